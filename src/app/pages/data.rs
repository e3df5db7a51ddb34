//! The page of data: the files, how each was read and why, its lines beside its cells, and what was remarked.

use std::path::Path;

use egui::{Panel, ScrollArea, Ui};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::command::{Command, key_of};
use crate::app::look::{TextSize, ink};
use crate::app::pages::middle;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::chips::chips_ui;
use crate::app::widgets::grid::grid_ui;
use crate::app::widgets::words::{Setting, button_ui, card, column, part_ui, row, text_ui};
use crate::base::{Note, NoteCode, Severity};
use crate::chart::file_name;
use crate::cli::told;
use crate::engine::{FileRead, Loaded, RecipeOffer};
use crate::speech::Message;

/// More notes than this are counted, not listed.
const LISTED: usize = 200;
/// The width of the list of files.
const LIST: f32 = 270.0;
/// The height of the notes under the table.
const NOTES: f32 = 190.0;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    let Some(loaded) = view.engine.loaded() else {
        middle(view).show(ui, |ui| text_ui(ui, view, &view.say(Message::Working {}), Setting::new(TextSize::Body, false, view.theme.soft)));
        return;
    };
    let frame = egui::Frame::NONE.fill(ink(view.theme.panel)).inner_margin(egui::Margin::symmetric(16, 16));
    let side = if view.rtl() { Panel::right("jumelles-files") } else { Panel::left("jumelles-files") };
    side.exact_size(LIST).resizable(false).frame(frame).show(ui, |ui| files_ui(ui, view, loaded, inbox));
    let chosen = view.session.file.min(loaded.files.len().saturating_sub(1));
    middle(view).show(ui, |ui| match loaded.files.get(chosen) {
        Some(file) => column(ui, view, |ui| file_ui(ui, view, (loaded, file), inbox)),
        None => {
            text_ui(ui, view, &view.say(Message::EmptyHint {}), Setting::new(TextSize::Body, false, view.theme.soft));
        }
    });
}

/// The files, each with what it gave; the chosen one is marked.
fn files_ui(ui: &mut Ui, view: &View<'_>, loaded: &Loaded, inbox: &mut MessageQueue) {
    part_ui(ui, view, &view.say(Message::DataFiles {}));
    let list = |ui: &mut Ui| {
        for (rank, file) in loaded.files.iter().enumerate() {
            let chosen = rank == view.session.file.min(loaded.files.len().saturating_sub(1));
            let name = file_name(&file.intake.name);
            let counts = view.say(Message::DataCounts { rows: file.intake.table.len(), figures: file.figures, missing: file.missing });
            let fill = if chosen { view.theme.surface } else { view.theme.panel };
            let response = card(view)
                .fill(ink(fill))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    column(ui, view, |ui| {
                        text_ui(ui, view, &name, Setting::new(TextSize::Body, chosen, view.theme.ink));
                        text_ui(ui, view, &counts, Setting::new(TextSize::Small, false, view.theme.soft));
                        if file.offer.is_some() {
                            text_ui(ui, view, &view.say(Message::OfferShort {}), Setting::new(TextSize::Small, false, view.theme.warn));
                        }
                    });
                })
                .response;
            let click = ui.interact(response.rect, egui::Id::unique(("jumelles-file", rank)), egui::Sense::click());
            click.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
            if click.has_focus() {
                let stroke = egui::Stroke::new(2.0, ink(view.theme.focus));
                ui.painter().rect_stroke(response.rect, egui::CornerRadius::same(8), stroke, egui::StrokeKind::Inside);
            }
            if click.clicked() {
                inbox.push(UiMessage::ShowFile(rank, None));
            }
            ui.add_space(4.0);
        }
        // A file that could not be read at all has no page of its own.
        let lost = |note: &&Note| note.location.as_ref().is_some_and(|at| !loaded.files.iter().any(|file| file.intake.name == at.source));
        for note in loaded.notes.iter().filter(lost).take(LISTED) {
            text_ui(ui, view, &told(note, view.speech()), Setting::new(TextSize::Note, false, view.theme.warn));
            let lost = note.location.as_ref().filter(|_| note.code() == NoteCode::FileNotFound).map(|at| Path::new(at.source.as_ref()));
            if let Some(lost) = lost.filter(|lost| view.project.sources.iter().any(|source| source.path == **lost))
                && button_ui(ui, view, &view.say(Message::FindFile {}), false).clicked()
            {
                inbox.push(UiMessage::Dialog(Some(Dialog::Find { lost: lost.to_owned(), path: String::new() })));
            }
        }
    };
    ScrollArea::vertical().id_salt("jumelles-files-list").show(ui, |ui| column(ui, view, list));
}

fn file_ui(ui: &mut Ui, view: &View<'_>, (loaded, file): (&Loaded, &FileRead), inbox: &mut MessageQueue) {
    text_ui(ui, view, &file_name(&file.intake.name), Setting::new(TextSize::Title, true, view.theme.ink));
    text_ui(ui, view, &account(view, file), Setting::new(TextSize::Note, false, view.theme.soft));
    ui.add_space(4.0);
    if let Some(offer) = &file.offer {
        offer_ui(ui, view, (file, offer), inbox);
    }
    chips_ui(ui, view, file, inbox);
    ui.add_space(8.0);
    let notes: Vec<&Note> =
        loaded.notes.iter().filter(|note| note.location.as_ref().is_none_or(|at| at.source == file.intake.name)).collect();
    let below = if notes.is_empty() { 40.0 } else { NOTES };
    let room = (ui.available_height() - below).max(160.0);
    ui.allocate_ui(egui::vec2(ui.available_width(), room), |ui| grid_ui(ui, view, file, inbox));
    part_ui(ui, view, &view.say(Message::DataNotes {}));
    ScrollArea::vertical().id_salt("jumelles-notes").auto_shrink([false, false]).show(ui, |ui| {
        column(ui, view, |ui| notes_ui(ui, view, &notes, inbox));
    });
}

/// What became of every cell, in one line.
fn account(view: &View<'_>, file: &FileRead) -> String {
    let account = file.intake.table.account();
    let number = |count: usize| view.speech().count(count);
    view.say(Message::CheckAccount {
        total: number(account.total),
        values: number(account.values),
        missing: number(account.missing),
        unreadable: number(account.unreadable),
        text: number(account.text),
        aside: number(account.set_aside),
    })
}

/// How a file of the same shape was read, what changed since, and one button to read this one the same way.
fn offer_ui(ui: &mut Ui, view: &View<'_>, (file, offer): (&FileRead, &RecipeOffer), inbox: &mut MessageQueue) {
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let from = file_name(&offer.from);
        let title = view.say(if offer.changes.is_empty() { Message::OfferSame { from } } else { Message::OfferTitle { from } });
        column(ui, view, |ui| {
            text_ui(ui, view, &title, Setting::new(TextSize::Body, true, view.theme.ink));
            for change in offer.changes.iter().take(CHANGES) {
                text_ui(ui, view, &view.speech().note(change), Setting::new(TextSize::Note, false, view.theme.soft));
            }
            if offer.changes.len() > CHANGES {
                let line = Message::DataMoreNotes { count: offer.changes.len() - CHANGES };
                text_ui(ui, view, &view.say(line), Setting::new(TextSize::Note, false, view.theme.soft));
            }
        });
        row(ui, view, |ui| {
            let key = key_of(Command::SameWay, view.preferences.language).unwrap_or_default();
            if button_ui(ui, view, &view.say(Message::OfferAccept {}), true).on_hover_text(key).clicked() {
                inbox.push(UiMessage::read(file, offer.recipe.clone()));
            }
        });
    });
    ui.add_space(8.0);
}

/// More changes than this are counted.
const CHANGES: usize = 6;

/// The first notes: they come gravest first. A click shows the line.
fn notes_ui(ui: &mut Ui, view: &View<'_>, notes: &[&Note], inbox: &mut MessageQueue) {
    if notes.is_empty() {
        text_ui(ui, view, &view.say(Message::DataNoNotes {}), Setting::new(TextSize::Body, false, view.theme.soft));
    }
    for note in notes.iter().take(LISTED) {
        let ink = if note.severity() == Severity::Info { view.theme.soft } else { view.theme.warn };
        let line = note.location.as_ref().map(|at| at.line).filter(|line| *line > 0);
        // The file is named above: its path is nobody's business here.
        let text = view.speech().note(note);
        let shown = line.map_or_else(|| text.clone(), |line| view.say(Message::NoteLine { line: line.to_string(), text: text.clone() }));
        let response = text_ui(ui, view, &shown, Setting::new(TextSize::Note, false, ink)).interact(egui::Sense::click());
        if response.clicked() && line.is_some() {
            inbox.push(UiMessage::ShowFile(view.session.file, line));
        }
    }
    if notes.len() > LISTED {
        let line = Message::DataMoreNotes { count: notes.len() - LISTED };
        text_ui(ui, view, &view.say(line), Setting::new(TextSize::Note, false, view.theme.soft));
    }
}

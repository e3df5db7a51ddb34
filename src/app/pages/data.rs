//! The data page: the files, the decisions about the selected one, its rows beside the table they became, and the notes on it.

use std::path::Path;

use egui::{CornerRadius, Frame, Id, Margin, Panel, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::state::command::{Command, shortcut_of};
use crate::app::state::dialog::FileDialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{button_ui, primary_button_ui};
use crate::app::widgets::layout::{card, column, page_panel, row};
use crate::app::widgets::questions::{MOST_QUESTIONS, is_question, questions, questions_ui};
use crate::app::widgets::reading_chips::reading_chips_ui;
use crate::app::widgets::source_grid::source_grid_ui;
use crate::app::widgets::text::{heading_ui, link_ui, text_ui};
use crate::base::{Note, NoteCode, Severity};
use crate::chart::file_name;
use crate::engine::report::note_text;
use crate::engine::{Loaded, LoadedFile, RecipeOffer};
use crate::speech::Message;

/// The most notes listed; further ones are counted.
const MAX_NOTES: usize = 200;
/// The most changes listed of an offered recipe; further ones are counted.
const MAX_CHANGES: usize = 6;
/// The width of the list of files, in points.
const LIST_WIDTH: f32 = 270.0;
/// The height of the notes under the grid, in points.
const NOTES_HEIGHT: f32 = 190.0;
/// The same when the file leaves questions: two of them at once, the rest below.
const QUESTIONS_HEIGHT: f32 = 320.0;
/// The height under the grid when there are no notes, in points.
const NO_NOTES_HEIGHT: f32 = 40.0;
/// The smallest height of the grid, in points.
const MIN_GRID_HEIGHT: f32 = 160.0;

/// Shows the page.
pub(super) fn data_page_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let message_style = LabelStyle::regular(TextSize::Body, view.theme.soft);
    let Some(loaded) = view.engine.loaded() else {
        page_panel(view).show(ui, |ui| text_ui(ui, view, &view.text(Message::Working {}), message_style));
        return;
    };
    let frame = Frame::NONE.fill(color32(view.theme.panel)).inner_margin(Margin::symmetric(16, 16));
    let side = if view.is_rtl() { Panel::right("jumelles-files") } else { Panel::left("jumelles-files") };
    side.exact_size(LIST_WIDTH).resizable(false).frame(frame).show(ui, |ui| file_list_ui(ui, view, loaded, queue));
    page_panel(view).show(ui, |ui| match loaded.files.get(selected_file(view, loaded)) {
        Some(file) => column(ui, view, |ui| file_ui(ui, view, loaded, file, queue)),
        None => {
            text_ui(ui, view, &view.text(Message::EmptyHint {}), message_style);
        }
    });
}

/// The index of the file shown: the selected one, or the last if there are fewer files now.
fn selected_file(view: &View<'_>, loaded: &Loaded) -> usize {
    view.session.selected_file.min(loaded.files.len().saturating_sub(1))
}

/// The files with their counts, then the files that could not be read.
fn file_list_ui(ui: &mut Ui, view: &View<'_>, loaded: &Loaded, queue: &mut MessageQueue) {
    heading_ui(ui, view, &view.text(Message::DataFiles {}));
    let list = |ui: &mut Ui| {
        for (index, file) in loaded.files.iter().enumerate() {
            if file_entry_ui(ui, view, file, index, index == selected_file(view, loaded)) {
                queue.push(UiMessage::SelectFile { file: index, line: None });
            }
            ui.add_space(4.0);
        }
        let is_of_listed_file = |source: &str| loaded.files.iter().any(|file| *file.intake.name == *source);
        let is_unread = |note: &&Note| note.location.as_ref().is_some_and(|location| !is_of_listed_file(&location.source));
        for note in loaded.notes.iter().filter(is_unread).take(MAX_NOTES) {
            unread_file_ui(ui, view, note, queue);
        }
    };
    ScrollArea::vertical().id_salt("jumelles-files-list").show(ui, |ui| column(ui, view, list));
}

/// The file at an index of the list. Returns whether it was clicked.
fn file_entry_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, index: usize, selected: bool) -> bool {
    let theme = &view.theme;
    let name = file_name(&file.intake.name);
    let counts = view.text(Message::DataCounts { rows: file.intake.table.len(), figures: file.figures, missing: file.missing });
    let fill = if selected { theme.surface } else { theme.panel };
    let frame = card(view).fill(color32(fill)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        column(ui, view, |ui| {
            text_ui(ui, view, &name, LabelStyle::selectable(TextSize::Body, theme.ink, selected));
            text_ui(ui, view, &counts, LabelStyle::regular(TextSize::Small, theme.soft));
            if file.recipe_offer.is_some() {
                text_ui(ui, view, &view.text(Message::OfferShort {}), LabelStyle::regular(TextSize::Small, theme.warn));
            }
        });
    });
    let rect = frame.response.rect;
    let response = ui.interact(rect, Id::unique(("jumelles-file", index)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    if response.has_focus() {
        let stroke = Stroke::new(2.0, color32(theme.focus));
        ui.painter().rect_stroke(rect, CornerRadius::same(8), stroke, StrokeKind::Inside);
    }
    response.clicked()
}

/// A note on a file that could not be read at all. A missing source of the project can be located.
fn unread_file_ui(ui: &mut Ui, view: &View<'_>, note: &Note, queue: &mut MessageQueue) {
    text_ui(ui, view, &note_text(note, view.speech()), LabelStyle::regular(TextSize::Note, view.theme.warn));
    if note.code() == NoteCode::FileHeld {
        if button_ui(ui, view, &view.text(Message::HeldReadAnyway {})).clicked() {
            queue.push(UiMessage::ReadHeldFiles);
        }
        return;
    }
    let Some(location) = note.location.as_ref().filter(|_| note.code() == NoteCode::FileNotFound) else { return };
    let missing = Path::new(location.source.as_ref());
    if view.project.sources.iter().any(|source| source.path == missing) && button_ui(ui, view, &view.text(Message::FindFile {})).clicked() {
        queue.push(UiMessage::open_file_dialog(FileDialog::Locate { missing: missing.to_owned(), path: String::new() }));
    }
}

/// One file: its name, what became of its cells, the offered recipe, the decisions, the grid and the notes.
fn file_ui(ui: &mut Ui, view: &View<'_>, loaded: &Loaded, file: &LoadedFile, queue: &mut MessageQueue) {
    text_ui(ui, view, &file_name(&file.intake.name), LabelStyle::bold(TextSize::Title, view.theme.ink));
    text_ui(ui, view, &cell_counts(view, file), LabelStyle::regular(TextSize::Note, view.theme.soft));
    ui.add_space(4.0);
    if let Some(offer) = &file.recipe_offer {
        offer_ui(ui, view, file, offer, queue);
    }
    reading_chips_ui(ui, view, file, queue);
    ui.add_space(8.0);
    let is_on_file = |note: &&Note| note.location.as_ref().is_none_or(|location| location.source == file.intake.name);
    let notes: Vec<&Note> = loaded.notes.iter().filter(is_on_file).collect();
    let asked = questions(&notes);
    let below = match (asked.is_empty(), notes.is_empty()) {
        (false, _) => QUESTIONS_HEIGHT,
        (true, false) => NOTES_HEIGHT,
        (true, true) => NO_NOTES_HEIGHT,
    };
    let grid_height = (ui.available_height() - below).max(MIN_GRID_HEIGHT);
    ui.allocate_ui(vec2(ui.available_width(), grid_height), |ui| source_grid_ui(ui, view, file, queue));
    ScrollArea::vertical().id_salt("jumelles-notes").auto_shrink([false, false]).show(ui, |ui| {
        column(ui, view, |ui| {
            questions_ui(ui, view, file, &asked, queue);
            heading_ui(ui, view, &view.text(Message::DataNotes {}));
            // What is asked above is not said again; the questions of a file that leaves too many stay in the list.
            let rest: Vec<&Note> = notes.into_iter().filter(|note| asked.len() > MOST_QUESTIONS || !is_question(note)).collect();
            notes_ui(ui, view, &rest, queue);
        });
    });
}

/// How many cells of a file are values, missing, unreadable, text or skipped, in one sentence.
fn cell_counts(view: &View<'_>, file: &LoadedFile) -> String {
    let counts = file.intake.table.account();
    let number = |count: usize| view.speech().format_count(count);
    view.text(Message::CheckAccount {
        total: number(counts.total),
        values: number(counts.values),
        missing: number(counts.missing),
        unreadable: number(counts.unreadable),
        text: number(counts.text),
        aside: number(counts.skipped),
    })
}

/// The recipe of an earlier file of the same shape: what changed since, and a button that reads this file with it.
fn offer_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, offer: &RecipeOffer, queue: &mut MessageQueue) {
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let from = file_name(&offer.made_for);
        let title = if offer.changes.is_empty() { Message::OfferSame { from } } else { Message::OfferTitle { from } };
        column(ui, view, |ui| {
            let note_style = LabelStyle::regular(TextSize::Note, view.theme.soft);
            text_ui(ui, view, &view.text(title), LabelStyle::bold(TextSize::Body, view.theme.ink));
            for change in offer.changes.iter().take(MAX_CHANGES) {
                text_ui(ui, view, &view.speech().format_note(change), note_style);
            }
            if offer.changes.len() > MAX_CHANGES {
                let more = Message::DataMoreNotes { count: offer.changes.len() - MAX_CHANGES };
                text_ui(ui, view, &view.text(more), note_style);
            }
        });
        row(ui, view, |ui| {
            let shortcut = shortcut_of(Command::ApplyOfferedRecipe, view.preferences.language).unwrap_or_default();
            let button = primary_button_ui(ui, view, &view.text(Message::OfferAccept {}));
            if button.on_hover_text(shortcut).clicked() {
                queue.push(UiMessage::read_with(file, offer.recipe.clone()));
            }
        });
    });
    ui.add_space(8.0);
}

/// The notes on a file, in the order of the engine: the most severe first. A click on a note scrolls to its line.
fn notes_ui(ui: &mut Ui, view: &View<'_>, notes: &[&Note], queue: &mut MessageQueue) {
    if notes.is_empty() {
        text_ui(ui, view, &view.text(Message::DataNoNotes {}), LabelStyle::regular(TextSize::Body, view.theme.soft));
    }
    for note in notes.iter().take(MAX_NOTES) {
        let color = if note.severity() == Severity::Info { view.theme.soft } else { view.theme.warn };
        let line = note.location.as_ref().map(|location| location.line).filter(|line| *line > 0);
        let text = view.speech().format_note(note);
        let text = match line {
            Some(line) => view.text(Message::NoteLine { line: line.to_string(), text }),
            None => text,
        };
        let style = LabelStyle::regular(TextSize::Note, color);
        // A note on the whole file leads nowhere.
        if line.is_none() {
            text_ui(ui, view, &text, style);
        } else if link_ui(ui, view, &text, style).clicked() {
            queue.push(UiMessage::SelectFile { file: view.session.selected_file, line });
        }
    }
    if notes.len() > MAX_NOTES {
        let more = Message::DataMoreNotes { count: notes.len() - MAX_NOTES };
        text_ui(ui, view, &view.text(more), LabelStyle::regular(TextSize::Note, view.theme.soft));
    }
}

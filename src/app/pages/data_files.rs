//! The files of the project: what each gave and what it asks, and those that could not be read.

use std::path::Path;

use egui::{CornerRadius, Id, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use crate::app::state::command::Command;
use crate::app::state::dialog::FileDialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::button_ui;
use crate::app::widgets::layout::{card, column};
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::questions::questions;
use crate::app::widgets::text::{heading_ui, text_ui};
use crate::base::{Note, NoteCode};
use crate::chart::file_name;
use crate::engine::report::note_text;
use crate::engine::{Loaded, LoadedFile};
use crate::speech::Message;

/// The most notes listed of files that could not be read.
const MAX_NOTES: usize = 200;

/// The files with their counts, then the files that could not be read.
pub(super) fn file_list_ui(ui: &mut Ui, view: &View<'_>, loaded: &Loaded, selected: usize, queue: &mut MessageQueue) {
    heading_ui(ui, view, &view.text(Message::DataFiles {}));
    let add = button_ui(ui, view, &view.text(Message::DataAddFiles {}));
    takes_focus_of(ui, PagePart::Towns, &add);
    if add.clicked() {
        queue.push(UiMessage::Command(Command::OpenFiles));
    }
    ui.add_space(6.0);
    let list = |ui: &mut Ui| {
        for index in 0..loaded.files.len() {
            if file_entry_ui(ui, view, loaded, index, index == selected) {
                queue.push(UiMessage::SelectFile { file: index, line: None });
            }
            ui.add_space(4.0);
        }
        let is_of_listed_file = |source: &str| loaded.files.iter().any(|file| *file.intake.name == *source);
        let is_unread = |note: &&Note| note.location.as_ref().is_some_and(|location| !is_of_listed_file(&location.source));
        for note in loaded.notes.iter().filter(is_unread).take(MAX_NOTES) {
            unread_file_ui(ui, view, note, queue);
        }
        ui.add_space(10.0);
        for hint in [Message::DataDropHint {}, Message::DataSameWay {}] {
            text_ui(ui, view, &view.text(hint), LabelStyle::regular(TextSize::Small, view.theme.soft));
            ui.add_space(4.0);
        }
    };
    ScrollArea::vertical().id_salt("jumelles-files-list").show(ui, |ui| column(ui, view, list));
}

/// The file at an index of the list. Returns whether it was clicked.
fn file_entry_ui(ui: &mut Ui, view: &View<'_>, loaded: &Loaded, index: usize, selected: bool) -> bool {
    let theme = &view.theme;
    let Some(file) = loaded.files.get(index) else { return false };
    let asked = count_questions(loaded, file);
    let name = file_name(&file.intake.name);
    let counts = view.text(Message::DataCounts { rows: file.intake.table.len(), figures: file.figures, missing: file.missing });
    let fill = if selected { theme.surface } else { theme.panel };
    let frame = card(view).fill(color32(fill)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        column(ui, view, |ui| {
            text_ui(ui, view, &name, LabelStyle::selectable(TextSize::Body, theme.ink, selected));
            text_ui(ui, view, &counts, LabelStyle::regular(TextSize::Small, theme.soft));
            if asked > 0 {
                let questions = view.text(Message::DataQuestions { count: asked });
                text_ui(ui, view, &questions, LabelStyle::bold(TextSize::Small, theme.warn));
            }
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

/// How many questions a file leaves.
fn count_questions(loaded: &Loaded, file: &LoadedFile) -> usize {
    let is_of_file = |note: &&Note| note.location.as_ref().is_some_and(|location| location.source == file.intake.name);
    let notes: Vec<&Note> = loaded.notes.iter().filter(is_of_file).collect();
    questions(&notes).len()
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

//! What a file leaves to be confirmed, what was noticed in it, and what becomes of the decisions.

use egui::Ui;
use lucide_icons::Icon;

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::icons::icon_text_ui;
use crate::app::widgets::questions::{MOST_QUESTIONS, is_question, questions_ui};
use crate::app::widgets::text::{heading_ui, link_ui, text_ui};
use crate::base::{Note, Severity};
use crate::engine::LoadedFile;
use crate::speech::Message;
use crate::tidy::Recipe;

/// The most notes listed; further ones are counted.
const MAX_NOTES: usize = 200;

/// A file with its notes, and those of them that ask something, each once.
#[derive(Clone, Copy)]
pub(super) struct NotedFile<'a> {
    pub file: &'a LoadedFile,
    pub notes: &'a [&'a Note],
    pub asked: &'a [&'a Note],
}

/// Shows what is to be confirmed, what was noticed, and what becomes of the decisions.
pub(super) fn review_ui(ui: &mut Ui, view: &View<'_>, noted: NotedFile<'_>, queue: &mut MessageQueue) {
    let NotedFile { file, notes, asked } = noted;
    heading_ui(ui, view, &view.text(Message::QuestionsTitle {}));
    questions_ui(ui, view, file, asked, queue);
    ui.add_space(6.0);
    heading_ui(ui, view, &view.text(Message::DataNotes {}));
    // What is asked above is not said again; the questions of a file that leaves too many stay in the list.
    let rest: Vec<&Note> = notes.iter().copied().filter(|note| asked.len() > MOST_QUESTIONS || !is_question(note)).collect();
    notes_ui(ui, view, &rest, queue);
    if view.recipe(file) != Recipe::default() {
        ui.add_space(6.0);
        heading_ui(ui, view, &view.text(Message::DataNextYear {}));
        text_ui(ui, view, &view.text(Message::DataNextYearText {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
    }
}

/// The notes on a file, in the order of the engine: the most severe first. A click on a note scrolls to its line.
fn notes_ui(ui: &mut Ui, view: &View<'_>, notes: &[&Note], queue: &mut MessageQueue) {
    if notes.is_empty() {
        text_ui(ui, view, &view.text(Message::DataNoNotes {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
    }
    for note in notes.iter().take(MAX_NOTES) {
        let (icon, color) = match note.severity() {
            Severity::Info => (Icon::Check, view.theme.good),
            Severity::Warning | Severity::Error => (Icon::TriangleAlert, view.theme.warn),
        };
        let line = note.location.as_ref().map(|location| location.line).filter(|line| *line > 0);
        let text = view.speech().format_note(note);
        let text = match line {
            Some(line) => view.text(Message::NoteLine { line: line.to_string(), text }),
            None => text,
        };
        let style = LabelStyle::regular(TextSize::Note, if note.severity() == Severity::Info { view.theme.ink } else { color });
        icon_text_ui(ui, view, icon, color, |ui| {
            // A note on the whole file leads nowhere.
            if line.is_none() {
                text_ui(ui, view, &text, style);
            } else if link_ui(ui, view, &text, style).clicked() {
                queue.push(UiMessage::SelectFile { file: view.session.selected_file, line });
            }
        });
    }
    if notes.len() > MAX_NOTES {
        let more = Message::DataMoreNotes { count: notes.len() - MAX_NOTES };
        text_ui(ui, view, &view.text(more), LabelStyle::regular(TextSize::Note, view.theme.soft));
    }
}

//! The questions of the reading of a file: each with a field or a button that answers it. The file is read again at once, and the answer
//! is undone like any edit.

use std::collections::HashSet;

use egui::{Id, Ui};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::button_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::text::{heading_ui, text_ui};
use crate::app::widgets::text_field::short_field_ui;
use crate::base::Note;
use crate::engine::LoadedFile;
use crate::engine::questions::{AskedFor, answered};
use crate::speech::Message;

/// The most questions shown; answering one often answers others.
pub(crate) const MOST_QUESTIONS: usize = 6;

/// The width of the field of an answer, in points.
const FIELD_WIDTH: f32 = 220.0;

/// Whether a note asks something.
pub(crate) fn is_question(note: &Note) -> bool {
    AskedFor::by(note.code()).is_some()
}

/// The notes that ask something, one of each kind and text.
pub(crate) fn questions<'a>(notes: &[&'a Note]) -> Vec<&'a Note> {
    let mut seen = HashSet::new();
    let asks = |note: &&&Note| is_question(note) && seen.insert(format!("{:?}", note.message));
    notes.iter().filter(asks).copied().collect()
}

/// Shows the questions of a file; nothing when there are none.
pub(crate) fn questions_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, asked: &[&Note], queue: &mut MessageQueue) {
    if asked.is_empty() {
        return;
    }
    heading_ui(ui, view, &view.text(Message::QuestionsTitle {}));
    for (index, note) in asked.iter().take(MOST_QUESTIONS).enumerate() {
        let Some(asks) = AskedFor::by(note.code()) else { continue };
        text_ui(ui, view, &view.speech().format_note(note), LabelStyle::regular(TextSize::Note, view.theme.ink));
        let label = view.text(field_label(asks));
        if !asks.is_yes_or_no() {
            text_ui(ui, view, &label, LabelStyle::regular(TextSize::Note, view.theme.soft));
        }
        row(ui, view, |ui| {
            let id = Id::unique(("jumelles-answer", file.intake.name.as_ref(), index));
            let mut text = ui.data_mut(|data| data.get_temp::<String>(id)).unwrap_or_default();
            if !asks.is_yes_or_no() {
                short_field_ui(ui, &label, FIELD_WIDTH, &mut text);
                ui.data_mut(|data| data.insert_temp(id, text.clone()));
            }
            let recipe = answered(&view.recipe(file), note, &text);
            let label = view.text(button_label(asks));
            if button_ui(ui, view, &label).clicked()
                && let Some(recipe) = recipe
            {
                queue.push(UiMessage::read_with(file, recipe));
            }
        });
        ui.add_space(6.0);
    }
}

/// What is typed into the field of a question.
fn field_label(asked: AskedFor) -> Message {
    match asked {
        AskedFor::Time => Message::AnswerYear {},
        AskedFor::Place => Message::AnswerPlace {},
        AskedFor::Level => Message::AnswerLevel {},
        AskedFor::Measure => Message::AnswerMeasure {},
        AskedFor::Edition => Message::AnswerEdition {},
        AskedFor::Unit => Message::AnswerUnit {},
        AskedFor::Decimal => Message::AnswerDecimal {},
        AskedFor::Sum | AskedFor::SameMeasure | AskedFor::PlaceColumn => Message::AnswerYes {},
    }
}

/// The button that answers.
fn button_label(asked: AskedFor) -> Message {
    match asked {
        AskedFor::Sum => Message::AnswerSum {},
        AskedFor::SameMeasure | AskedFor::PlaceColumn => Message::AnswerYes {},
        AskedFor::Time | AskedFor::Place | AskedFor::Level | AskedFor::Measure | AskedFor::Unit | AskedFor::Edition | AskedFor::Decimal => {
            Message::Answer {}
        }
    }
}

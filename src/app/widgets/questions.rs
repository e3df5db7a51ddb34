//! The questions of the reading of a file: each on a card with the answers that the table suggests as buttons, and a field for another. The
//! file is read again at once, and the answer is undone like any edit.

use std::collections::HashSet;

use egui::{Id, Stroke, Ui};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{button_ui, primary_button_ui};
use crate::app::widgets::layout::{card, column, wrapped_row};
use crate::app::widgets::text::text_ui;
use crate::app::widgets::text_field::short_field_ui;
use crate::base::{Level, Note};
use crate::engine::LoadedFile;
use crate::engine::questions::{AskedFor, answered, declined, proposed_answers};
use crate::speech::Message;
use crate::tidy::Recipe;

/// The most questions shown; answering one often answers others.
pub(crate) const MOST_QUESTIONS: usize = 6;

/// The kinds of territory offered as buttons.
const LEVELS: [Level; 4] = [Level::Commune, Level::Province, Level::Departement, Level::Region];

/// The width of the field of an answer, in points.
const FIELD_WIDTH: f32 = 150.0;

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

/// Shows the questions of a file; that there are none when there are none.
pub(crate) fn questions_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, asked: &[&Note], queue: &mut MessageQueue) {
    if asked.is_empty() {
        text_ui(ui, view, &view.text(Message::QuestionsNone {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
    }
    for (index, note) in asked.iter().take(MOST_QUESTIONS).enumerate() {
        let Some(asks) = AskedFor::by(note.code()) else { continue };
        let frame = card(view).fill(color32(view.theme.surface)).stroke(Stroke::new(1.5, color32(view.theme.warn)));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            column(ui, view, |ui| {
                text_ui(ui, view, &view.speech().format_note(note), LabelStyle::regular(TextSize::Note, view.theme.ink));
                let question = Question { view, file, note, asks, index };
                if let Some(recipe) = question.answer_ui(ui) {
                    queue.push(UiMessage::read_with(file, recipe));
                }
            });
        });
        ui.add_space(6.0);
    }
}

/// A question on its card.
struct Question<'a> {
    view: &'a View<'a>,
    file: &'a LoadedFile,
    note: &'a Note,
    asks: AskedFor,
    /// Its rank among the questions of the file.
    index: usize,
}

impl Question<'_> {
    /// Shows the answers. Returns the recipe in which one that was chosen is given.
    fn answer_ui(&self, ui: &mut Ui) -> Option<Recipe> {
        let Self { view, file, note, asks, .. } = *self;
        let recipe = view.recipe(file);
        let id = Id::unique(("jumelles-answer", file.intake.name.as_ref(), self.index));
        let mut chosen = None;
        let proposed = self.proposed();
        let mut typed = ui.data(|data| data.get_temp::<String>(id));
        wrapped_row(ui, view, |ui| {
            if asks.is_yes_or_no() && primary_button_ui(ui, view, &view.text(yes_label(asks))).clicked() {
                chosen = answered(&recipe, note, "");
            }
            if let Some(recipe) = declined(&recipe, note)
                && button_ui(ui, view, &view.text(Message::AnswerAsIs {})).clicked()
            {
                chosen = Some(recipe);
            }
            for (rank, Proposed { label, answer }) in proposed.iter().enumerate() {
                let button = if rank == 0 { primary_button_ui } else { button_ui };
                if button(ui, view, label).clicked() {
                    chosen = answered(&recipe, note, answer);
                }
            }
            let is_closed = typed.is_none() && !proposed.is_empty();
            if !asks.is_yes_or_no() && is_closed && button_ui(ui, view, &view.text(Message::AnswerOther {})).clicked() {
                typed = Some(String::new());
            }
        });
        if !asks.is_yes_or_no() && (typed.is_some() || proposed.is_empty()) {
            let label = view.text(field_label(asks));
            text_ui(ui, view, &label, LabelStyle::regular(TextSize::Small, view.theme.soft));
            let mut text = typed.take().unwrap_or_default();
            wrapped_row(ui, view, |ui| {
                let field = short_field_ui(ui, &label, FIELD_WIDTH, &mut text);
                let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
                if button_ui(ui, view, &view.text(Message::Answer {})).clicked() || is_entered {
                    chosen = answered(&recipe, note, &text);
                }
            });
            typed = Some(text);
        }
        ui.data_mut(|data| match typed.filter(|_| chosen.is_none()) {
            Some(text) => _ = data.insert_temp(id, text),
            None => _ = data.remove_temp::<String>(id),
        });
        chosen
    }

    /// The answers offered as buttons.
    fn proposed(&self) -> Vec<Proposed> {
        if self.asks == AskedFor::Level {
            let level = |level: Level| Proposed { label: self.view.speech().level_name(level), answer: level.code().to_owned() };
            return LEVELS.map(level).to_vec();
        }
        let same = |answer: String| Proposed { label: answer.clone(), answer };
        proposed_answers(self.asks, &self.file.intake.table).into_iter().map(same).collect()
    }
}

/// An answer offered as a button.
#[derive(Clone)]
struct Proposed {
    label: String,
    /// As it would be typed.
    answer: String,
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

/// The button that says yes.
fn yes_label(asked: AskedFor) -> Message {
    if asked == AskedFor::Sum { Message::AnswerSum {} } else { Message::AnswerYes {} }
}

//! What the user says of one column, in the menu of its heading: the measure, the unit and the time of values, the kind of territory of
//! places. The file is read again at once, and the answer is undone like any edit.

use egui::{Id, Ui};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, menu_choice_ui};
use crate::app::widgets::text::text_ui;
use crate::app::widgets::text_field::short_field_ui;
use crate::base::{Level, Time};
use crate::engine::LoadedFile;
use crate::speech::Message;
use crate::tidy::{ColumnAnswer, ColumnRole};

/// The width of a field, in points.
const FIELD_WIDTH: f32 = 220.0;

/// The kinds of territory offered; others can be typed on the command line.
const LEVELS: [Level; 7] =
    [Level::Commune, Level::Epci, Level::Prefecture, Level::Province, Level::Departement, Level::Region, Level::Neighbourhood];

/// Shows what can be said of columns with these headings and one role; nothing for columns that hold neither values nor places.
pub(crate) fn column_answers_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, columns: AnsweredColumns<'_>, queue: &mut MessageQueue) {
    match columns.role {
        ColumnRole::Value => value_answers_ui(ui, view, file, columns.headings, queue),
        ColumnRole::Place => levels_ui(ui, view, file, queue),
        ColumnRole::Year
        | ColumnRole::Measure
        | ColumnRole::Unit
        | ColumnRole::Context(_)
        | ColumnRole::Bound
        | ColumnRole::Breakdown
        | ColumnRole::Unused => {}
    }
}

/// Neighbouring columns of one measure something can be said of.
#[derive(Clone, Copy)]
pub(crate) struct AnsweredColumns<'a> {
    pub headings: &'a [String],
    pub role: ColumnRole,
}

/// The texts typed for a column.
#[derive(Clone, Default)]
struct Typed {
    measure: String,
    unit: String,
    year: String,
}

fn value_answers_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, headings: &[String], queue: &mut MessageQueue) {
    let recipe = view.recipe(file);
    let [heading, others @ ..] = headings else { return };
    let id = Id::unique(("jumelles-column-answer", file.intake.name.as_ref(), heading.as_str()));
    let answered = || {
        let answer = recipe.answers.columns.get(heading).cloned().unwrap_or_default();
        let year = answer.time.map(Time::code).unwrap_or_default();
        Typed { measure: answer.measure.unwrap_or_default(), unit: answer.unit.unwrap_or_default(), year }
    };
    let mut typed = ui.data_mut(|data| data.get_temp::<Typed>(id)).unwrap_or_else(answered);
    ui.separator();
    let fields = [
        (Message::AnswerColumnMeasure {}, &mut typed.measure),
        (Message::AnswerColumnUnit {}, &mut typed.unit),
        (Message::AnswerColumnYear {}, &mut typed.year),
    ];
    // Columns of one measure differ by their years.
    let most = if others.is_empty() { fields.len() } else { fields.len() - 1 };
    for (label, text) in fields.into_iter().take(most) {
        let label = view.text(label);
        text_ui(ui, view, &label, LabelStyle::regular(TextSize::Note, view.theme.soft));
        short_field_ui(ui, &label, FIELD_WIDTH, text);
    }
    let is_clicked = button_ui(ui, view, &view.text(Message::AnswerColumnApply {})).clicked();
    let answer = answer_of(&typed);
    ui.data_mut(|data| data.insert_temp(id, typed));
    if let Some(answer) = answer.filter(|answer| is_clicked && *answer != ColumnAnswer::default()) {
        ui.data_mut(|data| data.remove_temp::<Typed>(id));
        queue.push(UiMessage::read_with(file, headings.iter().fold(recipe, |recipe, heading| recipe.with_column_answer(heading, &answer))));
        ui.close();
    }
}

/// What was typed, as an answer; `None` while the year cannot be read.
fn answer_of(typed: &Typed) -> Option<ColumnAnswer> {
    let word = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let time = match word(&typed.year) {
        Some(year) => Some(Time::parse(&year)?),
        None => None,
    };
    Some(ColumnAnswer { role: None, measure: word(&typed.measure), unit: word(&typed.unit), time })
}

fn levels_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, queue: &mut MessageQueue) {
    let chosen = file.mapping.as_ref().and_then(|mapping| mapping.level);
    ui.separator();
    text_ui(ui, view, &view.text(Message::AnswerLevel {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
    for level in LEVELS {
        let name = view.speech().level_name(level);
        if menu_choice_ui(ui, view, &name, chosen == Some(level)).clicked() {
            queue.push(UiMessage::read_with(file, view.recipe(file).with_level(level)));
            ui.close();
        }
    }
}

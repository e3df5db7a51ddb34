//! The dialog of an indicator of one's own: measures are completed while a formula is typed; its figure, or what is wrong, is shown.

use egui::Ui;

use crate::app::dialogs::measure_choice::found_ui;
use crate::app::dialogs::parts::{cancel_button_ui, focus_if_none, title_ui};
use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::primary_button_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::app::widgets::text_field::{text_field_ui, visual_order_ui};
use crate::base::{Note, PlaceId, Time};
use crate::compare::ComparisonQuery;
use crate::engine::{custom_indicator_card, preview_indicator};
use crate::project::{CustomIndicator, Edit};
use crate::speech::Message;

/// The decimals of the figures shown.
pub(super) const DECIMALS: u8 = 2;

/// Shows a field of one line. Returns whether its text changed.
pub(super) fn line_ui(ui: &mut Ui, view: &View<'_>, label: Message, text: &mut String) -> bool {
    let field = text_field_ui(ui, view, label, 1, text);
    visual_order_ui(ui, view, text);
    focus_if_none(ui, &field);
    field.changed()
}

/// Shows the figure a formula gives, or why it gives none.
pub(super) fn result_ui(ui: &mut Ui, view: &View<'_>, result: Result<String, &Note>) {
    match result {
        Ok(figure) => text_ui(ui, view, &figure, LabelStyle::bold(TextSize::Note, view.theme.good)),
        Err(note) => text_ui(ui, view, &view.speech().format_note(note), LabelStyle::regular(TextSize::Note, view.theme.warn)),
    };
}

/// Defines or changes a custom indicator: its name, its unit and its formula.
pub(super) fn custom_indicator_ui(ui: &mut Ui, view: &View<'_>, indicator: &CustomIndicator, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::CustomTitle {});
    let mut typed = indicator.clone();
    let has_changed = line_ui(ui, view, Message::CustomName {}, &mut typed.name)
        | line_ui(ui, view, Message::CustomUnit {}, &mut typed.unit)
        | line_ui(ui, view, Message::CustomFormula {}, &mut typed.formula);
    let completed = completion_ui(ui, view, &mut typed.formula);
    if has_changed || completed {
        queue.push(UiMessage::open_dialog(Dialog::CustomIndicator(typed.clone())));
    }
    text_ui(ui, view, &view.text(Message::CustomHelp {}), LabelStyle::regular(TextSize::Small, view.theme.soft));
    let is_valid = custom_indicator_result_ui(ui, view, &typed);
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(is_valid, |ui| {
            if primary_button_ui(ui, view, &view.text(Message::CustomAdd {})).clicked() {
                queue.push(UiMessage::Edit(Edit::DefineIndicator(typed.clone())));
                if let Some(query) = view.query() {
                    let indicators = vec![custom_indicator_card(&typed).id];
                    queue.push(UiMessage::Edit(Edit::SetQuery(ComparisonQuery { indicators, times: Vec::new(), ..query.clone() })));
                }
                queue.push(UiMessage::SetDialog(None));
            }
        });
        cancel_button_ui(ui, view, queue);
    });
}

/// The measures that the last word of a formula may mean; one that is clicked takes its place. Returns whether one was.
fn completion_ui(ui: &mut Ui, view: &View<'_>, formula: &mut String) -> bool {
    let word = formula.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned();
    let is_name = view.engine.loaded().is_some_and(|loaded| {
        word.chars().count() < 2 || loaded.values.observations().measures().iter().any(|measure| measure.id.as_str() == word)
    });
    if is_name {
        return false;
    }
    let Some(measure) = found_ui(ui, view, &word) else { return false };
    formula.truncate(formula.len() - word.len());
    formula.push_str(measure.id.as_str());
    true
}

/// Tries a custom indicator on the focus town and shows its figure or its error. Returns whether the indicator can be added.
fn custom_indicator_result_ui(ui: &mut Ui, view: &View<'_>, indicator: &CustomIndicator) -> bool {
    let is_incomplete = indicator.name.trim().is_empty() || indicator.formula.trim().is_empty();
    let Some(loaded) = view.engine.loaded().filter(|_| !is_incomplete) else { return false };
    let focus = view.query().map(|query| query.focus.clone());
    let result = preview_indicator(view.reference_data, &loaded.values, indicator, focus.as_ref());
    let figure = |figure: &Option<(Time, f64)>| match figure {
        None => view.text(Message::CustomNoResult {}),
        Some((year, value)) => {
            let number = view.speech().format_number(*value, DECIMALS);
            let place = focus.as_ref().map_or_else(String::new, |place| town_name(view, place));
            view.text(Message::CustomResult { place, year: *year, value: view.speech().format_quantity(&number, &indicator.unit) })
        }
    };
    result_ui(ui, view, result.as_ref().map(figure));
    result.is_ok()
}

/// The name of a place among the files read; its id if it is not there.
pub(super) fn town_name(view: &View<'_>, id: &PlaceId) -> String {
    let place = view.engine.loaded().and_then(|loaded| loaded.values.observations().place(id));
    place.map_or_else(|| id.to_string(), |place| view.place_name(place).to_owned())
}

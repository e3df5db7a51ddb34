//! The two dialogs with a formula: a custom indicator and a supposition. Errors and the resulting figure are shown while typing.

use egui::Ui;

use crate::app::dialogs::parts::{cancel_button_ui, focus_if_none, title_ui};
use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, primary_button_ui};
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::app::widgets::text_field::{text_field_ui, visual_order_ui};
use crate::base::{Note, PlaceId, Time};
use crate::compare::ComparisonQuery;
use crate::engine::{custom_indicator_card, parse_supposition, preview_indicator};
use crate::project::{CustomIndicator, Edit};
use crate::speech::Message;

/// The decimals of the figures shown.
const DECIMALS: u8 = 2;

/// Shows a field of one line. Returns whether its text changed.
fn line_ui(ui: &mut Ui, view: &View<'_>, label: Message, text: &mut String) -> bool {
    let field = text_field_ui(ui, view, label, 1, text);
    visual_order_ui(ui, view, text);
    focus_if_none(ui, &field);
    field.changed()
}

/// Shows the figure a formula gives, or why it gives none.
fn result_ui(ui: &mut Ui, view: &View<'_>, result: Result<String, &Note>) {
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
    if has_changed {
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
fn town_name(view: &View<'_>, id: &PlaceId) -> String {
    let place = view.engine.loaded().and_then(|loaded| loaded.values.observations().place(id));
    place.map_or_else(|| id.to_string(), |place| view.place_name(place).to_owned())
}

/// Shows the suppositions of the project, each with a button that removes it, and a field for another one.
pub(super) fn supposition_ui(ui: &mut Ui, view: &View<'_>, text: &str, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::SupposeTitle {});
    let suppositions = &view.project.suppositions;
    for (index, supposition) in suppositions.iter().enumerate() {
        row(ui, view, |ui| {
            text_ui(ui, view, supposition, LabelStyle::regular(TextSize::Body, view.theme.ink));
            if button_ui(ui, view, &view.text(Message::SupposeRemove {})).clicked() {
                let others = suppositions.iter().enumerate().filter(|(other, _)| *other != index);
                queue.push(UiMessage::Edit(Edit::SetSuppositions(others.map(|(_, text)| text.clone()).collect())));
            }
        });
    }
    let mut typed = text.to_owned();
    if line_ui(ui, view, Message::SupposeText {}, &mut typed) {
        queue.push(UiMessage::open_dialog(Dialog::Supposition { text: typed.clone() }));
    }
    text_ui(ui, view, &view.text(Message::SupposeHelp {}), LabelStyle::regular(TextSize::Small, view.theme.soft));
    let is_valid = supposition_result_ui(ui, view, &typed);
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(is_valid, |ui| {
            if primary_button_ui(ui, view, &view.text(Message::SupposeAdd {})).clicked() {
                let all = suppositions.iter().cloned().chain(std::iter::once(typed.trim().to_owned())).collect();
                queue.push(UiMessage::Edit(Edit::SetSuppositions(all)));
                queue.push(UiMessage::SetDialog(None));
            }
        });
        cancel_button_ui(ui, view, queue);
    });
}

/// Reads a supposition and shows its figure or its error. Returns whether it can be added.
fn supposition_result_ui(ui: &mut Ui, view: &View<'_>, typed: &str) -> bool {
    let Some(loaded) = view.engine.loaded().filter(|_| !typed.trim().is_empty()) else { return false };
    let result = parse_supposition(view.reference_data, &loaded.values, typed);
    result_ui(
        ui,
        view,
        result.as_ref().map(|supposition| {
            let measure = view.reference_data.measures.find(supposition.measure.as_str());
            let unit = measure.map_or("", |measure| measure.unit.as_str());
            let value = view.speech().format_quantity(&view.speech().format_number(supposition.value, DECIMALS), unit);
            let place = town_name(view, &supposition.place);
            view.text(Message::CustomResult { place, year: supposition.year.into(), value })
        }),
    );
    result.is_ok()
}

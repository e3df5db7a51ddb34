//! The dialog of suppositions: town, year, measure and value are chosen from lists and make a text; the text itself is the way of those who
//! write formulas. The resulting figure, or what is wrong, is shown while it is typed.

use std::sync::Arc;

use egui::{ComboBox, Id, Role, Ui, WidgetInfo};

use crate::app::dialogs::measure_choice::measure_choices_ui;
use crate::app::dialogs::parts::{cancel_button_ui, focus_if_none, title_ui};
use crate::app::dialogs::what_if::{DECIMALS, line_ui, result_ui, town_name};
use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, menu_choice_ui, primary_button_ui};
use crate::app::widgets::layout::{row, wrapped_row};
use crate::app::widgets::text::{heading_ui, line, text_ui};
use crate::app::widgets::text_field::short_field_ui;
use crate::base::number::{DecimalMark, parse_number};
use crate::base::{PlaceId, Year};
use crate::compare::ComparisonQuery;
use crate::engine::parse_supposition;
use crate::project::Edit;
use crate::speech::{Language, Message};
use crate::tidy::Measure;

/// The widths of a list and of a field, in points.
const LIST_WIDTH: f32 = 190.0;
const FIELD_WIDTH: f32 = 110.0;

/// What was chosen in the lists.
#[derive(Clone, Default)]
struct Draft {
    place: Option<PlaceId>,
    year: String,
    /// What is typed to find a measure.
    filter: String,
    measure: Option<Arc<Measure>>,
    value: String,
    percent: String,
}

/// Shows the suppositions of the project, each with a button that removes it, and what makes another one.
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
    if let Some(composed) = draft_ui(ui, view) {
        typed = composed;
        queue.push(UiMessage::open_dialog(Dialog::Supposition { text: typed.clone() }));
    }
    heading_ui(ui, view, &view.text(Message::SupposeByFormula {}));
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

/// The lists and fields. Returns the text they make, when one of them changed and all are filled.
fn draft_ui(ui: &mut Ui, view: &View<'_>) -> Option<String> {
    let id = Id::unique("jumelles-suppose-draft");
    let mut draft = ui.data(|data| data.get_temp::<Draft>(id)).unwrap_or_else(|| first_draft(view));
    let mut has_changed = false;
    wrapped_row(ui, view, |ui| {
        has_changed |= places_ui(ui, view, &mut draft);
        has_changed |= field_ui(ui, view, Message::SupposeYear {}, FirstFocus::Unwanted, &mut draft.year);
    });
    if let Some(measure) = measure_choices_ui(ui, view, &mut draft.filter, draft.measure.as_ref()) {
        measure.names.get(view.preferences.language).clone_into(&mut draft.filter);
        draft.measure = Some(measure);
        has_changed = true;
    }
    wrapped_row(ui, view, |ui| {
        let unit = draft.measure.as_ref().filter(|measure| !measure.unit.is_empty()).map(|measure| view.speech().unit_name(&measure.unit));
        if field_ui(ui, view, Message::SupposeValue { unit: unit.unwrap_or_else(|| "–".to_owned()) }, FirstFocus::Wanted, &mut draft.value)
        {
            draft.percent.clear();
            has_changed = true;
        }
        if field_ui(ui, view, Message::SupposePercent {}, FirstFocus::Unwanted, &mut draft.percent) {
            draft.value.clear();
            has_changed = true;
        }
    });
    let composed = composed(view, &draft).filter(|_| has_changed);
    ui.data_mut(|data| data.insert_temp(id, draft));
    composed
}

/// The town presented, the latest year, and the first measure of the indicator compared.
fn first_draft(view: &View<'_>) -> Draft {
    let query = view.query();
    let year = view.derived().and_then(|derived| derived.times.first().and_then(|time| time.year())).map(|year| year.to_string());
    let derived = view.derived();
    let indicator = derived.and_then(|derived| derived.comparison.indicators().into_iter().next());
    let measure = indicator.and_then(|indicator| indicator.plan.inputs.first().map(|input| Arc::clone(&input.measure)));
    let filter = measure.as_ref().map(|measure| measure.names.get(view.preferences.language).to_owned()).unwrap_or_default();
    Draft { place: query.map(|query| query.focus.clone()), year: year.unwrap_or_default(), measure, filter, ..Draft::default() }
}

/// The list of the towns compared.
fn places_ui(ui: &mut Ui, view: &View<'_>, draft: &mut Draft) -> bool {
    let label = view.text(Message::SupposePlace {});
    let shown = draft.place.as_ref().map(|place| town_name(view, place)).unwrap_or_default();
    let before = draft.place.clone();
    let list = ComboBox::from_id_salt("jumelles-suppose-place").width(LIST_WIDTH);
    let style = LabelStyle::regular(TextSize::Body, view.theme.ink);
    let response = list.selected_text(line(view, &shown, style)).show_ui(ui, |ui| {
        for place in view.query().into_iter().flat_map(ComparisonQuery::places) {
            if menu_choice_ui(ui, view, &town_name(view, place), draft.place.as_ref() == Some(place)).clicked() {
                draft.place = Some(place.clone());
            }
        }
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &label));
    draft.place != before
}

/// Whether a field has the keyboard when the dialog opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FirstFocus {
    Wanted,
    Unwanted,
}

/// A short field behind its label. Returns whether its text changed.
fn field_ui(ui: &mut Ui, view: &View<'_>, label: Message, first: FirstFocus, text: &mut String) -> bool {
    let label = view.text(label);
    text_ui(ui, view, &label, LabelStyle::regular(TextSize::Note, view.theme.soft));
    let field = short_field_ui(ui, &label, FIELD_WIDTH, text);
    if first == FirstFocus::Wanted {
        focus_if_none(ui, &field);
    }
    field.changed()
}

/// The supposition as a text; `None` while something is missing.
fn composed(view: &View<'_>, draft: &Draft) -> Option<String> {
    let (place, measure) = (draft.place.as_ref()?, draft.measure.as_ref()?);
    let year = Year::parse(draft.year.trim())?;
    let id = &measure.id;
    let value = match (number(view, &draft.value), number(view, &draft.percent)) {
        (Some(value), _) => value.to_string(),
        (None, Some(percent)) => format!("{id} * {}", 1.0 + percent / 100.0),
        (None, None) => return None,
    };
    Some(format!("{place} {year} {id} = {value}"))
}

/// A number as people write it in the language of the window, or as computers do.
fn number(view: &View<'_>, text: &str) -> Option<f64> {
    let usual = if view.preferences.language == Language::En { DecimalMark::Point } else { DecimalMark::Comma };
    let text = text.trim().trim_end_matches('%').trim().replace('−', "-");
    parse_number(&text, usual).or_else(|| parse_number(&text, usual.other())).map(|number| number.value)
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

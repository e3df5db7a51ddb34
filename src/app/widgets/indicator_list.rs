//! The indicators of the sidebar: by group, with how many of the towns compared have a figure, and a field that filters them.

use std::collections::BTreeMap;

use egui::{Id, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::app::bidi::{end_align, start_align};
use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::context_menu::{MenuItem, context_menu_ui};
use crate::app::widgets::filtered_list::{Filter, filter_ui, paint_background};
use crate::app::widgets::icons::{icon_area_ui, icon_button_ui};
use crate::app::widgets::layout::{row, trailing_layout};
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::roving_list::RovingList;
use crate::app::widgets::text::{heading_ui, layout, paint_galleys, text_ui};
use crate::app::widgets::tooltip::help_ui;
use crate::base::IndicatorId;
use crate::base::fold::fold;
use crate::chart::describe_indicator;
use crate::compare::ComparisonQuery;
use crate::engine::{IndicatorCoverage, custom_indicator_card};
use crate::indicators::{Indicator, IndicatorGroup};
use crate::project::{CustomIndicator, Edit};
use crate::speech::Message;

/// With more indicators than this a filter is shown.
const MAX_UNFILTERED: usize = 12;
/// The side of the sign at the end of a line, in points.
const SIGN_SIZE: f32 = 26.0;

/// An indicator and how many of the towns compared have a figure for it.
struct Listed<'a> {
    indicator: &'a Indicator,
    known: usize,
}

/// Shows the indicators that one of the towns compared has, by group, those that answer to the filter only.
pub(super) fn indicator_list_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, queue: &mut MessageQueue) {
    row(ui, view, |ui| {
        heading_ui(ui, view, &view.text(Message::RailIndicators {}));
        ui.with_layout(trailing_layout(view), |ui| {
            let plus = icon_button_ui(ui, view, Icon::Plus, &view.text(Message::CustomButton {}));
            takes_focus_of(ui, PagePart::Indicators, &plus);
            if plus.clicked() {
                queue.push(UiMessage::open_dialog(Dialog::CustomIndicator(CustomIndicator::default())));
            }
        });
    });
    let Some(loaded) = view.engine.loaded() else { return };
    let coverage = view.derived().map(|derived| derived.coverage.as_slice()).unwrap_or_default();
    let known: BTreeMap<&IndicatorId, usize> =
        coverage.iter().map(|IndicatorCoverage { indicator, places }| (indicator, *places)).collect();
    let listed = loaded.values.indicators().map(|indicator| Listed { indicator, known: known.get(&indicator.id).copied().unwrap_or(0) });
    // An indicator without any figure is offered only while it is selected.
    let listed: Vec<Listed<'_>> = listed.filter(|own| own.known > 0 || query.indicators.contains(&own.indicator.id)).collect();
    let filter = if listed.len() > MAX_UNFILTERED {
        let typed = &view.session.indicator_filter;
        let field = Filter { label: Message::RailFindIndicator {}, typed, message: UiMessage::SetIndicatorFilter };
        fold(&filter_ui(ui, view, field, queue))
    } else {
        String::new()
    };
    let mut groups: BTreeMap<IndicatorGroup, Vec<&Listed<'_>>> = BTreeMap::new();
    for own in listed.iter().filter(|own| answers(own.indicator, &filter)) {
        groups.entry(own.indicator.group()).or_default().push(own);
    }
    if groups.is_empty() {
        text_ui(ui, view, &view.text(Message::PaletteNothing {}), LabelStyle::regular(TextSize::Small, view.theme.soft));
    }
    let in_order = || groups.values().flatten();
    let selected = in_order().position(|own| query.indicators.contains(&own.indicator.id)).unwrap_or(0);
    let list = RovingList::new(ui, Id::unique("jumelles-indicators"), in_order().count(), selected);
    let mut index = 0;
    for (group, members) in groups {
        heading_ui(ui, view, &view.text(Message::RailIndicatorGroup { group: group.code().to_owned() }));
        for member in members {
            let response = indicator_ui(ui, view, member, list.sense(index));
            list.keys_ui(ui, index, &response);
            if response.clicked() {
                let indicators = vec![member.indicator.id.clone()];
                let is_added = ui.input(|input| input.modifiers.command || input.modifiers.shift);
                let asked = if is_added {
                    query.with_indicator_toggled(&member.indicator.id)
                } else {
                    ComparisonQuery { indicators, times: Vec::new(), ..query.clone() }
                };
                queue.push(UiMessage::Edit(Edit::SetQuery(asked)));
            }
            entry_menu_ui(ui, view, &Entry { query, indicator: member.indicator, response: &response }, queue);
            index += 1;
        }
    }
}

/// Whether a name of an indicator, in any language, has all words of a filter.
fn answers(indicator: &Indicator, filter: &str) -> bool {
    if filter.is_empty() {
        return true;
    }
    let names = &indicator.names;
    let text = fold(&format!("{} {} {} {}", names.fr, names.ar, names.en, indicator.id));
    filter.split(' ').all(|word| text.contains(word))
}

/// One indicator: its name and its coverage.
fn indicator_ui(ui: &mut Ui, view: &View<'_>, listed: &Listed<'_>, sense: Sense) -> Response {
    let Listed { indicator, known } = *listed;
    let shown = view.query().map(|query| (query.indicators.contains(&indicator.id), query.places().count()));
    let (selected, places) = shown.unwrap_or_default();
    let name = indicator.names.get(view.preferences.language).to_owned();
    let count = view.text(Message::RailCoverage { known: known.to_string(), shown: places.to_string() });
    let width = ui.available_width();
    let count = layout(ui, view, &count, LabelStyle::regular(TextSize::Small, view.theme.soft), width);
    let style = LabelStyle::selectable(TextSize::Note, view.theme.ink, selected);
    let text = layout(ui, view, &name, style, width - count.size.x - 30.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, text.size.y + 10.0), sense);
    paint_background(ui, view, rect, &response, selected);
    let inner = rect.shrink2(vec2(10.0, 5.0));
    paint_galleys(ui, &text, inner, start_align(view.direction()));
    paint_galleys(ui, &count, inner, end_align(view.direction()));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, &name));
    help_ui(ui, view, &response, || describe_indicator(indicator, view.speech()));
    response
}

/// A line of the list.
struct Entry<'a> {
    query: &'a ComparisonQuery,
    indicator: &'a Indicator,
    response: &'a Response,
}

/// Under the pointer, the sign that shows an indicator as well as the others or no longer; the same in its menu, where the user's own can
/// also be changed.
fn entry_menu_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry<'_>, queue: &mut MessageQueue) {
    let Entry { query, indicator, response } = *entry;
    let rect = response.rect;
    let item = if ui.rect_contains_pointer(rect) { beside(view, query, indicator) } else { None };
    if let Some(item) = item {
        let icon = if query.indicators.contains(&indicator.id) { Icon::X } else { Icon::Plus };
        let corner = if view.is_rtl() { rect.left() + 4.0 } else { rect.right() - 4.0 - SIGN_SIZE };
        let area = Rect::from_min_size(pos2(corner, rect.top() + (rect.height() - SIGN_SIZE) / 2.0), Vec2::splat(SIGN_SIZE));
        ui.painter().rect_filled(area, 6.0, color32(view.theme.surface));
        if icon_area_ui(ui, view, icon, &view.text(&item.label), area).clicked() {
            queue.push(item.message);
        }
    }
    let custom = view.project.custom_indicators.iter().find(|custom| custom_indicator_card(custom).id == indicator.id);
    if custom.is_none() && is_only(query, indicator) {
        return;
    }
    let items = || {
        let own = custom.into_iter().flat_map(|custom| {
            let change = UiMessage::open_dialog(Dialog::CustomIndicator(custom.clone()));
            let remove = UiMessage::Edit(Edit::RemoveIndicator(custom.name.clone()));
            [MenuItem { label: Message::CustomChange {}, message: change }, MenuItem { label: Message::CustomRemove {}, message: remove }]
        });
        beside(view, query, indicator).into_iter().chain(own).collect()
    };
    context_menu_ui(ui, view, response, items, queue);
}

/// What shows an indicator as well as the others, or no longer; nothing for the only one.
pub(crate) fn beside(view: &View<'_>, query: &ComparisonQuery, indicator: &Indicator) -> Option<MenuItem> {
    if is_only(query, indicator) {
        return None;
    }
    let name = indicator.names.get(view.preferences.language).to_owned();
    let is_shown = query.indicators.contains(&indicator.id);
    let label = if is_shown { Message::RailDropIndicator { indicator: name } } else { Message::RailAddIndicator { indicator: name } };
    Some(MenuItem { label, message: UiMessage::Edit(Edit::SetQuery(query.with_indicator_toggled(&indicator.id))) })
}

/// Whether an indicator is shown and no other is.
fn is_only(query: &ComparisonQuery, indicator: &Indicator) -> bool {
    query.indicators.iter().all(|shown| *shown == indicator.id)
}

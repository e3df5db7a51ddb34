//! The controls under the chart of the compare page: its kind, chart or table, zoom, year, normalisation, order, and playback.

use egui::{ComboBox, Role, Slider, Ui, WidgetInfo};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{button_ui, choice_ui, menu_choice_ui};
use crate::app::widgets::layout::wrapped_row;
use crate::app::widgets::text::{line, text_ui};
use crate::base::Time;
use crate::chart::{ChartKind, ChartSpec, allows_log_scale, allows_sorting};
use crate::compare::{ChartOptions, ComparisonQuery, Normalization, SortOrder};
use crate::engine::Derived;
use crate::project::Edit;
use crate::speech::Message;

/// The factor of one step of the chart zoom.
const ZOOM_STEP: f32 = 1.5;
/// The width of a list, in points.
const LIST_WIDTH: f32 = 130.0;

/// Whether a chart is shown as the scene that is exported. Plain bars are shown as an interactive plot instead.
pub(super) fn is_scene(chart: &ChartSpec) -> bool {
    !matches!(chart.kind, ChartKind::Bars | ChartKind::Grouped) || !chart.marks.is_empty()
}

/// The kinds of chart that suit the comparison, the most suitable first. A tooltip says when each is used.
pub(super) fn kinds_ui(ui: &mut Ui, view: &View<'_>, derived: &Derived, queue: &mut MessageQueue) {
    let Ok(chart) = &derived.chart else { return };
    wrapped_row(ui, view, |ui| {
        for kind in &derived.suitable_kinds {
            let hint = line(view, &view.text(kind.description()), LabelStyle::regular(TextSize::Note, view.theme.ink));
            let response = choice_ui(ui, view, &view.text(kind.label()), chart.kind == *kind);
            if response.on_hover_text(hint).clicked() {
                queue.push(UiMessage::Edit(Edit::SetChartKind(Some(*kind))));
            }
        }
    });
}

/// The row of controls: chart or table, zoom, year, options and playback. `times` are those with figures, latest first.
pub(super) fn controls_ui(ui: &mut Ui, view: &View<'_>, times: &[Time], queue: &mut MessageQueue) {
    wrapped_row(ui, view, |ui| {
        for (is_table, label) in [(false, Message::ChartView {}), (true, Message::TableView {})] {
            if choice_ui(ui, view, &view.text(label), view.session.is_table_shown == is_table).clicked() {
                queue.push(UiMessage::ShowTable(is_table));
            }
        }
        zoom_ui(ui, view, queue);
        ui.add_space(20.0);
        let Some(query) = view.query() else { return };
        text_ui(ui, view, &view.text(Message::Year {}), LabelStyle::regular(TextSize::Body, view.theme.soft));
        years_ui(ui, view, query, times, queue);
        options_ui(ui, view, query, queue);
        if times.len() > 1 && query.times.len() < 2 {
            playback_ui(ui, view, query, times, queue);
        }
    });
}

/// The buttons that zoom a scene; a plot and a table have none.
fn zoom_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let chart = view.derived().and_then(|derived| derived.chart.as_ref().ok());
    if view.session.is_table_shown || !chart.is_some_and(|chart| is_scene(chart)) {
        return;
    }
    let zoom = view.session.chart_zoom.max(1.0);
    for (sign, name, new_zoom) in [("\u{2212}", Message::ZoomOut {}, zoom / ZOOM_STEP), ("+", Message::ZoomIn {}, zoom * ZOOM_STEP)] {
        let response = button_ui(ui, view, sign);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, view.text(&name)));
        if response.clicked() {
            queue.push(UiMessage::SetChartZoom(new_zoom));
        }
    }
}

/// The list of years; its first entry is the latest year of each town.
fn years_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, times: &[Time], queue: &mut MessageQueue) {
    let label = |text: &str, selected: bool| {
        let color = if selected { view.theme.on_focus } else { view.theme.ink };
        line(view, text, LabelStyle::regular(TextSize::Body, color))
    };
    let latest = view.text(Message::YearLatest {});
    let shown = query.times.first().map_or_else(|| latest.clone(), |time| view.speech().time_text(*time));
    let list = ComboBox::from_id_salt("jumelles-year").selected_text(label(&shown, false)).width(LIST_WIDTH).show_ui(ui, |ui| {
        let latest = std::iter::once((latest.clone(), Vec::new()));
        for (text, times) in latest.chain(times.iter().map(|time| (view.speech().time_text(*time), vec![*time]))) {
            let selected = query.times == times;
            if ui.selectable_label(selected, label(&text, selected)).clicked() {
                queue.push(UiMessage::Edit(Edit::SetQuery(ComparisonQuery { times, ..query.clone() })));
                ui.close();
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, view.text(Message::Year {})));
}

/// The list of options of the chart: normalisation where it means something, order and scale where the kind has a choice. One list,
/// so that all controls fit on one line.
fn options_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, queue: &mut MessageQueue) {
    let normalizations = view.derived().map(|derived| derived.normalizations.as_slice()).unwrap_or_default();
    let chart = view.derived().and_then(|derived| derived.chart.as_ref().ok());
    let has_order = chart.is_some_and(|chart| allows_sorting(chart.kind) && chart.categories.len() > 2);
    let has_log_scale = chart.is_some_and(|chart| allows_log_scale(chart.kind));
    if normalizations.len() < 2 && !has_order && !has_log_scale && !query.options.as_read {
        return;
    }
    let options = query.options;
    let shown = view.text(if query.normalization == Normalization::AsIs && options.order != SortOrder::Fit && has_order {
        order_name(options.order)
    } else {
        normalization_name(query.normalization)
    });
    let selected_text = line(view, &shown, LabelStyle::regular(TextSize::Body, view.theme.ink));
    let list = ComboBox::from_id_salt("jumelles-scale").selected_text(selected_text).width(LIST_WIDTH).show_ui(ui, |ui| {
        let mut choice = |ui: &mut Ui, name: Message, selected: bool, new_query: ComparisonQuery| {
            if menu_choice_ui(ui, view, &view.text(name), selected).clicked() {
                queue.push(UiMessage::Edit(Edit::SetQuery(new_query)));
                ui.close();
            }
        };
        for scaled in normalizations.iter().copied() {
            choice(
                ui,
                normalization_name(scaled),
                query.normalization == scaled,
                ComparisonQuery { normalization: scaled, ..query.clone() },
            );
        }
        let with = |manner: ChartOptions| ComparisonQuery { options: manner, ..query.clone() };
        for order in SortOrder::ALL.iter().copied().filter(|_| has_order) {
            choice(ui, order_name(order), options.order == order, with(ChartOptions { order, ..options }));
        }
        if has_log_scale {
            choice(ui, Message::ChartOptionLog {}, options.log, with(ChartOptions { log: !options.log, ..options }));
        }
        if options.as_read || chart.is_some_and(|chart| chart.shows_complements) {
            choice(ui, Message::ChartOptionAsRead {}, options.as_read, with(ChartOptions { as_read: !options.as_read, ..options }));
        }
        if chart.is_some_and(|chart| chart.kind == ChartKind::Multiples) {
            choice(
                ui,
                Message::ChartOptionOwnScale {},
                options.per_series_axes,
                with(ChartOptions { per_series_axes: !options.per_series_axes, ..options }),
            );
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &shown));
}

fn normalization_name(normalization: Normalization) -> Message {
    match normalization {
        Normalization::AsIs => Message::NormalizationNone {},
        Normalization::Person => Message::NormalizationPerPerson {},
        Normalization::Km2 => Message::NormalizationPerKm2 {},
        Normalization::Household => Message::NormalizationPerHousehold {},
        Normalization::Index => Message::NormalizationIndex {},
        Normalization::Gap => Message::NormalizationGap {},
        Normalization::Target => Message::NormalizationTarget {},
    }
}

fn order_name(order: SortOrder) -> Message {
    match order {
        SortOrder::Fit => Message::OrderFit {},
        SortOrder::Asked => Message::OrderAsked {},
        SortOrder::Value => Message::OrderValue {},
        SortOrder::Gap => Message::OrderGap {},
        SortOrder::Name => Message::OrderName {},
    }
}

/// The button that plays the years, and a slider through them from the oldest.
fn playback_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, times: &[Time], queue: &mut MessageQueue) {
    let is_playing = view.session.playback_since.is_some();
    let label = if is_playing { Message::Pause {} } else { Message::Play {} };
    if button_ui(ui, view, &view.text(label)).clicked() {
        queue.push(UiMessage::SetPlayback(!is_playing));
    }
    let oldest_first: Vec<Time> = times.iter().rev().copied().collect();
    let last = oldest_first.len().saturating_sub(1);
    let shown = query.times.first().and_then(|year| oldest_first.iter().position(|other| other == year)).unwrap_or(last);
    let mut chosen = shown;
    ui.visuals_mut().widgets.inactive.bg_fill = color32(view.theme.line);
    let response = ui.add(Slider::new(&mut chosen, 0..=last).show_value(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, view.text(Message::Year {})));
    if let Some(year) = oldest_first.get(chosen).filter(|_| chosen != shown) {
        queue.push(UiMessage::Edit(Edit::SetQuery(ComparisonQuery { times: vec![*year], ..query.clone() })));
    }
}

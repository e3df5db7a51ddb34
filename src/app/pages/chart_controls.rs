//! How the values of a chart are read: the list of normalisations, orders and scales; the steps of its zoom.

use egui::{ComboBox, Role, Ui, WidgetInfo};
use lucide_icons::Icon;

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::menu_choice_ui;
use crate::app::widgets::icons::icon_button_ui;
use crate::app::widgets::pool_choices::{PoolChoice, pool_choices};
use crate::app::widgets::text::line;
use crate::chart::{ChartKind, ChartSpec, allows_log_scale, allows_sorting};
use crate::compare::{ChartOptions, ComparisonQuery, Normalization, SortOrder};
use crate::project::Edit;
use crate::speech::Message;

/// The factor of one step of the chart zoom.
const ZOOM_STEP: f32 = 1.5;
/// The width of a list, in points.
const LIST_WIDTH: f32 = 104.0;

/// Whether a chart is shown as the scene that is exported. Plain bars are shown as an interactive plot instead.
pub(super) fn is_scene(chart: &ChartSpec) -> bool {
    !matches!(chart.kind, ChartKind::Bars | ChartKind::Grouped) || !chart.marks.is_empty()
}

/// The buttons that zoom a scene; a plot and a table have none.
pub(super) fn zoom_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let chart = view.derived().and_then(|derived| derived.chart.as_ref().ok());
    if view.session.is_table_shown || !chart.is_some_and(|chart| is_scene(chart)) {
        return;
    }
    let zoom = view.session.chart_zoom.max(1.0);
    let steps = [
        (Icon::Maximize, Message::ZoomAll {}, 0.0),
        (Icon::ZoomOut, Message::ZoomOut {}, zoom / ZOOM_STEP),
        (Icon::ZoomIn, Message::ZoomIn {}, zoom * ZOOM_STEP),
    ];
    for (icon, name, zoom) in steps {
        if icon_button_ui(ui, view, icon, &view.text(name)).clicked() {
            queue.push(UiMessage::SetChartZoom(zoom));
        }
    }
}

/// The list of options of the chart: normalisation where it means something, order and scale where the kind has a choice. One list,
/// so that all controls fit on one line.
pub(super) fn options_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, queue: &mut MessageQueue) {
    let normalizations = view.derived().map(|derived| derived.normalizations.as_slice()).unwrap_or_default();
    let chart = view.derived().and_then(|derived| derived.chart.as_ref().ok());
    let has_order = chart.is_some_and(|chart| allows_sorting(chart.kind) && chart.categories.len() > 2);
    let has_log_scale = chart.is_some_and(|chart| allows_log_scale(chart.kind));
    let can_have_pool = query.indicators.len() <= 2 && query.times.len() <= 1;
    let pools = if can_have_pool { pool_choices(view, query) } else { Vec::new() };
    if normalizations.len() < 2 && !has_order && !has_log_scale && !query.options.as_read && pools.is_empty() {
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
        for PoolChoice { name, pool } in pools {
            let selected = query.among == pool;
            choice(ui, name, selected, ComparisonQuery { among: pool, ..query.clone() });
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

//! A bar chart to explore in the window: `egui_plot` paints the bars within fixed bounds, names and values are our own text.

use egui::{Id, Pos2, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{Bar, BarChart, Plot, PlotPoint, PlotResponse};

use crate::app::bidi::{Galleys, start_align};
use crate::app::state::ui_message::MessageQueue;
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::bare_plot::bare_plot;
use crate::app::widgets::keyboard_navigation::chart_keys_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::scene_view::send_pointer;
use crate::app::widgets::text::{layout, paint_galleys};
use crate::chart::{Category, ChartSpec, DataPoint, Series};
use crate::compare::ComparisonRole;

/// The space between a name or a value and its bar, in points.
const GAP: f32 = 12.0;
/// The smallest height of a category, in points.
const MIN_CATEGORY_HEIGHT: f32 = 26.0;
/// The largest height of a category with one bar, in points; on a large screen a share of the height there is.
const MAX_CATEGORY_HEIGHT: f32 = 88.0;
const MAX_CATEGORY_SHARE: f32 = 1.0 / 11.0;
/// How much taller a category may be for each further bar, in points.
const FURTHER_BAR_HEIGHT: f32 = 22.0;
/// The largest width of a name, in points; longer names wrap.
const MAX_NAME_WIDTH: f32 = 300.0;
/// The share of its category that the bars take.
const BAR_SHARE: f64 = 0.66;

/// Shows a bar chart in at most this height, or a little more when it has many categories.
pub(crate) fn bar_plot_ui(ui: &mut Ui, view: &View<'_>, chart: &ChartSpec, height: f32, queue: &mut MessageQueue) {
    if chart.shows_legend() {
        legend_ui(ui, view, chart);
    }
    let names: Vec<Galleys> = chart.categories.iter().map(|category| layout_name(ui, view, category)).collect();
    let names_width = names.iter().map(|name| name.size.x).fold(0.0, f32::max);
    let size = vec2(ui.available_width(), plot_height(chart, height));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let inner = bars_rect(ui, view, chart, rect, names_width);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
    let response = plot(view, chart, inner).show(&mut child, |plot| {
        for bars in series_bars(view, chart) {
            plot.bar_chart(bars);
        }
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.alt_text));
    takes_focus_of(ui, PagePart::Chart, &response.response);
    chart_keys_ui(ui, view, &response.response, chart, queue);
    let position = |category: usize, offset: f64, value: f64| {
        response.transform.position_from_point(&PlotPoint::new(value, -(to_f64(category) + offset)))
    };
    for (index, name) in names.iter().enumerate() {
        let top = position(index, 0.0, 0.0).y - name.size.y / 2.0;
        let x = if view.is_rtl() { rect.right() - names_width } else { rect.left() + names_width - name.size.x };
        paint_galleys(ui, name, Rect::from_min_size(pos2(x, top), name.size), start_align(view.direction()));
    }
    for (index, series) in chart.series.iter().enumerate() {
        for (category, point) in series.points.iter().enumerate() {
            let end = position(category, bar_offset(index, chart.series.len()), point.value.number().unwrap_or(0.0));
            paint_value(ui, view, point, end);
        }
    }
    send_pointer(ui, view, &response.response, row_under_pointer(chart, &response), queue);
}

/// The height of the plot: all categories alike, within the height given as far as their bounds allow.
fn plot_height(chart: &ChartSpec, height: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a chart has tens of categories")]
    let (categories, further_bars) = (chart.categories.len().max(1) as f32, chart.series.len().saturating_sub(1) as f32);
    let max = MAX_CATEGORY_HEIGHT.max(height * MAX_CATEGORY_SHARE) + FURTHER_BAR_HEIGHT * further_bars;
    (height / categories).clamp(MIN_CATEGORY_HEIGHT, max) * categories
}

/// The part of a rectangle that the bars take: names stand before them, values behind them, and before them too if some are negative.
fn bars_rect(ui: &Ui, view: &View<'_>, chart: &ChartSpec, rect: Rect, names_width: f32) -> Rect {
    let points = chart.series.iter().flat_map(|series| &series.points);
    let values_width = points.map(|point| layout_value(ui, view, point).size.x).fold(0.0, f32::max);
    let negative_width = if chart.axis.low < 0.0 { values_width + GAP } else { 0.0 };
    let (before, after) = (names_width + GAP + negative_width, values_width + GAP);
    let (left, right) = if view.is_rtl() { (after, before) } else { (before, after) };
    Rect::from_min_max(pos2(rect.left() + left, rect.top()), pos2(rect.right() - right, rect.bottom()))
}

#[expect(clippy::cast_precision_loss, reason = "a chart has tens of categories")]
fn to_f64(count: usize) -> f64 {
    count as f64
}

/// The distance of a series from the middle of its category, downwards, as a share of the category.
fn bar_offset(index: usize, series_count: usize) -> f64 {
    BAR_SHARE * ((to_f64(index) + 0.5) / to_f64(series_count.max(1)) - 0.5)
}

/// The plot: fixed bounds, no axes, no grid, nothing to drag.
fn plot<'a>(view: &View<'_>, chart: &ChartSpec, rect: Rect) -> Plot<'a> {
    bare_plot(view, Id::unique(("jumelles-plot", chart.kind)), rect)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .set_margin_fraction(vec2(0.0, 0.0))
        .default_x_bounds(chart.axis.low, chart.axis.high)
        .default_y_bounds(0.5 - to_f64(chart.categories.len()), 0.5)
        .reset()
}

/// The bars of each series; a point without a value has none.
fn series_bars(view: &View<'_>, chart: &ChartSpec) -> Vec<BarChart> {
    let count = chart.series.len();
    // Bars beside each other leave a narrow space.
    let width = BAR_SHARE / to_f64(count.max(1)) * if count > 1 { 0.92 } else { 1.0 };
    let bars_of = |(index, series): (usize, &Series)| {
        let points = series.points.iter().enumerate();
        let bars = points.filter_map(|(category, point)| {
            let value = point.value.number()?;
            let is_marked = view.session.hovered_row == Some(point.table_row) || view.session.pinned_row == Some(point.table_row);
            let color = color32(view.theme.role_color(point.role));
            let color = if is_marked { color.gamma_multiply(0.8) } else { color };
            let bar = Bar::new(-(to_f64(category) + bar_offset(index, count)), value);
            Some(bar.width(width).fill(color).stroke(Stroke::NONE).horizontal())
        });
        BarChart::new(series.name.clone(), bars.collect()).id(Id::unique(("jumelles-series", index))).allow_hover(false)
    };
    chart.series.iter().enumerate().map(bars_of).collect()
}

fn layout_name(ui: &Ui, view: &View<'_>, category: &Category) -> Galleys {
    let is_strong = category.role != ComparisonRole::Other;
    let color = if is_strong { view.theme.ink } else { view.theme.soft };
    layout(ui, view, &category.label_with_detail(), LabelStyle::selectable(TextSize::Name, color, is_strong), MAX_NAME_WIDTH)
}

fn layout_value(ui: &Ui, view: &View<'_>, point: &DataPoint) -> Galleys {
    let is_strong = point.role != ComparisonRole::Other && point.value.number().is_some();
    let color = if is_strong { view.theme.ink } else { view.theme.soft };
    layout(ui, view, &point.label_with_year(), LabelStyle::selectable(TextSize::Name, color, is_strong), f32::INFINITY)
}

/// Paints a value outside the end of its bar.
fn paint_value(ui: &Ui, view: &View<'_>, point: &DataPoint, end: Pos2) {
    let galleys = layout_value(ui, view, point);
    let is_negative = point.value.number().is_some_and(|value| value < 0.0);
    let left = if view.is_rtl() == is_negative { end.x + GAP } else { end.x - GAP - galleys.size.x };
    let rect = Rect::from_min_size(pos2(left, end.y - galleys.size.y / 2.0), galleys.size);
    paint_galleys(ui, &galleys, rect, start_align(view.direction()));
}

fn legend_ui(ui: &mut Ui, view: &View<'_>, chart: &ChartSpec) {
    row(ui, view, |ui| {
        for series in &chart.series {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            ui.painter().rect_filled(rect, 2.0, color32(view.theme.role_color(series.role)));
            let style = LabelStyle::selectable(TextSize::Body, view.theme.ink, series.role != ComparisonRole::Other);
            let galleys = layout(ui, view, &series.name, style, f32::INFINITY);
            let (rect, _) = ui.allocate_exact_size(galleys.size, Sense::hover());
            paint_galleys(ui, &galleys, rect, start_align(view.direction()));
            ui.add_space(10.0);
        }
    });
}

/// The row of the comparison whose bar is level with the pointer: names and values count as well as the bar itself.
fn row_under_pointer(chart: &ChartSpec, response: &PlotResponse<()>) -> Option<usize> {
    let pointer = response.response.hover_pos().filter(|_| response.response.contains_pointer())?;
    let y = -response.transform.value_from_position(pointer).y;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative; `get` checks the end")]
    let category = (y + 0.5).floor().max(0.0) as usize;
    let share = (y - to_f64(category)) / BAR_SHARE + 0.5;
    let last = to_f64(chart.series.len().saturating_sub(1));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the series there are")]
    let series = (share * to_f64(chart.series.len())).floor().clamp(0.0, last) as usize;
    chart.series.get(series)?.points.get(category).map(|point| point.table_row)
}

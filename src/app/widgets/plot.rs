//! A `ChartSpec` in, egui_plot on the screen out, to explore: fixed bounds and our own labels; the plot adds only hover.

use egui::{Id, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{Bar, BarChart, Plot, PlotPoint};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::{TextSize, font, ink};
use crate::app::rtl::{Galleys, lines};
use crate::app::view::View;
use crate::app::widgets::walk::walk;
use crate::app::widgets::words::paint_lines;
use crate::chart::{ChartSpec, DataPoint};
use crate::compare::ComparisonRole;

/// Between a name or a value and its bar.
const GAP: f32 = 12.0;
/// The height of a slot of one bar.
const SLOT: f32 = 60.0;
/// The height of each further bar of a slot.
const FURTHER: f32 = 22.0;
/// The share of a slot its bars take.
const THICKNESS: f64 = 0.66;

/// Shows a chart.
pub(crate) fn plot_ui(ui: &mut Ui, view: &View<'_>, chart: &ChartSpec, room: f32, inbox: &mut MessageQueue) {
    let series = chart.series.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a chart has tens of slots")]
    let (slots, further) = (chart.slots.len().max(1) as f32, (series - 1) as f32);
    let slot = (room / slots).clamp(26.0, SLOT + FURTHER * further);
    if chart.names_series() {
        legend_ui(ui, view, chart);
    }
    let names: Vec<Galleys> = chart.slots.iter().map(|slot| name(ui, view, slot)).collect();
    let values = chart.series.iter().flat_map(|series| &series.points).map(|point| value(ui, view, point).size.x).fold(0.0, f32::max);
    let names_width = names.iter().map(|name| name.size.x).fold(0.0, f32::max);
    let below_zero = if chart.axis.low < 0.0 { values + GAP } else { 0.0 };
    let (width, height) = (ui.available_width(), slot * slots);
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let (near, far) = (names_width + GAP + below_zero, values + GAP);
    let (left, right) = if view.rtl() { (far, near) } else { (near, far) };
    let inner = egui::Rect::from_min_max(pos2(rect.left() + left, rect.top()), pos2(rect.right() - right, rect.bottom()));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    let response = bars(view, chart, inner).show(&mut child, |plot| {
        let _ = series_bars(view, chart).into_iter().map(|bars| plot.bar_chart(bars)).count();
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.alt));
    walk(ui, view, (&response.response, chart), inbox);
    let at = |slot: usize, offset: f64, value: f64| response.transform.position_from_point(&PlotPoint::new(value, -(index(slot) + offset)));
    for (rank, name) in names.iter().enumerate() {
        let middle = at(rank, 0.0, 0.0).y;
        let top = middle - name.size.y / 2.0;
        let x = if view.rtl() { rect.right() - names_width } else { rect.left() + names_width - name.size.x };
        paint_lines(ui, name, egui::Rect::from_min_size(pos2(x, top), name.size), view.rtl());
    }
    for (rank, series) in chart.series.iter().enumerate() {
        for (slot, point) in series.points.iter().enumerate() {
            let end = at(slot, offset(rank, chart.series.len()), point.reading.value().unwrap_or(0.0));
            label(ui, view, point, end);
        }
    }
    pointer(ui, view, chart, &response, inbox);
}

fn index(slot: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a chart has tens of slots")]
    let index = slot as f64;
    index
}

/// Where a series stands in a slot, from its middle downwards.
fn offset(rank: usize, series: usize) -> f64 {
    THICKNESS * ((index(rank) + 0.5) / index(series.max(1)) - 0.5)
}

/// The plot itself: bounds fixed, nothing moves, nothing is drawn but bars.
fn bars<'a>(view: &View<'_>, chart: &ChartSpec, rect: egui::Rect) -> Plot<'a> {
    Plot::new(Id::unique(("jumelles-plot", chart.kind)))
        .width(rect.width())
        .height(rect.height())
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .invert_x(view.rtl())
        .auto_bounds(false)
        .set_margin_fraction(vec2(0.0, 0.0))
        .default_x_bounds(chart.axis.low, chart.axis.high)
        .default_y_bounds(0.5 - index(chart.slots.len()), 0.5)
        .reset()
        .label_formatter(|_| None)
}

fn series_bars(view: &View<'_>, chart: &ChartSpec) -> Vec<BarChart> {
    let count = chart.series.len();
    let width = THICKNESS / index(count.max(1));
    let one = |(rank, series): (usize, &crate::chart::Series)| {
        let known = series.points.iter().enumerate().filter_map(|(slot, point)| point.reading.value().map(|value| (slot, point, value)));
        let bars = known.map(|(slot, point, value)| {
            let lit = view.session.hovered == Some(point.row) || view.session.pinned == Some(point.row);
            let colour = ink(view.theme.of(point.standing));
            let colour = if lit { colour.gamma_multiply(0.8) } else { colour };
            let gap = if count > 1 { 0.92 } else { 1.0 };
            Bar::new(-(index(slot) + offset(rank, count)), value).width(width * gap).fill(colour).stroke(egui::Stroke::NONE).horizontal()
        });
        BarChart::new(series.name.clone(), bars.collect()).id(Id::unique(("jumelles-series", rank))).allow_hover(false)
    };
    chart.series.iter().enumerate().map(one).collect()
}

fn name(ui: &Ui, view: &View<'_>, slot: &crate::chart::Category) -> Galleys {
    let strong = slot.standing != ComparisonRole::Peer;
    let colour = if strong { view.theme.ink } else { view.theme.soft };
    lines(ui.painter(), &slot.text(), (font(TextSize::Name, strong), ink(colour)), 300.0, view.rtl())
}

fn value(ui: &Ui, view: &View<'_>, point: &DataPoint) -> Galleys {
    let strong = point.standing != ComparisonRole::Peer && point.reading.value().is_some();
    let colour = if strong { view.theme.ink } else { view.theme.soft };
    lines(ui.painter(), &point.text(), (font(TextSize::Name, strong), ink(colour)), f32::INFINITY, view.rtl())
}

/// The value at the end of its bar, outside it.
fn label(ui: &Ui, view: &View<'_>, point: &DataPoint, end: egui::Pos2) {
    let laid = value(ui, view, point);
    let towards_names = point.reading.value().is_some_and(|value| value < 0.0);
    let left = if view.rtl() == towards_names { end.x + GAP } else { end.x - GAP - laid.size.x };
    paint_lines(ui, &laid, egui::Rect::from_min_size(pos2(left, end.y - laid.size.y / 2.0), laid.size), view.rtl());
}

fn legend_ui(ui: &mut Ui, view: &View<'_>, chart: &ChartSpec) {
    crate::app::widgets::words::row(ui, view, |ui| {
        for series in &chart.series {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            ui.painter().rect_filled(rect, 2.0, ink(view.theme.of(series.standing)));
            let laid = lines(
                ui.painter(),
                &series.name,
                (font(TextSize::Body, series.standing != ComparisonRole::Peer), ink(view.theme.ink)),
                f32::INFINITY,
                view.rtl(),
            );
            let (rect, _) = ui.allocate_exact_size(laid.size, Sense::hover());
            paint_lines(ui, &laid, rect, view.rtl());
            ui.add_space(10.0);
        }
    });
}

/// Hover explains, click holds.
fn pointer(ui: &Ui, view: &View<'_>, chart: &ChartSpec, response: &egui_plot::PlotResponse<()>, inbox: &mut MessageQueue) {
    let place = response.response.hover_pos().filter(|_| response.response.contains_pointer());
    let row = place.and_then(|place| {
        let y = -response.transform.value_from_position(place).y;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a slot of a chart, checked against its number")]
        let slot = (y + 0.5).floor().max(0.0) as usize;
        let inside = (y - index(slot)) / THICKNESS + 0.5;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a series of a chart, clamped to its number")]
        let series = (inside * index(chart.series.len())).floor().clamp(0.0, index(chart.series.len().saturating_sub(1))) as usize;
        chart.series.get(series).and_then(|series| series.points.get(slot)).map(|point| point.row)
    });
    if row != view.session.hovered {
        inbox.push(UiMessage::Hover(row));
    }
    if row.is_some() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.response.clicked()
        && let Some(row) = row
    {
        inbox.push(UiMessage::Pin(Some(row)));
    }
}

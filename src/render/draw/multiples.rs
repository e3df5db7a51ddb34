//! Small multiples: a panel for each town. On a shared scale the other towns are thin grey lines in every panel.

use crate::base::as_number;
use crate::chart::{Axis, ChartSpec, Series};
use crate::render::draw::line_scale::{TimeScale, line_runs};
use crate::render::draw::lines::{EventLabels, draw_events, draw_series, last_value};
use crate::render::draw::scale::{draw_dashed_line, draw_y_axis, tick_label_width, y_of, year_positions};
use crate::render::geometry::{Frame, Point};
use crate::render::measure::fit;
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::theme::Weight;

/// The panel of a town.
struct Panel<'a> {
    series: &'a Series,
    axis: Axis,
    /// The outer frame: the heading above, the chart below.
    left: f64,
    top: f64,
    width: f64,
    /// The frame of the chart.
    inner: Frame,
    /// True where the first and the last year are written below the panel.
    has_years: bool,
}

/// Draws the panels: the towns in question first, then the others in the order they were asked for.
pub(super) fn draw_multiples(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let count = chart.series.len().max(1);
    let columns = best_columns(count, frame);
    let rows = count.div_ceil(columns);
    let em = frame.em.min(frame.height() / as_number(rows) / 4.4).max(frame.em * 0.42);
    let has_own_scales = !chart.per_series_axes.is_empty();
    let labels =
        chart.per_series_axes.iter().chain([&chart.axis]).map(|axis| tick_label_width(pen, axis, em)).fold(0.0, f64::max) + em * 0.4;
    // A panel with its own scale has its tick labels beside it; on a shared scale only the first column has them.
    let (before, gap) = if has_own_scales { (labels, em * 0.9 + labels) } else { (labels, em * 0.9) };
    // The last dot of a panel reaches beyond its end.
    let width = (frame.width() - before - em * 0.3 - gap * as_number(columns - 1)) / as_number(columns);
    let foot = em * 1.2;
    let height = (frame.height() - foot) / as_number(rows);
    let mut order: Vec<(usize, &Series)> = chart.series.iter().enumerate().collect();
    order.sort_by_key(|(_, series)| series.role);
    for (position, (series_index, series)) in order.into_iter().enumerate() {
        let (row, column) = (position / columns, position % columns);
        let left = frame.left + before + as_number(column) * (width + gap);
        let top = frame.top + as_number(row) * height;
        let inner = Frame { left, right: left + width, top: top + em * 1.5, bottom: top + height - em * 0.55, em };
        let mut axis = chart.per_series_axes.get(series_index).unwrap_or(&chart.axis).clone();
        thin_ticks(&mut axis, inner.height(), em);
        if column != 0 && !has_own_scales {
            axis.ticks.iter_mut().for_each(|tick| tick.label.clear());
        }
        draw_panel(pen, chart, &Panel { series, axis, left, top, width, inner, has_years: position + columns >= count });
    }
}

fn draw_panel(pen: &mut Pen<'_>, chart: &ChartSpec, panel: &Panel<'_>) {
    let Panel { series, axis, left, top, width, inner, .. } = panel;
    let em = inner.em;
    draw_y_axis(pen, axis, inner);
    if panel.has_years {
        draw_first_and_last_year(pen, chart, inner);
    }
    let y_of = |value: f64| y_of(axis, inner, value);
    let scale = TimeScale { xs: year_positions(&chart.categories, inner), y_of: &y_of };
    // On the scale of one town the lines of the others would mislead.
    let has_own_scale = !chart.per_series_axes.is_empty();
    for other in chart.series.iter().filter(|other| other.name != series.name && !has_own_scale) {
        for run in line_runs(other, &scale).iter().filter(|run| run.centers.len() > 1) {
            pen.path(&run.centers, em * 0.08, pen.theme.line);
        }
    }
    draw_events(pen, chart, inner, EventLabels::Hidden);
    for mark in chart.reference_marks().filter(|_| !has_own_scale) {
        let y = y_of(f64::midpoint(mark.from, mark.to));
        draw_dashed_line(pen, Point::new(inner.left, y), Point::new(inner.right, y), em);
    }
    draw_series(pen, series, &scale, em * 0.8);
    let value = last_value(series);
    let style = pen.series_style(series.role, inner.label_size());
    let name = fit(&series.name, style.size, Weight::Semibold, width - style.text_width(&value) - em * 0.6);
    pen.text_start(*left, top + em * 0.9, style, &name);
    pen.text_end(left + width, top + em * 0.9, style, &value);
    if value.is_empty() {
        let style = pen.secondary_style(inner.small_size());
        let label = series.points.first().map_or("", |point| &point.label);
        pen.text_center(left + width / 2.0, f64::midpoint(inner.top, inner.bottom) + style.size * HALF_LETTER, style, label);
    }
}

/// Writes the last year under a panel, and the first if both have room; the years between are counted by eye.
fn draw_first_and_last_year(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame) {
    let style = pen.secondary_style(inner.small_size());
    let [Some(first), Some(last)] = [chart.categories.first(), chart.categories.last()] else { return };
    let baseline = inner.bottom + style.size * 1.2;
    pen.text_end(inner.right, baseline, style, &last.label);
    if style.text_width(&first.label) + style.text_width(&last.label) + style.size < inner.width() {
        pen.text_start(inner.left, baseline, style, &first.label);
    }
}

/// Drops every other tick until the ticks have room in this height; two ticks always stay.
fn thin_ticks(axis: &mut Axis, height: f64, em: f64) {
    while axis.ticks.len() > 2 && height / as_number(axis.ticks.len()) < em * 1.3 {
        let mut stays = false;
        axis.ticks.retain(|_| {
            stays = !stays;
            stays
        });
    }
}

/// The number of columns, at most 7, at which panels are nearest to 1.7 times as wide as high.
fn best_columns(count: usize, frame: &Frame) -> usize {
    let cost = |columns: usize| {
        let rows = count.div_ceil(columns);
        let ratio = frame.width() / as_number(columns) / (frame.height() / as_number(rows));
        // Empty places in the last row count against a choice.
        (ratio / 1.7).ln().abs() + 0.15 * as_number(columns * rows - count)
    };
    (1..=count.min(7)).min_by(|a, b| cost(*a).total_cmp(&cost(*b))).unwrap_or(1)
}

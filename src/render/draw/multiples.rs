//! Small multiples: a panel for each town. On a shared scale the other towns are thin grey lines in every panel.

use crate::chart::ChartSpec;
use crate::render::draw::line_scale::{TimeScale, line_runs};
use crate::render::draw::lines::{EventLabels, draw_events, draw_series, last_value};
use crate::render::draw::scale::{draw_dashed_line, draw_y_axis, y_of, year_positions};
use crate::render::geometry::{Frame, Point};
use crate::render::measure::fit;
use crate::render::multiples_layout::{Panel, layout_multiples};
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::theme::Weight;

/// Draws the panels.
pub(super) fn draw_multiples(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    for panel in layout_multiples(chart, frame) {
        draw_panel(pen, chart, &panel);
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

//! Big numbers: each with its name above, what it counts and how it changed below, and a small trend from zero at the foot.

use crate::base::as_number;
use crate::chart::{Category, ChartSpec, DataPoint};
use crate::render::geometry::{Frame, Rect};
use crate::render::measure::{text_width, wrap_clipped};
use crate::render::pen::Pen;
use crate::render::scene::TextStyle;
use crate::render::theme::Weight;

/// The type size of a number on a slide of full width, in ems.
const NUMBER: f64 = 4.0;
/// The distance between columns, in ems.
const GAP: f64 = 2.1;
/// The greatest height of a trend and the greatest width of its bars, in ems.
const TREND_HEIGHT: f64 = 5.4;
const MAX_BAR_WIDTH: f64 = 2.9;
/// How much of its colour an earlier bar of a trend has.
const PALE: f64 = 0.42;

/// A column of the slide: one number.
struct Column<'a> {
    frame: &'a Frame,
    left: f64,
    width: f64,
    /// The type size of the number.
    number_size: f64,
}

/// Draws the numbers side by side.
pub(super) fn draw_numbers(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let count = as_number(chart.categories.len().max(1));
    // One number does not stretch over the whole slide.
    let width = ((frame.width() - em * GAP * (count - 1.0)) / count).min(frame.width() * 0.6);
    let points = |index: usize| chart.series.iter().map(move |series| series.points.get(index)).collect::<Vec<_>>();
    let last = |index: usize| points(index).into_iter().flatten().rfind(|point| point.value.number().is_some());
    // All numbers have one size, at which the widest fits its column.
    let widest =
        (0..chart.categories.len()).filter_map(|index| Some(text_width(&last(index)?.label, 1.0, Weight::Semibold))).fold(0.0, f64::max);
    let size = (em * NUMBER).min(width / widest.max(0.1)).min(frame.height() * 0.24);
    for (index, category) in chart.categories.iter().enumerate() {
        let column = Column { frame, left: frame.left + as_number(index) * (width + em * GAP), width, number_size: size };
        draw_number(pen, category, last(index), &column);
        let trend: Vec<(&str, &DataPoint)> = chart
            .series
            .iter()
            .filter_map(|series| Some((series.name.as_str(), series.points.get(index)?)))
            .filter(|(_, point)| point.value.number().is_some())
            .collect();
        draw_trend(pen, &trend, &column);
    }
}

/// Writes the name of an indicator, its number, and what it counts.
fn draw_number(pen: &mut Pen<'_>, category: &Category, point: Option<&DataPoint>, column: &Column<'_>) {
    let (frame, em, size) = (column.frame, column.frame.em, column.number_size);
    let name = pen.strong_style(em * 1.06);
    let lines = wrap_clipped(&category.label, name.size, name.weight, column.width, 2);
    let mut baseline = frame.top + name.size;
    for line in &lines {
        pen.text_start(column.left, baseline, name, line);
        baseline += name.size * 1.2;
    }
    // Numbers stand on one line, whether their names take one line or two.
    let baseline = frame.top + name.size * 2.2 + size * 0.95;
    let number = TextStyle { size, weight: Weight::Semibold, ink: pen.theme.role_color(category.role) };
    let Some(point) = point else { return pen.text_start(column.left, baseline, number, "–") };
    pen.mark(point, |pen| pen.text_start(column.left, baseline, number, &point.label));
    pen.hit_area(Rect::new(column.left, baseline - size, column.width, size * 1.2), point);
    let detail = pen.secondary_style(em);
    let lines = wrap_clipped(category.detail.as_deref().unwrap_or_default(), em, Weight::Regular, column.width, 2);
    for (index, line) in lines.iter().enumerate() {
        pen.text_start(column.left, baseline + em * (1.95 + 1.25 * as_number(index)), detail, line);
    }
}

/// Draws the values of a number over the years as bars from zero, the first and the last with their year; nothing where there is one value,
/// or one below zero.
fn draw_trend(pen: &mut Pen<'_>, trend: &[(&str, &DataPoint)], column: &Column<'_>) {
    let (frame, em) = (column.frame, column.frame.em);
    let values: Vec<f64> = trend.iter().filter_map(|(_, point)| point.value.number()).collect();
    let largest = values.iter().copied().fold(0.0, f64::max);
    if values.len() < 2 || largest <= 0.0 || values.iter().any(|value| *value < 0.0) {
        return;
    }
    let slot = (column.width / as_number(values.len())).min(em * MAX_BAR_WIDTH * 1.3);
    let (bottom, height) = (frame.bottom - em * 1.3, (em * TREND_HEIGHT).min(frame.height() * 0.3));
    let small = pen.secondary_style(frame.small_size());
    let last = values.len() - 1;
    let mut written_to = f64::NEG_INFINITY;
    for (index, ((year, point), value)) in trend.iter().zip(&values).enumerate() {
        let left = column.left + as_number(index) * slot;
        let color = pen.theme.role_color(point.role);
        let fill = if index == last { color } else { pen.theme.paper.mix(color, PALE) };
        let bar = Rect::new(left, bottom - value / largest * height, slot * 0.77, value / largest * height);
        if index == last {
            pen.rect(bar, fill);
        } else {
            pen.mark(point, |pen| pen.rect(bar, fill));
        }
        pen.hit_area(bar, point);
        // The last year is always written; others where they meet neither it nor the one before.
        let width = small.text_width(year);
        let last_left = column.left + as_number(last) * slot;
        let is_free = left > written_to + em * 0.3 && (index == last || left + width + em * 0.3 < last_left);
        if is_free {
            pen.text_start(left, bottom + small.size * 1.2, small, year);
            written_to = left + width;
        }
    }
}

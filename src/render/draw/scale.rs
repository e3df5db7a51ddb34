//! Scales: where values are in a frame, and grid lines with their labels.

use crate::chart::{Axis, Category};
use crate::render::geometry::{Frame, Point, Rect, Span};
use crate::render::layout::{DIFFERENCE_SIZE, NAME_SIZE, SMALL_SIZE, difference_room};
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::scene::TextStyle;

/// The height of a value on a vertical scale.
pub(super) fn y_of(axis: &Axis, frame: &Frame, value: f64) -> f64 {
    frame.bottom - axis.fraction(value) * frame.height()
}

/// The distance of a value on a horizontal scale from the side where reading begins.
pub(super) fn x_of(axis: &Axis, frame: &Frame, value: f64) -> f64 {
    frame.left + axis.fraction(value) * frame.width()
}

/// The style of tick labels.
fn tick_style(pen: &Pen<'_>, em: f64) -> TextStyle {
    pen.secondary_style(em * SMALL_SIZE / NAME_SIZE)
}

/// The width of the widest tick label of an axis.
pub(super) fn tick_label_width(pen: &Pen<'_>, axis: &Axis, em: f64) -> f64 {
    let style = tick_style(pen, em);
    axis.ticks.iter().map(|tick| style.text_width(&tick.label)).fold(0.0, f64::max)
}

/// Draws a vertical scale: a hairline across the frame at each tick, its label right before it.
pub(super) fn draw_y_axis(pen: &mut Pen<'_>, axis: &Axis, frame: &Frame) {
    let style = tick_style(pen, frame.em);
    for tick in &axis.ticks {
        let y = y_of(axis, frame, tick.value);
        let ink = if tick.value == 0.0 { pen.theme.soft } else { pen.theme.line };
        pen.rect(Rect::new(frame.left, y - 1.0, frame.width(), 2.0), ink);
        pen.text_end(frame.left - frame.em * 0.35, y + style.size * HALF_LETTER, style, &tick.label);
    }
}

/// Draws a horizontal scale: a hairline down the frame at each tick, its label below it.
pub(super) fn draw_x_axis(pen: &mut Pen<'_>, axis: &Axis, frame: &Frame) {
    let style = tick_style(pen, frame.em);
    for tick in &axis.ticks {
        let x = x_of(axis, frame, tick.value);
        let ink = if tick.value == 0.0 { pen.theme.soft } else { pen.theme.line };
        pen.rect(Rect::new(x - 1.0, frame.top, 2.0, frame.height()), ink);
        let x = clamp_to_page(pen, x, style.text_width(&tick.label));
        pen.text_center(x, frame.bottom + style.size * 1.35, style, &tick.label);
    }
}

/// The middle of a label of this width, moved so that the label stays on the page.
fn clamp_to_page(pen: &Pen<'_>, x: f64, width: f64) -> f64 {
    x.min(pen.width - width / 2.0 - 1.0).max(width / 2.0 + 1.0)
}

/// The first and the last year of a scale of years; from 0 to 1 if it has none.
pub(super) fn year_range(categories: &[Category]) -> Span {
    Span {
        start: categories.first().map_or(0.0, |category| category.position),
        end: categories.last().map_or(1.0, |category| category.position),
    }
}

/// The horizontal position of each year of a scale of years; a single year is in the middle.
pub(super) fn year_positions(categories: &[Category], frame: &Frame) -> Vec<f64> {
    let Span { start: first, end: last } = year_range(categories);
    let length = if last > first { last - first } else { 1.0 };
    let middle = if categories.len() == 1 { 0.5 } else { 0.0 };
    categories.iter().map(|category| frame.left + frame.width() * ((category.position - first) / length + middle)).collect()
}

/// Up to this many years are each labelled under the frame.
const FEW_YEARS: usize = 6;

/// The round years between the first and the last, to label where there are many years; empty where there are few. The dots of
/// the chart show the years that were measured.
fn round_years(categories: &[Category]) -> Vec<f64> {
    let (Some(first), Some(last), true) = (categories.first(), categories.last(), categories.len() > FEW_YEARS) else {
        return Vec::new();
    };
    let length = last.position - first.position;
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].into_iter().find(|step| length / step <= 8.0).unwrap_or(100.0);
    let begin = (first.position / step).ceil() * step;
    let round: Vec<f64> = std::iter::successors(Some(begin), |year| Some(year + step)).take_while(|year| *year < last.position).collect();
    // Months of one year: their names say more than a single year between them.
    if length < 2.0 { Vec::new() } else { round }
}

/// A label under a scale of years.
#[derive(Clone)]
struct YearLabel {
    x: f64,
    text: String,
}

/// Writes the years below a frame: the last and the first, then those between that have room. Where `dates` holds a few indices of
/// categories, only these are written.
pub(super) fn draw_year_labels(pen: &mut Pen<'_>, categories: &[Category], dates: &[usize], frame: &Frame) {
    let style = tick_style(pen, frame.em);
    let has_dates = (2..=FEW_YEARS).contains(&dates.len());
    let round = if has_dates { Vec::new() } else { round_years(categories) };
    let all: Vec<YearLabel> = year_positions(categories, frame)
        .into_iter()
        .zip(categories)
        .enumerate()
        .filter(|(index, _)| !has_dates || dates.contains(index))
        .map(|(_, (x, category))| YearLabel { x, text: category.label.clone() })
        .collect();
    let ends = all.last().into_iter().chain(all.first().filter(|_| all.len() > 1)).cloned();
    let between: Vec<YearLabel> = if round.is_empty() {
        all.iter().take(all.len().saturating_sub(1)).skip(1).cloned().collect()
    } else {
        let Span { start: first, end: last } = year_range(categories);
        let x_of_year = |year: f64| frame.left + frame.width() * (year - first) / (last - first).max(1.0);
        round.into_iter().map(|year| YearLabel { x: x_of_year(year), text: format!("{year:.0}") }).collect()
    };
    // The centre and the half width, with its margin, of each label written so far.
    let mut written: Vec<(f64, f64)> = Vec::new();
    for YearLabel { x, text } in ends.chain(between) {
        let half = style.text_width(&text) / 2.0 + style.size * 0.4;
        if written.iter().all(|(other_x, other_half)| (x - other_x).abs() >= half + other_half) {
            written.push((x, half));
            pen.text_center(clamp_to_page(pen, x, half * 2.0), frame.bottom + style.size * 1.35, style, &text);
        }
    }
}

/// Draws a bracket between two heights at the end of a chart, with its label: the difference between two towns.
pub(super) fn draw_bracket(pen: &mut Pen<'_>, frame: &Frame, label: &str, span: Span) {
    let em = frame.em;
    let x = frame.right - difference_room(label, em) + em * 0.8;
    let ink = pen.theme.soft;
    let (top, bottom) = (span.low(), span.high());
    pen.path(&[Point::new(x - em * 0.3, top), Point::new(x, top), Point::new(x, bottom), Point::new(x - em * 0.3, bottom)], 1.5, ink);
    let style = pen.strong_style(em * DIFFERENCE_SIZE);
    pen.text_start(x + em * 0.35, f64::midpoint(top, bottom) + style.size * HALF_LETTER, style, label);
}

/// Draws a dashed line.
pub(super) fn draw_dashed_line(pen: &mut Pen<'_>, from: Point, to: Point, em: f64) {
    let length = (to.x - from.x).hypot(to.y - from.y);
    let dash = em * 0.3;
    let mut start = 0.0;
    while start < length {
        let point = |fraction: f64| Point { x: from.x + (to.x - from.x) * fraction, y: from.y + (to.y - from.y) * fraction };
        pen.path(&[point(start / length), point((start + dash).min(length) / length)], 1.5, pen.theme.peer);
        start += dash * 2.0;
    }
}

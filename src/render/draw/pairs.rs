//! Two values a row: dumbbells (dots joined by a bar), on one scale or around the mean of each row, and arrows from the first value to the
//! last.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec, DataPoint};
use crate::render::draw::error_bar;
use crate::render::draw::reference_marks::{draw_bands_behind_rows, draw_lines_across_rows};
use crate::render::draw::rows::{ChartRow, RowChart};
use crate::render::geometry::{Frame, Point, Rect};
use crate::render::layout::{MAX_DOT_RADIUS, frame_below_mark_labels};
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::theme::Rgb;
use crate::speech::Direction;

/// How far each of two dots that would hide each other is moved up or down, in radii.
const NEAR_DOTS_SHIFT: f64 = 0.53;

/// Draws a dumbbell chart or an arrow chart.
pub(super) fn draw_pairs(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let mut frame = frame_below_mark_labels(chart, frame);
    let is_arrow = chart.kind == ChartKind::Arrow;
    if is_arrow {
        frame.top += frame.em * 1.2;
    }
    let rows = RowChart::new(chart, frame);
    if is_arrow {
        // The direction of time stands above the rows: "2012 → 2024".
        let dates: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
        let style = pen.secondary_style(frame.small_size());
        let sign = match pen.direction {
            Direction::LeftToRight => " \u{2192} ",
            Direction::RightToLeft => " \u{2190} ",
        };
        pen.text_start(rows.layout.scale_start, rows.layout.top - frame.em * 0.35, style, &dates.join(sign));
    }
    if chart.kind == ChartKind::Gaps {
        // The mean of the towns.
        let height = as_number(chart.categories.len()) * rows.layout.row_height;
        pen.rect(Rect::new(rows.x_of(0.0) - 1.0, rows.layout.top, 2.0, height), pen.theme.line);
    }
    draw_bands_behind_rows(pen, &rows);
    draw_lines_across_rows(pen, &rows);
    let [Some(first), Some(last)] = [chart.series.first(), chart.series.get(1)] else { return };
    for row in rows.rows() {
        rows.draw_name(pen, &row);
        let layout = &rows.layout;
        pen.rect(Rect::new(layout.scale_start, row.middle - 0.5, layout.scale_end - layout.scale_start, 1.0), pen.theme.line);
        let [Some(first), Some(last)] = [first.points.get(row.index), last.points.get(row.index)] else { continue };
        draw_pair(pen, &rows, &row, first, last);
    }
}

/// The side of a dot its value is written on, in pen coordinates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PairSide {
    Left,
    Right,
}

/// One of the two values of a row.
struct PairEnd<'a> {
    point: &'a DataPoint,
    /// The horizontal position of the value; `None` if it is missing.
    x: Option<f64>,
}

impl PairEnd<'_> {
    /// The position from which the value is labelled: the value itself, or the end of its interval on that side.
    fn outer_x(&self, rows: &RowChart<'_>, side: PairSide) -> Option<f64> {
        let outer = self.point.interval.map(|(low, high)| rows.x_of(if side == PairSide::Left { low } else { high }));
        self.x.map(|x| outer.unwrap_or(x))
    }
}

/// Draws the two values of a row.
fn draw_pair(pen: &mut Pen<'_>, rows: &RowChart<'_>, row: &ChartRow<'_>, first: &DataPoint, last: &DataPoint) {
    let (layout, middle) = (&rows.layout, row.middle);
    let is_arrow = rows.chart.kind == ChartKind::Arrow;
    let [first, last] = [first, last].map(|point| PairEnd { point, x: point.value.number().map(|value| rows.x_of(value)) });
    let radius = (layout.row_height * 0.23).clamp(rows.frame.em * 0.14, rows.frame.em * MAX_DOT_RADIUS);
    if let (Some(x), Some(z)) = (first.x, last.x) {
        if is_arrow {
            let ink = pen.theme.role_color(row.category.role);
            pen.mark(last.point, |pen| draw_arrow(pen, Point::new(x, middle), z, radius, ink));
        } else {
            pen.rect(Rect::new(x.min(z), middle - radius * 0.3, (x - z).abs(), radius * 0.6), pen.theme.peer);
        }
    }
    // Of two dots that would hide each other, one stands a little higher and one a little lower.
    let is_near = !is_arrow && first.x.zip(last.x).is_some_and(|(x, z)| (x - z).abs() < radius * 2.0);
    let shift = if is_near { radius * NEAR_DOTS_SHIFT } else { 0.0 };
    for (end, middle) in [(&first, middle - shift), (&last, middle + shift)] {
        if let Some((low, high)) = end.point.interval {
            error_bar::horizontal(pen, rows.span_of(low, high), middle, radius * 0.9, pen.theme.ink);
        }
        if let (Some(x), false) = (end.x, is_arrow && first.x.is_some() && last.x.is_some()) {
            pen.figure_dot(Point::new(x, middle), radius, pen.theme.role_color(end.point.role), end.point);
        }
    }
    let border = first.x.unwrap_or(layout.scale_start).midpoint(last.x.unwrap_or(layout.scale_end));
    let top = middle - layout.row_height / 2.0;
    pen.hit_area(Rect::new(layout.names_end, top, border - layout.names_end, layout.row_height), first.point);
    pen.hit_area(Rect::new(border, top, layout.scale_end - border, layout.row_height), last.point);
    let [first_side, last_side] = label_sides(first.x, last.x);
    let labels = [
        PairEnd { point: first.point, x: first.outer_x(rows, first_side) },
        PairEnd { point: last.point, x: last.outer_x(rows, last_side) },
    ];
    draw_values(pen, rows, &labels, middle, radius);
}

/// The sides of two dots that face away from each other. A missing position counts as after the other.
fn label_sides(first: Option<f64>, last: Option<f64>) -> [PairSide; 2] {
    let first_is_left = match (first, last) {
        (Some(first), Some(last)) => first <= last,
        (Some(_), None) => true,
        (None, _) => false,
    };
    if first_is_left { [PairSide::Left, PairSide::Right] } else { [PairSide::Right, PairSide::Left] }
}

/// Writes each value outside its dot, on the side away from the other value.
fn draw_values(pen: &mut Pen<'_>, rows: &RowChart<'_>, [first, last]: &[PairEnd<'_>; 2], middle: f64, radius: f64) {
    let layout = &rows.layout;
    let baseline = middle + layout.value_size * HALF_LETTER;
    let space = radius + layout.gap * 0.5;
    let [first_side, last_side] = label_sides(first.x, last.x);
    let mut missing: Vec<&DataPoint> = Vec::new();
    let has_marks = rows.chart.reference_marks().next().is_some();
    for (end, side) in [(first, first_side), (last, last_side)] {
        let style = pen.town_style(end.point.role, layout.value_size);
        if let Some(x) = end.x.filter(|_| has_marks) {
            // No line of a mark crosses a value.
            let width = style.text_width(&end.point.label_with_doubt());
            let start = if side == PairSide::Left { x - space - width } else { x + space };
            pen.rect(Rect::new(start - 3.0, baseline - style.size * 0.85, width + 6.0, style.size * 1.1), pen.theme.paper);
        }
        match end.x {
            Some(x) if side == PairSide::Left => pen.text_end(x - space, baseline, style, &end.point.label_with_doubt()),
            Some(x) => pen.text_start(x + space, baseline, style, &end.point.label_with_doubt()),
            None => missing.push(end.point),
        }
    }
    // A missing value is written at the end of the row farther from the other value, in the secondary colour.
    if let [point, ..] = missing.as_slice() {
        let style = pen.secondary_style(layout.value_size);
        let center = layout.scale_start.midpoint(layout.scale_end);
        let free_end = first.x.or(last.x).map_or(layout.scale_start, |x| if x > center { layout.scale_start } else { layout.scale_end });
        if missing.len() == 2 || free_end <= layout.scale_start {
            pen.text_start(layout.scale_start, baseline, style, &point.label_with_doubt());
        } else {
            pen.text_end(free_end, baseline, style, &point.label_with_doubt());
        }
    }
}

/// Draws a horizontal arrow from a point to the position `end`. An arrow shorter than `radius` becomes a dot.
fn draw_arrow(pen: &mut Pen<'_>, start: Point, end: f64, radius: f64, ink: Rgb) {
    let Point { x, y } = start;
    let (length, sign) = ((end - x).abs(), (end - x).signum());
    if length < radius {
        pen.dot(Point::new(end, y), radius, ink);
        return;
    }
    let head = (radius * 1.9).min(length);
    let shaft_end = end - sign * head * 0.7;
    pen.rect(Rect::new(x.min(shaft_end), y - radius * 0.32, (shaft_end - x).abs(), radius * 0.64), ink);
    let (back, half) = (end - sign * head, radius * 1.05);
    pen.area(&[Point::new(end, y), Point::new(back, y - half), Point::new(back, y + half)], ink);
}

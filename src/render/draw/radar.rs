//! Radar charts: each indicator an axis from the centre, each town a line around it; the values are printed beside the axes.

use std::f64::consts::TAU;

use crate::base::as_number;
use crate::chart::{ChartSpec, DataPoint};
use crate::render::geometry::{Frame, Point, Rect, Span};
use crate::render::labels::{LabelRequest, place_in_column};
use crate::render::measure::wrap_clipped;
use crate::render::pen::Pen;
use crate::render::theme::Weight;

/// The circle of a radar and its axes.
struct Circle {
    center: Point,
    radius: f64,
    /// The number of axes.
    axes: usize,
}

impl Circle {
    /// The angle of an axis, clockwise from the top.
    fn angle(&self, axis: usize) -> f64 {
        TAU * as_number(axis) / as_number(self.axes.max(1))
    }

    /// The point of an axis at a fraction of the radius.
    fn point(&self, axis: usize, fraction: f64) -> Point {
        let angle = self.angle(axis);
        Point { x: self.center.x + self.radius * fraction * angle.sin(), y: self.center.y - self.radius * fraction * angle.cos() }
    }

    /// The axis after another, around the circle.
    fn next(&self, axis: usize) -> usize {
        (axis + 1) % self.axes.max(1)
    }
}

/// Draws the radar.
pub(super) fn draw_radar(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let circle = Circle {
        center: Point::new(f64::midpoint(frame.left, frame.right), f64::midpoint(frame.top, frame.bottom)),
        radius: (frame.height() / 2.0 - em * 1.2).min(frame.width() * 0.26).max(1.0),
        axes: chart.categories.len(),
    };
    for tick in &chart.axis.ticks {
        let fraction = chart.axis.fraction(tick.value);
        let ring: Vec<Point> = (0..=circle.axes).map(|axis| circle.point(axis % circle.axes.max(1), fraction)).collect();
        pen.path(&ring, 1.0, pen.theme.line);
        let style = pen.secondary_style(frame.small_size());
        pen.text_start(circle.center.x + em * 0.15, circle.center.y - circle.radius * fraction - em * 0.1, style, &tick.label);
    }
    for axis in 0..circle.axes {
        pen.path(&[circle.center, circle.point(axis, 1.0)], 1.0, pen.theme.line);
    }
    // The last series first, so that the focus is on top.
    for series in chart.series.iter().rev() {
        let ink = pen.theme.series_color(series.color);
        let value = |axis: usize| series.points.get(axis).and_then(|point| point.value.number());
        for axis in 0..circle.axes {
            let next = circle.next(axis);
            if let (Some(from), Some(to)) = (value(axis), value(next)) {
                let ends = [circle.point(axis, chart.axis.fraction(from)), circle.point(next, chart.axis.fraction(to))];
                pen.path(&ends, em * 0.11, ink);
            }
        }
        for (axis, point) in series.points.iter().enumerate() {
            let Some(value) = point.value.number() else { continue };
            let Point { x, y } = circle.point(axis, chart.axis.fraction(value));
            pen.mark(point, |pen| pen.dot(Point::new(x, y), em * 0.2, ink));
            pen.hit_area(Rect::new(x - em * 0.4, y - em * 0.4, em * 0.8, em * 0.8), point);
        }
    }
    draw_side_labels(pen, chart, frame, &circle, SpokeSide::Right);
    draw_side_labels(pen, chart, frame, &circle, SpokeSide::Left);
}

/// The half of the circle whose axes are labelled in one column, in pen coordinates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SpokeSide {
    Left,
    Right,
}

/// The label of an axis: the name of its indicator and the values of all towns.
struct AxisLabel {
    axis: usize,
    lines: Vec<String>,
}

/// Writes the labels of the axes of one side in a column beside the circle, none over another, each joined to its axis.
fn draw_side_labels(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame, circle: &Circle, side: SpokeSide) {
    let em = frame.em;
    let size = frame.small_size();
    let is_right = side == SpokeSide::Right;
    let start = if is_right { circle.center.x + circle.radius + em * 0.8 } else { circle.center.x - circle.radius - em * 0.8 };
    let max_width = if is_right { frame.right - start } else { start - frame.left };
    let labels: Vec<AxisLabel> = chart
        .categories
        .iter()
        .enumerate()
        .filter(|(axis, _)| (circle.angle(*axis).sin() >= -1e-9) == is_right)
        .map(|(axis, indicator)| {
            let values: Vec<String> =
                chart.series.iter().filter_map(|series| series.points.get(axis)).map(DataPoint::label_with_year).collect();
            let mut lines = wrap_clipped(&indicator.label, size, Weight::Regular, max_width, 2);
            lines.push(values.join(" | "));
            AxisLabel { axis, lines }
        })
        .collect();
    let requests: Vec<LabelRequest> = labels
        .iter()
        .map(|label| {
            let middle = circle.center.y - circle.radius * circle.angle(label.axis).cos();
            LabelRequest { middle, height: size * 1.2 * as_number(label.lines.len()) + size * 0.4, rank: 0 }
        })
        .collect();
    let places = place_in_column(&requests, Span { start: frame.top, end: frame.bottom });
    for (label, place) in labels.iter().zip(places) {
        let Some(middle) = place else { continue };
        let angle = circle.angle(label.axis);
        let tip = Point::new(circle.center.x + circle.radius * angle.sin(), circle.center.y - circle.radius * angle.cos());
        let near = if is_right { start - em * 0.2 } else { start + em * 0.2 };
        pen.path(&[tip, Point::new(near, middle)], 1.0, pen.theme.line);
        let mut baseline = middle - size * 0.6 * as_number(label.lines.len()) + size * 0.95;
        for (index, line) in label.lines.iter().enumerate() {
            let is_values = index + 1 == label.lines.len();
            let style = if is_values { pen.strong_style(size) } else { pen.secondary_style(size) };
            if is_right {
                pen.text_start(start, baseline, style, line);
            } else {
                pen.text_end(start, baseline, style, line);
            }
            baseline += size * 1.2;
        }
    }
}

//! Slope charts: two dates side by side, a line for each town, its name and value at both ends.

use crate::chart::{ChartSpec, DataPoint, Series};
use crate::compare::ComparisonRole;
use crate::render::draw::lines::line_width;
use crate::render::draw::scale::y_of;
use crate::render::draw::{error_bar, reference_marks};
use crate::render::geometry::{Frame, Point, Rect, Span};
use crate::render::labels::{LabelRequest, label_rank, place_in_column};
use crate::render::measure::fit;
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::theme::Weight;

/// The greatest share of the width that the labels of one side take.
const MAX_SIDE_SHARE: f64 = 0.33;

/// One of the two dates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SlopeEnd {
    /// The first date; labels stand before the lines.
    First,
    /// The last date; labels stand after the lines.
    Last,
}

impl SlopeEnd {
    /// The point of a series at this date.
    fn point(self, series: &Series) -> Option<&DataPoint> {
        match self {
            Self::First => series.points.first(),
            Self::Last => series.points.get(1),
        }
    }

    /// Where the lines end on this side.
    fn x(self, inner: &Frame) -> f64 {
        match self {
            Self::First => inner.left,
            Self::Last => inner.right,
        }
    }
}

/// The label at one end of a line.
struct SlopeEndLabel {
    text: String,
    value: f64,
}

/// Draws the slopes.
pub(super) fn draw_slope(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let size = frame.label_size();
    let max_width = frame.width() * MAX_SIDE_SHARE;
    let label = |series: &Series, side: SlopeEnd| -> Option<SlopeEndLabel> {
        let point = side.point(series)?;
        let value = point.value.number()?;
        let available = max_width - pen.town_style(series.role, size).text_width(&point.label_with_year()) - size * 0.4;
        let name = fit(&series.name, size, Weight::Semibold, available.max(size));
        // On both sides the value is next to the line.
        let text = if side == SlopeEnd::First {
            format!("{name} {}", point.label_with_year())
        } else {
            format!("{} {name}", point.label_with_year())
        };
        Some(SlopeEndLabel { text, value })
    };
    let labels = |side: SlopeEnd| chart.series.iter().map(|series| label(series, side)).collect::<Vec<_>>();
    let (firsts, lasts) = (labels(SlopeEnd::First), labels(SlopeEnd::Last));
    let widest = |labels: &[Option<SlopeEndLabel>]| {
        let style = pen.town_style(ComparisonRole::Focus, size);
        labels.iter().flatten().map(|label| style.text_width(&label.text)).fold(0.0, f64::max)
    };
    let inner = Frame {
        left: frame.left + widest(&firsts) + em * 0.7,
        right: frame.right - widest(&lasts) - em * 0.7,
        top: frame.top + em * 1.6,
        bottom: frame.bottom - em * 0.6,
        em,
    };
    let title = pen.secondary_style(frame.small_size());
    for (x, date) in [inner.left, inner.right].into_iter().zip(&chart.categories) {
        pen.rect(Rect::new(x - 1.0, inner.top - em * 0.3, 2.0, inner.height() + em * 0.6), pen.theme.line);
        pen.text_center(x, frame.top + em * 0.8, title, &date.label);
    }
    reference_marks::draw_bands_across_frame(pen, chart, &inner);
    for (series, (first, last)) in chart.series.iter().zip(firsts.iter().zip(&lasts)) {
        draw_line(pen, chart, &inner, series, [first.as_ref(), last.as_ref()]);
    }
    reference_marks::draw_lines_across_frame(pen, chart, &inner);
    draw_labels(pen, chart, &inner, SlopeEnd::First, &firsts);
    draw_labels(pen, chart, &inner, SlopeEnd::Last, &lasts);
}

/// Draws the line of a series with its error bars and a dot at each end that is known.
fn draw_line(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, series: &Series, ends: [Option<&SlopeEndLabel>; 2]) {
    let em = inner.em;
    let ink = pen.theme.series_color(series.color);
    let xs = [inner.left, inner.right];
    let known: Vec<Point> =
        xs.into_iter().zip(ends).filter_map(|(x, end)| end.map(|end| Point::new(x, y_of(&chart.axis, inner, end.value)))).collect();
    for (x, point) in xs.into_iter().zip(&series.points) {
        if let Some((low, high)) = point.interval {
            let span = Span { start: y_of(&chart.axis, inner, low), end: y_of(&chart.axis, inner, high) };
            error_bar::vertical(pen, x, span, em * 0.16, ink);
        }
    }
    if known.len() == 2 {
        pen.path(&known, em * line_width(series.role), ink);
    }
    for (x, point) in xs.into_iter().zip(&series.points) {
        let Some(value) = point.value.number() else { continue };
        let center = Point::new(x, y_of(&chart.axis, inner, value));
        let radius = em * (line_width(series.role) + if point.doubt.is_some() { 0.12 } else { 0.1 });
        pen.figure_dot(center, radius, ink, point);
    }
}

/// Writes the labels of one side, moved apart where they would overlap, each joined to its line.
fn draw_labels(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, side: SlopeEnd, labels: &[Option<SlopeEndLabel>]) {
    let em = inner.em;
    let size = inner.label_size();
    // Labels stand away from the lines.
    let sign = if side == SlopeEnd::First { -1.0 } else { 1.0 };
    let x = side.x(inner);
    let request = |(series, label): (&Series, &Option<SlopeEndLabel>)| match label {
        Some(label) => LabelRequest { middle: y_of(&chart.axis, inner, label.value), height: size * 1.16, rank: label_rank(series.role) },
        None => LabelRequest { middle: inner.top, height: 0.0, rank: u8::MAX },
    };
    let requests: Vec<LabelRequest> = chart.series.iter().zip(labels).map(request).collect();
    let places = place_in_column(&requests, Span { start: inner.top - size * 0.7, end: inner.bottom + size * 0.7 });
    for ((series, label), place) in chart.series.iter().zip(labels).zip(&places) {
        let (Some(SlopeEndLabel { text, value }), Some(middle)) = (label, place) else { continue };
        let style = pen.series_style(series.role, size);
        let y = y_of(&chart.axis, inner, *value);
        if (middle - y).abs() > size * 0.25 {
            pen.path(&[Point::new(x + sign * em * 0.28, y), Point::new(x + sign * em * 0.55, *middle)], 1.0, pen.theme.peer);
        }
        let (label_x, baseline) = (x + sign * em * 0.65, middle + size * HALF_LETTER);
        match side {
            SlopeEnd::First => pen.text_end(label_x, baseline, style, text),
            SlopeEnd::Last => pen.text_start(label_x, baseline, style, text),
        }
        if let Some(point) = side.point(series) {
            let width = style.text_width(text) + em;
            let left = if side == SlopeEnd::First { x - width } else { x };
            pen.hit_area(Rect::new(left, middle - size * 0.6, width, size * 1.2), point);
        }
    }
}

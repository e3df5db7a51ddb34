//! Charts over the years: lines of values, and bump charts of ranks, with names at the ends of the lines.

use crate::chart::{ChartSpec, DataPoint, MarkKind, Series};
use crate::compare::ComparisonRole;
use crate::render::draw::line_changes::draw_changes;
use crate::render::draw::line_scale::{LineRun, TimeScale, line_runs};
use crate::render::draw::scale::{
    draw_bracket, draw_dashed_line, draw_y_axis, draw_year_labels, tick_label_width, y_of, year_positions, year_range,
};
use crate::render::draw::{error_bar, reference_marks};
use crate::render::geometry::{Frame, Point, Rect, Span};
use crate::render::labels::{LabelRequest, label_rank, place_in_column};
use crate::render::layout::difference_room;
use crate::render::measure::{fit, text_width};
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::theme::Weight;

/// The greatest share of the width that names take.
const MAX_NAMES_SHARE: f64 = 0.3;
/// That of a frame narrower than this, in ems.
const MAX_NAMES_SHARE_OF_NARROW: f64 = 0.46;
const NARROW: f64 = 30.0;
/// Up to this many values of a line have a dot each.
const MAX_DOTS: usize = 12;

/// The stroke width of the line of a town, in ems.
pub(super) fn line_width(role: ComparisonRole) -> f64 {
    match role {
        ComparisonRole::Focus | ComparisonRole::Twin => 0.2,
        ComparisonRole::Colored(_) => 0.13,
        ComparisonRole::Other => 0.1,
    }
}

/// The last known value of a series as printed; empty if there is none.
pub(super) fn last_value(series: &Series) -> String {
    series.points.iter().rfind(|point| point.value.number().is_some()).map(DataPoint::label_with_year).unwrap_or_default()
}

/// Draws a line for each series, with its name and last value at its end.
pub(super) fn draw_lines(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let labels = end_labels(chart, frame);
    let bracket = chart.mark(MarkKind::Difference).map_or(0.0, |mark| difference_room(&mark.label, em));
    let above = if chart.mark(MarkKind::Event).is_some() { em * 1.4 } else { em * 0.5 };
    let inner = Frame {
        left: frame.left + tick_label_width(pen, &chart.axis, em) + em * 0.35,
        right: frame.right - labels.max_width() - em * 1.4 - bracket,
        top: frame.top + above,
        bottom: frame.bottom - em * 1.3,
        em,
    };
    pen.set_plane(&inner);
    draw_y_axis(pen, &chart.axis, &inner);
    draw_year_labels(pen, &chart.categories, &dates_to_write(chart), &inner);
    let y_of = |value: f64| y_of(&chart.axis, &inner, value);
    let scale = TimeScale { xs: year_positions(&chart.categories, &inner), y_of: &y_of };
    draw_events(pen, chart, &inner, EventLabels::Shown);
    reference_marks::draw_bands_across_frame(pen, chart, &inner);
    for series in &chart.series {
        draw_series(pen, series, &scale, em);
    }
    reference_marks::draw_lines_across_frame(pen, chart, &inner);
    if let Some(mark) = chart.mark(MarkKind::Difference) {
        draw_bracket(pen, frame, &mark.label, Span { start: y_of(mark.from), end: y_of(mark.to) });
    }
    draw_end_labels(pen, chart, &inner, &labels, &scale);
    draw_changes(pen, chart, &inner, &scale);
}

/// The indices of the dates at which the focus has a value, and of the last one, which another town may have alone.
fn dates_to_write(chart: &ChartSpec) -> Vec<usize> {
    let focus = chart.series.iter().find(|series| series.role == ComparisonRole::Focus);
    let points = focus.into_iter().flat_map(|series| series.points.iter().enumerate());
    let mut dates: Vec<usize> = points.filter(|(_, point)| point.value.number().is_some()).map(|(date, _)| date).collect();
    dates.extend(chart.categories.len().checked_sub(1).filter(|last| dates.last().is_some_and(|date| date < last)));
    dates
}

/// Whether the names of events are written above the chart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum EventLabels {
    Shown,
    Hidden,
}

/// Draws each event as a dashed line down the chart. A label that would meet an earlier one is left out.
pub(super) fn draw_events(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, labels: EventLabels) {
    let Span { start: first, end: last } = year_range(&chart.categories);
    let style = pen.secondary_style(inner.small_size());
    let mut written: Vec<Span> = Vec::new();
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkKind::Event) {
        let x = inner.left + inner.width() * (mark.from - first) / (last - first).max(1.0);
        draw_dashed_line(pen, Point::new(x, inner.top), Point::new(x, inner.bottom), inner.em);
        let label = fit(&mark.label, style.size, style.weight, inner.width() * 0.45);
        let width = style.text_width(&label);
        let start = (x - width / 2.0).min(inner.right - width).max(inner.left);
        let is_free = |other: &Span| start > other.end + style.size || start + width + style.size < other.start;
        if labels == EventLabels::Shown && written.iter().all(is_free) {
            written.push(Span { start, end: start + width });
            pen.text_start(start, inner.top - inner.em * 0.45, style, &label);
        }
    }
}

/// Draws the line of a series: error bars, runs, a dot at its end and, if its values are few, at each of them.
pub(super) fn draw_series(pen: &mut Pen<'_>, series: &Series, scale: &TimeScale<'_>, em: f64) {
    let ink = pen.theme.series_color(series.color);
    let runs = line_runs(series, scale);
    let known: usize = runs.iter().map(|run| run.points.len()).sum();
    for (point, x) in series.points.iter().zip(&scale.xs) {
        if let Some((low, high)) = point.interval {
            error_bar::vertical(pen, *x, Span { start: (scale.y_of)(low), end: (scale.y_of)(high) }, em * 0.16, ink);
        }
    }
    for LineRun { centers, points } in &runs {
        if centers.len() > 1 {
            pen.path(centers, em * line_width(series.role), ink);
        }
        for (index, (center, point)) in centers.iter().zip(points).enumerate() {
            let width = line_width(series.role);
            if point.doubt.is_some() {
                pen.mark(point, |pen| pen.hollow_dot(*center, em * (width + 0.14), ink));
            } else if known <= MAX_DOTS || centers.len() == 1 || index + 1 == centers.len() {
                pen.mark(point, |pen| pen.dot(*center, em * (width + 0.09), ink));
            }
        }
    }
    for (point, x) in series.points.iter().zip(&scale.xs) {
        if let Some(value) = point.value.number() {
            let center = Point::new(*x, (scale.y_of)(value));
            pen.hit_area(Rect::new(center.x - em * 0.5, center.y - em * 0.5, em, em), point);
        }
    }
}

/// The labels at the ends of lines, one for each series.
struct EndLabels {
    labels: Vec<LineEndLabel>,
    /// The type size.
    size: f64,
    /// The widths of the column of names and of that of values.
    names_width: f64,
    values_width: f64,
}

/// The label at the end of a line; an empty name for a series without a value.
struct LineEndLabel {
    name: String,
    value: String,
}

impl EndLabels {
    fn new(labels: Vec<LineEndLabel>, size: f64) -> Self {
        let widest = |text: &dyn Fn(&LineEndLabel) -> &str| {
            labels.iter().map(|label| text_width(text(label), size, Weight::Semibold)).fold(0.0, f64::max)
        };
        let (names_width, values_width) = (widest(&|label| &label.name), widest(&|label| &label.value));
        Self { labels, size, names_width, values_width }
    }

    /// The distance between the two columns; none where there are no values.
    fn gap(&self) -> f64 {
        if self.values_width > 0.0 { self.size * 0.8 } else { 0.0 }
    }

    fn max_width(&self) -> f64 {
        self.names_width + self.gap() + self.values_width
    }
}

/// The name of each series, cut to the room for it, with its last value.
fn end_labels(chart: &ChartSpec, frame: &Frame) -> EndLabels {
    let size = frame.label_size();
    let max_width = frame.width() * if frame.width() < frame.em * NARROW { MAX_NAMES_SHARE_OF_NARROW } else { MAX_NAMES_SHARE };
    let label = |series: &Series| {
        let value = last_value(series);
        let available = max_width - text_width(&value, size, Weight::Semibold) - size * 0.8;
        let name = fit(&series.name, size, Weight::Semibold, available.max(size * 2.0));
        LineEndLabel { name: if value.is_empty() { String::new() } else { name }, value }
    };
    EndLabels::new(chart.series.iter().map(label).collect(), size)
}

/// The last known point of a series.
fn last_point(series: &Series, scale: &TimeScale<'_>) -> Option<Point> {
    series.points.iter().zip(&scale.xs).rev().find_map(|(point, x)| Some(Point::new(*x, (scale.y_of)(point.value.number()?))))
}

/// Writes the labels at the ends of the lines, moved apart where they would overlap, each joined to its line.
fn draw_end_labels(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, labels: &EndLabels, scale: &TimeScale<'_>) {
    let (em, size) = (inner.em, labels.size);
    let request = |series: &Series| {
        let middle = last_point(series, scale).map_or(f64::NAN, |point| point.y);
        LabelRequest { middle, height: if middle.is_nan() { 0.0 } else { size * 1.16 }, rank: label_rank(series.role) }
    };
    let requests: Vec<LabelRequest> = chart.series.iter().map(request).collect();
    let places = place_in_column(&requests, Span { start: inner.top - size * 0.6, end: inner.bottom + size * 0.6 });
    for ((series, label), place) in chart.series.iter().zip(&labels.labels).zip(&places) {
        let (Some(Point { x, y }), Some(middle)) = (last_point(series, scale), place) else { continue };
        let start = inner.right + em * 1.1;
        if (middle - y).abs() > size * 0.3 || x < inner.right - em * 0.5 {
            let bend = Point::new(inner.right + em * 0.3, y);
            let from = Point::new((x + em * 0.3).min(bend.x), y);
            pen.path(&[from, bend, Point::new(start - em * 0.15, *middle)], 2.0, pen.theme.line);
        }
        let style = pen.series_style(series.role, size);
        pen.text_start(start, middle + size * HALF_LETTER, style, &label.name);
        pen.text_end(start + labels.max_width(), middle + size * HALF_LETTER, style, &label.value);
    }
}

/// Draws a bump chart: a line for each town between its ranks, each rank inside its dot, names at the ends.
pub(super) fn draw_bump(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let size = frame.label_size();
    let max_width = frame.width() * MAX_NAMES_SHARE;
    let name = |series: &Series| fit(&series.name, size, Weight::Semibold, max_width);
    let label = |series: &Series| LineEndLabel { name: name(series), value: String::new() };
    let labels = EndLabels::new(chart.series.iter().map(label).collect(), size);
    let inner = Frame {
        left: frame.left + em,
        right: frame.right - labels.max_width() - em * 2.0,
        top: frame.top + em * 0.9,
        bottom: frame.bottom - em * 1.9,
        em,
    };
    draw_year_labels(pen, &chart.categories, &[], &Frame { bottom: inner.bottom + em * 0.5, ..inner });
    let ranks = (chart.axis.high - chart.axis.low).max(1.0);
    let y_of = |rank: f64| inner.top + (rank - chart.axis.low) / ranks * inner.height();
    let scale = TimeScale { xs: year_positions(&chart.categories, &inner), y_of: &y_of };
    let radius = (inner.height() / ranks * 0.46).min(em * 0.8);
    for series in &chart.series {
        let ink = pen.theme.series_color(series.color);
        for run in line_runs(series, &scale) {
            pen.path(&run.centers, em * line_width(series.role) * 1.3, ink);
        }
        for (point, x) in series.points.iter().zip(&scale.xs) {
            let Some(rank) = point.value.number() else { continue };
            let center = Point::new(*x, y_of(rank));
            pen.mark(point, |pen| pen.dot(center, radius, ink));
            let style = pen.style_on(ink, inner.small_size().min(radius * 1.3), Weight::Semibold);
            pen.text_center(center.x, center.y + style.size * HALF_LETTER, style, &point.label);
            pen.hit_area(Rect::around(center, radius), point);
        }
    }
    draw_end_labels(pen, chart, &inner, &labels, &scale);
}

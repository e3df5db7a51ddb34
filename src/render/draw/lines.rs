//! Charts over the years: lines of values, and bump charts of ranks, with names at the ends of the lines.

use crate::base::MissingReason;
use crate::chart::{ChartSpec, DataPoint, MarkKind, Series};
use crate::compare::ComparisonRole;
use crate::render::draw::error_bar;
use crate::render::draw::scale::{
    draw_bracket, draw_dashed_line, draw_y_axis, draw_year_labels, tick_label_width, y_of, year_positions, year_range,
};
use crate::render::geometry::{Frame, Point, Rect, Span};
use crate::render::labels::{LabelRequest, label_rank, place_in_column};
use crate::render::layout::difference_room;
use crate::render::measure::fit;
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::theme::Weight;

/// The greatest share of the width that names take.
const MAX_NAMES_SHARE: f64 = 0.3;
/// Up to this many values of a line have a dot each.
const MAX_DOTS: usize = 12;

/// Where the values of a chart over the years are.
pub(super) struct TimeScale<'a> {
    /// The horizontal position of each year.
    pub xs: Vec<f64>,
    /// The height of a value.
    pub y_of: &'a dyn Fn(f64) -> f64,
}

/// The stroke width of the line of a town, in ems.
pub(super) fn line_width(role: ComparisonRole) -> f64 {
    match role {
        ComparisonRole::Focus | ComparisonRole::Twin => 0.15,
        ComparisonRole::Colored(_) => 0.12,
        ComparisonRole::Other => 0.085,
    }
}

/// The known points of a series in runs to join by lines. A missing value breaks the line if the file states it; a year that
/// was not measured does not.
pub(super) fn line_runs(series: &Series, scale: &TimeScale<'_>) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
    for (point, x) in series.points.iter().zip(&scale.xs) {
        match (point.value.number(), point.value.missing_reason()) {
            (Some(value), _) => {
                if let Some(run) = runs.last_mut() {
                    run.push(Point::new(*x, (scale.y_of)(value)));
                }
            }
            (None, Some(MissingReason::NotReported | MissingReason::NoSuchYear) | None) => {}
            (None, Some(_)) => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The last known value of a series as printed; empty if there is none.
pub(super) fn last_value(series: &Series) -> String {
    series.points.iter().rfind(|point| point.value.number().is_some()).map(DataPoint::label_with_year).unwrap_or_default()
}

/// Draws a line for each series, with its name and last value at its end.
pub(super) fn draw_lines(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let labels = end_labels(pen, chart, frame);
    let bracket = chart.mark(MarkKind::Difference).map_or(0.0, |mark| difference_room(&mark.label, em));
    let above = if chart.mark(MarkKind::Event).is_some() { em * 1.2 } else { em * 0.4 };
    let inner = Frame {
        left: frame.left + tick_label_width(pen, &chart.axis, em) + em * 0.35,
        right: frame.right - labels.max_width() - em * 1.1 - bracket,
        top: frame.top + above,
        bottom: frame.bottom - em * 1.1,
        em,
    };
    draw_y_axis(pen, &chart.axis, &inner);
    draw_year_labels(pen, &chart.categories, &inner);
    let y_of = |value: f64| y_of(&chart.axis, &inner, value);
    let scale = TimeScale { xs: year_positions(&chart.categories, &inner), y_of: &y_of };
    draw_events(pen, chart, &inner, EventLabels::Shown);
    draw_target(pen, chart, &inner);
    for series in &chart.series {
        draw_series(pen, series, &scale, em);
    }
    if let Some(mark) = chart.mark(MarkKind::Difference) {
        draw_bracket(pen, frame, &mark.label, Span { start: y_of(mark.from), end: y_of(mark.to) });
    }
    draw_end_labels(pen, chart, &inner, &labels, &scale);
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
    let style = pen.secondary_style(inner.em * 0.66);
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

/// Draws the recommended value as a dashed line, or the recommended range as a band, with its label.
fn draw_target(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame) {
    let Some(mark) = chart.mark(MarkKind::Target) else { return };
    let (low, high) = (y_of(&chart.axis, inner, mark.from), y_of(&chart.axis, inner, mark.to));
    if mark.to > mark.from {
        pen.rect(Rect::new(inner.left, high, inner.width(), low - high), pen.theme.line);
    }
    draw_dashed_line(pen, Point::new(inner.left, high), Point::new(inner.right, high), inner.em);
    let style = pen.secondary_style(inner.em * 0.62);
    let label = fit(&mark.label, style.size, style.weight, inner.width());
    let baseline = if high - style.size * 1.4 < inner.top { high + style.size * 1.1 } else { high - style.size * 0.4 };
    pen.text_start(inner.left + inner.em * 0.3, baseline, style, &label);
}

/// Draws the line of a series: error bars, runs, a dot at its end and, if its values are few, at each of them.
pub(super) fn draw_series(pen: &mut Pen<'_>, series: &Series, scale: &TimeScale<'_>, em: f64) {
    let ink = pen.theme.series_color(series.color);
    let runs = line_runs(series, scale);
    let known: usize = runs.iter().map(Vec::len).sum();
    for (point, x) in series.points.iter().zip(&scale.xs) {
        if let Some((low, high)) = point.interval {
            error_bar::vertical(pen, *x, Span { start: (scale.y_of)(low), end: (scale.y_of)(high) }, em * 0.16, ink);
        }
    }
    for run in &runs {
        if run.len() > 1 {
            pen.path(run, em * line_width(series.role), ink);
        }
        for (index, center) in run.iter().enumerate() {
            if known <= MAX_DOTS || run.len() == 1 || index + 1 == run.len() {
                pen.dot(*center, em * (line_width(series.role) + 0.09), ink);
            }
        }
    }
    for (point, x) in series.points.iter().zip(&scale.xs).filter(|(point, _)| point.doubt.is_some()) {
        if let Some(value) = point.value.number() {
            pen.hollow_dot(Point::new(*x, (scale.y_of)(value)), em * (line_width(series.role) + 0.14), ink);
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
}

/// The label at the end of a line; an empty text for a series without a value.
struct LineEndLabel {
    text: String,
    width: f64,
}

impl EndLabels {
    fn max_width(&self) -> f64 {
        self.labels.iter().map(|label| label.width).fold(0.0, f64::max)
    }
}

/// The name of each series, cut to the room for it, with its last value.
fn end_labels(pen: &Pen<'_>, chart: &ChartSpec, frame: &Frame) -> EndLabels {
    let size = frame.em * 0.82;
    let max_width = frame.width() * MAX_NAMES_SHARE;
    let label = |series: &Series| {
        let value = last_value(series);
        let available = max_width - pen.series_style(series.role, size).text_width(&value) - size * 0.3;
        let name = fit(&series.name, size, Weight::Semibold, available.max(size * 2.0));
        let text = if value.is_empty() { String::new() } else { format!("{name} {value}") };
        let width = pen.town_style(ComparisonRole::Focus, size).text_width(&text);
        LineEndLabel { text, width }
    };
    EndLabels { labels: chart.series.iter().map(label).collect(), size }
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
        let start = inner.right + em * 0.8;
        if (middle - y).abs() > size * 0.3 || x < inner.right - em * 0.5 {
            let from = Point::new(x.max(inner.right - em * 0.1).min(inner.right + em * 0.2), y);
            pen.path(&[from, Point::new(start - em * 0.15, *middle)], 1.0, pen.theme.peer);
        }
        let style = pen.series_style(series.role, size);
        pen.text_start(start, middle + size * HALF_LETTER, style, &label.text);
    }
}

/// Draws a bump chart: a line for each town between its ranks, each rank inside its dot, names at the ends.
pub(super) fn draw_bump(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let size = em * 0.82;
    let max_width = frame.width() * MAX_NAMES_SHARE;
    let label = |series: &Series| {
        let text = fit(&series.name, size, Weight::Semibold, max_width);
        let width = pen.town_style(ComparisonRole::Focus, size).text_width(&text);
        LineEndLabel { text, width }
    };
    let labels = EndLabels { labels: chart.series.iter().map(label).collect(), size };
    let inner = Frame {
        left: frame.left + em,
        right: frame.right - labels.max_width() - em * 1.4,
        top: frame.top + em * 0.6,
        bottom: frame.bottom - em * 1.6,
        em,
    };
    draw_year_labels(pen, &chart.categories, &Frame { bottom: inner.bottom + em * 0.5, ..inner });
    let ranks = (chart.axis.high - chart.axis.low).max(1.0);
    let y_of = |rank: f64| inner.top + (rank - chart.axis.low) / ranks * inner.height();
    let scale = TimeScale { xs: year_positions(&chart.categories, &inner), y_of: &y_of };
    let radius = (inner.height() / ranks * 0.42).min(em * 0.62);
    for series in &chart.series {
        let ink = pen.theme.series_color(series.color);
        for run in line_runs(series, &scale) {
            pen.path(&run, em * line_width(series.role) * 1.3, ink);
        }
        for (point, x) in series.points.iter().zip(&scale.xs) {
            let Some(rank) = point.value.number() else { continue };
            let center = Point::new(*x, y_of(rank));
            pen.dot(center, radius, ink);
            let style = pen.style_on(ink, radius, Weight::Semibold);
            pen.text_center(center.x, center.y + style.size * HALF_LETTER, style, &point.label);
            pen.hit_area(Rect::around(center, radius), point);
        }
    }
    draw_end_labels(pen, chart, &inner, &labels, &scale);
}

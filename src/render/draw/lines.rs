//! Lines over the years, and ranks over the years: names at their ends.

use crate::base::MissingReason;
use crate::chart::{ChartSpec, MarkRole, Series};
use crate::compare::ComparisonRole;
use crate::render::draw::error_bar::standing;
use crate::render::draw::scale::{bracket, heights, room, up, year_labels, years};
use crate::render::draw::scatter::dashes;
use crate::render::labels::{Wish, column};
use crate::render::layout::difference_room;
use crate::render::measure::fit;
use crate::render::pen::{Frame, HALF_LETTER, Pen, wide};
use crate::render::scene::Weight;

/// The share of the width names may take.
const NAMES_SHARE: f64 = 0.3;

/// How much a name is wanted.
pub(in crate::render) fn wanted(standing: ComparisonRole) -> u8 {
    match standing {
        ComparisonRole::Focus | ComparisonRole::Twin => 0,
        ComparisonRole::Named(_) => 1,
        ComparisonRole::Peer => 2,
    }
}

/// How thick a line is, in ems.
pub(super) fn thickness(standing: ComparisonRole) -> f64 {
    match standing {
        ComparisonRole::Focus | ComparisonRole::Twin => 0.15,
        ComparisonRole::Named(_) => 0.12,
        ComparisonRole::Peer => 0.085,
    }
}

/// The points of a series that are known, in runs: a year the file says it does not know breaks the line; a year in which
/// nothing was measured does not.
pub(super) fn runs(series: &Series, places: &[f64], height: &dyn Fn(f64) -> f64) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (point, x) in series.points.iter().zip(places) {
        match (point.reading.value(), point.reading.gap()) {
            (Some(value), _) => {
                if let Some(run) = runs.last_mut() {
                    run.push((*x, height(value)));
                }
            }
            (None, Some(MissingReason::NotReported | MissingReason::NoSuchYear) | None) => {}
            (None, Some(_)) => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// A line for each town, its name and last value at its end.
pub(super) fn lines(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let size = em * 0.82;
    let names = names(pen, chart, frame, size);
    let beside = names.iter().map(|(_, width)| *width).fold(0.0, f64::max);
    let aside = chart.mark(MarkRole::Difference).map_or(0.0, |mark| difference_room(&mark.label, em));
    let above = if chart.mark(MarkRole::Event).is_some() { em * 1.2 } else { em * 0.4 };
    let inner = Frame {
        left: frame.left + room(pen, &chart.axis, em) + em * 0.35,
        right: frame.right - beside - em * 1.1 - aside,
        top: frame.top + above,
        bottom: frame.bottom - em * 1.1,
        em,
    };
    heights(pen, &chart.axis, &inner);
    year_labels(pen, &chart.slots, &inner);
    let places = years(&chart.slots, &inner);
    let height = |value: f64| up(&chart.axis, &inner, value);
    events(pen, chart, &inner, true);
    target(pen, chart, &inner);
    for series in &chart.series {
        stroke(pen, series, (&places, &height), em);
    }
    if let Some(mark) = chart.mark(MarkRole::Difference) {
        bracket(pen, frame, &mark.label, (height(mark.from), height(mark.to)));
    }
    ends(pen, chart, &inner, (&names, size), &|series| last(series, &places, &height));
}

/// What happened in a year: a line down the chart, its words above it where they meet no others.
pub(super) fn events(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, named: bool) {
    let (first, last) = (chart.slots.first().map_or(0.0, |slot| slot.at), chart.slots.last().map_or(1.0, |slot| slot.at));
    let style = pen.soft(inner.em * 0.66);
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkRole::Event) {
        let x = inner.left + inner.width() * (mark.from - first) / (last - first).max(1.0);
        dashes(pen, (x, inner.top), (x, inner.bottom), inner.em);
        let label = fit(&mark.label, style.size, style.weight, inner.width() * 0.45);
        let width = wide(&label, style);
        let from = (x - width / 2.0).min(inner.right - width).max(inner.left);
        if named && taken.iter().all(|(start, end)| from > end + style.size || from + width + style.size < *start) {
            taken.push((from, from + width));
            pen.from(from, inner.top - inner.em * 0.45, style, &label);
        }
    }
}

/// What some authority recommends: a dashed line, or a band, and who says so.
pub(super) fn target(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame) {
    let Some(mark) = chart.mark(MarkRole::Target) else { return };
    let (low, high) = (up(&chart.axis, inner, mark.from), up(&chart.axis, inner, mark.to));
    if mark.to > mark.from {
        pen.rect(inner.left, high, (inner.width(), low - high), 0.0, pen.theme.line);
    }
    dashes(pen, (inner.left, high), (inner.right, high), inner.em);
    let style = pen.soft(inner.em * 0.62);
    let label = fit(&mark.label, style.size, style.weight, inner.width());
    let baseline = if high - style.size * 1.4 < inner.top { high + style.size * 1.1 } else { high - style.size * 0.4 };
    pen.from(inner.left + inner.em * 0.3, baseline, style, &label);
}

/// One line: its runs, a dot at each measure when there are few, and at its end.
pub(super) fn stroke(pen: &mut Pen<'_>, series: &Series, (places, height): (&[f64], &dyn Fn(f64) -> f64), em: f64) {
    let ink = pen.theme.hue(series.hue);
    let runs = runs(series, places, height);
    let known: usize = runs.iter().map(Vec::len).sum();
    for (point, x) in series.points.iter().zip(places) {
        if let Some((low, high)) = point.interval {
            standing(pen, *x, (height(low), height(high)), em * 0.16, ink);
        }
    }
    for run in &runs {
        if run.len() > 1 {
            pen.path(run, em * thickness(series.standing), ink);
        }
        for (rank, (x, y)) in run.iter().enumerate() {
            if known <= FEW || run.len() == 1 || rank + 1 == run.len() {
                pen.dot(*x, *y, em * (thickness(series.standing) + 0.09), ink);
            }
        }
    }
    for (point, x) in series.points.iter().zip(places) {
        if let Some(value) = point.reading.value() {
            pen.touch(x - em * 0.5, height(value) - em * 0.5, (em, em), point);
        }
    }
}

/// Up to so many measures each has its dot.
const FEW: usize = 12;

/// The name of each series as it fits, with its last value, and its width.
fn names(pen: &Pen<'_>, chart: &ChartSpec, frame: &Frame, size: f64) -> Vec<(String, f64)> {
    let most = frame.width() * NAMES_SHARE;
    chart
        .series
        .iter()
        .map(|series| {
            let value =
                series.points.iter().rfind(|point| point.reading.value().is_some()).map(crate::chart::DataPoint::text).unwrap_or_default();
            let style = pen.own(series.standing, size);
            let room = most - wide(&value, style) - size * 0.3;
            let name = fit(&series.name, size, Weight::Semibold, room.max(size * 2.0));
            let text = if value.is_empty() { String::new() } else { format!("{name} {value}") };
            let width = wide(&text, pen.style(ComparisonRole::Focus, size));
            (text, width)
        })
        .collect()
}

/// Where the last known point of a series stands.
fn last(series: &Series, places: &[f64], height: &dyn Fn(f64) -> f64) -> Option<(f64, f64)> {
    series.points.iter().zip(places).rev().find_map(|(point, x)| Some((*x, height(point.reading.value()?))))
}

/// Names at the ends of their lines, moved apart where they would meet, each led to its line.
pub(super) fn ends(
    pen: &mut Pen<'_>,
    chart: &ChartSpec,
    inner: &Frame,
    (names, size): (&[(String, f64)], f64),
    end: &dyn Fn(&Series) -> Option<(f64, f64)>,
) {
    let wishes: Vec<Wish> = chart
        .series
        .iter()
        .map(|series| {
            let middle = end(series).map_or(f64::NAN, |(_, y)| y);
            Wish { middle, height: if middle.is_nan() { 0.0 } else { size * 1.16 }, rank: wanted(series.standing) }
        })
        .collect();
    let places = column(&wishes, (inner.top - size * 0.6, inner.bottom + size * 0.6));
    for ((series, (text, _)), place) in chart.series.iter().zip(names).zip(&places) {
        let (Some((x, y)), Some(middle)) = (end(series), place) else { continue };
        let from = inner.right + inner.em * 0.8;
        if (middle - y).abs() > size * 0.3 || x < inner.right - inner.em * 0.5 {
            pen.path(
                &[(x.max(inner.right - inner.em * 0.1).min(inner.right + inner.em * 0.2), y), (from - inner.em * 0.15, *middle)],
                1.0,
                pen.theme.peer,
            );
        }
        let style = pen.own(series.standing, size);
        pen.from(from, middle + size * HALF_LETTER, style, text);
    }
}

/// Ranks: a line for each town between its ranks, each rank in its dot, names on both sides.
pub(super) fn bump(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let size = em * 0.82;
    let most = frame.width() * NAMES_SHARE;
    let names: Vec<(String, f64)> = chart
        .series
        .iter()
        .map(|series| {
            let name = fit(&series.name, size, Weight::Semibold, most);
            let width = wide(&name, pen.style(ComparisonRole::Focus, size));
            (name, width)
        })
        .collect();
    let beside = names.iter().map(|(_, width)| *width).fold(0.0, f64::max);
    let inner = Frame {
        left: frame.left + em,
        right: frame.right - beside - em * 1.4,
        top: frame.top + em * 0.6,
        bottom: frame.bottom - em * 1.6,
        em,
    };
    let places = years(&chart.slots, &inner);
    year_labels(pen, &chart.slots, &Frame { bottom: inner.bottom + em * 0.5, ..inner });
    let span = (chart.axis.high - chart.axis.low).max(1.0);
    let height = |rank: f64| inner.top + (rank - chart.axis.low) / span * inner.height();
    let radius = (inner.height() / span * 0.42).min(em * 0.62);
    for series in &chart.series {
        let ink = pen.theme.hue(series.hue);
        for run in runs(series, &places, &height) {
            pen.path(&run, em * thickness(series.standing) * 1.3, ink);
        }
        for (point, x) in series.points.iter().zip(&places) {
            let Some(value) = point.reading.value() else { continue };
            pen.dot(*x, height(value), radius, ink);
            let style = pen.on(ink, radius, Weight::Semibold);
            pen.about(*x, height(value) + style.size * HALF_LETTER, style, &point.label);
            pen.touch(x - radius, height(value) - radius, (radius * 2.0, radius * 2.0), point);
        }
    }
    ends(pen, chart, &inner, (&names, size), &|series| last(series, &places, &height));
}

//! Small multiples: a panel for each town on one scale, all the others in grey behind it.

use crate::base::as_number;
use crate::chart::ChartSpec;
use crate::render::draw::lines::{events, runs, stroke};
use crate::render::draw::scale::{heights, room, up, years};
use crate::render::measure::fit;
use crate::render::pen::{Frame, HALF_LETTER, Pen, wide};
use crate::render::scene::Weight;

/// Draws a panel for each town.
pub(super) fn panels(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let count = chart.series.len().max(1);
    let columns = columns(count, frame);
    let rows = count.div_ceil(columns);
    let em = (frame.em * 0.86).min(frame.height() / as_number(rows) / 4.2).max(frame.em * 0.42);
    let own = !chart.own.is_empty();
    let labels = chart.own.iter().chain([&chart.axis]).map(|axis| room(pen, axis, em)).fold(0.0, f64::max) + em * 0.4;
    // With a scale of its own each panel has its labels beside it.
    let (before, gap) = if own { (labels, em * 0.9 + labels) } else { (labels, em * 0.9) };
    let width = (frame.width() - before - gap * as_number(columns - 1)) / as_number(columns);
    let foot = em * 1.1;
    let height = (frame.height() - foot) / as_number(rows);
    // The towns in question first, then the others as they were asked for.
    let mut order: Vec<(usize, &crate::chart::Series)> = chart.series.iter().enumerate().collect();
    order.sort_by_key(|(_, series)| series.standing);
    for (rank, (place, series)) in order.into_iter().enumerate() {
        let (row, column) = (rank / columns, rank % columns);
        let left = frame.left + before + as_number(column) * (width + gap);
        let top = frame.top + as_number(row) * height;
        let inner = Frame { left, right: left + width, top: top + em * 1.5, bottom: top + height - em * 0.55, em };
        let (lasts, below) = (column == 0, rank + columns >= count);
        let mut axis = chart.own.get(place).unwrap_or(&chart.axis).clone();
        thin(&mut axis, inner.height(), em);
        if !lasts && !own {
            axis.ticks.iter_mut().for_each(|tick| tick.label.clear());
        }
        heights(pen, &axis, &inner);
        if below {
            ends_of_years(pen, chart, &inner);
        }
        let places = years(&chart.slots, &inner);
        let at = |value: f64| up(&axis, &inner, value);
        // On a scale that is not theirs the others would say nothing.
        for other in chart.series.iter().filter(|other| other.name != series.name && !own) {
            for run in runs(other, &places, &at).iter().filter(|run| run.len() > 1) {
                pen.path(run, em * 0.05, pen.theme.line);
            }
        }
        events(pen, chart, &inner, false);
        stroke(pen, series, (&places, &at), em * 0.8);
        let value =
            series.points.iter().rfind(|point| point.reading.value().is_some()).map(crate::chart::DataPoint::text).unwrap_or_default();
        let style = pen.own(series.standing, em * 0.86);
        let value_wide = wide(&value, style);
        let name = fit(&series.name, style.size, Weight::Semibold, width - value_wide - em * 0.6);
        pen.from(left, top + em * 0.9, style, &name);
        pen.until(left + width, top + em * 0.9, style, &value);
        if value.is_empty() {
            let style = pen.soft(em * 0.8);
            let label = series.points.first().map(|point| point.label.clone()).unwrap_or_default();
            pen.about(left + width / 2.0, f64::midpoint(inner.top, inner.bottom) + style.size * HALF_LETTER, style, &label);
        }
    }
}

/// The first and the last year alone: between them the eye counts. Each stays under its panel.
fn ends_of_years(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame) {
    let style = pen.soft(inner.em * 0.68);
    let [Some(first), Some(last)] = [chart.slots.first(), chart.slots.last()] else { return };
    let baseline = inner.bottom + style.size * 1.2;
    pen.until(inner.right, baseline, style, &last.label);
    if wide(&first.label, style) + wide(&last.label, style) + style.size < inner.width() {
        pen.from(inner.left, baseline, style, &first.label);
    }
}

/// Fewer ticks where there is little height.
fn thin(axis: &mut crate::chart::Axis, height: f64, em: f64) {
    while axis.ticks.len() > 2 && height / as_number(axis.ticks.len()) < em * 1.3 {
        let mut rank = 0;
        axis.ticks.retain(|_| {
            rank += 1;
            rank % 2 == 1
        });
    }
}

/// As many columns as make panels a little wider than high.
fn columns(count: usize, frame: &Frame) -> usize {
    let shape = |columns: usize| {
        let rows = count.div_ceil(columns);
        let ratio = frame.width() / as_number(columns) / (frame.height() / as_number(rows));
        // Empty places in the last row count against a choice.
        (ratio / 1.7).ln().abs() + 0.15 * as_number(columns * rows - count)
    };
    (1..=count.min(7)).min_by(|a, b| shape(*a).total_cmp(&shape(*b))).unwrap_or(1)
}

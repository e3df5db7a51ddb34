//! Towns by indicators: a table of figures, or a heatmap whose cells are the darker the better.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec, DataPoint, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::measure::{clipped, fit};
use crate::render::pen::{Frame, HALF_LETTER, Pen, wide};
use crate::render::scene::{Style, Weight};

/// The share of the width names may take.
const NAMES_SHARE: f64 = 0.28;
/// Headings take this many lines at most.
const HEAD_LINES: usize = 4;
/// No column is wider than this, in ems: figures far apart are not read together.
const WIDEST: f64 = 11.0;

/// Draws the grid.
pub(super) fn grid(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let columns = as_number(chart.series.len().max(1));
    let rows = as_number(chart.slots.len().max(1));
    let mut size = (em * 0.86).min(frame.height() / (rows + 2.5) * 0.62);
    let most = frame.width() * NAMES_SHARE;
    let names = |size: f64| chart.slots.iter().map(|slot| fit(&slot.label, size, Weight::Semibold, most)).collect::<Vec<_>>();
    let names_width =
        |size: f64| names(size).iter().map(|name| crate::render::measure::width(name, size, Weight::Semibold)).fold(0.0, f64::max);
    let widest = |size: f64| {
        let cells = chart.series.iter().flat_map(|series| &series.points);
        cells.map(|point| crate::render::measure::width(&point.text(), size, Weight::Semibold)).fold(0.0, f64::max)
    };
    let column = |size: f64| ((frame.width() - names_width(size) - em * 0.6) / columns).min(em * WIDEST);
    // Every figure fits its cell, in smaller letters if it must.
    while widest(size) + size * 0.5 > column(size) && size > em * 0.3 {
        size *= 0.94;
    }
    let (names, column, left) = (names(size), column(size), frame.left + names_width(size) + em * 0.6);
    let head = (size * 0.8).min(em * 0.66);
    let headings: Vec<Vec<String>> = chart.series.iter().map(|series| heading(series, head, column - head * 0.6)).collect();
    let lines = headings.iter().map(Vec::len).max().unwrap_or(1);
    let top = frame.top + head * 1.2 * as_number(lines) + head * 0.6;
    let height = ((frame.bottom - top) / rows).min(em * 2.4);
    for (rank, lines) in headings.iter().enumerate() {
        let middle = left + (as_number(rank) + 0.5) * column;
        let mut baseline = top - head * 0.6 - head * 1.2 * as_number(lines.len() - 1);
        for line in lines {
            pen.about(middle, baseline, pen.soft(head), line);
            baseline += head * 1.2;
        }
    }
    for (row, (slot, name)) in chart.slots.iter().zip(&names).enumerate() {
        let y = top + as_number(row) * height;
        if chart.kind == ChartKind::Table {
            pen.rect(frame.left, y - 0.5, (left - frame.left + columns * column, 1.0), 0.0, pen.theme.line);
        }
        let style = pen.style(slot.standing, size);
        pen.from(frame.left, y + height / 2.0 + size * HALF_LETTER, style, name);
        for (rank, series) in chart.series.iter().enumerate() {
            let Some(point) = series.points.get(row) else { continue };
            let x = left + as_number(rank) * column;
            cell(pen, chart.kind, (series.hue, point), (x, y, column, height), style);
        }
    }
}

/// The name of an indicator over its column, its unit last.
fn heading(series: &crate::chart::Series, size: f64, most: f64) -> Vec<String> {
    let mut lines = clipped(&series.name, size, Weight::Regular, (most, HEAD_LINES - 1));
    if !series.unit.is_empty() {
        lines.push(fit(&series.unit, size, Weight::Regular, most));
    }
    lines
}

/// A figure in its cell; what is not known is hatched.
fn cell(
    pen: &mut Pen<'_>,
    kind: ChartKind,
    (hue, point): (SeriesColor, &DataPoint),
    (x, y, width, height): (f64, f64, f64, f64),
    style: Style,
) {
    pen.touch(x, y, (width, height), point);
    let known = point.reading.value().is_some();
    let mut ground = pen.theme.paper;
    if kind == ChartKind::Heatmap {
        if let Some(shade) = point.shade {
            let ink = if hue == SeriesColor::Rest { pen.theme.peer } else { pen.theme.hue(hue) };
            ground = pen.theme.paper.towards(ink, 0.06 + 0.84 * shade);
            pen.rect(x + 1.0, y + 1.0, (width - 2.0, height - 2.0), 2.0, ground);
        } else {
            let step = height * 0.45;
            let mut at = x + step * 0.5;
            while at + height * 0.5 < x + width {
                pen.path(&[(at, y + height - 3.0), (at + height * 0.4, y + 3.0)], 1.0, pen.theme.line);
                at += step;
            }
        }
    }
    let weight = if point.standing == ComparisonRole::Peer { Weight::Regular } else { Weight::Semibold };
    let own = if known { pen.on(ground, style.size, weight) } else { pen.soft(style.size) };
    let text = point.text();
    let own = if wide(&text, own) > width { Style { size: own.size * width / wide(&text, own), ..own } } else { own };
    pen.about(x + width / 2.0, y + height / 2.0 + own.size * HALF_LETTER, own, &text);
}

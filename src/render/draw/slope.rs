//! Two dates side by side: a line for each town, its value at both ends.

use crate::chart::{ChartSpec, Series};
use crate::render::draw::error_bar::standing;
use crate::render::draw::lines::{thickness, wanted};
use crate::render::draw::scale::up;
use crate::render::labels::{Wish, column};
use crate::render::measure::fit;
use crate::render::pen::{Frame, HALF_LETTER, Pen, wide};
use crate::render::scene::Weight;

/// The share of the width each side's words may take.
const SIDE: f64 = 0.33;

/// Draws the slopes.
pub(super) fn slope(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let size = em * 0.86;
    let most = frame.width() * SIDE;
    let words = |series: &Series, rank: usize| -> Option<(String, f64)> {
        let point = series.points.get(rank)?;
        let value = point.reading.value()?;
        let room = most - wide(&point.text(), pen.style(series.standing, size)) - size * 0.4;
        let name = fit(&series.name, size, Weight::Semibold, room.max(size));
        // The value stands against its line on both sides.
        Some((if rank == 0 { format!("{name} {}", point.text()) } else { format!("{} {name}", point.text()) }, value))
    };
    let widest = |rank| {
        let all = chart.series.iter().filter_map(|series| words(series, rank));
        all.map(|(text, _)| wide(&text, pen.style(crate::compare::ComparisonRole::Focus, size))).fold(0.0, f64::max)
    };
    let inner = Frame {
        left: frame.left + widest(0) + em * 0.7,
        right: frame.right - widest(1) - em * 0.7,
        top: frame.top + em * 1.6,
        bottom: frame.bottom - em * 0.6,
        em,
    };
    let texts: Vec<Words> = chart.series.iter().map(|series| [words(series, 0), words(series, 1)]).collect();
    let title = pen.soft(em * 0.8);
    for (x, slot) in [inner.left, inner.right].into_iter().zip(&chart.slots) {
        pen.rect(x - 0.75, inner.top - em * 0.3, (1.5, inner.height() + em * 0.6), 0.0, pen.theme.line);
        pen.about(x, frame.top + em * 0.8, title, &slot.label);
    }
    for (series, [first, last]) in chart.series.iter().zip(&texts) {
        let ink = pen.theme.hue(series.hue);
        let ends: Vec<(f64, f64)> = [(inner.left, first), (inner.right, last)]
            .into_iter()
            .filter_map(|(x, end)| end.as_ref().map(|(_, value)| (x, up(&chart.axis, &inner, *value))))
            .collect();
        for (x, point) in [inner.left, inner.right].into_iter().zip(&series.points) {
            if let Some((low, high)) = point.interval {
                standing(pen, x, (up(&chart.axis, &inner, low), up(&chart.axis, &inner, high)), em * 0.16, ink);
            }
        }
        if ends.len() == 2 {
            pen.path(&ends, em * thickness(series.standing), ink);
        }
        for (x, y) in &ends {
            pen.dot(*x, *y, em * (thickness(series.standing) + 0.1), ink);
        }
    }
    side(pen, chart, &inner, (&texts, 0, size));
    side(pen, chart, &inner, (&texts, 1, size));
}

/// What stands on one side of each line, with its value; none where it has no figure.
type Words = [Option<(String, f64)>; 2];

/// The words of one side, moved apart where they would meet, each led to its line.
fn side(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, (texts, rank, size): (&[Words], usize, f64)) {
    let em = inner.em;
    // Words stand away from the lines: before the first column, after the second.
    let (x, way) = if rank == 0 { (inner.left, -1.0) } else { (inner.right, 1.0) };
    let of = |pair: &Words| pair.get(rank).cloned().flatten();
    let wish = |(series, pair): (&Series, &Words)| match of(pair) {
        Some((_, value)) => Wish { middle: up(&chart.axis, inner, value), height: size * 1.16, rank: wanted(series.standing) },
        None => Wish { middle: inner.top, height: 0.0, rank: u8::MAX },
    };
    let wishes: Vec<Wish> = chart.series.iter().zip(texts).map(wish).collect();
    let places = column(&wishes, (inner.top - size * 0.7, inner.bottom + size * 0.7));
    for ((series, pair), place) in chart.series.iter().zip(texts).zip(&places) {
        let (Some((text, value)), Some(middle)) = (of(pair), place) else { continue };
        let style = pen.own(series.standing, size);
        let y = up(&chart.axis, inner, value);
        if (middle - y).abs() > size * 0.25 {
            pen.path(&[(x + way * em * 0.28, y), (x + way * em * 0.55, *middle)], 1.0, pen.theme.peer);
        }
        let (at, baseline) = (x + way * em * 0.65, middle + size * HALF_LETTER);
        if rank == 0 {
            pen.until(at, baseline, style, &text);
        } else {
            pen.from(at, baseline, style, &text);
        }
        if let Some(point) = series.points.get(rank) {
            let width = wide(&text, style) + em;
            pen.touch(if rank == 0 { x - width } else { x }, middle - size * 0.6, (width, size * 1.2), point);
        }
    }
}

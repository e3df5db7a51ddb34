//! A radar: each indicator an axis from the centre, each town a line around it; the values are printed.

use crate::base::as_number;
use crate::chart::ChartSpec;
use crate::render::labels::{Wish, column};
use crate::render::measure::clipped;
use crate::render::pen::{Frame, Pen};
use crate::render::scene::Weight;

/// Draws the radar.
pub(super) fn radar(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let count = chart.slots.len();
    let radius = (frame.height() / 2.0 - em * 1.2).min(frame.width() * 0.26).max(1.0);
    let centre = (f64::midpoint(frame.left, frame.right), f64::midpoint(frame.top, frame.bottom));
    let turn = |rank: usize| std::f64::consts::TAU * as_number(rank) / as_number(count.max(1));
    let at = |rank: usize, part: f64| (centre.0 + radius * part * turn(rank).sin(), centre.1 - radius * part * turn(rank).cos());
    let closed =
        |part: &dyn Fn(usize) -> f64| (0..=count).map(|rank| at(rank % count.max(1), part(rank % count.max(1)))).collect::<Vec<_>>();
    for tick in &chart.axis.ticks {
        pen.path(&closed(&|_| chart.axis.fraction(tick.value)), 1.0, pen.theme.line);
        let style = pen.soft(em * 0.5);
        pen.from(centre.0 + em * 0.15, centre.1 - radius * chart.axis.fraction(tick.value) - em * 0.1, style, &tick.label);
    }
    for rank in 0..count {
        pen.path(&[centre, at(rank, 1.0)], 1.0, pen.theme.line);
    }
    for series in chart.series.iter().rev() {
        let ink = pen.theme.hue(series.hue);
        let known = |rank: usize| series.points.get(rank).and_then(|point| point.reading.value());
        for rank in 0..count {
            let next = (rank + 1) % count.max(1);
            if let (Some(a), Some(b)) = (known(rank), known(next)) {
                pen.path(&[at(rank, chart.axis.fraction(a)), at(next, chart.axis.fraction(b))], em * 0.11, ink);
            }
        }
        for (rank, point) in series.points.iter().enumerate() {
            let Some(value) = point.reading.value() else { continue };
            let (x, y) = at(rank, chart.axis.fraction(value));
            pen.dot(x, y, em * 0.2, ink);
            pen.touch(x - em * 0.4, y - em * 0.4, (em * 0.8, em * 0.8), point);
        }
    }
    words(pen, chart, frame, (centre, radius));
}

/// The names of the axes with their values, in a column on each side, so that none meets another.
fn words(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame, (centre, radius): ((f64, f64), f64)) {
    let em = frame.em;
    let size = em * 0.6;
    let count = as_number(chart.slots.len().max(1));
    let side = |rank: usize| (std::f64::consts::TAU * as_number(rank) / count).sin() >= -1e-9;
    for right in [true, false] {
        let ranks: Vec<usize> = (0..chart.slots.len()).filter(|rank| side(*rank) == right).collect();
        let from = if right { centre.0 + radius + em * 0.8 } else { centre.0 - radius - em * 0.8 };
        let most = if right { frame.right - from } else { from - frame.left };
        let texts: Vec<Vec<String>> = ranks
            .iter()
            .filter_map(|rank| chart.slots.get(*rank).map(|slot| (rank, slot)))
            .map(|(rank, slot)| {
                let values: Vec<String> =
                    chart.series.iter().filter_map(|series| series.points.get(*rank)).map(crate::chart::DataPoint::text).collect();
                let mut lines = clipped(&slot.label, size, Weight::Regular, (most, 2));
                lines.push(values.join(" | "));
                lines
            })
            .collect();
        let wishes: Vec<Wish> = ranks
            .iter()
            .zip(&texts)
            .map(|(rank, lines)| {
                let middle = centre.1 - radius * (std::f64::consts::TAU * as_number(*rank) / count).cos();
                Wish { middle, height: size * 1.2 * as_number(lines.len()) + size * 0.4, rank: 0 }
            })
            .collect();
        let places = column(&wishes, (frame.top, frame.bottom));
        for ((rank, lines), place) in ranks.iter().zip(&texts).zip(places) {
            let Some(middle) = place else { continue };
            let turn = std::f64::consts::TAU * as_number(*rank) / count;
            let tip = (centre.0 + radius * turn.sin(), centre.1 - radius * turn.cos());
            let near = if right { from - em * 0.2 } else { from + em * 0.2 };
            pen.path(&[tip, (near, middle)], 1.0, pen.theme.line);
            let mut baseline = middle - size * 0.6 * as_number(lines.len()) + size * 0.95;
            for (line, text) in lines.iter().enumerate() {
                let style = if line + 1 == lines.len() { pen.style(crate::compare::ComparisonRole::Focus, size) } else { pen.soft(size) };
                if right {
                    pen.from(from, baseline, style, text);
                } else {
                    pen.until(from, baseline, style, text);
                }
                baseline += size * 1.2;
            }
        }
    }
}

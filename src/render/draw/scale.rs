//! Scales drawn: hairlines with their labels.

use crate::chart::{Axis, Category};
use crate::compare::ComparisonRole;
use crate::render::layout::{DIFFERENCE_SIZE, difference_room};
use crate::render::pen::{Frame, HALF_LETTER, Pen, wide};

/// Where a value stands between bottom and top.
pub(super) fn up(axis: &Axis, frame: &Frame, value: f64) -> f64 {
    frame.bottom - axis.fraction(value) * frame.height()
}

/// Where a value stands from the side where reading begins.
pub(super) fn along(axis: &Axis, frame: &Frame, value: f64) -> f64 {
    frame.left + axis.fraction(value) * frame.width()
}

/// The room the labels of a scale of heights take.
pub(super) fn room(pen: &Pen<'_>, axis: &Axis, em: f64) -> f64 {
    let style = pen.soft(em * 0.68);
    axis.ticks.iter().map(|tick| wide(&tick.label, style)).fold(0.0, f64::max)
}

/// Hairlines across the frame at each tick, their labels before it, right against it.
pub(super) fn heights(pen: &mut Pen<'_>, axis: &Axis, frame: &Frame) {
    let style = pen.soft(frame.em * 0.68);
    for tick in &axis.ticks {
        let y = up(axis, frame, tick.value);
        let ink = if tick.value == 0.0 { pen.theme.soft } else { pen.theme.line };
        pen.rect(frame.left, y - 0.5, (frame.width(), 1.0), 0.0, ink);
        pen.until(frame.left - frame.em * 0.35, y + style.size * HALF_LETTER, style, &tick.label);
    }
}

/// Hairlines down the frame at each tick, their labels below it.
pub(super) fn widths(pen: &mut Pen<'_>, axis: &Axis, frame: &Frame) {
    let style = pen.soft(frame.em * 0.68);
    for tick in &axis.ticks {
        let x = along(axis, frame, tick.value);
        let ink = if tick.value == 0.0 { pen.theme.soft } else { pen.theme.line };
        pen.rect(x - 0.5, frame.top, (1.0, frame.height()), 0.0, ink);
        let x = kept_in(pen, x, wide(&tick.label, style));
        pen.about(x, frame.bottom + style.size * 1.35, style, &tick.label);
    }
}

/// The middle of a label so wide that does not leave the page.
fn kept_in(pen: &Pen<'_>, x: f64, width: f64) -> f64 {
    x.min(pen.width - width / 2.0 - 1.0).max(width / 2.0 + 1.0)
}

/// Where the slots of a scale of years stand across a frame.
pub(super) fn years(slots: &[Category], frame: &Frame) -> Vec<f64> {
    let (first, last) = (slots.first().map_or(0.0, |slot| slot.at), slots.last().map_or(1.0, |slot| slot.at));
    let span = if last > first { last - first } else { 1.0 };
    let middle = if slots.len() == 1 { 0.5 } else { 0.0 };
    slots.iter().map(|slot| frame.left + frame.width() * ((slot.at - first) / span + middle)).collect()
}

/// Up to so many years are each written under the frame.
const FEW_YEARS: usize = 6;

/// Of many years measured now and then, round ones between the first and the last: the dots say when something was measured.
fn round_years(slots: &[Category]) -> Vec<f64> {
    let (Some(first), Some(last), true) = (slots.first(), slots.last(), slots.len() > FEW_YEARS) else { return Vec::new() };
    let span = last.at - first.at;
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].into_iter().find(|step| span / step <= 8.0).unwrap_or(100.0);
    let begin = (first.at / step).ceil() * step;
    std::iter::successors(Some(begin), |year| Some(year + step)).take_while(|year| *year < last.at).collect()
}

/// The years below a frame: the last and the first, then as many between as have room.
pub(super) fn year_labels(pen: &mut Pen<'_>, slots: &[Category], frame: &Frame) {
    let style = pen.soft(frame.em * 0.68);
    let places = years(slots, frame);
    let round = round_years(slots);
    let own: Vec<(f64, String)> = places.iter().zip(slots).map(|(x, slot)| (*x, slot.label.clone())).collect();
    let ends = own.last().into_iter().chain(own.first().filter(|_| own.len() > 1)).cloned();
    let between: Vec<(f64, String)> = if round.is_empty() {
        own.iter().take(own.len().saturating_sub(1)).skip(1).cloned().collect()
    } else {
        let (first, last) = (slots.first().map_or(0.0, |slot| slot.at), slots.last().map_or(1.0, |slot| slot.at));
        let at = |year: f64| frame.left + frame.width() * (year - first) / (last - first).max(1.0);
        round.into_iter().map(|year| (at(year), format!("{year:.0}"))).collect()
    };
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (x, label) in ends.chain(between) {
        let half = wide(&label, style) / 2.0 + style.size * 0.4;
        if kept.iter().all(|(other, width)| (x - other).abs() >= half + width) {
            kept.push((x, half));
            pen.about(kept_in(pen, x, half * 2.0), frame.bottom + style.size * 1.35, style, &label);
        }
    }
}

/// A bracket from one height to another at the end of a chart, and what is said of it.
pub(super) fn bracket(pen: &mut Pen<'_>, frame: &Frame, label: &str, (from, to): (f64, f64)) {
    let em = frame.em;
    let x = frame.right - difference_room(label, em) + em * 0.8;
    let ink = pen.theme.soft;
    let (top, bottom) = (from.min(to), from.max(to));
    pen.path(&[(x - em * 0.3, top), (x, top), (x, bottom), (x - em * 0.3, bottom)], 1.5, ink);
    let style = pen.style(ComparisonRole::Focus, em * DIFFERENCE_SIZE);
    pen.from(x + em * 0.35, f64::midpoint(top, bottom) + style.size * HALF_LETTER, style, label);
}

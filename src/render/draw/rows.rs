//! Kinds that stand on lines, each after its name: bars, bullets, dumbbells, arrows, stacks, waterfalls.

use crate::base::as_number;
use crate::chart::{Category, ChartKind, ChartSpec, DataPoint, MarkRole};
use crate::compare::ComparisonRole;
use crate::render::draw::error_bar::lying;
use crate::render::draw::scale::bracket;
use crate::render::layout::{Bars, NAME_LEADING, bars as set, detail_size, stacks_detail};
use crate::render::pen::{Frame, HALF_LETTER, Pen, weight, wide};
use crate::render::scene::{Style, Weight};

/// Bars from zero, one or several a line; a target across them, if there is one.
pub(super) fn bars(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    // What is said of a target stands above the bars.
    let mut frame = *frame;
    if chart.kind == ChartKind::Bullet {
        frame.top += frame.em * 1.5;
    }
    let bars = set(chart, &frame);
    let zero = along(chart, &bars, 0.0);
    let several = chart.series.len() > 1;
    if chart.kind == ChartKind::Bullet {
        band(pen, chart, &bars, &frame);
    }
    for (rank, (slot, lines)) in chart.slots.iter().zip(&bars.names).enumerate() {
        let middle = frame.top + (as_number(rank) + 0.5) * bars.slot;
        name(pen, slot, lines, &bars, middle);
        let thick = if chart.kind == ChartKind::Bullet { bars.bar * 0.62 } else { bars.bar };
        let mut y = middle - thick * as_number(chart.series.len()) / 2.0;
        for point in chart.series.iter().filter_map(|series| series.points.get(rank)) {
            bar(pen, chart, point, (&bars, zero), (y, if several { thick * 0.9 } else { thick }));
            y += thick;
        }
    }
    if chart.axis.low < 0.0 {
        let height = bars.slot * as_number(chart.slots.len());
        pen.rect(zero - 0.75, frame.top, (1.5, height), 0.0, pen.theme.soft);
    }
    if chart.kind == ChartKind::Bullet {
        target(pen, chart, &bars, &frame);
    }
    if let Some(mark) = chart.mark(MarkRole::Difference) {
        let row = |standing: ComparisonRole| {
            let rank = chart.slots.iter().position(|slot| slot.standing == standing)?;
            Some(frame.top + (as_number(rank) + 0.5) * bars.slot)
        };
        if let (Some(twin), Some(focus)) = (row(ComparisonRole::Twin), row(ComparisonRole::Focus)) {
            bracket(pen, &frame, &mark.label, (twin, focus));
        }
    }
}

fn along(chart: &ChartSpec, bars: &Bars, value: f64) -> f64 {
    bars.from + chart.axis.fraction(value) * (bars.to - bars.from)
}

fn bar(pen: &mut Pen<'_>, chart: &ChartSpec, point: &DataPoint, (bars, zero): (&Bars, f64), (y, height): (f64, f64)) {
    let baseline = y + height / 2.0 + bars.value_size * HALF_LETTER;
    let style = pen.style(point.standing, bars.value_size);
    pen.touch(bars.names_end, y, (bars.to - bars.names_end, height), point);
    let Some(value) = point.reading.value() else {
        let style = Style { weight: Weight::Regular, ink: pen.theme.soft, ..style };
        pen.from(zero + bars.gap, baseline, style, &point.text());
        return;
    };
    let end = along(chart, bars, value);
    let (from, length) = (zero.min(end), (end - zero).abs());
    pen.rect(from, y, (length, height), 2.0, pen.theme.of(point.standing));
    let ends = point.interval.map(|(low, high)| (along(chart, bars, low), along(chart, bars, high)));
    if let Some(ends) = ends {
        lying(pen, ends, y + height / 2.0, (height * 0.2).min(bars.value_size * 0.4), pen.theme.ink);
    }
    if value < 0.0 {
        pen.until(ends.map_or(end, |(low, _)| low) - bars.gap, baseline, style, &point.text());
    } else {
        let end = ends.map_or(end, |(_, high)| high);
        let from = end + bars.gap;
        // No target crosses a value: it stands beyond.
        let crossed = |at: &f64| (from - bars.gap..from + wide(&point.text(), style) + bars.gap * 0.5).contains(at);
        let target = chart.mark(MarkRole::Target).filter(|mark| mark.to <= mark.from).map(|mark| along(chart, bars, mark.from));
        let from = target.filter(crossed).map_or(from, |at| at + bars.gap * 0.6);
        pen.from(from, baseline, style, &point.text());
    }
}

/// The band a target spans, behind the bars.
fn band(pen: &mut Pen<'_>, chart: &ChartSpec, bars: &Bars, frame: &Frame) {
    let height = bars.slot * as_number(chart.slots.len());
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkRole::Target && mark.to > mark.from) {
        let (from, to) = (along(chart, bars, mark.from), along(chart, bars, mark.to));
        pen.rect(from, frame.top, (to - from, height), 0.0, pen.theme.line);
    }
}

/// The target as a line across the bars, and what it is above them, inside the frame.
fn target(pen: &mut Pen<'_>, chart: &ChartSpec, bars: &Bars, frame: &Frame) {
    let height = bars.slot * as_number(chart.slots.len());
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkRole::Target) {
        let at = along(chart, bars, f64::midpoint(mark.from, mark.to));
        if mark.to <= mark.from {
            pen.rect(at - 1.5, frame.top - frame.em * 0.2, (3.0, height + frame.em * 0.2), 0.0, pen.theme.ink);
        }
        let size = frame.em * 0.75;
        let style = pen.soft(size);
        let label = crate::render::measure::fit(&mark.label, size, Weight::Regular, frame.width());
        let width = wide(&label, style);
        let from = (at - width / 2.0).min(frame.right - width).max(frame.left);
        pen.from(from, frame.top - frame.em * 0.5, style, &label);
    }
}

/// The name of a line, and what is said beside it or under it.
pub(super) fn name(pen: &mut Pen<'_>, slot: &Category, lines: &[String], bars: &Bars, middle: f64) {
    let style = pen.style(slot.standing, bars.name_size);
    let end = bars.names_end;
    let detail = slot.detail.as_deref();
    let small = pen.soft(detail_size(style.size));
    if let Some(detail) = detail.filter(|_| !stacks_detail(bars.slot)) {
        pen.until(end, middle + small.size * HALF_LETTER, small, detail);
        let end = end - wide(detail, small) - bars.gap / 2.0;
        pen.until(end, middle + style.size * HALF_LETTER, style, lines.first().map_or("", String::as_str));
        return;
    }
    let height = style.size * NAME_LEADING * as_number(lines.len()) + detail.map_or(0.0, |_| small.size * 1.2);
    let mut baseline = middle - height / 2.0 + style.size * 0.9;
    for line in lines {
        pen.until(end, baseline, style, line);
        baseline += style.size * NAME_LEADING;
    }
    if let Some(detail) = detail {
        pen.until(end, baseline - style.size * NAME_LEADING + small.size * 1.25, small, detail);
    }
}

/// Two values a line: dots joined by a bar, or an arrow from the first to the last.
pub(super) fn pairs(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let mut frame = *frame;
    let arrow = chart.kind == ChartKind::Arrow;
    if arrow {
        frame.top += frame.em * 1.1;
    }
    let bars = set(chart, &frame);
    if arrow {
        let title: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
        let style = pen.soft(frame.em * 0.75);
        let sign = if pen.rtl { " \u{2190} " } else { " \u{2192} " };
        pen.from(bars.from, frame.top - frame.em * 0.4, style, &title.join(sign));
    }
    let [Some(first), Some(last)] = [chart.series.first(), chart.series.get(1)] else { return };
    for (rank, (slot, lines)) in chart.slots.iter().zip(&bars.names).enumerate() {
        let middle = frame.top + (as_number(rank) + 0.5) * bars.slot;
        name(pen, slot, lines, &bars, middle);
        pen.rect(bars.from, middle - 0.5, (bars.to - bars.from, 1.0), 0.0, pen.theme.line);
        let [Some(a), Some(b)] = [first.points.get(rank), last.points.get(rank)] else { continue };
        let (x, z) = (a.reading.value().map(|value| along(chart, &bars, value)), b.reading.value().map(|value| along(chart, &bars, value)));
        let radius = (bars.slot * 0.16).clamp(frame.em * 0.14, frame.em * 0.4);
        if let (Some(x), Some(z)) = (x, z) {
            if arrow {
                shaft(pen, (x, z, middle), radius, pen.theme.of(slot.standing));
            } else {
                pen.rect(x.min(z), middle - radius * 0.3, ((x - z).abs(), radius * 0.6), 0.0, pen.theme.peer);
            }
        }
        for (point, own) in [(a, x), (b, z)] {
            if let Some((low, high)) = point.interval {
                lying(pen, (along(chart, &bars, low), along(chart, &bars, high)), middle, radius * 0.9, pen.theme.ink);
            }
            if let (Some(at), false) = (own, arrow && x.is_some() && z.is_some()) {
                pen.dot(at, middle, radius, pen.theme.of(point.standing));
            }
        }
        pen.touch(
            bars.names_end,
            middle - bars.slot / 2.0,
            (x.unwrap_or(bars.from).midpoint(z.unwrap_or(bars.to)) - bars.names_end, bars.slot),
            a,
        );
        let half = x.unwrap_or(bars.from).midpoint(z.unwrap_or(bars.to));
        pen.touch(half, middle - bars.slot / 2.0, (bars.to - half, bars.slot), b);
        // A value stands beyond its interval too.
        let beyond = |point: &DataPoint, at: Option<f64>, left: bool| {
            let ends = point.interval.map(|(low, high)| along(chart, &bars, if left { low } else { high }));
            at.map(|at| ends.unwrap_or(at))
        };
        let before = is_before(x, z);
        values(pen, &bars, (a, beyond(a, x, before)), (b, beyond(b, z, !before)), (middle, radius));
    }
}

/// Whether the first of two dots stands before the other.
fn is_before(x: Option<f64>, z: Option<f64>) -> bool {
    match (x, z) {
        (Some(x), Some(z)) => x <= z,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// Each value outside its dot, on the side away from the other.
fn values(
    pen: &mut Pen<'_>,
    bars: &Bars,
    (a, x): (&DataPoint, Option<f64>),
    (b, z): (&DataPoint, Option<f64>),
    (middle, radius): (f64, f64),
) {
    let baseline = middle + bars.value_size * HALF_LETTER;
    let space = radius + bars.gap * 0.5;
    let before = is_before(x, z);
    let mut absent: Vec<(&DataPoint, bool)> = Vec::new();
    for (point, at, left) in [(a, x, before), (b, z, !before)] {
        let style = pen.style(point.standing, bars.value_size);
        match at {
            Some(at) if left => pen.until(at - space, baseline, style, &point.text()),
            Some(at) => pen.from(at + space, baseline, style, &point.text()),
            None => absent.push((point, left)),
        }
    }
    // What is missing is said at the end of its line, in the colour of nobody.
    if let [(point, _), ..] = absent.as_slice() {
        let style = pen.soft(bars.value_size);
        let at = x.or(z).map_or(bars.from, |at| if at > bars.from.midpoint(bars.to) { bars.from } else { bars.to });
        if absent.len() == 2 || at <= bars.from {
            pen.from(bars.from, baseline, style, &point.text());
        } else {
            pen.until(at, baseline, style, &point.text());
        }
    }
}

/// An arrow from one place to another; no change is a dot.
fn shaft(pen: &mut Pen<'_>, (x, z, y): (f64, f64, f64), radius: f64, ink: crate::render::Rgb) {
    let (length, way) = ((z - x).abs(), (z - x).signum());
    if length < radius {
        pen.dot(z, y, radius, ink);
        return;
    }
    let head = (radius * 1.9).min(length);
    pen.rect(x.min(z - way * head * 0.7), y - radius * 0.32, ((z - way * head * 0.7 - x).abs(), radius * 0.64), 0.0, ink);
    pen.area(&[(z, y), (z - way * head, y - radius * 1.05), (z - way * head, y + radius * 1.05)], ink);
}

/// Parts of a whole, end to end, each value inside its part where it has room; the total beside the name.
pub(super) fn stacked(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let bars = set(chart, frame);
    let to = frame.right;
    for (rank, (slot, lines)) in chart.slots.iter().zip(&bars.names).enumerate() {
        let middle = frame.top + (as_number(rank) + 0.5) * bars.slot;
        name(pen, slot, lines, &bars, middle);
        let mut sum = 0.0;
        let at = |value: f64| bars.from + chart.axis.fraction(value) * (to - bars.from);
        let size = (bars.bar * 0.5).clamp(bars.name_size * 0.6, bars.name_size * 0.9);
        for (series, point) in chart.series.iter().filter_map(|series| Some((series, series.points.get(rank)?))) {
            let Some(value) = point.reading.value() else {
                let style = pen.soft(bars.value_size);
                pen.from(bars.from + bars.gap, middle + style.size * HALF_LETTER, style, &point.label);
                break;
            };
            let (from, end) = (at(sum), at(sum + value));
            sum += value;
            let fill = pen.theme.hue(series.hue);
            pen.rect(from, middle - bars.bar / 2.0, ((end - from - 1.5).max(0.0), bars.bar), 0.0, fill);
            pen.touch(from, middle - bars.bar / 2.0, (end - from, bars.bar), point);
            let style = pen.on(fill, size, weight(slot.standing));
            if wide(&point.label, style) + size * 0.6 <= end - from {
                pen.about(from.midpoint(end), middle + size * HALF_LETTER, style, &point.label);
            }
        }
    }
}

/// From one total to another, step by step: each begins where the one before ended.
pub(super) fn waterfall(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let bars = set(chart, frame);
    let Some(series) = chart.series.first() else { return };
    let last = series.points.len().saturating_sub(1);
    let mut sum = 0.0;
    for (rank, ((slot, lines), point)) in chart.slots.iter().zip(&bars.names).zip(&series.points).enumerate() {
        let middle = frame.top + (as_number(rank) + 0.5) * bars.slot;
        name(pen, slot, lines, &bars, middle);
        let value = point.reading.value().unwrap_or_default();
        let is_total = rank == 0 || rank == last;
        let (from, to) = if is_total { (0.0, value) } else { (sum, sum + value) };
        let (x, z) = (along(chart, &bars, from), along(chart, &bars, to));
        // Which way a step goes is said by its sign and its shade, not by good and bad.
        let step = if value < 0.0 { pen.theme.peer } else { pen.theme.soft };
        let fill = if is_total { pen.theme.of(slot.standing) } else { step };
        pen.rect(x.min(z), middle - bars.bar / 2.0, ((x - z).abs().max(1.0), bars.bar), 2.0, fill);
        pen.touch(bars.names_end, middle - bars.slot / 2.0, (bars.to - bars.names_end, bars.slot), point);
        if rank < last {
            pen.rect(z - 0.75, middle + bars.bar / 2.0, (1.5, bars.slot - bars.bar), 0.0, pen.theme.soft);
        }
        let style = pen.style(slot.standing, bars.value_size);
        let baseline = middle + style.size * HALF_LETTER;
        let space = bars.gap * 0.7;
        // Beyond its end, unless a name stands there.
        if z < x && z - space - wide(&point.label, style) >= bars.from {
            pen.until(z - space, baseline, style, &point.label);
        } else {
            pen.from(x.max(z) + space, baseline, style, &point.label);
        }
        sum = to;
    }
}

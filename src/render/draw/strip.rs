//! A town among many: every town on one scale, the middle half shaded, those asked for named.

use crate::base::as_number;
use crate::chart::{ChartSpec, MarkRole};
use crate::compare::Standing;
use crate::render::draw::lines::wanted;
use crate::render::draw::scale::{along, widths};
use crate::render::labels::{Room, overlap};
use crate::render::pen::{Frame, Pen, wide};

/// More dots than this become a shape.
const MOST_DOTS: usize = 600;

/// Draws the strip.
pub(super) fn strip(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let inner = Frame { left: frame.left + em * 0.6, right: frame.right - em * 0.6, top: frame.top + frame.height() * 0.5, bottom: frame.bottom - em * 1.3, em };
    let middle = f64::midpoint(inner.top, inner.bottom);
    widths(pen, &chart.axis, &inner);
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkRole::Quartiles) {
        let (from, to) = (along(&chart.axis, &inner, mark.from), along(&chart.axis, &inner, mark.to));
        pen.rect(from, inner.top, (to - from, inner.height()), 0.0, pen.theme.line);
        let style = pen.soft(em * 0.6);
        if wide(&mark.label, style) < to - from {
            pen.about(from.midpoint(to), inner.bottom - style.size * 0.5, style, &mark.label);
        }
    }
    let radius = ground(pen, chart, &inner, middle);
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkRole::Median) {
        let x = along(&chart.axis, &inner, mark.from);
        pen.rect(x - 1.5, inner.top, (3.0, inner.height()), 0.0, pen.theme.soft);
        let style = pen.soft(em * 0.66);
        let half = wide(&mark.label, style) / 2.0;
        pen.about(x.clamp(frame.left + half, (frame.right - half).max(frame.left + half)), inner.top - style.size * 0.4, style, &mark.label);
    }
    towns(pen, chart, (frame, &inner), (middle, radius));
}

/// The other towns, each on its value and beside its neighbours; of very many, how many stand where.
fn ground(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, middle: f64) -> f64 {
    let em = inner.em;
    let pale = pen.theme.paper.towards(pen.theme.peer, 0.7);
    let mut places: Vec<f64> = chart.ground.iter().map(|[value, _]| along(&chart.axis, inner, *value)).collect();
    places.sort_by(f64::total_cmp);
    if places.len() > MOST_DOTS {
        let step = em * 0.18;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bin of a frame of a few thousand points")]
        let bin = |x: f64| ((x - inner.left) / step).max(0.0) as usize;
        let mut bins = vec![0_usize; bin(inner.right) + 1];
        for x in places {
            if let Some(count) = bins.get_mut(bin(x)) {
                *count += 1;
            }
        }
        let most = bins.iter().copied().max().unwrap_or(1).max(1);
        for (rank, count) in bins.iter().enumerate().filter(|(_, count)| **count > 0) {
            let height = (inner.height() * 0.86 * as_number(*count) / as_number(most)).max(1.0);
            pen.rect(inner.left + as_number(rank) * step, middle - height / 2.0, (step * 0.86, height), 0.0, pale);
        }
        return em * 0.24;
    }
    let radius = (inner.width() / as_number(places.len().max(1)) * 0.9).clamp(em * 0.1, em * 0.2);
    // Each as near to the middle as its neighbours leave it.
    let mut placed: Vec<(f64, f64)> = Vec::new();
    for x in places {
        let near: Vec<(f64, f64)> = placed.iter().rev().take_while(|(other, _)| x - other < radius * 2.0).copied().collect();
        let free = |y: f64| near.iter().all(|(a, b)| (x - a).hypot(y - b) >= radius * 1.98);
        let steps = (0..60).flat_map(|step| [as_number(step), -as_number(step)]).map(|step| step * radius * 0.5);
        let y = steps.into_iter().find(|y| free(*y) && y.abs() < inner.height() / 2.0 - radius).unwrap_or(0.0);
        placed.push((x, y));
        pen.speck(x, middle + y, radius, pale);
    }
    radius
}

/// The towns asked for: a dot on the line, a name above it on the first level where it has room.
fn towns(pen: &mut Pen<'_>, chart: &ChartSpec, (frame, inner): (&Frame, &Frame), (middle, radius): (f64, f64)) {
    let em = inner.em;
    let Some(series) = chart.series.first() else { return };
    let size = em * 0.82;
    let small = size * 0.72;
    let mut order: Vec<usize> = (0..chart.slots.len()).collect();
    let standing = |rank: &usize| chart.slots.get(*rank).map_or(Standing::Peer, |slot| slot.standing);
    order.sort_by_key(|rank| wanted(standing(rank)));
    let mut taken: Vec<Room> = Vec::new();
    let mut absent: Vec<String> = Vec::new();
    let mut dots: Vec<(f64, usize)> = Vec::new();
    for rank in &order {
        let (Some(slot), Some(point)) = (chart.slots.get(*rank), series.points.get(*rank)) else { continue };
        let Some(value) = point.reading.value() else {
            absent.push(format!("{} {}", slot.label, point.label));
            continue;
        };
        let x = along(&chart.axis, inner, value);
        dots.push((x, *rank));
        let style = pen.own(slot.standing, size);
        let name = format!("{} {}", slot.label, point.text());
        let detail = slot.detail.clone().filter(|_| slot.standing.is_spoken_of()).unwrap_or_default();
        let width = wide(&name, style).max(wide(&detail, pen.soft(small)));
        let height = size * 1.2 + if detail.is_empty() { 0.0 } else { small * 1.25 };
        let left = (x - width / 2.0).min(frame.right - width).max(frame.left);
        let mut bottom = inner.top - em * 1.0;
        let room = loop {
            let room = (left - em * 0.3, bottom - height, left + width + em * 0.3, bottom);
            if room.1 < frame.top {
                break None;
            }
            if !taken.iter().any(|other| overlap(room, *other)) {
                break Some(room);
            }
            bottom -= size * 0.4;
        };
        let Some(room) = room else { continue };
        taken.push(room);
        pen.path(&[(x, room.3 - size * 0.05), (x, middle)], 1.5, pen.theme.of(slot.standing));
        let at = left + width / 2.0;
        pen.about(at, room.1 + size * 0.95, style, &name);
        pen.about(at, room.1 + size * 1.2 + small * 0.9, pen.soft(small), &detail);
        // Letters stand above the leader lines of others.
        pen.touch(left, room.1, (width, height), point);
    }
    for (x, rank) in dots.into_iter().rev() {
        let standing = standing(&rank);
        let own = if standing.is_spoken_of() { radius.max(em * 0.3) } else { radius.max(em * 0.2) };
        pen.dot(x, middle, own, pen.theme.of(standing));
        if let Some(point) = series.points.get(rank) {
            pen.touch(x - own, middle - own, (own * 2.0, own * 2.0), point);
        }
    }
    if !absent.is_empty() {
        let style = pen.soft(em * 0.66);
        let text = crate::render::measure::fit(&absent.join(", "), style.size, style.weight, frame.width());
        pen.from(frame.left, frame.top + style.size * 0.8, style, &text);
    }
}

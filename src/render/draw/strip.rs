//! A town among many: every town on one scale, the middle half shaded, those asked for named.

use crate::base::as_number;
use crate::chart::{ChartSpec, MarkRole};
use crate::compare::ComparisonRole;
use crate::render::draw::error_bar::lying;
use crate::render::draw::lines::wanted;
use crate::render::draw::scale::{along, widths};
use crate::render::pen::{Frame, Pen, wide};

/// More dots than this become a shape.
const MOST_DOTS: usize = 600;

/// Draws the strip.
pub(super) fn strip(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let across = Frame { left: frame.left + em * 0.6, right: frame.right - em * 0.6, ..*frame };
    let (tags, absent) = tags(pen, chart, &across, frame);
    let lanes = tags.iter().map(|tag| tag.lane + 1).max().unwrap_or_default();
    let crowd = if chart.ground.len() > LARGE { em * 9.0 } else { em * 5.0 };
    let above = em * 1.6 + as_number(lanes) * LANE * em + if absent.is_empty() { 0.0 } else { em };
    let top = frame.top + above.max(frame.height() - em * 1.3 - crowd).min(frame.height() * ABOVE);
    let inner = Frame { top, bottom: (frame.bottom - em * 1.3).min(top + crowd * 1.3), ..across };
    let middle = f64::midpoint(inner.top, inner.bottom);
    widths(pen, &chart.axis, &inner);
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkRole::Quartiles) {
        let (from, to) = (along(&chart.axis, &inner, mark.from), along(&chart.axis, &inner, mark.to));
        pen.rect(from, inner.top, (to - from, inner.height()), 0.0, pen.theme.line);
    }
    let radius = ground(pen, chart, &inner, middle);
    let middle_half = chart.marks.iter().find(|mark| mark.role == MarkRole::Quartiles);
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkRole::Median) {
        let x = along(&chart.axis, &inner, mark.from);
        pen.rect(x - 1.5, inner.top, (3.0, inner.height()), 0.0, pen.theme.soft);
        let style = pen.soft(em * 0.6);
        // Below the dots, where no leader passes.
        for (line, label) in middle_half.map(|mark| &mark.label).into_iter().chain([&mark.label]).enumerate() {
            let baseline = inner.bottom - style.size * (0.5 + 1.25 * as_number(line));
            let fits = x + em * 0.3 + wide(label, style) < frame.right;
            if fits { pen.from(x + em * 0.3, baseline, style, label) } else { pen.until(x - em * 0.3, baseline, style, label) }
        }
    }
    towns(pen, chart, &tags, (&inner, middle, radius));
    if !absent.is_empty() {
        let style = pen.soft(em * 0.66);
        let text = crate::render::measure::fit(&absent.join(", "), style.size, style.weight, frame.width());
        pen.from(frame.left, frame.top + style.size, style, &text);
    }
}

/// From so many towns on, the crowd itself is worth looking at.
const LARGE: usize = 60;
/// Names take at most this share of the height.
const ABOVE: f64 = 0.72;
/// The height of a level of names, in ems.
const LANE: f64 = 1.75;

/// The name of a town above its dot: from where to where, on which level.
struct Tag {
    rank: usize,
    x: f64,
    from: f64,
    to: f64,
    lane: usize,
    name: String,
    detail: String,
}

/// A name for each town that is known, none crossed by the leader of another; those for which there is no level are left out,
/// the least wanted first. And what is said of towns that are not known.
fn tags(pen: &Pen<'_>, chart: &ChartSpec, across: &Frame, frame: &Frame) -> (Vec<Tag>, Vec<String>) {
    let em = frame.em;
    let (size, small) = (em * 0.82, em * 0.58);
    let Some(series) = chart.series.first() else { return (Vec::new(), Vec::new()) };
    let (mut tags, mut absent) = (Vec::new(), Vec::new());
    for (rank, (slot, point)) in chart.slots.iter().zip(&series.points).enumerate() {
        let Some(value) = point.reading.value() else {
            absent.push(format!("{} {}", slot.label, point.label));
            continue;
        };
        let x = along(&chart.axis, across, value);
        let name = format!("{} {}", slot.label, point.text());
        let detail = slot.detail.clone().filter(|_| slot.standing.is_spoken_of()).unwrap_or_default();
        let width = wide(&name, pen.own(slot.standing, size)).max(wide(&detail, pen.soft(small)));
        let from = (x + em * 0.2).min(frame.right - width).max(frame.left);
        tags.push(Tag { rank, x, from, to: from + width, lane: 0, name, detail });
    }
    let most = (frame.height() * ABOVE - em * if absent.is_empty() { 1.2 } else { 2.2 }) / (LANE * em);
    let standing = |rank: usize| chart.slots.get(rank).map_or(ComparisonRole::Peer, |slot| slot.standing);
    loop {
        if levels(&mut tags, em) && tags.iter().all(|tag| as_number(tag.lane + 1) <= most) {
            return (tags, absent);
        }
        // The least wanted goes; of several, the one that stands highest.
        let gone = tags.iter().enumerate().max_by_key(|(_, tag)| (wanted(standing(tag.rank)), tag.lane)).map(|(place, _)| place);
        match gone {
            Some(place) => drop(tags.remove(place)),
            None => return (tags, absent),
        }
    }
}

/// Gives each name a level above every name whose leader would cross it or that it would meet. False when two cross each other.
fn levels(tags: &mut [Tag], em: f64) -> bool {
    let spans: Vec<(f64, f64, f64)> = tags.iter().map(|tag| (tag.x, tag.from - em * 0.25, tag.to + em * 0.25)).collect();
    let crossed = |own: &(f64, f64, f64), other: &(f64, f64, f64)| other.0 > own.1 && other.0 < own.2;
    let mut lanes = vec![0_usize; tags.len()];
    for _ in 0..=tags.len() {
        let mut moved = false;
        for (a, own) in spans.iter().enumerate() {
            for (b, other) in spans.iter().enumerate().filter(|(b, _)| *b != a) {
                let meet = own.1 < other.2 && other.1 < own.2;
                let (mine, theirs) = (lanes.get(a).copied().unwrap_or_default(), lanes.get(b).copied().unwrap_or_default());
                // A name that a leader crosses stands above the name of that leader; of two that only meet, the left one.
                let above = crossed(own, other) || (meet && !crossed(other, own) && own.0 < other.0);
                if above && mine <= theirs {
                    if let Some(lane) = lanes.get_mut(a) {
                        *lane = theirs + 1;
                    }
                    moved = true;
                }
            }
        }
        if !moved {
            for (tag, lane) in tags.iter_mut().zip(lanes) {
                tag.lane = lane;
            }
            return true;
        }
    }
    false
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

/// The towns asked for: a dot on the line, a leader, a name.
fn towns(pen: &mut Pen<'_>, chart: &ChartSpec, tags: &[Tag], (inner, middle, radius): (&Frame, f64, f64)) {
    let em = inner.em;
    let (size, small) = (em * 0.82, em * 0.58);
    let Some(series) = chart.series.first() else { return };
    for tag in tags {
        let (Some(slot), Some(point)) = (chart.slots.get(tag.rank), series.points.get(tag.rank)) else { continue };
        let bottom = inner.top - em * 1.1 - as_number(tag.lane) * LANE * em;
        let top = bottom - LANE * em;
        pen.path(&[(tag.x, top + size * 0.5), (tag.x, middle)], 1.5, pen.theme.of(slot.standing));
        let style = pen.own(slot.standing, size);
        let at = tag.from;
        pen.from(at, top + size * 0.95, style, &tag.name);
        pen.from(at, top + size * 1.1 + small * 0.85, pen.soft(small), &tag.detail);
        pen.touch(at, top, (tag.to - at, LANE * em), point);
    }
    let mut dots: Vec<(ComparisonRole, f64, usize)> = chart
        .slots
        .iter()
        .zip(&series.points)
        .enumerate()
        .filter_map(|(rank, (slot, point))| point.reading.value().map(|value| (slot.standing, along(&chart.axis, inner, value), rank)))
        .collect();
    // Those in question are drawn last, above the others.
    dots.sort_by_key(|(standing, ..)| std::cmp::Reverse(wanted(*standing)));
    for (standing, x, rank) in dots {
        let own = if standing.is_spoken_of() { radius.max(em * 0.3) } else { radius.max(em * 0.2) };
        if let Some((low, high)) = series.points.get(rank).and_then(|point| point.interval).filter(|_| standing.is_spoken_of()) {
            let at = |value: f64| along(&chart.axis, inner, value);
            lying(pen, (at(low), at(high)), middle, em * 0.3, pen.theme.ink);
        }
        pen.dot(x, middle, own, pen.theme.of(standing));
        if let Some(point) = series.points.get(rank) {
            pen.touch(x - own, middle - own, (own * 2.0, own * 2.0), point);
        }
    }
}

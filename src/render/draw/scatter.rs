//! Two scales, a dot for each town; names beside the dots that have room.

use crate::base::as_number;
use crate::chart::ChartSpec;
use crate::compare::ComparisonRole;
use crate::render::draw::error_bar::{lying, standing as upright};
use crate::render::draw::lines::wanted;
use crate::render::draw::scale::{along, heights, room, up, widths};
use crate::render::labels::{Beside, Room, beside};
use crate::render::pen::{Frame, HALF_LETTER, Pen, wide};

/// More dots than this are counted in cells.
const MOST_DOTS: usize = 1500;
/// The side of such a cell, in ems.
const CELL: f64 = 0.22;

/// How far a dot reaches from its middle.
type Reach<'a> = dyn Fn(usize, ComparisonRole) -> f64 + 'a;

/// A town that has both figures: its slot, where it stands, what it is.
type Town = (usize, (f64, f64), ComparisonRole);

/// Draws the scatter.
pub(super) fn scatter(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let Some(across) = &chart.across else { return };
    let inner = Frame {
        left: frame.left + room(pen, &chart.axis, em) + em * 0.5,
        right: frame.right - em * 1.2,
        top: frame.top + em * 1.5,
        bottom: frame.bottom - em * 2.0,
        em,
    };
    heights(pen, &chart.axis, &inner);
    widths(pen, across, &inner);
    titles(pen, chart, frame, &inner);
    let place = |x: f64, y: f64| (along(across, &inner, x), up(&chart.axis, &inner, y));
    ground(pen, chart, &inner, &place);
    let said = medians(pen, chart, &inner);
    let [Some(xs), Some(ys)] = [chart.series.first(), chart.series.get(1)] else { return };
    let radius = em * 0.26;
    let mut towns: Vec<Town> = chart
        .slots
        .iter()
        .enumerate()
        .filter_map(|(rank, slot)| {
            let x = xs.points.get(rank)?.reading.value()?;
            let y = ys.points.get(rank)?.reading.value()?;
            Some((rank, place(x, y), slot.standing))
        })
        .collect();
    // Those in question are drawn last, above the others, and named first.
    towns.sort_by_key(|(.., standing)| std::cmp::Reverse(wanted(*standing)));
    trails(pen, chart, &towns, &place, em);
    let largest = sizes(chart).fold(0.0, f64::max);
    let size = |rank: usize| {
        let own = chart.series.get(2).and_then(|series| series.points.get(rank)).and_then(|point| point.reading.value());
        // The eye compares areas.
        own.filter(|_| largest > 0.0).map(|own| em * LARGEST * (own.max(0.0) / largest).sqrt())
    };
    let reach = |rank: usize, standing: ComparisonRole| {
        let plain = if standing.is_spoken_of() { radius * 1.3 } else { radius };
        size(rank).map_or(plain, |own| own.max(radius * 0.5))
    };
    // Of discs the small lie above the large.
    if largest > 0.0 {
        towns.sort_by(|a, b| size(b.0).unwrap_or_default().total_cmp(&size(a.0).unwrap_or_default()));
    }
    for (rank, (x, y), standing) in &towns {
        let interval = |column: &crate::chart::Series| column.points.get(*rank).and_then(|point| point.interval);
        if let Some((low, high)) = interval(xs) {
            lying(pen, (along(across, &inner, low), along(across, &inner, high)), *y, em * 0.14, pen.theme.soft);
        }
        if let Some((low, high)) = interval(ys) {
            upright(pen, *x, (up(&chart.axis, &inner, low), up(&chart.axis, &inner, high)), em * 0.14, pen.theme.soft);
        }
        pen.dot(*x, *y, reach(*rank, *standing), pen.theme.of(*standing));
        if let Some(point) = ys.points.get(*rank) {
            pen.touch(x - em * 0.5, y - em * 0.5, (em, em), point);
        }
    }
    names(pen, chart, &towns, (said, (inner.left, inner.top - em * 0.3, frame.right, inner.bottom), &reach), em);
}

/// The radius of the largest disc, in ems.
const LARGEST: f64 = 1.5;

/// The sizes of the towns, where a third indicator gives them.
fn sizes(chart: &ChartSpec) -> impl Iterator<Item = f64> {
    chart.series.get(2).into_iter().flat_map(|series| &series.points).filter_map(|point| point.reading.value())
}

/// The way of each town from its earlier dates, thin at their beginning.
fn trails(pen: &mut Pen<'_>, chart: &ChartSpec, towns: &[Town], place: &dyn Fn(f64, f64) -> (f64, f64), em: f64) {
    for (rank, end, standing) in towns {
        let Some(trail) = chart.trails.get(*rank).filter(|trail| !trail.is_empty()) else { continue };
        let mut points: Vec<(f64, f64)> = trail.iter().map(|[x, y]| place(*x, *y)).collect();
        let ink = pen.theme.paper.towards(pen.theme.of(*standing), 0.6);
        for (x, y) in &points {
            pen.speck(*x, *y, em * 0.14, ink);
        }
        points.push(*end);
        pen.path(&points, em * 0.09, ink);
    }
}

/// What the two scales measure: the one upwards above it, the one across below it.
fn titles(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame, inner: &Frame) {
    let Some(across) = &chart.across else { return };
    let em = frame.em;
    let title = pen.style(ComparisonRole::Named(0), em * 0.72);
    pen.from(
        frame.left,
        frame.top + em * 0.6,
        title,
        &crate::render::measure::fit(&format!("\u{2191} {}", chart.axis.name), title.size, title.weight, frame.width()),
    );
    let arrow = if pen.rtl { "\u{2190}" } else { "\u{2192}" };
    pen.until(
        inner.right,
        frame.bottom - em * 0.1,
        title,
        &crate::render::measure::fit(&format!("{} {arrow}", across.name), title.size, title.weight, inner.width()),
    );
}

/// Names beside the dots that have room for one.
fn names(pen: &mut Pen<'_>, chart: &ChartSpec, towns: &[Town], (said, frame, reach): (Vec<Room>, Room, &Reach<'_>), em: f64) {
    let size = em * 0.8;
    let named: Vec<(&str, ComparisonRole, Beside)> = towns
        .iter()
        .rev()
        .filter_map(|(rank, at, standing)| {
            let slot = chart.slots.get(*rank)?;
            let label = (wide(&slot.label, pen.style(*standing, size)), size * 1.1);
            Some((slot.label.as_str(), *standing, Beside { at: *at, radius: reach(*rank, *standing), size: label }))
        })
        .collect();
    let dots = towns.iter().map(|(rank, (x, y), standing)| {
        let radius = reach(*rank, *standing);
        (x - radius, y - radius, x + radius, y + radius)
    });
    let dots: Vec<Room> = dots.chain(said).collect();
    let (names, labels): (Vec<(&str, ComparisonRole)>, Vec<Beside>) =
        named.into_iter().map(|(name, standing, label)| ((name, standing), label)).unzip();
    let rooms = beside(&labels, &dots, frame);
    for ((name, standing), room) in names.into_iter().zip(rooms) {
        if let Some((left, top, _, bottom)) = room {
            let style = pen.own(standing, size);
            pen.from(left, f64::midpoint(top, bottom) + size * HALF_LETTER, style, name);
        }
    }
}

/// The other towns: dots while there is room for them, else cells the darker the more towns they hold.
fn ground(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, place: &dyn Fn(f64, f64) -> (f64, f64)) {
    let pale = pen.theme.paper.towards(pen.theme.peer, 0.55);
    if chart.ground.len() <= MOST_DOTS {
        for [x, y] in &chart.ground {
            let (x, y) = place(*x, *y);
            pen.speck(x, y, inner.em * 0.13, pale);
        }
        return;
    }
    let side = inner.em * CELL;
    let mut cells: std::collections::BTreeMap<(i64, i64), usize> = std::collections::BTreeMap::new();
    #[expect(clippy::cast_possible_truncation, reason = "a cell of a frame of at most a few thousand points")]
    let cell = |length: f64| (length / side).floor() as i64;
    for [x, y] in &chart.ground {
        let (x, y) = place(*x, *y);
        *cells.entry((cell(x - inner.left), cell(y - inner.top))).or_default() += 1;
    }
    let most = cells.values().copied().max().unwrap_or(1);
    for ((column, row), count) in cells {
        // The eye compares shades by ratios.
        let shade = 0.25 + 0.75 * (as_number(count).ln_1p() / as_number(most).ln_1p());
        #[expect(clippy::cast_precision_loss, reason = "a rank among cells")]
        let at = (inner.left + column as f64 * side, inner.top + row as f64 * side);
        pen.rect(at.0, at.1, (side, side), 0.0, pen.theme.paper.towards(pen.theme.peer, shade));
    }
}

/// The medians of all towns, across and upwards; the room their labels take comes back.
fn medians(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame) -> Vec<Room> {
    let Some(across) = &chart.across else { return Vec::new() };
    let style = pen.soft(inner.em * 0.6);
    let mut rooms = Vec::new();
    if let Some(mark) = chart.marks.first() {
        let x = along(across, inner, mark.from);
        dashes(pen, (x, inner.top), (x, inner.bottom), inner.em);
        let (width, baseline) = (wide(&mark.label, style), inner.bottom - style.size * 0.4);
        let from = if x + style.size * 0.4 + width > inner.right { x - style.size * 0.4 - width } else { x + style.size * 0.4 };
        pen.from(from, baseline, style, &mark.label);
        rooms.push((from, baseline - style.size, from + width, inner.bottom));
    }
    if let Some(mark) = chart.marks.get(1) {
        let y = up(&chart.axis, inner, mark.from);
        dashes(pen, (inner.left, y), (inner.right, y), inner.em);
        pen.until(inner.right, y - style.size * 0.4, style, &mark.label);
        rooms.push((inner.right - wide(&mark.label, style), y - style.size * 1.4, inner.right, y));
    }
    rooms
}

/// A dashed line.
pub(super) fn dashes(pen: &mut Pen<'_>, from: (f64, f64), to: (f64, f64), em: f64) {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    let dash = em * 0.3;
    let mut at = 0.0;
    while at < length {
        let (a, b) = (at / length, (at + dash).min(length) / length);
        let point = |part: f64| (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
        pen.path(&[point(a), point(b)], 1.5, pen.theme.peer);
        at += dash * 2.0;
    }
}

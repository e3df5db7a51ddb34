//! Strip plots: every town on one scale, the middle half shaded, the towns asked for named above it.

use crate::base::as_number;
use crate::chart::{Category, ChartSpec, DataPoint, MarkKind};
use crate::render::draw::error_bar;
use crate::render::draw::scale::{draw_x_axis, x_of};
use crate::render::geometry::{Frame, Point, Rect, Span};
use crate::render::labels::label_rank;
use crate::render::measure::fit;
use crate::render::pen::Pen;

/// More background towns than this are drawn as a histogram instead of dots.
const MAX_DOTS: usize = 600;
/// From this many background towns on, their distribution gets more height.
const LARGE_BACKGROUND: usize = 60;
/// The greatest share of the height that names take.
const MAX_NAMES_SHARE: f64 = 0.72;
/// The height of a lane of names, in ems.
const LANE_HEIGHT: f64 = 2.1;

/// Draws the strip plot.
pub(super) fn draw_strip(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let across = Frame { left: frame.left + em * 0.6, right: frame.right - em * 0.6, ..*frame };
    let (tags, missing) = place_tags(pen, chart, &across, frame);
    let lanes = tags.iter().map(|tag| tag.lane + 1).max().unwrap_or(0);
    let crowd = em * if chart.background.len() > LARGE_BACKGROUND { 11.0 } else { 8.0 };
    let above = em * 1.6 + as_number(lanes) * LANE_HEIGHT * em + if missing.is_empty() { 0.0 } else { em };
    // Names, band and axis stand together in the middle of the frame.
    let spare = (frame.height() - above - crowd - em * 1.3).max(0.0);
    let top = frame.top + (above + spare / 2.0).min(frame.height() * MAX_NAMES_SHARE);
    let inner = Frame { top, bottom: (frame.bottom - em * 1.3).min(top + crowd), ..across };
    draw_x_axis(pen, &chart.axis, &inner);
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkKind::Quartiles) {
        let (start, end) = (x_of(&chart.axis, &inner, mark.from), x_of(&chart.axis, &inner, mark.to));
        pen.rect(Rect::new(start, inner.top, end - start, inner.height()), pen.theme.line);
    }
    let radius = draw_background(pen, chart, &inner);
    draw_marks(pen, chart, frame, &inner);
    draw_tags(pen, &tags, &inner);
    draw_towns(pen, chart, &inner, radius);
    if !missing.is_empty() {
        let style = pen.secondary_style(frame.small_size());
        let text = fit(&missing.join(", "), style.size, style.weight, frame.width());
        pen.text_start(frame.left, frame.top + style.size, style, &text);
    }
}

/// The height of the line the dots are on.
fn middle_of(inner: &Frame) -> f64 {
    f64::midpoint(inner.top, inner.bottom)
}

/// Draws the median, a target or a national figure as lines, labelled below the dots, where no leader passes; the middle half is labelled
/// under them.
fn draw_marks(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame, inner: &Frame) {
    let em = frame.em;
    let style = pen.secondary_style(frame.small_size());
    let middle_half = chart.marks.iter().find(|mark| mark.role == MarkKind::Quartiles);
    let mut line = 0;
    for mark in chart.reference_marks() {
        let x = x_of(&chart.axis, inner, mark.to);
        if mark.to > mark.from {
            let start = x_of(&chart.axis, inner, mark.from);
            pen.rect(Rect::new(start, inner.top, x - start, inner.height()), pen.theme.line);
        }
        pen.rect(Rect::new(x - 1.5, inner.top, 3.0, inner.height()), pen.theme.soft);
        let of_quartiles = middle_half.filter(|_| mark.role == MarkKind::Median).map(|mark| &mark.label);
        for label in of_quartiles.into_iter().chain([&mark.label]) {
            let baseline = inner.bottom - style.size * (0.5 + 1.25 * as_number(line));
            if x + em * 0.3 + style.text_width(label) < frame.right {
                pen.text_start(x + em * 0.3, baseline, style, label);
            } else {
                pen.text_end(x - em * 0.3, baseline, style, label);
            }
            line += 1;
        }
    }
}

/// The name and the value of a town, written above its dot and joined to it by a leader.
struct Tag<'a> {
    category: &'a Category,
    point: &'a DataPoint,
    /// Where the dot and the leader are.
    x: f64,
    /// Where the text begins and ends.
    span: Span,
    /// The lane of the text, counted upwards from 0.
    lane: usize,
    name: String,
    /// A second line; may be empty.
    detail: String,
}

/// Gives each town with a value a tag. Tags without a free lane are left out, those of the least importance first. Also returns a
/// text for each town without a value.
fn place_tags<'a>(pen: &Pen<'_>, chart: &'a ChartSpec, across: &Frame, frame: &Frame) -> (Vec<Tag<'a>>, Vec<String>) {
    let em = frame.em;
    let (size, small) = (frame.label_size(), frame.small_size());
    let Some(series) = chart.series.first() else { return (Vec::new(), Vec::new()) };
    let (mut tags, mut missing) = (Vec::new(), Vec::new());
    for (category, point) in chart.categories.iter().zip(&series.points) {
        let Some(value) = point.value.number() else {
            missing.push(format!("{} {}", category.label, point.label));
            continue;
        };
        let x = x_of(&chart.axis, across, value);
        let name = format!("{} {}", category.label, point.label_with_year());
        let detail = category.detail.clone().filter(|_| category.role.is_focus_or_twin()).unwrap_or_default();
        let name_width = pen.series_style(category.role, size).text_width(&name);
        let width = name_width.max(pen.secondary_style(small).text_width(&detail));
        let start = (x + em * 0.2).min(frame.right - width).max(frame.left);
        tags.push(Tag { category, point, x, span: Span { start, end: start + width }, lane: 0, name, detail });
    }
    let max_lanes = (frame.height() * MAX_NAMES_SHARE - em * if missing.is_empty() { 1.2 } else { 2.2 }) / (LANE_HEIGHT * em);
    loop {
        if assign_lanes(&mut tags, em) && tags.iter().all(|tag| as_number(tag.lane + 1) <= max_lanes) {
            return (tags, missing);
        }
        // The least important tag goes; of several, the highest one.
        let dropped = tags.iter().enumerate().max_by_key(|(_, tag)| (label_rank(tag.category.role), tag.lane)).map(|(index, _)| index);
        match dropped {
            Some(index) => drop(tags.remove(index)),
            None => return (tags, missing),
        }
    }
}

/// The room a tag takes while lanes are assigned.
struct LaneClaim {
    /// Where the leader is.
    leader: f64,
    /// The span of the text with its margins.
    span: Span,
    lane: usize,
}

impl LaneClaim {
    /// True if the leader of another tag would cross this text.
    fn is_crossed_by(&self, other: &Self) -> bool {
        other.leader > self.span.start && other.leader < self.span.end
    }

    /// True if this text must be in a higher lane than another: the leader of the other would cross it or, if the texts only
    /// overlap, it is the one to the left.
    fn must_be_above(&self, other: &Self) -> bool {
        let overlaps = self.span.start < other.span.end && other.span.start < self.span.end;
        self.is_crossed_by(other) || (overlaps && !other.is_crossed_by(self) && self.leader < other.leader)
    }
}

/// Gives each tag a lane so that no text overlaps another or is crossed by a leader. Returns false, and leaves the lanes as they
/// were, if two tags cross each other.
fn assign_lanes(tags: &mut [Tag<'_>], em: f64) -> bool {
    let margin = em * 0.25;
    let claim = |tag: &Tag<'_>| {
        let span = Span { start: tag.span.start - margin, end: tag.span.end + margin };
        LaneClaim { leader: tag.x, span, lane: 0 }
    };
    let mut claims: Vec<LaneClaim> = tags.iter().map(claim).collect();
    // Without a cycle each pass settles at least one tag.
    for _ in 0..=claims.len() {
        let mut has_moved = false;
        for index in 0..claims.len() {
            let (before, rest) = claims.split_at_mut(index);
            let [own, after @ ..] = rest else { break };
            for other in before.iter().chain(after.iter()) {
                if own.must_be_above(other) && own.lane <= other.lane {
                    own.lane = other.lane + 1;
                    has_moved = true;
                }
            }
        }
        if !has_moved {
            for (tag, claim) in tags.iter_mut().zip(claims) {
                tag.lane = claim.lane;
            }
            return true;
        }
    }
    false
}

/// Draws the background towns as dots beside one another, or as a histogram if they are very many. Returns the radius that suits
/// the dots of the named towns.
fn draw_background(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame) -> f64 {
    let em = inner.em;
    let mut xs: Vec<f64> = chart.background.iter().map(|[value, _]| x_of(&chart.axis, inner, *value)).collect();
    xs.sort_by(f64::total_cmp);
    if xs.len() > MAX_DOTS {
        draw_histogram(pen, &xs, inner);
        return em * 0.24;
    }
    let pale = pen.theme.paper.mix(pen.theme.peer, BACKGROUND_SHADE);
    let middle = middle_of(inner);
    let radius = (inner.width() / as_number(xs.len().max(1)) * 0.9).clamp(em * 0.1, em * 0.2);
    // Each dot is as near to the middle line as its neighbours allow; `y` is the distance from that line.
    let mut placed: Vec<Point> = Vec::new();
    for x in xs {
        let near: Vec<Point> = placed.iter().rev().take_while(|other| x - other.x < radius * 2.0).copied().collect();
        let is_free = |y: f64| near.iter().all(|other| (x - other.x).hypot(y - other.y) >= radius * 1.98);
        let steps = (0..60).flat_map(|step| [as_number(step), -as_number(step)]).map(|step| step * radius * 0.5);
        let y = steps.into_iter().find(|y| is_free(*y) && y.abs() < inner.height() / 2.0 - radius).unwrap_or(0.0);
        placed.push(Point::new(x, y));
        pen.background_dot(Point::new(x, middle + y), radius, pale);
    }
    radius
}

/// How far the colour of background towns is from that of the page.
const BACKGROUND_SHADE: f64 = 0.7;

/// Draws how many towns are where as columns centred on the middle line.
fn draw_histogram(pen: &mut Pen<'_>, xs: &[f64], inner: &Frame) {
    let pale = pen.theme.paper.mix(pen.theme.peer, BACKGROUND_SHADE);
    let step = inner.em * 0.18;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bin of a frame of a few thousand points")]
    let bin_of = |x: f64| ((x - inner.left) / step).max(0.0) as usize;
    let mut bins = vec![0_usize; bin_of(inner.right) + 1];
    for x in xs {
        if let Some(count) = bins.get_mut(bin_of(*x)) {
            *count += 1;
        }
    }
    let max = bins.iter().copied().max().unwrap_or(1).max(1);
    for (bin, count) in bins.iter().enumerate().filter(|(_, count)| **count > 0) {
        let height = (inner.height() * 0.86 * as_number(*count) / as_number(max)).max(1.0);
        pen.rect(Rect::new(inner.left + as_number(bin) * step, middle_of(inner) - height / 2.0, step * 0.86, height), pale);
    }
}

/// Writes the tags, each with its leader to the middle line.
fn draw_tags(pen: &mut Pen<'_>, tags: &[Tag<'_>], inner: &Frame) {
    let em = inner.em;
    let (size, small) = (inner.label_size(), inner.small_size());
    for tag in tags {
        let role = tag.category.role;
        let bottom = inner.top - em * 1.1 - as_number(tag.lane) * LANE_HEIGHT * em;
        let top = bottom - LANE_HEIGHT * em;
        pen.path(&[Point::new(tag.x, top + size * 0.5), Point::new(tag.x, middle_of(inner))], 1.5, pen.theme.role_color(role));
        let start = tag.span.start;
        pen.text_start(start, top + size * 0.95, pen.series_style(role, size), &tag.name);
        pen.text_start(start, top + size * 1.1 + small * 0.85, pen.secondary_style(small), &tag.detail);
        pen.hit_area(Rect::new(start, top, tag.span.end - start, LANE_HEIGHT * em), tag.point);
    }
}

/// Draws the dots of the towns asked for, with the error bars of the focus and its twin; the most important are on top.
fn draw_towns(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, radius: f64) {
    let em = inner.em;
    let middle = middle_of(inner);
    let Some(series) = chart.series.first() else { return };
    let mut towns: Vec<(&Category, &DataPoint)> = chart.categories.iter().zip(&series.points).collect();
    towns.sort_by_key(|(category, _)| std::cmp::Reverse(label_rank(category.role)));
    for (category, point) in towns {
        let Some(value) = point.value.number() else { continue };
        let role = category.role;
        let radius = if role.is_focus_or_twin() { radius.max(em * 0.3) } else { radius.max(em * 0.2) };
        if let Some((low, high)) = point.interval.filter(|_| role.is_focus_or_twin()) {
            let span = Span { start: x_of(&chart.axis, inner, low), end: x_of(&chart.axis, inner, high) };
            error_bar::horizontal(pen, span, middle, em * 0.3, pen.theme.ink);
        }
        let center = Point::new(x_of(&chart.axis, inner, value), middle);
        pen.figure_dot(center, radius, pen.theme.role_color(role), point);
        pen.hit_area(Rect::around(center, radius), point);
    }
}

//! Where the dots and the names of a strip plot are. Pictures and PowerPoint use the same places.

use crate::base::as_number;
use crate::chart::{Category, ChartSpec, DataPoint};
use crate::render::geometry::{Frame, Point, Span};
use crate::render::labels::label_rank;
use crate::render::measure::text_width;
use crate::render::pen::role_weight;
use crate::render::theme::Weight;

/// From this many background towns on, their distribution gets more height.
const LARGE_BACKGROUND: usize = 60;
/// The share of what names leave of the height that the distribution of a large background takes.
const CROWD_SHARE: f64 = 0.9;
/// The greatest share of the height that names take.
const MAX_NAMES_SHARE: f64 = 0.72;
/// The most towns that have their name above their dot.
const MAX_TAGS: usize = 40;
/// The height of a lane of names, in ems.
pub(super) const LANE_HEIGHT: f64 = 2.1;

/// A strip plot, laid out.
pub(super) struct StripLayout<'a> {
    /// The frame of the dots, as wide as the scale.
    pub inner: Frame,
    /// The names of towns, each above its dot.
    pub tags: Vec<Tag<'a>>,
    /// A text for each town without a value.
    pub missing: Vec<String>,
}

impl<'a> StripLayout<'a> {
    /// Lays out a strip plot in a frame.
    pub(super) fn new(chart: &'a ChartSpec, frame: &Frame) -> Self {
        let em = frame.em;
        let across = Frame { left: frame.left + em * 0.6, right: frame.right - em * 0.6, ..*frame };
        let (tags, missing) = place_tags(chart, &across, frame);
        let lanes = tags.iter().map(|tag| tag.lane + 1).max().unwrap_or(0);
        let above = em * 1.6 + as_number(lanes) * LANE_HEIGHT * em + if missing.is_empty() { 0.0 } else { em };
        let room = frame.height() - above - em * 1.3;
        let crowd = if chart.background.len() > LARGE_BACKGROUND { (em * 11.0).max(room * CROWD_SHARE) } else { em * 8.0 };
        // Names, band and axis stand together in the middle of the frame.
        let spare = (room - crowd).max(0.0);
        let top = frame.top + (above + spare / 2.0).min(frame.height() * MAX_NAMES_SHARE);
        let inner = Frame { top, bottom: (frame.bottom - em * 1.3).min(top + crowd), ..across };
        Self { inner, tags, missing }
    }

    /// The height of the line the dots are on.
    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.inner.top, self.inner.bottom)
    }

    /// The top of the text of a tag.
    pub(super) fn tag_top(&self, tag: &Tag<'_>) -> f64 {
        self.inner.top - self.inner.em * 1.1 - as_number(tag.lane + 1) * LANE_HEIGHT * self.inner.em
    }
}

/// Dots beside one another, each as near to the middle line as its neighbours allow.
pub(super) struct Swarm {
    pub centers: Vec<Point>,
    pub radius: f64,
}

impl Swarm {
    /// Places the dots at these positions across, in rising order.
    pub(super) fn new(xs: &[f64], layout: &StripLayout<'_>) -> Self {
        let inner = &layout.inner;
        let radius = (inner.width() / as_number(xs.len().max(1)) * 0.9).clamp(inner.em * 0.1, inner.em * 0.2);
        let mut placed: Vec<Point> = Vec::new();
        for x in xs.iter().copied() {
            let near: Vec<Point> = placed.iter().rev().take_while(|other| x - other.x < radius * 2.0).copied().collect();
            // The distance from the middle line.
            let is_free = |y: f64| near.iter().all(|other| (x - other.x).hypot(y - other.y) >= radius * 1.98);
            let steps = (0..60).flat_map(|step| [as_number(step), -as_number(step)]).map(|step| step * radius * 0.5);
            let y = steps.into_iter().find(|y| is_free(*y) && y.abs() < inner.height() / 2.0 - radius).unwrap_or(0.0);
            placed.push(Point::new(x, y));
        }
        let middle = layout.middle();
        Self { centers: placed.into_iter().map(|dot| Point::new(dot.x, middle + dot.y)).collect(), radius }
    }
}

/// The horizontal position of a value.
pub(super) fn strip_x(chart: &ChartSpec, frame: &Frame, value: f64) -> f64 {
    frame.left + chart.axis.fraction(value) * frame.width()
}

/// The name and the value of a town, written above its dot and joined to it by a leader.
pub(super) struct Tag<'a> {
    pub category: &'a Category,
    pub point: &'a DataPoint,
    /// Where the dot and the leader are.
    pub x: f64,
    /// Where the text begins and ends.
    pub span: Span,
    /// The lane of the text, counted upwards from 0.
    pub lane: usize,
    pub name: String,
    /// A second line; may be empty.
    pub detail: String,
}

/// Gives each town with a value a tag. Tags without a free lane are left out, those of the least importance first. Also returns a
/// text for each town without a value.
fn place_tags<'a>(chart: &'a ChartSpec, across: &Frame, frame: &Frame) -> (Vec<Tag<'a>>, Vec<String>) {
    let em = frame.em;
    let (size, small) = (frame.label_size(), frame.small_size());
    let Some(series) = chart.series.first() else { return (Vec::new(), Vec::new()) };
    let (mut tags, mut missing) = (Vec::new(), Vec::new());
    for (category, point) in chart.categories.iter().zip(&series.points) {
        let Some(value) = point.value.number() else {
            missing.push(format!("{} {}", category.label, point.label));
            continue;
        };
        let x = strip_x(chart, across, value);
        let name = format!("{} {}", category.label, point.label_with_year());
        let detail = category.detail.clone().filter(|_| category.role.is_focus_or_twin()).unwrap_or_default();
        let name_width = text_width(&name, size, role_weight(category.role));
        let width = name_width.max(text_width(&detail, small, Weight::Regular));
        // Where the text has no room behind its leader it ends before it: a leader through letters is read as one of them.
        let behind = x + em * 0.2;
        let start = if behind + width <= frame.right { behind } else { (x - em * 0.2 - width).max(frame.left) };
        tags.push(Tag { category, point, x, span: Span { start, end: start + width }, lane: 0, name, detail });
    }
    // No plane has room for more, and lanes are sought for pairs of tags.
    tags.sort_by_key(|tag| label_rank(tag.category.role));
    tags.truncate(MAX_TAGS);
    tags.sort_by(|a, b| a.x.total_cmp(&b.x));
    let max_lanes = (frame.height() * MAX_NAMES_SHARE - em * if missing.is_empty() { 1.2 } else { 2.2 }) / (LANE_HEIGHT * em);
    loop {
        if assign_lanes(&mut tags, em) && tags.iter().all(|tag| as_number(tag.lane + 1) <= max_lanes) {
            return (tags, missing);
        }
        if turn_one(&mut tags, frame) {
            continue;
        }
        // The least important tag goes; of several, the highest one.
        let dropped = tags.iter().enumerate().max_by_key(|(_, tag)| (label_rank(tag.category.role), tag.lane)).map(|(index, _)| index);
        match dropped {
            Some(index) => drop(tags.remove(index)),
            None => return (tags, missing),
        }
    }
}

/// Turns a text to the other side of its leader, where the leader of another tag crosses it and its own crosses the text of that one: no
/// lanes part such a pair. Returns false when there is none that has room there.
fn turn_one(tags: &mut [Tag<'_>], frame: &Frame) -> bool {
    let margin = frame.em * 0.2;
    let crosses = |leader: f64, tag: &Tag<'_>| leader > tag.span.start - margin && leader < tag.span.end + margin;
    let turned = tags.iter().enumerate().find_map(|(index, tag)| {
        let width = tag.span.end - tag.span.start;
        let is_turned = tag.span.start < tag.x;
        let is_crossed = tags.iter().any(|other| !std::ptr::eq(tag, other) && crosses(other.x, tag) && crosses(tag.x, other));
        let start = tag.x - margin - width;
        (is_crossed && !is_turned && start >= frame.left).then_some((index, Span { start, end: start + width }))
    });
    let Some((index, span)) = turned else { return false };
    if let Some(tag) = tags.get_mut(index) {
        tag.span = span;
    }
    true
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

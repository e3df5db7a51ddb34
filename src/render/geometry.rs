//! Points, sizes, spans and rectangles. Lengths are in slide units: a slide is 1920 × 1080, with y growing downwards.

use crate::render::slide_grid::{LABEL_SIZE, NAME_SIZE, SMALL_SIZE};

/// A point of a drawing; the origin is the top left corner.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// The distance to the right of the origin. A pen reads it as the distance from the side where reading begins.
    pub x: f64,
    /// The distance below the origin.
    pub y: f64,
}

impl Point {
    /// The point at these coordinates.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point at a share of the way to another.
    pub(super) fn towards(self, other: Self, share: f64) -> Self {
        Self { x: self.x + (other.x - self.x) * share, y: self.y + (other.y - self.y) * share }
    }
}

/// The size of a page or of a text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Size {
    /// The horizontal extent.
    pub width: f64,
    /// The vertical extent.
    pub height: f64,
}

/// An interval on one axis. Its ends may come in either order where the values they stand for do.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Span {
    pub start: f64,
    pub end: f64,
}

impl Span {
    /// The lesser of the two ends.
    pub(super) fn low(self) -> f64 {
        self.start.min(self.end)
    }

    /// The greater of the two ends.
    pub(super) fn high(self) -> f64 {
        self.start.max(self.end)
    }
}

/// A rectangle to draw, given by its corner and its size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub(super) fn new(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self { left, top, width, height }
    }

    /// The square of this half side around a point.
    pub(super) fn around(center: Point, half: f64) -> Self {
        Self { left: center.x - half, top: center.y - half, width: half * 2.0, height: half * 2.0 }
    }
}

/// A rectangle to compare with others, given by its four edges.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Bounds {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Bounds {
    /// True if the two rectangles share an area; touching edges do not overlap.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// The rectangle with this much around it.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// True if a point lies inside the rectangle.
    pub(super) fn contains(&self, point: &Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// True if the rectangle lies inside another.
    pub(super) fn is_within(&self, outer: &Self) -> bool {
        self.left >= outer.left && self.top >= outer.top && self.right <= outer.right && self.bottom <= outer.bottom
    }
}

/// The area a chart is drawn in, in pen coordinates (distances from the side where reading begins), and its type size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// The type size of place names; every other length of a chart is a multiple of it.
    pub em: f64,
}

impl Frame {
    /// The type size of labels beside marks, where names have less room.
    pub(super) fn label_size(&self) -> f64 {
        self.em * LABEL_SIZE / NAME_SIZE
    }

    /// The least type size: of ticks, dates and details.
    pub(super) fn small_size(&self) -> f64 {
        self.em * SMALL_SIZE / NAME_SIZE
    }

    /// The width, at least 1 so that it can divide.
    pub(super) fn width(&self) -> f64 {
        (self.right - self.left).max(1.0)
    }

    /// The height, at least 1 so that it can divide.
    pub(super) fn height(&self) -> f64 {
        (self.bottom - self.top).max(1.0)
    }
}

//! A scene: rectangles, lines and texts at points, in no file format. Everything lies inside its size.

use crate::render::measure::width;
use crate::render::theme::Rgb;

/// A place on the scene; the origin is at the top left.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// Which end of a text stands at its point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// The left end.
    Left,
    /// The right end.
    Right,
    /// The middle.
    Middle,
}

/// How heavy a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For the focus.
    Semibold,
}

impl Weight {
    /// The weight as CSS numbers it.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Semibold => 600,
        }
    }
}

/// How a text is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Style {
    /// The size of the letters.
    pub size: f64,
    /// Their weight.
    pub weight: Weight,
    /// Their colour.
    pub ink: Rgb,
}

/// Something on the scene.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// A filled rectangle, its corners a little round.
    Rect {
        /// The top left corner.
        at: Point,
        /// Its width.
        width: f64,
        /// Its height.
        height: f64,
        /// The radius of its corners.
        radius: f64,
        /// Its colour.
        fill: Rgb,
    },
    /// A horizontal hairline.
    Line {
        /// Its left end.
        at: Point,
        /// Its length.
        width: f64,
        /// Its colour.
        ink: Rgb,
    },
    /// A line through points.
    Path {
        /// The points, in order.
        points: Vec<Point>,
        /// How thick it is.
        width: f64,
        /// Its colour.
        ink: Rgb,
    },
    /// A filled shape through points.
    Area {
        /// The points, in order.
        points: Vec<Point>,
        /// Its colour.
        fill: Rgb,
    },
    /// A filled circle.
    Dot {
        /// Its centre.
        at: Point,
        /// Its radius.
        radius: f64,
        /// Its colour.
        fill: Rgb,
        /// The colour of its edge.
        edge: Option<Rgb>,
    },
    /// A line of text.
    Text {
        /// The anchor on the base line.
        at: Point,
        /// Which end stands there.
        anchor: Anchor,
        /// How it is set.
        style: Style,
        /// The words, in logical order.
        text: String,
    },
}

impl Item {
    /// Where it begins and ends across the scene.
    #[must_use]
    pub fn across(&self) -> (f64, f64) {
        match self {
            Self::Rect { at, width, .. } | Self::Line { at, width, .. } => (at.x, at.x + width),
            Self::Text { at, anchor, style, text } => {
                let width = width(text, style.size, style.weight);
                match anchor {
                    Anchor::Left => (at.x, at.x + width),
                    Anchor::Right => (at.x - width, at.x),
                    Anchor::Middle => (at.x - width / 2.0, at.x + width / 2.0),
                }
            }
            Self::Path { points, .. } | Self::Area { points, .. } => ends(points.iter().map(|point| point.x)),
            Self::Dot { at, radius, .. } => (at.x - radius, at.x + radius),
        }
    }
}

impl Item {
    /// The same, so many times as large and as far from the origin.
    #[must_use]
    pub fn scaled(&self, scale: f64) -> Self {
        self.placed(scale, 0.0)
    }

    /// The same, first so many times as large, then so far to the right and down.
    #[must_use]
    pub fn placed(&self, scale: f64, by: f64) -> Self {
        let point = |at: &Point| Point { x: at.x * scale + by, y: at.y * scale + by };
        match self {
            Self::Rect { at, width, height, radius, fill } => {
                Self::Rect { at: point(at), width: width * scale, height: height * scale, radius: radius * scale, fill: *fill }
            }
            Self::Line { at, width, ink } => Self::Line { at: point(at), width: width * scale, ink: *ink },
            Self::Path { points, width, ink } => Self::Path { points: points.iter().map(point).collect(), width: width * scale, ink: *ink },
            Self::Area { points, fill } => Self::Area { points: points.iter().map(point).collect(), fill: *fill },
            Self::Dot { at, radius, fill, edge } => Self::Dot { at: point(at), radius: radius * scale, fill: *fill, edge: *edge },
            Self::Text { at, anchor, style, text } => {
                let style = Style { size: style.size * scale, ..*style };
                Self::Text { at: point(at), anchor: *anchor, style, text: text.clone() }
            }
        }
    }
}

fn ends(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max))
}

impl Item {
    /// Where it begins and ends down the scene.
    #[must_use]
    pub fn down(&self) -> (f64, f64) {
        match self {
            Self::Rect { at, height, .. } => (at.y, at.y + height),
            Self::Line { at, .. } => (at.y, at.y + 1.0),
            Self::Path { points, .. } | Self::Area { points, .. } => ends(points.iter().map(|point| point.y)),
            Self::Dot { at, radius, .. } => (at.y - radius, at.y + radius),
            Self::Text { at, style, .. } => (at.y - style.size * 0.75, at.y + style.size * 0.22),
        }
    }
}

/// A place that answers to the pointer, and the figure behind it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Touch {
    /// Its top left corner.
    pub at: Point,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The row of the table behind it.
    pub row: usize,
}

/// A drawing.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The colour of the page.
    pub paper: Rgb,
    /// What it holds, back to front.
    pub items: Vec<Item>,
    /// What answers to the pointer, back to front.
    pub touch: Vec<Touch>,
    /// Whether its language is written from right to left.
    pub rtl: bool,
    /// The tag of its language.
    pub language: &'static str,
    /// Its title, for those who do not see it.
    pub title: String,
    /// Its content in words, for those who do not see it.
    pub alt: String,
}

//! A scene: shapes and texts at points of a page, independent of any file format. Everything lies inside the size of the page.
//!
//! Lengths are in slide units; x grows to the right and y downwards, also where the language is written from right to left.

use std::ops::Range;

use crate::chart::FigureId;
use crate::render::geometry::Point;
use crate::render::measure::text_width;
use crate::render::theme::{Rgb, Weight};
use crate::speech::Direction;

/// Which part of a text is at its point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// The left end.
    Left,
    /// The right end.
    Right,
    /// The middle.
    Middle,
}

/// How a text is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TextStyle {
    /// The type size, in slide units.
    pub size: f64,
    /// The font weight.
    pub weight: Weight,
    /// The colour of the letters.
    pub ink: Rgb,
}

impl TextStyle {
    /// The width of a text on one line in this style.
    pub(super) fn text_width(&self, text: &str) -> f64 {
        text_width(text, self.size, self.weight)
    }
}

/// A shape or a text of a scene.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// A filled rectangle.
    Rect {
        /// The top left corner.
        at: Point,
        /// The horizontal extent.
        width: f64,
        /// The vertical extent.
        height: f64,
        /// The radius of the corners; 0 for square ones.
        radius: f64,
        /// The fill colour.
        fill: Rgb,
    },
    /// A polyline.
    Path {
        /// The points, in order.
        points: Vec<Point>,
        /// The stroke width.
        width: f64,
        /// The stroke colour.
        ink: Rgb,
    },
    /// A filled polygon.
    Area {
        /// The corners, in order.
        points: Vec<Point>,
        /// The fill colour.
        fill: Rgb,
    },
    /// A filled circle.
    Dot {
        /// The centre.
        at: Point,
        /// The radius.
        radius: f64,
        /// The fill colour.
        fill: Rgb,
        /// The colour of a thin outline; `None` for no outline.
        edge: Option<Rgb>,
    },
    /// A line of text.
    Text {
        /// The anchor point, on the baseline.
        at: Point,
        /// Which part of the text is at the anchor point.
        anchor: Anchor,
        /// How the text is set.
        style: TextStyle,
        /// The characters, in logical order.
        text: String,
    },
}

impl Item {
    /// The width of the outline of a dot: three units of the large dots of a slide.
    #[must_use]
    pub fn edge_width(radius: f64) -> f64 {
        (radius * 0.18).clamp(1.0, 3.0)
    }

    /// The left and the right edge. The width of a text is measured with the embedded fonts.
    #[must_use]
    pub fn horizontal_extent(&self) -> (f64, f64) {
        match self {
            Self::Rect { at, width, .. } => (at.x, at.x + width),
            Self::Text { at, anchor, style, text } => {
                let width = style.text_width(text);
                match anchor {
                    Anchor::Left => (at.x, at.x + width),
                    Anchor::Right => (at.x - width, at.x),
                    Anchor::Middle => (at.x - width / 2.0, at.x + width / 2.0),
                }
            }
            Self::Path { points, .. } | Self::Area { points, .. } => range_of(points.iter().map(|point| point.x)),
            Self::Dot { at, radius, .. } => (at.x - radius, at.x + radius),
        }
    }

    /// The top and the bottom edge. Those of a text follow from its size: room for capitals above and descenders below.
    #[must_use]
    pub fn vertical_extent(&self) -> (f64, f64) {
        match self {
            Self::Rect { at, height, .. } => (at.y, at.y + height),
            Self::Path { points, .. } | Self::Area { points, .. } => range_of(points.iter().map(|point| point.y)),
            Self::Dot { at, radius, .. } => (at.y - radius, at.y + radius),
            Self::Text { at, style, .. } => (at.y - style.size * 0.75, at.y + style.size * 0.22),
        }
    }

    /// A copy with every length and distance from the origin multiplied by `scale`.
    #[must_use]
    pub fn scaled(&self, scale: f64) -> Self {
        self.scaled_and_moved(scale, 0.0)
    }

    /// A copy first multiplied by `scale`, then moved by `offset` to the right and down.
    #[must_use]
    pub fn scaled_and_moved(&self, scale: f64, offset: f64) -> Self {
        let point = |at: &Point| Point { x: at.x * scale + offset, y: at.y * scale + offset };
        match self {
            Self::Rect { at, width, height, radius, fill } => {
                Self::Rect { at: point(at), width: width * scale, height: height * scale, radius: radius * scale, fill: *fill }
            }
            Self::Path { points, width, ink } => Self::Path { points: points.iter().map(point).collect(), width: width * scale, ink: *ink },
            Self::Area { points, fill } => Self::Area { points: points.iter().map(point).collect(), fill: *fill },
            Self::Dot { at, radius, fill, edge } => Self::Dot { at: point(at), radius: radius * scale, fill: *fill, edge: *edge },
            Self::Text { at, anchor, style, text } => {
                let style = TextStyle { size: style.size * scale, ..*style };
                Self::Text { at: point(at), anchor: *anchor, style, text: text.clone() }
            }
        }
    }
}

/// The least and the greatest of some values.
fn range_of(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max))
}

/// A rectangle that responds to the pointer, and the figure it stands for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct HitArea {
    /// The top left corner.
    pub top_left: Point,
    /// The horizontal extent.
    pub width: f64,
    /// The vertical extent.
    pub height: f64,
    /// The index of the figure among the rows of the chart's table.
    pub row: usize,
}

/// The part of a scene that the scales of its chart span.
#[derive(Clone, PartialEq, Debug)]
pub struct ScenePlane {
    /// The top left corner.
    pub top_left: Point,
    /// The horizontal extent.
    pub width: f64,
    /// The vertical extent.
    pub height: f64,
    /// The dots of towns that nobody named; empty where there are so many that they are counted in cells or columns.
    pub unnamed: Vec<UnnamedDot>,
}

/// The dot of a town that nobody named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnnamedDot {
    /// Its index among the positions of the background of the chart.
    pub index: usize,
    /// The index of its item.
    pub item: usize,
}

/// The mark of a figure: the bar, the dot or the cell that stands for it.
#[derive(Clone, PartialEq, Debug)]
pub struct SceneMark {
    /// What the figure is about. Two scenes that show the same figure both have a mark with it, so that it can be followed.
    pub figure: FigureId,
    /// Its items among those of the scene.
    pub items: Range<usize>,
}

/// A drawing of one page.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// The width of the page.
    pub width: f64,
    /// The height of the page.
    pub height: f64,
    /// The background colour.
    pub background: Rgb,
    /// Shapes and texts, back to front.
    pub items: Vec<Item>,
    /// The marks of figures, in the order of their items.
    pub marks: Vec<SceneMark>,
    /// The areas that respond to the pointer, back to front.
    pub hit_areas: Vec<HitArea>,
    /// What the scales span, in a chart that may be explored.
    pub plane: Option<ScenePlane>,
    /// True if the language is written from right to left.
    pub direction: Direction,
    /// The BCP 47 tag of the language.
    pub language: &'static str,
    /// The title for screen readers.
    pub title: String,
    /// The content in words for screen readers.
    pub alt: String,
}

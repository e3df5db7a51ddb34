//! The pen: draws shapes and texts into a scene by distances from the side where reading begins, so that Arabic is a true mirror.

use std::ops::Range;

use crate::chart::DataPoint;
use crate::compare::ComparisonRole;
use crate::render::geometry::{Frame, Point, Rect};
use crate::render::scene::{Anchor, HitArea, Item, ScenePlane, TextStyle, UnnamedDot};
use crate::render::theme::{Rgb, Theme, Weight};
use crate::speech::Direction;

/// How far the baseline is below the middle of a line of letters, in type sizes.
pub(super) const HALF_LETTER: f64 = 0.35;

/// The distance between the lines of a hatched bar of usual height.
const HATCH_STEP: f64 = 14.0;
/// How much of its colour shows between the lines of a hatched bar.
const HATCH_TINT: f64 = 0.15;

/// The mark of a figure: some items in a row, and the index of the figure among the rows of the chart's table.
pub(super) struct PenMark {
    pub row: usize,
    pub items: Range<usize>,
}

/// Collects the items of a scene. Every `x` is a distance from the side where reading begins.
pub(super) struct Pen<'a> {
    pub items: Vec<Item>,
    pub hit_areas: Vec<HitArea>,
    /// Which of the items are the marks of which figures.
    pub marks: Vec<PenMark>,
    /// What the scales span, in a chart that may be explored.
    pub plane: Option<ScenePlane>,
    pub direction: Direction,
    pub theme: &'a Theme,
    /// The width of the whole scene, about which right-to-left drawings are mirrored.
    pub width: f64,
}

impl<'a> Pen<'a> {
    pub(super) fn new(theme: &'a Theme, direction: Direction, width: f64) -> Self {
        Self { items: Vec::new(), hit_areas: Vec::new(), marks: Vec::new(), plane: None, direction, theme, width }
    }

    /// The point of the scene for a point of the pen.
    fn scene_point(&self, x: f64, y: f64) -> Point {
        Point { x: if self.direction == Direction::RightToLeft { self.width - x } else { x }, y }
    }

    /// The top left corner, in the scene, of a rectangle of the pen.
    fn scene_corner(&self, rect: &Rect) -> Point {
        Point { x: if self.direction == Direction::RightToLeft { self.width - rect.left - rect.width } else { rect.left }, y: rect.top }
    }

    /// Writes a text that begins at `x`; `y` is the baseline. An empty text writes nothing.
    pub(super) fn text_start(&mut self, x: f64, y: f64, style: TextStyle, text: &str) {
        let anchor = if self.direction == Direction::RightToLeft { Anchor::Right } else { Anchor::Left };
        self.text(self.scene_point(x, y), anchor, style, text);
    }

    /// Writes a text that ends at `x`; `y` is the baseline. An empty text writes nothing.
    pub(super) fn text_end(&mut self, x: f64, y: f64, style: TextStyle, text: &str) {
        let anchor = if self.direction == Direction::RightToLeft { Anchor::Left } else { Anchor::Right };
        self.text(self.scene_point(x, y), anchor, style, text);
    }

    /// Writes a text whose middle is at `x`; `y` is the baseline. An empty text writes nothing.
    pub(super) fn text_center(&mut self, x: f64, y: f64, style: TextStyle, text: &str) {
        self.text(self.scene_point(x, y), Anchor::Middle, style, text);
    }

    fn text(&mut self, at: Point, anchor: Anchor, style: TextStyle, text: &str) {
        if !text.is_empty() {
            self.items.push(Item::Text { at, anchor, style, text: text.to_owned() });
        }
    }

    /// Draws a rectangle with square corners.
    pub(super) fn rect(&mut self, rect: Rect, fill: Rgb) {
        self.rounded_rect(rect, 0.0, fill);
    }

    /// Draws a rectangle with rounded corners.
    pub(super) fn rounded_rect(&mut self, rect: Rect, radius: f64, fill: Rgb) {
        self.items.push(Item::Rect { at: self.scene_corner(&rect), width: rect.width, height: rect.height, radius, fill });
    }

    /// Draws a rectangle of a figure that is doubted: its outline, and lines across it.
    pub(super) fn hatched_rect(&mut self, rect: Rect, ink: Rgb) {
        let (left, right, top, bottom) = (rect.left, rect.left + rect.width, rect.top, rect.top + rect.height);
        self.rect(rect, self.theme.paper.mix(ink, HATCH_TINT));
        // Each line climbs as it goes: it begins at the left edge or at the bottom, and ends at the top or at the right edge.
        let step = HATCH_STEP * (rect.height / 60.0).clamp(0.6, 1.4);
        let mut start = left - rect.height + step;
        while start < right {
            let (from_x, to_x) = (start.max(left), (start + rect.height).min(right));
            let (from, to) = (Point::new(from_x, bottom - (from_x - start)), Point::new(to_x, bottom - (to_x - start)));
            self.path(&[from, to], 1.5, ink);
            start += step;
        }
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.path(&corners.map(|(x, y)| Point::new(x, y)), 2.0, ink);
    }

    /// Draws a dot of a figure that is doubted: a ring.
    pub(super) fn hollow_dot(&mut self, center: Point, radius: f64, ink: Rgb) {
        self.dot(center, radius, ink);
        self.background_dot(center, radius * 0.6, self.theme.paper);
    }

    /// Draws the dot of a data point: a ring when it is doubted.
    pub(super) fn figure_dot(&mut self, center: Point, radius: f64, ink: Rgb, point: &DataPoint) {
        self.mark(point, |pen| if point.doubt.is_some() { pen.hollow_dot(center, radius, ink) } else { pen.dot(center, radius, ink) });
    }

    /// Draws the bar of a data point: hatched when it is doubted; else its corners have this radius.
    pub(super) fn figure_bar(&mut self, bar: Rect, radius: f64, fill: Rgb, point: &DataPoint) {
        self.mark(point, |pen| if point.doubt.is_some() { pen.hatched_rect(bar, fill) } else { pen.rounded_rect(bar, radius, fill) });
    }

    /// Draws a polyline.
    pub(super) fn path(&mut self, points: &[Point], width: f64, ink: Rgb) {
        let points = points.iter().map(|point| self.scene_point(point.x, point.y)).collect();
        self.items.push(Item::Path { points, width, ink });
    }

    /// Draws a filled polygon.
    pub(super) fn area(&mut self, points: &[Point], fill: Rgb) {
        let points = points.iter().map(|point| self.scene_point(point.x, point.y)).collect();
        self.items.push(Item::Area { points, fill });
    }

    /// Draws a dot outlined in the page colour, which sets it off from whatever lies under it.
    pub(super) fn dot(&mut self, center: Point, radius: f64, fill: Rgb) {
        let at = self.scene_point(center.x, center.y);
        self.items.push(Item::Dot { at, radius, fill, edge: Some(self.theme.paper) });
    }

    /// Draws a dot of the background, without an outline.
    pub(super) fn background_dot(&mut self, center: Point, radius: f64, fill: Rgb) {
        let at = self.scene_point(center.x, center.y);
        self.items.push(Item::Dot { at, radius, fill, edge: None });
    }

    /// Notes what the scales of a chart span.
    pub(super) fn set_plane(&mut self, frame: &Frame) {
        let rect = Rect::new(frame.left, frame.top, frame.width(), frame.height());
        self.plane = Some(ScenePlane { top_left: self.scene_corner(&rect), width: rect.width, height: rect.height, unnamed: Vec::new() });
    }

    /// Draws the dot of a town that nobody named, by its index among the positions of the background.
    pub(super) fn unnamed_dot(&mut self, index: usize, center: Point, radius: f64, fill: Rgb) {
        if let Some(plane) = &mut self.plane {
            plane.unnamed.push(UnnamedDot { index, item: self.items.len() });
        }
        self.background_dot(center, radius, fill);
    }

    /// Draws the mark of a data point: the bar, the dot or the cell that stands for its figure in every scene.
    pub(super) fn mark(&mut self, point: &DataPoint, draw: impl FnOnce(&mut Self)) {
        let start = self.items.len();
        draw(self);
        self.marks.push(PenMark { row: point.table_row, items: start..self.items.len() });
    }

    /// Makes a rectangle respond to the pointer with the figure of a data point.
    pub(super) fn hit_area(&mut self, rect: Rect, point: &DataPoint) {
        self.hit_areas.push(HitArea { top_left: self.scene_corner(&rect), width: rect.width, height: rect.height, row: point.table_row });
    }

    /// The style of a town's name and values: the focus and its twin semi-bold in their colours, towns that nobody named in the
    /// secondary colour.
    pub(super) fn town_style(&self, role: ComparisonRole, size: f64) -> TextStyle {
        let ink = match role {
            ComparisonRole::Focus | ComparisonRole::Twin => self.theme.role_color(role),
            ComparisonRole::Colored(_) => self.theme.ink,
            ComparisonRole::Other => self.theme.soft,
        };
        TextStyle { size, weight: role_weight(role), ink }
    }

    /// The style of text that stands out without a town's colour.
    pub(super) fn strong_style(&self, size: f64) -> TextStyle {
        TextStyle { size, weight: Weight::Semibold, ink: self.theme.ink }
    }

    /// The style of secondary text.
    pub(super) fn secondary_style(&self, size: f64) -> TextStyle {
        TextStyle { size, weight: Weight::Regular, ink: self.theme.soft }
    }

    /// The style of a label in the colour of its line. Towns without a colour get the secondary text colour, as the grey of
    /// their lines is too light for letters.
    pub(super) fn series_style(&self, role: ComparisonRole, size: f64) -> TextStyle {
        let ink = if role == ComparisonRole::Other { self.theme.soft } else { self.theme.role_color(role) };
        TextStyle { size, weight: role_weight(role), ink }
    }

    /// The style of letters on a fill: in the text colour or the page colour, whichever contrasts more.
    pub(super) fn style_on(&self, fill: Rgb, size: f64, weight: Weight) -> TextStyle {
        let (dark, light) = (self.theme.ink, self.theme.paper);
        TextStyle { size, weight, ink: if dark.contrast(fill) >= light.contrast(fill) { dark } else { light } }
    }
}

/// The weight of a town's name: semi-bold for the focus and its twin.
pub(super) fn role_weight(role: ComparisonRole) -> Weight {
    if role.is_focus_or_twin() { Weight::Semibold } else { Weight::Regular }
}

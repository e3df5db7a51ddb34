//! Drawing from the side where reading begins: distances in, items of a scene out. Arabic is a true mirror.

use crate::chart::DataPoint as Datum;
use crate::compare::ComparisonRole;
use crate::render::measure::width;
use crate::render::scene::{Anchor, Item, Point, Style, Touch, Weight};
use crate::render::theme::{Rgb, Theme};

/// How far below the middle of a line its letters stand.
pub(super) const HALF_LETTER: f64 = 0.35;

/// Where a chart is drawn: distances from the side where reading begins, and the size of its letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// The size of names; everything else follows from it.
    pub em: f64,
}

impl Frame {
    pub(super) fn width(&self) -> f64 {
        (self.right - self.left).max(1.0)
    }

    pub(super) fn height(&self) -> f64 {
        (self.bottom - self.top).max(1.0)
    }
}

/// Draws from the side where reading begins; `x` is a distance from that side.
pub(super) struct Pen<'a> {
    pub items: Vec<Item>,
    pub touch: Vec<Touch>,
    pub rtl: bool,
    pub theme: &'a Theme,
    /// The width of the whole scene.
    pub width: f64,
}

impl<'a> Pen<'a> {
    pub(super) fn new(theme: &'a Theme, rtl: bool, width: f64) -> Self {
        Self { items: Vec::new(), touch: Vec::new(), rtl, theme, width }
    }

    fn side(&self, x: f64) -> f64 {
        if self.rtl { self.width - x } else { x }
    }

    /// A text that begins at `x`.
    pub(super) fn from(&mut self, x: f64, y: f64, style: Style, text: &str) {
        let anchor = if self.rtl { Anchor::Right } else { Anchor::Left };
        self.text(x, y, anchor, style, text);
    }

    /// A text that ends at `x`.
    pub(super) fn until(&mut self, x: f64, y: f64, style: Style, text: &str) {
        let anchor = if self.rtl { Anchor::Left } else { Anchor::Right };
        self.text(x, y, anchor, style, text);
    }

    /// A text whose middle is at `x`.
    pub(super) fn about(&mut self, x: f64, y: f64, style: Style, text: &str) {
        self.text(x, y, Anchor::Middle, style, text);
    }

    fn text(&mut self, x: f64, y: f64, anchor: Anchor, style: Style, text: &str) {
        if !text.is_empty() {
            let at = Point { x: self.side(x), y };
            self.items.push(Item::Text { at, anchor, style, text: text.to_owned() });
        }
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, size: (f64, f64), radius: f64, fill: Rgb) {
        let x = if self.rtl { self.width - x - size.0 } else { x };
        self.items.push(Item::Rect { at: Point { x, y }, width: size.0, height: size.1, radius, fill });
    }

    pub(super) fn path(&mut self, points: &[(f64, f64)], width: f64, ink: Rgb) {
        let points = points.iter().map(|(x, y)| Point { x: self.side(*x), y: *y }).collect();
        self.items.push(Item::Path { points, width, ink });
    }

    pub(super) fn area(&mut self, points: &[(f64, f64)], fill: Rgb) {
        let points = points.iter().map(|(x, y)| Point { x: self.side(*x), y: *y }).collect();
        self.items.push(Item::Area { points, fill });
    }

    /// A dot with an edge in the colour of the page, so that it stands off what lies under it.
    pub(super) fn dot(&mut self, x: f64, y: f64, radius: f64, fill: Rgb) {
        let (at, edge) = (Point { x: self.side(x), y }, Some(self.theme.paper));
        self.items.push(Item::Dot { at, radius, fill, edge });
    }

    /// A dot of the ground: nothing around it.
    pub(super) fn speck(&mut self, x: f64, y: f64, radius: f64, fill: Rgb) {
        let at = Point { x: self.side(x), y };
        self.items.push(Item::Dot { at, radius, fill, edge: None });
    }

    /// Makes a rectangle answer to the pointer.
    pub(super) fn touch(&mut self, x: f64, y: f64, size: (f64, f64), datum: &Datum) {
        let x = if self.rtl { self.width - x - size.0 } else { x };
        self.touch.push(Touch { at: Point { x, y }, width: size.0, height: size.1, row: datum.row });
    }

    /// The letters of a town: those in question speak in ink, the others softly.
    pub(super) fn style(&self, standing: ComparisonRole, size: f64) -> Style {
        Style { size, weight: weight(standing), ink: self.ink(standing) }
    }

    /// Letters of lesser things.
    pub(super) fn soft(&self, size: f64) -> Style {
        Style { size, weight: Weight::Regular, ink: self.theme.soft }
    }

    pub(super) fn ink(&self, standing: ComparisonRole) -> Rgb {
        match standing {
            ComparisonRole::Focus | ComparisonRole::Twin | ComparisonRole::Named(_) => self.theme.ink,
            ComparisonRole::Peer => self.theme.soft,
        }
    }

    /// Letters in the colour of a line: grey is too light for letters.
    pub(super) fn own(&self, standing: ComparisonRole, size: f64) -> Style {
        let ink = if standing == ComparisonRole::Peer { self.theme.soft } else { self.theme.of(standing) };
        Style { size, weight: weight(standing), ink }
    }

    /// Letters on a ground: light or dark, whichever is read best.
    pub(super) fn on(&self, ground: Rgb, size: f64, weight: Weight) -> Style {
        let (dark, light) = (self.theme.ink, self.theme.paper);
        Style { size, weight, ink: if dark.contrast(ground) >= light.contrast(ground) { dark } else { light } }
    }
}

pub(super) fn weight(standing: ComparisonRole) -> Weight {
    if standing.is_spoken_of() { Weight::Semibold } else { Weight::Regular }
}

/// The width of a text in a style.
pub(super) fn wide(text: &str, style: Style) -> f64 {
    width(text, style.size, style.weight)
}

//! The caveat of a slide: its warnings in a badge that the back row can read, beside the subtitle or under it.

use crate::chart::{BadgeTone, ChartSpec};
use crate::render::geometry::{Point, Rect};
use crate::render::measure::text_width;
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::scene::TextStyle;
use crate::render::slide_grid::{INNER, MARGIN, SMALL_SIZE, TextBlock};
use crate::render::theme::{Rgb, Theme, Weight};

/// The type size.
pub(super) const CAVEAT_SIZE: f64 = SMALL_SIZE;
/// The height of the badge.
const HEIGHT: f64 = 46.0;
/// The radius of its corners.
const RADIUS: f64 = 8.0;
/// The room before the text, with the sign, and after it.
const BEFORE: f64 = 54.0;
const AFTER: f64 = 20.0;
/// The distance to the subtitle, beside it or above.
const GAP: f64 = 32.0;
const GAP_BELOW: f64 = 12.0;
/// How much of the warning colour is in the ground of the badge.
const TINT: f64 = 0.14;

/// The badge of a slide. Lengths are in slide units, `left` from the side where reading begins.
#[derive(Clone)]
pub(super) struct CaveatBadge {
    /// The warnings, separated by dots.
    pub text: String,
    /// The badges it holds, so that the footer need not repeat them.
    pub warnings: Vec<String>,
    pub left: f64,
    pub top: f64,
    pub width: f64,
}

impl CaveatBadge {
    /// The badge of a chart: as many of its warnings as fit on a line. `None` without a warning.
    pub(super) fn place(chart: &ChartSpec, subtitle: &TextBlock) -> Option<Self> {
        let all: Vec<&str> = chart.badges.iter().filter(|badge| badge.tone == BadgeTone::Warn).map(|badge| badge.text.as_str()).collect();
        let joined = |count: usize| all.iter().take(count).copied().collect::<Vec<_>>().join(" · ");
        let width = |count: usize| text_width(&joined(count), CAVEAT_SIZE, Weight::Semibold) + BEFORE + AFTER;
        let count = (1..=all.len()).rev().find(|count| width(*count) <= INNER)?;
        let own = width(count);
        let line = subtitle.lines.last().map_or(0.0, |line| text_width(line, subtitle.size, Weight::Regular));
        let fits_beside = subtitle.lines.len() == 1 && line + GAP + own <= INNER;
        let (left, top) = if fits_beside {
            (MARGIN + line + GAP, subtitle.baseline(0) - subtitle.size * HALF_LETTER - HEIGHT / 2.0)
        } else {
            (MARGIN, subtitle.last_baseline().unwrap_or(subtitle.top) + GAP_BELOW)
        };
        let warnings = all.iter().take(count).map(|warning| (*warning).to_owned()).collect();
        Some(Self { text: joined(count), warnings, left, top, width: own })
    }

    /// The bottom edge.
    pub(super) fn bottom(&self) -> f64 {
        self.top + HEIGHT
    }

    /// The whole badge.
    pub(super) fn rect(&self) -> Rect {
        Rect { left: self.left, top: self.top, width: self.width, height: HEIGHT }
    }

    /// The triangle in it.
    pub(super) fn sign_rect(&self) -> Rect {
        Rect { left: self.left + 16.0, top: self.top + HEIGHT / 2.0 - 12.0, width: 26.0, height: 24.0 }
    }

    /// The text in it.
    pub(super) fn text_rect(&self) -> Rect {
        Rect { left: self.left + BEFORE, top: self.top, width: self.width - BEFORE, height: HEIGHT }
    }

    /// The ground of the badge.
    pub(super) fn ground(theme: &Theme) -> Rgb {
        theme.paper.mix(theme.warn, TINT)
    }

    /// Draws the badge with its sign: a triangle, as the faces have none.
    pub(super) fn draw(&self, pen: &mut Pen<'_>) {
        let (ink, ground) = (pen.theme.warn, Self::ground(pen.theme));
        pen.rounded_rect(self.rect(), RADIUS, ground);
        let middle = self.top + HEIGHT / 2.0;
        let Rect { left, top, width, height } = self.sign_rect();
        let at = |x: f64, y: f64| Point { x: left + x, y: top + y };
        pen.area(&[at(0.0, height), at(width / 2.0, 0.0), at(width, height)], ink);
        // An exclamation mark of shapes, as letters this small would be read by nobody.
        pen.rect(Rect::new(left + width / 2.0 - 1.6, top + height * 0.36, 3.2, height * 0.32), ground);
        pen.background_dot(at(width / 2.0, height * 0.82), 2.0, ground);
        let style = TextStyle { size: CAVEAT_SIZE, weight: Weight::Semibold, ink };
        pen.text_start(self.left + BEFORE, middle + CAVEAT_SIZE * HALF_LETTER, style, &self.text);
    }
}

//! What rows and cards of a file are painted on: where columns are, mirrored in Arabic, and texts that end in an ellipsis where they are
//! too long.

use egui::{Color32, Pos2, Rect, Response, Ui, pos2, vec2};

use crate::app::bidi::layout_text;
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::column_groups::ColumnGroups;
use crate::app::widgets::text::line;
use crate::engine::LoadedFile;
use crate::render::Rgb;
use crate::speech::Direction;

/// The width of the line numbers, in points.
pub(super) const NUMBER_WIDTH: f32 = 48.0;
/// The most letters of a cell that are painted.
const MAX_CHARS: usize = 120;

/// The grid of one frame.
pub(super) struct GridCanvas<'a> {
    pub view: &'a View<'a>,
    pub file: &'a LoadedFile,
    pub columns: &'a ColumnGroups,
    /// The top left corner in the window.
    pub origin: Pos2,
    /// Where the rows begin, from the top.
    pub top: f32,
    /// The width of the whole grid.
    pub width: f32,
    /// The visible part, relative to the origin.
    pub visible: Rect,
}

/// The style of a text in the grid, and the side it is aligned to.
#[derive(Clone, Copy)]
pub(super) struct CellStyle {
    style: LabelStyle,
    align: CellAlign,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CellAlign {
    /// Where reading begins, as words are.
    Start,
    /// Where reading ends, as numbers are.
    End,
}

/// Whether the whole of a text was painted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Painted {
    Whole,
    Cut,
}

impl CellStyle {
    /// Words in a style.
    pub(super) fn words(style: LabelStyle) -> Self {
        Self { style, align: CellAlign::Start }
    }

    /// A word in a colour.
    pub(super) fn word(color: Rgb) -> Self {
        Self::words(LabelStyle::regular(TextSize::Note, color))
    }

    /// A number in a colour.
    pub(super) fn number(color: Rgb) -> Self {
        Self { style: LabelStyle::regular(TextSize::Note, color), align: CellAlign::End }
    }
}

impl GridCanvas<'_> {
    /// A rectangle in the window, mirrored where reading begins at the right.
    pub(super) fn rect(&self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        let x = if self.view.is_rtl() { self.width - x - width } else { x };
        Rect::from_min_size(pos2(self.origin.x + x, self.origin.y + y), vec2(width, height))
    }

    /// Where some columns are, from the side where the grid begins: the first of them, and how many.
    pub(super) fn column_rect(&self, first: usize, count: usize, y: f32, height: f32) -> Rect {
        let start = self.columns.start(first);
        self.rect(NUMBER_WIDTH + start, y, self.columns.start(first + count) - start, height)
    }

    /// A band across the visible part of the grid.
    pub(super) fn band(&self, y: f32, height: f32) -> Rect {
        let corner = pos2(self.origin.x + self.visible.min.x, self.origin.y + y);
        Rect::from_min_size(corner, vec2(self.visible.width(), height))
    }

    /// Whether a rectangle is in sight horizontally.
    pub(super) fn is_visible(&self, rect: Rect) -> bool {
        let visible = self.visible.translate(self.origin.to_vec2());
        rect.max.x > visible.min.x && rect.min.x < visible.max.x
    }

    /// Paints a text of the file on one line in its own direction. One too long for its rectangle ends in an ellipsis.
    pub(super) fn paint_text(&self, ui: &Ui, rect: Rect, text: &str, cell: CellStyle) -> Painted {
        self.paint_letters(ui, rect, text, cell, MAX_CHARS)
    }

    /// As [`GridCanvas::paint_text`], with at most so many letters.
    pub(super) fn paint_letters(&self, ui: &Ui, rect: Rect, text: &str, cell: CellStyle, most: usize) -> Painted {
        let rect = rect.shrink2(vec2(8.0, 2.0));
        let letters: Vec<char> = text.chars().take(most).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let whole: String = letters.iter().collect();
        let direction = script_direction(&whole);
        let lay = |text: &str| {
            let galleys = layout_text(ui.painter(), text, &cell.style.format(), f32::INFINITY, direction);
            galleys.lines.first().cloned()
        };
        let Some(mut galley) = lay(&whole) else { return Painted::Whole };
        let is_cut = galley.size().x > rect.width();
        if is_cut {
            let (mut fits, mut too_long) = (0, letters.len());
            while fits + 1 < too_long {
                let middle = usize::midpoint(fits, too_long);
                let head: String = letters.iter().take(middle).chain(&['…']).collect();
                let Some(cut) = lay(&head) else { break };
                if cut.size().x <= rect.width() {
                    (fits, galley) = (middle, cut);
                } else {
                    too_long = middle;
                }
            }
        }
        let width = galley.size().x;
        let is_at_right = if is_cut { direction == Direction::RightToLeft } else { (cell.align == CellAlign::End) != self.view.is_rtl() };
        let left = if is_at_right { rect.right() - width } else { rect.left() };
        let painter = ui.painter().with_clip_rect(rect.expand2(vec2(8.0, 2.0)).intersect(ui.clip_rect()));
        painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, Color32::PLACEHOLDER);
        if is_cut { Painted::Cut } else { Painted::Whole }
    }

    /// Attaches a tooltip.
    pub(super) fn explain(&self, response: Response, text: &str) -> Response {
        response.on_hover_text(line(self.view, text, LabelStyle::regular(TextSize::Note, self.view.theme.ink)))
    }
}

/// The direction in which the script of the first letter of a text is read.
fn script_direction(text: &str) -> Direction {
    match text.chars().find(|c| c.is_alphabetic()) {
        Some('\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}') => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    }
}

//! The grid of a slide of 1600 × 900: its size and margins, and blocks of text on it. Lengths are in slide units.

use crate::base::as_number;
use crate::render::measure::wrap_balanced;
use crate::render::theme::Weight;

/// The width of a slide.
pub(super) const WIDTH: f64 = 1600.0;
/// The height of a slide.
pub(super) const HEIGHT: f64 = 900.0;
/// The margin on every side.
pub(super) const MARGIN: f64 = 90.0;
/// The width between the margins.
pub(super) const INNER: f64 = WIDTH - 2.0 * MARGIN;

/// Lines of text of one size.
pub(super) struct TextBlock {
    pub lines: Vec<String>,
    pub size: f64,
    /// The top of the first line.
    pub top: f64,
    /// The distance between baselines, in type sizes.
    pub leading: f64,
}

impl TextBlock {
    /// A text at the first of the sizes at which it takes at most two lines, or else at the last of them.
    pub(super) fn in_two_lines(text: &str, sizes: &[f64], weight: Weight, top: f64, leading: f64) -> Self {
        let mut block = Self { lines: Vec::new(), size: 0.0, top, leading };
        for size in sizes {
            block.size = *size;
            block.lines = wrap_balanced(text, *size, weight, INNER);
            if block.lines.len() <= 2 {
                break;
            }
        }
        block
    }

    /// The baseline of a line, counted from 0.
    pub(super) fn baseline(&self, index: usize) -> f64 {
        self.top + self.size * (0.96 + as_number(index) * self.leading)
    }

    /// The height of all lines.
    pub(super) fn height(&self) -> f64 {
        as_number(self.lines.len()) * self.size * self.leading
    }

    /// The bottom of the last line.
    pub(super) fn bottom(&self) -> f64 {
        self.top + self.height()
    }
}

//! The grid of a slide of 1920 × 1080: its size and margins, its sizes of letters, and blocks of text on it. Two units are a point.

use crate::base::as_number;
use crate::render::measure::wrap_balanced;
use crate::render::theme::Weight;

/// The width of a slide.
pub(super) const WIDTH: f64 = 1920.0;
/// The height of a slide.
pub(super) const HEIGHT: f64 = 1080.0;
/// The margin on every side.
pub(super) const MARGIN: f64 = 96.0;
/// The width between the margins.
pub(super) const INNER: f64 = WIDTH - 2.0 * MARGIN;
/// The type size of names and values.
pub(super) const NAME_SIZE: f64 = 34.0;
/// The type size of labels beside marks where names have less room.
pub(super) const LABEL_SIZE: f64 = 30.0;
/// The least type size of a slide, save that of its source.
pub(super) const SMALL_SIZE: f64 = 28.0;
/// The type size of the line of sources and of the page number.
pub(super) const SOURCE_SIZE: f64 = 22.0;
/// The baseline of the line of sources and of the page number.
pub(super) const SOURCE_BASELINE: f64 = 1036.0;

/// Lines of text of one size.
pub(super) struct TextBlock {
    pub lines: Vec<String>,
    pub size: f64,
    /// The top of the first line.
    pub top: f64,
    /// The distance between baselines, in type sizes.
    pub leading: f64,
}

/// How a text is set in a block.
#[derive(Clone, Copy)]
pub(super) struct TextLimits {
    /// The most lines before a smaller size is tried.
    pub lines: usize,
    /// The distance between baselines, in type sizes.
    pub leading: f64,
}

/// How far the first baseline is below the top of its line, in type sizes.
const ASCENT: f64 = 0.96;

impl TextBlock {
    /// A text at the first of the sizes at which it takes few enough lines, or else at the last of them. Its top is not yet set.
    pub(super) fn set(text: &str, sizes: &[f64], weight: Weight, limits: TextLimits) -> Self {
        let mut block = Self { lines: Vec::new(), size: 0.0, top: 0.0, leading: limits.leading };
        for size in sizes {
            block.size = *size;
            block.lines = wrap_balanced(text, *size, weight, INNER);
            if block.lines.len() <= limits.lines {
                break;
            }
        }
        block
    }

    /// Moves the block so that its first line has this baseline.
    pub(super) fn begin_at_baseline(&mut self, baseline: f64) {
        self.top = baseline - self.size * ASCENT;
    }

    /// The baseline of a line, counted from 0.
    pub(super) fn baseline(&self, index: usize) -> f64 {
        self.top + self.size * (ASCENT + as_number(index) * self.leading)
    }

    /// The baseline of the last line; `None` without a line.
    pub(super) fn last_baseline(&self) -> Option<f64> {
        self.lines.len().checked_sub(1).map(|last| self.baseline(last))
    }

    /// The height of all lines.
    pub(super) fn height(&self) -> f64 {
        as_number(self.lines.len()) * self.size * self.leading
    }
}

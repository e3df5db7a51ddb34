//! Where things stand on a slide of 1600 × 900: a chart in, blocks of lines and the frame of the chart out.
//! Pictures and PowerPoint share it, so that both look alike.

use crate::chart::ChartSpec;
use crate::render::measure::{balanced, width, wrap};
use crate::render::scene::Weight;

/// The width of a slide.
pub(super) const WIDTH: f64 = 1600.0;
/// The height of a slide.
pub(super) const HEIGHT: f64 = 900.0;
/// The margin on every side.
pub(super) const MARGIN: f64 = 90.0;
/// The width between the margins.
pub(super) const INNER: f64 = WIDTH - 2.0 * MARGIN;

/// The headline, largest first: the first size that takes two lines at most is used.
const HEADLINE_SIZES: [f64; 4] = [50.0, 44.0, 38.0, 32.0];
const SUBTITLE_SIZES: [f64; 3] = [28.0, 25.0, 22.0];
const FOOT_SIZES: [f64; 3] = [19.0, 17.5, 16.0];
const FOOT_LINES: usize = 4;
/// The size of the names of series.
pub(super) const LEGEND_SIZE: f64 = 24.0;

/// Lines of one size, the first one's top at `top`.
pub(super) struct Block {
    pub lines: Vec<String>,
    pub size: f64,
    pub top: f64,
    pub leading: f64,
}

impl Block {
    fn fitting(text: &str, sizes: &[f64], weight: Weight, most_lines: usize, top: f64, leading: f64) -> Self {
        let mut block = Self { lines: Vec::new(), size: 0.0, top, leading };
        for size in sizes {
            block.size = *size;
            block.lines = balanced(text, *size, weight, INNER);
            if block.lines.len() <= most_lines {
                break;
            }
        }
        block
    }

    /// The base line of a line.
    pub(super) fn baseline(&self, line: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let line = line as f64;
        self.top + self.size * (0.96 + line * self.leading)
    }

    /// How high all lines stand together.
    pub(super) fn height(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let lines = self.lines.len() as f64;
        lines * self.size * self.leading
    }

    /// Where the block ends.
    pub(super) fn bottom(&self) -> f64 {
        self.top + self.height()
    }
}

/// The places of everything on a slide.
pub(super) struct Layout {
    pub headline: Block,
    pub subtitle: Block,
    /// The base line and letter size of the names of series, if they are shown.
    pub legend: Option<(f64, f64)>,
    /// The top and bottom of the chart.
    pub chart: (f64, f64),
    /// The hairline above the foot.
    pub rule: f64,
    pub foot: Block,
}

/// Lays out a chart.
pub(super) fn layout(chart: &ChartSpec) -> Layout {
    let headline = Block::fitting(&chart.headline, &HEADLINE_SIZES, Weight::Semibold, 2, 66.0, 1.24);
    let subtitle = Block::fitting(&chart.subtitle, &SUBTITLE_SIZES, Weight::Regular, 2, headline.bottom() + 12.0, 1.3);
    let mut foot = foot(chart);
    foot.top = HEIGHT - 52.0 - foot.height();
    let rule = foot.top - 18.0;
    let mut top = subtitle.bottom() + 28.0;
    let legend = chart.names_series().then(|| {
        let baseline = top + LEGEND_SIZE * 0.8;
        top = baseline + 34.0;
        (baseline, LEGEND_SIZE)
    });
    Layout { headline, subtitle, legend, chart: (top, (rule - 20.0).max(top + 1.0)), rule, foot }
}

/// Footnotes in one paragraph, sources in another.
fn foot(chart: &ChartSpec) -> Block {
    let mut block = Block { lines: Vec::new(), size: 0.0, top: 0.0, leading: 1.36 };
    for size in FOOT_SIZES {
        block.size = size;
        block.lines = wrap(&chart.caption.join(" "), size, Weight::Regular, INNER);
        block.lines.extend(wrap(&chart.sources, size, Weight::Regular, INNER));
        if block.lines.len() <= FOOT_LINES {
            break;
        }
    }
    block
}

/// How bars are set in the frame of a chart.
pub(super) struct Bars {
    /// The height of a slot.
    pub slot: f64,
    /// The height of one bar.
    pub bar: f64,
    /// The size of names.
    pub name_size: f64,
    /// The size of values.
    pub value_size: f64,
    /// Where bars begin and end, from the side of the names.
    pub from: f64,
    pub to: f64,
    /// Where names end, from the same side.
    pub names_end: f64,
    /// The name of each slot, broken into lines.
    pub names: Vec<Vec<String>>,
}

/// The share of the width names may take.
const NAMES_SHARE: f64 = 0.36;
/// Between a name or a value and its bar.
pub(super) const GAP: f64 = 14.0;

/// Sets the bars of a chart.
pub(super) fn bars(chart: &ChartSpec, frame: (f64, f64)) -> Bars {
    #[expect(clippy::cast_precision_loss, reason = "a chart has tens of slots")]
    let (slots, series) = (chart.slots.len().max(1) as f64, chart.series.len().max(1) as f64);
    let slot = ((frame.1 - frame.0) / slots).min(118.0);
    let bar = (slot * if series > 1.0 { 0.8 } else { 0.62 } / series).min(60.0);
    let name_size = (slot * 0.42).clamp(12.0, 28.0);
    let value_size = if series > 1.0 { (bar * 0.86).clamp(12.0, 26.0) } else { name_size };
    let most = INNER * NAMES_SHARE;
    let names: Vec<Vec<String>> = chart.slots.iter().map(|slot| wrap(&slot.label, name_size, Weight::Semibold, most)).collect();
    let mut names_width = names.iter().flatten().map(|line| width(line, name_size, Weight::Semibold)).fold(0.0, f64::max);
    for slot in &chart.slots {
        let detail = slot.detail.as_deref().map_or(0.0, |detail| width(detail, detail_size(name_size), Weight::Regular));
        let name = if stacks_detail(slot_height(frame, chart)) { 0.0 } else { width(&slot.label, name_size, Weight::Semibold) + GAP };
        names_width = names_width.max((name + detail).min(most));
    }
    let points = chart.series.iter().flat_map(|series| &series.points);
    let values = points.map(|point| width(&point.text(), value_size, Weight::Semibold)).fold(0.0, f64::max);
    let names_end = MARGIN + names_width;
    let mut from = names_end + GAP;
    if chart.axis.low < 0.0 {
        from += values + GAP;
    }
    Bars { slot, bar, name_size, value_size, from, to: (WIDTH - MARGIN - values - GAP).max(from + 1.0), names_end, names }
}

fn slot_height(frame: (f64, f64), chart: &ChartSpec) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a chart has tens of slots")]
    let slots = chart.slots.len().max(1) as f64;
    ((frame.1 - frame.0) / slots).min(118.0)
}

/// Whether the detail of a name stands under it rather than beside it.
pub(super) fn stacks_detail(slot: f64) -> bool {
    slot >= 56.0
}

/// The size of the detail of a name.
pub(super) fn detail_size(name_size: f64) -> f64 {
    (name_size * 0.72).max(12.0)
}

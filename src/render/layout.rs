//! Where things stand on a slide of 1600 × 900: a chart in, blocks of lines and the frame of the chart out.
//! Pictures and PowerPoint share it, so that both look alike.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec, MarkRole};
use crate::render::measure::{balanced, clipped, fit, width, wrap};
use crate::render::pen::Frame;
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
/// Footnotes and sources take this many lines, in smaller letters if they must.
const FOOT_LINES: usize = 4;
/// In the smallest letters they may take this many; the footnotes beyond are left to the speaker's notes.
const FOOT_MOST: usize = 7;
/// Of which the sources at most so many.
const SOURCES_MOST: usize = 3;
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
    /// What the foot says: footnotes, then sources, each a paragraph.
    pub foot_texts: Vec<String>,
}

/// Lays out a chart.
pub(super) fn layout(chart: &ChartSpec) -> Layout {
    let headline = Block::fitting(&chart.headline, &HEADLINE_SIZES, Weight::Semibold, 2, 66.0, 1.24);
    let subtitle = Block::fitting(&chart.subtitle, &SUBTITLE_SIZES, Weight::Regular, 2, headline.bottom() + 12.0, 1.3);
    let (mut foot, foot_texts) = foot(chart);
    foot.top = HEIGHT - 52.0 - foot.height();
    let rule = foot.top - 18.0;
    let mut top = subtitle.bottom() + 28.0;
    let legend = chart.names_series().then(|| {
        let baseline = top + LEGEND_SIZE * 0.8;
        top = baseline + 34.0 + LEGEND_SIZE * LEGEND_LEADING * (legend_lines(chart, LEGEND_SIZE, INNER) - 1.0);
        (baseline, LEGEND_SIZE)
    });
    Layout { headline, subtitle, legend, chart: (top, (rule - 20.0).max(top + 1.0)), rule, foot, foot_texts }
}

/// Footnotes in one paragraph, sources in another; of footnotes without end the first are kept, for the chart comes first.
fn foot(chart: &ChartSpec) -> (Block, Vec<String>) {
    let mut block = Block { lines: Vec::new(), size: 0.0, top: 0.0, leading: 1.36 };
    let set = |texts: &[String], size: f64| texts.iter().flat_map(|text| wrap(text, size, Weight::Regular, INNER)).collect::<Vec<_>>();
    let kept = |count: usize, sources: &str| {
        let mut footnotes: Vec<&str> = chart.caption.iter().take(count).map(String::as_str).collect();
        footnotes.extend((count < chart.caption.len()).then_some(chart.more.as_str()));
        [footnotes.join(" "), sources.to_owned()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    let mut texts = kept(chart.caption.len(), &chart.sources);
    for size in FOOT_SIZES {
        block.size = size;
        block.lines = set(&texts, size);
        if block.lines.len() <= FOOT_LINES {
            return (block, texts);
        }
    }
    if block.lines.len() > FOOT_MOST {
        let sources = clipped(&chart.sources, block.size, Weight::Regular, (INNER, SOURCES_MOST)).join(" ");
        let fits = |count: &usize| set(&kept(*count, &sources), block.size).len() <= FOOT_MOST;
        texts = kept((0..=chart.caption.len()).take_while(fits).last().unwrap_or_default(), &sources);
        block.lines = set(&texts, block.size);
        block.lines.truncate(FOOT_MOST);
    }
    (block, texts)
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
    /// Between a name or a value and its bar.
    pub gap: f64,
}

/// The share of the width names may take.
const NAMES_SHARE: f64 = 0.36;
/// Between a name or a value and its bar, for letters of the size of a slide.
pub(super) const GAP: f64 = 14.0;
/// Between the lines of a name.
pub(super) const NAME_LEADING: f64 = 1.1;
/// A few bars may be as high as this; many stand closer.
const SLOT_OF_FEW: f64 = 200.0;
const SLOT: f64 = 118.0;
/// Up to how many lines are few.
const FEW: usize = 3;
/// The size of names on a slide.
pub(super) const EM: f64 = 28.0;

/// The frame of a chart on a slide.
pub(super) fn slide_frame((top, bottom): (f64, f64)) -> Frame {
    Frame { left: MARGIN, right: WIDTH - MARGIN, top, bottom, em: EM }
}

/// Sets the rows of a chart: bars, or whatever stands on a line of its own after a name.
pub(super) fn bars(chart: &ChartSpec, frame: &Frame) -> Bars {
    let few = chart.slots.len() <= FEW;
    let k = frame.em / EM;
    // Only grouped bars stand one under the other.
    let stacked = if chart.kind == ChartKind::Grouped { chart.series.len().max(1) } else { 1 };
    let (slots, series) = (as_number(chart.slots.len().max(1)), as_number(stacked));
    let slot = (frame.height() / slots).min(k * if few { SLOT_OF_FEW } else { SLOT });
    let bar = (slot * if series > 1.0 { 0.8 } else { 0.62 } / series).min(k * if few { 104.0 } else { 60.0 });
    // In a crowd letters take more of their line, so that the back row still reads them.
    let name_size = (slot * if slot < 40.0 * k { 0.62 } else { 0.42 }).clamp(11.0 * k.max(0.8), k * if few { 34.0 } else { 28.0 });
    let value_size = if series > 1.0 { (bar * 0.86).clamp(11.0 * k.max(0.8), 26.0 * k) } else { name_size };
    let most = frame.width() * NAMES_SHARE;
    let mut names_width: f64 = 0.0;
    let mut names = Vec::with_capacity(chart.slots.len());
    for line in &chart.slots {
        let small = detail_size(name_size);
        let detail = line.detail.as_deref().map(|detail| width(detail, small, Weight::Regular));
        let beside = detail.filter(|_| !stacks_detail(slot)).map_or(0.0, |detail| detail + GAP * k / 2.0);
        let under = detail.filter(|_| stacks_detail(slot)).map_or(0.0, |_| small * 1.2);
        let name = clipped(&line.label, name_size, Weight::Semibold, (most - beside, lines_within(slot - under, name_size)));
        let widest = name.iter().map(|line| width(line, name_size, Weight::Semibold)).fold(0.0, f64::max);
        names_width = names_width.max(widest + beside).max(detail.unwrap_or_default());
        names.push(name);
    }
    let points = chart.series.iter().flat_map(|series| &series.points);
    let values = points.map(|point| width(&point.text(), value_size, Weight::Semibold)).fold(0.0, f64::max);
    // The difference between two bars is said beyond the values.
    let aside = chart.mark(MarkRole::Difference).map_or(0.0, |mark| difference_room(&mark.label, frame.em));
    let names_end = frame.left + names_width;
    let gap = GAP * k;
    let mut from = names_end + gap;
    let both = matches!(chart.kind, ChartKind::Dumbbell | ChartKind::Arrow);
    if chart.axis.low < 0.0 || both {
        from += values + gap;
    }
    Bars { slot, bar, name_size, value_size, from, to: (frame.right - values - gap - aside).max(from + 1.0), names_end, names, gap }
}

/// The room a bracket with its label takes at the end of a chart.
pub(super) fn difference_room(label: &str, em: f64) -> f64 {
    width(label, em * DIFFERENCE_SIZE, Weight::Semibold) + em * 1.4
}

/// The size of what is said of a difference, in ems.
pub(super) const DIFFERENCE_SIZE: f64 = 0.72;

/// How many lines of a size a height holds; one at least.
fn lines_within(height: f64, size: f64) -> usize {
    let held = height / (size * NAME_LEADING);
    if held >= 3.0 {
        3
    } else if held >= 2.0 {
        2
    } else {
        1
    }
}

/// Whether the detail of a name stands under it rather than beside it.
pub(super) fn stacks_detail(slot: f64) -> bool {
    slot >= 56.0
}

/// The size of the detail of a name.
pub(super) fn detail_size(name_size: f64) -> f64 {
    (name_size * 0.72).max(11.0)
}

/// The names of series as the legend shows them, each with its line and where it begins: a swatch, then the name.
pub(super) fn legend_names(chart: &ChartSpec, size: f64, (left, room): (f64, f64)) -> Vec<(usize, f64, String)> {
    let (mut x, mut line) = (left, 0);
    let mut place = |name: &str| {
        let name = fit(name, size, Weight::Semibold, room - size * 2.4);
        let wide = width(&name, size, Weight::Semibold);
        if x > left && x + size + wide > left + room {
            (x, line) = (left, line + 1);
        }
        let at = (line, x, name);
        x += wide + size * 2.4;
        at
    };
    chart.series.iter().map(|series| place(&series.name)).collect()
}

/// How many lines the names of series take.
pub(super) fn legend_lines(chart: &ChartSpec, size: f64, room: f64) -> f64 {
    as_number(legend_names(chart, size, (0.0, room)).last().map_or(0, |(line, ..)| line + 1))
}

/// Between the base lines of a legend.
pub(super) const LEGEND_LEADING: f64 = 1.4;

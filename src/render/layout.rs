//! The layout of a chart's slide of 1920 × 1080: where headline, subtitle, badge, legend, chart and sources are, and how rows are set.
//!
//! Pictures and PowerPoint use the same layout, so that both look alike. Lengths are in slide units.

use crate::base::as_number;
use crate::chart::{Axis, ChartKind, ChartMark, ChartSpec, MarkKind};
use crate::render::caveat::CaveatBadge;
use crate::render::geometry::{Frame, Span};
use crate::render::measure::{fit, text_width, wrap_clipped};
pub(super) use crate::render::slide_grid::{
    HEIGHT, INNER, LABEL_SIZE, MARGIN, NAME_SIZE, SMALL_SIZE, SOURCE_BASELINE, SOURCE_SIZE, TextBlock, TextLimits, WIDTH,
};
use crate::render::theme::Weight;

/// The sizes of a headline, largest first: the first one at which it takes at most two lines is used.
const HEADLINE_SIZES: [f64; 4] = [58.0, 52.0, 46.0, 40.0];
/// The distance between the baselines of a headline, in type sizes: 72 at the largest.
const HEADLINE_LEADING: f64 = 1.2414;
/// The first baseline of a headline.
const HEADLINE_BASELINE: f64 = 128.0;
/// The sizes of a subtitle, chosen so that it takes one line, or else two at the last one.
const SUBTITLE_SIZES: [f64; 2] = [32.0, 28.0];
/// The distance from the last baseline of the headline to the first one of the subtitle.
const SUBTITLE_DROP: f64 = 62.0;
/// The distance from the last baseline of the subtitle to the chart, and from the bottom of a badge under it.
const CHART_DROP: f64 = 38.0;
const BADGE_DROP: f64 = 28.0;
/// The bottom of the chart; one that begins low, under a badge, may reach as far down as the key would.
const CHART_BOTTOM: f64 = 960.0;
const LOWEST_CHART_BOTTOM: f64 = 1002.0;
/// The height a chart should have: six tenths of the slide.
const CHART_HEIGHT: f64 = HEIGHT * 0.6;
/// The baseline of the last line of the key under the chart, and the distance between its lines.
const KEY_BASELINE: f64 = 996.0;
const KEY_LINE: f64 = 36.0;
/// The most lines the key takes.
const MAX_KEY_LINES: usize = 2;
/// What separates the items of a line of sources.
const ITEM_ENDS: [&str; 2] = [";", "\u{61b}"];
/// The width that the number of the page takes of the line of sources.
pub(super) const NUMBER_ROOM: f64 = 90.0;
/// The type size of the legend on a slide.
pub(super) const LEGEND_SIZE: f64 = LABEL_SIZE;
/// The distance between the baselines of a legend, in type sizes.
pub(super) const LEGEND_LEADING: f64 = 1.4;

/// Where the legend of a chart is.
#[derive(Clone, Copy)]
pub(super) struct LegendPlace {
    pub left: f64,
    pub width: f64,
    /// The baseline of the first line.
    pub baseline: f64,
    /// The type size.
    pub size: f64,
}

/// The places of everything on the slide of a chart.
pub(super) struct ChartSlideLayout {
    pub headline: TextBlock,
    pub subtitle: TextBlock,
    /// The warnings; `None` without one.
    pub caveat: Option<CaveatBadge>,
    /// `None` if the chart names its series itself.
    pub legend: Option<LegendPlace>,
    /// The top and the bottom of the chart.
    pub chart_span: Span,
    /// How to read the marks.
    pub key: TextBlock,
    /// The line of sources, cut to its width.
    pub sources: String,
}

impl ChartSlideLayout {
    /// The top of the chart with its legend.
    pub(super) fn chart_top(&self) -> f64 {
        top_with_legend(self.legend, self.chart_span.start)
    }
}

/// The top of a legend, or of the chart where there is none.
fn top_with_legend(legend: Option<LegendPlace>, chart_top: f64) -> f64 {
    legend.map_or(chart_top, |legend| legend.baseline - legend.size)
}

/// Lays out the slide of a chart.
pub(super) fn layout_slide(chart: &ChartSpec) -> ChartSlideLayout {
    let mut headline =
        TextBlock::set(&chart.headline, &HEADLINE_SIZES, Weight::Semibold, TextLimits { lines: 2, leading: HEADLINE_LEADING });
    headline.begin_at_baseline(HEADLINE_BASELINE);
    let mut subtitle = TextBlock::set(&chart.subtitle, &SUBTITLE_SIZES, Weight::Regular, TextLimits { lines: 1, leading: 1.3 });
    subtitle.begin_at_baseline(headline.last_baseline().map_or(HEADLINE_BASELINE, |baseline| baseline + SUBTITLE_DROP));
    let caveat = CaveatBadge::place(chart, &subtitle);
    let text_bottom = subtitle.last_baseline().or(headline.last_baseline()).unwrap_or(HEADLINE_BASELINE);
    let mut top = caveat
        .as_ref()
        .filter(|badge| badge.bottom() > text_bottom + CHART_DROP * 0.5)
        .map_or(text_bottom + CHART_DROP, |badge| badge.bottom() + BADGE_DROP);
    let legend = (chart.shows_legend() && !names_parts_above(chart, MARGIN, INNER)).then(|| {
        let baseline = top + LEGEND_SIZE * 0.8;
        top = baseline + LEGEND_SIZE + LEGEND_SIZE * LEGEND_LEADING * (legend_lines(chart, LEGEND_SIZE, INNER) - 1.0);
        LegendPlace { left: MARGIN, width: INNER, baseline, size: LEGEND_SIZE }
    });
    let lines = wrap_clipped(&chart.reading_key.join(" "), SMALL_SIZE, Weight::Regular, INNER, MAX_KEY_LINES);
    let mut key = TextBlock { lines, size: SMALL_SIZE, top: 0.0, leading: KEY_LINE / SMALL_SIZE };
    let above_last = KEY_LINE * (as_number(key.lines.len()) - 1.0).max(0.0);
    key.begin_at_baseline(KEY_BASELINE - above_last);
    let begin = top_with_legend(legend, top);
    let end =
        if key.lines.is_empty() { CHART_BOTTOM.max((begin + CHART_HEIGHT).min(LOWEST_CHART_BOTTOM)) } else { CHART_BOTTOM - above_last };
    let span = Span { start: top, end };
    ChartSlideLayout { sources: source_line(chart, caveat.as_ref(), &key), headline, subtitle, caveat, legend, chart_span: span, key }
}

/// The most rows of stacks whose parts are named above the first bar.
const MAX_STACKS_NAMED_ABOVE: usize = 4;

/// Whether the parts of stacks are named above the first bar instead of in a legend: each has room above its part.
pub(super) fn names_parts_above(chart: &ChartSpec, left: f64, width: f64) -> bool {
    let is_stack = matches!(chart.kind, ChartKind::Stacked | ChartKind::Shares);
    if !is_stack || chart.categories.len() > MAX_STACKS_NAMED_ABOVE {
        return false;
    }
    let em = EM * width / INNER;
    let frame = Frame { left, right: left + width, top: 0.0, bottom: HEIGHT, em };
    let rows = layout_rows(chart, &frame);
    let length = frame.right - rows.scale_start;
    chart.series.iter().all(|series| {
        let share = series.points.first().and_then(|point| point.value.number()).map(|value| chart.axis.fraction(value));
        let name = text_width(&series.name, frame.small_size(), Weight::Semibold);
        share.is_some_and(|share| name + GAP * 0.6 <= share * length)
    })
}

/// The line of sources; where the chart has remarks that are not on the slide, it ends with a few words on where they are.
fn source_line(chart: &ChartSpec, caveat: Option<&CaveatBadge>, key: &TextBlock) -> String {
    let is_in_badge = |note: &str| caveat.is_some_and(|badge| badge.warnings.iter().any(|warning| note.trim_end_matches('.') == warning));
    let is_in_key = |note: &String| chart.reading_key.contains(note) && !key.lines.last().is_some_and(|line| line.ends_with('…'));
    let has_more = chart.footnotes.iter().any(|note| !is_in_badge(note) && !is_in_key(note));
    let more = if has_more { format!(" {}", chart.overflow_note) } else { String::new() };
    let room = INNER - NUMBER_ROOM - text_width(&more, SOURCE_SIZE, Weight::Regular);
    format!("{}{more}", fit_items(&chart.sources, room))
}

/// A line of sources, or as many of its items as have room, with "…" for the others.
fn fit_items(sources: &str, room: f64) -> String {
    let width = |text: &str| text_width(text, SOURCE_SIZE, Weight::Regular);
    if width(sources) <= room {
        return sources.to_owned();
    }
    let ends = ITEM_ENDS.iter().flat_map(|end| sources.match_indices(end)).map(|(at, end)| at + end.len());
    let heads = ends.filter_map(|end| sources.split_at_checked(end)).map(|(head, _)| format!("{head} …"));
    let longest = heads.filter(|head| width(head) <= room).max_by_key(String::len);
    longest.unwrap_or_else(|| fit(sources, SOURCE_SIZE, Weight::Regular, room))
}

/// How the rows of a chart are set: each category has a row, its name before the bars. Distances are those of a pen.
pub(super) struct RowLayout {
    /// The top of the first row.
    pub top: f64,
    /// The height of a row.
    pub row_height: f64,
    /// The height of one bar.
    pub bar_height: f64,
    /// The type size of names.
    pub name_size: f64,
    /// The type size of values.
    pub value_size: f64,
    /// Where the scale begins.
    pub scale_start: f64,
    /// Where the scale ends.
    pub scale_end: f64,
    /// Where names end.
    pub names_end: f64,
    /// The name of each category, broken into lines.
    pub names: Vec<Vec<String>>,
    /// The distance between a name or a value and its bar.
    pub gap: f64,
}

impl RowLayout {
    /// The horizontal position of a value.
    pub(super) fn x_of(&self, axis: &Axis, value: f64) -> f64 {
        self.scale_start + axis.fraction(value) * (self.scale_end - self.scale_start)
    }
}

/// The greatest share of the width that names take.
const MAX_NAMES_SHARE: f64 = 0.36;
/// The distance between a name or a value and its bar, at the type size of a slide.
pub(super) const GAP: f64 = 15.0;
/// The distance between the lines of a name, in type sizes.
pub(super) const NAME_LEADING: f64 = 1.1;
/// Up to this many rows count as few: they may be higher.
const FEW_ROWS: usize = 4;
/// The greatest height of a row where there are few.
const MAX_ROW_HEIGHT_OF_FEW: f64 = 132.0;
/// The greatest height of a row where there are many.
const MAX_ROW_HEIGHT: f64 = 92.0;
/// The greatest height of a bar where there are few rows, and where there are many.
const MAX_BAR_HEIGHT_OF_FEW: f64 = 60.0;
const MAX_BAR_HEIGHT: f64 = 44.0;
/// The greatest height of the rows and of the bars of a few stacks.
const MAX_ROW_HEIGHT_OF_STACKS: f64 = 176.0;
const MAX_BAR_HEIGHT_OF_STACKS: f64 = 92.0;
/// The share of the height of a row that letters take at most.
const LETTERS_OF_ROW: f64 = 0.86;
/// The greatest radius of the dots of a pair, in ems.
pub(super) const MAX_DOT_RADIUS: f64 = 0.5;
/// The least type size of names in a small picture.
const MIN_NAME_SIZE: f64 = 11.0;
/// The type size of names on a slide.
pub(super) const EM: f64 = NAME_SIZE;

/// The frame of a chart on a slide, between this top and bottom.
pub(super) fn slide_frame(span: Span) -> Frame {
    Frame { left: MARGIN, right: WIDTH - MARGIN, top: span.start, bottom: span.end, em: EM }
}

/// The height of the line of a mark's label above rows, in ems.
const MARK_LINE: f64 = 1.25;

/// The frame of rows under the labels of marks, one line each.
pub(super) fn frame_below_mark_labels(chart: &ChartSpec, frame: &Frame) -> Frame {
    Frame { top: frame.top + frame.em * MARK_LINE * as_number(chart.reference_marks().count()), ..*frame }
}

/// The label of a mark above rows, and where its line is.
pub(super) struct MarkLabel {
    pub text: String,
    pub size: f64,
    /// Where the text begins.
    pub start: f64,
    pub baseline: f64,
    /// The middle of what is marked.
    pub x: f64,
}

/// The labels of the marks of a chart set in rows, each on a line of its own; `frame` is that of the rows.
pub(super) fn mark_labels(chart: &ChartSpec, rows: &RowLayout, frame: &Frame) -> Vec<MarkLabel> {
    let (em, size) = (frame.em, frame.small_size());
    let label = |(line, mark): (usize, &ChartMark)| {
        let x = rows.x_of(&chart.axis, f64::midpoint(mark.from, mark.to));
        let text = fit(&mark.label, size, Weight::Regular, frame.width());
        let width = text_width(&text, size, Weight::Regular);
        let start = (x - width / 2.0).min(frame.right - width).max(frame.left);
        MarkLabel { text, size, start, baseline: rows.top - em * (0.45 + MARK_LINE * as_number(line)), x }
    };
    chart.reference_marks().enumerate().map(label).collect()
}

/// Sets the rows of a chart whose categories have a row each: bars, dumbbells, arrows, stacks, steps.
pub(super) fn layout_rows(chart: &ChartSpec, frame: &Frame) -> RowLayout {
    let few = chart.categories.len() <= FEW_ROWS;
    let scale = frame.em / EM;
    // Only grouped bars are one under the other within their row.
    let stacked = if chart.kind == ChartKind::Grouped { chart.series.len().max(1) } else { 1 };
    let (rows, series) = (as_number(chart.categories.len().max(1)), as_number(stacked));
    // A group of bars may be as high as its bars need.
    // Parts with values inside them need more height than bars.
    let is_stack = few && matches!(chart.kind, ChartKind::Stacked | ChartKind::Shares);
    let max_height = if is_stack {
        MAX_ROW_HEIGHT_OF_STACKS
    } else if few || series > 1.0 {
        MAX_ROW_HEIGHT_OF_FEW.max(series * MAX_BAR_HEIGHT * 1.6)
    } else {
        MAX_ROW_HEIGHT
    };
    let row_height = (frame.height() / rows).min(scale * max_height);
    let max_bar = if is_stack {
        MAX_BAR_HEIGHT_OF_STACKS
    } else if few {
        MAX_BAR_HEIGHT_OF_FEW
    } else {
        MAX_BAR_HEIGHT
    };
    let bar_height = (row_height * if series > 1.0 { 0.8 } else { 0.56 } / series).min(scale * max_bar);
    let name_size = (row_height * LETTERS_OF_ROW).clamp(MIN_NAME_SIZE * scale.max(0.8), frame.em);
    let value_size = if series > 1.0 { (bar_height * 0.95).min(name_size).max(MIN_NAME_SIZE * scale.max(0.8)) } else { name_size };
    let (names, names_width) = set_names(chart, frame, row_height, name_size);
    let points = chart.series.iter().flat_map(|series| &series.points);
    let values = points.map(|point| text_width(&point.label_with_doubt(), value_size, Weight::Semibold)).fold(0.0, f64::max);
    // The bracket of a difference stands beyond the values.
    let bracket = chart.mark(MarkKind::Difference).map_or(0.0, |mark| difference_room(&mark.label, frame.em));
    let names_end = frame.left + names_width;
    let gap = GAP * scale;
    let mut scale_start = names_end + gap * 1.6;
    let has_values_on_both_sides = matches!(chart.kind, ChartKind::Dumbbell | ChartKind::Gaps | ChartKind::Arrow);
    // A dot reaches beyond its value.
    let dot = if has_values_on_both_sides { frame.em * MAX_DOT_RADIUS } else { 0.0 };
    if chart.axis.low < 0.0 || has_values_on_both_sides {
        scale_start += values + gap + dot;
    }
    RowLayout {
        // Rows that do not fill the frame stand in its middle.
        top: frame.top + (frame.height() - row_height * rows).max(0.0) / 2.0,
        row_height,
        bar_height,
        name_size,
        value_size,
        scale_start,
        scale_end: (frame.right - values - gap - dot - bracket).max(scale_start + 1.0),
        names_end,
        names,
        gap,
    }
}

/// Breaks the name of each category into the lines its row has room for. Returns them with the width they and their details take.
fn set_names(chart: &ChartSpec, frame: &Frame, row_height: f64, name_size: f64) -> (Vec<Vec<String>>, f64) {
    let scale = frame.em / EM;
    let max_width = frame.width() * MAX_NAMES_SHARE;
    let small = detail_size(name_size);
    let mut names_width: f64 = 0.0;
    let mut names = Vec::with_capacity(chart.categories.len());
    for category in &chart.categories {
        let detail = category.detail.as_deref().map(|detail| text_width(detail, small, Weight::Regular));
        let beside = detail.filter(|_| !stacks_detail(row_height, name_size)).map_or(0.0, |detail| detail + GAP * scale / 2.0);
        let under = detail.filter(|_| stacks_detail(row_height, name_size)).map_or(0.0, |_| small * 1.2);
        let max_lines = lines_within(row_height - under, name_size);
        let name = wrap_clipped(&category.label, name_size, Weight::Semibold, max_width - beside, max_lines);
        let widest = name.iter().map(|line| text_width(line, name_size, Weight::Semibold)).fold(0.0, f64::max);
        names_width = names_width.max(widest + beside).max(detail.unwrap_or_default());
        names.push(name);
    }
    (names, names_width)
}

/// The width a bracket with its label takes at the end of a chart.
pub(super) fn difference_room(label: &str, em: f64) -> f64 {
    text_width(label, em * DIFFERENCE_SIZE, Weight::Semibold) + em * 1.4
}

/// The type size of the label of a bracket, in ems.
pub(super) const DIFFERENCE_SIZE: f64 = SMALL_SIZE / NAME_SIZE;

/// How many lines of a name a height holds, from one to three.
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

/// True if the detail of a name stands under it, false if there is room only beside it.
pub(super) fn stacks_detail(row_height: f64, name_size: f64) -> bool {
    row_height >= name_size + detail_size(name_size) * 1.15
}

/// The type size of the detail of a name.
pub(super) fn detail_size(name_size: f64) -> f64 {
    (name_size * SMALL_SIZE / NAME_SIZE).max(MIN_NAME_SIZE)
}

/// The name of a series in the legend: a swatch begins at `x`, the name a type size further.
pub(super) struct LegendEntry {
    /// The line of the legend, counted from 0.
    pub line: usize,
    pub x: f64,
    /// The name, cut if it is wider than the legend.
    pub name: String,
}

/// Places the names of series side by side, in as many lines as they need.
pub(super) fn legend_entries(chart: &ChartSpec, size: f64, left: f64, available: f64) -> Vec<LegendEntry> {
    let (mut x, mut line) = (left, 0);
    let mut place = |name: &str| {
        let name = fit(name, size, Weight::Semibold, available - size * 2.4);
        let name_width = text_width(&name, size, Weight::Semibold);
        if x > left && x + size + name_width > left + available {
            (x, line) = (left, line + 1);
        }
        let entry = LegendEntry { line, x, name };
        x += name_width + size * 2.4;
        entry
    };
    chart.series.iter().map(|series| place(&series.name)).collect()
}

/// How many lines the legend takes.
pub(super) fn legend_lines(chart: &ChartSpec, size: f64, available: f64) -> f64 {
    as_number(legend_entries(chart, size, 0.0, available).last().map_or(0, |entry| entry.line + 1))
}

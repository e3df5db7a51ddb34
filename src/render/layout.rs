//! The layout of a chart's slide of 1600 × 900: where headline, subtitle, legend, chart and footer are, and how rows are set.
//!
//! Pictures and PowerPoint use the same layout, so that both look alike. Lengths are in slide units.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec, MarkKind};
use crate::render::caveat::CaveatBadge;
use crate::render::geometry::{Frame, Span};
use crate::render::measure::{fit, text_width, wrap, wrap_clipped};
pub(super) use crate::render::slide_grid::{HEIGHT, INNER, MARGIN, TextBlock, WIDTH};
use crate::render::theme::Weight;

/// The sizes of a headline, largest first: the first one at which it takes at most two lines is used.
const HEADLINE_SIZES: [f64; 4] = [50.0, 44.0, 38.0, 32.0];
/// The sizes of a subtitle, chosen in the same way.
const SUBTITLE_SIZES: [f64; 3] = [28.0, 25.0, 22.0];
/// The sizes of the footer, largest first.
const FOOT_SIZES: [f64; 3] = [19.0, 17.5, 16.0];
/// The most lines a footer takes before a smaller size is tried.
const FOOT_LINES: usize = 4;
/// The most lines a footer takes at the smallest size; further footnotes are left to the speaker's notes.
const MAX_FOOT_LINES: usize = 7;
/// The most lines the sources take among them.
const MAX_SOURCE_LINES: usize = 3;
/// The type size of the legend on a slide.
pub(super) const LEGEND_SIZE: f64 = 24.0;
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
    /// The `y` of the hairline above the footer.
    pub rule_y: f64,
    pub footer: TextBlock,
    /// The paragraphs of the footer: the footnotes, then the sources.
    pub footer_paragraphs: Vec<String>,
}

/// Lays out the slide of a chart.
pub(super) fn layout_slide(chart: &ChartSpec) -> ChartSlideLayout {
    let headline = TextBlock::in_two_lines(&chart.headline, &HEADLINE_SIZES, Weight::Semibold, 66.0, 1.24);
    let subtitle = TextBlock::in_two_lines(&chart.subtitle, &SUBTITLE_SIZES, Weight::Regular, headline.bottom() + 12.0, 1.3);
    let caveat = CaveatBadge::place(chart, &subtitle);
    let (mut footer, footer_paragraphs) = layout_footer(chart, caveat.as_ref());
    footer.top = HEIGHT - 52.0 - footer.height();
    let rule_y = footer.top - 18.0;
    let mut top = caveat.as_ref().map_or(0.0, CaveatBadge::bottom).max(subtitle.bottom()) + 28.0;
    let legend = chart.shows_legend().then(|| {
        let baseline = top + LEGEND_SIZE * 0.8;
        top = baseline + 34.0 + LEGEND_SIZE * LEGEND_LEADING * (legend_lines(chart, LEGEND_SIZE, INNER) - 1.0);
        LegendPlace { left: MARGIN, width: INNER, baseline, size: LEGEND_SIZE }
    });
    let span = Span { start: top, end: (rule_y - 20.0).max(top + 1.0) };
    ChartSlideLayout { headline, subtitle, caveat, legend, chart_span: span, rule_y, footer, footer_paragraphs }
}

/// Sets the footer: a paragraph of footnotes, without what the badge says, and one of sources. Returns the lines, their top not yet set, and the paragraphs.
///
/// If the footnotes are too many, only the first are kept, followed by a sentence that says where the others are: the chart
/// needs the room.
fn layout_footer(chart: &ChartSpec, caveat: Option<&CaveatBadge>) -> (TextBlock, Vec<String>) {
    let is_said = |note: &str| caveat.is_some_and(|badge| badge.warnings.iter().any(|warning| note.trim_end_matches('.') == warning));
    let notes: Vec<&String> = chart.footnotes.iter().filter(|note| !is_said(note)).collect();
    let mut block = TextBlock { lines: Vec::new(), size: 0.0, top: 0.0, leading: 1.36 };
    let wrapped = |texts: &[String], size: f64| texts.iter().flat_map(|text| wrap(text, size, Weight::Regular, INNER)).collect::<Vec<_>>();
    let paragraphs = |count: usize, sources: &str| {
        let mut footnotes: Vec<&str> = notes.iter().take(count).map(|note| note.as_str()).collect();
        footnotes.extend((count < notes.len()).then_some(chart.overflow_note.as_str()));
        [footnotes.join(" "), sources.to_owned()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    let mut texts = paragraphs(notes.len(), &chart.sources);
    for size in FOOT_SIZES {
        block.size = size;
        block.lines = wrapped(&texts, size);
        if block.lines.len() <= FOOT_LINES {
            return (block, texts);
        }
    }
    if block.lines.len() > MAX_FOOT_LINES {
        let sources = wrap_clipped(&chart.sources, block.size, Weight::Regular, INNER, MAX_SOURCE_LINES).join(" ");
        let fits = |count: &usize| wrapped(&paragraphs(*count, &sources), block.size).len() <= MAX_FOOT_LINES;
        let shown = (0..=notes.len()).take_while(fits).last().unwrap_or(0);
        texts = paragraphs(shown, &sources);
        block.lines = wrapped(&texts, block.size);
        block.lines.truncate(MAX_FOOT_LINES);
    }
    (block, texts)
}

/// How the rows of a chart are set: each category has a row, its name before the bars. Distances are those of a pen.
pub(super) struct RowLayout {
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

/// The greatest share of the width that names take.
const MAX_NAMES_SHARE: f64 = 0.36;
/// The distance between a name or a value and its bar, at the type size of a slide.
pub(super) const GAP: f64 = 14.0;
/// The distance between the lines of a name, in type sizes.
pub(super) const NAME_LEADING: f64 = 1.1;
/// Up to this many rows count as few: they may be higher.
const FEW_ROWS: usize = 3;
/// The greatest height of a row where there are few.
const MAX_ROW_HEIGHT_OF_FEW: f64 = 200.0;
/// The greatest height of a row where there are many.
const MAX_ROW_HEIGHT: f64 = 118.0;
/// The type size of names on a slide.
pub(super) const EM: f64 = 28.0;

/// The frame of a chart on a slide, between this top and bottom.
pub(super) fn slide_frame(span: Span) -> Frame {
    Frame { left: MARGIN, right: WIDTH - MARGIN, top: span.start, bottom: span.end, em: EM }
}

/// Sets the rows of a chart whose categories have a row each: bars, dumbbells, arrows, stacks, steps.
pub(super) fn layout_rows(chart: &ChartSpec, frame: &Frame) -> RowLayout {
    let few = chart.categories.len() <= FEW_ROWS;
    let scale = frame.em / EM;
    // Only grouped bars are one under the other within their row.
    let stacked = if chart.kind == ChartKind::Grouped { chart.series.len().max(1) } else { 1 };
    let (rows, series) = (as_number(chart.categories.len().max(1)), as_number(stacked));
    let row_height = (frame.height() / rows).min(scale * if few { MAX_ROW_HEIGHT_OF_FEW } else { MAX_ROW_HEIGHT });
    let bar_height = (row_height * if series > 1.0 { 0.8 } else { 0.62 } / series).min(scale * if few { 104.0 } else { 60.0 });
    // In low rows letters take a greater share of the height, so that the back row of a hall still reads them.
    let name_size = (row_height * if row_height < 40.0 * scale { 0.62 } else { 0.42 })
        .clamp(11.0 * scale.max(0.8), scale * if few { 34.0 } else { 28.0 });
    let value_size = if series > 1.0 { (bar_height * 0.86).clamp(11.0 * scale.max(0.8), 26.0 * scale) } else { name_size };
    let (names, names_width) = set_names(chart, frame, row_height, name_size);
    let points = chart.series.iter().flat_map(|series| &series.points);
    let values = points.map(|point| text_width(&point.label_with_doubt(), value_size, Weight::Semibold)).fold(0.0, f64::max);
    // The bracket of a difference stands beyond the values.
    let bracket = chart.mark(MarkKind::Difference).map_or(0.0, |mark| difference_room(&mark.label, frame.em));
    let names_end = frame.left + names_width;
    let gap = GAP * scale;
    let mut scale_start = names_end + gap;
    let has_values_on_both_sides = matches!(chart.kind, ChartKind::Dumbbell | ChartKind::Arrow);
    if chart.axis.low < 0.0 || has_values_on_both_sides {
        scale_start += values + gap;
    }
    RowLayout {
        row_height,
        bar_height,
        name_size,
        value_size,
        scale_start,
        scale_end: (frame.right - values - gap - bracket).max(scale_start + 1.0),
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
        let beside = detail.filter(|_| !stacks_detail(row_height)).map_or(0.0, |detail| detail + GAP * scale / 2.0);
        let under = detail.filter(|_| stacks_detail(row_height)).map_or(0.0, |_| small * 1.2);
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
pub(super) const DIFFERENCE_SIZE: f64 = 0.72;

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
pub(super) fn stacks_detail(row_height: f64) -> bool {
    row_height >= 56.0
}

/// The type size of the detail of a name.
pub(super) fn detail_size(name_size: f64) -> f64 {
    (name_size * 0.72).max(11.0)
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

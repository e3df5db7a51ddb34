//! The columns of the sheet that draw what is no figure of a town: the lines of marks and events, and the places of a strip plot.

use crate::base::as_number;
use crate::chart::{Axis, ChartKind, ChartMark, ChartSpec, MarkKind, MarkScale};
use crate::render::layout::{layout_slide, slide_frame};
use crate::render::sheet_column::SheetColumn;
use crate::render::strip_layout::{StripLayout, Swarm, strip_x};
use crate::speech::{Message, Speech};

/// The most background towns written behind a scatter plot.
pub(super) const MAX_BACKGROUND: usize = 1500;

/// A line across a chart: the value of a mark, or one end of its range. Its label is empty at the second end.
pub(super) struct MarkLine<'a> {
    pub label: &'a str,
    pub value: f64,
    pub scale: MarkScale,
}

/// The lines of the marks of a chart.
pub(super) fn mark_lines(chart: &ChartSpec) -> Vec<MarkLine<'_>> {
    chart.reference_marks().flat_map(lines_of_mark).collect()
}

fn lines_of_mark(mark: &ChartMark) -> impl Iterator<Item = MarkLine<'_>> {
    let first = MarkLine { label: &mark.label, value: mark.to, scale: mark.scale };
    let second = (mark.to > mark.from).then_some(MarkLine { label: "", value: mark.from, scale: mark.scale });
    std::iter::once(first).chain(second)
}

/// An event across lines over the years: its row, where it is drawn from the top of the plot to its foot.
pub(super) struct EventLine<'a> {
    pub label: &'a str,
    /// The index of the row nearest to its date.
    pub row: usize,
}

/// The events of a chart over the years; `rows` are the names of the rows of its sheet.
pub(super) fn event_lines<'a>(chart: &'a ChartSpec, rows: &[String]) -> Vec<EventLine<'a>> {
    let first = chart.categories.first().map_or(0.0, |category| category.position);
    let last = chart.categories.last().map_or(first, |category| category.position);
    let step = (last - first) / as_number(rows.len().saturating_sub(1).max(1));
    // Rows are as far apart as their dates, or are found by the nearest date.
    let is_even = rows.len() > chart.categories.len();
    let nearest = |position: f64| {
        let distance = |row: usize| {
            let own = if is_even {
                first + step * as_number(row)
            } else {
                chart.categories.get(row).map_or(f64::MAX, |category| category.position)
            };
            (own - position).abs()
        };
        (0..rows.len()).min_by(|a, b| distance(*a).total_cmp(&distance(*b)))
    };
    let events = chart.marks.iter().filter(|mark| mark.role == MarkKind::Event);
    events.filter_map(|mark| Some(EventLine { label: &mark.label, row: nearest(mark.from)? })).collect()
}

/// The columns of events: for each the top of the plot in its row, and the length of the line down from there.
pub(super) fn event_columns(chart: &ChartSpec, rows: &[String]) -> Vec<SheetColumn> {
    let Axis { low, high, .. } = chart.axis;
    let in_row = |row: usize, value: f64| (0..rows.len()).map(|index| (index == row).then_some(value)).collect();
    let columns =
        |event: EventLine<'_>| [high, high - low].map(|value| SheetColumn::plain(event.label.to_owned(), in_row(event.row, value)));
    event_lines(chart, rows).into_iter().flat_map(columns).collect()
}

/// The columns of marks: for each line its value in every row, or among dots its two ends.
pub(super) fn mark_columns(chart: &ChartSpec, row_count: usize) -> Vec<SheetColumn> {
    let count = row_count.max(1);
    match chart.kind {
        ChartKind::Lines | ChartKind::Slope | ChartKind::Bars | ChartKind::Grouped | ChartKind::Bullet => {
            let column = |line: MarkLine<'_>| SheetColumn::plain(line.label.to_owned(), vec![Some(line.value); count]);
            mark_lines(chart).into_iter().map(column).collect()
        }
        ChartKind::Strip => strip_mark_columns(chart),
        ChartKind::Scatter | ChartKind::Dumbbell | ChartKind::Arrow => {
            let ends = |axis: Option<&Axis>| axis.map_or([0.0, 1.0], |axis| [axis.low, axis.high]);
            let rows = [0.5, as_number(chart.categories.len()) + 0.5];
            let columns = |line: MarkLine<'_>| {
                let [x, y] = match (chart.kind, line.scale) {
                    (ChartKind::Scatter, MarkScale::Across) => [[line.value; 2], ends(Some(&chart.axis))],
                    (ChartKind::Scatter, MarkScale::Main) => [ends(chart.x_axis.as_ref()), [line.value; 2]],
                    _ => [[line.value; 2], rows],
                };
                [x, y].map(|ends| SheetColumn::plain(line.label.to_owned(), ends.map(Some).to_vec()))
            };
            mark_lines(chart).into_iter().flat_map(columns).collect()
        }
        ChartKind::Multiples
        | ChartKind::Heatmap
        | ChartKind::Bump
        | ChartKind::Stacked
        | ChartKind::Shares
        | ChartKind::Waterfall
        | ChartKind::Table
        | ChartKind::Numbers
        | ChartKind::Pyramid
        | ChartKind::Gaps
        | ChartKind::Panels
        | ChartKind::Map
        | ChartKind::Radar => Vec::new(),
    }
}

/// The columns of a strip plot, where that of names is 0.
pub(super) struct StripColumns {
    /// The values, of the towns asked for and then of the others.
    pub value: usize,
    /// The height of each dot.
    pub height: usize,
    /// The ends of the leaders: for each named town its dot, then its name.
    pub leader_x: usize,
    pub leader_y: usize,
    /// The ends of the middle half, with a blank between its two lines.
    pub half_x: usize,
    pub half_y: usize,
}

pub(super) const STRIP_COLUMNS: StripColumns = StripColumns { value: 1, height: 2, leader_x: 3, leader_y: 4, half_x: 5, half_y: 6 };

/// The columns of a strip plot after its values. Heights are counted from the foot of the dots, in the units of our layout.
pub(super) fn strip_columns(chart: &ChartSpec) -> Vec<SheetColumn> {
    let speech = Speech::new(chart.language);
    let layout = StripLayout::new(chart, &slide_frame(layout_slide(chart).chart_span));
    let (bottom, band) = (layout.inner.bottom, layout.inner.height());
    let middle = Some(bottom - layout.middle());
    let xs: Vec<f64> = sorted_background(chart).into_iter().map(|value| strip_x(chart, &layout.inner, value)).collect();
    let swarm = Swarm::new(&xs, &layout);
    let heights = chart.categories.iter().map(|_| middle).chain(swarm.centers.iter().map(|center| Some(bottom - center.y))).collect();
    let (mut leader_x, mut leader_y) = (Vec::new(), Vec::new());
    for tag in &layout.tags {
        leader_x.extend([tag.point.value.number(); 2]);
        leader_y.extend([middle, Some(bottom - layout.tag_top(tag) - layout.inner.label_size() * 0.6)]);
    }
    let half = chart.marks.iter().find(|mark| mark.role == MarkKind::Quartiles);
    let half_x = half.map_or_else(Vec::new, |mark| vec![Some(mark.from), Some(mark.from), None, Some(mark.to), Some(mark.to)]);
    let half_y = half.map_or_else(Vec::new, |_| vec![Some(0.0), Some(band), None, Some(0.0), Some(band)]);
    let half_name = half.map_or_else(String::new, |mark| mark.label.clone());
    let row = || speech.format(&Message::SheetRow {});
    vec![
        SheetColumn::plain(row(), heights),
        SheetColumn::plain(speech.format(&Message::SheetJoined {}), leader_x),
        SheetColumn::plain(row(), leader_y),
        SheetColumn::plain(half_name, half_x),
        SheetColumn::plain(row(), half_y),
    ]
}

/// The lines of the marks of a strip plot: their foot, where the label is, which meets no other, and their top.
fn strip_mark_columns(chart: &ChartSpec) -> Vec<SheetColumn> {
    let inner = StripLayout::new(chart, &slide_frame(layout_slide(chart).chart_span)).inner;
    let columns = |(index, line): (usize, MarkLine<'_>)| {
        let label = inner.small_size() * (0.8 + 1.25 * as_number(index));
        let y = [0.0, label, inner.height()];
        [[line.value; 3], y].map(|ends| SheetColumn::plain(line.label.to_owned(), ends.map(Some).to_vec()))
    };
    mark_lines(chart).into_iter().enumerate().flat_map(columns).collect()
}

/// The values of the background towns of a strip plot, in rising order.
pub(super) fn sorted_background(chart: &ChartSpec) -> Vec<f64> {
    let mut values: Vec<f64> = chart.background.iter().take(MAX_BACKGROUND).map(|[value, _]| *value).collect();
    values.sort_by(f64::total_cmp);
    values
}

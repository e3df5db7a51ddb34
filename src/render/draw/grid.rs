//! Grids of towns by indicators: a table of figures, or a heatmap whose cells are darker the better (or greater) the value is.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec, DataPoint, Series, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::geometry::{Frame, Point, Rect, Span};
use crate::render::layout::{NAME_SIZE, SMALL_SIZE};
use crate::render::measure::{fit, text_width, wrap_clipped};
use crate::render::pen::{HALF_LETTER, Pen};
use crate::render::scene::TextStyle;
use crate::render::theme::Weight;
use crate::render::trend::{dates_of, trend_line};

/// The greatest share of the width that names take.
const MAX_NAMES_SHARE: f64 = 0.28;
/// The most lines a heading takes, its unit included.
const MAX_HEADING_LINES: usize = 4;
/// The greatest width of a column, in ems: figures far apart are hard to compare.
const MAX_COLUMN_WIDTH: f64 = 11.0;
const MAX_COLUMN_WIDTH_WITH_TREND: f64 = 14.0;

/// The columns of a grid: the names, then a column of figures for each series.
struct ColumnEdges {
    /// The type size of names and figures.
    size: f64,
    /// The name of each town, cut to the room for it.
    names: Vec<String>,
    /// Where the figures begin.
    left: f64,
    /// The width of a column of figures.
    width: f64,
}

/// Draws a table or a heatmap.
pub(super) fn draw_grid(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let em = frame.em;
    let row_count = as_number(chart.categories.len().max(1));
    let columns = set_columns(chart, frame, row_count);
    let (size, left, width) = (columns.size, columns.left, columns.width);
    let heading_size = size.min(frame.small_size());
    let headings: Vec<Vec<String>> =
        chart.series.iter().map(|series| set_heading(series, heading_size, width - heading_size * 0.6)).collect();
    let heading_lines = headings.iter().map(Vec::len).max().unwrap_or(1);
    let top = frame.top + heading_size * 1.2 * as_number(heading_lines) + heading_size * 0.6;
    let height = ((frame.bottom - top) / row_count).min(em * 2.3);
    for (index, lines) in headings.iter().enumerate() {
        let middle = left + (as_number(index) + 0.5) * width;
        let mut baseline = top - heading_size * 0.6 - heading_size * 1.2 * as_number(lines.len() - 1);
        for line in lines {
            pen.text_center(middle, baseline, pen.secondary_style(heading_size), line);
            baseline += heading_size * 1.2;
        }
    }
    // The figures of a table end at one line, in the middle of their column; those of a heatmap stand each in the middle of its cell.
    let figures_ends: Vec<Option<f64>> = (0..chart.series.len())
        .zip(&chart.series)
        .map(|(index, series)| {
            let widest = series.points.iter().map(|point| text_width(&point.label_with_year(), size, Weight::Semibold)).fold(0.0, f64::max);
            let middle = left + (as_number(index) + 0.5) * width;
            let trend = trend_room(series, size, width - widest);
            (chart.kind == ChartKind::Table && widest < width).then_some(middle + (widest - trend) / 2.0)
        })
        .collect();
    for (row, (town, name)) in chart.categories.iter().zip(&columns.names).enumerate() {
        let y = top + as_number(row) * height;
        if chart.kind == ChartKind::Table {
            let length = left - frame.left + as_number(chart.series.len().max(1)) * width;
            pen.rect(Rect::new(frame.left, y - 0.5, length, 1.0), pen.theme.line);
        }
        let style = pen.town_style(town.role, size);
        pen.text_start(frame.left, y + height / 2.0 + size * HALF_LETTER, style, name);
        for (index, series) in chart.series.iter().enumerate() {
            let Some(point) = series.points.get(row) else { continue };
            let rect = Rect::new(left + as_number(index) * width, y, width, height);
            let cell = Cell { color: series.color, point, rect, figures_end: figures_ends.get(index).copied().flatten() };
            pen.mark(point, |pen| draw_cell(pen, chart.kind, &cell, size));
            if let Some(end) = cell.figures_end.filter(|_| !point.trend.is_empty()) {
                let start = end + size * TREND_GAP;
                let width = (cell.rect.left + cell.rect.width - size * 0.2 - start).min(size * MAX_TREND_WIDTH);
                let room = Rect::new(start, y + (height - size * 0.9) / 2.0, width, size * 0.9);
                draw_trend(pen, point, dates_of(series), &TrendRoom { room, size });
            }
        }
    }
}

/// Finds the largest type size, up to that of the frame, at which every figure fits its column.
fn set_columns(chart: &ChartSpec, frame: &Frame, row_count: f64) -> ColumnEdges {
    let em = frame.em;
    let column_count = as_number(chart.series.len().max(1));
    let max_names_width = frame.width() * MAX_NAMES_SHARE;
    let names = |size: f64| -> Vec<String> {
        chart.categories.iter().map(|town| fit(&town.label, size, Weight::Semibold, max_names_width)).collect()
    };
    let names_width = |size: f64| names(size).iter().map(|name| text_width(name, size, Weight::Semibold)).fold(0.0, f64::max);
    let has_two_lines = stacks_year(frame.height() / (row_count + 1.5), em);
    let widest_figure = |size: f64| {
        let points = chart.series.iter().flat_map(|series| &series.points);
        let text = |point: &DataPoint| if has_two_lines { point.label.clone() } else { point.label_with_year() };
        points.map(|point| text_width(&text(point), size, Weight::Semibold)).fold(0.0, f64::max)
    };
    let most = em
        * if chart.series.iter().any(|series| series.points.iter().any(|point| !point.trend.is_empty())) {
            MAX_COLUMN_WIDTH_WITH_TREND
        } else {
            MAX_COLUMN_WIDTH
        };
    let column_width = |size: f64| ((frame.width() - names_width(size) - em * 0.6) / column_count).min(most);
    let mut size = em.min(frame.height() / (row_count + 2.5) * 0.86);
    while widest_figure(size) + size * 0.5 > column_width(size) && size > em * 0.3 {
        size *= 0.94;
    }
    ColumnEdges { size, names: names(size), left: frame.left + names_width(size) + em * 0.6, width: column_width(size) }
}

/// The lines of a heading: the name of an indicator, then its unit.
fn set_heading(series: &Series, size: f64, max_width: f64) -> Vec<String> {
    let mut lines = wrap_clipped(&series.name, size, Weight::Regular, max_width, MAX_HEADING_LINES - 1);
    if !series.unit.is_empty() {
        lines.push(fit(&series.unit, size, Weight::Regular, max_width));
    }
    lines
}

/// A cell of figures.
struct Cell<'a> {
    color: SeriesColor,
    point: &'a DataPoint,
    rect: Rect,
    /// Where the figures of its column end; `None` where each is in the middle of its cell.
    figures_end: Option<f64>,
}

/// Draws a figure in its cell, in smaller letters if it is too wide. A cell of a heatmap without a value is hatched.
fn draw_cell(pen: &mut Pen<'_>, kind: ChartKind, cell: &Cell<'_>, size: f64) {
    let Rect { left: x, top: y, width, height } = cell.rect;
    let point = cell.point;
    pen.hit_area(cell.rect, point);
    let mut fill = pen.theme.paper;
    if kind == ChartKind::Heatmap {
        if let Some(shade) = point.shade {
            let ink = if cell.color == SeriesColor::Neutral { pen.theme.peer } else { pen.theme.series_color(cell.color) };
            fill = pen.theme.paper.mix(ink, 0.06 + 0.84 * shade);
            pen.rounded_rect(Rect::new(x + 1.0, y + 1.0, width - 2.0, height - 2.0), 2.0, fill);
        } else {
            let step = height * 0.45;
            let mut start = x + step * 0.5;
            while start + height * 0.5 < x + width {
                pen.path(&[Point::new(start, y + height - 3.0), Point::new(start + height * 0.4, y + 3.0)], 1.0, pen.theme.line);
                start += step;
            }
        }
    }
    let weight = if point.role == ComparisonRole::Other { Weight::Regular } else { Weight::Semibold };
    let is_known = point.value.number().is_some();
    let style = if is_known { pen.style_on(fill, size, weight) } else { pen.secondary_style(size) };
    let (center, middle) = (x + width / 2.0, y + height / 2.0);
    let fitted = |text: &str, style: TextStyle| {
        let text_width = style.text_width(text);
        if text_width > width { TextStyle { size: style.size * width / text_width, ..style } } else { style }
    };
    let whole = point.label_with_year();
    let is_wide = style.text_width(&whole) + size * 0.5 > width;
    if let Some(year) = point.year.as_ref().filter(|_| is_wide && stacks_year(height, size)) {
        let small = TextStyle { size: size * SMALL_SIZE / NAME_SIZE, weight: Weight::Regular, ..style };
        pen.text_center(center, middle - size * 0.12, fitted(&point.label, style), &point.label);
        pen.text_center(center, middle + small.size * 0.98, fitted(year, small), year);
        return;
    }
    let style = fitted(&whole, style);
    match cell.figures_end {
        Some(end) => pen.text_end(end, middle + style.size * HALF_LETTER, style, &whole),
        None => pen.text_center(center, middle + style.size * HALF_LETTER, style, &whole),
    }
}

/// The greatest and the least width of a trend beside its figure, and the distance between them, in type sizes.
const MAX_TREND_WIDTH: f64 = 3.6;
const MIN_TREND_WIDTH: f64 = 1.6;
const TREND_GAP: f64 = 0.5;

/// The room that the trends of a column take with their distance from the figures; none where there are none, or too little is free.
fn trend_room(series: &Series, size: f64, free: f64) -> f64 {
    let has_trend = series.points.iter().any(|point| !point.trend.is_empty());
    let room = (free - size * 0.6).min(size * (MAX_TREND_WIDTH + TREND_GAP));
    if has_trend && room >= size * (MIN_TREND_WIDTH + TREND_GAP) { room } else { 0.0 }
}

/// Where a trend is drawn, and the type size beside it.
struct TrendRoom {
    room: Rect,
    size: f64,
}

/// Draws how a figure came about as a small line, with a dot at the last date: all of a column over the same dates, each on a scale of values
/// of its own.
fn draw_trend(pen: &mut Pen<'_>, point: &DataPoint, dates: Span, TrendRoom { room, size }: &TrendRoom) {
    let in_room = |point: Point| Point::new(room.left + room.width * point.x, room.top + room.height * point.y);
    let line: Vec<Point> = trend_line(point, dates).into_iter().map(in_room).collect();
    if room.width < size * MIN_TREND_WIDTH || line.len() < 2 {
        return;
    }
    let ink = pen.theme.role_color(point.role);
    pen.path(&line, size * 0.09, ink);
    if let Some(end) = line.last() {
        pen.dot(*end, size * 0.15, ink);
    }
}

/// Whether a row has room for a figure and, under it, the year it is of.
fn stacks_year(row_height: f64, size: f64) -> bool {
    row_height >= size * 2.0
}

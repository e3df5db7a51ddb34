//! Dumbbells and arrows: two dots a row, joined by a line; values and names bound to their cells.
//!
//! A line rather than an error bar: LibreOffice drops error bars across whose lengths are given one by one.

use crate::chart::{Axis, ChartKind, DataPoint, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::layout::{INNER, LEGEND_SIZE, MARGIN, bars, layout, slide_frame};
use crate::render::pptx::chart::labels::Bound;
use crate::render::pptx::chart::{AxisOf, CATEGORIES, Pen, VALUES, cache, inner, placed};
use crate::render::sheet::{Sheet, letters, names_at};
use crate::render::workbook::SHEET;

/// The share of the height the names of series take.
const LEGEND_SHARE: f64 = 0.1;

/// The chart part.
pub(super) fn chart(pen: &Pen<'_>) -> String {
    let set = bars(pen.chart, &slide_frame(layout(pen.chart).chart));
    let extra = Sheet::beside(pen.chart);
    let (row, names) = (extra, extra + 1);
    let count = pen.chart.slots.len();
    // The longest series first: LibreOffice draws no shorter one before it.
    let mut all = joined(pen, (extra + 2, extra + 3)) + &dots(pen, 0, row, set.value_size) + &dots(pen, 1, row, set.value_size);
    all += &labels(pen, (row, names), (3, set.name_size));
    let axis = &pen.chart.axis;
    // Room for the values on both sides, as in our own picture.
    let scale = |from: f64| axis.low + (axis.high - axis.low) * (from - set.from) / (set.to - set.from).max(1.0);
    // A hair beyond the names, so that no program leaves them out.
    let (names_end, high) = (names_at(pen.chart), scale(MARGIN + INNER));
    let low = names_end - (high - names_end) * 1e-3;
    let across = Axis { low, high, ticks: Vec::new(), ..axis.clone() };
    let rows = Axis { low: 0.5, high: crate::base::as_number(count) + 0.5, ticks: Vec::new(), ..Axis::default() };
    let of = |id, crosses_axis, side, turned| AxisOf {
        id,
        crosses_axis,
        side,
        turned,
        shown: false,
        low: None,
        crosses: "min",
        between: "midCat",
        title: "",
        size: set.value_size,
    };
    let from = set.names_end + set.gap;
    let left = (from - MARGIN) / INNER;
    let wide = 1.0 - left;
    let x = if pen.rtl() { 0.0 } else { left };
    let (y, h) = if pen.chart.names_series() { (LEGEND_SHARE, 1.0 - LEGEND_SHARE) } else { (0.0, 1.0) };
    let plot = format!(
        "{}<c:scatterChart><c:scatterStyle val=\"lineMarker\"/><c:varyColors val=\"0\"/>{all}<c:axId val=\"{CATEGORIES}\"/><c:axId val=\"{VALUES}\"/>\
         </c:scatterChart>{}{}",
        inner((x, y), (wide, h)),
        pen.value_axis(&across, &of(CATEGORIES, VALUES, "b", pen.rtl())),
        pen.value_axis(&rows, &of(VALUES, CATEGORIES, "l", true)),
    );
    let legend = if pen.chart.names_series() {
        // The lines between, and the names of lines, are none of those in question.
        let hidden = [0, 3].into_iter().map(|rank| format!("<c:legendEntry><c:idx val=\"{rank}\"/><c:delete val=\"1\"/></c:legendEntry>"));
        format!(
            "<c:legend><c:legendPos val=\"t\"/>{}{}<c:overlay val=\"0\"/>{}</c:legend>",
            hidden.collect::<String>(),
            placed("", (if pen.rtl() { 0.6 } else { 0.0 }, 0.0), (0.4, LEGEND_SHARE * 0.8)),
            pen.text(LEGEND_SIZE, ComparisonRole::Named(0))
        )
    } else {
        String::new()
    };
    pen.space(&plot, &legend, ("gap", set.name_size))
}

/// The lines from one dot of each row to the other; of two dates, arrows. One series: a blank ends each line.
fn joined(pen: &Pen<'_>, (x, y): (usize, usize)) -> String {
    let (hue, head) = if pen.chart.kind == ChartKind::Arrow {
        (SeriesColor::Town(ComparisonRole::Focus), "<a:tailEnd type=\"triangle\" w=\"lg\" len=\"lg\"/>")
    } else {
        (SeriesColor::Town(ComparisonRole::Peer), "")
    };
    let line = |tag: &str, column: usize| {
        let values = pen.sheet.columns.get(column - 1).map(|column| column.values.as_slice()).unwrap_or_default();
        let letter = letters(column);
        format!("<c:{tag}><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${}</c:f>{}</c:numRef></c:{tag}>", values.len() + 1, cache(values))
    };
    format!(
        "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/>{}<c:spPr><a:ln w=\"57150\"><a:solidFill>{}</a:solidFill>{head}</a:ln></c:spPr>\
         <c:marker><c:symbol val=\"none\"/></c:marker>{}{}<c:smooth val=\"0\"/></c:ser>",
        pen.named(x),
        pen.colour(hue),
        line("xVal", x),
        line("yVal", y)
    )
}

/// The dots of one of the two, each value on the side away from the other.
fn dots(pen: &Pen<'_>, rank: usize, row: usize, size: f64) -> String {
    let Some(series) = pen.chart.series.get(rank) else { return String::new() };
    let other =
        |slot: usize| pen.chart.series.get(1 - rank).and_then(|series| series.points.get(slot)).and_then(|point| point.reading.value());
    let order = rank + 1;
    let words: Vec<Bound> = series
        .points
        .iter()
        .enumerate()
        .filter_map(|(index, point)| {
            let value = point.reading.value()?;
            let before = other(index).is_none_or(|other| value < other || (value <= other && rank == 0));
            Some(Bound { index, text: point.text(), place: if before == pen.rtl() { "r" } else { "l" }, standing: point.standing })
        })
        .collect();
    let said: Vec<String> = series.points.iter().map(DataPoint::text).collect();
    let arrow = pen.chart.kind == ChartKind::Arrow;
    let hue = SeriesColor::Town(if arrow { ComparisonRole::Focus } else { series.standing });
    // An arrow begins small.
    let marker = pen.marker(hue, if arrow && rank == 0 { 5 } else { 12 });
    format!(
        "<c:ser><c:idx val=\"{order}\"/><c:order val=\"{order}\"/>{}<c:spPr><a:ln w=\"19050\"><a:noFill/></a:ln></c:spPr>{marker}{}{}{}<c:smooth val=\"0\"/>{}</c:ser>",
        pen.named(rank + 1),
        pen.bound(&words, size),
        pen.numbers("xVal", rank + 1),
        pen.numbers("yVal", row),
        Pen::range(&pen.cells(rank + 1), &said),
    )
}

/// The names of the lines, bound to the first column of the sheet.
fn labels(pen: &Pen<'_>, (row, names): (usize, usize), (order, size): (usize, f64)) -> String {
    let place = if pen.rtl() { "r" } else { "l" };
    let named = |(index, text): (usize, &String)| {
        let standing = pen.chart.slots.get(index).map_or(ComparisonRole::Peer, |slot| slot.standing);
        let standing = if standing == ComparisonRole::Peer { ComparisonRole::Named(0) } else { standing };
        Bound { index, text: text.clone(), place, standing }
    };
    let words: Vec<Bound> = pen.sheet.rows.iter().enumerate().map(named).collect();
    // Names begin where the plot ends: at its least value.
    format!(
        "<c:ser><c:idx val=\"{order}\"/><c:order val=\"{order}\"/>{}<c:spPr><a:ln w=\"19050\"><a:noFill/></a:ln></c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>{}{}{}\
         <c:smooth val=\"0\"/>{}</c:ser>",
        pen.named(names),
        pen.bound(&words, size),
        pen.numbers("xVal", names),
        pen.numbers("yVal", row),
        Pen::range(&pen.cells(0), &pen.sheet.rows)
    )
}

//! Lines over the years, slopes and ranks: a line for each town, its name at its end.

use crate::chart::{Axis, ChartKind, Series, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::geometry::Span;
use crate::render::labels::{Wish, column, wanted};
use crate::render::layout::{EM, INNER, layout};
use crate::render::measure::width;
use crate::render::pptx::chart::labels::{NOTHING, Shows};
use crate::render::pptx::chart::{AxisOf, CATEGORIES, Pen, VALUES, inner};
use crate::render::sheet::{Sheet, is_uncertain};
use crate::render::theme::Weight;

/// The size of names at the ends of lines.
const NAMES: f64 = EM * 0.82;
/// The size of years and ticks.
const TICKS: f64 = EM * 0.68;

/// The chart part.
pub(super) fn chart(pen: &Pen<'_>) -> String {
    let mut next = Sheet::beside(pen.chart);
    let mut all = String::new();
    let ends = ends(pen);
    for (rank, series) in pen.chart.series.iter().enumerate() {
        let sure = if is_uncertain(series) {
            next += 2;
            pen.uncertain((next - 2, next - 1), Some("y"))
        } else {
            String::new()
        };
        all += &one(pen, (rank, series), (&sure, ends.get(rank).copied().unwrap_or_default()));
    }
    let name = |series: &Series| {
        let value = series.points.iter().rfind(|point| point.reading.value().is_some()).map(|point| point.label.clone());
        width(&format!("{} {}", series.name, value.unwrap_or_default()), NAMES, Weight::Semibold)
    };
    let beside = (pen.chart.series.iter().map(name).fold(0.0, f64::max) + EM) / INNER;
    let slope = pen.chart.kind == ChartKind::Slope;
    let before = if slope { beside } else { 0.08 };
    let wide = (1.0 - beside - before).max(0.2);
    let x = if pen.rtl() { beside } else { before };
    let ranks = pen.chart.kind == ChartKind::Bump;
    let axis = if ranks { Axis { low: 0.5, high: pen.chart.axis.high + 0.5, ..pen.chart.axis.clone() } } else { pen.chart.axis.clone() };
    let values = AxisOf {
        id: VALUES,
        crosses_axis: CATEGORIES,
        side: if pen.rtl() { "r" } else { "l" },
        turned: ranks,
        shown: !slope && !ranks,
        low: None,
        crosses: if pen.rtl() { "max" } else { "min" },
        between: "midCat",
        title: "",
        size: TICKS,
    };
    let plot = format!(
        "{}<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{all}<c:marker val=\"1\"/><c:axId val=\"{CATEGORIES}\"/>\
         <c:axId val=\"{VALUES}\"/></c:lineChart>{}{}",
        inner((x, PLOT_TOP), (wide, PLOT_HEIGHT)),
        years(pen),
        pen.value_axis(&axis, &values)
    );
    // A year in which nothing was measured does not break a line.
    pen.space(&plot, "", ("span", TICKS))
}

/// How far below its end each name of a line stands, at its beginning and at its end, in shares of the height; none where there is
/// no room for it.
type Ends = (Option<f64>, Option<f64>);

/// Names moved apart where they would meet, as in our own picture.
fn ends(pen: &Pen<'_>) -> Vec<Ends> {
    let Span { start: top, end: bottom } = layout(pen.chart).chart;
    let height = (bottom - top).max(1.0);
    let side = |last: bool| -> Vec<Option<f64>> {
        let wish = |series: &Series| {
            let mut known = series.points.iter().filter_map(|point| point.reading.value());
            let value = if last { known.next_back() } else { known.next() };
            let fraction =
                value.map(|value| if pen.chart.kind == ChartKind::Bump { rank_at(pen, value) } else { pen.chart.axis.fraction(value) });
            let middle = fraction.map_or(f64::NAN, |fraction| (PLOT_TOP + PLOT_HEIGHT * (1.0 - fraction)) * height);
            Wish { middle, height: if middle.is_nan() { 0.0 } else { NAMES * 1.2 }, rank: wanted(series.standing) }
        };
        let wishes: Vec<Wish> = pen.chart.series.iter().map(wish).collect();
        let places = column(&wishes, Span { start: 0.0, end: height });
        wishes.iter().zip(places).map(|(wish, place)| place.map(|place| (place - wish.middle) / height)).collect()
    };
    side(false).into_iter().zip(side(true)).collect()
}

/// Where a rank stands: the first on top.
fn rank_at(pen: &Pen<'_>, rank: f64) -> f64 {
    1.0 - (rank - 0.5) / pen.chart.axis.high.max(1.0)
}

/// Where the plot begins and how high it is, in shares of the chart.
const PLOT_TOP: f64 = 0.04;
const PLOT_HEIGHT: f64 = 0.84;

fn one(pen: &Pen<'_>, (rank, series): (usize, &Series), (sure, moves): (&str, Ends)) -> String {
    let hue = SeriesColor::Town(series.standing);
    let own_column = pen.sheet.columns.get(rank);
    let known = |value: &Option<f64>| value.is_some();
    let last = own_column.and_then(|column| column.values.iter().rposition(known));
    let first = own_column.and_then(|column| column.values.iter().position(known));
    let (end, start) = if pen.rtl() { ("l", "r") } else { ("r", "l") };
    let both = Shows { value: true, series: true };
    let at = |row: Option<usize>, place: &str, down: Option<f64>| {
        let (row, down) = (row?, down?);
        let point = series
            .points
            .iter()
            .find(|point| point.reading.value() == own_column.and_then(|column| column.values.get(row).copied().flatten()))?;
        let plain = crate::chart::DataPoint { year: None, standing: series.standing, ..point.clone() };
        Some(pen.moved_label((row, &plain), NAMES, (place, down), both))
    };
    let mut own = String::new();
    if pen.chart.kind == ChartKind::Slope && first != last {
        own += &at(first, start, moves.0).unwrap_or_default();
    }
    own += &at(last, end, moves.1).unwrap_or_default();
    let (thick, dot) = if series.standing == ComparisonRole::Peer { (22_225, 5) } else { (44_450, 8) };
    format!(
        "<c:ser><c:idx val=\"{rank}\"/><c:order val=\"{rank}\"/>{}{}{}{}{sure}{}{}<c:smooth val=\"0\"/></c:ser>",
        pen.named(rank + 1),
        pen.stroke(hue, thick),
        pen.marker(hue, dot),
        pen.labels(&own, (NAMES, series.standing), None, NOTHING),
        pen.categories(),
        pen.numbers("val", rank + 1),
    )
}

/// The years; of a long history one in five or ten.
fn years(pen: &Pen<'_>) -> String {
    let count = pen.sheet.rows.len();
    let skip = match count {
        0..=12 => 1,
        13..=25 => 2,
        26..=60 => 5,
        _ => 10,
    };
    let way = if pen.rtl() { "maxMin" } else { "minMax" };
    format!(
        "<c:catAx><c:axId val=\"{CATEGORIES}\"/><c:scaling><c:orientation val=\"{way}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/>\
         <c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>\
         <c:spPr><a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill></a:ln></c:spPr>{}<c:crossAx val=\"{VALUES}\"/>\
         <c:crosses val=\"min\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:tickLblSkip val=\"{skip}\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>",
        pen.soft(TICKS)
    )
}

//! Scatters, and bubbles where a third indicator is the area: a series for each town, so that each is named by itself.

use crate::chart::{Axis, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::layout::EM;
use crate::render::pptx::chart::labels::{NOTHING, Shows};
use crate::render::pptx::chart::{AxisOf, CATEGORIES, Pen, VALUES, inner, strings};
use crate::render::pptx::parts::points;
use crate::render::xml::escape;

const NAMES: f64 = EM * 0.8;
const TICKS: f64 = EM * 0.68;

/// The chart part.
pub(super) fn chart(pen: &Pen<'_>) -> String {
    let sized = pen.chart.series.len() > 2;
    let slots = pen.chart.slots.len();
    let mut all = String::new();
    let others = pen.sheet.rows.len() > slots && !sized;
    if others {
        all += &ground(pen, slots);
    }
    for (rank, slot) in pen.chart.slots.iter().enumerate() {
        all += &town(pen, (rank, usize::from(others) + rank), slot.standing, sized);
    }
    let Some(across) = &pen.chart.across else { return String::new() };
    let title = |text: &str| {
        format!(
            "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{0}\" b=\"0\"/></a:pPr><a:r><a:rPr lang=\"{1}\" sz=\"{0}\" b=\"0\"/><a:t>{2}</a:t></a:r></a:p>\
             </c:rich></c:tx><c:overlay val=\"0\"/></c:title>",
            points(TICKS),
            pen.chart.language.tag(),
            escape(text)
        )
    };
    let (below, beside) = (title(&across.name), title(&pen.chart.axis.name));
    let x = AxisOf {
        id: CATEGORIES,
        crosses_axis: VALUES,
        side: "b",
        turned: pen.rtl(),
        shown: true,
        low: None,
        crosses: "min",
        between: "midCat",
        title: &below,
        size: TICKS,
    };
    let y = AxisOf {
        id: VALUES,
        crosses_axis: CATEGORIES,
        side: if pen.rtl() { "r" } else { "l" },
        turned: false,
        shown: true,
        low: None,
        crosses: if pen.rtl() { "max" } else { "min" },
        between: "midCat",
        title: &beside,
        size: TICKS,
    };
    let axes = format!("{}{}", pen.value_axis(across, &x), pen.value_axis(&Axis { name: String::new(), ..pen.chart.axis.clone() }, &y));
    let place = inner((0.1, 0.03), (0.86, 0.8));
    let plot = if sized {
        format!(
            "{place}<c:bubbleChart><c:varyColors val=\"0\"/>{all}<c:bubbleScale val=\"40\"/><c:showNegBubbles val=\"0\"/><c:sizeRepresents val=\"area\"/>\
             <c:axId val=\"{CATEGORIES}\"/><c:axId val=\"{VALUES}\"/></c:bubbleChart>{axes}"
        )
    } else {
        format!(
            "{place}<c:scatterChart><c:scatterStyle val=\"lineMarker\"/><c:varyColors val=\"0\"/>{all}<c:axId val=\"{CATEGORIES}\"/>\
             <c:axId val=\"{VALUES}\"/></c:scatterChart>{axes}"
        )
    };
    pen.space(&plot, "", ("gap", TICKS))
}

/// One town: a point and its name.
fn town(pen: &Pen<'_>, (rank, order): (usize, usize), standing: ComparisonRole, sized: bool) -> String {
    let row = rank + 1;
    let name = pen.sheet.rows.get(rank).cloned().unwrap_or_default();
    let named = format!("<c:tx><c:strRef><c:f>{}</c:f>{}</c:strRef></c:tx>", Pen::cell(0, row), strings(&[name]));
    let place = if pen.rtl() { "l" } else { "r" };
    let labels = pen.labels("", (NAMES, standing), Some(place), Shows { value: false, series: true });
    let hue = SeriesColor::Town(standing);
    let head = format!("<c:ser><c:idx val=\"{order}\"/><c:order val=\"{order}\"/>{named}");
    let (x, y) = (pen.number("xVal", (1, row)), pen.number("yVal", (2, row)));
    if sized {
        return format!(
            "{head}{}<c:invertIfNegative val=\"0\"/>{labels}{x}{y}{}<c:bubble3D val=\"0\"/></c:ser>",
            pen.fill(hue),
            pen.number("bubbleSize", (3, row))
        );
    }
    let dot = if standing.is_spoken_of() { 12 } else { 9 };
    format!(
        "{head}<c:spPr><a:ln w=\"19050\"><a:noFill/></a:ln></c:spPr>{}{labels}{x}{y}<c:smooth val=\"0\"/></c:ser>",
        pen.marker(hue, dot)
    )
}

/// The other towns of the files: one series, without names.
fn ground(pen: &Pen<'_>, slots: usize) -> String {
    let (from, to) = (slots + 2, pen.sheet.rows.len() + 1);
    let column = |tag: &str, rank: usize| {
        let values: Vec<Option<f64>> =
            pen.sheet.columns.get(rank).map(|column| column.values.iter().skip(slots).copied().collect()).unwrap_or_default();
        let letter = crate::render::sheet::letters(rank + 1);
        format!(
            "<c:{tag}><c:numRef><c:f>{}!${letter}${from}:${letter}${to}</c:f>{}</c:numRef></c:{tag}>",
            crate::render::workbook::SHEET,
            super::cache(&values)
        )
    };
    let name = pen.sheet.rows.get(slots).cloned().unwrap_or_default();
    format!(
        "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:strRef><c:f>{}</c:f>{}</c:strRef></c:tx><c:spPr><a:ln w=\"19050\"><a:noFill/></a:ln></c:spPr>\
         <c:marker><c:symbol val=\"circle\"/><c:size val=\"4\"/><c:spPr><a:solidFill><a:schemeClr val=\"accent3\"><a:alpha val=\"45000\"/></a:schemeClr></a:solidFill>\
         <a:ln><a:noFill/></a:ln></c:spPr></c:marker>{}{}{}<c:smooth val=\"0\"/></c:ser>",
        Pen::cell(0, slots + 1),
        strings(&[name]),
        pen.labels("", (NAMES, ComparisonRole::Peer), None, NOTHING),
        column("xVal", 0),
        column("yVal", 1)
    )
}

//! Radars: one or two towns around a centre, from 0 to 100 %.

use crate::chart::SeriesColor;
use crate::compare::ComparisonRole;
use crate::render::layout::{EM, LEGEND_SIZE};
use crate::render::pptx::chart::labels::VALUE;
use crate::render::pptx::chart::{AxisOf, CATEGORIES, Pen, VALUES, placed};

/// The chart part.
pub(super) fn chart(pen: &Pen<'_>) -> String {
    let one = |(rank, series): (usize, &crate::chart::Series)| {
        let hue = SeriesColor::Town(series.standing);
        format!(
            "<c:ser><c:idx val=\"{rank}\"/><c:order val=\"{rank}\"/>{}{}{}{}{}{}</c:ser>",
            pen.named(rank + 1),
            pen.stroke(hue, 44_450),
            pen.marker(hue, 8),
            pen.labels("", (EM * 0.6, series.standing), None, VALUE),
            pen.categories(),
            pen.numbers("val", rank + 1)
        )
    };
    let all: String = pen.chart.series.iter().enumerate().map(one).collect();
    let values = AxisOf {
        id: VALUES,
        crosses_axis: CATEGORIES,
        side: "l",
        turned: false,
        shown: true,
        low: None,
        crosses: "autoZero",
        between: "between",
        title: "",
        size: EM * 0.6,
    };
    let plot = format!(
        "<c:layout/><c:radarChart><c:radarStyle val=\"marker\"/><c:varyColors val=\"0\"/>{all}<c:axId val=\"{CATEGORIES}\"/><c:axId val=\"{VALUES}\"/></c:radarChart>\
         <c:catAx><c:axId val=\"{CATEGORIES}\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/>\
         <c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>{}\
         <c:crossAx val=\"{VALUES}\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>{}",
        pen.text(EM * 0.68, ComparisonRole::Named(0)),
        pen.value_axis(&pen.chart.axis, &values)
    );
    let legend = format!(
        "<c:legend><c:legendPos val=\"t\"/>{}<c:overlay val=\"0\"/>{}</c:legend>",
        placed("", (if pen.rtl() { 0.6 } else { 0.0 }, 0.0), (0.4, 0.08)),
        pen.text(LEGEND_SIZE, ComparisonRole::Named(0))
    );
    pen.space(&plot, if pen.chart.names_series() { &legend } else { "" }, ("gap", EM * 0.68))
}

//! A native bar chart: the figures in cache, their cells in the workbook, labels as numbers that follow an edit.

use crate::chart::{Axis, ChartSpec, Point, Series};
use crate::compare::Standing;
use crate::render::layout::{Bars, GAP, INNER, LEGEND_SIZE, MARGIN, bars, layout, slide_frame};
use crate::render::measure::width;
use crate::render::pptx::parts::{HEAD, points};
use crate::render::scene::Weight;
use crate::render::workbook::{SHEET, category};
use crate::render::xml::escape;
use crate::speech::Language;

/// Any two positive numbers will do, as long as each axis names the other.
const CATEGORIES: &str = "111111111";
const VALUES: &str = "222222222";

/// The chart part.
pub(super) fn chart(chart: &ChartSpec) -> String {
    let place = layout(chart);
    let bars = bars(chart, &slide_frame(place.chart));
    let writer =
        Writer { chart, format: number_format(&chart.axis, chart.language), value_size: bars.value_size, name_size: bars.name_size };
    let series: String = chart.series.iter().enumerate().map(|(rank, series)| writer.series(rank, series)).collect();
    let gap = if chart.series.len() > 1 { 45 } else { 62 };
    let legend = if chart.names_series() { writer.legend() } else { String::new() };
    format!(
        "{HEAD}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/><c:lang val=\"{}\"/><c:roundedCorners val=\"0\"/>\
         <c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea>{}<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{series}\
         <c:gapWidth val=\"{gap}\"/><c:axId val=\"{CATEGORIES}\"/><c:axId val=\"{VALUES}\"/></c:barChart>{}{}</c:plotArea>{legend}\
         <c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{}\"/></a:pPr>\
         <a:endParaRPr lang=\"{}\"/></a:p></c:txPr><c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
        chart.language.tag(),
        plot_place(&bars, chart),
        writer.category_axis(),
        writer.value_axis(scale_low(&bars, chart)),
        points(bars.name_size),
        chart.language.tag(),
    )
}

/// The plot stands where our own picture has it, so that bars and names have the same room; below zero it begins
/// at the names, and the scale is lengthened by as much, to leave room for labels on that side.
fn plot_place(bars: &Bars, chart: &ChartSpec) -> String {
    let from = plot_from(bars, chart);
    let left = (from - MARGIN) / INNER;
    let wide = (bars.to - from) / INNER;
    let x = if chart.language.is_rtl() { 1.0 - left - wide } else { left };
    let (y, h) = if chart.names_series() { (LEGEND_SHARE, 1.0 - LEGEND_SHARE) } else { (0.0, 1.0) };
    format!("<c:layout>{}</c:layout>", placed("<c:layoutTarget val=\"inner\"/>", (x, y), (wide, h)))
}

/// The share of the height the names of series take.
const LEGEND_SHARE: f64 = 0.1;

fn placed(target: &str, (x, y): (f64, f64), (w, h): (f64, f64)) -> String {
    format!(
        "<c:manualLayout>{target}<c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"{x:.4}\"/><c:y val=\"{y:.4}\"/>\
         <c:w val=\"{w:.4}\"/><c:h val=\"{h:.4}\"/></c:manualLayout>"
    )
}

fn plot_from(bars: &Bars, chart: &ChartSpec) -> f64 {
    if chart.axis.low < 0.0 { bars.names_end + GAP } else { bars.from }
}

/// The least value of the scale, lower than any bar when labels stand below zero.
fn scale_low(bars: &Bars, chart: &ChartSpec) -> f64 {
    let Axis { low, high, .. } = chart.axis;
    let lengthened = (bars.from - plot_from(bars, chart)) / (bars.to - bars.from).max(1.0);
    low - (high - low) * lengthened
}

/// The sign of a negative number; quoted, as every letter Office does not know must be.
const MINUS: &str = "\"\u{2212}\"";

/// How Office prints the values: grouped by the reader's own system, with our decimals and sign.
fn number_format(axis: &Axis, language: Language) -> String {
    let decimals = "0".repeat(usize::from(axis.decimals));
    let number = if decimals.is_empty() { "#,##0".to_owned() } else { format!("#,##0.{decimals}") };
    let percent = match (axis.percent, language) {
        (false, _) => "",
        (true, Language::Fr) => "\"\u{202f}%\"",
        (true, _) => "\"%\"",
    };
    if axis.signed {
        format!("+{number}{percent};{MINUS}{number}{percent};{number}{percent}")
    } else {
        format!("{number}{percent};{MINUS}{number}{percent}")
    }
}

struct Writer<'a> {
    chart: &'a ChartSpec,
    format: String,
    value_size: f64,
    name_size: f64,
}

impl Writer<'_> {
    fn series(&self, rank: usize, series: &Series) -> String {
        let column = char::from(b'B' + u8::try_from(rank).unwrap_or(0));
        let last = self.chart.slots.len() + 1;
        let names: Vec<String> = (0..self.chart.slots.len()).map(|index| category(self.chart, index)).collect();
        let differing = series.points.iter().enumerate().filter(|(_, point)| point.standing != series.standing);
        let colours: String = differing.map(|(index, point)| Self::point_colour(index, point.standing)).collect();
        let values: String = series
            .points
            .iter()
            .enumerate()
            .filter_map(|(index, point)| point.reading.value().map(|value| format!("<c:pt idx=\"{index}\"><c:v>{value}</c:v></c:pt>")))
            .collect();
        format!(
            "<c:ser><c:idx val=\"{rank}\"/><c:order val=\"{rank}\"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>{}</c:strRef></c:tx>{}<c:invertIfNegative val=\"0\"/>{colours}{}\
             <c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{}</c:strRef></c:cat><c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>\
             <c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{}\"/>{values}</c:numCache></c:numRef></c:val></c:ser>",
            strings(std::slice::from_ref(&series.name)),
            Self::fill(series.standing),
            self.labels(series),
            strings(&names),
            series.points.len(),
        )
    }

    fn fill(standing: Standing) -> String {
        let accent = match standing {
            Standing::Focus => "accent1",
            Standing::Twin => "accent2",
            Standing::Named(rank) => return Self::fill_other(rank),
            Standing::Peer => "accent3",
        };
        format!("<c:spPr><a:solidFill><a:schemeClr val=\"{accent}\"/></a:solidFill></c:spPr>")
    }

    fn fill_other(rank: u8) -> String {
        format!("<c:spPr><a:solidFill><a:schemeClr val=\"accent{}\"/></a:solidFill></c:spPr>", 4 + u32::from(rank % 3))
    }

    fn point_colour(index: usize, standing: Standing) -> String {
        format!("<c:dPt><c:idx val=\"{index}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>{}</c:dPt>", Self::fill(standing))
    }

    /// Labels are numbers, so that they follow when the data is edited; only a borrowed year makes one a text.
    fn labels(&self, series: &Series) -> String {
        let custom: String = series.points.iter().enumerate().filter_map(|(index, point)| self.own_label(index, point, series)).collect();
        format!(
            "<c:dLbls>{custom}<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}{SHOWN}</c:dLbls>",
            escape(&self.format),
            self.text(self.value_size, series.standing)
        )
    }

    fn own_label(&self, index: usize, point: &Point, series: &Series) -> Option<String> {
        point.reading.value()?;
        let year = point.year.as_ref().map(|_| {
            // A text of its own does not take the letters of the label: they are said again.
            let (ink, bold) = ink(point.standing);
            format!(
                "<c:tx><c:rich><a:bodyPr wrap=\"none\"/><a:lstStyle/><a:p><a:r><a:rPr lang=\"{}\" sz=\"{}\" b=\"{bold}\"><a:solidFill><a:schemeClr val=\"{ink}\"/>\
                 </a:solidFill></a:rPr><a:t>{}</a:t></a:r></a:p></c:rich></c:tx>",
                self.chart.language.tag(),
                points(self.value_size),
                escape(&point.text())
            )
        });
        if year.is_none() && point.standing == series.standing {
            return None;
        }
        Some(format!(
            "<c:dLbl><c:idx val=\"{index}\"/>{}<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}{SHOWN}</c:dLbl>",
            year.unwrap_or_default(),
            escape(&self.format),
            self.text(self.value_size, point.standing)
        ))
    }

    fn text(&self, size: f64, standing: Standing) -> String {
        let (ink, bold) = ink(standing);
        format!(
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{}\" b=\"{bold}\"><a:solidFill><a:schemeClr val=\"{ink}\"/></a:solidFill></a:defRPr></a:pPr>\
             <a:endParaRPr lang=\"{}\"/></a:p></c:txPr>",
            points(size),
            self.chart.language.tag()
        )
    }

    /// The first name on top; in Arabic the names stand on the right.
    fn category_axis(&self) -> String {
        let side = if self.chart.language.is_rtl() { "r" } else { "l" };
        format!(
            "<c:catAx><c:axId val=\"{CATEGORIES}\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{side}\"/>\
             <c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>\
             <c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}<c:crossAx val=\"{VALUES}\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>\
             <c:lblOffset val=\"{GAP:.0}\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>",
            self.text(self.name_size, Standing::Focus).replace(" b=\"1\"", " b=\"0\"")
        )
    }

    /// Values start at zero and are read from the labels: the axis itself is not shown.
    fn value_axis(&self, low: f64) -> String {
        let way = if self.chart.language.is_rtl() { "maxMin" } else { "minMax" };
        let high = self.chart.axis.high;
        format!(
            "<c:valAx><c:axId val=\"{VALUES}\"/><c:scaling><c:orientation val=\"{way}\"/><c:max val=\"{high}\"/><c:min val=\"{low}\"/></c:scaling><c:delete val=\"1\"/>\
             <c:axPos val=\"t\"/><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>\
             <c:crossAx val=\"{CATEGORIES}\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>",
            escape(&self.format)
        )
    }

    /// The names of series on one line above the plot, from the side where reading begins.
    fn legend(&self) -> String {
        let names = self.chart.series.iter().map(|series| width(&series.name, LEGEND_SIZE, Weight::Semibold) + LEGEND_SIZE * 2.4);
        let share = (names.sum::<f64>() / INNER).min(1.0);
        let x = if self.chart.language.is_rtl() { 1.0 - share } else { 0.0 };
        format!(
            "<c:legend><c:legendPos val=\"t\"/><c:layout>{}</c:layout><c:overlay val=\"0\"/>{}</c:legend>",
            placed("", (x, 0.0), (share, LEGEND_SHARE * 0.8)),
            self.text(LEGEND_SIZE, Standing::Focus).replace(" b=\"1\"", " b=\"0\"")
        )
    }
}

/// The letters of a town: those in question in full ink and bold, the others softly.
fn ink(standing: Standing) -> (&'static str, u8) {
    match standing {
        Standing::Focus | Standing::Twin => ("tx1", 1),
        Standing::Named(_) => ("tx1", 0),
        Standing::Peer => ("tx2", 0),
    }
}

/// What a label shows: the value and nothing else.
const SHOWN: &str = "<c:dLblPos val=\"outEnd\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";

fn strings(values: &[String]) -> String {
    let points: String =
        values.iter().enumerate().map(|(index, value)| format!("<c:pt idx=\"{index}\"><c:v>{}</c:v></c:pt>", escape(value))).collect();
    format!("<c:strCache><c:ptCount val=\"{}\"/>{points}</c:strCache>", values.len())
}

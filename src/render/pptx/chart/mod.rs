//! Native charts: the figures in cache, their cells in the workbook, labels that follow an edit.

mod bars;
mod labels;
mod lines;
mod pairs;
mod radar;
mod scatter;

use crate::chart::{Axis, ChartKind, ChartSpec, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::pptx::parts::{HEAD, points};
use crate::render::sheet::{Sheet, letters, number_format};
use crate::render::theme::Theme;
use crate::render::workbook::SHEET;
use crate::render::xml::escape;

/// Whether Office can draw a kind as one of its own charts.
pub(super) fn is_charted(chart: &ChartSpec) -> bool {
    let plain = chart.marks.is_empty() && chart.trails.is_empty() && chart.own.is_empty();
    match chart.kind {
        ChartKind::Bars
        | ChartKind::Grouped
        | ChartKind::Stacked
        | ChartKind::Shares
        | ChartKind::Waterfall
        | ChartKind::Dumbbell
        | ChartKind::Arrow
        | ChartKind::Lines
        | ChartKind::Slope
        | ChartKind::Bump
        | ChartKind::Radar => plain,
        // The medians of a scatter are said in its notes.
        ChartKind::Scatter => chart.trails.is_empty(),
        ChartKind::Multiples | ChartKind::Heatmap | ChartKind::Strip | ChartKind::Bullet | ChartKind::Table => false,
    }
}

/// The chart part.
pub(super) fn chart(chart: &ChartSpec, theme: &Theme) -> String {
    let pen = Pen { chart, theme, sheet: Sheet::of(chart), format: number_format(&chart.axis, chart.language) };
    match chart.kind {
        ChartKind::Lines | ChartKind::Slope | ChartKind::Bump => lines::chart(&pen),
        ChartKind::Scatter => scatter::chart(&pen),
        ChartKind::Dumbbell | ChartKind::Arrow => pairs::chart(&pen),
        ChartKind::Radar => radar::chart(&pen),
        ChartKind::Bars
        | ChartKind::Grouped
        | ChartKind::Stacked
        | ChartKind::Shares
        | ChartKind::Waterfall
        | ChartKind::Multiples
        | ChartKind::Heatmap
        | ChartKind::Strip
        | ChartKind::Bullet
        | ChartKind::Table => bars::chart(&pen),
    }
}

/// Any two positive numbers will do, as long as each axis names the other.
const CATEGORIES: &str = "111111111";
const VALUES: &str = "222222222";

/// What every kind writes with.
struct Pen<'a> {
    chart: &'a ChartSpec,
    theme: &'a Theme,
    sheet: Sheet,
    /// How values are printed.
    format: String,
}

impl Pen<'_> {
    fn rtl(&self) -> bool {
        self.chart.language.is_rtl()
    }

    /// The whole part around a plot; how blanks are drawn, and the size of letters.
    fn space(&self, plot: &str, legend: &str, (blanks, size): (&str, f64)) -> String {
        format!(
            "{HEAD}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/><c:lang val=\"{0}\"/><c:roundedCorners val=\"0\"/>\
             <c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea>{plot}</c:plotArea>{legend}\
             <c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"{blanks}\"/></c:chart><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{1}\"/></a:pPr>\
             <a:endParaRPr lang=\"{0}\"/></a:p></c:txPr><c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
            self.chart.language.tag(),
            points(size),
        )
    }

    /// The cells of a column, as a reference; the names are column 0.
    fn cells(&self, column: usize) -> String {
        let letter = letters(column);
        format!("{SHEET}!${letter}$2:${letter}${}", self.sheet.rows.len() + 1)
    }

    /// One cell; row 0 holds the names of columns.
    fn cell(column: usize, row: usize) -> String {
        format!("{SHEET}!${}${}", letters(column), row + 1)
    }

    /// The name of a series: that of its column.
    fn named(&self, column: usize) -> String {
        let name = self.sheet.columns.get(column - 1).map(|column| column.name.clone()).unwrap_or_default();
        format!("<c:tx><c:strRef><c:f>{}</c:f>{}</c:strRef></c:tx>", Self::cell(column, 0), strings(&[name]))
    }

    /// The categories: the names of rows.
    fn categories(&self) -> String {
        format!("<c:cat><c:strRef><c:f>{}</c:f>{}</c:strRef></c:cat>", self.cells(0), strings(&self.sheet.rows))
    }

    /// The numbers of a column, in cache and by reference, under a tag: `val`, `xVal`, `yVal`, `plus`.
    fn numbers(&self, tag: &str, column: usize) -> String {
        let values = self.sheet.columns.get(column - 1).map(|column| column.values.as_slice()).unwrap_or_default();
        format!("<c:{tag}><c:numRef><c:f>{}</c:f>{}</c:numRef></c:{tag}>", self.cells(column), cache(values))
    }

    /// One number, under a tag.
    fn number(&self, tag: &str, (column, row): (usize, usize)) -> String {
        let value = self.sheet.columns.get(column - 1).and_then(|column| column.values.get(row - 1)).copied().flatten();
        format!("<c:{tag}><c:numRef><c:f>{}</c:f>{}</c:numRef></c:{tag}>", Self::cell(column, row), cache(&[value]))
    }

    /// A colour: of the theme where the theme has it, so that a user's own theme is worn.
    fn colour(&self, hue: SeriesColor) -> String {
        let accent = match hue {
            SeriesColor::Town(ComparisonRole::Focus) => 1,
            SeriesColor::Town(ComparisonRole::Twin) => 2,
            SeriesColor::Town(ComparisonRole::Peer) | SeriesColor::Rest => 3,
            SeriesColor::Town(ComparisonRole::Named(rank)) | SeriesColor::Other(rank) if rank < 3 => 4 + u32::from(rank),
            SeriesColor::Town(ComparisonRole::Named(_)) | SeriesColor::Other(_) => {
                return format!("<a:srgbClr val=\"{}\"/>", self.theme.hue(hue).hex());
            }
        };
        format!("<a:schemeClr val=\"accent{accent}\"/>")
    }

    fn fill(&self, hue: SeriesColor) -> String {
        format!("<c:spPr><a:solidFill>{}</a:solidFill></c:spPr>", self.colour(hue))
    }

    /// A line of a thickness in EMU.
    fn stroke(&self, hue: SeriesColor, thick: u32) -> String {
        format!("<c:spPr><a:ln w=\"{thick}\" cap=\"rnd\"><a:solidFill>{}</a:solidFill><a:round/></a:ln></c:spPr>", self.colour(hue))
    }

    /// A round marker of a size in points.
    fn marker(&self, hue: SeriesColor, size: u8) -> String {
        format!(
            "<c:marker><c:symbol val=\"circle\"/><c:size val=\"{size}\"/><c:spPr><a:solidFill>{}</a:solidFill><a:ln w=\"9525\"><a:solidFill>\
             <a:schemeClr val=\"bg1\"/></a:solidFill></a:ln></c:spPr></c:marker>",
            self.colour(hue)
        )
    }

    /// Letters of a size.
    fn text(&self, size: f64, standing: ComparisonRole) -> String {
        let (ink, bold) = ink(standing);
        format!(
            "<c:txPr><a:bodyPr wrap=\"none\"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{}\" b=\"{bold}\"><a:solidFill><a:schemeClr val=\"{ink}\"/></a:solidFill></a:defRPr></a:pPr>\
             <a:endParaRPr lang=\"{}\"/></a:p></c:txPr>",
            points(size),
            self.chart.language.tag()
        )
    }

    /// Plain letters of a size, for axes.
    fn soft(&self, size: f64) -> String {
        self.text(size, ComparisonRole::Peer)
    }

    /// Thin lines that say how sure the figures of a series are: their distances stand in two columns.
    fn uncertain(&self, (down, up): (usize, usize), direction: Option<&str>) -> String {
        let direction = direction.map(|way| format!("<c:errDir val=\"{way}\"/>")).unwrap_or_default();
        format!(
            "<c:errBars>{direction}<c:errBarType val=\"both\"/><c:errValType val=\"cust\"/><c:noEndCap val=\"0\"/>{}{}\
             <c:spPr><a:ln w=\"19050\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill></a:ln></c:spPr></c:errBars>",
            self.numbers("plus", up),
            self.numbers("minus", down)
        )
    }

    /// An axis of values, from one end to the other, with its labels or without.
    fn value_axis(&self, axis: &Axis, about: &AxisOf<'_>) -> String {
        let way = if about.turned { "maxMin" } else { "minMax" };
        let log = if axis.log { "<c:logBase val=\"10\"/>" } else { "" };
        let step = match axis.ticks.as_slice() {
            [first, second, ..] if !axis.log => format!("<c:majorUnit val=\"{}\"/>", second.value - first.value),
            _ => String::new(),
        };
        let grid = if about.shown {
            "<c:majorGridlines><c:spPr><a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"bg2\"><a:lumMod val=\"90000\"/></a:schemeClr></a:solidFill></a:ln></c:spPr></c:majorGridlines>"
        } else {
            ""
        };
        let format = number_format(&Axis { decimals: tick_decimals(axis), ..axis.clone() }, self.chart.language);
        format!(
            "<c:valAx><c:axId val=\"{}\"/><c:scaling>{log}<c:orientation val=\"{way}\"/><c:max val=\"{}\"/><c:min val=\"{}\"/></c:scaling>\
             <c:delete val=\"{}\"/><c:axPos val=\"{}\"/>{grid}{}<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
             <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}<c:crossAx val=\"{}\"/>\
             <c:crosses val=\"{}\"/><c:crossBetween val=\"{}\"/>{step}</c:valAx>",
            about.id,
            axis.high,
            about.low.unwrap_or(axis.low),
            u8::from(!about.shown),
            about.side,
            about.title,
            escape(&format),
            self.soft(about.size),
            about.crosses_axis,
            about.crosses,
            about.between,
        )
    }
}

/// What an axis of values has beside its scale.
struct AxisOf<'a> {
    id: &'a str,
    crosses_axis: &'a str,
    side: &'a str,
    turned: bool,
    shown: bool,
    low: Option<f64>,
    crosses: &'a str,
    between: &'a str,
    title: &'a str,
    size: f64,
}

/// The decimals the ticks of a scale have.
fn tick_decimals(axis: &Axis) -> u8 {
    let decimals = |label: &str| {
        let digits: String = label.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
        let tail = digits.rsplit([',', '.']).next().map_or(0, str::len);
        if digits.contains([',', '.']) && tail < 3 { u8::try_from(tail).unwrap_or(0) } else { 0 }
    };
    axis.ticks.iter().map(|tick| decimals(&tick.label)).max().unwrap_or(axis.decimals)
}

/// The letters of a town: those in question in full ink and bold, the others softly.
fn ink(standing: ComparisonRole) -> (&'static str, u8) {
    match standing {
        ComparisonRole::Focus | ComparisonRole::Twin => ("tx1", 1),
        ComparisonRole::Named(_) => ("tx1", 0),
        ComparisonRole::Peer => ("tx2", 0),
    }
}

fn strings(values: &[String]) -> String {
    let points: String =
        values.iter().enumerate().map(|(index, value)| format!("<c:pt idx=\"{index}\"><c:v>{}</c:v></c:pt>", escape(value))).collect();
    format!("<c:strCache><c:ptCount val=\"{}\"/>{points}</c:strCache>", values.len())
}

fn cache(values: &[Option<f64>]) -> String {
    let known = values.iter().enumerate().filter_map(|(index, value)| value.map(|value| (index, value)));
    let points: String = known.map(|(index, value)| format!("<c:pt idx=\"{index}\"><c:v>{value}</c:v></c:pt>")).collect();
    format!("<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{}\"/>{points}</c:numCache>", values.len())
}

/// Where something stands in the chart, in shares of it.
fn placed(target: &str, (x, y): (f64, f64), (w, h): (f64, f64)) -> String {
    format!(
        "<c:layout><c:manualLayout>{target}<c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"{x:.4}\"/><c:y val=\"{y:.4}\"/>\
         <c:w val=\"{w:.4}\"/><c:h val=\"{h:.4}\"/></c:manualLayout></c:layout>"
    )
}

/// The plot itself, without its labels.
fn inner((x, y): (f64, f64), size: (f64, f64)) -> String {
    placed("<c:layoutTarget val=\"inner\"/>", (x, y), size)
}

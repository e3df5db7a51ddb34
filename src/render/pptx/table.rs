//! Tables and heatmaps as tables of PowerPoint: a chart in, rows and cells out; the shades of a heatmap are fills.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec, DataPoint, Series, SeriesColor};
use crate::render::brand::{Brand, SlideArea, SlideColor, ThemeColor};
use crate::render::layout::{NAME_SIZE, SMALL_SIZE};
use crate::render::measure::text_width;
use crate::render::pptx::drawing::{ShapeName, emu, write_described_name, write_fill, write_transform};
use crate::render::pptx::table_trends::{self, TableCells};
use crate::render::pptx::text::{LetterStyle, with_letters};
use crate::render::theme::{Rgb, Theme, Weight};
use crate::render::xml::XmlWriter;
use crate::speech::Language;

/// The greatest share of the width that the names of rows take, and their room in widths of the widest.
const NAMES_SHARE: f64 = 0.26;
const NAMES_ROOM: f64 = 1.3;
/// The height of the row of headings, in heights of other rows; and how much it exceeds one of them.
const HEADING_ROWS: f64 = 1.6;
const HEADING_EXCESS: f64 = 0.6;
/// The size of headings, in sizes of the other cells.
const HEADING_SIZE: f64 = SMALL_SIZE / NAME_SIZE;
const TABLE_URI: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";

/// Writes the table of a chart into an area.
pub(super) fn write_table(xml: &mut XmlWriter, chart: &ChartSpec, brand: &Brand, area: SlideArea) {
    let columns = as_number(chart.series.len().max(1));
    let rows = as_number(chart.categories.len() + 1) + HEADING_EXCESS;
    let widest = chart.categories.iter().map(|row| text_width(&row.label_with_detail(), NAME_SIZE, Weight::Semibold)).fold(0.0, f64::max);
    // Some room for a face that is broader than ours.
    let names_width = (widest * NAMES_ROOM).min(area.width * NAMES_SHARE);
    let column_width = (area.width - names_width) / columns;
    let row_height = (area.height / rows).min(77.0);
    let size = (row_height * 0.62).clamp(SMALL_SIZE, NAME_SIZE).min((column_width / 5.2).max(SMALL_SIZE));
    let table = TableWriter { chart, brand, row_height, size };
    let cells = TableCells { area, names_width, column_width, first_row: row_height * HEADING_ROWS, row_height, size };
    xml.parent("p:graphicFrame", |xml| {
        xml.parent("p:nvGraphicFramePr", |xml| {
            write_described_name(xml, ShapeName { id: 4, name: "Table" }, &chart.alt_text);
            xml.parent("p:cNvGraphicFramePr", |xml| xml.element("a:graphicFrameLocks").attr("noGrp", true).empty());
            xml.leaf("p:nvPr");
        });
        write_transform(xml, "p:xfrm", SlideArea { height: row_height * rows, ..area });
        xml.parent("a:graphic", |xml| {
            xml.element("a:graphicData").attr("uri", TABLE_URI).children(|xml| {
                xml.parent("a:tbl", |xml| {
                    // In Arabic the columns themselves run from the right: not every program turns a table round.
                    xml.element("a:tblPr").attr("firstRow", true).empty();
                    xml.parent("a:tblGrid", |xml| {
                        let mut widths: Vec<f64> = std::iter::once(names_width).chain(chart.series.iter().map(|_| column_width)).collect();
                        if table.is_rtl() {
                            widths.reverse();
                        }
                        for width in widths {
                            xml.element("a:gridCol").attr("w", emu(width)).empty();
                        }
                    });
                    table.write_headings(xml);
                    table.write_rows(xml);
                });
            });
        });
    });
    table_trends::write(xml, chart, brand, &cells);
}

/// A table being written.
struct TableWriter<'a> {
    chart: &'a ChartSpec,
    brand: &'a Brand,
    /// The height of a row, in the units of our layout.
    row_height: f64,
    /// The size of letters, in the units of our layout.
    size: f64,
}

/// The text of a cell and how it looks.
struct TableCellText<'a> {
    text: &'a str,
    /// The size of letters, in the units of our layout.
    size: f64,
    /// How DrawingML names its alignment: `l`, `ctr` or `r`.
    alignment: &'static str,
    is_bold: bool,
    /// The color of the fill; `None` for a cell without one.
    background: Option<Rgb>,
}

impl TableWriter<'_> {
    fn is_rtl(&self) -> bool {
        self.chart.language.is_rtl()
    }

    /// A row of cells, from the side where reading begins.
    fn write_row(&self, xml: &mut XmlWriter, height: f64, mut cells: Vec<TableCellText<'_>>) {
        if self.is_rtl() {
            cells.reverse();
        }
        xml.element("a:tr").attr("h", emu(height)).children(|xml| cells.iter().for_each(|cell| self.write_cell(xml, cell)));
    }

    /// The names of the columns, each with its unit.
    fn write_headings(&self, xml: &mut XmlWriter) {
        let size = (self.size * HEADING_SIZE).max(SMALL_SIZE);
        let corner = TableCellText { text: "", size: self.size, alignment: "l", is_bold: false, background: None };
        let texts: Vec<String> = self.chart.series.iter().map(heading).collect();
        let headings = texts.iter().map(|text| TableCellText { text, size, alignment: "ctr", is_bold: false, background: None });
        self.write_row(xml, self.row_height * HEADING_ROWS, std::iter::once(corner).chain(headings).collect());
    }

    /// One row for each category; the towns compared are bold.
    fn write_rows(&self, xml: &mut XmlWriter) {
        let (chart, size) = (self.chart, self.size);
        let alignment = if self.is_rtl() { "r" } else { "l" };
        for (index, category) in chart.categories.iter().enumerate() {
            let is_bold = category.role.is_focus_or_twin();
            let name = category.label_with_detail();
            let points: Vec<(&Series, &DataPoint)> =
                chart.series.iter().filter_map(|series| Some((series, series.points.get(index)?))).collect();
            let texts: Vec<String> = points.iter().map(|(_, point)| point.label_with_year()).collect();
            let mut cells = vec![TableCellText { text: &name, size, alignment, is_bold, background: None }];
            for ((series, point), text) in points.iter().zip(&texts) {
                let background = (chart.kind == ChartKind::Heatmap).then(|| shade(&self.brand.theme, series.color, point)).flatten();
                cells.push(TableCellText { text, size, alignment: "ctr", is_bold, background });
            }
            self.write_row(xml, self.row_height, cells);
        }
    }

    /// One cell: its text, a hairline below, and the fill of a heatmap. Letters are dark or light, whichever is read better on it.
    fn write_cell(&self, xml: &mut XmlWriter, cell: &TableCellText<'_>) {
        let theme = &self.brand.theme;
        let is_ink_readable = |background: Rgb| theme.ink.contrast(background) >= theme.paper.contrast(background);
        let ink = if cell.background.is_none_or(is_ink_readable) { ThemeColor::Text1 } else { ThemeColor::Background1 };
        let style = LetterStyle { size: cell.size, color: self.brand.slide_color(ink), is_bold: cell.is_bold };
        let language = self.chart.language;
        xml.parent("a:tc", |xml| {
            xml.parent("a:txBody", |xml| {
                xml.leaf("a:bodyPr");
                xml.leaf("a:lstStyle");
                xml.parent("a:p", |xml| {
                    let properties = xml.element("a:pPr").attr("algn", cell.alignment);
                    properties.attr_opt("rtl", self.is_rtl().then_some(true)).empty();
                    if cell.text.is_empty() {
                        write_letters(xml, "a:endParaRPr", language, style);
                    } else {
                        xml.parent("a:r", |xml| {
                            write_letters(xml, "a:rPr", language, style);
                            xml.text("a:t", cell.text);
                        });
                    }
                });
            });
            let margins = [("marL", "45720"), ("marR", "45720"), ("marT", "0"), ("marB", "0"), ("anchor", "ctr")];
            xml.element("a:tcPr").attrs(&margins).children(|xml| {
                for side in ["a:lnL", "a:lnR", "a:lnT"] {
                    xml.element(side).attr("w", 0_i64).children(|xml| xml.leaf("a:noFill"));
                }
                xml.element("a:lnB").attr("w", 9525_i64).children(|xml| write_fill(xml, SlideColor::Fixed(theme.line)));
                match cell.background {
                    Some(background) => write_fill(xml, SlideColor::Fixed(background)),
                    None => xml.leaf("a:noFill"),
                }
            });
        });
    }
}

/// The properties of the letters of a cell, or of a cell without letters.
fn write_letters(xml: &mut XmlWriter, name: &'static str, language: Language, style: LetterStyle) {
    with_letters(xml.element(name), language, style).attr("dirty", false).children(|xml| write_fill(xml, style.color));
}

/// The name of a column with its unit.
fn heading(series: &Series) -> String {
    let texts: Vec<&str> = [series.name.as_str(), series.unit.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(", ")
}

/// The background of a cell of a heatmap: the stronger the better, as in our own picture.
fn shade(theme: &Theme, color: SeriesColor, point: &DataPoint) -> Option<Rgb> {
    let strongest = if color == SeriesColor::Neutral { theme.peer } else { theme.series_color(color) };
    point.shade.map(|shade| theme.paper.mix(strongest, 0.06 + 0.84 * shade))
}

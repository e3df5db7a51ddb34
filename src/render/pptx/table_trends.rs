//! The trends of a table: a thin line beside each figure that has one, over the native table, which can hold no line.

use crate::base::as_number;
use crate::chart::{ChartSpec, DataPoint};
use crate::render::brand::{Brand, SlideArea, SlideColor};
use crate::render::geometry::Point;
use crate::render::measure::text_width;
use crate::render::pptx::drawing::{ShapeName, emu, write_fill, write_shape_name, write_transform};
use crate::render::theme::{Rgb, Weight};
use crate::render::trend::{dates_of, trend_line};
use crate::render::xml::XmlWriter;

/// The identifier of the first line on its slide.
const FIRST_ID: usize = 300;
/// The greatest and the least width of a trend, and its distance from the figure, in type sizes.
const MAX_WIDTH: f64 = 3.2;
const MIN_WIDTH: f64 = 1.2;
const GAP: f64 = 0.4;

/// Where the cells of a table are.
pub(super) struct TableCells {
    pub area: SlideArea,
    pub names_width: f64,
    pub column_width: f64,
    /// The top of the first row under the headings, from that of the table.
    pub first_row: f64,
    pub row_height: f64,
    /// The size of letters.
    pub size: f64,
}

/// Writes the trends of the figures of a table.
pub(super) fn write(xml: &mut XmlWriter, chart: &ChartSpec, brand: &Brand, cells: &TableCells) {
    let mut next = FIRST_ID;
    for (column, series) in chart.series.iter().enumerate() {
        let dates = dates_of(series);
        for (row, point) in series.points.iter().enumerate() {
            let line = trend_line(point, dates);
            if let Some(area) = cells.trend_area(chart, point, column, row).filter(|_| line.len() > 1) {
                let ink = brand.theme.role_color(point.role);
                write_line(xml, next, &Line { points: &line, area, ink, is_rtl: chart.language.is_rtl() });
                next += 1;
            }
        }
    }
}

impl TableCells {
    /// The room for the trend of a cell after its figure; `None` where there is too little.
    fn trend_area(&self, chart: &ChartSpec, point: &DataPoint, column: usize, row: usize) -> Option<SlideArea> {
        let start = self.names_width + self.column_width * as_number(column);
        let figure = text_width(&point.label_with_year(), self.size, Weight::Semibold);
        let from = start + self.column_width / 2.0 + figure / 2.0 + self.size * GAP;
        let width = (start + self.column_width - self.size * 0.2 - from).min(self.size * MAX_WIDTH);
        if width < self.size * MIN_WIDTH {
            return None;
        }
        let x = if chart.language.is_rtl() { self.area.x + self.area.width - from - width } else { self.area.x + from };
        let height = self.row_height.min(self.size * 0.8);
        let y = self.area.y + self.first_row + self.row_height * as_number(row) + (self.row_height - height) / 2.0;
        Some(SlideArea::new(x, y, width, height))
    }
}

/// A line of points in a box of one by one.
struct Line<'a> {
    points: &'a [Point],
    area: SlideArea,
    ink: Rgb,
    is_rtl: bool,
}

/// A freeform.
fn write_line(xml: &mut XmlWriter, id: usize, line: &Line<'_>) {
    let Line { points, area, ink, is_rtl } = line;
    let (width, height) = (emu(area.width), emu(area.height));
    let place = |xml: &mut XmlWriter, name: &'static str, point: &Point| {
        let across = if *is_rtl { 1.0 - point.x } else { point.x };
        xml.parent(name, |xml| {
            xml.element("a:pt").attr("x", emu(area.width * across)).attr("y", emu(area.height * point.y)).empty();
        });
    };
    xml.parent("p:sp", |xml| {
        xml.parent("p:nvSpPr", |xml| {
            write_shape_name(xml, ShapeName { id, name: "Trend" });
            xml.leaf("p:cNvSpPr");
            xml.leaf("p:nvPr");
        });
        xml.parent("p:spPr", |xml| {
            write_transform(xml, "a:xfrm", *area);
            xml.parent("a:custGeom", |xml| {
                for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
                    xml.leaf(list);
                }
                xml.element("a:rect").attrs(&[("l", "0"), ("t", "0"), ("r", "r"), ("b", "b")]).empty();
                xml.parent("a:pathLst", |xml| {
                    xml.element("a:path").attr("w", width).attr("h", height).attr("fill", "none").children(|xml| {
                        for (index, point) in points.iter().enumerate() {
                            place(xml, if index == 0 { "a:moveTo" } else { "a:lnTo" }, point);
                        }
                    });
                });
            });
            xml.leaf("a:noFill");
            xml.element("a:ln").attr("w", 28_575_u32).attr("cap", "rnd").children(|xml| {
                write_fill(xml, SlideColor::Fixed(*ink));
                xml.leaf("a:round");
                xml.element("a:tailEnd").attr("type", "oval").attr("w", "med").attr("len", "med").empty();
            });
        });
    });
}

//! The data of series: names and figures in the cache of the chart, each with the reference to its cells in the workbook.

use crate::render::brand::ThemeColor;
use crate::render::pptx::chart::context::ChartContext;
use crate::render::pptx::drawing::write_fill;
use crate::render::sheet::column_letters;
use crate::render::sheet_column::SheetColumn;
use crate::render::workbook::DATA_SHEET;
use crate::render::xml::XmlWriter;

/// A cell of the sheet; row 0 holds the names of columns, column 0 those of rows.
#[derive(Clone, Copy)]
pub(super) struct CellAddress {
    pub(super) column: usize,
    pub(super) row: usize,
}

impl CellAddress {
    /// The reference to the cell, such as `Jumelles!$B$1`.
    pub(super) fn reference(self) -> String {
        format!("{DATA_SHEET}!${}${}", column_letters(self.column), self.row + 1)
    }
}

/// Some rows of a column of the sheet, from the first to the last, counted from 1.
#[derive(Clone, Copy)]
pub(super) struct CellRange {
    pub(super) column: usize,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// Rows of a column of the sheet, from the first to the last.
fn range_reference(column: usize, first_row: usize, last_row: usize) -> String {
    let letters = column_letters(column);
    format!("{DATA_SHEET}!${letters}${}:${letters}${}", first_row + 1, last_row + 1)
}

/// The columns of the sheet that hold the lengths of error bars, below and above the figure.
#[derive(Clone, Copy)]
pub(super) struct ErrorColumns {
    pub(super) minus: usize,
    pub(super) plus: usize,
}

/// The name of a series and the cell it comes from.
pub(super) struct SeriesName<'a> {
    cell: CellAddress,
    text: &'a str,
}

impl ChartContext<'_> {
    /// The reference to the figures of a column, or to the names of rows for column 0.
    pub(super) fn column_reference(&self, column: usize) -> String {
        range_reference(column, 1, self.sheet.rows.len())
    }

    /// A column of the sheet by its number; column 0 holds the names of rows and is none.
    fn column(&self, column: usize) -> Option<&SheetColumn> {
        let found = column.checked_sub(1).and_then(|index| self.sheet.columns.get(index));
        debug_assert!(found.is_some(), "the sheet of every kind of chart has the columns its writer asks for: {column}");
        found
    }

    /// The figures of a column.
    pub(super) fn values(&self, column: usize) -> &[Option<f64>] {
        self.column(column).map_or(&[], |column| &column.values)
    }

    /// A series in the place `order`, named by a cell, around what `content` writes.
    pub(super) fn write_series(xml: &mut XmlWriter, order: usize, name: &SeriesName<'_>, content: impl FnOnce(&mut XmlWriter)) {
        xml.parent("c:ser", |xml| {
            xml.val("c:idx", order);
            xml.val("c:order", order);
            xml.parent("c:tx", |xml| write_strings(xml, &name.cell.reference(), &[name.text]));
            content(xml);
        });
    }

    /// The name of a series that is a column: the heading of the column.
    pub(super) fn column_name(&self, column: usize) -> SeriesName<'_> {
        SeriesName { cell: CellAddress { column, row: 0 }, text: self.column(column).map_or("", |column| &column.name) }
    }

    /// The name of a series that is a row, counted from 1.
    pub(super) fn row_name(&self, row: usize) -> SeriesName<'_> {
        let text = row.checked_sub(1).and_then(|index| self.sheet.rows.get(index));
        debug_assert!(text.is_some(), "row {row} is in the sheet");
        SeriesName { cell: CellAddress { column: 0, row }, text: text.map_or("", String::as_str) }
    }

    /// The categories: the names of rows, or the years that are written, as some programs cannot leave names out.
    pub(super) fn write_categories(&self, xml: &mut XmlWriter) {
        if let Some(years) = self.sheet.written_years {
            return self.write_column(xml, "c:cat", years.column);
        }
        xml.parent("c:cat", |xml| write_strings(xml, &self.column_reference(0), &self.sheet.rows));
    }

    /// The figures of a column under a tag such as `c:val`, for as many rows as have a name.
    pub(super) fn write_column(&self, xml: &mut XmlWriter, name: &'static str, column: usize) {
        xml.parent(name, |xml| write_numbers(xml, &self.column_reference(column), self.values(column)));
    }

    /// All figures of a column from a row on, of which there may be more than rows with a name.
    pub(super) fn write_column_from(&self, xml: &mut XmlWriter, name: &'static str, first: CellAddress) {
        let values = self.values(first.column);
        let reference = range_reference(first.column, first.row, values.len());
        xml.parent(name, |xml| write_numbers(xml, &reference, values.get(first.row.saturating_sub(1)..).unwrap_or(&[])));
    }

    /// Some figures of a column under a tag.
    pub(super) fn write_range(&self, xml: &mut XmlWriter, name: &'static str, cells: CellRange) {
        let CellRange { column, first, last } = cells;
        let values = self.values(column).get(first.saturating_sub(1)..last).unwrap_or(&[]);
        xml.parent(name, |xml| write_numbers(xml, &range_reference(column, first, last), values));
    }

    /// One figure under a tag.
    pub(super) fn write_cell(&self, xml: &mut XmlWriter, name: &'static str, cell: CellAddress) {
        let value = cell.row.checked_sub(1).and_then(|index| self.values(cell.column).get(index));
        debug_assert!(value.is_some(), "row {} is in the sheet", cell.row);
        xml.parent(name, |xml| write_numbers(xml, &cell.reference(), &[value.copied().flatten()]));
    }

    /// Error bars: along `y`, or along the only direction there is for `None`.
    pub(super) fn write_error_bars(&self, xml: &mut XmlWriter, columns: ErrorColumns, direction: Option<&'static str>) {
        xml.parent("c:errBars", |xml| {
            if let Some(direction) = direction {
                xml.val("c:errDir", direction);
            }
            xml.val("c:errBarType", "both");
            xml.val("c:errValType", "cust");
            xml.val("c:noEndCap", false);
            self.write_column(xml, "c:plus", columns.plus);
            self.write_column(xml, "c:minus", columns.minus);
            xml.parent("c:spPr", |xml| {
                let ink = self.slide_color(ThemeColor::Text1);
                xml.element("a:ln").attr("w", 19_050_u32).children(|xml| write_fill(xml, ink));
            });
        });
    }
}

impl ChartContext<'_> {
    /// A dashed line down from each point, as long as a column says.
    pub(super) fn write_drop_line(&self, xml: &mut XmlWriter, length_column: usize) {
        xml.parent("c:errBars", |xml| {
            xml.val("c:errDir", "y");
            xml.val("c:errBarType", "minus");
            xml.val("c:errValType", "cust");
            xml.val("c:noEndCap", true);
            self.write_column(xml, "c:minus", length_column);
            xml.parent("c:spPr", |xml| {
                let ink = self.slide_color(ThemeColor::Text2);
                xml.element("a:ln").attr("w", 19_050_u32).children(|xml| {
                    write_fill(xml, ink);
                    xml.val("a:prstDash", "dash");
                });
            });
        });
    }
}

/// Texts by reference and in the cache.
fn write_strings(xml: &mut XmlWriter, reference: &str, texts: &[impl AsRef<str>]) {
    xml.parent("c:strRef", |xml| {
        xml.text("c:f", reference);
        xml.parent("c:strCache", |xml| write_cached_texts(xml, texts));
    });
}

/// The number of texts, then each with its index.
pub(super) fn write_cached_texts(xml: &mut XmlWriter, texts: &[impl AsRef<str>]) {
    xml.val("c:ptCount", texts.len());
    for (index, text) in texts.iter().enumerate() {
        xml.element("c:pt").attr("idx", index).children(|xml| xml.text("c:v", text.as_ref()));
    }
}

/// Figures by reference and in the cache; blanks are left out.
fn write_numbers(xml: &mut XmlWriter, reference: &str, values: &[Option<f64>]) {
    xml.parent("c:numRef", |xml| {
        xml.text("c:f", reference);
        xml.parent("c:numCache", |xml| {
            xml.text("c:formatCode", "General");
            xml.val("c:ptCount", values.len());
            for (index, value) in values.iter().enumerate().filter_map(|(index, value)| Some((index, (*value)?))) {
                xml.element("c:pt").attr("idx", index).children(|xml| xml.text("c:v", value));
            }
        });
    });
}

//! Reads `.ods` files: bytes in, sheets out. `content.xml` is parsed here because the library expands repeated cells without a bound
//! and drops percentage formats.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::intake::plain_sheet::{MAX_COLUMNS, MAX_ROWS, UnpackBudget, UnpackError};
use crate::intake::workbook::sheet::{CellContent, MAX_CELLS, MAX_UNPACKED_BYTES, Sheet};

/// Reads every sheet.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, UnpackError> {
    let broken = |error: &dyn std::fmt::Display| UnpackError::Broken(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut content = String::new();
    let part = zip.by_name("content.xml").map_err(|error| broken(&error))?;
    part.take(MAX_UNPACKED_BYTES).read_to_string(&mut content).map_err(|error| broken(&error))?;
    let mut xml = Reader::from_str(&content);
    let mut walk = OdsWalk::new();
    loop {
        match xml.read_event().map_err(|error| broken(&error))? {
            Event::Start(element) => walk.open(&element, ElementKind::WithContent)?,
            Event::Empty(element) => walk.open(&element, ElementKind::Empty)?,
            Event::End(element) => walk.close(element.name().as_ref())?,
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(name) => walk.text(entity(&name, name.resolve_char_ref().ok().flatten()).as_str()),
            Event::Eof => return Ok(walk.sheets),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn entity(name: &str, numbered: Option<char>) -> String {
    match (numbered, name) {
        (Some(letter), _) => letter.to_string(),
        (None, "amp") => "&".to_owned(),
        (None, "lt") => "<".to_owned(),
        (None, "gt") => ">".to_owned(),
        (None, "quot") => "\"".to_owned(),
        (None, "apos") => "'".to_owned(),
        (None, _) => String::new(),
    }
}

/// The position in the document while it is read.
struct OdsWalk {
    sheets: Vec<Sheet>,
    row: u32,
    column: u32,
    /// The cells of the current row, which are repeated when it ends.
    line: Vec<(u32, CellContent)>,
    row_repeats: u32,
    cell: Option<Open>,
    /// Whether the position is inside an annotation, whose text does not belong to the cell.
    remark: bool,
    cells: usize,
    /// What may still be taken: a cell and a row are counted as often as they are repeated.
    budget: UnpackBudget,
}

/// Whether an element has an end tag of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ElementKind {
    /// `<table:table-row/>`: it ends where it begins.
    Empty,
    /// Its content and its end tag follow.
    WithContent,
}

/// A cell being read.
struct Open {
    repeats: u32,
    value: Option<CellContent>,
    text: String,
}

impl OdsWalk {
    fn new() -> Self {
        let (sheets, line) = (Vec::new(), Vec::new());
        Self { sheets, row: 0, column: 0, line, row_repeats: 0, cell: None, remark: false, cells: 0, budget: UnpackBudget::of_file() }
    }

    fn open(&mut self, element: &BytesStart<'_>, kind: ElementKind) -> Result<(), UnpackError> {
        match element.name().as_ref() {
            "table:table" => {
                let name = attribute(element, "table:name").unwrap_or_default();
                self.sheets.push(Sheet { name, hidden: false, cells: Vec::new() });
                (self.row, self.column) = (0, 0);
            }
            "table:table-row" => {
                (self.column, self.row_repeats) = (0, repeats(element, "table:number-rows-repeated"));
                if kind == ElementKind::Empty {
                    self.end_row()?;
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell =
                    Some(Open { repeats: repeats(element, "table:number-columns-repeated"), value: value(element), text: String::new() });
                if kind == ElementKind::Empty {
                    self.end_cell()?;
                }
            }
            "office:annotation" => self.remark = kind == ElementKind::WithContent,
            "text:p" => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| !cell.text.is_empty() && !self.remark) {
                    cell.text.push('\n');
                }
            }
            "text:s" => self.text(" "),
            "text:tab" => self.text("\t"),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), UnpackError> {
        match name {
            "table:table-row" => self.end_row(),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "office:annotation" => {
                self.remark = false;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| !self.remark) {
            cell.text.push_str(text);
        }
    }

    fn end_cell(&mut self) -> Result<(), UnpackError> {
        let Some(Open { repeats, value, text }) = self.cell.take() else { return Ok(()) };
        let held = value.or_else(|| Some(text).filter(|text| !text.trim().is_empty()).map(CellContent::Text));
        if let Some(held) = held {
            if self.column.saturating_add(repeats) > MAX_COLUMNS {
                return Err(UnpackError::TooLarge);
            }
            self.count(repeats as usize, held.len())?;
            self.line.extend((0..repeats).map(|offset| (self.column + offset, held.clone())));
        }
        self.column = self.column.saturating_add(repeats);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), UnpackError> {
        let line = std::mem::take(&mut self.line);
        if !line.is_empty() {
            if self.row.saturating_add(self.row_repeats) > MAX_ROWS {
                return Err(UnpackError::TooLarge);
            }
            // The first of them was counted cell by cell.
            let again = self.row_repeats.saturating_sub(1) as usize;
            let bytes: usize = line.iter().map(|(_, held)| held.len()).sum();
            self.count(line.len().saturating_mul(again), 0)?;
            self.budget.take(0, bytes.saturating_mul(again))?;
            if let Some(sheet) = self.sheets.last_mut() {
                let rows = self.row..self.row.saturating_add(self.row_repeats);
                sheet.cells.extend(rows.flat_map(|row| line.iter().map(move |(column, held)| (row, *column, held.clone()))));
            }
        }
        self.row = self.row.saturating_add(self.row_repeats);
        Ok(())
    }

    /// Counts some cells with this many bytes of text each.
    fn count(&mut self, cells: usize, bytes: usize) -> Result<(), UnpackError> {
        self.cells = self.cells.saturating_add(cells);
        self.budget.take(0, cells.saturating_mul(bytes))?;
        if self.cells > MAX_CELLS { Err(UnpackError::TooLarge) } else { Ok(()) }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

/// The number of a cell whose declared type is numeric.
fn value(element: &BytesStart<'_>) -> Option<CellContent> {
    let kind = attribute(element, "office:value-type")?;
    let number = || attribute(element, "office:value").and_then(|text| text.parse::<f64>().ok());
    match kind.as_str() {
        "float" | "currency" => number().map(CellContent::Number),
        "percentage" => number().map(CellContent::Share),
        "date" => {
            attribute(element, "office:date-value").map(|date| CellContent::Text(date.split('T').next().unwrap_or_default().to_owned()))
        }
        _ => None,
    }
}

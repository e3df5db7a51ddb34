//! Reads `.xls` files: bytes in, sheets out. The records are checked before the library reads them, for two reasons: a single distant
//! cell would make the library allocate a grid of billions, and only the records tell which numbers are shown as percentages.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read as _, Write as _};

use calamine::{Reader as _, SheetVisible, Xls};

use crate::intake::plain_sheet::{UnpackBudget, UnpackError};
use crate::intake::workbook::sheet::{CellContent, CellFormat, MAX_CELLS, Sheet};
use crate::intake::workbook::xlsx::cell_format;

/// Reads every sheet.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, UnpackError> {
    let stream = stream(bytes).map_err(|error| UnpackError::Broken(error.to_string()))?;
    let records = Records::of(&stream)?;
    // The library gets only the records that were checked: of a damaged file it might otherwise see different ones.
    let clean = rewritten(&stream).map_err(|error| UnpackError::Broken(error.to_string()))?;
    let mut workbook: Xls<_> = Xls::new(Cursor::new(clean)).map_err(|error| UnpackError::Broken(error.to_string()))?;
    let named: Vec<(String, bool)> =
        workbook.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect();
    let mut sheets = Vec::with_capacity(named.len());
    let mut budget = UnpackBudget::of_file();
    for (index, (name, hidden)) in named.into_iter().enumerate() {
        let range = workbook.worksheet_range(&name).map_err(|error| UnpackError::Broken(error.to_string()))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let shares = records.shares.get(index);
        let cells = range.used_cells().filter_map(|(row, column, data)| {
            let row = first_row + u32::try_from(row).ok()?;
            let column = first_column + u32::try_from(column).ok()?;
            let is_percent = shares.is_some_and(|shares| shares.contains(&(row, column)));
            let format = if is_percent { CellFormat::Percent } else { CellFormat::Other };
            Some((row, column, CellContent::from_data(data, format)?))
        });
        let cells: Vec<(u32, u32, CellContent)> = cells.collect();
        budget.take(0, cells.iter().map(|(.., content)| content.len()).sum())?;
        sheets.push(Sheet { name, hidden, cells });
    }
    Ok(sheets)
}

/// The cells shown as percentages, for each sheet.
#[derive(Default)]
struct Records {
    shares: Vec<HashSet<(u32, u32)>>,
}

/// The workbook stream of a compound file.
fn stream(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes))?;
    let name = if file.is_stream("Workbook") { "Workbook" } else { "Book" };
    let mut stream = Vec::new();
    // A stream cannot be longer than its file.
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    file.open_stream(name)?.take(length).read_to_end(&mut stream)?;
    Ok(stream)
}

/// A compound file with this stream only.
fn rewritten(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream("Workbook")?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

impl Records {
    /// Reads the records, and refuses a workbook whose grids would not fit in memory.
    fn of(stream: &[u8]) -> Result<Self, UnpackError> {
        let mut walk = XlsWalk::default();
        walk.part(stream, 0);
        // Each sheet is read from its declared start, as the library does, even if earlier records overlap it.
        for begins in walk.begins.clone() {
            walk.part(stream, begins);
        }
        walk.finish()
    }
}

#[derive(Default)]
struct XlsWalk {
    /// The start of each sheet in the stream, in the order of the sheet names.
    begins: Vec<usize>,
    formats: BTreeMap<u16, bool>,
    /// The number format of each style.
    styles: Vec<u16>,
    /// The parts of the stream: their start, extent and the styles of their cells.
    parts: Vec<StreamPart>,
}

#[derive(Default)]
struct StreamPart {
    begins: usize,
    extent: (u32, u32),
    styled: Vec<(u32, u32, u16)>,
}

/// The largest number of sheets read.
const MOST_SHEETS: usize = 4096;
/// The built-in percent formats, which files do not declare.
const PERCENT: [u16; 2] = [9, 10];

impl XlsWalk {
    /// Reads the records from a position to the end of their part, including nested parts.
    fn part(&mut self, stream: &[u8], begins: usize) {
        self.parts.push(StreamPart { begins, ..StreamPart::default() });
        let (mut at, mut depth) = (begins, 0_usize);
        while let Some([kind, kind_high, length, length_high]) = stream.get(at..at.saturating_add(4)) {
            let (kind, length) = (u16::from_le_bytes([*kind, *kind_high]), usize::from(u16::from_le_bytes([*length, *length_high])));
            match kind {
                0x0809 => depth += 1,
                // The end of a part. Nothing follows the outermost one.
                0x000a if depth <= 1 => return,
                0x000a => depth -= 1,
                _ => self.record(kind, stream.get(at + 4..at + 4 + length).unwrap_or_default()),
            }
            at += 4 + length;
        }
    }

    fn record(&mut self, kind: u16, data: &[u8]) {
        let word = |from: usize| data.get(from..from + 2).and_then(|pair| pair.try_into().ok()).map(u16::from_le_bytes);
        match kind {
            // BOUNDSHEET, FORMAT, XF.
            0x0085 if self.begins.len() < MOST_SHEETS => {
                let begins = data.get(..4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes).unwrap_or_default();
                self.begins.push(begins as usize);
            }
            0x041e => {
                let letters: String =
                    data.get(4..).unwrap_or_default().iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
                self.formats.insert(word(0).unwrap_or_default(), cell_format(&letters) == CellFormat::Percent);
            }
            0x00e0 => self.styles.push(word(2).unwrap_or_default()),
            // The dimensions of a sheet, in 32-bit or 16-bit numbers.
            0x0200 => {
                let long = |from: usize| data.get(from..from + 4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
                let short = |from: usize| word(from).map(u32::from);
                let (top, rows, left, columns) =
                    if data.len() >= 14 { (long(0), long(4), short(8), short(10)) } else { (short(0), short(2), short(4), short(6)) };
                // With an end before its start, the library would count through the whole integer range.
                let whole = |from: Option<u32>, to: Option<u32>| to.zip(from).map_or(0, |(to, from)| if to < from { u32::MAX } else { to });
                self.reach(whole(top, rows), whole(left, columns));
            }
            // Cells: formula, blank, number, label, Boolean, RK number, shared string.
            0x0006 | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00fd | 0x00d6 => {
                if let (Some(row), Some(column), Some(style)) = (word(0), word(2), word(4)) {
                    self.cell(row, column, style);
                }
            }
            // MULRK: several numbers of one row, each a style and four bytes.
            0x00bd => {
                let (row, first) = (word(0).unwrap_or_default(), word(2).unwrap_or_default());
                for offset in 0..u16::try_from(data.len().saturating_sub(6) / 6).unwrap_or_default() {
                    let style = word(4 + usize::from(offset) * 6).unwrap_or_default();
                    self.cell(row, first.saturating_add(offset), style);
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self, row: u16, column: u16, style: u16) {
        let Some(part) = self.parts.last_mut() else { return };
        let (row, column) = (u32::from(row), u32::from(column));
        part.styled.push((row, column, style));
        self.reach(row + 1, column + 1);
    }

    fn reach(&mut self, rows: u32, columns: u32) {
        if let Some(part) = self.parts.last_mut() {
            part.extent = (part.extent.0.max(rows), part.extent.1.max(columns));
        }
    }

    fn finish(self) -> Result<Records, UnpackError> {
        let area = |part: &StreamPart| (part.extent.0 as usize).saturating_mul(part.extent.1 as usize);
        if self.parts.iter().fold(0_usize, |all, part| all.saturating_add(area(part))) > 2 * MAX_CELLS {
            return Err(UnpackError::TooLarge);
        }
        let is_percent = |style: u16| {
            let format = self.styles.get(usize::from(style)).copied().unwrap_or_default();
            self.formats.get(&format).copied().unwrap_or(PERCENT.contains(&format))
        };
        let shares = self.begins.iter().map(|begins| {
            let part = self.parts.iter().rev().find(|part| part.begins == *begins);
            let cells = part.into_iter().flat_map(|part| &part.styled).filter(|(.., style)| is_percent(*style));
            cells.map(|(row, column, _)| (*row, *column)).collect()
        });
        Ok(Records { shares: shares.collect() })
    }
}

//! `.xls` in, sheets out. Its records are walked once before the library reads them: a cell far away would make it set
//! aside a grid of billions, and only the records say which numbers are shown as percentages.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, SheetVisible, Xls};

use super::xlsx::shows_percent;
use super::{Held, MOST_CELLS, Sheet, Unreadable};

/// Reads every sheet.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let records = Records::of(bytes)?;
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| Unreadable::Broken(error.to_string()))?;
    let named: Vec<(String, bool)> =
        workbook.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect();
    let mut sheets = Vec::with_capacity(named.len());
    for (index, (name, hidden)) in named.into_iter().enumerate() {
        let range = workbook.worksheet_range(&name).map_err(|error| Unreadable::Broken(error.to_string()))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let shares = records.shares.get(index);
        let cells = range.used_cells().filter_map(|(row, column, data)| {
            let row = first_row + u32::try_from(row).ok()?;
            let column = first_column + u32::try_from(column).ok()?;
            let is_share = shares.is_some_and(|shares| shares.contains(&(row, column)));
            Some((row, column, held(data, is_share)?))
        });
        let cells = cells.collect();
        sheets.push(Sheet { name, hidden, cells });
    }
    Ok(sheets)
}

fn held(data: &Data, is_share: bool) -> Option<Held> {
    let number = |number: f64| if is_share { Held::Share(number) } else { Held::Number(number) };
    Some(match data {
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no larger number")]
        Data::Int(whole) => number(*whole as f64),
        Data::Float(float) => number(*float),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Held::Text(text.clone()),
        Data::Bool(bool) => Held::Text(bool.to_string()),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Held::Text(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::Error(error) => Held::Text(error.to_string()),
        Data::Empty => return None,
    })
}

/// What the records of a workbook say: for each sheet, the cells shown as percentages.
#[derive(Default)]
struct Records {
    shares: Vec<HashSet<(u32, u32)>>,
}

impl Records {
    /// Walks through the records; refuses a workbook whose grids would not fit in memory.
    fn of(bytes: &[u8]) -> Result<Self, Unreadable> {
        let broken = |error: std::io::Error| Unreadable::Broken(error.to_string());
        let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
        let name = if file.is_stream("Workbook") { "Workbook" } else { "Book" };
        let mut stream = Vec::new();
        // No stream is longer than the file that holds it.
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        file.open_stream(name).map_err(broken)?.take(length).read_to_end(&mut stream).map_err(broken)?;
        let mut walk = Walk::default();
        let mut at = 0;
        while let Some([kind, kind_high, length, length_high]) = stream.get(at..at + 4) {
            let (kind, length) = (u16::from_le_bytes([*kind, *kind_high]), usize::from(u16::from_le_bytes([*length, *length_high])));
            walk.record(kind, stream.get(at + 4..at + 4 + length).unwrap_or_default(), at);
            at += 4 + length;
        }
        walk.finish()
    }
}

#[derive(Default)]
struct Walk {
    /// Where each sheet begins, in the order of their names.
    begins: Vec<usize>,
    formats: BTreeMap<u16, bool>,
    /// For each style, its number format.
    styles: Vec<u16>,
    /// For each part of the stream, where it begins, its extent and the styles of its cells.
    parts: Vec<Part>,
}

#[derive(Default)]
struct Part {
    begins: usize,
    extent: (u32, u32),
    styled: Vec<(u32, u32, u16)>,
}

/// The percent formats every workbook knows without saying so.
const PERCENT: [u16; 2] = [9, 10];

impl Walk {
    fn record(&mut self, kind: u16, data: &[u8], at: usize) {
        let word = |from: usize| data.get(from..from + 2).and_then(|pair| pair.try_into().ok()).map(u16::from_le_bytes);
        match kind {
            // BOF, BOUNDSHEET, FORMAT, XF.
            0x0809 => self.parts.push(Part { begins: at, ..Part::default() }),
            0x0085 => {
                let begins = data.get(..4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes).unwrap_or_default();
                self.begins.push(begins as usize);
            }
            0x041e => {
                let letters: String =
                    data.get(4..).unwrap_or_default().iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
                self.formats.insert(word(0).unwrap_or_default(), shows_percent(&letters));
            }
            0x00e0 => self.styles.push(word(2).unwrap_or_default()),
            // Cells: formula, blank, number, label, bool, RK, string of the table.
            0x0006 | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00fd | 0x00d6 => {
                if let (Some(row), Some(column), Some(style)) = (word(0), word(2), word(4)) {
                    self.cell(row, column, style);
                }
            }
            // Several numbers of one row: a style and four bytes each.
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
        part.extent = (part.extent.0.max(row + 1), part.extent.1.max(column + 1));
        part.styled.push((row, column, style));
    }

    fn finish(self) -> Result<Records, Unreadable> {
        let area: usize = self.parts.iter().map(|part| part.extent.0 as usize * part.extent.1 as usize).sum();
        if area > 4 * MOST_CELLS {
            return Err(Unreadable::TooLarge);
        }
        let is_percent = |style: u16| {
            let format = self.styles.get(usize::from(style)).copied().unwrap_or_default();
            self.formats.get(&format).copied().unwrap_or(PERCENT.contains(&format))
        };
        let shares = self.begins.iter().map(|begins| {
            let part = self.parts.iter().find(|part| part.begins == *begins);
            let cells = part.into_iter().flat_map(|part| &part.styled).filter(|(.., style)| is_percent(*style));
            cells.map(|(row, column, _)| (*row, *column)).collect()
        });
        Ok(Records { shares: shares.collect() })
    }
}

//! The bytes of a workbook in (`.xlsx`, `.xls`, `.ods`), its sheets out, each cell as a reader sees it: a share shown as
//! "12,5 %" is 12.5 %, not 0.125. A hostile workbook is refused before it can fill the memory.

mod ods;
mod xls;
mod xlsx;

use std::cell::Cell;
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::Data;
use zip::ZipArchive;

use crate::base::number::{DecimalMark, QuickClass, classify_number};

/// A workbook holds at most so many cells; more is no table a person made.
const MOST_CELLS: usize = 5_000_000;
/// Its parts unpacked are at most so large.
const LARGEST: u64 = 256 << 20;

/// Why a workbook cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Unreadable {
    /// More cells or bytes than we read.
    TooLarge,
    /// Damaged, protected by a password, or no workbook; in the words of the library.
    Broken(String),
}

/// What a cell holds.
#[derive(Clone, PartialEq, Debug)]
enum Held {
    Number(f64),
    /// A share, shown as a percentage.
    Share(f64),
    Text(String),
}

/// A sheet: its name and its cells in order of rows.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    cells: Vec<(u32, u32, Held)>,
}

/// Whether some bytes begin as a workbook does: a zip with the parts of one, or the older compound file.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    let is_old = bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    is_old || format(bytes).is_some()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Xlsx,
    Ods,
}

/// The form of a zip that is a workbook. It must begin as a zip: one hidden behind another file is for nobody to read.
fn format(bytes: &[u8]) -> Option<Form> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if zip.index_for_name("xl/workbook.xml").is_some() {
        return Some(Form::Xlsx);
    }
    zip.index_for_name("content.xml").map(|_| Form::Ods)
}

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is reading a workbook: a panic then is the file's fault, and is told as a note.
pub(super) fn is_reading() -> bool {
    READING.get()
}

/// Reads every sheet.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let form = format(bytes);
    if form.is_some() && !is_bounded(bytes) {
        return Err(Unreadable::TooLarge);
    }
    // The libraries are careful, yet a file made to break them must not take the program with it.
    READING.set(true);
    let read = catch_unwind(AssertUnwindSafe(|| match form {
        Some(Form::Xlsx) => xlsx::sheets(bytes),
        Some(Form::Ods) => ods::sheets(bytes),
        None => xls::sheets(bytes),
    }));
    READING.set(false);
    let mut sheets = read.unwrap_or_else(|_| Err(Unreadable::Broken("?".to_owned())))?;
    for sheet in &mut sheets {
        sheet.cells.sort_by_key(|(row, column, _)| (*row, *column));
    }
    Ok(sheets)
}

/// Whether the parts of a zip stay small when they are unpacked; what they say of their size is not believed.
fn is_bounded(bytes: &[u8]) -> bool {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return true };
    let mut left = LARGEST;
    for index in 0..zip.len() {
        let Ok(part) = zip.by_index(index) else { continue };
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).unwrap_or_default();
        match left.checked_sub(read) {
            Some(rest) => left = rest,
            None => return false,
        }
    }
    true
}

impl Sheet {
    /// Its cells as rows of text with their numbers, from 1. Blank rows between others come as one blank row.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, Vec<String>)> {
        let signs = self.signs();
        let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
        for (row, column, held) in &self.cells {
            if rows.last().is_none_or(|(last, _)| *last != row + 1) {
                if rows.last().is_some_and(|(last, _)| *last < *row) {
                    rows.push((*row, Vec::new()));
                }
                rows.push((row + 1, Vec::new()));
            }
            let sign = signs.iter().find(|(other, _)| other == column).map_or('.', |(_, decimal)| decimal.character());
            if let Some((_, cells)) = rows.last_mut() {
                let column = *column as usize;
                cells.resize(cells.len().max(column + 1), String::new());
                if let Some(cell) = cells.get_mut(column) {
                    *cell = held.text(sign);
                }
            }
        }
        rows.into_iter()
    }

    /// Whether it holds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// How many cells are numbers.
    pub(super) fn numbers(&self) -> usize {
        self.cells
            .iter()
            .filter(|(.., held)| !matches!(held, Held::Text(text) if classify_number(text.trim().as_bytes()).is_none()))
            .count()
    }

    /// The decimal mark of each column where some numbers were typed as text with a comma: the true numbers among them
    /// are written the same way, so that the column is read under one mark.
    fn signs(&self) -> Vec<(u32, DecimalMark)> {
        let mut counts: std::collections::BTreeMap<u32, i64> = std::collections::BTreeMap::new();
        for (_, column, held) in &self.cells {
            if let Held::Text(text) = held
                && let Some(QuickClass::Only(decimal)) = classify_number(text.trim().as_bytes())
            {
                *counts.entry(*column).or_default() += if decimal == DecimalMark::Comma { 1 } else { -1 };
            }
        }
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(column, _)| (column, DecimalMark::Comma)).collect()
    }
}

impl Held {
    /// What a cell holds, as the library read it; nothing when it is empty.
    fn of(data: &Data, is_share: bool) -> Option<Self> {
        let number = |number: f64| if is_share { Self::Share(number) } else { Self::Number(number) };
        Some(match data {
            #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no larger number")]
            Data::Int(whole) => number(*whole as f64),
            Data::Float(float) => number(*float),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Self::Text(text.clone()),
            Data::Bool(bool) => Self::Text(bool.to_string()),
            Data::DateTime(date) => {
                let (year, month, day, ..) = date.to_ymd_hms_milli();
                Self::Text(format!("{year:04}-{month:02}-{day:02}"))
            }
            Data::Error(error) => Self::Text(error.to_string()),
            Data::Empty => return None,
        })
    }

    fn text(&self, sign: char) -> String {
        match self {
            Self::Number(number) => written(*number, sign),
            Self::Share(share) => format!("{} %", written(share * 100.0, sign)),
            Self::Text(text) => text.clone(),
        }
    }
}

/// A number without noise: 0.1 + 0.2 is shown as 0.3, as the spreadsheet does. Of three decimals a fourth is written, as
/// "1.234" could be read as a thousand.
fn written(number: f64, sign: char) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let mut text = rounded.to_string();
    if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        text.push('0');
    }
    if sign == '.' { text } else { text.replace('.', &sign.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(cells: Vec<(u32, u32, Held)>) -> Sheet {
        Sheet { name: "Feuille 1".to_owned(), hidden: false, cells }
    }

    #[test]
    fn numbers_are_written_without_noise() {
        assert_eq!(written(0.1 + 0.2, '.'), "0.3");
        assert_eq!(written(507_736.0, '.'), "507736");
        assert_eq!(written(1.234, ','), "1,2340");
        assert_eq!(Held::Share(0.125).text(','), "12,5 %");
    }

    #[test]
    fn rows_keep_their_numbers_and_blank_rows_are_seen() {
        let text = |text: &str| Held::Text(text.to_owned());
        let sheet = sheet(vec![(0, 0, text("ville")), (0, 2, text("t")), (3, 0, text("Kénitra")), (3, 2, Held::Number(1.5))]);
        let rows: Vec<(u32, Vec<String>)> = sheet.rows().collect();
        assert_eq!(
            rows,
            [(1, vec!["ville".into(), String::new(), "t".into()]), (3, vec![]), (4, vec!["Kénitra".into(), String::new(), "1.5".into()])]
        );
    }

    #[test]
    fn true_numbers_are_written_like_those_typed_as_text() {
        let sheet = sheet(vec![(0, 0, Held::Text("1 234,5".to_owned())), (1, 0, Held::Number(2.25))]);
        assert_eq!(sheet.rows().map(|(_, cells)| cells.join("|")).collect::<Vec<_>>(), ["1 234,5", "2,25"]);
    }
}

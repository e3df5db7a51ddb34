//! A sheet of a workbook: cells in any order in, rows of text out.

use std::collections::BTreeMap;

use calamine::Data;

use crate::base::number::{DecimalMark, QuickClass, classify_number};

/// The largest number of cells read from a workbook. Tables made by people have fewer.
pub(super) const MAX_CELLS: usize = 5_000_000;
/// The largest total size of the unpacked parts, in bytes.
pub(super) const MAX_UNPACKED_BYTES: u64 = 256 << 20;

/// Why a workbook cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::intake) enum WorkbookError {
    /// It has more cells or bytes than the limits allow.
    TooLarge,
    /// It is damaged, protected by a password, or no workbook; with the message of the library.
    Broken(String),
}

/// The content of a cell.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::intake) enum CellContent {
    Number(f64),
    /// A share, shown as a percentage.
    Share(f64),
    Text(String),
}

/// How a workbook shows the number of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CellFormat {
    /// As a percentage.
    Percent,
    /// In any other way.
    Other,
}

/// A sheet: its name and its cells in order of rows.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::intake) struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub(super) cells: Vec<(u32, u32, CellContent)>,
}

impl Sheet {
    /// The cells as rows of text with their row numbers, from 1. Consecutive blank rows become one.
    pub(in crate::intake) fn rows(&self) -> impl Iterator<Item = (u32, Vec<String>)> {
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

    /// Whether the sheet has no cells.
    pub(in crate::intake) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The number of cells that are numbers or texts that read as one.
    pub(in crate::intake) fn numbers(&self) -> usize {
        self.cells
            .iter()
            .filter(|(.., held)| !matches!(held, CellContent::Text(text) if classify_number(text.trim().as_bytes()).is_none()))
            .count()
    }

    /// The columns where most numbers typed as text have a decimal comma. Their true numbers are written with a comma as well, so that
    /// the whole column has one decimal mark.
    fn signs(&self) -> Vec<(u32, DecimalMark)> {
        let mut counts: BTreeMap<u32, i64> = BTreeMap::new();
        for (_, column, held) in &self.cells {
            if let CellContent::Text(text) = held
                && let Some(QuickClass::Only(decimal)) = classify_number(text.trim().as_bytes())
            {
                *counts.entry(*column).or_default() += if decimal == DecimalMark::Comma { 1 } else { -1 };
            }
        }
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(column, _)| (column, DecimalMark::Comma)).collect()
    }
}

impl CellContent {
    /// The content of a cell as the library read it; `None` when it is empty.
    pub(super) fn from_data(data: &Data, format: CellFormat) -> Option<Self> {
        let number = |number: f64| match format {
            CellFormat::Percent => Self::Share(number),
            CellFormat::Other => Self::Number(number),
        };
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

/// Writes a number without floating-point noise: 0.1 + 0.2 gives "0.3", as in a spreadsheet. Three decimals are followed by a zero,
/// because "1.234" could be read as a thousand.
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

    fn sheet(cells: Vec<(u32, u32, CellContent)>) -> Sheet {
        Sheet { name: "Feuille 1".to_owned(), hidden: false, cells }
    }

    #[test]
    fn numbers_are_written_without_noise() {
        assert_eq!(written(0.1 + 0.2, '.'), "0.3");
        assert_eq!(written(507_736.0, '.'), "507736");
        assert_eq!(written(1.234, ','), "1,2340");
        assert_eq!(CellContent::Share(0.125).text(','), "12,5 %");
    }

    #[test]
    fn rows_keep_their_numbers_and_blank_rows_are_seen() {
        let text = |text: &str| CellContent::Text(text.to_owned());
        let sheet = sheet(vec![(0, 0, text("ville")), (0, 2, text("t")), (3, 0, text("Kénitra")), (3, 2, CellContent::Number(1.5))]);
        let rows: Vec<(u32, Vec<String>)> = sheet.rows().collect();
        assert_eq!(
            rows,
            [(1, vec!["ville".into(), String::new(), "t".into()]), (3, vec![]), (4, vec!["Kénitra".into(), String::new(), "1.5".into()])]
        );
    }

    #[test]
    fn true_numbers_are_written_like_those_typed_as_text() {
        let sheet = sheet(vec![(0, 0, CellContent::Text("1 234,5".to_owned())), (1, 0, CellContent::Number(2.25))]);
        assert_eq!(sheet.rows().map(|(_, cells)| cells.join("|")).collect::<Vec<_>>(), ["1 234,5", "2,25"]);
    }
}

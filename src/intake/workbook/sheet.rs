//! A sheet of a workbook: its cells sorted by row and column in, rows of text out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use calamine::Data;

use crate::base::number::{DecimalMark, QuickClass, classify_number};
use crate::intake::plain_sheet::{MAX_COLUMNS, MAX_ROWS, PlainSheet, UnpackBudget, UnpackError};

/// The largest number of cells read from a workbook. Tables made by people have fewer.
pub(super) const MAX_CELLS: usize = 5_000_000;
/// The largest total size of the unpacked parts, in bytes.
pub(super) const MAX_UNPACKED_BYTES: u64 = 256 << 20;

/// The content of a cell.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum CellContent {
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
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub(super) cells: Vec<(u32, u32, CellContent)>,
}

impl Sheet {
    /// The cells as rows of text with their row numbers, from 1. Consecutive blank rows become one.
    ///
    /// # Errors
    /// When a cell lies beyond the last row or column of a spreadsheet, or the budget has no room for the rows.
    pub(super) fn into_plain(self, budget: &mut UnpackBudget) -> Result<PlainSheet, UnpackError> {
        let signs = self.signs();
        let numbers = self.numbers();
        let mut plain = PlainSheet::new(self.name, numbers);
        plain.is_hidden = self.hidden;
        let mut last_line = None;
        for cells in self.cells.chunk_by(|one, other| one.0 == other.0) {
            let Some((row, column, _)) = cells.last() else { continue };
            if *row >= MAX_ROWS || *column >= MAX_COLUMNS {
                return Err(UnpackError::TooLarge);
            }
            if last_line.is_some_and(|last| last < *row) {
                plain.push_row(*row, std::iter::empty());
            }
            let texts = cells.iter().map(|(_, column, content)| {
                let sign = signs.iter().find(|(other, _)| other == column).map_or('.', |(_, decimal)| decimal.character());
                (*column, content.text(sign))
            });
            let texts: Vec<(u32, Cow<'_, str>)> = texts.collect();
            budget.take(*column as usize + 1, texts.iter().map(|(_, text)| text.len()).sum())?;
            let mut texts = texts.iter().peekable();
            // Of two cells in one place the last counts.
            let cell = |column| std::iter::from_fn(|| texts.next_if(|(at, _)| *at == column)).last().map_or("", |(_, text)| text);
            plain.push_row(row + 1, (0..=*column).map(cell));
            last_line = Some(row + 1);
        }
        Ok(plain)
    }

    /// The number of cells that are numbers or texts that read as one.
    fn numbers(&self) -> usize {
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

    /// The number of bytes of its text; 0 for a number.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Number(_) | Self::Share(_) => 0,
            Self::Text(text) => text.len(),
        }
    }

    fn text(&self, sign: char) -> Cow<'_, str> {
        match self {
            Self::Number(number) => written(*number, sign).into(),
            Self::Share(share) => format!("{} %", written(share * 100.0, sign)).into(),
            Self::Text(text) => text.into(),
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

    fn rows(sheet: Sheet) -> Vec<(u32, String)> {
        let grid = sheet.into_plain(&mut UnpackBudget::of_file()).expect("a small sheet").into_grid();
        (0..grid.len()).map(|row| (grid.line(row), grid.record(row).collect::<Vec<_>>().join("|"))).collect()
    }

    #[test]
    fn cells_beyond_a_spreadsheet_or_the_budget_are_refused() {
        let far = |row, column| sheet(vec![(row, column, CellContent::Number(1.0))]).into_plain(&mut UnpackBudget::of_file());
        assert!(far(MAX_ROWS - 1, MAX_COLUMNS - 1).is_ok());
        assert_eq!(far(MAX_ROWS, 0), Err(UnpackError::TooLarge));
        assert_eq!(far(0, MAX_COLUMNS), Err(UnpackError::TooLarge));
        let wide = sheet((0..20_000).map(|row| (row, MAX_COLUMNS - 1, CellContent::Number(1.0))).collect());
        assert_eq!(wide.into_plain(&mut UnpackBudget::of_file()), Err(UnpackError::TooLarge), "328 million cells");
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
        assert_eq!(rows(sheet), [(1, "ville||t".to_owned()), (3, String::new()), (4, "Kénitra||1.5".to_owned())]);
    }

    #[test]
    fn true_numbers_are_written_like_those_typed_as_text() {
        let sheet = sheet(vec![(0, 0, CellContent::Text("1 234,5".to_owned())), (1, 0, CellContent::Number(2.25))]);
        assert_eq!(rows(sheet), [(1, "1 234,5".to_owned()), (2, "2,25".to_owned())]);
    }
}

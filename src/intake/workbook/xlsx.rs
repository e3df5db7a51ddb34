//! Reads `.xlsx` files: bytes in, sheets out. Cells are read one by one, so that a distant cell does not allocate a grid of millions.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, SheetType, SheetVisible, Xlsx};

use crate::intake::plain_sheet::{MAX_COLUMNS, MAX_ROWS, UnpackBudget, UnpackError};
use crate::intake::workbook::sheet::{CellContent, CellFormat, MAX_CELLS, Sheet};

/// What stands for a formula that no spreadsheet has calculated: the file holds no result.
const NOT_CALCULATED: &str = "=?";
/// In larger sheets formulas without results are not looked for: it means reading the sheet twice.
const MOST_CELLS_WITH_FORMULAS: usize = 200_000;

/// Reads every sheet.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, UnpackError> {
    let broken = |error: calamine::XlsxError| UnpackError::Broken(error.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let named: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let (mut sheets, mut left, mut budget) = (Vec::with_capacity(named.len()), MAX_CELLS, UnpackBudget::of_file());
    for (name, hidden) in named {
        let mut reader = workbook.worksheet_cells_reader(&name).map_err(broken)?;
        let mut cells = Vec::new();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
            let format = || reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            let number_format = format().map_or(CellFormat::Other, |format| cell_format(&format.format_code));
            let (row, column) = cell.get_position();
            if row >= MAX_ROWS || column >= MAX_COLUMNS {
                return Err(UnpackError::TooLarge);
            }
            // A text of the list of shared texts is stored once and copied for each cell: it is counted before.
            budget.take(0, text_length(cell.get_value()))?;
            let Some(content) = CellContent::from_data(&Data::from(cell.get_value().clone()), number_format) else { continue };
            left = left.checked_sub(1).ok_or(UnpackError::TooLarge)?;
            cells.push((row, column, content));
        }
        // Dropped here, as the formulas are read by another reader of the same workbook.
        drop(reader);
        if cells.len() <= MOST_CELLS_WITH_FORMULAS {
            let known: HashSet<(u32, u32)> = cells.iter().map(|(row, column, _)| (*row, *column)).collect();
            let mut formulas = workbook.worksheet_cells_reader(&name).map_err(broken)?;
            while let Some(cell) = formulas.next_formula().map_err(broken)? {
                let position = cell.get_position();
                if !cell.get_value().is_empty() && !known.contains(&position) {
                    left = left.checked_sub(1).ok_or(UnpackError::TooLarge)?;
                    cells.push((position.0, position.1, CellContent::Text(NOT_CALCULATED.to_owned())));
                }
            }
        }
        sheets.push(Sheet { name, hidden, cells });
    }
    Ok(sheets)
}

/// The number of bytes of the text of a cell.
fn text_length(value: &DataRef<'_>) -> usize {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.len(),
        DataRef::SharedString(text) => text.len(),
        DataRef::Int(_) | DataRef::Float(_) | DataRef::Bool(_) | DataRef::DateTime(_) | DataRef::Error(_) | DataRef::Empty => 0,
    }
}

/// How a number format code shows a number: as a percentage if it has a percent sign that is neither quoted nor escaped.
pub(super) fn cell_format(code: &str) -> CellFormat {
    let (mut quoted, mut escaped) = (false, false);
    let is_percent = code.chars().any(|c| {
        let sign = c == '%' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        sign
    });
    if is_percent { CellFormat::Percent } else { CellFormat::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_format_is_seen() {
        for (format, shown) in [("0.0%", true), ("0,00 %", true), ("General", false), ("0\"%\"", false), ("0\\%", false)] {
            assert_eq!(cell_format(format) == CellFormat::Percent, shown, "{format}");
        }
    }
}

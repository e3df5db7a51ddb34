//! `.xlsx` in, sheets out: cells are read one by one, so that a cell far away does not make a grid of millions.

use std::io::Cursor;

use calamine::{Data, Reader as _, SheetType, SheetVisible, Xlsx};

use super::{Held, MOST_CELLS, Sheet, Unreadable};

/// Reads every sheet.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let broken = |error: calamine::XlsxError| Unreadable::Broken(error.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let named: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let (mut sheets, mut left) = (Vec::with_capacity(named.len()), MOST_CELLS);
    for (name, hidden) in named {
        let mut reader = workbook.worksheet_cells_reader(&name).map_err(broken)?;
        let mut cells = Vec::new();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
            let format = || reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            let shares = || format().is_some_and(|format| shows_percent(&format.format_code));
            let (row, column) = cell.get_position();
            let Some(held) = Held::of(&Data::from(cell.get_value().clone()), shares()) else { continue };
            left = left.checked_sub(1).ok_or(Unreadable::TooLarge)?;
            cells.push((row, column, held));
        }
        sheets.push(Sheet { name, hidden, cells });
    }
    Ok(sheets)
}

/// Whether a number format shows a percentage: a sign that is not a quoted letter.
pub(super) fn shows_percent(format: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    format.chars().any(|c| {
        let sign = c == '%' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        sign
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_format_is_seen() {
        for (format, shown) in [("0.0%", true), ("0,00 %", true), ("General", false), ("0\"%\"", false), ("0\\%", false)] {
            assert_eq!(shows_percent(format), shown, "{format}");
        }
    }
}

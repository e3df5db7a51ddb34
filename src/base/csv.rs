//! CSV output that is safe to open in a spreadsheet: rows of cells in, text out.

use std::borrow::Cow;

use crate::base::number::{DecimalMark, parse_number};

/// A CSV table under construction: comma-separated, one line per row, quoted where needed.
#[derive(Default)]
pub struct Csv {
    text: String,
}

impl Csv {
    /// A table with these headings and no rows.
    #[must_use]
    pub fn new(headings: &[&str]) -> Self {
        let mut table = Self { text: String::new() };
        table.push_row(headings);
        table
    }

    /// Appends a row.
    pub fn push_row(&mut self, cells: &[&str]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            // Most cells are plain words and numbers.
            let is_plain = cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b' ') || byte >= 0x80);
            if is_plain {
                self.text.push_str(cell);
            } else {
                self.text.push_str(&quote(&disarm(cell)));
            }
        }
        self.text.push('\n');
    }

    /// The table as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Puts an apostrophe before a cell that a spreadsheet would run as a formula. Numbers are left as they are.
fn disarm(cell: &str) -> Cow<'_, str> {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_number = || [DecimalMark::Point, DecimalMark::Comma].into_iter().any(|decimal| parse_number(cell, decimal).is_some());
    // A single sign such as "-" stands for a missing value and computes nothing.
    if is_formula && cell.len() > 1 && !is_number() { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Encloses a cell in quotation marks if it contains a delimiter, a quotation mark or a line break.
fn quote(cell: &str) -> Cow<'_, str> {
    let needs_quotes = cell.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\n' | b'\r'));
    if needs_quotes { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        assert_eq!(disarm("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(disarm("-5,2"), "-5,2");
        assert_eq!(disarm("+3"), "+3");
        assert_eq!(disarm("-"), "-");
        assert_eq!(disarm("@SUM(A1)"), "'@SUM(A1)");
    }

    #[test]
    fn quotes_and_commas_are_quoted() {
        assert_eq!(quote("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}

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
            let is_plain = cell
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b' ' | b':' | b'/' | b'%') || byte >= 0x80);
            if is_plain {
                self.text.push_str(cell);
            } else {
                self.text.push_str(&quote(&disarmed(cell)));
            }
        }
        self.text.push('\n');
    }

    /// The table as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The table as text, which is not copied.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }
}

/// What a spreadsheet may take for the end of a cell, whatever stands there in the file.
const SEPARATORS: [char; 7] = [';', ',', '\t', '|', '\n', '\r', '"'];

/// A cell in which a spreadsheet finds no formula, whichever separator it splits lines at: an apostrophe stands before each sign that
/// would begin one, at the start of the cell and after each separator. Numbers are left as they are.
#[must_use]
pub fn disarmed(cell: &str) -> Cow<'_, str> {
    if !cell.contains(['=', '+', '-', '@', '\t', '\r']) {
        return Cow::Borrowed(cell);
    }
    let mut safe = String::with_capacity(cell.len() + 2);
    for part in cell.split_inclusive(SEPARATORS) {
        let text = part.trim_end_matches(SEPARATORS);
        if begins_formula(text) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    // A separator that itself begins the cell.
    let starts_blank = cell.starts_with(['\t', '\r']) && cell.len() > 1;
    if starts_blank {
        safe.insert(0, '\'');
    }
    if safe.len() == cell.len() { Cow::Borrowed(cell) } else { Cow::Owned(safe) }
}

/// Whether a text would be run as a formula: blanks before it do not help.
fn begins_formula(text: &str) -> bool {
    let is_number = || [DecimalMark::Point, DecimalMark::Comma].into_iter().any(|decimal| parse_number(text, decimal).is_some());
    // A single sign such as "-" stands for a missing value and computes nothing.
    text.trim_start().starts_with(['=', '+', '-', '@']) && text.trim().len() > 1 && !is_number()
}

/// Encloses a cell in quotation marks if it contains what any spreadsheet splits lines at.
fn quote(cell: &str) -> Cow<'_, str> {
    if cell.contains(SEPARATORS) { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        assert_eq!(disarmed("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(disarmed("-5,2"), "-5,2");
        assert_eq!(disarmed("+3"), "+3");
        assert_eq!(disarmed("-"), "-");
        assert_eq!(disarmed("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(disarmed("Kénitra;=cmd|'/C calc'!A0;"), "Kénitra;'=cmd|'/C calc'!A0;");
        assert_eq!(disarmed("a\t=1+1\n+A1"), "a\t'=1+1\n'+A1");
        assert_eq!(disarmed("a\"; =B2"), "a\";' =B2");
        assert_eq!(disarmed("\t=1"), "'\t'=1");
        assert_eq!(disarmed("1;-5,2;2014-2024"), "1;-5,2;2014-2024");
    }

    #[test]
    fn quotes_and_commas_are_quoted() {
        assert_eq!(quote("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(quote("a;b"), "\"a;b\"");
        assert_eq!(quote("a\tb"), "\"a\tb\"");
    }
}

//! Writing CSV that a spreadsheet opens without harm: rows of words in, text out.

use crate::base::number::{Decimal, read};

/// A table being written: comma, point, UTF-8, one line a row.
pub struct Csv {
    text: String,
}

impl Csv {
    /// A table with these headings.
    #[must_use]
    pub fn new(headings: &[&str]) -> Self {
        let mut table = Self { text: String::new() };
        table.row(headings);
        table
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
        self.text.push_str(&cells.join(","));
        self.text.push('\n');
    }

    /// The table as text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A cell a spreadsheet would run as a formula is made a text; numbers stay numbers.
fn harmless(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = [Decimal::Point, Decimal::Comma].into_iter().any(|mark| read(cell, mark).is_some());
    // A lone mark such as "-" means "no figure" and computes nothing.
    if runs && !number && cell.chars().count() > 1 { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        assert_eq!(harmless("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(harmless("-5,2"), "-5,2");
        assert_eq!(harmless("+3"), "+3");
        assert_eq!(harmless("-"), "-");
        assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
    }

    #[test]
    fn quotes_and_commas_are_quoted() {
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}

//! A table of text cells, each knowing its line: what intake hands to tidy.

/// One row of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The line where the row begins, from 1.
    pub line: u32,
    /// The cells, at least as many as the table has headings.
    pub cells: Vec<String>,
}

/// Headings and rows, decoded but otherwise untouched.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// The heading of each column.
    pub headings: Vec<String>,
    /// The rows below the headings, blank lines left out.
    pub rows: Vec<Row>,
}

impl Row {
    /// The text of a cell, blank when the row is too short.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

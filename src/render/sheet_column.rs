//! A column of the sheet behind a native chart.

/// A column of numbers.
pub(super) struct SheetColumn {
    /// The heading.
    pub name: String,
    /// A value for each row; `None` for an empty cell.
    pub values: Vec<Option<f64>>,
    /// The formula of each cell, beginning with "="; an empty text, or no entry, for a cell that holds a plain number.
    pub formulas: Vec<String>,
}

impl SheetColumn {
    /// A column of plain numbers.
    pub(super) fn plain(name: String, values: Vec<Option<f64>>) -> Self {
        Self { name, values, formulas: Vec::new() }
    }
}

//! Where a value or a note comes from: a source file with a line and a column.

use std::sync::Arc;

/// A position in a source file: 1-based line and column, as a text editor or a spreadsheet counts them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceLocation {
    /// The name of the file, as the user gave it.
    pub source: Arc<str>,
    /// The line, from 1; 0 means the whole file.
    pub line: u32,
    /// The column (field), from 1; 0 means the whole line.
    pub column: u16,
}

/// Turns the 0-based index of a column into the 1-based number shown to users. Indices that do not fit become `u16::MAX`.
#[must_use]
pub fn one_based(column: usize) -> u16 {
    u16::try_from(column + 1).unwrap_or(u16::MAX)
}

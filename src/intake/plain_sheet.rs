//! What a container gives once it is unpacked: sheets of plain cells. Rows in, a grid out.
//!
//! Unpacking is bounded in cells and bytes, counted before memory is taken. It may run in another process, which sends the sheets.

use crate::intake::grid::{CellSpan, Grid, short};

/// The largest number of cells of one file, blank ones included: rows by columns.
pub(super) const MAX_GRID_CELLS: usize = 20_000_000;
/// The largest total size of the texts of one file, in bytes.
pub(super) const MAX_TEXT_BYTES: usize = 256 << 20;
/// The largest number of rows and columns of a sheet: those of the spreadsheet programs.
pub(super) const MAX_ROWS: u32 = 1 << 20;
pub(super) const MAX_COLUMNS: u32 = 1 << 14;

/// Why a container cannot be unpacked.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub enum UnpackError {
    /// It has more cells or bytes than the limits allow.
    TooLarge,
    /// It is damaged, protected by a password, or no container; with the message of the library.
    Broken(String),
    /// The process that unpacked it ended without an answer: the file made it fail, or take more memory than it may.
    Crashed,
    /// Unpacking took longer than it may, in seconds.
    TooLong(u64),
    /// No process could be started to unpack it, with the reason of the system.
    NotStarted(String),
}

/// A sheet of a workbook or a table of a web page, as plain cells.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct PlainSheet {
    /// The name; empty for a table of a page.
    pub name: String,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
    /// The number of cells that are numbers or texts that read as one.
    pub numbers: usize,
    /// The number of each row, from 1; 0 for a text above a table.
    lines: Vec<u32>,
    /// The number of cells of each row.
    widths: Vec<u32>,
    /// The number of bytes of each cell.
    lengths: Vec<u32>,
    /// The texts of all cells, one after the other.
    text: String,
}

/// How much more may be unpacked from one file.
pub(super) struct UnpackBudget {
    cells: usize,
    bytes: usize,
}

impl UnpackBudget {
    /// The whole budget of a file.
    pub(super) fn of_file() -> Self {
        Self { cells: MAX_GRID_CELLS, bytes: MAX_TEXT_BYTES }
    }

    /// Takes some cells and bytes of text.
    ///
    /// # Errors
    /// When that many are not left.
    pub(super) fn take(&mut self, cells: usize, bytes: usize) -> Result<(), UnpackError> {
        self.cells = self.cells.checked_sub(cells).ok_or(UnpackError::TooLarge)?;
        self.bytes = self.bytes.checked_sub(bytes).ok_or(UnpackError::TooLarge)?;
        Ok(())
    }
}

impl PlainSheet {
    /// An empty sheet; the numbers are those of the rows to come.
    pub(super) fn new(name: String, numbers: usize) -> Self {
        Self { name, numbers, ..Self::default() }
    }

    /// Appends a row.
    pub(super) fn push_row<'a>(&mut self, line: u32, cells: impl Iterator<Item = &'a str>) {
        let before = self.lengths.len();
        for cell in cells {
            self.lengths.push(short(cell.len()));
            self.text.push_str(cell);
        }
        self.lines.push(line);
        self.widths.push(short(self.lengths.len() - before));
    }

    /// True if it has no cells.
    pub(super) fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// The number of its cells, blank ones included.
    pub(super) fn cell_count(&self) -> usize {
        self.lengths.len()
    }

    /// The cells as a grid. Lengths that do not fit the text, which only a faulty sender gives, are blank cells.
    pub(super) fn into_grid(self) -> Grid {
        let mut grid = Grid { cells: Vec::with_capacity(self.lengths.len()), starts: vec![0], ..Grid::default() };
        let (mut at, mut lengths) = (0_usize, self.lengths.into_iter());
        for (line, width) in self.lines.into_iter().zip(self.widths) {
            for length in lengths.by_ref().take(width as usize) {
                let to = at.saturating_add(length as usize);
                let fits = self.text.get(at..to).is_some();
                let span = if fits { grid.span_in(&self.text, at..to) } else { CellSpan::BLANK };
                grid.cells.push(span);
                at = to;
            }
            grid.starts.push(short(grid.cells.len()));
            grid.lines.push(line);
        }
        grid.text = self.text;
        grid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_a_grid() {
        let mut sheet = PlainSheet::default();
        sheet.push_row(1, ["ville", "", "é"].into_iter());
        sheet.push_row(3, std::iter::empty());
        sheet.push_row(4, ["x"].into_iter());
        let grid = sheet.into_grid();
        let rows: Vec<(u32, Vec<&str>)> = (0..grid.len()).map(|row| (grid.line(row), grid.record(row).collect())).collect();
        assert_eq!(rows, [(1, vec!["ville", "", "é"]), (3, vec![]), (4, vec!["x"])]);
    }

    #[test]
    fn lengths_that_do_not_fit_are_blank() {
        let sheet =
            PlainSheet { lines: vec![1], widths: vec![3], lengths: vec![1, u32::MAX, 9], text: "é".to_owned(), ..PlainSheet::default() };
        let grid = sheet.into_grid();
        assert_eq!(grid.record(0).collect::<Vec<_>>(), ["", "", ""]);
    }
}

//! Finds the tables within a grid: one beside another, and columns written in one cell. Cells keep their line and column.

use crate::base::number::{DecimalMark, parse_number};
use crate::intake::grid::{CellSpan, Grid, short};

/// How many records are examined.
const SAMPLE: usize = 400;
/// A grid narrower than this is one table: two of two columns and a blank one between.
const NARROWEST: usize = 5;
/// A grid wider than this is one table.
const WIDEST: usize = 200;

/// The tables of a grid that stand side by side, separated by an empty column; the grid alone when there is one. In each, the cells of
/// the others are blank.
pub(super) fn side_by_side(grid: Grid) -> Vec<Grid> {
    let width = (0..grid.len().min(SAMPLE)).map(|record| grid.width(record)).max().unwrap_or_default();
    if !(NARROWEST..=WIDEST).contains(&width) {
        return vec![grid];
    }
    let groups = column_groups(&grid, width);
    let are_tables = groups.len() > 1 && groups.iter().all(|group| is_table(&grid, group));
    if !are_tables {
        return vec![grid];
    }
    groups.iter().map(|group| grid.with_columns(group)).collect()
}

/// The runs of columns that are not blank.
fn column_groups(grid: &Grid, width: usize) -> Vec<std::ops::Range<usize>> {
    let is_blank = |column: usize| (0..grid.len().min(SAMPLE)).all(|record| grid.cell(record, column).trim().is_empty());
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    for column in (0..width).filter(|column| !is_blank(*column)) {
        match groups.last_mut() {
            Some(group) if group.end == column => group.end = column + 1,
            _ => groups.push(column..column + 1),
        }
    }
    groups
}

/// Whether some columns are a table of their own: words in the first one under a heading, numbers in another.
fn is_table(grid: &Grid, columns: &std::ops::Range<usize>) -> bool {
    let records = || (0..grid.len().min(SAMPLE)).filter(|record| !grid.cell(*record, columns.start).trim().is_empty());
    let is_number = |record: usize, column: usize| {
        let cell = grid.cell(record, column).trim();
        parse_number(cell, DecimalMark::Comma).is_some() || parse_number(cell, DecimalMark::Point).is_some()
    };
    let words = records().filter(|record| !is_number(*record, columns.start)).count();
    let has_numbers = |column: usize| records().filter(|record| is_number(*record, column)).count() * 2 >= records().count().max(2) - 1;
    columns.len() > 1 && words > 1 && words == records().count() && columns.clone().skip(1).any(has_numbers)
}

impl Grid {
    /// This grid with only some columns; the cells of the others are blank and keep their places.
    fn with_columns(&self, columns: &std::ops::Range<usize>) -> Self {
        let mut grid = self.clone();
        for record in 0..grid.len() {
            let (Some(from), Some(to)) = (grid.starts.get(record).copied(), grid.starts.get(record + 1).copied()) else { continue };
            let cells = grid.cells.get_mut(from as usize..to as usize).unwrap_or_default();
            for (column, cell) in cells.iter_mut().enumerate() {
                if !columns.contains(&column) {
                    *cell = CellSpan::BLANK;
                }
            }
        }
        grid
    }

    /// Some records of this grid, which keep their lines.
    pub(super) fn with_records(&self, records: &std::ops::Range<u32>) -> Self {
        let records = records.start as usize..(records.end as usize).min(self.len());
        let first = self.starts.get(records.start).copied().unwrap_or_default();
        let last = self.starts.get(records.end).copied().unwrap_or(first);
        let lists = |list: &[u32]| list.get(records.clone()).map(<[u32]>::to_vec).unwrap_or_default();
        Self {
            text: self.text.clone(),
            apart: self.apart.clone(),
            cells: self.cells.get(first as usize..last as usize).map(<[CellSpan]>::to_vec).unwrap_or_default(),
            starts: self.starts.get(records.start..=records.end).unwrap_or_default().iter().map(|start| start - first).collect(),
            lines: lists(&self.lines),
            offsets: lists(&self.offsets),
            blank_lines: 0,
            open_quotes: Vec::new(),
        }
    }

    /// This grid with the columns that its first cells hold together, as Eurostat writes them ("unit,geo\time" over "MIO_EUR,AT"),
    /// in columns of their own at the end; the first cells are blank. `None` when they hold one column.
    pub(super) fn with_joined_columns_split(&self) -> Option<Self> {
        let heading = self.cell(0, 0).trim();
        let (names, _) = heading.rsplit_once('\\')?;
        let names: Vec<&str> = names.split(',').map(str::trim).collect();
        let width = self.width(0);
        if names.len() < 2 || names.iter().any(|name| name.is_empty()) {
            return None;
        }
        let mut grid = self.without_cells();
        for record in 0..self.len() {
            let first = self.cell(record, 0).to_owned();
            let parts: Vec<&str> = if record == 0 { names.clone() } else { first.split(',').map(str::trim).collect() };
            grid.cells.push(CellSpan::BLANK);
            grid.cells.extend(self.spans(record).iter().skip(1));
            // The parts stand behind the widest record.
            grid.cells.extend((self.width(record)..width).map(|_| CellSpan::BLANK));
            for part in parts {
                let span = grid.append_text(part);
                grid.cells.push(span);
            }
            grid.starts.push(short(grid.cells.len()));
        }
        Some(grid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Progress;
    use crate::intake::scan::{Quotes, scan};

    fn grid(text: &str, delimiter: u8) -> Grid {
        scan(text.to_owned(), delimiter, Quotes::Enclose, &Progress::default())
    }

    #[test]
    fn tables_side_by_side_are_told_apart() {
        let found = side_by_side(grid("ville;2024;;ville;t\nKénitra;1;;Évreux;5\nRabat;2;;Lyon;6\n", b';'));
        assert_eq!(found.len(), 2);
        assert_eq!((found[1].cell(1, 3), found[1].cell(1, 4), found[1].cell(1, 0)), ("Évreux", "5", ""));
        assert_eq!((found[0].cell(1, 0), found[0].cell(1, 3)), ("Kénitra", ""));
    }

    #[test]
    fn an_empty_column_alone_separates_nothing() {
        assert_eq!(side_by_side(grid("ville;2014;;2024;x\nKénitra;1;;2;3\nRabat;2;;3;4\n", b';')).len(), 1);
        assert_eq!(side_by_side(grid("ville;2014;2024\nKénitra;1;2\n", b';')).len(), 1);
    }

    #[test]
    fn columns_in_one_cell_are_split() {
        let split =
            grid("unit,geo\\time\t2013 \t2014 \nMIO_EUR,AT\t1 \t: \nPC,BE\t3 \t4 p\n", b'\t').with_joined_columns_split().expect("columns");
        assert_eq!((split.cell(0, 3), split.cell(0, 4), split.cell(1, 3), split.cell(2, 4)), ("unit", "geo", "MIO_EUR", "BE"));
        assert_eq!((split.cell(1, 1).trim(), split.cell(0, 0)), ("1", ""));
        assert!(grid("a,b\t2013\nx,y\t1\n", b'\t').with_joined_columns_split().is_none());
    }
}

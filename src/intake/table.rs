//! A grid and its zones in, a table out: one heading and one unit for each column, rows that know their line.

use std::collections::HashMap;

use crate::base::number::Decimal;
use crate::base::unit::is_unit;
use crate::base::{MissingReason, Progress, Year};
use crate::intake::column::{Column, columns};
use crate::intake::column_kind::ColumnKind;
use crate::intake::grid::Grid;
use crate::intake::layout::{SkipReason, TableLayout};
use crate::intake::settings::ReadSettings;

/// A table and everything around it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    grid: Grid,
    zones: TableLayout,
    headings: Vec<String>,
    units: Vec<Option<String>>,
    columns: Vec<Column>,
    settings: ReadSettings,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    grid: &'a Grid,
    record: usize,
}

impl<'a> Row<'a> {
    /// The line where the row begins, from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.grid.line(self.record)
    }

    /// How many cells it holds.
    #[must_use]
    pub fn width(&self) -> usize {
        self.grid.width(self.record)
    }

    /// The text of a cell, blank when the row is too short.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'a str {
        self.grid.cell(self.record, column)
    }
}

/// What became of every cell of a file: the parts add up to the total.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CellAccount {
    /// Cells in the file.
    pub total: usize,
    /// Numbers in columns of numbers.
    pub values: usize,
    /// Cells without a figure: blank, or saying why.
    pub missing: usize,
    /// Cells of columns of numbers that are neither.
    pub unreadable: usize,
    /// Cells outside the table: titles, headings, totals, notes, and those beyond the last heading.
    pub set_aside: usize,
    /// Words, codes and years.
    pub text: usize,
}

impl Table {
    /// Lays the table out.
    #[must_use]
    pub(super) fn new(grid: Grid, zones: TableLayout, delimiter: u8, (settings, progress): (&ReadSettings, &Progress)) -> Self {
        let (headings, units) = headings(&grid, &zones);
        let announced = |(heading, unit): (&String, &Option<String>)| {
            let words = heading.split(|c: char| !c.is_alphanumeric());
            (heading.clone(), unit.is_some() || heading.ends_with(')') || words.into_iter().any(|word| Year::parse(word).is_some()))
        };
        let named: Vec<(String, bool)> = headings.iter().zip(&units).map(announced).collect();
        let columns = columns(&grid, &zones.body, &named, (delimiter, settings, progress));
        Self { grid, zones, headings, units, columns, settings: settings.clone() }
    }

    /// The heading of each column.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The unit a row of units gives a column.
    #[must_use]
    pub fn unit(&self, column: usize) -> Option<&str> {
        self.units.get(column).and_then(Option::as_deref)
    }

    /// Takes a column for one of numbers, because figures are read from it: its words are then unreadable, not text.
    pub fn take_for_numbers(&mut self, heading: &str) {
        let found = self.headings.iter().position(|other| other == heading);
        if let Some(column) = found.and_then(|index| self.columns.get_mut(index)) {
            column.kind = ColumnKind::Number;
        }
    }

    /// What each column holds.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How the numbers of a column separate their decimals.
    #[must_use]
    pub fn decimal(&self, column: usize) -> Decimal {
        self.columns.get(column).map_or(Decimal::Comma, |column| column.decimal)
    }

    /// The decimal mark of most columns of numbers that show one.
    #[must_use]
    pub fn usual_decimal(&self) -> Decimal {
        let numbers = || self.columns.iter().filter(|column| column.kind == ColumnKind::Number);
        let shows = |column: &&Column| column.tally.comma + column.tally.point + column.tally.ambiguous > 0;
        let comma = |column: &&Column| column.decimal == Decimal::Comma;
        let (commas, all) = match numbers().filter(shows).count() {
            0 => (numbers().filter(comma).count(), numbers().count()),
            all => (numbers().filter(shows).filter(comma).count(), all),
        };
        if commas * 2 >= all { Decimal::Comma } else { Decimal::Point }
    }

    /// Why a cell has no number, if it says so in a way we or the user know.
    #[must_use]
    pub fn missing(&self, cell: &str) -> Option<MissingReason> {
        self.settings.missing(cell)
    }

    /// The rows below the headings.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.zones.body.iter().map(|record| Row { grid: &self.grid, record: *record as usize })
    }

    /// Some of the rows, by their rank.
    pub fn rows_in(&self, ranks: std::ops::Range<usize>) -> impl Iterator<Item = Row<'_>> + use<'_> {
        let body = self.zones.body.get(ranks).unwrap_or_default();
        body.iter().map(|record| Row { grid: &self.grid, record: *record as usize })
    }

    /// The row that begins on a line, if one does.
    #[must_use]
    pub fn row_at(&self, line: u32) -> Option<Row<'_>> {
        let rank = self.zones.body.binary_search_by_key(&line, |record| self.grid.line(*record as usize)).ok()?;
        self.zones.body.get(rank).map(|record| Row { grid: &self.grid, record: *record as usize })
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.zones.body.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zones.body.is_empty()
    }

    /// The line of the last row of headings, from 1.
    #[must_use]
    pub fn heading_line(&self) -> u32 {
        self.zones.headings.last().map_or(1, |record| self.grid.line(*record as usize))
    }

    /// What the records are.
    #[must_use]
    pub fn zones(&self) -> &TableLayout {
        &self.zones
    }

    /// The file as cells.
    #[must_use]
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Counts what became of every cell.
    #[must_use]
    pub fn account(&self) -> CellAccount {
        let mut account = CellAccount { total: self.grid.cell_count(), ..CellAccount::default() };
        account.set_aside =
            self.zones.aside.iter().map(|(record, _)| self.grid.width(*record as usize)).sum::<usize>() + self.grid.blank_lines;
        let width = self.headings.len();
        let mut padded = 0;
        for row in self.rows() {
            account.set_aside += row.width().saturating_sub(width);
            padded += width.saturating_sub(row.width());
        }
        for column in &self.columns {
            let tally = &column.tally;
            let marked = tally.missing() - tally.blank;
            account.missing += tally.blank;
            match column.kind {
                ColumnKind::Number => {
                    account.values += tally.numbers();
                    account.missing += marked;
                    account.unreadable += tally.words;
                }
                ColumnKind::Code | ColumnKind::Year | ColumnKind::Text | ColumnKind::Empty => {
                    account.text += tally.words + tally.numbers() + marked
                }
            }
        }
        // A short row is read as if it ended with blanks; those are not cells of the file.
        account.missing -= padded;
        account
    }
}

/// A table has at most as many columns as a spreadsheet; cells beyond them are set aside.
const MOST_COLUMNS: usize = 16_384;

/// One name and perhaps one unit for each column, from one to three rows of headings.
fn headings(grid: &Grid, zones: &TableLayout) -> (Vec<String>, Vec<Option<String>>) {
    let rows: Vec<usize> = zones.headings.iter().map(|record| *record as usize).collect();
    let body = zones.body.iter().map(|record| grid.width(*record as usize));
    let width = rows.iter().map(|row| grid.width(*row)).max().unwrap_or_else(|| body.max().unwrap_or_default()).min(MOST_COLUMNS);
    let (unit_rows, name_rows): (Vec<usize>, Vec<usize>) =
        rows.iter().partition(|row| Some(*row) != rows.first() && is_unit_row(grid, **row));
    let units = (0..width).map(|column| {
        let words = unit_rows.iter().map(|row| grid.cell(*row, column).trim().trim_matches(['(', ')'])).find(|cell| !cell.is_empty());
        words.map(str::to_owned)
    });
    let name_rows = without_codes(grid, name_rows);
    let mut groups: Vec<&str> = vec![""; name_rows.len()];
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(width);
    for column in 0..width {
        let mut words: Vec<&str> = Vec::new();
        for (rank, row) in name_rows.iter().enumerate() {
            let cell = grid.cell(*row, column).trim();
            // A group is written once and holds for the blank cells after it.
            let is_group = rank + 1 < name_rows.len() && column > 0;
            if let Some(group) = groups.get_mut(rank)
                && (!cell.is_empty() || !is_group)
            {
                *group = cell;
            }
            let word = groups.get(rank).copied().unwrap_or_default();
            if !word.is_empty() && words.last() != Some(&word) {
                words.push(word);
            }
        }
        let name = if words.is_empty() { letter(column) } else { words.join(" ") };
        // Of two columns with one name, the second is told apart.
        let times = seen.entry(name.clone()).or_insert(0);
        *times += 1;
        names.push(if *times > 1 { format!("{name} ({times})") } else { name });
    }
    (names, units.collect())
}

/// Rows of names without a last row of codes ("CODGEO", "P21_POP") under a row of words: the words say the same, for people.
fn without_codes(grid: &Grid, rows: Vec<usize>) -> Vec<usize> {
    let [.., above, last] = rows.as_slice() else { return rows };
    let filled = |row: usize| grid.record(row).map(str::trim).filter(|cell| !cell.is_empty()).count();
    let code = |cell: &str| cell.len() > 2 && cell.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let codes = grid.record(*last).map(str::trim).filter(|cell| code(cell) && Year::parse(cell).is_none()).count();
    let all_codes = codes > 1 && codes == filled(*last) && filled(*above) >= codes;
    let words = grid.record(*above).any(|cell| cell.contains(char::is_lowercase));
    if all_codes && words { rows.split_last().map_or_else(Vec::new, |(_, rows)| rows.to_vec()) } else { rows }
}

/// Whether most cells of a row of headings are units.
fn is_unit_row(grid: &Grid, row: usize) -> bool {
    let cells: Vec<&str> = grid.record(row).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let unit = |cell: &&&str| (cell.starts_with('(') && cell.ends_with(')')) || is_unit(cell);
    !cells.is_empty() && cells.iter().filter(unit).count() * 10 >= cells.len() * 6
}

/// The letter a spreadsheet gives a column: A, B … Z, AA.
fn letter(column: usize) -> String {
    let low = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    if column < 26 { low.to_string() } else { format!("{}{low}", letter(column / 26 - 1)) }
}

impl TableLayout {
    /// How many records stand above the headings as titles or comments.
    #[must_use]
    pub fn preamble(&self) -> usize {
        let first = self.headings.first().copied().unwrap_or_default();
        let above = |(record, why): &&(u32, SkipReason)| *record < first && matches!(why, SkipReason::Preamble | SkipReason::Comment);
        self.aside.iter().filter(above).count()
    }

    /// How many records stand under the table as totals or notes.
    #[must_use]
    pub fn footer(&self) -> usize {
        self.count(SkipReason::Total) + self.count(SkipReason::Footer)
    }
}

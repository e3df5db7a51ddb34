//! Builds tables: a grid and its layout in; one heading and one unit for each column, and rows that know their line, out.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::number::DecimalMark;
use crate::base::unit::is_unit;
use crate::base::{MissingReason, Progress, Year};
use crate::intake::column::{Column, ColumnHeading, ColumnOptions, columns};
use crate::intake::column_kind::ColumnKind;
use crate::intake::grid::Grid;
use crate::intake::layout::{SkipReason, TableLayout};
use crate::intake::settings::ReadSettings;

/// A table and the texts around it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// Shared with the observations, which lead back to its cells.
    grid: Arc<Grid>,
    zones: TableLayout,
    headings: Vec<String>,
    /// For each column, the texts of its heading from the top row of headings down.
    heading_levels: Vec<Vec<String>>,
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
    /// The line of the file where the row begins, from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.grid.line(self.record)
    }

    /// The index of the row among the records of its grid.
    #[must_use]
    pub fn record(&self) -> usize {
        self.record
    }

    /// The number of cells of the row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.grid.width(self.record)
    }

    /// The text of a cell; empty when the row is shorter.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'a str {
        self.grid.cell(self.record, column)
    }
}

/// Counts of all cells of a file by what became of them; the counts add up to the total.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CellAccount {
    /// All cells of the file.
    pub total: usize,
    /// Numbers in columns of numbers.
    pub values: usize,
    /// Blank cells, and cells that state why a number is missing.
    pub missing: usize,
    /// Other cells of columns of numbers.
    pub unreadable: usize,
    /// Cells outside the table: titles, headings, totals, notes, and those beyond the last heading.
    pub skipped: usize,
    /// Words, codes and years.
    pub text: usize,
}

impl Table {
    /// Builds the table and examines its columns.
    #[must_use]
    pub(super) fn new(grid: Grid, zones: TableLayout, delimiter: u8, settings: &ReadSettings, progress: &Progress) -> Self {
        let Headings { names: headings, levels: heading_levels, units } = Headings::of(&grid, &zones);
        let announced = |(heading, unit): (&String, &Option<String>)| {
            let words = heading.split(|c: char| !c.is_alphanumeric());
            let has_year = words.into_iter().any(|word| Year::parse(word).is_some());
            ColumnHeading { text: heading.clone(), announces_values: unit.is_some() || heading.ends_with(')') || has_year }
        };
        let named: Vec<ColumnHeading> = headings.iter().zip(&units).map(announced).collect();
        let columns = columns(&grid, &zones.body, &named, &ColumnOptions { delimiter, settings, progress });
        Self { grid: Arc::new(grid), zones, headings, heading_levels, units, columns, settings: settings.clone() }
    }

    /// The heading of each column.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The texts of the heading of a column, from the top row of headings down; empty when it has none.
    #[must_use]
    pub fn heading_levels(&self, column: usize) -> &[String] {
        self.heading_levels.get(column).map_or(&[], Vec::as_slice)
    }

    /// The unit of a column, when the headings have a row of units.
    #[must_use]
    pub fn unit(&self, column: usize) -> Option<&str> {
        self.units.get(column).and_then(Option::as_deref)
    }

    /// Makes the column of a heading one of numbers, because values are read from it: its words are then unreadable cells.
    pub fn treat_as_numbers(&mut self, heading: &str) {
        let found = self.headings.iter().position(|other| other == heading);
        if let Some(column) = found.and_then(|index| self.columns.get_mut(index)) {
            column.kind = ColumnKind::Number;
        }
    }

    /// The kind and the statistics of each column.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The decimal mark of the numbers of a column.
    #[must_use]
    pub fn decimal(&self, column: usize) -> DecimalMark {
        self.columns.get(column).map_or(DecimalMark::Comma, |column| column.decimal)
    }

    /// The decimal mark of most columns of numbers in which one occurs.
    #[must_use]
    pub fn usual_decimal(&self) -> DecimalMark {
        let numbers = || self.columns.iter().filter(|column| column.kind == ColumnKind::Number);
        let shows = |column: &&Column| column.stats.comma + column.stats.point + column.stats.ambiguous > 0;
        let comma = |column: &&Column| column.decimal == DecimalMark::Comma;
        let (commas, all) = match numbers().filter(shows).count() {
            0 => (numbers().filter(comma).count(), numbers().count()),
            all => (numbers().filter(shows).filter(comma).count(), all),
        };
        if commas * 2 >= all { DecimalMark::Comma } else { DecimalMark::Point }
    }

    /// The reason a cell gives for a missing number, by the known marks and those of the user; `None` for other cells.
    #[must_use]
    pub fn missing(&self, cell: &str) -> Option<MissingReason> {
        self.settings.missing(cell)
    }

    /// The rows below the headings.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.zones.body.iter().map(|record| Row { grid: &self.grid, record: *record as usize })
    }

    /// A range of the rows, by index.
    pub fn rows_in(&self, indices: std::ops::Range<usize>) -> impl Iterator<Item = Row<'_>> + use<'_> {
        let body = self.zones.body.get(indices).unwrap_or_default();
        body.iter().map(|record| Row { grid: &self.grid, record: *record as usize })
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.zones.body.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zones.body.is_empty()
    }

    /// The line of the last row of headings, from 1.
    #[must_use]
    pub fn heading_line(&self) -> u32 {
        self.zones.headings.last().map_or(1, |record| self.grid.line(*record as usize))
    }

    /// The layout: which records are headings, rows or set aside.
    #[must_use]
    pub fn layout(&self) -> &TableLayout {
        &self.zones
    }

    /// All cells of the file.
    #[must_use]
    pub fn grid(&self) -> &Arc<Grid> {
        &self.grid
    }

    /// Counts all cells by what became of them.
    #[must_use]
    pub fn account(&self) -> CellAccount {
        let mut account = CellAccount { total: self.grid.cell_count(), ..CellAccount::default() };
        account.skipped =
            self.zones.skipped.iter().map(|(record, _)| self.grid.width(*record as usize)).sum::<usize>() + self.grid.blank_lines;
        let width = self.headings.len();
        let mut padded = 0;
        for row in self.rows() {
            account.skipped += row.width().saturating_sub(width);
            padded += width.saturating_sub(row.width());
        }
        for column in &self.columns {
            let tally = &column.stats;
            let marked = tally.missing() - tally.blank;
            account.missing += tally.blank;
            match column.kind {
                ColumnKind::Number => {
                    account.values += tally.numbers();
                    account.missing += marked;
                    account.unreadable += tally.words;
                }
                ColumnKind::Code | ColumnKind::Year | ColumnKind::Text | ColumnKind::Empty => {
                    account.text += tally.words + tally.numbers() + marked;
                }
            }
        }
        // Short rows are read as if blanks followed; those are not cells of the file.
        account.missing -= padded;
        account
    }
}

/// The number of columns of a spreadsheet; cells beyond are set aside.
const MOST_COLUMNS: usize = 16_384;

/// One name and perhaps one unit for each column, from one to three rows of headings.
struct Headings {
    names: Vec<String>,
    levels: Vec<Vec<String>>,
    units: Vec<Option<String>>,
}

impl Headings {
    fn of(grid: &Grid, zones: &TableLayout) -> Self {
        let rows: Vec<usize> = zones.headings.iter().map(|record| *record as usize).collect();
        let body = zones.body.iter().map(|record| grid.width(*record as usize));
        let width = rows.iter().map(|row| grid.width(*row)).max().unwrap_or_else(|| body.max().unwrap_or_default()).min(MOST_COLUMNS);
        let (unit_rows, name_rows): (Vec<usize>, Vec<usize>) =
            rows.iter().partition(|row| Some(*row) != rows.first() && is_unit_row(grid, **row));
        let name_rows = without_codes(grid, name_rows);
        let unit_of_row = |column: usize| {
            unit_rows.iter().map(|row| grid.cell(*row, column).trim().trim_matches(['(', ')'])).find(|cell| !cell.is_empty())
        };
        let units: Vec<Option<String>> = (0..width)
            .map(|column| unit_of_row(column).or_else(|| unit_among_names(grid, &name_rows, column)).map(str::to_owned))
            .collect();
        let mut groups: Vec<&str> = vec![""; name_rows.len()];
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut names = Vec::with_capacity(width);
        let mut levels = Vec::with_capacity(width);
        for column in 0..width {
            let mut words: Vec<&str> = Vec::new();
            for (level, row) in name_rows.iter().enumerate() {
                let is_unit = unit_among_names(grid, &name_rows, column).is_some() && level + 1 == name_rows.len();
                let cell = if is_unit { "" } else { grid.cell(*row, column).trim() };
                // The name of a group is written once and applies to the blank cells after it.
                let is_group = level + 1 < name_rows.len() && column > 0;
                if let Some(group) = groups.get_mut(level)
                    && (!cell.is_empty() || !is_group)
                {
                    *group = cell;
                }
                debug_assert!(level < groups.len(), "one group for each row of names");
                let word = groups.get(level).copied().unwrap_or_default();
                if !word.is_empty() && words.last() != Some(&word) {
                    words.push(word);
                }
            }
            levels.push(words.iter().map(|word| (*word).to_owned()).collect());
            let name = if words.is_empty() { letter(column) } else { words.join(" ") };
            // The second of two columns with one name is numbered.
            let times = seen.entry(name.clone()).or_insert(0);
            *times += 1;
            names.push(if *times > 1 { format!("{name} ({times})") } else { name });
        }
        Self { names, levels, units }
    }
}

/// The unit that stands alone under the name of one column, in a row that has years under others: "Population" over "hab.". Under a
/// name that several columns share it may tell them apart ("h", "f"), and is none.
fn unit_among_names<'a>(grid: &'a Grid, rows: &[usize], column: usize) -> Option<&'a str> {
    let [.., above, last] = rows else { return None };
    let name = |column: usize| grid.cell(*above, column).trim();
    let below = |column: usize| grid.cell(*last, column).trim();
    let is_alone = !name(column).is_empty() && (!name(column + 1).is_empty() || below(column + 1).is_empty());
    Some(below(column).trim_matches(['(', ')'])).filter(|cell| is_alone && is_unit(cell))
}

/// Drops a last row of codes ("CODGEO", "P21_POP") under a row of words that means the same.
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
    /// The number of titles and comments above the headings.
    #[must_use]
    pub fn preamble(&self) -> usize {
        let first = self.headings.first().copied().unwrap_or_default();
        let above = |(record, why): &&(u32, SkipReason)| *record < first && matches!(why, SkipReason::Preamble | SkipReason::Comment);
        self.skipped.iter().filter(above).count()
    }

    /// The number of totals and notes below the table.
    #[must_use]
    pub fn footer(&self) -> usize {
        self.count(SkipReason::Total) + self.count(SkipReason::Footer)
    }
}

//! Finds the rows of headings: a grid and its first records in; the first heading and the first row of data out.

use std::collections::HashSet;

use crate::base::number::{DecimalMark, parse_number};
use crate::base::unit::is_unit;
use crate::intake::column_stats::is_year;
use crate::intake::grid::Grid;
use crate::intake::missing::missing;
use crate::intake::note_rows::{filled, is_note};

/// How many columns are examined for that.
pub(super) const SAMPLE_COLUMNS: usize = 400;
/// The largest number of rows of headings.
const HEADINGS: usize = 3;

/// The index of the first record wide enough to be headings, or of a row of groups above it.
pub(super) fn first_heading(grid: &Grid, sample: &[u32], typical: usize) -> usize {
    let wide =
        |record: &u32| filled(grid, *record) * 2 > typical && (typical == 1 || (filled(grid, *record) > 1 && !is_note(grid, *record)));
    let first = sample.iter().position(wide).unwrap_or(0);
    let Some(above) = first.checked_sub(1).and_then(|rank| sample.get(rank)) else { return first };
    let names: Vec<&str> = sample
        .get(first)
        .map(|record| grid.record(*record as usize).map(str::trim).filter(|cell| !cell.is_empty()).collect())
        .unwrap_or_default();
    let twice = names.iter().collect::<HashSet<_>>().len() < names.len();
    // "Population;;Logements;" above "2014;2024;2014;2024": without the groups two columns would have one name.
    let has_no_name = |record: u32| grid.cell(record as usize, 0).trim().is_empty();
    let is_group = |names: &u32| (has_no_name(*above) || has_no_name(*names)) && stands_over_years(grid, *above, *names);
    let groups = sample.get(first).is_some_and(is_group);
    if (twice && filled(grid, *above) > 1) || groups { first - 1 } else { first }
}

/// Whether each cell of a record that has one below it is above a year: ";Population;" over "ville;2014;2024", "ville;Eau;" over
/// ";2014 (m3);2024 (m3)".
fn stands_over_years(grid: &Grid, above: u32, names: u32) -> bool {
    let cells = grid.record(above as usize).map(str::trim).zip(grid.record(names as usize).map(str::trim));
    let mut grouped = cells.filter(|(group, name)| !group.is_empty() && !name.is_empty()).peekable();
    grouped.peek().is_some() && grouped.all(|(_, name)| is_year(name) || is_year_with_words(name))
}

/// The index of the first record of data.
pub(super) fn first_data(grid: &Grid, sample: &[u32], first: usize) -> usize {
    let below = sample.get(first + 1..).unwrap_or_default();
    let width = sample.iter().map(|record| grid.width(*record as usize)).max().unwrap_or_default().min(SAMPLE_COLUMNS);
    // In a table of few rows, further rows of headings hide that the rows below hold numbers.
    let profiled = |skip: usize| -> Vec<Profile> {
        let rows = below.get(skip.min(below.len())..).unwrap_or_default();
        (0..width).map(|column| Profile::of(grid, rows, column)).collect()
    };
    let is_enough = |skip: &usize| *skip == 0 || below.len() >= skip + 2;
    let found = (0..HEADINGS).filter(is_enough).map(profiled).find(|profile| profile.iter().any(|column| column.numeric));
    let Some(profile) = found else {
        return (first + 1).min(sample.len());
    };
    let is_data = |record: u32| {
        let cells = profile
            .iter()
            .enumerate()
            .filter(|(_, column)| column.numeric)
            .map(|(index, column)| (grid.cell(record as usize, index).trim(), column));
        let is_named =
            profile.iter().enumerate().any(|(index, column)| !column.numeric && !grid.cell(record as usize, index).trim().is_empty());
        let (mut fits, mut all) = (0, 0);
        for (cell, column) in cells.filter(|(cell, _)| !cell.is_empty()) {
            all += 1;
            // Over columns of numbers, and behind no name, "2021 (t)" is a heading and no number with its unit.
            let year = !column.years && (is_year(cell) || (!is_named && is_year_with_words(cell)));
            fits += usize::from((is_number(cell) || missing(cell).is_some()) && !year);
        }
        all > 0 && fits * 2 > all
    };
    let heading = sample.get(first).map_or(0, |record| *record as usize);
    // A row of data may have gaps or words behind its numbers: "Nouvelleville;;", "Évreux;48 966 hab. environ". Unlike a second row of
    // headings it names something under a heading that is filled, and has no words, units or years over the numbers.
    let is_data_with_gaps = |record: u32| {
        let cell = |column: usize| grid.cell(record as usize, column).trim();
        let begins_as_number =
            |cell: &str| cell.trim_start_matches(['-', '−', '+', '(', '~', '<', '>', ' ']).starts_with(|c: char| c.is_numeric());
        let columns = || profile.iter().enumerate();
        let is_named =
            columns().any(|(column, own)| !own.numeric && !cell(column).is_empty() && !grid.cell(heading, column).trim().is_empty());
        let mut values = columns().filter(|(_, own)| own.numeric).map(|(column, own)| (cell(column), own));
        is_named
            && values
                .all(|(cell, own)| cell.is_empty() || missing(cell).is_some() || (begins_as_number(cell) && (own.years || !is_year(cell))))
    };
    // A typing error in the first row makes no heading of it: a year stands where years stand below, or the headings above are complete
    // and all different, and the row is neither of units nor of codes ("CODGEO", "P21_POP").
    let is_mistyped_data = |record: u32| {
        let cell = |column: usize| grid.cell(record as usize, column).trim();
        let has_year = profile.iter().enumerate().any(|(column, own)| own.numeric && own.years && is_year(cell(column)));
        let names: HashSet<&str> = (0..width).map(|column| grid.cell(heading, column).trim()).filter(|name| !name.is_empty()).collect();
        let is_complete = names.len() == width && width > 1;
        let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        let is_unit_or_code = |text: &str| is_code(text) || is_unit(text.trim_matches(['(', ')']));
        let words: Vec<&str> = grid.record(record as usize).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let is_named = profile.iter().enumerate().any(|(column, own)| !own.numeric && !cell(column).is_empty());
        has_year || (is_complete && is_named && !words.iter().skip(1).any(|word| is_unit_or_code(word)))
    };
    let is_first_data = |rank: &usize| {
        sample
            .get(*rank)
            .is_some_and(|record| is_data(*record) || (*rank > first && (is_data_with_gaps(*record) || is_mistyped_data(*record))))
    };
    let rank = (first..sample.len()).take(HEADINGS + 1).find(is_first_data);
    rank.unwrap_or((first + 1).min(sample.len()))
}

/// Whether a cell is a year with words behind it: "2021 (t)", "2022 en tonnes", "2023 p".
fn is_year_with_words(cell: &str) -> bool {
    let (year, rest) = cell.split_at_checked(4).unwrap_or((cell, ""));
    is_year(year) && rest.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_alphabetic)
}

pub(super) fn is_number(cell: &str) -> bool {
    parse_number(cell, DecimalMark::Comma).is_some() || parse_number(cell, DecimalMark::Point).is_some()
}

/// What most cells of a column below the headings are.
pub(super) struct Profile {
    pub numeric: bool,
    years: bool,
}

impl Profile {
    pub(super) fn of(grid: &Grid, records: &[u32], column: usize) -> Self {
        let (mut all, mut numbers, mut years) = (0, 0, 0);
        for record in records {
            let cell = grid.cell(*record as usize, column).trim();
            if cell.is_empty() {
                continue;
            }
            all += 1;
            numbers += usize::from(is_number(cell) || missing(cell).is_some());
            years += usize::from(is_year(cell));
        }
        Self { numeric: numbers * 10 > all * 6, years: years * 2 > all }
    }
}

//! What the columns of a table hold, as the reading plan needs it: a table in, one [`ColumnProfile`] for each column out.

use std::collections::HashMap;

use crate::base::Time;
use crate::base::fold::fold;
use crate::intake::{ColumnKind, Intake};
use crate::tidy::heading::Heading;

/// How many rows are examined.
pub(in crate::tidy) const SAMPLE_ROWS: usize = 2000;
/// Longer texts are sentences: they name nothing.
const LONGEST_NAME: usize = 80;

/// A column: its heading and a sample of its cells.
pub(super) struct ColumnProfile<'a> {
    /// The heading, as the file writes it.
    pub heading: &'a str,
    /// The name, the time and the unit in the heading.
    pub parsed: Heading,
    /// The folded names in the heading: the whole, and each part of "Ville / المدينة".
    pub names: Vec<String>,
    /// The kind of its cells.
    pub kind: ColumnKind,
    /// The number of cells that are numbers.
    pub numbers: usize,
    /// The cells of the sample, trimmed, in order; blank ones too.
    pub cells: Vec<&'a str>,
    /// Each distinct cell of the sample that is not blank, with how often it occurs.
    pub distinct: HashMap<&'a str, usize>,
}

impl<'a> ColumnProfile<'a> {
    /// The profiles of all columns of a table.
    pub(super) fn all(intake: &'a Intake) -> Vec<Self> {
        let table = &intake.table;
        let mut parsed: Vec<Heading> = table.headings().iter().map(|heading| Heading::parse(heading)).collect();
        remove_footnote_marks(&mut parsed);
        let mut profiles: Vec<Self> = table
            .headings()
            .iter()
            .zip(parsed)
            .zip(table.columns())
            .map(|((heading, parsed), column)| Self {
                heading,
                parsed,
                names: folded_names(heading),
                kind: column.kind,
                numbers: column.stats.numbers(),
                cells: Vec::new(),
                distinct: HashMap::new(),
            })
            .collect();
        for row in table.rows().take(SAMPLE_ROWS) {
            for (index, profile) in profiles.iter_mut().enumerate() {
                let cell = row.cell(index).trim();
                profile.cells.push(cell);
                if !cell.is_empty() {
                    *profile.distinct.entry(cell).or_default() += 1;
                }
            }
        }
        profiles
    }

    /// The number of cells of the sample that are not blank.
    pub(super) fn filled(&self) -> usize {
        self.distinct.values().sum()
    }

    /// The share of distinct cells for which something holds, from 0 to 1; 0 for a blank column.
    pub(super) fn share(&self, holds: impl Fn(&str) -> bool) -> f64 {
        let count = self.distinct.keys().filter(|cell| holds(cell)).count();
        if self.distinct.is_empty() { 0.0 } else { crate::base::as_number(count) / crate::base::as_number(self.distinct.len()) }
    }

    /// Whether nearly all cells are spans of time; whole numbers between 1900 and 2100 are years.
    pub(super) fn is_time(&self) -> bool {
        self.filled() > 0 && self.share(|cell| time_of(cell).is_some()) >= 0.9
    }

    /// Whether the cells are names rather than sentences, addresses or numbers.
    pub(super) fn is_names(&self) -> bool {
        let is_name = |cell: &str| {
            cell.len() <= LONGEST_NAME
                && cell.contains(char::is_alphabetic)
                && !cell.contains("//")
                && !cell.starts_with(['/', '<', '{', '['])
        };
        self.filled() > 0 && self.share(is_name) >= 0.8
    }

    /// Whether the cells are classes of ages or sizes, beside which a total may stand: "0-14", "65+", "< 30", "Total".
    pub(super) fn is_classes(&self) -> bool {
        let is_class = |cell: &str| {
            let digits = cell.chars().filter(char::is_ascii_digit).count();
            let is_sign = |c: char| matches!(c, '-' | '–' | '+' | '<' | '>' | '≤' | '≥' | '[' | ']' | ' ');
            (1..=7).contains(&digits) && cell.chars().any(is_sign) && cell.chars().all(|c| c.is_ascii_digit() || is_sign(c))
        };
        self.distinct.len() >= 2
            && self.share(is_class) >= 0.5
            && self.share(|cell| is_class(cell) || cell.contains(char::is_alphabetic)) >= 0.9
    }

    /// Whether the words of the heading hold one of these words.
    pub(super) fn has_word(&self, words: &[&str]) -> bool {
        self.names.iter().any(|name| name.split(' ').any(|word| words.contains(&word)))
    }
}

/// The span of time a cell is: "2021", "2021.0", "1er trimestre 2003", "RGPH 2024".
pub(super) fn time_of(cell: &str) -> Option<Time> {
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    let time = Time::parse(cell)?;
    // A number is only taken for a year where years of statistics are.
    time.year().is_none_or(|year| (1900..=2100).contains(&year.get())).then_some(time)
}

/// Headings that are all the first or all the last day of their years are years: a workbook keeps 2019 as 2019-01-01.
pub(super) fn take_first_days_for_years(profiles: &mut [ColumnProfile<'_>]) {
    let day = |profile: &ColumnProfile<'_>| if let Some(Time::Day(date)) = profile.parsed.time { Some(date) } else { None };
    let days: Vec<(u8, u8)> = profiles.iter().filter_map(day).map(|date| (date.month, date.day)).collect();
    let is_edge = days.iter().all(|day| matches!(day, (1, 1) | (12, 31)));
    if !is_edge {
        return;
    }
    for profile in profiles {
        if let Some(date) = day(profile) {
            profile.parsed.time = Some(Time::Year(date.year));
        }
    }
}

/// The names in a heading, folded: the whole, and each part of "Ville / المدينة".
fn folded_names(heading: &str) -> Vec<String> {
    let parts = heading.split(['/', '|']).map(fold);
    std::iter::once(fold(heading)).chain(parts).chain(split_camel(heading).as_deref().map(fold)).collect()
}

/// "nomBeneficiaire" as "nom Beneficiaire"; `None` without a capital behind a small letter.
fn split_camel(heading: &str) -> Option<String> {
    let mut split = String::with_capacity(heading.len() + 4);
    let mut before_is_small = false;
    for letter in heading.chars() {
        if before_is_small && letter.is_uppercase() {
            split.push(' ');
        }
        before_is_small = letter.is_lowercase();
        split.push(letter);
    }
    (split.len() > heading.len()).then_some(split)
}

/// Removes footnote marks from headings: "Population (1)". A heading keeps its mark if another one has the name without it.
fn remove_footnote_marks(headings: &mut [Heading]) {
    let names: Vec<String> = headings.iter().map(|heading| heading.name.clone()).collect();
    for heading in headings {
        let base = heading.name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
        let base = base.filter(|(_, call)| !call.is_empty() && call.len() <= 2 && call.bytes().all(|byte| byte.is_ascii_digit()));
        if let Some(base) = base.map(|(name, _)| name.trim().to_owned()).filter(|base| !base.is_empty() && !names.contains(base)) {
            heading.name = base;
        }
    }
}

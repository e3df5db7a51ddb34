//! Finds where a table writes its time: in a column, in two columns (a year and its quarter), in columns that date one other column
//! each ("Population year"), or above and around the table.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::base::fold::fold;
use crate::base::{PartOfYear, Time, Year};
use crate::intake::ColumnKind;
use crate::tidy::heading_words::YEAR;
use crate::tidy::mapping::{DateMeaning, PartOfYearColumn};
use crate::tidy::plan::profile::{ColumnProfile, time_of};

/// The columns that date the rows.
#[derive(Default)]
pub(super) struct TimeColumns {
    /// The index of the column that dates every row.
    pub main: Option<usize>,
    /// A column of quarters or months beside it.
    pub part: Option<PartOfYearColumn>,
    /// For some columns, by index, the index of the column that dates them alone.
    pub of_column: HashMap<usize, usize>,
    /// What a date means.
    pub dates: DateMeaning,
    /// The indices of all columns of time, also those that date nothing.
    pub all: Vec<usize>,
}

/// Words of headings of times, folded.
const TIME_WORDS: [&str; 25] = [
    "annee",
    "annees",
    "an",
    "year",
    "years",
    "millesime",
    "exercice",
    "periode",
    "period",
    "date",
    "time",
    "jour",
    "day",
    "mois",
    "month",
    "trimestre",
    "quarter",
    "semestre",
    "السنه",
    "سنه",
    "العام",
    "التاريخ",
    "الفتره",
    "الشهر",
    "anno",
];
/// Words of headings of times that date the line of a file and never its figures, folded.
const NEVER_OF_FIGURES: [&str; 11] =
    ["maj", "modification", "update", "updated", "import", "export", "extraction", "saisie", "creation", "notification", "version"];
/// Words of headings of times that are about the file and not about its figures, folded.
const ABOUT_THE_FILE: [&str; 14] = [
    "reporting",
    "publication",
    "edition",
    "maj",
    "modification",
    "update",
    "updated",
    "import",
    "export",
    "extraction",
    "saisie",
    "creation",
    "notification",
    "version",
];
/// Headings of quarters and months, folded.
const QUARTERS: [&str; 5] = ["trimestre", "trim", "quarter", "qtr", "الربع"];
const MONTHS: [&str; 3] = ["mois", "month", "الشهر"];

impl TimeColumns {
    /// Finds the columns of time of a table.
    pub(super) fn find(profiles: &[ColumnProfile<'_>]) -> Self {
        let all: Vec<usize> = (0..profiles.len()).filter(|index| profiles.get(*index).is_some_and(is_time_column)).collect();
        let mut of_column = HashMap::new();
        let mut about_columns = Vec::new();
        for time in &all {
            let dated = columns_dated_by(profiles, *time, &all);
            if !dated.is_empty() {
                about_columns.push(*time);
                of_column.extend(dated.into_iter().map(|column| (column, *time)));
            }
        }
        let never = |index: &usize| profiles.get(*index).is_some_and(|profile| profile.has_word(&NEVER_OF_FIGURES));
        let candidates = all.iter().copied().filter(|index| !about_columns.contains(index) && !never(index));
        // Columns that are finer than a year are preferred to the year beside them; those about the file come last.
        let main = candidates.min_by_key(|index| {
            let profile = profiles.get(*index);
            (
                profile.is_some_and(|profile| profile.has_word(&ABOUT_THE_FILE)),
                profile.is_none_or(|profile| rank_of_heading(profile).is_none() && profile.kind != ColumnKind::Year),
                std::cmp::Reverse(profile.map_or(0, fineness)),
                profile.and_then(rank_of_heading).unwrap_or(usize::MAX),
            )
        });
        let years = main.and_then(|index| profiles.get(index)).filter(|profile| fineness(profile) == 0);
        let part = years.and_then(|_| part_of_year(profiles));
        let are_years = main.and_then(|index| profiles.get(index)).is_some_and(dates_stand_for_years);
        let dates = if are_years { DateMeaning::Year } else { DateMeaning::Day };
        Self { main, part, of_column, dates, all }
    }
}

/// The latest year that columns about the file give: "Date de mise à jour", "Publication".
pub(super) fn edition_in_columns(profiles: &[ColumnProfile<'_>], times: &TimeColumns) -> Option<Year> {
    let is_about_edition = |(index, profile): &(usize, &ColumnProfile<'_>)| {
        Some(*index) != times.main && profile.has_word(&ABOUT_THE_FILE) && !profile.has_word(&["reporting"])
    };
    let columns = profiles.iter().enumerate().filter(is_about_edition);
    columns.flat_map(|(_, profile)| profile.distinct.keys()).filter_map(|cell| time_of(cell).and_then(Time::last_year)).max()
}

/// Whether a column is one of times: by its heading, if most of its cells are times, or by its cells alone.
fn is_time_column(profile: &ColumnProfile<'_>) -> bool {
    let is_named = rank_of_heading(profile).is_some() || profile.has_word(&TIME_WORDS);
    match profile.kind {
        ColumnKind::Year => true,
        _ if profile.parsed.unit.is_some() || profile.distinct.is_empty() => false,
        _ if is_named => profile.share(|cell| time_of(cell).is_some() || Year::parse(cell).is_some()) >= 0.5,
        // Four digits under another heading may be figures: only few different years are certain.
        ColumnKind::Number | ColumnKind::Empty => false,
        ColumnKind::Code | ColumnKind::Text => {
            let is_span = |cell: &str| time_of(cell).is_some_and(|time| time.year().is_none());
            profile.is_time() && profile.share(is_span) > 0.5
        }
    }
}

/// The rank of a heading among the usual words of years; `None` when it is none of them.
fn rank_of_heading(profile: &ColumnProfile<'_>) -> Option<usize> {
    YEAR.iter().position(|word| profile.names.contains(&fold(word)))
}

/// How fine the times of a column are: 0 for years, 1 for quarters and months, 2 for days.
fn fineness(profile: &ColumnProfile<'_>) -> u8 {
    let mut counts = [0_usize; 3];
    for time in profile.distinct.keys().filter_map(|cell| time_of(cell)) {
        let rank = match time {
            Time::Undated | Time::Year(_) | Time::SchoolYear(_) | Time::Years { .. } | Time::Span { .. } => 0,
            Time::Quarter { .. } | Time::Month { .. } => 1,
            Time::Day(_) => 2,
        };
        if let Some(count) = counts.get_mut(rank) {
            *count += 1;
        }
    }
    let most = (0..3_u8).rev().max_by_key(|rank| counts.get(usize::from(*rank)).copied());
    most.unwrap_or_default()
}

/// Whether dates stand for their years: all are the first or the last day of one, or each year has the same single day.
fn dates_stand_for_years(profile: &ColumnProfile<'_>) -> bool {
    let mut years: BTreeMap<Year, usize> = BTreeMap::new();
    let mut days = BTreeSet::new();
    for time in profile.distinct.keys().filter_map(|cell| time_of(cell)) {
        if let Time::Day(date) = time {
            *years.entry(date.year).or_default() += 1;
            days.insert((date.month, date.day));
        }
    }
    let are_edges = days.iter().all(|day| matches!(day, (12, 31) | (1, 1)));
    let is_one_day = days.len() == 1 && years.len() > 1 && years.values().all(|count| *count == 1);
    !days.is_empty() && (are_edges || is_one_day)
}

/// A column of quarters or months.
fn part_of_year(profiles: &[ColumnProfile<'_>]) -> Option<PartOfYearColumn> {
    let find = |words: &[&str], part: PartOfYear| {
        let year = Year::new(2000)?;
        let found = profiles.iter().find(|profile| {
            profile.has_word(words)
                && !profile.distinct.is_empty()
                && profile.share(|cell| time_of(cell).is_none() && Time::of_part(year, cell, part).is_some()) > 0.9
        })?;
        Some(PartOfYearColumn { heading: found.heading.to_owned(), part })
    };
    find(&QUARTERS, PartOfYear::Quarter).or_else(|| find(&MONTHS, PartOfYear::Month))
}

/// The columns that a column of years dates alone: "Population year" dates "Population", "Baseline year" dates "Baseline emissions".
fn columns_dated_by(profiles: &[ColumnProfile<'_>], time: usize, times: &[usize]) -> Vec<usize> {
    let Some(profile) = profiles.get(time).filter(|profile| rank_of_heading(profile).is_none()) else { return Vec::new() };
    let name = fold(profile.heading);
    let words: Vec<&str> =
        name.split(' ').filter(|word| !TIME_WORDS.contains(word) && !["de", "du", "of", "the", "la"].contains(word)).collect();
    if words.is_empty() || profile.has_word(&ABOUT_THE_FILE) {
        return Vec::new();
    }
    let is_dated = |index: &usize| {
        let Some(other) = profiles.get(*index).filter(|_| !times.contains(index)) else { return false };
        let others: Vec<String> = fold(other.heading).split(' ').map(str::to_owned).collect();
        words.iter().all(|word| others.iter().any(|other| other == word))
    };
    (0..profiles.len()).filter(is_dated).collect()
}

//! The usual year of each country: censuses differ by country, so that a picture says "Maroc 2024, France 2022" once, under its headline,
//! and beside a figure only a year that is not the usual one.

use std::collections::BTreeMap;

use crate::base::Time;
use crate::compare::{Comparison, ComparisonRow};
use crate::speech::{Message, Speech};

/// The usual years of the countries of a comparison.
pub(super) struct UsualYears<'a> {
    /// By the code of the country.
    years: BTreeMap<&'a str, Time>,
}

impl<'a> UsualYears<'a> {
    /// The most common year of each country, the later of two equally common ones; `None` where nothing is gained by it: dates are asked
    /// for, all figures have one year, or a place has no known country.
    pub(super) fn of(comparison: &'a Comparison) -> Option<Self> {
        let known: Vec<&ComparisonRow> = comparison.rows.iter().filter(|row| row.value().is_some()).collect();
        let is_plain =
            |row: &&ComparisonRow| row.requested_time.is_none() && !row.place.country.is_empty() && row.time().is_some_and(Time::is_dated);
        if known.is_empty() || !known.iter().all(is_plain) {
            return None;
        }
        let mut counts: BTreeMap<&str, BTreeMap<Time, usize>> = BTreeMap::new();
        for row in known {
            *counts.entry(&row.place.country).or_default().entry(row.time()?).or_default() += 1;
        }
        // Of several indicators, an exception would have to be told indicator by indicator.
        let has_exceptions = counts.values().any(|times| times.len() > 1);
        if has_exceptions && comparison.indicators().len() > 1 {
            return None;
        }
        let usual = |times: BTreeMap<Time, usize>| times.into_iter().max_by_key(|(time, count)| (*count, *time)).map(|(time, _)| time);
        let years: BTreeMap<&str, Time> = counts.into_iter().filter_map(|(country, times)| Some((country, usual(times)?))).collect();
        let mut distinct: Vec<&Time> = years.values().collect();
        distinct.sort_unstable();
        distinct.dedup();
        (distinct.len() > 1).then_some(Self { years })
    }

    /// Whether a figure is of the usual year of its country.
    pub(super) fn has(&self, row: &ComparisonRow) -> bool {
        row.time().is_some_and(|time| self.years.get(row.place.country.as_str()) == Some(&time))
    }

    /// "Maroc 2024, France 2022": the country of the first row first.
    pub(super) fn text(&self, comparison: &Comparison, speech: &Speech) -> String {
        let first = comparison.focus().map(|row| row.place.country.as_str());
        let mut years: Vec<(&&str, &Time)> = self.years.iter().collect();
        years.sort_by_key(|(country, _)| Some(**country) != first);
        let items = years
            .into_iter()
            .map(|(country, time)| speech.format(&Message::CountryYear { country: (*country).to_owned(), year: speech.time_text(*time) }));
        items.collect::<Vec<_>>().join(speech.comma())
    }
}

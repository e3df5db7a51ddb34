//! Plausibility checks: observations in, notes out about values out of bounds, parts larger than their whole, shares that do
//! not sum to 100 %, and jumps from one year to the next. Nothing is changed or dropped.

use std::collections::BTreeMap;

use crate::base::{Note, NoteCode, NoteMessage, Notes, Unit, Year};
use crate::tidy::measures::{Measure, Measures, ValueBounds};
use crate::tidy::observation::ObservationRow;
use crate::tidy::observations::Observations;
use crate::tidy::row_index::to_u32;

/// A change by more than this share of the previous year is noted.
const JUMP: f64 = 0.5;
/// A ratio in this range means that two values differ by a factor of a thousand in their unit.
const THOUSANDFOLD: std::ops::RangeInclusive<f64> = 500.0..=2000.0;
/// Smaller values jump by chance: their changes are not noted.
const SMALL: f64 = 50.0;
/// The sum of the shares of one whole may differ from 100 by this much.
const SUM_TOLERANCE: f64 = 1.0;

/// Checks every observation that is used; each doubt is one note.
pub fn validate(observations: &Observations, measures: &Measures, notes: &mut Notes) {
    let limits: Vec<Limits<'_>> = observations.measures.iter().map(|measure| Limits::new(measure, measures)).collect();
    let definitions = definition_numbers(observations);
    let mut series = SeriesByKey::new();
    for (row, _) in observations.rows.iter().zip(observations.is_used.iter()).filter(|(row, is_used)| **is_used && row.missing.is_none()) {
        let Some(series_year) = row.series_year(&observations.times) else { continue };
        if let Some(bound) = limits.get(row.measure as usize).and_then(|limits| limits.exceeded_by(row.value)) {
            say(observations, notes, row, NoteCode::OutOfBounds, || NoteMessage::OutOfBounds {
                text: observations.raw_text(row).into(),
                bound,
                measure: observations.measure_id(row).into(),
            });
        }
        debug_assert!((row.provenance as usize) < definitions.len(), "a row keeps the index it was given");
        let definition = definitions.get(row.provenance as usize).copied().unwrap_or_default();
        let key = SeriesKey { place: row.place, level: row.level.rank(), definition, measure: row.measure };
        series.entry(key).or_default().insert(series_year.get(), row);
    }
    for years in series.values() {
        jumps(observations, years, notes);
    }
    parts(observations, &limits, &series, notes);
    shares(observations, measures, &limits, &series, notes);
}

/// For each provenance, a number that it shares with those of the same territory and definition.
fn definition_numbers(observations: &Observations) -> Vec<u32> {
    let mut known: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(observations.provenances.len());
    for provenance in &observations.provenances {
        let next = to_u32(known.len());
        numbers.push(*known.entry((&provenance.perimeter, &provenance.definition)).or_insert(next));
    }
    numbers
}

/// Identifies the observations that are compared from year to year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct SeriesKey {
    place: u32,
    level: u32,
    /// The number of territory and definition.
    definition: u32,
    measure: u32,
}

/// The observations of each series, by year.
type SeriesByKey<'a> = BTreeMap<SeriesKey, BTreeMap<u16, &'a ObservationRow>>;

/// The limits of a measure.
struct Limits<'a> {
    floor: Option<f64>,
    ceiling: Option<f64>,
    whole: Option<&'a str>,
    shares: Option<&'a str>,
}

impl<'a> Limits<'a> {
    fn new(measure: &Measure, measures: &'a Measures) -> Self {
        let known = measures.all().iter().find(|other| other.id == measure.id);
        let unit = measure.parsed_unit();
        let percent = unit == Unit::parse("%");
        let bounds = known.map_or(ValueBounds::None, |measure| measure.plausible);
        Self {
            floor: (bounds != ValueBounds::None && !unit.is_money()).then_some(0.0),
            ceiling: (bounds == ValueBounds::Usual && percent).then_some(100.0),
            whole: known.and_then(|measure| measure.whole.as_deref()),
            shares: known.and_then(|measure| measure.share_group.as_deref()),
        }
    }

    /// The limit a value exceeds, as printed in notes.
    fn exceeded_by(&self, value: f64) -> Option<&'static str> {
        let below = self.floor.is_some_and(|floor| value < floor).then_some("≥ 0");
        below.or_else(|| self.ceiling.is_some_and(|ceiling| value > ceiling).then_some("≤ 100 %"))
    }
}

/// Adds a note at the cell of a row.
fn say(observations: &Observations, notes: &mut Notes, row: &ObservationRow, code: NoteCode, message: impl FnOnce() -> NoteMessage) {
    if let Some(source) = observations.sources.get(usize::from(row.source)) {
        notes.push_with(code, || Note::new(message()).at(&source.name, row.line, row.column));
    }
}

/// Notes changes that are too large from one year to the next.
fn jumps(observations: &Observations, years: &BTreeMap<u16, &ObservationRow>, notes: &mut Notes) {
    for ((before, old), (year, new)) in years.iter().zip(years.iter().skip(1)) {
        let times = if old.value > 0.0 && new.value > 0.0 { (new.value / old.value).max(old.value / new.value) } else { 1.0 };
        // Kilograms for tonnes or kilowatt-hours for megawatt-hours: nothing else changes a value a thousandfold.
        if THOUSANDFOLD.contains(&times) {
            say(observations, notes, new, NoteCode::Thousandfold, || NoteMessage::Thousandfold {
                measure: observations.measure_id(new).into(),
                from: observations.raw_text(old).into(),
                to: observations.raw_text(new).into(),
                year: observations.time(old).year().unwrap_or(Year::UNDATED),
            });
            continue;
        }
        let large = old.value.abs().max(new.value.abs()) >= SMALL;
        if year - before == 1 && large && old.value > 0.0 && (new.value - old.value).abs() > JUMP * old.value {
            say(observations, notes, new, NoteCode::Jump, || NoteMessage::Jump {
                measure: observations.measure_id(new).into(),
                from: observations.raw_text(old).into(),
                to: observations.raw_text(new).into(),
                year: observations.time(old).year().unwrap_or(Year::UNDATED),
            });
        }
    }
}

/// Notes each part that is larger than its whole.
fn parts(observations: &Observations, limits: &[Limits<'_>], series: &SeriesByKey<'_>, notes: &mut Notes) {
    for (key, years) in series {
        let Some(whole) = limits.get(key.measure as usize).and_then(|limits| limits.whole) else { continue };
        let measure = observations.measures.iter().position(|measure| measure.id.as_str() == whole);
        let measure = measure.and_then(|index| u32::try_from(index).ok());
        let Some(wholes) = measure.and_then(|measure| series.get(&SeriesKey { measure, ..*key })) else { continue };
        for (year, part) in years {
            if let Some(whole) = wholes.get(year).filter(|whole| part.value > whole.value) {
                say(observations, notes, part, NoteCode::PartOverWhole, || NoteMessage::PartOverWhole {
                    measure: observations.measure_id(part).into(),
                    whole: observations.measure_id(whole).into(),
                    text: observations.raw_text(part).into(),
                    other: observations.raw_text(whole).into(),
                });
            }
        }
    }
}

/// Notes each group of shares that does not sum to 100 %.
fn shares(observations: &Observations, measures: &Measures, limits: &[Limits<'_>], series: &SeriesByKey<'_>, notes: &mut Notes) {
    let mut groups: BTreeMap<(u32, u32, u32, &str, u16), Vec<&ObservationRow>> = BTreeMap::new();
    for (key, years) in series {
        let Some(group) = limits.get(key.measure as usize).and_then(|limits| limits.shares) else { continue };
        for (year, row) in years {
            groups.entry((key.place, key.level, key.definition, group, *year)).or_default().push(row);
        }
    }
    for ((.., group, _), rows) in groups {
        let all = count_measures_of(measures, group);
        let sum: f64 = rows.iter().map(|row| row.value).sum();
        // An incomplete whole is checked only for parts that already exceed it.
        if sum > 100.0 + SUM_TOLERANCE || (rows.len() == all && sum < 100.0 - SUM_TOLERANCE) {
            let names: Vec<&str> = rows.iter().map(|row| observations.measure_id(row)).collect();
            if let Some(row) = rows.first() {
                say(observations, notes, row, NoteCode::SharesDoNotAddUp, || NoteMessage::SharesDoNotAddUp {
                    names: names.join(", ").into(),
                    sum: format!("{sum:.1}").into(),
                });
            }
        }
    }
}

/// The number of measures that are shares of one whole.
fn count_measures_of(measures: &Measures, group: &str) -> usize {
    measures.all().iter().filter(|measure| measure.share_group.as_deref() == Some(group)).count()
}

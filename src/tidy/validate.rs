//! Figures in, doubts about them out: beyond what a unit allows, a part larger than its whole, shares that do not make a
//! hundred, a jump from one year to the next. Nothing is changed or dropped.

use std::collections::BTreeMap;

use crate::base::{Note, NoteCode, NoteMessage, Notes, Unit};
use crate::tidy::measures::ValueBounds;
use crate::tidy::observations::{ObservationRow, Observations};
use crate::tidy::{Measure, Measures};

/// A change of more than this share of the year before is pointed at.
const JUMP: f64 = 0.5;
/// Between these, one of two figures is in a unit a thousand times smaller.
const THOUSANDFOLD: std::ops::RangeInclusive<f64> = 500.0..=2000.0;
/// Below this, a count of things jumps by chance.
const FEW: f64 = 50.0;
/// By how much the shares of one whole may miss a hundred.
const SUM: f64 = 1.0;

/// Looks at every figure used.
pub fn validate(observations: &Observations, measures: &Measures, notes: &mut Notes) {
    let cards: Vec<Card<'_>> = observations.measures.iter().map(|measure| Card::of(measure, measures)).collect();
    let kin = kin(observations);
    let mut series: BTreeMap<Territory, BTreeMap<u16, &ObservationRow>> = BTreeMap::new();
    for (row, _) in observations.rows.iter().zip(observations.chosen.iter()).filter(|(row, chosen)| **chosen && row.gap.is_none()) {
        if let Some(bound) = cards.get(row.measure as usize).and_then(|card| card.broken(row.value)) {
            say(observations, notes, row, NoteCode::OutOfBounds, || NoteMessage::OutOfBounds {
                text: observations.raw_text(row).into(),
                bound,
                measure: observations.measure_id(row).into(),
            });
        }
        let kin = kin.get(row.about as usize).copied().unwrap_or_default();
        series.entry((row.place, row.level.rank(), kin, row.measure)).or_default().insert(row.year.get(), row);
    }
    for years in series.values() {
        jumps(observations, years, notes);
    }
    parts(observations, &cards, &series, notes);
    shares((observations, measures), &cards, &series, notes);
}

/// For each description, a number it shares with those of the same territory and definition.
fn kin(observations: &Observations) -> Vec<u32> {
    let mut known: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let mut next = 0..;
    observations
        .abouts
        .iter()
        .map(|about| *known.entry((&about.perimeter, &about.definition)).or_insert_with(|| next.next().unwrap_or_default()))
        .collect()
}

/// Place, level, territory with definition, and measure.
type Territory = (u32, u32, u32, u32);

/// What a measure allows.
struct Card<'a> {
    floor: Option<f64>,
    ceiling: Option<f64>,
    whole: Option<&'a str>,
    shares: Option<&'a str>,
}

impl<'a> Card<'a> {
    fn of(measure: &Measure, measures: &'a Measures) -> Self {
        let known = measures.all().iter().find(|other| other.id == measure.id);
        let unit = measure.algebra();
        let percent = unit == Unit::parse("%");
        let bounds = known.map_or(ValueBounds::None, |measure| measure.bounds);
        Self {
            floor: (bounds != ValueBounds::None && !unit.is_money()).then_some(0.0),
            ceiling: (bounds == ValueBounds::Usual && percent).then_some(100.0),
            whole: known.and_then(|measure| measure.whole.as_deref()),
            shares: known.and_then(|measure| measure.shares.as_deref()),
        }
    }

    /// The bound a value breaks.
    fn broken(&self, value: f64) -> Option<&'static str> {
        let below = self.floor.is_some_and(|floor| value < floor).then_some("≥ 0");
        below.or_else(|| self.ceiling.is_some_and(|ceiling| value > ceiling).then_some("≤ 100 %"))
    }
}

/// Adds a note at the cell of a row.
fn say(observations: &Observations, notes: &mut Notes, row: &ObservationRow, code: NoteCode, message: impl FnOnce() -> NoteMessage) {
    if let Some(source) = observations.sources.get(usize::from(row.source)) {
        notes.push_with(code, || Note::new(message()).at(source, row.line, row.column));
    }
}

fn jumps(observations: &Observations, years: &BTreeMap<u16, &ObservationRow>, notes: &mut Notes) {
    for ((before, old), (year, new)) in years.iter().zip(years.iter().skip(1)) {
        let times = if old.value > 0.0 && new.value > 0.0 { (new.value / old.value).max(old.value / new.value) } else { 1.0 };
        // Kilograms for tonnes, kilowatt-hours for megawatt-hours: nothing else makes a town's figure a thousand times another.
        if THOUSANDFOLD.contains(&times) {
            say(observations, notes, new, NoteCode::Thousandfold, || NoteMessage::Thousandfold {
                measure: observations.measure_id(new).into(),
                from: observations.raw_text(old).into(),
                to: observations.raw_text(new).into(),
                year: old.year,
            });
            continue;
        }
        let large = old.value.abs().max(new.value.abs()) >= FEW;
        if year - before == 1 && large && old.value > 0.0 && (new.value - old.value).abs() > JUMP * old.value {
            say(observations, notes, new, NoteCode::Jump, || NoteMessage::Jump {
                measure: observations.measure_id(new).into(),
                from: observations.raw_text(old).into(),
                to: observations.raw_text(new).into(),
                year: old.year,
            });
        }
    }
}

fn parts(observations: &Observations, cards: &[Card<'_>], series: &BTreeMap<Territory, BTreeMap<u16, &ObservationRow>>, notes: &mut Notes) {
    for ((place, level, kin, measure), years) in series {
        let Some(whole) = cards.get(*measure as usize).and_then(|card| card.whole) else { continue };
        let rank = observations.measures.iter().position(|measure| measure.id.as_str() == whole).and_then(|rank| u32::try_from(rank).ok());
        let Some(wholes) = rank.and_then(|rank| series.get(&(*place, *level, *kin, rank))) else { continue };
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

fn shares(
    (observations, measures): (&Observations, &Measures),
    cards: &[Card<'_>],
    series: &BTreeMap<Territory, BTreeMap<u16, &ObservationRow>>,
    notes: &mut Notes,
) {
    let mut groups: BTreeMap<(u32, u32, u32, &str, u16), Vec<&ObservationRow>> = BTreeMap::new();
    for ((place, level, kin, measure), years) in series {
        let Some(group) = cards.get(*measure as usize).and_then(|card| card.shares) else { continue };
        for (year, row) in years {
            groups.entry((*place, *level, *kin, group, *year)).or_default().push(row);
        }
    }
    for ((.., group, _), rows) in groups {
        let all = measures_of(measures, group);
        let sum: f64 = rows.iter().map(|row| row.value).sum();
        // Of a whole that is not complete nothing can be said, unless its parts already exceed it.
        if sum > 100.0 + SUM || (rows.len() == all && sum < 100.0 - SUM) {
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

/// How many measures are the shares of one whole.
fn measures_of(measures: &Measures, group: &str) -> usize {
    measures.all().iter().filter(|measure| measure.shares.as_deref() == Some(group)).count()
}

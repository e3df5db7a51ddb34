//! The currency of amounts whose unit nobody wrote: that of the country of the places, where the size of the amounts agrees. It is said,
//! and never assumed where thousands are as likely.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::number::parse_number;
use crate::base::{Note, NoteMessage, Notes, one_based};
use crate::tidy::mapping::{AssumedUnit, WideColumn};
use crate::tidy::plan::planner::{Axes, Planner};
use crate::tidy::register::{Register, TerritoryQuery};

/// Words in the identifiers of amounts of one person, one household or one square metre.
const PER_ONE: [&str; 6] = ["income", "salary", "wage", "rent", "price", "bill"];
/// The amounts of one person that are plausible in the currency itself.
const PLAUSIBLE_FOR_ONE: std::ops::RangeInclusive<f64> = 5.0..=2_000_000.0;
/// The least amount of a municipality that is plausible in the currency itself; smaller ones may be thousands.
const LEAST_OF_A_TOWN: f64 = 10_000.0;

impl Planner<'_> {
    /// The currency of a column of amounts without a unit; `None`, with a question, when it cannot be told.
    pub(super) fn assumed_currency(&self, index: usize, column: &WideColumn, axes: &Axes, notes: &mut Notes) -> Option<String> {
        let measure = self.known.measures.find(column.measure.as_deref()?)?;
        if !measure.parsed_unit().is_money() || self.answers.unit.is_some() {
            return None;
        }
        let unit = self.currency_of_places(axes).filter(|_| is_plausible(self.amounts(index), measure.id.as_str()));
        notes.push(self.currency_note(&column.heading, unit, index));
        unit.map(str::to_owned)
    }

    /// The currencies of the measures of a long table whose rows give no unit.
    pub(super) fn assumed_currencies(&self, axes: &Axes, notes: &mut Notes) -> Vec<AssumedUnit> {
        let (Some(measure), Some(value)) = (axes.measure, axes.value) else { return Vec::new() };
        let (Some(words), Some(values)) = (self.profiles.get(measure), self.profiles.get(value)) else { return Vec::new() };
        if values.parsed.unit.is_some() || self.answers.unit.is_some() {
            return Vec::new();
        }
        let units = axes.unit.and_then(|index| self.profiles.get(index));
        let mut names: Vec<&str> = words.distinct.keys().copied().collect();
        names.sort_unstable();
        let decimal = self.intake.table.decimal(value);
        let place = axes.places.place.and_then(|index| self.profiles.get(index));
        let mut assumed = Vec::new();
        for name in names {
            let Some(known) = self.known.measures.find(name).filter(|known| known.parsed_unit().is_money()) else { continue };
            let mut amounts: BTreeMap<String, Vec<f64>> = BTreeMap::new();
            for (row, (word, cell)) in words.cells.iter().zip(&values.cells).enumerate() {
                let has_unit = units.is_some_and(|units| units.cells.get(row).is_some_and(|unit| !unit.is_empty()));
                let Some(number) = parse_number(cell, decimal).filter(|_| *word == name && !has_unit) else { continue };
                let place = place.and_then(|place| place.cells.get(row)).copied().unwrap_or_default();
                amounts.entry(self.country(place, axes).unwrap_or_default()).or_default().push(number.value.abs());
            }
            for (country, amounts) in amounts {
                let unit = currency_of(&country).filter(|_| is_plausible(amounts, known.id.as_str()));
                notes.push(self.currency_note(name, unit, value));
                assumed.extend(unit.map(|unit| AssumedUnit { measure: name.to_owned(), country, unit: unit.to_owned() }));
            }
        }
        assumed
    }

    /// Says which unit is assumed for amounts in a column, or asks for it.
    fn currency_note(&self, name: &str, unit: Option<&str>, column: usize) -> Note {
        let heading = name.into();
        let message = match unit {
            Some(unit) => NoteMessage::UnitAssumed { heading, unit: unit.into() },
            None => NoteMessage::AskUnit { heading },
        };
        Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), one_based(column))
    }

    /// The country of a place, as an ISO 3166 code; `None` when neither gazetteer nor register know it.
    fn country(&self, name: &str, axes: &Axes) -> Option<String> {
        match self.known.gazetteer.find(name) {
            Some(place) => Some(place.country.clone()),
            None => {
                let query = TerritoryQuery { name, level: axes.places.level, ..TerritoryQuery::default() };
                Register::shipped().find(&query).map(|territory| territory.country().to_owned())
            }
        }
    }

    /// The currency of the only country of the places.
    fn currency_of_places(&self, axes: &Axes) -> Option<&'static str> {
        let place = self.profiles.get(axes.places.place?)?;
        let countries: BTreeSet<String> =
            place.distinct.keys().filter_map(|name| self.country(name, axes)).filter(|country| !country.is_empty()).collect();
        let mut countries = countries.iter();
        currency_of(countries.next()?).filter(|_| countries.next().is_none())
    }

    /// The amounts of a column, without their signs.
    fn amounts(&self, index: usize) -> Vec<f64> {
        let decimal = self.intake.table.decimal(index);
        let cells = self.profiles.get(index).map(|profile| profile.cells.as_slice()).unwrap_or_default();
        cells.iter().filter_map(|cell| Some(parse_number(cell, decimal)?.value.abs())).collect()
    }
}

/// The currency of a country.
fn currency_of(country: &str) -> Option<&'static str> {
    match country {
        "FR" => Some("EUR"),
        "MA" => Some("MAD"),
        _ => None,
    }
}

/// Whether the usual amount of a measure is plausible in the currency itself, rather than in thousands of it.
fn is_plausible(mut amounts: Vec<f64>, measure: &str) -> bool {
    amounts.sort_by(f64::total_cmp);
    let Some(median) = amounts.get(amounts.len() / 2) else { return false };
    let is_per_one = PER_ONE.iter().any(|word| measure.contains(word));
    if is_per_one { PLAUSIBLE_FOR_ONE.contains(median) } else { *median >= LEAST_OF_A_TOWN }
}

//! The user's own indicators: cards in, a catalogue and what is wrong with their formulas out; and results beyond what an
//! indicator usually is.

use std::sync::Arc;

use crate::base::fold::slug;
use crate::base::similarity::{Candidate, nearest};
use crate::base::{Note, NoteMessage, PlaceId, Quote, Year};
use crate::engine::ReferenceData;
use crate::indicators::{Catalogue, FUNCTIONS, Formula, FormulaError, FormulaFault, IndicatorCard, IndicatorValue, IndicatorValues};
use crate::project::CustomIndicator;
use crate::tidy::{Measure, Measures, Observations, PlaceKind};

/// The catalogue and a user's cards. A formula may speak of a measure only her files know, by its name there.
pub(super) fn extended(library: &ReferenceData, cards: &[IndicatorCard], observations: &Observations) -> (Catalogue, Vec<Note>) {
    let find = |name: &str| find(name, &library.measures, observations);
    let (catalogue, refused) = library.catalogue.with(cards, &find);
    let known = |text: &str| close(text, &library.measures, observations);
    (catalogue, refused.iter().map(|(card, error)| note(card, error, &known)).collect())
}

/// The card of an indicator defined in the window.
#[must_use]
pub fn own_card(own: &CustomIndicator) -> IndicatorCard {
    IndicatorCard::own(&slug(&own.name), own.name.trim(), own.unit.trim(), own.formula.trim())
}

/// What an indicator being typed gives for a town, with its year; or what is wrong with it.
///
/// # Errors
/// A note that points at the fault.
pub fn tried(
    library: &ReferenceData,
    results: &IndicatorValues,
    own: &CustomIndicator,
    place: Option<&PlaceId>,
) -> Result<Option<(Year, f64)>, Note> {
    let card = own_card(own);
    let observations = results.observations();
    let known = |text: &str| close(text, &library.measures, observations);
    let proved = card.clone().prove(&|name| find(name, &library.measures, observations)).map_err(|error| note(&card, &error, &known))?;
    Ok(place.and_then(|place| results.latest_in(&proved, place)))
}

/// The measures her formulas speak of and the list lacks: a column under such a heading is read, whatever it counts.
pub(super) fn named(cards: &[IndicatorCard]) -> Vec<String> {
    let formulas = cards.iter().filter_map(|card| Formula::parse(&card.formula).ok());
    formulas.flat_map(|formula| formula.names().into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

pub(super) fn find(name: &str, measures: &Measures, observations: &Observations) -> Option<Arc<Measure>> {
    let met = || observations.measures().iter().find(|measure| measure.id.as_str() == name || measure.id.as_str() == slug(name));
    measures.find(name).filter(|measure| !measure.unit.is_empty()).or_else(met).cloned()
}

pub(super) fn close(text: &str, measures: &Measures, observations: &Observations) -> String {
    let all = measures.all().iter().filter(|measure| !measure.unit.is_empty()).chain(observations.measures());
    let spellings =
        all.flat_map(|measure| [measure.id.as_str(), &measure.names.fr].map(|spelling| Candidate { spelling, label: measure.id.as_str() }));
    nearest(text, spellings, 3).join(", ")
}

/// What is wrong with a formula, in words that point at it.
pub(super) fn note(card: &IndicatorCard, error: &FormulaError, known: &dyn Fn(&str) -> String) -> Note {
    let (id, formula) = (Quote::from(card.id.as_str()), Quote::from(card.formula.as_str()));
    let before = card.formula.get(..error.at.start).unwrap_or_default();
    let place = before.chars().count() + 1;
    let at_fault = card.formula.get(error.at.clone()).unwrap_or_default();
    let text = Quote::from(at_fault);
    Note::new(match error.fault {
        FormulaFault::Unexpected => NoteMessage::FormulaUnexpected { id, formula, place, text },
        FormulaFault::Unfinished => NoteMessage::FormulaUnfinished { id, formula, place },
        FormulaFault::TooDeep => NoteMessage::FormulaTooDeep { id },
        FormulaFault::UnknownFunction => {
            let name = at_fault.split('(').next().unwrap_or(at_fault).trim();
            NoteMessage::FormulaUnknownFunction { id, formula, place, text: name.into(), known: FUNCTIONS.join(", ").into() }
        }
        FormulaFault::Arguments => NoteMessage::FormulaWrongArguments { id, formula, place, text },
        FormulaFault::UnknownMeasure => {
            NoteMessage::FormulaUnknownMeasure { id, formula, place, text, known: known(at_fault.trim_matches('"')).into() }
        }
        FormulaFault::UnitsDiffer => NoteMessage::FormulaUnitsDiffer { id, formula, place, text },
        FormulaFault::WrongUnit => NoteMessage::FormulaWrongUnit { id, formula, unit: card.unit.as_str().into() },
    })
}

/// A note for each result beyond the bounds of its indicator.
pub(super) fn out_of_bounds(results: &IndicatorValues) -> Vec<Note> {
    let mut notes = Vec::new();
    for indicator in results.indicators() {
        let Some([low, high]) = indicator.references.bounds else { continue };
        // A country is no town: bounds are those of towns.
        let city =
            |outcome: &IndicatorValue| results.observations().place(&outcome.place).is_some_and(|place| place.kind == PlaceKind::City);
        for outcome in results.outside(indicator, low, high).into_iter().filter(city).take(LISTED) {
            let cell = outcome.inputs.iter().flatten().find_map(|row| results.observations().get(*row));
            let value = outcome.reading.value().unwrap_or_default();
            let note = Note::new(NoteMessage::ResultOutOfBounds {
                measure: indicator.id.as_str().into(),
                place: outcome.place.as_str().into(),
                year: outcome.year,
                value: format!("{value:.2}").into(),
                low: low.to_string().into(),
                high: high.to_string().into(),
            });
            notes.push(match &cell {
                Some(cell) if cell.spot.line > 0 => note.at(&cell.spot.source, cell.spot.line, cell.spot.column),
                _ => note,
            });
        }
    }
    notes
}

/// More such results of one indicator are a wrong unit, which the first ones tell.
const LISTED: usize = 20;

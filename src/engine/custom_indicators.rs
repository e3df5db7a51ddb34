//! Indicators defined by the user. In: their cards. Out: the extended catalogue, the notes on formulas that cannot be used, and the
//! notes on values outside the bounds of an indicator.

use std::sync::Arc;

use crate::base::fold::slug;
use crate::base::similarity::{Candidate, nearest};
use crate::base::{Note, NoteMessage, PlaceId, Quote, Time};
use crate::engine::reference_data::ReferenceData;
use crate::indicators::{Catalogue, FUNCTIONS, FormulaError, FormulaFault, Indicator, IndicatorCard, IndicatorValue, IndicatorValues};
use crate::project::CustomIndicator;
use crate::tidy::{Measure, Measures, Observations, PlaceKind};

/// The largest number of notes on values of one indicator outside its bounds. More of them share a cause, such as a wrong unit.
const MOST_BOUNDS_NOTES: usize = 20;

/// The shipped catalogue with the user's indicators, in the currencies of the files, and a note on each formula that is refused.
/// Formulas may name measures that only the files hold.
pub(super) fn extend_catalogue(reference_data: &ReferenceData, observations: &Observations) -> (Catalogue, Vec<Note>) {
    let names = MeasureNames { measures: &reference_data.measures, observations };
    let find = |name: &str| names.find(name);
    let (catalogue, refused) = reference_data.catalogue.with_cards(&reference_data.custom_indicators, &find);
    let catalogue = catalogue.in_currencies_of(observations.measures(), &find);
    (catalogue, refused.iter().map(|(card, error)| formula_note(card, error, &names)).collect())
}

/// The card of an indicator defined in the window; its id is made from the name.
#[must_use]
pub fn custom_indicator_card(indicator: &CustomIndicator) -> IndicatorCard {
    IndicatorCard::custom(&slug(&indicator.name), indicator.name.trim(), indicator.unit.trim(), indicator.formula.trim())
}

/// The latest value an indicator would have for a place, with its year; `None` without a place or a value.
///
/// # Errors
/// A note that points at the fault in the formula.
pub fn preview_indicator(
    reference_data: &ReferenceData,
    values: &IndicatorValues,
    indicator: &CustomIndicator,
    place: Option<&PlaceId>,
) -> Result<Option<(Time, f64)>, Note> {
    let card = custom_indicator_card(indicator);
    let names = MeasureNames { measures: &reference_data.measures, observations: values.observations() };
    let proved = card.clone().check(&|name| names.find(name)).map_err(|error| formula_note(&card, &error, &names))?;
    Ok(place.and_then(|place| values.latest_value(&proved, place)))
}

/// The measures a formula may name: the known ones and those of the files.
#[derive(Clone, Copy)]
pub(super) struct MeasureNames<'a> {
    /// The known measures.
    pub measures: &'a Measures,
    /// The observations, whose measures may be named as well.
    pub observations: &'a Observations,
}

impl MeasureNames<'_> {
    /// The measure with this name; a known measure with a unit has priority over one of the files.
    pub(super) fn find(&self, name: &str) -> Option<Arc<Measure>> {
        let in_files =
            || self.observations.measures().iter().find(|measure| measure.id.as_str() == name || measure.id.as_str() == slug(name));
        self.measures.find(name).filter(|measure| !measure.unit.is_empty()).or_else(in_files).cloned()
    }

    /// The ids of the three measures with the nearest spelling, separated by commas.
    fn nearest(&self, text: &str) -> String {
        let known = self.measures.all().iter().filter(|measure| !measure.unit.is_empty());
        let all = known.chain(self.observations.measures());
        let spellings = all.flat_map(|measure| {
            [measure.id.as_str(), &measure.names.fr].map(|spelling| Candidate { spelling, label: measure.id.as_str() })
        });
        nearest(text, spellings, 3).join(", ")
    }
}

/// The note on a formula that is refused; it points at the fault and suggests names where one is unknown.
pub(super) fn formula_note(card: &IndicatorCard, error: &FormulaError, names: &MeasureNames<'_>) -> Note {
    let (id, formula) = (Quote::from(card.id.as_str()), Quote::from(card.formula.as_str()));
    debug_assert!(card.formula.is_char_boundary(error.span.start), "the parser counts bytes of whole characters");
    let before = card.formula.get(..error.span.start).unwrap_or_default();
    let place = before.chars().count() + 1;
    let at_fault = card.formula.get(error.span.clone()).unwrap_or_default();
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
            NoteMessage::FormulaUnknownMeasure { id, formula, place, text, known: names.nearest(at_fault.trim_matches('"')).into() }
        }
        FormulaFault::UnitsDiffer => NoteMessage::FormulaUnitsDiffer { id, formula, place, text },
        FormulaFault::WrongUnit => NoteMessage::FormulaWrongUnit { id, formula, unit: card.unit.as_str().into() },
    })
}

/// A note on each value of a town outside the bounds of its indicator, at most `MOST_BOUNDS_NOTES` for one indicator.
pub(super) fn out_of_bounds_notes(values: &IndicatorValues) -> Vec<Note> {
    let mut notes = Vec::new();
    for indicator in values.indicators() {
        let Some(bounds) = indicator.references.bounds else { continue };
        let [low, high] = bounds;
        // The bounds hold for towns, not for regions or countries.
        let is_of_town =
            |value: &IndicatorValue| values.observations().place(&value.place).is_some_and(|place| place.kind == PlaceKind::City);
        let outside = values.values_outside(indicator, low, high).into_iter().filter(is_of_town).take(MOST_BOUNDS_NOTES);
        notes.extend(outside.map(|value| bounds_note(values, indicator, &value, bounds)));
    }
    notes
}

/// The name of a place, as notes quote it.
pub(super) fn quoted_place(values: &IndicatorValues, place: &PlaceId) -> Quote {
    values.observations().place(place).map_or_else(|| place.as_str().into(), |known| known.names.quoted(place.as_str()))
}

/// The note on one value outside the bounds, at the first cell it was computed from.
fn bounds_note(values: &IndicatorValues, indicator: &Indicator, value: &IndicatorValue, [low, high]: [f64; 2]) -> Note {
    let cell = value.inputs.iter().flatten().find_map(|row| values.observations().get(*row));
    // An infinite value, or one that may not be added up over towns, is outside the bounds and has no number: it is written as 0.
    let number = value.value.number().unwrap_or_default();
    let note = Note::new(NoteMessage::ResultOutOfBounds {
        measure: indicator.names.quoted(indicator.id.as_str()),
        place: quoted_place(values, &value.place),
        year: value.time,
        value: format!("{number:.2}").into(),
        low: low.to_string().into(),
        high: high.to_string().into(),
    });
    match &cell {
        Some(cell) if cell.location.line > 0 => note.at(&cell.location.source, cell.location.line, cell.location.column),
        _ => note,
    }
}

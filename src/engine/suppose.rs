//! Hypothetical values. In: a text such as "kenitra 2030 recycled_t = 0.3 * municipal_waste_t". Out: a number in the unit of the
//! measure.
//!
//! The formula is parsed and its units are proved like those of an indicator. It is computed from the values of the town in that
//! year, or in the last year before.

use std::sync::Arc;

use crate::base::similarity::{Candidate, nearest};
use crate::base::{Note, NoteMessage, PlaceId, Time, Unit, Year};
use crate::engine::custom_indicators::{MeasureNames, formula_note};
use crate::engine::reference_data::ReferenceData;
use crate::indicators::{Formula, FormulaError, FormulaFault, IndicatorCard, IndicatorValues, Node, evaluate_formula};
use crate::tidy::{Measure, Place, Supposition};

/// Parses and computes a hypothetical value.
///
/// # Errors
/// A note that points at what is not understood.
pub fn parse_supposition(reference_data: &ReferenceData, values: &IndicatorValues, text: &str) -> Result<Supposition, Note> {
    let scope = Scope { reference_data, values };
    let (target, formula) = text.split_once('=').ok_or_else(|| unclear_note(text))?;
    let words: Vec<&str> = target.split_whitespace().collect();
    let [place, year, name] = words.as_slice() else { return Err(unclear_note(text)) };
    let place = scope.find_place(place).ok_or_else(|| scope.unknown_place_note(place))?;
    let year = Year::parse(year).ok_or_else(|| unclear_note(text))?;
    let measure = scope.names().find(name).ok_or_else(|| scope.unknown_measure_note(name, text))?;
    let card = IndicatorCard::custom(name, name, &measure.unit, formula.trim());
    let formula = Formula::parse(&card.formula).and_then(|formula| scope.replace_other_towns(&formula));
    let target = Target { place: &place.id, year, measure: &measure };
    let value = formula.and_then(|formula| scope.compute(&formula, &target));
    let value = value.map_err(|error| formula_note(&card, &error, &scope.names()))?;
    Ok(Supposition { place: place.id.clone(), measure: measure.id.clone(), year, value })
}

/// The note for a text without the form "place year measure = formula".
fn unclear_note(text: &str) -> Note {
    Note::new(NoteMessage::SuppositionUnclear { text: text.into() })
}

/// Left of the equals sign: which value is supposed.
struct Target<'a> {
    /// The town the value is supposed for.
    place: &'a PlaceId,
    year: Year,
    /// The measure, whose unit the value is in.
    measure: &'a Measure,
}

/// A value with its unit.
struct ValueWithUnit {
    value: f64,
    /// The unit, as a formula writes it.
    unit: String,
}

/// The names and values a formula may refer to.
struct Scope<'a> {
    reference_data: &'a ReferenceData,
    values: &'a IndicatorValues,
}

impl Scope<'_> {
    /// The measures a formula may name.
    fn names(&self) -> MeasureNames<'_> {
        MeasureNames { measures: &self.reference_data.measures, observations: self.values.observations() }
    }

    /// The place of a word, in the gazetteer or in the files.
    fn find_place(&self, word: &str) -> Option<Arc<Place>> {
        let is_named = |place: &&Arc<Place>| place.id.as_str() == word || place.id == Place::unknown(word).id;
        let in_files = self.values.places().iter().find(is_named);
        self.reference_data.gazetteer.find(word).or(in_files).cloned()
    }

    /// The note for an unknown place; it suggests the nearest spellings.
    fn unknown_place_note(&self, word: &str) -> Note {
        let known = self.reference_data.gazetteer.places().iter().chain(self.values.places());
        let spellings =
            known.flat_map(|place| [place.id.as_str(), &place.names.fr].map(|spelling| Candidate { spelling, label: place.id.as_str() }));
        let known = nearest(word, spellings, 3).join(", ").into();
        Note::new(NoteMessage::SuppositionUnknownTown { name: word.into(), known })
    }

    /// The note for an unknown measure left of the equals sign; it suggests the nearest spellings.
    fn unknown_measure_note(&self, name: &str, text: &str) -> Note {
        let spellings = self
            .reference_data
            .measures
            .all()
            .iter()
            .map(|measure| Candidate { spelling: measure.id.as_str(), label: measure.id.as_str() });
        let position = text.find(name);
        debug_assert!(position.is_some(), "the name is a word of the text");
        Note::new(NoteMessage::FormulaUnknownMeasure {
            id: name.into(),
            formula: text.into(),
            place: position.unwrap_or_default() + 1,
            text: name.into(),
            known: nearest(name, spellings, 3).join(", ").into(),
        })
    }

    /// The formula with each `in_town(évreux, msw_recycled)` replaced by the latest value of that town.
    fn replace_other_towns(&self, formula: &Formula) -> Result<Formula, FormulaError> {
        let boxed = |inner: &Formula| self.replace_other_towns(inner).map(Box::new);
        let node = match &formula.node {
            Node::Call(name, arguments) if name == "in_town" => {
                let error = |fault: FormulaFault| FormulaError { fault, span: formula.span.clone() };
                let [Formula { node: Node::Name(place), .. }, Formula { node: Node::Name(name), .. }] = arguments.as_slice() else {
                    return Err(error(FormulaFault::Arguments));
                };
                let place = self.find_place(place).ok_or_else(|| error(FormulaFault::Arguments))?;
                let latest = self.latest_value(&place.id, name).ok_or_else(|| error(FormulaFault::UnknownMeasure))?;
                Node::Number(latest.value, latest.unit)
            }
            Node::Call(name, arguments) => {
                Node::Call(name.clone(), arguments.iter().map(|inner| self.replace_other_towns(inner)).collect::<Result<_, _>>()?)
            }
            Node::Negate(inner) => Node::Negate(boxed(inner)?),
            Node::Binary(operator, left, right) => Node::Binary(*operator, boxed(left)?, boxed(right)?),
            Node::Compare(comparison, left, right) => Node::Compare(*comparison, boxed(left)?, boxed(right)?),
            Node::Number(..) | Node::Name(_) => formula.node.clone(),
        };
        Ok(Formula { node, span: formula.span.clone() })
    }

    /// The latest value of an indicator or a measure in a town.
    fn latest_value(&self, place: &PlaceId, name: &str) -> Option<ValueWithUnit> {
        if let Some(indicator) = self.values.indicators().find(|indicator| indicator.id.as_str() == name) {
            let values = self.values.values_in_place(&indicator.id, place);
            let known = values.iter().filter_map(|value| Some((value.time, value.value.number()?)));
            return known.max_by_key(|(year, _)| *year).map(|(_, value)| ValueWithUnit { value, unit: indicator.unit.clone() });
        }
        let measure = self.names().find(name)?;
        let used = self.values.observations().of_place_and_measure(place, &measure.id).filter(|(_, is_used)| *is_used);
        let known = used.filter_map(|(observation, _)| Some((observation.time, observation.value.number()?)));
        known.max_by_key(|(year, _)| *year).map(|(_, value)| ValueWithUnit { value, unit: measure.unit.clone() })
    }

    /// The value of the formula in the unit of the measure. A plain number is taken to be in that unit already.
    fn compute(&self, formula: &Formula, target: &Target<'_>) -> Result<f64, FormulaError> {
        if let Node::Number(value, unit) = &formula.node
            && unit.is_empty()
        {
            return Ok(*value);
        }
        // A yearly value such as "t/year" may be given as "900[t]", since the year is known.
        let unit = target.measure.parsed_unit();
        let units = [unit.clone(), unit.times(&Unit::parse("year"))];
        let year = Time::from(target.year);
        let value_of = |measure: &Measure| {
            let used = self.values.observations().of_place_and_measure(target.place, &measure.id).filter(|(_, is_used)| *is_used);
            let known = used.filter_map(|(observation, _)| Some((observation.time, observation.value.number()?)));
            known.min_by_key(|(other, _)| (*other > year, other.distance(year))).map(|(_, value)| value)
        };
        let find = |name: &str| self.names().find(name);
        let mut first = None;
        for unit in &units {
            match evaluate_formula(formula, &find, unit, &value_of) {
                Ok(value) => return Ok(value),
                Err(error) => first = first.or(Some(error)),
            }
        }
        Err(first.unwrap_or(FormulaError { fault: FormulaFault::Unfinished, span: formula.span.clone() }))
    }
}

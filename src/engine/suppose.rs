//! A supposition in words in, a figure out: "kenitra 2030 recycled_t = 0.3 * municipal_waste_t". Its formula is read and its
//! units proved like those of an indicator; the figures it speaks of are those of the town, of that year or the last before.

use std::sync::Arc;

use crate::base::similarity::{Candidate, nearest};
use crate::base::{Note, NoteMessage, PlaceId, Unit, Year};
use crate::engine::ReferenceData;
use crate::engine::custom_indicators;
use crate::indicators::{Formula, FormulaError, FormulaFault, IndicatorCard, IndicatorValues, Node, worked_out};
use crate::tidy::{Measure, Place, Supposition};

/// Reads a supposition against the figures there are.
///
/// # Errors
/// A note that says what is not understood, and where.
pub fn suppose(library: &ReferenceData, results: &IndicatorValues, text: &str) -> Result<Supposition, Note> {
    let (what, formula) = text.split_once('=').ok_or_else(|| unclear(text))?;
    let words: Vec<&str> = what.split_whitespace().collect();
    let [place, year, measure] = words.as_slice() else { return Err(unclear(text)) };
    let place = town(library, results, place).ok_or_else(|| unknown(library, results, place))?;
    let year = Year::parse(year).ok_or_else(|| unclear(text))?;
    let known = |name: &str| custom_indicators::find(name, &library.measures, results.observations());
    let asked = known(measure).ok_or_else(|| {
        let spellings =
            library.measures.all().iter().map(|measure| Candidate { spelling: measure.id.as_str(), label: measure.id.as_str() });
        Note::new(NoteMessage::FormulaUnknownMeasure {
            id: (*measure).into(),
            formula: text.into(),
            place: text.find(measure).unwrap_or_default() + 1,
            text: (*measure).into(),
            known: nearest(measure, spellings, 3).join(", ").into(),
        })
    })?;
    let card = IndicatorCard::own(measure, measure, &asked.unit, formula.trim());
    let say = |error: &FormulaError| {
        custom_indicators::note(&card, error, &|word| custom_indicators::close(word, &library.measures, results.observations()))
    };
    let read = Formula::parse(&card.formula).and_then(|formula| elsewhere(&formula, library, results));
    let formula = read.map_err(|error| say(&error))?;
    let value = value(&formula, &asked, (&place.id, year), (results, &known)).map_err(|error| say(&error))?;
    Ok(Supposition { place: place.id.clone(), measure: asked.id.clone(), year, value })
}

fn unclear(text: &str) -> Note {
    Note::new(NoteMessage::SuppositionUnclear { text: text.into() })
}

fn town(library: &ReferenceData, results: &IndicatorValues, word: &str) -> Option<Arc<Place>> {
    let met = results.places().iter().find(|place| place.id.as_str() == word || place.id == Place::unknown(word).id);
    library.gazetteer.find(word).or(met).cloned()
}

fn unknown(library: &ReferenceData, results: &IndicatorValues, word: &str) -> Note {
    let known = library.gazetteer.places().iter().chain(results.places());
    let spellings =
        known.flat_map(|place| [place.id.as_str(), &place.names.fr].map(|spelling| Candidate { spelling, label: place.id.as_str() }));
    let known = nearest(word, spellings, 3).join(", ").into();
    Note::new(NoteMessage::SuppositionUnknownTown { name: word.into(), known })
}

/// The same formula with each `in_town(évreux, msw_recycled)` replaced by the figure of that town: the latest one.
fn elsewhere(formula: &Formula, library: &ReferenceData, results: &IndicatorValues) -> Result<Formula, FormulaError> {
    let again = |inner: &Formula| elsewhere(inner, library, results);
    let boxed = |inner: &Formula| again(inner).map(Box::new);
    let node = match &formula.node {
        Node::Call(name, arguments) if name == "in_town" => {
            let fault = |fault: FormulaFault| FormulaError { fault, at: formula.at.clone() };
            let [Formula { node: Node::Name(place), .. }, Formula { node: Node::Name(what), .. }] = arguments.as_slice() else {
                return Err(fault(FormulaFault::Arguments));
            };
            let place = town(library, results, place).ok_or_else(|| fault(FormulaFault::Arguments))?;
            let (value, unit) = latest(library, results, &place.id, what).ok_or_else(|| fault(FormulaFault::UnknownMeasure))?;
            return Ok(Formula { node: Node::Number(value, unit), at: formula.at.clone() });
        }
        Node::Call(name, arguments) => Node::Call(name.clone(), arguments.iter().map(again).collect::<Result<_, _>>()?),
        Node::Minus(inner) => Node::Minus(boxed(inner)?),
        Node::Both(operator, left, right) => Node::Both(*operator, boxed(left)?, boxed(right)?),
        Node::Compare(comparison, left, right) => Node::Compare(*comparison, boxed(left)?, boxed(right)?),
        Node::Number(..) | Node::Name(_) => formula.node.clone(),
    };
    Ok(Formula { node, at: formula.at.clone() })
}

/// The latest figure of an indicator or a measure in a town, with its unit.
fn latest(library: &ReferenceData, results: &IndicatorValues, place: &PlaceId, what: &str) -> Option<(f64, String)> {
    if let Some(indicator) = results.indicators().find(|indicator| indicator.id.as_str() == what) {
        let outcomes = results.outcomes_of(&indicator.id, place);
        let known = outcomes.iter().filter_map(|outcome| Some((outcome.year, outcome.reading.value()?)));
        return known.max_by_key(|(year, _)| *year).map(|(_, value)| (value, indicator.unit.clone()));
    }
    let measure = custom_indicators::find(what, &library.measures, results.observations())?;
    let of = results.observations().of(place, &measure.id).filter(|(_, used)| *used);
    let known = of.filter_map(|(own, _)| Some((own.year, own.reading.value()?)));
    known.max_by_key(|(year, _)| *year).map(|(_, value)| (value, measure.unit.clone()))
}

type Known<'a> = &'a dyn Fn(&str) -> Option<Arc<Measure>>;

/// What the formula gives in the unit of the measure. A bare number is in that unit already.
fn value(
    formula: &Formula,
    asked: &Measure,
    (place, year): (&PlaceId, Year),
    (results, known): (&IndicatorValues, Known<'_>),
) -> Result<f64, FormulaError> {
    if let Node::Number(value, unit) = &formula.node
        && unit.is_empty()
    {
        return Ok(*value);
    }
    let of_year = Unit::parse("year");
    // A share of a yearly figure is a yearly figure; "900[t]" in a year is "t/year".
    let wanted = [asked.algebra(), asked.algebra().times(&of_year)];
    let figure = |measure: &Measure| {
        let all = results.observations().of(place, &measure.id).filter(|(_, used)| *used);
        let known = all.filter_map(|(own, _)| Some((own.year, own.reading.value()?)));
        known.min_by_key(|(own, _)| (*own > year, own.distance(year))).map(|(_, value)| value)
    };
    let mut first = None;
    for unit in &wanted {
        match worked_out(formula, known, unit, &figure) {
            Ok(value) => return Ok(value),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or(FormulaError { fault: FormulaFault::Unfinished, at: formula.at.clone() }))
}

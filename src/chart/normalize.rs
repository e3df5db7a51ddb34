//! Figures brought to one scale before they are compared: by inhabitant, by km², as an index, beside the twin, of a target.

use std::sync::Arc;

use crate::base::{MissingReason, Value};
use crate::chart::text::{name, title};
use crate::compare::{Comparison, ComparisonQuery, ComparisonRole, ComparisonRow, Normalization};
use crate::indicators::{Catalogue, Indicator, IndicatorCard, IndicatorReferences, IndicatorValues};
use crate::speech::{Message, Speech};

/// The scales that mean something for a question.
#[must_use]
pub fn scales(results: &IndicatorValues, question: &ComparisonQuery) -> Vec<Normalization> {
    let all = asked(results, question);
    let met = |id: &str| results.observations().measures().iter().any(|measure| measure.id.as_str() == id);
    let adds = all.iter().all(|own| crate::tidy::adds_up(&own.unit) && own.plan.account.is_none());
    let people = all.iter().any(|own| own.unit == "persons");
    let areas = all.iter().any(|own| matches!(own.unit.as_str(), "km2" | "ha" | "m2"));
    let dated =
        question.years.len() != 1 && question.places().any(|place| all.iter().any(|own| results.years_of(&own.id, place).len() > 1));
    let fits = |scaled: &Normalization| match scaled {
        Normalization::AsIs => true,
        Normalization::Person => adds && !people && met("population"),
        Normalization::Km2 => adds && !areas && met("area_km2"),
        Normalization::Household => adds && met("households") && !all.iter().any(|own| own.unit == "households"),
        Normalization::Index => dated && all.len() == 1 && all.iter().all(|own| own.is_ratio_scale()),
        Normalization::Gap => question.twin.is_some() && !all.iter().any(|own| own.is_change() || own.is_total_of_gases()),
        Normalization::Target => all.iter().all(|own| own.references.benchmark.is_some_and(|value| value > 0.0)),
    };
    Normalization::ALL.into_iter().filter(|scaled| !all.is_empty() && fits(scaled)).collect()
}

fn asked(results: &IndicatorValues, question: &ComparisonQuery) -> Vec<Arc<Indicator>> {
    results.indicators().filter(|own| question.indicators.contains(&own.id)).cloned().collect()
}

/// The results of a question by inhabitant, by km² or by household: its indicators divided, their units proved.
pub(super) fn divided(
    results: &IndicatorValues,
    question: &ComparisonQuery,
    speech: &Speech,
) -> Option<(IndicatorValues, ComparisonQuery)> {
    let (function, unit) = match question.scaled {
        Normalization::Person => ("per_person", "person"),
        Normalization::Km2 => ("per_km2", "km2"),
        Normalization::Household => ("per_household", "household"),
        Normalization::AsIs | Normalization::Index | Normalization::Gap | Normalization::Target => return None,
    };
    let find = |id: &str| results.observations().measures().iter().find(|measure| measure.id.as_str() == id).cloned();
    let mut all: Vec<Arc<Indicator>> = results.indicators().cloned().collect();
    let mut asked_for = Vec::new();
    for own in asked(results, question) {
        let measure = title(speech, &own);
        let line = match question.scaled {
            Normalization::Km2 => Message::MeasurePerKm2 { measure },
            Normalization::Household => Message::MeasurePerHousehold { measure },
            Normalization::AsIs | Normalization::Person | Normalization::Index | Normalization::Gap | Normalization::Target => {
                Message::MeasurePerPerson { measure }
            }
        };
        let unit = match own.unit.strip_suffix("/year") {
            Some(amount) => format!("{amount}/{unit}/year"),
            None => format!("{}/{unit}", own.unit),
        };
        let id = format!("{}_{function}", own.id);
        let card = IndicatorCard::own(&id, &speech.say(&line), &unit, &format!("{function}({})", own.formula));
        let made = card.prove(&find).ok()?;
        asked_for.push(made.id.clone());
        all.push(Arc::new(Indicator { better: own.better, flags: own.flags.clone(), theme: own.theme.clone(), ..made }));
    }
    let results = results.again(&Catalogue::of(all));
    Some((results, ComparisonQuery { indicators: asked_for, scaled: Normalization::AsIs, ..question.clone() }))
}

/// The same figures as an index, as a difference from the twin, or as a share of a target.
pub(super) fn transformed(figures: Comparison, scaled: Normalization, speech: &Speech) -> Comparison {
    if !matches!(scaled, Normalization::Index | Normalization::Gap | Normalization::Target) {
        return figures;
    }
    let twin = figures.places().into_iter().find(|(_, standing)| *standing == ComparisonRole::Twin).map(|(place, _)| name(speech, place));
    let renamed: Vec<(Arc<Indicator>, Arc<Indicator>)> =
        figures.indicators().into_iter().map(|own| (Arc::clone(own), Arc::new(renamed(own, scaled, twin.as_deref(), speech)))).collect();
    let row = |row: &ComparisonRow| {
        let value = row.value().map(|value| match scaled {
            Normalization::Index => ratio(value, first(&figures, row)),
            Normalization::Target => ratio(value, row.indicator.references.benchmark),
            Normalization::AsIs | Normalization::Person | Normalization::Km2 | Normalization::Household | Normalization::Gap => {
                beside(&figures, row).map_or(Err(MissingReason::NotReported), |other| Ok(value - other))
            }
        });
        let mut own = row.clone();
        if let (Some(trace), Some(value)) = (&mut own.trace, value) {
            trace.outcome.reading = value.map_or_else(Value::Missing, Value::of);
            trace.base = None;
            // Of a share of a target the ends are shares too; what an index or a difference is worth depends on two figures.
            let ends = trace.interval.filter(|_| scaled == Normalization::Target);
            let end = |value: f64| ratio(value, row.indicator.references.benchmark).ok();
            trace.interval = ends.and_then(|(low, high)| end(low).zip(end(high)));
        }
        if let Some((_, other)) = renamed.iter().find(|(indicator, _)| indicator.id == row.indicator.id) {
            own.indicator = Arc::clone(other);
        }
        own
    };
    let rows = figures.rows.iter().map(row).collect();
    Comparison { rows, years: figures.years, ground: Vec::new() }
}

fn ratio(value: f64, base: Option<f64>) -> Result<f64, MissingReason> {
    match base {
        Some(base) if base > 0.0 => Ok(100.0 * value / base),
        Some(_) => Err(MissingReason::DividedByZero),
        None => Err(MissingReason::NotReported),
    }
}

/// The first known figure of a town.
fn first(figures: &Comparison, row: &ComparisonRow) -> Option<f64> {
    let own = figures.rows.iter().filter(|other| other.place.id == row.place.id && other.indicator.id == row.indicator.id);
    own.filter(|other| other.value().is_some()).min_by_key(|other| other.year()).and_then(ComparisonRow::value)
}

/// The figure of the twin for the same indicator and year asked.
fn beside(figures: &Comparison, row: &ComparisonRow) -> Option<f64> {
    let same = |other: &&ComparisonRow| {
        other.standing == ComparisonRole::Twin && other.indicator.id == row.indicator.id && other.wanted == row.wanted
    };
    figures.rows.iter().find(same).and_then(ComparisonRow::value)
}

fn renamed(own: &Indicator, scaled: Normalization, twin: Option<&str>, speech: &Speech) -> Indicator {
    let measure = title(speech, own);
    let line = match (scaled, twin) {
        (Normalization::Index, _) => Message::MeasureIndex { measure },
        (Normalization::Target, _) => Message::MeasureOfTarget { measure },
        (_, twin) => Message::MeasureGap { measure, twin: twin.unwrap_or_default().to_owned() },
    };
    let unit = match scaled {
        Normalization::Index => "index".to_owned(),
        Normalization::Target => "%".to_owned(),
        Normalization::AsIs | Normalization::Person | Normalization::Km2 | Normalization::Household | Normalization::Gap => {
            own.unit.clone()
        }
    };
    let (names, references) = (crate::tidy::LocalizedNames::same(&speech.say(&line)), IndicatorReferences::default());
    Indicator { unit, names, references, is_gap: scaled == Normalization::Gap, ..own.clone() }
}

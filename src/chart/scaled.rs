//! Figures brought to one scale before they are compared: by inhabitant, by km², as an index, beside the twin, of a target.

use std::sync::Arc;

use crate::base::{Gap, Reading};
use crate::chart::words::{name, title};
use crate::compare::{Figure, Figures, Question, Scaled, Standing};
use crate::indicators::{Card, Catalogue, Indicator, References, Results};
use crate::speech::{Line, Speech};

/// The scales that mean something for a question.
#[must_use]
pub fn scales(results: &Results, question: &Question) -> Vec<Scaled> {
    let all = asked(results, question);
    let met = |id: &str| results.observations().measures().iter().any(|measure| measure.id.as_str() == id);
    let adds = all.iter().all(|own| crate::tidy::adds_up(&own.unit) && own.plan.account.is_none());
    let people = all.iter().any(|own| own.unit == "persons");
    let areas = all.iter().any(|own| matches!(own.unit.as_str(), "km2" | "ha" | "m2"));
    let dated =
        question.years.len() != 1 && question.places().any(|place| all.iter().any(|own| results.years_of(&own.id, place).len() > 1));
    let fits = |scaled: &Scaled| match scaled {
        Scaled::AsIs => true,
        Scaled::Person => adds && !people && met("population"),
        Scaled::Km2 => adds && !areas && met("area_km2"),
        Scaled::Household => adds && met("households") && !all.iter().any(|own| own.unit == "households"),
        Scaled::Index => dated && all.len() == 1 && all.iter().all(|own| own.is_ratio_scale()),
        Scaled::Gap => question.twin.is_some() && !all.iter().any(|own| own.is_change() || own.is_total_of_gases()),
        Scaled::Target => all.iter().all(|own| own.references.benchmark.is_some_and(|value| value > 0.0)),
    };
    Scaled::ALL.into_iter().filter(|scaled| !all.is_empty() && fits(scaled)).collect()
}

fn asked(results: &Results, question: &Question) -> Vec<Arc<Indicator>> {
    results.indicators().filter(|own| question.indicators.contains(&own.id)).cloned().collect()
}

/// The results of a question by inhabitant, by km² or by household: its indicators divided, their units proved.
pub(super) fn divided(results: &Results, question: &Question, speech: &Speech) -> Option<(Results, Question)> {
    let (function, unit) = match question.scaled {
        Scaled::Person => ("per_person", "person"),
        Scaled::Km2 => ("per_km2", "km2"),
        Scaled::Household => ("per_household", "household"),
        Scaled::AsIs | Scaled::Index | Scaled::Gap | Scaled::Target => return None,
    };
    let find = |id: &str| results.observations().measures().iter().find(|measure| measure.id.as_str() == id).cloned();
    let mut all: Vec<Arc<Indicator>> = results.indicators().cloned().collect();
    let mut asked_for = Vec::new();
    for own in asked(results, question) {
        let measure = title(speech, &own);
        let line = match question.scaled {
            Scaled::Km2 => Line::MeasurePerKm2 { measure },
            Scaled::Household => Line::MeasurePerHousehold { measure },
            Scaled::AsIs | Scaled::Person | Scaled::Index | Scaled::Gap | Scaled::Target => Line::MeasurePerPerson { measure },
        };
        let unit = match own.unit.strip_suffix("/year") {
            Some(amount) => format!("{amount}/{unit}/year"),
            None => format!("{}/{unit}", own.unit),
        };
        let id = format!("{}_{function}", own.id);
        let card = Card::own(&id, &speech.say(&line), &unit, &format!("{function}({})", own.formula));
        let made = card.prove(&find).ok()?;
        asked_for.push(made.id.clone());
        all.push(Arc::new(Indicator { better: own.better, flags: own.flags.clone(), theme: own.theme.clone(), ..made }));
    }
    let results = results.again(&Catalogue::of(all));
    Some((results, Question { indicators: asked_for, scaled: Scaled::AsIs, ..question.clone() }))
}

/// The same figures as an index, as a difference from the twin, or as a share of a target.
pub(super) fn transformed(figures: Figures, scaled: Scaled, speech: &Speech) -> Figures {
    if !matches!(scaled, Scaled::Index | Scaled::Gap | Scaled::Target) {
        return figures;
    }
    let twin = figures.places().into_iter().find(|(_, standing)| *standing == Standing::Twin).map(|(place, _)| name(speech, place));
    let renamed: Vec<(Arc<Indicator>, Arc<Indicator>)> =
        figures.indicators().into_iter().map(|own| (Arc::clone(own), Arc::new(renamed(own, scaled, twin.as_deref(), speech)))).collect();
    let row = |row: &Figure| {
        let value = row.value().map(|value| match scaled {
            Scaled::Index => ratio(value, first(&figures, row)),
            Scaled::Target => ratio(value, row.indicator.references.benchmark),
            Scaled::AsIs | Scaled::Person | Scaled::Km2 | Scaled::Household | Scaled::Gap => {
                beside(&figures, row).map_or(Err(Gap::NotReported), |other| Ok(value - other))
            }
        });
        let mut own = row.clone();
        if let (Some(trace), Some(value)) = (&mut own.trace, value) {
            trace.outcome.reading = value.map_or_else(Reading::Missing, Reading::of);
            trace.base = None;
            // Of a share of a target the ends are shares too; what an index or a difference is worth depends on two figures.
            let ends = trace.interval.filter(|_| scaled == Scaled::Target);
            let end = |value: f64| ratio(value, row.indicator.references.benchmark).ok();
            trace.interval = ends.and_then(|(low, high)| end(low).zip(end(high)));
        }
        if let Some((_, other)) = renamed.iter().find(|(indicator, _)| indicator.id == row.indicator.id) {
            own.indicator = Arc::clone(other);
        }
        own
    };
    let rows = figures.rows.iter().map(row).collect();
    Figures { rows, years: figures.years, ground: Vec::new() }
}

fn ratio(value: f64, base: Option<f64>) -> Result<f64, Gap> {
    match base {
        Some(base) if base > 0.0 => Ok(100.0 * value / base),
        Some(_) => Err(Gap::DividedByZero),
        None => Err(Gap::NotReported),
    }
}

/// The first known figure of a town.
fn first(figures: &Figures, row: &Figure) -> Option<f64> {
    let own = figures.rows.iter().filter(|other| other.place.id == row.place.id && other.indicator.id == row.indicator.id);
    own.filter(|other| other.value().is_some()).min_by_key(|other| other.year()).and_then(Figure::value)
}

/// The figure of the twin for the same indicator and year asked.
fn beside(figures: &Figures, row: &Figure) -> Option<f64> {
    let same = |other: &&Figure| other.standing == Standing::Twin && other.indicator.id == row.indicator.id && other.wanted == row.wanted;
    figures.rows.iter().find(same).and_then(Figure::value)
}

fn renamed(own: &Indicator, scaled: Scaled, twin: Option<&str>, speech: &Speech) -> Indicator {
    let measure = title(speech, own);
    let line = match (scaled, twin) {
        (Scaled::Index, _) => Line::MeasureIndex { measure },
        (Scaled::Target, _) => Line::MeasureOfTarget { measure },
        (_, twin) => Line::MeasureGap { measure, twin: twin.unwrap_or_default().to_owned() },
    };
    let unit = match scaled {
        Scaled::Index => "index".to_owned(),
        Scaled::Target => "%".to_owned(),
        Scaled::AsIs | Scaled::Person | Scaled::Km2 | Scaled::Household | Scaled::Gap => own.unit.clone(),
    };
    let (names, references) = (crate::tidy::Names::same(&speech.say(&line)), References::default());
    Indicator { unit, names, references, is_gap: scaled == Scaled::Gap, ..own.clone() }
}

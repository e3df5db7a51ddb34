//! Results and a question in, figures out. Which year and which territory stand for a town is decided here.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::base::{Level, MissingReason, Year};
use crate::compare::comparison::{Comparison, ComparisonRole, ComparisonRow};
use crate::compare::query::ComparisonQuery;
use crate::indicators::{Indicator, IndicatorValue, IndicatorValues};
use crate::tidy::Place;

/// How far a figure may be from an asked year before another territory is preferred,
/// and before it is missing when several years are compared.
pub(super) const NEAR: u16 = 2;
/// How much older a town's own figure may be than that of a larger territory and still be preferred.
const STALE: u16 = 5;

/// Answers a question. Towns without any figure keep their row, with the reason.
#[must_use]
pub fn answer(results: &IndicatorValues, question: &ComparisonQuery) -> Comparison {
    let mut years = question.years.clone();
    years.sort();
    years.dedup();
    let wanted: Vec<Option<Year>> = if years.is_empty() { vec![None] } else { years.iter().copied().map(Some).collect() };
    let mut rows = Vec::new();
    for id in &question.indicators {
        let Some(indicator) = results.indicators().find(|indicator| indicator.id == *id) else { continue };
        for (place, standing) in places(results, question) {
            let outcomes = results.outcomes_of(id, &place.id);
            let own = of_one_territory(outcomes.iter().collect(), years.len(), place.kind.level());
            for year in &wanted {
                let picked = pick(&own, *year, &years, place.kind.level());
                rows.push(figure(results, (place, standing), indicator, *year, picked));
            }
        }
    }
    if question.indicators.len() == 1 && wanted.len() == 1 {
        rows.sort_by(|a, b| largest_first(a.value(), b.value()));
    }
    Comparison { rows, years, ground: Vec::new() }
}

/// Over many dates a line is of one territory: where the usual one of a town has two dates or more, another kind of territory
/// would draw a jump that nobody lived.
fn of_one_territory(own: Vec<&IndicatorValue>, dates: usize, level: Level) -> Vec<&IndicatorValue> {
    if dates <= 2 {
        return own;
    }
    let known = |outcome: &&IndicatorValue| outcome.reading.value().is_some();
    let count = |outcome: &IndicatorValue| own.iter().copied().filter(known).filter(|other| other.perimeter == outcome.perimeter).count();
    let usual = own.iter().copied().filter(known).filter(|outcome| outcome.level == level).max_by_key(|outcome| count(outcome));
    match usual.filter(|usual| count(usual) > 1) {
        Some(usual) => own.iter().copied().filter(|other| (other.level, &other.perimeter) == (usual.level, &usual.perimeter)).collect(),
        None => own,
    }
}

fn largest_first(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn places<'a>(results: &'a IndicatorValues, question: &ComparisonQuery) -> Vec<(&'a Arc<Place>, ComparisonRole)> {
    // A town no file speaks of keeps its row, with the reason.
    let known = |id: &crate::base::PlaceId| results.observations().place(id);
    question.places().filter_map(|id| known(id).zip(question.standing(id))).collect()
}

fn figure(
    results: &IndicatorValues,
    town: (&Arc<Place>, ComparisonRole),
    indicator: &Arc<Indicator>,
    wanted: Option<Year>,
    picked: Result<&IndicatorValue, MissingReason>,
) -> ComparisonRow {
    let (place, standing) = town;
    let (trace, absence) = match picked {
        Ok(outcome) => (Some(results.trace(indicator, outcome)), MissingReason::NotReported),
        Err(gap) => (None, gap),
    };
    ComparisonRow { place: Arc::clone(place), standing, indicator: Arc::clone(indicator), wanted, trace, absence }
}

/// The outcome that stands for a town: its own territory first, the asked year or the latest,
/// unless that would be much older than what a larger territory has. Of several years asked, each outcome
/// serves the nearest one only.
fn pick<'a>(own: &[&'a IndicatorValue], wanted: Option<Year>, asked: &[Year], level: Level) -> Result<&'a IndicatorValue, MissingReason> {
    let class = |outcome: &IndicatorValue| if outcome.level == level { 0 } else { outcome.level.rank() + 1 };
    // Of two territories of one kind, the one the town is usually measured on.
    let usual = |outcome: &IndicatorValue| Reverse(own.iter().filter(|other| other.perimeter == outcome.perimeter).count());
    let known = || own.iter().copied().filter(|outcome| outcome.reading.value().is_some());
    let best = match wanted {
        Some(year) => known()
            .filter(|outcome| asked.len() < 2 || (outcome.year.distance(year) <= NEAR && serves(outcome.year, year, asked)))
            .min_by_key(|o| (o.year.distance(year) > NEAR, class(o), o.year.distance(year), Reverse(o.year), usual(o))),
        None => {
            let latest = known().map(|outcome| outcome.year).max();
            let stale = |o: &IndicatorValue| latest.is_some_and(|latest| latest.distance(o.year) > STALE);
            known().min_by_key(|o| (stale(o), class(o), Reverse(o.year), usual(o)))
        }
    };
    if let Some(best) = best {
        return Ok(best);
    }
    if known().next().is_some() {
        return Err(MissingReason::NoSuchYear);
    }
    let told = own.iter().copied().min_by_key(|o| (wanted.map_or(0, |y| o.year.distance(y)), class(o), Reverse(o.year)));
    told.ok_or(MissingReason::NotReported)
}

/// Whether no other asked year is nearer to a figure's year than this one.
fn serves(found: Year, year: Year, asked: &[Year]) -> bool {
    asked.iter().all(|other| *other == year || found.distance(*other) > found.distance(year))
}

impl Comparison {
    /// Whether a single asked year is so far from a figure that it must be said.
    #[must_use]
    pub fn far_from_asked(&self) -> Option<Year> {
        let [asked] = self.years.as_slice() else { return None };
        let far = |figure: &ComparisonRow| figure.year().is_some_and(|year| year.distance(*asked) > NEAR);
        self.rows.iter().any(far).then_some(*asked)
    }
}

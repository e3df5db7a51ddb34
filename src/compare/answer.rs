//! Indicator values and a query in, a [`Comparison`] out. This file decides which year and which territory stand for a town.

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use crate::base::{Level, MissingReason, Time};
use crate::compare::comparison::{ComparedPlace, Comparison, ComparisonRow};
use crate::compare::query::ComparisonQuery;
use crate::indicators::{IndicatorValue, IndicatorValues};

/// How many years a value may be away from the requested year. Beyond that, another territory is preferred when
/// one year is requested, and the value is missing when several are.
pub(super) const MAX_YEAR_DISTANCE: u16 = 2;
/// How many years older the value of the town's own territory may be than that of a larger territory and still be preferred.
const MAX_STALENESS: u16 = 5;

/// Answers a query with one row for each indicator, town and year.
///
/// Towns without any value keep their row, with the reason. An indicator that does not exist, and a town that no
/// file mentions, have no row.
#[must_use]
pub fn answer_query(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Comparison {
    let mut times = query.times.clone();
    times.sort();
    times.dedup();
    let requested_times: Vec<Option<Time>> = if times.is_empty() { vec![None] } else { times.iter().copied().map(Some).collect() };
    let mut rows = Vec::new();
    for id in &query.indicators {
        let Some(indicator) = indicator_values.indicators().find(|indicator| indicator.id == *id) else { continue };
        for ComparedPlace { place, role } in places(indicator_values, query) {
            let all = indicator_values.values_in_place(id, &place.id);
            let candidates = restrict_to_one_territory(all.iter().collect(), times.len(), place.kind.level());
            for year in &requested_times {
                let (trace, absence) = match pick(&candidates, *year, &times, place.kind.level()) {
                    Ok(picked) => (Some(indicator_values.trace(indicator, picked)), MissingReason::NotReported),
                    Err(reason) => (None, reason),
                };
                let (place, indicator) = (Arc::clone(place), Arc::clone(indicator));
                rows.push(ComparisonRow { place, role, indicator, requested_time: *year, trace, missing_reason: absence });
            }
        }
    }
    if query.indicators.len() == 1 && requested_times.len() == 1 {
        rows.sort_by(|a, b| largest_first(a.value(), b.value()));
    }
    Comparison { rows, times, background: Vec::new(), among: query.among.clone(), spreads: Vec::new(), histories: Vec::new() }
}

/// Over more than two dates, keeps only the values of one territory: the one of the usual level that has most values, if it
/// has two or more. Two territories in one line would draw a jump that did not happen.
fn restrict_to_one_territory(candidates: Vec<&IndicatorValue>, dates: usize, usual_level: Level) -> Vec<&IndicatorValue> {
    if dates <= 2 {
        return candidates;
    }
    let known = || candidates.iter().copied().filter(|candidate| candidate.value.number().is_some());
    let count = |candidate: &IndicatorValue| known().filter(|other| other.perimeter == candidate.perimeter).count();
    let usual = known().filter(|candidate| candidate.level == usual_level).max_by_key(|candidate| count(candidate));
    match usual.filter(|usual| count(usual) > 1) {
        Some(usual) => {
            let is_same = |other: &&IndicatorValue| other.level == usual.level && other.perimeter == usual.perimeter;
            candidates.iter().copied().filter(is_same).collect()
        }
        None => candidates,
    }
}

/// Orders known values from the largest to the smallest, then missing values.
fn largest_first(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// The towns of the query that the data mention, with their roles.
fn places<'a>(indicator_values: &'a IndicatorValues, query: &ComparisonQuery) -> Vec<ComparedPlace<'a>> {
    let to_compared = |id| Some(ComparedPlace { place: indicator_values.observations().place(id)?, role: query.role_of(id)? });
    query.places().filter_map(to_compared).collect()
}

/// The value that stands for a town: of its own territory if possible, of the requested year or the latest.
///
/// A much older value of its own territory gives way to a newer one of a larger territory. When several years are
/// requested, a value serves only the nearest of them. Without any number, the reason is that of the nearest missing value.
fn pick<'a>(
    candidates: &[&'a IndicatorValue],
    requested: Option<Time>,
    all_requested: &[Time],
    usual_level: Level,
) -> Result<&'a IndicatorValue, MissingReason> {
    let territory_order = |candidate: &IndicatorValue| if candidate.level == usual_level { 0 } else { candidate.level.rank() + 1 };
    // Of two territories of one level, the one with most values.
    let uses = |candidate: &IndicatorValue| Reverse(candidates.iter().filter(|other| other.perimeter == candidate.perimeter).count());
    let known = || candidates.iter().copied().filter(|candidate| candidate.value.number().is_some());
    let best = match requested {
        Some(year) => known()
            .filter(|found| {
                all_requested.len() < 2
                    || (found.time.distance(year) <= MAX_YEAR_DISTANCE && is_nearest_requested(found.time, year, all_requested))
            })
            .min_by_key(|found| {
                let distance = found.time.distance(year);
                (distance > MAX_YEAR_DISTANCE, territory_order(found), distance, Reverse(found.time), uses(found))
            }),
        None => {
            // What is expected stands for a town only where nothing was observed.
            let observed = || known().filter(|found| !found.is_expected);
            let latest = observed().map(|found| found.time).max().or_else(|| known().map(|found| found.time).max());
            let is_stale = |found: &IndicatorValue| latest.is_some_and(|latest| latest.distance(found.time) > MAX_STALENESS);
            known().min_by_key(|found| (found.is_expected, is_stale(found), territory_order(found), Reverse(found.time), uses(found)))
        }
    };
    if let Some(best) = best {
        return Ok(best);
    }
    if known().next().is_some() {
        return Err(MissingReason::NoSuchYear);
    }
    let distance = |candidate: &IndicatorValue| requested.map_or(0, |year| candidate.time.distance(year));
    let missing = candidates.iter().copied().min_by_key(|found| (distance(found), territory_order(found), Reverse(found.time)));
    missing.ok_or(MissingReason::NotReported)
}

/// Whether no other requested year is as near to `found` as `requested` is.
fn is_nearest_requested(found: Time, requested: Time, all_requested: &[Time]) -> bool {
    all_requested.iter().all(|other| *other == requested || found.distance(*other) > found.distance(requested))
}

impl Comparison {
    /// The one requested year, when some value is more than two years away from it; else `None`.
    #[must_use]
    pub fn time_missed(&self) -> Option<Time> {
        let [requested] = self.times.as_slice() else { return None };
        let is_far = |row: &ComparisonRow| row.time().is_some_and(|year| year.distance(*requested) > MAX_YEAR_DISTANCE);
        self.rows.iter().any(is_far).then_some(*requested)
    }
}

//! The years a comparison over time covers when the query names none: all there are, the best two, or those all towns share.

use crate::base::{PlaceId, Time};
use crate::compare::answer::MAX_YEAR_DISTANCE;
use crate::compare::query::ComparisonQuery;
use crate::indicators::IndicatorValues;

/// A chart shows at most this many dates: of a longer history, the latest.
const MAX_DATES: usize = 60;

/// The years with a value, for each pair of an indicator and a town of the query.
fn years_by_series(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Vec<Vec<Time>> {
    let places: Vec<&PlaceId> = query.places().collect();
    query.indicators.iter().flat_map(|id| places.iter().map(|place| indicator_values.dates_with_value(id, place))).collect()
}

/// Returns every year in which some town of the query has some indicator of the query, oldest first: the latest 60 at most.
#[must_use]
pub fn all_years(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Vec<Time> {
    let mut years: Vec<Time> = years_by_series(indicator_values, query).into_iter().flatten().collect();
    years.sort_unstable();
    years.dedup();
    years.split_off(years.len().saturating_sub(MAX_DATES))
}

/// Returns the two years for which most series have a value, exactly or at most two years away, oldest first.
///
/// Of pairs with equally many series, the pair furthest apart wins, then the latest. When no series has two
/// dates, the result is that of [`all_years`].
#[must_use]
pub fn two_years(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Vec<Time> {
    let series = years_by_series(indicator_values, query);
    let all = all_years(indicator_values, query);
    let has = |years: &Vec<Time>, wanted: Time| years.iter().any(|year| year.distance(wanted) <= MAX_YEAR_DISTANCE);
    let mut best: Option<((usize, u32, Time), [Time; 2])> = None;
    for (index, first) in all.iter().enumerate() {
        for last in all.iter().skip(index + 1).filter(|last| last.distance(*first) > MAX_YEAR_DISTANCE) {
            let count = series.iter().filter(|years| has(years, *first) && has(years, *last)).count();
            let score = (count, last.months_to(*first), *last);
            if count > 0 && best.as_ref().is_none_or(|(best_score, _)| score > *best_score) {
                best = Some((score, [*first, *last]));
            }
        }
    }
    best.map_or(all, |(_, years)| years.to_vec())
}

/// Returns the years for which every series with three dates or more has a value, exactly or at most two years away; oldest first.
///
/// Years are taken greedily from the latest. A value serves only the nearest of the years taken.
#[must_use]
pub fn shared_years(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Vec<Time> {
    let series: Vec<Vec<Time>> = years_by_series(indicator_values, query).into_iter().filter(|years| years.len() > 2).collect();
    let has_own_value = |taken: &[Time], years: &[Time], wanted: Time| {
        let is_nearest = |year: &Time| taken.iter().all(|other| *other == wanted || year.distance(*other) > year.distance(wanted));
        years.iter().any(|year| year.distance(wanted) <= MAX_YEAR_DISTANCE && is_nearest(year))
    };
    let mut taken: Vec<Time> = Vec::new();
    for year in all_years(indicator_values, query).into_iter().rev() {
        let mut candidate = taken.clone();
        candidate.push(year);
        if series.iter().all(|years| candidate.iter().all(|wanted| has_own_value(&candidate, years, *wanted))) {
            taken = candidate;
        }
    }
    taken.reverse();
    taken
}

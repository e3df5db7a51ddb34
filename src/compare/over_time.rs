//! Which years a question about change is answered for, when none is asked: all there are, or the two that say most.

use crate::base::{PlaceId, Year};
use crate::compare::answer::NEAR;
use crate::compare::query::ComparisonQuery;
use crate::indicators::IndicatorValues;

/// More dates than this are not drawn: of a longer history the latest are taken.
const MOST: usize = 60;

/// The years in which each town asked has each indicator asked.
fn known(results: &IndicatorValues, question: &ComparisonQuery) -> Vec<Vec<Year>> {
    let places: Vec<&PlaceId> = question.places().collect();
    question.indicators.iter().flat_map(|id| places.iter().map(|place| results.years_of(id, place))).collect()
}

/// Every year in which some town asked has some indicator asked, oldest first.
#[must_use]
pub fn all_years(results: &IndicatorValues, question: &ComparisonQuery) -> Vec<Year> {
    let mut years: Vec<Year> = known(results, question).into_iter().flatten().collect();
    years.sort_unstable();
    years.dedup();
    years.split_off(years.len().saturating_sub(MOST))
}

/// The two years for which most figures are known, or nearly; of pairs that have as many, the furthest apart, then the
/// latest. Fewer than two when no town has two dates.
#[must_use]
pub fn two_years(results: &IndicatorValues, question: &ComparisonQuery) -> Vec<Year> {
    let known = known(results, question);
    let all = all_years(results, question);
    let has = |years: &Vec<Year>, year: Year| years.iter().any(|own| own.distance(year) <= NEAR);
    let mut best: Option<((usize, u16, Year), [Year; 2])> = None;
    for (rank, first) in all.iter().enumerate() {
        for last in all.iter().skip(rank + 1).filter(|last| last.distance(*first) > NEAR) {
            let count = known.iter().filter(|years| has(years, *first) && has(years, *last)).count();
            let score = (count, last.distance(*first), *last);
            if count > 0 && best.as_ref().is_none_or(|(other, _)| score > *other) {
                best = Some((score, [*first, *last]));
            }
        }
    }
    best.map_or(all, |(_, years)| years.to_vec())
}

/// Years for which every town that has three dates or more has a figure, or nearly; oldest first.
#[must_use]
pub fn shared_years(results: &IndicatorValues, question: &ComparisonQuery) -> Vec<Year> {
    let known: Vec<Vec<Year>> = known(results, question).into_iter().filter(|years| years.len() > 2).collect();
    // A figure serves the nearest of the years kept, and no other.
    let served = |kept: &[Year], years: &[Year], year: Year| {
        let nearest = |own: &Year| kept.iter().all(|other| *other == year || own.distance(*other) > own.distance(year));
        years.iter().any(|own| own.distance(year) <= NEAR && nearest(own))
    };
    let mut kept: Vec<Year> = Vec::new();
    for year in all_years(results, question).into_iter().rev() {
        let mut with = kept.clone();
        with.push(year);
        if known.iter().all(|years| with.iter().all(|one| served(&with, years, *one))) {
            kept = with;
        }
    }
    kept.reverse();
    kept
}

//! What the choice of a chart kind depends on: how many towns, indicators, dates and parts a query or a comparison has.

use std::sync::Arc;

use crate::base::{IndicatorId, PlaceId, Time, as_number};
use crate::chart::kind::ChartKind;
use crate::compare::{Comparison, ComparisonQuery, ComparisonRow, all_years, shared_years, two_years};
use crate::indicators::{Better, Indicator, IndicatorValues};

/// The counts a kind is chosen by.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct DataProfile {
    /// The indicators of the query.
    pub indicators: Vec<Arc<Indicator>>,
    /// How many towns the query names.
    pub places: usize,
    /// How many years the query names; 0 for the latest of each town.
    pub years: usize,
    /// How many dates a chart over time would have.
    pub dates: usize,
    /// For each town, how many of those dates it has.
    pub dates_by_place: Vec<usize>,
    /// How many rows have a value.
    pub known: usize,
    /// How many further towns of the files, or of a pool, have every indicator.
    pub background: usize,
    /// Whether the user asked for a pool behind the towns.
    pub has_pool: bool,
    /// The parts of the one indicator of the query, when its towns have them.
    pub parts: Vec<Arc<Indicator>>,
    /// Whether some value is negative.
    pub has_negative: bool,
    /// The largest sum of the shares of a town, in per cent; 0 when the indicators are not shares.
    pub largest_sum_of_shares: f64,
}

impl DataProfile {
    /// The profile of a comparison alone.
    pub(super) fn of_comparison(comparison: &Comparison) -> Self {
        let places = comparison.places();
        let year_count = |id: &PlaceId| {
            let rows = comparison.rows.iter().filter(|row| row.place.id == *id);
            let mut years: Vec<Time> = rows.filter_map(ComparisonRow::time).collect();
            years.sort_unstable();
            years.dedup();
            years.len()
        };
        let sums_of_shares = places.iter().map(|town| {
            let shares = comparison.rows_of_place(town.place).filter(|row| row.indicator.is_share());
            shares.filter_map(ComparisonRow::value).sum::<f64>() / as_number(comparison.times.len().max(1))
        });
        let values = comparison.values();
        Self {
            indicators: comparison.indicators().into_iter().map(Arc::clone).collect(),
            places: places.len(),
            years: comparison.times.len(),
            dates: comparison.times.len(),
            dates_by_place: places.iter().map(|town| year_count(&town.place.id)).collect(),
            known: values.len(),
            background: comparison.background.len(),
            has_pool: comparison.among.is_some(),
            parts: Vec::new(),
            has_negative: values.iter().any(|value| *value < 0.0),
            largest_sum_of_shares: sums_of_shares.fold(0.0, f64::max),
        }
    }

    /// The profile of a query, from its answer: the latest values when it names no year. What a chart over time or of parts
    /// would have is counted without computing it.
    pub(super) fn of_query(indicator_values: &IndicatorValues, query: &ComparisonQuery, answer: &Comparison) -> Self {
        let profile = Self { parts: parts_of(indicator_values, query), ..Self::of_comparison(answer) };
        if !query.times.is_empty() {
            return Self { dates: query.times.len(), ..profile };
        }
        let most_dates = |place: &PlaceId| {
            let counts = query.indicators.iter().map(|indicator| indicator_values.dates_with_value(indicator, place).len());
            counts.max().unwrap_or_default()
        };
        Self { dates: all_years(indicator_values, query).len(), dates_by_place: query.places().map(most_dates).collect(), ..profile }
    }

    /// The indicator, when there is exactly one.
    pub(super) fn only_indicator(&self) -> Option<&Arc<Indicator>> {
        self.indicators.first().filter(|_| self.indicators.len() == 1)
    }

    /// Whether all indicators have one unit.
    pub(super) fn has_one_unit(&self) -> bool {
        self.indicators.windows(2).all(|pair| matches!(pair, [a, b] if a.unit == b.unit))
    }

    /// Whether all indicators are shares of a whole.
    pub(super) fn all_shares(&self) -> bool {
        self.indicators.iter().all(|indicator| indicator.is_share())
    }

    /// Whether the indicators are declared to be parts of one whole. That two amounts have one unit is not enough: two estimates of the
    /// same methane would be added.
    pub(super) fn makes_a_whole(&self) -> bool {
        if self.parts.len() > 1 {
            return !self.has_negative;
        }
        let whole = self.indicators.first().and_then(|indicator| indicator.declared_whole());
        let is_declared = whole.is_some() && self.indicators.iter().all(|indicator| indicator.declared_whole() == whole);
        let fits = !self.all_shares() || self.largest_sum_of_shares < MAX_SUM_OF_SHARES;
        self.indicators.len() > 1 && self.has_one_unit() && !self.has_negative && is_declared && fits
    }

    /// Whether the same direction is better for every indicator.
    pub(super) fn has_one_polarity(&self) -> bool {
        let mut better = self.indicators.iter().map(|indicator| indicator.better);
        better.next().is_some_and(|first| first != Better::Neutral && better.all(|other| other == first))
    }

    /// The number of towns with at least this many dates.
    pub(super) fn places_with_dates(&self, least: usize) -> usize {
        self.dates_by_place.iter().filter(|dates| **dates >= least).count()
    }
}

/// Shares of a whole that add up to more than this, in per cent, are not parts of one whole; rounding may exceed 100.
const MAX_SUM_OF_SHARES: f64 = 100.5;

/// The parts of the one indicator of a query that some of its towns has; empty when the query has several indicators.
fn parts_of(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Vec<Arc<Indicator>> {
    let [whole] = query.indicators.as_slice() else { return Vec::new() };
    let is_part = |indicator: &&Arc<Indicator>| indicator.references.part_of.as_ref() == Some(whole);
    let is_known =
        |indicator: &&Arc<Indicator>| query.places().any(|place| !indicator_values.times_with_value(&indicator.id, place).is_empty());
    indicator_values.indicators().filter(is_part).filter(is_known).cloned().collect()
}

/// The indicators that all towns of a query have and that do not grow with a town: shares, rates, densities. Totals of a large town and a
/// small one only say which is larger.
fn comparable_indicators(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Vec<IndicatorId> {
    let is_known = |indicator: &Indicator| query.places().all(|place| !indicator_values.times_with_value(&indicator.id, place).is_empty());
    // An estimate by defaults of a country says again what it is estimated from.
    let is_read = |indicator: &Indicator| indicator.plan.defaults.is_empty();
    let comparable =
        indicator_values.indicators().filter(|indicator| !indicator.grows_with_size() && is_read(indicator) && is_known(indicator));
    comparable.map(|indicator| indicator.id.clone()).collect()
}

/// The query that a kind answers: over time with every year there is, or two; of a whole with its parts.
pub(super) fn query_for_kind(kind: ChartKind, indicator_values: &IndicatorValues, query: &ComparisonQuery) -> ComparisonQuery {
    let mut kind_query = query.clone();
    if query.times.is_empty() {
        kind_query.times = if matches!(kind, ChartKind::Slope | ChartKind::Arrow) {
            two_years(indicator_values, query)
        } else if kind == ChartKind::Bump {
            shared_years(indicator_values, query)
        } else if kind.is_over_time() || kind == ChartKind::Numbers {
            all_years(indicator_values, query)
        } else {
            Vec::new()
        };
    }
    // Asked about one indicator, the question is what differs most of all there is.
    if kind == ChartKind::Gaps && query.indicators.len() == 1 {
        kind_query.indicators = comparable_indicators(indicator_values, query);
    }
    if kind.shows_parts() {
        let parts = parts_of(indicator_values, query);
        if parts.len() > 1 {
            kind_query.indicators = parts.iter().map(|part| part.id.clone()).collect();
        }
    }
    if matches!(kind, ChartKind::Stacked | ChartKind::Shares) {
        kind_query.indicators.extend(parts_not_asked_for(indicator_values, query));
    }
    kind_query
}

/// Where all indicators of a query are parts of one declared whole, its other parts that all towns have: a stack without them would end
/// in a large unnamed rest.
fn parts_not_asked_for(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Vec<IndicatorId> {
    let find = |id: &IndicatorId| indicator_values.indicators().find(|indicator| indicator.id == *id);
    let mut wholes = query.indicators.iter().map(|id| find(id).and_then(|indicator| indicator.declared_whole()));
    let Some(Some(whole)) = wholes.next() else { return Vec::new() };
    if query.indicators.len() < 2 || !wholes.all(|other| other == Some(whole)) {
        return Vec::new();
    }
    let is_known = |indicator: &Indicator| query.places().all(|place| !indicator_values.times_with_value(&indicator.id, place).is_empty());
    let is_missing = |indicator: &&Arc<Indicator>| {
        indicator.declared_whole() == Some(whole) && !query.indicators.contains(&indicator.id) && is_known(indicator)
    };
    indicator_values.indicators().filter(is_missing).map(|indicator| indicator.id.clone()).collect()
}

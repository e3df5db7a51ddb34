//! What a question is made of, as far as the form of its chart depends on it: towns, indicators, dates, parts of a whole.

use std::sync::Arc;

use crate::base::Year;
use crate::compare::{Comparison, ComparisonQuery, all_years, shared_years, two_years};
use crate::indicators::{Better, Indicator, IndicatorValues};

/// The counts a form is chosen by.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct DataProfile {
    /// The indicators asked.
    pub indicators: Vec<Arc<Indicator>>,
    /// How many towns are asked.
    pub places: usize,
    /// How many years are asked; none means the latest of each town.
    pub years: usize,
    /// How many dates a chart over time would have.
    pub dates: usize,
    /// For each town, how many of those dates it has.
    pub dated: Vec<usize>,
    /// How many figures there are for one date.
    pub known: usize,
    /// How many other towns of the files have every indicator asked.
    pub ground: usize,
    /// The parts the one indicator asked is made of, when the towns asked have them.
    pub parts: Vec<Arc<Indicator>>,
    /// Whether some figure is below zero.
    pub negative: bool,
    /// The greatest sum of the shares of a town, when the indicators are shares.
    pub whole: f64,
}

impl DataProfile {
    /// The shape of figures that are there.
    #[must_use]
    pub(super) fn of(figures: &Comparison) -> Self {
        let indicators: Vec<Arc<Indicator>> = figures.indicators().into_iter().map(Arc::clone).collect();
        let places = figures.places();
        let known = |row: &&crate::compare::ComparisonRow| row.value().is_some();
        let years_of = |id: &crate::base::PlaceId| {
            let mut years: Vec<Year> =
                figures.rows.iter().filter(|row| row.place.id == *id).filter_map(crate::compare::ComparisonRow::year).collect();
            years.sort_unstable();
            years.dedup();
            years.len()
        };
        let sums = places.iter().map(|(place, _)| {
            let own = figures.rows.iter().filter(|row| row.place.id == place.id && row.indicator.is_share());
            own.filter_map(crate::compare::ComparisonRow::value).sum::<f64>() / crate::base::as_number(figures.years.len().max(1))
        });
        Self {
            places: places.len(),
            years: figures.years.len(),
            dates: figures.years.len(),
            dated: places.iter().map(|(place, _)| years_of(&place.id)).collect(),
            known: figures.rows.iter().filter(known).count(),
            ground: figures.ground.len(),
            parts: Vec::new(),
            negative: figures.rows.iter().filter_map(crate::compare::ComparisonRow::value).any(|value| value < 0.0),
            whole: sums.fold(0.0, f64::max),
            indicators,
        }
    }

    /// The shape of a question whose latest figures are there: what a chart over time would have is counted without them.
    #[must_use]
    pub(super) fn asked(results: &IndicatorValues, question: &ComparisonQuery, figures: &Comparison) -> Self {
        let now = Self::of(figures);
        let dated = if question.years.is_empty() {
            let dates = |id: &crate::base::PlaceId| {
                let years = question.indicators.iter().map(|indicator| results.years_of(indicator, id).len());
                years.max().unwrap_or_default()
            };
            question.places().map(dates).collect()
        } else {
            now.dated.clone()
        };
        let dates = if question.years.is_empty() { all_years(results, question).len() } else { question.years.len() };
        Self { dates, dated, parts: parts(results, question), ..now }
    }

    /// The indicator, if one is asked.
    pub(super) fn one(&self) -> Option<&Arc<Indicator>> {
        self.indicators.first().filter(|_| self.indicators.len() == 1)
    }

    /// Whether all indicators have one unit.
    pub(super) fn one_unit(&self) -> bool {
        self.indicators.windows(2).all(|pair| matches!(pair, [a, b] if a.unit == b.unit))
    }

    /// Whether the indicators are known to be parts of one whole, or amounts that add up.
    pub(super) fn makes_a_whole(&self) -> bool {
        if self.parts.len() > 1 {
            return !self.negative;
        }
        let whole = |indicator: &Arc<Indicator>| indicator.references.part_of.clone();
        let first = self.indicators.first().and_then(whole);
        let declared = first.is_some() && self.indicators.iter().all(|own| whole(own) == first);
        let amounts = self.indicators.iter().all(|own| crate::tidy::adds_up(&own.unit) && !own.is_total_of_gases());
        self.indicators.len() > 1 && self.one_unit() && !self.negative && (declared && self.whole < 100.5 || amounts && first.is_none())
    }

    /// Whether better and worse mean something for every indicator, and the same side is better.
    pub(super) fn one_polarity(&self) -> bool {
        let better: Vec<Better> = self.indicators.iter().map(|own| own.better).collect();
        better.windows(2).all(|pair| pair.first() == pair.last()) && better.first().is_some_and(|better| *better != Better::Neutral)
    }

    /// How many towns have so many dates.
    pub(super) fn with_dates(&self, least: usize) -> usize {
        self.dated.iter().filter(|dates| **dates >= least).count()
    }
}

/// The parts of the one indicator asked that some town asked has.
#[must_use]
pub(super) fn parts(results: &IndicatorValues, question: &ComparisonQuery) -> Vec<Arc<Indicator>> {
    let [whole] = question.indicators.as_slice() else { return Vec::new() };
    let part = |indicator: &&Arc<Indicator>| indicator.references.part_of.as_ref() == Some(whole);
    let known = |indicator: &&Arc<Indicator>| question.places().any(|place| !results.years_of(&indicator.id, place).is_empty());
    results.indicators().filter(part).filter(known).cloned().collect()
}

/// The question a kind of chart answers: over time it takes every year there is, or two; of a whole, its parts.
#[must_use]
pub(super) fn question_of(kind: crate::chart::ChartKind, results: &IndicatorValues, question: &ComparisonQuery) -> ComparisonQuery {
    use crate::chart::ChartKind;
    let mut asked = question.clone();
    if question.years.is_empty() {
        asked.years = if matches!(kind, ChartKind::Slope | ChartKind::Arrow) {
            two_years(results, question)
        } else if kind == ChartKind::Bump {
            shared_years(results, question)
        } else if kind.is_over_time() {
            all_years(results, question)
        } else {
            Vec::new()
        };
    }
    if matches!(kind, ChartKind::Stacked | ChartKind::Shares | ChartKind::Waterfall) {
        let parts = parts(results, question);
        if parts.len() > 1 {
            asked.indicators = parts.iter().map(|part| part.id.clone()).collect();
        }
    }
    asked
}

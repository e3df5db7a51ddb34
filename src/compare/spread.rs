//! How the towns of the files spread on an indicator: the yardstick on which differences in several units are compared.

use crate::base::as_number;
use crate::compare::answer::MAX_YEAR_DISTANCE;
use crate::compare::comparability::comparability;
use crate::compare::comparison::{Comparison, ComparisonRole, ComparisonRow, IndicatorSpread};
use crate::indicators::{Indicator, IndicatorValues};
use crate::tidy::PlaceKind;

/// With fewer towns a standard deviation says little.
const MIN_SPREAD_TOWNS: usize = 5;

/// The spread of an indicator over all towns of the files, groups of towns left out, at the time of `row` or at most two years from it.
/// `None` with fewer towns than [`MIN_SPREAD_TOWNS`], or when all have one value.
fn spread(indicator_values: &IndicatorValues, indicator: &Indicator, row: &ComparisonRow) -> Option<IndicatorSpread> {
    let observations = indicator_values.observations();
    let values = indicator_values.snapshot(&indicator.id, row.time()?, MAX_YEAR_DISTANCE);
    let towns = indicator_values
        .places()
        .iter()
        .zip(values)
        .filter(|(place, _)| place.kind == PlaceKind::City && !observations.is_group(&place.id));
    let values: Vec<f64> = towns.filter_map(|(_, value)| value).collect();
    if values.len() < MIN_SPREAD_TOWNS {
        return None;
    }
    let count = as_number(values.len());
    let mean = values.iter().sum::<f64>() / count;
    // n - 1 as the towns are some of many: COINr's n_zscore.
    let deviation = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0)).sqrt();
    (deviation > mean.abs() * SAME).then(|| IndicatorSpread { indicator: indicator.id.clone(), mean, deviation, towns: values.len() })
}

/// Of the parts of one whole, such as the ages of a population, the first ones tell the rest.
const MOST_PARTS: usize = 2;

/// Deviations below this share of the mean are roundings.
const SAME: f64 = 1e-9;

/// An indicator in which two towns differ.
struct Gap<'a> {
    /// In standard deviations of all towns.
    width: f64,
    indicator: &'a Indicator,
    spread: IndicatorSpread,
}

/// The indicators in which focus and twin differ most, the widest difference first, each with its spread: those in which both may be
/// compared and are told apart, at most `most` of them, and of the parts of one whole the two widest. A difference is measured in standard
/// deviations of all towns of the files.
#[must_use]
pub fn widest_differences(indicator_values: &IndicatorValues, comparison: &Comparison, most: usize) -> Comparison {
    let gap = |indicator| gap(indicator_values, comparison, indicator);
    let mut gaps: Vec<Gap<'_>> = comparison.indicators().into_iter().filter_map(|indicator| gap(indicator)).collect();
    gaps.sort_by(|one, other| other.width.total_cmp(&one.width));
    let mut told: Vec<Gap<'_>> = Vec::new();
    for gap in gaps {
        let has_name = |other: &&Gap<'_>| other.indicator.names == gap.indicator.names;
        let is_of_whole = |other: &&Gap<'_>| {
            let whole = gap.indicator.declared_whole();
            whole.is_some() && other.indicator.declared_whole() == whole
        };
        // A figure as it was printed and the same one computed are one indicator to a reader.
        if told.len() < most && !told.iter().any(|other| has_name(&other)) && told.iter().filter(is_of_whole).count() < MOST_PARTS {
            told.push(gap);
        }
    }
    let is_of_pair = |row: &&ComparisonRow| row.role.is_focus_or_twin();
    let rows = told.iter().flat_map(|gap| comparison.rows_of_indicator(gap.indicator).filter(is_of_pair).cloned());
    let rows = rows.collect();
    Comparison { rows, spreads: told.into_iter().map(|gap| gap.spread).collect(), ..comparison.clone() }
}

/// How far focus and twin are apart in an indicator; `None` where nothing may be said of it.
fn gap<'a>(indicator_values: &IndicatorValues, comparison: &Comparison, indicator: &'a Indicator) -> Option<Gap<'a>> {
    let row_of = |role| comparison.rows_of_indicator(indicator).find(|row| row.role == role && row.value().is_some());
    let (focus, twin) = (row_of(ComparisonRole::Focus)?, row_of(ComparisonRole::Twin)?);
    if !comparability(focus, twin).allows_comparison() || !focus.is_distinguishable_from(twin) {
        return None;
    }
    let spread = spread(indicator_values, indicator, focus)?;
    let width = ((focus.value()? - twin.value()?) / spread.deviation).abs();
    Some(Gap { width, indicator, spread })
}

//! Shares near the whole, shown as what is still lacking: bars of 98.8 % and 99.4 % look alike, 1.2 % and 0.6 % do not.
//!
//! A comparison in; the same comparison out, in which each share that all towns have for at least 80 % and whose lack has a name is 100 %
//! less the share. Its formula says so, and its sentences are its own (`phrase-…-without`).

use std::sync::Arc;

use crate::base::Value;
use crate::chart::kind::ChartKind;
use crate::compare::{Comparison, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::Speech;
use crate::tidy::LocalizedNames;

/// A share is shown as its complement when no value is below this.
const NEAR_THE_WHOLE: f64 = 80.0;
/// The end of the identifier of a complement.
const SUFFIX: &str = "_without";

/// Whether a kind compares lengths or places of shares with each other.
fn compares_shares(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Bars | ChartKind::Grouped | ChartKind::Dumbbell | ChartKind::Arrow | ChartKind::Heatmap)
}

/// The comparison with the complements of its shares that are near the whole.
pub(super) fn with_complements(kind: ChartKind, comparison: Comparison, speech: &Speech) -> Comparison {
    if !compares_shares(kind) {
        return comparison;
    }
    let pairs: Vec<(Arc<Indicator>, Arc<Indicator>)> = comparison
        .indicators()
        .into_iter()
        .filter_map(|indicator| Some((Arc::clone(indicator), Arc::new(complement_of(indicator, &comparison, speech)?))))
        .collect();
    if pairs.is_empty() {
        return comparison;
    }
    let to_row = |row: ComparisonRow| match pairs.iter().find(|(indicator, _)| indicator.id == row.indicator.id) {
        Some((_, complement)) => complement_row(row, complement),
        None => row,
    };
    Comparison { rows: comparison.rows.into_iter().map(to_row).collect(), ..comparison }
}

/// The complement of an indicator; `None` where it has no name, or where some value is not near the whole.
fn complement_of(indicator: &Indicator, comparison: &Comparison, speech: &Speech) -> Option<Indicator> {
    let id = format!("{}{SUFFIX}", indicator.id);
    let name = speech.short_name(&id).filter(|_| indicator.is_share() && !indicator.is_difference)?;
    let values = comparison.values_of(indicator);
    let are_near = values.iter().all(|value| (NEAR_THE_WHOLE..=100.0).contains(value)) && values.iter().any(|value| *value < 100.0);
    are_near.then(|| indicator.complement(&id, LocalizedNames::same(&name)))
}

/// Whether an indicator is what another lacks of the whole.
pub(super) fn is_complement(indicator: &Indicator) -> bool {
    indicator.id.as_str().ends_with(SUFFIX) && indicator.formula.starts_with("100 - ")
}

/// A row of an indicator as one of its complement.
fn complement_row(row: ComparisonRow, complement: &Arc<Indicator>) -> ComparisonRow {
    let mut row = ComparisonRow { indicator: Arc::clone(complement), ..row };
    if let Some(trace) = &mut row.trace {
        trace.indicator = Arc::clone(complement);
        trace.result.value = trace.result.value.number().map_or(trace.result.value, |value| Value::from_number(lacking(value)));
        trace.interval = trace.interval.map(|(low, high)| (lacking(high), lacking(low)));
        trace.without_suppositions = trace.without_suppositions.map(lacking);
    }
    row
}

/// What a share lacks of the whole, in per cent, without the traces of binary fractions: 100 less 98.8 is 1.2.
pub(super) fn lacking(share: f64) -> f64 {
    const SCALE: f64 = 1e9;
    ((100.0 - share) * SCALE).round() / SCALE
}

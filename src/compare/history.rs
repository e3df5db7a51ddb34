//! What the figures of a comparison were before: each row in, the earlier figures it may be compared with out.

use crate::base::Value;
use crate::compare::comparability::comparability_over_time;
use crate::compare::comparison::{Comparison, ComparisonRow, PastFigure};
use crate::indicators::IndicatorValues;

/// For each row of a comparison, its figure and those before it on the same territory and ground, oldest first; empty where the row has no
/// dated figure.
#[must_use]
pub fn histories(indicator_values: &IndicatorValues, comparison: &Comparison) -> Vec<Vec<PastFigure>> {
    comparison.rows.iter().map(|row| history(indicator_values, row)).collect()
}

fn history(indicator_values: &IndicatorValues, row: &ComparisonRow) -> Vec<PastFigure> {
    let Some(shown) = row.known_trace().filter(|trace| trace.result.time.is_dated()) else { return Vec::new() };
    let mut past: Vec<PastFigure> = Vec::new();
    for value in indicator_values.values_in_place(&row.indicator.id, &row.place.id) {
        let is_of_territory = value.level == shown.result.level && value.perimeter == shown.result.perimeter;
        let Value::Known(number) = value.value else { continue };
        if !is_of_territory || !value.time.is_dated() || value.time > shown.result.time {
            continue;
        }
        let position = value.time.position();
        let earlier = ComparisonRow { trace: Some(indicator_values.trace(&row.indicator, &value)), ..row.clone() };
        if comparability_over_time(&earlier, row).allows_comparison() && past.last().is_none_or(|last| last.position < position) {
            past.push(PastFigure { position, value: number.get() });
        }
    }
    past
}

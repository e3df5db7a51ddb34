//! The other towns of the files: what the towns asked for are held against. A figure each, without its cells, so that
//! thirty-five thousand are there at once.

use crate::base::Year;
use crate::compare::answer::NEAR;
use crate::compare::comparison::{BackgroundPlace, Comparison, ComparisonRow};
use crate::compare::query::ComparisonQuery;
use crate::indicators::IndicatorValues;

/// The towns not asked for that have every indicator, on the territory towns of their kind are measured on, within two years
/// of the figure of the focus.
#[must_use]
pub fn ground(results: &IndicatorValues, question: &ComparisonQuery, figures: &Comparison) -> Vec<BackgroundPlace> {
    let year = |id: &crate::base::IndicatorId| -> Option<Year> {
        figures.rows.iter().filter(|row| row.indicator.id == *id).find_map(ComparisonRow::year)
    };
    let columns = question.indicators.iter().map(|id| Some(results.column(id, year(id)?, NEAR)));
    let Some(columns) = columns.collect::<Option<Vec<_>>>() else { return Vec::new() };
    let asked: Vec<u32> = question.places().filter_map(|id| results.observations().place_rank(id)).collect();
    let other = |(rank, place): (u32, &std::sync::Arc<crate::tidy::Place>)| {
        if place.kind != crate::tidy::PlaceKind::City || asked.contains(&rank) || results.observations().is_group(&place.id) {
            return None;
        }
        let values = columns.iter().map(|column| column.get(rank as usize).copied().flatten()).collect::<Option<Vec<f64>>>()?;
        Some(BackgroundPlace { place: std::sync::Arc::clone(place), values })
    };
    (0_u32..).zip(results.places()).filter_map(other).collect()
}

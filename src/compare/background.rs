//! The towns that the query does not name, of the files or of a pool of the library: the background a chart shows behind the towns it names.
//!
//! Each has one number per indicator and no trace, so that 35 000 of them fit in memory at once.

use std::sync::Arc;

use crate::base::{IndicatorId, Time};
use crate::compare::answer::MAX_YEAR_DISTANCE;
use crate::compare::comparison::{BackgroundPlace, Comparison, ComparisonRow};
use crate::compare::query::ComparisonQuery;
use crate::indicators::IndicatorValues;
use crate::library::Edition;
use crate::tidy::{Place, PlaceKind, Register};

/// Returns the towns that the query does not name and that have a value for every indicator of the query.
///
/// A value counts when it is of the territory usual for the kind of place and at most two years away from the year of the
/// first known row of the same indicator in `comparison`. Groups of towns are left out. The result is empty when
/// some indicator has no known row.
#[must_use]
pub fn background_places(indicator_values: &IndicatorValues, query: &ComparisonQuery, comparison: &Comparison) -> Vec<BackgroundPlace> {
    let observations = indicator_values.observations();
    let year_of =
        |id: &IndicatorId| -> Option<Time> { comparison.rows.iter().filter(|row| row.indicator.id == *id).find_map(ComparisonRow::time) };
    let columns = query.indicators.iter().map(|id| Some(indicator_values.snapshot(id, year_of(id)?, MAX_YEAR_DISTANCE)));
    let Some(columns) = columns.collect::<Option<Vec<_>>>() else { return Vec::new() };
    let named: Vec<u32> = query.places().filter_map(|id| observations.place_index(id)).collect();
    let pool = query.among.as_ref().map(|pool| {
        let focus = observations.place(&query.focus).and_then(|place| Register::shipped().territory_of(place));
        pool.members(Edition::current(), focus)
    });
    // Without a pool, the places that only a pool brought in are nobody's.
    let is_behind = |index: u32, place: &Place| match &pool {
        Some(members) => members.has(place),
        None => !observations.is_of_pool(index),
    };
    let to_background = |(index, place): (u32, &Arc<Place>)| {
        if place.kind != PlaceKind::City || named.contains(&index) || observations.is_group(&place.id) || !is_behind(index, place) {
            return None;
        }
        let values = columns.iter().map(|column| column.get(index as usize).copied().flatten()).collect::<Option<Vec<f64>>>()?;
        Some(BackgroundPlace { place: Arc::clone(place), values })
    };
    (0_u32..).zip(indicator_values.places()).filter_map(to_background).collect()
}

//! The values of one indicator for all places at one time, for charts that show every town at once.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::base::{IndicatorId, Time};
use crate::indicators::values::IndicatorValues;
use crate::tidy::Place;

impl IndicatorValues {
    /// For each place, in the order of [`IndicatorValues::places`]: its value on the level of its kind (for a town, the
    /// commune) at the time nearest to `time`, at most `tolerance` years away. Empty when the indicator is unknown.
    #[must_use]
    pub fn snapshot(&self, id: &IndicatorId, time: Time, tolerance: u16) -> Vec<Option<f64>> {
        let keys = self.observations.keys();
        let Some(computed) = self.find(id) else { return Vec::new() };
        let nearest_value = |(place_index, place): (u32, &Arc<Place>)| {
            let level = place.kind.level();
            let dated = keys.rows_of_place(place_index).filter_map(|row| {
                let key = keys.key(row)?;
                let own = self.observations.time_of_row(row).filter(|_| key.level == level)?;
                let distance = own.distance(time);
                let value = computed.column.at(row).filter(|value| value.is_finite() && distance <= tolerance)?;
                // Of two years at the same distance, the later one.
                Some((distance, Reverse(own), value))
            });
            dated.min_by_key(|(distance, latest, _)| (*distance, *latest)).map(|(.., value)| value)
        };
        (0_u32..).zip(self.places()).map(nearest_value).collect()
    }
}

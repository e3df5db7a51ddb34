//! One indicator for every place at once: a value each, without its cells.

use crate::base::{IndicatorId, Year};
use crate::indicators::values::IndicatorValues;

impl IndicatorValues {
    /// For each place, by rank: its value on its own kind of territory, nearest to a year and at most so many years away.
    #[must_use]
    pub fn column(&self, id: &IndicatorId, year: Year, near: u16) -> Vec<Option<f64>> {
        let lines = self.observations.lines();
        let Some((_, values)) = self.computed.iter().find(|(indicator, _)| indicator.id == *id) else { return Vec::new() };
        let of = |(rank, place): (u32, &std::sync::Arc<crate::tidy::Place>)| {
            let level = place.kind.level();
            let dated = lines.place(rank).filter_map(|line| {
                let key = lines.key(line).filter(|key| key.level == level)?;
                let distance = key.year.distance(year);
                let value = values.on(line).filter(|value| value.is_finite() && distance <= near)?;
                Some((distance, std::cmp::Reverse(key.year), value))
            });
            dated.min_by_key(|(distance, latest, _)| (*distance, *latest)).map(|(.., value)| value)
        };
        (0_u32..).zip(self.places()).map(of).collect()
    }
}

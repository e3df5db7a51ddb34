//! The same results on a copy of the observations: some figures supposed, or some towns put together.

use std::sync::Arc;

use polars::prelude::{ChunkFullNull as _, Float64Chunked};

use crate::base::{MeasureId, PlaceId};
use crate::indicators::catalogue::Catalogue;
use crate::indicators::indicator::{Aggregation, Indicator};
use crate::indicators::plan::Input;
use crate::indicators::values::{IndicatorColumn, IndicatorValues};
use crate::tidy::{Measures, PlaceGroup, Supposition};

impl IndicatorValues {
    /// The same catalogue on a copy of the observations with some figures supposed. When they stand on lines there already
    /// are, only those of their places are worked out, one by one: at once, whatever the number of towns.
    ///
    /// # Panics
    /// As [`IndicatorValues::compute`].
    #[must_use]
    pub fn supposing(&self, suppositions: &[Supposition], measures: &Measures) -> Self {
        let observations = Arc::new(self.observations.supposing(suppositions, measures));
        let catalogue = Catalogue::of(self.computed.iter().map(|(indicator, _)| Arc::clone(indicator)).collect());
        if observations.lines().len() != self.observations.lines().len() {
            return Self::compute(observations, &catalogue);
        }
        let mut copy = Self { observations, computed: self.computed.clone() };
        let mut lines: Vec<u32> = Vec::new();
        for place in suppositions.iter().filter_map(|own| copy.observations.place_rank(&own.place)) {
            lines.extend(copy.observations.lines().place(place));
        }
        lines.sort_unstable();
        lines.dedup();
        let touched = |indicator: &Indicator| {
            let supposed = |input: &Input| suppositions.iter().any(|own| own.measure == input.measure.id);
            indicator.plan.inputs.iter().any(supposed)
        };
        for rank in 0..copy.computed.len() {
            let Some((indicator, _)) = copy.computed.get(rank).filter(|(indicator, _)| touched(indicator)) else { continue };
            let indicator = Arc::clone(indicator);
            let fresh: Vec<(u32, Option<f64>)> = lines.iter().map(|line| (*line, copy.worked_out(&indicator.plan, *line))).collect();
            match copy.computed.get_mut(rank) {
                Some((_, IndicatorColumn::Values(_, changed))) => changed.extend(fresh),
                Some((_, nothing)) => {
                    let blank = Float64Chunked::full_null("x".into(), copy.observations.lines().len());
                    *nothing = IndicatorColumn::Values(blank, fresh.into_iter().collect());
                }
                None => {}
            }
        }
        copy
    }

    /// The same catalogue on a copy of the observations in which some towns stand together.
    ///
    /// # Panics
    /// As [`IndicatorValues::compute`].
    #[must_use]
    pub fn together(&self, groups: &[PlaceGroup]) -> Self {
        let indicators = || self.computed.iter().map(|(indicator, _)| indicator);
        let weighted = indicators().filter(|indicator| indicator.together == Aggregation::Weighted);
        let weighted: Vec<MeasureId> = weighted.flat_map(|own| own.plan.inputs.iter().map(|input| input.measure.id.clone())).collect();
        let observations = self.observations.together(groups, &weighted);
        Self::compute(Arc::new(observations), &Catalogue::of(indicators().cloned().collect()))
    }

    /// Whether a place is a group of towns whose figures do not make one of this indicator.
    pub(super) fn is_not_added(&self, indicator: &Indicator, place: &PlaceId) -> bool {
        indicator.together == Aggregation::Never && self.observations.is_group(place)
    }
}

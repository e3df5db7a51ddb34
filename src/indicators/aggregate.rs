//! The values of a catalogue on a changed copy of the observations: with supposed values, or with groups of towns.

use std::sync::Arc;

use polars::prelude::{ChunkFullNull as _, Float64Chunked};

use crate::base::{MeasureId, PlaceId};
use crate::indicators::catalogue::Catalogue;
use crate::indicators::indicator::{Aggregation, Indicator};
use crate::indicators::plan::Input;
use crate::indicators::values::{IndicatorResultColumn, IndicatorValues};
use crate::tidy::{Measures, PlaceGroup, Supposition};

impl IndicatorValues {
    /// The values of the same catalogue when some observations are supposed. If no supposition adds a row, only the rows of
    /// the places concerned are computed, whatever the number of towns.
    ///
    /// # Panics
    /// As [`IndicatorValues::compute`].
    #[must_use]
    pub fn with_suppositions(&self, suppositions: &[Supposition], measures: &Measures) -> Self {
        let observations = Arc::new(self.observations.with_suppositions(suppositions, measures));
        if observations.keys().len() != self.observations.keys().len() {
            return Self::compute(observations, &Catalogue::new(self.indicators().cloned().collect()));
        }
        let mut copy = Self { observations, ..self.clone() };
        let mut rows: Vec<u32> = Vec::new();
        for place in suppositions.iter().filter_map(|supposition| copy.observations.place_index(&supposition.place)) {
            rows.extend(copy.observations.keys().rows_of_place(place));
        }
        rows.sort_unstable();
        rows.dedup();
        let is_supposed = |input: &Input| suppositions.iter().any(|supposition| supposition.measure == input.measure.id);
        let is_affected = |indicator: &Indicator| indicator.plan.inputs.iter().any(is_supposed);
        let mut computed = std::mem::take(&mut copy.computed);
        for affected in computed.iter_mut().filter(|other| is_affected(&other.indicator)) {
            let plan = &affected.indicator.plan;
            let values = rows.iter().map(|row| (*row, copy.compute_row(plan, *row)));
            match &mut affected.column {
                IndicatorResultColumn::Values { replaced, .. } => replaced.extend(values),
                IndicatorResultColumn::Empty => {
                    let blank = Float64Chunked::full_null("x".into(), copy.observations.keys().len());
                    affected.column = IndicatorResultColumn::Values { computed: blank, replaced: values.collect() };
                }
            }
        }
        copy.computed = computed;
        copy
    }

    /// The values of the same catalogue on a copy of the observations in which each group of towns is a place.
    ///
    /// # Panics
    /// As [`IndicatorValues::compute`].
    #[must_use]
    pub fn with_groups(&self, groups: &[PlaceGroup]) -> Self {
        let weighted = self.indicators().filter(|indicator| indicator.aggregation == Aggregation::Weighted);
        let weighted: Vec<MeasureId> =
            weighted.flat_map(|indicator| indicator.plan.inputs.iter().map(|input| input.measure.id.clone())).collect();
        let observations = self.observations.with_groups(groups, &weighted);
        Self::compute(Arc::new(observations), &Catalogue::new(self.indicators().cloned().collect()))
    }

    /// Whether a place is a group of towns for which this indicator has no meaningful value.
    pub(super) fn is_not_aggregated(&self, indicator: &Indicator, place: &PlaceId) -> bool {
        indicator.aggregation == Aggregation::Never && self.observations.is_group(place)
    }
}

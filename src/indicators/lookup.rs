//! Questions about computed indicators: the values of a place, the years it has, values out of bounds, and the reason why a
//! value is missing.

use std::ops::Range;
use std::sync::Arc;

use crate::base::{IndicatorId, MissingReason, PlaceId, Time, Value};
use crate::indicators::evaluate::missing_reason;
use crate::indicators::indicator::Indicator;
use crate::indicators::plan::{Input, InputRole, Plan};
use crate::indicators::select::{bracket, select};
use crate::indicators::values::{ComputedIndicator, IndicatorValue, IndicatorValues};
use crate::tidy::{Figure, MeasureSeries, MeasuredRow};

impl IndicatorValues {
    /// All values of one indicator, by place in the order of the files, then by year and level. Empty when the catalogue
    /// does not have the indicator.
    #[must_use]
    pub fn all_values(&self, id: &IndicatorId) -> Vec<IndicatorValue> {
        let Some(computed) = self.find(id) else { return Vec::new() };
        let mut values = self.values_in(computed, &self.observations.keys().rows());
        let place = |value: &IndicatorValue| self.observations.place_index(&value.place);
        values.sort_by(|a, b| (place(a), a.time, a.level, &a.perimeter).cmp(&(place(b), b.time, b.level, &b.perimeter)));
        values
    }

    /// The values of one indicator in one place, by year and level. Empty when either is unknown.
    #[must_use]
    pub fn values_in_place(&self, id: &IndicatorId, place: &PlaceId) -> Vec<IndicatorValue> {
        let Some((computed, rows)) = self.find(id).zip(self.rows_of_place(place)) else { return Vec::new() };
        let mut values = self.values_in(computed, &rows);
        values.sort_by(|a, b| (a.time, a.level, &a.perimeter).cmp(&(b.time, b.level, &b.perimeter)));
        values
    }

    /// The years in which a place has a value of this indicator, ascending. Does not look up observations, as it is called
    /// often.
    #[must_use]
    pub fn times_with_value(&self, id: &IndicatorId, place: &PlaceId) -> Vec<Time> {
        let Some((computed, rows)) = self.find(id).zip(self.rows_of_place(place)) else { return Vec::new() };
        if self.is_not_aggregated(&computed.indicator, place) {
            return Vec::new();
        }
        let rows = self.rows_with_inputs(&computed.indicator, &rows);
        let known = rows.into_iter().filter(|row| computed.column.at(*row).is_some_and(f64::is_finite));
        let mut times: Vec<Time> = known.filter_map(|row| self.observations.time_of_row(row)).collect();
        times.sort_unstable();
        times.dedup();
        times
    }

    /// The years with a value, without what has no date: those that stand on a scale of years.
    #[must_use]
    pub fn dates_with_value(&self, id: &IndicatorId, place: &PlaceId) -> Vec<Time> {
        let mut times = self.times_with_value(id, place);
        times.retain(|time| time.is_dated());
        times
    }

    /// The values of an indicator below `low` or above `high`.
    #[must_use]
    pub fn values_outside(&self, indicator: &Indicator, low: f64, high: f64) -> Vec<IndicatorValue> {
        let Some(ComputedIndicator { indicator, column }) = self.find(&indicator.id) else { return Vec::new() };
        if column.is_within(low, high) {
            return Vec::new();
        }
        let all = self.observations.keys().rows();
        let is_outside = |row: &u32| column.at(*row).is_some_and(|value| value < low || value > high);
        let outside: Vec<u32> = all.clone().filter(is_outside).collect();
        if outside.is_empty() {
            return Vec::new();
        }
        let mut rows = self.rows_with_inputs(indicator, &all);
        rows.retain(|row| outside.binary_search(row).is_ok());
        rows.into_iter().filter_map(|row| self.value_on(indicator, column.at(row), row)).collect()
    }

    /// The latest value in one place of an indicator that is not in the catalogue, computed for that place alone; `None`
    /// when the place has no finite value.
    #[must_use]
    pub fn latest_value(&self, indicator: &Indicator, place: &PlaceId) -> Option<(Time, f64)> {
        let rows = self.rows_with_inputs(indicator, &self.rows_of_place(place)?);
        let known = rows.into_iter().filter_map(|row| {
            let value = self.compute_row(&indicator.plan, row).filter(|value| value.is_finite())?;
            Some((self.observations.time_of_row(row)?, value))
        });
        known.max_by_key(|(time, _)| *time)
    }

    /// The computed indicator with this identifier.
    pub(super) fn find(&self, id: &IndicatorId) -> Option<&ComputedIndicator> {
        self.positions.get(id).and_then(|position| self.computed.get(*position))
    }

    /// The rows of a place; `None` when no file has the place.
    fn rows_of_place(&self, place: &PlaceId) -> Option<Range<u32>> {
        self.observations.place_index(place).map(|place| self.observations.keys().rows_of_place(place))
    }

    /// The rows on which an indicator has a value or a reason why it has none: those with an observation of a required input
    /// (or, when none is required, of an input of the same year), without the base year of a change.
    pub(super) fn rows_with_inputs(&self, indicator: &Indicator, within: &Range<u32>) -> Vec<u32> {
        let plan = &indicator.plan;
        let counts = |(index, input): &(usize, &Input)| {
            if plan.required.is_empty() { input.role == InputRole::SameYear } else { plan.required.contains(index) }
        };
        let mut rows: Vec<u32> = Vec::new();
        for (_, input) in plan.inputs.iter().enumerate().filter(counts) {
            let series = self.observations.series(&input.measure.id);
            rows.extend(series.into_iter().flat_map(|series| series.within(within).iter()).map(|measured| measured.row));
        }
        rows.sort_unstable();
        rows.dedup();
        rows.retain(|row| !self.is_before_change(plan, *row));
        rows
    }

    /// Whether a row is the base year of a change in the plan, or earlier: there is no change to compute yet.
    fn is_before_change(&self, plan: &Plan, row: u32) -> bool {
        let Some(year) = self.observations.keys().year(row) else {
            // A change is counted in years.
            return plan.inputs.iter().any(Input::is_base);
        };
        plan.inputs.iter().any(|input| match input.role {
            InputRole::Since(first) => year <= first || select(&self.observations, input, row).is_some_and(|base| base.row == row),
            InputRole::SameYear
            | InputRole::Undisputed
            | InputRole::Denominator(_)
            | InputRole::ServedPopulation(_)
            | InputRole::Previous
            | InputRole::Decayed(_) => false,
        })
    }

    fn values_in(&self, computed: &ComputedIndicator, rows: &Range<u32>) -> Vec<IndicatorValue> {
        let ComputedIndicator { indicator, column } = computed;
        let rows = self.rows_with_inputs(indicator, rows);
        rows.into_iter().filter_map(|row| self.value_on(indicator, column.at(row), row)).collect()
    }

    /// The value of an indicator on a row with its observations; `None` when no input has an observation.
    fn value_on(&self, indicator: &Indicator, computed: Option<f64>, row: u32) -> Option<IndicatorValue> {
        let plan = &indicator.plan;
        let time = self.observations.time_of_row(row)?;
        let is_expected = |observation: usize| self.observations.figure(observation).is_some_and(|figure| figure.nature().is_expected());
        let mut lies_before_expected = false;
        let observation_of = |input: &Input| {
            let selected = select(&self.observations, input, row)?;
            if selected.row != row
                && let Some(bracket) = bracket(&self.observations, input, row)
            {
                lies_before_expected |= is_expected(bracket.after.observation as usize);
            }
            Some(selected.observation as usize)
        };
        let inputs: Vec<Option<usize>> = plan.inputs.iter().map(observation_of).collect();
        let origin = inputs.iter().flatten().find_map(|observation| self.observations.figure(*observation))?;
        let place = &origin.place()?.id;
        let reading = match computed {
            _ if self.is_not_aggregated(indicator, place) => Value::Missing(MissingReason::NotAdded),
            Some(value) => Value::from_number(value),
            None => Value::Missing(self.missing_reason(plan, &inputs, &origin, row)),
        };
        Some(IndicatorValue {
            place: place.clone(),
            row,
            time,
            level: origin.level(),
            perimeter: Arc::clone(origin.perimeter()),
            value: reading,
            is_expected: lies_before_expected || inputs.iter().flatten().any(|observation| is_expected(*observation)),
            inputs,
        })
    }

    /// Why a row has no result: the reason given by an observation, an input without observation, or the formula itself.
    /// `origin` is the first observation found for the row.
    fn missing_reason(&self, plan: &Plan, inputs: &[Option<usize>], origin: &Figure<'_>, row: u32) -> MissingReason {
        let is_undecided = |observation: &usize| u32::try_from(*observation).is_ok_and(|index| self.observations.is_undecided(index));
        if inputs.iter().flatten().any(is_undecided) {
            return MissingReason::Undecided;
        }
        let mut figures = inputs.iter().flatten().filter_map(|observation| self.observations.figure(*observation));
        if let Some(reason) = figures.find_map(|figure| figure.value().missing_reason()) {
            return reason;
        }
        let without_observation = plan.inputs.iter().zip(inputs).find(|(_, observation)| observation.is_none());
        let Some((input, _)) = without_observation else {
            let reason = self.with_row_values(plan, row, |values| missing_reason(&plan.root, values));
            return reason.unwrap_or(MissingReason::NotApplicable);
        };
        let keys = self.observations.keys();
        let all = self.observations.series(&input.measure.id).map(|series| series.within(&keys.rows_of_place(origin.place_index())));
        let mut known = all.iter().flat_map(MeasureSeries::iter).filter(|measured| measured.value.is_some()).peekable();
        if known.peek().is_none() {
            return MissingReason::NotReported;
        }
        let is_same_territory = |measured: MeasuredRow| keys.territory(measured.row) == keys.territory(row);
        if known.any(is_same_territory) { MissingReason::NoSuchYear } else { MissingReason::PerimeterMismatch }
    }
}

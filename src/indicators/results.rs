//! A catalogue and observations in, `Results` out: for each place, year and territory a reading of each indicator.

use std::ops::Range;
use std::sync::Arc;

use polars::prelude::{DataType, Expr, Float64Chunked, IntoLazy as _, NULL, PolarsResult, lit};

use crate::base::{Gap, IndicatorId, Level, MeasureId, PlaceId, Reading, Year};
use crate::indicators::catalogue::{Catalogue, Indicator};
use crate::indicators::gather::{Gathered, figure, value_of, years_of};
use crate::indicators::lower::{Columns, lower};
use crate::indicators::plan::{Input, Plan, Role};
use crate::tidy::{Observation, Observations, Place};

/// One result and the observations it came from.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// The place.
    pub place: PlaceId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The line of the observations it stands on.
    pub line: u32,
    /// The year.
    pub year: Year,
    /// The kind of territory.
    pub level: Level,
    /// The exact territory.
    pub perimeter: Arc<str>,
    /// The figure in the unit of the indicator, or why there is none.
    pub reading: Reading,
    /// For each input of the plan, its row in the observations.
    pub inputs: Vec<Option<usize>>,
}

/// The results of a catalogue on observations: for each indicator, its value on every line some figure stands on.
#[derive(Clone, Debug)]
pub struct Results {
    observations: Arc<Observations>,
    computed: Vec<(Arc<Indicator>, Computed)>,
}

/// The values of an indicator, line by line; nothing at all when no file has what it needs.
#[derive(Clone, Debug)]
enum Computed {
    Nothing,
    Values(Float64Chunked),
}

impl Computed {
    fn on(&self, line: u32) -> Option<f64> {
        match self {
            Self::Nothing => None,
            Self::Values(values) => values.get(line as usize),
        }
    }
}

impl Results {
    /// Computes every indicator for every place, year and territory at once.
    ///
    /// # Panics
    /// If one of our own expressions is wrong: a mistake of ours, met by any test that computes.
    #[must_use]
    pub fn compute(observations: Arc<Observations>, catalogue: &Catalogue) -> Self {
        Self { observations, computed: Vec::new() }.again(catalogue)
    }

    /// The results of a catalogue some of whose indicators changed: what is still true is kept.
    ///
    /// # Panics
    /// As [`Results::compute`].
    #[must_use]
    pub fn again(&self, catalogue: &Catalogue) -> Self {
        let known = |indicator: &Arc<Indicator>| self.computed.iter().find(|(own, _)| own.plan == indicator.plan).map(|(_, values)| values);
        let fresh: Vec<&Arc<Indicator>> = catalogue.indicators().iter().filter(|indicator| known(indicator).is_none()).collect();
        let mut made = match self.evaluated(&fresh) {
            Ok(made) => made.into_iter(),
            Err(error) => unreachable!("one of our expressions: {error}"),
        };
        let both = |indicator: &Arc<Indicator>| {
            let values = known(indicator).cloned().or_else(|| made.next()).unwrap_or(Computed::Nothing);
            (Arc::clone(indicator), values)
        };
        let computed = catalogue.indicators().iter().map(both).collect();
        Self { observations: Arc::clone(&self.observations), computed }
    }

    /// The same catalogue on observations that differ in one measure: only what depends on it is computed.
    ///
    /// # Panics
    /// As [`Results::compute`].
    #[must_use]
    pub fn with_changed(&self, observations: Arc<Observations>, measures: &[MeasureId]) -> Self {
        let touched = |indicator: &Indicator| indicator.plan.inputs.iter().any(|input| measures.contains(&input.measure.id));
        let kept = self.computed.iter().filter(|(indicator, _)| !touched(indicator)).cloned().collect();
        let catalogue = Catalogue::of(self.computed.iter().map(|(indicator, _)| Arc::clone(indicator)).collect());
        Self { observations, computed: kept }.again(&catalogue)
    }

    /// All indicators in one walk of polars over the lines.
    fn evaluated(&self, indicators: &[&Arc<Indicator>]) -> PolarsResult<Vec<Computed>> {
        let observations = &self.observations;
        let has = |input: &Input| {
            let series = observations.measure_rank(&input.measure.id).and_then(|rank| observations.series(rank));
            input.role == Role::Anchor && series.is_some_and(|series| !series.placed().is_empty())
        };
        let possible: Vec<bool> = indicators.iter().map(|indicator| indicator.plan.inputs.iter().any(has)).collect();
        let wanted = || indicators.iter().zip(&possible).filter(|(_, possible)| **possible).map(|(indicator, _)| *indicator);
        if wanted().next().is_none() {
            return Ok(vec![Computed::Nothing; indicators.len()]);
        }
        let frame = Gathered::of(observations, wanted().flat_map(|indicator| &indicator.plan.inputs))?.frame;
        let expressions: Vec<Expr> =
            wanted().enumerate().map(|(rank, indicator)| self.expression(&indicator.plan).alias(format!("r{rank}"))).collect();
        let results = frame.lazy().with_columns(expressions).collect()?;
        let mut rank = 0..;
        let mut made = Vec::with_capacity(indicators.len());
        for possible in possible {
            made.push(if possible {
                let column = results.column(&format!("r{}", rank.next().unwrap_or_default()))?;
                Computed::Values(column.cast(&DataType::Float64)?.f64()?.rechunk().into_owned())
            } else {
                Computed::Nothing
            });
        }
        Ok(made)
    }

    fn expression(&self, plan: &Plan) -> Expr {
        let input = |rank: usize, of: &dyn Fn(&Observations, &Input) -> Expr| {
            plan.inputs.get(rank).map_or_else(|| lit(NULL), |input| of(&self.observations, input))
        };
        lower(&plan.steps, &Columns { value: &|rank| input(rank, &value_of), years: &|rank| input(rank, &years_of) })
    }

    /// The observations computed from.
    #[must_use]
    pub fn observations(&self) -> &Arc<Observations> {
        &self.observations
    }

    /// The places that have observations.
    #[must_use]
    pub fn places(&self) -> &[Arc<Place>] {
        self.observations.places()
    }

    /// The indicators computed.
    pub fn indicators(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.computed.iter().map(|(indicator, _)| indicator)
    }

    /// Every outcome of one indicator, by place in the order met, then year and level.
    #[must_use]
    pub fn outcomes(&self, id: &IndicatorId) -> Vec<Outcome> {
        let Some((indicator, values)) = self.computed.iter().find(|(indicator, _)| indicator.id == *id) else { return Vec::new() };
        let all = 0..u32::try_from(self.observations.lines().len()).unwrap_or(u32::MAX);
        let mut outcomes = self.within(indicator, values, &all);
        let rank = |outcome: &Outcome| self.observations.place_rank(&outcome.place);
        outcomes.sort_by(|a, b| (rank(a), a.year, a.level, &a.perimeter).cmp(&(rank(b), b.year, b.level, &b.perimeter)));
        outcomes
    }

    /// The outcomes of one indicator in one place, by year and level.
    #[must_use]
    pub fn outcomes_of(&self, id: &IndicatorId, place: &PlaceId) -> Vec<Outcome> {
        let found = self.computed.iter().find(|(indicator, _)| indicator.id == *id);
        let Some(((indicator, values), rank)) = found.zip(self.observations.place_rank(place)) else { return Vec::new() };
        let mut outcomes = self.within(indicator, values, &self.observations.lines().place(rank));
        outcomes.sort_by(|a, b| (a.year, a.level, &a.perimeter).cmp(&(b.year, b.level, &b.perimeter)));
        outcomes
    }

    /// The years in which a place has this indicator: asked for often, so without its cells.
    #[must_use]
    pub fn years_of(&self, id: &IndicatorId, place: &PlaceId) -> Vec<Year> {
        let found = self.computed.iter().find(|(indicator, _)| indicator.id == *id);
        let Some(((indicator, values), rank)) = found.zip(self.observations.place_rank(place)) else { return Vec::new() };
        let lines = self.lines_of(indicator, &self.observations.lines().place(rank));
        let known = lines.into_iter().filter(|line| values.on(*line).is_some_and(f64::is_finite));
        let mut years: Vec<Year> = known.filter_map(|line| self.observations.lines().key(line).map(|key| key.year)).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The lines some figure of an indicator's own year stands on.
    fn lines_of(&self, indicator: &Indicator, within: &Range<u32>) -> Vec<u32> {
        let observations = &self.observations;
        let mut lines: Vec<u32> = Vec::new();
        let plan = &indicator.plan;
        let counts = |(rank, input): &(usize, &Input)| {
            if plan.required.is_empty() { input.role == Role::Anchor } else { plan.required.contains(rank) }
        };
        for (_, input) in plan.inputs.iter().enumerate().filter(counts) {
            let series = observations.measure_rank(&input.measure.id).and_then(|rank| observations.series(rank));
            lines.extend(series.into_iter().flat_map(|series| series.within(within)).map(|placed| placed.line));
        }
        lines.sort_unstable();
        lines.dedup();
        lines.retain(|line| !self.begins_a_change(&indicator.plan, *line));
        lines
    }

    /// The year a change is counted from, and those before it, have no change to tell.
    fn begins_a_change(&self, plan: &Plan, line: u32) -> bool {
        let Some(year) = self.observations.lines().key(line).map(|key| key.year) else { return true };
        plan.inputs.iter().any(|input| match input.role {
            Role::Since(first) => year <= first || figure(&self.observations, input, line).is_some_and(|base| base.line == line),
            Role::Anchor | Role::Denominator(_) | Role::Previous => false,
        })
    }

    fn within(&self, indicator: &Arc<Indicator>, values: &Computed, lines: &Range<u32>) -> Vec<Outcome> {
        let lines = self.lines_of(indicator, lines);
        lines.into_iter().filter_map(|line| self.outcome(indicator, values.on(line), line)).collect()
    }

    fn outcome(&self, indicator: &Indicator, value: Option<f64>, line: u32) -> Option<Outcome> {
        let plan = &indicator.plan;
        let key = self.observations.lines().key(line)?;
        let inputs: Vec<Option<usize>> =
            plan.inputs.iter().map(|input| figure(&self.observations, input, line).map(|placed| placed.row as usize)).collect();
        let origin = inputs.iter().flatten().find_map(|row| self.observations.get(*row))?;
        let reading = match value {
            Some(result) => Reading::of(result),
            None => Reading::Missing(self.why(&plan.inputs, &inputs, &origin)),
        };
        Some(Outcome {
            place: origin.place.clone(),
            indicator: indicator.id.clone(),
            line,
            year: key.year,
            level: origin.level,
            perimeter: Arc::clone(&origin.perimeter),
            reading,
            inputs,
        })
    }

    /// Why a line has no result: what its cells say, or which input it lacks, or a division by zero.
    fn why(&self, inputs: &[Input], rows: &[Option<usize>], origin: &Observation) -> Gap {
        let mut cells = rows.iter().flatten().filter_map(|row| self.observations.get(*row));
        if let Some(gap) = cells.find_map(|cell| cell.reading.gap()) {
            return gap;
        }
        let lacking = inputs.iter().zip(rows).find(|(_, row)| row.is_none()).map(|(input, _)| input);
        let Some(input) = lacking else { return Gap::DividedByZero };
        let elsewhere = self.observations.of(&origin.place, &input.measure.id).map(|(other, _)| other);
        let mut elsewhere = elsewhere.filter(|other| other.reading.value().is_some()).peekable();
        if elsewhere.peek().is_none() {
            return Gap::NotReported;
        }
        let same_territory = |o: &Observation| (o.level, &o.perimeter) == (origin.level, &origin.perimeter);
        if elsewhere.any(|other| same_territory(&other)) { Gap::NoSuchYear } else { Gap::PerimeterMismatch }
    }
}

//! A catalogue and observations in, `Results` out: for each place, year and territory a reading of each indicator.

use std::sync::Arc;

use polars::prelude::{DataFrame, PolarsResult};

use crate::base::{Gap, IndicatorId, Level, PlaceId, Reading, Year};
use crate::indicators::catalogue::{Catalogue, Indicator};
use crate::indicators::check::{Input, Role};
use crate::indicators::gather::gather;
use crate::indicators::lower::{lower, row_column, year_column};
use crate::tidy::{Borrow, Observation, Observations, Place};

/// One result and the observations it came from.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// The place.
    pub place: PlaceId,
    /// The indicator.
    pub indicator: IndicatorId,
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

/// The results of a catalogue on observations.
#[derive(Clone, Debug)]
pub struct Results {
    observations: Arc<Observations>,
    outcomes: Vec<(Arc<Indicator>, Vec<Outcome>)>,
}

impl Results {
    /// Computes every indicator for every place, year and territory at once.
    ///
    /// # Panics
    /// If one of our own expressions is wrong: a mistake of ours, met by any test that computes.
    #[must_use]
    pub fn compute(observations: Arc<Observations>, catalogue: &Catalogue) -> Self {
        let mut results = Self { observations, outcomes: Vec::new() };
        for indicator in catalogue.indicators() {
            let outcomes = match results.computed(indicator) {
                Ok(outcomes) => outcomes,
                Err(error) => unreachable!("{}: {error}", indicator.id),
            };
            results.outcomes.push((Arc::clone(indicator), outcomes));
        }
        results
    }

    fn computed(&self, indicator: &Indicator) -> PolarsResult<Vec<Outcome>> {
        let plan = &indicator.plan;
        let frame = gather(&self.observations, &plan.inputs)?.with_column(lower(&plan.steps).alias("result")).collect()?;
        let mut outcomes = self.read(indicator, &frame)?;
        outcomes.sort_by(|a, b| (&a.place, a.year, a.level, &a.perimeter).cmp(&(&b.place, b.year, b.level, &b.perimeter)));
        Ok(outcomes)
    }

    /// The observations computed from.
    #[must_use]
    pub fn observations(&self) -> &Observations {
        &self.observations
    }

    /// The places that have observations.
    #[must_use]
    pub fn places(&self) -> &[Arc<Place>] {
        self.observations.places()
    }

    /// The indicators computed.
    pub fn indicators(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.outcomes.iter().map(|(indicator, _)| indicator)
    }

    /// Every outcome of one indicator, by place, year and level.
    #[must_use]
    pub fn outcomes(&self, id: &IndicatorId) -> &[Outcome] {
        self.outcomes.iter().find(|(indicator, _)| indicator.id == *id).map(|(_, outcomes)| outcomes.as_slice()).unwrap_or_default()
    }

    fn read(&self, indicator: &Indicator, frame: &DataFrame) -> PolarsResult<Vec<Outcome>> {
        let plan = &indicator.plan;
        let (years, results) = (frame.column("year")?.i32()?, frame.column("result")?.f64()?);
        let row_names: Vec<String> = (0..plan.inputs.len()).map(row_column).collect();
        let rows = row_names.iter().map(|name| frame.column(name)?.u32()).collect::<PolarsResult<Vec<_>>>()?;
        let bases = since_years(&plan.inputs, frame)?;
        let mut outcomes = Vec::with_capacity(frame.height());
        for line in 0..frame.height() {
            let Some(year) = years.get(line).and_then(|y| u16::try_from(y).ok()).and_then(Year::new) else { continue };
            let inputs: Vec<Option<usize>> = rows.iter().map(|row| row.get(line).map(|row| row as usize)).collect();
            // The year a change is counted from, and those before it, have no change to tell.
            if bases.iter().any(|(since, base)| year <= *since || base.get(line) == Some(i32::from(year.get()))) {
                continue;
            }
            let Some(origin) = inputs.iter().flatten().find_map(|row| self.observations.get(*row)) else { continue };
            let reading = match results.get(line) {
                Some(result) => Reading::of(result),
                None => Reading::Missing(self.why(&plan.inputs, &inputs, &origin)),
            };
            outcomes.push(Outcome {
                place: origin.place.clone(),
                indicator: indicator.id.clone(),
                year,
                level: origin.level,
                perimeter: Arc::clone(&origin.perimeter),
                reading,
                inputs,
            });
        }
        Ok(outcomes)
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

type Bases<'a> = Vec<(Year, &'a polars::prelude::Int32Chunked)>;

/// The first year asked and the year found, for inputs a change is counted from.
fn since_years<'a>(inputs: &[Input], frame: &'a DataFrame) -> PolarsResult<Bases<'a>> {
    let mut bases = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        if let Role::Since(year) = input.role {
            bases.push((year, frame.column(&year_column(index))?.i32()?));
        }
    }
    Ok(bases)
}

impl Input {
    /// Whether this input may come from another year than the result.
    #[must_use]
    pub fn may_borrow(&self) -> bool {
        matches!(self.role, Role::Denominator(Borrow::Years(_) | Borrow::Constant) | Role::Since(_))
    }
}

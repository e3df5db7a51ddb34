//! A catalogue and observations in, `IndicatorValues` out: for each place, year and territory a reading of each indicator.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use polars::prelude::{DataType, Expr, Float64Chunked, IntoLazy as _, NULL, PolarsResult, lit};

use crate::base::{IndicatorId, Level, MissingReason, PlaceId, Value, Year};
use crate::indicators::catalogue::Catalogue;
use crate::indicators::gather::{figure, gathered, value_of, value_on, years_of};
use crate::indicators::indicator::Indicator;
use crate::indicators::lower::{Cells, Columns, evaluate, lower, nothing};
use crate::indicators::plan::{Input, InputRole, Plan};
use crate::tidy::{Observation, Observations, Place};

/// One result and the observations it came from.
#[derive(Clone, PartialEq, Debug)]
pub struct IndicatorValue {
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
    pub reading: Value,
    /// For each input of the plan, its row in the observations.
    pub inputs: Vec<Option<usize>>,
}

/// The results of a catalogue on observations: for each indicator, its value on every line some figure stands on.
#[derive(Clone, Debug)]
pub struct IndicatorValues {
    pub(super) observations: Arc<Observations>,
    pub(super) computed: Vec<(Arc<Indicator>, IndicatorColumn)>,
}

/// The values of an indicator, line by line; nothing at all when no file has what it needs.
#[derive(Clone, Debug)]
pub(super) enum IndicatorColumn {
    Nothing,
    /// On all lines, then on those where a figure was changed since.
    Values(Float64Chunked, BTreeMap<u32, Option<f64>>),
}

impl IndicatorColumn {
    pub(super) fn on(&self, line: u32) -> Option<f64> {
        match self {
            Self::Nothing => None,
            Self::Values(values, changed) => changed.get(&line).copied().unwrap_or_else(|| values.get(line as usize)),
        }
    }
}

impl IndicatorValues {
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
    /// As [`IndicatorValues::compute`].
    #[must_use]
    pub fn again(&self, catalogue: &Catalogue) -> Self {
        let known = |indicator: &Arc<Indicator>| self.computed.iter().find(|(own, _)| own.plan == indicator.plan).map(|(_, values)| values);
        let fresh: Vec<&Arc<Indicator>> = catalogue.indicators().iter().filter(|indicator| known(indicator).is_none()).collect();
        let mut made = match self.evaluated(&fresh) {
            Ok(made) => made.into_iter(),
            Err(error) => unreachable!("one of our expressions: {error}"),
        };
        let both = |indicator: &Arc<Indicator>| {
            let values = known(indicator).cloned().or_else(|| made.next()).unwrap_or(IndicatorColumn::Nothing);
            (Arc::clone(indicator), values)
        };
        let computed = catalogue.indicators().iter().map(both).collect();
        Self { observations: Arc::clone(&self.observations), computed }
    }

    /// Whether an indicator has a value anywhere.
    #[must_use]
    pub fn gives(&self, id: &IndicatorId) -> bool {
        self.computed.iter().filter(|(indicator, _)| indicator.id == *id).any(|(_, values)| match values {
            IndicatorColumn::Nothing => false,
            IndicatorColumn::Values(values, changed) => values.null_count() < values.len() || changed.values().any(Option::is_some),
        })
    }

    /// One result, step by step.
    pub(super) fn worked_out(&self, plan: &Plan, line: u32) -> Option<f64> {
        self.with_cells(plan, line, |cells| evaluate(&plan.steps, cells))
    }

    /// What a line holds, for a plain walk of the steps.
    fn with_cells<T>(&self, plan: &Plan, line: u32, walk: impl FnOnce(&Cells<'_>) -> T) -> T {
        let placed = |rank: usize| figure(&self.observations, plan.inputs.get(rank)?, line);
        let year = |line: u32| self.observations.lines().key(line).map(|key| f64::from(key.year.get()));
        let value = |rank: usize| value_on(&self.observations, plan.inputs.get(rank)?, line);
        let years = |rank: usize| Some(year(line)? - year(placed(rank)?.line)?);
        walk(&Cells { value: &value, years: &years })
    }

    /// All indicators in one walk of polars over the lines.
    fn evaluated(&self, indicators: &[&Arc<Indicator>]) -> PolarsResult<Vec<IndicatorColumn>> {
        let observations = &self.observations;
        let has = |input: &Input| {
            let series = observations.series(&input.measure.id);
            input.role == InputRole::Anchor && series.is_some_and(|series| !series.placed().is_empty())
        };
        let possible: Vec<bool> = indicators.iter().map(|indicator| indicator.plan.inputs.iter().any(has)).collect();
        let wanted = || indicators.iter().zip(&possible).filter(|(_, possible)| **possible).map(|(indicator, _)| *indicator);
        if wanted().next().is_none() {
            return Ok(vec![IndicatorColumn::Nothing; indicators.len()]);
        }
        let frame = gathered(observations, wanted().flat_map(|indicator| &indicator.plan.inputs))?;
        let expressions: Vec<Expr> =
            wanted().enumerate().map(|(rank, indicator)| self.expression(&indicator.plan).alias(format!("r{rank}"))).collect();
        let results = frame.lazy().with_columns(expressions).collect()?;
        let mut rank = 0..;
        let mut made = Vec::with_capacity(indicators.len());
        for possible in possible {
            made.push(if possible {
                let column = results.column(&format!("r{}", rank.next().unwrap_or_default()))?;
                IndicatorColumn::Values(column.cast(&DataType::Float64)?.f64()?.rechunk().into_owned(), BTreeMap::new())
            } else {
                IndicatorColumn::Nothing
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
    pub fn outcomes(&self, id: &IndicatorId) -> Vec<IndicatorValue> {
        let Some((indicator, values)) = self.computed_of(id) else { return Vec::new() };
        let all = self.observations.lines().all();
        let mut outcomes = self.within(indicator, values, &all);
        let rank = |outcome: &IndicatorValue| self.observations.place_rank(&outcome.place);
        outcomes.sort_by(|a, b| (rank(a), a.year, a.level, &a.perimeter).cmp(&(rank(b), b.year, b.level, &b.perimeter)));
        outcomes
    }

    /// The outcomes of one indicator in one place, by year and level.
    #[must_use]
    pub fn outcomes_of(&self, id: &IndicatorId, place: &PlaceId) -> Vec<IndicatorValue> {
        let Some(((indicator, values), rank)) = self.computed_of(id).zip(self.observations.place_rank(place)) else { return Vec::new() };
        let mut outcomes = self.within(indicator, values, &self.observations.lines().place(rank));
        outcomes.sort_by(|a, b| (a.year, a.level, &a.perimeter).cmp(&(b.year, b.level, &b.perimeter)));
        outcomes
    }

    /// The years in which a place has this indicator: asked for often, so without its cells.
    #[must_use]
    pub fn years_of(&self, id: &IndicatorId, place: &PlaceId) -> Vec<Year> {
        let Some(((indicator, values), rank)) = self.computed_of(id).zip(self.observations.place_rank(place)) else { return Vec::new() };
        if self.is_not_added(indicator, place) {
            return Vec::new();
        }
        let lines = self.lines_of(indicator, &self.observations.lines().place(rank));
        let known = lines.into_iter().filter(|line| values.on(*line).is_some_and(f64::is_finite));
        let mut years: Vec<Year> = known.filter_map(|line| self.observations.lines().key(line).map(|key| key.year)).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The outcomes of an indicator below or above these values.
    #[must_use]
    pub fn outside(&self, indicator: &Indicator, low: f64, high: f64) -> Vec<IndicatorValue> {
        let Some((indicator, values)) = self.computed_of(&indicator.id) else { return Vec::new() };
        let all = self.observations.lines().all();
        let beyond = |line: &u32| values.on(*line).is_some_and(|value| value < low || value > high);
        let lines: Vec<u32> = all.clone().filter(beyond).collect();
        if lines.is_empty() {
            return Vec::new();
        }
        let mut told = self.lines_of(indicator, &all);
        told.retain(|line| lines.binary_search(line).is_ok());
        told.into_iter().filter_map(|line| self.outcome(indicator, values.on(line), line)).collect()
    }

    fn computed_of(&self, id: &IndicatorId) -> Option<&(Arc<Indicator>, IndicatorColumn)> {
        self.computed.iter().find(|(indicator, _)| indicator.id == *id)
    }

    /// The latest result of an indicator that is not in the catalogue yet, in one place: worked out there alone.
    #[must_use]
    pub fn latest_in(&self, indicator: &Indicator, place: &PlaceId) -> Option<(Year, f64)> {
        let lines = self.lines_of(indicator, &self.observations.lines().place(self.observations.place_rank(place)?));
        let known = lines.into_iter().filter_map(|line| {
            let value = self.worked_out(&indicator.plan, line).filter(|value| value.is_finite())?;
            Some((self.observations.lines().key(line)?.year, value))
        });
        known.max_by_key(|(year, _)| *year)
    }

    /// The lines some figure of an indicator's own year stands on.
    fn lines_of(&self, indicator: &Indicator, within: &Range<u32>) -> Vec<u32> {
        let mut lines: Vec<u32> = Vec::new();
        let plan = &indicator.plan;
        let counts = |(rank, input): &(usize, &Input)| {
            if plan.required.is_empty() { input.role == InputRole::Anchor } else { plan.required.contains(rank) }
        };
        for (_, input) in plan.inputs.iter().enumerate().filter(counts) {
            let series = self.observations.series(&input.measure.id);
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
            InputRole::Since(first) => year <= first || figure(&self.observations, input, line).is_some_and(|base| base.line == line),
            InputRole::Anchor
            | InputRole::Undisputed
            | InputRole::Denominator(_)
            | InputRole::Served(_)
            | InputRole::Previous
            | InputRole::Decayed(_) => false,
        })
    }

    fn within(&self, indicator: &Arc<Indicator>, values: &IndicatorColumn, lines: &Range<u32>) -> Vec<IndicatorValue> {
        let lines = self.lines_of(indicator, lines);
        lines.into_iter().filter_map(|line| self.outcome(indicator, values.on(line), line)).collect()
    }

    fn outcome(&self, indicator: &Indicator, value: Option<f64>, line: u32) -> Option<IndicatorValue> {
        let plan = &indicator.plan;
        let key = self.observations.lines().key(line)?;
        let inputs: Vec<Option<usize>> =
            plan.inputs.iter().map(|input| figure(&self.observations, input, line).map(|placed| placed.row as usize)).collect();
        let origin = inputs.iter().flatten().find_map(|row| self.observations.get(*row))?;
        let reading = match value {
            _ if self.is_not_added(indicator, &origin.place) => Value::Missing(MissingReason::NotAdded),
            Some(result) => Value::of(result),
            None => Value::Missing(self.why(plan, &inputs, (&origin, line))),
        };
        Some(IndicatorValue {
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
    fn why(&self, plan: &Plan, rows: &[Option<usize>], (origin, line): (&Observation, u32)) -> MissingReason {
        let mut cells = rows.iter().flatten().filter_map(|row| self.observations.get(*row));
        if let Some(gap) = cells.find_map(|cell| cell.reading.gap()) {
            return gap;
        }
        let lacking = plan.inputs.iter().zip(rows).find(|(_, row)| row.is_none()).map(|(input, _)| input);
        let Some(input) = lacking else {
            return self.with_cells(plan, line, |cells| nothing(&plan.steps, cells)).unwrap_or(MissingReason::NotApplicable);
        };
        let elsewhere = self.observations.of(&origin.place, &input.measure.id).map(|(other, _)| other);
        let mut elsewhere = elsewhere.filter(|other| other.reading.value().is_some()).peekable();
        if elsewhere.peek().is_none() {
            return MissingReason::NotReported;
        }
        let same_territory = |o: &Observation| (o.level, &o.perimeter) == (origin.level, &origin.perimeter);
        if elsewhere.any(|other| same_territory(&other)) { MissingReason::NoSuchYear } else { MissingReason::PerimeterMismatch }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Notes, Progress};
    use crate::intake::{ReadSettings, take};
    use crate::tidy::{Gazetteer, Measures, ObservationsBuilder, Supposition, reshape, suggest};
    use proptest::prelude::*;
    use std::fmt::Write as _;

    fn observed(text: &str, measures: &Measures) -> Arc<Observations> {
        let (gazetteer, mut notes) = (Gazetteer::shipped(), Notes::default());
        let intake = take(text.as_bytes().to_vec(), "essai.csv", &ReadSettings::default());
        let mapping = suggest(&intake, (&gazetteer, measures), &mut notes).expect("a mapping");
        let mut draft = ObservationsBuilder::new(&gazetteer, measures);
        draft.begin(&intake.name);
        reshape(&intake, &mapping, (&mut draft, &Progress::default()), &mut notes);
        Arc::new(draft.finish(&mut notes))
    }

    fn plain_measures() -> Measures {
        let card =
            |id: &str| format!("[[measure]]\nid = \"{id}\"\nunit = \"number\"\nborrow = 2\nfr = \"{id}\"\nen = \"{id}\"\nar = \"{id}\"\n");
        Measures::parse(&["alpha", "bravo", "delta", "gamma"].map(card).concat()).expect("a list")
    }

    fn catalogue(formula: &str, measures: &Measures) -> Catalogue {
        let formula = formula.replace('"', "");
        let text = format!(
            "[[indicator]]\nid = \"x\"\ntheme = \"t\"\nunit = \"number\"\nbetter = \"neutral\"\nfr = \"x\"\nen = \"x\"\nar = \"x\"\nformula = \"{formula}\"\n"
        );
        Catalogue::parse(&text, measures).unwrap_or_else(|error| panic!("{formula}: {error}"))
    }

    /// Every result of polars beside that of the plain walk of the steps.
    fn compare(text: &str, formula: &str) -> Result<(), TestCaseError> {
        let measures = plain_measures();
        let observations = observed(text, &measures);
        let results = IndicatorValues::compute(Arc::clone(&observations), &catalogue(formula, &measures));
        let (indicator, values) = results.computed.first().expect("one indicator");
        for line in results.lines_of(indicator, &observations.lines().all()) {
            let (found, expected) = (values.on(line), results.worked_out(&indicator.plan, line));
            let same = match (found, expected) {
                (None, None) => true,
                (Some(a), Some(b)) => {
                    a.to_bits() == b.to_bits() || (a - b).abs() <= 1e-12 * a.abs().max(b.abs()) || (a.is_nan() && b.is_nan())
                }
                _ => false,
            };
            prop_assert!(same, "{formula} on line {line}: {found:?}, not {expected:?}\n{text}");
        }
        Ok(())
    }

    fn any_formula() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            proptest::sample::select(&["alpha", "bravo", "delta", "gamma"][..]).prop_map(str::to_owned),
            (0..20_u32).prop_map(|number| number.to_string()),
            proptest::sample::select(
                &["previous(alpha)", "change(bravo, 2011)", "change(delta)", "same_year(gamma)", "(years_since(alpha) / 1[year])"][..]
            )
            .prop_map(str::to_owned),
        ];
        leaf.prop_recursive(4, 24, 3, |inner| {
            let pair = (inner.clone(), inner.clone());
            prop_oneof![
                (pair.clone(), proptest::sample::select(&["+", "-", "*", "/"][..])).prop_map(|((a, b), sign)| format!("({a} {sign} {b})")),
                inner.clone().prop_map(|a| format!("-({a})")),
                inner.clone().prop_map(|a| format!("abs({a}) ^ 0.5")),
                inner.clone().prop_map(|a| format!("ln({a})")),
                inner.clone().prop_map(|a| format!("round({a}, 1)")),
                (pair.clone(), proptest::sample::select(&["min", "max", "sum", "mean", "coalesce"][..]))
                    .prop_map(|((a, b), name)| format!("{name}({a}, {b})")),
                ((pair.clone(), pair), proptest::sample::select(&["<", "<=", ">", ">=", "=", "!="][..]))
                    .prop_map(|(((a, b), (c, d)), sign)| format!("if({a} {sign} {b}, {c}, {d})")),
            ]
        })
    }

    fn any_table() -> impl Strategy<Value = String> {
        let cell =
            prop_oneof![3 => (-50..50_i32).prop_map(|number| number.to_string()), 1 => Just("n.d.".to_owned()), 1 => Just("0".to_owned())];
        proptest::collection::vec(proptest::collection::vec(cell, 4), 8).prop_map(|rows| {
            let towns = ["Rabat", "Kénitra"];
            let mut text = "ville;année;alpha;bravo;delta;gamma\n".to_owned();
            for (rank, row) in rows.iter().enumerate() {
                writeln!(text, "{};{};{}", towns[rank % 2], 2010 + rank / 2, row.join(";")).expect("a line");
            }
            text
        })
    }

    proptest! {
        #[test]
        fn polars_says_what_a_plain_walk_says(text in any_table(), formula in any_formula()) {
            compare(&text, &format!("alpha * 0 + {formula}"))?;
        }
    }

    #[test]
    fn what_cannot_be_worked_out_says_why() {
        let text = "ville;année;alpha;bravo\nRabat;2010;4;0\nRabat;2011;-4;2\n";
        let measures = plain_measures();
        let gaps = |formula: &str| {
            let results = IndicatorValues::compute(observed(text, &measures), &catalogue(formula, &measures));
            results.outcomes(&IndicatorId::new("x")).iter().map(|outcome| outcome.reading.gap()).collect::<Vec<_>>()
        };
        assert_eq!(gaps("alpha / bravo"), [Some(MissingReason::DividedByZero), None]);
        assert_eq!(gaps("alpha ^ 0.5"), [None, Some(MissingReason::NotFinite)]);
        assert_eq!(gaps("alpha * 9999999999999999999 ^ 9 ^ 9"), [Some(MissingReason::NotFinite); 2]);
        assert_eq!(gaps("if(alpha > 0, bravo)"), [None, Some(MissingReason::NotApplicable)]);
        assert_eq!(gaps("ln(alpha) + 1 / 2"), [None, Some(MissingReason::NotApplicable)]);
        assert_eq!(gaps("alpha + delta"), [Some(MissingReason::NotReported); 2]);
    }

    #[test]
    fn what_is_supposed_is_worked_out_as_if_it_were_read() {
        use crate::base::MeasureId;
        let text = "ville;année;alpha;bravo\nRabat;2010;4;2\nRabat;2011;6;2\nKénitra;2010;9;3\n";
        let measures = plain_measures();
        let results = IndicatorValues::compute(observed(text, &measures), &catalogue("alpha / bravo + previous(alpha) * 0", &measures));
        let suppose = |year: &str, value: f64| Supposition {
            place: PlaceId::new("rabat"),
            measure: MeasureId::new("alpha"),
            year: Year::parse(year).expect("a year"),
            value,
        };
        let values = |results: &IndicatorValues| {
            let all = results.outcomes(&IndicatorId::new("x"));
            all.iter().map(|outcome| (outcome.year.get(), outcome.reading.value())).collect::<Vec<_>>()
        };
        assert_eq!(values(&results), [(2010, None), (2011, Some(3.0)), (2010, None)]);
        assert_eq!(values(&results.supposing(&[suppose("2011", 8.0)], &measures)), [(2010, None), (2011, Some(4.0)), (2010, None)]);
        // A year no file speaks of is a line of its own.
        let next = [suppose("2009", 1.0)];
        assert_eq!(values(&results.supposing(&next, &measures)), [(2009, None), (2010, Some(2.0)), (2011, Some(3.0)), (2010, None)]);
    }

    #[test]
    fn only_what_changed_is_computed_again() {
        let text = "ville;année;alpha;bravo\nRabat;2010;4;2\n";
        let measures = plain_measures();
        let observations = observed(text, &measures);
        let results = IndicatorValues::compute(observations, &catalogue("alpha / bravo", &measures));
        let again = results.again(&catalogue("alpha * bravo", &measures));
        let value =
            |results: &IndicatorValues| results.outcomes(&IndicatorId::new("x")).first().and_then(|outcome| outcome.reading.value());
        assert_eq!((value(&results), value(&again)), (Some(2.0), Some(8.0)));
    }
}

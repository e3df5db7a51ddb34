//! A catalogue and observations in, [`IndicatorValues`] out: the value of each indicator on each row of the keys, that
//! is for each place, territory and year. `lookup` answers questions about them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use polars::prelude::{ChunkAgg as _, Column, DataFrame, DataType, Expr, Float64Chunked, IntoLazy as _, PolarsResult};

use crate::base::{IndicatorId, Level, PlaceId, Progress, Time, Value};
use crate::indicators::catalogue::Catalogue;
use crate::indicators::evaluate::{RowValues, evaluate};
use crate::indicators::indicator::Indicator;
use crate::indicators::plan::{Input, InputRole, Plan};
use crate::indicators::polars_expr::{InputExprs, null, to_expr};
use crate::indicators::select::{input_value, select};
use crate::indicators::stage::{default_expr, stage, value_expr, years_expr};
use crate::tidy::{Observations, Place};

/// How many indicators one query computes.
const INDICATORS_AT_ONCE: usize = 8;

/// The value of one indicator for one place, territory and year, with the observations it was computed from.
#[derive(Clone, PartialEq, Debug)]
pub struct IndicatorValue {
    /// The place.
    pub place: PlaceId,
    /// The row of the keys (place, territory, year) the value belongs to.
    pub row: u32,
    /// The year, or another span of time.
    pub time: Time,
    /// The kind of territory.
    pub level: Level,
    /// The name of the exact territory, as the file writes it; empty when the file names none.
    pub perimeter: Arc<str>,
    /// The value in the unit of the indicator, or the reason why it is missing.
    pub value: Value,
    /// For each input of the plan, the index of the observation it takes; `None` when it takes none.
    pub inputs: Vec<Option<usize>>,
    /// Whether an input is a projection or a target: it is never the latest value.
    pub is_expected: bool,
}

/// The values of all indicators of a catalogue, computed from the observations of the open files.
#[derive(Clone, Debug)]
pub struct IndicatorValues {
    pub(super) observations: Arc<Observations>,
    pub(super) computed: Vec<ComputedIndicator>,
    /// Where each indicator stands among those computed.
    pub(super) positions: Arc<HashMap<IndicatorId, usize>>,
}

/// An indicator with its values.
#[derive(Clone, Debug)]
pub(super) struct ComputedIndicator {
    pub indicator: Arc<Indicator>,
    pub column: IndicatorResultColumn,
}

/// The values of one indicator, row by row.
#[derive(Clone, Debug)]
pub(super) enum IndicatorResultColumn {
    /// No file has the measures the indicator needs.
    Empty,
    Values {
        /// One value for each row; null where there is none.
        computed: Float64Chunked,
        /// Rows computed again after a change of the observations; they replace those of `computed`.
        replaced: BTreeMap<u32, Option<f64>>,
    },
}

impl IndicatorResultColumn {
    /// The value on a row; it may be infinite or NaN.
    pub(super) fn at(&self, row: u32) -> Option<f64> {
        match self {
            Self::Empty => None,
            Self::Values { computed, replaced } => replaced.get(&row).copied().unwrap_or_else(|| computed.get(row as usize)),
        }
    }

    /// Whether no value lies outside of a range. Two looks at the whole column, where its rows would be millions.
    pub(super) fn is_within(&self, low: f64, high: f64) -> bool {
        let is_inside = |value: f64| (low..=high).contains(&value);
        match self {
            Self::Empty => true,
            Self::Values { computed, replaced } => {
                computed.min().is_none_or(is_inside)
                    && computed.max().is_none_or(is_inside)
                    && replaced.values().flatten().all(|value| is_inside(*value))
            }
        }
    }

    fn has_value(&self) -> bool {
        match self {
            Self::Empty => false,
            Self::Values { computed, replaced } => computed.null_count() < computed.len() || replaced.values().any(Option::is_some),
        }
    }
}

impl IndicatorValues {
    fn without_indicators(observations: Arc<Observations>) -> Self {
        Self { observations, computed: Vec::new(), positions: Arc::default() }
    }

    /// As [`IndicatorValues::compute`]; `None` once `progress` is stopped.
    ///
    /// # Panics
    /// As [`IndicatorValues::compute`].
    #[must_use]
    pub fn compute_until(observations: Arc<Observations>, catalogue: &Catalogue, progress: &Progress) -> Option<Self> {
        Self::without_indicators(observations).with_catalogue_until(catalogue, progress)
    }

    /// Computes every indicator of a catalogue on all rows at once.
    ///
    /// # Panics
    /// If polars rejects an expression built by this program, which any test that computes would show.
    #[must_use]
    pub fn compute(observations: Arc<Observations>, catalogue: &Catalogue) -> Self {
        Self::without_indicators(observations).with_catalogue(catalogue)
    }

    /// The values of another catalogue on the same observations. Indicators whose plan was already computed keep their
    /// values; only the others are computed.
    ///
    /// # Panics
    /// As [`IndicatorValues::compute`].
    #[must_use]
    pub fn with_catalogue(&self, catalogue: &Catalogue) -> Self {
        let computed = self.with_catalogue_until(catalogue, &Progress::default());
        debug_assert!(computed.is_some(), "nobody stops this progress");
        computed.unwrap_or_else(|| self.clone())
    }

    /// As [`IndicatorValues::with_catalogue`]; `None` once `progress` is stopped.
    ///
    /// # Panics
    /// As [`IndicatorValues::compute`].
    #[must_use]
    pub fn with_catalogue_until(&self, catalogue: &Catalogue, progress: &Progress) -> Option<Self> {
        let known = |indicator: &Indicator| self.computed.iter().find(|other| other.indicator.plan == indicator.plan);
        let missing: Vec<&Arc<Indicator>> = catalogue.indicators().iter().filter(|indicator| known(indicator).is_none()).collect();
        let mut new_columns = match self.compute_columns(&missing, progress) {
            Ok(columns) => columns?.into_iter(),
            Err(error) => unreachable!("one of our expressions: {error}"),
        };
        let to_computed = |indicator: &Arc<Indicator>| {
            let column = known(indicator).map(|other| other.column.clone()).or_else(|| new_columns.next());
            debug_assert!(column.is_some(), "an indicator is either known or computed");
            ComputedIndicator { indicator: Arc::clone(indicator), column: column.unwrap_or(IndicatorResultColumn::Empty) }
        };
        let computed: Vec<ComputedIndicator> = catalogue.indicators().iter().map(to_computed).collect();
        let positions = computed.iter().map(|computed| computed.indicator.id.clone()).zip(0..).collect();
        Some(Self { observations: Arc::clone(&self.observations), computed, positions: Arc::new(positions) })
    }

    /// Whether an indicator has a value for any place and year.
    #[must_use]
    pub fn has_values(&self, id: &IndicatorId) -> bool {
        self.computed.iter().filter(|other| other.indicator.id == *id).any(|other| other.column.has_value())
    }

    /// Whether an indicator has a row for any place and year, with a value or with the reason why there is none.
    #[must_use]
    pub fn has_rows(&self, indicator: &Indicator) -> bool {
        indicator.plan.inputs.iter().any(|input| self.observations.series(&input.measure.id).is_some_and(|series| !series.is_empty()))
    }

    /// Computes a plan on one row.
    pub(super) fn compute_row(&self, plan: &Plan, row: u32) -> Option<f64> {
        self.with_row_values(plan, row, |inputs| evaluate(&plan.root, inputs))
    }

    /// Calls a function with the inputs of a plan on one row.
    pub(super) fn with_row_values<T>(&self, plan: &Plan, row: u32, function: impl FnOnce(&RowValues<'_>) -> T) -> T {
        let year_of = |row: u32| self.observations.keys().year(row).map(|year| f64::from(year.get()));
        let value = |input: usize| input_value(&self.observations, plan.inputs.get(input)?, row);
        let years_since = |input: usize| Some(year_of(row)? - year_of(select(&self.observations, plan.inputs.get(input)?, row)?.row)?);
        function(&RowValues { value: &value, years_since: &years_since, country: self.observations.country_of_row(row) })
    }

    /// Computes the columns of several indicators, in their order; `None` once `progress` is stopped.
    fn compute_columns(&self, indicators: &[&Arc<Indicator>], progress: &Progress) -> PolarsResult<Option<Vec<IndicatorResultColumn>>> {
        let has_observations = |input: &Input| {
            let series = self.observations.series(&input.measure.id);
            input.role == InputRole::SameYear && series.is_some_and(|series| !series.is_empty())
        };
        let is_possible = |indicator: &Indicator| indicator.plan.inputs.iter().any(has_observations);
        // The name of the result column of each indicator that can have values.
        let named: Vec<(&Arc<Indicator>, Option<String>)> = indicators
            .iter()
            .enumerate()
            .map(|(index, indicator)| (*indicator, is_possible(indicator).then(|| format!("indicator {index}"))))
            .collect();
        let expressions: Vec<Expr> =
            named.iter().filter_map(|(indicator, name)| Some(self.expression(&indicator.plan).alias(name.as_ref()?))).collect();
        if expressions.is_empty() {
            return Ok(Some(vec![IndicatorResultColumn::Empty; indicators.len()]));
        }
        let possible = named.iter().filter(|(_, name)| name.is_some());
        let plans = possible.map(|(indicator, _)| &indicator.plan);
        let Some(frame) = stage(&self.observations, plans, progress)? else { return Ok(None) };
        let inputs_width = frame.width();
        let frame = frame.lazy();
        let mut columns: Vec<Column> = Vec::with_capacity(expressions.len());
        // A query cannot be stopped: it computes a few indicators at a time.
        for few in expressions.chunks(INDICATORS_AT_ONCE) {
            if progress.is_stopped() {
                return Ok(None);
            }
            // A formula of constants has the height of the frame beside the column that has it.
            let computed = frame.clone().with_columns(few).collect()?;
            columns.extend(computed.into_columns().split_off(inputs_width));
        }
        let results = DataFrame::new_infer_height(columns)?;
        let to_column = |(_, name): &(&Arc<Indicator>, Option<String>)| {
            let Some(name) = name else { return Ok(IndicatorResultColumn::Empty) };
            let computed = results.column(name)?.cast(&DataType::Float64)?.f64()?.rechunk().into_owned();
            Ok(IndicatorResultColumn::Values { computed, replaced: BTreeMap::new() })
        };
        named.iter().map(to_column).collect::<PolarsResult<_>>().map(Some)
    }

    fn expression(&self, plan: &Plan) -> Expr {
        let input_expr = |index: usize, to_expr: &dyn Fn(&Observations, &Input) -> Expr| {
            plan.inputs.get(index).map_or_else(null, |input| to_expr(&self.observations, input))
        };
        let value = |index: usize| input_expr(index, &value_expr);
        let years_since = |index: usize| input_expr(index, &years_expr);
        to_expr(&plan.root, &InputExprs { value: &value, years_since: &years_since, default: &default_expr })
    }

    /// The observations the values were computed from.
    #[must_use]
    pub fn observations(&self) -> &Arc<Observations> {
        &self.observations
    }

    /// The places that have observations.
    #[must_use]
    pub fn places(&self) -> &[Arc<Place>] {
        self.observations.places()
    }

    /// The indicators computed, in the order of the catalogue.
    pub fn indicators(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.computed.iter().map(|other| &other.indicator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{MissingReason, Notes, Progress, Year};
    use crate::intake::{ReadSettings, read_table};
    use crate::tidy::{Gazetteer, KnownWords, Measures, ObservationsBuilder, ReadingAnswers, Supposition, reshape, suggest};
    use proptest::prelude::*;
    use std::fmt::Write as _;

    fn observations_of(text: &str, measures: &Measures) -> Arc<Observations> {
        let (gazetteer, mut notes) = (Gazetteer::shipped(), Notes::default());
        let intake = read_table(text.as_bytes().to_vec(), "essai.csv", &ReadSettings::default());
        let mapping =
            suggest(&intake, KnownWords { gazetteer: &gazetteer, measures }, &ReadingAnswers::default(), &mut notes).expect("a mapping");
        let mut builder = ObservationsBuilder::new(&gazetteer, measures);
        builder.begin_source(&intake);
        reshape(&intake, &mapping, &mut builder, &Progress::default(), &mut notes);
        Arc::new(builder.finish(&mut notes))
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

    /// Compares the value polars computes on every row with the evaluation of that row.
    fn compare(text: &str, formula: &str) -> Result<(), TestCaseError> {
        let measures = plain_measures();
        let observations = observations_of(text, &measures);
        let results = IndicatorValues::compute(Arc::clone(&observations), &catalogue(formula, &measures));
        let ComputedIndicator { indicator, column } = results.computed.first().expect("one indicator");
        for row in results.rows_with_inputs(indicator, &observations.keys().rows()) {
            let (found, expected) = (column.at(row), results.compute_row(&indicator.plan, row));
            let same = match (found, expected) {
                (None, None) => true,
                (Some(a), Some(b)) => {
                    a.to_bits() == b.to_bits() || (a - b).abs() <= 1e-12 * a.abs().max(b.abs()) || (a.is_nan() && b.is_nan())
                }
                _ => false,
            };
            prop_assert!(same, "{formula} on row {row}: {found:?}, not {expected:?}\n{text}");
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
            for (index, row) in rows.iter().enumerate() {
                writeln!(text, "{};{};{}", towns[index % 2], 2010 + index / 2, row.join(";")).expect("a line");
            }
            text
        })
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn polars_and_row_evaluation_agree(text in any_table(), formula in any_formula()) {
            compare(&text, &format!("alpha * 0 + {formula}"))?;
        }
    }

    #[test]
    fn a_missing_result_has_a_reason() {
        let text = "ville;année;alpha;bravo\nRabat;2010;4;0\nRabat;2011;-4;2\n";
        let measures = plain_measures();
        let reasons = |formula: &str| {
            let results = IndicatorValues::compute(observations_of(text, &measures), &catalogue(formula, &measures));
            results.all_values(&IndicatorId::new("x")).iter().map(|value| value.value.missing_reason()).collect::<Vec<_>>()
        };
        assert_eq!(reasons("alpha / bravo"), [Some(MissingReason::DividedByZero), None]);
        assert_eq!(reasons("alpha ^ 0.5"), [None, Some(MissingReason::NotFinite)]);
        assert_eq!(reasons("alpha * 9999999999999999999 ^ 9 ^ 9"), [Some(MissingReason::NotFinite); 2]);
        assert_eq!(reasons("if(alpha > 0, bravo)"), [None, Some(MissingReason::NotApplicable)]);
        assert_eq!(reasons("ln(alpha) + 1 / 2"), [None, Some(MissingReason::NotApplicable)]);
        assert_eq!(reasons("alpha + delta"), [Some(MissingReason::NotReported); 2]);
    }

    #[test]
    fn a_supposed_value_is_computed_like_one_of_a_file() {
        use crate::base::MeasureId;
        let text = "ville;année;alpha;bravo\nRabat;2010;4;2\nRabat;2011;6;2\nKénitra;2010;9;3\n";
        let measures = plain_measures();
        let results =
            IndicatorValues::compute(observations_of(text, &measures), &catalogue("alpha / bravo + previous(alpha) * 0", &measures));
        let suppose = |year: &str, value: f64| Supposition {
            place: PlaceId::new("rabat"),
            measure: MeasureId::new("alpha"),
            year: Year::parse(year).expect("a year"),
            value,
        };
        let values = |results: &IndicatorValues| {
            let all = results.all_values(&IndicatorId::new("x"));
            all.iter().map(|value| (value.time.year().map_or(0, Year::get), value.value.number())).collect::<Vec<_>>()
        };
        assert_eq!(values(&results), [(2010, None), (2011, Some(3.0)), (2010, None)]);
        assert_eq!(values(&results.with_suppositions(&[suppose("2011", 8.0)], &measures)), [(2010, None), (2011, Some(4.0)), (2010, None)]);
        // A year that no file has becomes a row of its own.
        let next = [suppose("2009", 1.0)];
        assert_eq!(
            values(&results.with_suppositions(&next, &measures)),
            [(2009, None), (2010, Some(2.0)), (2011, Some(3.0)), (2010, None)]
        );
    }

    #[test]
    fn a_changed_formula_is_computed_again() {
        let text = "ville;année;alpha;bravo\nRabat;2010;4;2\n";
        let measures = plain_measures();
        let observations = observations_of(text, &measures);
        let results = IndicatorValues::compute(observations, &catalogue("alpha / bravo", &measures));
        let changed = results.with_catalogue(&catalogue("alpha * bravo", &measures));
        let value = |results: &IndicatorValues| results.all_values(&IndicatorId::new("x")).first().and_then(|value| value.value.number());
        assert_eq!((value(&results), value(&changed)), (Some(2.0), Some(8.0)));
    }
}

//! The stage: one wide frame with a column for each input of the plans, one value for each row of the keys. Inputs that several plans
//! share are one column. Expressions and joins apply to all rows the rules that `select` applies to one.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use polars::prelude::{
    ChunkFullNull as _, Column, DataFrame, DataType, Expr, FillNullStrategy, Float64Chunked, IntoColumn as _, IntoLazy as _, JoinArgs,
    JoinType, LazyFrame, MaintainOrderJoin, NULL, NewChunkedArray as _, PolarsResult, UniqueKeepStrategy, col, lit, when,
};

use crate::base::{Progress, Year};
use crate::indicators::country_default::CountryDefault;
use crate::indicators::plan::{Input, InputRole, Plan};
use crate::indicators::polars_expr::null;
use crate::indicators::select::{BASE_YEARS, BETWEEN_CENSUSES, input_value, is_of_network};
use crate::tidy::{MeasuredRow, Observations, Place, YearTolerance};

/// Identifies the columns of an input: all inputs of one measure with the same role have the same columns.
struct ColumnKey {
    /// The index of the measure among those of the observations.
    measure: u32,
    role: InputRole,
    /// The indices of the measures that change together with it; `None` stands for one that no file has.
    together: Vec<Option<u32>>,
}

impl ColumnKey {
    /// The key of an input; `None` when no file has its measure.
    fn new(observations: &Observations, input: &Input) -> Option<Self> {
        let measure = observations.measure_index(&input.measure.id)?;
        // A denominator that accepts no other year is the value of the same year.
        let role = if input.role == InputRole::Denominator(YearTolerance::Never) { InputRole::SameYear } else { input.role };
        let together = input.changing_together.iter().map(|id| observations.measure_index(id)).collect();
        Some(Self { measure, role, together })
    }

    /// The name of the column of values.
    fn value_column(&self) -> String {
        format!("value of measure {} as {:?} with {:?}", self.measure, self.role, self.together)
    }

    /// The name of the column of years between the base of a change and the row.
    fn years_column(&self) -> String {
        format!("years since measure {} as {:?} with {:?}", self.measure, self.role, self.together)
    }
}

/// The expression of the values of an input.
pub(super) fn value_expr(observations: &Observations, input: &Input) -> Expr {
    ColumnKey::new(observations, input).map_or_else(null, |key| col(key.value_column()))
}

/// The expression of the years between the base of a change and each row.
pub(super) fn years_expr(observations: &Observations, input: &Input) -> Expr {
    ColumnKey::new(observations, input).map_or_else(null, |key| col(key.years_column()))
}

/// The expression of a default by country.
pub(super) fn default_expr(default: CountryDefault) -> Expr {
    col(default_column(default))
}

fn default_column(default: CountryDefault) -> String {
    format!("default of {}", default.name())
}

/// The stage of these plans; `None` once `progress` is stopped.
pub(super) fn stage<'a>(
    observations: &Observations,
    plans: impl Iterator<Item = &'a Plan>,
    progress: &Progress,
) -> PolarsResult<Option<DataFrame>> {
    let mut wanted: BTreeMap<String, (ColumnKey, &Input)> = BTreeMap::new();
    let mut defaults = BTreeSet::new();
    for plan in plans {
        defaults.extend(plan.defaults.iter().copied());
        for input in &plan.inputs {
            if let Some(key) = ColumnKey::new(observations, input) {
                wanted.insert(key.value_column(), (key, input));
            }
        }
    }
    let wanted: Vec<(ColumnKey, &Input)> = wanted.into_values().collect();
    let keys = observations.keys();
    // Values of the row itself need neither years nor territories, and most formulas have no others.
    let needs_rows = wanted.iter().any(|(_, input)| !is_of_row(input.role));
    let rows = if needs_rows { keys.frame()? } else { DataFrame::empty() };
    let build = |part: &[(ColumnKey, &Input)]| -> PolarsResult<Option<Vec<Column>>> {
        let mut columns = Vec::new();
        for (key, input) in part {
            if progress.is_stopped() {
                return Ok(None);
            }
            columns.extend(input_columns(observations, &rows, key, input)?);
        }
        Ok(Some(columns))
    };
    let (first, second) = wanted.split_at(wanted.len() / 2);
    let (first, second) = thread::scope(|scope| {
        let second = scope.spawn(|| build(second));
        (build(first), second.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    let Some((first, second)) = first?.zip(second?) else { return Ok(None) };
    let defaults = defaults.into_iter().map(|default| defaults_on_rows(observations, default));
    // Formulas of constants still need a frame of the right height.
    let empty = Float64Chunked::full_null("empty".into(), keys.len()).into_column();
    DataFrame::new(keys.len(), std::iter::once(empty).chain(first).chain(second).chain(defaults).collect()).map(Some)
}

/// The default of the country of each row.
fn defaults_on_rows(observations: &Observations, default: CountryDefault) -> Column {
    let of_place = |place: &Arc<Place>| default.factor(&place.country).map(|factor| factor.value);
    let of_places: Vec<Option<f64>> = observations.places().iter().map(of_place).collect();
    let on_row = |row: u32| of_places.get(observations.keys().key(row)?.place as usize).copied().flatten();
    Float64Chunked::from_iter_options(default_column(default).into(), observations.keys().rows().map(on_row)).into_column()
}

/// Whether an input takes the figure of the row itself.
fn is_of_row(role: InputRole) -> bool {
    matches!(role, InputRole::SameYear | InputRole::Undisputed | InputRole::Denominator(YearTolerance::Never))
}

/// The columns of one input: its values and, for the base of a change, the years between the base and each row. `rows` has the columns
/// `year` and `territory`.
fn input_columns(observations: &Observations, rows: &DataFrame, key: &ColumnKey, input: &Input) -> PolarsResult<Vec<Column>> {
    let valued = || -> PolarsResult<LazyFrame> { Ok(rows.hstack(&[values_on_rows(observations, key, "value")])?.lazy()) };
    let taken = match input.role {
        InputRole::SameYear | InputRole::Undisputed | InputRole::Denominator(YearTolerance::Never) => {
            return Ok(vec![values_on_rows(observations, key, &key.value_column())]);
        }
        InputRole::Denominator(tolerance) => nearest(valued()?, tolerance),
        InputRole::Previous => previous(known_together(observations, valued()?, key)?),
        InputRole::Since(first) => since(valued()?, first),
        // Few rows are about networks, and few measures decay: each row is looked up by itself.
        InputRole::ServedPopulation(_) | InputRole::Decayed(_) => {
            let keys = observations.keys();
            let concerns = |row: u32| matches!(input.role, InputRole::Decayed(_)) || keys.level(row).is_some_and(is_of_network);
            let values = keys.rows().map(|row| if concerns(row) { input_value(observations, input, row) } else { None });
            return Ok(vec![Float64Chunked::from_iter_options(key.value_column().into(), values).into_column()]);
        }
    };
    let mut wanted = vec![col("value").alias(key.value_column())];
    if input.is_base() {
        wanted.push(col("years").alias(key.years_column()));
    }
    Ok(taken.select(wanted).collect()?.into_columns())
}

/// The values of a measure on the rows where all measures that change together with it have one.
fn known_together(observations: &Observations, valued: LazyFrame, key: &ColumnKey) -> PolarsResult<LazyFrame> {
    let mut frame = valued.collect()?;
    for (index, measure) in key.together.iter().enumerate() {
        let name = format!("together {index}");
        let column = match measure {
            Some(measure) => {
                let other = ColumnKey { measure: *measure, role: InputRole::SameYear, together: Vec::new() };
                values_on_rows(observations, &other, &name)
            }
            None => Float64Chunked::full_null(name.into(), frame.height()).into_column(),
        };
        frame = frame.hstack(&[column])?;
    }
    let is_known = (0..key.together.len()).map(|index| col(format!("together {index}")).is_not_null());
    let all = is_known.fold(lit(true), Expr::and);
    Ok(frame.lazy().with_column(when(all).then(col("value")).otherwise(lit(NULL)).alias("value")))
}

/// The values of a measure on all rows. Both are in order, so they are walked together: a join on the row gives the same and takes
/// twenty times as long.
fn values_on_rows(observations: &Observations, key: &ColumnKey, name: &str) -> Column {
    let excludes_disputed = key.role == InputRole::Undisputed;
    let is_taken = |figure: &MeasuredRow| !excludes_disputed || !observations.is_disputed(figure.observation);
    let mut figures = observations.series_at(key.measure).into_iter().flat_map(|series| series.iter()).peekable();
    let value_on = |row: u32| figures.next_if(|figure| figure.row == row).filter(&is_taken).and_then(|figure| figure.value);
    Float64Chunked::from_iter_options(name.into(), observations.keys().rows().map(value_on)).into_column()
}

/// A left join that keeps the order of the rows.
fn in_order() -> JoinArgs {
    JoinArgs { maintain_order: MaintainOrderJoin::Left, ..JoinArgs::new(JoinType::Left) }
}

/// The entry of a column where the row has a value.
fn known(column: &str) -> Expr {
    when(col("value").is_not_null()).then(col(column)).otherwise(lit(NULL))
}

/// The columns that say of a row which figure it has, when, and where.
const FIGURE: [&str; 3] = ["value", "year", "territory"];

/// Carries the entries of a column forward to the rows without one.
fn carried_forward(column: Expr) -> Expr {
    column.fill_null_with_strategy(FillNullStrategy::Forward(None))
}

/// The value of the nearest year within a tolerance, on the same territory. Of two years at the same distance, the earlier one: it was
/// known at the time. Between two figures that are not far apart, the value on the line between them.
fn nearest(valued: LazyFrame, tolerance: YearTolerance) -> LazyFrame {
    let last = |column: &str| carried_forward(known(column)).alias(format!("last {column}"));
    let next = |column: &str| known(column).fill_null_with_strategy(FillNullStrategy::Backward(None)).alias(format!("next {column}"));
    let gap = |word: &str, years: Expr| {
        let is_same_territory = col(format!("{word} territory")).eq(col("territory"));
        let limit = match tolerance {
            YearTolerance::Never => Some(0),
            YearTolerance::Years(limit) => Some(limit),
            YearTolerance::Constant => None,
        };
        let is_near = limit.map_or_else(|| lit(true), |limit| years.clone().lt_eq(lit(limit).cast(DataType::Int32)));
        when(is_same_territory.and(is_near)).then(years).otherwise(lit(NULL)).alias(format!("{word} gap"))
    };
    let known = valued.with_columns(FIGURE.map(last)).with_columns(FIGURE.map(next));
    let measured = known.with_columns([gap("last", col("year") - col("last year")), gap("next", col("next year") - col("year"))]);
    let years = |word: &str| {
        let is_same_territory = col(format!("{word} territory")).eq(col("territory"));
        when(is_same_territory).then((col("year") - col(format!("{word} year"))).abs().cast(DataType::Float64)).otherwise(lit(NULL))
    };
    let between = years("last") + years("next");
    let can_lie_between = matches!(tolerance, YearTolerance::Years(_));
    let lies_between = lit(can_lie_between).and(years("next").gt(lit(0.0))).and(between.clone().lt_eq(lit(f64::from(BETWEEN_CENSUSES))));
    let on_line = col("last value") + (col("next value") - col("last value")) * (years("last") / between);
    let is_last = col("last gap").is_not_null().and(col("next gap").is_null().or(col("last gap").lt_eq(col("next gap"))));
    let is_next = col("next gap").is_not_null();
    // A figure of the year itself is both the last one and the next.
    let nearest = when(lies_between).then(on_line).when(is_last).then(col("last value")).when(is_next).then(col("next value"));
    measured.with_column(nearest.otherwise(lit(NULL)).alias("value"))
}

/// The last value before the year of a row, and the `years` between.
fn previous(valued: LazyFrame) -> LazyFrame {
    let earlier = |column: &str| carried_forward(known(column).shift(lit(1))).alias(format!("last {column}"));
    let is_earlier = col("last territory").eq(col("territory")).and(col("year").is_not_null());
    let if_earlier = |expr: Expr| when(is_earlier.clone()).then(expr).otherwise(lit(NULL));
    let years = (col("year") - col("last year")).cast(DataType::Float64);
    valued.with_columns(FIGURE.map(earlier)).with_columns([if_earlier(years).alias("years"), if_earlier(col("last value")).alias("value")])
}

/// The first value at or just after a year on the territory of each row, and the `years` between.
fn since(valued: LazyFrame, first: Year) -> LazyFrame {
    let year = |delay: u16| lit(first.get() + delay).cast(DataType::Int32);
    let may_begin = col("value").is_not_null().and(col("year").gt_eq(year(0))).and(col("year").lt(year(BASE_YEARS)));
    let bases = valued.clone().filter(may_begin).unique_stable_generic(Some(vec![col("territory")]), UniqueKeepStrategy::First);
    let bases = bases.select([col("territory"), col("value").alias("base value"), col("year").alias("base year")]);
    let joined = valued.join(bases, [col("territory")], [col("territory")], in_order());
    let if_dated = |expr: Expr| when(col("year").is_not_null()).then(expr).otherwise(lit(NULL));
    let years = (col("year") - col("base year")).cast(DataType::Float64);
    joined.with_columns([if_dated(years).alias("years"), if_dated(col("base value")).alias("value")])
}

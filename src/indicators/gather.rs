//! Observations and the inputs of a plan in, one frame out: a line for each place, year and territory,
//! with the value, the year and the origin of each input. The join rule is here and nowhere else:
//! two figures meet only when place, level *and* territory are the same.

use std::collections::{BTreeMap, HashMap};

use polars::prelude::{
    DataFrame, Expr, IntoColumn as _, IntoLazy as _, JoinArgs, JoinCoalesce, JoinType, LazyFrame, NamedFrom as _, PlSmallStr, PolarsResult,
    Series, SortMultipleOptions, UniqueKeepStrategy, col, lit,
};

use crate::base::Year;
use crate::indicators::check::{Input, Role};
use crate::indicators::lower::{row_column, value_column, year_column};
use crate::tidy::{Borrow, Observations};

/// What two figures must share to be used together in one year.
const SAME_YEAR: [&str; 4] = ["place", "year", "level", "territory"];
/// What they must share in any case.
const SAME_TERRITORY: [&str; 3] = ["place", "level", "territory"];
/// How long after the asked year a change may begin, when that year has no figure.
const LATE_START: i32 = 2;

/// Lines up the inputs of a plan.
pub(super) fn gather(observations: &Observations, inputs: &[Input]) -> PolarsResult<LazyFrame> {
    let mut anchors = inputs.iter().enumerate().filter(|(_, input)| input.role == Role::Anchor);
    let first = anchors.next().map_or_else(|| figures(observations, None, 0), |(index, input)| figures(observations, Some(input), index));
    let full = || JoinArgs::new(JoinType::Full).with_coalesce(JoinCoalesce::CoalesceColumns);
    let mut lines = anchors.fold(first, |lines, (index, input)| {
        lines.join(figures(observations, Some(input), index), exprs(&SAME_YEAR), exprs(&SAME_YEAR), full())
    });
    for (index, input) in inputs.iter().enumerate() {
        let other = figures(observations, Some(input), index);
        lines = match input.role {
            Role::Anchor => lines,
            Role::Denominator(Borrow::Never) => lines.join(other, exprs(&SAME_YEAR), exprs(&SAME_YEAR), left()),
            Role::Denominator(Borrow::Years(limit)) => nearest(lines, other, index, Some(i32::from(limit)))?,
            Role::Denominator(Borrow::Constant) => nearest(lines, other, index, None)?,
            Role::Since(year) => since(lines, other, index, year),
        };
    }
    Ok(lines)
}

fn left() -> JoinArgs {
    JoinArgs::new(JoinType::Left)
}

fn exprs(names: &[&'static str]) -> Vec<Expr> {
    names.iter().map(|name| col(*name)).collect()
}

/// The chosen figures of one measure, with the value and the row named after the input.
fn figures(observations: &Observations, input: Option<&Input>, index: usize) -> LazyFrame {
    let rank = input.and_then(|input| observations.measure_rank(&input.measure.id)).unwrap_or(u32::MAX);
    let mut columns = exprs(&SAME_YEAR);
    columns.push(col("value").alias(value_column(index)));
    columns.push(col("row").alias(row_column(index)));
    observations.facts().clone().lazy().filter(col("measure").eq(lit(rank))).select(columns)
}

/// The figures of a territory by year: value and row.
type Dated = BTreeMap<i32, (f64, u32)>;

/// Joins the figure of the nearest year of the same territory; of two as near, the earlier one, which was known then.
///
/// Done here, on sorted years, rather than by a join of every line with every year of its territory.
fn nearest(lines: LazyFrame, other: LazyFrame, index: usize, limit: Option<i32>) -> PolarsResult<LazyFrame> {
    let (lines, other) = (lines.collect()?, other.collect()?);
    let keys = |frame: &DataFrame| -> PolarsResult<Vec<(u32, u32, u32)>> {
        let [place, level, territory] = SAME_TERRITORY.map(|name| frame.column(name).and_then(|column| column.u32().cloned()));
        let (place, level, territory) = (place?, level?, territory?);
        let zipped = place.iter().zip(level.iter()).zip(territory.iter());
        Ok(zipped
            .map(|((place, level), territory)| (place.unwrap_or(u32::MAX), level.unwrap_or(u32::MAX), territory.unwrap_or(u32::MAX)))
            .collect())
    };
    let mut territories: HashMap<(u32, u32, u32), Dated> = HashMap::new();
    let (years, values) = (other.column("year")?.i32()?, other.column(&value_column(index))?.f64()?);
    let rows = other.column(&row_column(index))?.u32()?;
    for (((key, year), value), row) in keys(&other)?.into_iter().zip(years.iter()).zip(values.iter()).zip(rows.iter()) {
        // A missing figure is no figure to borrow.
        if let (Some(year), Some(value), Some(row)) = (year, value, row) {
            territories.entry(key).or_default().insert(year, (value, row));
        }
    }
    let found: Vec<Option<(i32, (f64, u32))>> = keys(&lines)?
        .into_iter()
        .zip(lines.column("year")?.i32()?.iter())
        .map(|(key, year)| {
            closest(territories.get(&key)?, year?)
                .filter(|(other, _)| limit.is_none_or(|limit| (other - year.unwrap_or(*other)).abs() <= limit))
        })
        .collect();
    let value: Vec<Option<f64>> = found.iter().map(|found| found.map(|(_, (value, _))| value)).collect();
    let row: Vec<Option<u32>> = found.iter().map(|found| found.map(|(_, (_, row))| row)).collect();
    let year: Vec<Option<i32>> = found.iter().map(|found| found.map(|(year, _)| year)).collect();
    let mut lines = lines;
    lines.with_column(Series::new(value_column(index).into(), value).into_column())?;
    lines.with_column(Series::new(row_column(index).into(), row).into_column())?;
    lines.with_column(Series::new(year_column(index).into(), year).into_column())?;
    Ok(lines.lazy())
}

/// The figure of the year nearest to another; of two as near, the earlier.
fn closest(dated: &Dated, year: i32) -> Option<(i32, (f64, u32))> {
    let after = dated.range(year..).next();
    let before = dated.range(..year).next_back();
    let found = match (before, after) {
        (Some(before), Some(after)) if year > *before.0 && *after.0 > year && year - before.0 <= after.0 - year => before,
        (_, Some(after)) => after,
        (before, None) => before?,
    };
    Some((*found.0, *found.1))
}

/// Joins the first figure of the same territory at the asked year or just after.
fn since(lines: LazyFrame, other: LazyFrame, index: usize, year: Year) -> LazyFrame {
    let (first, year_name) = (i32::from(year.get()), year_column(index));
    let base = other
        .filter(col("year").gt_eq(lit(first)).and(col("year").lt_eq(lit(first + LATE_START))))
        .filter(col(value_column(index)).is_not_null())
        .sort(["year"].map(PlSmallStr::from_static), SortMultipleOptions::default())
        .unique_stable_generic(Some(exprs(&SAME_TERRITORY)), UniqueKeepStrategy::First)
        .rename(["year"], [year_name.as_str()], true);
    lines.join(base, exprs(&SAME_TERRITORY), exprs(&SAME_TERRITORY), left())
}

//! Observations and the inputs of a plan in, one frame out: a line for each place, year and territory,
//! with the value, the year and the origin of each input. The join rule is here and nowhere else:
//! two figures meet only when place, level *and* territory are the same.

use polars::prelude::{
    Expr, IntoLazy as _, JoinArgs, JoinCoalesce, JoinType, LazyFrame, NULL, PlSmallStr, SortMultipleOptions, UniqueKeepStrategy, col, lit,
    when,
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
pub(super) fn gather(observations: &Observations, inputs: &[Input]) -> LazyFrame {
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
            Role::Denominator(Borrow::Years(limit)) => nearest(lines, other, index, Some(i32::from(limit))),
            Role::Denominator(Borrow::Constant) => nearest(lines, other, index, None),
            Role::Since(year) => since(lines, other, index, year),
        };
    }
    lines
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

/// Joins the figure of the nearest year of the same territory; of two as near, the later one.
fn nearest(lines: LazyFrame, other: LazyFrame, index: usize, limit: Option<i32>) -> LazyFrame {
    let year = year_column(index);
    // A missing figure is no figure to borrow.
    let other = other.filter(col(value_column(index)).is_not_null()).rename(["year"], [year.as_str()], true);
    let gap = (col("year") - col(year.as_str())).abs();
    let too_far = limit.map_or(lit(false), |limit| col("gap").gt(lit(limit)));
    let kept = |name: String| when(too_far.clone()).then(lit(NULL)).otherwise(col(name.as_str())).alias(name.as_str());
    let order = SortMultipleOptions::default().with_order_descending_multi([false, false, true]).with_nulls_last(true);
    lines
        .with_row_index("line", None)
        .join(other, exprs(&SAME_TERRITORY), exprs(&SAME_TERRITORY), left())
        .with_column(gap.alias("gap"))
        .sort(["line", "gap", year.as_str()].map(PlSmallStr::from_str), order)
        .unique_stable_generic(Some(vec![col("line")]), UniqueKeepStrategy::First)
        .with_columns([kept(value_column(index)), kept(row_column(index)), kept(year.clone())])
        .drop(polars::prelude::by_name(["line", "gap"], true, false))
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

//! Chooses among figures that rival: facts of one measure with the same place, territory and time in; the one that counts out.
//!
//! One with a value comes before one without, then the better status, then the one read first. Parts of one table add up. Where lines of
//! one table differ and neither their source nor their status does, none is chosen: the row has no value until the user decides.

use polars::prelude::{
    BooleanChunked, ChunkFilter as _, DataFrame, DataType, Float64Chunked, IntoColumn as _, IntoLazy as _, LazyFrame, NewChunkedArray as _,
    PolarsResult, SortMultipleOptions, UInt32Chunked, UnionArgs, col, concat, lit,
};

use crate::tidy::facts::{Fact, Facts};
use crate::tidy::observation::FactContext;
use crate::tidy::series::CombinedValues;

/// A fact that is not used because another one has the same key and measure. Both are indices.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Duplicate {
    pub unused: u32,
    pub used: u32,
}

/// The facts used, by measure, and what became of the others.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// For each measure, the facts used in order of rows.
    pub figures: Vec<UInt32Chunked>,
    pub duplicates: Vec<Duplicate>,
    /// The first of the facts of one table that differ and that nothing tells apart: their row has no value.
    pub undecided: Vec<u32>,
    pub combined: CombinedValues,
}

/// What is chosen from.
#[derive(Clone, Copy)]
pub(super) struct Candidates<'a> {
    pub facts: &'a Facts,
    /// Whether the row of a key is one of a series: that of a year, or without a date.
    pub is_of_series: &'a dyn Fn(u32) -> bool,
    pub contexts: &'a [FactContext],
    /// The number of measures.
    pub measures: usize,
}

/// Chooses for every measure and row.
///
/// # Errors
/// Never: polars refuses only columns that are not there.
pub(super) fn choose(candidates: Candidates<'_>) -> PolarsResult<Chosen> {
    let mut chosen = Chosen { figures: vec![UInt32Chunked::default(); candidates.measures], ..Chosen::default() };
    for (measure, facts) in candidates.facts.by_measure()? {
        let figures = choose_of_measure(candidates, facts, &mut chosen)?;
        if let Some(slot) = chosen.figures.get_mut(measure as usize) {
            *slot = figures;
        }
    }
    Ok(chosen)
}

/// The facts used of one measure, in order of rows.
fn choose_of_measure(candidates: Candidates<'_>, facts: UInt32Chunked, chosen: &mut Chosen) -> PolarsResult<UInt32Chunked> {
    let keys = candidates.facts.keys(&facts)?;
    let is_of_series = |key: Option<u32>| key.is_some_and(candidates.is_of_series);
    let are_all_of_series = keys.iter().all(is_of_series);
    let (facts, keys) = if are_all_of_series {
        (facts, keys)
    } else {
        let mask = keys.iter().map(is_of_series).collect();
        (facts.filter(&mask)?, keys.filter(&mask)?)
    };
    if keys.iter().is_sorted_by(|a, b| a < b) {
        return Ok(facts);
    }
    let order = SortMultipleOptions::default().with_multithreaded(false);
    let frame = DataFrame::new(facts.len(), vec![keys.into_column(), facts.with_name("fact".into()).into_column()])?;
    let sorted = frame.lazy().sort_by_exprs([col("key"), col("fact")], order.clone()).collect()?;
    let same_as = |rows: i64| col("key").eq(col("key").shift(lit(rows))).fill_null(lit(false));
    let is_repeated = || same_as(1).or(same_as(-1));
    let rivals = sorted.clone().lazy().filter(is_repeated()).collect()?;
    if rivals.height() == 0 {
        return Ok(sorted.column("fact")?.u32()?.clone());
    }
    let winners = settle(candidates, &rivals, chosen)?;
    let alone = sorted.lazy().filter(is_repeated().not());
    let all = concat([alone, winners], UnionArgs::default())?.sort_by_exprs([col("key")], order).collect()?;
    Ok(all.column("fact")?.u32()?.rechunk().into_owned())
}

/// Chooses one of the facts of each key; adds what became of the others to `chosen`. A frame with the columns `key` and `fact`, sorted
/// by both, in; the same with one fact a key out.
fn settle(candidates: Candidates<'_>, rivals: &DataFrame, chosen: &mut Chosen) -> PolarsResult<LazyFrame> {
    let facts: Vec<Fact> = rivals.column("fact")?.u32()?.iter().flatten().filter_map(|fact| candidates.facts.get(fact as usize)).collect();
    let context = |fact: &Fact| candidates.contexts.get(fact.context as usize).copied().unwrap_or_default();
    let numbers = |name: &str, of: &dyn Fn(&Fact) -> u32| UInt32Chunked::from_iter_values(name.into(), facts.iter().map(of)).into_column();
    let marks = |name: &str, of: &dyn Fn(&Fact) -> bool| BooleanChunked::from_iter_values(name.into(), facts.iter().map(of)).into_column();
    let described = rivals.hstack(&[
        Float64Chunked::from_iter_options("value".into(), facts.iter().map(|fact| fact.value)).into_column(),
        marks("missing", &|fact| fact.marks.missing.is_some()),
        marks("part", &|fact| fact.marks.is_part),
        numbers("status", &|fact| fact.marks.status.rank()),
        numbers("table", &|fact| context(fact).table),
        numbers("provenance", &|fact| context(fact).provenance),
    ])?;
    let best = |column: &str| col(column).first();
    let is_of_best = |column: &str| col(column).eq(best(column));
    let both = |column: &str| col(column).and(best(column));
    let neither = |column: &str| col(column).or(best(column)).not();
    // Of one table, described alike, as certain, no parts, and still different.
    let is_rival = is_of_best("table")
        .and(is_of_best("provenance"))
        .and(is_of_best("status"))
        .and(neither("part"))
        .and(neither("missing"))
        .and(col("value").neq(best("value")));
    // Parts of one table add up; a part without a value leaves the sum of the others.
    let part = col("value").filter(is_of_best("table").and(both("part")));
    let order = ["key", "missing", "status", "fact"].map(col);
    let settled = described
        .lazy()
        .sort_by_exprs(order, SortMultipleOptions::default())
        .group_by_stable([col("key")])
        .agg([
            best("fact"),
            col("fact").alias("all"),
            is_rival.any(true).alias("undecided"),
            part.clone().sum().alias("sum"),
            part.count().alias("parts"),
        ])
        .collect()?;
    let (best, all) = (settled.column("fact")?.u32()?, settled.column("all")?.list()?);
    let (undecided, sums) = (settled.column("undecided")?.bool()?, settled.column("sum")?.f64()?);
    let parts = settled.column("parts")?.cast(&DataType::UInt32)?;
    let parts = parts.u32()?;
    for (index, used) in best.iter().enumerate().filter_map(|(index, used)| Some((index, used?))) {
        let same = all.get_as_series(index);
        let others = same.iter().flat_map(|same| same.u32()).flat_map(|same| same.iter().flatten());
        chosen.duplicates.extend(others.filter(|other| *other != used).map(|unused| Duplicate { unused, used }));
        if undecided.get(index) == Some(true) {
            chosen.undecided.push(used);
            chosen.combined.insert(used, None);
        } else if parts.get(index).is_some_and(|parts| parts > 1) {
            chosen.combined.insert(used, sums.get(index));
        }
    }
    Ok(settled.lazy().select([col("key"), col("fact")]))
}

//! Chooses among figures that rival: facts of one measure with the same place, territory and time in; the one that counts out.
//!
//! One with a value comes before one without, then the better status, then the one read first. Parts of one table add up. Where lines of
//! one table differ and neither their source nor their status does, none is chosen: the row has no value until the user decides.

use polars::prelude::{
    BooleanChunked, DataFrame, FillNullStrategy, IntoColumn as _, IntoLazy as _, LazyFrame, NULL, NewChunkedArray as _, PolarsResult,
    SortMultipleOptions, UInt32Chunked, UInt32Type, col, lit, when,
};

use crate::base::Status;
use crate::tidy::facts::{FactMarks, FactSlices, Facts};
use crate::tidy::numbers::Numbers;
use crate::tidy::observation::{FactContext, WHOLE};
use crate::tidy::series::CombinedValues;

/// A fact that is not used because another one has the same key and measure. Both are indices.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Duplicate {
    pub unused: u32,
    pub used: u32,
}

/// The facts used of one measure.
#[derive(Clone, Debug, Default)]
pub(super) struct ChosenFigures {
    /// Those used, in order of rows.
    pub figures: Numbers<UInt32Type>,
    /// When some are not used: all of them, by row and then as they are preferred.
    pub ranked: Numbers<UInt32Type>,
}

impl ChosenFigures {
    /// All facts on a row, as they are preferred; empty when the one used is alone, or when there is none.
    pub(super) fn same_row(&self, slices: FactSlices<'_>, row: u32) -> &[u32] {
        let start = self.ranked.partition_point(|fact| slices.row(*fact) < row);
        let from = self.ranked.get(start..).unwrap_or_default();
        from.get(..from.partition_point(|fact| slices.row(*fact) == row)).unwrap_or_default()
    }
}

/// The facts used, by measure, and what became of the others.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub measures: Vec<ChosenFigures>,
    /// Facts that are not used although they say something else, from another source or with another status.
    pub contradicted: Vec<Duplicate>,
    /// The first of the facts of one table that differ and that nothing tells apart: their row has no value.
    pub undecided: Vec<u32>,
    pub combined: CombinedValues,
}

/// What is chosen from.
#[derive(Clone, Copy)]
pub(super) struct Candidates<'a> {
    pub facts: &'a Facts,
    /// Whether a row is one of a series: that of a year, or without a date.
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
    let mut chosen = Chosen::default();
    // Parts of a whole stand in no series.
    let measure_of = |context: &FactContext| Some(context.measure).filter(|_| context.breakdown == WHOLE);
    let measure_of: Vec<Option<u32>> = candidates.contexts.iter().map(measure_of).collect();
    for facts in candidates.facts.by_measure(&measure_of, candidates.measures) {
        let figures = choose_of_measure(candidates, facts, &mut chosen)?;
        chosen.measures.push(figures);
    }
    Ok(chosen)
}

/// The facts used of one measure.
fn choose_of_measure(candidates: Candidates<'_>, facts: Vec<u32>, chosen: &mut Chosen) -> PolarsResult<ChosenFigures> {
    let slices = candidates.facts.slices();
    let packed = facts.into_iter().map(|fact| pack(slices, fact));
    let mut packed: Vec<u64> = packed.filter(|packed| (candidates.is_of_series)(unpack(*packed).0)).collect();
    if !packed.is_sorted() {
        packed.sort_unstable();
    }
    let is_repeated = |pair: &[u64]| matches!(pair, [a, b] if unpack(*a).0 == unpack(*b).0);
    if !packed.windows(2).any(is_repeated) {
        let figures = Numbers::new("fact", packed.into_iter().map(|packed| unpack(packed).1).collect());
        return Ok(ChosenFigures { figures, ranked: Numbers::default() });
    }
    settle(candidates, packed, chosen)
}

/// Chooses among facts of which some share a row, given in order of rows; adds what became of the others to `chosen`.
fn settle(candidates: Candidates<'_>, packed: Vec<u64>, chosen: &mut Chosen) -> PolarsResult<ChosenFigures> {
    let facts = UInt32Chunked::from_iter_values("fact".into(), packed.iter().map(|packed| unpack(*packed).1));
    let rows = UInt32Chunked::from_iter_values("row".into(), packed.into_iter().map(|packed| unpack(packed).0));
    let settled = compare_with_best(ranked(describe(candidates, facts, rows)?)?).collect()?;
    let those = |which: &str| settled.clone().lazy().filter(col(which));
    let undecided = those("is_rival").group_by_stable([col("best fact")]).agg([]).collect()?;
    let undecided: Vec<u32> = undecided.column("best fact")?.u32()?.iter().flatten().collect();
    let contradicted = those("is_contradicted").collect()?;
    let pairs = contradicted.column("fact")?.u32()?.iter().zip(contradicted.column("best fact")?.u32()?.iter());
    let sum = [col("value").sum(), col("value").count().alias("parts")];
    let sums = those("is_part_of_best").group_by_stable([col("best fact")]).agg(sum).filter(col("parts").gt(lit(1))).collect()?;
    let sums = sums.column("best fact")?.u32()?.iter().zip(sums.column("value")?.f64()?.iter());
    chosen.contradicted.extend(pairs.filter_map(|(unused, used)| Some(Duplicate { unused: unused?, used: used? })));
    chosen.combined.extend(sums.filter_map(|(fact, sum)| Some((fact?, sum))));
    chosen.combined.extend(undecided.iter().map(|fact| (*fact, None)));
    chosen.undecided.extend(undecided);
    Ok(ChosenFigures { figures: facts_of(&those("is_best").collect()?)?, ranked: facts_of(&settled)? })
}

/// The column `fact` of a frame.
fn facts_of(frame: &DataFrame) -> PolarsResult<Numbers<UInt32Type>> {
    Ok(Numbers::of_column(frame.column("fact")?.u32()?))
}

/// A frame of facts with their row and what decides among them.
fn describe(candidates: Candidates<'_>, facts: UInt32Chunked, rows: UInt32Chunked) -> PolarsResult<DataFrame> {
    let described = candidates.facts.described(&facts)?;
    let marks: Vec<FactMarks> = described.column("marks")?.u32()?.iter().flatten().map(FactMarks::from_bits).collect();
    let context = |index: Option<u32>| index.and_then(|index| candidates.contexts.get(index as usize)).copied().unwrap_or_default();
    let contexts = || described.column("context").and_then(|column| column.u32()).into_iter().flat_map(UInt32Chunked::iter).map(context);
    let columns = vec![
        described.column("value")?.clone(),
        BooleanChunked::from_iter_values("is_missing".into(), marks.iter().map(|marks| marks.missing.is_some())).into_column(),
        BooleanChunked::from_iter_values("is_part".into(), marks.iter().map(|marks| marks.is_part)).into_column(),
        UInt32Chunked::from_iter_values("status".into(), marks.iter().map(|marks| marks.status.rank())).into_column(),
        UInt32Chunked::from_iter_values("table".into(), contexts().map(|context| context.table)).into_column(),
        UInt32Chunked::from_iter_values("provenance".into(), contexts().map(|context| context.provenance)).into_column(),
        facts.into_column(),
        rows.into_column(),
    ];
    DataFrame::new(marks.len(), columns)
}

/// The facts of each row as they are preferred; they are in the order read.
fn ranked(described: DataFrame) -> PolarsResult<DataFrame> {
    let is_missing = described.column("is_missing")?.bool()?.any();
    let is_certain = described.column("status")?.u32()?.iter().all(|status| status == Some(Status::Ok.rank()));
    if !is_missing && is_certain {
        return Ok(described);
    }
    let order = ["row", "is_missing", "status", "fact"].map(col);
    described.lazy().sort_by_exprs(order, SortMultipleOptions::default()).collect()
}

/// Adds to each fact the best of its row, and what it is beside it.
fn compare_with_best(ranked: DataFrame) -> LazyFrame {
    let is_first = || col("row").neq_missing(col("row").shift(lit(1)));
    let best = |column: &str| {
        let first = when(is_first()).then(col(column)).otherwise(lit(NULL));
        first.fill_null_with_strategy(FillNullStrategy::Forward(None)).alias(format!("best {column}"))
    };
    let with_best = ranked.lazy().with_columns(["fact", "status", "table", "provenance", "is_part", "is_missing"].map(best));
    // The best of a row may have no value: its gap is not carried on from the row before.
    let with_best = with_best.with_columns([
        col("fact").eq(col("best fact")).alias("is_best"),
        when(col("best is_missing")).then(lit(NULL)).otherwise(best("value")).alias("best value"),
    ]);
    let is_same = |column: &str| col(column).eq(col(format!("best {column}")));
    let either = |column: &str| col(column).or(col(format!("best {column}")));
    let both = |column: &str| col(column).and(col(format!("best {column}")));
    // Of one table, described alike, as certain, and both with a value.
    let is_alike = is_same("table").and(is_same("provenance")).and(is_same("status")).and(either("is_missing").not());
    let is_part_of_best = is_same("table").and(both("is_part"));
    let differs = col("value").neq_missing(col("best value"));
    with_best.with_columns([
        is_alike.clone().and(either("is_part").not()).and(differs.clone()).alias("is_rival"),
        is_part_of_best.clone().alias("is_part_of_best"),
        is_alike.not().and(is_part_of_best.not()).and(differs).alias("is_contradicted"),
    ])
}

/// A row and a fact in one number, which sorts by row and then in the order read.
fn pack(slices: FactSlices<'_>, fact: u32) -> u64 {
    (u64::from(slices.row(fact)) << 32) | u64::from(fact)
}

fn unpack(packed: u64) -> (u32, u32) {
    let low = u32::try_from(packed & u64::from(u32::MAX));
    (u32::try_from(packed >> 32).unwrap_or(u32::MAX), low.unwrap_or(u32::MAX))
}

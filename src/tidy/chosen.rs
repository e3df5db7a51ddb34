//! Chooses among figures that rival: facts of one measure with the same place, territory and time in; the one that counts out.
//!
//! One with a value comes before one without, then the better status, then the one read first. Parts of one table add up. Where lines of
//! one table differ and neither their source nor their status does, none is chosen: the row has no value until the user decides.

use std::thread;

use polars::prelude::UInt32Type;

use crate::base::Progress;
use crate::tidy::facts::{FactSlices, Facts, RankedFact};
use crate::tidy::numbers::Numbers;
use crate::tidy::observation::FactContext;
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
    pub contexts: &'a [FactContext],
    /// For each context, the index of the measure in whose series its facts stand; `None` for those that stand in none.
    pub series: &'a [Option<u32>],
    /// The number of measures.
    pub measures: usize,
}

/// Chooses for every measure and row; the measures are shared between two threads. `None` once `progress` is stopped.
pub(super) fn choose(candidates: Candidates<'_>, progress: &Progress) -> Option<Chosen> {
    let mut first = candidates.facts.by_measure(candidates.series, candidates.measures);
    let second = first.split_off(first.len() / 2);
    let choose_of = |measures: Vec<Vec<u32>>| {
        let mut chosen = Chosen::default();
        for facts in measures {
            if progress.is_stopped() {
                return None;
            }
            let figures = choose_of_measure(candidates, facts, &mut chosen);
            chosen.measures.push(figures);
        }
        Some(chosen)
    };
    thread::scope(|scope| {
        let second = scope.spawn(|| choose_of(second));
        let first = choose_of(first);
        let second = second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let mut chosen = first?;
        chosen.append(second?);
        Some(chosen)
    })
}

impl Chosen {
    /// Adds what was chosen of other measures, which come next.
    fn append(&mut self, mut more: Self) {
        self.measures.append(&mut more.measures);
        self.contradicted.append(&mut more.contradicted);
        self.undecided.append(&mut more.undecided);
        self.combined.extend(more.combined);
    }
}

/// The facts used of one measure.
fn choose_of_measure(candidates: Candidates<'_>, facts: Vec<u32>, chosen: &mut Chosen) -> ChosenFigures {
    let slices = candidates.facts.slices();
    // Most tables are in order, with one figure for each row: nothing is to be chosen.
    if facts.windows(2).all(|pair| matches!(pair, [a, b] if slices.row(*a) < slices.row(*b))) {
        return ChosenFigures { figures: Numbers::new("fact", facts), ranked: Numbers::default() };
    }
    let mut packed = in_order_of_rows(slices, facts);
    let is_same_row = |a: &u64, b: &u64| unpack(*a).0 == unpack(*b).0;
    let facts_of = |packed: Vec<u64>| Numbers::new("fact", packed.into_iter().map(|packed| unpack(packed).1).collect());
    if !packed.windows(2).any(|pair| matches!(pair, [a, b] if is_same_row(a, b))) {
        return ChosenFigures { figures: facts_of(packed), ranked: Numbers::default() };
    }
    let mut figures = Vec::new();
    for rivals in packed.chunk_by_mut(is_same_row) {
        if rivals.len() > 1 {
            settle(candidates, rivals, chosen);
        }
        figures.extend(rivals.first().map(|packed| unpack(*packed).1));
    }
    ChosenFigures { figures: Numbers::new("fact", figures), ranked: facts_of(packed) }
}

/// Facts with their rows, sorted. Facts come in the order in which they were read.
fn in_order_of_rows(slices: FactSlices<'_>, facts: Vec<u32>) -> Vec<u64> {
    let highest = facts.iter().map(|fact| slices.row(*fact)).max().map_or(0, |row| row as usize + 1);
    // Many facts on few rows are dealt out to their rows, which keeps their order; else they are sorted where they stand.
    if highest * FEW_ROWS > facts.len() {
        let mut packed: Vec<u64> = facts.into_iter().map(|fact| pack(slices, fact)).collect();
        if !packed.is_sorted() {
            packed.sort_unstable();
        }
        return packed;
    }
    // For each row, where its next fact goes.
    let mut places = vec![0_usize; highest + 1];
    for fact in &facts {
        if let Some(place) = places.get_mut(slices.row(*fact) as usize + 1) {
            *place += 1;
        }
    }
    let mut sum = 0;
    for place in &mut places {
        sum += *place;
        *place = sum;
    }
    let mut packed = vec![0; facts.len()];
    for fact in facts {
        let Some(place) = places.get_mut(slices.row(fact) as usize) else { continue };
        if let Some(slot) = packed.get_mut(*place) {
            *slot = pack(slices, fact);
        }
        *place += 1;
    }
    packed
}

/// With at least so many facts on each row, dealing them out is faster than sorting them.
const FEW_ROWS: usize = 4;

/// A rival and where it comes from.
#[derive(Clone, Copy)]
struct Rival {
    packed: u64,
    index: u32,
    fact: RankedFact,
}

/// Puts the facts of one row in the order in which they are preferred; adds what became of those not used to `chosen`.
fn settle(candidates: Candidates<'_>, packed: &mut [u64], chosen: &mut Chosen) {
    let rival = |packed: u64| {
        let index = unpack(packed).1;
        Rival { packed, index, fact: candidates.facts.ranked(index).unwrap_or_default() }
    };
    let context = |rival: &Rival| candidates.contexts.get(rival.fact.context as usize).copied().unwrap_or_default();
    let preference = |rival: &Rival| (rival.fact.marks.missing.is_some(), rival.fact.marks.status, rival.index);
    let mut rivals: Vec<Rival> = packed.iter().map(|packed| rival(*packed)).collect();
    if !rivals.is_sorted_by_key(preference) {
        rivals.sort_unstable_by_key(preference);
        for (slot, rival) in packed.iter_mut().zip(&rivals) {
            *slot = rival.packed;
        }
    }
    let Some((best, others)) = rivals.split_first() else { return };
    let of_best = context(best);
    // Most rivals stand in one column.
    let is_described_alike = |other: &Rival| {
        let source = |context: FactContext| (context.table, context.provenance);
        other.fact.context == best.fact.context || source(context(other)) == source(of_best)
    };
    let is_of_same_table = |other: &Rival| other.fact.context == best.fact.context || context(other).table == of_best.table;
    let is_part_of_best = |other: &Rival| other.fact.marks.is_part && best.fact.marks.is_part && is_of_same_table(other);
    // Of one table, described alike, as certain, and both with a value.
    let is_alike = |other: &Rival| {
        is_described_alike(other)
            && other.fact.marks.status == best.fact.marks.status
            && other.fact.marks.missing.is_none()
            && best.fact.marks.missing.is_none()
    };
    let differs = |other: &Rival| other.fact.value.map(f64::to_bits) != best.fact.value.map(f64::to_bits);
    let has_part = |other: &Rival| other.fact.marks.is_part || best.fact.marks.is_part;
    let contradicted = others.iter().filter(|other| differs(other) && !is_alike(other) && !is_part_of_best(other));
    chosen.contradicted.extend(contradicted.map(|other| Duplicate { unused: other.index, used: best.index }));
    if others.iter().any(|other| is_alike(other) && !has_part(other) && differs(other)) {
        chosen.undecided.push(best.index);
        chosen.combined.insert(best.index, None);
        return;
    }
    // Parts of one table add up; a part without a value leaves the sum of the others.
    let parts: Vec<f64> = rivals.iter().filter(|other| is_part_of_best(other)).filter_map(|part| part.fact.value).collect();
    if parts.len() > 1 {
        chosen.combined.insert(best.index, Some(parts.into_iter().sum()));
    }
}

/// A row and a fact in one number, which sorts by row and then in the order read.
fn pack(slices: FactSlices<'_>, fact: u32) -> u64 {
    (u64::from(slices.row(fact)) << 32) | u64::from(fact)
}

fn unpack(packed: u64) -> (u32, u32) {
    let low = u32::try_from(packed & u64::from(u32::MAX));
    (u32::try_from(packed >> 32).unwrap_or(u32::MAX), low.unwrap_or(u32::MAX))
}

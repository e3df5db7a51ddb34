//! The figures used of each measure: at most one for each row of the keys.

use std::ops::Range;

use foldhash::HashMap;

use crate::tidy::facts::FactSlices;
use crate::tidy::keys::to_u32;

/// The figure of a measure on a row.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MeasuredRow {
    /// The row of the keys.
    pub row: u32,
    /// The index of the observation among all observations.
    pub observation: u32,
    /// The value in the unit of the measure; `None` when it is missing.
    pub value: Option<f64>,
}

/// Rows whose value is not that of one fact: the sum of parts that add up, or `None` where lines of one table differ and nothing tells
/// which counts. By the index of the fact that stands for the row.
pub(super) type CombinedValues = HashMap<u32, Option<f64>>;

/// The figures used of one measure, in order of rows. A view: copying it copies no figure.
#[derive(Clone, Copy, Debug)]
pub struct MeasureSeries<'a> {
    pub(super) facts: FactSlices<'a>,
    pub(super) combined: &'a CombinedValues,
    /// The indices of the facts.
    pub(super) figures: &'a [u32],
}

impl<'a> MeasureSeries<'a> {
    /// The number of figures.
    #[must_use]
    pub fn len(&self) -> usize {
        self.figures.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }

    /// All figures, in order of rows.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = MeasuredRow> + ExactSizeIterator + use<'a> {
        let series = *self;
        series.figures.iter().map(move |fact| series.figure(*fact))
    }

    /// The figure on a row.
    #[must_use]
    pub fn at(&self, row: u32) -> Option<MeasuredRow> {
        let index = self.rows_before(row);
        self.figures.get(index as usize).map(|fact| self.figure(*fact)).filter(|figure| figure.row == row)
    }

    /// The figures on a range of rows.
    #[must_use]
    pub fn within(&self, rows: &Range<u32>) -> Self {
        let (start, end) = (self.rows_before(rows.start), self.rows_before(rows.end));
        Self { figures: self.figures.get(start as usize..end as usize).unwrap_or_default(), ..*self }
    }

    /// The first figures, for which a condition holds, and the others.
    #[must_use]
    pub fn split(&self, is_first: impl Fn(&MeasuredRow) -> bool) -> (Self, Self) {
        let at = self.figures.partition_point(|fact| is_first(&self.figure(*fact)));
        let (first, others) = self.figures.split_at(at);
        (Self { figures: first, ..*self }, Self { figures: others, ..*self })
    }

    /// The number of figures on the rows before one.
    fn rows_before(&self, row: u32) -> u32 {
        // Most series have a figure on each row from their first one on: it stands where the rows say.
        let first = self.figures.first().map(|fact| self.facts.row(*fact));
        let guess = first.and_then(|first| row.checked_sub(first));
        let is_there = |guess: &u32| self.figures.get(*guess as usize).is_some_and(|fact| self.facts.row(*fact) == row);
        guess.filter(is_there).unwrap_or_else(|| to_u32(self.figures.partition_point(|fact| self.facts.row(*fact) < row)))
    }

    fn figure(&self, fact: u32) -> MeasuredRow {
        let combined = if self.combined.is_empty() { None } else { self.combined.get(&fact) };
        let value = combined.copied().unwrap_or_else(|| self.facts.value(fact));
        MeasuredRow { row: self.facts.row(fact), observation: fact, value }
    }
}

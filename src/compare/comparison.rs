//! Figures: the plain rows a chart is drawn from, each still holding its trace.

use std::sync::Arc;

use crate::base::{Level, MissingReason, Value, Year};
use crate::indicators::{Indicator, Trace};
use crate::tidy::Place;

/// What a town is in the comparison; becomes a colour only when drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ComparisonRole {
    /// The town we speak of.
    Focus,
    /// The town beside it.
    Twin,
    /// Another town asked for by name, in a colour of its own: the first, the second…
    Named(u8),
    /// Everybody else.
    Peer,
}

impl ComparisonRole {
    /// Whether it is one of the two the chart speaks of.
    #[must_use]
    pub fn is_spoken_of(self) -> bool {
        matches!(self, Self::Focus | Self::Twin)
    }
}

/// One figure of a comparison.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparisonRow {
    /// The town.
    pub place: Arc<Place>,
    /// What it is in the comparison.
    pub standing: ComparisonRole,
    /// The indicator.
    pub indicator: Arc<Indicator>,
    /// The year asked for; none means the latest.
    pub wanted: Option<Year>,
    /// The result chosen and its cells; none when no file has anything.
    pub trace: Option<Trace>,
    /// Why there is nothing at all.
    pub absence: MissingReason,
}

impl ComparisonRow {
    /// The figure, or why there is none.
    #[must_use]
    pub fn reading(&self) -> Value {
        self.trace.as_ref().map_or(Value::Missing(self.absence), Trace::reading)
    }

    /// The number, if there is one.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.reading().value()
    }

    /// Between which numbers it lies, if its files say how sure they are.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.trace.as_ref().and_then(|trace| trace.interval)
    }

    /// Its value, and both ends of its interval: everything a scale must hold.
    pub fn reach(&self) -> impl Iterator<Item = f64> {
        let (low, high) = self.interval().unzip();
        self.value().into_iter().chain(low).chain(high)
    }

    /// Whether it is told apart from another: their intervals, where they are known, have nothing in common.
    #[must_use]
    pub fn is_apart(&self, other: &Self) -> bool {
        let ends = |figure: &Self| figure.interval().or(figure.value().map(|value| (value, value)));
        let sure = self.interval().is_none() && other.interval().is_none();
        sure || ends(self).zip(ends(other)).is_none_or(|(own, other)| own.1 < other.0 || other.1 < own.0)
    }

    /// The year of the figure, if there is a figure.
    #[must_use]
    pub fn year(&self) -> Option<Year> {
        self.trace.as_ref().filter(|trace| trace.reading().value().is_some()).map(|trace| trace.outcome.year)
    }

    /// The kind of territory of the figure, if there is a figure.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.trace.as_ref().filter(|trace| trace.reading().value().is_some()).map(|trace| trace.outcome.level)
    }
}

/// The answer to a question. With one indicator and one year the rows go from the largest to the
/// smallest, missing last; otherwise by indicator, then town, then year, as asked.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Comparison {
    /// One row for each town, indicator and year asked.
    pub rows: Vec<ComparisonRow>,
    /// The years asked, oldest first; none means the latest.
    pub years: Vec<Year>,
    /// The other towns of the files that have every indicator asked, on their own territory and near in time.
    pub ground: Vec<BackgroundPlace>,
}

/// A town of the files that was not asked for: what it is held against, without its cells.
#[derive(Clone, PartialEq, Debug)]
pub struct BackgroundPlace {
    /// The town.
    pub place: Arc<Place>,
    /// Its figure for each indicator, in order.
    pub values: Vec<f64>,
}

impl Comparison {
    /// The last row of the focus: its only one on ranked bars.
    #[must_use]
    pub fn focus(&self) -> Option<&ComparisonRow> {
        self.rows.iter().rev().find(|row| row.standing == ComparisonRole::Focus)
    }

    /// The last row of the twin: its only one on ranked bars.
    #[must_use]
    pub fn twin(&self) -> Option<&ComparisonRow> {
        self.rows.iter().rev().find(|row| row.standing == ComparisonRole::Twin)
    }

    /// The latest known figure of a town that is this in the comparison.
    #[must_use]
    pub fn latest(&self, standing: ComparisonRole) -> Option<&ComparisonRow> {
        self.rows.iter().filter(|row| row.standing == standing && row.value().is_some()).max_by_key(|row| row.year())
    }

    /// The rank of a row in [`Comparison::rows`].
    #[must_use]
    pub fn rank(&self, figure: &ComparisonRow) -> usize {
        self.rows.iter().position(|row| std::ptr::eq(row, figure)).unwrap_or(usize::MAX)
    }

    /// The indicators, in order, each once.
    #[must_use]
    pub fn indicators(&self) -> Vec<&Arc<Indicator>> {
        let mut seen: Vec<&Arc<Indicator>> = Vec::new();
        for row in &self.rows {
            if !seen.iter().any(|other| other.id == row.indicator.id) {
                seen.push(&row.indicator);
            }
        }
        seen
    }

    /// The towns, in order, each once, with what they are.
    #[must_use]
    pub fn places(&self) -> Vec<(&Arc<Place>, ComparisonRole)> {
        let mut seen: Vec<(&Arc<Place>, ComparisonRole)> = Vec::new();
        for row in &self.rows {
            if !seen.iter().any(|(place, _)| place.id == row.place.id) {
                seen.push((&row.place, row.standing));
            }
        }
        seen
    }
}

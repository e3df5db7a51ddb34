//! A comparison: one row for each indicator, town and year, each with the trace of its value back to the cells of the files.

use std::sync::Arc;

use crate::base::{IndicatorId, Level, MissingReason, Time, Value};
use crate::indicators::{Indicator, Trace};
use crate::library::Pool;
use crate::tidy::{DataQuality, Place};

/// The role of a town in a comparison. Renderers turn it into a colour.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ComparisonRole {
    /// The town the comparison is about.
    Focus,
    /// The town the focus is compared with first.
    Twin,
    /// Another town to which the user gave a colour of its own; the index of that colour, from 0.
    Colored(u8),
    /// Any other town, drawn in grey.
    Other,
}

impl ComparisonRole {
    /// Whether it is the focus or the twin: headlines and notes are about these two.
    #[must_use]
    pub fn is_focus_or_twin(self) -> bool {
        matches!(self, Self::Focus | Self::Twin)
    }
}

/// One value of a comparison: an indicator of a town in a year.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparisonRow {
    /// The town.
    pub place: Arc<Place>,
    /// The role of the town.
    pub role: ComparisonRole,
    /// The indicator, as printed: normalisation may have changed its name and unit.
    pub indicator: Arc<Indicator>,
    /// The requested year; `None` for the latest of the town.
    pub requested_time: Option<Time>,
    /// The value and its way back to the cells; `None` when no file has a value that fits.
    pub trace: Option<Trace>,
    /// Why there is no value; meaningful only when `trace` is `None`.
    pub missing_reason: MissingReason,
}

impl ComparisonRow {
    /// The number, or why there is none.
    #[must_use]
    pub fn value_or_reason(&self) -> Value {
        self.trace.as_ref().map_or(Value::Missing(self.missing_reason), Trace::value)
    }

    /// The number, in the unit of the indicator; `None` when it is missing.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.value_or_reason().number()
    }

    /// The uncertainty interval (low, high); `None` when the files state no uncertainty.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.trace.as_ref().and_then(|trace| trace.interval)
    }

    /// The value and both ends of its interval: every number a scale must include.
    pub fn extent(&self) -> impl Iterator<Item = f64> {
        let (low, high) = self.interval().unzip();
        self.value().into_iter().chain(low).chain(high)
    }

    /// Whether the difference from another row exceeds its uncertainty: false only when at least one of them has an interval and the
    /// difference is within the root of the sum of the squares of the half-widths that face each other. Of intervals of 95 % that is
    /// the test |a − b| > 1.96·√(σa² + σb²) of two independent means; two intervals may overlap and the means differ all the same.
    #[must_use]
    pub fn is_distinguishable_from(&self, other: &Self) -> bool {
        let (Some(value), Some(other_value)) = (self.value(), other.value()) else { return true };
        let half_width = |row: &Self, value: f64, towards: f64| {
            let (low, high) = row.interval()?;
            Some(if towards > value { high - value } else { value - low })
        };
        let widths = (half_width(self, value, other_value), half_width(other, other_value, value));
        if widths == (None, None) {
            return true;
        }
        (value - other_value).abs() > widths.0.unwrap_or(0.0).hypot(widths.1.unwrap_or(0.0))
    }

    /// The year of the value; `None` when it is missing.
    #[must_use]
    pub fn time(&self) -> Option<Time> {
        self.known_trace().map(|trace| trace.result.time)
    }

    /// The level of the territory of the value; `None` when it is missing.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.known_trace().map(|trace| trace.result.level)
    }

    /// Whether some figure it was computed from is of the lowest quality: an estimate.
    #[must_use]
    pub fn rests_on_estimates(&self) -> bool {
        let observations = |trace: &Trace| {
            trace
                .inputs
                .iter()
                .any(|input| input.observation.as_ref().is_some_and(|observation| observation.quality == Some(DataQuality::Low)))
        };
        self.known_trace().is_some_and(observations)
    }

    /// The trace of a value that is a number; `None` when the value is missing.
    #[must_use]
    pub fn known_trace(&self) -> Option<&Trace> {
        self.trace.as_ref().filter(|trace| trace.value().number().is_some())
    }
}

/// The answer to a query.
///
/// With one indicator and one year the rows go from the largest value to the smallest, missing values last; else they are
/// ordered by indicator, then town, then year, as in the query.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Comparison {
    /// One row for each town, indicator and year of the query.
    pub rows: Vec<ComparisonRow>,
    /// The requested years or other spans of time, oldest first, each once; empty for the latest of each town.
    pub times: Vec<Time>,
    /// The towns of the files that the query does not name and that have every indicator; empty unless they are asked for.
    pub background: Vec<BackgroundPlace>,
    /// The pool that the background is; `None` when it is the other towns of the files.
    pub among: Option<Pool>,
    /// How the towns of the files spread on each indicator; empty unless they are asked for.
    pub spreads: Vec<IndicatorSpread>,
    /// For each row, its figure and those before it; empty unless they are asked for.
    pub histories: Vec<Vec<PastFigure>>,
}

/// How the towns of the files spread on an indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct IndicatorSpread {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The mean of the towns, in the unit of the indicator.
    pub mean: f64,
    /// Their standard deviation (of n - 1), in the unit of the indicator.
    pub deviation: f64,
    /// The number of towns.
    pub towns: usize,
}

impl IndicatorSpread {
    /// A value in standard deviations from the mean.
    #[must_use]
    pub fn standardised(&self, value: f64) -> f64 {
        (value - self.mean) / self.deviation
    }
}

/// A figure of an earlier date, or the last one.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PastFigure {
    /// The position of its date on a scale of years.
    pub position: f64,
    /// The value, in the unit of the indicator.
    pub value: f64,
}

/// A town of the files that the query does not name. It has values and no trace.
#[derive(Clone, PartialEq, Debug)]
pub struct BackgroundPlace {
    /// The town.
    pub place: Arc<Place>,
    /// One value for each indicator, in the order of the query.
    pub values: Vec<f64>,
}

/// A town of a comparison and its role.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ComparedPlace<'a> {
    /// The town.
    pub place: &'a Arc<Place>,
    /// Its role.
    pub role: ComparisonRole,
}

impl Comparison {
    /// The last row of the focus. With one indicator and one year it is the only one.
    #[must_use]
    pub fn focus(&self) -> Option<&ComparisonRow> {
        self.rows.iter().rev().find(|row| row.role == ComparisonRole::Focus)
    }

    /// The last row of the twin. With one indicator and one year it is the only one.
    #[must_use]
    pub fn twin(&self) -> Option<&ComparisonRow> {
        self.rows.iter().rev().find(|row| row.role == ComparisonRole::Twin)
    }

    /// The row with the latest known value of a role; `None` when the role has no known value.
    #[must_use]
    pub fn latest_of(&self, role: ComparisonRole) -> Option<&ComparisonRow> {
        self.rows.iter().filter(|row| row.role == role && row.value().is_some()).max_by_key(|row| row.time())
    }

    /// The index of a row in [`Comparison::rows`]. The row must be borrowed from there: rows are found by address.
    #[must_use]
    pub fn index_of(&self, row: &ComparisonRow) -> usize {
        let index = self.rows.iter().position(|other| std::ptr::eq(other, row));
        debug_assert!(index.is_some(), "the row belongs to another comparison");
        index.unwrap_or(usize::MAX)
    }

    /// The indicators in order, each once.
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

    /// The towns in order, each once, with their roles.
    #[must_use]
    pub fn places(&self) -> Vec<ComparedPlace<'_>> {
        let mut seen: Vec<ComparedPlace<'_>> = Vec::new();
        for row in &self.rows {
            if !seen.iter().any(|other| other.place.id == row.place.id) {
                seen.push(ComparedPlace { place: &row.place, role: row.role });
            }
        }
        seen
    }

    /// Every known value, in the order of the rows.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        self.rows.iter().filter_map(ComparisonRow::value).collect()
    }

    /// Every known value of one indicator, in the order of the rows.
    #[must_use]
    pub fn values_of(&self, indicator: &Indicator) -> Vec<f64> {
        self.rows_of_indicator(indicator).filter_map(ComparisonRow::value).collect()
    }

    /// Every known value and the ends of its interval.
    #[must_use]
    pub fn extent(&self) -> Vec<f64> {
        self.rows.iter().flat_map(ComparisonRow::extent).collect()
    }

    /// Every known value of one indicator and the ends of its interval.
    #[must_use]
    pub fn extent_of(&self, indicator: &Indicator) -> Vec<f64> {
        self.rows_of_indicator(indicator).flat_map(ComparisonRow::extent).collect()
    }

    /// The rows of one town, in order.
    #[must_use]
    pub fn rows_of_place(&self, place: &Place) -> impl DoubleEndedIterator<Item = &ComparisonRow> {
        self.rows.iter().filter(|row| row.place.id == place.id)
    }

    /// The rows of one indicator, in order.
    #[must_use]
    pub fn rows_of_indicator(&self, indicator: &Indicator) -> impl DoubleEndedIterator<Item = &ComparisonRow> {
        self.rows.iter().filter(|row| row.indicator.id == indicator.id)
    }

    /// The first row of one town and one indicator.
    #[must_use]
    pub fn row_of(&self, place: &Place, indicator: &Indicator) -> Option<&ComparisonRow> {
        self.rows_of_place(place).find(|row| row.indicator.id == indicator.id)
    }
}

//! What a chart kind makes of a comparison: categories, series, scales and marks, before texts are added.
//!
//! Also what the kinds build them from: points of rows, categories of towns and of indicators, series in the colour of a role.

use std::cell::OnceCell;

use crate::base::{Value, as_number};
use crate::chart::chart_map::ChartMap;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Axis, Category, ChartMark, DataPoint, Doubt, Series, SeriesColor};
use crate::chart::text::{NumberStyle, indicator_name, place_name, years_of};
use crate::chart::usual_years::UsualYears;
use crate::compare::{ComparedPlace, Comparison, ComparisonRole, ComparisonRow, FigureDoubt, figure_doubt};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};

/// The parts of a [`crate::chart::spec::ChartSpec`] that depend on its kind. Fields mean the same there.
#[derive(Default)]
pub(super) struct Arrangement {
    pub categories: Vec<Category>,
    pub series: Vec<Series>,
    /// The axis of values; of a scatter plot, the vertical one.
    pub axis: Axis,
    pub x_axis: Option<Axis>,
    pub per_series_axes: Vec<Axis>,
    pub trails: Vec<Vec<[f64; 2]>>,
    pub marks: Vec<ChartMark>,
    pub background: Vec<[f64; 2]>,
    pub map: Option<ChartMap>,
    /// The towns that have no place in the frame, each with its values.
    pub outside: Vec<String>,
    /// How many of the first dates are not drawn.
    pub dropped_dates: usize,
}

/// How well a kind suits some data, from 1 to 100. The error is the kind to use instead, if one is known.
pub(super) type Suitability = Result<u8, Option<ChartKind>>;

/// An axis that includes zero and every value. It has no ticks, as every value is printed.
pub(super) fn zero_based(values: &[f64], style: NumberStyle, speech: &Speech) -> Axis {
    let low = values.iter().copied().fold(0.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let high = if high <= low { low + 1.0 } else { high };
    Axis { low, high, ..style.axis(speech) }
}

/// Makes the points of a comparison that are printed in one style.
pub(super) struct PointBuilder<'a> {
    /// The comparison the rows are borrowed from.
    pub comparison: &'a Comparison,
    /// How the labels of the points are printed.
    pub style: NumberStyle,
    pub speech: &'a Speech,
    /// Whether the figures of a comparison without a date are of several years.
    years_differ: bool,
    /// The years that need not be printed beside their figures.
    usual_years: Option<UsualYears<'a>>,
    /// What is doubted of each row, worked out when first asked for.
    doubts: OnceCell<Vec<Option<FigureDoubt>>>,
}

impl<'a> PointBuilder<'a> {
    pub(super) fn new(comparison: &'a Comparison, style: NumberStyle, speech: &'a Speech) -> Self {
        let years_differ = comparison.times.is_empty() && years_of(comparison).len() > 1;
        Self { comparison, style, speech, years_differ, usual_years: UsualYears::of(comparison), doubts: OnceCell::new() }
    }

    /// The point of a row, in the role of its town, without a year.
    pub(super) fn point(&self, row: &ComparisonRow) -> DataPoint {
        let (value, role) = (row.value_or_reason(), row.role);
        let label = self.label(value);
        let table_row = self.comparison.index_of(row);
        DataPoint {
            value,
            label,
            table_row,
            year: None,
            role,
            doubt: self.doubt(row),
            interval: row.interval(),
            shade: None,
            trend: Vec::new(),
        }
    }

    /// Whether a figure is of the usual year of its country, which the subtitle tells.
    pub(super) fn is_of_usual_year(&self, row: &ComparisonRow) -> bool {
        self.usual_years.as_ref().is_some_and(|usual| usual.has(row))
    }

    /// What is doubted of the figure of a row. What is doubted of all of them is said by a badge, and not beside each.
    fn doubt(&self, row: &ComparisonRow) -> Option<Doubt> {
        let doubts = self.doubts.get_or_init(|| self.comparison.rows.iter().map(|row| figure_doubt(row, || self.reference(row))).collect());
        let found = doubts.get(self.comparison.index_of(row)).copied().flatten()?;
        let known = || self.comparison.rows.iter().zip(doubts).filter(|(row, _)| row.value().is_some());
        let is_of_all = known().count() > 1 && known().all(|(_, other)| *other == Some(found));
        Some(Doubt { word: if is_of_all { String::new() } else { doubt_word(found, self.speech) } })
    }

    /// The figure that one is read against: that of the focus, for the same indicator and time.
    fn reference(&self, row: &ComparisonRow) -> Option<&ComparisonRow> {
        let is_same = |other: &&ComparisonRow| {
            other.role == ComparisonRole::Focus && other.indicator.id == row.indicator.id && other.requested_time == row.requested_time
        };
        self.comparison.rows.iter().find(is_same)
    }

    /// The point of a row in another role, with its year where that is not the requested one.
    pub(super) fn dated_point(&self, row: &ComparisonRow, role: ComparisonRole) -> DataPoint {
        let is_told = || self.years_differ && !self.is_of_usual_year(row);
        let printed_year = row.time().filter(|year| row.requested_time.map_or_else(is_told, |wanted| *year != wanted));
        DataPoint { role, year: printed_year.map(|year| self.speech.time_text(year)), ..self.point(row) }
    }

    /// A point computed from several rows; `table_row` is the index of the one it links to.
    pub(super) fn computed_point(&self, value: Value, table_row: usize, role: ComparisonRole) -> DataPoint {
        DataPoint {
            value,
            label: self.label(value),
            table_row,
            year: None,
            role,
            doubt: None,
            interval: None,
            shade: None,
            trend: Vec::new(),
        }
    }

    /// The number in the style of the builder, or "n.d.".
    fn label(&self, value: Value) -> String {
        match value.number() {
            Some(number) => self.style.label(self.speech, number),
            None => self.speech.format(&Message::NotAvailable {}),
        }
    }
}

/// The word for a doubt, as it stands beside a figure.
fn doubt_word(doubt: FigureDoubt, speech: &Speech) -> String {
    speech.format(&match doubt {
        FigureDoubt::Supposed => Message::DoubtSupposed {},
        FigureDoubt::OutOfBounds => Message::DoubtOutOfBounds {},
        FigureDoubt::Disputed => Message::DoubtDisputed {},
        FigureDoubt::Incomplete => Message::DoubtIncomplete {},
        FigureDoubt::Expected(nature) => Message::DoubtExpected { nature: nature.code() },
        FigureDoubt::Assumed(assumption) => Message::DoubtAssumed { what: assumption.name() },
        FigureDoubt::Estimated => Message::DoubtEstimated {},
        FigureDoubt::OtherTerritory => Message::DoubtTerritory {},
        FigureDoubt::OtherDefinition => Message::DoubtDefinition {},
    })
}

/// The category of a town.
pub(super) fn place_category(speech: &Speech, town: ComparedPlace<'_>, index: usize) -> Category {
    Category { label: place_name(speech, town.place), detail: None, role: town.role, position: as_number(index) }
}

/// The category of an indicator, which no town owns.
pub(super) fn indicator_category(speech: &Speech, indicator: &Indicator, index: usize) -> Category {
    Category { label: indicator_name(speech, indicator), detail: None, role: ComparisonRole::Other, position: as_number(index) }
}

/// A series in the colour of a role, without a unit.
pub(super) fn role_series(name: String, role: ComparisonRole, points: Vec<DataPoint>) -> Series {
    Series { name, role, color: SeriesColor::Role(role), unit: String::new(), points, change: String::new() }
}

//! Scatter plot: two indicators, a dot for each town, the towns of the query drawn above those of the background.

use std::sync::Arc;

use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, place_category, role_series};
use crate::chart::axis::{Padding, linear_axis, logarithmic_axis};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Axis, ChartMark, MarkKind, MarkScale, Series};
use crate::chart::statistics::median;
use crate::chart::text::{NumberStyle, indicator_name, subtitle_unit};
use crate::compare::{ComparedPlace, Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};
use crate::tidy::{Place, adds_up};

/// Fewer towns than this are a table, unless several dates are trails.
const MIN_TOWNS: usize = 5;
/// More trails than this cross too often.
const MAX_TRAILS: usize = 10;
/// From this ratio of the largest value to the smallest on, a scale is logarithmic.
const MIN_LOG_RATIO: f64 = 10.0;
/// The room beyond the values on a logarithmic scale, as a share of them.
const LOG_ROOM: f64 = 0.1;
/// With fewer dots than this, medians divide nothing.
const MIN_DOTS_FOR_MEDIANS: usize = 20;

/// Two indicators of five towns or more, including those of the background. A third indicator that is an amount is the area of the
/// dots, and several dates are trails.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    let indicators = profile.indicators.len();
    let has_sizes = indicators == 3 && profile.indicators.last().is_some_and(|last| is_size(last)) && !profile.has_negative;
    if indicators != 2 && !has_sizes {
        return Err(Some(if indicators < 2 { ChartKind::Bars } else { ChartKind::Table }));
    }
    if profile.years > 1 && profile.places > MAX_TRAILS {
        return Err(Some(ChartKind::Table));
    }
    let rows_per_town = indicators * profile.years.max(1);
    let dots = profile.places.min(profile.known / rows_per_town) + profile.background;
    if dots < if profile.years > 1 { 1 } else { MIN_TOWNS } {
        return Err(Some(ChartKind::Table));
    }
    if profile.years > 1 || has_sizes {
        return Ok(45);
    }
    Ok(if profile.has_one_unit() && profile.places <= 3 && !profile.has_pool { 55 } else { 86 })
}

/// Whether an indicator may be the area of a dot: an amount, not a rate.
fn is_size(indicator: &Indicator) -> bool {
    adds_up(&indicator.unit) && !indicator.is_change()
}

/// A town of the chart.
struct Dot<'a> {
    town: ComparedPlace<'a>,
    /// The rows at each date, oldest first; one row for each indicator.
    rows_by_date: Vec<Vec<&'a ComparisonRow>>,
    /// The index of the date the dot is drawn at: the last one with all values, else the last; `None` without any row.
    shown_date: Option<usize>,
}

impl<'a> Dot<'a> {
    fn new(comparison: &'a Comparison, town: ComparedPlace<'a>, indicators: &[&Arc<Indicator>]) -> Self {
        let rows_by_date = rows_by_date(comparison, town.place, indicators);
        let shown_date = rows_by_date.iter().rposition(|rows| has_all_values(rows)).or(rows_by_date.len().checked_sub(1));
        Self { town, rows_by_date, shown_date }
    }

    /// The row of an indicator at the date the dot is drawn at.
    fn row(&self, indicator_index: usize) -> Option<&'a ComparisonRow> {
        self.rows_by_date.get(self.shown_date?)?.get(indicator_index).copied()
    }

    /// The positions at the dates before the one the dot is drawn at.
    fn trail(&self) -> Vec<[f64; 2]> {
        let earlier = self.rows_by_date.iter().take(self.shown_date.unwrap_or(0)).filter(|rows| has_all_values(rows));
        earlier.filter_map(|rows| Some([rows.first()?.value()?, rows.get(1)?.value()?])).collect()
    }
}

fn has_all_values(rows: &[&ComparisonRow]) -> bool {
    rows.iter().all(|row| row.value().is_some())
}

/// The rows of a town at each date for which it has a row of every indicator, oldest first.
fn rows_by_date<'a>(comparison: &'a Comparison, place: &Place, indicators: &[&Arc<Indicator>]) -> Vec<Vec<&'a ComparisonRow>> {
    let row_at =
        |indicator: &Indicator, date: usize| comparison.rows_of_place(place).filter(|row| row.indicator.id == indicator.id).nth(date);
    let rows_at = |date| indicators.iter().map(|indicator| row_at(indicator, date)).collect::<Option<Vec<_>>>();
    (0..comparison.times.len().max(1)).filter_map(rows_at).collect()
}

/// An axis, and the median of the values on it.
struct ScatterAxis {
    axis: Axis,
    median: Option<f64>,
}

impl ScatterAxis {
    /// The axis of one indicator; `index` is its index in the values of the background.
    fn new(comparison: &Comparison, indicator: &Indicator, index: usize, speech: &Speech) -> Self {
        let own_values = comparison.values_of(indicator);
        let style = NumberStyle::for_labels(indicator, &own_values);
        let mut values = own_values;
        values.extend(comparison.background.iter().filter_map(|other| other.values.get(index)));
        let mut extent = comparison.extent_of(indicator);
        extent.extend(&values);
        let name = Message::AxisName { measure: indicator_name(speech, indicator), unit: subtitle_unit(speech, &indicator.unit) };
        let (min, max) = extent.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(*value), high.max(*value)));
        // On an even scale, values so far apart would crowd most dots into a corner.
        let axis = if min > 0.0 && max >= min * MIN_LOG_RATIO {
            close_around(logarithmic_axis(speech, min, max, style), min * (1.0 - LOG_ROOM), max * (1.0 + LOG_ROOM))
        } else {
            linear_axis(speech, &extent, style, Padding::Dots)
        };
        let median = if values.len() < MIN_DOTS_FOR_MEDIANS { None } else { median(values) };
        Self { axis: Axis { title: speech.format(&name), ..axis }, median }
    }
}

/// A logarithmic axis that ends where the dots do, with the ticks that are left, if these are two or more.
fn close_around(axis: Axis, low: f64, high: f64) -> Axis {
    let ticks: Vec<_> = axis.ticks.iter().filter(|tick| (low..=high).contains(&tick.value)).cloned().collect();
    if ticks.len() < 2 { axis } else { Axis { low, high, ticks, ..axis } }
}

/// One category for each town; one series for the x axis, one for the y axis, and one for the area of the dots if there is a third
/// indicator.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let indicators = comparison.indicators();
    let [x_indicator, y_indicator, ..] = indicators.as_slice() else { return None };
    let x = ScatterAxis::new(comparison, x_indicator, 0, speech);
    let y = ScatterAxis::new(comparison, y_indicator, 1, speech);
    let dots: Vec<Dot<'_>> = comparison.places().into_iter().map(|town| Dot::new(comparison, town, &indicators)).collect();
    let to_series = |(index, indicator): (usize, &&Arc<Indicator>)| -> Series {
        let style = NumberStyle::for_labels(indicator, &comparison.values_of(indicator));
        let builder = PointBuilder::new(comparison, style, speech);
        let points = dots.iter().filter_map(|dot| Some(builder.dated_point(dot.row(index)?, dot.town.role)));
        role_series(indicator_name(speech, indicator), ComparisonRole::Focus, points.collect())
    };
    let trails: Vec<Vec<[f64; 2]>> = dots.iter().map(Dot::trail).collect();
    let median_mark = |median: Option<f64>, scale: MarkScale| {
        let label = speech.format(&Message::MarkMedian {});
        median.map(|value| ChartMark { from: value, to: value, label, role: MarkKind::Median, scale })
    };
    Some(Arrangement {
        categories: dots.iter().enumerate().map(|(index, dot)| place_category(speech, dot.town, index)).collect(),
        series: indicators.iter().take(3).enumerate().map(to_series).collect(),
        axis: y.axis,
        x_axis: Some(x.axis),
        trails: if trails.iter().all(Vec::is_empty) { Vec::new() } else { trails },
        marks: median_mark(x.median, MarkScale::Across).into_iter().chain(median_mark(y.median, MarkScale::Main)).collect(),
        background: comparison.background.iter().filter_map(|other| other.values.first_chunk::<2>().copied()).collect(),
        ..Arrangement::default()
    })
}

//! What differs most: two towns on indicators of any unit, each at its place among the towns of the files, the widest difference first.

use crate::base::fold::fold;
use crate::base::{Value, as_number};
use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, role_series};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Axis, Category, DataPoint};
use crate::chart::text::{NumberStyle, indicator_name, place_name, subtitle_unit};
use crate::compare::{ComparedPlace, Comparison, ComparisonRole, IndicatorSpread};
use crate::indicators::Indicator;
use crate::speech::Speech;

/// More indicators than this cannot be read from the back row.
pub(in crate::chart) const MAX_INDICATORS: usize = 8;

/// Two towns at one date. Only drawn when asked for.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    if profile.years > 1 {
        return Err(Some(ChartKind::Arrow));
    }
    if profile.places != 2 {
        return Err(Some(ChartKind::Table));
    }
    Ok(15)
}

/// One category for each indicator, one series for each town: positions are standard deviations from the mean of the towns, labels are
/// the values. `None` where no indicator has a spread.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let places = comparison.places();
    let [_, _] = places.as_slice() else { return None };
    let indicators = comparison.indicators();
    if comparison.spreads.is_empty() || comparison.spreads.len() != indicators.len() {
        return None;
    }
    let series = places.iter().map(|town| role_series(place_name(speech, town.place), town.role, points(comparison, *town, speech)));
    let series: Vec<_> = series.collect();
    let farthest = series
        .iter()
        .flat_map(|series| &series.points)
        .filter_map(|point| point.value.number())
        .fold(1.0_f64, |far, value| far.max(value.abs()));
    let categories = indicators.iter().enumerate().map(|(index, indicator)| category(indicator, index, speech)).collect();
    // Every value is printed: the axis needs no ticks, only the mean in its middle.
    let axis = Axis { low: -farthest, high: farthest, ..Axis::default() };
    Some(Arrangement { categories, series, axis, ..Arrangement::default() })
}

/// The points of a town, in the order of the indicators.
fn points(comparison: &Comparison, town: ComparedPlace<'_>, speech: &Speech) -> Vec<DataPoint> {
    let point = |spread: &IndicatorSpread| {
        let row = comparison.rows.iter().find(|row| row.indicator.id == spread.indicator && row.place.id == town.place.id)?;
        let style = NumberStyle::for_labels(&row.indicator, &comparison.values_of(&row.indicator));
        let point = PointBuilder::new(comparison, style, speech).dated_point(row, town.role);
        let value = row.value().map_or(point.value, |value| Value::from_number(spread.standardised(value)));
        Some(DataPoint { value, interval: None, ..point })
    };
    comparison.spreads.iter().filter_map(point).collect()
}

/// The name of an indicator, with its unit under it.
fn category(indicator: &Indicator, index: usize, speech: &Speech) -> Category {
    let is_percent = indicator.unit_kind().is_percent();
    let name = speech.short_name(indicator.id.as_str()).unwrap_or_else(|| indicator_name(speech, indicator));
    // "Persons in a household" need not say it again.
    let is_told = |unit: &String| !is_percent && !unit.is_empty() && fold(unit) != fold(&name);
    let unit = Some(subtitle_unit(speech, &indicator.unit)).filter(is_told);
    Category { label: name, detail: unit, role: ComparisonRole::Other, position: as_number(index) }
}

//! Dumbbell plot: two towns on several indicators of one unit, the largest difference first.

use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, indicator_category, role_series};
use crate::chart::axis::{Padding, linear_axis};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::text::{NumberStyle, place_name};
use crate::compare::{ComparedPlace, Comparison, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::Speech;

/// More indicators than this cannot be read from the back row.
const MAX_INDICATORS: usize = 10;

/// Two towns, two indicators or more of one unit, one date.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    if profile.years > 1 {
        return Err(Some(ChartKind::Arrow));
    }
    if profile.indicators.len() < 2 {
        return Err(Some(ChartKind::Bars));
    }
    if profile.places != 2 {
        return Err(Some(ChartKind::Grouped));
    }
    if !profile.has_one_unit() || profile.indicators.len() > MAX_INDICATORS {
        return Err(Some(ChartKind::Table));
    }
    Ok(88)
}

/// One category for each indicator, one series for each town. Indicators that one of the towns lacks come last.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let places = comparison.places();
    let [first, second] = places.as_slice() else { return None };
    let style = NumberStyle::for_labels(&comparison.rows.first()?.indicator, &comparison.values());
    let difference = |indicator: &Indicator| {
        let value = |town: &ComparedPlace<'_>| comparison.row_of(town.place, indicator).and_then(ComparisonRow::value);
        value(first).zip(value(second)).map_or(-1.0, |(a, b)| (a - b).abs())
    };
    let mut indicators = comparison.indicators();
    indicators.sort_by(|a, b| difference(b).total_cmp(&difference(a)));
    let builder = PointBuilder::new(comparison, style, speech);
    let series = places.iter().map(|town| {
        let rows = indicators.iter().filter_map(|indicator| comparison.row_of(town.place, indicator));
        role_series(place_name(speech, town.place), town.role, rows.map(|row| builder.dated_point(row, town.role)).collect())
    });
    let extent = comparison.extent();
    let mut axis = linear_axis(speech, &extent, style, Padding::None);
    // Every value is printed: the axis needs neither ticks nor rounded ends. It begins at zero where that leaves the dots room.
    axis.ticks.clear();
    if axis.low != 0.0 {
        axis.low = extent.iter().copied().fold(f64::INFINITY, f64::min).min(axis.high);
    }
    axis.high = extent.iter().copied().fold(f64::NEG_INFINITY, f64::max).max(axis.low);
    let categories = indicators.iter().enumerate().map(|(index, indicator)| indicator_category(speech, indicator, index)).collect();
    Some(Arrangement { categories, series: series.collect(), axis, ..Arrangement::default() })
}

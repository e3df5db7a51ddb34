//! Radar chart: at most two towns on five shares or more, all better in the same direction. Only drawn when asked for.

use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, indicator_category, role_series};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Axis, Tick};
use crate::chart::text::{NumberStyle, place_name};
use crate::compare::Comparison;
use crate::speech::Speech;

/// Fewer axes than this make no shape.
const MIN_INDICATORS: usize = 5;
/// The labels of more axes than this overlap.
const MAX_INDICATORS: usize = 10;
/// The outlines of more towns than this hide one another.
const MAX_TOWNS: usize = 2;
/// The rings, in per cent.
const RINGS: [f64; 4] = [25.0, 50.0, 75.0, 100.0];

/// One or two towns, five to ten shares, one direction that is better, one date. Its score is the lowest of all kinds.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    let suits = profile.places <= MAX_TOWNS
        && (MIN_INDICATORS..=MAX_INDICATORS).contains(&profile.indicators.len())
        && profile.all_shares()
        && profile.has_one_polarity()
        && profile.years <= 1
        && !profile.has_negative;
    if suits {
        return Ok(1);
    }
    Err(Some(if profile.indicators.len() < 2 {
        ChartKind::Bars
    } else if profile.places == 2 {
        ChartKind::Dumbbell
    } else {
        ChartKind::Table
    }))
}

/// One category for each indicator, one series for each town, all from 0 to 100 %.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let style = NumberStyle::for_labels(&comparison.rows.first()?.indicator, &comparison.values());
    let indicators = comparison.indicators();
    let builder = PointBuilder::new(comparison, style, speech);
    let series = comparison.places().into_iter().map(|town| {
        let rows = indicators.iter().filter_map(|indicator| comparison.row_of(town.place, indicator));
        role_series(place_name(speech, town.place), town.role, rows.map(|row| builder.dated_point(row, town.role)).collect())
    });
    let ring = |value: f64| Tick { value, label: NumberStyle { decimals: 0, ..style }.tick(speech, value) };
    let axis = Axis { low: 0.0, high: 100.0, decimals: style.decimals, percent: true, ticks: RINGS.map(ring).to_vec(), ..Axis::default() };
    let categories = indicators.iter().enumerate().map(|(index, indicator)| indicator_category(speech, indicator, index)).collect();
    Some(Arrangement { categories, series: series.collect(), axis, ..Arrangement::default() })
}

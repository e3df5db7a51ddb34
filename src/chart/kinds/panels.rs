//! Two charts side by side: two indicators of any unit for the same towns, each on its own scale.

use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, place_category, role_series};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::Axis;
use crate::chart::text::{NumberStyle, indicator_name};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::Speech;

/// The number of charts.
const PANELS: usize = 2;
/// More towns than this have no room in half a slide.
const MAX_TOWNS: usize = 9;

/// Two indicators of a few towns.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    if profile.indicators.len() != PANELS {
        return Err(Some(if profile.indicators.len() == 1 { ChartKind::Bars } else { ChartKind::Table }));
    }
    if profile.places < 2 || profile.places > MAX_TOWNS {
        return Err(Some(if profile.places < 2 { ChartKind::Numbers } else { ChartKind::Scatter }));
    }
    // Two charts say less together than one of both indicators can.
    Ok(30)
}

/// The kind of each of the two charts: lines over the years, else bars.
pub(in crate::chart) fn panel_kind(comparison: &Comparison) -> ChartKind {
    if comparison.times.len() > 1 { ChartKind::Lines } else { ChartKind::Bars }
}

/// One category for each town, one series for each indicator with its last figures. The charts themselves are made of their own
/// comparisons.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let indicators = comparison.indicators();
    let [_, _] = indicators.as_slice() else { return None };
    let towns = comparison.places();
    let series = indicators.iter().map(|indicator| {
        let style = NumberStyle::for_labels(indicator, &comparison.values_of(indicator));
        let builder = PointBuilder::new(comparison, style, speech);
        let points = towns.iter().filter_map(|town| {
            let rows = || comparison.rows_of_place(town.place).filter(|row| row.indicator.id == indicator.id);
            let is_known = |row: &&ComparisonRow| row.value().is_some();
            rows().rfind(is_known).or_else(|| rows().next_back()).map(|row| builder.dated_point(row, town.role))
        });
        role_series(indicator_name(speech, indicator), ComparisonRole::Focus, points.collect())
    });
    Some(Arrangement {
        series: series.collect(),
        categories: towns.iter().enumerate().map(|(index, town)| place_category(speech, *town, index)).collect(),
        axis: Axis { high: 1.0, ..Axis::default() },
        ..Arrangement::default()
    })
}

//! Two dates: an arrow for each town or indicator, or a slope chart.

use std::sync::Arc;

use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, indicator_category, place_category, role_series, zero_based};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Category, DataPoint};
use crate::chart::text::NumberStyle;
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::Speech;

/// More arrows than this cannot be read from the back row.
const MAX_ARROWS: usize = 10;
/// More slopes than this cross too often.
const MAX_SLOPES: usize = 10;

/// Two dates of one town on several indicators of one unit, or of several towns on one.
pub(super) fn arrow_suitability(profile: &DataProfile) -> Suitability {
    require_two_dates(profile)?;
    let arrows = if profile.indicators.len() == 1 { profile.places } else { profile.indicators.len() };
    if (profile.indicators.len() > 1 && profile.places > 1) || !profile.has_one_unit() || arrows > MAX_ARROWS {
        return Err(Some(ChartKind::Table));
    }
    Ok(if profile.years == 2 && profile.indicators.len() > 1 { 92 } else { 60 })
}

/// Two dates of several towns on one indicator.
pub(super) fn slope_suitability(profile: &DataProfile) -> Suitability {
    require_two_dates(profile)?;
    if profile.indicators.len() != 1 || profile.places_with_dates(2) > MAX_SLOPES {
        return Err(Some(ChartKind::Arrow));
    }
    Ok(if profile.years == 2 { 95 } else { 62 })
}

/// Requires that exactly two years are requested, or none, and that some town has both.
fn require_two_dates(profile: &DataProfile) -> Result<(), Option<ChartKind>> {
    match profile.years {
        0 | 2 if profile.places_with_dates(2) > 0 => Ok(()),
        0..=2 => Err(Some(if profile.indicators.len() == 1 { ChartKind::Bars } else { ChartKind::Grouped })),
        _ => Err(Some(ChartKind::Lines)),
    }
}

/// An arrow before its points are made: a category and its rows, oldest first.
struct ArrowRows<'a> {
    category: Category,
    rows: Vec<&'a ComparisonRow>,
}

/// One category for each town, or for each indicator when there are several; one series for each date.
pub(super) fn arrange_arrows(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let [first_year, last_year] = comparison.times.as_slice() else { return None };
    let style = NumberStyle::for_labels(&comparison.rows.first()?.indicator, &comparison.values());
    let arrows = arrow_rows(comparison, speech);
    let builder = PointBuilder::new(comparison, style, speech);
    let series = [first_year, last_year].into_iter().enumerate().map(|(date, year)| {
        let to_point =
            |arrow: &ArrowRows<'_>| -> Option<DataPoint> { Some(builder.dated_point(arrow.rows.get(date)?, arrow.category.role)) };
        role_series(speech.time_text(*year), ComparisonRole::Other, arrows.iter().filter_map(to_point).collect())
    });
    let series = series.collect();
    let extent = comparison.extent();
    let mut axis = zero_based(&extent, style, speech);
    let min = extent.iter().copied().fold(f64::INFINITY, f64::min);
    // Positions, unlike bars, need no zero: when all values are far from it, the room is for the change.
    if min > axis.high * 0.5 {
        axis.low = min;
    }
    let categories = arrows.into_iter().map(|arrow| arrow.category).collect();
    Some(Arrangement { categories, series, axis, ..Arrangement::default() })
}

/// One arrow for each town when there is one indicator; else one for each indicator.
fn arrow_rows<'a>(comparison: &'a Comparison, speech: &Speech) -> Vec<ArrowRows<'a>> {
    let indicators = comparison.indicators();
    if indicators.len() == 1 {
        let places = comparison.places().into_iter().enumerate();
        return places
            .map(|(index, town)| ArrowRows {
                category: place_category(speech, town, index),
                rows: comparison.rows_of_place(town.place).collect(),
            })
            .collect();
    }
    let to_arrow = |(index, indicator): (usize, &Arc<Indicator>)| {
        // The arrows of several indicators are all of the focus.
        let category = Category { role: ComparisonRole::Focus, ..indicator_category(speech, indicator, index) };
        ArrowRows { category, rows: comparison.rows_of_indicator(indicator).collect() }
    };
    indicators.into_iter().enumerate().map(to_arrow).collect()
}

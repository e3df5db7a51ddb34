//! Caveats about the chart itself: scales that mislead, towns drawn in grey, what shades and ranks mean.

use crate::base::{MissingReason, Time};
use crate::chart::arrangement::Arrangement;
use crate::chart::caveats::collector::{CaveatCollector, PlacesByRemark};
use crate::chart::chart_map::ChartMap;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::over_time::MIN_DATES;
use crate::chart::near_frame::outside_message;
use crate::chart::pool_words::{pool_name, rests_on_estimates};
use crate::chart::text::{in_sentence, indicator_name, place_name};
use crate::compare::{ComparedPlace, Comparison, ComparisonRow};
use crate::indicators::{Better, UnitKind};
use crate::speech::Message;

/// Scales that do not begin at zero, are logarithmic or differ by panel; trails and sizes of dots.
pub(super) fn scales(kind: ChartKind, arrangement: &Arrangement, caveats: &mut CaveatCollector<'_>) {
    let axes = || std::iter::once(&arrangement.axis).chain(&arrangement.x_axis);
    let has_own_scales = !arrangement.per_series_axes.is_empty();
    if kind.places_on_free_scale() && !has_own_scales && axes().any(|axis| axis.low > 0.0 && !axis.log) {
        caveats.add_reading_key(&Message::CaptionCut {});
    }
    if axes().any(|axis| axis.log) {
        caveats.add_reading_key(&Message::CaptionLog {});
    }
    if has_own_scales {
        caveats.add_reading_key(&Message::CaptionOwn {});
    }
    if let Some(message) = outside_message(arrangement, caveats.speech) {
        caveats.add_reading_key(&message);
    }
    if arrangement.trails.iter().any(|trail| !trail.is_empty()) {
        caveats.add_reading_key(&Message::CaptionTrails {});
    }
    let trends = arrangement.series.iter().flat_map(|series| &series.points).flat_map(|point| &point.trend);
    if let Some(first) = trends.map(|[position, _]| *position).min_by(f64::total_cmp) {
        caveats.add_reading_key(&Message::KeyTrends { first: format!("{:.0}", first.floor()) });
    }
    if kind == ChartKind::Scatter
        && let [_, _, size, ..] = arrangement.series.as_slice()
    {
        caveats.add_reading_key(&Message::CaptionSize { measure: in_sentence(&size.name) });
    }
}

/// What the area of a disc is, and the arcs.
fn map_key(map: &ChartMap, comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let is_amount = comparison.rows.first().is_some_and(|row| row.indicator.grows_with_size());
    caveats.add_reading_key(&if is_amount { Message::KeyMapAmount {} } else { Message::KeyMapPeople {} });
    if !map.links.is_empty() {
        caveats.add_reading_key(&Message::KeyMapLinks {});
    }
    if map.background.len() < comparison.background.len() {
        caveats.add_reading_key(&Message::KeyMapMost { count: map.background.len() });
    }
}

/// What the reader must know of the form of the chart.
pub(super) fn chart_form(kind: ChartKind, comparison: &Comparison, arrangement: &Arrangement, caveats: &mut CaveatCollector<'_>) {
    if let Some(map) = &arrangement.map {
        map_key(map, comparison, caveats);
    }
    if !comparison.background.is_empty() {
        let count = comparison.background.len();
        caveats.add_reading_key(&match &comparison.among {
            Some(pool) if arrangement.map.is_some() => Message::KeyMapPool { pool: pool_name(caveats.speech, pool, count) },
            Some(pool) => Message::CaptionPool { pool: pool_name(caveats.speech, pool, count) },
            None => Message::CaptionBackground { count },
        });
        let indicator = comparison.rows.first().map(|row| &row.indicator);
        if let Some((pool, indicator)) = comparison.among.as_ref().zip(indicator)
            && rests_on_estimates(pool, indicator)
        {
            caveats.add_reading_key(&Message::CaptionPoolEstimated {});
        }
    }
    index_bases(comparison, caveats);
    if kind == ChartKind::Heatmap {
        shades(comparison, caveats);
    } else if kind == ChartKind::Bump {
        ranks(comparison, caveats);
    } else if kind == ChartKind::Gaps {
        let towns = comparison.spreads.iter().map(|spread| spread.towns).max().unwrap_or_default();
        caveats.add_reading_key(&Message::KeyGaps { towns });
    } else if kind == ChartKind::Radar {
        caveats.add_footnote(&Message::CaptionRadar {});
    }
}

/// The year each index begins in: that of the first value of the town.
fn index_bases(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let mut places_by_year = PlacesByRemark::<Time>::new();
    for ComparedPlace { place, .. } in comparison.places() {
        let indexed = comparison.rows_of_place(place).filter(|row| row.indicator.unit_kind() == UnitKind::Index);
        if let Some(year) = indexed.filter_map(ComparisonRow::time).min() {
            places_by_year.add(year, place_name(caveats.speech, place));
        }
    }
    for group in places_by_year.into_groups() {
        let places = caveats.speech.format_list(&group.places);
        caveats.add_reading_key(&Message::CaptionBase { year: group.key, places });
    }
}

/// What the shades of a heatmap mean, and for which indicators no value is better than another.
fn shades(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let (neutral, judged): (Vec<_>, Vec<_>) =
        comparison.indicators().into_iter().partition(|indicator| indicator.better == Better::Neutral);
    if !judged.is_empty() {
        caveats.add_reading_key(&Message::CaptionShade {});
    }
    if !neutral.is_empty() {
        let names: Vec<String> = neutral.into_iter().map(|indicator| indicator_name(caveats.speech, indicator)).collect();
        caveats.add_reading_key(&Message::CaptionShadeNeutral { measures: caveats.speech.format_list(&names) });
    }
}

/// Ranks of values near the year, and towns with too few dates to be ranked.
fn ranks(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    if comparison.rows.iter().any(|row| row.time().is_some() && row.time() != row.requested_time) {
        caveats.add_footnote(&Message::CaptionNear {});
    }
    for ComparedPlace { place, .. } in comparison.places() {
        let count = comparison.rows_of_place(place).filter(|row| row.value().is_some()).count();
        if (1..MIN_DATES).contains(&count) {
            let reason = caveats.speech.missing_reason(MissingReason::NoSuchYear);
            caveats.add_footnote(&Message::CaptionMissing { place: place_name(caveats.speech, place), reason });
        }
    }
}

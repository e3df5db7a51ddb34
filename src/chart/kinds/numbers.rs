//! Big numbers: one to three figures of one town, each with what it counts, how it changed, and a small trend.

use crate::base::as_number;
use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, role_series};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::over_time::change_text;
use crate::chart::spec::{Axis, Category, DataPoint};
use crate::chart::text::{NumberStyle, subtitle_unit};
use crate::compare::{ComparedPlace, Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::Speech;

/// More numbers than this are no big ones.
const MAX_NUMBERS: usize = 3;

/// One town on up to three indicators. Only drawn when asked for.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    if profile.places == 1 && profile.indicators.len() <= MAX_NUMBERS && profile.known > 0 {
        return Ok(20);
    }
    Err(Some(if profile.indicators.len() == 1 { ChartKind::Bars } else { ChartKind::Table }))
}

/// One category for each indicator, with its unit, its year and its change; one series for each date, the last known one printed large.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let towns = comparison.places();
    let [town] = towns.as_slice() else { return None };
    let indicators = comparison.indicators();
    let dates = comparison.times.len().max(1);
    let categories = indicators.iter().enumerate().map(|(index, indicator)| category(comparison, *town, indicator, index, speech));
    let categories: Vec<Category> = categories.collect();
    let series = (0..dates).map(|date| {
        let points = indicators.iter().filter_map(|indicator| {
            let style = NumberStyle::for_labels(indicator, &comparison.values_of(indicator));
            let row = comparison.rows_of_indicator(indicator).nth(date)?;
            Some(DataPoint { year: None, ..PointBuilder::new(comparison, style, speech).point(row) })
        });
        let name = comparison.times.get(date).map(|time| speech.time_text(*time)).unwrap_or_default();
        role_series(name, ComparisonRole::Focus, points.collect())
    });
    let series = series.collect();
    Some(Arrangement { categories, series, axis: Axis { high: 1.0, ..Axis::default() }, ..Arrangement::default() })
}

/// The name of an indicator, and beside it what it counts, the year of its last figure and how it changed.
fn category(comparison: &Comparison, town: ComparedPlace<'_>, indicator: &Indicator, index: usize, speech: &Speech) -> Category {
    let own = Comparison { rows: comparison.rows_of_indicator(indicator).cloned().collect(), ..comparison.clone() };
    let style = NumberStyle::for_values(indicator, &own.values());
    let last = own.rows.iter().rfind(|row| row.value().is_some());
    let unit = if style.percent { String::new() } else { subtitle_unit(speech, &indicator.unit) };
    let year = last.and_then(ComparisonRow::time).map(|time| speech.time_text(time)).unwrap_or_default();
    let change = change_text(&own, town, style, speech).unwrap_or_default();
    let detail: Vec<String> = [unit, year, change].into_iter().filter(|text| !text.is_empty()).collect();
    let name = speech.short_name(indicator.id.as_str()).unwrap_or_else(|| indicator.names.get(speech.language()).to_owned());
    Category { label: name, detail: Some(detail.join(DETAIL_SEPARATOR)), role: ComparisonRole::Focus, position: as_number(index) }
}

/// What stands between the parts of a detail.
const DETAIL_SEPARATOR: &str = " · ";

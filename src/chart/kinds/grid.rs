//! Towns by indicators: a table of values, or a heatmap in which each column is shaded from its worst to its best value.

use std::sync::Arc;

use crate::base::{Time, as_number};
use crate::chart::arrangement::{Arrangement, PointBuilder, Suitability, place_category, role_series};
use crate::chart::complement::{is_complement, lacking};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Axis, Category, DataPoint, Series, SeriesColor};
use crate::chart::text::{NumberStyle, indicator_name};
use crate::compare::{ComparedPlace, Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::{Better, Indicator};
use crate::speech::Speech;

/// With fewer rows or columns than this, bars or a table are easier to read than a heatmap.
const MIN_ROWS_AND_COLUMNS: usize = 3;
/// More rows than this do not fit a slide: of a table, and of a heatmap.
const MAX_ROWS: usize = 16;
const MAX_HEATMAP_ROWS: usize = 10;
/// More columns than this do not fit a slide.
const MAX_COLUMNS: usize = 7;

/// Several indicators of several towns at one date.
pub(super) fn heatmap_suitability(profile: &DataProfile) -> Suitability {
    let columns = profile.indicators.len();
    if columns < MIN_ROWS_AND_COLUMNS || profile.places < MIN_ROWS_AND_COLUMNS || profile.years > 1 {
        return Err(Some(if columns == 1 { ChartKind::Bars } else { ChartKind::Table }));
    }
    if profile.places > MAX_HEATMAP_ROWS || columns > MAX_COLUMNS {
        return Err(Some(ChartKind::Table));
    }
    Ok(84)
}

/// Any values that fit a slide.
pub(super) fn table_suitability(profile: &DataProfile) -> Suitability {
    let columns = profile.indicators.len().max(1) * profile.years.max(1);
    if profile.places > MAX_ROWS || columns > MAX_COLUMNS {
        return Err(Some(if profile.indicators.len() == 1 { ChartKind::Strip } else { ChartKind::Scatter }));
    }
    Ok(40)
}

/// One category (a row of the grid) for each town, one series (a column) for each indicator and year. Of a single column the
/// largest value comes first.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    comparison.rows.first()?;
    let places = comparison.places();
    let year_count = comparison.times.len().max(1);
    let indicators = comparison.indicators();
    let columns = indicators.into_iter().flat_map(|indicator| (0..year_count).map(move |date| GridColumn { indicator, date }));
    let mut series: Vec<Series> = columns.map(|column| column.to_series(comparison, &places, speech)).collect();
    let mut order: Vec<usize> = (0..places.len()).collect();
    if let [only] = series.as_slice() {
        let value = |index: usize| only.points.get(index).and_then(|point| point.value.number()).unwrap_or(f64::NEG_INFINITY);
        order.sort_by(|a, b| value(*b).total_cmp(&value(*a)));
    }
    for series in &mut series {
        series.points = order.iter().filter_map(|index| series.points.get(*index).cloned()).collect();
    }
    let ordered_places = order.iter().filter_map(|index| places.get(*index).copied());
    let categories: Vec<Category> = ordered_places.enumerate().map(|(index, town)| place_category(speech, town, index)).collect();
    let axis = Axis { high: as_number(categories.len()).max(1.0), ..Axis::default() };
    Some(Arrangement { categories, series, axis, ..Arrangement::default() })
}

/// A column of the grid.
struct GridColumn<'a> {
    indicator: &'a Arc<Indicator>,
    /// The index of the year in the years of the comparison; 0 when it has none.
    date: usize,
}

impl GridColumn<'_> {
    /// The row of a town in this column.
    fn row_of<'a>(&self, comparison: &'a Comparison, town: &ComparedPlace<'_>) -> Option<&'a ComparisonRow> {
        comparison.rows_of_place(town.place).filter(|row| row.indicator.id == self.indicator.id).nth(self.date)
    }

    /// The series of the column: its heading, its unit with its year, and a shaded point for each town.
    fn to_series(&self, comparison: &Comparison, places: &[ComparedPlace<'_>], speech: &Speech) -> Series {
        let values = comparison.values_of(self.indicator);
        let builder = PointBuilder::new(comparison, NumberStyle::for_values(self.indicator, &values), speech);
        let rows = || places.iter().filter_map(|town| self.row_of(comparison, town));
        let column_year = comparison.times.get(self.date).copied().or_else(|| most_common(rows().filter_map(ComparisonRow::time)));
        let points = rows().map(|row| {
            // The heading has the year of the column: only values of another year have their own.
            let other_year = row.time().filter(|year| Some(*year) != column_year);
            let shade = shade(self.indicator, &values, row);
            let year = other_year.map(|year| speech.time_text(year));
            DataPoint { shade, year, trend: trend(comparison, row), ..builder.point(row) }
        });
        let year = column_year.map(|year| speech.time_text(year)).unwrap_or_default();
        let unit: Vec<String> = [speech.unit_name(&self.indicator.unit), year].into_iter().filter(|text| !text.is_empty()).collect();
        let unit = speech.format_list_plain(&unit);
        // A shade is a judgement only where some values are better than others.
        let color = match self.indicator.better {
            Better::Neutral => SeriesColor::Neutral,
            Better::Higher | Better::Lower | Better::Band => SeriesColor::Role(ComparisonRole::Focus),
        };
        Series { color, unit, ..role_series(indicator_name(speech, self.indicator), ComparisonRole::Other, points.collect()) }
    }
}

/// With fewer figures than this there is no trend to draw.
const MIN_FOR_TREND: usize = 3;

/// The figures of a row and those before it, where they are enough; what is lacking, where the row says that.
fn trend(comparison: &Comparison, row: &ComparisonRow) -> Vec<[f64; 2]> {
    let history = comparison.histories.get(comparison.index_of(row)).map_or(&[][..], Vec::as_slice);
    if history.len() < MIN_FOR_TREND {
        return Vec::new();
    }
    let shown = |value: f64| if is_complement(&row.indicator) { lacking(value) } else { value };
    history.iter().map(|past| [past.position, shown(past.value)]).collect()
}

/// The most common year; of two equally common ones, the later.
fn most_common(years: impl Iterator<Item = Time>) -> Option<Time> {
    let mut years: Vec<Time> = years.collect();
    years.sort_unstable();
    years.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).and_then(|same| same.first().copied())
}

/// The position of a value between the smallest (0) and the largest (1), reversed where lower is better; for a band, the nearer the
/// better. All equal values are 0.5; a missing value has none.
fn shade(indicator: &Indicator, values: &[f64], row: &ComparisonRow) -> Option<f64> {
    let goodness = |value: f64| match (indicator.better, indicator.references.band) {
        (Better::Band, Some([low, high])) => -(low - value).max(value - high).max(0.0),
        (Better::Lower, _) => -value,
        (Better::Higher | Better::Neutral | Better::Band, _) => value,
    };
    let position = goodness(row.value()?);
    let worst = values.iter().copied().map(goodness).fold(f64::INFINITY, f64::min);
    let best = values.iter().copied().map(goodness).fold(f64::NEG_INFINITY, f64::max);
    Some(if best > worst { (position - worst) / (best - worst) } else { 0.5 })
}

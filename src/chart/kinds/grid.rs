//! Towns by indicators: a table of figures, or a heatmap where each column is shaded from its worst to its best.

use crate::base::{Year, as_number};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, point, series, town_slot, values_of};
use crate::chart::spec::{Axis, Category, DataPoint, Series, SeriesColor};
use crate::chart::text::{NumberStyle, title};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::{Better, Indicator};
use crate::speech::Speech;

/// A grid smaller than this is better read as bars or as a table.
const LEAST: usize = 3;
/// More rows or columns than this do not fit a slide.
const MOST_ROWS: usize = 20;
const MOST_COLUMNS: usize = 8;

/// Several indicators of several towns at one date.
pub(super) fn offer_heatmap(shape: &DataProfile) -> Suitability {
    if shape.indicators.len() < LEAST || shape.places < LEAST || shape.years > 1 {
        return Err(Some(if shape.indicators.len() == 1 { ChartKind::Bars } else { ChartKind::Table }));
    }
    if shape.places > MOST_ROWS || shape.indicators.len() > MOST_COLUMNS {
        return Err(Some(ChartKind::Table));
    }
    Ok(84)
}

/// Any figures that fit.
pub(super) fn offer_table(shape: &DataProfile) -> Suitability {
    let columns = shape.indicators.len().max(1) * shape.years.max(1);
    if shape.places > MOST_ROWS || columns > MOST_COLUMNS {
        return Err(Some(if shape.indicators.len() == 1 { ChartKind::Strip } else { ChartKind::Scatter }));
    }
    Ok(40)
}

/// A slot for each town, a series for each indicator and year.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    figures.rows.first()?;
    let places = figures.places();
    let years: Vec<Option<Year>> = if figures.years.is_empty() { vec![None] } else { figures.years.iter().copied().map(Some).collect() };
    let mut all: Vec<Series> = Vec::new();
    for indicator in figures.indicators() {
        let values = values_of(figures, indicator);
        let style = NumberStyle::of(indicator, &values);
        for (rank, year) in years.iter().copied().enumerate() {
            let of = |place: &crate::tidy::Place| {
                figures.rows.iter().filter(|row| row.place.id == place.id && row.indicator.id == indicator.id).nth(rank)
            };
            let common = year.or_else(|| commonest(places.iter().filter_map(|(place, _)| of(place).and_then(ComparisonRow::year))));
            let points = places.iter().filter_map(|(place, _)| {
                let row = of(place)?;
                // The heading has the year of the column; only a figure of another year has its own.
                let other = row.year().filter(|own| Some(*own) != common).map(|year| year.to_string());
                Some(DataPoint { shade: shade(indicator, &values, row), year: other, ..point(speech, figures, row, style) })
            });
            let name = title(speech, indicator);
            let dated = common.map(|year| year.to_string()).unwrap_or_default();
            let unit = [speech.unit(&indicator.unit), dated].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
            // Only where better and worse mean something is a shade a judgement.
            let hue = if indicator.better == Better::Neutral { SeriesColor::Rest } else { SeriesColor::Town(ComparisonRole::Focus) };
            all.push(Series { hue, unit, ..series(name, ComparisonRole::Peer, points.collect()) });
        }
    }
    let mut order: Vec<usize> = (0..places.len()).collect();
    if all.len() == 1 {
        let value = |rank: &usize| all.first().and_then(|series| series.points.get(*rank)).and_then(|point| point.reading.value());
        order.sort_by(|a, b| value(b).unwrap_or(f64::NEG_INFINITY).total_cmp(&value(a).unwrap_or(f64::NEG_INFINITY)));
    }
    for series in &mut all {
        series.points = order.iter().filter_map(|rank| series.points.get(*rank).cloned()).collect();
    }
    let slots: Vec<Category> = order
        .iter()
        .enumerate()
        .filter_map(|(at, rank)| places.get(*rank).map(|(place, standing)| town_slot(speech, (place, *standing), at)))
        .collect();
    let axis = Axis { high: as_number(slots.len()).max(1.0), ..Axis::default() };
    Some(Arrangement { slots, series: all, axis, ..Arrangement::default() })
}

/// The year most figures are of; of two, the later.
fn commonest(years: impl Iterator<Item = Year>) -> Option<Year> {
    let mut years: Vec<Year> = years.collect();
    years.sort_unstable();
    years.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).and_then(|same| same.first().copied())
}

/// Where a value stands between the least and the greatest, turned so that 1 is best; of a band, how near it is to it.
fn shade(indicator: &Indicator, values: &[f64], row: &ComparisonRow) -> Option<f64> {
    let value = row.value()?;
    let far = |value: f64| match (indicator.better, indicator.references.band) {
        (Better::Band, Some([low, high])) => -(low - value).max(value - high).max(0.0),
        (Better::Lower, _) => -value,
        (Better::Higher | Better::Neutral | Better::Band, _) => value,
    };
    let low = values.iter().copied().map(far).fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().map(far).fold(f64::NEG_INFINITY, f64::max);
    Some(if high > low { (far(value) - low) / (high - low) } else { 0.5 })
}

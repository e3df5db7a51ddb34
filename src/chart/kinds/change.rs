//! Two dates: an arrow for each line, or a slope between two columns.

use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, dated, indicator_slot, series, town_slot, zero_based};
use crate::chart::spec::Category;
use crate::chart::text::NumberStyle;
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::Speech;

/// More lines than this cannot be read from the back row.
const MOST_ARROWS: usize = 12;
/// More lines than this cross too often.
const MOST_SLOPES: usize = 10;

/// Two dates of one town on several indicators, or of several towns on one.
pub(super) fn offer_arrow(shape: &DataProfile) -> Suitability {
    let lines = if shape.indicators.len() == 1 { shape.places } else { shape.indicators.len() };
    two_dates(shape)?;
    if (shape.indicators.len() > 1 && shape.places > 1) || !shape.one_unit() || lines > MOST_ARROWS {
        return Err(Some(ChartKind::Table));
    }
    Ok(if shape.years == 2 && shape.indicators.len() > 1 { 92 } else { 60 })
}

/// Two dates of several towns on one indicator.
pub(super) fn offer_slope(shape: &DataProfile) -> Suitability {
    two_dates(shape)?;
    if shape.indicators.len() != 1 {
        return Err(Some(ChartKind::Arrow));
    }
    if shape.with_dates(2) > MOST_SLOPES {
        return Err(Some(ChartKind::Arrow));
    }
    Ok(if shape.years == 2 { 95 } else { 62 })
}

fn two_dates(shape: &DataProfile) -> Result<(), Option<ChartKind>> {
    match shape.years {
        0 | 2 if shape.with_dates(2) > 0 => Ok(()),
        0..=2 => Err(Some(if shape.indicators.len() == 1 { ChartKind::Bars } else { ChartKind::Grouped })),
        _ => Err(Some(ChartKind::Lines)),
    }
}

/// A slot for each indicator or town, a series for each date.
pub(super) fn arrange_arrow(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let [first, last] = figures.years.as_slice() else { return None };
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle::of(&figures.rows.first()?.indicator, &values);
    let indicators = figures.indicators();
    let lines: Vec<(Category, Vec<&ComparisonRow>)> = if indicators.len() == 1 {
        let all = figures.places().into_iter().enumerate();
        all.map(|(rank, town)| (town_slot(speech, (town.0, town.1), rank), super::rows_of(figures, town.0))).collect()
    } else {
        let rows = |id: &crate::base::IndicatorId| figures.rows.iter().filter(|row| row.indicator.id == *id).collect();
        let slot = |rank, indicator| Category { standing: ComparisonRole::Focus, ..indicator_slot(speech, indicator, rank) };
        indicators.iter().enumerate().map(|(rank, indicator)| (slot(rank, indicator), rows(&indicator.id))).collect()
    };
    let all = [(first, 0), (last, 1)].map(|(year, rank)| {
        let own = lines.iter().filter_map(|(slot, rows)| rows.get(rank).map(|row| (slot, row)));
        let points = own.map(|(slot, row)| dated(speech, (figures, row), style, slot.standing)).collect();
        series(year.to_string(), ComparisonRole::Peer, points)
    });
    let mut lines: Vec<Category> = lines.into_iter().map(|(slot, _)| slot).collect();
    for (rank, slot) in lines.iter_mut().enumerate() {
        slot.at = crate::base::as_number(rank);
    }
    let values = super::reach(figures);
    let mut axis = zero_based(&values, style);
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    // Places need no zero; far from it, the room is for the change.
    if least > axis.high * 0.5 {
        axis.low = least;
    }
    Some(Arrangement { slots: lines, series: all.to_vec(), axis, ..Arrangement::default() })
}

//! A dumbbell: two towns on several indicators of one unit, the widest gap first.

use crate::chart::axis::{Base, axis};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, dated, indicator_slot, reach, row_of, series};
use crate::chart::text::{NumberStyle, name};
use crate::compare::{Comparison, ComparisonRow};
use crate::speech::Speech;

/// More lines than this cannot be read from the back row.
const MOST: usize = 12;

/// Two towns, two indicators or more, one date, one unit.
pub(super) fn offer(shape: &DataProfile) -> Suitability {
    if shape.years > 1 {
        return Err(Some(ChartKind::Arrow));
    }
    if shape.indicators.len() < 2 || shape.places != 2 {
        return Err(Some(if shape.indicators.len() < 2 { ChartKind::Bars } else { ChartKind::Grouped }));
    }
    if !shape.one_unit() || shape.indicators.len() > MOST {
        return Err(Some(ChartKind::Table));
    }
    Ok(88)
}

/// A slot for each indicator, a series for each town.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let places = figures.places();
    let [(first, _), (second, _)] = places.as_slice() else { return None };
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle::of(&figures.rows.first()?.indicator, &values);
    let gap = |indicator: &crate::indicators::Indicator| {
        let value = |place| row_of(figures, place, indicator).and_then(ComparisonRow::value);
        value(first).zip(value(second)).map(|(a, b)| (a - b).abs())
    };
    let mut indicators = figures.indicators();
    // What one of the two lacks stands last.
    indicators.sort_by(|a, b| gap(b).unwrap_or(-1.0).total_cmp(&gap(a).unwrap_or(-1.0)));
    let slots = indicators.iter().enumerate().map(|(rank, indicator)| indicator_slot(speech, indicator, rank)).collect();
    let all = places.iter().map(|(place, standing)| {
        let own = indicators.iter().filter_map(|indicator| row_of(figures, place, indicator));
        series(name(speech, place), *standing, own.map(|row| dated(speech, (figures, row), style, *standing)).collect())
    });
    let values = reach(figures);
    let mut scale = axis(speech, &values, style, Base::Free);
    // Every value is printed; places need no round ends.
    scale.ticks.clear();
    scale.low = values.iter().copied().fold(f64::INFINITY, f64::min).min(scale.high);
    scale.high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max).max(scale.low);
    Some(Arrangement { slots, series: all.collect(), axis: scale, ..Arrangement::default() })
}

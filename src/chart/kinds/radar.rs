//! A radar: at most two towns on five shares or more, all better on the same side. Never chosen, only asked for.

use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, dated, indicator_slot, row_of, series};
use crate::chart::spec::{Axis, Tick};
use crate::chart::text::{NumberStyle, name};
use crate::compare::{Comparison, ComparisonRow};
use crate::speech::Speech;

const LEAST_AXES: usize = 5;
const MOST_AXES: usize = 10;
const MOST_TOWNS: usize = 2;
/// The rings that are drawn, in per cent.
const RINGS: [f64; 4] = [25.0, 50.0, 75.0, 100.0];

/// One or two towns, five to ten shares of a hundred, one polarity, one date.
pub(super) fn offer(shape: &DataProfile) -> Suitability {
    let fits = shape.places <= MOST_TOWNS
        && (LEAST_AXES..=MOST_AXES).contains(&shape.indicators.len())
        && shape.indicators.iter().all(|own| own.is_share())
        && shape.one_polarity()
        && shape.years <= 1
        && !shape.negative;
    if fits {
        Ok(1)
    } else {
        Err(Some(if shape.indicators.len() < 2 {
            ChartKind::Bars
        } else if shape.places == 2 {
            ChartKind::Dumbbell
        } else {
            ChartKind::Table
        }))
    }
}

/// A slot for each indicator, a series for each town, all from 0 to 100 %.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle::of(&figures.rows.first()?.indicator, &values);
    let indicators = figures.indicators();
    let all = figures.places().into_iter().map(|(place, standing)| {
        let own = indicators.iter().filter_map(|indicator| row_of(figures, place, indicator));
        series(name(speech, place), standing, own.map(|row| dated(speech, (figures, row), style, standing)).collect())
    });
    let ring = |value: &f64| Tick { value: *value, label: NumberStyle { decimals: 0, ..style }.tick(speech, *value) };
    let ticks = RINGS.iter().map(ring).collect();
    let axis = Axis { low: 0.0, high: 100.0, decimals: style.decimals, percent: true, ticks, ..Axis::default() };
    let slots = indicators.iter().enumerate().map(|(rank, own)| indicator_slot(speech, own, rank)).collect();
    Some(Arrangement { slots, series: all.collect(), axis, ..Arrangement::default() })
}

//! Ranked bars: one indicator, one year or the latest, up to twenty towns, largest first, from zero.

use crate::base::as_number;
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, point, reach, series, zero_based};
use crate::chart::spec::Category;
use crate::chart::text::{NumberStyle, name, title, years_of};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::Speech;

/// More bars than this cannot be read from the back row.
const MOST: usize = 20;

/// One indicator at one date; of many towns a strip says more.
pub(super) fn offer(shape: &DataProfile) -> Suitability {
    if shape.indicators.len() != 1 {
        return Err(Some(ChartKind::Grouped));
    }
    if shape.years > 1 {
        return Err(Some(if shape.years > 2 { ChartKind::Lines } else { ChartKind::Grouped }));
    }
    if shape.places > MOST { Err(Some(ChartKind::Strip)) } else { Ok(90) }
}

/// Slots by town in the order of the figures; a year beside the name where years differ.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let first = figures.rows.first()?;
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle::of(&first.indicator, &values);
    let mixed = years_of(figures.rows.iter()).len() > 1;
    let slot = |figure: &ComparisonRow| Category {
        label: name(speech, &figure.place),
        detail: figure.year().filter(|_| mixed).map(|year| year.to_string()),
        standing: figure.standing,
        at: as_number(figures.rank(figure)),
    };
    let points = figures.rows.iter().map(|figure| point(speech, figures, figure, style)).collect();
    let one = series(title(speech, &first.indicator), ComparisonRole::Focus, points);
    let slots = figures.rows.iter().map(slot).collect();
    Some(Arrangement { slots, series: vec![one], axis: zero_based(&reach(figures), style), ..Arrangement::default() })
}

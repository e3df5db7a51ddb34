//! The manner the user asked for: an arrangement and her wishes in, lines reordered and scales redrawn.

use std::collections::HashMap;

use crate::chart::axis::{Base, axis, logarithmic};
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, reach, reach_of};
use crate::chart::spec::{Axis, Series};
use crate::chart::text::{NumberStyle, name, title};
use crate::compare::{ChartOptions, Comparison, ComparisonQuery, ComparisonRow, SortOrder};
use crate::speech::Speech;

/// Whether the lines of a kind may stand in another order.
#[must_use]
pub fn orders(kind: ChartKind) -> bool {
    matches!(
        kind,
        ChartKind::Bars
            | ChartKind::Bullet
            | ChartKind::Grouped
            | ChartKind::Dumbbell
            | ChartKind::Arrow
            | ChartKind::Stacked
            | ChartKind::Shares
            | ChartKind::Heatmap
            | ChartKind::Table
    )
}

/// Whether a kind may have scales whose steps multiply.
#[must_use]
pub fn multiplies(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Strip | ChartKind::Scatter | ChartKind::Lines | ChartKind::Multiples)
}

/// Values less than so many times apart need no such scale.
const LEAST_APART: f64 = 5.0;

/// Sets an arrangement out as the question wishes.
pub(super) fn set(kind: ChartKind, figures: &Comparison, question: &ComparisonQuery, arrangement: &mut Arrangement, speech: &Speech) {
    let ChartOptions { order, log, own } = question.manner;
    if order != SortOrder::Fit && orders(kind) {
        reorder(figures, (question, order), arrangement, speech);
    }
    if log && multiplies(kind) {
        multiply(figures, arrangement, speech);
    }
    if own && kind == ChartKind::Multiples && !arrangement.axis.log {
        arrangement.own = own_scales(figures, &arrangement.series, speech);
    }
}

/// The greatest first; what is not known last.
fn descending(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    b.unwrap_or(f64::NEG_INFINITY).total_cmp(&a.unwrap_or(f64::NEG_INFINITY))
}

fn reorder(figures: &Comparison, (question, order): (&ComparisonQuery, SortOrder), arrangement: &mut Arrangement, speech: &Speech) {
    let value = |series: usize, slot: usize| arrangement.series.get(series)?.points.get(slot)?.reading.value();
    let focus = arrangement.slots.iter().position(|slot| slot.standing == crate::compare::ComparisonRole::Focus);
    let far = |slot: usize| {
        let other = if arrangement.series.len() > 1 { value(1, slot) } else { focus.and_then(|focus| value(0, focus)) };
        value(0, slot).zip(other).map(|(own, other)| (own - other).abs())
    };
    let mut asked: HashMap<String, usize> = HashMap::new();
    let places = figures.places();
    for (rank, id) in question.places().enumerate() {
        if let Some((place, _)) = places.iter().find(|(place, _)| place.id == *id) {
            asked.entry(name(speech, place)).or_insert(rank);
        }
    }
    for (rank, indicator) in figures.indicators().into_iter().enumerate() {
        asked.entry(title(speech, indicator)).or_insert(rank);
    }
    let label = |slot: usize| arrangement.slots.get(slot).map(|slot| slot.label.clone()).unwrap_or_default();
    let mut ranks: Vec<usize> = (0..arrangement.slots.len()).collect();
    match order {
        SortOrder::Fit => {}
        SortOrder::Asked => ranks.sort_by_key(|slot| asked.get(&label(*slot)).copied().unwrap_or(usize::MAX)),
        SortOrder::Value => ranks.sort_by(|a, b| descending(value(0, *a), value(0, *b))),
        SortOrder::Gap => ranks.sort_by(|a, b| descending(far(*a), far(*b))),
        SortOrder::Name => {
            let order = speech.alphabet();
            ranks.sort_by(|a, b| order(&label(*a), &label(*b)));
        }
    }
    arrangement.slots = ranks.iter().filter_map(|rank| arrangement.slots.get(*rank).cloned()).collect();
    for (rank, slot) in arrangement.slots.iter_mut().enumerate() {
        slot.at = crate::base::as_number(rank);
    }
    for series in &mut arrangement.series {
        series.points = ranks.iter().filter_map(|rank| series.points.get(*rank).cloned()).collect();
    }
}

/// Scales whose steps multiply, where every value is above zero and they lie far apart.
fn multiply(figures: &Comparison, arrangement: &mut Arrangement, speech: &Speech) {
    let indicators = figures.indicators();
    let two = arrangement.across.is_some();
    let scale = |rank: usize, old: &Axis| {
        let indicator = indicators.get(rank)?;
        let mut values = reach_of(figures, indicator);
        values.extend(arrangement.ground.iter().filter_map(|pair| pair.get(rank)));
        let (least, most) = values.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(*value), high.max(*value)));
        let apart = least > 0.0 && most >= least * LEAST_APART;
        apart.then(|| Axis { name: old.name.clone(), ..logarithmic(speech, (least, most), NumberStyle::of(indicator, &values)) })
    };
    let upwards = scale(usize::from(two), &arrangement.axis);
    let across = arrangement.across.as_ref().and_then(|old| scale(0, old));
    if let Some(axis) = upwards {
        arrangement.axis = axis;
    }
    if let Some(axis) = across {
        arrangement.across = Some(axis);
    }
}

/// A scale for each series, that of its own values.
fn own_scales(figures: &Comparison, series: &[Series], speech: &Speech) -> Vec<Axis> {
    let Some(first) = figures.rows.first() else { return Vec::new() };
    let all: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle::of(&first.indicator, &all);
    let places = figures.places();
    let of = |series: &Series| {
        let place = places.iter().find(|(place, _)| name(speech, place) == series.name);
        let own: Vec<f64> = figures
            .rows
            .iter()
            .filter(|row| place.is_some_and(|(place, _)| row.place.id == place.id))
            .flat_map(ComparisonRow::reach)
            .collect();
        axis(speech, if own.is_empty() { reach(figures) } else { own }.as_slice(), style, Base::Free)
    };
    series.iter().map(of).collect()
}

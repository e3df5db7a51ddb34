//! Over the years: a line for each town, in one chart, in a small one each, or as ranks.

use crate::base::{Value, Year, as_number};
use crate::chart::axis::{Base, axis};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, point, rows_of, series};
use crate::chart::spec::{Axis, Category, DataPoint};
use crate::chart::text::{NumberStyle, name};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::Speech;

/// Fewer dates than this make no line.
pub(in crate::chart) const LEAST_DATES: usize = 3;
/// More lines than this in one chart are small multiples.
const MOST_LINES: usize = 7;
/// More panels than this are a table.
const MOST_PANELS: usize = 20;
/// Two values nearer than this share of themselves have one rank.
const TIE: f64 = 1e-9;

/// One indicator of a few towns, three dates or more.
pub(super) fn offer_lines(shape: &DataProfile) -> Suitability {
    dates(shape)?;
    if shape.places > MOST_LINES {
        return Err(Some(if shape.places > MOST_PANELS { ChartKind::Strip } else { ChartKind::Multiples }));
    }
    Ok(if shape.years >= LEAST_DATES { 96 } else { 64 })
}

/// One indicator of several towns, three dates or more.
pub(super) fn offer_multiples(shape: &DataProfile) -> Suitability {
    dates(shape)?;
    if shape.places < 2 {
        return Err(Some(ChartKind::Lines));
    }
    if shape.places > MOST_PANELS {
        return Err(Some(ChartKind::Strip));
    }
    Ok(if shape.years >= LEAST_DATES && shape.places > MOST_LINES { 95 } else { 50 })
}

/// Ranks of three towns or more that all have three dates.
pub(super) fn offer_bump(shape: &DataProfile) -> Suitability {
    dates(shape)?;
    if shape.with_dates(LEAST_DATES) < 3 {
        return Err(Some(ChartKind::Lines));
    }
    if shape.places > MOST_PANELS {
        return Err(Some(ChartKind::Strip));
    }
    Ok(30)
}

fn dates(shape: &DataProfile) -> Result<(), Option<ChartKind>> {
    if shape.indicators.len() != 1 {
        return Err(Some(if shape.years == 2 { ChartKind::Arrow } else { ChartKind::Table }));
    }
    match shape.years {
        1 => Err(Some(ChartKind::Bars)),
        2 => Err(Some(ChartKind::Slope)),
        _ if shape.dates < LEAST_DATES || shape.with_dates(2) == 0 => {
            Err(Some(if shape.dates == 2 { ChartKind::Slope } else { ChartKind::Bars }))
        }
        _ => Ok(()),
    }
}

fn slots(figures: &Comparison) -> Vec<Category> {
    let slot = |year: &Year| Category { label: year.to_string(), detail: None, standing: ComparisonRole::Peer, at: f64::from(year.get()) };
    figures.years.iter().map(slot).collect()
}

/// A slot for each year, a series for each town; the towns in question last, so that they are drawn above the others.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle::of(&figures.rows.first()?.indicator, &values);
    let mut places = figures.places();
    places.sort_by_key(|(_, standing)| std::cmp::Reverse(*standing));
    let all = places.iter().map(|(place, standing)| {
        let points = rows_of(figures, place).into_iter().map(|row| {
            let borrowed = row.year().filter(|year| row.wanted.is_some_and(|wanted| *year != wanted));
            DataPoint { year: borrowed.map(|year| year.to_string()), ..point(speech, figures, row, style) }
        });
        series(name(speech, place), *standing, points.collect())
    });
    Some(Arrangement {
        slots: slots(figures),
        series: all.collect(),
        axis: axis(speech, &super::reach(figures), style, Base::Free),
        ..Arrangement::default()
    })
}

/// The years in which every town that has dates has a figure, and its rank there, the greatest first.
pub(super) fn arrange_bump(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let lines = arrange(figures, speech)?;
    let has = |series: &crate::chart::Series| series.points.iter().filter(|point| point.reading.value().is_some()).count();
    let ranked: Vec<&crate::chart::Series> = lines.series.iter().filter(|series| has(series) >= LEAST_DATES).collect();
    let complete = |slot: &usize| ranked.iter().all(|series| series.points.get(*slot).is_some_and(|point| point.reading.value().is_some()));
    let kept: Vec<usize> = (0..lines.slots.len()).filter(complete).collect();
    let lacks = |series: &crate::chart::Series| series.standing.is_spoken_of() && !ranked.iter().any(|own| own.name == series.name);
    if kept.len() < 2 || ranked.len() < 2 || lines.series.iter().any(lacks) {
        return None;
    }
    let value = |series: &crate::chart::Series, slot: usize| series.points.get(slot).and_then(|point| point.reading.value());
    let rank = |own: &crate::chart::Series, slot: usize| {
        let mine = value(own, slot).unwrap_or_default();
        let above = ranked.iter().filter_map(|other| value(other, slot)).filter(|other| *other > mine + TIE * mine.abs()).count();
        above + 1
    };
    let all = ranked.iter().map(|own| {
        let points = kept.iter().filter_map(|slot| {
            let rank = as_number(rank(own, *slot));
            let point = own.points.get(*slot)?.clone();
            Some(DataPoint { reading: Value::of(rank), label: speech.number(rank, 0), year: None, ..point })
        });
        series(own.name.clone(), own.standing, points.collect())
    });
    let series: Vec<crate::chart::Series> = all.collect();
    let axis = Axis { low: 1.0, high: as_number(ranked.len()), ..Axis::default() };
    Some(Arrangement {
        slots: kept.iter().filter_map(|slot| lines.slots.get(*slot).cloned()).collect(),
        series,
        axis,
        ..Arrangement::default()
    })
}

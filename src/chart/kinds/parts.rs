//! Parts of a whole: stacked as amounts with their total, or as shares of a hundred with the total said.

use std::sync::Arc;

use crate::base::Value;
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, point, row_of, town_slot, zero_based};
use crate::chart::parts::shared;
use crate::chart::spec::{Category, DataPoint, Series, SeriesColor};
use crate::chart::text::{NumberStyle, title};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};

/// More parts than this are put together.
const MOST_PARTS: usize = 5;
/// More towns than this cannot be read from the back row.
const MOST_TOWNS: usize = 12;

/// Several parts of one whole, at one date.
pub(super) fn offer(shape: &DataProfile, shares: bool) -> Suitability {
    if !shape.makes_a_whole() || shape.years > 1 {
        return Err(Some(if shape.indicators.len() == 1 {
            ChartKind::Bars
        } else if shape.places <= 3 {
            ChartKind::Grouped
        } else {
            ChartKind::Table
        }));
    }
    if shape.places > MOST_TOWNS {
        return Err(Some(ChartKind::Table));
    }
    let percent = shape.indicators.iter().all(|own| own.is_share());
    // Shares of a hundred are one thing with amounts that are shares already.
    match (percent, shares) {
        (true, true) => Ok(93),
        (true, false) => Err(Some(ChartKind::Shares)),
        (false, true) => Ok(68),
        (false, false) => Ok(if shape.parts.is_empty() { 80 } else { 57 }),
    }
}

/// A slot for each town that has every part, the greatest total first; a series for each part, and what is left.
pub(super) fn arrange(figures: &Comparison, speech: &Speech, shares: bool) -> Option<Arrangement> {
    let indicators = figures.indicators();
    let percent = indicators.iter().all(|own| own.is_share());
    let parts = ordered(figures, &indicators);
    let style = NumberStyle::of(indicators.first()?, &figures.rows.iter().filter_map(ComparisonRow::value).collect::<Vec<_>>());
    let total = |place: &crate::tidy::Place| -> Option<f64> {
        let values: Option<Vec<f64>> = indicators.iter().map(|own| row_of(figures, place, own).and_then(ComparisonRow::value)).collect();
        values.map(|values| values.iter().sum())
    };
    let mut places = figures.places();
    places.sort_by(|a, b| total(b.0).unwrap_or(-1.0).total_cmp(&total(a.0).unwrap_or(-1.0)));
    // Of shares of a hundred, what the parts leave is a part too.
    let whole = |place: &crate::tidy::Place| total(place).map(|sum| if percent { sum.max(100.0) } else { sum });
    let scaled = |place: &crate::tidy::Place, value: f64| match whole(place) {
        Some(whole) if shares && whole > 0.0 => 100.0 * value / whole,
        _ => value,
    };
    let printed = |value: f64| if shares { speech.quantity(&speech.number(value, 0), "%") } else { style.label(speech, value) };
    let named = parts.iter().take(if parts.len() > MOST_PARTS { MOST_PARTS - 1 } else { MOST_PARTS });
    let mut all: Vec<Series> = named
        .clone()
        .enumerate()
        .map(|(rank, indicator)| {
            let points = places.iter().filter_map(|(place, standing)| {
                let row = row_of(figures, place, indicator)?;
                let own = DataPoint { standing: *standing, ..point(speech, figures, row, style) };
                // A town that lacks a part has no whole: none of it is drawn as if it were one.
                Some(match row.value().filter(|_| total(place).is_some()) {
                    Some(value) => DataPoint { reading: Value::of(scaled(place, value)), label: printed(scaled(place, value)), ..own },
                    None => {
                        DataPoint { reading: Value::Missing(row.reading().gap().unwrap_or(crate::base::MissingReason::NotReported)), ..own }
                    }
                })
            });
            let hue = SeriesColor::Other(u8::try_from(rank).unwrap_or(u8::MAX));
            Series { name: title(speech, indicator), standing: ComparisonRole::Peer, hue, unit: String::new(), points: points.collect() }
        })
        .collect();
    shorten(&mut all);
    let count = named.count();
    let rest = |place: &crate::tidy::Place| {
        let kept: f64 = parts.iter().take(count).filter_map(|own| row_of(figures, place, own).and_then(ComparisonRow::value)).sum();
        whole(place).map(|whole| whole - kept)
    };
    if places.iter().filter_map(|(place, _)| rest(place)).any(|left| left > 0.05) {
        let points = places.iter().filter_map(|(place, standing)| {
            let row = figures.rank(row_of(figures, place, parts.last()?)?);
            let reading =
                rest(place).map_or(Value::Missing(crate::base::MissingReason::NotReported), |left| Value::of(scaled(place, left)));
            let label = reading.value().map_or_else(|| speech.say(&Message::NotAvailable {}), printed);
            Some(DataPoint { reading, label, row, year: None, standing: *standing, interval: None, shade: None })
        });
        let name = speech.say(&Message::Others {});
        all.push(Series { name, standing: ComparisonRole::Peer, hue: SeriesColor::Rest, unit: String::new(), points: points.collect() });
    }
    let slot = |(rank, (place, standing)): (usize, &(&Arc<crate::tidy::Place>, ComparisonRole))| {
        let unit = indicators.first();
        let detail = total(place).filter(|_| !percent).zip(unit).map(|(sum, unit)| style.spoken(speech, sum, unit));
        Category { detail, ..town_slot(speech, (place, *standing), rank) }
    };
    let slots = places.iter().enumerate().map(slot).collect();
    let most = places.iter().filter_map(|(place, _)| whole(place).map(|whole| if shares { 100.0 } else { whole })).fold(0.0, f64::max);
    let mut axis = zero_based(&[most], style);
    axis.percent |= shares;
    Some(Arrangement { slots, series: all, axis, ..Arrangement::default() })
}

/// The parts, that of the greatest sum first: it stands on the base line.
fn ordered<'a>(figures: &Comparison, indicators: &[&'a Arc<Indicator>]) -> Vec<&'a Arc<Indicator>> {
    let sum = |own: &Indicator| super::values_of(figures, own).iter().sum::<f64>();
    let mut parts = indicators.to_vec();
    parts.sort_by(|a, b| sum(b).total_cmp(&sum(a)));
    parts
}

/// Names that begin alike keep what tells them apart: "Actifs qui vont travailler à pied" is "À pied".
fn shorten(series: &mut [Series]) {
    let names: Vec<&str> = series.iter().map(|one| one.name.as_str()).collect();
    let Some(beginning) = shared(&names).map(str::to_owned) else { return };
    for one in series {
        one.name = crate::chart::text::capital(one.name.strip_prefix(&beginning).unwrap_or(&one.name));
    }
}

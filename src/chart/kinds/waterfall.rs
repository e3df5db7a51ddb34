//! A waterfall: from the twin's total to the focus's, the difference of each part, the greatest first.

use crate::base::{Value, as_number};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, row_of, series, zero_based};
use crate::chart::spec::{Category, DataPoint};
use crate::chart::text::{NumberStyle, name, title};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::{Message, Speech};

/// More steps than this are put together.
const MOST: usize = 7;

/// Two towns, several parts of one unit that make a whole, one date.
pub(super) fn offer(shape: &DataProfile) -> Suitability {
    // Two wholes of a hundred have no difference to take apart.
    let hundred = shape.parts.is_empty() && shape.indicators.iter().all(|own| own.is_share());
    if shape.places != 2 || shape.years > 1 || !shape.makes_a_whole() || hundred {
        return Err(Some(if shape.indicators.len() == 1 {
            ChartKind::Bars
        } else if shape.places == 2 && shape.one_unit() {
            ChartKind::Dumbbell
        } else {
            ChartKind::Table
        }));
    }
    Ok(59)
}

/// A slot for each end and each part between; the value of a part is its difference.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let (focus, twin) = (
        figures.places().into_iter().find(|(_, standing)| *standing == ComparisonRole::Focus)?.0,
        figures.places().into_iter().find(|(_, standing)| *standing != ComparisonRole::Focus)?,
    );
    let indicators = figures.indicators();
    let value = |place, own| row_of(figures, place, own).and_then(ComparisonRow::value);
    let pairs: Option<Vec<(&std::sync::Arc<crate::indicators::Indicator>, f64, f64)>> =
        indicators.iter().map(|own| Some((*own, value(focus, own)?, value(twin.0, own)?))).collect();
    // A part one of the two lacks leaves no difference to take apart.
    let mut pairs = pairs?;
    pairs.sort_by(|a, b| (b.1 - b.2).abs().total_cmp(&(a.1 - a.2).abs()));
    let (mine, theirs) = (pairs.iter().map(|pair| pair.1).sum::<f64>(), pairs.iter().map(|pair| pair.2).sum::<f64>());
    let first = indicators.first()?;
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).chain([mine, theirs]).collect();
    let style = NumberStyle::of(first, &values);
    let signed = NumberStyle { signed: true, ..style };
    let row = |place, own| row_of(figures, place, own).map_or(0, |row| figures.rank(row));
    let step = |value: f64, label: String, row: usize, standing| DataPoint {
        reading: Value::of(value),
        label,
        row,
        year: None,
        standing,
        interval: None,
        shade: None,
    };
    let mut slots = vec![(name(speech, twin.0), twin.1)];
    let mut points = vec![step(theirs, style.label(speech, theirs), row(twin.0, first), twin.1)];
    let kept = if pairs.len() > MOST { MOST - 1 } else { MOST };
    for (own, a, b) in pairs.iter().take(kept) {
        slots.push((title(speech, own), ComparisonRole::Peer));
        points.push(step(a - b, signed.label(speech, a - b), row(focus, own), ComparisonRole::Peer));
    }
    let rest: f64 = pairs.iter().skip(kept).map(|(_, a, b)| a - b).sum();
    if pairs.len() > kept {
        slots.push((speech.say(&Message::Others {}), ComparisonRole::Peer));
        points.push(step(rest, signed.label(speech, rest), row(focus, first), ComparisonRole::Peer));
    }
    slots.push((name(speech, focus), ComparisonRole::Focus));
    points.push(step(mine, style.label(speech, mine), row(focus, first), ComparisonRole::Focus));
    let slots =
        slots.into_iter().enumerate().map(|(rank, (label, standing))| Category { label, detail: None, standing, at: as_number(rank) });
    let mut sum = theirs;
    let heights: Vec<f64> = pairs
        .iter()
        .map(|(_, a, b)| {
            sum += a - b;
            sum
        })
        .chain([mine, theirs])
        .collect();
    Some(Arrangement {
        slots: slots.collect(),
        series: vec![series(speech.say(&Message::WaterfallSeries {}), ComparisonRole::Peer, points)],
        axis: zero_based(&heights, style),
        ..Arrangement::default()
    })
}

//! A strip: a town among many on one scale, with the median and the middle half.

use crate::base::as_number;
use crate::chart::axis::{Base, axis};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::scatter::quantile;
use crate::chart::kinds::{Arrangement, Suitability, dated, reach, series, town_slot};
use crate::chart::spec::{Category, ChartMark, MarkRole};
use crate::chart::text::{NumberStyle, title};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::speech::{Message, Speech};

/// Fewer towns than this are bars.
const LEAST: usize = 8;

/// One indicator at one date, eight towns or more with those of the files.
pub(super) fn offer(shape: &DataProfile) -> Suitability {
    if shape.indicators.len() != 1 || shape.years > 1 {
        return Err(Some(if shape.indicators.len() > 1 { ChartKind::Heatmap } else { ChartKind::Lines }));
    }
    if shape.known + shape.ground < LEAST {
        return Err(Some(ChartKind::Bars));
    }
    Ok(if shape.places > 20 { 85 } else { 58 })
}

/// A slot for each town asked, with its rank among all; the others are dots.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let first = figures.rows.first()?;
    let own: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle::of(&first.indicator, &own);
    let ground: Vec<f64> = figures.ground.iter().filter_map(|other| other.values.first().copied()).collect();
    let all: Vec<f64> = own.iter().chain(&ground).copied().collect();
    let slot = |(rank, row): (usize, &ComparisonRow)| {
        let detail = row.value().map(|value| {
            let share = percentile(&all, value);
            speech.say(&Message::Percentile { rank: speech.number(share, 0), count: all.len() })
        });
        Category { detail, ..town_slot(speech, (&row.place, row.standing), rank) }
    };
    let points = figures.rows.iter().map(|row| dated(speech, (figures, row), style, row.standing)).collect();
    let at = |share| quantile(all.clone(), share);
    let mark = |from: f64, to: f64, line: &Message, role| ChartMark { from, to, label: speech.say(line), role };
    let middle = at(0.25).zip(at(0.75)).map(|(from, to)| mark(from, to, &Message::MarkQuartiles {}, MarkRole::Quartiles));
    let half = at(0.5).map(|value| {
        let value_said = style.label(speech, value);
        mark(value, value, &Message::MarkMedianOf { value: value_said }, MarkRole::Median)
    });
    Some(Arrangement {
        slots: figures.rows.iter().enumerate().map(slot).collect(),
        series: vec![series(title(speech, &first.indicator), ComparisonRole::Focus, points)],
        axis: axis(speech, &all.iter().copied().chain(reach(figures)).collect::<Vec<_>>(), style, Base::Free),
        marks: middle.into_iter().chain(half).collect(),
        ground: ground.into_iter().map(|value| [value, 0.0]).collect(),
        ..Arrangement::default()
    })
}

/// The share of values at or below one, in per cent (the Handbook's percentile: rank ÷ n × 100).
pub(super) fn percentile(values: &[f64], value: f64) -> f64 {
    let below = values.iter().filter(|other| **other <= value * (1.0 + 1e-12) || (**other - value).abs() <= f64::EPSILON).count();
    100.0 * as_number(below) / as_number(values.len().max(1))
}

//! What is told of a figure under the pointer: a row of a comparison in; the town and its rank, the value, how far it is from the focus,
//! and the cell it was read from out, a line each.

use std::sync::Arc;

use crate::base::as_number;
use crate::chart::phrased::place_forms;
use crate::chart::statistics::rank_from_above;
use crate::chart::text::{NumberStyle, indicator_name, place_name, source_file_name};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow, Ground, comparability, comparability_of_all};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};

/// The lines; empty for a row that is not there.
#[must_use]
pub fn pointed_figure(comparison: &Comparison, row: usize, speech: &Speech) -> Vec<String> {
    let Some(row) = comparison.rows.get(row) else { return Vec::new() };
    let name = place_name(speech, &row.place);
    let title = [Some(name), row.time().map(|time| speech.time_text(time)), rank(comparison, row, speech)];
    let title = speech.format_list_plain(&title.into_iter().flatten().collect::<Vec<_>>());
    let is_one_of_many = comparison.indicators().len() > 1;
    let indicator = is_one_of_many.then(|| indicator_name(speech, &row.indicator));
    let lines = [Some(title), indicator, Some(value(comparison, row, speech)), gap(comparison, row, speech), origin(row, speech)];
    lines.into_iter().flatten().collect()
}

/// What is told of a town that nobody named: its name, then a line for each of its figures. `index` is its index in the background.
#[must_use]
pub fn pointed_unnamed(comparison: &Comparison, index: usize, speech: &Speech) -> Vec<String> {
    let Some(town) = comparison.background.get(index) else { return Vec::new() };
    let figure = |(indicator, value): (&Arc<Indicator>, &f64)| {
        let value = NumberStyle::for_values(indicator, &[*value]).with_unit(speech, *value, indicator);
        speech.format(&Message::PointedUnnamed { measure: indicator_name(speech, indicator), value })
    };
    let figures = comparison.indicators().into_iter().zip(&town.values).map(figure);
    std::iter::once(place_name(speech, &town.place)).chain(figures).collect()
}

/// The value with its unit, or why there is none.
fn value(comparison: &Comparison, row: &ComparisonRow, speech: &Speech) -> String {
    match row.value() {
        Some(value) => {
            NumberStyle::for_labels(&row.indicator, &comparison.values_of(&row.indicator)).with_unit(speech, value, &row.indicator)
        }
        None => row.value_or_reason().missing_reason().map_or_else(String::new, |reason| speech.missing_reason(reason)),
    }
}

/// The rank among the figures of the same indicator and time; `None` where they may not be ranked.
fn rank(comparison: &Comparison, row: &ComparisonRow, speech: &Speech) -> Option<String> {
    let value = row.value()?;
    let is_beside = |other: &&ComparisonRow| {
        other.indicator.id == row.indicator.id && other.requested_time == row.requested_time && other.value().is_some()
    };
    let rows: Vec<&ComparisonRow> = comparison.rows.iter().filter(is_beside).collect();
    let is_unsure = rows.iter().any(|other| other.place.id != row.place.id && !row.is_distinguishable_from(other));
    if rows.len() < 3 || is_unsure || comparability_of_all(&rows.iter().copied()).ground > Ground::Same {
        return None;
    }
    let rank = rank_from_above(value, rows.iter().filter_map(|other| other.value()));
    Some(speech.format(&Message::PointedRank { rank, count: rows.len() }))
}

/// How far the figure is from that of the focus; `None` where the two may not be compared, or are not told apart.
fn gap(comparison: &Comparison, row: &ComparisonRow, speech: &Speech) -> Option<String> {
    let is_focus = |other: &&ComparisonRow| {
        other.role == ComparisonRole::Focus && other.indicator.id == row.indicator.id && other.requested_time == row.requested_time
    };
    let focus = comparison.rows.iter().find(is_focus)?;
    let (own, other) = (row.value()?, focus.value()?);
    let is_other = row.place.id != focus.place.id;
    if !is_other || !comparability(focus, row).allows_comparison() || !focus.is_distinguishable_from(row) {
        return None;
    }
    let difference = own - other;
    let amount = if row.indicator.unit_kind().is_percent() {
        speech.points(&speech.format_number(difference.abs(), 1))
    } else if other > 0.0 && own >= 0.0 && row.indicator.is_ratio_scale() {
        let percent = difference.abs() / other * 100.0;
        speech.format_quantity(&speech.format_number(percent, u8::from(percent < WHOLE_PERCENT)), "%")
    } else {
        return None;
    };
    let than = place_forms(speech, focus)?.than;
    let message = if difference > 0.0 { Message::PointedMore { amount, than } } else { Message::PointedLess { amount, than } };
    Some(speech.format(&message))
}

/// Percentages from here on are printed without decimals.
const WHOLE_PERCENT: f64 = 10.0;

/// The cell of the first figure it was computed from.
fn origin(row: &ComparisonRow, speech: &Speech) -> Option<String> {
    let observation = row.trace.as_ref()?.inputs.iter().find_map(|input| input.observation.as_ref())?;
    let line = speech.format_number(as_number(observation.location.line as usize), 0);
    Some(speech.format(&Message::PointedOrigin { file: source_file_name(speech, &observation.location.source), line }))
}

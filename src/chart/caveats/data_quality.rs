//! Caveats about how sure the values are: uncertainty intervals, weak or disputed data, missing values.

use crate::base::{MissingReason, Status};
use crate::chart::caveats::collector::{CaveatCollector, PlacesByRemark};
use crate::chart::kind::ChartKind;
use crate::chart::spec::BadgeTone;
use crate::chart::text::{NumberStyle, indicator_name, place_name, push_unique, status_message};
use crate::compare::{Comparison, ComparisonRow};
use crate::indicators::Flag;
use crate::speech::{Message, Speech};
use crate::tidy::DataQuality;

/// How many intervals are printed as footnotes where the chart does not draw them.
const MAX_INTERVAL_FOOTNOTES: usize = 4;
/// With several indicators, more missing values than this are grouped by reason.
const MAX_MISSING_FOOTNOTES: usize = 2;

/// What the thin lines of a chart mean; or the intervals themselves, where the chart cannot draw them.
pub(super) fn intervals(kind: ChartKind, comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let mut with_interval = comparison.rows.iter().filter(|row| row.interval().is_some()).peekable();
    if with_interval.peek().is_none() {
        return;
    }
    caveats.add_badge(BadgeTone::Plain, &Message::BadgeUncertain {});
    if kind.draws_intervals() {
        let is_computed = with_interval.any(|row| row.trace.as_ref().is_some_and(|trace| trace.inputs.len() > 1));
        caveats.add_footnote(&if is_computed { Message::CaptionIntervalsWorked {} } else { Message::CaptionIntervals {} });
        return;
    }
    let several = comparison.indicators().len() > 1;
    for row in with_interval.take(MAX_INTERVAL_FOOTNOTES) {
        let place = place_name(caveats.speech, &row.place);
        let subject = if several { format!("{place}, {}", indicator_name(caveats.speech, &row.indicator)) } else { place };
        if let Some(footnote) = interval_footnote(row, subject, caveats.speech) {
            caveats.add_footnote(&footnote);
        }
    }
}

/// "Rabat : entre 17,4 % et 19 %."
fn interval_footnote(row: &ComparisonRow, place: String, speech: &Speech) -> Option<Message> {
    let (low, high) = row.interval()?;
    let style = NumberStyle::for_values(&row.indicator, &[low, high]);
    Some(Message::CaptionBetween { place, low: style.label(speech, low), high: style.with_unit(speech, high, &row.indicator) })
}

/// The towns whose values rest on data of the lowest grade. Inventories state the share of each grade instead.
pub(super) fn weak_data(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let mut weak: Vec<String> = Vec::new();
    for row in &comparison.rows {
        let Some(trace) = row.known_trace() else { continue };
        let states_grades = trace.flags.iter().any(|flag| matches!(flag, Flag::Quality(_)));
        let mut observations = trace.inputs.iter().filter_map(|input| input.observation.as_ref());
        if !states_grades && observations.any(|observation| observation.quality == Some(DataQuality::Low)) {
            push_unique(&mut weak, place_name(caveats.speech, &row.place));
        }
    }
    if !weak.is_empty() {
        caveats.add_badge(BadgeTone::Warn, &Message::BadgeWeak {});
        let places = caveats.speech.format_list(&weak);
        caveats.add_footnote(&Message::CaptionWeak { places });
    }
}

/// The towns whose values are second-hand, approximate or disputed.
pub(super) fn statuses(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let speech = caveats.speech;
    for status in [Status::Secondary, Status::Approximate, Status::Disputed] {
        let mut places = vec![];
        for row in &comparison.rows {
            if row.known_trace().is_some_and(|trace| trace.status() == status) {
                push_unique(&mut places, place_name(speech, &row.place));
            }
        }
        if places.is_empty() {
            continue;
        }
        caveats
            .add_footnote(&Message::CaptionStatus { status: speech.format(&status_message(status)), places: speech.format_list(&places) });
        if status == Status::Disputed {
            caveats.add_badge(BadgeTone::Warn, &Message::BadgeDisputed {});
        }
    }
}

/// A missing value and its reason.
struct MissingRow<'a> {
    row: &'a ComparisonRow,
    reason: MissingReason,
}

/// The values that are missing, and why. With several indicators and many missing values, the towns are grouped by reason.
pub(super) fn missing_values(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let speech = caveats.speech;
    let several = comparison.indicators().len() > 1;
    // Over many years a town is missing when it has no value at all, or where its file states the reason.
    let many_years = comparison.times.len() > 2;
    let has_any = |row: &ComparisonRow| comparison.rows_of_place(&row.place).any(|other| other.value().is_some());
    let to_missing = |row| Some(MissingRow { row, reason: ComparisonRow::value_or_reason(row).missing_reason()? });
    let is_remarked = |missing: &MissingRow<'_>| !(many_years && missing.row.trace.is_none() && has_any(missing.row));
    let missing: Vec<MissingRow<'_>> = comparison.rows.iter().filter_map(to_missing).filter(is_remarked).collect();
    let mut places_by_reason = PlacesByRemark::new();
    for MissingRow { row, reason } in &missing {
        let (place, reason) = (place_name(speech, &row.place), speech.missing_reason(*reason));
        caveats.add_badge(BadgeTone::Plain, &Message::BadgeMissing { place: place.clone() });
        if several && missing.len() > MAX_MISSING_FOOTNOTES {
            places_by_reason.add(reason, place);
            continue;
        }
        let names_year = comparison.times.len() > 1 && (!many_years || has_any(row));
        let place = match row.requested_time.filter(|_| names_year) {
            Some(year) => format!("{place} {year}"),
            None => place,
        };
        caveats.add_footnote(&if several {
            Message::CaptionMissingOf { place, measure: indicator_name(speech, &row.indicator), reason }
        } else {
            Message::CaptionMissing { place, reason }
        });
    }
    for group in places_by_reason.into_groups() {
        caveats.add_footnote(&Message::CaptionMissing { place: speech.format_list(&group.places), reason: group.key });
    }
}

//! Caveats about what is measured: values of different territories, sums of several towns, and different definitions.

use crate::base::Level;
use crate::chart::caveats::collector::{CaveatCollector, PlacesByRemark};
use crate::chart::spec::BadgeTone;
use crate::chart::text::{indicator_name, levels_of, place_name, push_unique};
use crate::compare::{Comparison, ComparisonRow};
use crate::indicators::{Aggregation, Flag, Indicator, Trace};
use crate::speech::{Message, Speech};

/// With more indicators than this, those whose definitions differ are only named; the definitions stand in the table and the notes.
const MAX_INDICATORS_DEFINED: usize = 2;

/// A known value and its trace.
struct KnownRow<'a> {
    row: &'a ComparisonRow,
    trace: &'a Trace,
}

/// Whether all values are of one kind of territory, and which are of another territory than usual.
pub(super) fn territories(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let known: Vec<KnownRow<'_>> =
        comparison.rows.iter().filter_map(|row| row.known_trace().map(|trace| KnownRow { row, trace })).collect();
    let are_alike = common_level(comparison).is_some() && known.iter().all(|known| known.trace.result.perimeter.is_empty());
    let odd: Vec<&KnownRow<'_>> = known.iter().filter(|candidate| !are_alike && is_unusual(candidate, &known)).collect();
    territory_badge(comparison, &known, &odd, caveats);
    mismatches(&known, caveats);
    aggregates(&known, caveats);
    for KnownRow { row, trace } in odd {
        let perimeter = match trace.result.perimeter.as_ref() {
            "" => caveats.speech.level_name_of_one(trace.result.level),
            named => caveats.speech.known_text(named).into_owned(),
        };
        let place = place_name(caveats.speech, &row.place);
        // A town on one territory at all its dates is told once.
        let place = if has_moved(row, trace, &known) { format!("{place} {}", caveats.speech.time_text(trace.result.time)) } else { place };
        caveats.add_footnote(&Message::CaptionPerimeter { place, perimeter });
    }
}

/// Whether a value is of another level than usual for its town, or the town has moved to another territory.
fn is_unusual(candidate: &KnownRow<'_>, known: &[KnownRow<'_>]) -> bool {
    candidate.trace.result.level != candidate.row.place.kind.level() || has_moved(candidate.row, candidate.trace, known)
}

/// Whether the same town is measured on another territory at another date, which makes its change look larger than it is.
fn has_moved(row: &ComparisonRow, trace: &Trace, known: &[KnownRow<'_>]) -> bool {
    known.iter().any(|other| {
        other.row.place.id == row.place.id
            && other.row.indicator.id == row.indicator.id
            && other.trace.result.perimeter != trace.result.perimeter
    })
}

/// Whether several values are of one territory: one town at several dates or by several measures.
fn are_of_one_territory(known: &[KnownRow<'_>]) -> bool {
    known.len() > 1
        && known.windows(2).all(|pair| {
            let [one, other] = pair else { return true };
            let (one_result, other_result) = (&one.trace.result, &other.trace.result);
            one.row.place.id == other.row.place.id
                && one_result.perimeter == other_result.perimeter
                && one_result.level == other_result.level
        })
}

/// The kind of territory of all values, when it is one whose limits are laid down by law: the line under the headline names it.
fn common_level(comparison: &Comparison) -> Option<Level> {
    match levels_of(comparison).as_slice() {
        [
            level @ (Level::Commune
            | Level::National
            | Level::Region
            | Level::Province
            | Level::Prefecture
            | Level::Departement
            | Level::Arrondissement),
        ] => Some(*level),
        _ => None,
    }
}

/// The badge for the territories of all values: comparable only when they are of one kind whose limits are comparable, and stated.
fn territory_badge(comparison: &Comparison, known: &[KnownRow<'_>], odd: &[&KnownRow<'_>], caveats: &mut CaveatCollector<'_>) {
    let common_level = common_level(comparison);
    let all_stated = known.iter().all(|known| !known.trace.result.perimeter.is_empty());
    // One value of another territory than its town's is told too: the town's name stands beside it.
    let is_told = !odd.is_empty() || (common_level.is_none() && !known.is_empty());
    if is_told && !are_of_one_territory(known) {
        caveats.add_badge(BadgeTone::Warn, &Message::BadgePerimeters {});
    } else if let Some(level) = common_level.filter(|_| all_stated) {
        let territory = caveats.speech.level_name(level);
        caveats.add_badge(BadgeTone::Good, &Message::BadgeSamePerimeter { territory });
    }
}

/// Values divided by the people of another territory.
fn mismatches(known: &[KnownRow<'_>], caveats: &mut CaveatCollector<'_>) {
    for KnownRow { row, trace } in known {
        let mismatch = trace.flags.iter().find_map(|flag| {
            let Flag::PerimeterMismatch { own: territory, other } = flag else { return None };
            let place = place_name(caveats.speech, &row.place);
            let said = |text: &str| caveats.speech.known_text(text).into_owned();
            Some(Message::CaptionMismatch { place, own: said(territory), other: said(other) })
        });
        if let Some(footnote) = mismatch {
            caveats.add_badge(BadgeTone::Warn, &Message::BadgePerimeters {});
            caveats.add_footnote(&footnote);
        }
    }
}

/// Values made of those of several towns.
fn aggregates(known: &[KnownRow<'_>], caveats: &mut CaveatCollector<'_>) {
    for KnownRow { row, trace } in known.iter().filter(|known| known.trace.flags.contains(&Flag::Together)) {
        let place = place_name(caveats.speech, &row.place);
        caveats.add_footnote(&if trace.indicator.aggregation == Aggregation::Ratio {
            Message::CaptionTogether { place }
        } else {
            Message::CaptionSum { place }
        });
    }
}

/// The definitions of each indicator and the towns that follow them, where towns follow different ones.
pub(super) fn definitions(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let speech = caveats.speech;
    let indicators = comparison.indicators();
    let mut names_only = Vec::new();
    for indicator in &indicators {
        let places_by_definition = places_by_definition(comparison, indicator, speech);
        if places_by_definition.len() < 2 {
            continue;
        }
        caveats.add_badge(BadgeTone::Warn, &Message::BadgeDefinitions {});
        if indicators.len() > MAX_INDICATORS_DEFINED {
            push_unique(&mut names_only, indicator_name(speech, indicator));
            continue;
        }
        for group in places_by_definition.into_groups().into_iter().filter(|group| !group.key.is_empty()) {
            let (places, definition) = (speech.format_list(&group.places), speech.known_text(group.key).into_owned());
            caveats.add_footnote(&if indicators.len() == 1 {
                Message::CaptionDefinition { places, definition }
            } else {
                Message::CaptionDefinitionOf { measure: indicator_name(speech, indicator), places, definition }
            });
        }
    }
    if !names_only.is_empty() {
        caveats.add_footnote(&Message::CaptionDefinitions { measures: speech.format_list(&names_only) });
    }
}

/// The towns that follow each definition of an indicator; an empty definition is one the file does not state.
fn places_by_definition<'a>(comparison: &'a Comparison, indicator: &Indicator, speech: &Speech) -> PlacesByRemark<&'a str> {
    let mut places = PlacesByRemark::new();
    for row in comparison.rows_of_indicator(indicator) {
        if let Some(trace) = row.known_trace() {
            places.add(trace.definition(), place_name(speech, &row.place));
        }
    }
    places
}

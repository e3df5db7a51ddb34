//! Caveats about time: values of different years, and changes that are counted from different years.

use crate::base::Time;
use crate::chart::caveats::collector::{CaveatCollector, PlacesByRemark};
use crate::chart::spec::BadgeTone;
use crate::chart::text::{place_name, years_of};
use crate::compare::Comparison;
use crate::indicators::InputRole;
use crate::speech::Message;

/// Whether all values are of one year, and of the requested one. Comparisons of several years have no such badge.
pub(super) fn year_badges(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    if comparison.times.len() > 1 {
        return;
    }
    if let Some(requested) = comparison.time_missed() {
        caveats.add_badge(BadgeTone::Warn, &Message::BadgeAsked { year: requested });
    }
    let (dated, undated): (Vec<Time>, Vec<Time>) = years_of(comparison).into_iter().partition(|year| year.is_dated());
    if !undated.is_empty() {
        caveats.add_badge(BadgeTone::Warn, &Message::BadgeUndated {});
    }
    match dated.as_slice() {
        [] => {}
        // One year and figures without a date are no same year.
        [_] if !undated.is_empty() => {}
        [year] => caveats.add_badge(BadgeTone::Good, &Message::BadgeSameYear { year: *year }),
        [first, .., last] => {
            caveats.add_badge(BadgeTone::Warn, &Message::BadgeYears { first: *first, last: *last });
        }
    }
}

/// The year each change is counted from, when these years differ or when one is not the year the formula names.
pub(super) fn base_years(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let (mut places_by_year, mut is_late) = (PlacesByRemark::<Time>::new(), false);
    for row in comparison.rows.iter().filter(|row| row.value().is_some()) {
        for traced in row.trace.iter().flat_map(|trace| &trace.inputs).filter(|traced| traced.input.is_base()) {
            let Some(year) = traced.observation.as_ref().map(|observation| observation.time) else { continue };
            is_late |= !matches!(traced.input.role, InputRole::Since(asked) if Time::from(asked) == year);
            places_by_year.add(year, place_name(caveats.speech, &row.place));
        }
    }
    let years_differ = places_by_year.len() > 1;
    if years_differ {
        caveats.add_badge(BadgeTone::Warn, &Message::BadgePeriods {});
    }
    if years_differ || is_late {
        for group in places_by_year.into_groups() {
            let places = caveats.speech.format_list(&group.places);
            caveats.add_footnote(&Message::CaptionSince { year: group.key, places });
        }
    }
}

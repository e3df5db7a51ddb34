//! Caveats about communes that were joined: figures of one before and after are of two territories under one name.

use std::collections::BTreeSet;

use crate::chart::caveats::collector::CaveatCollector;
use crate::chart::spec::BadgeTone;
use crate::chart::text::place_name;
use crate::compare::{Comparison, ComparisonRow};
use crate::library::is_of_library;
use crate::speech::Message;
use crate::tidy::{FormerCommune, Register};

/// The most former communes that are named.
const MOST_NAMED: usize = 4;

/// The communes compared at several dates that others were joined into. Figures of the library are all of the communes of today.
pub(super) fn merged_communes(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let mut merged: Vec<String> = Vec::new();
    // A town of the gazetteer joins none (`tests/library.rs`): the register is not opened for it.
    for town in comparison.places().into_iter().filter(|town| town.place.spellings.is_empty()) {
        let rows: Vec<&ComparisonRow> = comparison.rows_of_place(town.place).filter(|row| is_of_files(row)).collect();
        let times: BTreeSet<_> = rows.iter().filter_map(|row| row.time()).collect();
        if times.len() < 2 {
            continue;
        }
        let Some(territory) = Register::shipped().territory_of(town.place) else { continue };
        // Those without a name were joined long before the first figures that are compared.
        let names: Vec<&str> = territory.former_communes().map(|FormerCommune { name, .. }| name).filter(|name| !name.is_empty()).collect();
        if names.is_empty() {
            continue;
        }
        let place = place_name(caveats.speech, town.place);
        let names = caveats.speech.format_list_plain(names.get(..MOST_NAMED).unwrap_or(&names));
        caveats.add_footnote(&Message::CaptionMerged { place: place.clone(), names });
        merged.push(place);
    }
    if !merged.is_empty() {
        let places = caveats.speech.format_list(&merged);
        caveats.add_badge(BadgeTone::Warn, &Message::BadgeMerged { places });
    }
}

/// Whether a value is known and of the user's files.
fn is_of_files(row: &ComparisonRow) -> bool {
    row.known_trace().is_some_and(|trace| {
        let mut observations = trace.inputs.iter().filter_map(|input| input.observation.as_ref());
        observations.any(|observation| !is_of_library(&observation.location.source))
    })
}

//! Caveats about how the censuses of the library were taken: what was asked of a part of the households only, and towns whose population
//! moved so much that limits, camps or the counting may be why.

use crate::base::Status;
use crate::chart::caveats::collector::CaveatCollector;
use crate::chart::spec::BadgeTone;
use crate::chart::text::{place_name, push_unique};
use crate::compare::{ComparedPlace, Comparison, ComparisonRow};
use crate::library::{Edition, FigureQuality, TerritoryFacts, is_of_library};
use crate::speech::Message;
use crate::tidy::{Observation, Register};

/// A population that moved by more than this share between the two censuses is to be checked.
const STRIKING_CHANGE: f64 = 0.6;

/// The figures of the library that were asked of a fifth of the households.
pub(super) fn sampled_households(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    if comparison.rows.iter().flat_map(observations).any(is_sampled) {
        caveats.add_badge(BadgeTone::Plain, &Message::BadgeSampled {});
    }
}

/// The towns compared at several dates whose population moved strikingly.
pub(super) fn striking_changes(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let mut striking: Vec<String> = Vec::new();
    for town in comparison.places() {
        if is_compared_over_time(comparison, town) && moved_strikingly(town) {
            push_unique(&mut striking, place_name(caveats.speech, town.place));
        }
    }
    if !striking.is_empty() {
        let places = caveats.speech.format_list(&striking);
        caveats.add_badge(BadgeTone::Warn, &Message::BadgeStrikingChange { places });
    }
}

/// The observations that a value was computed from.
fn observations(row: &ComparisonRow) -> impl Iterator<Item = &Observation> {
    row.known_trace().into_iter().flat_map(|trace| trace.inputs.iter().filter_map(|input| input.observation.as_ref()))
}

fn is_sampled(observation: &Observation) -> bool {
    let source: &str = &observation.location.source;
    // An approximate figure of a column that is asked by sample: in the smallest communes every household was asked.
    is_of_library(source) && observation.status == Status::Approximate && {
        let is_of_table = |table: &str| source.ends_with(&format!("/{table}.csv"));
        Edition::current().columns().iter().any(|column| {
            column.quality == FigureQuality::Sampled && column.measure.as_ref() == Some(&observation.measure) && is_of_table(&column.table)
        })
    }
}

/// Whether figures of several dates of a town meet, in one value or in several.
fn is_compared_over_time(comparison: &Comparison, town: ComparedPlace<'_>) -> bool {
    let of_town = comparison.rows_of_place(town.place).flat_map(observations);
    let mut times = of_town.filter(|observation| is_of_library(&observation.location.source)).map(|observation| observation.time);
    times.next().is_some_and(|first| times.any(|other| other != first))
}

fn moved_strikingly(town: ComparedPlace<'_>) -> bool {
    let Some(territory) = Register::shipped().territory_of(town.place) else { return false };
    let censuses = TerritoryFacts::new(Edition::current(), territory).populations_of_both_censuses();
    censuses.is_some_and(|(before, after)| before > 0.0 && ((after - before) / before).abs() > STRIKING_CHANGE)
}

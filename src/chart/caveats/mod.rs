//! Caveats: what a reader must know before comparing values. A comparison in, badges, footnotes and sources out.
//!
//! They are part of every picture. Each file has the rules of one subject; a rule reads the comparison and adds to a
//! [`CaveatCollector`]. The order of the rules is the order of badges and footnotes.

mod census;
mod collector;
mod data_quality;
mod form;
mod inputs;
mod mergers;
mod sources;
mod territory;
mod years;

use crate::chart::arrangement::Arrangement;
use crate::chart::caveats::collector::CaveatCollector;
use crate::chart::kind::ChartKind;
use crate::chart::spec::Badge;
use crate::compare::Comparison;
use crate::speech::Speech;

/// What stands around a chart.
pub(super) struct Caveats {
    /// For the window, where each has an explanation.
    pub badges: Vec<Badge>,
    /// For the notes, the workbook and the appendix.
    pub footnotes: Vec<String>,
    /// Those of the footnotes that tell how to read the marks, for every picture.
    pub reading_key: Vec<String>,
    /// The line of sources.
    pub sources: String,
}

/// Collects everything a reader must know before comparing the values of a chart.
pub(super) fn collect_caveats(kind: ChartKind, comparison: &Comparison, arrangement: &Arrangement, speech: &Speech) -> Caveats {
    let mut caveats = CaveatCollector::new(speech);
    years::year_badges(comparison, &mut caveats);
    territory::territories(comparison, &mut caveats);
    territory::definitions(comparison, &mut caveats);
    mergers::merged_communes(comparison, &mut caveats);
    census::striking_changes(comparison, &mut caveats);
    census::sampled_households(comparison, &mut caveats);
    inputs::borrowed_and_alternative_inputs(comparison, &mut caveats);
    inputs::defaults(comparison, &mut caveats);
    years::base_years(comparison, &mut caveats);
    inputs::exchange_rates(comparison, &mut caveats);
    inputs::suppositions(comparison, &mut caveats);
    inputs::inventories(comparison, &mut caveats);
    data_quality::intervals(kind, comparison, &mut caveats);
    data_quality::weak_data(comparison, &mut caveats);
    data_quality::statuses(comparison, &mut caveats);
    data_quality::missing_values(comparison, &mut caveats);
    form::scales(kind, arrangement, &mut caveats);
    form::chart_form(kind, comparison, arrangement, &mut caveats);
    let sources = sources::source_line(comparison, speech);
    Caveats { badges: caveats.badges, footnotes: caveats.footnotes, reading_key: caveats.reading_key, sources }
}

//! The line of sources: the publishers of every input shown, with the years of their data.

use std::cmp::Reverse;

use crate::base::Time;
use crate::chart::text::{file_name, isolated};
use crate::compare::{Comparison, ComparisonRow};
use crate::library::is_of_library;
use crate::speech::{Message, Speech};
use crate::tidy::Observation;

/// A source and its uses.
struct CitedSource {
    name: String,
    years: Vec<Time>,
    uses: usize,
}

/// The sources of the known values, the most used first: "INSEE, 2015 à 2021 ; ADEME, 2019". Suppositions have no source.
pub(super) fn source_line(comparison: &Comparison, speech: &Speech) -> String {
    let mut sources: Vec<CitedSource> = vec![];
    let inputs = comparison.rows.iter().filter_map(ComparisonRow::known_trace).flat_map(|trace| &trace.inputs);
    for observation in inputs.filter_map(|input| input.observation.as_ref()).filter(|observation| !observation.is_supposed) {
        let name = speech.known_text(&source_name(observation)).into_owned();
        let name = if is_of_library(&observation.location.source) { speech.format(&Message::SourceOfLibrary { name }) } else { name };
        match sources.iter_mut().find(|source| source.name == name) {
            Some(source) => {
                source.years.push(observation.time);
                source.uses += 1;
            }
            None => sources.push(CitedSource { name, years: vec![observation.time], uses: 1 }),
        }
    }
    if sources.is_empty() {
        return speech.format(&Message::SourcesNone {});
    }
    sources.sort_by_key(|source| Reverse(source.uses));
    let items: Vec<String> = sources
        .iter()
        .map(|source| format!("{}{}{}", isolated(speech, &source.name), speech.comma(), speech.time_range(&source.years)))
        .collect();
    speech.format(&Message::Sources { list: speech.format_items(&items) })
}

/// The publisher of a figure, else the title of its source, else the name of its file without the folders, which are private.
fn source_name(observation: &Observation) -> String {
    let citation = &observation.citation;
    let name = if citation.publisher.is_empty() { &citation.title } else { &citation.publisher };
    if name.is_empty() { file_name(&observation.location.source) } else { name.clone() }
}

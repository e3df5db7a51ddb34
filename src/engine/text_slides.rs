//! The slides of text in a deck. In: the rows of every chart of the talk. Out: the title slide, and the slides on missing data,
//! remarks, methods and sources.

use std::collections::BTreeMap;

use crate::base::{IndicatorId, Time};
use crate::chart::{Slide, TextSlide, TextSlideRole, formula_text};
use crate::compare::ComparisonRow;
use crate::speech::{Message, Speech, isolate, isolate_left_to_right};

/// The most titles of one publisher that a slide has room for.
const MOST_TITLES: usize = 2;
/// The largest number of towns named in a title.
const MOST_TITLE_TOWNS: usize = 2;
/// The length up to which an address is shown with the first part of its path, in bytes.
const LONGEST_ADDRESS: usize = 60;
/// The largest number of addresses of one publisher on the slide of sources.
const MOST_ADDRESSES: usize = 2;

/// A slide with a title and paragraphs.
pub(super) fn text_slide(role: TextSlideRole, speech: &Speech, title: String, paragraphs: Vec<String>) -> Slide {
    Slide::Text(TextSlide { role, language: speech.language(), title, subtitle: String::new(), paragraphs })
}

/// The title of a deck without one: the focus and the twin, and a mention of the other towns.
pub(super) fn deck_title(rows: &[ComparisonRow], speech: &Speech) -> String {
    let mut named: Vec<String> = Vec::new();
    let mut has_others = false;
    for row in rows {
        let name = row.place.names.get(speech.language()).to_owned();
        if row.role.is_focus_or_twin() && named.len() < MOST_TITLE_TOWNS {
            if !named.contains(&name) {
                named.push(name);
            }
        } else {
            has_others |= !named.contains(&name);
        }
    }
    // "Kénitra, Rabat et leurs partenaires" has one "et" only.
    let towns = if has_others && !speech.language().is_rtl() { named.join(", ") } else { speech.format_list(&named) };
    if has_others { speech.format(&Message::DeckTitle { towns }) } else { towns }
}

/// The first slide: the title, the number of indicators and the years.
pub(super) fn title_slide(title: &str, rows: &[ComparisonRow], speech: &Speech) -> Slide {
    let mut indicators: Vec<&IndicatorId> = rows.iter().map(|row| &row.indicator.id).collect();
    indicators.sort_unstable();
    indicators.dedup();
    let years: Vec<Time> = rows.iter().filter_map(ComparisonRow::time).collect();
    let years = speech.time_range(&years);
    let subtitle = if years.is_empty() { String::new() } else { speech.format(&Message::DeckSubtitle { count: indicators.len(), years }) };
    let title = title.to_owned();
    Slide::Text(TextSlide { role: TextSlideRole::Title, language: speech.language(), title, subtitle, paragraphs: Vec::new() })
}

/// For each indicator, the towns without a value and the reasons; `None` if nothing is missing.
pub(super) fn missing_slide(rows: &[ComparisonRow], speech: &Speech) -> Option<Slide> {
    let mut missing: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.value().is_none()) {
        // Another chart of the talk may show the value.
        let is_shown =
            rows.iter().any(|other| other.place.id == row.place.id && other.indicator.id == row.indicator.id && other.value().is_some());
        let Some(reason) = row.value_or_reason().missing_reason().filter(|_| !is_shown) else { continue };
        let town = format!("{} ({})", row.place.names.get(speech.language()), speech.missing_reason(reason));
        let towns = missing.entry(row.indicator.names.get(speech.language()).to_owned()).or_default();
        if !towns.contains(&town) {
            towns.push(town);
        }
    }
    let line =
        |(measure, towns): (String, Vec<String>)| speech.format(&Message::DeckMissingLine { measure, towns: speech.format_list(&towns) });
    let lines: Vec<String> = missing.into_iter().map(line).collect();
    (!lines.is_empty()).then(|| text_slide(TextSlideRole::Missing, speech, speech.format(&Message::DeckMissing {}), lines))
}

/// The remarks on each chart of some slides, which have no room for them; `None` if there are none.
pub(super) fn notes_slide(slides: &[Slide], speech: &Speech) -> Option<Slide> {
    let mut lines: Vec<String> = Vec::new();
    // The steps of a chart that is built up have its remarks too.
    let mut told: Vec<&[String]> = Vec::new();
    for chart in slides.iter().rev().filter_map(Slide::chart).filter(|chart| !chart.footnotes.is_empty()) {
        if !told.contains(&chart.footnotes.as_slice()) {
            told.push(&chart.footnotes);
            let headline = chart.headline.trim_end_matches('.').to_owned();
            lines.push(speech.format(&Message::DeckNotesLine { headline, notes: chart.footnotes.join(" ") }));
        }
    }
    lines.reverse();
    (!lines.is_empty()).then(|| text_slide(TextSlideRole::Notes, speech, speech.format(&Message::DeckNotes {}), lines))
}

/// The formula of each indicator; `None` if no row has a value.
pub(super) fn method_slide(rows: &[ComparisonRow], speech: &Speech) -> Option<Slide> {
    let mut lines: Vec<String> = Vec::new();
    for row in rows {
        let Some(trace) = &row.trace else { continue };
        let line = speech.format(&Message::DeckMethodLine {
            measure: row.indicator.names.get(speech.language()).to_owned(),
            formula: formula_text(&trace.indicator, speech),
            unit: speech.unit_name(&row.indicator.unit),
        });
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        return None;
    }
    lines.insert(0, speech.format(&Message::DeckMethodRules {}));
    Some(text_slide(TextSlideRole::Method, speech, speech.format(&Message::DeckMethod {}), lines))
}

/// What one publisher contributed.
#[derive(Default)]
struct Publication {
    /// The years of the figures used, in any order.
    years: Vec<Time>,
    /// The titles of its publications, at most `MOST_TITLES`.
    titles: Vec<String>,
    /// Where the data can be found, at most `MOST_ADDRESSES`.
    addresses: Vec<String>,
}

/// Each publisher with the years of its data and its addresses; `None` if no figure is shown.
pub(super) fn sources_slide(rows: &[ComparisonRow], speech: &Speech) -> Option<Slide> {
    let mut publications: BTreeMap<String, Publication> = BTreeMap::new();
    let inputs = rows.iter().filter(|row| row.value().is_some()).flat_map(|row| &row.trace).flat_map(|trace| &trace.inputs);
    for observation in inputs.filter_map(|input| input.observation.as_ref()).filter(|observation| !observation.is_supposed) {
        let citation = &observation.citation;
        let name = [&citation.publisher, &citation.title].into_iter().find(|text| !text.is_empty());
        let name = name.cloned().unwrap_or_else(|| crate::chart::file_name(&observation.location.source));
        let publication = publications.entry(speech.known_text(&name).into_owned()).or_default();
        publication.years.push(observation.time);
        let title = if citation.publisher.is_empty() { "" } else { citation.title.as_str() };
        let title = speech.format(&Message::SourceTitle { title: speech.known_text(title).into_owned() });
        let titles = &mut publication.titles;
        if !citation.publisher.is_empty() && !citation.title.is_empty() && !titles.contains(&title) && titles.len() < MOST_TITLES {
            titles.push(title);
        }
        let address = short_address(&citation.address);
        let addresses = &mut publication.addresses;
        if !address.is_empty() && !addresses.contains(&address) && addresses.len() < MOST_ADDRESSES {
            addresses.push(address);
        }
    }
    let separator = if speech.language().is_rtl() { "، " } else { ", " };
    let line = |(name, publication): (String, Publication)| {
        let years = speech.time_range(&publication.years);
        let parts = std::iter::once(name).chain(publication.titles).chain(std::iter::once(years)).chain(publication.addresses);
        // In an Arabic line, each Latin name, title and address keeps its own direction.
        let isolated = |text: String| match (speech.language().is_rtl(), text.is_ascii()) {
            (false, _) => text,
            (true, true) => isolate_left_to_right(&text),
            (true, false) => isolate(&text),
        };
        parts.filter(|text| !text.is_empty()).map(isolated).collect::<Vec<_>>().join(separator)
    };
    let lines: Vec<String> = publications.into_iter().map(line).collect();
    (!lines.is_empty()).then(|| text_slide(TextSlideRole::Sources, speech, speech.format(&Message::DeckSources {}), lines))
}

/// The beginning of an address, short enough to be noted down: the host and the first part of the path. The whole address is in the
/// workbook of the chart.
fn short_address(address: &str) -> String {
    let bare = address.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let mut parts = bare.split('/');
    let host = parts.next().unwrap_or_default();
    match parts.next().filter(|part| !part.is_empty() && host.len() + part.len() < LONGEST_ADDRESS) {
        Some(part) => format!("{host}/{part}"),
        None => host.to_owned(),
    }
}

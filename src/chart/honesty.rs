//! What makes figures comparable or not: figures in, badges and footnotes out. They travel with every picture.

use crate::base::{Level, Status};
use crate::chart::spec::{Badge, Tone};
use crate::chart::words::{name, once, title, years, years_of};
use crate::compare::{Figure, Figures};
use crate::indicators::Flag;
use crate::speech::{Line, Speech};

/// Badges, footnotes and the line of sources.
pub(super) struct Honesty {
    pub badges: Vec<Badge>,
    pub caption: Vec<String>,
    pub sources: String,
}

/// Everything a reader must know before comparing these figures.
pub(super) fn honesty(figures: &Figures, speech: &Speech) -> Honesty {
    let mut badges = vec![];
    let mut caption = vec![];
    year_badge(figures, speech, &mut badges);
    territory(figures, speech, &mut badges, &mut caption);
    definitions(figures, speech, &mut badges, &mut caption);
    flags(figures, speech, &mut badges, &mut caption);
    statuses(figures, speech, &mut badges, &mut caption);
    missing(figures, speech, &mut badges, &mut caption);
    Honesty { badges, caption, sources: sources(figures, speech) }
}

fn badge(badges: &mut Vec<Badge>, tone: Tone, text: String) {
    if !badges.iter().any(|badge| badge.text == text) {
        badges.push(Badge { tone, text });
    }
}

fn year_badge(figures: &Figures, speech: &Speech, badges: &mut Vec<Badge>) {
    if figures.years.len() > 1 {
        return;
    }
    match years_of(figures.rows.iter()).as_slice() {
        [] => {}
        [year] => badge(badges, Tone::Good, speech.say(&Line::BadgeSameYear { year: year.to_string() })),
        [first, .., last] => {
            let line = Line::BadgeYears { first: first.to_string(), last: last.to_string() };
            badge(badges, Tone::Warn, speech.say(&line));
        }
    }
}

/// The levels of the figures shown, each once.
pub(super) fn levels(figures: &Figures) -> Vec<Level> {
    let mut levels: Vec<Level> = figures.rows.iter().filter_map(Figure::level).collect();
    levels.sort();
    levels.dedup();
    levels
}

fn territory(figures: &Figures, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    match levels(figures).as_slice() {
        [] => {}
        [level @ (Level::Commune | Level::National | Level::Region)] => {
            let line = Line::BadgeSamePerimeter { territory: speech.levels(*level) };
            badge(badges, Tone::Good, speech.say(&line));
        }
        _ => {
            badge(badges, Tone::Warn, speech.say(&Line::BadgePerimeters {}));
            for figure in &figures.rows {
                let Some(trace) = figure.trace.as_ref().filter(|_| figure.value().is_some()) else { continue };
                if trace.outcome.level != figure.place.kind.level() {
                    let perimeter = trace.outcome.perimeter.to_string();
                    once(caption, speech.say(&Line::CaptionPerimeter { place: name(speech, &figure.place), perimeter }));
                }
            }
        }
    }
}

/// The definitions of one indicator, each with the towns that follow it, when they differ.
fn definitions(figures: &Figures, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let indicators = figures.indicators();
    for indicator in &indicators {
        let mut found: Vec<(String, Vec<String>)> = vec![];
        let rows = figures.rows.iter().filter(|row| row.indicator.id == indicator.id && row.value().is_some());
        for row in rows {
            let Some(trace) = &row.trace else { continue };
            let (definition, place) = (trace.definition(), name(speech, &row.place));
            match found.iter_mut().find(|(known, _)| known == definition) {
                Some((_, places)) => once(places, place),
                None => found.push((definition.to_owned(), vec![place])),
            }
        }
        if found.len() < 2 {
            continue;
        }
        badge(badges, Tone::Warn, speech.say(&Line::BadgeDefinitions {}));
        for (definition, places) in found.into_iter().filter(|(definition, _)| !definition.is_empty()) {
            let places = speech.list(&places);
            let line = if indicators.len() == 1 {
                Line::CaptionDefinition { places, definition }
            } else {
                Line::CaptionDefinitionOf { measure: title(speech, indicator), places, definition }
            };
            once(caption, speech.say(&line));
        }
    }
}

/// Borrowed denominators, late starts and stand-ins.
fn flags(figures: &Figures, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let mut starts: Vec<(String, Vec<String>)> = vec![];
    for figure in figures.rows.iter().filter(|figure| figure.value().is_some()) {
        let place = name(speech, &figure.place);
        for flag in figure.trace.iter().flat_map(|trace| &trace.flags) {
            match flag {
                Flag::DenominatorYearGap(year, _) => {
                    badge(badges, Tone::Warn, speech.say(&Line::BadgeBorrowed {}));
                    once(caption, speech.say(&Line::CaptionBorrowed { place: place.clone(), year: year.to_string() }));
                }
                Flag::Since(year) => match starts.iter_mut().find(|(start, _)| *start == year.to_string()) {
                    Some((_, places)) => once(places, place.clone()),
                    None => starts.push((year.to_string(), vec![place.clone()])),
                },
                Flag::Alternative(_) => {
                    let measure = title(speech, &figure.indicator);
                    once(caption, speech.say(&Line::CaptionPrinted { place: place.clone(), measure }));
                }
                Flag::DefinitionChange => badge(badges, Tone::Warn, speech.say(&Line::BadgeDefinitions {})),
                Flag::Geo(_) | Flag::Status(..) | Flag::Definition(_) | Flag::ConstantFrom(_) | Flag::Card(_) => {}
            }
        }
    }
    if starts.len() > 1 {
        badge(badges, Tone::Warn, speech.say(&Line::BadgePeriods {}));
        for (year, places) in starts {
            once(caption, speech.say(&Line::CaptionSince { year, places: speech.list(&places) }));
        }
    }
}

fn statuses(figures: &Figures, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    for status in [Status::Secondary, Status::Approximate, Status::Disputed] {
        let mut places = vec![];
        for figure in figures.rows.iter().filter(|figure| figure.value().is_some()) {
            if figure.trace.as_ref().is_some_and(|trace| trace.status() == status) {
                once(&mut places, name(speech, &figure.place));
            }
        }
        if places.is_empty() {
            continue;
        }
        let word = speech.say(&status_line(status));
        once(caption, speech.say(&Line::CaptionStatus { status: word, places: speech.list(&places) }));
        if status == Status::Disputed {
            badge(badges, Tone::Warn, speech.say(&Line::BadgeDisputed {}));
        }
    }
}

/// The words for a status.
pub(super) fn status_line(status: Status) -> Line {
    match status {
        Status::Ok => Line::StatusOk {},
        Status::Secondary => Line::StatusSecondary {},
        Status::Approximate => Line::StatusApproximate {},
        Status::Disputed => Line::StatusDisputed {},
    }
}

fn missing(figures: &Figures, speech: &Speech, badges: &mut Vec<Badge>, caption: &mut Vec<String>) {
    let several = figures.indicators().len() > 1;
    for figure in &figures.rows {
        let Some(gap) = figure.reading().gap() else { continue };
        let (place, reason) = (name(speech, &figure.place), speech.gap(gap));
        badge(badges, Tone::Plain, speech.say(&Line::BadgeMissing { place: place.clone() }));
        let year = figure.wanted.filter(|_| figures.years.len() > 1).map(|year| year.to_string());
        let place = year.map_or(place.clone(), |year| format!("{place} {year}"));
        let line = if several {
            Line::CaptionMissingOf { place, measure: title(speech, &figure.indicator), reason }
        } else {
            Line::CaptionMissing { place, reason }
        };
        once(caption, speech.say(&line));
    }
}

/// Publishers of every input shown, the most used first, with their years.
fn sources(figures: &Figures, speech: &Speech) -> String {
    let mut found: Vec<(String, Vec<crate::base::Year>, usize)> = vec![];
    let shown = figures.rows.iter().filter(|figure| figure.value().is_some()).flat_map(|figure| &figure.trace);
    for observation in shown.flat_map(|trace| &trace.inputs).filter_map(|input| input.observation.as_ref()) {
        let citation = &observation.citation;
        let publisher = if citation.publisher.is_empty() { &citation.title } else { &citation.publisher };
        // A file that names no source is itself the source.
        let source = if publisher.is_empty() { observation.spot.source.to_string() } else { publisher.clone() };
        match found.iter_mut().find(|(known, ..)| *known == source) {
            Some((_, years, uses)) => {
                years.push(observation.year);
                *uses += 1;
            }
            None => found.push((source, vec![observation.year], 1)),
        }
    }
    found.sort_by_key(|(.., uses)| std::cmp::Reverse(*uses));
    if found.is_empty() {
        return speech.say(&Line::SourcesNone {});
    }
    let list: Vec<String> = found.iter().map(|(source, dates, _)| format!("{source}, {}", years(speech, dates))).collect();
    let join = if speech.language() == crate::speech::Language::Ar {
        "؛ "
    } else if speech.language() == crate::speech::Language::Fr {
        "\u{a0}; "
    } else {
        "; "
    };
    speech.say(&Line::Sources { list: list.join(join) })
}

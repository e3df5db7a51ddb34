//! A talk and its figures in, a deck out: the first slide, each chart with its steps and its table, what is missing, the method and
//! the sources.

use std::collections::BTreeMap;

use crate::chart::{
    ChartKind, ChartSpec, Deck, DeckPart, RenderedChart, Slide, TextSlide, TextSlideRole, Unsuitable, drawn, formula_words, steps,
};
use crate::compare::ComparisonRow;
use crate::engine::said;
use crate::indicators::IndicatorValues;
use crate::project::{ChartSlide, HeadlineChoice, Project, Talk, TalkSlide};
use crate::speech::{Language, Message, Speech};

/// A chart of the talk, drawn; and whether what the user wrote above it was written of other figures.
#[derive(Clone, Debug)]
pub struct RenderedSlide {
    /// The chart under its headline.
    pub chart: ChartSpec,
    /// What it is made of.
    pub drawn: RenderedChart,
    /// Whether the finding is no longer the one heard when the headline was written.
    pub outdated: bool,
}

/// Draws a chart of the talk.
///
/// # Errors
/// When no kind can show it.
pub fn told_chart(results: &IndicatorValues, told: &ChartSlide, speech: &Speech) -> Result<RenderedSlide, Unsuitable> {
    let drawn = drawn(results, &told.question, told.kind, speech).or_else(|_| drawn(results, &told.question, None, speech))?;
    let outdated = told.heard.as_ref().is_some_and(|(language, heard)| {
        language == speech.language().tag() && *heard != drawn.chart.headline && matches!(told.saying, Some(HeadlineChoice::Own(_)))
    });
    let mut chart = said(drawn.chart.clone(), told.saying.as_ref());
    if !told.notes.trim().is_empty() {
        // What the speaker wrote comes first, then what the program knows.
        chart.remarks.splice(0..0, told.notes.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    }
    Ok(RenderedSlide { chart, drawn, outdated })
}

/// A deck of one or several languages: each is a part of it.
#[must_use]
pub fn deck_in(results: &IndicatorValues, talk: &Talk, languages: &[Language]) -> Option<Deck> {
    let made = languages.iter().map(|language| {
        let made = deck_of(results, talk, &Speech::new(*language));
        DeckPart { name: language.own_name().to_owned(), deck: made.deck }
    });
    Deck::joined(made.collect())
}

/// A deck, and the ranks of the slides of the talk no figures could be found for.
pub struct BuiltDeck {
    /// The deck.
    pub deck: Deck,
    /// For each slide of the talk that has no chart: its rank and why.
    pub refused: Vec<(usize, Unsuitable)>,
    /// The ranks of slides whose own headline was written of other figures.
    pub outdated: Vec<usize>,
    /// For each slide of the deck, the slide of the talk it comes from; none where the program made it.
    pub origins: Vec<Option<usize>>,
}

impl BuiltDeck {
    /// The slide of the deck a slide of the talk is told by: its last, where the finding stands.
    #[must_use]
    pub fn told_by(&self, rank: usize) -> Option<usize> {
        self.origins.iter().rposition(|own| *own == Some(rank))
    }
}

/// The talk of a project; one without slides tells its question and its board.
#[must_use]
pub fn talk_of(project: &Project) -> Talk {
    if !project.talk.slides.is_empty() {
        return project.talk.clone();
    }
    let own = project.question.as_ref().map(|question| ChartSlide::of(question.clone(), project.kind, project.saying.clone()));
    let board = project.board.iter().map(|pinned| ChartSlide::of(pinned.question.clone(), pinned.kind, None));
    let mut slides: Vec<TalkSlide> = Vec::new();
    for told in own.into_iter().chain(board) {
        let slide = TalkSlide::Chart(Box::new(told));
        if !slides.contains(&slide) {
            slides.push(slide);
        }
    }
    Talk { slides, ..project.talk.clone() }
}

/// Makes the deck of a talk in one language.
#[must_use]
pub fn deck_of(results: &IndicatorValues, talk: &Talk, speech: &Speech) -> BuiltDeck {
    let (mut slides, mut refused, mut outdated) = (Vec::new(), Vec::new(), Vec::new());
    let mut origins: Vec<Option<usize>> = vec![None];
    let mut figures: Vec<ComparisonRow> = Vec::new();
    for (rank, slide) in talk.slides.iter().enumerate() {
        match slide {
            TalkSlide::Section(title) => slides.push(words(TextSlideRole::Section, speech, title.clone(), Vec::new())),
            TalkSlide::Chart(told) => match told_chart(results, told, speech) {
                Err(refusal) => refused.push((rank, refusal)),
                Ok(made) => {
                    if made.outdated {
                        outdated.push(rank);
                    }
                    if told.build {
                        slides.extend(steps(&made.chart).into_iter().map(|step| Slide::Chart(Box::new(step))));
                    }
                    slides.push(Slide::Chart(Box::new(made.chart)));
                    if told.table && made.drawn.chart.kind != ChartKind::Table {
                        let table = drawn(results, &told.question, Some(ChartKind::Table), speech);
                        slides.extend(table.ok().map(|table| Slide::Chart(Box::new(table.chart))));
                    }
                    figures.extend(made.drawn.figures.rows);
                }
            },
        }
        origins.resize(slides.len() + 1, Some(rank));
    }
    let title = talk.title.clone().unwrap_or_else(|| title(&figures, speech));
    let mut all = vec![first(&title, &figures, speech)];
    all.extend(slides);
    all.extend(missing(&figures, speech));
    all.extend(method(&figures, speech));
    all.extend(sources(&figures, speech));
    origins.resize(all.len(), None);
    let deck = Deck { language: speech.language(), title, slides: all, sections: Vec::new(), seal: String::new() };
    BuiltDeck { deck, refused, outdated, origins }
}

fn words(role: TextSlideRole, speech: &Speech, title: String, paragraphs: Vec<String>) -> Slide {
    Slide::Text(TextSlide { role, language: speech.language(), title, subtitle: String::new(), paragraphs })
}

/// The towns spoken of, and the others.
fn title(figures: &[ComparisonRow], speech: &Speech) -> String {
    let mut spoken: Vec<String> = Vec::new();
    let mut others = false;
    for row in figures {
        let name = row.place.names.get(speech.language()).to_owned();
        if row.standing.is_spoken_of() && spoken.len() < MOST_SPOKEN {
            if !spoken.contains(&name) {
                spoken.push(name);
            }
        } else {
            others |= !spoken.contains(&name);
        }
    }
    // "Kénitra, Rabat et leurs partenaires": one "et" is enough.
    let towns = if others && !speech.language().is_rtl() { spoken.join(", ") } else { speech.list(&spoken) };
    if others { speech.say(&Message::DeckTitle { towns }) } else { towns }
}

/// More towns than this do not stand in a title.
const MOST_SPOKEN: usize = 2;

fn first(title: &str, figures: &[ComparisonRow], speech: &Speech) -> Slide {
    let mut years: Vec<crate::base::Year> = figures.iter().filter_map(ComparisonRow::year).collect();
    years.sort_unstable();
    years.dedup();
    let mut indicators: Vec<&crate::base::IndicatorId> = figures.iter().map(|row| &row.indicator.id).collect();
    indicators.sort_unstable();
    indicators.dedup();
    let subtitle = match (years.first(), years.last()) {
        (Some(first), Some(last)) => {
            let years = if first == last {
                first.to_string()
            } else {
                speech.say(&Message::Years { first: first.to_string(), last: last.to_string() })
            };
            speech.say(&Message::DeckSubtitle { count: indicators.len(), years })
        }
        _ => String::new(),
    };
    Slide::Text(TextSlide {
        role: TextSlideRole::Title,
        language: speech.language(),
        title: title.to_owned(),
        subtitle,
        paragraphs: Vec::new(),
    })
}

/// What the towns shown lack, indicator by indicator, with the reason.
fn missing(figures: &[ComparisonRow], speech: &Speech) -> Option<Slide> {
    let mut lacking: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in figures.iter().filter(|row| row.value().is_none()) {
        let known =
            figures.iter().any(|other| other.place.id == row.place.id && other.indicator.id == row.indicator.id && other.value().is_some());
        let Some(gap) = row.reading().gap().filter(|_| !known) else { continue };
        let town = format!("{} ({})", row.place.names.get(speech.language()), speech.gap(gap));
        let towns = lacking.entry(row.indicator.names.get(speech.language()).to_owned()).or_default();
        if !towns.contains(&town) {
            towns.push(town);
        }
    }
    let lines: Vec<String> =
        lacking.into_iter().map(|(measure, towns)| speech.say(&Message::DeckMissingLine { measure, towns: speech.list(&towns) })).collect();
    (!lines.is_empty()).then(|| words(TextSlideRole::Missing, speech, speech.say(&Message::DeckMissing {}), lines))
}

/// How each indicator is worked out.
fn method(figures: &[ComparisonRow], speech: &Speech) -> Option<Slide> {
    let mut lines: Vec<String> = Vec::new();
    for row in figures {
        let Some(trace) = &row.trace else { continue };
        let measure = row.indicator.names.get(speech.language()).to_owned();
        let line = speech.say(&Message::DeckMethodLine {
            measure,
            formula: formula_words(&trace.indicator, speech),
            unit: speech.unit(&row.indicator.unit),
        });
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        return None;
    }
    lines.insert(0, speech.say(&Message::DeckMethodRules {}));
    Some(words(TextSlideRole::Method, speech, speech.say(&Message::DeckMethod {}), lines))
}

/// Every publisher, with the years of what it gave and where it can be read.
fn sources(figures: &[ComparisonRow], speech: &Speech) -> Option<Slide> {
    let mut found: BTreeMap<String, (Vec<crate::base::Year>, Vec<String>)> = BTreeMap::new();
    let shown = figures.iter().filter(|row| row.value().is_some()).flat_map(|row| &row.trace).flat_map(|trace| &trace.inputs);
    for own in shown.filter_map(|input| input.observation.as_ref()).filter(|own| !own.supposed) {
        let citation = &own.citation;
        let name = [&citation.publisher, &citation.title].into_iter().find(|text| !text.is_empty());
        let name = name.cloned().unwrap_or_else(|| crate::chart::file_name(&own.spot.source));
        let (years, addresses) = found.entry(name).or_default();
        years.push(own.year);
        let address = short(&citation.address);
        if !address.is_empty() && !addresses.contains(&address) && addresses.len() < MOST_ADDRESSES {
            addresses.push(address);
        }
    }
    let line = |(name, (years, addresses)): (String, (Vec<crate::base::Year>, Vec<String>))| {
        let (first, last) = (years.iter().min(), years.iter().max());
        let years = match (first, last) {
            (Some(first), Some(last)) if first != last => speech.say(&Message::Years { first: first.to_string(), last: last.to_string() }),
            (Some(year), _) => year.to_string(),
            _ => String::new(),
        };
        let places = addresses.join(" ");
        [name, years, places].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(if speech.language().is_rtl() {
            "، "
        } else {
            ", "
        })
    };
    let lines: Vec<String> = found.into_iter().map(line).collect();
    (!lines.is_empty()).then(|| words(TextSlideRole::Sources, speech, speech.say(&Message::DeckSources {}), lines))
}

/// An address as a listener may note it down: where it begins; whole it stands in the workbook of the chart.
fn short(address: &str) -> String {
    let bare = address.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let mut parts = bare.split('/');
    let host = parts.next().unwrap_or_default();
    match parts.next().filter(|part| !part.is_empty() && host.len() + part.len() < LONGEST_ADDRESS) {
        Some(part) => format!("{host}/{part}"),
        None => host.to_owned(),
    }
}

/// Longer addresses are nobody's to read from a slide.
const LONGEST_ADDRESS: usize = 60;
/// More addresses of one publisher stand in the notes.
const MOST_ADDRESSES: usize = 2;

//! A slide and a deck: what leaves for PowerPoint, PDF, a web page or a picture.

use crate::chart::spec::ChartSpec;
use crate::speech::Language;

/// What a slide of words is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextSlideRole {
    /// The first slide: what the talk is about.
    Title,
    /// What the next slides are about.
    Section,
    /// From which cells the figures of a chart come, and what to know of them.
    Inputs,
    /// How figures are computed.
    Method,
    /// What no file has.
    Missing,
    /// Where figures come from.
    Sources,
    /// The files read, each with the hash of its bytes.
    Files,
}

/// A slide of words.
#[derive(Clone, PartialEq, Debug)]
pub struct TextSlide {
    /// What it is for.
    pub role: TextSlideRole,
    /// Its language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// A line under the title; may be empty.
    pub subtitle: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// One slide.
#[derive(Clone, PartialEq, Debug)]
pub enum Slide {
    /// A chart with its finding, sources and notes.
    Chart(Box<ChartSpec>),
    /// Words.
    Text(TextSlide),
}

impl Slide {
    /// Its chart, if it has one.
    #[must_use]
    pub fn chart(&self) -> Option<&ChartSpec> {
        match self {
            Self::Chart(chart) => Some(chart),
            Self::Text(_) => None,
        }
    }

    /// Its language.
    #[must_use]
    pub fn language(&self) -> Language {
        match self {
            Self::Chart(chart) => chart.language,
            Self::Text(words) => words.language,
        }
    }

    /// Its headline or its title.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Chart(chart) => &chart.headline,
            Self::Text(words) => &words.title,
        }
    }

    /// What it shows, for those who do not see it.
    #[must_use]
    pub fn alt(&self) -> String {
        match self {
            Self::Chart(chart) => chart.alt.clone(),
            Self::Text(words) => {
                let parts = [&words.title, &words.subtitle].into_iter().chain(&words.paragraphs).filter(|text| !text.is_empty());
                parts.cloned().collect::<Vec<_>>().join(". ")
            }
        }
    }

    /// The speaker's notes.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        match self {
            Self::Chart(chart) => &chart.remarks,
            Self::Text(_) => &[],
        }
    }
}

/// The slides of one part of a deck.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// The rank of its first slide.
    pub first: usize,
}

/// Slides in order.
#[derive(Clone, PartialEq, Debug)]
pub struct Deck {
    /// The language of the deck, which may differ from the window's; of several, the first.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// The slides.
    pub slides: Vec<Slide>,
    /// Its parts, in order; none where there is only one.
    pub sections: Vec<Section>,
    /// What stands at the foot of every page of a file for officials: the hash of the data. Empty on slides.
    pub seal: String,
}

impl Deck {
    /// A deck of one chart.
    #[must_use]
    pub fn of(chart: ChartSpec) -> Self {
        Self {
            language: chart.language,
            title: chart.headline.clone(),
            slides: vec![Slide::Chart(Box::new(chart))],
            sections: Vec::new(),
            seal: String::new(),
        }
    }

    /// The charts, in order.
    pub fn charts(&self) -> impl Iterator<Item = &ChartSpec> {
        self.slides.iter().filter_map(Slide::chart)
    }

    /// The same deck followed by others, each a part of its own.
    #[must_use]
    pub fn joined(decks: Vec<(String, Self)>) -> Option<Self> {
        let mut decks = decks.into_iter();
        let (name, mut all) = decks.next()?;
        let rest: Vec<(String, Self)> = decks.collect();
        if rest.is_empty() {
            return Some(all);
        }
        all.sections = vec![Section { name, first: 0 }];
        for (name, deck) in rest {
            all.sections.push(Section { name, first: all.slides.len() });
            all.slides.extend(deck.slides);
        }
        Some(all)
    }
}

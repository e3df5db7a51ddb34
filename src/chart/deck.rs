//! A deck of slides: what is exported to PowerPoint, PDF, a web page or pictures.

use crate::chart::spec::ChartSpec;
use crate::speech::Language;

/// The purpose of a slide of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextSlideRole {
    /// The first slide: the title of the talk.
    Title,
    /// The title of the slides that follow.
    Section,
    /// The cells the values of a chart come from, and what to know about them.
    Inputs,
    /// The remarks on the charts, which have no room for them.
    Notes,
    /// How values are computed.
    Method,
    /// The values that no file has.
    Missing,
    /// The sources.
    Sources,
    /// The files, each with the hash of its bytes.
    Files,
}

/// A slide of text.
#[derive(Clone, PartialEq, Debug)]
pub struct TextSlide {
    /// Its purpose.
    pub role: TextSlideRole,
    /// The language of every text.
    pub language: Language,
    /// The title.
    pub title: String,
    /// The line under the title; may be empty.
    pub subtitle: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
}

/// One slide.
#[derive(Clone, PartialEq, Debug)]
pub enum Slide {
    /// A chart with its headline, sources and notes.
    Chart(Box<ChartSpec>),
    /// Text.
    Text(TextSlide),
}

impl Slide {
    /// The chart; `None` on a slide of text.
    #[must_use]
    pub fn chart(&self) -> Option<&ChartSpec> {
        match self {
            Self::Chart(chart) => Some(chart),
            Self::Text(_) => None,
        }
    }

    /// The language of its texts.
    #[must_use]
    pub fn language(&self) -> Language {
        match self {
            Self::Chart(chart) => chart.language,
            Self::Text(text) => text.language,
        }
    }

    /// The headline of the chart, or the title of the text.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Chart(chart) => &chart.headline,
            Self::Text(text) => &text.title,
        }
    }

    /// The alternative text, for readers who do not see the slide.
    #[must_use]
    pub fn alt_text(&self) -> String {
        match self {
            Self::Chart(chart) => chart.alt_text.clone(),
            Self::Text(text) => {
                let parts = [&text.title, &text.subtitle].into_iter().chain(&text.paragraphs).filter(|part| !part.is_empty());
                parts.cloned().collect::<Vec<_>>().join(". ")
            }
        }
    }

    /// The speaker's notes, one paragraph each; slides of text have none.
    #[must_use]
    pub fn speaker_notes(&self) -> &[String] {
        match self {
            Self::Chart(chart) => &chart.speaker_notes,
            Self::Text(_) => &[],
        }
    }
}

/// A section of a deck.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The name.
    pub name: String,
    /// The index of its first slide.
    pub first_slide: usize,
}

/// Slides in order, and what is printed around them.
#[derive(Clone, PartialEq, Debug)]
pub struct Deck {
    /// The language of the deck, which may differ from that of the window; the first, if the deck has several.
    pub language: Language,
    /// The title, for the properties of the exported file.
    pub title: String,
    /// The slides, in order.
    pub slides: Vec<Slide>,
    /// The sections, in order; empty when there is only one.
    pub sections: Vec<Section>,
    /// The hash of the data, printed at the foot of every page of an evidence pack; empty in other decks.
    pub data_hash: String,
}

impl Deck {
    /// A deck of one chart, with its headline as the title.
    #[must_use]
    pub fn from_chart(chart: ChartSpec) -> Self {
        Self {
            language: chart.language,
            title: chart.headline.clone(),
            slides: vec![Slide::Chart(Box::new(chart))],
            sections: Vec::new(),
            data_hash: String::new(),
        }
    }

    /// The charts, in order.
    pub fn charts(&self) -> impl Iterator<Item = &ChartSpec> {
        self.slides.iter().filter_map(Slide::chart)
    }

    /// Joins decks into one, each a section of its own. A single deck stays as it is; `None` when there is no deck.
    ///
    /// Language, title and data hash are those of the first.
    #[must_use]
    pub fn join(parts: Vec<DeckPart>) -> Option<Self> {
        let mut parts = parts.into_iter();
        let DeckPart { name, deck: mut all } = parts.next()?;
        if parts.as_slice().is_empty() {
            return Some(all);
        }
        all.sections = vec![Section { name, first_slide: 0 }];
        for DeckPart { name, deck } in parts {
            all.sections.push(Section { name, first_slide: all.slides.len() });
            all.slides.extend(deck.slides);
        }
        Some(all)
    }
}

/// A deck that becomes a section of a larger one.
#[derive(Clone, PartialEq, Debug)]
pub struct DeckPart {
    /// The name of the section.
    pub name: String,
    /// The slides.
    pub deck: Deck,
}

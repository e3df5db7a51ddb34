//! A slide and a deck: what leaves for PowerPoint, PDF or a picture.

use crate::chart::spec::ChartSpec;
use crate::speech::Language;

/// One slide: a chart with its finding, sources and notes.
#[derive(Clone, PartialEq, Debug)]
pub struct Slide {
    /// The chart.
    pub chart: ChartSpec,
}

/// Slides in order, in one language.
#[derive(Clone, PartialEq, Debug)]
pub struct Deck {
    /// The language of the deck, which may differ from the window's.
    pub language: Language,
    /// The slides.
    pub slides: Vec<Slide>,
}

impl Deck {
    /// A deck of one chart.
    #[must_use]
    pub fn of(chart: ChartSpec) -> Self {
        Self { language: chart.language, slides: vec![Slide { chart }] }
    }
}

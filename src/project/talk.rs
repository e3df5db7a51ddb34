//! The talk as the user composed it: an ordered list of chart slides and section slides, with headlines and speaker notes.
//!
//! The serialised names (`question`, `saying`, `heard`) are those of the first project files and must stay.

use crate::chart::ChartKind;
use crate::compare::ComparisonQuery;
use crate::speech::Language;

/// The largest number of slides a talk may hold.
pub const MOST_SLIDES: usize = 400;

/// The headline the user chose instead of the one the program puts first.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadlineChoice {
    /// One of the other headlines the program proposes, by its index; it follows the language of the window.
    Proposal(usize),
    /// A headline written by the user.
    #[serde(rename = "own")]
    Written(String),
}

/// The program's headline at the moment the user wrote another one. If the figures now give a different headline, the user is
/// warned that the written one may be outdated.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(from = "(String, String)", into = "(String, String)")]
pub struct HeadlineWhenWritten {
    /// The tag of the language of the headline, as in `fr-FR`.
    pub language: String,
    /// The headline itself.
    pub headline: String,
}

impl From<(String, String)> for HeadlineWhenWritten {
    fn from((language, headline): (String, String)) -> Self {
        Self { language, headline }
    }
}

impl From<HeadlineWhenWritten> for (String, String) {
    fn from(written: HeadlineWhenWritten) -> Self {
        (written.language, written.headline)
    }
}

/// A slide with a chart.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct ChartSlide {
    /// What the chart compares.
    #[serde(rename = "question")]
    pub query: ComparisonQuery,
    /// The requested kind of chart; `None` lets the program choose the most suitable one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ChartKind>,
    /// The headline above the chart; `None` means the program's first proposal.
    #[serde(default, rename = "saying", skip_serializing_if = "Option::is_none")]
    pub headline: Option<HeadlineChoice>,
    /// The program's headline when the user wrote another one; `None` if the user wrote none.
    #[serde(default, rename = "heard", skip_serializing_if = "Option::is_none")]
    pub headline_when_written: Option<HeadlineWhenWritten>,
    /// Text the user adds to the speaker notes; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// True if the chart is preceded by slides that build it step by step.
    #[serde(default)]
    pub build: bool,
    /// True if a slide with the table of the figures follows the chart.
    #[serde(default)]
    pub table: bool,
}

impl ChartSlide {
    /// A slide with a chart, without speaker notes, build steps or table.
    #[must_use]
    pub fn new(question: ComparisonQuery, kind: Option<ChartKind>, saying: Option<HeadlineChoice>) -> Self {
        Self { query: question, kind, headline: saying, headline_when_written: None, notes: String::new(), build: false, table: false }
    }
}

/// A slide of the talk.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TalkSlide {
    /// A chart.
    Chart(Box<ChartSlide>),
    /// The title of a section: the subject of the slides that follow it.
    Section(String),
}

/// The slides the user composed. The title, missing data, method and source slides are added by the program.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Talk {
    /// The title; `None` means the names of the towns in the talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The languages of the deck, in order; an empty list means the language of the window.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// The slides, in order.
    #[serde(default)]
    pub slides: Vec<TalkSlide>,
}

impl Talk {
    /// True if the talk has no title, no languages and no slides.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The chart slides, in order.
    pub fn chart_slides(&self) -> impl Iterator<Item = &ChartSlide> {
        self.slides.iter().filter_map(|slide| match slide {
            TalkSlide::Chart(chart_slide) => Some(&**chart_slide),
            TalkSlide::Section(_) => None,
        })
    }
}

//! Floor 7: what the user decided, and nothing else. Small, saved, undoable; never a byte of data.

mod edit;
mod file;
mod history;
mod recipes;
mod remembered_values;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use edit::{Edit, TalkEdit, apply};
pub use file::{CARRIED, EmbeddedFile, FORMAT, ProjectError, from_bytes, text_of, text_read, to_bytes};
pub use history::History;
pub use remembered_values::RememberedValues;

use crate::chart::ChartKind;
use crate::compare::ComparisonQuery;
use crate::speech::Language;
use crate::tidy::{PlaceGroup, Recipe};

/// A file or folder of figures.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct SourcePath {
    /// Where it is.
    pub path: PathBuf,
}

impl SourcePath {
    /// A path.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }
}

/// A comparison kept beside others on the board.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct Pinned {
    /// What is compared.
    pub question: ComparisonQuery,
    /// The form asked for; none means the one that fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ChartKind>,
}

/// So many charts stand on the board: more are not looked at together.
pub const MOST_PINNED: usize = 12;

/// The headline the user chose.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadlineChoice {
    /// One of the program's other sentences, in whatever language is spoken.
    Proposal(usize),
    /// Her own words.
    Own(String),
}

/// A chart of the talk.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct ChartSlide {
    /// What is compared.
    pub question: ComparisonQuery,
    /// The form asked for; none means the one that fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ChartKind>,
    /// What is said above it; none means the strongest sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saying: Option<HeadlineChoice>,
    /// The finding when the user wrote her own headline, and its language: where the figures say something else now, she is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<(String, String)>,
    /// What the speaker adds to the notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Whether it is built step by step.
    #[serde(default)]
    pub build: bool,
    /// Whether its figures follow on a slide of their own.
    #[serde(default)]
    pub table: bool,
}

impl ChartSlide {
    /// A chart as it is compared.
    #[must_use]
    pub fn of(question: ComparisonQuery, kind: Option<ChartKind>, saying: Option<HeadlineChoice>) -> Self {
        Self { question, kind, saying, heard: None, notes: String::new(), build: false, table: false }
    }
}

/// A slide of the talk.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TalkSlide {
    /// A chart.
    Chart(Box<ChartSlide>),
    /// What the next slides are about.
    Section(String),
}

/// The slides the user made. The first, the method, what is missing and the sources are made by the program.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Talk {
    /// Its title; none means the towns it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The languages it is told in; none means that of the window.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Its slides, in order.
    #[serde(default)]
    pub slides: Vec<TalkSlide>,
}

impl Talk {
    /// Whether the user made none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The charts, in order.
    pub fn told(&self) -> impl Iterator<Item = &ChartSlide> {
        self.slides.iter().filter_map(|slide| match slide {
            TalkSlide::Chart(told) => Some(&**told),
            TalkSlide::Section(_) => None,
        })
    }
}

/// So many slides the user makes: more are no talk.
pub const MOST_SLIDES: usize = 400;

/// An indicator of the user's own.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct CustomIndicator {
    /// Its name.
    pub name: String,
    /// The unit of its results.
    pub unit: String,
    /// Its formula.
    pub formula: String,
}

/// What the user decided.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Project {
    /// The files; none means the sample.
    pub sources: Vec<SourcePath>,
    /// How a file is read, by its name; one without a recipe is read as proposed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub recipes: BTreeMap<String, Recipe>,
    /// Recipes of files read before, offered for the next ones of the same shape; the latest last.
    #[serde(default, with = "recipes", skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<Arc<Recipe>>,
    /// Indicators of the user's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<CustomIndicator>,
    /// Figures supposed, as they were typed: "kenitra 2030 recycled_t = 0.3 * municipal_waste_t".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supposed: Vec<String>,
    /// Towns put together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<PlaceGroup>,
    /// The comparison shown; none until figures are read.
    pub question: Option<ComparisonQuery>,
    /// The comparisons on the board, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub board: Vec<Pinned>,
    /// The talk.
    #[serde(default, skip_serializing_if = "Talk::is_empty")]
    pub talk: Talk,
    /// What is said above the chart; none means the strongest sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saying: Option<HeadlineChoice>,
    /// The kind of chart asked for; none means the one that fits.
    pub kind: Option<ChartKind>,
    /// Whether its file carries the tables.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carries: bool,
    /// The SHA-256 of each file when the project was saved, by its name: what changed since is told.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seals: BTreeMap<String, String>,
    /// The file it was saved in, for this time only.
    #[serde(skip)]
    pub file: Option<PathBuf>,
    /// What its files said when it was saved, if that was kept beside it.
    #[serde(skip)]
    pub said: Option<Arc<RememberedValues>>,
}

impl Project {
    /// Calls files otherwise wherever they are named.
    pub fn rename_files(&mut self, name: &impl Fn(&str) -> String) {
        self.recipes = std::mem::take(&mut self.recipes).into_iter().map(|(file, recipe)| (name(&file), recipe)).collect();
        self.seals = std::mem::take(&mut self.seals).into_iter().map(|(file, seal)| (name(&file), seal)).collect();
        self.said = self.said.take().map(|said| Arc::new(said.renamed(name)));
    }

    /// Files are elsewhere now: each of these paths, and what is below it, is at the other.
    pub fn move_files(&mut self, moved: &BTreeMap<PathBuf, PathBuf>) {
        let place = |path: &Path| {
            // The deeper first: a file may have moved out of a folder that stayed.
            let found = moved.iter().rev().find_map(|(before, after)| Some((path.strip_prefix(before).ok()?, after)));
            found.map(|(rest, after)| if rest.as_os_str().is_empty() { after.clone() } else { after.join(rest) })
        };
        for source in &mut self.sources {
            source.path = place(&source.path).unwrap_or_else(|| source.path.clone());
        }
        self.rename_files(&|name| place(Path::new(name)).map_or_else(|| name.to_owned(), |path| path.display().to_string()));
    }
}

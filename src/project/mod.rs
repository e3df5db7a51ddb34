//! Floor 7: what the user decided, and nothing else. Small, saved, undoable; never a byte of data.

mod edit;
mod file;
mod history;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use edit::{Edit, apply};
pub use file::{FORMAT, ProjectError, from_bytes, to_bytes};
pub use history::History;

use crate::chart::Kind;
use crate::compare::Question;
use crate::tidy::{Group, Recipe};

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
    pub question: Question,
    /// The form asked for; none means the one that fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
}

/// So many charts stand on the board: more are not looked at together.
pub const MOST_PINNED: usize = 12;

/// The headline the user chose.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Saying {
    /// One of the program's other sentences, in whatever language is spoken.
    Proposal(usize),
    /// Her own words.
    Own(String),
}

/// An indicator of the user's own.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct OwnIndicator {
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<Recipe>,
    /// Indicators of the user's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnIndicator>,
    /// Figures supposed, as they were typed: "kenitra 2030 recycled_t = 0.3 * municipal_waste_t".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supposed: Vec<String>,
    /// Towns put together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// The comparison shown; none until figures are read.
    pub question: Option<Question>,
    /// The comparisons on the board, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub board: Vec<Pinned>,
    /// What is said above the chart; none means the strongest sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saying: Option<Saying>,
    /// The kind of chart asked for; none means the one that fits.
    pub kind: Option<Kind>,
}

//! Floor 7: what the user decided, and nothing else. Small, saved, undoable; never a byte of data.

mod edit;
mod file;
mod history;

use std::path::PathBuf;

pub use edit::{Edit, apply};
pub use file::{FORMAT, ProjectError, from_bytes, to_bytes};
pub use history::History;

use crate::chart::Kind;
use crate::compare::Question;
use crate::tidy::Recipe;

/// A file or folder of figures, and how to read it when the proposal is not what the user wants.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct SourcePath {
    /// Where it is.
    pub path: PathBuf,
    /// How it is read; what it leaves open is as proposed.
    #[serde(default)]
    pub recipe: Recipe,
}

impl SourcePath {
    /// A path read as proposed.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path, recipe: Recipe::default() }
    }
}

/// What the user decided.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Project {
    /// The files; none means the sample.
    pub sources: Vec<SourcePath>,
    /// The comparison shown; none until figures are read.
    pub question: Option<Question>,
    /// The kind of chart asked for; none means the one that fits.
    pub kind: Option<Kind>,
}

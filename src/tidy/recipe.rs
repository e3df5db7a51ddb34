//! A recipe: how one file is read, as the user decided it. Saved with the project, offered for the next file.

use crate::intake::Settings;
use crate::tidy::Mapping;

/// How a file is read. What is left open is found out anew.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// How its cells are read.
    pub settings: Settings,
    /// What its columns mean; none means as proposed.
    pub mapping: Option<Mapping>,
}

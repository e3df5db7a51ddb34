//! The project document: the paths of the source files and every decision of the user about them, without any figures.
//!
//! It is written as JSON into the `.jumelles` file (`file.rs`); the serialised names are those of the first project files and
//! must stay.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::chart::ChartKind;
use crate::compare::ComparisonQuery;
use crate::library::LibraryChoice;
use crate::project::place_set::{MOST_PLACE_SETS, PlaceSet};
use crate::project::remembered_results::{Editions, RememberedResults};
use crate::project::remembered_values::RememberedValues;
use crate::project::talk::{HeadlineChoice, MOST_SLIDES, Talk};
use crate::tidy::{PlaceGroup, Recipe};

/// The largest number of charts on the board; more cannot be read side by side.
pub const MOST_PINNED: usize = 12;

/// The largest number of files and folders a project names, and of recipes it holds.
const MOST_SOURCES: usize = 4000;
/// The largest number of indicators of the user, of hypothetical values and of groups of towns.
const MOST_DEFINITIONS: usize = 1000;

/// What stands for the path of the sample.
const SAMPLE: &str = "jumelles:sample";

/// The path of a file or folder of tables.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct SourcePath {
    /// The path as the user gave it; absolute once the project is saved.
    pub path: PathBuf,
}

impl SourcePath {
    /// Wraps a path.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// The sample that ships with the program, as one source among others.
    #[must_use]
    pub fn sample() -> Self {
        Self { path: SAMPLE.into() }
    }

    /// True for the sample, which is no file.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.path.as_os_str() == SAMPLE
    }
}

/// A comparison pinned to the board.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct PinnedComparison {
    /// What is compared.
    #[serde(rename = "question")]
    pub query: ComparisonQuery,
    /// The requested kind of chart; `None` lets the program choose the most suitable one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ChartKind>,
}

/// An indicator defined by the user.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct CustomIndicator {
    /// The name, which identifies it among the user's indicators.
    pub name: String,
    /// The unit of its values, as the user typed it.
    pub unit: String,
    /// The formula, in the language of `indicators::formula`.
    pub formula: String,
}

/// Everything the user decided.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Project {
    /// The files and folders to read; an empty list means the sample that ships with the program.
    pub sources: Vec<SourcePath>,
    /// How to read a file, by file name; a file without a recipe is read as the program proposes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub recipes: BTreeMap<String, Recipe>,
    /// Recipes of files read earlier, the latest last. They are offered for new files of the same shape. They tell of other files and
    /// stay in the folder of the program's state: a project file must not carry them.
    #[serde(skip)]
    pub recipes_of_other_files: Vec<Arc<Recipe>>,
    /// What is taken from the library beside the files.
    #[serde(default, skip_serializing_if = "LibraryChoice::is_default")]
    pub library: LibraryChoice,
    /// The indicators the user defined.
    #[serde(default, rename = "own", skip_serializing_if = "Vec::is_empty")]
    pub custom_indicators: Vec<CustomIndicator>,
    /// Hypothetical values as the user typed them: "kenitra 2030 recycled_t = 0.3 * municipal_waste_t".
    #[serde(default, rename = "supposed", skip_serializing_if = "Vec::is_empty")]
    pub suppositions: Vec<String>,
    /// Groups of towns that are shown as one place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<PlaceGroup>,
    /// Sets of towns kept under a name.
    #[serde(default, rename = "sets", skip_serializing_if = "Vec::is_empty")]
    pub place_sets: Vec<PlaceSet>,
    /// The comparison on screen; `None` until the first files are read.
    #[serde(rename = "question")]
    pub query: Option<ComparisonQuery>,
    /// The comparisons pinned to the board, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub board: Vec<PinnedComparison>,
    /// The talk.
    #[serde(default, skip_serializing_if = "Talk::is_empty")]
    pub talk: Talk,
    /// The headline above the chart on screen; `None` means the program's first proposal.
    #[serde(default, rename = "saying", skip_serializing_if = "Option::is_none")]
    pub headline: Option<HeadlineChoice>,
    /// The requested kind of chart; `None` lets the program choose the most suitable one.
    pub kind: Option<ChartKind>,
    /// True if the project file contains copies of the tables.
    #[serde(default, rename = "carries", skip_serializing_if = "std::ops::Not::not")]
    pub embeds_sources: bool,
    /// The SHA-256 of each file when the project was saved, in hexadecimal, by file name. It reveals files changed since.
    #[serde(default, rename = "seals", skip_serializing_if = "BTreeMap::is_empty")]
    pub data_hashes: BTreeMap<String, String>,
    /// The path of the project file in this session; `None` for a project that was never saved. Not written to the file.
    #[serde(skip)]
    pub file: Option<PathBuf>,
    /// The values read from the files when the project was saved; `None` if they were not kept. Stored in a part of its own.
    #[serde(skip)]
    pub remembered_values: Option<Arc<RememberedValues>>,
    /// The results that its comparisons showed when it was saved; `None` if they were not kept. Stored in a part of its own.
    #[serde(skip)]
    pub remembered_results: Option<Arc<RememberedResults>>,
    /// The editions of the program and its lists that saved it; `None` for a project that was never saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub editions: Option<Editions>,
}

impl Project {
    /// Replaces every file name the project mentions by `rename` of it.
    pub fn rename_files(&mut self, rename: &impl Fn(&str) -> String) {
        let renamed = |(file, mut recipe): (String, Recipe)| {
            if let Some(snapshot) = &mut recipe.snapshot {
                snapshot.file = rename(&snapshot.file);
            }
            (rename(&file), recipe)
        };
        self.recipes = std::mem::take(&mut self.recipes).into_iter().map(renamed).collect();
        self.data_hashes = std::mem::take(&mut self.data_hashes).into_iter().map(|(file, data_hash)| (rename(&file), data_hash)).collect();
        self.remembered_values = self.remembered_values.take().map(|values| Arc::new(values.with_renamed_files(rename)));
    }

    /// True if nothing was decided but a comparison of the sample.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let blank = Self { query: self.query.clone(), recipes_of_other_files: self.recipes_of_other_files.clone(), ..Self::default() };
        *self == blank
    }

    /// True if the user made something of the files: a talk, a board, indicators, hypothetical values, groups or sets of towns.
    fn has_work(&self) -> bool {
        !(self.talk.is_empty()
            && self.board.is_empty()
            && self.custom_indicators.is_empty()
            && self.suppositions.is_empty()
            && self.groups.is_empty()
            && self.place_sets.is_empty())
    }

    /// Adds sources to those of the project. The sample stays beside them if something was made of it, and gives way otherwise.
    pub(super) fn add_sources(&mut self, added: &[SourcePath]) {
        if self.sources.is_empty() && self.has_work() {
            self.sources.push(SourcePath::sample());
        } else if self.sources.is_empty() {
            (self.query, self.kind, self.headline) = (None, None, None);
        }
        let new: Vec<SourcePath> = added.iter().filter(|new| !self.sources.contains(new)).cloned().collect();
        self.sources.extend(new);
    }

    /// True if the project has more sources, definitions or slides than are read or written.
    #[must_use]
    pub(super) fn exceeds_limits(&self) -> bool {
        let definitions = self.custom_indicators.len().max(self.suppositions.len()).max(self.groups.len());
        self.sources.len().max(self.recipes.len()).max(self.library.territories.len()) > MOST_SOURCES
            || definitions > MOST_DEFINITIONS
            || self.board.len() > MOST_PINNED
            || self.place_sets.len() > MOST_PLACE_SETS
            || self.talk.slides.len() > MOST_SLIDES
            || self.place_sets.iter().any(|set| set.places.len().max(set.territories.len()) > MOST_SOURCES)
    }

    /// Drops the sources named before: a file named twice is one file.
    pub(super) fn forget_repeated_sources(&mut self) {
        let mut seen = HashSet::new();
        self.sources.retain(|source| seen.insert(source.clone()));
    }

    /// Updates the paths of files that moved: each key of `moved`, and everything below it, is now at the value.
    pub fn move_files(&mut self, moved: &BTreeMap<PathBuf, PathBuf>) {
        let new_path = |path: &Path| {
            // The deepest folder is tried first: a file may have moved out of a folder that stayed.
            let found = path.ancestors().find_map(|above| Some((path.strip_prefix(above).ok()?, moved.get(above)?)));
            found.map(|(rest, after)| if rest.as_os_str().is_empty() { after.clone() } else { after.join(rest) })
        };
        for source in &mut self.sources {
            source.path = new_path(&source.path).unwrap_or_else(|| source.path.clone());
        }
        self.rename_files(&|name| new_path(Path::new(name)).map_or_else(|| name.to_owned(), |path| path.display().to_string()));
    }
}

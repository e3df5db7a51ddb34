//! Floor 7: the project, which holds every decision of the user and no figures. It is small, saved and undoable.
//!
//! In: edits and the bytes of a `.jumelles` file. Out: a [`Project`], its [`History`] and the bytes to save.

mod document;
mod edit;
mod file;
mod history;
mod place_set;
pub(crate) mod recipes;
mod remembered_results;
mod remembered_values;
mod saved_history;
mod talk;
mod zip_part;

pub use document::{CustomIndicator, MOST_PINNED, PinnedComparison, Project, SourcePath};
pub use edit::{Edit, TalkEdit, apply};
pub use file::{EMBEDDED_FOLDER, EmbeddedFile, PROJECT_PARTS, ProjectError, from_bytes, from_json, from_parts, to_bytes, to_json};
pub use history::History;
pub use place_set::{MOST_PLACE_SETS, PlaceRule, PlaceSet, PlaceSetChange};
pub use remembered_results::{Editions, RememberedResult, RememberedResults};
pub use remembered_values::RememberedValues;
pub use saved_history::SavedHistory;
pub use talk::{ChartSlide, HeadlineChoice, HeadlineWhenWritten, MOST_SLIDES, Talk, TalkSlide};
pub(crate) use zip_part::read_part;

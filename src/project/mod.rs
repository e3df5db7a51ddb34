//! Floor 7: the project, which holds every decision of the user and no figures. It is small, saved and undoable.
//!
//! In: edits and the bytes of a `.jumelles` file. Out: a [`Project`], its [`History`] and the bytes to save.

mod document;
mod edit;
mod file;
mod history;
mod recipes;
mod remembered_values;
mod talk;
mod zip_part;

pub use document::{CustomIndicator, MOST_PINNED, PinnedComparison, Project, SourcePath};
pub use edit::{Edit, TalkEdit, apply};
pub use file::{EMBEDDED_FOLDER, EmbeddedFile, ProjectError, from_bytes, from_json, to_bytes, to_json};
pub use history::History;
pub use remembered_values::RememberedValues;
pub use talk::{ChartSlide, HeadlineChoice, HeadlineWhenWritten, MOST_SLIDES, Talk, TalkSlide};
pub(crate) use zip_part::read_part;

//! What the program knows about keeping the user's work: its folders, the recovery slot and the project as last saved.

use std::sync::Arc;

use crate::app::state::dialog::HeldReason;
use crate::engine::{AppDirs, Autosave, Journal, ReadingState};
use crate::project::Project;

/// The state of autosave and of the saved project.
#[derive(Default)]
pub(crate) struct AutosaveState {
    /// The folders of the program. None in tests: nothing is then written.
    pub dirs: Option<AppDirs>,
    /// The thread that writes the recovery slot. None when no slot could be taken.
    pub writer: Option<Autosave>,
    /// The work last given to the writer.
    pub last_submitted: Option<SubmittedWork>,
    /// Whether the session began with recovered work: it is then worth keeping although nothing was edited.
    pub is_recovered: bool,
    /// Whether the last write failed and the user was told; a series of failures is reported once.
    pub has_failed: bool,
    /// The log of the session.
    pub journal: Option<Journal>,
    /// The project as it was last saved or opened. None for a project without a file.
    pub saved_project: Option<Project>,
    /// The SHA-256 of the project file as it was last read or written here.
    pub file_hash: Option<String>,
    /// Why files of the project are not read. None when all may be.
    pub held_reason: Option<HeldReason>,
}

/// What tells one autosave from the next.
pub(crate) struct SubmittedWork {
    /// The project.
    pub project: Arc<Project>,
    /// How far its files were read.
    pub reading: ReadingState,
    /// The hash of its file.
    pub file_hash: Option<String>,
}

impl SubmittedWork {
    /// Whether nothing changed: a state of the history is shared, so that it is compared by its address.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project) && self.reading == other.reading && self.file_hash == other.file_hash
    }
}

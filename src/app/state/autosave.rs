//! What the program knows about keeping the user's work: its folders, the recovery slot and the project as last saved.

use std::sync::Arc;

use crate::engine::{AppDirs, Autosave, Journal};
use crate::project::Project;

/// The state of autosave and of the saved project.
#[derive(Default)]
pub(crate) struct AutosaveState {
    /// The folders of the program. None in tests: nothing is then written.
    pub dirs: Option<AppDirs>,
    /// The thread that writes the recovery slot. None when no slot could be taken.
    pub writer: Option<Autosave>,
    /// The project last given to the writer.
    pub last_submitted: Option<Arc<Project>>,
    /// Whether the session began with recovered work: it is then worth keeping although nothing was edited.
    pub is_recovered: bool,
    /// Whether the last write failed and the user was told; a series of failures is reported once.
    pub has_failed: bool,
    /// The log of the session.
    pub journal: Option<Journal>,
    /// The project as it was last saved or opened. None for a project without a file.
    pub saved_project: Option<Project>,
}

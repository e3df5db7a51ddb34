//! Autosave and recovery: the work is written to a recovery slot after every change, and found again when the program starts.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::state::app_state::AppState;
use crate::app::state::autosave::AutosaveState;
use crate::app::update::project_files::{ProjectWithReport, project_at};
use crate::engine::report::file_error_text;
use crate::engine::{AcquiredSlot, AppDirs, Autosave, FileError, Journal, RecoveredSession, RecoverySlot, StartMode, open_project};
use crate::project::Project;
use crate::speech::{Message, Speech};

/// The work the program starts with.
pub(crate) struct StartupState {
    /// The project.
    pub project: Project,
    /// The state of autosave.
    pub autosave: AutosaveState,
    /// What the user should know about the start, if anything.
    pub toast: Option<String>,
}

/// Finds the work to start with: what the paths name, or without paths the work recovered from the last session.
/// `wake` is called from another thread whenever the recovery slot was written.
pub(crate) fn start(paths: Vec<PathBuf>, dirs: Option<AppDirs>, speech: &Speech, wake: impl Fn() + Send + 'static) -> StartupState {
    let mode = if paths.is_empty() { StartMode::Resume } else { StartMode::New };
    let ProjectWithReport { project, report: toast } = project_at(paths, dirs.as_ref(), speech);
    let saved_project = project.file.is_some().then(|| project.clone());
    let mut work = StartupState { project, autosave: AutosaveState { dirs, saved_project, ..AutosaveState::default() }, toast };
    let Some(folder) = work.autosave.dirs.as_ref().map(AppDirs::sessions) else { return work };
    match RecoverySlot::acquire(&folder, mode) {
        Ok(AcquiredSlot { slot, session: recovered }) => {
            work.autosave.writer = Some(Autosave::start(slot, wake));
            if let Some(recovered) = recovered {
                work.autosave.is_recovered = true;
                work.toast = Some(recovery_text(&recovered, work.autosave.dirs.as_ref(), speech));
                // The values remembered from the source files are in the project file, not in the slot written at every change.
                let said = recovered.project.file.as_deref().and_then(|file| open_project(file, None).ok()?.project.remembered_values);
                work.project = Project { remembered_values: said, ..recovered.project };
            }
        }
        Err(error) => {
            work.autosave.has_failed = true;
            work.toast = Some(failure_text(&error, speech));
        }
    }
    work
}

/// Says how the last session ended: the program was closed, crashed with a report, or was ended from outside.
fn recovery_text(recovered: &RecoveredSession, dirs: Option<&AppDirs>, speech: &Speech) -> String {
    let report = dirs.and_then(|dirs| Journal::latest_crash_report(&dirs.journal(), recovered.saved_at));
    speech.format(&match report {
        _ if recovered.was_closed => Message::ResumedClosed {},
        Some(report) => Message::ResumedFault { report: report.display().to_string() },
        None => Message::ResumedCrash {},
    })
}

/// Says that the work is not being kept, and why.
fn failure_text(error: &FileError, speech: &Speech) -> String {
    speech.format(&Message::AutosaveFailed { reason: file_error_text(error, speech) })
}

/// Hands the project to autosave when it changed, and tells the user the first time that writing fails.
pub(super) fn autosave(state: &mut AppState) {
    let autosave = &mut state.autosave;
    let Some(writer) = &autosave.writer else { return };
    let project = state.history.current();
    let is_worth_keeping = state.history.has_edits() || autosave.is_recovered;
    if is_worth_keeping && autosave.last_submitted.as_ref().is_none_or(|submitted| !Arc::ptr_eq(submitted, project)) {
        writer.request(project);
        autosave.last_submitted = Some(Arc::clone(project));
    }
    match writer.take_result() {
        Some(Err(error)) if !autosave.has_failed => {
            autosave.has_failed = true;
            state.session.toast = Some(failure_text(&error, state.engine.speech()));
        }
        Some(Ok(_)) => autosave.has_failed = false,
        Some(Err(_)) | None => {}
    }
}

//! Recovery: the work of the last session is found again when the program starts.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::state::autosave::AutosaveState;
use crate::app::state::dialog::{Dialog, HeldReason};
use crate::app::state::toast::Toast;
use crate::app::update::keeping::failure_text;
use crate::app::update::project_files::{StartProject, project_at_start};
use crate::engine::{
    AcquiredSlot, AppDirs, Autosave, Journal, KeptWork, ReadData, ReadingState, RecoveredSession, RecoverySlot, SessionEnd, StartMode,
};
use crate::project::History;
use crate::speech::{Message, Speech};

/// The work the program starts with.
pub(crate) struct StartupState {
    /// The project with the changes that led to it.
    pub history: History,
    /// The state of autosave.
    pub autosave: AutosaveState,
    /// What is known of the source files since they were read.
    pub data: ReadData,
    /// The files that are not read before the user was asked.
    pub held: BTreeSet<PathBuf>,
    /// What the user is asked at once.
    pub dialog: Option<Dialog>,
    /// What the user should know about the start, if anything.
    pub toast: Option<Toast>,
}

/// Finds the work to start with: what the paths name, or without paths the work recovered from the last session.
/// `wake` is called from another thread whenever the recovery slot was written.
pub(crate) fn start(paths: Vec<PathBuf>, dirs: Option<AppDirs>, speech: &Speech, wake: impl Fn() + Send + 'static) -> StartupState {
    let mode = if paths.is_empty() { StartMode::Resume } else { StartMode::New };
    let StartProject { project, report: toast, file_hash, outside } = project_at_start(paths, dirs.as_ref(), speech);
    let saved_project = project.file.is_some().then(|| project.clone());
    let autosave = AutosaveState { saved_project, file_hash, ..AutosaveState::default() };
    let (data, held) = (ReadData { store: dirs.as_ref().map(AppDirs::data), ..ReadData::default() }, BTreeSet::new());
    let mut work = StartupState { history: History::new(project), autosave, data, held, dialog: None, toast: toast.map(Toast::lasting) };
    if !outside.is_empty() {
        work.hold(outside, HeldReason::Outside);
    }
    let Some(folder) = dirs.as_ref().map(AppDirs::sessions) else { return work };
    match RecoverySlot::acquire(&folder, mode) {
        Ok(AcquiredSlot { slot, session: recovered }) => {
            if let Some(recovered) = recovered {
                work.toast = Some(Toast::lasting(recovery_text(&recovered, dirs.as_ref(), speech)));
                work.resume(recovered);
                // The mark is on the disk before any of these files is read: one that kills the program is known at the next start.
                let _ = slot.write(&work.kept(), SessionEnd::Running);
            }
            work.autosave.writer = Some(Autosave::start(slot, wake));
        }
        Err(error) => {
            work.autosave.has_failed = true;
            work.toast = Some(Toast::lasting(failure_text(&error, speech)));
        }
    }
    work.autosave.dirs = dirs;
    work
}

impl StartupState {
    /// Continues a session. Files that the program did not survive are not read again unasked.
    fn resume(&mut self, recovered: RecoveredSession) {
        let did_not_survive = recovered.did_not_survive_reading();
        let KeptWork { project, history, reading, file_hash, data_hashes } = recovered.work;
        let paths = project.sources.iter().filter(|source| !source.is_sample()).map(|source| source.path.clone()).collect();
        self.history = history.unwrap_or_else(|| History::new((*project).clone()));
        self.autosave.is_recovered = true;
        self.autosave.file_hash = file_hash;
        self.data.hashes = data_hashes;
        if reading == ReadingState::NotAllowed {
            self.hold(paths, HeldReason::Outside);
        } else if did_not_survive {
            self.hold(paths, HeldReason::DidNotSurvive);
        }
    }

    fn hold(&mut self, paths: Vec<PathBuf>, reason: HeldReason) {
        self.autosave.held_reason = Some(reason);
        self.held = paths.iter().cloned().collect();
        self.dialog = (!paths.is_empty()).then_some(Dialog::HeldFiles { reason, paths });
    }

    /// The work as it is kept while its files begin to be read.
    fn kept(&self) -> KeptWork {
        let reading = self.autosave.held_reason.map_or(ReadingState::Begun, HeldReason::reading_state);
        KeptWork {
            project: Arc::clone(self.history.current()),
            history: Some(self.history.clone()),
            reading,
            file_hash: self.autosave.file_hash.clone(),
            data_hashes: self.data.hashes.clone(),
        }
    }
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

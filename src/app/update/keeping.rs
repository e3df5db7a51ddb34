//! Keeping the work: it is written to the recovery slot after every change, kept beside it when another project takes its place, and
//! listed with the backups of the project file.

use std::sync::Arc;

use crate::app::state::app_state::AppState;
use crate::app::state::autosave::SubmittedWork;
use crate::app::state::dialog::HeldReason;
use crate::app::state::toast::Toast;
use crate::engine::report::file_error_text;
use crate::engine::{AppDirs, DiskAnswer, FileError, KeptWork, ReadingState, RecoverySlot, files, list_backups};
use crate::project::Project;
use crate::speech::{Message, Speech};

/// Says that the work is not being kept, and why.
pub(super) fn failure_text(error: &FileError, speech: &Speech) -> String {
    speech.format(&Message::AutosaveFailed { reason: file_error_text(error, speech) })
}

/// The work as it is now.
pub(super) fn current_work(state: &AppState) -> KeptWork {
    let reading = match state.autosave.held_reason.filter(|_| !state.engine.held().is_empty()) {
        Some(reason) => HeldReason::reading_state(reason),
        None if state.engine.is_fresh() => ReadingState::Done,
        None => ReadingState::Begun,
    };
    KeptWork {
        project: Arc::clone(state.history.current()),
        history: Some(state.history.clone()),
        reading,
        file_hash: state.autosave.file_hash.clone(),
        data_hashes: state.engine.read_data().hashes,
    }
}

/// Hands the work to autosave when it changed, and tells the user the first time that writing fails.
pub(super) fn autosave(state: &mut AppState) {
    let is_worth_keeping = state.history.has_edits() || state.autosave.is_recovered;
    if is_worth_keeping && state.autosave.writer.is_some() {
        let work = current_work(state);
        let submitted = SubmittedWork { project: Arc::clone(&work.project), reading: work.reading, file_hash: work.file_hash.clone() };
        let autosave = &mut state.autosave;
        if let Some(writer) =
            autosave.writer.as_ref().filter(|_| !autosave.last_submitted.as_ref().is_some_and(|last| last.is_same(&submitted)))
        {
            writer.request(work);
            autosave.last_submitted = Some(submitted);
        }
    }
    let Some(writer) = &state.autosave.writer else { return };
    match writer.take_result() {
        Some(Err(error)) if !state.autosave.has_failed => {
            state.autosave.has_failed = true;
            state.session.toast = Some(Toast::lasting(failure_text(&error, state.engine.speech())));
        }
        Some(Ok(_)) => state.autosave.has_failed = false,
        Some(Err(_)) | None => {}
    }
}

/// Keeps the work that is open beside the slots before another project takes its place, unless it is saved or nothing was done.
pub(super) fn keep_replaced_work(state: &mut AppState) {
    let project: &Project = state.history.current();
    let is_saved = state.autosave.saved_project.as_ref() == Some(project);
    let is_worth_keeping = (state.history.has_edits() || state.autosave.is_recovered) && !project.is_blank();
    let Some(folder) = state.autosave.dirs.as_ref().map(AppDirs::sessions).filter(|_| is_worth_keeping && !is_saved) else { return };
    let work = current_work(state);
    state.engine.write_quietly(move || RecoverySlot::keep_beside(&folder, &work).map(|_| ()));
    list_kept_works(state);
}

/// Asks the disk for the backups of the project and the work kept beside the slots.
pub(crate) fn list_kept_works(state: &mut AppState) {
    let Some(dirs) = state.autosave.dirs.clone() else { return };
    let file = state.history.current().file.clone();
    let wait_for_writes = state.engine.pending_writes() > 0;
    if wait_for_writes {
        state.session.lists_kept_works_later = true;
        return;
    }
    state.engine.ask_disk(&dirs.state.clone(), move || {
        let backups = file.map(|file| list_backups(&dirs.backups(), &file)).unwrap_or_default();
        DiskAnswer::Backups(backups, RecoverySlot::kept_beside(&dirs.sessions()))
    });
}

/// Drops the copies of files that no kept work refers to, in the background.
pub(crate) fn tidy_up(state: &mut AppState) {
    let Some(dirs) = state.autosave.dirs.clone() else { return };
    let yesterday = u64::try_from(jiff::Timestamp::now().as_second() - 24 * 60 * 60).unwrap_or_default();
    state.engine.write_quietly(move || {
        for folder in [dirs.sessions(), dirs.backups(), dirs.journal(), dirs.state.join("data"), dirs.config.clone()] {
            files::sweep(&folder, yesterday);
        }
        dirs.data().drop_unwanted(&RecoverySlot::wanted_data(&dirs.sessions()));
        Ok(())
    });
}

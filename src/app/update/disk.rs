//! Questions to the disk: what a dialog needs to know of its path, what the disk answered, and what is told when it does not answer.

use std::path::{Path, PathBuf};

use crate::app::state::app_state::AppState;
use crate::app::state::dialog::{Dialog, FileDialog};
use crate::app::state::session::PathStatus;
use crate::app::state::toast::Toast;
use crate::app::update::{keeping, project_files};
use crate::engine::report::file_error_text;
use crate::engine::{DiskAnswer, files};
use crate::speech::Message;

/// After how many seconds the user is told that a path does not answer.
const LONGEST_SILENCE: f64 = 2.0;

/// Takes an answer of the disk.
pub(super) fn take(state: &mut AppState, answer: DiskAnswer) {
    match answer {
        DiskAnswer::Project(path, opened) => project_files::take_opened(state, &path, opened),
        DiskAnswer::KeptWork(session) => project_files::take_kept(state, session.map(|session| *session)),
        DiskAnswer::Paths { existing, missing } => project_files::set_recent(state, &existing, &missing),
        DiskAnswer::Exists(path, exists) => state.session.path_status = Some(PathStatus { path, exists }),
        DiskAnswer::LostSources(lost) => project_files::take_lost(state, lost),
        DiskAnswer::Located(moved) => project_files::take_located(state, moved),
        DiskAnswer::Backups(backups, kept) => (state.session.backups, state.session.kept_works) = (backups, kept),
        DiskAnswer::HandedOver(_, true) => {}
        DiskAnswer::HandedOver(path, false) => {
            let failed = Message::ToastNotOpened { path: path.display().to_string() };
            state.session.toast = Some(Toast::lasting(state.engine.speech().format(&failed)));
        }
        DiskAnswer::Pasted(Ok(path)) => project_files::open(state, vec![path]),
        DiskAnswer::Pasted(Err(error)) => state.session.toast = Some(Toast::lasting(file_error_text(&error, state.engine.speech()))),
    }
}

/// Hands a file to the desktop, which may take its time.
pub(super) fn hand_over(state: &mut AppState, path: PathBuf, open: impl FnOnce(&Path) -> bool + Send + 'static) {
    state.engine.ask_disk(&path.clone(), move || {
        let is_open = open(&path);
        DiskAnswer::HandedOver(path, is_open)
    });
}

/// Asks what the open dialog needs to know of its path, once for each path.
pub(super) fn ask_for_dialog(state: &mut AppState) {
    let needs = |dialog: &FileDialog| !matches!(dialog, FileDialog::Open { .. });
    let target = match &state.session.dialog {
        Some(Dialog::File(dialog)) if needs(dialog) => dialog.target(),
        _ => None,
    };
    if target == state.session.path_asked {
        return;
    }
    state.session.path_asked.clone_from(&target);
    if let Some(path) = target {
        state.engine.ask_disk(&path.clone(), move || {
            let exists = files::exists(&path);
            DiskAnswer::Exists(path, exists)
        });
    }
}

/// Tells which path has not answered for a while: a share that is away, a key that was pulled out.
pub(super) fn tell_silence(state: &mut AppState, now: f64) {
    let open: Vec<(u64, PathBuf)> = state.engine.unanswered().map(|(number, path)| (number, path.to_owned())).collect();
    state.session.asked_at.retain(|number, _| open.iter().any(|(other, _)| other == number));
    for (number, path) in open {
        let since = *state.session.asked_at.entry(number).or_insert(now);
        if since.is_finite() && now - since > LONGEST_SILENCE {
            // Told once.
            state.session.asked_at.insert(number, f64::INFINITY);
            state.session.toast =
                Some(Toast::lasting(state.engine.speech().format(&Message::PathDoesNotAnswer { path: path.display().to_string() })));
        }
    }
    tell_silent_reading(state, now);
}

/// Tells that files that are being read have not given their first line for a while.
fn tell_silent_reading(state: &mut AppState, now: f64) {
    let is_silent = state.engine.loading_progress().is_some_and(|(_, total)| total == 0) && !state.history.current().sources.is_empty();
    if !is_silent {
        state.session.silent_since = None;
        return;
    }
    let since = *state.session.silent_since.get_or_insert(now);
    if since.is_finite() && now - since > LONGEST_SILENCE {
        state.session.silent_since = Some(f64::INFINITY);
        let path = state.history.current().sources.last().map(|source| source.path.display().to_string()).unwrap_or_default();
        state.session.toast = Some(Toast::lasting(state.engine.speech().format(&Message::PathDoesNotAnswer { path })));
    }
}

/// Lists the backups and the kept work again once what was to be written is written.
pub(super) fn list_when_written(state: &mut AppState) {
    if state.session.lists_kept_works_later && state.engine.pending_writes() == 0 {
        state.session.lists_kept_works_later = false;
        keeping::list_kept_works(state);
    }
}

//! What the engine finished in the background: written files, saved projects, images for the clipboard, newly read files.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::state::app_state::AppState;
use crate::app::state::dialog::Dialog;
use crate::app::state::session::Page;
use crate::app::state::toast::Toast;
use crate::app::update::{disk, place_sets, project_files};
use crate::engine::report::file_error_text;
use crate::engine::{FileError, JobResult, Loaded, LoadedFile, first_query};
use crate::project::{Edit, SourcePath};
use crate::speech::Message;

/// Takes what ended since the last frame, tells the user, and asks for what is missing now: a first comparison, or the deck shown.
pub(super) fn take(state: &mut AppState, context: &egui::Context) {
    let speech = Rc::clone(state.engine.speech());
    for result in state.engine.take_finished() {
        state.session.toast = match result {
            JobResult::Written(Ok(path)) => {
                let text = speech.format(&Message::ExportDone { path: path.display().to_string() });
                Some(Toast::written(text, path))
            }
            JobResult::Saved(Err(FileError::ChangedByOthers(path))) => {
                state.session.dialog = Some(Dialog::Conflict(path));
                continue;
            }
            JobResult::Written(Err(error)) | JobResult::Saved(Err(error)) => Some(Toast::lasting(file_error_text(&error, &speech))),
            JobResult::Saved(Ok(saved)) => project_files::after_saving(state, &saved).map(Toast::text),
            JobResult::Disk(answer) => {
                disk::take(state, answer);
                continue;
            }
            JobResult::LibraryKept(path, kept) => {
                project_files::after_keeping_library(state, path, kept);
                continue;
            }
            JobResult::Failed(reason) => Some(Toast::lasting(speech.format(&Message::ExportFailed { reason }))),
            JobResult::PicturePainted(image) => {
                state.clipboard.copy_picture(context, &image);
                Some(Toast::text(speech.format(&Message::CopiedPicture {})))
            }
            JobResult::Loaded(_) | JobResult::DeckBuilt(_) | JobResult::PeersFound(_) | JobResult::RuleAnswered(_) | JobResult::Done => {
                continue;
            }
        };
    }
    // An answer of the disk may have changed the project: what was loaded is then no longer its own.
    state.engine.refresh(state.history.current(), state.preferences.language);
    show_new_files(state);
    ask_first_query(state);
    if let Some(Dialog::Peers { question, .. }) = &state.session.dialog {
        state.engine.request_peers(question);
    }
    place_sets::ask_rules(state);
    if state.session.page == Page::Welcome {
        state.engine.refresh_links_map();
    }
    if state.session.page == Page::Talk || state.session.stage.is_some() {
        state.engine.request_deck(state.history.current());
    }
    if state.session.page == Page::Data
        && let Some(count) = state.engine.loaded().map(|loaded| loaded.files.len())
    {
        let file = state.session.selected_file.min(count.saturating_sub(1));
        state.engine.refresh_preview(state.history.current(), file);
    }
}

/// Opens the data page once after each reading that needs the user: no figure was found, or a recipe is offered for a file.
fn show_new_files(state: &mut AppState) {
    let Some(loaded) = state.engine.loaded().filter(|_| state.engine.is_fresh()) else { return };
    if state.session.last_seen_files.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, loaded)) {
        return;
    }
    if let Some(before) = state.session.last_seen_files.clone()
        && let Some(toast) = drop_files_without_figures(state, &before)
    {
        state.session.toast = Some(Toast::lasting(toast));
        return;
    }
    let Some(loaded) = state.engine.loaded() else { return };
    let with_offer = loaded.files.iter().position(|file| file.recipe_offer.is_some());
    let has_own_files = !state.history.current().sources.is_empty();
    if has_own_files && (with_offer.is_some() || loaded.values.observations().is_empty()) {
        state.session.page = Page::Data;
        state.session.selected_file = with_offer.unwrap_or(state.session.selected_file);
    }
    state.session.last_seen_files = Some(Arc::clone(loaded));
}

/// Drops the files just added that gave no figure, if those open before have some; returns what to tell. The files can be brought back by
/// a redo.
fn drop_files_without_figures(state: &mut AppState, before: &Loaded) -> Option<String> {
    let loaded = Arc::clone(state.engine.loaded()?);
    let is_new = |file: &&LoadedFile| !before.files.iter().any(|other| other.intake.name == file.intake.name);
    let (empty, read): (Vec<&LoadedFile>, Vec<&LoadedFile>) =
        loaded.files.iter().filter(is_new).partition(|file| file.figures + file.missing == 0);
    if empty.is_empty() || before.values.observations().is_empty() {
        return None;
    }
    // An archive is one source of several files: it stays if one of them was read.
    let gave = |source: &SourcePath| read.iter().any(|file| file.intake.name.starts_with(&*source.path.display().to_string()));
    let sources = state.history.current().sources.clone();
    if !state.history.undo() {
        return None;
    }
    let had = state.history.current().sources.clone();
    let added: Vec<SourcePath> = sources.into_iter().filter(|source| !had.contains(source)).collect();
    let is_first_table = had.is_empty() && empty.iter().any(|file| !file.intake.table.is_empty());
    if added.is_empty() || is_first_table {
        // Something else was done since, or the table is the first one of the user and asks questions: nothing is taken back.
        state.history.redo();
        return None;
    }
    let kept: Vec<SourcePath> = added.into_iter().filter(gave).collect();
    if !kept.is_empty() {
        state.history.edit(&Edit::AddFiles(kept));
    }
    let names: Vec<&str> = empty.iter().map(|file| file.intake.name.as_ref()).collect();
    Some(state.engine.speech().format(&Message::FilesWithoutFigures { files: names.join(", ") }))
}

/// Asks a first comparison once files were read, without a step in the history.
fn ask_first_query(state: &mut AppState) {
    if state.history.current().query.is_none()
        && state.engine.is_fresh()
        && let Some(query) = state.engine.loaded().and_then(|loaded| first_query(&state.reference_data, &loaded.values))
    {
        state.history.amend_current(&Edit::SetQuery(query));
    }
}

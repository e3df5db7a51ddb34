//! The only writer: a message from a panel becomes a change of the project, of the session or of the disk. [`after_messages`] then
//! brings in what ended in the background.

pub(super) mod closing;
mod commands;
mod disk;
mod file_picker;
mod finished_jobs;
pub(super) mod keeping;
mod place_sets;
mod playback;
mod pasting;
pub(super) mod project_files;
pub(super) mod recovery;

use crate::app::state::app_state::AppState;
use crate::app::state::dialog::{Dialog, ExportContent, FileDialog};
use crate::app::state::session::{Page, Session};
use crate::app::state::stage::Stage;
use crate::app::state::ui_message::UiMessage;
use crate::chart::Deck;
use crate::engine::{build_starter_talk, open_with_desktop, show_in_folder};
use crate::project::{Edit, TalkEdit};
use crate::render::{Theme, ThemeName};

/// The largest chart zoom, as a multiple of the space there is.
const MAX_CHART_ZOOM: f32 = 6.0;

/// Carries out one message.
pub(super) fn apply(state: &mut AppState, context: &egui::Context, message: UiMessage) {
    let session = &mut state.session;
    match message {
        UiMessage::Edit(edit) => {
            session.pinned_row = None;
            state.history.edit(&edit);
        }
        UiMessage::Command(command) => commands::run(state, context, command),
        UiMessage::HoverRow(row) => session.hovered_row = row,
        UiMessage::Highlight(place) => session.highlighted_place = place,
        UiMessage::SetPlayback(plays) => session.playback_since = plays.then(|| context.input(|input| input.time)),
        UiMessage::SetChartZoom(zoom) => session.chart_zoom = zoom.clamp(0.0, MAX_CHART_ZOOM),
        UiMessage::TogglePinnedRow(row) => session.pinned_row = Some(row).filter(|row| session.pinned_row != Some(*row)),
        UiMessage::ShowTable(is_shown) => session.is_table_shown = is_shown,
        UiMessage::SetFileView(file_view) => session.file_view = file_view,
        UiMessage::SetProvenance(state) => session.provenance = state,
        UiMessage::ShowSourceLine { file, line } => {
            session.page = Page::Data;
            select_file(session, file, Some(line));
        }
        UiMessage::SelectFile { file, line } => select_file(session, file, line),
        UiMessage::CancelReading => project_files::cancel_reading(state),
        UiMessage::ReadHeldFiles => project_files::read_held(state),
        UiMessage::SaveAs(path, sources) => project_files::save_new(state, path, sources),
        UiMessage::SaveOver(path) => project_files::save_over(state, path),
        UiMessage::RestoreBackup(path) => project_files::restore_backup(state, path),
        UiMessage::OpenKeptWork(path) => project_files::open_kept(state, path),
        UiMessage::SetDialog(dialog) => session.dialog = dialog,
        UiMessage::OpenPicker => file_picker::open(session, context),
        UiMessage::ConfirmDialog => confirm_dialog(state),
        UiMessage::Paste(text) => pasting::paste(state, text),
        UiMessage::OpenPaths(paths) => project_files::open(state, paths),
        UiMessage::SetPlaceFilter(text) => session.place_filter = text,
        UiMessage::SetIndicatorFilter(text) => session.indicator_filter = text,
        UiMessage::SelectSlide(index) => session.selected_slide = index,
        UiMessage::SetStage(stage) => set_stage(session, stage),
        UiMessage::BuildStory => build_story(state),
        UiMessage::JumpToState(index) => {
            if state.history.go_to(index) {
                session.pinned_row = None;
            }
        }
        UiMessage::OpenWithDesktop(path) => disk::hand_over(state, path, open_with_desktop),
        UiMessage::ShowInFolder(path) => disk::hand_over(state, path, show_in_folder),
        UiMessage::DismissToast => session.toast = None,
    }
}

/// Selects a file on the data page, and a line of it to scroll to.
fn select_file(session: &mut Session, file: usize, line: Option<u32>) {
    session.selected_file = file;
    session.highlighted_line = line;
    session.line_requests += 1;
}

/// Replaces the presentation. When it ends, its slide stays selected.
fn set_stage(session: &mut Session, stage: Option<Box<Stage>>) {
    if let (None, Some(ended)) = (&stage, &session.stage) {
        session.selected_slide = ended.slide;
    }
    session.stage = stage;
}

/// Replaces the talk by the story the program proposes for the files read.
fn build_story(state: &mut AppState) {
    if let Some(loaded) = state.engine.loaded() {
        let talk = build_starter_talk(&state.reference_data, &loaded.values);
        state.history.edit(&Edit::Talk(TalkEdit::ReplaceTalk(Box::new(talk))));
    }
}

/// Does what the open file dialog is for. Without a path the dialog stays open.
fn confirm_dialog(state: &mut AppState) {
    let Some(path) = state.session.dialog.as_ref().and_then(Dialog::target) else { return };
    let Some(Dialog::File(dialog)) = state.session.dialog.take() else { return };
    match dialog {
        FileDialog::Open { .. } => project_files::open(state, vec![path]),
        FileDialog::Locate { ref missing, .. } => {
            project_files::locate(state, missing.clone(), path);
            // It stays until the file is found, and says so if there is none.
            state.session.dialog = Some(Dialog::File(dialog));
        }
        FileDialog::Export { format, content: ExportContent::Talk, .. } => {
            let talk = state.history.current().talk.clone();
            let languages = if talk.languages.is_empty() { vec![state.preferences.language] } else { talk.languages.clone() };
            state.engine.export_talk(talk, languages, format, Theme::builtin(ThemeName::Slide), path);
        }
        FileDialog::Export { format, content: ExportContent::Chart, .. } => {
            let Some(Ok(chart)) = state.engine.derived().map(|derived| derived.chart.clone()) else { return };
            // Exports use the slide theme whatever the theme of the window; the command line offers the dark one.
            state.engine.export_deck(Deck::from_chart((*chart).clone()), format, Theme::builtin(ThemeName::Slide), path);
        }
        FileDialog::Save { sources, .. } => project_files::save_to(state, path, sources),
    }
}

/// What follows the messages of a frame: derived data is refreshed, the years play on, background work that ended is taken in and
/// the work is handed to autosave.
pub(super) fn after_messages(state: &mut AppState, context: &egui::Context) {
    state.engine.refresh(state.history.current(), state.preferences.language);
    playback::advance(state, context);
    file_picker::poll(state);
    finished_jobs::take(state, context);
    disk::ask_for_dialog(state);
    disk::tell_silence(state, context.input(|input| input.time));
    disk::list_when_written(state);
    if state.engine.unanswered().next().is_some() {
        context.request_repaint_after(std::time::Duration::from_millis(500));
    }
    keeping::autosave(state);
}

//! The file picker of the system, opened in a thread of its own so that the window keeps painting. Where the system has none, the
//! path can still be typed in the dialog.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{TryRecvError, channel};
use std::thread;

use rfd::FileDialog as SystemPicker;

use crate::app::state::app_state::AppState;
use crate::app::state::dialog::{Dialog, FileDialog};
use crate::app::state::session::{OpenPicker, PickerPurpose, Session};
use crate::app::update::project_files;
use crate::engine::files;
use crate::render::Format;

/// Opens a picker for the open file dialog, unless one is open already.
pub(super) fn open(session: &mut Session, context: &egui::Context) {
    if session.picker.is_some() {
        return;
    }
    let Some(Dialog::File(dialog)) = session.dialog.clone() else { return };
    let purpose = if matches!(dialog, FileDialog::Open { .. }) { PickerPurpose::Sources } else { PickerPurpose::DialogPath };
    let (sender, answer) = channel();
    let context = context.clone();
    let work = move || {
        // The window may have closed meanwhile: nobody receives the answer then.
        let _ = sender.send(pick(dialog));
        context.request_repaint();
    };
    if thread::Builder::new().name("jumelles-picker".to_owned()).spawn(work).is_ok() {
        session.picker = Some(OpenPicker { purpose, answer });
    }
}

/// Shows the picker and waits for the user. Empty when the picker was cancelled.
fn pick(dialog: FileDialog) -> Vec<PathBuf> {
    match dialog {
        FileDialog::Open { .. } => SystemPicker::new()
            .add_filter("CSV, XLSX, ODS, ZIP", &[&files::TABLE_EXTENSIONS[..], &["jumelles"]].concat())
            .pick_files()
            .unwrap_or_default(),
        // A missing source without an extension is taken for a folder.
        FileDialog::Locate { missing, .. } if missing.extension().is_none() => SystemPicker::new().pick_folder().into_iter().collect(),
        FileDialog::Locate { .. } => SystemPicker::new().pick_file().into_iter().collect(),
        FileDialog::Export { path, .. } | FileDialog::Save { path, .. } => {
            let name = Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            SystemPicker::new().set_file_name(name).save_file().into_iter().collect()
        }
    }
}

/// Takes the answer of the picker, if it has come.
pub(super) fn poll(state: &mut AppState) {
    let Some(picker) = state.session.picker.take() else { return };
    match picker.answer.try_recv() {
        Ok(paths) => use_answer(state, picker.purpose, &paths),
        Err(TryRecvError::Empty) => state.session.picker = Some(picker),
        // The thread ended without an answer.
        Err(TryRecvError::Disconnected) => {}
    }
}

/// Opens the chosen paths, or puts the first one in the field of the dialog that is open now.
fn use_answer(state: &mut AppState, purpose: PickerPurpose, paths: &[PathBuf]) {
    let Some(first) = paths.first() else { return };
    let path = first.display().to_string();
    match (purpose, state.session.dialog.take()) {
        (PickerPurpose::Sources, Some(_)) => project_files::open(state, paths.to_vec()),
        (PickerPurpose::DialogPath, Some(Dialog::File(dialog))) => {
            let dialog = match dialog {
                FileDialog::Export { format, content, .. } => {
                    FileDialog::Export { format: Format::from_path(first).unwrap_or(format), path, content }
                }
                FileDialog::Open { .. } => dialog,
                FileDialog::Locate { .. } | FileDialog::Save { .. } => dialog.with_path(path),
            };
            state.session.dialog = Some(Dialog::File(dialog));
        }
        (_, dialog) => state.session.dialog = dialog,
    }
}

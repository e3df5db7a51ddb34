//! Sentences about what the engine did: file errors, opened projects, notes on the data and charts that do not suit.
//! The command line and the window say them in the same words.

use std::path::{Path, PathBuf};

use crate::base::{Note, Severity};
use crate::chart::{ChartKind, Unsuitable};
use crate::engine::files::{self, FileError};
use crate::engine::open_project::OpenedProject;
use crate::engine::read_project::OpenProjectError;
use crate::project::ProjectError;
use crate::speech::{Message, Speech};

/// Says why a file could not be read or written, and what to do about it.
pub(crate) fn file_error_text(error: &FileError, speech: &Speech) -> String {
    let path = error.path().display().to_string();
    speech.format(&match error {
        FileError::NotFound(_) => Message::FileNotFound { path },
        FileError::Denied(_) => Message::FileDenied { path },
        FileError::TooLarge(_) => Message::FileTooLarge { path, limit: files::LARGEST_MB.to_string() },
        FileError::UnpackedTooLarge(_) => Message::UnpackedTooLarge { path, limit: files::LARGEST_UNPACKED_MB.to_string() },
        FileError::ReaderCrashed(_) => Message::ReaderCrashed { path },
        FileError::ReaderTooLong(_, seconds) => Message::ReaderTooLong { path, seconds: seconds.to_string() },
        FileError::ChangedByOthers(_) => Message::ProjectChangedByOthers { path },
        FileError::NotReadBack(_) => Message::ProjectNotReadBack { path },
        FileError::NoTable(_) => Message::FileNoTable { path },
        FileError::Unreadable(_, reason) => Message::FileUnreadable { path, reason: reason.clone() },
        FileError::NoFolder(_) => Message::FileNoFolder { path },
        FileError::Unwritable(_, reason) => Message::FileUnwritable { path, reason: reason.clone() },
    })
}

/// Says why a project cannot be opened.
pub(crate) fn open_error_text(path: &Path, error: &OpenProjectError, speech: &Speech) -> String {
    match error {
        OpenProjectError::File(error) => file_error_text(error, speech),
        OpenProjectError::Project(error) => {
            let path = path.display().to_string();
            speech.format(&match error {
                ProjectError::Broken(reason) => Message::ProjectBroken { path, reason: reason.clone() },
                ProjectError::TooLarge => Message::ProjectTooLarge { path },
                ProjectError::Newer(format) => Message::ProjectNewer { path, format: format.to_string() },
            })
        }
    }
}

/// Says what differs from the saved project: a backup opened in its place, files missing, files found elsewhere.
/// None when the project was opened exactly as it was saved.
pub(crate) fn opening_report(opened: &OpenedProject, speech: &Speech) -> Option<String> {
    let names = |paths: &[PathBuf]| speech.format_list(&paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>());
    let messages = [
        opened.backup.as_ref().map(|backup| Message::ProjectBackup { path: backup.display().to_string() }),
        (!opened.lost.is_empty()).then(|| Message::ProjectLost { names: names(&opened.lost) }),
        (!opened.moved.is_empty()).then(|| Message::ProjectMoved { names: names(&opened.moved) }),
    ];
    let sentences: Vec<String> = messages.into_iter().flatten().map(|message| speech.format(&message)).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Writes a note on one line: its severity, its file, line and column where known, and its text.
pub(crate) fn note_text(note: &Note, speech: &Speech) -> String {
    let severity = speech.format(&match note.severity() {
        Severity::Info => Message::SeverityInfo {},
        Severity::Warning => Message::SeverityWarning {},
        Severity::Error => Message::SeverityError {},
    });
    let text = speech.format_note(note);
    match &note.location {
        None => speech.format(&Message::CliNotePlain { severity, text }),
        Some(location) => {
            let (path, line, column) = (location.source.to_string(), location.line.to_string(), location.column.to_string());
            // Lines and columns count from 1; 0 means unknown.
            speech.format(&match (location.line, location.column) {
                (0, _) => Message::CliNoteFile { severity, path, text },
                (_, 0) => Message::CliNoteLine { severity, path, line, text },
                _ => Message::CliNoteAt { severity, path, line, column, text },
            })
        }
    }
}

/// Says why a comparison has no chart of the kind asked for, naming kinds as the window does.
pub(crate) fn unsuitable_text(refusal: Unsuitable, speech: &Speech) -> String {
    unsuitable(refusal, speech, |kind| speech.format(&kind.label()))
}

/// Says why a comparison has no chart of the kind asked for, naming kinds as the option `--kind` does.
pub(crate) fn unsuitable_text_by_code(refusal: Unsuitable, speech: &Speech) -> String {
    unsuitable(refusal, speech, |kind| kind.name().to_owned())
}

fn unsuitable(refusal: Unsuitable, speech: &Speech, name: impl Fn(ChartKind) -> String) -> String {
    speech.format(&match (refusal.requested, refusal.alternative) {
        (Some(kind), Some(instead)) => {
            Message::CliKindRefused { kind: name(kind), needs: speech.format(&kind.description()), instead: name(instead) }
        }
        _ => Message::CliKindNone { count: refusal.row_count },
    })
}

//! Why a path cannot be read or written, and the note that reports it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Note, NoteMessage};

/// The largest file read, in megabytes. Ten million rows fit; municipal files are far smaller.
pub const LARGEST_MB: u64 = 1900;
/// The largest total size of the unpacked members of an archive, in megabytes.
pub const LARGEST_UNPACKED_MB: u64 = 512;

/// Why a path cannot be read or written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FileError {
    /// There is nothing at this path.
    #[error("not found: {}", .0.display())]
    NotFound(PathBuf),
    /// The system denies access.
    #[error("access denied: {}", .0.display())]
    Denied(PathBuf),
    /// The file is larger than [`LARGEST_MB`].
    #[error("too large: {}", .0.display())]
    TooLarge(PathBuf),
    /// The file is a container that unpacks to more than is read.
    #[error("unpacks too large: {}", .0.display())]
    UnpackedTooLarge(PathBuf),
    /// The process that unpacked the file ended without an answer.
    #[error("the reader failed: {}", .0.display())]
    ReaderCrashed(PathBuf),
    /// Unpacking the file took longer than it may, in seconds.
    #[error("took more than {1} s: {path}", path = .0.display())]
    ReaderTooLong(PathBuf, u64),
    /// The folder or archive holds no table.
    #[error("no table in {}", .0.display())]
    NoTable(PathBuf),
    /// Reading fails, with the reason of the system.
    #[error("cannot read {path}: {1}", path = .0.display())]
    Unreadable(PathBuf, String),
    /// The folder to write into does not exist.
    #[error("no such folder: {}", .0.display())]
    NoFolder(PathBuf),
    /// Another program or person changed the project file since it was read.
    #[error("changed by others: {}", .0.display())]
    ChangedByOthers(PathBuf),
    /// A written project file does not read back as what was saved.
    #[error("does not read back: {}", .0.display())]
    NotReadBack(PathBuf),
    /// Writing fails, with the reason of the system.
    #[error("cannot write {path}: {1}", path = .0.display())]
    Unwritable(PathBuf, String),
}

impl FileError {
    /// The path that failed.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::NotFound(path)
            | Self::Denied(path)
            | Self::TooLarge(path)
            | Self::UnpackedTooLarge(path)
            | Self::ReaderCrashed(path)
            | Self::ReaderTooLong(path, _)
            | Self::NoTable(path)
            | Self::NoFolder(path)
            | Self::ChangedByOthers(path)
            | Self::NotReadBack(path)
            | Self::Unreadable(path, _)
            | Self::Unwritable(path, _) => path,
        }
    }

    /// A note on the whole file that reports the error among the notes of the data.
    pub(super) fn to_note(&self) -> Note {
        let name: Arc<str> = Arc::from(self.path().display().to_string());
        let message = match self {
            Self::NotFound(_) | Self::NoFolder(_) => NoteMessage::FileNotFound {},
            Self::Denied(_) => NoteMessage::FileDenied {},
            Self::TooLarge(_) => NoteMessage::FileTooLarge { limit: LARGEST_MB.to_string().into() },
            Self::UnpackedTooLarge(_) => NoteMessage::UnpackedTooLarge { limit: LARGEST_UNPACKED_MB.to_string().into() },
            Self::ReaderCrashed(_) => NoteMessage::ReaderCrashed {},
            Self::ReaderTooLong(_, seconds) => NoteMessage::ReaderTooLong { seconds: seconds.to_string().into() },
            Self::NoTable(_) => NoteMessage::NoTable {},
            // Only saving gives these two, and no saving gives a note.
            Self::ChangedByOthers(_) | Self::NotReadBack(_) => NoteMessage::FileFailed { reason: self.to_string().into() },
            Self::Unreadable(_, reason) | Self::Unwritable(_, reason) => NoteMessage::FileFailed { reason: reason.into() },
        };
        Note::new(message).at(&name, 0, 0)
    }
}

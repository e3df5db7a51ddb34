//! Why a path cannot be read or written, and the note that reports it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Note, NoteMessage};

/// The largest file read, in megabytes. Ten million rows fit; municipal files are far smaller.
pub const LARGEST_MB: u64 = 1900;

/// Why a path cannot be read or written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FileError {
    /// There is nothing at this path.
    #[error("not found: {}", .0.display())]
    NotFound(PathBuf),
    /// The system denies access.
    #[error("access denied: {}", .0.display())]
    Denied(PathBuf),
    /// The file is larger than [`LARGEST_MB`], or an archive unpacks to more than is read.
    #[error("too large: {}", .0.display())]
    TooLarge(PathBuf),
    /// The folder or archive holds no table.
    #[error("no table in {}", .0.display())]
    NoTable(PathBuf),
    /// Reading fails, with the reason of the system.
    #[error("cannot read {path}: {1}", path = .0.display())]
    Unreadable(PathBuf, String),
    /// The folder to write into does not exist.
    #[error("no such folder: {}", .0.display())]
    NoFolder(PathBuf),
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
            | Self::NoTable(path)
            | Self::NoFolder(path)
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
            Self::NoTable(_) => NoteMessage::NoTable {},
            Self::Unreadable(_, reason) | Self::Unwritable(_, reason) => NoteMessage::FileFailed { reason: reason.into() },
        };
        Note::new(message).at(&name, 0, 0)
    }
}

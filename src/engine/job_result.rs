//! The result of a background job.

use std::path::PathBuf;

use crate::engine::backups::ListedBackup;
use crate::engine::deck::BuiltDeck;
use crate::engine::file_error::FileError;
use crate::engine::library::LibraryNotKept;
use crate::engine::loaded::Loaded;
use crate::engine::open_project::OpenedProject;
use crate::engine::peer_search::PeerAnswer;
use crate::engine::read_project::OpenProjectError;
use crate::engine::recovery_slot::RecoveredSession;
use crate::engine::save::SavedProject;
use crate::peers::Town;
use crate::render::PixelImage;

/// The result of a background job.
pub enum JobResult {
    /// Files were read and everything was computed.
    Loaded(Box<Loaded>),
    /// The deck of the talk was built.
    DeckBuilt(Box<BuiltDeck>),
    /// The communes that resemble a town were looked for.
    PeersFound(Box<PeerAnswer>),
    /// The communes that a rule chooses were looked for.
    RuleAnswered(Vec<Town>),
    /// A slide was painted for the clipboard.
    PicturePainted(Box<PixelImage>),
    /// A file was written to this path, or could not be.
    Written(Result<PathBuf, FileError>),
    /// An edition of the library at this path was kept for the next start; or the file is none, with the reason.
    LibraryKept(PathBuf, Result<(), LibraryNotKept>),
    /// The project was saved, or could not be.
    Saved(Result<Box<SavedProject>, FileError>),
    /// An export failed or the job panicked, with the reason; empty if a talk has no language.
    Failed(String),
    /// Something was done about which there is nothing to tell.
    Done,
    /// The disk answered.
    Disk(DiskAnswer),
}

/// What the disk answered to a question of the window.
pub enum DiskAnswer {
    /// A project was opened from this path, or could not be.
    Project(PathBuf, Result<Box<OpenedProject>, OpenProjectError>),
    /// Work that was kept was read; `None` if it is gone.
    KeptWork(Option<Box<RecoveredSession>>),
    /// The paths to open that exist, and those that do not.
    Paths {
        /// Those that exist.
        existing: Vec<PathBuf>,
        /// Those that do not.
        missing: Vec<PathBuf>,
    },
    /// Whether there is a file or folder at the path of a dialog.
    Exists(PathBuf, bool),
    /// The sources of the project that are not there.
    LostSources(Vec<PathBuf>),
    /// A missing source was found here, perhaps with others beside it.
    Located(std::collections::BTreeMap<PathBuf, PathBuf>),
    /// The backups of the project, and the work that was kept beside the slots.
    Backups(Vec<ListedBackup>, Vec<(PathBuf, RecoveredSession)>),
    /// A file was handed to the desktop; `false` when it has no program for it.
    HandedOver(PathBuf, bool),
    /// A table pasted from elsewhere was written to this path, or could not be.
    Pasted(Result<PathBuf, FileError>),
}

//! The result of a background job.

use std::path::PathBuf;

use crate::engine::deck::BuiltDeck;
use crate::engine::file_error::FileError;
use crate::engine::loaded::Loaded;
use crate::project::Project;
use crate::render::PixelImage;

/// The result of a background job.
pub enum JobResult {
    /// Files were read and everything was computed.
    Loaded(Box<Loaded>),
    /// The deck of the talk was built.
    DeckBuilt(Box<BuiltDeck>),
    /// A slide was painted for the clipboard.
    PicturePainted(Box<PixelImage>),
    /// A file was written to this path, or could not be.
    Written(Result<PathBuf, FileError>),
    /// The project was saved, or could not be.
    Saved(Result<Box<Project>, FileError>),
    /// An export failed or the job panicked, with the reason; empty if a talk has no language.
    Failed(String),
}

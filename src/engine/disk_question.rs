//! A question to the disk that was not answered yet.

use std::path::PathBuf;

/// A question to the disk.
pub(super) struct OpenQuestion {
    /// Its number.
    pub number: u64,
    /// The path it is about.
    pub path: PathBuf,
}

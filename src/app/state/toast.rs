//! The message at the foot of the window: the result of the last action.

use std::path::PathBuf;

/// A message.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Toast {
    pub text: String,
    /// The file it tells of, which can be opened.
    pub file: Option<PathBuf>,
}

impl Toast {
    /// A message that tells of no file.
    pub(crate) fn text(text: String) -> Self {
        Self { text, file: None }
    }

    /// A message on a file that was just written.
    pub(crate) fn written(text: String, file: PathBuf) -> Self {
        Self { text, file: Some(file) }
    }
}

//! The message at the foot of the window: the result of the last action.

use std::path::PathBuf;

/// A message.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Toast {
    pub text: String,
    /// The file it tells of, which can be opened.
    pub file: Option<PathBuf>,
    pub stay: Stay,
}

/// How long a message stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Stay {
    /// Long enough to be read: what was asked for is done.
    #[default]
    UntilRead,
    /// Until it is closed or another takes its place: something was not done, or was found again.
    UntilClosed,
}

impl Toast {
    /// A message that leaves once it was read.
    pub(crate) fn text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// A message nobody may miss.
    pub(crate) fn lasting(text: String) -> Self {
        Self { text, stay: Stay::UntilClosed, ..Self::default() }
    }

    /// A message on a file that was just written.
    pub(crate) fn written(text: String, file: PathBuf) -> Self {
        Self { text, file: Some(file), ..Self::default() }
    }
}

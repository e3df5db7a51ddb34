//! A note: one remark about the user's data, with its place in a file. `speech` turns it into a sentence.

use std::sync::Arc;

use crate::base::location::SourceLocation;
use crate::base::note_message::{NoteCode, NoteMessage};
use crate::base::severity::Severity;

/// One remark about the user's data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The remark with its arguments.
    pub message: NoteMessage,
    /// Where it applies; `None` when it is about no file.
    pub location: Option<SourceLocation>,
}

impl Note {
    /// A note without a location.
    #[must_use]
    pub fn new(message: NoteMessage) -> Self {
        Self { message, location: None }
    }

    /// The same note at a place in a file. Lines and columns count from 1; 0 stands for the whole file or the whole line.
    #[must_use]
    pub fn at(mut self, source: &Arc<str>, line: u32, column: u16) -> Self {
        self.location = Some(SourceLocation { source: Arc::clone(source), line, column });
        self
    }

    /// The kind of the note, without its arguments.
    #[must_use]
    pub fn code(&self) -> NoteCode {
        self.message.code()
    }

    /// How much the note matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code().severity()
    }
}

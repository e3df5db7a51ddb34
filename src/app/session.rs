//! What is passing: the page, the bar under the pointer, an open dialog, a half-typed path. Never saved, never undone.

use std::path::PathBuf;

use crate::render::Format;

/// A page of the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Page {
    /// What was read, what was not.
    Data,
    /// The question and its picture.
    #[default]
    Compare,
    /// The slide as it will be exported.
    Slide,
}

/// A dialog and what is typed in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Dialog {
    /// Open files or a folder by path.
    Open {
        /// The path as typed.
        path: String,
    },
    /// Export the chart.
    Export {
        /// The format chosen.
        format: Format,
        /// The path as typed.
        path: String,
    },
    /// Save the project.
    Save {
        /// The path as typed.
        path: String,
    },
}

/// What a file picker was opened for; its answer comes back on another frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Picking {
    /// Files to read.
    Sources,
    /// A path to write to.
    Target,
}

/// What is passing.
#[derive(Default)]
pub(super) struct Session {
    /// The page shown.
    pub page: Page,
    /// The row of the table under the pointer.
    pub hovered: Option<usize>,
    /// The row of the table held by a click.
    pub pinned: Option<usize>,
    /// Whether the table is shown instead of the chart.
    pub table: bool,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// What was last done or went wrong, in words.
    pub message: Option<String>,
    /// A file picker that is open.
    pub picking: Option<(Picking, std::sync::mpsc::Receiver<Vec<PathBuf>>)>,
}

impl Session {
    /// Keeps a message to show, if there is one.
    pub(super) fn tell(&mut self, message: Option<String>) {
        if message.is_some() {
            self.message = message;
        }
    }
}

//! The messages panels send: everything the user can ask for. `update` carries them out between two frames.

use std::path::PathBuf;

use crate::app::state::command::Command;
use crate::app::state::dialog::{Dialog, EmbedOrLink, FileDialog};
use crate::app::state::session::{FileView, PanelState};
use crate::app::state::stage::Stage;
use crate::base::PlaceId;
use crate::engine::LoadedFile;
use crate::project::{Edit, TalkEdit};
use crate::tidy::Recipe;

/// A request from a panel.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum UiMessage {
    /// Change the project; undoable.
    Edit(Edit),
    /// Run a command.
    Command(Command),
    /// The pointer is on this row of the comparison, or on none.
    HoverRow(Option<usize>),
    /// The pointer is on this town of the board, or on none.
    Highlight(Option<PlaceId>),
    /// Start or stop playing the years.
    SetPlayback(bool),
    /// Set the zoom of the chart; 1 fits the space there is.
    SetChartZoom(f32),
    /// Pin this row of the comparison, or release it if it is pinned.
    TogglePinnedRow(usize),
    /// Show the table instead of the chart, or the chart again.
    ShowTable(bool),
    /// Show the lines of a file as they are written, or the table they became.
    SetFileView(FileView),
    /// Fold the panel that tells the origin of a figure, or show it.
    SetProvenance(PanelState),
    /// Select a file on the data page, and a line of it.
    SelectFile {
        /// The index of the file.
        file: usize,
        /// The line to scroll to, from 1.
        line: Option<u32>,
    },
    /// Open the data page on the line where a figure was read.
    ShowSourceLine {
        /// The index of the file.
        file: usize,
        /// The line, from 1.
        line: u32,
    },
    /// Stop reading files and return to the previous project.
    CancelReading,
    /// Replace the open dialog; None closes it.
    SetDialog(Option<Dialog>),
    /// Open the file picker of the system for the open dialog.
    OpenPicker,
    /// Confirm the open file dialog.
    ConfirmDialog,
    /// Take a text pasted into the window: paths to open, or a table.
    Paste(String),
    /// Open these files, folders or projects.
    OpenPaths(Vec<PathBuf>),
    /// Read the files that are not read yet because the user was to be asked.
    ReadHeldFiles,
    /// Save the project at this path, unless somebody else's file is there.
    SaveAs(PathBuf, EmbedOrLink),
    /// Save the project over whatever is at this path.
    SaveOver(PathBuf),
    /// Open a backup of the project file in its place.
    RestoreBackup(PathBuf),
    /// Open work that gave way to another project.
    OpenKeptWork(PathBuf),
    /// Filter the towns of the sidebar by this text.
    SetPlaceFilter(String),
    /// Filters the indicators of the sidebar by a text.
    SetIndicatorFilter(String),
    /// Select a slide of the deck, by index.
    SelectSlide(usize),
    /// Replace the state of the presentation; None ends it.
    SetStage(Option<Box<Stage>>),
    /// Replace the talk by the one the program proposes.
    BuildStory,
    /// Go to a state of the history, by index.
    JumpToState(usize),
    /// Open a file with the program the desktop has for it.
    OpenWithDesktop(PathBuf),
    /// Open the folder of a file.
    ShowInFolder(PathBuf),
    /// Close the message at the foot of the window.
    DismissToast,
}

impl UiMessage {
    /// The edit that reads a file with this recipe.
    pub(crate) fn read_with(file: &LoadedFile, recipe: Recipe) -> Self {
        Self::Edit(Edit::SetRecipe(file.intake.name.to_string(), Box::new(recipe)))
    }

    /// A change of the talk.
    pub(crate) fn edit_talk(edit: TalkEdit) -> Self {
        Self::Edit(Edit::Talk(edit))
    }

    /// Opens a dialog, or replaces its input.
    pub(crate) fn open_dialog(dialog: Dialog) -> Self {
        Self::SetDialog(Some(dialog))
    }

    /// Opens a file dialog, or replaces its input.
    pub(crate) fn open_file_dialog(dialog: FileDialog) -> Self {
        Self::SetDialog(Some(Dialog::File(dialog)))
    }
}

/// The messages of one frame, in the order they were sent.
#[derive(Default)]
pub(crate) struct MessageQueue(Vec<UiMessage>);

impl MessageQueue {
    /// Appends a message.
    pub(crate) fn push(&mut self, message: UiMessage) {
        self.0.push(message);
    }

    /// Whether no message is waiting.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Removes and returns all messages, in order.
    pub(crate) fn take(&mut self) -> Vec<UiMessage> {
        std::mem::take(&mut self.0)
    }
}

//! Transient state of the window: the page shown, the row under the pointer, the open dialog. Never saved, never undone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::app::state::dialog::Dialog;
use crate::app::state::stage::{Screens, Stage};
use crate::app::state::toast::Toast;
use crate::base::PlaceId;
use crate::engine::{ListedBackup, Loaded, RecoveredSession};
use crate::project::PlaceSet;

/// A page of the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Page {
    /// Sample story, recent files and short guides.
    Welcome,
    /// The source files and how each was read.
    Data,
    /// The comparison and its chart.
    #[default]
    Compare,
    /// Several comparisons side by side.
    Board,
    /// The slides of the talk, or the presenter's page while it is given.
    Talk,
}

/// What the file picker of the system was opened for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PickerPurpose {
    /// Files to read at once.
    Sources,
    /// A path for the field of the open dialog.
    DialogPath,
}

/// A file picker that is open in a thread of its own.
pub(crate) struct OpenPicker {
    /// What the answer is for.
    pub purpose: PickerPurpose,
    /// Receives the chosen paths once; they are empty when the picker was cancelled.
    pub answer: Receiver<Vec<PathBuf>>,
}

/// Whether there is something at a path.
pub(crate) struct PathStatus {
    /// The path.
    pub path: PathBuf,
    /// Whether a file or folder is there.
    pub exists: bool,
}

/// Whether a panel has its room.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum PanelState {
    #[default]
    Shown,
    Folded,
}

/// How a file is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum FileView {
    /// The table it became.
    #[default]
    Table,
    /// Its lines as they are written.
    RawLines,
}

/// The transient state.
#[derive(Default)]
pub(crate) struct Session {
    /// The size of the chart as a multiple of the space there is; values up to 1 mean that it fits. Of a chart that is explored, by how
    /// much the part that is shown is to shrink, and 0 for all of it.
    pub chart_zoom: f32,
    /// While the years are played: when the year shown appeared, in seconds of egui's clock.
    pub playback_since: Option<f64>,
    /// The page shown.
    pub page: Page,
    /// The selected slide of the deck, by index.
    pub selected_slide: usize,
    /// The presentation, while the talk is given.
    pub stage: Option<Box<Stage>>,
    /// The screens connected.
    pub screens: Screens,
    /// The town under the pointer on the board, highlighted in every chart.
    pub highlighted_place: Option<PlaceId>,
    /// The row of the comparison under the pointer.
    pub hovered_row: Option<usize>,
    /// The row of the comparison pinned by a click.
    pub pinned_row: Option<usize>,
    /// Whether the table is shown instead of the chart.
    pub is_table_shown: bool,
    /// The panel that tells the origin of a figure.
    pub provenance: PanelState,
    /// The files last seen as newly read: the data page opens by itself once for each reading that needs it.
    pub last_seen_files: Option<Arc<Loaded>>,
    /// How the data page shows a file.
    pub file_view: FileView,
    /// The file shown on the data page, by index.
    pub selected_file: usize,
    /// The line of that file to scroll to and highlight, from 1.
    pub highlighted_line: Option<u32>,
    /// How many times a line was requested: the same line can be requested twice.
    pub line_requests: usize,
    /// The text typed to filter the towns of the sidebar.
    pub place_filter: String,
    /// The text typed to filter the indicators of the sidebar.
    pub indicator_filter: String,
    /// The sets of towns of which the user was told that they changed.
    pub told_place_sets: Vec<PlaceSet>,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// The message at the foot of the window: the result of the last action.
    pub toast: Option<Toast>,
    /// The open file picker of the system.
    pub picker: Option<OpenPicker>,
    /// What the disk said of the path of the open dialog.
    pub path_status: Option<PathStatus>,
    /// The path of the open dialog that the disk was asked about.
    pub path_asked: Option<PathBuf>,
    /// When each question to the disk was asked, in seconds of egui's clock; infinite once its silence was told.
    pub asked_at: BTreeMap<u64, f64>,
    /// Since when files are being read without a first line; infinite once that was told.
    pub silent_since: Option<f64>,
    /// Whether the window waits for writes to close.
    pub is_closing: bool,
    /// The backups of the project file, the latest first.
    pub backups: Vec<ListedBackup>,
    /// The work that gave way to another project, the latest first.
    pub kept_works: Vec<(PathBuf, RecoveredSession)>,
    /// Whether those two lists are to be made again once everything is written.
    pub lists_kept_works_later: bool,
}

impl Session {
    /// Whether the disk said that there is something at a path, or that there is nothing; None while it has not answered.
    pub(crate) fn exists(&self, path: &Path) -> Option<bool> {
        self.path_status.as_ref().filter(|status| status.path == path).map(|status| status.exists)
    }
}

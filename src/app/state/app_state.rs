//! The whole state of the window in one struct: what `update` changes and what a view borrows.

use std::sync::Arc;

use crate::app::clipboard::SystemClipboard;
use crate::app::state::autosave::AutosaveState;
use crate::app::state::preferences::Preferences;
use crate::app::state::session::Session;
use crate::app::state::view::View;
use crate::engine::{Engine, ReferenceData};
use crate::project::History;
use crate::render::Theme;

/// The state behind the window.
pub(crate) struct AppState {
    /// Places, measures and indicators that ship with the program.
    pub reference_data: Arc<ReferenceData>,
    /// Reads files and derives charts in the background.
    pub engine: Engine,
    /// Every state of the project, for undo and redo.
    pub history: History,
    /// What is remembered between two runs.
    pub preferences: Preferences,
    /// The recovery slot and the last saved project.
    pub autosave: AutosaveState,
    /// What is neither saved nor undone.
    pub session: Session,
    /// The clipboard of the system.
    pub clipboard: SystemClipboard,
    /// The title the window has now.
    pub window_title: String,
}

impl AppState {
    /// A read-only view for one frame.
    pub(crate) fn view(&self) -> View<'_> {
        View {
            reference_data: &self.reference_data,
            engine: &self.engine,
            project: self.history.current(),
            preferences: &self.preferences,
            session: &self.session,
            history: &self.history,
            theme: Theme::builtin(self.preferences.theme),
        }
    }

    /// Writes the preferences to the disk in the background, where there is a folder for them.
    pub(crate) fn save_preferences(&mut self) {
        if let Some(dirs) = self.autosave.dirs.clone() {
            let preferences = self.preferences.clone();
            self.engine.write_quietly(move || {
                preferences.write(&dirs);
                Ok(())
            });
        }
    }
}

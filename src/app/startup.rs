//! What needs no window: paths and preferences in, the initial state out. Files are read while the system opens the window.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::app::clipboard::SystemClipboard;
use crate::app::state::app_state::AppState;
use crate::app::state::preferences::Preferences;
use crate::app::state::session::Session;
use crate::app::update::recovery::{self, StartupState};
use crate::app::update::{keeping, project_files};
use crate::engine::{AppDirs, Engine, ReferenceData};

/// The initial state, and the window that background threads wake once there is one.
pub(super) struct Startup {
    state: AppState,
    context: Arc<OnceLock<egui::Context>>,
}

impl Startup {
    /// Finds the project to start with and begins to read its files.
    pub(super) fn begin(paths: Vec<PathBuf>, preferences: Preferences, dirs: Option<AppDirs>) -> Self {
        let reference_data = Arc::new(ReferenceData::shipped());
        let context = Arc::new(OnceLock::<egui::Context>::new());
        let wake = || {
            let context = Arc::clone(&context);
            move || context.get().into_iter().for_each(egui::Context::request_repaint)
        };
        let mut engine = Engine::new(Arc::clone(&reference_data), preferences.language, wake());
        let StartupState { history, autosave, data, held, dialog, toast } = recovery::start(paths, dirs, engine.speech(), wake());
        engine.set_read_data(data);
        engine.hold(held);
        engine.refresh(history.current(), preferences.language);
        let session = Session { dialog, toast, ..Session::default() };
        let state = AppState {
            reference_data,
            engine,
            history,
            preferences,
            autosave,
            session,
            clipboard: SystemClipboard::default(),
            window_title: String::new(),
        };
        Self { state, context }
    }

    /// The state, once the window exists: background threads wake it from now on.
    pub(super) fn attach(self, context: &egui::Context) -> AppState {
        // The slot is empty: each startup is attached to one window.
        let _ = self.context.set(context.clone());
        let mut state = self.state;
        keeping::tidy_up(&mut state);
        keeping::list_kept_works(&mut state);
        project_files::ask_for_lost_sources(&mut state);
        state
    }
}

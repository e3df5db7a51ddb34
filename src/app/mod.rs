//! Floor 9: the window; egui is used here and nowhere else. Pages, dialogs and widgets read a view of the `state` and send messages;
//! `update` alone changes the state, between two frames.

mod bidi;
mod clipboard;
mod dialogs;
mod fuzzy_match;
mod input;
mod journal;
mod pages;
mod startup;
mod state;
mod style;
mod update;
mod widgets;
mod window;

use std::path::PathBuf;
use std::sync::Arc;

use clipboard::SystemClipboard;
use startup::Startup;
use state::app_state::AppState;
use state::preferences::{Preferences, PreferencesRead};
use state::session::Page;
use state::stage::Screens;
use state::ui_message::MessageQueue;
use update::closing::EndRequest;

use crate::app::state::toast::Toast;
use crate::chart::ChartSpec;
use crate::engine::AppDirs;
use crate::project::{Edit, PinnedComparison};
use crate::speech::{Language, Message};

pub use window::has_display;

/// Opens the window and returns when it is closed. Without paths it shows the work of the last session, or the sample; without a
/// language, that of the preferences; without folders nothing is kept.
///
/// # Errors
/// The reason of the system, when no window can be opened.
pub fn run(paths: Vec<PathBuf>, language: Option<Language>, dirs: Option<AppDirs>) -> Result<(), String> {
    let journal = journal::open(dirs.as_ref());
    let journal_of_end = journal.clone();
    let PreferencesRead { mut preferences, invalid } = Preferences::read(dirs.as_ref());
    preferences.language = language.unwrap_or(preferences.language);
    let startup = Startup::begin(paths, preferences, dirs);
    let create: eframe::AppCreator<'_> = Box::new(move |context| {
        let mut app = App::attach(startup, &context.egui_ctx);
        if !invalid.is_empty() {
            let speech = app.state.engine.speech();
            app.state.session.toast =
                Some(Toast::lasting(speech.format(&Message::PreferencesWrong { names: speech.format_list(&invalid) })));
        }
        app.state.autosave.journal = journal;
        app.state.clipboard = SystemClipboard::open();
        app.end_request = EndRequest::listen();
        app.end_request.attach(&context.egui_ctx);
        Ok(Box::new(app))
    });
    let result = eframe::run_native("Jumelles", window::options(), create).map_err(|error| error.to_string());
    journal::write_line(journal_of_end.as_ref(), result.as_ref().err().map_or("ends", String::as_str));
    result
}

/// The program behind the window.
pub struct App {
    state: AppState,
    /// What the panels asked for in the last frame.
    queue: MessageQueue,
    /// Whether the system asked the program to end.
    end_request: EndRequest,
}

impl App {
    fn attach(startup: Startup, context: &egui::Context) -> Self {
        style::install_fonts(context);
        Self { state: startup.attach(context), queue: MessageQueue::default(), end_request: EndRequest::default() }
    }

    /// An app on the sample for tests; it reads and writes nothing of the user's.
    #[must_use]
    pub fn for_tests(context: &egui::Context, language: Language) -> Self {
        Self::for_tests_at(context, language, None)
    }

    /// An app for tests that keeps its work in these folders.
    #[must_use]
    pub fn for_tests_at(context: &egui::Context, language: Language, dirs: Option<AppDirs>) -> Self {
        let preferences = Preferences { language, ..Preferences::default() };
        Self::attach(Startup::begin(Vec::new(), preferences, dirs), context)
    }

    /// An app for benches that shows a board of comparisons of the sample.
    #[must_use]
    pub fn with_board(context: &egui::Context, language: Language, board: Vec<PinnedComparison>) -> Self {
        let mut app = Self::for_tests(context, language);
        app.state.history.amend_current(&Edit::Pin(board));
        app.state.session.page = Page::Board;
        app
    }

    /// Whether no work and no message is left: everything asked for is computed and shown.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.state.engine.is_working() && self.queue.is_empty() && self.state.engine.derived().is_some()
    }

    /// The chart shown, for tests that compare its texts with other outputs. None until it is computed, or when there is none.
    #[must_use]
    pub fn chart(&self) -> Option<Arc<ChartSpec>> {
        self.state.engine.derived().and_then(|derived| derived.chart.clone().ok())
    }

    /// Changes the state between two frames: input becomes messages, messages are carried out, background work is taken in.
    fn update(&mut self, context: &egui::Context) {
        input::send_dropped_files(context, &mut self.queue);
        clipboard::send_pasted(context, &self.state.session, &mut self.queue);
        input::send_shortcuts(context, &self.state.session, &mut self.queue);
        for message in self.queue.take() {
            update::apply(&mut self.state, context, message);
        }
        update::after_messages(&mut self.state, context);
        update::closing::close_when_written(&mut self.state, context, &self.end_request);
        style::install_style(context, &self.state.preferences);
        let title = update::project_files::window_title(&self.state);
        if title != self.state.window_title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.state.window_title = title;
        }
    }

    /// Paints one frame and collects the messages of its panels.
    fn show(&mut self, ui: &mut egui::Ui) {
        let view = self.state.view();
        pages::page_ui(ui, &view, &mut self.queue);
        dialogs::dialog_ui(ui.ctx(), &view, &mut self.queue);
        pages::stage::stage_ui(ui.ctx(), &view, &mut self.queue);
        if !self.queue.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &egui::Context, frame: &mut eframe::Frame) {
        if self.state.session.stage.is_none() {
            self.state.session.screens = Screens::detect(frame);
        }
        self.update(context);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// Installs our fonts in a context before its first frame, for tests of the window.
pub fn prepare_for_tests(context: &egui::Context) {
    style::install_fonts(context);
}

/// Runs one frame without a window, for tests of the window.
pub fn frame_for_tests(app: &mut App, ui: &mut egui::Ui) {
    let context = ui.ctx().clone();
    app.update(&context);
    app.show(ui);
}

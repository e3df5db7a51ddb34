//! Floor 9: the desktop. egui lives here and nowhere else. Panels read a `View` and push `UiMessage`s; `act` alone changes things.

mod act;
mod command;
mod commands;
mod dialogs;
mod find;
mod journal;
mod keep;
mod look;
mod pages;
mod preferences;
mod rtl;
mod session;
mod stage;
mod view;
mod widgets;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use act::MessageQueue;
use keep::AutosaveState;
use preferences::Preferences;
use session::Session;
use view::View;

use crate::engine::{AppDirs, Engine, ReferenceData};
use crate::project::{History, Project, SourcePath};
use crate::speech::Language;

/// The window as it opens, in points.
const SIZE: [f32; 2] = [1440.0, 900.0];
/// The least it can be made.
const LEAST: [f32; 2] = [1024.0, 640.0];

/// Opens the window and stays until it is closed.
///
/// # Errors
/// The reason, when the system gives no window.
pub fn run(paths: Vec<PathBuf>, language: Option<Language>, home: Option<AppDirs>) -> Result<(), String> {
    let viewport =
        egui::ViewportBuilder::default().with_title("Jumelles").with_app_id("jumelles").with_inner_size(SIZE).with_min_inner_size(LEAST);
    let options = eframe::NativeOptions { viewport: with_icon(viewport), ..eframe::NativeOptions::default() };
    let journal = journal::begin(home.as_ref());
    let ends = journal.clone();
    let (mut preferences, wrong) = Preferences::read(home.as_ref());
    preferences.language = language.unwrap_or(preferences.language);
    let begun = Startup::begin(paths, preferences, home);
    let create: eframe::AppCreator<'_> = Box::new(move |context| {
        let mut app = App::of(begun, &context.egui_ctx);
        if !wrong.is_empty() {
            let names = app.engine.speech().list(&wrong);
            app.session.message = Some(app.engine.speech().say(&crate::speech::Message::PreferencesWrong { names }));
        }
        app.keeping.journal = journal;
        Ok(Box::new(app))
    });
    let ended = eframe::run_native("Jumelles", options, create).map_err(|error| error.to_string());
    journal::tell(ends.as_ref(), ended.as_ref().err().map_or("ends", String::as_str));
    ended
}

/// The window with our sign on it.
fn with_icon(viewport: egui::ViewportBuilder) -> egui::ViewportBuilder {
    let Some(picture) = crate::render::icon(128) else { return viewport };
    let size = [picture.width as usize, picture.height as usize];
    let image = egui::ColorImage::from_rgba_premultiplied(size, &picture.rgba);
    let rgba = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
    viewport.with_icon(egui::IconData { rgba, width: picture.width, height: picture.height })
}

/// Whether a window can open here at all: on systems with a display server, one must be named.
#[must_use]
pub fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY") || named("WAYLAND_SOCKET")
}

/// What does not wait for a window: the files are read while the system makes one.
struct Startup {
    library: Arc<ReferenceData>,
    engine: Engine,
    preferences: Preferences,
    started: keep::Started,
    /// The window to wake when something is ready, once there is one.
    context: Arc<OnceLock<egui::Context>>,
}

impl Startup {
    fn begin(paths: Vec<PathBuf>, preferences: Preferences, home: Option<AppDirs>) -> Self {
        let library = Arc::new(ReferenceData::shipped());
        let context = Arc::new(OnceLock::<egui::Context>::new());
        let wake = |context: &Arc<OnceLock<egui::Context>>| {
            let context = Arc::clone(context);
            move || context.get().into_iter().for_each(egui::Context::request_repaint)
        };
        let mut engine = Engine::new(Arc::clone(&library), preferences.language, wake(&context));
        let started = keep::start(paths, home, engine.speech(), wake(&context));
        engine.refresh(&started.project, preferences.language);
        Self { library, engine, preferences, started, context }
    }
}

/// The program behind the window.
pub struct App {
    library: Arc<ReferenceData>,
    engine: Engine,
    history: History,
    preferences: Preferences,
    keeping: AutosaveState,
    /// The title the window has.
    title: String,
    session: Session,
    inbox: MessageQueue,
}

impl App {
    /// A program on these paths; none means what was left, or the sample. Without a home nothing is kept.
    #[must_use]
    pub fn new(context: &egui::Context, paths: Vec<PathBuf>, preferences: Preferences, home: Option<AppDirs>) -> Self {
        Self::of(Startup::begin(paths, preferences, home), context)
    }

    /// The window of a program that has begun.
    fn of(begun: Startup, context: &egui::Context) -> Self {
        look::install_fonts(context);
        let Startup { library, engine, preferences, started, context: slot } = begun;
        // Only this window is given to what waits for one.
        let _ = slot.set(context.clone());
        let keep::Started { project, keeping, message } = started;
        let session = Session { message, dialog: keep::lost(&project), ..Session::default() };
        let title = String::new();
        Self { library, engine, history: History::new(project), preferences, keeping, title, session, inbox: MessageQueue::default() }
    }

    /// A program for tests, in a language, on the sample, without reading or writing preferences.
    #[must_use]
    pub fn for_tests(context: &egui::Context, language: Language) -> Self {
        Self::for_tests_at(context, language, None)
    }

    /// A program for tests that keeps its work in a home.
    #[must_use]
    pub fn for_tests_at(context: &egui::Context, language: Language, home: Option<AppDirs>) -> Self {
        Self::new(context, Vec::new(), Preferences { language, ..Preferences::default() }, home)
    }

    /// A program for benches that shows a board of comparisons of the sample.
    #[must_use]
    pub fn with_board(context: &egui::Context, language: Language, board: Vec<crate::project::Pinned>) -> Self {
        let mut app = Self::for_tests(context, language);
        app.history.settle(&crate::project::Edit::Pin(board));
        app.session.page = session::Page::Board;
        app
    }

    /// Whether everything asked for has been derived and shown.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.engine.is_working() && self.inbox.is_empty() && self.engine.derived().is_some()
    }

    /// The chart shown, for tests that compare its texts with those of other outputs.
    #[must_use]
    pub fn chart(&self) -> Option<Arc<crate::chart::ChartSpec>> {
        self.engine.derived().and_then(|derived| derived.chart.clone().ok())
    }

    /// Writes what is preferred for the next time.
    fn remember(&self) {
        if let Some(home) = &self.keeping.home {
            self.preferences.write(home);
        }
    }

    /// What happens between two frames: finished jobs, then the acts of the last frame, then what follows from them.
    fn settle(&mut self, context: &egui::Context) {
        act::dropped(context, &mut self.inbox);
        // On the stage the keys are those of the clicker.
        if self.session.stage.is_none() {
            command::shortcuts(context, self.session.dialog.is_some(), &mut self.inbox);
        }
        for act in self.inbox.take() {
            act::run(self, context, act);
        }
        self.engine.refresh(self.history.current(), self.preferences.language);
        act::play(self, context);
        act::finished(self, context);
        keep::follow(self);
        look::install_style(context, &self.preferences);
        let title = keep::title(self);
        if title != self.title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let view = View {
            library: &self.library,
            engine: &self.engine,
            project: self.history.current(),
            preferences: &self.preferences,
            session: &self.session,
            history: &self.history,
            theme: crate::render::Theme::shipped(self.preferences.theme),
        };
        pages::show(ui, &view, &mut self.inbox);
        stage::show(ui.ctx(), &view, &mut self.inbox);
        if !self.inbox.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &egui::Context, frame: &mut eframe::Frame) {
        if self.session.stage.is_none() {
            self.session.screens = stage::Screens::of(frame);
        }
        self.settle(context);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// The sources of a project for some paths.
fn sources(paths: Vec<PathBuf>) -> Project {
    Project { sources: paths.into_iter().map(SourcePath::new).collect(), ..Project::default() }
}

/// Gives a context our fonts before its first frame, for tests of the interface.
pub fn prepare_for_tests(context: &egui::Context) {
    look::install_fonts(context);
}

/// One frame without a window, for tests of the interface.
pub fn frame_for_tests(app: &mut App, ui: &mut egui::Ui) {
    let context = ui.ctx().clone();
    app.settle(&context);
    app.show(ui);
}

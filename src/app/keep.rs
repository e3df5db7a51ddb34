//! What must not be lost: the project opened, saved, kept at every change and found again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::journal;
use crate::app::session::{Dialog, Page};
use crate::app::{App, sources};
use crate::cli::{file_error, open_error, opened_said};
use crate::engine::{AcquiredSlot, AppDirs, Autosave, FileError, Journal, RecoverySlot, StartMode, files, found, open_project};
use crate::project::{Edit, Project};
use crate::speech::{Message, Speech};
use crate::tidy::Recipe;

/// The program's own keeping of the work.
#[derive(Default)]
pub(super) struct AutosaveState {
    /// The folders of the program; none in tests, where nothing is kept.
    pub home: Option<AppDirs>,
    /// Who writes the work as it stands.
    keeper: Option<Autosave>,
    /// The state last given to be written.
    given: Option<Arc<Project>>,
    /// Whether the work found at the start is still here, though nothing was done to it.
    resumed: bool,
    /// Whether the last writing failed, and it was said.
    failed: bool,
    /// What happened is written there.
    pub journal: Option<Journal>,
    /// The project as it was last saved or opened.
    pub saved: Option<Project>,
}

/// How the program starts.
pub(super) struct Started {
    pub project: Project,
    pub keeping: AutosaveState,
    pub message: Option<String>,
}

/// Takes up the work: what the paths name, or without any what was left.
pub(super) fn start(paths: Vec<PathBuf>, home: Option<AppDirs>, speech: &Speech, wake: impl Fn() + Send + 'static) -> Started {
    let mode = if paths.is_empty() { StartMode::Resume } else { StartMode::New };
    let (project, mut message) = opened(paths, home.as_ref(), speech);
    let mut keeping = AutosaveState { saved: project.file.is_some().then(|| project.clone()), home, ..AutosaveState::default() };
    let Some(folder) = keeping.home.as_ref().map(AppDirs::work) else { return Started { project, keeping, message } };
    match RecoverySlot::acquire(&folder, mode) {
        Ok(AcquiredSlot { slot, session: found }) => {
            keeping.keeper = Some(Autosave::start(slot, wake));
            if let Some(found) = found {
                let fault = keeping.home.as_ref().and_then(|home| Journal::latest_fault(&home.journal(), found.at));
                message = Some(speech.say(&match fault {
                    _ if found.closed => Message::ResumedClosed {},
                    Some(report) => Message::ResumedFault { report: report.display().to_string() },
                    None => Message::ResumedCrash {},
                }));
                keeping.resumed = true;
                // What its files said is kept in its own file, not in the slot that is written at every change.
                let said = found.project.file.as_deref().and_then(|file| open_project(file, None).ok()?.project.said);
                return Started { project: Project { said, ..found.project }, keeping, message };
            }
        }
        Err(error) => {
            keeping.failed = true;
            message = Some(unkept(&error, speech));
        }
    }
    Started { project, keeping, message }
}

fn unkept(error: &FileError, speech: &Speech) -> String {
    speech.say(&Message::KeepFailed { reason: file_error(error, speech) })
}

/// The project for some paths: what they name, or the project file itself; and what is to be known of it.
fn opened(paths: Vec<PathBuf>, home: Option<&AppDirs>, speech: &Speech) -> (Project, Option<String>) {
    let [path] = paths.as_slice() else { return (sources(paths), None) };
    if path.extension().is_none_or(|ending| ending != "jumelles") {
        return (sources(paths), None);
    }
    match open_project(path, home.map(AppDirs::backups).as_deref()) {
        Ok(opened) => {
            let said = opened_said(&opened, speech);
            (opened.project, said)
        }
        Err(error) => (Project::default(), Some(open_error(path, &error, speech))),
    }
}

/// Opens paths in the window.
pub(super) fn open(app: &mut App, paths: Vec<PathBuf>) {
    for path in &paths {
        journal::tell(app.keeping.journal.as_ref(), &format!("opens {}", path.display()));
    }
    let names_project = paths.first().is_some_and(|path| path.extension().is_some_and(|ending| ending == "jumelles"));
    let recent = paths.clone();
    let (project, said) = opened(paths, app.keeping.home.as_ref(), app.engine.speech());
    // What cannot be opened leaves everything as it is.
    if names_project && project.file.is_none() && said.is_some() && project == Project::default() {
        app.session.message = said;
        remember(app, &recent);
        return;
    }
    app.keeping.saved = project.file.is_some().then(|| project.clone());
    let known = learned(app);
    app.history.settle(&Edit::Learn(known));
    app.history.edit(&Edit::Open(Box::new(project)));
    // The same path may hold other figures than a minute ago.
    app.engine.read_again();
    app.session.pinned = None;
    app.session.message = said;
    (app.session.file, app.session.line) = (0, None);
    app.session.page = Page::Compare;
    app.session.dialog = lost(app.history.current());
    remember(app, &recent);
}

/// What was opened is offered again; what is no longer there, no more. The disk is asked here and not at every frame.
fn remember(app: &mut App, paths: &[PathBuf]) {
    for path in paths.iter().rev() {
        if files::exists(path) {
            app.preferences.remember(path);
        } else {
            app.preferences.recent.retain(|other| other != path);
        }
    }
    app.remember();
}

/// The question where the first file is that a saved project no longer finds.
pub(super) fn lost(project: &Project) -> Option<Dialog> {
    let gone = project.sources.iter().find(|source| !files::exists(&source.path)).filter(|_| project.file.is_some())?;
    Some(Dialog::Find { lost: gone.path.clone(), path: String::new() })
}

/// A lost file is found: so are the others lost that lie beside it. Then the next one is asked for.
pub(super) fn find(app: &mut App, gone: &Path, at: &Path) {
    let moved = found(app.history.current(), gone, at);
    app.history.edit(&Edit::Move(moved));
    app.engine.read_again();
    app.session.message = None;
    app.session.dialog = lost(app.history.current());
}

/// How the files read now are read: for the next ones of the same shape. The sample teaches nothing.
fn learned(app: &App) -> Vec<Arc<Recipe>> {
    let (project, Some(loaded)) = (app.history.current(), app.engine.loaded()) else { return Vec::new() };
    if project.sources.is_empty() {
        return Vec::new();
    }
    let given = |name: &str| project.recipes.get(name).cloned().unwrap_or_default();
    let files = loaded.files.iter().enumerate();
    files.filter_map(|(rank, file)| loaded.recipe(rank, &given(&file.intake.name)).map(Arc::new)).collect()
}

/// Saves the project where it is, or asks where.
pub(super) fn save(app: &mut App, suggested: String) {
    let project = app.history.current();
    match project.file.clone() {
        Some(path) => save_to(app, path, project.carries),
        None => app.session.dialog = Some(Dialog::Save { path: suggested, carries: true }),
    }
}

/// Saves the project in a file, in the background.
pub(super) fn save_to(app: &mut App, path: PathBuf, carries: bool) {
    let project = Project { carries, ..(**app.history.current()).clone() };
    app.engine.save(project, path, app.keeping.home.as_ref().map(AppDirs::backups));
}

/// The project was saved: it is told, and the states before it are of the same file.
pub(super) fn saved(app: &mut App, project: &Project) -> Option<String> {
    let path = project.file.clone()?;
    app.history.saved(project);
    // What was done while it was being written is not in it.
    let now = app.history.current();
    app.keeping.saved = Some(Project { sources: now.sources.clone(), recipes: now.recipes.clone(), ..project.clone() });
    app.preferences.remember(&path);
    app.remember();
    journal::tell(app.keeping.journal.as_ref(), &format!("saved {}", path.display()));
    Some(app.engine.speech().say(&Message::ExportDone { path: path.display().to_string() }))
}

/// Gives the work to be written when it changed, and tells when it could not be.
pub(super) fn follow(app: &mut App) {
    let Some(keeper) = &app.keeping.keeper else { return };
    let now = app.history.current();
    let worth = app.history.is_touched() || app.keeping.resumed;
    if worth && app.keeping.given.as_ref().is_none_or(|given| !Arc::ptr_eq(given, now)) {
        keeper.keep(now);
        app.keeping.given = Some(Arc::clone(now));
    }
    match keeper.finished() {
        Some(Err(error)) if !app.keeping.failed => {
            app.keeping.failed = true;
            app.session.message = Some(unkept(&error, app.engine.speech()));
        }
        Some(Ok(_)) => app.keeping.failed = false,
        Some(Err(_)) | None => {}
    }
}

/// The title of the window: the project, and a dot while it has changes its file has not.
pub(super) fn title(app: &App) -> String {
    let project = app.history.current();
    let Some(name) = project.file.as_deref().and_then(Path::file_stem) else { return "Jumelles".to_owned() };
    let changed = app.keeping.saved.as_ref() != Some(&**project);
    format!("{}{} – Jumelles", if changed { "• " } else { "" }, name.to_string_lossy())
}

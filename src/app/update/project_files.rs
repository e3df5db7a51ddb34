//! Project and source files: opened from paths, located again when they moved, saved. The disk is asked here, never while painting.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::journal;
use crate::app::state::app_state::AppState;
use crate::app::state::dialog::{Dialog, EmbedOrLink, FileDialog};
use crate::app::state::session::Page;
use crate::engine::report::{open_error_text, opening_report};
use crate::engine::{AppDirs, files, locate_lost_files, open_project};
use crate::project::{Edit, Project, SourcePath};
use crate::speech::{Message, Speech};
use crate::tidy::Recipe;

/// A project that was opened.
pub(super) struct ProjectWithReport {
    /// The project; an empty one when it could not be opened.
    pub project: Project,
    /// What the user should know: why it could not be opened, or what differs from the saved project.
    pub report: Option<String>,
}

/// The project for some paths: the project file, if a single path names one, else a new project on these source files.
pub(super) fn project_at(paths: Vec<PathBuf>, dirs: Option<&AppDirs>, speech: &Speech) -> ProjectWithReport {
    let path = match paths.as_slice() {
        [path] if is_project_file(path) => path,
        _ => return ProjectWithReport { project: project_on(paths), report: None },
    };
    match open_project(path, dirs.map(AppDirs::backups).as_deref()) {
        Ok(opened) => {
            let report = opening_report(&opened, speech);
            ProjectWithReport { project: opened.project, report }
        }
        Err(error) => ProjectWithReport { project: Project::default(), report: Some(open_error_text(path, &error, speech)) },
    }
}

/// Whether a path has the extension of our project files.
fn is_project_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "jumelles")
}

/// A new project on these source files.
fn project_on(paths: Vec<PathBuf>) -> Project {
    Project { sources: paths.into_iter().map(SourcePath::new).collect(), ..Project::default() }
}

/// Opens paths in the window. A project that cannot be opened leaves everything as it is and is reported.
pub(super) fn open(state: &mut AppState, paths: Vec<PathBuf>) {
    for path in &paths {
        journal::write_line(state.autosave.journal.as_ref(), &format!("opens {}", path.display()));
    }
    let names_project = paths.first().is_some_and(|path| is_project_file(path));
    let opened_paths = paths.clone();
    // Files add up: only another project replaces what is open. The sample gives way to the first file of the user.
    if !paths.iter().any(|path| is_project_file(path)) && !state.history.current().sources.is_empty() {
        let recipes = recipes_in_use(state);
        state.history.amend_current(&Edit::KeepRecipes(recipes));
        state.history.edit(&Edit::AddFiles(paths.into_iter().map(SourcePath::new).collect()));
        state.engine.reload_files();
        state.session.toast = None;
        state.session.dialog = None;
        update_recent(state, &opened_paths);
        return;
    }
    let ProjectWithReport { project, report } = project_at(paths, state.autosave.dirs.as_ref(), state.engine.speech());
    if names_project && project.file.is_none() && report.is_some() && project == Project::default() {
        state.session.toast = report;
        update_recent(state, &opened_paths);
        return;
    }
    state.autosave.saved_project = project.file.is_some().then(|| project.clone());
    let recipes = recipes_in_use(state);
    state.history.amend_current(&Edit::KeepRecipes(recipes));
    state.history.edit(&Edit::Open(Box::new(project)));
    // The files may have changed since they were last read.
    state.engine.reload_files();
    state.session.pinned_row = None;
    state.session.toast = report;
    (state.session.selected_file, state.session.highlighted_line) = (0, None);
    state.session.page = Page::Compare;
    state.session.dialog = missing_source_dialog(state.history.current());
    update_recent(state, &opened_paths);
}

/// Puts paths at the head of the recent ones and drops those that no longer exist.
fn update_recent(state: &mut AppState, paths: &[PathBuf]) {
    for path in paths.iter().rev() {
        if files::exists(path) {
            state.preferences.add_recent(path);
        } else {
            state.preferences.recent.retain(|other| other != path);
        }
    }
    state.save_preferences();
}

/// The dialog that asks for the first missing source file of a saved project; None when all are there.
pub(crate) fn missing_source_dialog(project: &Project) -> Option<Dialog> {
    let missing = project.sources.iter().find(|source| !files::exists(&source.path)).filter(|_| project.file.is_some())?;
    Some(Dialog::File(FileDialog::Locate { missing: missing.path.clone(), path: String::new() }))
}

/// Records where a missing file is now. Other missing files found in the same folder move with it; the next one is asked for.
pub(super) fn locate(state: &mut AppState, missing: &Path, path: &Path) {
    let moved = locate_lost_files(state.history.current(), missing, path);
    state.history.edit(&Edit::MoveFiles(moved));
    state.engine.reload_files();
    state.session.toast = None;
    state.session.dialog = missing_source_dialog(state.history.current());
}

/// The recipes of the files read now, to be offered for later files of the same shape. The sample gives none.
fn recipes_in_use(state: &AppState) -> Vec<Arc<Recipe>> {
    let project = state.history.current();
    let Some(loaded) = state.engine.loaded().filter(|_| !project.sources.is_empty()) else { return Vec::new() };
    let chosen = |name: &str| project.recipes.get(name).cloned().unwrap_or_default();
    let files = loaded.files.iter().enumerate();
    files.filter_map(|(index, file)| loaded.recipe_of_file(index, &chosen(&file.intake.name)).map(Arc::new)).collect()
}

/// Saves the project in its file, or asks for a path, starting from `suggested_path`.
pub(super) fn save(state: &mut AppState, suggested_path: String) {
    let project = state.history.current();
    let sources = EmbedOrLink::of_project(project);
    match project.file.clone() {
        Some(path) => save_to(state, path, sources),
        None => state.session.dialog = Some(Dialog::File(FileDialog::Save { path: suggested_path, sources })),
    }
}

/// Saves the project in a file, in the background. [`after_saving`] is called when it is written.
pub(super) fn save_to(state: &mut AppState, path: PathBuf, sources: EmbedOrLink) {
    let project = Project { embeds_sources: sources == EmbedOrLink::Embedded, ..(**state.history.current()).clone() };
    state.engine.save(project, path, state.autosave.dirs.as_ref().map(AppDirs::backups));
}

/// Notes that the project was saved, and says where. Earlier states of the history belong to the same file from now on.
pub(super) fn after_saving(state: &mut AppState, project: &Project) -> Option<String> {
    let path = project.file.clone()?;
    state.history.mark_saved(project);
    // Paths in the saved copy are absolute; those of the project are kept, so that only edits count as unsaved changes.
    let current = state.history.current();
    let saved = Project { sources: current.sources.clone(), recipes: current.recipes.clone(), ..project.clone() };
    state.autosave.saved_project = Some(saved);
    state.preferences.add_recent(&path);
    state.save_preferences();
    journal::write_line(state.autosave.journal.as_ref(), &format!("saved {}", path.display()));
    Some(state.engine.speech().format(&Message::ExportDone { path: path.display().to_string() }))
}

/// The title of the window: the name of the project file, with a dot while there are unsaved changes.
pub(crate) fn window_title(state: &AppState) -> String {
    let project = state.history.current();
    let Some(name) = project.file.as_deref().and_then(Path::file_stem) else { return "Jumelles".to_owned() };
    let has_changes = state.autosave.saved_project.as_ref() != Some(&**project);
    format!("{}{} – Jumelles", if has_changes { "• " } else { "" }, name.to_string_lossy())
}

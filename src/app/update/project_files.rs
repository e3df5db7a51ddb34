//! Project and source files: opened from paths, located again when they moved, saved. The disk is asked in the background, never here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::app::journal;
use crate::app::state::app_state::AppState;
use crate::app::state::dialog::{Dialog, EmbedOrLink, FileDialog, HeldReason};
use crate::app::state::session::Page;
use crate::app::state::toast::Toast;
use crate::app::update::keeping;
use crate::engine::report::{file_error_text, open_error_text, opening_report};
use crate::engine::{
    AppDirs, DiskAnswer, KeptWork, LibraryNotKept, OpenProjectError, OpenedProject, RecoveredSession, SaveTarget, SavedProject, files,
    locate_lost_files, lost_sources, may_be_library, open_backup, open_project, read_session,
};
use crate::project::{Edit, Project, SourcePath};
use crate::speech::{Message, Speech};
use crate::tidy::Recipe;

/// How long the start waits for the project named on the command line before it opens the window without it.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// The project the program starts on.
pub(super) struct StartProject {
    /// The project; an empty one when it could not be opened.
    pub project: Project,
    /// What the user should know: why it could not be opened, or what differs from the saved project.
    pub report: Option<String>,
    /// The SHA-256 of its file.
    pub file_hash: Option<String>,
    /// Its sources outside of its folder, which are not read unasked.
    pub outside: Vec<PathBuf>,
}

/// The project for some paths: the project file, if a single path names one, else a new project on these source files.
pub(super) fn project_at_start(paths: Vec<PathBuf>, dirs: Option<&AppDirs>, speech: &Speech) -> StartProject {
    let start = |project: Project, report| StartProject { project, report, file_hash: None, outside: Vec::new() };
    let path = match paths.as_slice() {
        [path] if is_project_file(path) => path.clone(),
        _ => return start(Project { sources: paths.into_iter().map(SourcePath::new).collect(), ..Project::default() }, None),
    };
    let (sender, answer) = channel();
    let (asked, folders) = (path.clone(), dirs.cloned());
    let work = move || {
        // If the start waited too long, nobody takes the answer.
        let _ = sender.send(open_allowed(&asked, folders.as_ref()));
    };
    if thread::Builder::new().name("jumelles-disk".to_owned()).spawn(work).is_err() {
        return start(Project::default(), None);
    }
    match answer.recv_timeout(LONGEST_WAIT) {
        Ok(Ok(opened)) => {
            let report = opening_report(&opened, speech);
            StartProject { project: opened.project, report, file_hash: Some(opened.file_hash), outside: opened.outside }
        }
        Ok(Err(error)) => start(Project::default(), Some(open_error_text(&path, &error, speech))),
        Err(_) => start(Project::default(), Some(speech.format(&Message::PathDoesNotAnswer { path: path.display().to_string() }))),
    }
}

/// Opens a project; sources the user allowed before are not asked for again.
fn open_allowed(path: &Path, dirs: Option<&AppDirs>) -> Result<OpenedProject, OpenProjectError> {
    let mut opened = open_project(path, dirs.map(AppDirs::backups).as_deref())?;
    if let Some(dirs) = dirs {
        opened.outside = dirs.trusted_sources().without_trusted(path, opened.outside);
    }
    Ok(opened)
}

/// Whether a path has the extension of our project files.
fn is_project_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "jumelles")
}

/// Opens paths in the window: a project replaces the one that is open, files add up.
pub(super) fn open(state: &mut AppState, paths: Vec<PathBuf>) {
    for path in &paths {
        journal::write(state, &format!("opens {}", path.display()));
    }
    state.session.dialog = None;
    if let Some(path) = paths.iter().find(|path| is_project_file(path)).cloned() {
        let (dirs, asked) = (state.autosave.dirs.clone(), path.clone());
        state.engine.ask_disk(&path, move || {
            let opened = open_allowed(&asked, dirs.as_ref()).map(Box::new);
            DiskAnswer::Project(asked, opened)
        });
        return;
    }
    let (editions, tables): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| may_be_library(path));
    for edition in editions {
        match state.autosave.dirs.clone() {
            Some(dirs) => state.engine.keep_library(edition, dirs),
            None => add_files(state, vec![edition]),
        }
    }
    if !tables.is_empty() {
        add_files(state, tables);
    }
}

/// An edition of the library was kept, or the file is none: then it is opened like any other.
pub(super) fn after_keeping_library(state: &mut AppState, path: PathBuf, kept: Result<(), LibraryNotKept>) {
    let speech = state.engine.speech();
    state.session.toast = Some(Toast::lasting(match kept {
        Ok(()) => speech.format(&Message::LibraryKept {}),
        Err(LibraryNotKept::File(error)) => file_error_text(&error, speech),
        Err(LibraryNotKept::NoEdition) => {
            add_files(state, vec![path]);
            return;
        }
    }));
}

/// Adds files to those that are open.
fn add_files(state: &mut AppState, paths: Vec<PathBuf>) {
    let recipes = recipes_in_use(state);
    state.history.amend_current(&Edit::KeepRecipes(recipes));
    state.history.edit(&Edit::AddFiles(paths.iter().cloned().map(SourcePath::new).collect()));
    // The files may have changed since they were last read.
    state.engine.reload_files();
    (state.session.pinned_row, state.session.toast) = (None, None);
    update_recent(state, paths);
}

/// Asks which of these paths exist, to put them at the head of the recent ones.
fn update_recent(state: &mut AppState, paths: Vec<PathBuf>) {
    let Some(first) = paths.first().cloned() else { return };
    state.engine.ask_disk(&first, move || {
        let (existing, missing) = paths.into_iter().partition(|path| files::exists(path));
        DiskAnswer::Paths { existing, missing }
    });
}

/// Puts paths at the head of the recent ones and drops those that do not exist.
pub(super) fn set_recent(state: &mut AppState, existing: &[PathBuf], missing: &[PathBuf]) {
    for path in existing.iter().rev() {
        state.preferences.add_recent(path);
    }
    state.preferences.recent.retain(|other| !missing.contains(other));
    state.save_preferences();
}

/// Takes a project that was opened: it replaces the one that is open, which stays under the recent ones if it was not saved.
pub(super) fn take_opened(state: &mut AppState, path: &Path, opened: Result<Box<OpenedProject>, OpenProjectError>) {
    match opened {
        Ok(opened) => {
            let report = opening_report(&opened, state.engine.speech());
            let OpenedProject { project, file_hash, outside, .. } = *opened;
            replace_project(state, project, Some(file_hash));
            state.session.toast = report.map(Toast::lasting);
            if outside.is_empty() {
                ask_for_lost_sources(state);
            } else {
                hold(state, outside);
            }
            set_recent(state, &[path.to_owned()], &[]);
        }
        // A project that cannot be opened leaves everything as it is.
        Err(error) => {
            let missing = matches!(error, OpenProjectError::File(crate::engine::FileError::NotFound(_)));
            state.session.toast = Some(Toast::lasting(open_error_text(path, &error, state.engine.speech())));
            let gone = files::absolute(path);
            set_recent(state, &[], if missing { std::slice::from_ref(&gone) } else { &[] });
        }
    }
}

/// Makes a project the one that is open. What was open is kept.
fn replace_project(state: &mut AppState, project: Project, file_hash: Option<String>) {
    keeping::keep_replaced_work(state);
    state.autosave.saved_project = project.file.is_some().then(|| project.clone());
    state.autosave.file_hash = file_hash;
    let recipes = recipes_in_use(state);
    state.history.amend_current(&Edit::KeepRecipes(recipes));
    state.history.edit(&Edit::Open(Box::new(project)));
    state.engine.hold(BTreeSet::new());
    state.engine.reload_files();
    state.autosave.held_reason = None;
    state.session.pinned_row = None;
    (state.session.selected_file, state.session.highlighted_line) = (0, None);
    (state.session.page, state.session.dialog) = (Page::Compare, None);
    keeping::list_kept_works(state);
}

/// Begins a new project on the sample.
pub(super) fn begin_new(state: &mut AppState) {
    replace_project(state, Project::default(), None);
    state.session.toast = None;
}

/// Does not read these files of the project before the user allowed it.
fn hold(state: &mut AppState, paths: Vec<PathBuf>) {
    state.engine.hold(paths.iter().cloned().collect());
    state.autosave.held_reason = Some(HeldReason::Outside);
    state.session.dialog = Some(Dialog::HeldFiles { reason: HeldReason::Outside, paths });
}

/// Reads the files that were held. Those outside of the folder of the project are allowed from now on.
pub(super) fn read_held(state: &mut AppState) {
    let held = state.engine.held().clone();
    if let (Some(dirs), Some(file), Some(HeldReason::Outside)) =
        (state.autosave.dirs.clone(), state.history.current().file.clone(), state.autosave.held_reason)
    {
        state.engine.write_quietly(move || dirs.trusted_sources().trust(&file, &held));
    }
    state.engine.hold(BTreeSet::new());
    state.autosave.held_reason = None;
    (state.session.dialog, state.session.page) = (None, Page::Compare);
    ask_for_lost_sources(state);
}

/// Opens work that was kept beside the slots.
pub(super) fn open_kept(state: &mut AppState, path: PathBuf) {
    state.engine.ask_disk(&path.clone(), move || DiskAnswer::KeptWork(read_session(&path).map(Box::new)));
}

/// Takes work that was kept: it replaces what is open.
pub(super) fn take_kept(state: &mut AppState, session: Option<RecoveredSession>) {
    let Some(session) = session else { return };
    let did_not_survive = session.did_not_survive_reading();
    let KeptWork { project, file_hash, data_hashes, .. } = session.work;
    let mut data = state.engine.read_data();
    data.hashes.extend(data_hashes);
    state.engine.set_read_data(data);
    let paths: Vec<PathBuf> = project.sources.iter().map(|source| source.path.clone()).collect();
    replace_project(state, (*project).clone(), file_hash);
    // It was never saved as it is now.
    state.autosave.saved_project = None;
    state.session.toast = Some(Toast::text(state.engine.speech().format(&Message::KeptWorkOpened {})));
    if did_not_survive {
        state.engine.hold(paths.iter().cloned().collect());
        state.autosave.held_reason = Some(HeldReason::DidNotSurvive);
        state.session.dialog = Some(Dialog::HeldFiles { reason: HeldReason::DidNotSurvive, paths });
    }
}

/// Opens a backup in the place of the project it was made of; it can be undone, and is saved only when the user saves.
pub(super) fn restore_backup(state: &mut AppState, backup: PathBuf) {
    let Some(path) = state.history.current().file.clone() else { return };
    state.engine.ask_disk(&backup.clone(), move || {
        let opened = open_backup(&backup, &path).map(Box::new);
        DiskAnswer::Project(path, opened)
    });
}

/// Asks which sources of the project are not there.
pub(crate) fn ask_for_lost_sources(state: &mut AppState) {
    let project = Arc::clone(state.history.current());
    let Some(first) = project.sources.first().filter(|_| project.file.is_some()).map(|source| source.path.clone()) else { return };
    state.engine.ask_disk(&first, move || DiskAnswer::LostSources(lost_sources(&project)));
}

/// Asks the user for the first source that is not there, unless a copy of what was read of it is kept.
pub(super) fn take_lost(state: &mut AppState, lost: Vec<PathBuf>) {
    let kept = state.engine.read_data().hashes;
    let has_copy = |path: &PathBuf| kept.keys().any(|name| Path::new(name).starts_with(path));
    let missing = lost.into_iter().find(|path| !has_copy(path));
    if let Some(missing) = missing.filter(|_| state.session.dialog.is_none()) {
        state.session.dialog = Some(Dialog::File(FileDialog::Locate { missing, path: String::new() }));
    }
}

/// Looks for a missing file at the path the user gave, and for others beside it.
pub(super) fn locate(state: &mut AppState, missing: PathBuf, path: PathBuf) {
    let project = Arc::clone(state.history.current());
    state.engine.ask_disk(&path.clone(), move || {
        DiskAnswer::Located(if files::exists(&path) { locate_lost_files(&project, &missing, &path) } else { BTreeMap::new() })
    });
}

/// Records where missing files are now; the next one is asked for. Without any, the dialog stays and says that there is no such file.
pub(super) fn take_located(state: &mut AppState, moved: BTreeMap<PathBuf, PathBuf>) {
    if moved.is_empty() {
        return;
    }
    state.history.edit(&Edit::MoveFiles(moved));
    state.engine.reload_files();
    (state.session.toast, state.session.dialog) = (None, None);
    ask_for_lost_sources(state);
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

/// Saves the project in a file, in the background. [`after_saving`] is called when it is written. The file of the project is not replaced
/// if somebody else changed it.
pub(super) fn save_to(state: &mut AppState, path: PathBuf, sources: EmbedOrLink) {
    let is_own_file = state.history.current().file.as_deref() == Some(&path);
    let expected = state.autosave.file_hash.clone().filter(|_| is_own_file);
    save_expecting(state, path, sources, expected);
}

/// Saves the project in a new file; one that is there already is not replaced, but asked about.
pub(super) fn save_new(state: &mut AppState, path: PathBuf, sources: EmbedOrLink) {
    save_expecting(state, path, sources, Some(String::new()));
}

/// Saves the project over whatever file is there; that file becomes a backup.
pub(super) fn save_over(state: &mut AppState, path: PathBuf) {
    let sources = EmbedOrLink::of_project(state.history.current());
    save_expecting(state, path, sources, None);
}

fn save_expecting(state: &mut AppState, path: PathBuf, sources: EmbedOrLink, expected_hash: Option<String>) {
    let project = Project { embeds_sources: sources == EmbedOrLink::Embedded, ..(**state.history.current()).clone() };
    state.engine.save(project, SaveTarget { path, backups: state.autosave.dirs.as_ref().map(AppDirs::backups), expected_hash });
}

/// Notes that the project was saved, and says where. Earlier states of the history belong to the same file from now on.
pub(super) fn after_saving(state: &mut AppState, saved: &SavedProject) -> Option<String> {
    let path = saved.project.file.clone()?;
    state.history.mark_saved(&saved.project);
    // Paths in the saved copy are absolute; those of the project are kept, so that only edits count as unsaved changes.
    let current = state.history.current();
    let kept = Project {
        sources: current.sources.clone(),
        recipes: current.recipes.clone(),
        recipes_of_other_files: current.recipes_of_other_files.clone(),
        ..saved.project.clone()
    };
    state.autosave.saved_project = Some(kept);
    state.autosave.file_hash = Some(saved.file_hash.clone());
    if let Some(dirs) = state.autosave.dirs.clone().filter(|_| !saved.project.embeds_sources) {
        let (file, sources) = (path.clone(), saved.project.sources.iter().map(|source| source.path.clone()).collect());
        state.engine.write_quietly(move || dirs.trusted_sources().trust(&file, &sources));
    }
    state.preferences.add_recent(&path);
    state.save_preferences();
    journal::write(state, &format!("saved {}", path.display()));
    Some(state.engine.speech().format(&Message::ExportDone { path: path.display().to_string() }))
}

/// Stops the reading that is running. The project goes back to the files that were read before; what else was changed meanwhile stays.
pub(super) fn cancel_reading(state: &mut AppState) {
    state.engine.stop_loading();
    let is_read = |project: &Project| state.engine.has_files_of(project);
    let Some(index) = state.history.latest_state(is_read) else {
        // Nothing was read before: the files stay in the project and are not read.
        let paths = state.history.current().sources.iter().map(|source| source.path.clone()).collect();
        state.engine.hold(paths);
        state.autosave.held_reason = Some(HeldReason::Stopped);
        return;
    };
    if index + 1 == state.history.position() {
        state.history.undo();
    } else if let Some(before) = state.history.state(index).map(|project| (**project).clone()) {
        state.history.edit(&Edit::ReturnToFiles(Box::new(before)));
    }
}

/// The title of the window: the name of the project file, with a dot while there are unsaved changes.
pub(crate) fn window_title(state: &AppState) -> String {
    let project = state.history.current();
    let Some(name) = project.file.as_deref().and_then(Path::file_stem) else { return "Jumelles".to_owned() };
    let has_changes = state.autosave.saved_project.as_ref() != Some(&**project);
    format!("{}{} – Jumelles", if has_changes { "• " } else { "" }, name.to_string_lossy())
}

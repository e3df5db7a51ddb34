//! Opening project files. In: a path. Out: the project, with the paths of files that moved together with it corrected, and what the
//! user should know: files that are gone, files outside of its folder, a backup opened in its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::engine::backups::backups_of;
use crate::engine::data_hash::sha256;
use crate::engine::files;
use crate::engine::read_project::{OpenProjectError, project_in, read_project};
use crate::project::{EMBEDDED_FOLDER, Project, ProjectError, SourcePath};

/// A project that was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenedProject {
    /// The project, with corrected paths.
    pub project: Project,
    /// The SHA-256 of its file, by which a later save sees whether somebody else changed it.
    pub file_hash: String,
    /// The new paths of files found beside the project file and no longer at their old path.
    pub moved: Vec<PathBuf>,
    /// The paths of files that were not found.
    pub lost: Vec<PathBuf>,
    /// The paths of files that lie neither in the project file nor in its folder: the user is asked before they are read.
    pub outside: Vec<PathBuf>,
    /// The backup that was opened because the project file is damaged.
    pub backup: Option<PathBuf>,
}

/// Opens a project. Embedded tables are found inside the project file; a file that is no longer at its path is looked for beside it.
/// If the file is damaged, its latest backup is opened.
///
/// # Errors
/// When the file cannot be read or is no project, and it has no readable backup.
pub fn open_project(path: &Path, backups: Option<&Path>) -> Result<OpenedProject, OpenProjectError> {
    let bytes = files::read_bytes(path)?;
    let (project, backup) = match project_in(path, &bytes) {
        Ok(project) => (Project { file: Some(files::absolute(path)), ..project }, None),
        Err(OpenProjectError::Project(ProjectError::Broken(reason))) => {
            let latest = backups.and_then(|folder| backups_of(folder, path).pop());
            let opened = latest.and_then(|backup| read_project(&backup.path).ok().map(|project| (project, backup.path)));
            let (project, backup) = opened.ok_or(OpenProjectError::Project(ProjectError::Broken(reason)))?;
            (project, Some(backup))
        }
        Err(error) => return Err(error),
    };
    Ok(OpenedProject { file_hash: sha256(&bytes), backup: backup.clone(), ..locate_sources(project, path, backup.as_deref()) })
}

/// Opens a backup in the place of the project file it was made of.
///
/// # Errors
/// When the backup cannot be read or is no project.
pub fn open_backup(backup: &Path, path: &Path) -> Result<OpenedProject, OpenProjectError> {
    let project = Project { file: Some(files::absolute(path)), ..read_project(backup)? };
    let file_hash = files::read_bytes(path).map(|bytes| sha256(&bytes)).unwrap_or_default();
    Ok(OpenedProject { file_hash, ..locate_sources(project, path, Some(backup)) })
}

/// Finds the sources of a project read from `path`, or from its backup.
fn locate_sources(mut project: Project, path: &Path, backup: Option<&Path>) -> OpenedProject {
    let archive = files::absolute(backup.unwrap_or(path));
    let folder = files::absolute(path).parent().map(Path::to_owned).unwrap_or_default();
    let (mut moved, mut lost, mut outside) = (Vec::new(), Vec::new(), Vec::new());
    let mut new_paths = BTreeMap::new();
    for SourcePath { path: before } in project.sources.iter().filter(|source| !source.is_sample()) {
        let mut after = before.clone();
        if before.starts_with(EMBEDDED_FOLDER) {
            after = archive.join(before);
        } else if is_on_network(before) || !files::exists(before) {
            let beside = before.file_name().map(|name| folder.join(name)).filter(|beside| files::exists(beside));
            match beside {
                Some(beside) => {
                    moved.push(beside.clone());
                    after = beside;
                }
                None if is_on_network(before) => outside.push(before.clone()),
                None => lost.push(before.clone()),
            }
        } else if !is_inside(before, &folder) {
            outside.push(before.clone());
        }
        new_paths.insert(before.clone(), after);
    }
    project.move_files(&new_paths);
    OpenedProject { project, file_hash: String::new(), moved, lost, outside, backup: backup.map(Path::to_owned) }
}

/// Whether a path names a share of another computer: looking at it would make the program talk to that computer.
fn is_on_network(path: &Path) -> bool {
    path.to_string_lossy().replace('\\', "/").starts_with("//")
}

/// Whether a path lies in a folder, without leading out of it again.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let has_steps_up = path.components().any(|step| matches!(step, std::path::Component::ParentDir));
    !has_steps_up && files::absolute(path).starts_with(folder)
}

/// The sources of a project that are not there, copies inside project files included.
#[must_use]
pub fn lost_sources(project: &Project) -> Vec<PathBuf> {
    let files = project.sources.iter().filter(|source| !source.is_sample()).map(|source| &source.path);
    files.filter(|path| !files::exists(path)).cloned().collect()
}

/// The new paths once the user has located a lost file: its own, and those of other lost files that lie in the same folder.
#[must_use]
pub fn locate_lost_files(project: &Project, lost: &Path, new_path: &Path) -> BTreeMap<PathBuf, PathBuf> {
    let beside = |source: &SourcePath| {
        let path = new_path.parent()?.join(source.path.file_name()?);
        (!files::exists(&source.path) && files::exists(&path)).then(|| (source.path.clone(), path))
    };
    let mut all: BTreeMap<PathBuf, PathBuf> = project.sources.iter().filter_map(beside).collect();
    all.insert(lost.to_owned(), new_path.to_owned());
    all
}

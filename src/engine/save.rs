//! The project file on the disk: saved with or without its tables, opened wherever it was moved to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::engine::evidence_pack::hash;
use crate::engine::files::{self, FileError};
use crate::project::{CARRIED, EmbeddedFile, Project, ProjectError, SourcePath, from_bytes, to_bytes};

/// Backups of one project kept.
const KEPT: usize = 10;

/// Why a project cannot be opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpenError {
    /// Its file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is no project, or a newer one.
    #[error(transparent)]
    Project(#[from] ProjectError),
}

/// A project as opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// Files found beside the project, where it had them elsewhere.
    pub moved: Vec<PathBuf>,
    /// Files found nowhere.
    pub lost: Vec<PathBuf>,
    /// The backup opened in place of a damaged file.
    pub backup: Option<PathBuf>,
}

/// Opens a project: what it carries is found inside it, what moved with it beside it.
///
/// # Errors
/// When the file cannot be read or is no project, and there is no backup of it.
pub fn open_project(path: &Path, backups: Option<&Path>) -> Result<Opened, OpenError> {
    let read = |path: &Path| -> Result<Project, OpenError> { Ok(from_bytes(&files::read_bytes(path)?)?) };
    let (mut project, backup) = match read(path) {
        Ok(project) => (Project { file: Some(files::absolute(path)), ..project }, None),
        Err(OpenError::Project(ProjectError::Broken(reason))) => {
            let found = backups.and_then(|folder| backups_of(folder, path).pop());
            let opened = found.and_then(|backup| read(&backup).ok().map(|project| (project, backup)));
            let (project, backup) = opened.ok_or(OpenError::Project(ProjectError::Broken(reason)))?;
            (project, Some(backup))
        }
        Err(error) => return Err(error),
    };
    let home = files::absolute(backup.as_deref().unwrap_or(path));
    let (mut moved, mut lost) = (Vec::new(), Vec::new());
    let mut placed = BTreeMap::new();
    for SourcePath { path: before } in &project.sources {
        let mut after = before.clone();
        if before.starts_with(CARRIED) {
            after = home.join(before);
        } else if !files::exists(before) {
            let beside = path.parent().zip(before.file_name()).map(|(folder, name)| files::absolute(&folder.join(name)));
            match beside.filter(|beside| files::exists(beside)) {
                Some(beside) => {
                    moved.push(beside.clone());
                    after = beside;
                }
                None => lost.push(before.clone()),
            }
        }
        placed.insert(before.clone(), after);
    }
    project.move_files(&placed);
    Ok(Opened { project, moved, lost, backup })
}

/// What was found when a lost file is: it, and the others lost that lie in its new folder.
#[must_use]
pub fn found(project: &Project, lost: &Path, at: &Path) -> BTreeMap<PathBuf, PathBuf> {
    let beside = |source: &SourcePath| {
        let path = at.parent()?.join(source.path.file_name()?);
        (!files::exists(&source.path) && files::exists(&path)).then(|| (source.path.clone(), path))
    };
    let mut all: BTreeMap<PathBuf, PathBuf> = project.sources.iter().filter_map(beside).collect();
    all.insert(lost.to_owned(), at.to_owned());
    all
}

/// Saves a project, with its tables inside it if it carries them. What was there before stays among the backups.
///
/// # Errors
/// When a table cannot be read, or the file cannot be written.
pub fn save_project(project: &Project, path: &Path, backups: Option<&Path>) -> Result<Project, FileError> {
    let carries = project.carries;
    let unwritable = |error: &ProjectError| FileError::Unwritable(path.to_owned(), error.to_string());
    // A saved project means the same files wherever the program is started.
    let mut kept = project.clone();
    let absolute = |name: &str| files::absolute(Path::new(name)).display().to_string();
    kept.rename_files(&absolute);
    for source in &mut kept.sources {
        source.path = files::absolute(&source.path);
    }
    let mut copies = Vec::new();
    let mut seals = BTreeMap::new();
    for source in &kept.sources {
        match files::read(&source.path) {
            Ok(found) => copies.extend(found.sources.into_iter().map(|own| (own.name, own.bytes))),
            // Without copies, a file that is gone is still the one the project is about.
            Err(error) if carries => return Err(error),
            Err(_) => {}
        }
    }
    for (name, bytes) in &copies {
        seals.insert(name.clone(), hash(bytes));
    }
    kept.seals = seals;
    let mut packed = Vec::new();
    let mut written = kept.clone();
    if carries && !copies.is_empty() {
        // What a project carries does not change under it.
        written.said = None;
        let inside: BTreeMap<String, String> = (1..)
            .zip(&copies)
            .map(|(rank, (name, _))| (name.clone(), format!("{CARRIED}/{rank}-{}", crate::chart::file_name(name))))
            .collect();
        written.rename_files(&|name| inside.get(name).cloned().unwrap_or_else(|| name.to_owned()));
        written.sources = copies.iter().filter_map(|(name, _)| inside.get(name)).map(|name| SourcePath::new(name.into())).collect();
        packed = copies.into_iter().filter_map(|(name, bytes)| Some(EmbeddedFile { name: inside.get(&name)?.clone(), bytes })).collect();
    }
    let bytes = to_bytes(&written, &packed).map_err(|error| unwritable(&error))?;
    if let Some(folder) = backups {
        back_up(folder, path);
    }
    files::write(path, &bytes)?;
    Ok(Project { file: Some(files::absolute(path)), ..kept })
}

/// The backups of a project, the oldest first.
fn backups_of(folder: &Path, path: &Path) -> Vec<PathBuf> {
    let stem = backup_stem(path);
    let number = |path: &Path| path.file_stem()?.to_string_lossy().strip_prefix(&stem)?.parse::<u32>().ok();
    let mut all: Vec<(u32, PathBuf)> = files::listed(folder).into_iter().filter_map(|path| Some((number(&path)?, path))).collect();
    all.sort();
    all.into_iter().map(|(_, path)| path).collect()
}

/// Projects of one name in two folders keep their backups apart.
fn backup_stem(path: &Path) -> String {
    let path = files::absolute(path);
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = hash(path.display().to_string().as_bytes());
    format!("{name}-{}-", folder.get(..8).unwrap_or_default())
}

/// Keeps what a file holds, if it is a project. Failing to is no reason not to save.
fn back_up(folder: &Path, path: &Path) {
    let Ok(bytes) = files::read_bytes(path) else { return };
    if from_bytes(&bytes).is_err() || files::make_folder(folder).is_err() {
        return;
    }
    let all = backups_of(folder, path);
    let stem = backup_stem(path);
    let last = all.last().and_then(|path| path.file_stem()?.to_string_lossy().strip_prefix(&stem)?.parse::<u32>().ok());
    let next = folder.join(format!("{stem}{:05}.jumelles", last.unwrap_or(0) + 1));
    let _ = files::write(&next, &bytes);
    for old in all.iter().take((all.len() + 1).saturating_sub(KEPT)) {
        let _ = files::remove(old);
    }
}

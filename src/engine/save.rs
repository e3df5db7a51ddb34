//! Project files on the disk. In: a project and a path. Out: a saved file with a backup of the one it replaces; and back, with the
//! paths of files that moved together with the project corrected.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::engine::data_hash::sha256;
use crate::engine::file_error::FileError;
use crate::engine::files;
use crate::engine::source::SourceFile;
use crate::project::{EMBEDDED_FOLDER, EmbeddedFile, Project, ProjectError, SourcePath, from_bytes, to_bytes};

/// The number of backups kept of one project.
const MOST_BACKUPS: usize = 10;

/// Why a project cannot be opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpenProjectError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is no project, or one in a newer format.
    #[error(transparent)]
    Project(#[from] ProjectError),
}

/// A project that was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenedProject {
    /// The project, with corrected paths.
    pub project: Project,
    /// The new paths of files found beside the project file and no longer at their old path.
    pub moved: Vec<PathBuf>,
    /// The paths of files that were not found.
    pub lost: Vec<PathBuf>,
    /// The backup that was opened because the project file is damaged.
    pub backup: Option<PathBuf>,
}

/// Opens a project. Embedded tables are found inside the project file; a file that is no longer at its path is looked for beside it.
/// If the file is damaged, its latest backup is opened.
///
/// # Errors
/// When the file cannot be read or is no project, and it has no readable backup.
pub fn open_project(path: &Path, backups: Option<&Path>) -> Result<OpenedProject, OpenProjectError> {
    let read = |path: &Path| -> Result<Project, OpenProjectError> { Ok(from_bytes(&files::read_bytes(path)?)?) };
    let (mut project, backup) = match read(path) {
        Ok(project) => (Project { file: Some(files::absolute(path)), ..project }, None),
        Err(OpenProjectError::Project(ProjectError::Broken(reason))) => {
            let latest = backups.and_then(|folder| backups_of(folder, path).pop());
            let opened = latest.and_then(|backup| read(&backup.path).ok().map(|project| (project, backup.path)));
            let (project, backup) = opened.ok_or(OpenProjectError::Project(ProjectError::Broken(reason)))?;
            (project, Some(backup))
        }
        Err(error) => return Err(error),
    };
    let archive = files::absolute(backup.as_deref().unwrap_or(path));
    let (mut moved, mut lost) = (Vec::new(), Vec::new());
    let mut new_paths = BTreeMap::new();
    for SourcePath { path: before } in &project.sources {
        let mut after = before.clone();
        if before.starts_with(EMBEDDED_FOLDER) {
            after = archive.join(before);
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
        new_paths.insert(before.clone(), after);
    }
    project.move_files(&new_paths);
    Ok(OpenedProject { project, moved, lost, backup })
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

/// Saves a project, with its tables if it embeds them; the file it replaces is kept in the folder of `backups`, if there is one.
///
/// Returns the project as it is now: with absolute paths, new hashes and the path of its file.
///
/// # Errors
/// When an embedded table cannot be read, or the file cannot be written.
pub fn save_project(project: &Project, path: &Path, backups: Option<&Path>) -> Result<Project, FileError> {
    let mut saved = with_absolute_paths(project);
    let tables = read_tables(&saved)?;
    saved.data_hashes = tables.iter().map(|table| (table.name.clone(), sha256(&table.bytes))).collect();
    let (written, embedded) =
        if saved.embeds_sources && !tables.is_empty() { embed_tables(&saved, tables) } else { (saved.clone(), Vec::new()) };
    let bytes = to_bytes(&written, &embedded).map_err(|error| FileError::Unwritable(path.to_owned(), error.to_string()))?;
    if let Some(folder) = backups {
        back_up(folder, path);
    }
    files::write(path, &bytes)?;
    Ok(Project { file: Some(files::absolute(path)), ..saved })
}

/// The project with paths that do not depend on the working directory.
fn with_absolute_paths(project: &Project) -> Project {
    let mut project = project.clone();
    project.rename_files(&|name| files::absolute(Path::new(name)).display().to_string());
    for source in &mut project.sources {
        source.path = files::absolute(&source.path);
    }
    project
}

/// The content of every table of a project. A table that cannot be read is an error only if the project embeds its tables.
fn read_tables(project: &Project) -> Result<Vec<SourceFile>, FileError> {
    let mut tables = Vec::new();
    for source in &project.sources {
        match files::read(&source.path) {
            Ok(found) => tables.extend(found.sources),
            Err(error) if project.embeds_sources => return Err(error),
            Err(_) => {}
        }
    }
    Ok(tables)
}

/// The project as written into its file together with its tables, which are named `sources/1-water.csv` and so on.
fn embed_tables(project: &Project, tables: Vec<SourceFile>) -> (Project, Vec<EmbeddedFile>) {
    let inside: BTreeMap<String, String> = (1..)
        .zip(&tables)
        .map(|(number, table)| (table.name.clone(), format!("{EMBEDDED_FOLDER}/{number}-{}", crate::chart::file_name(&table.name))))
        .collect();
    let mut written = project.clone();
    // Embedded tables cannot change, so their values need not be remembered.
    written.remembered_values = None;
    written.rename_files(&|name| inside.get(name).cloned().unwrap_or_else(|| name.to_owned()));
    written.sources = tables.iter().filter_map(|table| inside.get(&table.name)).map(|name| SourcePath::new(name.into())).collect();
    let embed = |table: SourceFile| Some(EmbeddedFile { name: inside.get(&table.name)?.clone(), bytes: table.bytes });
    let embedded = tables.into_iter().filter_map(embed).collect();
    (written, embedded)
}

/// A backup of a project file.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Backup {
    /// Its number, which grows with every save.
    number: u32,
    path: PathBuf,
}

/// The backups of a project file, the oldest first.
fn backups_of(folder: &Path, path: &Path) -> Vec<Backup> {
    let prefix = backup_prefix(path);
    let number = |path: &Path| path.file_stem()?.to_string_lossy().strip_prefix(&prefix)?.parse::<u32>().ok();
    let backup = |path: PathBuf| Some(Backup { number: number(&path)?, path });
    let mut all: Vec<Backup> = files::list_files(folder).into_iter().filter_map(backup).collect();
    all.sort();
    all
}

/// The beginning of the names of the backups. A hash of the path separates projects of one name in different folders.
fn backup_prefix(path: &Path) -> String {
    let path = files::absolute(path);
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hash: String = sha256(path.display().to_string().as_bytes()).chars().take(8).collect();
    format!("{name}-{hash}-")
}

/// Copies a project file into the folder of backups and removes the oldest backups. A failure does not prevent saving.
fn back_up(folder: &Path, path: &Path) {
    let Ok(bytes) = files::read_bytes(path) else { return };
    if from_bytes(&bytes).is_err() || files::make_folder(folder).is_err() {
        return;
    }
    let all = backups_of(folder, path);
    let next = all.last().map_or(0, |backup| backup.number) + 1;
    let _ = files::write(&folder.join(format!("{}{next:05}.jumelles", backup_prefix(path))), &bytes);
    for old in all.iter().take((all.len() + 1).saturating_sub(MOST_BACKUPS)) {
        let _ = files::remove(&old.path);
    }
}

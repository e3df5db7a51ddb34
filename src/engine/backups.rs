//! Backups of project files. In: a project file that is about to be replaced. Out: numbered copies of it, the latest ten, to list and to
//! open again.

use std::path::{Path, PathBuf};

use crate::engine::data_hash::sha256;
use crate::engine::files;
use crate::engine::read_project::read_project;
use crate::project::Project;

/// The number of backups kept of one project.
const MOST_BACKUPS: usize = 10;

/// A backup of a project file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Backup {
    /// Its number, which grows with every save.
    pub number: u32,
    /// Its path.
    pub path: PathBuf,
}

/// A backup with what it holds, to be chosen from a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedBackup {
    /// The backup.
    pub backup: Backup,
    /// When it was written, in seconds since 1970.
    pub written_at: u64,
    /// The project in it.
    pub project: Project,
}

/// The backups of a project file, the oldest first.
pub(super) fn backups_of(folder: &Path, path: &Path) -> Vec<Backup> {
    let prefix = backup_prefix(path);
    let number = |path: &Path| path.file_stem()?.to_string_lossy().strip_prefix(&prefix)?.parse::<u32>().ok();
    let backup = |path: PathBuf| Some(Backup { number: number(&path)?, path });
    let mut all: Vec<Backup> = files::list_files(folder).into_iter().filter_map(backup).collect();
    all.sort();
    all
}

/// The backups of a project file that can be read, the latest first.
#[must_use]
pub fn list_backups(folder: &Path, path: &Path) -> Vec<ListedBackup> {
    let listed = |backup: Backup| {
        let project = read_project(&backup.path).ok()?;
        Some(ListedBackup { written_at: files::written_at(&backup.path)?, project, backup })
    };
    backups_of(folder, path).into_iter().rev().filter_map(listed).collect()
}

/// The beginning of the names of the backups. A hash of the path separates projects of one name in different folders.
fn backup_prefix(path: &Path) -> String {
    let path = files::absolute(path);
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hash: String = sha256(path.display().to_string().as_bytes()).chars().take(8).collect();
    format!("{name}-{hash}-")
}

/// Copies a project file, whose bytes these are, into the folder of backups and removes the oldest ones. A failure does not prevent
/// saving.
pub(super) fn back_up(folder: &Path, path: &Path, bytes: &[u8]) {
    if crate::project::from_bytes(bytes).is_err() || files::make_private_folder(folder).is_err() {
        return;
    }
    let all = backups_of(folder, path);
    let next = all.last().map_or(0, |backup| backup.number) + 1;
    let _ = files::write_private(&folder.join(format!("{}{next:05}.jumelles", backup_prefix(path))), bytes);
    for old in all.iter().take((all.len() + 1).saturating_sub(MOST_BACKUPS)) {
        let _ = files::remove(&old.path);
    }
}

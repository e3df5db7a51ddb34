//! The work as it stands, written at every change: a slot for each running instance, found again after a crash.
//!
//! A slot is written whole or not at all; what it held when the instance began is kept beside it until it ends.

use std::path::{Path, PathBuf};

use crate::engine::files::{self, FileError, Lock};
use crate::project::{Project, ProjectError, text_of, text_read};

/// So many instances keep their work at once.
const SLOTS: usize = 9;

/// Work found in a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecoveredSession {
    /// The project as it stood.
    pub project: Project,
    /// Whether the program was closed, rather than ended by something else.
    pub closed: bool,
    /// When it was kept, in seconds since 1970.
    pub at: u64,
}

/// What a slot holds.
#[derive(serde::Serialize, serde::Deserialize)]
struct Written {
    /// Whether the program was closed.
    closed: bool,
    /// The file the project was saved in.
    file: Option<PathBuf>,
    /// The project, as its own file writes it.
    project: serde_json::Value,
}

/// The slot of this instance.
#[derive(Debug)]
pub struct RecoverySlot {
    path: PathBuf,
    before: PathBuf,
    /// Held while the instance lives: another takes another slot.
    _lock: Lock,
}

impl RecoverySlot {
    /// Takes a slot. With `resumes`, the one with the latest work nobody holds, and that work; without, one whose work is not
    /// lost by it.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn enter(folder: &Path, resumes: bool) -> Result<(Self, Option<RecoveredSession>), FileError> {
        files::make_folder(folder)?;
        let mut free = Vec::new();
        for number in 1..=SLOTS {
            let Some(lock) = files::lock(&folder.join(format!("{number}.lock")))? else { continue };
            let path = folder.join(format!("{number}.json"));
            let at = files::written_at(&path);
            free.push((at, Self { before: path.with_extension("before.json"), path, _lock: lock }));
        }
        // The latest first, empty ones last.
        free.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        if free.is_empty() {
            return Err(FileError::Unwritable(folder.to_owned(), std::io::ErrorKind::ResourceBusy.to_string()));
        }
        if resumes && let Some(rank) = free.iter().position(|(at, slot)| at.is_some() && slot.read().is_some()) {
            let slot = free.swap_remove(rank).1;
            let kept = slot.read();
            slot.set_aside(false);
            return Ok((slot, kept));
        }
        // The first empty slot, else the oldest: what it held stays beside it.
        let rank = free.iter().position(|(at, _)| at.is_none()).unwrap_or(free.len() - 1);
        let slot = free.swap_remove(rank).1;
        slot.set_aside(true);
        Ok((slot, None))
    }

    /// What the slot holds; what it held before when that cannot be read.
    fn read(&self) -> Option<RecoveredSession> {
        read(&self.path).or_else(|| read(&self.before))
    }

    /// Keeps what the slot holds beside it.
    fn set_aside(&self, moves: bool) {
        if moves {
            // An empty slot has nothing to set aside.
            let _ = files::rename(&self.path, &self.before);
        } else if let Ok(bytes) = files::read_bytes(&self.path) {
            let _ = files::write(&self.before, &bytes);
        }
    }

    /// Writes the project into the slot.
    ///
    /// # Errors
    /// When the disk is full or refuses.
    pub fn keep(&self, project: &Project, closed: bool) -> Result<(), FileError> {
        let unwritable = |error: &dyn std::fmt::Display| FileError::Unwritable(self.path.clone(), error.to_string());
        let value = text_of(project).map_err(|error: ProjectError| unwritable(&error))?;
        let written = Written { closed, file: project.file.clone(), project: value };
        let text = serde_json::to_vec(&written).map_err(|error| unwritable(&error))?;
        files::write(&self.path, &text)
    }
}

fn read(path: &Path) -> Option<RecoveredSession> {
    let written: Written = serde_json::from_slice(&files::read_bytes(path).ok()?).ok()?;
    let project = text_read(written.project).ok()?;
    let at = files::written_at(path).unwrap_or_default();
    Some(RecoveredSession { project: Project { file: written.file, ..project }, closed: written.closed, at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::SourcePath;

    fn project(name: &str) -> Project {
        Project { sources: vec![SourcePath::new(name.into())], ..Project::default() }
    }

    #[test]
    fn work_is_found_again_and_said_to_be_closed_or_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let (vault, none) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        assert_eq!(none, None);
        let saved = Project { file: Some("a.jumelles".into()), ..project("a") };
        vault.keep(&saved, false).expect("kept");
        drop(vault);
        let (vault, kept) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        assert_eq!(kept.map(|kept| (kept.project, kept.closed)), Some((saved, false)));
        vault.keep(&project("b"), true).expect("kept");
        drop(vault);
        let (_vault, kept) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        assert_eq!(kept.map(|kept| (kept.project, kept.closed)), Some((project("b"), true)));
    }

    #[test]
    fn two_instances_do_not_write_over_each_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let (one, _) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        one.keep(&project("one"), false).expect("kept");
        let (two, kept) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        assert_eq!(kept, None, "the work of a running instance is its own");
        two.keep(&project("two"), false).expect("kept");
        drop(one);
        let (_three, kept) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        assert_eq!(kept.map(|kept| kept.project), Some(project("one")));
    }

    #[test]
    fn a_start_on_files_takes_no_slot_with_work_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let (one, _) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        one.keep(&project("one"), false).expect("kept");
        drop(one);
        let (two, _) = RecoverySlot::enter(folder.path(), false).expect("a slot");
        two.keep(&project("two"), true).expect("kept");
        drop(two);
        assert_eq!(read(&folder.path().join("1.json")).map(|kept| kept.project), Some(project("one")));
    }

    #[test]
    fn a_damaged_slot_gives_what_it_held_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let (vault, _) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        vault.keep(&project("one"), true).expect("kept");
        drop(vault);
        let (vault, _) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        vault.keep(&project("two"), false).expect("kept");
        files::write(&vault.path, b"{\"closed\": tru").expect("damaged");
        drop(vault);
        let (_vault, kept) = RecoverySlot::enter(folder.path(), true).expect("a slot");
        assert_eq!(kept.map(|kept| kept.project), Some(project("one")));
    }

    #[test]
    fn when_every_slot_is_held_it_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let held: Vec<_> = (0..SLOTS).map(|_| RecoverySlot::enter(folder.path(), true).expect("a slot")).collect();
        assert!(RecoverySlot::enter(folder.path(), true).is_err());
        drop(held);
    }
}

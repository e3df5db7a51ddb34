//! Autosaved sessions. In: the project after every change. Out: the project and whether the program was closed normally, when it
//! starts again.
//!
//! Each running instance holds one of nine slots in a folder. Slot `n` is `n.json`, locked by `n.lock`; `n.before.json` keeps what
//! the slot held when the instance started. A slot is written completely or not at all.

use std::path::{Path, PathBuf};

use crate::engine::file_error::FileError;
use crate::engine::files::{self, Lock};
use crate::project::{Project, from_json, to_json};

/// The number of slots, and so of instances that can autosave at once.
const SLOTS: usize = 9;

/// A session found in a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecoveredSession {
    /// The project when it was last autosaved.
    pub project: Project,
    /// True if the program was closed normally; false after a crash.
    pub was_closed: bool,
    /// When it was autosaved, in seconds since 1970.
    pub saved_at: u64,
}

/// Whether a starting instance continues an earlier session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StartMode {
    /// Continue the latest session that no running instance holds.
    Resume,
    /// Start a new session, and keep the earlier ones.
    New,
}

/// Whether the program is still running when a session is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SessionEnd {
    /// It is running: if nothing else is written, it crashed.
    Running,
    /// It is being closed.
    Closed,
}

/// The content of a slot.
#[derive(serde::Serialize, serde::Deserialize)]
struct SlotContent {
    /// True if the program was closed normally.
    closed: bool,
    /// The path of the project file; `None` if the project was never saved.
    file: Option<PathBuf>,
    /// The project, in the form of `project.json`.
    project: serde_json::Value,
}

/// The slot held by this instance.
#[derive(Debug)]
pub struct RecoverySlot {
    /// Where the session is written.
    path: PathBuf,
    /// Where the content at the start of the instance is kept.
    backup_path: PathBuf,
    /// Held until the instance ends, so that no other one takes this slot.
    _lock: Lock,
}

/// A slot, and the session found in it.
#[derive(Debug)]
pub struct AcquiredSlot {
    /// The slot.
    pub slot: RecoverySlot,
    /// The session to continue; `None` for a new session, or if there is nothing to continue.
    pub session: Option<RecoveredSession>,
}

/// A slot no other instance holds.
struct FreeSlot {
    /// When it was written, in seconds since 1970; `None` for an empty slot.
    written_at: Option<u64>,
    slot: RecoverySlot,
}

impl RecoverySlot {
    /// Takes a slot. To resume, it is the free slot with the latest session that can be read. For a new session it is an empty
    /// slot, or else the oldest one.
    ///
    /// # Errors
    /// When the folder cannot be created or written to, or all slots are held.
    pub fn acquire(folder: &Path, mode: StartMode) -> Result<AcquiredSlot, FileError> {
        files::make_folder(folder)?;
        let mut free = Self::free_slots(folder)?;
        let resumable = |free: &FreeSlot| free.written_at.is_some() && free.slot.read().is_some();
        if mode == StartMode::Resume
            && let Some(index) = free.iter().position(resumable)
        {
            let slot = free.swap_remove(index).slot;
            let session = slot.read();
            slot.copy_to_backup();
            return Ok(AcquiredSlot { slot, session });
        }
        // The oldest slot is the last one; its content is kept as the backup.
        let index = free.iter().position(|free| free.written_at.is_none()).unwrap_or(free.len() - 1);
        let slot = free.swap_remove(index).slot;
        slot.move_to_backup();
        Ok(AcquiredSlot { slot, session: None })
    }

    /// Locks every free slot of a folder; the latest come first, the empty ones last.
    fn free_slots(folder: &Path) -> Result<Vec<FreeSlot>, FileError> {
        let mut free = Vec::new();
        for number in 1..=SLOTS {
            let Some(lock) = files::lock(&folder.join(format!("{number}.lock")))? else { continue };
            let path = folder.join(format!("{number}.json"));
            let written_at = files::written_at(&path);
            free.push(FreeSlot { written_at, slot: Self { backup_path: path.with_extension("before.json"), path, _lock: lock } });
        }
        if free.is_empty() {
            return Err(FileError::Unwritable(folder.to_owned(), std::io::ErrorKind::ResourceBusy.to_string()));
        }
        free.sort_by_key(|free| std::cmp::Reverse(free.written_at));
        Ok(free)
    }

    /// The session in the slot, or in its backup if the slot cannot be read.
    fn read(&self) -> Option<RecoveredSession> {
        read_session(&self.path).or_else(|| read_session(&self.backup_path))
    }

    /// Replaces the backup by the content of the slot, which becomes empty.
    fn move_to_backup(&self) {
        // An empty slot has nothing to move.
        let _ = files::rename(&self.path, &self.backup_path);
    }

    /// Replaces the backup by the content of the slot, which stays.
    fn copy_to_backup(&self) {
        if let Ok(bytes) = files::read_bytes(&self.path) {
            let _ = files::write(&self.backup_path, &bytes);
        }
    }

    /// Writes the project into the slot.
    ///
    /// # Errors
    /// When the disk is full or access is denied.
    pub fn write(&self, project: &Project, end: SessionEnd) -> Result<(), FileError> {
        let unwritable = |error: &dyn std::fmt::Display| FileError::Unwritable(self.path.clone(), error.to_string());
        let value = to_json(project).map_err(|error| unwritable(&error))?;
        let content = SlotContent { closed: end == SessionEnd::Closed, file: project.file.clone(), project: value };
        let text = serde_json::to_vec(&content).map_err(|error| unwritable(&error))?;
        files::write(&self.path, &text)
    }
}

/// The session in a file; `None` if there is none or it is damaged.
fn read_session(path: &Path) -> Option<RecoveredSession> {
    let content: SlotContent = serde_json::from_slice(&files::read_bytes(path).ok()?).ok()?;
    let project = from_json(content.project).ok()?;
    let at = files::written_at(path).unwrap_or_default();
    Some(RecoveredSession { project: Project { file: content.file, ..project }, was_closed: content.closed, saved_at: at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::SourcePath;

    fn project(name: &str) -> Project {
        Project { sources: vec![SourcePath::new(name.into())], ..Project::default() }
    }

    fn acquire(folder: &tempfile::TempDir, mode: StartMode) -> AcquiredSlot {
        RecoverySlot::acquire(folder.path(), mode).expect("a slot")
    }

    #[test]
    fn a_session_is_recovered_and_known_to_be_closed_or_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let AcquiredSlot { slot, session } = acquire(&folder, StartMode::Resume);
        assert_eq!(session, None);
        let saved = Project { file: Some("a.jumelles".into()), ..project("a") };
        slot.write(&saved, SessionEnd::Running).expect("written");
        drop(slot);
        let AcquiredSlot { slot, session } = acquire(&folder, StartMode::Resume);
        assert_eq!(session.map(|session| (session.project, session.was_closed)), Some((saved, false)));
        slot.write(&project("b"), SessionEnd::Closed).expect("written");
        drop(slot);
        let acquired = acquire(&folder, StartMode::Resume);
        assert_eq!(acquired.session.map(|session| (session.project, session.was_closed)), Some((project("b"), true)));
    }

    #[test]
    fn two_instances_do_not_write_over_each_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let one = acquire(&folder, StartMode::Resume).slot;
        one.write(&project("one"), SessionEnd::Running).expect("written");
        let two = acquire(&folder, StartMode::Resume);
        assert_eq!(two.session, None, "the session of a running instance is not resumed");
        two.slot.write(&project("two"), SessionEnd::Running).expect("written");
        drop(one);
        let three = acquire(&folder, StartMode::Resume);
        assert_eq!(three.session.map(|session| session.project), Some(project("one")));
    }

    #[test]
    fn a_new_session_takes_no_slot_that_holds_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let one = acquire(&folder, StartMode::Resume).slot;
        one.write(&project("one"), SessionEnd::Running).expect("written");
        drop(one);
        let two = acquire(&folder, StartMode::New).slot;
        two.write(&project("two"), SessionEnd::Closed).expect("written");
        drop(two);
        assert_eq!(read_session(&folder.path().join("1.json")).map(|session| session.project), Some(project("one")));
    }

    #[test]
    fn a_damaged_slot_gives_its_backup() {
        let folder = tempfile::tempdir().expect("a folder");
        let slot = acquire(&folder, StartMode::Resume).slot;
        slot.write(&project("one"), SessionEnd::Closed).expect("written");
        drop(slot);
        let slot = acquire(&folder, StartMode::Resume).slot;
        slot.write(&project("two"), SessionEnd::Running).expect("written");
        files::write(&slot.path, b"{\"closed\": tru").expect("damaged");
        drop(slot);
        let acquired = acquire(&folder, StartMode::Resume);
        assert_eq!(acquired.session.map(|session| session.project), Some(project("one")));
    }

    #[test]
    fn acquiring_fails_when_every_slot_is_held() {
        let folder = tempfile::tempdir().expect("a folder");
        let held: Vec<_> = (0..SLOTS).map(|_| acquire(&folder, StartMode::Resume)).collect();
        assert!(RecoverySlot::acquire(folder.path(), StartMode::Resume).is_err());
        drop(held);
    }
}

//! Autosaved sessions. In: the project after every change. Out: the project and whether the program was closed normally, when it
//! starts again.
//!
//! Each running instance holds one of nine slots in a folder. Slot `n` is `n.json`, locked by `n.lock`; `n.before.json` keeps what
//! the slot held when the instance started, and `n.history.json` the changes. A slot is written completely or not at all. Work that
//! gave way to another project is kept beside the slots, as `kept-m.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::engine::file_error::FileError;
use crate::engine::files::{self, Lock};
use crate::project::{History, Project, SavedHistory, from_json, recipes, to_json};
use crate::tidy::Recipe;

/// The number of slots, and so of instances that can autosave at once.
const SLOTS: usize = 9;

/// The work as it is kept between two runs.
#[derive(Clone, Debug, Default)]
pub struct KeptWork {
    /// The project.
    pub project: Arc<Project>,
    /// The changes that led to it; `None` keeps none.
    pub history: Option<History>,
    /// How far the reading of its files got.
    pub reading: ReadingState,
    /// The SHA-256 of its project file as it was last read or written.
    pub file_hash: Option<String>,
    /// The SHA-256 of each source file as it was read, by file name.
    pub data_hashes: BTreeMap<String, String>,
}

/// How far the reading of the files of a project got.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReadingState {
    /// They were read.
    #[default]
    Done,
    /// They are being read: if this is found at the next start, the program did not survive them.
    Begun,
    /// They are not read, because the program did not survive them before.
    Held,
    /// They are not read, because the user was not asked yet.
    NotAllowed,
}

/// A session found in a slot.
#[derive(Clone, Debug)]
pub struct RecoveredSession {
    /// The work when it was last autosaved.
    pub work: KeptWork,
    /// True if the program was closed normally; false after a crash.
    pub was_closed: bool,
    /// When it was autosaved, in seconds since 1970.
    pub saved_at: u64,
}

impl RecoveredSession {
    /// True if the program ended while it read the files of this session, and not because the user closed it.
    #[must_use]
    pub fn did_not_survive_reading(&self) -> bool {
        self.work.reading == ReadingState::Held || (self.work.reading == ReadingState::Begun && !self.was_closed)
    }
}

/// How often a slot is tried for, and how long one waits in between.
const MOST_ATTEMPTS: usize = 25;
const BETWEEN_ATTEMPTS: Duration = Duration::from_millis(20);

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
    /// The recipes of other files, which no project file holds.
    #[serde(default, with = "recipes")]
    known: Vec<Arc<Recipe>>,
    #[serde(default)]
    reading: ReadingState,
    #[serde(default)]
    file_hash: Option<String>,
    #[serde(default)]
    data_hashes: BTreeMap<String, String>,
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
        files::make_private_folder(folder)?;
        let mut free = Self::free_slots(folder);
        // Another window that starts at this moment holds them all while it chooses.
        for _ in 0..MOST_ATTEMPTS {
            if !matches!(free, Err(FileError::Unwritable(..))) {
                break;
            }
            std::thread::sleep(BETWEEN_ATTEMPTS);
            free = Self::free_slots(folder);
        }
        let mut free = free?;
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
        let session = read_session(&self.path).or_else(|| read_session(&self.backup_path))?;
        let saved = files::read_bytes(&self.history_path()).ok().and_then(|bytes| serde_json::from_slice::<SavedHistory>(&bytes).ok());
        let history = saved.and_then(|saved| History::from_saved(saved, &session.work.project));
        Some(RecoveredSession { work: KeptWork { history, ..session.work }, ..session })
    }

    /// Where the changes are kept.
    fn history_path(&self) -> PathBuf {
        self.path.with_extension("history.json")
    }

    /// Replaces the backup by the content of the slot, which becomes empty.
    fn move_to_backup(&self) {
        // An empty slot has nothing to move.
        let _ = files::rename(&self.path, &self.backup_path);
        let _ = files::remove(&self.history_path());
    }

    /// Replaces the backup by the content of the slot, which stays.
    fn copy_to_backup(&self) {
        if let Ok(bytes) = files::read_bytes(&self.path) {
            let _ = files::write_private(&self.backup_path, &bytes);
        }
    }

    /// Writes the work into the slot. The changes are written first: without the work they belong to, they are not taken.
    ///
    /// # Errors
    /// When the disk is full or access is denied.
    pub fn write(&self, work: &KeptWork, end: SessionEnd) -> Result<(), FileError> {
        if let Some(saved) = work.history.as_ref().and_then(History::to_saved)
            && let Ok(text) = serde_json::to_vec(&saved)
        {
            files::write_private(&self.history_path(), &text)?;
        }
        write_session(&self.path, work, end)
    }

    /// Keeps work that gives way to another project beside the slots; returns its path.
    ///
    /// # Errors
    /// When the disk is full or access is denied.
    pub fn keep_beside(folder: &Path, work: &KeptWork) -> Result<PathBuf, FileError> {
        files::make_private_folder(folder)?;
        let kept = kept_paths(folder);
        let next = kept.last().map_or(1, |last| last.number + 1);
        let path = folder.join(format!("{KEPT_PREFIX}{next:05}.json"));
        write_session(&path, work, SessionEnd::Closed)?;
        for old in kept.iter().take((kept.len() + 1).saturating_sub(MOST_KEPT)) {
            let _ = files::remove(&old.path);
        }
        Ok(path)
    }

    /// The work kept beside the slots, the latest first, each with its path.
    #[must_use]
    pub fn kept_beside(folder: &Path) -> Vec<(PathBuf, RecoveredSession)> {
        let kept = kept_paths(folder).into_iter().rev();
        kept.filter_map(|kept| Some((kept.path.clone(), read_session(&kept.path)?))).collect()
    }

    /// The hashes of the source files that any work in a folder refers to.
    #[must_use]
    pub fn wanted_data(folder: &Path) -> BTreeSet<String> {
        let sessions = files::list_files(folder).into_iter().filter_map(|path| read_session(&path));
        sessions.flat_map(|session| session.work.data_hashes.into_values()).collect()
    }
}

/// The beginning of the names of the files that keep work beside the slots.
const KEPT_PREFIX: &str = "kept-";
/// The number of works kept beside the slots.
const MOST_KEPT: usize = 12;

/// A file that keeps work beside the slots.
struct KeptPath {
    number: u32,
    path: PathBuf,
}

/// The files that keep work beside the slots, the oldest first.
fn kept_paths(folder: &Path) -> Vec<KeptPath> {
    let number = |path: &Path| path.file_stem()?.to_string_lossy().strip_prefix(KEPT_PREFIX)?.parse::<u32>().ok();
    let kept = |path: PathBuf| Some(KeptPath { number: number(&path)?, path });
    let mut all: Vec<KeptPath> = files::list_files(folder).into_iter().filter_map(kept).collect();
    all.sort_by_key(|kept| kept.number);
    all
}

/// Writes work into a file.
fn write_session(path: &Path, work: &KeptWork, end: SessionEnd) -> Result<(), FileError> {
    let unwritable = |error: &dyn std::fmt::Display| FileError::Unwritable(path.to_owned(), error.to_string());
    let project = &work.project;
    let value = to_json(project).map_err(|error| unwritable(&error))?;
    let content = SlotContent {
        closed: end == SessionEnd::Closed,
        file: project.file.clone(),
        project: value,
        known: project.recipes_of_other_files.clone(),
        reading: work.reading,
        file_hash: work.file_hash.clone(),
        data_hashes: work.data_hashes.clone(),
    };
    let text = serde_json::to_vec(&content).map_err(|error| unwritable(&error))?;
    files::write_private(path, &text)
}

/// The session in a file; `None` if there is none or it is damaged.
#[must_use]
pub fn read_session(path: &Path) -> Option<RecoveredSession> {
    let content: SlotContent = serde_json::from_slice(&files::read_bytes(path).ok()?).ok()?;
    let project = from_json(content.project).ok()?;
    let project = Project { file: content.file, recipes_of_other_files: content.known, ..project };
    let work = KeptWork {
        project: Arc::new(project),
        history: None,
        reading: content.reading,
        file_hash: content.file_hash,
        data_hashes: content.data_hashes,
    };
    Some(RecoveredSession { work, was_closed: content.closed, saved_at: files::written_at(path).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::SourcePath;

    fn project(name: &str) -> Project {
        Project { sources: vec![SourcePath::new(name.into())], ..Project::default() }
    }

    fn work(project: Project) -> KeptWork {
        KeptWork { project: Arc::new(project), ..KeptWork::default() }
    }

    fn acquire(folder: &tempfile::TempDir, mode: StartMode) -> AcquiredSlot {
        RecoverySlot::acquire(folder.path(), mode).expect("a slot")
    }

    #[test]
    fn a_session_is_recovered_and_known_to_be_closed_or_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let AcquiredSlot { slot, session } = acquire(&folder, StartMode::Resume);
        assert!(session.is_none());
        let saved = Project { file: Some("a.jumelles".into()), ..project("a") };
        slot.write(&work(saved.clone()), SessionEnd::Running).expect("written");
        drop(slot);
        let AcquiredSlot { slot, session } = acquire(&folder, StartMode::Resume);
        assert_eq!(session.map(|session| ((*session.work.project).clone(), session.was_closed)), Some((saved, false)));
        slot.write(&work(project("b")), SessionEnd::Closed).expect("written");
        drop(slot);
        let acquired = acquire(&folder, StartMode::Resume);
        assert_eq!(acquired.session.map(|session| ((*session.work.project).clone(), session.was_closed)), Some((project("b"), true)));
    }

    #[test]
    fn two_instances_do_not_write_over_each_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let one = acquire(&folder, StartMode::Resume).slot;
        one.write(&work(project("one")), SessionEnd::Running).expect("written");
        let two = acquire(&folder, StartMode::Resume);
        assert!(two.session.is_none(), "the session of a running instance is not resumed");
        two.slot.write(&work(project("two")), SessionEnd::Running).expect("written");
        drop(one);
        let three = acquire(&folder, StartMode::Resume);
        assert_eq!(three.session.map(|session| (*session.work.project).clone()), Some(project("one")));
    }

    #[test]
    fn a_new_session_takes_no_slot_that_holds_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let one = acquire(&folder, StartMode::Resume).slot;
        one.write(&work(project("one")), SessionEnd::Running).expect("written");
        drop(one);
        let two = acquire(&folder, StartMode::New).slot;
        two.write(&work(project("two")), SessionEnd::Closed).expect("written");
        drop(two);
        assert_eq!(read_session(&folder.path().join("1.json")).map(|session| (*session.work.project).clone()), Some(project("one")));
    }

    #[test]
    fn a_damaged_slot_gives_its_backup() {
        let folder = tempfile::tempdir().expect("a folder");
        let slot = acquire(&folder, StartMode::Resume).slot;
        slot.write(&work(project("one")), SessionEnd::Closed).expect("written");
        drop(slot);
        let slot = acquire(&folder, StartMode::Resume).slot;
        slot.write(&work(project("two")), SessionEnd::Running).expect("written");
        files::write(&slot.path, b"{\"closed\": tru").expect("damaged");
        drop(slot);
        let acquired = acquire(&folder, StartMode::Resume);
        assert_eq!(acquired.session.map(|session| (*session.work.project).clone()), Some(project("one")));
    }

    #[test]
    fn acquiring_fails_when_every_slot_is_held() {
        let folder = tempfile::tempdir().expect("a folder");
        let held: Vec<_> = (0..SLOTS).map(|_| acquire(&folder, StartMode::Resume)).collect();
        assert!(RecoverySlot::acquire(folder.path(), StartMode::Resume).is_err());
        drop(held);
    }

    #[test]
    fn two_that_start_at_once_both_get_a_slot() {
        let folder = tempfile::tempdir().expect("a folder");
        let taken: Vec<_> = std::thread::scope(|scope| {
            let start = || scope.spawn(|| RecoverySlot::acquire(folder.path(), StartMode::Resume));
            (0..4).map(|_| start()).collect::<Vec<_>>().into_iter().map(|thread| thread.join().expect("no panic")).collect()
        });
        assert!(taken.iter().all(Result::is_ok), "{taken:?}");
    }
}

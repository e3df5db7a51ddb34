//! Where the program keeps what is its own: the user's folders, or one folder beside the program on a key.

use std::path::{Path, PathBuf};

/// The folder beside the program that makes it portable.
const BESIDE: &str = "jumelles-data";

/// The folders of the program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AppDirs {
    /// For what the user prefers.
    pub config: PathBuf,
    /// For what the program remembers: the work as it stands, backups, the journal.
    pub state: PathBuf,
}

impl AppDirs {
    /// Beside the program when that is asked for, or when its folder is already there; else those of the user.
    /// None when the system names no folder.
    #[must_use]
    pub fn find(portable: bool) -> Option<Self> {
        let program = std::env::current_exe().ok();
        let beside = program.as_deref().and_then(Path::parent).map(|folder| folder.join(BESIDE));
        match beside.filter(|folder| portable || folder.is_dir()) {
            Some(folder) => Some(Self { config: folder.clone(), state: folder }),
            None => Self::of_user(),
        }
    }

    fn of_user() -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "jumelles")?;
        let state = folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned();
        Some(Self { config: folders.config_dir().to_owned(), state })
    }

    /// The work as it stands.
    #[must_use]
    pub fn work(&self) -> PathBuf {
        self.state.join("work")
    }

    /// Projects as they were before they were saved again.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.state.join("backups")
    }

    /// What happened, day by day, and reports of faults of ours.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.state.join("journal")
    }
}

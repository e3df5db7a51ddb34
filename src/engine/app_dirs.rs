//! The folders of the program. In: where the user wants its data. Out: the folder of preferences and the folder of state.

use std::path::{Path, PathBuf};

use crate::engine::data_store::DataStore;
use crate::engine::trusted_sources::TrustedSources;

/// The folder beside the executable that makes the program portable, for instance on a USB stick.
const PORTABLE_FOLDER: &str = "jumelles-data";

/// Where the program keeps its data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Storage {
    /// Beside the executable if the portable folder exists, else in the folders of the user.
    Automatic,
    /// Beside the executable; the portable folder is created when needed.
    Portable,
}

/// The folders of the program. They may not exist yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AppDirs {
    /// The folder of the preferences.
    pub config: PathBuf,
    /// The folder of autosaved sessions, backups and logs.
    pub state: PathBuf,
}

impl AppDirs {
    /// Finds the folders; `None` if the system names none.
    #[must_use]
    pub fn find(storage: Storage) -> Option<Self> {
        let program = std::env::current_exe().ok();
        let portable = program.as_deref().and_then(Path::parent).map(|folder| folder.join(PORTABLE_FOLDER));
        match portable.filter(|folder| storage == Storage::Portable || folder.is_dir()) {
            Some(folder) => Some(Self { config: folder.clone(), state: folder }),
            None => Self::of_user(),
        }
    }

    /// The folders of the user as the operating system defines them; `None` if it does not.
    fn of_user() -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "jumelles")?;
        let state = folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned();
        Some(Self { config: folders.config_dir().to_owned(), state })
    }

    /// The folder of the autosaved sessions.
    #[must_use]
    pub fn sessions(&self) -> PathBuf {
        self.state.join("work")
    }

    /// The copies of the source files of the autosaved sessions.
    #[must_use]
    pub fn data(&self) -> DataStore {
        DataStore::new(self.state.join("data"))
    }

    /// A newer edition of the library, if the user put one there.
    #[must_use]
    pub fn library(&self) -> PathBuf {
        self.state.join("library.zip")
    }

    /// The folder of the tables pasted into the window.
    #[must_use]
    pub fn pasted(&self) -> PathBuf {
        self.state.join("pasted")
    }

    /// The files outside of their project's folder that projects may read.
    #[must_use]
    pub fn trusted_sources(&self) -> TrustedSources {
        TrustedSources::new(self.state.join("trusted.json"))
    }

    /// The folder of the backups of project files, taken before each save.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.state.join("backups")
    }

    /// The folder of the daily logs and the crash reports.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.state.join("journal")
    }
}

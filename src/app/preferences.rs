//! Language and theme, kept in the user's own folder: read as a value that is always usable, written whole.

use std::path::PathBuf;

use crate::engine::files;
use crate::render::ThemeName;
use crate::speech::Language;

/// What the user prefers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language of the window.
    pub language: Language,
    /// The theme of the window.
    pub theme: ThemeName,
}

impl Preferences {
    /// Reads the preferences; what is absent or cannot be read is as it is by default.
    #[must_use]
    pub fn read() -> Self {
        let text = path().and_then(|path| files::read_bytes(&path).ok()).and_then(|bytes| String::from_utf8(bytes).ok());
        text.and_then(|text| toml::from_str(&text).ok()).unwrap_or_default()
    }

    /// Writes the preferences. Failing to is no reason to disturb: they are as before next time.
    pub fn write(self) {
        let (Some(path), Ok(text)) = (path(), toml::to_string(&self)) else { return };
        if let Some(folder) = path.parent()
            && files::make_folder(folder).is_ok()
        {
            let _ = files::write(&path, text.as_bytes());
        }
    }
}

fn path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "jumelles").map(|folders| folders.config_dir().join("preferences.toml"))
}

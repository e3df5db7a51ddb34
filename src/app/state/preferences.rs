//! Preferences, kept in a TOML file of the user: read entry by entry, so that a wrong entry costs only itself, and written whole.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use crate::engine::{AppDirs, files};
use crate::render::ThemeName;
use crate::speech::Language;

/// The number of recent paths kept.
const MAX_RECENT: usize = 8;
/// The zoom of the window, in percent.
const ZOOM_RANGE: RangeInclusive<u16> = 50..=300;
/// The zoom of a new installation, in percent.
const DEFAULT_ZOOM: u16 = 100;
/// The name of the file in the configuration folder.
const FILE: &str = "preferences.toml";

/// What the user prefers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Preferences {
    /// The language of the window.
    pub language: Language,
    /// The theme of the window.
    pub theme: ThemeName,
    /// The zoom of the whole window, in percent (50 to 300); `size` in the file.
    pub zoom_percent: u16,
    /// Whether animations are off; `still` in the file.
    pub reduces_motion: bool,
    /// The projects and files opened last, latest first.
    pub recent: Vec<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::default(),
            theme: ThemeName::default(),
            zoom_percent: DEFAULT_ZOOM,
            reduces_motion: false,
            recent: Vec::new(),
        }
    }
}

/// Preferences as read, and what was wrong in their file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct PreferencesRead {
    /// The preferences; entries that are absent or wrong have their default.
    pub preferences: Preferences,
    /// The names of the wrong entries; the name of the file when it is no TOML at all.
    pub invalid: Vec<String>,
}

impl Preferences {
    /// Reads the preferences of the user. Without folders or without a file they are the defaults.
    pub(crate) fn read(dirs: Option<&AppDirs>) -> PreferencesRead {
        let bytes = dirs.and_then(|dirs| files::read_bytes(&path(dirs)).ok());
        bytes.map_or_else(PreferencesRead::default, |bytes| Self::parse(&String::from_utf8_lossy(&bytes)))
    }

    /// Reads the text of the file.
    fn parse(text: &str) -> PreferencesRead {
        let mut read = PreferencesRead::default();
        let Ok(table) = text.parse::<toml::Table>() else {
            read.invalid.push(FILE.to_owned());
            return read;
        };
        for (name, value) in &table {
            if read.preferences.set_entry(name, value).is_none() {
                read.invalid.push(name.clone());
            }
        }
        read
    }

    /// Takes one entry of the file; None when its value is wrong. Unknown entries, of another version, are left alone.
    fn set_entry(&mut self, name: &str, value: &toml::Value) -> Option<()> {
        match name {
            "language" => self.language = Language::parse(value.as_str()?)?,
            "theme" => self.theme = ThemeName::parse(value.as_str()?)?,
            "size" => {
                let zoom = u16::try_from(value.as_integer()?).ok()?;
                self.zoom_percent = Some(zoom).filter(|zoom| ZOOM_RANGE.contains(zoom))?;
            }
            "still" => self.reduces_motion = value.as_bool()?,
            "recent" => {
                let paths = value.as_array()?.iter().filter_map(|path| path.as_str().map(PathBuf::from));
                self.recent = paths.take(MAX_RECENT).collect();
            }
            _ => {}
        }
        Some(())
    }

    /// Writes the preferences, keeping the entries of other versions. A failure is ignored: the next start then finds the old ones.
    pub(crate) fn write(&self, dirs: &AppDirs) {
        let path = path(dirs);
        let text = files::read_bytes(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let mut table = text.and_then(|text| text.parse::<toml::Table>().ok()).unwrap_or_default();
        let recent = self.recent.iter().map(|path| toml::Value::String(path.display().to_string())).collect();
        for (name, value) in [
            ("language", toml::Value::String(self.language.code().to_owned())),
            ("theme", toml::Value::String(self.theme.name().to_owned())),
            ("size", toml::Value::Integer(i64::from(self.zoom_percent))),
            ("still", toml::Value::Boolean(self.reduces_motion)),
            ("recent", toml::Value::Array(recent)),
        ] {
            table.insert(name.to_owned(), value);
        }
        let Ok(text) = toml::to_string(&table) else { return };
        if files::make_private_folder(&dirs.config).is_ok() {
            let _ = files::write_private(&path, text.as_bytes());
        }
    }

    /// Puts a path at the head of the recent ones.
    pub(crate) fn add_recent(&mut self, path: &Path) {
        let path = files::absolute(path);
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(MAX_RECENT);
    }

    /// Changes the zoom by a number of percent points, within its range.
    pub(crate) fn change_zoom(&mut self, percent: i16) {
        let zoom = self.zoom_percent.saturating_add_signed(percent);
        self.zoom_percent = zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
    }

    /// Sets the zoom back to 100 %.
    pub(crate) fn reset_zoom(&mut self) {
        self.zoom_percent = DEFAULT_ZOOM;
    }
}

/// The path of the file.
fn path(dirs: &AppDirs) -> PathBuf {
    dirs.config.join(FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_entry_is_named_and_costs_only_itself() {
        let read = Preferences::parse("language = \"ar\"\ntheme = \"pink\"\nsize = 9000\nfuture = 1\nstill = true\n");
        assert_eq!(read.preferences, Preferences { language: Language::Ar, reduces_motion: true, ..Preferences::default() });
        assert_eq!(read.invalid, ["size", "theme"]);
        let read = Preferences::parse("= nonsense");
        assert_eq!(read, PreferencesRead { invalid: vec![FILE.to_owned()], ..PreferencesRead::default() });
    }

    #[test]
    fn preferences_are_read_back_and_entries_of_other_versions_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let dirs = AppDirs { config: folder.path().to_owned(), state: folder.path().to_owned() };
        files::write(&path(&dirs), b"future = 7\n").expect("written");
        let mut preferences = Preferences { theme: ThemeName::Contrast, ..Preferences::default() };
        preferences.add_recent(Path::new("/a.csv"));
        preferences.add_recent(Path::new("/b.csv"));
        preferences.add_recent(Path::new("/a.csv"));
        preferences.change_zoom(10);
        preferences.write(&dirs);
        assert_eq!(Preferences::read(Some(&dirs)).preferences, preferences);
        assert_eq!(Preferences::read(Some(&dirs)).invalid, Vec::<String>::new());
        assert_eq!(preferences.recent, [PathBuf::from("/a.csv"), PathBuf::from("/b.csv")]);
        assert!(String::from_utf8(files::read_bytes(&path(&dirs)).expect("bytes")).expect("text").contains("future = 7"));
    }
}

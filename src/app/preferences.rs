//! What the user prefers, kept in her own folder: read as a value that is always usable with what was wrong in it, written whole.

use std::path::{Path, PathBuf};

use crate::engine::{AppDirs, files};
use crate::render::ThemeName;
use crate::speech::Language;

/// So many projects and files are remembered.
const RECENT: usize = 8;
/// The sizes everything may have, in percent.
const SIZES: std::ops::RangeInclusive<u16> = 50..=300;

/// What the user prefers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preferences {
    /// The language of the window.
    pub language: Language,
    /// The theme of the window.
    pub theme: ThemeName,
    /// The size of everything, in percent.
    pub size: u16,
    /// Whether nothing moves by itself.
    pub still: bool,
    /// Projects and files opened, the latest first.
    pub recent: Vec<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: Language::default(), theme: ThemeName::default(), size: 100, still: false, recent: Vec::new() }
    }
}

impl Preferences {
    /// Reads the preferences. What is absent is as it is by default; so is what cannot be read, and its name is told.
    #[must_use]
    pub fn read(home: Option<&AppDirs>) -> (Self, Vec<String>) {
        let text = home.and_then(|home| files::read_bytes(&path(home)).ok());
        text.map_or_else(|| (Self::default(), Vec::new()), |bytes| Self::parse(&String::from_utf8_lossy(&bytes)))
    }

    /// Reads each preference by itself: one that is wrong spoils no other.
    fn parse(text: &str) -> (Self, Vec<String>) {
        let mut read = Self::default();
        let Ok(table) = text.parse::<toml::Table>() else { return (read, vec![FILE.to_owned()]) };
        let mut wrong = Vec::new();
        for (name, value) in &table {
            let word = value.as_str();
            let taken = match name.as_str() {
                "language" => word.and_then(Language::parse).map(|language| read.language = language),
                "theme" => word.and_then(ThemeName::parse).map(|theme| read.theme = theme),
                "size" => value
                    .as_integer()
                    .and_then(|size| u16::try_from(size).ok())
                    .filter(|size| SIZES.contains(size))
                    .map(|size| read.size = size),
                "still" => value.as_bool().map(|still| read.still = still),
                "recent" => value
                    .as_array()
                    .map(|all| read.recent = all.iter().filter_map(|one| one.as_str().map(PathBuf::from)).take(RECENT).collect()),
                // A preference of another version is left alone.
                _ => Some(()),
            };
            if taken.is_none() {
                wrong.push(name.clone());
            }
        }
        (read, wrong)
    }

    /// Writes the preferences; those of other versions stay. Failing to is no reason to disturb: they are as before next time.
    pub fn write(&self, home: &AppDirs) {
        let path = path(home);
        let before = files::read_bytes(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let mut table = before.and_then(|text| text.parse::<toml::Table>().ok()).unwrap_or_default();
        let recent = self.recent.iter().map(|path| toml::Value::String(path.display().to_string())).collect();
        for (name, value) in [
            ("language", toml::Value::String(self.language.code().to_owned())),
            ("theme", toml::Value::String(self.theme.name().to_owned())),
            ("size", toml::Value::Integer(i64::from(self.size))),
            ("still", toml::Value::Boolean(self.still)),
            ("recent", toml::Value::Array(recent)),
        ] {
            table.insert(name.to_owned(), value);
        }
        let Ok(text) = toml::to_string(&table) else { return };
        if files::make_folder(&home.config).is_ok() {
            let _ = files::write(&path, text.as_bytes());
        }
    }

    /// Remembers a path, before the others.
    pub fn remember(&mut self, path: &Path) {
        let path = files::absolute(path);
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }

    /// Another size of everything, by a step of ten; none means as it was.
    pub fn resize(&mut self, step: Option<i16>) {
        let size = step.map_or(100, |step| self.size.saturating_add_signed(step));
        self.size = size.clamp(*SIZES.start(), *SIZES.end());
    }
}

/// The name of the file.
const FILE: &str = "preferences.toml";

fn path(home: &AppDirs) -> PathBuf {
    home.config.join(FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_and_spoils_nothing_else() {
        let (read, wrong) = Preferences::parse("language = \"ar\"\ntheme = \"pink\"\nsize = 9000\nfuture = 1\nstill = true\n");
        assert_eq!(read, Preferences { language: Language::Ar, still: true, ..Preferences::default() });
        assert_eq!(wrong, ["size", "theme"]);
        assert_eq!(Preferences::parse("= nonsense"), (Preferences::default(), vec![FILE.to_owned()]));
    }

    #[test]
    fn preferences_come_back_and_those_of_other_versions_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = AppDirs { config: folder.path().to_owned(), state: folder.path().to_owned() };
        files::write(&path(&home), b"future = 7\n").expect("written");
        let mut own = Preferences { theme: ThemeName::Contrast, ..Preferences::default() };
        own.remember(Path::new("/a.csv"));
        own.remember(Path::new("/b.csv"));
        own.remember(Path::new("/a.csv"));
        own.resize(Some(10));
        own.write(&home);
        assert_eq!(Preferences::read(Some(&home)), (own.clone(), Vec::new()));
        assert_eq!(own.recent, [PathBuf::from("/a.csv"), PathBuf::from("/b.csv")]);
        assert!(String::from_utf8(files::read_bytes(&path(&home)).expect("bytes")).expect("text").contains("future = 7"));
    }
}

//! Where a command writes. In: a path and what the command read. Out: a written file, or a refusal: a command never writes over what it
//! reads, nor over a table it did not make.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::output::{CommandError, STANDARD, print_bytes, tell};
use crate::engine::{FileError, files};
use crate::speech::{Language, Message, Speech};

/// The extensions of files that hold data, projects or templates: such a file is not replaced unasked.
const VALUABLE: [&str; 9] = ["csv", "tsv", "txt", "ods", "xls", "zip", "gz", "jumelles", "potx"];
/// How the tables of `tidy` and `compute` begin, after the mark of UTF-8.
const OUR_TABLES: [&str; 4] = ["place,place_label,", "place,indicator,year,", "[{\"place\":", "{\"place\":"];

/// What a command may write to.
pub(super) struct OutputFile<'a> {
    /// The path; `None` or `-` for the standard output.
    pub path: Option<&'a Path>,
    /// Every file and folder the command read, after folders and projects were expanded.
    pub read: &'a [PathBuf],
    /// Whether the user insists.
    pub is_forced: bool,
    pub speech: &'a Speech,
}

impl OutputFile<'_> {
    /// The path, unless it is the standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        self.path.filter(|path| path.as_os_str() != STANDARD)
    }

    /// Refuses a path the command read, by any name, and a table the program did not make.
    ///
    /// # Errors
    /// A message that names the path.
    pub(super) fn check(&self, path: &Path) -> Result<(), CommandError> {
        let name = || path.display().to_string();
        if self.read.iter().any(|read| files::is_same(read, path)) {
            return Err(CommandError(self.speech.format(&Message::FileItself { path: name() })));
        }
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
        let is_valuable = VALUABLE.contains(&extension.as_str()) && !self.is_forced;
        if is_valuable && files::size(path) > 0 && !is_our_table(path) {
            return Err(CommandError(self.speech.format(&Message::FileIsOthers { path: name() })));
        }
        Ok(())
    }

    /// Writes bytes to the path, or to the standard output, and tells the path.
    ///
    /// # Errors
    /// When it is refused, or cannot be written.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), CommandError> {
        match self.file() {
            None => print_bytes(bytes, self.speech),
            Some(path) => self.write_to(path, bytes),
        }
    }

    /// Writes bytes to a path beside the one asked for, as for the pages of a deck.
    ///
    /// # Errors
    /// As [`OutputFile::write`].
    pub(super) fn write_to(&self, path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
        self.write_quietly(path, bytes)?;
        tell(&self.speech.format(&Message::CliWritten { path: path.display().to_string() }));
        Ok(())
    }

    /// Writes bytes to a path, and tells nothing.
    ///
    /// # Errors
    /// As [`OutputFile::write`].
    pub(super) fn write_quietly(&self, path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
        self.check(path)?;
        files::write(path, bytes).map_err(|error| self.failed(&error))
    }

    /// Writes a file piece by piece, and tells its path.
    ///
    /// # Errors
    /// As [`OutputFile::write`].
    pub(super) fn write_pieces(
        &self,
        path: &Path,
        pieces: &mut dyn FnMut(&mut dyn Write) -> std::io::Result<()>,
    ) -> Result<(), CommandError> {
        self.check(path)?;
        files::write_with(path, pieces).map_err(|error| self.failed(&error))?;
        tell(&self.speech.format(&Message::CliWritten { path: path.display().to_string() }));
        Ok(())
    }

    fn failed(&self, error: &FileError) -> CommandError {
        CommandError::of_file(error, self.speech)
    }
}

/// Whether a file is a table that this program wrote: by `tidy`, by `compute`, or behind a chart in one of its languages.
fn is_our_table(path: &Path) -> bool {
    let start = files::read_start(path).unwrap_or_default();
    let start = String::from_utf8_lossy(&start);
    let text = start.trim_start_matches('\u{feff}');
    let is_of_chart = |language: Language| {
        let speech = Speech::new(language);
        text.starts_with(&[speech.format(&Message::ColumnPlace {}), speech.format(&Message::ColumnMeasure {})].join(","))
    };
    OUR_TABLES.iter().any(|begins| text.starts_with(begins)) || Language::ALL.into_iter().any(is_of_chart)
}

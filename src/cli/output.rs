//! What a command prints, and its exit codes.
//!
//! What people read is made safe first: the files may hold letters that would drive the terminal or turn the line around.

use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::visible::visible;
use crate::engine::report::file_error_text;
use crate::engine::{FileError, files};
use crate::speech::Speech;

/// The exit code of a command that succeeded.
pub(super) const EXIT_DONE: u8 = 0;
/// The exit code of a command that succeeded, although the data has errors.
pub(super) const EXIT_DATA_ERRORS: u8 = 1;
/// The exit code of a command that failed.
pub(super) const EXIT_FAILED: u8 = 2;

/// The path that stands for the standard input or output.
pub(super) const STANDARD: &str = "-";

/// Whether only errors are told.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// Why a command failed, in the language of the user.
pub(crate) struct CommandError(pub String);

impl CommandError {
    /// The error of a file that cannot be read or written.
    pub(super) fn of_file(error: &FileError, speech: &Speech) -> Self {
        Self(file_error_text(error, speech))
    }
}

/// From now on only errors are told.
pub(super) fn be_quiet() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

/// Whether only errors are told.
pub(super) fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// Prints a line to the standard error, for the user; nothing with `--quiet`.
pub(super) fn tell(text: &str) {
    if !is_quiet() {
        tell_error(text);
    }
}

/// Prints a line to the standard error, whatever was asked for.
pub(super) fn tell_error(text: &str) {
    // If the standard error is closed, there is nowhere to report it.
    let _ = writeln!(io::stderr(), "{}", visible(text));
}

/// Prints a result to the standard output.
///
/// # Errors
/// When it cannot be written; a reader that stops before the end is no error.
pub(super) fn print(text: &str, speech: &Speech) -> Result<(), CommandError> {
    print_with(speech, &mut |output| output.write_all(visible(text).as_bytes()))
}

/// Prints bytes to the standard output: a picture, a presentation.
///
/// # Errors
/// As [`print()`].
pub(super) fn print_bytes(bytes: &[u8], speech: &Speech) -> Result<(), CommandError> {
    print_with(speech, &mut |output| output.write_all(bytes))
}

/// Prints what `pieces` writes to the standard output.
///
/// # Errors
/// As [`print()`].
pub(super) fn print_with(speech: &Speech, pieces: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), CommandError> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    match pieces(&mut output).and_then(|()| output.flush()) {
        // Who reads the output may stop before its end.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(CommandError::of_file(&FileError::Unwritable(STANDARD.into(), error.to_string()), speech))
        }
        _ => Ok(()),
    }
}

/// How the standard output is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// By a person, on a terminal.
    Person,
    /// By another program, through a pipe.
    Program,
    /// Later: it goes to a file.
    File,
}

/// How the standard output is read.
pub(super) fn reader_of_output() -> Reader {
    if io::stdout().is_terminal() {
        Reader::Person
    } else if files::is_standard_output_a_file() {
        Reader::File
    } else {
        Reader::Program
    }
}

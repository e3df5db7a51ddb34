//! What a command prints, and its exit codes.

use std::io::Write as _;

/// The exit code of a command that succeeded.
pub(super) const EXIT_DONE: u8 = 0;
/// The exit code of a command that succeeded, although the data has errors.
pub(super) const EXIT_DATA_ERRORS: u8 = 1;
/// The exit code of a command that failed.
pub(super) const EXIT_FAILED: u8 = 2;

/// Why a command failed, in the language of the user.
pub(crate) struct CommandError(pub String);

/// Prints a line to the standard error, for the user.
pub(super) fn tell(text: &str) {
    // If the standard error is closed, there is nowhere to report it.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Prints a result to the standard output.
pub(super) fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

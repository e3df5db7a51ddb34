//! The second attempt to open a window: this program again, told to draw with the processor alone.

use std::process::Command;

/// The setting of Mesa by which the processor draws.
const SETTING: &str = "LIBGL_ALWAYS_SOFTWARE";

/// Starts this program again with its own arguments, drawing with the processor; returns its exit code. `None` if that was already so, if
/// the system has no such setting, or if it fails as well.
#[must_use]
pub fn run_again_with_software_drawing() -> Option<u8> {
    if !cfg!(target_os = "linux") || std::env::var_os(SETTING).is_some() {
        return None;
    }
    let program = std::env::current_exe().ok()?;
    let status =
        Command::new(program).args(std::env::args_os().skip(1)).env(SETTING, "1").stderr(std::process::Stdio::null()).status().ok()?;
    // What a window that opened and was closed gives.
    u8::try_from(status.code()?).ok().filter(|code| *code == 0)
}

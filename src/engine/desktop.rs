//! Hands a file or a folder to the program the desktop has for it. In: a path. Out: whether a program was found.

use std::path::Path;

/// Opens a file with the program that the desktop opens such files with.
#[must_use]
pub fn open_with_desktop(path: &Path) -> bool {
    open::that_detached(path).is_ok()
}

/// Shows a file in its folder: the folder is opened.
#[must_use]
pub fn show_in_folder(path: &Path) -> bool {
    path.parent().is_some_and(open_with_desktop)
}

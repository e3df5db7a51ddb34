//! Reading and writing: the only use of the disk. Every failure says which path and what to do.

use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use crate::engine::load::Source;

/// The largest file read, in megabytes; municipal files are far below.
pub const LARGEST_MB: u64 = 512;
/// The endings of files we read in a folder.
const READ: [&str; 3] = ["csv", "tsv", "txt"];

/// Why a path cannot be read or written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FileError {
    /// There is nothing at this path.
    #[error("not found: {}", .0.display())]
    NotFound(PathBuf),
    /// The system refuses access.
    #[error("access denied: {}", .0.display())]
    Denied(PathBuf),
    /// It is larger than we read.
    #[error("too large: {}", .0.display())]
    TooLarge(PathBuf),
    /// A folder without a file we read.
    #[error("no table in {}", .0.display())]
    NoTable(PathBuf),
    /// Reading fails.
    #[error("cannot read {path}: {1}", path = .0.display())]
    Unreadable(PathBuf, String),
    /// The folder to write into does not exist.
    #[error("no such folder: {}", .0.display())]
    NoFolder(PathBuf),
    /// Writing fails.
    #[error("cannot write {path}: {1}", path = .0.display())]
    Unwritable(PathBuf, String),
}

impl FileError {
    /// The path in question.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::NotFound(path)
            | Self::Denied(path)
            | Self::TooLarge(path)
            | Self::NoTable(path)
            | Self::NoFolder(path)
            | Self::Unreadable(path, _)
            | Self::Unwritable(path, _) => path,
        }
    }
}

/// Reads a file, or every table of a folder in alphabetical order.
///
/// # Errors
/// When the path, or a file of the folder, cannot be read, or the folder has no table.
pub fn read(path: &Path) -> Result<Vec<Source>, FileError> {
    let kind = fs::metadata(path).map_err(|error| reading(path, &error))?;
    if !kind.is_dir() {
        return read_file(path).map(|source| vec![source]);
    }
    let entries = fs::read_dir(path).map_err(|error| reading(path, &error))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| is_table(path)).collect();
    files.sort();
    if files.is_empty() {
        return Err(FileError::NoTable(path.to_owned()));
    }
    files.iter().map(|file| read_file(file)).collect()
}

fn is_table(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    path.is_file() && ending.is_some_and(|ending| READ.contains(&ending.as_str()))
}

fn read_file(path: &Path) -> Result<Source, FileError> {
    read_bytes(path).map(|bytes| Source { name: path.display().to_string(), bytes })
}

/// Reads one file whole.
///
/// # Errors
/// When it is absent, refused, or larger than [`LARGEST_MB`].
#[expect(clippy::disallowed_types, reason = "this is the file that touches the disk")]
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let file = fs::File::open(path).map_err(|error| reading(path, &error))?;
    let limit = LARGEST_MB << 20;
    let mut bytes = Vec::new();
    // The size is bounded while reading: a pipe or a growing file has no length to trust.
    let read = file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| reading(path, &error))?;
    if u64::try_from(read).is_ok_and(|read| read > limit) { Err(FileError::TooLarge(path.to_owned())) } else { Ok(bytes) }
}

/// Writes a file whole or not at all: what was there stays until the new one is complete.
///
/// # Errors
/// When the folder is absent or refuses, or the disk is full.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(FileError::NoFolder(folder.to_owned()));
    }
    if path.is_dir() {
        return Err(FileError::Unwritable(path.to_owned(), ErrorKind::IsADirectory.to_string()));
    }
    let written = AtomicWriteFile::open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.commit()
    });
    written.map_err(|error| {
        if error.kind() == ErrorKind::PermissionDenied {
            FileError::Denied(path.to_owned())
        } else {
            FileError::Unwritable(path.to_owned(), error.to_string())
        }
    })
}

/// Whether something is already there.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Makes a folder and those above it.
///
/// # Errors
/// When the system refuses.
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|error| FileError::Unwritable(path.to_owned(), error.to_string()))
}

fn reading(path: &Path, error: &std::io::Error) -> FileError {
    let kind = error.kind();
    if kind == ErrorKind::NotFound {
        FileError::NotFound(path.to_owned())
    } else if kind == ErrorKind::PermissionDenied {
        FileError::Denied(path.to_owned())
    } else {
        FileError::Unreadable(path.to_owned(), error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_tables_in_order() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.csv", "a.CSV", "image.png"] {
            fs::write(folder.path().join(name), b"x").expect("a file");
        }
        let names: Vec<String> = read(folder.path()).expect("tables").into_iter().map(|source| source.name).collect();
        assert!(names[0].ends_with("a.CSV") && names[1].ends_with("b.csv") && names.len() == 2, "{names:?}");
    }

    #[test]
    fn failures_name_the_path() {
        let folder = tempfile::tempdir().expect("a folder");
        let absent = folder.path().join("rien.csv");
        assert_eq!(read(&absent), Err(FileError::NotFound(absent.clone())));
        assert_eq!(read(folder.path()), Err(FileError::NoTable(folder.path().to_owned())));
        let nowhere = folder.path().join("sans/dossier.csv");
        assert!(matches!(write(&nowhere, b"x"), Err(FileError::NoFolder(_))));
        assert!(matches!(write(folder.path(), b"x"), Err(FileError::Unwritable(..))));
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        write(&path, b"one").expect("written");
        write(&path, b"two").expect("written");
        assert_eq!(read_bytes(&path), Ok(b"two".to_vec()));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing half-written is left");
    }
}

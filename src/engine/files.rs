//! Reading and writing: the only use of the disk. Every failure says which path and what to do.

use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use crate::engine::archive;
use crate::engine::load::Source;
use crate::intake::is_workbook;

/// The largest file read, in megabytes; municipal files are far below. Ten million rows fit.
pub const LARGEST_MB: u64 = 1900;
/// The endings of files we read in a folder.
pub const READ: [&str; 7] = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "zip"];

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

/// What a path gave: its files, and those of a folder that could not be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// The files read.
    pub sources: Vec<Source>,
    /// The files of a folder that could not be.
    pub failures: Vec<FileError>,
}

/// Reads a file, or every table of a folder in alphabetical order; one bad file of a folder does not hide the others.
///
/// # Errors
/// When the path itself cannot be read, or a folder has no table.
pub fn read(path: &Path) -> Result<Found, FileError> {
    // A project may carry its tables: "talk.jumelles/sources/1-water.csv".
    if let Some((project, inside)) = carried(path) {
        return archive::table(&project, &inside);
    }
    let kind = fs::metadata(path).map_err(|error| reading(path, &error))?;
    if !kind.is_dir() {
        return read_file(path);
    }
    let entries = fs::read_dir(path).map_err(|error| reading(path, &error))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| is_table(path)).collect();
    files.sort();
    if files.is_empty() {
        return Err(FileError::NoTable(path.to_owned()));
    }
    let mut found = Found::default();
    for file in files {
        match read_file(&file) {
            Ok(mut inside) => {
                found.sources.append(&mut inside.sources);
                found.failures.append(&mut inside.failures);
            }
            Err(error) => found.failures.push(error),
        }
    }
    Ok(found)
}

/// A path that goes on inside a project file: the file, and what is named in it.
fn carried(path: &Path) -> Option<(PathBuf, String)> {
    let is_project = |above: &&Path| above.extension().is_some_and(|ending| ending == "jumelles") && above.is_file();
    let project = path.ancestors().skip(1).find(is_project)?;
    let inside: Vec<String> = path.strip_prefix(project).ok()?.iter().map(|step| step.to_string_lossy().into_owned()).collect();
    Some((project.to_owned(), inside.join("/")))
}

fn is_table(path: &Path) -> bool {
    // A spreadsheet that is open leaves a lock beside its file: "~$2024.xlsx".
    let locks = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['~', '.']));
    path.is_file() && !locks && is_read(path)
}

/// Whether a name ends as the files we read do.
pub(super) fn is_read(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| READ.contains(&ending.as_str()))
}

/// Reads one file; a zip of tables gives each of them.
fn read_file(path: &Path) -> Result<Found, FileError> {
    let bytes = read_bytes(path)?;
    if bytes.starts_with(b"PK\x03\x04") && !is_workbook(&bytes) {
        return archive::tables(path, &bytes);
    }
    let source = Source { name: path.display().to_string(), bytes };
    Ok(Found { sources: vec![source], failures: Vec::new() })
}

/// Reads one file whole.
///
/// # Errors
/// When it is absent, refused, or larger than [`LARGEST_MB`].
#[expect(clippy::disallowed_types, reason = "this is the file that touches the disk")]
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    // A pipe or a device may never end, and would keep everything else waiting.
    let found = fs::metadata(path).map_err(|error| reading(path, &error))?;
    if !found.is_file() {
        return Err(FileError::Unreadable(path.to_owned(), ErrorKind::InvalidInput.to_string()));
    }
    let file = fs::File::open(path).map_err(|error| reading(path, &error))?;
    let limit = LARGEST_MB << 20;
    // Room for all of it at once, and to see its end.
    let mut bytes = Vec::with_capacity(usize::try_from(found.len().min(limit)).unwrap_or_default() + 1);
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
    // A link is followed, so that it stays a link; a device or a pipe is written to, never replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let special = fs::metadata(&target).is_ok_and(|kind| !kind.is_file());
    let written = if special {
        fs::OpenOptions::new().write(true).open(&target).and_then(|mut file| file.write_all(bytes))
    } else {
        AtomicWriteFile::open(&target).and_then(|mut file| {
            file.write_all(bytes)?;
            file.commit()
        })
    };
    written.map_err(|error| writing(path, &error))
}

/// Whether two paths name one file.
#[must_use]
pub fn same(left: &Path, right: &Path) -> bool {
    fs::canonicalize(left).is_ok_and(|left| fs::canonicalize(right).is_ok_and(|right| left == right))
}

/// A path that means the same wherever the program is started.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
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

/// A file no other instance of the program may hold, until this is dropped.
#[derive(Debug)]
#[expect(clippy::disallowed_types, reason = "this is the file that touches the disk")]
pub struct Lock(#[expect(dead_code, reason = "held, never read")] fs::File);

/// Holds a file; none when another instance does.
///
/// # Errors
/// When the system refuses the file.
pub fn lock(path: &Path) -> Result<Option<Lock>, FileError> {
    let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(|error| writing(path, &error))?;
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        // A folder on a network share may know no locks: better to keep the work there than nowhere.
        Ok(()) | Err(fs::TryLockError::Error(_)) => Ok(Some(Lock(file))),
    }
}

/// When a file was last written, in seconds since 1970; none when there is no file.
#[must_use]
pub fn written_at(path: &Path) -> Option<u64> {
    let written = fs::metadata(path).ok().filter(fs::Metadata::is_file)?.modified().ok()?;
    Some(written.duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

/// The files of a folder, by name; none when it cannot be read.
#[must_use]
pub fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut all: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    all.sort();
    all
}

/// Adds to the end of a file, making it if need be.
///
/// # Errors
/// When the system refuses.
pub fn append(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let opened = fs::OpenOptions::new().create(true).append(true).open(path);
    opened.and_then(|mut file| file.write_all(bytes)).map_err(|error| writing(path, &error))
}

/// Gives a file another name, in place of what was there.
///
/// # Errors
/// When the system refuses.
pub fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::rename(from, to).map_err(|error| writing(to, &error))
}

/// Takes a file away. One that is not there is away already.
///
/// # Errors
/// When the system refuses.
pub fn remove(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(writing(path, &error)),
        _ => Ok(()),
    }
}

fn writing(path: &Path, error: &std::io::Error) -> FileError {
    if error.kind() == ErrorKind::PermissionDenied {
        FileError::Denied(path.to_owned())
    } else {
        FileError::Unwritable(path.to_owned(), error.to_string())
    }
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
        let names: Vec<String> = read(folder.path()).expect("tables").sources.into_iter().map(|source| source.name).collect();
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
    #[cfg(unix)]
    fn a_link_stays_a_link_and_a_device_a_device() {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link) = (folder.path().join("vrai.txt"), folder.path().join("lien.txt"));
        write(&real, b"one").expect("written");
        std::os::unix::fs::symlink(&real, &link).expect("a link");
        write(&link, b"two").expect("written");
        assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
        assert_eq!(read_bytes(&real), Ok(b"two".to_vec()));
        write(Path::new("/dev/null"), b"x").expect("written");
        assert!(!fs::metadata("/dev/null").expect("the device").is_file());
        assert!(matches!(read_bytes(Path::new("/dev/zero")), Err(FileError::Unreadable(..))));
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

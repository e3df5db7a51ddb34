//! Reading and writing files: the only module that uses `std::fs`. In: paths. Out: bytes or sources; every error names its path.

use std::fs;
use std::io::{ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use crate::engine::archive::{is_archive, read_embedded_table, read_tables};
use crate::engine::source::{FoundSources, SourceFile, has_table_extension};

pub use crate::engine::file_error::{FileError, LARGEST_MB, LARGEST_UNPACKED_MB};
pub use crate::engine::source::TABLE_EXTENSIONS;

/// The longest name for which the name of a temporary file still fits, in bytes.
const LONGEST_NAME: usize = 230;

/// Reads a file, or every table of a folder or an archive in the order of their names. A file that cannot be read is listed
/// among the failures and does not hide the others.
///
/// # Errors
/// When the path itself cannot be read, or a folder or archive holds no table.
pub fn read(path: &Path) -> Result<FoundSources, FileError> {
    // A project may embed its tables: "talk.jumelles/sources/1-water.csv".
    if let Some((project, inside)) = split_embedded_path(path) {
        return read_embedded_table(&project, &read_bytes(&project)?, &inside);
    }
    let metadata = fs::metadata(path).map_err(|error| read_error(path, &error))?;
    if !metadata.is_dir() {
        return read_file(path);
    }
    let entries = fs::read_dir(path).map_err(|error| read_error(path, &error))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| is_table(path)).collect();
    files.sort();
    if files.is_empty() {
        return Err(FileError::NoTable(path.to_owned()));
    }
    let mut found = FoundSources::default();
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

/// Splits a path that continues inside a project file into the project file and the path in its archive.
fn split_embedded_path(path: &Path) -> Option<(PathBuf, String)> {
    let is_project = |above: &&Path| above.extension().is_some_and(|extension| extension == "jumelles") && above.is_file();
    let project = path.ancestors().skip(1).find(is_project)?;
    let inside: Vec<String> = path.strip_prefix(project).ok()?.iter().map(|step| step.to_string_lossy().into_owned()).collect();
    Some((project.to_owned(), inside.join("/")))
}

/// True if a path is a file with the extension of a table, and no hidden or lock file.
fn is_table(path: &Path) -> bool {
    // A spreadsheet program leaves a lock file beside an open file: "~$2024.xlsx".
    let is_lock = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['~', '.']));
    path.is_file() && !is_lock && has_table_extension(path)
}

/// Reads one file; an archive that is no workbook gives each of its tables.
fn read_file(path: &Path) -> Result<FoundSources, FileError> {
    sources_in(path, read_bytes(path)?)
}

/// Reads a whole file into memory.
///
/// # Errors
/// When it does not exist, access is denied, it is no regular file, or it is larger than [`LARGEST_MB`].
#[expect(clippy::disallowed_types, reason = "this is the only module that uses std::fs")]
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    // A pipe or a device may never end and would block the worker.
    let metadata = fs::metadata(path).map_err(|error| read_error(path, &error))?;
    if !metadata.is_file() {
        return Err(FileError::Unreadable(path.to_owned(), ErrorKind::InvalidInput.to_string()));
    }
    let limit = LARGEST_MB << 20;
    if metadata.len() > limit {
        return Err(FileError::TooLarge(path.to_owned()));
    }
    let file = fs::File::open(path).map_err(|error| read_error(path, &error))?;
    // One byte more than the file, so that reading its end does not reallocate.
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(limit)).unwrap_or_default() + 1);
    // The size is bounded while reading: a pipe or a growing file has no length to trust.
    let read = file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| read_error(path, &error))?;
    if u64::try_from(read).is_ok_and(|read| read > limit) { Err(FileError::TooLarge(path.to_owned())) } else { Ok(bytes) }
}

/// The beginning of a file of the system that has no length, such as those of `/proc`; `None` if there is none.
#[must_use]
#[expect(clippy::disallowed_types, reason = "this is the only module that uses std::fs")]
pub(super) fn read_system_file(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path).ok()?.take(1 << 16).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Writes a file completely or not at all: the old file stays until the new one is complete.
///
/// # Errors
/// When the folder does not exist, access is denied, or the disk is full.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write_with(path, &mut |file| file.write_all(bytes))
}

/// Writes a file that only the user may read, completely or not at all.
///
/// # Errors
/// As [`write()`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, bytes)?;
    set_mode(path, 0o600);
    Ok(())
}

/// Creates a folder that only the user may enter, and its parents.
///
/// # Errors
/// When the system refuses.
pub fn make_private_folder(path: &Path) -> Result<(), FileError> {
    make_folder(path)?;
    set_mode(path, 0o700);
    Ok(())
}

/// Sets who may use a file or folder; a disk without such rights keeps its own.
#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) {}

/// The size of a file in bytes; 0 if there is none.
#[must_use]
pub fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// Writes a file piece by piece, completely or not at all.
///
/// # Errors
/// As [`write()`], and when `pieces` fails.
pub fn write_with(path: &Path, pieces: &mut dyn FnMut(&mut dyn Write) -> std::io::Result<()>) -> Result<(), FileError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(FileError::NoFolder(folder.to_owned()));
    }
    if path.is_dir() {
        return Err(FileError::Unwritable(path.to_owned(), ErrorKind::IsADirectory.to_string()));
    }
    // A link is followed, so that it stays a link, also one to a file that is not there yet. A device or a pipe is written to.
    let target = fs::canonicalize(path).unwrap_or_else(|_| target_of_link(path));
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(FileError::NoFolder(folder.to_owned()));
    }
    let is_special = fs::metadata(&target).is_ok_and(|metadata| !metadata.is_file());
    let written = if is_special {
        fs::OpenOptions::new().write(true).open(&target).and_then(|mut file| pieces(&mut file))
    } else {
        write_whole(&target, pieces)
    };
    written.map_err(|error| write_error(path, &error))
}

/// Writes a file completely or not at all. A name so long that none beside it fits is written under a short one first.
fn write_whole(target: &Path, pieces: &mut dyn FnMut(&mut dyn Write) -> std::io::Result<()>) -> std::io::Result<()> {
    if target.file_name().is_some_and(|name| name.len() > LONGEST_NAME) {
        let short = target.with_file_name(format!(".jumelles-{}", std::process::id()));
        write_whole(&short, pieces)?;
        return fs::rename(&short, target);
    }
    AtomicWriteFile::open(target).and_then(|mut file| {
        pieces(&mut file)?;
        file.commit()
    })
}

/// Where a link leads that ends nowhere; the path itself if it is no link.
fn target_of_link(path: &Path) -> PathBuf {
    match fs::read_link(path) {
        Ok(target) => path.parent().map_or_else(|| target.clone(), |folder| folder.join(&target)),
        Err(_) => path.to_owned(),
    }
}

/// True if two paths lead to the same existing file, also through links of any sort.
#[must_use]
pub fn is_same(left: &Path, right: &Path) -> bool {
    let is_same_path = || fs::canonicalize(left).is_ok_and(|left| fs::canonicalize(right).is_ok_and(|right| left == right));
    inode(left).zip(inode(right)).is_some_and(|(left, right)| left == right) || is_same_path()
}

/// What identifies a file whatever its name: its disk and its number there; `None` where there is no such thing.
#[cfg(unix)]
fn inode(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn inode(_: &Path) -> Option<(u64, u64)> {
    None
}

/// True if the standard output goes to a file, as after `>`.
#[must_use]
#[cfg(unix)]
#[expect(clippy::disallowed_types, reason = "this is the only module that uses std::fs")]
pub fn is_standard_output_a_file() -> bool {
    use std::os::fd::AsFd as _;
    let output = std::io::stdout().as_fd().try_clone_to_owned().map(fs::File::from);
    output.and_then(|file| file.metadata()).is_ok_and(|metadata| metadata.is_file())
}

/// True if the standard output goes to a file; not known on this system.
#[must_use]
#[cfg(not(unix))]
pub fn is_standard_output_a_file() -> bool {
    false
}

/// The first bytes of a file; `None` if it cannot be read.
#[must_use]
#[expect(clippy::disallowed_types, reason = "this is the only module that uses std::fs")]
pub fn read_start(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    fs::File::open(path).ok()?.take(512).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// True if a path is a pipe that somebody writes to, as `/dev/stdin` or `<(command)`.
#[must_use]
#[cfg(unix)]
pub fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    fs::metadata(path).is_ok_and(|metadata| metadata.file_type().is_fifo())
}

/// True if a path is a pipe; there is none on this system.
#[must_use]
#[cfg(not(unix))]
pub fn is_pipe(_: &Path) -> bool {
    false
}

/// Reads a pipe to its end.
///
/// # Errors
/// When it cannot be read, or gives more than [`LARGEST_MB`].
#[expect(clippy::disallowed_types, reason = "this is the only module that uses std::fs")]
pub fn read_pipe(path: &Path) -> Result<Vec<u8>, FileError> {
    let file = fs::File::open(path).map_err(|error| read_error(path, &error))?;
    read_to_end(path, file)
}

/// Reads the standard input to its end.
///
/// # Errors
/// As [`read_pipe`].
pub fn read_standard_input(name: &Path) -> Result<Vec<u8>, FileError> {
    read_to_end(name, std::io::stdin().lock())
}

fn read_to_end(path: &Path, input: impl std::io::Read) -> Result<Vec<u8>, FileError> {
    let limit = LARGEST_MB << 20;
    let mut bytes = Vec::new();
    let read = input.take(limit + 1).read_to_end(&mut bytes).map_err(|error| read_error(path, &error))?;
    if u64::try_from(read).is_ok_and(|read| read > limit) { Err(FileError::TooLarge(path.to_owned())) } else { Ok(bytes) }
}

/// The tables in the bytes of a file of this name: itself, or the members of an archive.
///
/// # Errors
/// When the bytes are an archive that cannot be unpacked or holds no table.
pub fn sources_in(path: &Path, bytes: Vec<u8>) -> Result<FoundSources, FileError> {
    if is_archive(&bytes) {
        return read_tables(path, &bytes);
    }
    let source = SourceFile { name: path.display().to_string(), bytes };
    Ok(FoundSources { sources: vec![source], failures: Vec::new() })
}

/// The absolute form of a path, which does not depend on the working directory; the path itself if that fails.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// True if there is a file or folder at this path, or a table at this path inside a project file.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.exists() || split_embedded_path(path).is_some_and(|(project, _)| project.is_file() && read(path).is_ok())
}

/// Creates a folder and its parents.
///
/// # Errors
/// When the system refuses.
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|error| FileError::Unwritable(path.to_owned(), error.to_string()))
}

/// An exclusive lock on a file, released when dropped or when the process ends.
#[derive(Debug)]
#[expect(clippy::disallowed_types, reason = "this is the only module that uses std::fs")]
pub struct Lock(#[expect(dead_code, reason = "the open file holds the lock and is never read")] fs::File);

/// Locks a file, creating it if necessary; `None` if another process holds the lock.
///
/// # Errors
/// When the file cannot be opened.
pub fn lock(path: &Path) -> Result<Option<Lock>, FileError> {
    // A pipe in its place would never open.
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return Ok(None);
    }
    let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(|error| write_error(path, &error))?;
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        // A network share may not support locks. Autosave without a lock is better than no autosave.
        Ok(()) | Err(fs::TryLockError::Error(_)) => Ok(Some(Lock(file))),
    }
}

/// When a file was last written, in seconds since 1970; `None` if there is no file.
#[must_use]
pub fn written_at(path: &Path) -> Option<u64> {
    let written = fs::metadata(path).ok().filter(fs::Metadata::is_file)?.modified().ok()?;
    Some(written.duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

/// The files of a folder, sorted by name; empty if the folder cannot be read.
#[must_use]
pub fn list_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut all: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    all.sort();
    all
}

/// Removes what writes that were cut short before a moment left in a folder: files whose names begin with a dot. The moment is in seconds
/// since 1970; a younger file may still be written.
pub fn sweep(folder: &Path, before: u64) {
    let has_dot = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let is_left = |path: &&PathBuf| has_dot(path) && written_at(path).is_some_and(|at| at < before);
    for path in list_files(folder).iter().filter(is_left) {
        let _ = remove(path);
    }
}

/// Appends to a file that only the user may read, creating it if necessary.
///
/// # Errors
/// When the system refuses.
pub fn append(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let is_new = !path.exists();
    let opened = fs::OpenOptions::new().create(true).append(true).open(path);
    opened.and_then(|mut file| file.write_all(bytes)).map_err(|error| write_error(path, &error))?;
    if is_new {
        set_mode(path, 0o600);
    }
    Ok(())
}

/// Renames a file, replacing a file of the new name.
///
/// # Errors
/// When the system refuses.
pub fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::rename(from, to).map_err(|error| write_error(to, &error))
}

/// Removes a file; a file that does not exist is no error.
///
/// # Errors
/// When the system refuses.
pub fn remove(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(write_error(path, &error)),
        _ => Ok(()),
    }
}

/// The error for a failed write.
fn write_error(path: &Path, error: &std::io::Error) -> FileError {
    if error.kind() == ErrorKind::PermissionDenied {
        FileError::Denied(path.to_owned())
    } else {
        FileError::Unwritable(path.to_owned(), error.to_string())
    }
}

/// The error for a failed read.
fn read_error(path: &Path, error: &std::io::Error) -> FileError {
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
    fn a_folder_gives_its_tables_in_order_of_name() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.csv", "a.CSV", "image.png"] {
            fs::write(folder.path().join(name), b"x").expect("a file");
        }
        let names: Vec<String> = read(folder.path()).expect("tables").sources.into_iter().map(|source| source.name).collect();
        assert!(names[0].ends_with("a.CSV") && names[1].ends_with("b.csv") && names.len() == 2, "{names:?}");
    }

    #[test]
    fn errors_name_the_path() {
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
    fn a_file_is_replaced_completely() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        write(&path, b"one").expect("written");
        write(&path, b"two").expect("written");
        assert_eq!(read_bytes(&path), Ok(b"two".to_vec()));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing half-written is left");
    }
}

//! Tables inside a zip archive. In: the path and the bytes of the archive. Out: each table as a source named after both.
//!
//! Unpacking is bounded: a few kilobytes may unpack to any size.

use std::io::{Cursor, ErrorKind};
use std::path::Path;

use zip::ZipArchive;

use crate::engine::file_error::FileError;
use crate::engine::source::{FoundSources, SourceFile, has_table_extension};
use crate::project::read_part;

/// The largest number of tables in an archive; folders made by people have far fewer.
const MOST_TABLES: usize = 1000;

/// The largest total size of the unpacked tables, in bytes.
const LARGEST_UNPACKED: u64 = 512 << 20;

/// Every table of an archive, in the order of their names. Folders, other files and nested archives are skipped.
///
/// # Errors
/// When the bytes are no archive, or it holds no table, too many tables or too large ones.
pub(super) fn read_tables(path: &Path, bytes: &[u8]) -> Result<FoundSources, FileError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| FileError::Unreadable(path.to_owned(), error.to_string()))?;
    let names = zip.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned));
    let mut names: Vec<String> = names.filter(|name| is_table(name)).collect();
    names.sort();
    if names.is_empty() {
        return Err(FileError::NoTable(path.to_owned()));
    }
    if names.len() > MOST_TABLES {
        return Err(FileError::TooLarge(path.to_owned()));
    }
    let mut found = FoundSources::default();
    let mut left = LARGEST_UNPACKED;
    for name in names {
        let inside = path.join(&name);
        let bytes = match read_part(&mut zip, &name, left + 1) {
            Ok(bytes) => bytes,
            Err(error) => {
                found.failures.push(FileError::Unreadable(inside, error.to_string()));
                continue;
            }
        };
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or_else(|| FileError::TooLarge(path.to_owned()))?;
        found.sources.push(SourceFile { name: inside.display().to_string(), bytes });
    }
    Ok(found)
}

/// One table embedded in a project file; `inside` is its path in the archive.
///
/// # Errors
/// When the bytes are no archive, the table is not in it, or it is too large.
pub(super) fn read_embedded_table(project: &Path, bytes: &[u8], inside: &str) -> Result<FoundSources, FileError> {
    let path = project.join(inside);
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| FileError::Unreadable(path.clone(), error.to_string()))?;
    let bytes = read_part(&mut zip, inside, LARGEST_UNPACKED + 1).map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            FileError::NotFound(path.clone())
        } else {
            FileError::Unreadable(path.clone(), error.to_string())
        }
    })?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > LARGEST_UNPACKED) {
        return Err(FileError::TooLarge(path));
    }
    Ok(FoundSources { sources: vec![SourceFile { name: path.display().to_string(), bytes }], failures: Vec::new() })
}

/// True if a part of an archive is a table. Archives made on macOS hold a shadow of each file in `__MACOSX/` or after a dot.
fn is_table(name: &str) -> bool {
    let is_shadow = name.starts_with("__MACOSX/") || name.rsplit('/').next().is_some_and(|file| file.starts_with('.'));
    !is_shadow && !name.ends_with('/') && !name.to_lowercase().ends_with(".zip") && has_table_extension(Path::new(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a zip");
            zip.write_all(bytes).expect("a zip");
        }
        zip.finish().expect("a zip").into_inner()
    }

    #[test]
    fn an_archive_gives_its_tables_in_order_and_nothing_else() {
        let bytes = zipped(&[("b.csv", b"b"), ("d/a.CSV", b"a"), ("lisez-moi.pdf", b"x"), ("__MACOSX/._b.csv", b"x")]);
        let found = read_tables(Path::new("z.zip"), &bytes).expect("tables");
        let names: Vec<&str> = found.sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["z.zip/b.csv", "z.zip/d/a.CSV"]);
        assert_eq!(read_tables(Path::new("z.zip"), &zipped(&[("a.pdf", b"x")])), Err(FileError::NoTable("z.zip".into())));
    }

    #[test]
    fn an_archive_that_unpacks_too_large_is_refused() {
        let large = vec![b'a'; usize::try_from(LARGEST_UNPACKED / 2).expect("a size") + 1];
        let bytes = zipped(&[("a.csv", &large), ("b.csv", &large)]);
        assert!(bytes.len() < 4 << 20);
        assert_eq!(read_tables(Path::new("z.zip"), &bytes), Err(FileError::TooLarge("z.zip".into())));
    }
}

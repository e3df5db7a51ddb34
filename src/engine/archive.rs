//! A zip of tables: its bytes in, each table out as a source named after both. Bounded: what unpacks too large is refused.

use std::io::{Cursor, Read as _};
use std::path::Path;

use zip::ZipArchive;

use crate::engine::files::{FileError, Found, is_read, read_bytes};
use crate::engine::load::Source;

/// A zip holds at most so many tables; more is no folder a person made.
const MOST: usize = 1000;

/// Its tables unpacked are at most so large, in bytes: a few kilobytes may unpack into anything.
const UNPACKED: u64 = 512 << 20;

/// Every table of a zip, in order of name. Folders, pictures and zips inside it are passed over.
pub(super) fn tables(path: &Path, bytes: &[u8]) -> Result<Found, FileError> {
    let broken = |error: &dyn std::fmt::Display| FileError::Unreadable(path.to_owned(), error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let names = zip.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned));
    let mut names: Vec<String> = names.filter(|name| is_wanted(name)).collect();
    names.sort();
    if names.is_empty() {
        return Err(FileError::NoTable(path.to_owned()));
    }
    if names.len() > MOST {
        return Err(FileError::TooLarge(path.to_owned()));
    }
    let mut found = Found::default();
    let mut left = UNPACKED;
    for name in names {
        let inside = path.join(&name);
        let mut bytes = Vec::new();
        // What a zip says of the size of its parts is not believed: it is counted while unpacking.
        let read = zip
            .by_name(&name)
            .map_err(|error| error.to_string())
            .and_then(|part| part.take(left + 1).read_to_end(&mut bytes).map_err(|error| error.to_string()));
        match read.map(|read| left.checked_sub(u64::try_from(read).unwrap_or(u64::MAX))) {
            Ok(Some(rest)) => {
                left = rest;
                found.sources.push(Source { name: inside.display().to_string(), bytes });
            }
            Ok(None) => return Err(FileError::TooLarge(path.to_owned())),
            Err(reason) => found.failures.push(FileError::Unreadable(inside, reason)),
        }
    }
    Ok(found)
}

/// One table a project file carries.
pub(super) fn table(project: &Path, inside: &str) -> Result<Found, FileError> {
    let path = project.join(inside);
    let bytes = read_bytes(project)?;
    let broken = |error: &dyn std::fmt::Display| FileError::Unreadable(path.clone(), error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let part = match zip.by_name(inside) {
        Ok(part) => part,
        Err(zip::result::ZipError::FileNotFound) => return Err(FileError::NotFound(path)),
        Err(error) => return Err(broken(&error)),
    };
    let mut bytes = Vec::new();
    part.take(UNPACKED + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read > UNPACKED) {
        return Err(FileError::TooLarge(path));
    }
    Ok(Found { sources: vec![Source { name: path.display().to_string(), bytes }], failures: Vec::new() })
}

/// Whether a part of a zip is a table; a Macintosh leaves shadows of each file in a folder of its own.
fn is_wanted(name: &str) -> bool {
    let shadow = name.starts_with("__MACOSX/") || name.rsplit('/').next().is_some_and(|file| file.starts_with('.'));
    !shadow && !name.ends_with('/') && !name.to_lowercase().ends_with(".zip") && is_read(Path::new(name))
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
    fn a_zip_gives_its_tables_in_order_and_nothing_else() {
        let bytes = zipped(&[("b.csv", b"b"), ("d/a.CSV", b"a"), ("lisez-moi.pdf", b"x"), ("__MACOSX/._b.csv", b"x")]);
        let found = tables(Path::new("z.zip"), &bytes).expect("tables");
        let names: Vec<&str> = found.sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["z.zip/b.csv", "z.zip/d/a.CSV"]);
        assert_eq!(tables(Path::new("z.zip"), &zipped(&[("a.pdf", b"x")])), Err(FileError::NoTable("z.zip".into())));
    }

    #[test]
    fn what_unpacks_too_large_is_refused() {
        let large = vec![b'a'; usize::try_from(UNPACKED / 2).expect("a size") + 1];
        let bytes = zipped(&[("a.csv", &large), ("b.csv", &large)]);
        assert!(bytes.len() < 4 << 20);
        assert_eq!(tables(Path::new("z.zip"), &bytes), Err(FileError::TooLarge("z.zip".into())));
    }
}

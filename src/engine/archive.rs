//! Tables inside an archive. In: the path and the bytes of the archive. Out: each table as a source named after both.

use std::path::Path;

use crate::engine::file_error::FileError;
use crate::engine::members::{Member, MemberFilter, is_gzip, name_inside};
use crate::engine::source::{FoundSources, SourceFile};
use crate::engine::unpack::unpack_members;
use crate::intake::UnpackError;

/// Every table of an archive, in the order of their names. Folders, other files and nested archives are skipped.
///
/// # Errors
/// When the bytes are no archive, or it holds no table, too many tables or too large ones.
pub(super) fn read_tables(path: &Path, bytes: &[u8]) -> Result<FoundSources, FileError> {
    let mut found = FoundSources::default();
    for member in unpack_members(bytes, MemberFilter::Tables).map_err(|error| unpack_error(path, error))? {
        // What a gzip file holds has the name of the file.
        let inside = if member.name.is_empty() { path.to_owned() } else { path.join(name_inside(&member.name)) };
        match member.failure {
            None => found.sources.push(SourceFile { name: inside.display().to_string(), bytes: member.bytes }),
            Some(reason) => found.failures.push(FileError::Unreadable(inside, reason)),
        }
    }
    if found.sources.is_empty() && found.failures.is_empty() { Err(FileError::NoTable(path.to_owned())) } else { Ok(found) }
}

/// One table embedded in a project file; `inside` is its path in the archive.
///
/// # Errors
/// When the bytes are no archive, the table is not in it, or it is too large.
pub(super) fn read_embedded_table(project: &Path, bytes: &[u8], inside: &str) -> Result<FoundSources, FileError> {
    let path = project.join(inside);
    let filter = MemberFilter::Named(vec![inside.to_owned()]);
    let member = unpack_members(bytes, filter).map_err(|error| unpack_error(&path, error))?.pop();
    let Member { bytes, failure, .. } = member.ok_or_else(|| FileError::NotFound(path.clone()))?;
    if let Some(reason) = failure {
        return Err(FileError::Unreadable(path, reason));
    }
    Ok(FoundSources { sources: vec![SourceFile { name: path.display().to_string(), bytes }], failures: Vec::new() })
}

/// Whether bytes are an archive of tables, but for workbooks, which are archives too.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    is_gzip(bytes) || (bytes.starts_with(b"PK\x03\x04") && !crate::intake::is_workbook(bytes))
}

/// The error of a path whose container cannot be unpacked.
pub(super) fn unpack_error(path: &Path, error: UnpackError) -> FileError {
    let path = path.to_owned();
    match error {
        UnpackError::TooLarge => FileError::UnpackedTooLarge(path),
        UnpackError::Broken(reason) | UnpackError::NotStarted(reason) => FileError::Unreadable(path, reason),
        UnpackError::Crashed => FileError::ReaderCrashed(path),
        UnpackError::TooLong(seconds) => FileError::ReaderTooLong(path, seconds),
    }
}

//! A presentation of the user whose look is taken: its bytes in, the same package without compression out. It is unpacked in another
//! process, so that what is read here unpacks to nothing more than it is.

use std::io::{Cursor, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::engine::archive::unpack_error;
use crate::engine::file_error::FileError;
use crate::engine::members::MemberFilter;
use crate::engine::unpack::unpack_members;

/// The package of a presentation, unpacked. Bytes that are no zip archive are given back as they are.
///
/// # Errors
/// When the package is too large, or unpacking it fails.
pub fn unpacked_template(path: &Path, bytes: &[u8]) -> Result<Vec<u8>, FileError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(bytes.to_vec());
    }
    let members = unpack_members(bytes, MemberFilter::All).map_err(|error| unpack_error(path, error))?;
    let unreadable = |error: &dyn std::fmt::Display| FileError::Unreadable(path.to_owned(), error.to_string());
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for member in members.iter().filter(|member| member.failure.is_none() && !member.name.ends_with('/')) {
        package.start_file(member.name.as_str(), options).map_err(|error| unreadable(&error))?;
        package.write_all(&member.bytes).map_err(|error| unreadable(&error))?;
    }
    package.finish().map(Cursor::into_inner).map_err(|error| unreadable(&error))
}

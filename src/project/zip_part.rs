//! Reads one part of a zip archive into memory, up to a limit.

use std::io::{Read, Seek};

use zip::ZipArchive;

/// The unpacked bytes of the part called `name`, cut after `limit` bytes.
///
/// The size that the archive states is not trusted: the limit is applied while unpacking.
///
/// # Errors
/// When there is no such part (`ErrorKind::NotFound`), or it cannot be unpacked.
pub(crate) fn read_part<R: Read + Seek>(zip: &mut ZipArchive<R>, name: &str, limit: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    zip.by_name(name)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

//! The members of a zip archive or of a gzip file: their bytes in, each wanted member with its own bytes out.
//!
//! Unpacking is bounded: a few kilobytes may unpack to any size.

use std::io::{Cursor, Read as _};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use crate::engine::file_error::LARGEST_UNPACKED_MB;
use crate::engine::source::has_table_extension;
use crate::intake::UnpackError;
use crate::project::read_part;

/// The largest number of members taken; folders made by people have far fewer.
const MOST_MEMBERS: usize = 4000;
/// The largest total size of the unpacked members, in bytes.
const LARGEST_UNPACKED: u64 = LARGEST_UNPACKED_MB << 20;

/// Which members are wanted.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) enum MemberFilter {
    /// Those that are tables.
    Tables,
    /// All.
    All,
    /// Those of these names; one that is not there is left out.
    Named(Vec<String>),
}

/// A member of an archive.
#[derive(Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Member {
    /// Its name in the archive; empty for the content of a gzip file.
    pub name: String,
    /// Its bytes; empty if it cannot be unpacked.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// Why it cannot be unpacked, if so.
    pub failure: Option<String>,
}

/// Whether bytes are a gzip file.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b\x08")
}

/// The wanted members, in the order of their names.
///
/// # Errors
/// When the bytes are no archive, or the members are too many or too large.
pub(super) fn members(bytes: &[u8], filter: &MemberFilter) -> Result<Vec<Member>, UnpackError> {
    if is_gzip(bytes) {
        return Ok(vec![Member { name: String::new(), bytes: unzipped(bytes)?, failure: None }]);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| UnpackError::Broken(error.to_string()))?;
    let all = zip.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned));
    let mut names: Vec<String> = match filter {
        MemberFilter::Tables => all.filter(|name| is_table(name)).collect(),
        MemberFilter::All => all.collect(),
        MemberFilter::Named(wanted) => all.filter(|name| wanted.contains(name)).collect(),
    };
    names.sort();
    if names.len() > MOST_MEMBERS {
        return Err(UnpackError::TooLarge);
    }
    let mut left = LARGEST_UNPACKED;
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        let (bytes, failure) = match read_part(&mut zip, &name, left + 1) {
            Ok(bytes) => (bytes, None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        left = left.checked_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX)).ok_or(UnpackError::TooLarge)?;
        found.push(Member { name, bytes, failure });
    }
    Ok(found)
}

/// The content of a gzip file.
fn unzipped(bytes: &[u8]) -> Result<Vec<u8>, UnpackError> {
    let mut content = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(LARGEST_UNPACKED + 1).read_to_end(&mut content);
    let size = read.map_err(|error| UnpackError::Broken(error.to_string()))?;
    if u64::try_from(size).is_ok_and(|size| size <= LARGEST_UNPACKED) { Ok(content) } else { Err(UnpackError::TooLarge) }
}

/// True if a part of an archive is a table. Archives made on macOS hold a shadow of each file in `__MACOSX/` or after a dot.
fn is_table(name: &str) -> bool {
    let is_shadow = name.starts_with("__MACOSX/") || name.rsplit('/').next().is_some_and(|file| file.starts_with('.'));
    !is_shadow && !name.ends_with('/') && !name.to_lowercase().ends_with(".zip") && has_table_extension(Path::new(name))
}

/// The name of a member without what would lead out of its archive: "/etc/x.csv" and "../x.csv" are "etc/x.csv" and "x.csv".
pub(super) fn name_inside(name: &str) -> String {
    let is_name = |step: &&str| !matches!(*step, "" | "." | "..") && !step.ends_with(':');
    name.split(['/', '\\']).filter(is_name).collect::<Vec<_>>().join("/")
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
        let names = |filter| members(&bytes, &filter).expect("members").into_iter().map(|member| member.name).collect::<Vec<_>>();
        assert_eq!(names(MemberFilter::Tables), ["b.csv", "d/a.CSV"]);
        assert_eq!(names(MemberFilter::Named(vec!["b.csv".into(), "z".into()])), ["b.csv"]);
        assert_eq!(names(MemberFilter::All).len(), 4);
    }

    #[test]
    fn an_archive_that_unpacks_too_large_is_refused() {
        let large = vec![b'a'; usize::try_from(LARGEST_UNPACKED / 2).expect("a size") + 1];
        let bytes = zipped(&[("a.csv", &large), ("b.csv", &large)]);
        assert!(bytes.len() < 4 << 20);
        assert_eq!(members(&bytes, &MemberFilter::Tables), Err(UnpackError::TooLarge));
    }

    #[test]
    fn a_gzip_file_gives_its_content() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(b"ville;2024").expect("a gzip");
        let bytes = gzip.finish().expect("a gzip");
        assert_eq!(
            members(&bytes, &MemberFilter::Tables),
            Ok(vec![Member { name: String::new(), bytes: b"ville;2024".to_vec(), failure: None }])
        );
        assert!(matches!(members(&bytes[..bytes.len() - 9], &MemberFilter::All), Err(UnpackError::Broken(_))));
    }

    #[test]
    fn names_stay_inside() {
        for (name, inside) in [("/etc/x.csv", "etc/x.csv"), ("../../x.csv", "x.csv"), ("C:\\a\\x.csv", "a/x.csv"), ("d/a.csv", "d/a.csv")] {
            assert_eq!(name_inside(name), inside);
        }
    }
}

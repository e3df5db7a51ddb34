//! SHA-256 hashes of the source files: bytes in, hexadecimal text out, in the format of `sha256sum`.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::engine::source::SourceFile;

/// The hash of one file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FileHash {
    /// The file name, without folders.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = std::fmt::Write::write_fmt(&mut text, format_args!("{byte:02x}"));
        text
    })
}

/// Whether a hash is that of the bytes of a file.
#[must_use]
pub fn is_hash_of(hash: &str, source: &SourceFile) -> bool {
    sha256(&source.bytes) == hash
}

/// The SHA-256 of each file, by its name with folders.
#[must_use]
pub fn hashes_by_name(sources: &[SourceFile]) -> BTreeMap<String, String> {
    sources.iter().map(|source| (source.name.clone(), sha256(&source.bytes))).collect()
}

/// The hash of each file, sorted by file name.
#[must_use]
pub fn file_hashes(sources: &[SourceFile]) -> Vec<FileHash> {
    let hash = |source: &SourceFile| FileHash { name: crate::chart::file_name(&source.name), hash: sha256(&source.bytes) };
    let mut all: Vec<FileHash> = sources.iter().map(hash).collect();
    all.sort();
    all
}

/// One hash for all files: that of the lines `hash  name`. `sha256sum FILES | sha256sum` gives the same for files sorted by name.
pub(super) fn combined_hash(hashes: &[FileHash]) -> String {
    let lines: String = hashes.iter().map(|file| format!("{}  {}\n", file.hash, file.name)).collect();
    sha256(lines.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_sha256sum() {
        // printf abc | sha256sum
        let source = |name: &str| SourceFile { name: name.to_owned(), bytes: b"abc".to_vec() };
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let all = file_hashes(&[source("z/b.csv"), source("a.csv")]);
        let expected = |name: &str| FileHash { name: name.to_owned(), hash: abc.to_owned() };
        assert_eq!(all, [expected("a.csv"), expected("b.csv")]);
        // printf abc > a.csv; printf abc > b.csv; sha256sum a.csv b.csv | sha256sum
        assert_eq!(combined_hash(&all), "1ba5ad8c12552da55e7a5bda491af7a0e332a407119b7fa49dc58ba4a6d2692e");
    }
}

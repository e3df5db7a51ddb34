//! Copies of the source files, by their SHA-256, in the folder of the program's state: what was read is found again when its file is
//! gone. In: bytes. Out: a hash, and later the same bytes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::engine::data_hash::sha256;
use crate::engine::files;

/// The largest file copied, in bytes.
const LARGEST_COPY: usize = 256 << 20;
/// The most that all copies take, in bytes; beyond it nothing more is copied until old copies are dropped.
const LARGEST_STORE: u64 = 2 << 30;

/// The folder of the copies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DataStore {
    folder: PathBuf,
}

impl DataStore {
    /// A store in a folder, which may not exist yet.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Keeps a copy of some bytes with this hash. A copy that cannot be made is no error: the file itself is still there.
    pub(super) fn keep(&self, hash: &str, bytes: &[u8]) {
        let path = self.path(hash);
        if bytes.len() > LARGEST_COPY || files::exists(&path) || files::make_private_folder(&self.folder).is_err() {
            return;
        }
        let taken: u64 = files::list_files(&self.folder).iter().map(|path| files::size(path)).sum();
        if taken < LARGEST_STORE {
            let _ = files::write_private(&path, bytes);
        }
    }

    /// The bytes with this hash; `None` if there is no copy, or it is damaged.
    #[must_use]
    pub fn get(&self, hash: &str) -> Option<Vec<u8>> {
        files::read_bytes(&self.path(hash)).ok().filter(|bytes| sha256(bytes) == hash)
    }

    /// Drops the copies that nothing refers to any more.
    pub fn drop_unwanted(&self, wanted: &BTreeSet<String>) {
        for path in files::list_files(&self.folder) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if !wanted.contains(&name) {
                let _ = files::remove(&path);
            }
        }
    }

    fn path(&self, hash: &str) -> PathBuf {
        // A hash of our own has no other letters; one from a damaged file must not lead elsewhere.
        let safe: String = hash.chars().filter(char::is_ascii_hexdigit).collect();
        Path::new(&self.folder).join(safe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_by_their_hash_until_nothing_wants_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = DataStore::new(folder.path().join("data"));
        let hash = sha256(b"ville;2024");
        store.keep(&hash, b"ville;2024");
        assert_eq!(store.get(&hash).as_deref(), Some(&b"ville;2024"[..]));
        store.drop_unwanted(&BTreeSet::from([hash.clone()]));
        assert!(store.get(&hash).is_some());
        files::write(&store.path(&hash), b"damaged").expect("written");
        assert_eq!(store.get(&hash), None);
        store.drop_unwanted(&BTreeSet::new());
        assert!(files::list_files(&folder.path().join("data")).is_empty());
    }
}

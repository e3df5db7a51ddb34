//! A fingerprint of a stage's inputs: equal stamps, nothing to do again.

use std::hash::{DefaultHasher, Hash, Hasher as _};

/// The fingerprint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The stamp of some inputs.
    #[must_use]
    pub fn of(inputs: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        inputs.hash(&mut hasher);
        Self(hasher.finish())
    }
}

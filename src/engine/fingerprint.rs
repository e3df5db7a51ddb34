//! A hash of the inputs of a computation: equal fingerprints mean that the result can be reused.

use std::hash::{DefaultHasher, Hash, Hasher as _};

/// The hash of some inputs. It is valid within one run of the program only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Fingerprint(u64);

impl Fingerprint {
    /// Hashes the inputs.
    #[must_use]
    pub(super) fn from_inputs(inputs: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        inputs.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// A value and the fingerprint of what it was worked out from.
pub(super) struct Cached<T> {
    /// Of the inputs.
    pub(super) fingerprint: Fingerprint,
    /// The value.
    pub(super) value: T,
}

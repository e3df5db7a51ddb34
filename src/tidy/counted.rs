//! What is kept of observations that are only counted, to check a file of any size: hashes of their keys.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};

use crate::base::Time;
use crate::tidy::observation::ObservationRow;

/// What is stored of observations that are only counted: hashes, as a file may have as many names as lines.
#[derive(Default)]
pub(super) struct Counted {
    /// For each line, the key of its first observation.
    pub(super) lines: Vec<CountedLine>,
    /// For each place that is not in the gazetteer, by the hash of its name, its index.
    pub(super) unknown_places: HashMap<u64, u32>,
    /// The hashes of places, measures and provenances, in the order of their indices.
    pub(super) places: Vec<u64>,
    pub(super) measures: Vec<u64>,
    pub(super) provenances: Vec<u64>,
}

/// A line of a file and the key of its first observation. Ordered by key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CountedLine {
    pub(super) key: u64,
    pub(super) line: u32,
}

/// A line whose observations were already given by an earlier one. Both are line numbers, from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RepeatedLine {
    /// The line that repeats another.
    pub line: u32,
    /// The line that gave the observations first.
    pub first: u32,
}

/// Places that are counted and not stored have indices from here on, above those of stored places.
pub(super) const NOT_STORED: u32 = 1 << 31;

/// A hash of a value, the same in every run.
pub(super) fn hashed(thing: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}

impl Counted {
    /// A hash of place, measure, territory, year and level. Does not depend on the order in which names were met, so that two
    /// builders that each count a part of a file agree.
    pub(super) fn key(&self, observation: &ObservationRow, time: Time, breakdown: &str) -> u64 {
        let place = if observation.place >= NOT_STORED { u64::from(observation.place) } else { hash_at(&self.places, observation.place) };
        let parts = [
            place,
            hash_at(&self.measures, observation.measure),
            hash_at(&self.provenances, observation.provenance),
            hashed(&time),
            hashed(&breakdown),
            u64::from(observation.level.rank()),
        ];
        parts.iter().fold(0, |key: u64, part| (key.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

fn hash_at(hashes: &[u64], index: u32) -> u64 {
    debug_assert!((index as usize) < hashes.len(), "each insertion adds a hash");
    hashes.get(index as usize).copied().unwrap_or_default()
}

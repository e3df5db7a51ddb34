//! Values stored once: a value in, its index out. Millions of observations share a few hundred times, headings and parts.

use std::hash::Hash;
use std::sync::Arc;

use foldhash::HashMap;

use crate::tidy::keys::to_u32;

/// The distinct values met so far, in the order they were met.
#[derive(Clone, Debug)]
pub(super) struct Interner<T> {
    values: Vec<T>,
    indices: HashMap<T, u32>,
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// An interner in which this value has the index 0.
    pub(super) fn starting_with(first: T) -> Self {
        let mut interner = Self { values: Vec::new(), indices: HashMap::default() };
        interner.insert(first);
        interner
    }

    /// The index of a value.
    pub(super) fn insert(&mut self, value: T) -> u32 {
        if let Some(index) = self.indices.get(&value) {
            return *index;
        }
        let index = to_u32(self.values.len());
        self.values.push(value.clone());
        self.indices.insert(value, index);
        index
    }

    /// The value with this index.
    pub(super) fn get(&self, index: u32) -> Option<&T> {
        self.values.get(index as usize)
    }

    /// All values, in the order of their indices.
    pub(super) fn values(&self) -> &[T] {
        &self.values
    }

    /// All values, without the index.
    pub(super) fn into_values(self) -> Vec<T> {
        self.values
    }
}

impl Interner<Arc<str>> {
    /// The index of a text, copied only when it is new.
    pub(super) fn insert_text(&mut self, text: &str) -> u32 {
        match self.indices.get(text) {
            Some(index) => *index,
            None => self.insert(Arc::from(text)),
        }
    }
}

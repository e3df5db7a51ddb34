//! What a row says of its place, and the place it means.

use crate::base::{CellText, Level};

/// What a row says of its place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct PlaceText<'a> {
    /// The name, as written.
    pub name: &'a str,
    /// The official code, as written; empty when there is none.
    pub code: CellText<'a>,
    /// The kind of territory; `None` when nothing says it.
    pub level: Option<Level>,
    /// The name of the territory it is part of; empty when no column gives it.
    pub parent: CellText<'a>,
    /// Whether the file has other places of this name, with other codes or in other territories.
    pub is_homonym: bool,
}

/// The place of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ResolvedPlace {
    /// Its index among the places of the builder.
    pub index: u32,
    /// Its kind of territory.
    pub level: Level,
    /// Whether gazetteer or register know it.
    pub is_known: bool,
}

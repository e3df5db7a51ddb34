//! The columns that break values down.

use crate::tidy::mapping::{Columns, Mapping};

/// A column that breaks values down.
#[derive(Clone, Copy)]
pub(super) struct BreakdownColumn<'a> {
    pub column: usize,
    pub heading: &'a str,
    /// The word that means the whole here, though it does not say so.
    pub whole: Option<&'a str>,
}

impl<'a> BreakdownColumn<'a> {
    pub(super) fn all(mapping: &'a Mapping, columns: &Columns) -> Vec<Self> {
        let whole = |heading: &str| mapping.wholes.iter().find(|(other, _)| other == heading).map(|(_, word)| word.as_str());
        let present = |heading: &'a String| Some(Self { column: columns.index(heading)?, heading, whole: whole(heading) });
        mapping.breakdowns.iter().filter_map(present).collect()
    }
}

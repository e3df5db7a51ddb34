//! The lists that a table is read against.

use crate::tidy::measures::Measures;
use crate::tidy::places::Gazetteer;

/// What is known before a table is looked at.
#[derive(Clone, Copy)]
pub struct KnownWords<'a> {
    /// The places the program knows.
    pub gazetteer: &'a Gazetteer,
    /// The measures the program knows.
    pub measures: &'a Measures,
}

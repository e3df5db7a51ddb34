//! Texts of cells as keys: many of them are empty.

use std::ops::Deref;

/// The text of a cell, which may be empty.
///
/// Two empty texts are equal without a look at them. `str` looks: it asks the C library to compare no bytes at an address that need
/// not exist, and where that is done with masked reads of the processor, such a question takes as long as reading ten whole rows.
#[derive(Clone, Copy, Eq, Hash, Debug, Default)]
pub struct CellText<'a>(&'a str);

impl<'a> CellText<'a> {
    /// The text for as long as its table is there.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.0
    }
}

impl PartialEq for CellText<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && (self.0.is_empty() || self.0 == other.0)
    }
}

impl<'a> From<&'a str> for CellText<'a> {
    fn from(text: &'a str) -> Self {
        Self(text)
    }
}

impl Deref for CellText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

//! The direction in which a script is read.

use crate::speech::language::Language;

/// The side of a page or window on which reading begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Reading begins on the left, as in French and English.
    LeftToRight,
    /// Reading begins on the right, as in Arabic.
    RightToLeft,
}

impl From<Language> for Direction {
    fn from(language: Language) -> Self {
        if language.is_rtl() { Self::RightToLeft } else { Self::LeftToRight }
    }
}

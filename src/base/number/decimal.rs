//! The decimal mark of a column of numbers.

/// Which mark separates the decimals in a column. The other one groups thousands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum DecimalMark {
    /// "1 234,5" or "1.234,5".
    #[serde(rename = ",")]
    Comma,
    /// "1,234.5" or "1 234.5".
    #[serde(rename = ".")]
    Point,
}

impl DecimalMark {
    /// The other decimal mark.
    #[must_use]
    pub fn other(self) -> Self {
        if self == Self::Comma { Self::Point } else { Self::Comma }
    }

    /// The mark as a character.
    #[must_use]
    pub fn character(self) -> char {
        if self == Self::Comma { ',' } else { '.' }
    }
}

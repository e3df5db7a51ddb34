//! Identifiers as newtypes: text in, [`PlaceId`], [`MeasureId`], [`IndicatorId`] or [`Year`] out.

use std::fmt;
use std::sync::Arc;

/// Declares an identifier around shared text, which is cheap to clone and is serialised as the text.
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps the text of an identifier.
            #[must_use]
            pub fn new(text: &str) -> Self {
                Self(Arc::from(text))
            }

            /// The text of the identifier.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(Arc::from(text))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.to_string()
            }
        }
    };
}

identifier!(
    /// The identifier of a town or a reference territory, as in `assets/places.toml`: `kenitra`.
    PlaceId
);
identifier!(
    /// The identifier of a measure, as in `assets/measures.toml`: `population`.
    MeasureId
);
identifier!(
    /// The identifier of a computed indicator, as in `assets/catalogue.toml`: `population_density`.
    IndicatorId
);

/// A calendar year between 1800 and 2200.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Year(u16);

impl Year {
    /// Stands for the year of a figure whose file gives none. Sorts before every year and is borrowed by no formula.
    pub const UNDATED: Self = Self(0);

    /// Whether this is a year, and not [`Year::UNDATED`].
    #[must_use]
    pub fn is_dated(self) -> bool {
        self != Self::UNDATED
    }

    /// A year; `None` outside 1800 to 2200, where municipal statistics have no data.
    #[must_use]
    pub fn new(number: u16) -> Option<Self> {
        (1800..=2200).contains(&number).then_some(Self(number))
    }

    /// Parses a text of four digits, such as "2024" or "٢٠٢٤", with blanks around it allowed. `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut number = 0;
        let mut length = 0;
        for digit in text.trim().chars().map(crate::base::number::western_digit) {
            if length == 4 {
                return None;
            }
            number = number * 10 + u16::try_from(digit.to_digit(10)?).ok()?;
            length += 1;
        }
        Self::new(number).filter(|_| length == 4)
    }

    /// The year as a number.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }

    /// The number of years between two years.
    #[must_use]
    pub fn distance(self, other: Self) -> u16 {
        self.0.abs_diff(other.0)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // "Sine die", as catalogues of any language write it. Sentences say it in words.
        if self.is_dated() { write!(f, "{}", self.0) } else { f.write_str("s.d.") }
    }
}

impl TryFrom<u16> for Year {
    type Error = String;

    fn try_from(number: u16) -> Result<Self, Self::Error> {
        if number == Self::UNDATED.0 {
            return Ok(Self::UNDATED);
        }
        Self::new(number).ok_or_else(|| format!("{number} is not a year between 1800 and 2200"))
    }
}

impl From<Year> for u16 {
    fn from(year: Year) -> Self {
        year.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_four_digits_western_or_arabic() {
        assert_eq!(Year::parse(" 2024 ").map(Year::get), Some(2024));
        assert_eq!(Year::parse("٢٠٢٤").map(Year::get), Some(2024));
        assert_eq!(Year::parse("24"), None);
        assert_eq!(Year::parse("2024,5"), None);
        assert_eq!(Year::parse("9999"), None);
    }
}

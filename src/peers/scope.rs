//! Where peers are looked for: among communes of the library, or among the places of the files of the user.

use std::fmt;

use crate::library::{Pool, UnknownPool};

/// Where peers are looked for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PeerScope {
    /// The places of the files.
    Files,
    /// The communes of the library that satisfy a rule.
    Communes(Pool),
}

/// The words of [`PeerScope::Files`].
const FILES: &str = "files";

impl PeerScope {
    /// Reads `files`, or the rule of a pool.
    ///
    /// # Errors
    /// As [`Pool::parse`].
    pub fn parse(text: &str) -> Result<Self, UnknownPool> {
        if text.trim().eq_ignore_ascii_case(FILES) { Ok(Self::Files) } else { Pool::parse(text).map(Self::Communes) }
    }

    /// Every commune of a country.
    #[must_use]
    pub fn of_country(country: &str) -> Self {
        Self::Communes(Pool::of_country(country))
    }

    /// The rule of the communes; `None` for the places of files.
    #[must_use]
    pub fn pool(&self) -> Option<&Pool> {
        match self {
            Self::Files => None,
            Self::Communes(pool) => Some(pool),
        }
    }
}

impl fmt::Display for PeerScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Files => f.write_str(FILES),
            Self::Communes(pool) => pool.fmt(f),
        }
    }
}

impl TryFrom<String> for PeerScope {
    type Error = UnknownPool;

    fn try_from(text: String) -> Result<Self, UnknownPool> {
        Self::parse(&text)
    }
}

impl From<PeerScope> for String {
    fn from(scope: PeerScope) -> Self {
        scope.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_read_as_it_is_written() {
        for words in ["files", "MA", "FR,size:x3"] {
            assert_eq!(PeerScope::parse(words).expect(words).to_string(), words);
        }
        assert!(PeerScope::parse("nowhere").is_err());
    }
}

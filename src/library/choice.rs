//! What a project takes from the library: the territories that were added to it, and whether the library fills what files lack.

use crate::base::Level;
use crate::tidy::{Register, Territory};

/// The official code of a territory with the authority that gives it, written `HCP:04.281.01.01`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TerritoryCode {
    /// HCP, INSEE or SIREN.
    pub authority: String,
    /// The code.
    pub code: String,
}

impl TryFrom<String> for TerritoryCode {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.split_once(':') {
            Some((authority, code)) => Ok(Self { authority: authority.to_owned(), code: code.to_owned() }),
            None => Err(text),
        }
    }
}

impl From<TerritoryCode> for String {
    fn from(code: TerritoryCode) -> Self {
        format!("{}:{}", code.authority, code.code)
    }
}

/// What a project takes from the library.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct LibraryChoice {
    /// The territories added by name, with every figure they have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub territories: Vec<TerritoryCode>,
    /// True if the library gives nothing at all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_off: bool,
}

impl TerritoryCode {
    /// The territory of the register with this code.
    #[must_use]
    pub fn territory(&self) -> Option<&'static Territory> {
        let with_code = Register::shipped().with_code(&self.code);
        let mut own = with_code.into_iter().filter(|territory| territory.authority == self.authority && territory.code == self.code);
        let first = own.next()?;
        // A département and a region may have one code; a commune is meant.
        Some(own.find(|territory| territory.level == Level::Commune).unwrap_or(first))
    }

    /// The code of a territory.
    #[must_use]
    pub fn of(territory: &Territory) -> Self {
        Self { authority: territory.authority.to_owned(), code: territory.code.to_owned() }
    }
}

impl LibraryChoice {
    /// True if nothing was decided.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

//! A town of a pool: a commune of the register, or a place that the files of the user name. What tells it from others can be kept with a
//! project and found again when other files are open.

use std::sync::Arc;

use crate::base::{Level, PlaceId};
use crate::library::TerritoryCode;
use crate::tidy::{Observations, Place, Register, Territory};

/// A town.
#[derive(Clone, Debug)]
pub enum Town {
    /// A commune of the library.
    Commune(&'static Territory),
    /// A place of the files.
    OfFiles {
        /// The place.
        place: Arc<Place>,
        /// The commune of the register that it is; `None` when no register has it.
        territory: Option<&'static Territory>,
        /// The code that the files give it; empty when they give none.
        code: Arc<str>,
    },
}

/// What tells a town from others, written `INSEE:27229` or `place:evreux`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TownId {
    /// A commune of the library.
    Territory(TerritoryCode),
    /// A place of the files.
    Place(PlaceId),
}

/// What stands before the identifier of a place; no authority that gives codes is called so.
const PLACE_PREFIX: &str = "place:";

impl Town {
    /// A place of the files.
    #[must_use]
    pub fn of_files(place: &Arc<Place>, observations: &Observations) -> Self {
        let codes = [Level::Commune, Level::Unknown].into_iter().filter_map(|level| observations.code_in_files(&place.id, level));
        let own = place.codes.iter().find(|code| code.level == Level::Commune.code()).map(|code| code.code.as_str());
        let code = own.or_else(|| codes.into_iter().next()).unwrap_or_default();
        Self::OfFiles { place: Arc::clone(place), territory: Register::shipped().territory_of(place), code: code.into() }
    }

    /// What tells it from others.
    #[must_use]
    pub fn id(&self) -> TownId {
        match self {
            Self::Commune(territory) => TownId::Territory(TerritoryCode::of(territory)),
            Self::OfFiles { place, .. } => TownId::Place(place.id.clone()),
        }
    }

    /// The territory that it is; `None` when no register has it.
    #[must_use]
    pub fn territory(&self) -> Option<&'static Territory> {
        match self {
            Self::Commune(territory) => Some(territory),
            Self::OfFiles { territory, .. } => *territory,
        }
    }

    /// The place of the files that it is; `None` for a commune of the library.
    #[must_use]
    pub fn place(&self) -> Option<&Arc<Place>> {
        match self {
            Self::Commune(_) => None,
            Self::OfFiles { place, .. } => Some(place),
        }
    }

    /// Its country, as an ISO 3166 code; empty when nobody says.
    #[must_use]
    pub fn country(&self) -> &str {
        match self {
            Self::Commune(territory) => territory.country(),
            Self::OfFiles { place, territory, .. } => territory.map_or(place.country.as_str(), |territory| territory.country()),
        }
    }

    /// Its official code; empty when it has none.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Commune(territory) => territory.code,
            Self::OfFiles { territory, code, .. } => territory.map_or(code, |territory| territory.code),
        }
    }

    /// Its country and its code, by which equal distances are ordered: "FR-27229".
    #[must_use]
    pub fn key(&self) -> String {
        let code = match (self.code(), self) {
            ("", Self::OfFiles { place, .. }) => place.id.as_str(),
            (code, _) => code,
        };
        format!("{}-{code}", self.country())
    }
}

impl TownId {
    /// The territory of the register that it names; `None` for a place of files.
    #[must_use]
    pub fn territory(&self) -> Option<&'static Territory> {
        match self {
            Self::Territory(code) => code.territory(),
            Self::Place(_) => None,
        }
    }
}

impl TryFrom<String> for TownId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.strip_prefix(PLACE_PREFIX) {
            Some(id) => Ok(Self::Place(PlaceId::new(id))),
            None => TerritoryCode::try_from(text).map(Self::Territory),
        }
    }
}

impl From<TownId> for String {
    fn from(id: TownId) -> Self {
        match id {
            TownId::Territory(code) => code.into(),
            TownId::Place(id) => format!("{PLACE_PREFIX}{}", id.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_a_town_is_read_as_it_is_written() {
        for text in ["INSEE:27229", "place:evreux"] {
            let id = TownId::try_from(text.to_owned()).expect("it is one");
            assert_eq!(String::from(id), text);
        }
        assert!(TownId::try_from("evreux".to_owned()).is_err());
    }
}

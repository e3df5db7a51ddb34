//! The gazetteer: a spelling or a code in, a `Place` out, or the nearest names.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::fold::plain;
use crate::base::{Level, PlaceId, Year, fold};
use crate::tidy::Names;

/// What a place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A town.
    City,
    /// A region, as a reference.
    Region,
    /// A country, as a reference.
    Country,
}

impl PlaceKind {
    /// The level a figure has when its file does not say.
    #[must_use]
    pub fn level(self) -> Level {
        match self {
            Self::City => Level::Commune,
            Self::Region => Level::Region,
            Self::Country => Level::National,
        }
    }
}

/// An official code of a place.
#[derive(Clone, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Who gives it: INSEE, HCP, ISO.
    pub authority: String,
    /// The code.
    pub code: String,
    /// Which kind of territory it names: an arrondissement is not its commune.
    pub level: String,
}

/// An agreement between two towns.
#[derive(Clone, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partnership {
    /// The partner.
    pub of: PlaceId,
    /// The year it was signed.
    pub since: Year,
    /// The act, in three languages.
    #[serde(flatten)]
    pub act: Act,
    /// Where that can be read.
    pub source: String,
}

/// The act of a partnership in three languages.
#[derive(Clone, PartialEq, Eq, Debug, serde::Deserialize)]
pub struct Act {
    /// In French.
    pub act_fr: String,
    /// In English.
    pub act_en: String,
    /// In Arabic.
    pub act_ar: String,
}

/// A town or a reference territory.
#[derive(Clone, PartialEq, Debug, serde::Deserialize)]
pub struct Place {
    /// Its identifier.
    pub id: PlaceId,
    /// Its names.
    #[serde(flatten)]
    pub names: Names,
    /// The country, as an ISO code; blank when only a file knows the place.
    pub country: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Other spellings met in files.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// Its official codes.
    #[serde(default, rename = "code")]
    pub codes: Vec<Code>,
    /// With whom it is twinned, since when, by which act.
    #[serde(default, rename = "partner")]
    pub partners: Vec<Partnership>,
}

impl Place {
    /// A place only a file knows: its name is kept as written.
    #[must_use]
    pub fn unknown(name: &str) -> Self {
        let id = fold::slug(name);
        Self {
            id: PlaceId::new(&id),
            names: Names::same(plain(name).trim()),
            country: String::new(),
            kind: PlaceKind::City,
            spellings: Vec::new(),
            codes: Vec::new(),
            partners: Vec::new(),
        }
    }
}

#[derive(serde::Deserialize)]
struct File {
    place: Vec<Place>,
}

/// The places the program knows.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    places: Vec<Arc<Place>>,
    by_spelling: HashMap<String, usize>,
}

impl Gazetteer {
    /// The gazetteer that ships with the program.
    ///
    /// # Panics
    /// If the shipped file is broken; a test reads it.
    #[must_use]
    pub fn shipped() -> Self {
        match Self::parse(include_str!("../../assets/places.toml")) {
            Ok(gazetteer) => gazetteer,
            Err(error) => unreachable!("assets/places.toml: {error}"),
        }
    }

    /// Reads a gazetteer.
    ///
    /// # Errors
    /// When the text is not TOML of this form, or two places share a spelling.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let places: Vec<Arc<Place>> = file.place.into_iter().map(Arc::new).collect();
        let mut by_spelling = HashMap::new();
        for (index, place) in places.iter().enumerate() {
            for spelling in spellings(place) {
                if let Some(other) = by_spelling.insert(fold::fold(&spelling), index)
                    && other != index
                {
                    return Err(format!("\"{spelling}\" names two places"));
                }
            }
        }
        Ok(Self { places, by_spelling })
    }

    /// All places, in the order of the file.
    #[must_use]
    pub fn places(&self) -> &[Arc<Place>] {
        &self.places
    }

    /// The place a word of a file names: identifier, name in any script, spelling or code.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Arc<Place>> {
        self.by_spelling.get(&fold::fold(text)).and_then(|index| self.places.get(*index))
    }
}

/// Everything that names a place; codes of its arrondissements do not, they are parts of it.
fn spellings(place: &Place) -> Vec<String> {
    let names = [place.id.as_str(), &place.names.fr, &place.names.ar, &place.names.en];
    let codes = place.codes.iter().filter(|code| code.level != "arrondissement").map(|code| code.code.clone());
    names.into_iter().map(str::to_owned).chain(place.spellings.iter().cloned()).chain(codes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_is_found_in_three_scripts_and_by_code() {
        let gazetteer = Gazetteer::shipped();
        for spelling in ["Kénitra", "KENITRA", "القنيطرة", "kenitra", "Port-Lyautey"] {
            let found = gazetteer.find(spelling).map(|place| place.id.as_str().to_owned());
            assert_eq!(found.as_deref(), Some("kenitra"), "{spelling}");
        }
        assert_eq!(gazetteer.find("27229").map(|p| p.names.fr.clone()).as_deref(), Some("Évreux"));
        assert_eq!(gazetteer.find("69381"), None, "an arrondissement is not Lyon");
        assert_eq!(gazetteer.find("Atlantide"), None);
    }

    #[test]
    fn partners_are_places() {
        let gazetteer = Gazetteer::shipped();
        for place in gazetteer.places() {
            for partner in &place.partners {
                assert!(gazetteer.find(partner.of.as_str()).is_some(), "{}", partner.of);
            }
        }
    }
}

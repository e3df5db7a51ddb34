//! The gazetteer: the name, spelling or code of a place in, a [`Place`] out.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::fold::strip_bidi_controls;
use crate::base::{Level, PlaceId, Year, fold};
use crate::tidy::names::LocalizedNames;

/// The kind of a place.
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
    /// The level of observations of such a place whose file gives no level.
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
pub struct OfficialCode {
    /// The authority that gives it: INSEE, HCP, ISO.
    pub authority: String,
    /// The code.
    pub code: String,
    /// The kind of territory it identifies, in words: an arrondissement is not its commune.
    pub level: String,
}

/// A partnership (twinning, cooperation) between two towns.
#[derive(Clone, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partnership {
    /// The partner town.
    #[serde(rename = "of")]
    pub partner: PlaceId,
    /// The year it was signed.
    pub since: Year,
    /// The act, in three languages.
    #[serde(flatten)]
    pub act: PartnershipAct,
    /// The web address of the source.
    pub source: String,
}

/// The act of a partnership in three languages.
#[derive(Clone, PartialEq, Eq, Debug, serde::Deserialize)]
pub struct PartnershipAct {
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
    /// The identifier.
    pub id: PlaceId,
    /// The names in three languages.
    #[serde(flatten)]
    pub names: LocalizedNames,
    /// The country as an ISO 3166 code; empty when only a file knows the place.
    pub country: String,
    /// The kind of place.
    pub kind: PlaceKind,
    /// Other spellings found in files.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// The official codes.
    #[serde(default, rename = "code")]
    pub codes: Vec<OfficialCode>,
    /// The partnerships with other towns.
    #[serde(default, rename = "partner")]
    pub partnerships: Vec<Partnership>,
}

impl Place {
    /// A town that only a file knows, with its name as written.
    #[must_use]
    pub fn unknown(name: &str) -> Self {
        let id = fold::slug(name);
        Self {
            id: PlaceId::new(&id),
            names: LocalizedNames::same(strip_bidi_controls(name).trim()),
            country: String::new(),
            kind: PlaceKind::City,
            spellings: Vec::new(),
            codes: Vec::new(),
            partnerships: Vec::new(),
        }
    }
}

#[derive(serde::Deserialize)]
struct PlacesFile {
    place: Vec<Place>,
}

/// The places the program knows, indexed by spelling.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    places: Vec<Arc<Place>>,
    by_spelling: HashMap<String, usize>,
    by_bare_arabic: HashMap<String, usize>,
}

impl Gazetteer {
    /// The gazetteer that ships with the program, from `assets/places.toml`.
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

    /// Reads a gazetteer in TOML.
    ///
    /// # Errors
    /// When the text is not TOML of this form, or two places share a spelling.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: PlacesFile = toml::from_str(text).map_err(|error| error.to_string())?;
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
        let arabic = by_spelling.iter().filter(|(spelling, _)| spelling.contains("ال"));
        let by_bare_arabic = arabic.map(|(spelling, index)| (without_articles(spelling), *index)).collect();
        Ok(Self { places, by_spelling, by_bare_arabic })
    }

    /// All places, in the order of the file.
    #[must_use]
    pub fn places(&self) -> &[Arc<Place>] {
        &self.places
    }

    /// The place a text names by identifier, name in any script, spelling or code, ignoring words around the name ("Ville de",
    /// "(1)"). `None` for a part of a town ("Lyon 3e") or a larger area ("Province de Kénitra").
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Arc<Place>> {
        let found = |folded: &str| self.by_spelling.get(folded).and_then(|index| self.places.get(*index));
        let exact = fold::fold(text);
        // A spreadsheet drops the zero of "01004".
        let code = || (exact.len() == 4 && exact.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("0{exact}"));
        found(&exact).or_else(|| found(&code()?)).or_else(|| {
            let bare = fold::fold(unmarked(text));
            let name = without_affixes(&bare);
            // The number of "Commune 4" is no code.
            let named = Some(name).filter(|name| *name == bare || name.contains(char::is_alphabetic));
            found(&bare).or_else(|| named.and_then(found)).or_else(|| found(&expand_saints(named?))).or_else(|| {
                let index = self.by_bare_arabic.get(&without_articles(named?))?;
                self.places.get(*index)
            })
        })
    }
}

/// Words before the name of a town, folded.
const PREFIXES: &[&str] = &[
    "la ville de ",
    "ville de ",
    "ville d ",
    "commune urbaine de ",
    "commune de ",
    "commune d ",
    "municipalite de ",
    "mairie de ",
    "city of ",
    "town of ",
    "municipality of ",
    "commune ",
    "municipalite ",
    "مدينه ",
    "الجماعه الحضريه ",
    "جماعه ",
    "بلديه ",
];
/// Words after the name of a town, folded.
const SUFFIXES: &[&str] = &[" commune", " ville", " municipalite", " mun", " city"];

/// A name without a footnote mark or a remark in brackets: "Kénitra*", "Rabat (1)", "Lyon (69)".
fn unmarked(text: &str) -> &str {
    let text = text.trim().trim_end_matches(['*', '†', '¹', '²', '³']).trim_end();
    let inside = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match inside {
        Some((name, note)) if !is_area(&fold::fold(note)) => name.trim_end(),
        _ => text,
    }
}

/// Whether folded words mean another territory than the town: "Rabat (préfecture)". A département or a number does not.
pub(super) fn is_area(note: &str) -> bool {
    let area = |word: &str| {
        word.starts_with("prefecture")
            || word.starts_with("metropol")
            || word.starts_with("agglomeration")
            || word.starts_with("arrondissement")
    };
    note.split(' ').any(|word| {
        area(word) || matches!(word, "province" | "region" | "aire" | "cercle" | "canton" | "epci" | "unite" | "عماله" | "اقليم" | "جهه")
    })
}

/// The folded name of a town after a prefix: "chambery" in "Commune de Chambéry". `None` without a prefix.
pub(super) fn bare_name(text: &str) -> Option<String> {
    let folded = fold::fold(text);
    let name = PREFIXES.iter().find_map(|word| folded.strip_prefix(word))?;
    (!name.is_empty() && !is_area(name)).then(|| name.to_owned())
}

/// A folded name without prefixes and suffixes.
fn without_affixes(folded: &str) -> &str {
    let name = PREFIXES.iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(folded);
    SUFFIXES.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name)
}

/// Writes abbreviated saints out: "st etienne" becomes "saint etienne".
fn expand_saints(folded: &str) -> String {
    let whole = |word: &str| match word {
        "st" => "saint".to_owned(),
        "ste" => "sainte".to_owned(),
        other => other.to_owned(),
    };
    folded.split(' ').map(whole).collect::<Vec<_>>().join(" ")
}

/// A folded Arabic name without its articles: "القنيطره" and "قنيطره" are one town.
fn without_articles(folded: &str) -> String {
    folded.split(' ').map(|word| word.strip_prefix("ال").unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

/// All spellings and codes of a place, without codes of its arrondissements, province or prefecture.
fn spellings(place: &Place) -> Vec<String> {
    let names = [place.id.as_str(), &place.names.fr, &place.names.ar, &place.names.en];
    // A code of one or two digits is that of a region or a département, and as often the number of a line.
    let is_telling = |code: &&OfficialCode| code.code.len() > 2 || code.code.contains(char::is_alphabetic);
    let codes = place
        .codes
        .iter()
        .filter(|code| !matches!(code.level.as_str(), "arrondissement" | "province" | "prefecture"))
        .filter(is_telling)
        .map(|code| code.code.clone());
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
        for text in ["Atlantide", "4", "Commune 4", "Ville de 4", "Commune 4281"] {
            assert_eq!(gazetteer.find(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_found_among_other_words_and_a_part_is_not_the_whole() {
        let gazetteer = Gazetteer::shipped();
        let id = |text: &str| gazetteer.find(text).map(|place| place.id.as_str().to_owned());
        for (text, expected) in [
            ("Commune de Rabat", "rabat"),
            ("Rabat (1)", "rabat"),
            ("Kénitra*", "kenitra"),
            ("قنيطرة", "kenitra"),
            ("St-Étienne", "saint_etienne"),
            ("Évreux (commune)", "evreux"),
            ("Bergerac (Dordogne)", "bergerac"),
            ("Saint-Étienne (42 - Loire)", "saint_etienne"),
        ] {
            assert_eq!(id(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "Lyon 3e",
            "Paris 13e Arrondissement",
            "Province de Kénitra",
            "Métropole de Lyon",
            "Préfecture de Rabat",
            "Rabat-Agdal",
            "Rabat (préfecture)",
            "Lyon (métropole)",
        ] {
            assert_eq!(id(text), None, "{text}");
        }
    }

    #[test]
    fn partners_are_places() {
        let gazetteer = Gazetteer::shipped();
        for place in gazetteer.places() {
            for partner in &place.partnerships {
                assert!(gazetteer.find(partner.partner.as_str()).is_some(), "{}", partner.partner);
            }
        }
    }
}

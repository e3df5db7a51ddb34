//! The gazetteer: a spelling or a code in, a `Place` out, or the nearest names.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::fold::plain;
use crate::base::{Level, PlaceId, Year, fold};
use crate::tidy::LocalizedNames;

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
pub struct OfficialCode {
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
    pub act: PartnershipAct,
    /// Where that can be read.
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
    /// Its identifier.
    pub id: PlaceId,
    /// Its names.
    #[serde(flatten)]
    pub names: LocalizedNames,
    /// The country, as an ISO code; blank when only a file knows the place.
    pub country: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Other spellings met in files.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// Its official codes.
    #[serde(default, rename = "code")]
    pub codes: Vec<OfficialCode>,
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
            names: LocalizedNames::same(plain(name).trim()),
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
    by_bare_arabic: HashMap<String, usize>,
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
        let arabic = by_spelling.iter().filter(|(spelling, _)| spelling.contains("ال"));
        let by_bare_arabic = arabic.map(|(spelling, index)| (without_articles(spelling), *index)).collect();
        Ok(Self { places, by_spelling, by_bare_arabic })
    }

    /// All places, in the order of the file.
    #[must_use]
    pub fn places(&self) -> &[Arc<Place>] {
        &self.places
    }

    /// The place a word of a file names: identifier, name in any script, spelling or code, whatever stands around the
    /// name ("Ville de", "(1)"). A part of a town ("Lyon 3e") or a larger area ("Province de Kénitra") is not the town.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Arc<Place>> {
        let found = |folded: &str| self.by_spelling.get(folded).and_then(|index| self.places.get(*index));
        let exact = fold::fold(text);
        // A spreadsheet drops the zero of "01004".
        let code = || (exact.len() == 4 && exact.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("0{exact}"));
        found(&exact).or_else(|| found(&code()?)).or_else(|| {
            let bare = fold::fold(unmarked(text));
            let name = around(&bare);
            found(&bare).or_else(|| found(name)).or_else(|| found(&saints(name))).or_else(|| {
                let index = self.by_bare_arabic.get(&without_articles(name))?;
                self.places.get(*index)
            })
        })
    }
}

/// What announces a town before its name, folded.
const BEFORE: &[&str] = &[
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
/// What may stand behind it.
const AFTER: &[&str] = &[" commune", " ville", " municipalite", " mun", " city"];

/// A name without the mark of a footnote or a few letters in brackets behind it: "Kénitra*", "Rabat (1)", "Lyon (69)".
fn unmarked(text: &str) -> &str {
    let text = text.trim().trim_end_matches(['*', '†', '¹', '²', '³']).trim_end();
    let inside = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match inside {
        Some((name, note)) if !is_area(&fold::fold(note)) => name.trim_end(),
        _ => text,
    }
}

/// Whether words in brackets name another territory than the town: "Rabat (préfecture)". A département or a number does not.
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

/// The folded name a text announces as that of a town: of "Commune de Chambéry", "chambery"; none when it announces none.
pub(super) fn bare_name(text: &str) -> Option<String> {
    let folded = fold::fold(text);
    let name = BEFORE.iter().find_map(|word| folded.strip_prefix(word))?;
    (!name.is_empty() && !is_area(name)).then(|| name.to_owned())
}

/// A folded name without what stands around it.
fn around(folded: &str) -> &str {
    let name = BEFORE.iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(folded);
    AFTER.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name)
}

/// "st etienne" as "saint etienne".
fn saints(folded: &str) -> String {
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

/// Everything that names a place; codes of its arrondissements or of its province do not, they are parts of it or
/// it is a part of them.
fn spellings(place: &Place) -> Vec<String> {
    let names = [place.id.as_str(), &place.names.fr, &place.names.ar, &place.names.en];
    let codes = place
        .codes
        .iter()
        .filter(|code| !matches!(code.level.as_str(), "arrondissement" | "province" | "prefecture"))
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
        assert_eq!(gazetteer.find("Atlantide"), None);
    }

    #[test]
    fn what_stands_around_a_name_does_not_hide_it_and_a_part_is_not_the_whole() {
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
            for partner in &place.partners {
                assert!(gazetteer.find(partner.of.as_str()).is_some(), "{}", partner.of);
            }
        }
    }
}

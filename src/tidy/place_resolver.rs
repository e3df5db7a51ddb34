//! Finds the place a row is about: what the row says of it in, the index of the place and its kind of territory out. A code tells
//! homonyms apart; a province that has the name of its town stays a province.

use std::sync::Arc;

use crate::base::fold::{fold, slug, strip_bidi_controls};
use crate::base::{Level, PlaceId};
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::names::LocalizedNames;
use crate::tidy::place_text::{PlaceText, ResolvedPlace};
use crate::tidy::places::{OfficialCode, Place, PlaceKind};
use crate::tidy::register::{Register, Territory, TerritoryQuery, comparable_code, looks_like_code, without_decimals};

impl ObservationsBuilder<'_> {
    /// The place a row is about, inserted under its own name if neither gazetteer nor register know it.
    pub(super) fn resolve_place(&mut self, text: PlaceText<'_>) -> ResolvedPlace {
        let named = Named::parse(text);
        let place = self.resolve_named(text, &named);
        let code = if text.code.is_empty() { named.code.as_str() } else { &text.code };
        if !code.is_empty() && (!text.code.is_empty() || named.is_code_certain) {
            self.insert_code(place, without_decimals(code));
        }
        place
    }

    fn resolve_named(&mut self, text: PlaceText<'_>, named: &Named) -> ResolvedPlace {
        if let Some((index, level)) = self.known_town(text, named) {
            return ResolvedPlace { index, level, is_known: true };
        }
        let find = |code: &str| {
            let query = TerritoryQuery { name: &named.name, code, level: named.level, parent: &text.parent };
            Register::shipped().find(&query)
        };
        let by_code = Some(named.code.as_str()).filter(|code| !code.is_empty()).and_then(find);
        if let Some(territory) = by_code.or_else(|| if text.is_homonym && text.parent.is_empty() { None } else { find("") }) {
            let index = self.add_place(Arc::new(place_of(territory)));
            return ResolvedPlace { index, level: territory.level, is_known: true };
        }
        let level = named.level.unwrap_or(Level::Unknown);
        // A number that no list knows may be what tells two names apart: "Commune 10001", "Commune 10002".
        let mut place = Place::unknown(if named.name.is_empty() || named.has_code_in_name { text.name } else { &named.name });
        let distinction = if text.code.is_empty() { text.parent } else { text.code };
        if text.is_homonym && !distinction.is_empty() {
            place.id = PlaceId::new(&format!("{}_{}", place.id, slug(&distinction)));
        }
        ResolvedPlace { index: self.insert_unknown_place(place), level, is_known: false }
    }

    /// A place under its own name, whatever the program knows.
    pub(super) fn keep_place(&mut self, text: PlaceText<'_>) -> ResolvedPlace {
        let index = self.insert_unknown_place(Place::unknown(text.name));
        ResolvedPlace { index, level: text.level.unwrap_or(Level::Unknown), is_known: true }
    }

    /// The town of the gazetteer a row means; not one whose code contradicts that of the row.
    fn known_town(&mut self, text: PlaceText<'_>, named: &Named) -> Option<(u32, Level)> {
        if named.name.is_empty() {
            let place = self.gazetteer().find(&named.code)?;
            let level = named.level.unwrap_or_else(|| place.kind.level());
            let place = Arc::clone(place);
            return Some((self.add_place(place), level));
        }
        let place = self.gazetteer().find(text.name).or_else(|| self.gazetteer().find(&named.name))?;
        let level = match place.kind {
            PlaceKind::City => named.level.unwrap_or(Level::Commune),
            // A line "France" among the départements is the country.
            PlaceKind::Region | PlaceKind::Country => place.kind.level(),
        };
        if (!named.code.is_empty() || !text.parent.is_empty()) && text.is_homonym && place.kind == PlaceKind::City {
            let name = TerritoryQuery { name: &named.name, code: &named.code, level: named.level, parent: &text.parent };
            let own: Vec<String> = place.codes.iter().map(|code| comparable_code(&code.code)).collect();
            let is_other = Register::shipped().find(&name).is_none_or(|territory| !own.contains(&comparable_code(territory.code)));
            if is_other {
                return None;
            }
        }
        let place = Arc::clone(place);
        Some((self.add_place(place), level))
    }
}

/// A place that only the register knows.
#[must_use]
pub fn place_of(territory: &Territory) -> Place {
    let has_homonyms = Register::shipped().has_homonyms(territory.name, territory.level);
    let id = if has_homonyms { format!("{}_{}", slug(territory.name), slug(territory.code)) } else { slug(territory.name) };
    let arabic = if territory.arabic.is_empty() { territory.name } else { territory.arabic };
    Place {
        id: PlaceId::new(&id),
        names: LocalizedNames { fr: territory.name.to_owned(), ar: arabic.to_owned(), en: territory.name.to_owned() },
        country: territory.country().to_owned(),
        kind: PlaceKind::City,
        spellings: Vec::new(),
        codes: vec![OfficialCode {
            authority: territory.authority.to_owned(),
            code: territory.code.to_owned(),
            level: territory.level.code().to_owned(),
        }],
        partnerships: Vec::new(),
    }
}

/// The parts of the text of a place.
struct Named {
    /// The name without the words of its level and without codes.
    name: String,
    /// The code of the row, or the one written in the name.
    code: String,
    /// Whether the code in the name belongs to it: a code of a département may, a postal code does not.
    is_code_certain: bool,
    /// Whether a number in the name was taken for a code.
    has_code_in_name: bool,
    /// The kind of territory, as the row, the column or the name says.
    level: Option<Level>,
}

impl Named {
    fn parse(text: PlaceText<'_>) -> Self {
        let cleaned = strip_bidi_controls(text.name);
        let (name, inner) = split_code(cleaned.trim(), text.level);
        let (name, announced) = split_level(name);
        let level = text.level.filter(|level| *level != Level::Unknown).or(announced).or(text.level.filter(|_| announced.is_none()));
        let level = level.filter(|level| *level != Level::Unknown);
        // "France métropolitaine" stands among départements and regions, and is none.
        let level = if fold(name).starts_with("france ") { Some(Level::National) } else { level };
        if !text.code.is_empty() {
            let code = without_decimals(&text.code).to_owned();
            return Self { name: name.to_owned(), code, is_code_certain: true, has_code_in_name: inner.is_some(), level };
        }
        let has_code_in_name = inner.is_some();
        let code = inner.or_else(|| Some(name).filter(|name| looks_like_code(name))).unwrap_or_default();
        let is_code_certain = level == Some(Level::Departement);
        let is_only_code = code == name && !code.is_empty();
        Self {
            name: if is_only_code { String::new() } else { name.to_owned() },
            code: code.to_owned(),
            is_code_certain,
            has_code_in_name,
            level,
        }
    }
}

/// A name and the code written with it: "Ain 01" among départements, "Petit-Canal (97131)", "Rabat - 10000". Other numbers are part of
/// the name: "Commune 12", "Zone 4".
fn split_code(text: &str, level: Option<Level>) -> (&str, Option<&str>) {
    let is_departement = level == Some(Level::Departement);
    let is_code = |word: &str| looks_like_code(word) && (word.len() == 5 || (is_departement && (2..=3).contains(&word.len())));
    if let Some((name, code)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).filter(|(_, code)| is_code(code.trim())) {
        return (name.trim(), Some(code.trim()));
    }
    let trim = |name: &str| name.trim().trim_end_matches(['-', '–', ',']).trim().len();
    if let Some((name, code)) = text.rsplit_once([' ', '\u{a0}']).filter(|(_, code)| is_code(code)) {
        let length = trim(name);
        if length > 0 && name.contains(char::is_alphabetic) {
            return (name.get(..length).unwrap_or(name).trim(), Some(code));
        }
    }
    if let Some((code, name)) = text.split_once([' ', '\u{a0}']).filter(|(code, _)| is_code(code)) {
        let name = name.trim_start_matches(['-', '–', ' ']);
        if name.contains(char::is_alphabetic) {
            return (name, Some(code));
        }
    }
    (text, None)
}

/// Words between the kind of a territory and its name, folded.
const OF: [&str; 6] = ["de la ", "de l ", "de ", "d ", "du ", "des "];

/// A name without the words of its kind in front of it: "Province de Kénitra", "Région Bretagne", "إقليم القنيطرة".
fn split_level(text: &str) -> (&str, Option<Level>) {
    let Some((first, rest)) = text.split_once(' ') else { return (text, None) };
    let level = Level::parse(first).filter(|level| {
        matches!(level, Level::Province | Level::Prefecture | Level::Region | Level::Departement | Level::Commune | Level::Arrondissement)
    });
    let Some(level) = level else { return (text, None) };
    let folded = fold(rest);
    let of = OF.iter().find(|of| folded.starts_with(**of));
    // "Ville X" and "Commune 4" are names; "Commune de Rabat" is Rabat.
    if level == Level::Commune && of.is_none() {
        return (text, None);
    }
    let skip = of.map_or(0, |of| of.trim_end().len() + 1);
    match rest.get(skip..).map(str::trim).filter(|name| !name.is_empty() && name.contains(char::is_alphabetic)) {
        Some(name) => (name, Some(level)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_beside_a_name_is_no_part_of_it() {
        for (text, name, code) in [
            ("Ain 01", "Ain", Some("01")),
            ("Haute-Corse 2B", "Haute-Corse", Some("2B")),
            ("01 - Ain", "Ain", Some("01")),
            ("La Réunion 974", "La Réunion", Some("974")),
        ] {
            assert_eq!(split_code(text, Some(Level::Departement)), (name, code), "{text}");
        }
        for (text, name, code) in [
            ("Petit-Canal (97131)", "Petit-Canal", Some("97131")),
            ("Rabat - 10000", "Rabat", Some("10000")),
            ("27229 Évreux", "Évreux", Some("27229")),
            ("Kénitra", "Kénitra", None),
            ("Commune 444", "Commune 444", None),
            ("Zone 12", "Zone 12", None),
            ("Lyon 3e", "Lyon 3e", None),
            ("200000172", "200000172", None),
        ] {
            assert_eq!(split_code(text, None), (name, code), "{text}");
        }
    }

    #[test]
    fn words_of_the_kind_are_no_part_of_the_name() {
        for (text, name, level) in [
            ("Province de Kénitra", "Kénitra", Some(Level::Province)),
            ("Préfecture de Rabat", "Rabat", Some(Level::Prefecture)),
            ("Région Bretagne", "Bretagne", Some(Level::Region)),
            ("إقليم القنيطرة", "القنيطرة", Some(Level::Province)),
            ("Département de la Somme", "Somme", Some(Level::Departement)),
            ("Commune de Chambéry", "Chambéry", Some(Level::Commune)),
            ("Ville X", "Ville X", None),
            ("Villeneuve", "Villeneuve", None),
            ("Le Mans", "Le Mans", None),
        ] {
            assert_eq!(split_level(text), (name, level), "{text}");
        }
    }
}

//! The register of territories of Morocco and France: a name or an official code in, the territory with its kind and code out. It
//! is read when a file first names a place that the gazetteer lacks, so that the start of the program does not wait for it.
//!
//! Sources: HCP, censuses of 2024 and 2014 (names, dotted codes); INSEE, official geographic code; DGCL, list of EPCI.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::base::fold::{fold, written_out};
use crate::base::{Level, Year};
use crate::tidy::places::{OfficialCode, Place};

/// A territory of the register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Territory {
    /// The authority that gives the code: HCP, INSEE, SIREN.
    pub authority: &'static str,
    /// The kind of territory.
    pub level: Level,
    /// The official code: "04.281.01.01", "27229", "200000172".
    pub code: &'static str,
    /// The code of the territory it is part of; empty for a country.
    pub parent: &'static str,
    /// The name in Latin letters.
    pub name: &'static str,
    /// The name in Arabic; empty when the register has none.
    pub arabic: &'static str,
    /// Its code before 2024, when it had another; empty otherwise.
    pub former_code: &'static str,
    /// The communes that were joined into it, "74011 Annecy-le-Vieux;74093 Cran-Gevrier"; empty otherwise.
    absorbed: &'static str,
}

/// A commune that was joined into another. It is no territory any more: figures of it stay apart from those of the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FormerCommune {
    /// Its code.
    pub code: &'static str,
    /// Its name; empty when nobody says.
    pub name: &'static str,
}

impl Territory {
    /// The name in Arabic, in Latin letters where nobody gives one.
    #[must_use]
    pub fn arabic_or_latin(&self) -> &'static str {
        if self.arabic.is_empty() { self.name } else { self.arabic }
    }

    /// The communes that were joined into it.
    pub fn former_communes(&self) -> impl Iterator<Item = FormerCommune> + use<> {
        self.absorbed.split(';').filter(|part| !part.is_empty()).map(|part| {
            let (code, name) = part.split_once(' ').unwrap_or((part, ""));
            FormerCommune { code, name }
        })
    }

    /// The country as an ISO 3166 code.
    #[must_use]
    pub fn country(&self) -> &'static str {
        if self.authority == "HCP" { "MA" } else { "FR" }
    }

    /// Whether a place is this territory, by a code of its kind.
    #[must_use]
    pub fn is_place(&self, place: &Place) -> bool {
        let is_own = |code: &OfficialCode| {
            code.authority == self.authority && code.level == self.level.code() && comparable_code(&code.code) == comparable_code(self.code)
        };
        place.codes.iter().any(is_own)
    }

    fn is_named(&self, folded: &str) -> bool {
        fold(self.name) == folded || (!self.arabic.is_empty() && fold(self.arabic) == folded)
    }
}

/// A folded name and the territories that have it.
#[derive(Clone, Copy)]
pub struct NamedTerritories<'a> {
    /// The name.
    pub name: &'a str,
    all: &'a [Territory],
    indices: &'a [u32],
}

impl<'a> NamedTerritories<'a> {
    /// The territories; one whose two names are alike comes once.
    pub fn territories(self) -> impl Iterator<Item = &'a Territory> {
        self.indices.iter().filter_map(move |index| self.all.get(*index as usize))
    }
}

/// What a file says about a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TerritoryQuery<'a> {
    /// The name, without words of level and codes; empty when there is none.
    pub name: &'a str,
    /// The official code as written; empty when there is none.
    pub code: &'a str,
    /// The kind of territory; `None` when nothing says it.
    pub level: Option<Level>,
    /// The name of the territory it is part of; empty when nothing says it.
    pub parent: &'a str,
}

/// The territories, indexed by name and by code.
pub struct Register {
    all: Vec<Territory>,
    by_name: HashMap<String, Vec<u32>>,
    by_code: HashMap<String, Vec<u32>>,
}

/// The register that ships, as its file is written.
pub const REGISTER_TEXT: &str = include_str!("../../assets/places/register.tsv");

static SHIPPED: LazyLock<Register> = LazyLock::new(|| Register::parse(REGISTER_TEXT));

impl Register {
    /// The register that ships with the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    fn parse(text: &'static str) -> Self {
        let mut register = Self { all: Vec::new(), by_name: HashMap::default(), by_code: HashMap::default() };
        for line in text.lines().skip(1) {
            let mut fields = line.split('\t');
            let mut field = || fields.next().unwrap_or_default();
            let authority = field();
            let Some(level) = Level::parse(field()) else { continue };
            let territory = Territory {
                authority,
                level,
                code: field(),
                parent: field(),
                name: field(),
                arabic: field(),
                former_code: field(),
                absorbed: field(),
            };
            register.insert(territory);
        }
        register
    }

    fn insert(&mut self, territory: Territory) {
        let index = crate::tidy::keys::to_u32(self.all.len());
        for name in [territory.name, territory.arabic].into_iter().filter(|name| !name.is_empty()) {
            self.by_name.entry(fold(name)).or_default().push(index);
        }
        for code in [territory.code, territory.former_code].into_iter().filter(|code| !code.is_empty()) {
            self.by_code.entry(comparable_code(code)).or_default().push(index);
        }
        self.all.push(territory);
    }

    /// The commune that a place is, by its code.
    #[must_use]
    pub fn territory_of(&self, place: &Place) -> Option<&Territory> {
        self.territory_at(place, Level::Commune)
    }

    /// The territory that a place is at one level, by its code.
    #[must_use]
    pub fn territory_at(&self, place: &Place, level: Level) -> Option<&Territory> {
        let code = place.codes.iter().find(|code| Level::parse(&code.level) == Some(level))?;
        let is_own = |found: &&Territory| found.authority == code.authority && found.level == level;
        self.with_code(&code.code).into_iter().find(is_own)
    }

    /// Every territory.
    #[must_use]
    pub fn all(&self) -> &[Territory] {
        &self.all
    }

    /// The territory a file means. `None` when the register has none, or several that what the file says does not tell apart.
    #[must_use]
    pub fn find(&self, query: &TerritoryQuery<'_>) -> Option<&Territory> {
        let name = self.known_spelling(query.name);
        let coded = self.with_code(query.code);
        let parent = self.known_spelling(query.parent);
        let is_in_parent = |territory: &Territory| parent.is_empty() || self.is_part_of(territory, &parent);
        let fits = |territory: &&Territory| query.level.is_none_or(|level| agree(level, territory.level)) && is_in_parent(territory);
        if !name.is_empty() && !coded.is_empty() {
            // A code that the register knows under another name is not this place's code: a row number, a postal code.
            return only(coded.into_iter().filter(|territory| fits(territory) && territory.is_named(&name)));
        }
        if name.is_empty() {
            return only(coded.into_iter().filter(fits));
        }
        let named = || self.named(&name).filter(fits);
        match query.level {
            Some(_) => only(named()),
            // Without a level, a name that one commune has means that commune; its province may have the same name.
            None => only(named().filter(|territory| territory.level == Level::Commune)).or_else(|| only(named())),
        }
    }

    /// The territory that another is directly part of.
    #[must_use]
    pub fn parent(&self, territory: &Territory) -> Option<&Territory> {
        let is_parent = |above: &&Territory| {
            above.authority == territory.authority && above.code == territory.parent && contains(above.level, territory.level)
        };
        self.with_code(territory.parent).into_iter().find(is_parent)
    }

    /// The territories that another is part of, the nearest first.
    pub fn above<'a>(&'a self, territory: &Territory) -> impl Iterator<Item = &'a Territory> + use<'a> {
        std::iter::successors(self.parent(territory), |above| self.parent(above))
    }

    /// Whether a territory is part of one of this folded name, at any level above it.
    fn is_part_of(&self, territory: &Territory, parent: &str) -> bool {
        self.above(territory).any(|above| above.is_named(parent))
    }

    /// Whether a territory is part of the one with this kind and code, at any level above it.
    #[must_use]
    pub fn is_below(&self, territory: &Territory, level: Level, code: &str) -> bool {
        self.above(territory).any(|above| above.level == level && above.code == code)
    }

    /// The folded names, each with the territories that have it.
    pub fn folded_names(&self) -> impl Iterator<Item = NamedTerritories<'_>> {
        self.by_name.iter().map(|(name, indices)| NamedTerritories { name, all: &self.all, indices })
    }

    /// Whether a text is the name of some territory, of this kind if one is given.
    #[must_use]
    pub fn names(&self, name: &str, level: Option<Level>) -> bool {
        self.named(&self.known_spelling(name)).any(|territory| level.is_none_or(|level| agree(level, territory.level)))
    }

    /// The kinds of territory that have this code.
    #[must_use]
    pub fn levels_of_code(&self, code: &str) -> Vec<Level> {
        self.with_code(code).iter().map(|territory| territory.level).collect()
    }

    /// Whether several territories of one kind have this name.
    #[must_use]
    pub fn has_homonyms(&self, name: &str, level: Level) -> bool {
        self.named(&self.known_spelling(name)).filter(|territory| territory.level == level).nth(1).is_some()
    }

    /// A folded name; with its abbreviations written out where only so some territory has it: "St Denis".
    fn known_spelling(&self, name: &str) -> String {
        let folded = fold(name);
        if self.by_name.contains_key(&folded) {
            return folded;
        }
        written_out(&folded).filter(|written| self.by_name.contains_key(written)).unwrap_or(folded)
    }

    fn named(&self, folded: &str) -> impl Iterator<Item = &Territory> {
        let found = self.by_name.get(folded).into_iter().flatten();
        found.filter_map(|index| self.all.get(*index as usize))
    }

    /// The territories with a code in any of its spellings; also of a French code that lost its leading zero.
    #[must_use]
    pub fn with_code(&self, code: &str) -> Vec<&Territory> {
        if code.is_empty() {
            return Vec::new();
        }
        let found = self.by_code.get(&comparable_code(code)).into_iter().flatten();
        found.filter_map(|index| self.all.get(*index as usize)).collect()
    }
}

/// The only territory of an iterator; a territory with two names may come twice.
fn only<'a>(mut found: impl Iterator<Item = &'a Territory>) -> Option<&'a Territory> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// Whether territories of one kind are directly part of those of another.
fn contains(above: Level, level: Level) -> bool {
    match level {
        Level::Arrondissement => above == Level::Commune,
        Level::Commune => matches!(above, Level::Departement | Level::Province | Level::Prefecture),
        Level::Departement | Level::Province | Level::Prefecture => above == Level::Region,
        Level::Region
        | Level::National
        | Level::Epci
        | Level::Agglomeration
        | Level::ServiceArea
        | Level::TransportNetwork
        | Level::Intercommunal
        | Level::EmploymentArea
        | Level::Station
        | Level::Site
        | Level::Stratum
        | Level::Constituency
        | Level::Iris
        | Level::Neighbourhood
        | Level::Unknown => above == Level::National,
    }
}

/// Whether a file that says `said` may mean a territory of the kind `own`: Moroccans say province of a préfecture too.
fn agree(said: Level, own: Level) -> bool {
    let is_province = |level: Level| matches!(level, Level::Province | Level::Prefecture);
    said == own || (is_province(said) && is_province(own))
}

/// A code without the decimals that a spreadsheet adds: "97119.0". The last part of a dotted code may be 0: "04.421.01.0" is Rabat.
pub(super) fn without_decimals(code: &str) -> &str {
    code.strip_suffix(".0").filter(|number| !number.contains('.')).unwrap_or(code)
}

/// A code without what spellings differ in: dots, blanks, the decimals a spreadsheet adds, and leading zeros.
#[must_use]
pub fn comparable_code(code: &str) -> String {
    let code = without_decimals(code.trim());
    // "2026.5" is no code, but "04.281" is.
    let kept: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    kept.trim_start_matches('0').to_owned()
}

/// Whether a text may be an official code of a territory: digits, with dots between them or the letter of a Corsican département, and
/// no year.
#[must_use]
pub(super) fn looks_like_code(text: &str) -> bool {
    let text = text.trim();
    let is_corsican = matches!(text.as_bytes(), [b'2', b'A' | b'B', rest @ ..] if rest.iter().all(u8::is_ascii_digit));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_digits = digits > 0 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_digits || is_corsican) && text.len() <= 14 && (Year::parse(text).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str, code: &str, level: Option<Level>) -> Option<&'static str> {
        Register::shipped().find(&TerritoryQuery { name, code, level, parent: "" }).map(|territory| territory.code)
    }

    #[test]
    fn codes_are_read_in_every_spelling() {
        for written in ["04.281.01.01", "42810101", "042810101", "04281.01.01"] {
            assert_eq!(code("Kénitra", written, None), Some("04.281.01.01"), "{written}");
        }
        for written in ["04.281", "4281", "04281"] {
            assert_eq!(code("القنيطرة", written, Some(Level::Province)), Some("04.281"), "{written}");
        }
        for written in ["04.421.01.0", "4421010", "04421010", "4421010.0"] {
            assert_eq!(code("Rabat", written, None), Some("04.421.01.0"), "{written}");
        }
        assert_eq!(code("", "27229", None), Some("27229"));
        assert_eq!(code("L'Abergement-Clémenciat", "1001", None), Some("01001"));
        assert_eq!(code("Petit-Canal", "97119.0", None), Some("97119"));
        assert_eq!(code("Haute-Corse", "2B", Some(Level::Departement)), Some("2B"));
        assert_eq!(code("", "200000172", None), Some("200000172"));
    }

    #[test]
    fn the_level_and_the_code_tell_homonyms_apart() {
        assert_eq!(code("Kénitra", "", Some(Level::Province)), Some("04.281"));
        assert_eq!(code("Kénitra", "", None), Some("04.281.01.01"));
        assert_eq!(code("Rabat", "", Some(Level::Province)), Some("04.421"));
        assert_eq!(code("Somme", "", Some(Level::Departement)), Some("80"));
        assert_eq!(code("Saint-Denis", "", None), None);
        assert_eq!(code("Saint-Denis", "93066", None), Some("93066"));
        assert_eq!(code("Saint-Denis", "97411", Some(Level::Commune)), Some("97411"));
        assert_eq!(code("Évreux", "12", None), None);
        let query = TerritoryQuery { name: "Saint-Denis", parent: "Seine-Saint-Denis", ..TerritoryQuery::default() };
        assert_eq!(Register::shipped().find(&query).map(|territory| territory.code), Some("93066"));
        let query = TerritoryQuery { name: "Saint-Denis", parent: "La Réunion", ..TerritoryQuery::default() };
        assert_eq!(Register::shipped().find(&query).map(|territory| territory.code), Some("97411"));
    }
}

//! Finds where a table names its places: the finest territory of a row is its place, the others are what it is part of. A column of
//! codes beside it tells homonyms apart; a column of types, or the heading, says the kind of territory.

use crate::base::Level;
use crate::base::fold::fold;
use crate::intake::{ColumnKind, SECTIONS};
use crate::tidy::heading_words::{PLACE, PLACE_CODE, TERRITORY_TYPES, heading_level};
use crate::tidy::measures::Measures;
use crate::tidy::places::Gazetteer;
use crate::tidy::plan::known_words::KnownWords;
use crate::tidy::plan::profile::ColumnProfile;
use crate::tidy::register::{Register, looks_like_code};

/// The columns that say which territory a row is about.
#[derive(Default)]
pub(super) struct PlaceColumns {
    /// The index of the column of names, or of codes when no column has names.
    pub place: Option<usize>,
    /// The index of the column of codes beside it.
    pub code: Option<usize>,
    /// The index of a column of départements whose code is the first half of that of the commune.
    pub code_prefix: Option<usize>,
    /// The index of a column of types: "province", "préfecture".
    pub level_column: Option<usize>,
    /// The kind of all territories, when the heading says it.
    pub level: Option<Level>,
    /// Whether nothing but the look of its words says that the column names places.
    pub is_guess: bool,
    /// The index of the column of the territories the places are part of, the finest there is.
    pub parent: Option<usize>,
    /// The indices of all columns of territories, also of those that hold what the places are part of.
    pub all: Vec<usize>,
}

/// Words in headings of names of places that say no kind of territory, folded.
const NAME_WORDS: [&str; 16] = [
    "nom",
    "name",
    "libelle",
    "lib",
    "denomination",
    "territoire",
    "territory",
    "lieu",
    "place",
    "zone",
    "entite",
    "collectivite",
    "attribuant",
    "الاسم",
    "اسم",
    "localite",
];
/// Words of headings of things that are no places although they have names, folded.
const NO_PLACE_WORDS: [&str; 26] = [
    "source",
    "sources",
    "note",
    "notes",
    "commentaire",
    "comment",
    "remarque",
    "unite",
    "unit",
    "mesure",
    "indicateur",
    "indicator",
    "variable",
    "measure",
    "beneficiaire",
    "objet",
    "statut",
    "status",
    "licence",
    "url",
    "lien",
    "email",
    "contact",
    "protocol",
    "reason",
    "secteur",
];

impl PlaceColumns {
    /// Finds the columns of territories of a table. `taken` are the indices of columns with another role.
    pub(super) fn find(profiles: &[ColumnProfile<'_>], known: KnownWords<'_>, taken: &[usize]) -> Self {
        let free = |index: &usize| !taken.contains(index);
        let level_column = (0..profiles.len()).filter(free).find(|index| profiles.get(*index).is_some_and(is_type_column));
        let finder = Finder { profiles, gazetteer: known.gazetteer, measures: known.measures, taken, level_column };
        let mut found = Self { level_column, ..Self::default() };
        let named: Vec<Named> = (0..profiles.len()).filter_map(|index| finder.named(index)).collect();
        found.all = named.iter().map(|named| named.index).collect();
        let known = finder
            .sections_of_places(&named)
            .or_else(|| finder.finest(&named))
            .or_else(|| finder.by_known_places().map(|index| Named { index, level: None }));
        found.is_guess = known.is_none();
        let Some(Named { index: place, level }) = known.or_else(|| finder.by_look().map(|index| Named { index, level: None })) else {
            found.code = finder.identity_code(None);
            found.place = found.code;
            found.level = found.code.and_then(|code| finder.level_of_codes(code));
            found.is_guess = found.level.is_none();
            return found;
        };
        found.place = Some(place);
        // The column under the sections says which part of each place a row is about.
        if profiles.get(place).is_some_and(|profile| profile.heading == SECTIONS) {
            found.all.clear();
        }
        let above: Vec<Named> = named.iter().copied().filter(|named| named.index != place && named.level.is_some()).collect();
        found.parent = finder.finest(&above).map(|named| named.index);
        found.all.push(place);
        found.level = level.or_else(|| finder.level_of_codes(place));
        found.is_guess &= found.level.is_none();
        found.code = finder.identity_code(Some(Named { index: place, level: found.level }));
        found.code_prefix = found.code.and_then(|code| finder.code_prefix(code));
        found
    }
}

impl PlaceColumns {
    /// Drops a column that only looks like one of places, with what goes with it.
    pub(super) fn forget(&mut self) {
        let place = self.place.take();
        self.all.retain(|index| Some(*index) != place);
        self.level = None;
        self.code = None;
        self.is_guess = false;
    }
}

/// Whether a column gives the kind of territory of each row: most of its cells are such words.
fn is_type_column(profile: &ColumnProfile<'_>) -> bool {
    let named = profile.names.iter().any(|name| TERRITORY_TYPES.iter().any(|word| fold(word) == *name));
    named && profile.share(|cell| Level::parse(cell).is_some()) >= 0.8
}

/// A column that may name the places, with the kind it announces.
#[derive(Clone, Copy)]
struct Named {
    index: usize,
    level: Option<Level>,
}

/// What is looked at to find the columns.
struct Finder<'a, 'b> {
    profiles: &'a [ColumnProfile<'b>],
    gazetteer: &'a Gazetteer,
    measures: &'a Measures,
    taken: &'a [usize],
    level_column: Option<usize>,
}

impl Finder<'_, '_> {
    /// A column whose heading announces that it names places; `None` for other columns.
    fn named(&self, index: usize) -> Option<Named> {
        let profile = self.profiles.get(index)?;
        if self.taken.contains(&index) || Some(index) == self.level_column || profile.is_time() || profile.has_word(&NO_PLACE_WORDS) {
            return None;
        }
        let is_listed = PLACE.iter().any(|word| profile.names.contains(&fold(word)));
        let level = heading_level(profile.heading).or_else(|| profile.names.last().and_then(|name| heading_level(name)));
        let holds_names = match profile.kind {
            ColumnKind::Text => is_listed || profile.is_names(),
            ColumnKind::Code => is_listed && profile.share(|cell| self.gazetteer.find(cell).is_some()) > 0.0,
            // A listed heading over a column without cells: the table has no rows to judge by.
            ColumnKind::Empty => is_listed,
            ColumnKind::Number | ColumnKind::Year => false,
        };
        if !holds_names {
            return None;
        }
        let of_names = |level: Level| level_of_names(profile, level);
        let level = match (is_listed, level) {
            (true, level) => level.map(of_names).or_else(|| is_commune_heading(profile).then_some(Level::Commune)),
            (false, Some(level)) if heading_is_about_names(profile) => Some(of_names(level)),
            (false, _) if is_commune_heading(profile) => Some(Level::Commune),
            (false, _) => return None,
        };
        Some(Named { index, level })
    }

    /// The column of the finest territories among named ones; of several equally fine, the one whose heading is listed first.
    fn finest(&self, named: &[Named]) -> Option<Named> {
        let rank = |named: &&Named| {
            let profile = self.profiles.get(named.index);
            let listed = profile.and_then(|profile| PLACE.iter().position(|word| profile.names.contains(&fold(word))));
            let is_code = profile.is_some_and(|profile| profile.kind == ColumnKind::Code);
            (named.level.map_or(2, fineness), is_code, listed.unwrap_or(usize::MAX), named.index)
        };
        named.iter().min_by_key(rank).copied()
    }

    /// The column of sections, when it names more known places than the column whose rows it heads: "Kénitra" above "Hommes".
    fn sections_of_places(&self, named: &[Named]) -> Option<Named> {
        let index = self.profiles.iter().position(|profile| profile.heading == SECTIONS)?;
        let known = |index: usize| self.profiles.get(index).map_or(0.0, |profile| profile.share(|cell| self.is_known(cell, profile.kind)));
        let under = self.finest(named).map_or(0.0, |named| known(named.index));
        (known(index) >= 0.5 && known(index) > under).then_some(Named { index, level: None })
    }

    /// The columns that may name places.
    fn candidates(&self) -> impl Iterator<Item = usize> {
        (0..self.profiles.len()).filter(|index| !self.taken.contains(index) && Some(*index) != self.level_column)
    }

    /// The column of names with the most known places.
    fn by_known_places(&self) -> Option<usize> {
        let known = |index: &usize| {
            let profile = self.profiles.get(*index)?;
            let is_candidate = matches!(profile.kind, ColumnKind::Text | ColumnKind::Code) && !profile.has_word(&NO_PLACE_WORDS);
            let found = profile.distinct.keys().filter(|cell| self.is_known(cell, profile.kind)).count();
            (is_candidate && found * 2 >= profile.distinct.len().min(4) && found > 0).then_some((found, *index))
        };
        let best = self.candidates().filter_map(|index| known(&index)).max_by_key(|(found, index)| (*found, std::cmp::Reverse(*index)));
        best.map(|(_, index)| index)
    }

    /// The column of proper names, each on one row or on one row of every year: what the figures are about, whatever it is.
    fn by_look(&self) -> Option<usize> {
        let is_name =
            |index: &usize| self.profiles.get(*index).is_some_and(|profile| is_identifying(profile) && !self.are_measures(profile));
        let called = |index: &usize| self.profiles.get(*index).is_some_and(|profile| profile.has_word(&NAME_WORDS));
        let names: Vec<usize> = self.candidates().filter(is_name).collect();
        let first = names.iter().copied().find(called).or(names.first().copied())?;
        (first <= 1 || called(&first) || names.len() == 1).then_some(first)
    }

    /// Whether the words of a column are what is measured: some have a unit, or are known measures.
    fn are_measures(&self, profile: &ColumnProfile<'_>) -> bool {
        profile.share(|cell| crate::tidy::heading::Heading::parse(cell).unit.is_some() || self.measures.find(cell).is_some()) > 0.2
    }

    /// Whether a cell names a place, or is the code of one.
    fn is_known(&self, cell: &str, kind: ColumnKind) -> bool {
        match kind {
            ColumnKind::Text => {
                cell.contains(char::is_alphabetic) && (self.gazetteer.find(cell).is_some() || Register::shipped().names(cell, None))
            }
            ColumnKind::Number | ColumnKind::Code | ColumnKind::Year | ColumnKind::Empty => self.gazetteer.find(cell).is_some(),
        }
    }

    /// The column of codes that identifies the places: one that its heading announces for their level, or the only one of the register.
    fn identity_code(&self, place: Option<Named>) -> Option<usize> {
        let level = place.and_then(|place| place.level);
        let candidates = (0..self.profiles.len()).filter(|index| {
            let Some(profile) = self.profiles.get(*index) else { return false };
            !self.taken.contains(index)
                && Some(*index) != place.map(|place| place.index)
                && !profile.has_word(&["postal", "postaux", "cp", "postcode", "zipcode", "zip", "siret", "telephone", "account"])
                && matches!(profile.kind, ColumnKind::Code | ColumnKind::Number | ColumnKind::Text)
                && profile.parsed.unit.is_none()
                && profile.share(|cell| looks_like_code(cell) || is_letter_code(cell)) >= 0.9
        });
        let rank = |index: &usize| {
            let profile = self.profiles.get(*index)?;
            let announced = PLACE_CODE.iter().any(|word| profile.names.contains(&fold(word)));
            let own = heading_level(profile.heading);
            let same_level = own.is_some() && own == level;
            let other_level = own.is_some() && level.is_some() && !same_level;
            // Asked of columns that may be codes only: the register takes longer to open than a small table to read.
            let in_register = || self.level_of_codes(*index).is_some_and(|found| level.is_none_or(|level| agree(level, found)));
            let is_code = is_only_level(profile)
                || profile.has_word(&["code", "codgeo", "insee", "cog", "depcom", "id", "icom", "com", "iso3", "geo"]);
            let rank = match () {
                () if other_level => return None,
                () if announced && in_register() => 0,
                () if same_level && is_code => 1,
                () if (is_code || profile.kind == ColumnKind::Code) && in_register() => 2,
                () if announced && self.is_parallel(*index, place) => 3,
                () if is_code && own.is_none() && profile.kind != ColumnKind::Number && self.is_parallel(*index, place) => 4,
                () => return None,
            };
            Some((rank, *index))
        };
        candidates.filter_map(|index| rank(&index)).min().map(|(_, index)| index)
    }

    /// Whether a column of codes has about one code for each name of the places: a number of order has one for each row.
    fn is_parallel(&self, code: usize, place: Option<Named>) -> bool {
        let distinct = |index: usize| self.profiles.get(index).map_or(0, |profile| profile.distinct.len());
        place.is_none_or(|place| {
            let (codes, names) = (distinct(code), distinct(place.index));
            codes * 10 >= names * 9 && codes * 2 <= names * 3
        })
    }

    /// The kind of territory that most codes or names of a column have in the register.
    fn level_of_codes(&self, index: usize) -> Option<Level> {
        let profile =
            self.profiles.get(index).filter(|profile| profile.kind != ColumnKind::Text || profile.share(looks_like_code) > 0.9)?;
        let mut counts: Vec<(Level, usize)> = Vec::new();
        for level in profile.distinct.keys().flat_map(|cell| Register::shipped().levels_of_code(cell)) {
            match counts.iter_mut().find(|(known, _)| *known == level) {
                Some((_, count)) => *count += 1,
                None => counts.push((level, 1)),
            }
        }
        let (level, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        (count * 10 >= profile.distinct.len() * 6).then_some(level)
    }

    /// The column of the département whose code stands before a code of three digits: "68" beside "356".
    fn code_prefix(&self, code: usize) -> Option<usize> {
        let is_short = |cell: &str| cell.len() <= 3 && cell.bytes().all(|byte| byte.is_ascii_digit());
        self.profiles.get(code).filter(|profile| profile.share(is_short) >= 1.0)?;
        let departement = (0..self.profiles.len()).find(|index| {
            self.profiles.get(*index).is_some_and(|profile| {
                profile.has_word(&["dep", "departement", "dept"]) && profile.share(|cell| cell.len() <= 3 && looks_like_code(cell)) >= 1.0
            })
        });
        departement.filter(|index| *index != code)
    }
}

/// The kind that most names of a column have in the register, when the kind said has few of them.
fn level_of_names(profile: &ColumnProfile<'_>, said: Level) -> Level {
    let share = |level: Level| profile.share(|cell| Register::shipped().names(cell, Some(level)));
    let kinds = [Level::Region, Level::Departement, Level::Province, Level::Epci];
    if !matches!(said, Level::Province | Level::Departement | Level::Region | Level::Unknown) || share(said) >= 0.5 {
        return said;
    }
    kinds.into_iter().find(|level| share(*level) >= 0.6).unwrap_or(said)
}

/// Whether two kinds are one in the mouth of people: a province and a préfecture.
fn agree(left: Level, right: Level) -> bool {
    let is_province = |level: Level| matches!(level, Level::Province | Level::Prefecture);
    left == right || (is_province(left) && is_province(right))
}

/// Codes of letters: "FRA", "MA", "FR001C".
fn is_letter_code(cell: &str) -> bool {
    (2..=6).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn is_commune_heading(profile: &ColumnProfile<'_>) -> bool {
    profile.names.iter().any(|name| name.split(' ').any(|word| Level::parse(word) == Some(Level::Commune)))
        || profile.names.iter().any(|name| {
            ["libcom", "lib com", "com nom", "inom", "com", "com lieu", "nom com", "nomcom", "nom standard"].contains(&name.as_str())
        })
}

/// Whether a heading is nothing but the kind of a territory, as those of codes are: "IRIS", "COM", "dep".
pub(super) fn is_only_level(profile: &ColumnProfile<'_>) -> bool {
    const SHORT: [&str; 12] =
        ["iris", "com", "commune", "dep", "departement", "reg", "region", "epci", "province", "canton", "arrondissement", "pays"];
    profile.names.first().is_some_and(|name| SHORT.contains(&name.as_str()))
}

/// Whether a heading that announces a kind of territory is about their names, and not about a figure of them.
fn heading_is_about_names(profile: &ColumnProfile<'_>) -> bool {
    profile.parsed.unit.is_none() && profile.numbers * 4 < profile.filled().max(1)
}

/// Whether every filled cell is a proper name that stands on few rows: what the figures of the row are about.
fn is_identifying(profile: &ColumnProfile<'_>) -> bool {
    let starts_proper =
        |cell: &str| cell.chars().next().is_some_and(|first| first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase()));
    let is_named = profile.has_word(&NAME_WORDS);
    profile.kind == ColumnKind::Text
        && profile.is_names()
        && !profile.has_word(&NO_PLACE_WORDS)
        && profile.share(starts_proper) > 0.9
        && (is_named || profile.distinct.len() * 10 >= profile.filled() * 9)
        && profile.filled() * 10 >= profile.cells.len() * 9
}

/// How fine a kind of territory is, the finest first.
fn fineness(level: Level) -> u8 {
    match level {
        Level::Iris | Level::Neighbourhood | Level::Site => 0,
        Level::Arrondissement => 1,
        Level::Commune | Level::Unknown | Level::Station | Level::Constituency => 2,
        Level::Agglomeration | Level::Intercommunal | Level::ServiceArea | Level::TransportNetwork | Level::Stratum => 3,
        Level::Epci => 4,
        Level::EmploymentArea => 5,
        Level::Province | Level::Prefecture | Level::Departement => 6,
        Level::Region => 7,
        Level::National => 8,
    }
}

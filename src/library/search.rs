//! Finds territories by a part of their name, in French, Arabic or without accents, or by their code; a slip of the finger is forgiven.

use std::sync::LazyLock;

use crate::base::Level;
use crate::base::fold::{fold, written_out};
use crate::library::edition::Edition;
use crate::library::territory_facts::TerritoryFacts;
use crate::tidy::{FormerCommune, Register, Territory};

/// A commune that was joined into another, by its folded name.
struct FormerName {
    folded: String,
    commune: FormerCommune,
    now: &'static Territory,
}

static FORMER: LazyLock<Vec<FormerName>> = LazyLock::new(|| {
    let of = |now: &'static Territory| now.former_communes().map(move |commune| FormerName { folded: fold(commune.name), commune, now });
    Register::shipped().all().iter().flat_map(of).collect()
});

/// How well a name fits the words searched for, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fit {
    Whole,
    Beginning,
    BeginningOfWord,
    Part,
    /// With so many letters wrong.
    Near(usize),
}

/// A territory that was found.
#[derive(Clone, Copy, Debug)]
pub struct FoundTerritory {
    /// The territory.
    pub territory: &'static Territory,
    /// The number of people at the last count; `None` when the library does not know it.
    pub population: Option<f64>,
    fit: Fit,
}

impl FoundTerritory {
    /// Whether it is a commune.
    #[must_use]
    pub fn is_commune(&self) -> bool {
        self.territory.level == Level::Commune
    }

    /// Whether the words searched for are its whole name or code.
    #[must_use]
    pub fn is_whole_name(&self) -> bool {
        self.fit == Fit::Whole
    }
}

/// Fewer letters are a part of too many names.
const FEWEST_LETTERS_OF_PART: usize = 3;
/// Of shorter words one wrong letter makes another.
const FEWEST_LETTERS_OF_NEAR: usize = 4;

/// The territories whose name or code fits some words, the best first: communes before larger territories, larger towns before smaller
/// ones. A number behind a name is a département or a part of the code: "Saint-Denis 974".
#[must_use]
pub fn search_territories(edition: &Edition, words: &str, most: usize) -> Vec<FoundTerritory> {
    let folded = fold(words);
    let folded = written_out(&folded).unwrap_or(folded);
    let (name, number) = split_number(&folded);
    let register = Register::shipped();
    // A code in any spelling, "04.281.01.01" and "2A004" too.
    let has_digit = words.bytes().any(|byte| byte.is_ascii_digit());
    let mut coded = if has_digit { register.with_code(words.trim()) } else { Vec::new() };
    if name.is_empty() || !coded.is_empty() {
        if coded.is_empty() {
            // The code of a commune that was joined into another leads to that one.
            coded.extend(FORMER.iter().filter(|former| former.commune.code == words.trim()).map(|former| former.now));
        }
        return sorted(edition, coded.into_iter().map(|territory| (Fit::Whole, territory)).collect(), most);
    }
    let has_number = |territory: &Territory| number.is_empty() || territory.code.trim_start_matches('0').starts_with(number);
    let mut found: Vec<(Fit, &'static Territory)> = Vec::new();
    for named in register.folded_names() {
        if let Some(fit) = fit(named.name, name) {
            found.extend(named.territories().filter(|territory| has_number(territory)).map(|territory| (fit, territory)));
        }
    }
    if name.chars().count() >= FEWEST_LETTERS_OF_PART {
        let former = FORMER.iter().filter(|former| former.folded.starts_with(name) && has_number(former.now));
        // Behind the communes that are called so today.
        found.extend(former.map(|former| (Fit::Part, former.now)));
    }
    if found.is_empty() && name.chars().count() >= FEWEST_LETTERS_OF_NEAR {
        let (limit, wanted) = (name.chars().count().div_ceil(4).min(3), LetterCounts::of(name));
        for named in register.folded_names() {
            let distance = Some(named.name).filter(|own| wanted.may_be_within(limit, own)).map(|own| strsim::osa_distance(own, name));
            if let Some(distance) = distance.filter(|distance| *distance <= limit) {
                found.extend(
                    named.territories().filter(|territory| has_number(territory)).map(|territory| (Fit::Near(distance), territory)),
                );
            }
        }
    }
    sorted(edition, found, most)
}

/// The territory that a name or a code means: the only commune called so, else the only other territory.
///
/// # Errors
/// With the territories that the words may mean, when there are several or none is called so.
pub fn find_territory(edition: &Edition, words: &str) -> Result<&'static Territory, Vec<FoundTerritory>> {
    let found = search_territories(edition, words, MOST_CANDIDATES);
    let is_whole = |found: &&FoundTerritory| found.is_whole_name();
    let only = |of_commune: bool| {
        let mut whole = found.iter().filter(is_whole).filter(|found| (found.territory.level == Level::Commune) == of_commune);
        whole.next().map(|first| (first.territory, whole.next().is_some()))
    };
    match only(true).or_else(|| only(false)) {
        Some((territory, false)) => Ok(territory),
        _ => Err(found),
    }
}

/// How many territories are proposed for words that mean none or several.
const MOST_CANDIDATES: usize = 8;

/// How often each letter stands in a name. Names that differ much in length or in letters need not be measured.
struct LetterCounts {
    letters: usize,
    counts: [i8; LETTER_CLASSES],
}

/// Letters are told apart by the last bits of their codes: that two share a class only lets more names be measured.
const LETTER_CLASSES: usize = 64;

impl LetterCounts {
    fn of(name: &str) -> Self {
        let mut found = Self { letters: 0, counts: [0; LETTER_CLASSES] };
        for letter in name.chars() {
            found.letters += 1;
            if let Some(count) = found.counts.get_mut(letter_class(letter)) {
                *count = count.saturating_add(1);
            }
        }
        found
    }

    /// Whether another name may be made of this one by so many slips: each adds at most one letter and takes at most one away.
    fn may_be_within(&self, limit: usize, other: &str) -> bool {
        // A letter takes at most four bytes and at least one.
        if other.len() + limit < self.letters || other.len() > 4 * (self.letters + limit) {
            return false;
        }
        let (mut counts, mut letters, mut added) = (self.counts, 0, 0);
        for letter in other.chars() {
            letters += 1;
            if let Some(count) = counts.get_mut(letter_class(letter)) {
                added += usize::from(*count <= 0);
                *count = count.saturating_sub(1);
            }
            if added > limit {
                return false;
            }
        }
        // What this name has and the other lacks.
        (self.letters + added).saturating_sub(letters) <= limit
    }
}

fn letter_class(letter: char) -> usize {
    letter as usize % LETTER_CLASSES
}

/// The words without a number at their end, and that number.
fn split_number(folded: &str) -> (&str, &str) {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    match folded.rsplit_once(' ') {
        Some((name, number)) if is_number(number) => (name, number.trim_start_matches('0')),
        _ if is_number(folded) => ("", folded),
        _ => (folded, ""),
    }
}

fn fit(own: &str, name: &str) -> Option<Fit> {
    let at = own.find(name)?;
    Some(match at {
        0 if own.len() == name.len() => Fit::Whole,
        0 => Fit::Beginning,
        _ if own.as_bytes().get(at - 1) == Some(&b' ') => Fit::BeginningOfWord,
        _ if name.chars().count() >= FEWEST_LETTERS_OF_PART => Fit::Part,
        _ => return None,
    })
}

/// The best of what was found, each territory once.
fn sorted(edition: &Edition, mut found: Vec<(Fit, &'static Territory)>, most: usize) -> Vec<FoundTerritory> {
    found.sort_unstable_by_key(|(fit, territory)| (territory.authority, territory.level, territory.code, *fit));
    found.dedup_by_key(|(_, territory)| (territory.authority, territory.level, territory.code));
    let mut found: Vec<FoundTerritory> = found
        .into_iter()
        .map(|(fit, territory)| FoundTerritory { territory, population: TerritoryFacts::new(edition, territory).population(), fit })
        .collect();
    found.sort_by(|a, b| {
        let rank = |found: &FoundTerritory| (found.fit, found.territory.level != Level::Commune);
        let people = |found: &FoundTerritory| found.population.unwrap_or_default();
        rank(a).cmp(&rank(b)).then_with(|| people(b).total_cmp(&people(a))).then_with(|| a.territory.code.cmp(b.territory.code))
    });
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(words: &str) -> Option<&'static str> {
        search_territories(Edition::shipped(), words, 5).first().map(|found| found.territory.code)
    }

    #[test]
    fn names_of_other_letters_are_not_measured_and_those_of_few_slips_are() {
        for (name, other, limit) in [("kenitra", "kenitrra", 1), ("kenitra", "kentra", 1), ("kenitra", "kentira", 1), ("sale", "saly", 1)] {
            assert!(LetterCounts::of(name).may_be_within(limit, other), "{name} {other}");
        }
        for (name, other, limit) in [("kenitra", "rabat", 2), ("sale", "salesaly", 3), ("montpellier", "mont", 3), ("aaaa", "aabb", 1)] {
            assert!(!LetterCounts::of(name).may_be_within(limit, other), "{name} {other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_name_within_the_limit_is_passed_over(name in "[a-cé ]{0,8}", other in "[a-cé ]{0,8}", limit in 0_usize..4) {
            if strsim::osa_distance(&name, &other) <= limit {
                proptest::prop_assert!(LetterCounts::of(&name).may_be_within(limit, &other));
            }
        }
    }

    #[test]
    fn names_are_found_in_every_spelling() {
        for words in ["Kénitra", "kenitra", "القنيطرة", "KENITRA", "Kenitrra", "42810101", "04.281.01.01", "4281.0101"] {
            assert_eq!(first(words), Some("04.281.01.01"), "{words}");
        }
        assert_eq!(first("sale"), Some("04.441.01.0"));
        assert_eq!(first("montpel"), Some("34172"));
        assert_eq!(first("saint denis"), Some("97411"));
        assert_eq!(first("Saint-Denis 93"), Some("93066"));
        for words in ["St Denis 93", "ST-DENIS 93", "st. denis 93"] {
            assert_eq!(first(words), Some("93066"), "{words}");
        }
        assert_eq!(first("Ste Foy les Lyon"), Some("69202"));
        assert_eq!(first("Boulogne sur mr"), Some("62160"));
        assert_eq!(first("27229"), Some("27229"));
        assert_eq!((first("2A004"), first("2a004")), (Some("2A004"), Some("2A004")));
        // Joined into Annecy and into Valserhône.
        assert_eq!(first("Annecy-le-Vieux"), Some("74010"));
        assert_eq!(first("01091"), Some("01033"));
        assert_eq!(first("xyzzyx"), None);
        assert_eq!(first(""), None);
    }
}

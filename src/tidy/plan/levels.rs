//! The kind of the territories of a column that does not say it: the names in, the kind that all of them have out. "Kénitra" is a commune
//! and a province: alone, it is taken for the commune, and that is said; beside "Sidi Kacem" and "Al Haouz", it is the province.

use std::collections::BTreeSet;

use crate::base::{Level, Note, NoteMessage, Notes, one_based};
use crate::tidy::plan::planner::{Axes, Planner};
use crate::tidy::register::Register;

/// The kind of the territories of a column, and why it is a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct AssumedLevel<'a> {
    level: Level,
    /// A name that is also that of another kind of territory.
    example: &'a str,
}

/// Kinds of territory that share names with communes, and kinds that count as one.
const SHARED: [&[Level]; 3] = [&[Level::Province, Level::Prefecture], &[Level::Departement], &[Level::Region]];

/// Fewer names of one kind may be chance.
const FEWEST: usize = 3;

impl Planner<'_> {
    /// The kind of territory told from the names of a column alone, with a note that says so; `None` where something else tells it, and
    /// where each name has one meaning.
    pub(super) fn assumed_level(&self, place: usize, axes: &Axes, notes: &mut Notes) -> Option<Level> {
        if axes.places.code.is_some() || axes.places.level_column.is_some() || self.answers.level.is_some() {
            return None;
        }
        let names: BTreeSet<&str> = self.profiles.get(place)?.distinct.keys().copied().collect();
        let AssumedLevel { level, example } = level_of_all(&names)?;
        let message = NoteMessage::LevelAssumed { name: example.into(), level: level.code() };
        notes.push(Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), one_based(place)));
        Some(level)
    }
}

/// The kind of all these places, told from their names. `None` where each name has one meaning, and where some are unknown: each is then
/// what it is.
fn level_of_all<'a>(names: &BTreeSet<&'a str>) -> Option<AssumedLevel<'a>> {
    let register = Register::shipped();
    let is_commune = |name: &str| register.names(name, Some(Level::Commune));
    let is_of = |name: &str, kinds: &[Level]| kinds.iter().any(|kind| register.names(name, Some(*kind)));
    let communes = names.iter().filter(|name| is_commune(name)).count();
    for kinds in SHARED {
        let of_kind: Vec<&'a str> = names.iter().copied().filter(|name| is_of(name, kinds)).collect();
        let example = of_kind.iter().copied().find(|name| is_commune(name));
        // A kind that the register knows for all of them, and communes for some only.
        if of_kind.len() == names.len() && communes < names.len() && names.len() >= FEWEST {
            let level = kinds.iter().copied().find(|kind| names.iter().all(|name| register.names(name, Some(*kind))));
            return Some(AssumedLevel { level: level.or(kinds.first().copied())?, example: example? });
        }
        // All are communes, and at least half are of this kind too: either may be meant.
        if let Some(example) = example.filter(|_| communes == names.len() && of_kind.len() * 2 >= names.len()) {
            return Some(AssumedLevel { level: Level::Commune, example });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(names: &[&'static str]) -> Option<Level> {
        level_of_all(&names.iter().copied().collect()).map(|assumed| assumed.level)
    }

    #[test]
    fn names_together_tell_what_each_is() {
        assert_eq!(level(&["Kénitra"]), Some(Level::Commune));
        assert_eq!(level(&["Kénitra", "Sidi Kacem", "Al Haouz", "Sidi Slimane"]), Some(Level::Province));
        assert_eq!(level(&["Ain", "Somme", "Paris", "Hérault"]), Some(Level::Departement));
        assert_eq!(level(&["Évreux", "Bergerac"]), None);
        assert_eq!(level(&["Kénitra", "Nulle Part"]), None);
        // Two communes are called Bretagne.
        assert_eq!(level(&["Bretagne", "Normandie", "Occitanie"]), Some(Level::Region));
        assert_eq!(level(&["Bretagne", "Normandie"]), None);
    }
}

//! Places of one name are told apart where they are shown: "Saint-Denis (93)" and "Saint-Denis (974)", "Ait Ouallal (Zagora)".

use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::HashMap;

use crate::base::Level;
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::places::Place;
use crate::tidy::register::{Register, Territory};

impl ObservationsBuilder<'_> {
    /// Writes behind each name that several places have what they are part of, if the register knows it.
    pub(super) fn tell_homonyms_apart(&mut self) {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::default();
        for (index, place) in self.places.iter().enumerate() {
            by_name.entry(place.names.fr.clone()).or_default().push(index);
        }
        let mut shared: BTreeSet<usize> = by_name.into_values().filter(|places| places.len() > 1).flatten().collect();
        // A commune that was chosen among several of its name is told apart from those that were not.
        let added = self.first_added.map_or(self.places.len(), |first| first as usize)
            ..self.first_of_pool.map_or(self.places.len(), |first| first as usize);
        let has_homonyms =
            |index: &usize| self.places.get(*index).is_some_and(|place| Register::shipped().has_homonyms(&place.names.fr, Level::Commune));
        shared.extend(added.filter(has_homonyms));
        for index in shared {
            let Some(place) = self.places.get_mut(index) else { continue };
            if let Some(apart) = told_apart(place) {
                *place = Arc::new(apart);
            }
        }
    }
}

/// A place with what it is part of behind its name: the number of its département, or the name of its province.
fn told_apart(place: &Place) -> Option<Place> {
    let [latin, arabic] = suffixes(Register::shipped().territory_of(place)?)?;
    let mut names = place.names.with_suffix(&latin);
    names.ar = format!("{}{arabic}", place.names.ar);
    Some(Place { names, ..place.clone() })
}

/// What tells a territory apart from those of its name, in Latin letters and in Arabic.
fn suffixes(territory: &Territory) -> Option<[String; 2]> {
    let above = Register::shipped().parent(territory)?;
    let of = |text: &str| format!(" ({text})");
    Some(if above.level == Level::Departement { [of(above.code), of(above.code)] } else { [of(above.name), of(above.arabic_or_latin())] })
}

/// A shown name of a place without what tells it apart: where its code stands beside it, that says which it is.
#[must_use]
pub fn plain_name<'a>(shown: &'a str, place: &Place) -> &'a str {
    // Most names have no bracket, and the register is not opened for them.
    let suffixes = Some(place).filter(|_| shown.ends_with(')')).and_then(|place| suffixes(Register::shipped().territory_of(place)?));
    let mut plain = suffixes.iter().flatten().filter_map(|suffix| shown.strip_suffix(suffix.as_str()));
    plain.next().unwrap_or(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::names::LocalizedNames;
    use crate::tidy::places::OfficialCode;

    #[test]
    fn what_tells_a_homonym_apart_is_taken_off_again() {
        let code = OfficialCode { authority: "INSEE".to_owned(), level: Level::Commune.code().to_owned(), code: "93066".to_owned() };
        let place = Place { names: LocalizedNames::same("Saint-Denis"), codes: vec![code], ..Place::unknown("Saint-Denis") };
        let apart = told_apart(&place).expect("the register knows it");
        assert_eq!(apart.names.fr, "Saint-Denis (93)");
        assert_eq!(plain_name(&apart.names.fr, &apart), "Saint-Denis");
        assert_eq!(plain_name("Saint-Denis (ville)", &apart), "Saint-Denis (ville)");
        assert_eq!(plain_name("Saint-Denis", &place), "Saint-Denis");
    }
}

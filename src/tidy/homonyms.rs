//! Places of one name are told apart where they are shown: "Saint-Denis (93)" and "Saint-Denis (974)", "Ait Ouallal (Zagora)".

use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::HashMap;

use crate::base::Level;
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::places::Place;
use crate::tidy::register::Register;

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
    let above = Register::shipped().parent(Register::shipped().territory_of(place)?)?;
    let names = if above.level == Level::Departement {
        place.names.with_suffix(&format!(" ({})", above.code))
    } else {
        let mut names = place.names.with_suffix(&format!(" ({})", above.name));
        names.ar = format!("{} ({})", place.names.ar, above.arabic_or_latin());
        names
    };
    Some(Place { names, ..place.clone() })
}

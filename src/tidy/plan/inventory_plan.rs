//! Plans a greenhouse gas inventory, whose measures are the references of the protocol (GPC).

use crate::base::{Note, NoteMessage, Notes};
use crate::intake::ColumnKind;
use crate::tidy::mapping::{DescriptiveField, Field, Mapping, ValueColumns};
use crate::tidy::plan::planner::{Axes, Planner};
use crate::tidy::{bounds, inventory};

impl Planner<'_> {
    /// The plan of an inventory; `None` for other tables. `draft` says where place and time are.
    pub(super) fn inventory(&self, axes: &Axes, draft: &Mapping, notes: &mut Notes) -> Option<Mapping> {
        // An inventory with a column for each year is a wide table whose rows name references.
        if self.profiles.iter().filter(|profile| profile.parsed.time.is_some() && profile.numbers > 0).count() > 1 {
            return None;
        }
        let taken: Vec<&str> = draft.context.iter().map(|(_, heading)| heading.as_str()).collect();
        let place = if let Field::Column(heading) = &draft.place { Some(heading.as_str()) } else { None };
        let taken: Vec<&str> = taken.into_iter().chain(place).collect();
        let parsed: Vec<_> = self.profiles.iter().map(|profile| profile.parsed.clone()).collect();
        let found = inventory::find(&self.intake.table, &parsed, &taken)?;
        let unit = found.unit.clone().or_else(|| found.units.clone()).unwrap_or_default().into();
        let (name, value) = ((&found.reference).into(), (&found.value).into());
        let message = if found.emits.is_some() {
            NoteMessage::InventoryActivities { name, value, unit }
        } else {
            NoteMessage::Inventory { name, value, unit }
        };
        notes.push(Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), 0));
        let mut mapping = draft.clone();
        // A column that seemed to name places may be the one of references.
        if mapping.place == Field::Column(found.reference.clone()) {
            mapping.place = Field::Fixed(String::new());
        }
        mapping.context.retain(|(_, heading)| *heading != found.reference && *heading != found.value);
        mapping.context.extend(found.keys.map(|keys| (DescriptiveField::Absence, keys)));
        // Emissions by the potentials of two reports are no more of one definition than those of two boundaries.
        if !mapping.context.iter().any(|(field, _)| *field == DescriptiveField::Definition) {
            mapping.context.extend(found.potentials.map(|heading| (DescriptiveField::Definition, heading)));
        }
        mapping.values = ValueColumns::Long { measure: Field::Column(found.reference), value: found.value, unit: found.units };
        mapping.unit = found.unit;
        mapping.inventory = true;
        mapping.emissions = found.emits;
        self.set_inventory_place(axes, &mut mapping, notes);
        if mapping.year.is_none() {
            self.fill_times(&mut mapping, notes);
        }
        mapping.repeated_columns = self.population_columns();
        let headings: Vec<String> = self.intake.table.headings().to_vec();
        mapping.uncertainties = bounds::find(&headings, &parsed, &mapping.value_headings());
        // The lines of a reference are its parts, whether another column tells them apart (the fuels of homes) or not.
        mapping.are_parts = true;
        let mapping = self.answered(mapping);
        self.ask(&mapping, notes);
        Some(mapping)
    }

    /// The town of an inventory without a column of towns. Its subsectors and sources are no places.
    fn set_inventory_place(&self, axes: &Axes, mapping: &mut Mapping, notes: &mut Notes) {
        let Field::Column(heading) = &mapping.place else { return };
        let is_listed = axes.places.all.iter().any(|index| self.heading(*index) == heading && axes.places.level.is_some());
        let is_known = self.profile_of(heading).is_some_and(|profile| {
            profile.share(|cell| self.known.gazetteer.find(cell).is_some()) > 0.0
                || profile.names.iter().any(|name| crate::tidy::heading_words::PLACE.contains(&name.as_str()))
        });
        if !is_listed && !is_known {
            mapping.place = Field::Fixed(String::new());
            mapping.level = None;
            if let Some(name) = crate::tidy::outside::town(self.intake, self.known.gazetteer, &[]) {
                notes.push(Note::new(NoteMessage::TownAssumed { name: (&name).into() }).at(&self.intake.name, 0, 0));
                mapping.place = Field::Fixed(name);
            }
        }
    }

    /// The population of the town, repeated on each row, is read for emissions per person.
    fn population_columns(&self) -> Vec<String> {
        let is_population = |profile: &&crate::tidy::plan::profile::ColumnProfile<'_>| {
            let people = self.known.measures.find(&profile.parsed.name).is_some_and(|measure| measure.unit == "persons");
            people && profile.parsed.time.is_none() && profile.kind == ColumnKind::Number
        };
        self.profiles.iter().filter(is_population).map(|profile| profile.heading.to_owned()).collect()
    }
}

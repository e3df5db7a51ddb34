//! Finds the unit of a column of values: in its heading, a row or a column of units, its cells, or a title.

use std::collections::HashMap;

use crate::base::number::parse_number;
use crate::base::{Note, NoteMessage, Notes, Unit};
use crate::tidy::mapping::{ValueColumns, WideColumn};
use crate::tidy::outside;
use crate::tidy::plan::planner::Planner;

impl Planner<'_> {
    /// The unit of a column: from its heading, the row of units, or a title.
    pub(super) fn unit_of_column(&self, index: usize, column: &WideColumn, notes: &mut Notes) -> Option<String> {
        let own = self.profiles.get(index).and_then(|profile| profile.parsed.unit.clone());
        // A heading "%" beside "Effectif" is a unit and nothing else.
        let is_only_unit = |heading: &&str| matches!(heading.trim(), "%" | "‰" | "en %" | "€");
        let own = own.or_else(|| {
            self.profiles
                .get(index)
                .map(|profile| profile.heading)
                .filter(is_only_unit)
                .map(|heading| heading.trim_start_matches("en ").to_owned())
        });
        let written = own.or_else(|| self.intake.table.unit(index).map(str::to_owned)).or_else(|| self.unit_of_cells(index));
        written.or_else(|| self.unit_of_title(self.title_unit.as_deref()?, column.measure.as_deref()?, notes))
    }

    /// The columns that give the unit of one column alone, by the folded name of that column: "GDP Currency" beside "GDP".
    pub(super) fn unit_columns(&self) -> HashMap<String, String> {
        const WORDS: [&str; 6] = ["currency", "devise", "monnaie", "unit", "unite", "units"];
        let mut columns = HashMap::new();
        for profile in &self.profiles {
            let name = profile.names.first().map_or("", String::as_str);
            let (words, named): (Vec<&str>, Vec<&str>) = name.split(' ').partition(|word| WORDS.contains(word));
            if !words.is_empty() && !named.is_empty() {
                columns.entry(named.join(" ")).or_insert_with(|| profile.heading.to_owned());
            }
        }
        columns
    }

    /// The unit that most cells of a column carry: "70,5 km²".
    fn unit_of_cells(&self, index: usize) -> Option<String> {
        let profile = self.profiles.get(index)?;
        let decimal = self.intake.table.decimal(index);
        let units: Vec<&str> = profile.cells.iter().filter_map(|cell| parse_number(cell, decimal)?.unit).collect();
        let first = *units.first()?;
        (units.iter().all(|unit| *unit == first) && units.len() * 2 > profile.filled()).then(|| first.to_owned())
    }

    /// The unit of a title for a column without one, if the measure can be in that unit.
    fn unit_of_title(&self, title: &str, measure: &str, notes: &mut Notes) -> Option<String> {
        let unit = Unit::parse(title);
        let (name, fits) = match self.known.measures.find(measure) {
            Some(measure) => {
                let own = measure.parsed_unit();
                let year = Unit::parse("year");
                let fits = unit.has_same_dimension(&own)
                    || unit.per(&year).has_same_dimension(&own)
                    || (unit.is_pure() && !own.is_pure() && !title.contains(['%', '‰']));
                (measure.id.as_str(), fits && unit != own)
            }
            // A title speaks of every column that nothing is known of.
            None => (measure, true),
        };
        if !fits {
            return None;
        }
        let message = NoteMessage::TitleUnit { unit: title.into(), measure: name.into() };
        notes.push(Note::new(message).at(&self.intake.name, 0, 0));
        Some(title.to_owned())
    }

    /// The unit of a long table without a column of units: that of the heading of its values, or that of a title.
    pub(super) fn unit_of_values(&self, values: &ValueColumns, notes: &mut Notes) -> Option<String> {
        let ValueColumns::Long { value, unit: None, .. } = values else { return None };
        let own = self.profile_of(value).and_then(|profile| profile.parsed.unit.clone());
        own.or_else(|| {
            let title = outside::unit(self.intake)?;
            let message = NoteMessage::TitleUnit { unit: (&title).into(), measure: value.into() };
            notes.push(Note::new(message).at(&self.intake.name, 0, 0));
            Some(title)
        })
    }
}

//! The questions of a reading: what neither the file nor its surroundings say. Each is a note that names the option that answers it.

use crate::base::{Note, NoteMessage, Notes};
use crate::tidy::mapping::{Field, Mapping, ValueColumns, stand_in_place};
use crate::tidy::plan::planner::Planner;

impl Planner<'_> {
    /// Asks what a plan leaves unknown.
    pub(super) fn ask(&self, mapping: &Mapping, notes: &mut Notes) {
        let line = self.intake.table.heading_line();
        let mut ask = |message: NoteMessage| notes.push(Note::new(message).at(&self.intake.name, line, 0));
        if let Some(name) = self.has_no_place(mapping) {
            ask(NoteMessage::AskPlace { name: name.into() });
        }
        if let (true, Field::Column(heading)) = (mapping.place_is_guess, &mapping.place) {
            ask(NoteMessage::PlaceGuessed { heading: heading.into() });
        }
        let undated = undated_columns(mapping);
        if let Some(first) = undated.first() {
            ask(NoteMessage::AskYear { heading: (*first).into(), count: undated.len() });
        }
        if let Some(measure) = self.guessed_measure(mapping) {
            ask(NoteMessage::AskMeasure { name: measure.into() });
        }
    }

    /// The name that stands for the place of a table that names none.
    fn has_no_place(&self, mapping: &Mapping) -> Option<String> {
        let stand_in = stand_in_place(self.intake);
        (mapping.place == Field::Fixed(stand_in.clone()) && self.answers.place.is_none()).then_some(stand_in)
    }

    /// The measure of columns that name none, when it was taken from around the table.
    fn guessed_measure<'m>(&self, mapping: &'m Mapping) -> Option<&'m str> {
        let ValueColumns::Wide { columns, .. } = &mapping.values else { return None };
        if self.answers.measure.is_some() || mapping.measure.is_some() {
            return None;
        }
        let guessed = columns.iter().find(|column| {
            self.profile_of(&column.heading).is_some_and(|profile| profile.parsed.name.is_empty()) && column.place.is_none()
        })?;
        guessed.measure.as_deref()
    }
}

/// The headings of the columns that nothing dates.
fn undated_columns(mapping: &Mapping) -> Vec<&str> {
    if mapping.year.is_some() {
        return Vec::new();
    }
    match &mapping.values {
        ValueColumns::Long { value, .. } => vec![value.as_str()],
        ValueColumns::Wide { columns, .. } => columns
            .iter()
            .filter(|column| column.year.is_none() && column.time.is_none() && column.time_column.is_none())
            .map(|column| column.heading.as_str())
            .collect(),
    }
}

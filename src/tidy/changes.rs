//! What changed from last year's file to this one's: a recipe, a table and its figures in, notes out. A new town, a lost
//! column, another unit, values ten or a thousand times larger: said before anything is compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::{Note, NoteMessage};
use crate::intake::Table;
use crate::tidy::recipe::{Adapted, TableSnapshot, ageless};
use crate::tidy::{Heading, Observation};

/// More figures than this are not remembered: enough to see a change of scale.
const FIGURES: usize = 4000;

impl TableSnapshot {
    /// Remembers a file: its columns, its towns, its last figures.
    #[must_use]
    pub fn of(file: &str, table: &Table, figures: impl Iterator<Item = Observation>) -> Self {
        let mut places = BTreeSet::new();
        let mut last = BTreeMap::new();
        for figure in figures {
            places.insert(figure.place.to_string());
            if let Some(value) = figure.reading.value() {
                let key = (figure.place.to_string(), figure.measure.to_string());
                let known = last.entry(key).or_insert((figure.year, value));
                if figure.year >= known.0 {
                    *known = (figure.year, value);
                }
            }
        }
        let figures = last.into_iter().take(FIGURES).map(|((place, measure), (_, value))| (place, measure, value.to_string()));
        Self { file: file.to_owned(), columns: Self::columns(table), places, figures: figures.collect() }
    }

    /// What differs in another file of the same shape, whose memory is `new`.
    #[must_use]
    pub fn changes(&self, new: &Self, adapted: &Adapted, file: &Arc<str>) -> Vec<Note> {
        let note = |message: NoteMessage| Note::new(message).at(file, 0, 0);
        let mut notes = Vec::new();
        for (from, to) in &adapted.renamed {
            notes.push(note(NoteMessage::ColumnRenamed { from: from.into(), to: to.into() }));
        }
        notes.extend(adapted.lost.iter().map(|name| note(NoteMessage::ColumnRemoved { name: name.into() })));
        notes.extend(adapted.added.iter().map(|name| note(NoteMessage::YearAdded { name: name.into() })));
        for column in &new.columns {
            let renamed = adapted.renamed.iter().find(|(_, to)| *to == column.heading).map(|(from, _)| from.as_str());
            let old = self.columns.iter().find(|old| ageless(&old.heading) == ageless(renamed.unwrap_or(&column.heading)));
            let old = old.or_else(|| self.columns.iter().find(|old| bare(&old.heading) == bare(&column.heading)));
            if let Some(old) = old.filter(|old| old.unit != column.unit) {
                let (from, to) = (old.unit.clone().unwrap_or_default(), column.unit.clone().unwrap_or_default());
                notes.push(note(NoteMessage::UnitChanged { name: (&column.heading).into(), from: from.into(), to: to.into() }));
            }
        }
        notes.extend(new.places.difference(&self.places).map(|name| note(NoteMessage::TownAdded { name: name.into() })));
        notes.extend(self.places.difference(&new.places).map(|name| note(NoteMessage::TownRemoved { name: name.into() })));
        notes.extend(
            self.scales(new).into_iter().map(|(measure, factor)| note(NoteMessage::ScaleChanged { measure: measure.into(), factor })),
        );
        notes
    }

    /// The measures whose values are about ten, a hundred or a thousand times larger or smaller than before.
    fn scales(&self, new: &Self) -> Vec<(String, &'static str)> {
        let before: BTreeMap<(&str, &str), f64> = self
            .figures
            .iter()
            .filter_map(|(place, measure, value)| Some(((place.as_str(), measure.as_str()), value.parse().ok()?)))
            .collect();
        let mut ratios: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (place, measure, value) in &new.figures {
            let pair = before.get(&(place.as_str(), measure.as_str())).copied().zip(value.parse::<f64>().ok());
            if let Some((old, value)) = pair.filter(|(old, value)| *old > 0.0 && *value > 0.0) {
                ratios.entry(measure).or_default().push((value / old).log10());
            }
        }
        let scaled = |(measure, mut ratios): (&str, Vec<f64>)| {
            ratios.sort_by(f64::total_cmp);
            let median = *ratios.get(ratios.len() / 2)?;
            // Within a third of a power of ten: a town does not grow tenfold in a year, a unit does.
            let nearest = median.round();
            let names =
                [(-3.0, "÷ 1000"), (-2.0, "÷ 100"), (-1.0, "÷ 10"), (1.0, "× 10"), (2.0, "× 100"), (3.0, "× 1000"), (6.0, "× 1000000")];
            let name = names.into_iter().find(|(power, _)| (power - nearest).abs() < 0.5).map(|(_, name)| name)?;
            ((median - nearest).abs() < 0.2).then(|| (measure.to_owned(), name))
        };
        ratios.into_iter().filter_map(scaled).collect()
    }
}

/// A heading without its unit and its years.
fn bare(heading: &str) -> String {
    crate::base::fold::fold(&Heading::parse(heading).name)
}

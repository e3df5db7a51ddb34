//! Suppositions ("what if"): a copy of the observations in which the user sets some values. The observations of the files are
//! kept beside them, unused.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{Level, MeasureId, PlaceId, Time, Year};
use crate::tidy::chosen::{ChosenFigures, Duplicate};
use crate::tidy::facts::{Fact, FactColumns, FactMarks};
use crate::tidy::keys::{RowKey, SortedKeys, to_u32};
use crate::tidy::measures::Measures;
use crate::tidy::numbers::Numbers;
use crate::tidy::observation::FactContext;
use crate::tidy::observations::Observations;
use crate::tidy::places::Place;

/// A value supposed for a place and a year.
#[derive(Clone, PartialEq, Debug)]
pub struct Supposition {
    /// The place.
    pub place: PlaceId,
    /// The measure.
    pub measure: MeasureId,
    /// The year.
    pub year: Year,
    /// The value, in the unit of the measure.
    pub value: f64,
}

/// A supposition whose place and measure are known, with its row.
struct Resolved {
    measure: u32,
    key: RowKey,
    value: f64,
}

impl Observations {
    /// A copy with these suppositions. Each is placed on the territory its place is usually measured on and is used before
    /// any observation of a file. Suppositions about unknown places or measures are ignored.
    #[must_use]
    pub fn with_suppositions(&self, suppositions: &[Supposition], measures: &Measures) -> Self {
        let mut copy = self.clone();
        let mut resolved = Vec::with_capacity(suppositions.len());
        for supposition in suppositions {
            let Some(place) = copy.insert_place(&supposition.place) else { continue };
            let Some(measure) = copy.insert_measure(&supposition.measure, measures) else { continue };
            resolved.push(Resolved { measure, key: copy.usual_key(place, supposition.year), value: supposition.value });
        }
        copy.insert_keys(&resolved.iter().map(|own| own.key).collect::<Vec<_>>());
        let marks = FactMarks { is_supposed: true, ..FactMarks::default() };
        let mut facts = FactColumns::default();
        let mut figures = Vec::with_capacity(resolved.len());
        for Resolved { measure, key, value } in resolved {
            let Some(row) = copy.keys.find(&key) else { continue };
            let fact = to_u32(copy.facts.len() + facts.len());
            let context = to_u32(copy.contexts.len());
            copy.contexts.push(FactContext { measure, ..FactContext::default() });
            facts.push(Fact { key: row, context, value: Some(value), record: 0, marks });
            figures.push(AddedFigure { measure, row, fact });
        }
        copy.facts.append(facts);
        copy.add_figures(&figures);
        copy
    }

    /// The index of a place, added from the gazetteer if no file has it.
    fn insert_place(&mut self, id: &PlaceId) -> Option<u32> {
        if let Some(index) = self.place_index(id) {
            return Some(index);
        }
        let place: Arc<Place> = Arc::clone(self.place(id)?);
        let index = u32::try_from(self.places.len()).ok()?;
        self.places.push(place);
        self.place_indices.insert(id.clone(), index);
        Some(index)
    }

    /// The index of a measure, added from the list if no file has it.
    fn insert_measure(&mut self, id: &MeasureId, measures: &Measures) -> Option<u32> {
        if let Some(index) = self.measure_index(id) {
            return Some(index);
        }
        let measure = Arc::clone(measures.find(id.as_str())?);
        let index = u32::try_from(self.measures.len()).ok()?;
        self.measures.push(measure);
        self.measure_indices.insert(id.clone(), index);
        self.chosen.push(Arc::default());
        Some(index)
    }

    /// The key of a place in a year, on the territory it is usually measured on.
    fn usual_key(&mut self, place: u32, year: Year) -> RowKey {
        let level = self.places.get(place as usize).map_or(Level::Unknown, |place| place.kind.level());
        let keys = self.keys.rows_of_place(place).filter_map(|row| self.keys.key(row));
        let mut territories: Vec<u32> = keys.filter(|key| key.level == level).map(|key| key.perimeter).collect();
        territories.sort_unstable();
        let usual = territories.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).and_then(|same| same.first().copied());
        RowKey { place, level, perimeter: usual.unwrap_or_default(), year: Some(year), time: self.insert_time(Time::Year(year)) }
    }

    /// Adds rows to the keys, where they lack them.
    pub(super) fn insert_keys(&mut self, wanted: &[RowKey]) {
        let added: Vec<RowKey> = wanted.iter().filter(|key| self.keys.find(key).is_none()).copied().collect();
        if added.is_empty() {
            return;
        }
        let SortedKeys { keys, rows } = self.keys.with_keys(&added, self.places.len());
        if let Some(rows) = rows {
            self.facts.move_rows(&rows);
        }
        self.keys = Arc::new(keys);
    }

    /// Uses facts that were added, before those of files on the same row.
    pub(super) fn add_figures(&mut self, added: &[AddedFigure]) {
        // Of two added on one row, the last one counts.
        let mut by_measure: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
        for figure in added {
            by_measure.entry(figure.measure).or_default().insert(figure.row, figure.fact);
        }
        for (measure, added) in by_measure {
            let Some(series) = self.series_at(measure) else { continue };
            let replaced = added.iter().filter_map(|(row, fact)| Some(Duplicate { unused: series.at(*row)?.observation, used: *fact }));
            let replaced: Vec<Duplicate> = replaced.collect();
            let kept = series.iter().filter(|figure| !added.contains_key(&figure.row)).map(|figure| (figure.row, figure.observation));
            let mut figures: Vec<(u32, u32)> = kept.chain(added.iter().map(|(row, fact)| (*row, *fact))).collect();
            figures.sort_by_key(|(row, _)| *row);
            let figures = Numbers::new("fact", figures.into_iter().map(|(_, fact)| fact).collect());
            self.replaced.extend(replaced);
            if let Some(slot) = self.chosen.get_mut(measure as usize) {
                *slot = Arc::new(ChosenFigures { figures, ranked: slot.ranked.clone() });
            }
        }
        self.replaced.sort_unstable_by_key(|duplicate| (duplicate.used, duplicate.unused));
    }
}

/// A fact that is added to the series of a measure.
#[derive(Clone, Copy)]
pub(super) struct AddedFigure {
    pub measure: u32,
    pub row: u32,
    pub fact: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Notes, Progress};
    use crate::intake::{ReadSettings, read_table};
    use crate::tidy::builder::ObservationsBuilder;
    use crate::tidy::places::Gazetteer;
    use crate::tidy::plan::suggest;
    use crate::tidy::plan::{KnownWords, ReadingAnswers};
    use crate::tidy::reshape::reshape;

    fn read(text: &str) -> Observations {
        let (gazetteer, measures, mut notes) = (Gazetteer::shipped(), Measures::shipped(), Notes::default());
        let intake = read_table(text.as_bytes().to_vec(), "essai.csv", &ReadSettings::default());
        let mapping = suggest(&intake, KnownWords { gazetteer: &gazetteer, measures: &measures }, &ReadingAnswers::default(), &mut notes)
            .expect("a mapping");
        let mut builder = ObservationsBuilder::new(&gazetteer, &measures);
        builder.begin_source(&intake);
        reshape(&intake, &mapping, &mut builder, &Progress::default(), &mut notes);
        builder.finish(&mut notes)
    }

    fn values(observations: &Observations, place: &str, measure: &str) -> Vec<(String, Option<f64>, bool, bool)> {
        let all = observations.of_place_and_measure(&PlaceId::new(place), &MeasureId::new(measure));
        all.map(|(own, used)| (own.time.to_string(), own.value.number(), own.is_supposed, used)).collect()
    }

    #[test]
    fn a_supposed_value_is_used_before_that_of_the_file_and_hides_nothing() {
        let real = read("ville;année;population;area_km2\nRabat;2020;100;10\nKénitra;2020;50;5\nKénitra;2022;60;5\n");
        let suppose = |place: &str, measure: &str, year: &str, value: f64| Supposition {
            place: PlaceId::new(place),
            measure: MeasureId::new(measure),
            year: Year::parse(year).expect("a year"),
            value,
        };
        let what_if = [
            suppose("kenitra", "population", "2020", 70.0),
            suppose("kenitra", "population", "2030", 99.0),
            suppose("evreux", "population", "2021", 1.0),
        ];
        let copy = real.with_suppositions(&what_if, &Measures::shipped());
        let found = values(&copy, "kenitra", "population");
        let expected = [("2020", 70.0, true, true), ("2020", 50.0, false, false), ("2022", 60.0, false, true), ("2030", 99.0, true, true)];
        assert_eq!(found, expected.map(|(year, value, supposed, used)| (year.to_owned(), Some(value), supposed, used)));
        assert_eq!(values(&copy, "rabat", "population"), values(&real, "rabat", "population"));
        assert_eq!(values(&copy, "kenitra", "area_km2").len(), 2);
        assert_eq!(values(&copy, "evreux", "population").len(), 1);
        assert_eq!(values(&real, "kenitra", "population").len(), 2, "the original is untouched");
    }
}

//! Suppositions ("what if"): a copy of the observations in which the user sets some values. The observations of the files are
//! kept beside them, unused.

use std::sync::Arc;

use crate::base::{Level, MeasureId, PlaceId, Status, Time, Year};
use crate::tidy::measures::Measures;
use crate::tidy::observation::{ObservationRow, Provenance, WHOLE};
use crate::tidy::observations::Observations;
use crate::tidy::places::Place;
use crate::tidy::row_index::{RowKey, to_u32};
use crate::tidy::series::{Duplicate, MeasuredRow};

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
        copy.insert_rows(&resolved.iter().map(|own| own.key).collect::<Vec<_>>());
        for Resolved { measure, key, value } in resolved {
            let Some(row) = copy.row_index.find(&key) else { continue };
            let observation = to_u32(copy.rows.len() + copy.added.len());
            let provenance = copy.insert_provenance_near(&key);
            let time = copy.insert_time(Time::Year(key.year));
            copy.added.push(ObservationRow { place: key.place, level: key.level, measure, time, provenance, value, ..SUPPOSED });
            let Some(series) = copy.series.get_mut(measure as usize) else { continue };
            if let Some(of_file) = series.at(row) {
                copy.duplicates.push(Duplicate { unused: of_file.observation, used: observation });
            }
            *series = Arc::new(series.with_row(MeasuredRow { row, observation, value }));
        }
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
        self.series.push(Arc::default());
        Some(index)
    }

    /// The key of a place in a year, on the territory it is usually measured on.
    fn usual_key(&self, place: u32, year: Year) -> RowKey {
        let level = self.places.get(place as usize).map_or(Level::Unknown, |place| place.kind.level());
        let keys = self.row_index.rows_of_place(place).filter_map(|row| self.row_index.key(row));
        let mut territories: Vec<u32> = keys.filter(|key| key.level == level).map(|key| key.territory).collect();
        territories.sort_unstable();
        let usual = territories.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).and_then(|same| same.first().copied());
        // A place that no file measures has a territory of its own.
        RowKey { place, level, territory: usual.unwrap_or(u32::MAX), year }
    }

    /// Adds rows to the row index, where it lacks them, and moves the observations of all series accordingly.
    pub(super) fn insert_rows(&mut self, wanted: &[RowKey]) {
        let mut added: Vec<RowKey> = wanted.iter().filter(|key| self.row_index.find(key).is_none()).copied().collect();
        added.sort_unstable();
        added.dedup();
        if added.is_empty() {
            return;
        }
        let inserted_before: Vec<u32> = added.iter().map(|key| self.row_index.insertion_row(key)).collect();
        self.row_index = Arc::new(self.row_index.with_rows(&added, self.places.len()));
        for series in &mut self.series {
            *series = Arc::new(series.shifted(&inserted_before));
        }
    }

    /// Adds the provenance of a supposed value, with the territory of observations of the same place and level; returns its
    /// index.
    fn insert_provenance_near(&mut self, key: &RowKey) -> u32 {
        let is_near = |row: &&ObservationRow| row.place == key.place && row.level == key.level;
        let near = self.rows.iter().find(is_near).and_then(|row| self.provenances.get(row.provenance as usize));
        let perimeter = near.map(|provenance| Arc::clone(&provenance.perimeter)).unwrap_or_default();
        let index = to_u32(self.provenances.len());
        self.provenances.push(Provenance { perimeter, ..Provenance::default() });
        index
    }
}

/// The observation of a supposed value: no file, no cell.
const SUPPOSED: ObservationRow = ObservationRow {
    value: 0.0,
    place: 0,
    measure: 0,
    provenance: 0,
    line: 0,
    raw_start: 0,
    raw_length: 0,
    column: 0,
    source: 0,
    time: 0,
    breakdown: WHOLE,
    heading: 0,
    level: Level::Unknown,
    status: Status::Ok,
    qualifier: None,
    missing: None,
    is_part: false,
    is_supposed: true,
};

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
        all.map(|(own, used)| (own.year.to_string(), own.value.number(), own.is_supposed, used)).collect()
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

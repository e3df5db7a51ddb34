//! "What if": a copy of the observations in which some figures are supposed. The files' own figures stay beside them.

use std::sync::Arc;

use crate::base::{MeasureId, PlaceId, Year};
use crate::tidy::observations::{ObservationRow, Provenance};
use crate::tidy::row_index::{MeasureSeries, RowIndex, RowKey};
use crate::tidy::{Measures, Observations, Place};

/// A figure supposed for a place and a year.
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

impl Observations {
    /// A copy in which these figures are supposed: each stands on the territory its place is usually measured on, before
    /// whatever a file says. A place or measure neither the files nor the lists know is left out.
    #[must_use]
    pub fn supposing(&self, suppositions: &[Supposition], measures: &Measures) -> Self {
        let mut copy = self.clone();
        let known: Vec<(&Supposition, u32, u32)> = suppositions
            .iter()
            .filter_map(|own| Some((own, copy.place_for(&own.place)?, copy.measure_for(&own.measure, measures)?)))
            .collect();
        let wanted: Vec<RowKey> = known.iter().map(|(own, place, _)| copy.usual_key(*place, own.year)).collect();
        copy.add_lines(&wanted);
        for ((own, place, measure), key) in known.iter().zip(&wanted) {
            let Some(line) = copy.lines.find(key) else { continue };
            let row = u32::try_from(copy.rows.len() + copy.added.len()).unwrap_or(u32::MAX);
            let about = copy.about_of(key);
            copy.added.push(ObservationRow { about, ..ObservationRow::supposed(*place, *measure, key, own.value) });
            let Some(series) = copy.series.get_mut(*measure as usize) else { continue };
            if let Some(real) = series.on(line) {
                copy.doubles.push((real.row, row));
            }
            *series = Arc::new(series.with(line, row, own.value));
        }
        copy
    }

    fn place_for(&mut self, id: &PlaceId) -> Option<u32> {
        if let Some(rank) = self.place_rank(id) {
            return Some(rank);
        }
        let card: Arc<Place> = Arc::clone(self.place(id)?);
        let rank = u32::try_from(self.places.len()).ok()?;
        self.places.push(card);
        self.ranks.0.insert(id.clone(), rank);
        Some(rank)
    }

    fn measure_for(&mut self, id: &MeasureId, measures: &Measures) -> Option<u32> {
        if let Some(rank) = self.measure_rank(id) {
            return Some(rank);
        }
        let card = Arc::clone(measures.find(id.as_str())?);
        let rank = u32::try_from(self.measures.len()).ok()?;
        self.measures.push(card);
        self.ranks.1.insert(id.clone(), rank);
        self.series.push(Arc::default());
        Some(rank)
    }

    /// The line of a place in a year, on the territory it is usually measured on.
    fn usual_key(&self, place: u32, year: Year) -> RowKey {
        let level = self.places.get(place as usize).map_or(crate::base::Level::Unknown, |place| place.kind.level());
        let own = self.lines.place(place).filter_map(|line| self.lines.key(line)).filter(|key| key.level == level);
        let mut territories: Vec<u32> = own.map(|key| key.territory).collect();
        territories.sort_unstable();
        let usual = territories.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).and_then(|same| same.first().copied());
        // A place no file measures has a territory of its own.
        RowKey { place, level, territory: usual.unwrap_or(u32::MAX), year }
    }

    pub(super) fn add_lines(&mut self, wanted: &[RowKey]) {
        let mut added: Vec<RowKey> = wanted.iter().filter(|key| self.lines.find(key).is_none()).copied().collect();
        added.sort_unstable();
        added.dedup();
        if added.is_empty() {
            return;
        }
        let before: Vec<u32> = added.iter().map(|key| self.lines.rank_for(key)).collect();
        self.lines = Arc::new(RowIndex::with(&self.lines, &added, self.places.len()));
        for series in &mut self.series {
            *series = Arc::new(MeasureSeries::moved(series, &before));
        }
    }

    /// A description of a supposed figure on a line: the territory of its neighbours, and nothing else.
    fn about_of(&mut self, key: &RowKey) -> u32 {
        let same = |row: &&ObservationRow| row.place == key.place && row.level == key.level;
        let near = self.rows.iter().find(same).and_then(|row| self.abouts.get(row.about as usize));
        let about = Provenance { perimeter: near.map(|about| Arc::clone(&about.perimeter)).unwrap_or_default(), ..Provenance::default() };
        let rank = u32::try_from(self.abouts.len()).unwrap_or(u32::MAX);
        self.abouts.push(about);
        rank
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Notes, Progress};
    use crate::intake::{ReadSettings, take};
    use crate::tidy::{Gazetteer, ObservationsBuilder, reshape, suggest};

    fn read(text: &str) -> Observations {
        let (gazetteer, measures, mut notes) = (Gazetteer::shipped(), Measures::shipped(), Notes::default());
        let intake = take(text.as_bytes().to_vec(), "essai.csv", &ReadSettings::default());
        let mapping = suggest(&intake, (&gazetteer, &measures), &mut notes).expect("a mapping");
        let mut draft = ObservationsBuilder::new(&gazetteer, &measures);
        draft.begin(&intake.name);
        reshape(&intake, &mapping, (&mut draft, &Progress::default()), &mut notes);
        draft.finish(&mut notes)
    }

    fn values(observations: &Observations, place: &str, measure: &str) -> Vec<(String, Option<f64>, bool, bool)> {
        let all = observations.of(&PlaceId::new(place), &MeasureId::new(measure));
        all.map(|(own, used)| (own.year.to_string(), own.reading.value(), own.supposed, used)).collect()
    }

    #[test]
    fn a_supposed_figure_goes_before_the_real_one_and_hides_nothing() {
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
        let copy = real.supposing(&what_if, &Measures::shipped());
        let found = values(&copy, "kenitra", "population");
        let expected = [("2020", 70.0, true, true), ("2020", 50.0, false, false), ("2022", 60.0, false, true), ("2030", 99.0, true, true)];
        assert_eq!(found, expected.map(|(year, value, supposed, used)| (year.to_owned(), Some(value), supposed, used)));
        assert_eq!(values(&copy, "rabat", "population"), values(&real, "rabat", "population"));
        assert_eq!(values(&copy, "kenitra", "area_km2").len(), 2);
        assert_eq!(values(&copy, "evreux", "population").len(), 1);
        assert_eq!(values(&real, "kenitra", "population").len(), 2, "the original is untouched");
    }
}

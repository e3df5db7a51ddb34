//! Observations: every figure read, with its territory, definition, source and cell. The one frame schema.

use std::collections::HashMap;
use std::sync::Arc;

use polars::prelude::{DataFrame, IntoColumn as _, NamedFrom as _, PolarsError, Series};

use crate::base::fold::{fold, plain};
use crate::base::number::Mark;
use crate::base::{Gap, Level, MeasureId, Note, NoteCode, PlaceId, Reading, Spot, Status, Year};
use crate::tidy::{Gazetteer, Measure, Measures, Place};

/// Where a figure was published.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Citation {
    /// The title of the document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be read.
    pub address: String,
}

/// One figure with all that is known about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Observation {
    /// The place it is about.
    pub place: PlaceId,
    /// What is measured.
    pub measure: MeasureId,
    /// The year.
    pub year: Year,
    /// The value in the unit of the measure, or why there is none.
    pub reading: Reading,
    /// What the number says about itself: "about", "at least".
    pub mark: Option<Mark>,
    /// The kind of territory.
    pub level: Level,
    /// The exact territory, as the file says.
    pub perimeter: Arc<str>,
    /// The definition followed, as the file says.
    pub definition: Arc<str>,
    /// How sure it is.
    pub status: Status,
    /// Its source.
    pub citation: Arc<Citation>,
    /// What to know about it.
    pub remark: Arc<str>,
    /// The cell it came from.
    pub spot: Spot,
    /// What that cell says, untouched.
    pub raw: Arc<str>,
}

/// What makes two figures the same figure: the join rule.
type Key = (u32, u32, u16, u32, u32);

/// Observations being gathered from files; places and measures only a file knows are added as they come.
pub struct Draft<'a> {
    gazetteer: &'a Gazetteer,
    list: &'a Measures,
    places: Vec<Arc<Place>>,
    measures: Vec<Arc<Measure>>,
    place_rank: HashMap<PlaceId, u32>,
    measure_rank: HashMap<MeasureId, u32>,
    texts: HashMap<String, Arc<str>>,
    citations: HashMap<Citation, Arc<Citation>>,
    rows: Vec<Observation>,
    known: usize,
}

impl<'a> Draft<'a> {
    /// An empty draft that knows the shipped places and measures.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer, list: &'a Measures) -> Self {
        Self {
            gazetteer,
            list,
            places: Vec::new(),
            measures: Vec::new(),
            place_rank: HashMap::new(),
            measure_rank: HashMap::new(),
            texts: HashMap::new(),
            citations: HashMap::new(),
            rows: Vec::new(),
            known: 0,
        }
    }

    /// The place a word names, in the gazetteer or met before.
    pub fn known_place(&mut self, name: &str) -> Option<Arc<Place>> {
        if let Some(place) = self.gazetteer.find(name) {
            let place = Arc::clone(place);
            return Some(self.add_place(place));
        }
        let unknown = Place::unknown(name);
        self.place_rank.get(&unknown.id).and_then(|rank| self.places.get(*rank as usize)).cloned()
    }

    /// Keeps a place under the name a file gives it.
    pub fn learn_place(&mut self, name: &str) -> Arc<Place> {
        self.add_place(Arc::new(Place::unknown(name)))
    }

    fn add_place(&mut self, place: Arc<Place>) -> Arc<Place> {
        let next = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let rank = *self.place_rank.entry(place.id.clone()).or_insert(next);
        if rank == next {
            self.places.push(Arc::clone(&place));
        }
        place
    }

    /// The measure a heading names, in the list or met before.
    pub fn known_measure(&mut self, name: &str) -> Option<Arc<Measure>> {
        if let Some(measure) = self.list.find(name) {
            let measure = Arc::clone(measure);
            return Some(self.add_measure(measure));
        }
        let unknown = Measure::unknown(name, "");
        self.measure_rank.get(&unknown.id).and_then(|rank| self.measures.get(*rank as usize)).cloned()
    }

    /// Keeps a measure under the name and the unit a file gives it.
    pub fn learn_measure(&mut self, name: &str, unit: &str) -> Arc<Measure> {
        self.add_measure(Arc::new(Measure::unknown(name, unit)))
    }

    fn add_measure(&mut self, measure: Arc<Measure>) -> Arc<Measure> {
        let next = u32::try_from(self.measures.len()).unwrap_or(u32::MAX);
        let rank = *self.measure_rank.entry(measure.id.clone()).or_insert(next);
        if rank == next {
            self.measures.push(Arc::clone(&measure));
        }
        measure
    }

    /// One shared copy of a text that comes on many lines.
    pub fn text(&mut self, text: &str) -> Arc<str> {
        let text = &*plain(text);
        if let Some(shared) = self.texts.get(text) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = Arc::from(text);
        self.texts.insert(text.to_owned(), Arc::clone(&shared));
        shared
    }

    /// One shared copy of a source.
    pub fn citation(&mut self, citation: &Citation) -> Arc<Citation> {
        let citation = Citation {
            title: plain(&citation.title).into_owned(),
            publisher: plain(&citation.publisher).into_owned(),
            address: plain(&citation.address).into_owned(),
        };
        let shared = Arc::new(citation.clone());
        Arc::clone(self.citations.entry(citation).or_insert(shared))
    }

    /// How many cells gave a figure so far, and how many none.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.known, self.rows.len() - self.known)
    }

    /// Adds a figure.
    pub fn push(&mut self, observation: Observation) {
        self.known += usize::from(observation.reading.value().is_some());
        self.rows.push(observation);
    }

    /// Closes the draft: of two figures with one key the better is chosen, the other kept aside with a note.
    ///
    /// # Panics
    /// If our own columns have different lengths.
    #[must_use]
    pub fn finish(mut self, notes: &mut Vec<Note>) -> Observations {
        adopt_perimeters(&mut self.rows);
        let mut territories: HashMap<String, u32> = HashMap::new();
        let mut keys = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let next = short(territories.len());
            let territory = *territories.entry(fold(&row.perimeter)).or_insert(next);
            let place = self.place_rank.get(&row.place).copied().unwrap_or(u32::MAX);
            let measure = self.measure_rank.get(&row.measure).copied().unwrap_or(u32::MAX);
            keys.push((place, measure, row.year.get(), row.level.rank(), territory));
        }
        let chosen = choose(&self.rows, &keys, notes);
        let facts = match frame(&self.rows, &keys, &chosen) {
            Ok(facts) => facts,
            Err(error) => unreachable!("columns of one length: {error}"),
        };
        let mut index: HashMap<(u32, u32), Vec<u32>> = HashMap::new();
        for (row, key) in (0_u32..).zip(&keys) {
            index.entry((key.0, key.1)).or_default().push(row);
        }
        let ranks = (self.place_rank, self.measure_rank);
        let gazetteer = self.gazetteer.places().to_vec();
        Observations { gazetteer, places: self.places, measures: self.measures, rows: self.rows, chosen, facts, index, ranks }
    }
}

/// A figure whose file names no territory is about the one territory of that level the place is known by, if
/// there is just one.
fn adopt_perimeters(rows: &mut [Observation]) {
    let mut known: HashMap<(PlaceId, Level), Option<Arc<str>>> = HashMap::new();
    for row in rows.iter().filter(|row| !row.perimeter.is_empty()) {
        let same = |other: &Arc<str>| fold(other) == fold(&row.perimeter);
        let entry = known.entry((row.place.clone(), row.level)).or_insert_with(|| Some(Arc::clone(&row.perimeter)));
        if !entry.as_ref().is_some_and(same) {
            *entry = None;
        }
    }
    for row in rows.iter_mut().filter(|row| row.perimeter.is_empty()) {
        if let Some(Some(perimeter)) = known.get(&(row.place.clone(), row.level)) {
            row.perimeter = Arc::clone(perimeter);
        }
    }
}

fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// For each figure, whether it is the one used: known before missing, better status, then first read.
fn choose(rows: &[Observation], keys: &[Key], notes: &mut Vec<Note>) -> Vec<bool> {
    let mut best: HashMap<Key, usize> = HashMap::new();
    let rank = |row: &Observation| (row.reading.value().is_none(), row.status);
    for (index, (row, key)) in rows.iter().zip(keys).enumerate() {
        let champion = best.entry(*key).or_insert(index);
        if let Some(other) = rows.get(*champion)
            && rank(row) < rank(other)
        {
            *champion = index;
        }
    }
    let chosen: Vec<bool> = keys.iter().enumerate().map(|(index, key)| best.get(key) == Some(&index)).collect();
    for (index, (row, key)) in rows.iter().zip(keys).enumerate() {
        let Some(kept) = best.get(key).filter(|kept| **kept != index).and_then(|kept| rows.get(*kept)) else { continue };
        if row.reading != kept.reading {
            let note = Note::new(NoteCode::TwoValues).at(&row.spot.source, row.spot.line, row.spot.column);
            let note = note.with("measure", row.measure.as_str()).with("chosen", kept.raw.as_ref());
            notes.push(note.with("other", row.raw.as_ref()).with("line", kept.spot.line.to_string()));
        }
    }
    chosen
}

fn frame(rows: &[Observation], keys: &[Key], chosen: &[bool]) -> Result<DataFrame, PolarsError> {
    let used: Vec<(u32, &Observation, &Key)> = (0_u32..)
        .zip(rows)
        .zip(keys)
        .zip(chosen)
        .filter(|(_, chosen)| **chosen)
        .map(|(((index, row), key), _)| (index, row, key))
        .collect();
    let ints = |name: &str, of: &dyn Fn(&(u32, &Observation, &Key)) -> u32| {
        Series::new(name.into(), used.iter().map(of).collect::<Vec<u32>>()).into_column()
    };
    let values: Vec<Option<f64>> = used.iter().map(|(_, row, _)| row.reading.value()).collect();
    let gaps: Vec<Option<u32>> = used.iter().map(|(_, row, _)| row.reading.gap().map(Gap::rank)).collect();
    let years: Vec<i32> = used.iter().map(|(_, row, _)| i32::from(row.year.get())).collect();
    DataFrame::new_infer_height(vec![
        ints("place", &|(_, _, key)| key.0),
        ints("measure", &|(_, _, key)| key.1),
        Series::new("year".into(), years).into_column(),
        ints("level", &|(_, _, key)| key.3),
        ints("territory", &|(_, _, key)| key.4),
        Series::new("value".into(), values).into_column(),
        Series::new("gap".into(), gaps).into_column(),
        ints("row", &|(index, _, _)| *index),
    ])
}

/// Every figure read from the user's files.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    places: Vec<Arc<Place>>,
    measures: Vec<Arc<Measure>>,
    rows: Vec<Observation>,
    chosen: Vec<bool>,
    facts: DataFrame,
    /// The rows of each place and measure.
    index: HashMap<(u32, u32), Vec<u32>>,
    ranks: (HashMap<PlaceId, u32>, HashMap<MeasureId, u32>),
    gazetteer: Vec<Arc<Place>>,
}

impl Observations {
    /// The card of a place, whether a file speaks of it or not.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&Arc<Place>> {
        let met = self.ranks.0.get(id).and_then(|rank| self.places.get(*rank as usize));
        met.or_else(|| self.gazetteer.iter().find(|place| place.id == *id))
    }

    /// The places met, in order of first meeting.
    #[must_use]
    pub fn places(&self) -> &[Arc<Place>] {
        &self.places
    }

    /// The measures met, in order of first meeting.
    #[must_use]
    pub fn measures(&self) -> &[Arc<Measure>] {
        &self.measures
    }

    /// Every figure, in the order read, chosen or not.
    #[must_use]
    pub fn rows(&self) -> &[Observation] {
        &self.rows
    }

    /// Every figure of a place and a measure, in the order read, with whether it is the one used.
    pub fn of<'a>(&'a self, place: &PlaceId, measure: &MeasureId) -> impl Iterator<Item = (&'a Observation, bool)> {
        let key = self.ranks.0.get(place).zip(self.ranks.1.get(measure)).map(|(place, measure)| (*place, *measure));
        let rows = key.and_then(|key| self.index.get(&key)).map(Vec::as_slice).unwrap_or_default();
        rows.iter().filter_map(|row| self.rows.get(*row as usize).zip(self.chosen.get(*row as usize).copied()))
    }

    /// The figures not used because a better one has the same key as `row`.
    pub fn alternatives<'a>(&'a self, row: &'a Observation) -> impl Iterator<Item = &'a Observation> {
        let same =
            move |other: &Observation| (other.year, other.level) == (row.year, row.level) && fold(&other.perimeter) == fold(&row.perimeter);
        self.of(&row.place, &row.measure).filter(move |(other, chosen)| !chosen && same(other)).map(|(other, _)| other)
    }

    /// The rank of a measure, if any file has it.
    #[must_use]
    pub fn measure_rank(&self, id: &MeasureId) -> Option<u32> {
        self.ranks.1.get(id).copied()
    }

    /// The chosen figures as a frame: `place, measure, year, level, territory, value, gap, row`.
    pub(crate) fn facts(&self) -> &DataFrame {
        &self.facts
    }
}

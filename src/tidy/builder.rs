//! Collects observations while files are read: cells in, [`Observations`] out. Places and measures that only a file knows are
//! added under its names. Of two observations with one place, measure, year and territory the better one is used; the other
//! is kept, with a note.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

use crate::base::fold::{fold, strip_bidi_controls};
use crate::base::{Level, MeasureId, Note, NoteCode, NoteMessage, Notes, PlaceId, Time, Unit};
use crate::intake::Intake;
use crate::tidy::convert::Conversion;
use crate::tidy::measures::{Measure, Measures};
use crate::tidy::observation::{Citation, DataQuality, ObservationRow, Provenance, WHOLE};
use crate::tidy::observations::{Observations, SourceTable};
use crate::tidy::place_resolver::ResolvedPlace;
use crate::tidy::places::{Gazetteer, Place};
use crate::tidy::row_index::{Indexed, RowIndex, RowKeys, to_u32};
use crate::tidy::series::{AllSeries, Duplicate, build_series};

/// The texts of a line that describe its values, as the file writes them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct ProvenanceTexts<'a> {
    pub perimeter: &'a str,
    pub definition: &'a str,
    pub remark: &'a str,
    pub title: &'a str,
    pub publisher: &'a str,
    pub address: &'a str,
    pub quality: &'a str,
}

/// Collects observations from files.
pub struct ObservationsBuilder<'a> {
    gazetteer: &'a Gazetteer,
    known_measures: &'a Measures,
    places: Vec<Arc<Place>>,
    measures: Vec<Arc<Measure>>,
    sources: Vec<SourceTable>,
    files: usize,
    provenances: Vec<Provenance>,
    times: Vec<Time>,
    time_indices: HashMap<Time, u32>,
    breakdowns: Vec<Arc<str>>,
    breakdown_indices: HashMap<Arc<str>, u32>,
    headings: Vec<Arc<str>>,
    heading_indices: HashMap<Arc<str>, u32>,
    file_codes: HashMap<(u32, Level), Arc<str>>,
    place_indices: HashMap<PlaceId, u32>,
    measure_indices: HashMap<MeasureId, u32>,
    provenance_indices: HashMap<Provenance, u32>,
    texts: HashMap<String, Arc<str>>,
    raw: String,
    rows: Vec<ObservationRow>,
    intervals: HashMap<u32, (f64, f64)>,
    /// Set when observations are only counted, not stored.
    counted: Option<Counted>,
    /// How many cells had a value, and how many had none.
    known: usize,
    missing: usize,
}

/// What is stored of observations that are only counted: hashes, as a file may have as many names as lines.
#[derive(Default)]
struct Counted {
    /// For each line, the key of its first observation.
    lines: Vec<CountedLine>,
    /// For each place that is not in the gazetteer, by the hash of its name, its index.
    unknown_places: HashMap<u64, u32>,
    /// The hashes of places, measures and provenances, in the order of their indices.
    places: Vec<u64>,
    measures: Vec<u64>,
    provenances: Vec<u64>,
}

/// A line of a file and the key of its first observation. Ordered by key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct CountedLine {
    key: u64,
    line: u32,
}

/// A line whose observations were already given by an earlier one. Both are line numbers, from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RepeatedLine {
    /// The line that repeats another.
    pub line: u32,
    /// The line that gave the observations first.
    pub first: u32,
}

/// Places that are counted and not stored have indices from here on, above those of stored places.
const NOT_STORED: u32 = 1 << 31;

fn hashed(thing: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}

impl Counted {
    /// A hash of place, measure, territory, year and level. Does not depend on the order in which names were met, so that two
    /// builders that each count a part of a file agree.
    fn key(&self, observation: &ObservationRow, time: Time, breakdown: &str) -> u64 {
        let place = if observation.place >= NOT_STORED { u64::from(observation.place) } else { hash_at(&self.places, observation.place) };
        let parts = [
            place,
            hash_at(&self.measures, observation.measure),
            hash_at(&self.provenances, observation.provenance),
            hashed(&time),
            hashed(&breakdown),
            u64::from(observation.level.rank()),
        ];
        parts.iter().fold(0, |key: u64, part| (key.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

fn hash_at(hashes: &[u64], index: u32) -> u64 {
    debug_assert!((index as usize) < hashes.len(), "each insertion adds a hash");
    hashes.get(index as usize).copied().unwrap_or_default()
}

impl<'a> ObservationsBuilder<'a> {
    /// An empty builder that recognises these places and measures.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer, measures: &'a Measures) -> Self {
        Self {
            gazetteer,
            known_measures: measures,
            places: Vec::new(),
            measures: Vec::new(),
            sources: Vec::new(),
            files: 0,
            provenances: Vec::new(),
            times: vec![Time::Undated],
            time_indices: HashMap::from([(Time::Undated, 0)]),
            breakdowns: vec![Arc::default()],
            breakdown_indices: HashMap::new(),
            headings: Vec::new(),
            heading_indices: HashMap::new(),
            file_codes: HashMap::new(),
            place_indices: HashMap::new(),
            measure_indices: HashMap::new(),
            provenance_indices: HashMap::new(),
            texts: HashMap::new(),
            raw: String::new(),
            rows: Vec::new(),
            intervals: HashMap::new(),
            counted: None,
            known: 0,
            missing: 0,
        }
    }

    /// A builder that counts observations and stores none, to check a file of any size.
    #[must_use]
    pub(super) fn counting(gazetteer: &'a Gazetteer, measures: &'a Measures) -> Self {
        Self { counted: Some(Counted::default()), ..Self::new(gazetteer, measures) }
    }

    /// Begins a file with its first table: the next observations come from it. To be called for files without observations too.
    pub fn begin_source(&mut self, intake: &Intake) {
        self.files += 1;
        self.begin_table(intake);
    }

    /// Begins another table of the file begun last.
    pub fn begin_table(&mut self, intake: &Intake) {
        self.sources.push(SourceTable {
            name: Arc::clone(&intake.name),
            file: self.files.saturating_sub(1),
            sheet: intake.sheet.as_deref().map(Arc::from),
        });
    }

    /// The places the program knows.
    pub(super) fn gazetteer(&self) -> &'a Gazetteer {
        self.gazetteer
    }

    /// Inserts a place that only a file knows and returns its index.
    pub(super) fn insert_unknown_place(&mut self, place: Place) -> u32 {
        if let Some(counted) = &mut self.counted {
            let key = hashed(&place.id);
            // The index is made from the name, so that it is the same in both halves of a file.
            let index = NOT_STORED | (u32::try_from(key >> 33).unwrap_or_default());
            counted.unknown_places.insert(key, index);
            return index;
        }
        self.add_place(Arc::new(place))
    }

    pub(super) fn add_place(&mut self, place: Arc<Place>) -> u32 {
        let next = to_u32(self.places.len());
        let index = *self.place_indices.entry(place.id.clone()).or_insert(next);
        if index == next {
            if let Some(counted) = &mut self.counted {
                counted.places.push(hashed(&place.id));
            }
            self.places.push(place);
        }
        index
    }

    /// The index of a span of time, stored once for all observations that share it.
    pub(super) fn insert_time(&mut self, time: Time) -> u32 {
        let next = to_u32(self.times.len());
        let index = *self.time_indices.entry(time).or_insert(next);
        if index == next {
            self.times.push(time);
        }
        index
    }

    /// The index of a part of a whole ("Milieu=Urbain;Sexe=Féminin"), stored once; 0 for the whole, an empty text.
    pub(super) fn insert_breakdown(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return WHOLE;
        }
        let next = to_u32(self.breakdowns.len());
        if let Some(index) = self.breakdown_indices.get(text) {
            return *index;
        }
        let shared: Arc<str> = Arc::from(text);
        self.breakdown_indices.insert(Arc::clone(&shared), next);
        self.breakdowns.push(shared);
        next
    }

    /// The index of a heading or a word that names a measure, stored once.
    pub(super) fn insert_heading(&mut self, text: &str) -> u32 {
        if let Some(index) = self.heading_indices.get(text) {
            return *index;
        }
        let next = to_u32(self.headings.len());
        let shared: Arc<str> = Arc::from(text);
        self.heading_indices.insert(Arc::clone(&shared), next);
        self.headings.push(shared);
        next
    }

    /// Keeps the code a file gives a place; of two, the first.
    pub(super) fn insert_code(&mut self, place: ResolvedPlace, code: &str) {
        if self.counted.is_none() {
            self.file_codes.entry((place.index, place.level)).or_insert_with(|| Arc::from(code));
        }
    }

    /// Whether a measure is an amount of money.
    pub(super) fn is_money(&self, measure: u32) -> bool {
        self.measure(measure).is_some_and(|measure| measure.parsed_unit().is_money())
    }

    /// The index of the measure a heading names: one of the list, or one inserted before.
    pub(super) fn find_measure(&mut self, name: &str) -> Option<u32> {
        // A measure known only from a formula of the user has no unit yet: it takes that of its file, below.
        if let Some(measure) = self.known_measures.find(name).filter(|measure| !measure.unit.is_empty()) {
            let measure = Arc::clone(measure);
            return Some(self.add_measure(measure));
        }
        self.measure_indices.get(&Measure::unknown(name, "").id).copied()
    }

    /// The index of the measure a heading names, for values in a unit. An amount of money whose currency nobody wrote is not one in
    /// euros: it may be in dirhams, or in thousands. An amount in another currency, and a measure of a file in another unit, is a
    /// measure of its own: "dette (MAD)".
    pub(super) fn find_measure_in(&mut self, name: &str, unit: &str) -> Option<u32> {
        let found = self.find_measure(name)?;
        let is_money = self.is_money(found);
        if unit.is_empty() {
            return Some(found).filter(|_| !is_money || !self.is_shipped(found));
        }
        let fits = self.measure(found).is_some_and(|measure| !matches!(Conversion::to_measure(measure, unit), Conversion::Impossible));
        let may_differ = !self.is_shipped(found) || (is_money && Unit::parse(unit).is_money());
        if fits || !may_differ {
            return Some(found);
        }
        let own = format!("{name} ({unit})");
        Some(self.find_measure(&own).unwrap_or_else(|| self.insert_measure(&own, unit)))
    }

    /// Whether a measure is of the list of the program.
    fn is_shipped(&self, measure: u32) -> bool {
        self.measure(measure)
            .is_some_and(|measure| self.known_measures.find(measure.id.as_str()).is_some_and(|known| !known.unit.is_empty()))
    }

    /// Inserts a measure that only a file knows, under the name and unit it gives, and returns its index.
    pub(super) fn insert_measure(&mut self, name: &str, unit: &str) -> u32 {
        self.add_measure(Arc::new(Measure::unknown(name, unit)))
    }

    fn add_measure(&mut self, measure: Arc<Measure>) -> u32 {
        let next = to_u32(self.measures.len());
        let index = *self.measure_indices.entry(measure.id.clone()).or_insert(next);
        if index == next {
            if let Some(counted) = &mut self.counted {
                counted.measures.push(hashed(&measure.id));
            }
            self.measures.push(measure);
        }
        index
    }

    /// The measure with this index.
    pub(super) fn measure(&self, index: u32) -> Option<&Arc<Measure>> {
        self.measures.get(index as usize)
    }

    /// Inserts a provenance, stored once for all observations that share it, and returns its index.
    pub(super) fn insert_provenance(&mut self, texts: ProvenanceTexts<'_>) -> u32 {
        let citation = Citation {
            title: strip_bidi_controls(texts.title).into_owned(),
            publisher: strip_bidi_controls(texts.publisher).into_owned(),
            address: strip_bidi_controls(texts.address).into_owned(),
        };
        let provenance = Provenance {
            perimeter: self.shared(texts.perimeter),
            definition: self.shared(texts.definition),
            remark: self.shared(texts.remark),
            quality: DataQuality::parse(texts.quality),
            citation: Arc::new(citation),
        };
        self.add_provenance(provenance)
    }

    fn add_provenance(&mut self, provenance: Provenance) -> u32 {
        let next = to_u32(self.provenances.len());
        let index = *self.provenance_indices.entry(provenance.clone()).or_insert(next);
        if index == next {
            if let Some(counted) = &mut self.counted {
                counted.provenances.push(hashed(&provenance.perimeter));
            }
            self.provenances.push(provenance);
        }
        index
    }

    fn shared(&mut self, text: &str) -> Arc<str> {
        let text = &*strip_bidi_controls(text);
        if let Some(shared) = self.texts.get(text) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = Arc::from(text);
        self.texts.insert(text.to_owned(), Arc::clone(&shared));
        shared
    }

    /// The number of cells read so far: with a value, and without.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.known, self.missing)
    }

    /// Adds an observation with the text of its cell.
    pub(super) fn push(&mut self, observation: ObservationRow, raw: &str) {
        if observation.missing.is_none() {
            self.known += 1;
        } else {
            self.missing += 1;
        }
        if let Some(counted) = &mut self.counted {
            // The observations of a line are in the same columns as those of any other: if the first repeats, so do the others.
            if counted.lines.last().is_none_or(|last| last.line != observation.line) {
                let time = self.times.get(observation.time as usize).copied().unwrap_or_default();
                let breakdown = self.breakdowns.get(observation.breakdown as usize).map_or("", |text| text);
                let key = counted.key(&observation, time, breakdown);
                counted.lines.push(CountedLine { key, line: observation.line });
            }
            return;
        }
        let source = u16::try_from(self.sources.len().saturating_sub(1)).unwrap_or(u16::MAX);
        // The text of a very long cell is cut; its line and column still lead to it.
        let mut length = raw.len().min(usize::from(u16::MAX));
        while !raw.is_char_boundary(length) {
            length -= 1;
        }
        let raw_length = u16::try_from(length).unwrap_or(u16::MAX);
        let row = ObservationRow { source, raw_start: to_u32(self.raw.len()), raw_length, ..observation };
        self.raw.push_str(raw.get(..length).unwrap_or_default());
        self.rows.push(row);
    }

    /// Sets the interval of the observation added last.
    pub(super) fn set_interval(&mut self, interval: Option<(f64, f64)>) {
        if let (Some(interval), Some(last), None) = (interval, self.rows.len().checked_sub(1), &self.counted) {
            self.intervals.insert(to_u32(last), interval);
        }
    }

    /// Whether observations are only counted, not stored.
    pub(super) fn is_counting(&self) -> bool {
        self.counted.is_some()
    }

    /// Sorts the lines counted; each builder does so on its own thread.
    pub(super) fn sort_counted(&mut self) {
        if let Some(counted) = &mut self.counted {
            counted.lines.sort_unstable();
        }
    }

    /// The lines that repeat an earlier one, found by builders that counted parts of one file; in no particular order.
    pub(super) fn repeated_lines(builders: Vec<Self>) -> Vec<RepeatedLine> {
        let mut lines: Vec<CountedLine> = Vec::new();
        for counted in builders.into_iter().filter_map(|builder| builder.counted) {
            lines.extend(counted.lines);
        }
        // A stable sort finds the sorted runs of the builders and merges them.
        lines.sort();
        let mut repeated = Vec::new();
        for same in lines.chunk_by(|left, right| left.key == right.key) {
            let [first, others @ ..] = same else { continue };
            repeated.extend(others.iter().map(|other| RepeatedLine { line: other.line, first: first.line }));
        }
        repeated
    }

    /// Builds the observations; notes tell of those that are not used because another one has the same key.
    #[must_use]
    pub fn finish(mut self, notes: &mut Notes) -> Observations {
        self.adopt_perimeters();
        let mut territories: HashMap<String, u32> = HashMap::new();
        let mut territory_of = Vec::with_capacity(self.provenances.len());
        for provenance in &self.provenances {
            let next = to_u32(territories.len());
            territory_of.push(*territories.entry(fold(&provenance.perimeter)).or_insert(next));
        }
        let territory = |row: &ObservationRow| {
            debug_assert!((row.provenance as usize) < territory_of.len(), "a row keeps the index it was given");
            territory_of.get(row.provenance as usize).copied().unwrap_or_default()
        };
        let times = &self.times;
        let series_year = |row: &ObservationRow| row.series_year(times);
        let keys = RowKeys { territory: &territory, series_year: &series_year };
        let Indexed { index, rows: row_of } = RowIndex::build(&self.rows, self.places.len(), &keys);
        let inventory: Vec<bool> = self.measures.iter().map(|measure| measure.gpc.is_some()).collect();
        let is_inventory = |measure: u32| inventory.get(measure as usize) == Some(&true);
        let AllSeries { series, mut duplicates } = build_series(&self.rows, &row_of, self.measures.len(), &is_inventory);
        drop(row_of);
        let mut is_used = vec![true; self.rows.len()];
        duplicates.sort_unstable();
        for duplicate in &duplicates {
            if let Some(is_used) = is_used.get_mut(duplicate.unused as usize) {
                *is_used = false;
            }
            self.note_duplicate(*duplicate, notes);
        }
        duplicates.sort_unstable_by_key(|duplicate| (duplicate.used, duplicate.unused));
        Observations {
            places: self.places,
            measures: self.measures,
            sources: self.sources,
            provenances: self.provenances,
            times: self.times,
            breakdowns: self.breakdowns,
            headings: self.headings,
            file_codes: self.file_codes,
            raw: Arc::new(self.raw),
            rows: Arc::new(self.rows),
            intervals: self.intervals,
            added: Vec::new(),
            groups: Vec::new(),
            is_used: Arc::new(is_used),
            duplicates,
            row_index: Arc::new(index),
            series: series.into_iter().map(Arc::new).collect(),
            place_indices: self.place_indices,
            measure_indices: self.measure_indices,
            gazetteer: self.gazetteer.places().to_vec(),
        }
    }

    /// Gives observations without a named territory the territory of their place and level, when the files name exactly one.
    fn adopt_perimeters(&mut self) {
        let mut known: HashMap<(u32, Level), Option<Arc<str>>> = HashMap::new();
        let perimeter_of = |row: &ObservationRow| {
            let provenance = self.provenances.get(row.provenance as usize);
            provenance.map(|provenance| &provenance.perimeter).filter(|name| !name.is_empty())
        };
        for row in &self.rows {
            let Some(perimeter) = perimeter_of(row) else { continue };
            let entry = known.entry((row.place, row.level)).or_insert_with(|| Some(Arc::clone(perimeter)));
            if !entry.as_ref().is_some_and(|other| Arc::ptr_eq(other, perimeter) || fold(other) == fold(perimeter)) {
                *entry = None;
            }
        }
        if known.is_empty() {
            return;
        }
        let mut rows = std::mem::take(&mut self.rows);
        let mut adopted: HashMap<(u32, Level, u32), u32> = HashMap::new();
        for row in &mut rows {
            let provenance = self.provenances.get(row.provenance as usize);
            let Some(provenance) = provenance.filter(|provenance| provenance.perimeter.is_empty()) else { continue };
            let Some(Some(perimeter)) = known.get(&(row.place, row.level)) else { continue };
            let key = (row.place, row.level, row.provenance);
            if let Some(index) = adopted.get(&key) {
                row.provenance = *index;
                continue;
            }
            let provenance = Provenance { perimeter: Arc::clone(perimeter), ..provenance.clone() };
            row.provenance = self.add_provenance(provenance);
            adopted.insert(key, row.provenance);
        }
        self.rows = rows;
    }

    /// Notes an observation that is not used, unless it adds up with the one used or has the same value.
    fn note_duplicate(&self, duplicate: Duplicate, notes: &mut Notes) {
        let (Some(own), Some(kept)) = (self.rows.get(duplicate.unused as usize), self.rows.get(duplicate.used as usize)) else { return };
        let are_parts = own.is_part && kept.is_part && own.source == kept.source;
        if are_parts || own.to_value() == kept.to_value() {
            return;
        }
        let Some(source) = self.sources.get(usize::from(own.source)) else { return };
        notes.push_with(NoteCode::TwoValues, || {
            let measure = self.measures.get(own.measure as usize).map_or("", |measure| measure.id.as_str()).into();
            let (chosen, other) = (kept.text(&self.raw).into(), own.text(&self.raw).into());
            let message = NoteMessage::TwoValues { measure, chosen, other, line: kept.line as usize };
            Note::new(message).at(&source.name, own.line, own.column)
        });
    }
}

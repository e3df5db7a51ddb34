//! Collects observations while files are read: cells in, [`Observations`] out. Places and measures that only a file knows are
//! added under its names. Of two observations with one place, measure, year and territory the better one is used; the other
//! is kept, with a note.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::base::fold::{fold, strip_bidi_controls};
use crate::base::{Level, MeasureId, Note, NoteCode, NoteMessage, Notes, PlaceId, Time};
use crate::intake::Intake;
use crate::tidy::counted::{Counted, CountedLine, NOT_STORED, RepeatedLine, hashed};
use crate::tidy::interner::Interner;
use crate::tidy::measures::{Measure, Measures};
use crate::tidy::observation::{Citation, DataQuality, ObservationRow, Provenance};
use crate::tidy::observations::{Observations, SourceTable};
use crate::tidy::place_text::ResolvedPlace;
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
    times: Interner<Time>,
    breakdowns: Interner<Arc<str>>,
    headings: Interner<Arc<str>>,
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
            times: Interner::starting_with(Time::Undated),
            breakdowns: Interner::starting_with(Arc::default()),
            headings: Interner::starting_with(Arc::default()),
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

    /// The index of a span of time.
    pub(super) fn insert_time(&mut self, time: Time) -> u32 {
        self.times.insert(time)
    }

    /// The index of a part of a whole ("Milieu=Urbain;Sexe=Féminin"); that of the whole (0) for an empty text.
    pub(super) fn insert_breakdown(&mut self, text: &str) -> u32 {
        self.breakdowns.insert_text(text)
    }

    /// The index of a heading or a word that names a measure.
    pub(super) fn insert_heading(&mut self, text: &str) -> u32 {
        self.headings.insert_text(text)
    }

    /// Keeps the code a file gives a place; of two, the first.
    pub(super) fn insert_code(&mut self, place: ResolvedPlace, code: &str) {
        if self.counted.is_none() {
            self.file_codes.entry((place.index, place.level)).or_insert_with(|| Arc::from(code));
        }
    }

    /// The country of a place, as an ISO 3166 code; empty when nothing tells it.
    pub(super) fn country(&self, place: u32) -> &str {
        self.places.get(place as usize).map_or("", |place| place.country.as_str())
    }

    /// The measures the program knows.
    pub(super) fn known_measures(&self) -> &'a Measures {
        self.known_measures
    }

    /// The index of a measure inserted before.
    pub(super) fn measure_index(&self, id: &MeasureId) -> Option<u32> {
        self.measure_indices.get(id).copied()
    }

    /// Inserts a measure once and returns its index.
    pub(super) fn add_measure(&mut self, measure: Arc<Measure>) -> u32 {
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
                let time = self.times.get(observation.time).copied().unwrap_or_default();
                let breakdown = self.breakdowns.get(observation.breakdown).map_or("", |text| text);
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
        let times = self.times.values();
        let series_year = |row: &ObservationRow| row.series_year(times);
        let keys = RowKeys { territory: &territory, series_year: &series_year };
        let Indexed { index, rows: row_of } = RowIndex::build(&self.rows, self.places.len(), &keys);
        let inventory: Vec<bool> = self.measures.iter().map(|measure| measure.gpc.is_some()).collect();
        let is_inventory = |measure: u32| inventory.get(measure as usize) == Some(&true);
        let AllSeries { series, mut duplicates, undecided } = build_series(&self.rows, &row_of, self.measures.len(), &is_inventory);
        drop(row_of);
        let mut is_used = vec![true; self.rows.len()];
        duplicates.sort_unstable();
        self.note_undecided(&undecided, &duplicates, notes);
        for index in &undecided {
            if let Some(is_used) = is_used.get_mut(*index as usize) {
                *is_used = false;
            }
        }
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
            times: self.times.into_values(),
            breakdowns: self.breakdowns.into_values(),
            headings: self.headings.into_values(),
            file_codes: self.file_codes,
            raw: Arc::new(self.raw),
            rows: Arc::new(self.rows),
            intervals: self.intervals,
            added: Vec::new(),
            groups: Vec::new(),
            is_used: Arc::new(is_used),
            undecided: undecided.into_iter().collect(),
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

    /// Asks what the lines are that give different values of one thing in one table: one question for each measure of a table.
    fn note_undecided(&self, undecided: &[u32], duplicates: &[Duplicate], notes: &mut Notes) {
        let mut counts: BTreeMap<(u16, u32), (u32, usize)> = BTreeMap::new();
        let mut lines: HashMap<u32, usize> = HashMap::new();
        for duplicate in duplicates {
            *lines.entry(duplicate.used).or_insert(1) += 1;
        }
        for index in undecided {
            let Some(row) = self.rows.get(*index as usize) else { continue };
            let (_, count) = counts.entry((row.source, row.measure)).or_insert((*index, 0));
            *count += lines.get(index).copied().unwrap_or(1);
        }
        for (first, count) in counts.into_values() {
            let Some(row) = self.rows.get(first as usize) else { continue };
            let (Some(source), Some(place)) = (self.sources.get(usize::from(row.source)), self.places.get(row.place as usize)) else {
                continue;
            };
            let heading = self.headings.get(row.heading).map_or("", |heading| heading).into();
            let message = NoteMessage::AskRivals { place: place.names.fr.as_str().into(), measure: heading, count };
            notes.push(Note::new(message).at(&source.name, row.line, row.column));
        }
    }

    /// Notes an observation that is not used, unless it adds up with the one used or has the same value.
    fn note_duplicate(&self, duplicate: Duplicate, notes: &mut Notes) {
        let (Some(own), Some(kept)) = (self.rows.get(duplicate.unused as usize), self.rows.get(duplicate.used as usize)) else { return };
        let is_same_table = own.source == kept.source;
        let is_rival = is_same_table
            && own.provenance == kept.provenance
            && own.status == kept.status
            && own.missing.is_none()
            && kept.missing.is_none();
        if (own.is_part && kept.is_part && is_same_table) || is_rival || own.to_value() == kept.to_value() {
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

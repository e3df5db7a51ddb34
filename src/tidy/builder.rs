//! Collects figures while files are read: cells in, facts, keys and the lists of what repeats out; `builder_finish` makes observations
//! of them. Places and measures that only a file knows are added under its names.

use std::sync::Arc;

use foldhash::HashMap;

use crate::base::fold::{fold, strip_bidi_controls};
use crate::base::number::Qualifier;
use crate::base::{CellText, Level, MeasureId, MissingReason, PlaceId, Status, Time, Value};
use crate::intake::Intake;
use crate::tidy::facts::{Fact, FactColumns, FactMarks};
use crate::tidy::interner::Interner;
use crate::tidy::keys::{RowKey, to_u32};
use crate::tidy::mapping::Mapping;
use crate::tidy::measures::{Measure, Measures};
use crate::tidy::observation::{Citation, DataQuality, FactContext, Provenance};
use crate::tidy::observations::SourceTable;
use crate::tidy::place_text::ResolvedPlace;
use crate::tidy::places::{Gazetteer, Place};

/// The texts of a line that describe its values, as the file writes them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct ProvenanceTexts<'a> {
    pub definition: CellText<'a>,
    pub remark: CellText<'a>,
    pub title: CellText<'a>,
    pub publisher: CellText<'a>,
    pub address: CellText<'a>,
    pub quality: CellText<'a>,
}

/// A figure as it is read from a cell. `u32` fields are indices that the builder gave.
#[derive(Clone, Copy)]
pub(super) struct NewFigure {
    pub place: ResolvedPlace,
    pub perimeter: u32,
    pub time: Time,
    pub measure: u32,
    pub breakdown: u32,
    pub heading: u32,
    pub provenance: u32,
    /// The record of its table, and its column from 1.
    pub record: usize,
    pub column: u16,
    /// The value in the unit of the measure, or the reason why it is missing.
    pub value: Value,
    pub qualifier: Option<Qualifier>,
    pub status: Status,
    pub is_part: bool,
}

/// How many keys are remembered to be found again.
const RECENT_KEYS: usize = 4096;

/// Collects observations from files.
pub struct ObservationsBuilder<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) known_measures: &'a Measures,
    pub(super) places: Vec<Arc<Place>>,
    pub(super) measures: Vec<Arc<Measure>>,
    pub(super) tables: Vec<SourceTable>,
    pub(super) files: usize,
    pub(super) contexts: Interner<FactContext>,
    /// For each column, the context of its last figure.
    pub(super) last_contexts: Vec<Option<(FactContext, u32)>>,
    pub(super) provenances: Vec<Provenance>,
    pub(super) times: Interner<Time>,
    /// The span of time of the last figure, and its index.
    pub(super) last_time: (Time, u32),
    pub(super) breakdowns: Interner<Arc<str>>,
    pub(super) headings: Interner<Arc<str>>,
    pub(super) file_codes: HashMap<(u32, Level), Arc<str>>,
    pub(super) place_indices: HashMap<PlaceId, u32>,
    pub(super) measure_indices: HashMap<MeasureId, u32>,
    pub(super) provenance_indices: HashMap<Provenance, u32>,
    pub(super) texts: HashMap<String, Arc<str>>,
    pub(super) perimeters: Vec<Arc<str>>,
    pub(super) perimeter_indices: HashMap<String, u32>,
    /// The keys of the facts; one may be there more than once.
    pub(super) keys: Vec<RowKey>,
    /// The key of the last figure, and its index.
    pub(super) last_key: Option<(RowKey, u32)>,
    /// The indices of keys met lately.
    pub(super) recent_keys: Vec<u32>,
    pub(super) facts: FactColumns,
    pub(super) intervals: HashMap<u32, (f64, f64)>,
    /// How many cells had a value, and how many had none.
    pub(super) known: usize,
    pub(super) missing: usize,
    /// The index of the first place that comes from a pool.
    pub(super) first_of_pool: Option<u32>,
    /// The index of the first measure that only the library has.
    pub(super) first_of_library: Option<u32>,
    /// The index of the first place that no file has: it was added from the library.
    pub(super) first_added: Option<u32>,
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
            tables: Vec::new(),
            files: 0,
            contexts: Interner::starting_with(FactContext::default()),
            last_contexts: Vec::new(),
            provenances: Vec::new(),
            times: Interner::starting_with(Time::Undated),
            last_time: (Time::Undated, 0),
            breakdowns: Interner::starting_with(Arc::default()),
            headings: Interner::starting_with(Arc::default()),
            file_codes: HashMap::default(),
            place_indices: HashMap::default(),
            measure_indices: HashMap::default(),
            provenance_indices: HashMap::default(),
            texts: HashMap::default(),
            perimeters: vec![Arc::default()],
            perimeter_indices: std::iter::once((String::new(), 0)).collect(),
            keys: Vec::new(),
            last_key: None,
            recent_keys: vec![u32::MAX; RECENT_KEYS],
            facts: FactColumns::default(),
            intervals: HashMap::default(),
            known: 0,
            missing: 0,
            first_of_pool: None,
            first_of_library: None,
            first_added: None,
        }
    }

    /// Says that what comes next is of the library: measures that were not met before are not of the files.
    pub fn begin_library(&mut self) {
        self.first_of_library.get_or_insert(to_u32(self.measures.len()));
        self.first_added.get_or_insert(to_u32(self.places.len()));
    }

    /// Says that what comes next is of a pool: places that were not named before only stand behind the others.
    pub fn begin_pool(&mut self) {
        self.first_of_pool.get_or_insert(to_u32(self.places.len()));
    }

    /// Begins a file with its first table: the next observations come from it. To be called for files without observations too.
    pub fn begin_source(&mut self, intake: &Intake) {
        self.files += 1;
        self.begin_table(intake);
    }

    /// Begins another table of the file begun last.
    pub fn begin_table(&mut self, intake: &Intake) {
        self.last_contexts.clear();
        self.tables.push(SourceTable {
            name: Arc::clone(&intake.name),
            file: self.files.saturating_sub(1),
            sheet: intake.sheet.as_deref().map(Arc::from),
            grid: Arc::clone(intake.table.grid()),
            edition: None,
            nature: None,
            doubts: Vec::new(),
        });
    }

    /// Says of the table begun last when it was made, what sort of figures it holds, and what was assumed about it.
    pub(super) fn describe_table(&mut self, mapping: &Mapping) {
        if let Some(table) = self.tables.last_mut() {
            (table.edition, table.nature) = (mapping.edition, mapping.nature);
            table.doubts.clone_from(&mapping.doubts);
        }
    }

    /// The places the program knows.
    pub(super) fn gazetteer(&self) -> &'a Gazetteer {
        self.gazetteer
    }

    /// Inserts a place that only a file knows and returns its index.
    pub(super) fn insert_unknown_place(&mut self, place: Place) -> u32 {
        self.add_place(Arc::new(place))
    }

    pub(super) fn add_place(&mut self, place: Arc<Place>) -> u32 {
        let next = to_u32(self.places.len());
        let index = *self.place_indices.entry(place.id.clone()).or_insert(next);
        if index == next {
            self.places.push(place);
        }
        index
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
        self.file_codes.entry((place.index, place.level)).or_insert_with(|| Arc::from(code));
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
            title: strip_bidi_controls(&texts.title).into_owned(),
            publisher: strip_bidi_controls(&texts.publisher).into_owned(),
            address: strip_bidi_controls(&texts.address).into_owned(),
        };
        let provenance = Provenance {
            definition: self.shared(&texts.definition),
            remark: self.shared(&texts.remark),
            quality: DataQuality::parse(&texts.quality),
            citation: Arc::new(citation),
        };
        self.add_provenance(provenance)
    }

    pub(super) fn add_provenance(&mut self, provenance: Provenance) -> u32 {
        let next = to_u32(self.provenances.len());
        let index = *self.provenance_indices.entry(provenance.clone()).or_insert(next);
        if index == next {
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

    /// The index of the name of an exact territory. Names that differ by case and accents only are one, in the first spelling.
    pub(super) fn insert_perimeter(&mut self, name: &str) -> u32 {
        let next = to_u32(self.perimeters.len());
        let index = *self.perimeter_indices.entry(fold(name)).or_insert(next);
        if index == next {
            self.perimeters.push(Arc::from(&*strip_bidi_controls(name)));
        }
        index
    }

    /// Adds a figure.
    pub(super) fn push(&mut self, figure: NewFigure) {
        let missing = figure.value.missing_reason();
        if missing.is_none() {
            self.known += 1;
        } else {
            self.missing += 1;
        }
        let key = self.key(&figure);
        let context = FactContext {
            table: to_u32(self.tables.len().saturating_sub(1)),
            column: figure.column,
            measure: figure.measure,
            breakdown: figure.breakdown,
            heading: figure.heading,
            provenance: figure.provenance,
            frequency: figure.time.frequency(),
        };
        // In an inventory, an activity that does not occur emits nothing, and one that is included elsewhere is counted there.
        let is_nothing = matches!(missing, Some(MissingReason::NotOccurring | MissingReason::IncludedElsewhere));
        let is_inventory = || self.measure(figure.measure).is_some_and(|measure| measure.gpc.is_some());
        let value = if is_nothing && is_inventory() { Some(0.0) } else { figure.value.number() };
        let marks = FactMarks { missing, qualifier: figure.qualifier, status: figure.status, is_part: figure.is_part, is_supposed: false };
        let context = self.insert_context(context);
        self.facts.push(Fact { key, context, value, record: to_u32(figure.record), marks });
    }

    /// The index of the key of a figure.
    fn key(&mut self, figure: &NewFigure) -> u32 {
        let time = match self.last_time {
            (time, index) if time == figure.time => index,
            _ => self.times.insert(figure.time),
        };
        self.last_time = (figure.time, time);
        let ResolvedPlace { index: place, level, .. } = figure.place;
        let key = RowKey { place, level, perimeter: figure.perimeter, year: figure.time.year_of_series(), time };
        // The columns of a wide table share the key of their row.
        if let Some((last, index)) = self.last_key
            && last == key
        {
            return index;
        }
        let index = self.insert_key(key);
        self.last_key = Some((key, index));
        index
    }

    /// The index of a key that is not that of the last figure. A file may name a few towns and years on each of a million rows: the keys
    /// met last are found again where they were kept.
    fn insert_key(&mut self, key: RowKey) -> u32 {
        let slot = (key.place as usize).wrapping_mul(31).wrapping_add(key.time as usize) % RECENT_KEYS;
        let recent = self.recent_keys.get(slot).copied().and_then(|index| Some((index, *self.keys.get(index as usize)?)));
        match recent {
            Some((index, known)) if known == key => index,
            _ => {
                let index = to_u32(self.keys.len());
                self.keys.push(key);
                if let Some(slot) = self.recent_keys.get_mut(slot) {
                    *slot = index;
                }
                index
            }
        }
    }

    fn insert_context(&mut self, context: FactContext) -> u32 {
        let column = usize::from(context.column);
        match self.last_contexts.get(column).copied().flatten() {
            Some((last, index)) if last == context => index,
            _ => {
                let index = self.contexts.insert(context);
                self.last_contexts.resize(self.last_contexts.len().max(column + 1), None);
                if let Some(last) = self.last_contexts.get_mut(column) {
                    *last = Some((context, index));
                }
                index
            }
        }
    }

    /// Sets the interval of the figure added last.
    pub(super) fn set_interval(&mut self, interval: Option<(f64, f64)>) {
        if let Some((interval, last)) = interval.zip(self.facts.len().checked_sub(1)) {
            self.intervals.insert(to_u32(last), interval);
        }
    }
}

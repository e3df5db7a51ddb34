//! Figures being gathered from files: cells in, [`Observations`] out. Places and measures only a file knows are added as
//! they come; of two figures with one key the better is chosen, the other kept aside with a note.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

use crate::base::fold::{fold, plain, slug};
use crate::base::{Level, MeasureId, Note, NoteCode, NoteMessage, Notes, PlaceId};
use crate::tidy::observations::{DataQuality, ObservationRow, Provenance};
use crate::tidy::row_index::{RowIndex, series, short};
use crate::tidy::{Citation, Gazetteer, Measure, Measures, Observations, Place, PlaceKind};

/// How a line describes its figures: its words, as the file has them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Described<'a> {
    pub perimeter: &'a str,
    pub definition: &'a str,
    pub remark: &'a str,
    pub title: &'a str,
    pub publisher: &'a str,
    pub address: &'a str,
    pub quality: &'a str,
}

/// Observations being gathered.
pub struct ObservationsBuilder<'a> {
    gazetteer: &'a Gazetteer,
    list: &'a Measures,
    places: Vec<Arc<Place>>,
    measures: Vec<Arc<Measure>>,
    sources: Vec<Arc<str>>,
    abouts: Vec<Provenance>,
    place_rank: HashMap<PlaceId, u32>,
    measure_rank: HashMap<MeasureId, u32>,
    about_rank: HashMap<Provenance, u32>,
    texts: HashMap<String, Arc<str>>,
    raw: String,
    rows: Vec<ObservationRow>,
    bounds: HashMap<u32, (f64, f64)>,
    /// When figures are only counted: for each line, what makes its first figure that figure, hashed.
    counted: Option<Counted>,
    known: usize,
    missing: usize,
}

/// What is kept of figures that are only counted. Names are kept as their hash: a file may have as many as lines.
#[derive(Default)]
struct Counted {
    lines: Vec<(u64, u32)>,
    unknown: HashMap<u64, u32>,
    places: Vec<u64>,
    measures: Vec<u64>,
    abouts: Vec<u64>,
}

/// The ranks of places only counted begin here, above those of places that are kept.
const UNKEPT: u32 = 1 << 31;

fn hashed(thing: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}

impl Counted {
    /// What makes a figure that figure, whoever counts it: the same in every part of a file.
    fn key(&self, figure: &ObservationRow) -> u64 {
        let place = if figure.place >= UNKEPT { u64::from(figure.place) } else { of(&self.places, figure.place) };
        let parts = [
            place,
            of(&self.measures, figure.measure),
            of(&self.abouts, figure.about),
            u64::from(figure.year.get()),
            u64::from(figure.level.rank()),
        ];
        parts.iter().fold(0, |key: u64, part| (key.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

fn of(keys: &[u64], rank: u32) -> u64 {
    keys.get(rank as usize).copied().unwrap_or_default()
}

impl<'a> ObservationsBuilder<'a> {
    /// An empty draft that knows the shipped places and measures.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer, list: &'a Measures) -> Self {
        Self {
            gazetteer,
            list,
            places: Vec::new(),
            measures: Vec::new(),
            sources: Vec::new(),
            abouts: Vec::new(),
            place_rank: HashMap::new(),
            measure_rank: HashMap::new(),
            about_rank: HashMap::new(),
            texts: HashMap::new(),
            raw: String::new(),
            rows: Vec::new(),
            bounds: HashMap::new(),
            counted: None,
            known: 0,
            missing: 0,
        }
    }

    /// A draft that counts figures and keeps none: a file is looked at, whatever its size.
    #[must_use]
    pub(super) fn counting(gazetteer: &'a Gazetteer, list: &'a Measures) -> Self {
        Self { counted: Some(Counted::default()), ..Self::new(gazetteer, list) }
    }

    /// Says which file the next figures come from, even if it gives none.
    pub fn begin(&mut self, source: &Arc<str>) {
        self.sources.push(Arc::clone(source));
    }

    /// The rank of the place a word names, in the gazetteer or met before.
    pub(super) fn known_place(&mut self, name: &str) -> Option<u32> {
        if let Some(place) = self.gazetteer.find(name) {
            let place = Arc::clone(place);
            return Some(self.add_place(place));
        }
        if let Some(counted) = &self.counted {
            return counted.unknown.get(&hashed(&slug(name))).copied();
        }
        self.place_rank.get(&Place::unknown(name).id).copied()
    }

    /// Keeps a place under the name a file gives it.
    pub(super) fn learn_place(&mut self, name: &str) -> u32 {
        if let Some(counted) = &mut self.counted {
            let key = hashed(&slug(name));
            // The rank says the name, so that it is the same in both halves of a file.
            let rank = UNKEPT | (u32::try_from(key >> 33).unwrap_or_default());
            counted.unknown.insert(key, rank);
            return rank;
        }
        self.add_place(Arc::new(Place::unknown(name)))
    }

    fn add_place(&mut self, place: Arc<Place>) -> u32 {
        let next = short(self.places.len());
        let rank = *self.place_rank.entry(place.id.clone()).or_insert(next);
        if rank == next {
            if let Some(counted) = &mut self.counted {
                counted.places.push(hashed(&place.id));
            }
            self.places.push(place);
        }
        rank
    }

    /// The level a figure of a place has when its file does not say.
    pub(super) fn level(&self, place: u32) -> Level {
        let unknown = PlaceKind::City.level();
        self.places.get(place as usize).map_or(unknown, |place| place.kind.level())
    }

    /// The rank of the measure a heading names, in the list or met before.
    pub(super) fn known_measure(&mut self, name: &str) -> Option<u32> {
        // One a user's formula speaks of has the unit its file gives it.
        if let Some(measure) = self.list.find(name).filter(|measure| !measure.unit.is_empty()) {
            let measure = Arc::clone(measure);
            return Some(self.add_measure(measure));
        }
        self.measure_rank.get(&Measure::unknown(name, "").id).copied()
    }

    /// Keeps a measure under the name and the unit a file gives it.
    pub(super) fn learn_measure(&mut self, name: &str, unit: &str) -> u32 {
        self.add_measure(Arc::new(Measure::unknown(name, unit)))
    }

    fn add_measure(&mut self, measure: Arc<Measure>) -> u32 {
        let next = short(self.measures.len());
        let rank = *self.measure_rank.entry(measure.id.clone()).or_insert(next);
        if rank == next {
            if let Some(counted) = &mut self.counted {
                counted.measures.push(hashed(&measure.id));
            }
            self.measures.push(measure);
        }
        rank
    }

    /// The measure of a rank.
    pub(super) fn measure(&self, rank: u32) -> Option<&Arc<Measure>> {
        self.measures.get(rank as usize)
    }

    /// The rank of a description, kept once for all figures that share it.
    pub(super) fn about(&mut self, words: Described<'_>) -> u32 {
        let citation = Citation {
            title: plain(words.title).into_owned(),
            publisher: plain(words.publisher).into_owned(),
            address: plain(words.address).into_owned(),
        };
        let about = Provenance {
            perimeter: self.text(words.perimeter),
            definition: self.text(words.definition),
            remark: self.text(words.remark),
            quality: DataQuality::parse(words.quality),
            citation: Arc::new(citation),
        };
        self.add_about(about)
    }

    fn add_about(&mut self, about: Provenance) -> u32 {
        let next = short(self.abouts.len());
        let rank = *self.about_rank.entry(about.clone()).or_insert(next);
        if rank == next {
            if let Some(counted) = &mut self.counted {
                counted.abouts.push(hashed(&about.perimeter));
            }
            self.abouts.push(about);
        }
        rank
    }

    fn text(&mut self, text: &str) -> Arc<str> {
        let text = &*plain(text);
        if let Some(shared) = self.texts.get(text) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = Arc::from(text);
        self.texts.insert(text.to_owned(), Arc::clone(&shared));
        shared
    }

    /// How many cells gave a figure so far, and how many none.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.known, self.missing)
    }

    /// Adds a figure with the text of its cell.
    pub(super) fn push(&mut self, figure: ObservationRow, raw: &str) {
        if figure.gap.is_none() {
            self.known += 1;
        } else {
            self.missing += 1;
        }
        if let Some(counted) = &mut self.counted {
            // All figures of a line stand in the same columns: if its first is that of another line, so are the others.
            if counted.lines.last().is_none_or(|(_, line)| *line != figure.line) {
                let key = counted.key(&figure);
                counted.lines.push((key, figure.line));
            }
            return;
        }
        let source = u16::try_from(self.sources.len().saturating_sub(1)).unwrap_or(u16::MAX);
        // A cell longer than any number is cut; its line and column remain.
        let mut length = raw.len().min(usize::from(u16::MAX));
        while !raw.is_char_boundary(length) {
            length -= 1;
        }
        let kept = ObservationRow { source, raw: short(self.raw.len()), raw_length: u16::try_from(length).unwrap_or_default(), ..figure };
        self.raw.push_str(raw.get(..length).unwrap_or_default());
        self.rows.push(kept);
    }

    /// Says between which values the last figure lies, if anything does.
    pub(super) fn bound(&mut self, interval: Option<(f64, f64)>) {
        if let (Some(interval), Some(last), None) = (interval, self.rows.len().checked_sub(1), &self.counted) {
            self.bounds.insert(short(last), interval);
        }
    }

    /// Whether figures are only counted.
    pub(super) fn is_counting(&self) -> bool {
        self.counted.is_some()
    }

    /// Puts what was counted in order; done by each draft on its own core.
    pub(super) fn sort(&mut self) {
        if let Some(counted) = &mut self.counted {
            counted.lines.sort_unstable();
        }
    }

    /// When figures are only counted, by several drafts: the lines that give figures another line gave already, each with
    /// that line, in no order.
    pub(super) fn doubles(drafts: Vec<Self>) -> Vec<(u32, u32)> {
        let mut lines: Vec<(u64, u32)> = Vec::new();
        for counted in drafts.into_iter().filter_map(|draft| draft.counted) {
            lines.extend(counted.lines);
        }
        #[expect(clippy::stable_sort_primitive, reason = "each draft comes sorted: this sort finds the runs and merges them")]
        lines.sort();
        let mut doubles = Vec::new();
        for same in lines.chunk_by(|left, right| left.0 == right.0) {
            let [(_, first), others @ ..] = same else { continue };
            doubles.extend(others.iter().map(|(_, line)| (*line, *first)));
        }
        doubles
    }

    /// Closes the draft.
    #[must_use]
    pub fn finish(mut self, notes: &mut Notes) -> Observations {
        self.adopt_perimeters();
        let mut territories: HashMap<String, u32> = HashMap::new();
        let mut territory_of = Vec::with_capacity(self.abouts.len());
        for about in &self.abouts {
            let next = short(territories.len());
            territory_of.push(*territories.entry(fold(&about.perimeter)).or_insert(next));
        }
        let territory = |row: &ObservationRow| territory_of.get(row.about as usize).copied().unwrap_or_default();
        let (lines, of_row) = RowIndex::of(&self.rows, self.places.len(), &territory);
        let inventory: Vec<bool> = self.measures.iter().map(|measure| measure.gpc.is_some()).collect();
        let is_inventory = |measure: u32| inventory.get(measure as usize) == Some(&true);
        let (series, mut doubles) = series(&self.rows, &of_row, self.measures.len(), &is_inventory);
        drop(of_row);
        let mut chosen = vec![true; self.rows.len()];
        doubles.sort_unstable();
        for (row, kept) in &doubles {
            if let Some(own) = chosen.get_mut(*row as usize) {
                *own = false;
            }
            self.say_double(*row, *kept, notes);
        }
        doubles.sort_unstable_by_key(|(row, best)| (*best, *row));
        Observations {
            places: self.places,
            measures: self.measures,
            sources: self.sources,
            abouts: self.abouts,
            raw: Arc::new(self.raw),
            rows: Arc::new(self.rows),
            bounds: self.bounds,
            added: Vec::new(),
            groups: Vec::new(),
            chosen: Arc::new(chosen),
            doubles,
            lines: Arc::new(lines),
            series: series.into_iter().map(Arc::new).collect(),
            ranks: (self.place_rank, self.measure_rank),
            gazetteer: self.gazetteer.places().to_vec(),
        }
    }

    /// A figure whose file names no territory is about the one territory of that level the place is known by, if
    /// there is just one.
    fn adopt_perimeters(&mut self) {
        let mut known: HashMap<(u32, Level), Option<Arc<str>>> = HashMap::new();
        let perimeter = |about: u32| self.abouts.get(about as usize).map(|about| &about.perimeter).filter(|name| !name.is_empty());
        for row in &self.rows {
            let Some(perimeter) = perimeter(row.about) else { continue };
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
            let Some(about) = self.abouts.get(row.about as usize).filter(|about| about.perimeter.is_empty()) else { continue };
            let Some(Some(perimeter)) = known.get(&(row.place, row.level)) else { continue };
            let key = (row.place, row.level, row.about);
            if let Some(rank) = adopted.get(&key) {
                row.about = *rank;
                continue;
            }
            let about = Provenance { perimeter: Arc::clone(perimeter), ..about.clone() };
            row.about = self.add_about(about);
            adopted.insert(key, row.about);
        }
        self.rows = rows;
    }

    /// A note for a figure not used because another stands on its line, unless both say the same.
    fn say_double(&self, row: u32, kept: u32, notes: &mut Notes) {
        let (Some(own), Some(kept)) = (self.rows.get(row as usize), self.rows.get(kept as usize)) else { return };
        let parts = own.part && kept.part && own.source == kept.source;
        if parts || own.reading() == kept.reading() {
            return;
        }
        let Some(source) = self.sources.get(usize::from(own.source)) else { return };
        notes.push_with(NoteCode::TwoValues, || {
            let measure = self.measures.get(own.measure as usize).map_or("", |measure| measure.id.as_str()).into();
            let (chosen, other) = (kept.text(&self.raw).into(), own.text(&self.raw).into());
            let message = NoteMessage::TwoValues { measure, chosen, other, line: kept.line as usize };
            Note::new(message).at(source, own.line, own.column)
        });
    }
}

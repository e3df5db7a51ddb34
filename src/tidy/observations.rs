//! All observations of the open files: a frame of facts, the frame of keys they are joined through, and the lists of what repeats.
//! Also holds what is derived from them: suppositions (`suppose`) and groups of towns (`aggregate`).

use std::sync::Arc;

use crate::base::{Level, MeasureId, PlaceId, Quote, SourceLocation, Status, Time, Year};
use crate::intake::Grid;
use crate::tidy::chosen::{ChosenFigures, Duplicate};
use crate::tidy::doubt::Doubt;
use crate::tidy::facts::{Fact, Facts};
use crate::tidy::keys::{Keys, to_u32};
use crate::tidy::measures::Measure;
use crate::tidy::nature::Nature;
use crate::tidy::observation::{Citation, FactContext, Provenance};
use crate::tidy::places::Place;
use crate::tidy::series::{CombinedValues, MeasureSeries};
use foldhash::{HashMap, HashSet};

/// Every observation read from the user's files, and those derived from them.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    pub(super) places: Vec<Arc<Place>>,
    pub(super) measures: Vec<Arc<Measure>>,
    /// The tables the observations come from; a file may have several.
    pub(super) tables: Vec<SourceTable>,
    pub(super) contexts: Vec<FactContext>,
    /// For each context, the measure in whose series its facts stand: its own, or that of a part of it; `None` for none.
    pub(super) series: Vec<Option<u32>>,
    /// For each context, the sort of figure that its heading, its part or its table announces.
    pub(super) natures: Vec<Option<Nature>>,
    pub(super) provenances: Vec<Provenance>,
    pub(super) times: Vec<Time>,
    /// The names of exact territories; the first is empty, for figures of which the file names none.
    pub(super) perimeters: Vec<Arc<str>>,
    pub(super) breakdowns: Vec<Arc<str>>,
    pub(super) headings: Vec<Arc<str>>,
    /// The official codes that files give places, by place and level.
    pub(super) file_codes: HashMap<(u32, Level), Arc<str>>,
    pub(super) facts: Facts,
    /// The interval (low, high) of a fact, for those whose file states one.
    pub(super) intervals: HashMap<u32, (f64, f64)>,
    pub(super) groups: Vec<GroupMembers>,
    /// Facts of which others of the same table differ, and nothing tells which counts: none of them does.
    pub(super) undecided: HashSet<u32>,
    /// The facts not used because of one that was added, sorted by that one.
    pub(super) replaced: Vec<Duplicate>,
    pub(super) keys: Arc<Keys>,
    /// For each measure, in their order, the facts used.
    pub(super) chosen: Vec<Arc<ChosenFigures>>,
    pub(super) combined: CombinedValues,
    pub(super) place_indices: HashMap<PlaceId, u32>,
    pub(super) measure_indices: HashMap<MeasureId, u32>,
    pub(super) gazetteer: Vec<Arc<Place>>,
    /// The index of the first place that only a pool of the library brought in; they come last.
    pub(super) first_of_pool: Option<u32>,
    /// The index of the first measure that only the library has; they come last.
    pub(super) first_of_library: Option<u32>,
}

/// Counts of figures by what is known of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct UsableFigures {
    /// Cells that became figures.
    pub figures: usize,
    /// Of them, those with a date.
    pub dated: usize,
    /// Those whose place the file names.
    pub placed: usize,
    /// Those whose unit is known.
    pub with_unit: usize,
}

/// A table of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct SourceTable {
    /// The name of the file.
    pub name: Arc<str>,
    /// The index of the file among those read.
    pub file: usize,
    /// The name of the sheet, in a workbook.
    pub sheet: Option<Arc<str>>,
    /// Its cells.
    pub grid: Arc<Grid>,
    /// The year it was made in: figures of later years are projections.
    pub edition: Option<Year>,
    /// The sort of all figures that say none of their own.
    pub nature: Option<Nature>,
    /// What was assumed about its columns.
    pub doubts: Vec<Doubt>,
}

/// A group of towns that is a place of its own.
#[derive(Clone, Debug)]
pub(super) struct GroupMembers {
    pub group: PlaceId,
    pub members: Vec<PlaceId>,
}

impl Observations {
    /// Whether a place, by its index, is only there to stand behind the others: a pool of the library brought it in.
    #[must_use]
    pub fn is_of_pool(&self, place: u32) -> bool {
        self.first_of_pool.is_some_and(|first| place >= first)
    }

    /// Whether the files have figures of a measure, and not only the library.
    #[must_use]
    pub fn is_of_files(&self, measure: &MeasureId) -> bool {
        let index = self.measure_indices.get(measure);
        index.is_some_and(|index| self.first_of_library.is_none_or(|first| *index < first))
    }

    /// The documents the observations come from, each once, in the order of the files.
    #[must_use]
    pub fn citations(&self) -> Vec<&Citation> {
        let mut all: Vec<&Citation> = Vec::new();
        let citations = self.provenances.iter().map(|provenance| &*provenance.citation);
        for citation in citations.filter(|citation| !citation.title.is_empty() || !citation.publisher.is_empty()) {
            if !all.contains(&citation) {
                all.push(citation);
            }
        }
        all
    }

    /// A place of the files or of the gazetteer; `None` when neither has it.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&Arc<Place>> {
        let of_files = self.place_index(id).and_then(|index| self.places.get(index as usize));
        of_files.or_else(|| self.gazetteer.iter().find(|place| place.id == *id))
    }

    /// The places that have observations, in the order of the files.
    #[must_use]
    pub fn places(&self) -> &[Arc<Place>] {
        &self.places
    }

    /// The measures that have observations, in the order of the files.
    #[must_use]
    pub fn measures(&self) -> &[Arc<Measure>] {
        &self.measures
    }

    /// The spans of time of the observations, in order.
    #[must_use]
    pub fn times(&self) -> &[Time] {
        &self.times
    }

    /// The span of time of a row of the keys; `None` beyond the last row.
    #[must_use]
    pub fn time_of_row(&self, row: u32) -> Option<Time> {
        self.times.get(self.keys.time(row)? as usize).copied()
    }

    /// The country of the place of a row of the keys, as an ISO 3166 code; empty when it is not known.
    #[must_use]
    pub fn country_of_row(&self, row: u32) -> &str {
        let place = self.keys.key(row).and_then(|key| self.places().get(key.place as usize));
        place.map_or("", |place| place.country.as_str())
    }

    /// The number of observations of the files, used or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.count_of_files()
    }

    /// Whether some file states an interval for a value.
    #[must_use]
    pub fn has_intervals(&self) -> bool {
        !self.intervals.is_empty()
    }

    /// How many figures of the files can be used, and what is known of them.
    #[must_use]
    pub fn usable(&self) -> UsableFigures {
        let mut usable = UsableFigures::default();
        let has_unit = |measure: u32| self.measures.get(measure as usize).is_some_and(|measure| !measure.unit.is_empty());
        let has_unit: Vec<bool> = self.contexts.iter().map(|context| has_unit(context.measure)).collect();
        let undated: Vec<bool> = self.keys.rows().map(|row| self.keys.year(row) == Some(Year::UNDATED)).collect();
        for (row, context) in self.facts.known() {
            usable.figures += 1;
            usable.dated += usize::from(undated.get(row as usize) == Some(&false));
            usable.with_unit += usize::from(has_unit.get(context as usize) == Some(&true));
        }
        UsableFigures { placed: usable.figures, ..usable }
    }

    /// Whether the files have no observation.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What a fact has in common with others of its column.
    pub(super) fn context(&self, fact: &Fact) -> FactContext {
        let context = self.contexts.get(fact.context as usize).copied();
        debug_assert!(context.is_some(), "a fact keeps the index it was given");
        context.unwrap_or_default()
    }

    /// The cell of a fact; one of no file when it is supposed.
    pub(super) fn location(&self, fact: &Fact) -> SourceLocation {
        let context = self.context(fact);
        match self.tables.get(context.table as usize).filter(|_| !fact.marks.is_supposed) {
            Some(table) => {
                let line = table.grid.line(fact.record as usize);
                SourceLocation { source: Arc::clone(&table.name), line, column: context.column }
            }
            None => SourceLocation { source: Arc::default(), line: 0, column: 0 },
        }
    }

    /// The text of the cell of a fact, untouched; empty for a fact that no file gives.
    pub(super) fn raw_text(&self, fact: &Fact) -> &str {
        let context = self.context(fact);
        let column = usize::from(context.column).checked_sub(1);
        let table = self.tables.get(context.table as usize).filter(|_| !fact.marks.is_supposed);
        table.zip(column).map_or("", |(table, column)| table.grid.cell(fact.record as usize, column))
    }

    /// The index of a span of time.
    pub(super) fn insert_time(&mut self, time: Time) -> u32 {
        let known = self.times.iter().position(|other| *other == time);
        to_u32(known.unwrap_or_else(|| {
            self.times.push(time);
            self.times.len() - 1
        }))
    }

    /// The official code that the files give a place as a territory of one level.
    #[must_use]
    pub fn code_in_files(&self, place: &PlaceId, level: Level) -> Option<&str> {
        let place = self.place_index(place)?;
        self.file_codes.get(&(place, level)).map(AsRef::as_ref)
    }

    /// The measure of a fact.
    pub(super) fn measure_of(&self, fact: &Fact) -> Option<&Arc<Measure>> {
        self.measures.get(self.context(fact).measure as usize)
    }

    /// The name of the measure of a fact, as notes quote it.
    pub(super) fn quoted_measure(&self, fact: &Fact) -> Quote {
        self.measure_of(fact).map_or_else(|| "".into(), |measure| measure.names.quoted(measure.id.as_str()))
    }

    /// All facts of files with the measure and the row of one of them; empty when it is alone.
    pub(super) fn same_row(&self, fact: u32) -> &[u32] {
        let series = self.facts.context_of(fact).and_then(|context| self.series.get(context as usize).copied().flatten());
        let chosen = series.and_then(|series| self.chosen.get(series as usize));
        let slices = self.facts.slices();
        chosen.map(|chosen| chosen.same_row(slices, slices.row(fact))).unwrap_or_default()
    }

    /// Whether a fact of a file is used: it is the best of its row, or alone, and decided.
    pub(super) fn is_used(&self, fact: u32) -> bool {
        let of_row = self.same_row(fact);
        match of_row.first() {
            None => true,
            Some(best) => *best == fact && !self.undecided.contains(best),
        }
    }

    /// Whether lines of one table give different values for the observation with this index, and nothing tells which counts.
    #[must_use]
    pub fn is_undecided(&self, observation: u32) -> bool {
        self.undecided.contains(&observation)
    }

    /// Whether the observation with this index has the status [`Status::Disputed`].
    #[must_use]
    pub fn is_disputed(&self, observation: u32) -> bool {
        self.facts.get(observation as usize).is_some_and(|fact| fact.marks.status == Status::Disputed)
    }

    /// The name of a territory, as files write it; empty for index 0 and for one that is not known.
    #[must_use]
    pub fn perimeter(&self, index: u32) -> &str {
        self.perimeters.get(index as usize).map_or("", |name| name)
    }

    /// The keys the observations are joined through.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The series of a measure; `None` when no file has the measure.
    #[must_use]
    pub fn series(&self, measure: &MeasureId) -> Option<MeasureSeries<'_>> {
        self.measure_index(measure).and_then(|index| self.series_at(index))
    }

    /// The series of a measure given by its index.
    #[must_use]
    pub fn series_at(&self, measure: u32) -> Option<MeasureSeries<'_>> {
        let figures = &self.chosen.get(measure as usize)?.figures;
        Some(MeasureSeries { facts: self.facts.slices(), combined: &self.combined, figures })
    }

    /// The index of a place in [`Observations::places`]; `None` when no file has the place.
    #[must_use]
    pub fn place_index(&self, id: &PlaceId) -> Option<u32> {
        self.place_indices.get(id).copied()
    }

    /// The index of a measure in [`Observations::measures`]; `None` when no file has the measure.
    #[must_use]
    pub fn measure_index(&self, id: &MeasureId) -> Option<u32> {
        self.measure_indices.get(id).copied()
    }
}

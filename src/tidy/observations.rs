//! All observations of the open files, with the row index and the series that join them. Also holds what is derived from
//! them: suppositions (`suppose`) and groups of towns (`aggregate`).

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::base::{Level, MeasureId, PlaceId, SourceLocation, Status, Time, Year};
use crate::tidy::measures::Measure;
use crate::tidy::observation::{Citation, Observation, ObservationRow, Provenance};
use crate::tidy::places::Place;
use crate::tidy::row_index::{RowIndex, to_u32};
use crate::tidy::series::{Duplicate, MeasureSeries};

/// Every observation read from the user's files, and those derived from them.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    pub(super) places: Vec<Arc<Place>>,
    pub(super) measures: Vec<Arc<Measure>>,
    /// The tables the observations come from; a file may have several.
    pub(super) sources: Vec<SourceTable>,
    pub(super) provenances: Vec<Provenance>,
    pub(super) times: Vec<Time>,
    pub(super) breakdowns: Vec<Arc<str>>,
    pub(super) headings: Vec<Arc<str>>,
    /// The official codes that files give places, by place and level.
    pub(super) file_codes: HashMap<(u32, Level), Arc<str>>,
    /// The texts of all cells, one after another.
    pub(super) raw: Arc<String>,
    /// The observations of the files.
    pub(super) rows: Arc<Vec<ObservationRow>>,
    /// The interval (low, high) of an observation, for those whose file states one.
    pub(super) intervals: HashMap<u32, (f64, f64)>,
    /// Observations that no file gives as they are: supposed, or of groups of towns. Their indices follow those of `rows`.
    pub(super) added: Vec<ObservationRow>,
    pub(super) groups: Vec<GroupMembers>,
    /// For each observation of a file, whether its series uses it.
    pub(super) is_used: Arc<Vec<bool>>,
    /// Observations of which others of the same table differ, and nothing tells which counts: none of them does.
    pub(super) undecided: HashSet<u32>,
    /// The observations that are not used, sorted by the one used instead.
    pub(super) duplicates: Vec<Duplicate>,
    pub(super) row_index: Arc<RowIndex>,
    /// The series of each measure, in the order of `measures`.
    pub(super) series: Vec<Arc<MeasureSeries>>,
    pub(super) place_indices: HashMap<PlaceId, u32>,
    pub(super) measure_indices: HashMap<MeasureId, u32>,
    pub(super) gazetteer: Vec<Arc<Place>>,
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
}

/// A group of towns that is a place of its own.
#[derive(Clone, Debug)]
pub(super) struct GroupMembers {
    pub group: PlaceId,
    pub members: Vec<PlaceId>,
}

impl Observations {
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

    /// The number of observations of the files, used or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
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
        for row in self.rows.iter().filter(|row| row.missing.is_none()) {
            usable.figures += 1;
            usable.dated += usize::from(self.time(row) != Time::Undated);
            usable.with_unit += usize::from(self.measures.get(row.measure as usize).is_some_and(|measure| !measure.unit.is_empty()));
        }
        UsableFigures { placed: usable.figures, ..usable }
    }

    /// Whether the files have no observation.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// An observation as it is stored, by its index.
    pub(super) fn row(&self, index: usize) -> Option<&ObservationRow> {
        self.rows.get(index).or_else(|| self.added.get(index.checked_sub(self.rows.len())?))
    }

    /// The observation with this index; `None` beyond the last one.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Observation> {
        let row = self.row(index)?;
        let provenance = self.provenances.get(row.provenance as usize).cloned();
        debug_assert!(provenance.is_some() || self.provenances.is_empty(), "a row keeps the index it was given");
        let provenance = provenance.unwrap_or_default();
        Some(Observation {
            place: self.places.get(row.place as usize)?.id.clone(),
            measure: self.measures.get(row.measure as usize)?.id.clone(),
            year: self.time(row).year().unwrap_or(Year::UNDATED),
            time: self.time(row),
            breakdown: self.breakdowns.get(row.breakdown as usize).cloned().unwrap_or_default(),
            heading: self.headings.get(row.heading as usize).cloned().unwrap_or_default(),
            sheet: self.sources.get(usize::from(row.source)).and_then(|table| table.sheet.clone()).unwrap_or_default(),
            value: row.to_value(),
            qualifier: row.qualifier,
            level: row.level,
            perimeter: provenance.perimeter,
            definition: provenance.definition,
            status: row.status,
            citation: provenance.citation,
            remark: provenance.remark,
            quality: provenance.quality,
            interval: u32::try_from(index).ok().and_then(|index| self.intervals.get(&index)).copied(),
            location: SourceLocation {
                source: if row.is_supposed { Arc::default() } else { Arc::clone(&self.sources.get(usize::from(row.source))?.name) },
                line: row.line,
                column: row.column,
            },
            raw: if row.is_supposed { Arc::from(row.value.to_string()) } else { Arc::from(row.text(&self.raw)) },
            is_supposed: row.is_supposed,
            is_part: row.is_part,
        })
    }

    /// The span of time of an observation.
    pub(super) fn time(&self, row: &ObservationRow) -> Time {
        self.times.get(row.time as usize).copied().unwrap_or_default()
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

    /// Whether the observation with this index counts: it is not one that another takes the place of.
    #[must_use]
    pub fn is_chosen(&self, index: usize) -> bool {
        self.is_used.get(index).copied().unwrap_or(true)
    }

    /// The text of the cell of an observation.
    pub(super) fn raw_text(&self, row: &ObservationRow) -> &str {
        row.text(&self.raw).trim()
    }

    /// The identifier of the measure of an observation.
    pub(super) fn measure_id(&self, row: &ObservationRow) -> &str {
        self.measures.get(row.measure as usize).map_or("", |measure| measure.id.as_str())
    }

    /// Every observation of the files, in the order read, used or not.
    pub fn iter(&self) -> impl Iterator<Item = Observation> {
        (0..self.rows.len()).filter_map(|index| self.get(index))
    }

    /// Every observation of one file, given by its index among the files read.
    pub fn from_source(&self, source: usize) -> impl Iterator<Item = Observation> {
        let rows = self
            .rows
            .iter()
            .enumerate()
            .filter(move |(_, row)| self.sources.get(usize::from(row.source)).is_some_and(|table| table.file == source));
        rows.filter_map(|(index, _)| self.get(index))
    }

    /// Every observation of a measure in a place, by territory and year, with whether it is the one used.
    pub fn of_place_and_measure(&self, place: &PlaceId, measure: &MeasureId) -> impl Iterator<Item = (Observation, bool)> + use<'_> {
        let series = self.series(measure);
        let rows = self.place_index(place).map_or(0..0, |place| self.row_index.rows_of_place(place));
        let measured = series.map(|series| series.within(&rows)).unwrap_or_default();
        measured.iter().flat_map(|measured| {
            let used = self.get(measured.observation as usize).map(|observation| (observation, true));
            used.into_iter().chain(self.unused_for(measured.observation).map(|observation| (observation, false)))
        })
    }

    /// The observations that are not used because the one with this index has the same place, measure, year and territory.
    pub fn unused_for(&self, used: u32) -> impl Iterator<Item = Observation> {
        let start = self.duplicates.partition_point(|duplicate| duplicate.used < used);
        let same = self.duplicates.iter().skip(start).take_while(move |duplicate| duplicate.used == used);
        same.filter_map(|duplicate| self.get(duplicate.unused as usize))
    }

    /// Whether lines of one table give different values for the observation with this index, and nothing tells which counts.
    #[must_use]
    pub fn is_undecided(&self, observation: u32) -> bool {
        self.undecided.contains(&observation)
    }

    /// Whether the observation with this index has the status [`Status::Disputed`].
    #[must_use]
    pub fn is_disputed(&self, observation: u32) -> bool {
        self.row(observation as usize).is_some_and(|row| row.status == Status::Disputed)
    }

    /// The row index of the observations.
    #[must_use]
    pub fn row_index(&self) -> &RowIndex {
        &self.row_index
    }

    /// The series of a measure; `None` when no file has the measure.
    #[must_use]
    pub fn series(&self, measure: &MeasureId) -> Option<&Arc<MeasureSeries>> {
        self.measure_index(measure).and_then(|index| self.series.get(index as usize))
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

//! Observations: every figure read, with its territory, definition, source and cell. The one frame schema.
//!
//! A file may hold millions: a figure is kept in forty bytes and given whole when it is asked for.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::fold::fold;
use crate::base::number::Qualifier;
use crate::base::{Finite, Level, MeasureId, MissingReason, PlaceId, SourceLocation, Status, Value, Year};
use crate::tidy::row_index::{MeasureSeries, RowIndex, RowKey};
use crate::tidy::{Measure, Place};

/// How good the data of an emission are, as the protocol grades them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DataQuality {
    /// Measured, detailed, local.
    High,
    /// Modelled or regional, on solid assumptions.
    Medium,
    /// National, default or highly modelled.
    Low,
}

impl DataQuality {
    /// Reads "H", "moyenne", "Low".
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match fold(text).as_str() {
            "h" | "high" | "haute" | "elevee" | "bonne" | "عاليه" => Some(Self::High),
            "m" | "medium" | "moyenne" | "متوسطه" => Some(Self::Medium),
            "l" | "low" | "faible" | "basse" | "b" | "ضعيفه" => Some(Self::Low),
            _ => None,
        }
    }

    /// The stable name, as in flags.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::High => "H",
            Self::Medium => "M",
            Self::Low => "L",
        }
    }
}

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
    pub reading: Value,
    /// What the number says about itself: "about", "at least".
    pub mark: Option<Qualifier>,
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
    /// How good its data are, if the file grades them.
    pub quality: Option<DataQuality>,
    /// Between which values it lies, as its file says, in the unit of the measure.
    pub interval: Option<(f64, f64)>,
    /// The cell it came from.
    pub spot: SourceLocation,
    /// What that cell says, untouched.
    pub raw: Arc<str>,
    /// Whether no file gives it: the user supposes it.
    pub supposed: bool,
    /// Whether it is a part that adds up with others of its line.
    pub part: bool,
}

/// What describes a figure beside its value: shared by all figures of a table that say the same.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Provenance {
    pub perimeter: Arc<str>,
    pub definition: Arc<str>,
    pub remark: Arc<str>,
    pub citation: Arc<Citation>,
    pub quality: Option<DataQuality>,
}

/// A figure as it is kept. Places, measures, descriptions and sources are ranks in their lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct ObservationRow {
    pub value: f64,
    pub place: u32,
    pub measure: u32,
    pub about: u32,
    pub line: u32,
    /// Where its text begins among all texts.
    pub raw: u32,
    pub raw_length: u16,
    pub column: u16,
    pub source: u16,
    pub year: Year,
    pub level: Level,
    pub status: Status,
    pub mark: Option<Qualifier>,
    pub gap: Option<MissingReason>,
    /// Whether it is a part that adds up with others of its line: one fuel of a sector.
    pub part: bool,
    /// Whether no file gives it: the user supposes it.
    pub supposed: bool,
}

impl ObservationRow {
    /// What its cell says, out of all texts.
    pub(super) fn text<'a>(&self, raw: &'a str) -> &'a str {
        let from = self.raw as usize;
        raw.get(from..from + usize::from(self.raw_length)).unwrap_or_default()
    }

    /// A figure no file gives.
    pub(super) fn supposed(place: u32, measure: u32, key: &RowKey, value: f64) -> Self {
        let (year, level) = (key.year, key.level);
        let (about, line, raw, raw_length, column, source) = (0, 0, 0, 0, 0, 0);
        Self {
            value,
            place,
            measure,
            about,
            line,
            raw,
            raw_length,
            column,
            source,
            year,
            level,
            status: Status::Ok,
            mark: None,
            gap: None,
            part: false,
            supposed: true,
        }
    }

    pub(super) fn reading(&self) -> Value {
        let known = Finite::new(self.value).map_or(Value::Missing(MissingReason::NotFinite), Value::Known);
        self.gap.map_or(known, Value::Missing)
    }
}

/// Every figure read from the user's files.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    pub(super) places: Vec<Arc<Place>>,
    pub(super) measures: Vec<Arc<Measure>>,
    pub(super) sources: Vec<Arc<str>>,
    pub(super) abouts: Vec<Provenance>,
    pub(super) raw: Arc<String>,
    pub(super) rows: Arc<Vec<ObservationRow>>,
    /// Between which values figures lie, for those whose file says so.
    pub(super) bounds: HashMap<u32, (f64, f64)>,
    /// Figures no file gives in so many words, supposed or of groups of towns: their ranks follow those of the rows.
    pub(super) added: Vec<ObservationRow>,
    /// Towns put together: the group, then its members.
    pub(super) groups: Vec<(PlaceId, Vec<PlaceId>)>,
    /// For each figure of a file, whether it is used.
    pub(super) chosen: Arc<Vec<bool>>,
    /// The figures that share their line with a better one, by that one: each pair sorted by its second.
    pub(super) doubles: Vec<(u32, u32)>,
    pub(super) lines: Arc<RowIndex>,
    pub(super) series: Vec<Arc<MeasureSeries>>,
    pub(super) ranks: (HashMap<PlaceId, u32>, HashMap<MeasureId, u32>),
    pub(super) gazetteer: Vec<Arc<Place>>,
}

impl Observations {
    /// The documents the figures come from, each once, in the order they were met.
    #[must_use]
    pub fn citations(&self) -> Vec<&Citation> {
        let mut all: Vec<&Citation> = Vec::new();
        for about in self.abouts.iter().filter(|about| !about.citation.title.is_empty() || !about.citation.publisher.is_empty()) {
            if !all.contains(&&*about.citation) {
                all.push(&about.citation);
            }
        }
        all
    }

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

    /// How many figures there are, chosen or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether some file says between which values a figure lies.
    #[must_use]
    pub fn has_intervals(&self) -> bool {
        !self.bounds.is_empty()
    }

    /// Whether no figure was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A figure as it is kept.
    pub(super) fn kept(&self, row: usize) -> Option<&ObservationRow> {
        self.rows.get(row).or_else(|| self.added.get(row.checked_sub(self.rows.len())?))
    }

    /// The figure of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Observation> {
        let kept = self.kept(row)?;
        let about = self.abouts.get(kept.about as usize).cloned().unwrap_or_default();
        Some(Observation {
            place: self.places.get(kept.place as usize)?.id.clone(),
            measure: self.measures.get(kept.measure as usize)?.id.clone(),
            year: kept.year,
            reading: kept.reading(),
            mark: kept.mark,
            level: kept.level,
            perimeter: about.perimeter,
            definition: about.definition,
            status: kept.status,
            citation: about.citation,
            remark: about.remark,
            quality: about.quality,
            interval: u32::try_from(row).ok().and_then(|row| self.bounds.get(&row)).copied(),
            spot: SourceLocation {
                source: if kept.supposed { Arc::default() } else { self.sources.get(usize::from(kept.source))?.clone() },
                line: kept.line,
                column: kept.column,
            },
            raw: if kept.supposed { Arc::from(kept.value.to_string()) } else { Arc::from(kept.text(&self.raw)) },
            supposed: kept.supposed,
            part: kept.part,
        })
    }

    /// The text of the cell of a figure.
    pub(super) fn raw_text(&self, row: &ObservationRow) -> &str {
        row.text(&self.raw).trim()
    }

    /// The identifier of the measure of a figure.
    pub(super) fn measure_id(&self, row: &ObservationRow) -> &str {
        self.measures.get(row.measure as usize).map_or("", |measure| measure.id.as_str())
    }

    /// Every figure, in the order read, chosen or not.
    pub fn iter(&self) -> impl Iterator<Item = Observation> {
        (0..self.rows.len()).filter_map(|row| self.get(row))
    }

    /// Every figure of one file, by the rank of the file among those read.
    pub fn of_source(&self, source: usize) -> impl Iterator<Item = Observation> {
        let rows = self.rows.iter().enumerate().filter(move |(_, row)| usize::from(row.source) == source);
        rows.filter_map(|(row, _)| self.get(row))
    }

    /// Every figure of a place and a measure, by territory and year, with whether it is the one used.
    pub fn of<'a>(&'a self, place: &PlaceId, measure: &MeasureId) -> impl Iterator<Item = (Observation, bool)> + use<'a> {
        let series = self.series(measure);
        let lines = self.ranks.0.get(place).map_or(0..0, |rank| self.lines.place(*rank));
        let placed = series.map(|series| series.within(&lines)).unwrap_or_default();
        placed.iter().flat_map(|placed| {
            let used = self.get(placed.row as usize).map(|observation| (observation, true));
            used.into_iter().chain(self.not_used(placed.row).map(|observation| (observation, false)))
        })
    }

    /// The figures not used because `row` has the same place, measure, year, level and territory.
    pub fn not_used(&self, row: u32) -> impl Iterator<Item = Observation> {
        let from = self.doubles.partition_point(|(_, best)| *best < row);
        let same = self.doubles.iter().skip(from).take_while(move |(_, best)| *best == row);
        same.filter_map(|(other, _)| self.get(*other as usize))
    }

    /// Whether a figure is disputed.
    #[must_use]
    pub fn is_disputed(&self, row: u32) -> bool {
        self.kept(row as usize).is_some_and(|row| row.status == Status::Disputed)
    }

    /// The lines figures stand on.
    #[must_use]
    pub fn lines(&self) -> &RowIndex {
        &self.lines
    }

    /// The figures of a measure on their lines, if any file has it.
    #[must_use]
    pub fn series(&self, measure: &MeasureId) -> Option<&Arc<MeasureSeries>> {
        self.measure_rank(measure).and_then(|rank| self.series.get(rank as usize))
    }

    /// The rank of a place, if any file has it.
    #[must_use]
    pub fn place_rank(&self, id: &PlaceId) -> Option<u32> {
        self.ranks.0.get(id).copied()
    }

    /// The rank of a measure, if any file has it.
    #[must_use]
    pub fn measure_rank(&self, id: &MeasureId) -> Option<u32> {
        self.ranks.1.get(id).copied()
    }
}

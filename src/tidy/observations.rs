//! Observations: every figure read, with its territory, definition, source and cell. The one frame schema.
//!
//! A file may hold millions: a figure is kept in forty bytes and given whole when it is asked for.

use std::collections::HashMap;
use std::sync::Arc;

use polars::prelude::{DataFrame, IntoColumn as _, NamedFrom as _, PolarsError, Series};

use crate::base::fold::fold;
use crate::base::number::Mark;
use crate::base::{Finite, Gap, Level, MeasureId, PlaceId, Reading, Spot, Status, Year};
use crate::tidy::{Measure, Place};

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

/// What describes a figure beside its value: shared by all figures of a table that say the same.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct About {
    pub perimeter: Arc<str>,
    pub definition: Arc<str>,
    pub remark: Arc<str>,
    pub citation: Arc<Citation>,
}

/// A figure as it is kept. Places, measures, descriptions and sources are ranks in their lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
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
    pub mark: Option<Mark>,
    pub gap: Option<Gap>,
}

impl Kept {
    /// What its cell says, out of all texts.
    pub(super) fn text<'a>(&self, raw: &'a str) -> &'a str {
        let from = self.raw as usize;
        raw.get(from..from + usize::from(self.raw_length)).unwrap_or_default()
    }

    pub(super) fn reading(&self) -> Reading {
        let known = Finite::new(self.value).map_or(Reading::Missing(Gap::NotFinite), Reading::Known);
        self.gap.map_or(known, Reading::Missing)
    }
}

/// What makes two figures the same figure: place, measure, year, level and territory. The join rule.
pub(super) type Key = (u32, u32, u16, u32, u32);

/// The figures chosen, as a frame.
///
/// # Errors
/// Only if our own columns have different lengths.
pub(super) fn frame(rows: &[Kept], keys: &[Key], chosen: &[bool]) -> Result<DataFrame, PolarsError> {
    let used: Vec<(u32, &Kept, &Key)> = (0_u32..)
        .zip(rows)
        .zip(keys)
        .zip(chosen)
        .filter(|(_, chosen)| **chosen)
        .map(|(((index, row), key), _)| (index, row, key))
        .collect();
    let ints = |name: &str, of: &dyn Fn(&(u32, &Kept, &Key)) -> u32| {
        Series::new(name.into(), used.iter().map(of).collect::<Vec<u32>>()).into_column()
    };
    let values: Vec<Option<f64>> = used.iter().map(|(_, row, _)| row.reading().value()).collect();
    let gaps: Vec<Option<u32>> = used.iter().map(|(_, row, _)| row.gap.map(Gap::rank)).collect();
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
    pub(super) places: Vec<Arc<Place>>,
    pub(super) measures: Vec<Arc<Measure>>,
    pub(super) sources: Vec<Arc<str>>,
    pub(super) abouts: Vec<About>,
    pub(super) raw: String,
    pub(super) rows: Vec<Kept>,
    pub(super) chosen: Vec<bool>,
    pub(super) facts: DataFrame,
    /// The rows of each place and measure.
    pub(super) index: HashMap<(u32, u32), Vec<u32>>,
    pub(super) ranks: (HashMap<PlaceId, u32>, HashMap<MeasureId, u32>),
    pub(super) gazetteer: Vec<Arc<Place>>,
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

    /// How many figures there are, chosen or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no figure was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The figure of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Observation> {
        let kept = self.rows.get(row)?;
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
            spot: Spot { source: self.sources.get(usize::from(kept.source))?.clone(), line: kept.line, column: kept.column },
            raw: Arc::from(kept.text(&self.raw)),
        })
    }

    /// The text of the cell of a figure.
    pub(super) fn raw_text(&self, row: &Kept) -> &str {
        row.text(&self.raw).trim()
    }

    /// The identifier of the measure of a figure.
    pub(super) fn measure_id(&self, row: &Kept) -> &str {
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

    /// Every figure of a place and a measure, in the order read, with whether it is the one used.
    pub fn of<'a>(&'a self, place: &PlaceId, measure: &MeasureId) -> impl Iterator<Item = (Observation, bool)> + use<'a> {
        let rows = self.rows_of(place, measure).iter();
        rows.filter_map(|row| self.get(*row as usize).zip(self.chosen.get(*row as usize).copied()))
    }

    fn rows_of(&self, place: &PlaceId, measure: &MeasureId) -> &[u32] {
        let key = self.ranks.0.get(place).zip(self.ranks.1.get(measure)).map(|(place, measure)| (*place, *measure));
        key.and_then(|key| self.index.get(&key)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The figures not used because a better one has the same key as `row`.
    #[must_use]
    pub fn alternatives(&self, row: &Observation) -> Vec<Observation> {
        let territory = fold(&row.perimeter);
        let of = |about: u32| self.abouts.get(about as usize).is_some_and(|about| fold(&about.perimeter) == territory);
        let unchosen = |rank: &&u32| self.chosen.get(**rank as usize) == Some(&false);
        let same = |other: &Kept| (other.year, other.level) == (row.year, row.level) && of(other.about);
        let rows = self.rows_of(&row.place, &row.measure).iter().filter(unchosen).map(|rank| *rank as usize);
        rows.filter(|rank| self.rows.get(*rank).is_some_and(same)).filter_map(|rank| self.get(rank)).collect()
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

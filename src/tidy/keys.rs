//! What figures are about, as a polars frame: one row for each place, level, territory and time. Figures are joined through it and
//! nowhere else: two of them meet only on one row, that is with the same place, level *and* territory.

use std::ops::Range;

use polars::prelude::{DataFrame, Int32Chunked, Int32Type, IntoColumn as _, NewChunkedArray as _, PolarsResult, UInt32Type};

use crate::base::{Level, Year};
use crate::tidy::numbers::Numbers;

/// What two figures must share to be used together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RowKey {
    /// The index of the place among those of `Observations`.
    pub place: u32,
    /// The kind of territory.
    pub level: Level,
    /// The index of the name of the exact territory; names that differ by case and accents only have one index.
    pub perimeter: u32,
    /// The year under which a series keeps a figure, [`Year::UNDATED`] for one without a date; `None` for a part of a year and for any
    /// other span.
    pub year: Option<Year>,
    /// The index of the span of time.
    pub time: u32,
}

impl RowKey {
    /// What the rows of one territory share.
    fn territory(&self) -> (u32, Level, u32) {
        (self.place, self.level, self.perimeter)
    }

    /// Rows are sorted by territory, then by year; spans that are no year come last.
    fn order(&self) -> impl Ord + use<> {
        (self.territory(), self.year.is_none(), self.year, self.time)
    }
}

/// All rows, sorted: those of a place, and of a territory, are contiguous and in order of years.
#[derive(Clone, Debug)]
pub struct Keys {
    place: Numbers<UInt32Type>,
    level: Numbers<UInt32Type>,
    perimeter: Numbers<UInt32Type>,
    /// [`NO_YEAR`] for a span that is no year; null in the frame.
    year: Numbers<Int32Type>,
    time: Numbers<UInt32Type>,
    /// The number of the territory, from 0 in the order of the rows.
    territory: Numbers<UInt32Type>,
    /// For each territory, its first row; one more entry at the end.
    territory_starts: Vec<u32>,
    /// For each place, its rows.
    places: Vec<Range<u32>>,
}

/// Stands for the year of a span that is none.
const NO_YEAR: i32 = -1;

/// Keys in order, and the row of each key they were made of; `None` when each has the row it had.
pub(super) struct SortedKeys {
    pub keys: Keys,
    pub rows: Option<Vec<u32>>,
}

impl Default for Keys {
    fn default() -> Self {
        Self::from_sorted(&[], 0)
    }
}

impl Keys {
    /// Sorts keys and keeps each once. `places` is the number of places.
    pub(super) fn sorted(keys: Vec<RowKey>, places: usize) -> SortedKeys {
        if keys.is_sorted_by(|a, b| a.order() < b.order()) {
            return SortedKeys { keys: Self::from_sorted(&keys, places), rows: None };
        }
        let mut order: Vec<(RowKey, u32)> = keys.into_iter().zip(0_u32..).collect();
        order.sort_unstable_by_key(|(key, index)| (key.order(), *index));
        let mut rows = vec![0; order.len()];
        let mut distinct: Vec<RowKey> = Vec::new();
        for (key, index) in order {
            if distinct.last() != Some(&key) {
                distinct.push(key);
            }
            if let Some(row) = rows.get_mut(index as usize) {
                *row = to_u32(distinct.len() - 1);
            }
        }
        SortedKeys { keys: Self::from_sorted(&distinct, places), rows: Some(rows) }
    }

    fn from_sorted(keys: &[RowKey], places: usize) -> Self {
        let mut territory = Vec::with_capacity(keys.len());
        let mut territory_starts = Vec::new();
        let mut ranges = vec![0..0; places];
        let mut start = 0_u32;
        for group in keys.chunk_by(|a, b| a.territory() == b.territory()) {
            let end = start + to_u32(group.len());
            territory.extend(group.iter().map(|_| to_u32(territory_starts.len())));
            territory_starts.push(start);
            if let Some(range) = group.first().and_then(|key| ranges.get_mut(key.place as usize)) {
                let place_start = if range.end == 0 { start } else { range.start };
                *range = place_start..end;
            }
            start = end;
        }
        territory_starts.push(start);
        let year = |key: &RowKey| key.year.map_or(NO_YEAR, |year| i32::from(year.get()));
        Self {
            place: column_of(keys, "place", |key| key.place),
            level: column_of(keys, "level", |key| key.level.rank()),
            perimeter: column_of(keys, "perimeter", |key| key.perimeter),
            year: Numbers::new("year", keys.iter().map(year).collect()),
            time: column_of(keys, "time", |key| key.time),
            territory: Numbers::new("territory", territory),
            territory_starts,
            places: ranges,
        }
    }

    /// These keys and others.
    pub(super) fn with_keys(&self, added: &[RowKey], places: usize) -> SortedKeys {
        Self::sorted(self.rows().filter_map(|row| self.key(row)).chain(added.iter().copied()).collect(), places)
    }

    /// The row with this key.
    pub(super) fn find(&self, key: &RowKey) -> Option<u32> {
        let row = self.partition_point(|other| other.order() < key.order());
        self.key(row).filter(|other| other == key).map(|_| row)
    }

    fn partition_point(&self, is_before: impl Fn(&RowKey) -> bool) -> u32 {
        let (mut low, mut high) = (0, to_u32(self.len()));
        while low < high {
            let middle = u32::midpoint(low, high);
            if self.key(middle).is_some_and(|key| is_before(&key)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The rows as a frame with the columns `year` (null for a span that is none) and `territory`.
    ///
    /// # Errors
    /// Never: both columns have one height.
    pub fn frame(&self) -> PolarsResult<DataFrame> {
        let year = |year: &i32| Some(*year).filter(|year| *year != NO_YEAR);
        let columns =
            vec![Int32Chunked::from_iter_options("year".into(), self.year.iter().map(year)).into_column(), self.territory.to_column()];
        DataFrame::new(self.len(), columns)
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.place.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The key of a row; `None` beyond the last row.
    #[must_use]
    pub fn key(&self, row: u32) -> Option<RowKey> {
        let index = row as usize;
        Some(RowKey {
            place: *self.place.get(index)?,
            level: self.level(row)?,
            perimeter: *self.perimeter.get(index)?,
            year: self.year(row),
            time: *self.time.get(index)?,
        })
    }

    /// The kind of territory of a row; `None` beyond the last row.
    #[must_use]
    pub fn level(&self, row: u32) -> Option<Level> {
        Level::ALL.get(*self.level.get(row as usize)? as usize).copied()
    }

    /// The year of a row; `None` for a span that is no year, and beyond the last row.
    #[must_use]
    pub fn year(&self, row: u32) -> Option<Year> {
        let year = self.year.get(row as usize)?;
        Year::try_from(u16::try_from(*year).ok()?).ok()
    }

    /// The index of the span of time of a row; `None` beyond the last row.
    #[must_use]
    pub fn time(&self, row: u32) -> Option<u32> {
        self.time.get(row as usize).copied()
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> Range<u32> {
        0..to_u32(self.len())
    }

    /// The number of the territory of a row; `None` beyond the last row.
    #[must_use]
    pub fn territory(&self, row: u32) -> Option<u32> {
        self.territory.get(row as usize).copied()
    }

    /// The rows of the territory of a row; empty beyond the last row.
    #[must_use]
    pub fn rows_of_territory(&self, row: u32) -> Range<u32> {
        let bound = |number: u32| self.territory_starts.get(number as usize).copied();
        self.territory(row).and_then(|number| Some(bound(number)?..bound(number + 1)?)).unwrap_or(0..0)
    }

    /// The rows of a place, given by its index; empty for an unknown place.
    #[must_use]
    pub fn rows_of_place(&self, place: u32) -> Range<u32> {
        self.places.get(place as usize).cloned().unwrap_or(0..0)
    }
}

/// A column of the frame of keys.
fn column_of(keys: &[RowKey], name: &str, of: impl Fn(&RowKey) -> u32) -> Numbers<UInt32Type> {
    Numbers::new(name, keys.iter().map(of).collect())
}

/// A length or an index in 32 bits: a file is below four gigabytes and has fewer figures than bytes.
pub(super) fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

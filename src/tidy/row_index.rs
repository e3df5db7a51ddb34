//! The row index: one row for each place, level, territory and year that some observation is about. Observations are joined
//! through it and nowhere else: two of them meet only on one row, that is with the same place, level *and* territory.

use std::collections::HashMap;
use std::ops::Range;

use crate::base::{Level, Year};
use crate::tidy::observation::ObservationRow;

/// What two observations must share to be used together in one year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RowKey {
    /// The index of the place among those of `Observations`.
    pub place: u32,
    /// The kind of territory.
    pub level: Level,
    /// The number of the exact territory: equal numbers mean equal names, ignoring case and accents.
    pub territory: u32,
    /// The year.
    pub year: Year,
}

/// All rows, sorted by key: the rows of a place, and of a territory, are contiguous and in order of years.
#[derive(Clone, Debug, Default)]
pub struct RowIndex {
    keys: Vec<RowKey>,
    /// For each row, the rows of its territory.
    territories: Vec<TerritoryRows>,
    /// For each place, its rows.
    places: Vec<Range<u32>>,
}

/// The contiguous rows of one territory. A `Range` that can be copied.
#[derive(Clone, Copy, Debug)]
struct TerritoryRows {
    start: u32,
    end: u32,
}

/// How the key of an observation is found.
pub(super) struct RowKeys<'a> {
    /// The number of the territory of an observation.
    pub territory: &'a dyn Fn(&ObservationRow) -> u32,
    /// The year under which a series keeps an observation; `None` for a part of a whole and for a span that is no year.
    pub series_year: &'a dyn Fn(&ObservationRow) -> Option<Year>,
}

/// The row of an observation that no series keeps.
pub(super) const NO_ROW: u32 = u32::MAX;

/// A row index and the row of each observation it was built from.
pub(super) struct Indexed {
    pub index: RowIndex,
    pub rows: Vec<u32>,
}

impl RowIndex {
    /// Builds the index of some observations. Those without a year of a series have no row.
    pub(super) fn build(observations: &[ObservationRow], places: usize, of: &RowKeys<'_>) -> Indexed {
        let mut numbers: HashMap<RowKey, u32> = HashMap::new();
        let mut keys: Vec<RowKey> = Vec::new();
        let mut last: Option<(RowKey, u32)> = None;
        let mut rows: Vec<u32> = Vec::with_capacity(observations.len());
        for observation in observations {
            let Some(year) = (of.series_year)(observation) else {
                rows.push(NO_ROW);
                continue;
            };
            let key = RowKey { place: observation.place, level: observation.level, territory: (of.territory)(observation), year };
            // The observations of one line of a file follow each other, so most have the key of the one before.
            let number = match last {
                Some((same, number)) if same == key => number,
                _ => *numbers.entry(key).or_insert_with(|| {
                    keys.push(key);
                    to_u32(keys.len() - 1)
                }),
            };
            last = Some((key, number));
            rows.push(number);
        }
        let mut order: Vec<(RowKey, u32)> = keys.into_iter().zip(0_u32..).collect();
        order.sort_unstable_by_key(|(key, _)| *key);
        let mut sorted = vec![0; order.len()];
        for (row, (_, number)) in (0_u32..).zip(&order) {
            if let Some(sorted) = sorted.get_mut(*number as usize) {
                *sorted = row;
            }
        }
        for row in rows.iter_mut().filter(|row| **row != NO_ROW) {
            debug_assert!((*row as usize) < sorted.len(), "each key was numbered above");
            *row = sorted.get(*row as usize).copied().unwrap_or_default();
        }
        Indexed { index: Self::from_sorted(order.into_iter().map(|(key, _)| key).collect(), places), rows }
    }

    fn from_sorted(keys: Vec<RowKey>, places: usize) -> Self {
        let mut territories = Vec::with_capacity(keys.len());
        let mut ranges = vec![0..0; places];
        let mut start = 0_u32;
        for group in keys.chunk_by(|a, b| (a.place, a.level, a.territory) == (b.place, b.level, b.territory)) {
            let end = start + to_u32(group.len());
            territories.extend(group.iter().map(|_| TerritoryRows { start, end }));
            if let Some(range) = group.first().and_then(|key| ranges.get_mut(key.place as usize)) {
                let place_start = if range.end == 0 { start } else { range.start };
                *range = place_start..end;
            }
            start = end;
        }
        Self { keys, territories, places: ranges }
    }

    /// This index with more rows.
    pub(super) fn with_rows(&self, added: &[RowKey], places: usize) -> Self {
        let mut keys: Vec<RowKey> = self.keys.iter().chain(added).copied().collect();
        keys.sort();
        Self::from_sorted(keys, places)
    }

    /// The row with this key.
    pub(super) fn find(&self, key: &RowKey) -> Option<u32> {
        self.keys.binary_search(key).ok().map(to_u32)
    }

    /// The row a key would have if it were added alone.
    pub(super) fn insertion_row(&self, key: &RowKey) -> u32 {
        to_u32(self.keys.partition_point(|other| other < key))
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The place, level, territory and year of a row; `None` beyond the last row.
    #[must_use]
    pub fn key(&self, row: u32) -> Option<&RowKey> {
        self.keys.get(row as usize)
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> Range<u32> {
        0..to_u32(self.keys.len())
    }

    /// The rows of the territory of a row; empty beyond the last row.
    #[must_use]
    pub fn rows_of_territory(&self, row: u32) -> Range<u32> {
        self.territories.get(row as usize).map_or(0..0, |rows| rows.start..rows.end)
    }

    /// The rows of a place, given by its index; empty for an unknown place.
    #[must_use]
    pub fn rows_of_place(&self, place: u32) -> Range<u32> {
        self.places.get(place as usize).cloned().unwrap_or(0..0)
    }
}

/// A length or an index in 32 bits: a file is below four gigabytes and has fewer observations than bytes.
pub(super) fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

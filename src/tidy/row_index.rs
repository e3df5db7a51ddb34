//! Lines: one for each place, level, territory and year some figure is about; and for each measure its series, the figures
//! that stand on those lines. The join rule is here and nowhere else: two figures meet only on one line, where place,
//! level *and* territory are the same.

use std::collections::HashMap;
use std::ops::Range;

use crate::base::{Level, MissingReason, Year};
use crate::tidy::observations::ObservationRow;

/// What two figures must share to be used together in one year. Ranks are those of the lists of `Observations`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RowKey {
    /// The rank of the place.
    pub place: u32,
    /// The kind of territory.
    pub level: Level,
    /// The rank of the exact territory.
    pub territory: u32,
    /// The year.
    pub year: Year,
}

/// A figure on its line.
#[derive(Clone, Copy, Debug)]
pub struct MeasuredRow {
    /// The rank of the line.
    pub line: u32,
    /// The rank of the figure among all observations.
    pub row: u32,
    /// The value in the unit of the measure; NaN when there is none.
    pub value: f64,
}

impl MeasuredRow {
    /// The value, if there is one.
    #[must_use]
    pub fn known(&self) -> Option<f64> {
        (!self.value.is_nan()).then_some(self.value)
    }
}

/// All lines in order, so that those of a place, and of a territory, stand together with their years ascending.
#[derive(Clone, Debug, Default)]
pub struct RowIndex {
    keys: Vec<RowKey>,
    /// For each line, where its territory begins and ends among the lines.
    territories: Vec<(u32, u32)>,
    /// For each place, its lines.
    places: Vec<Range<u32>>,
}

impl RowIndex {
    /// Sorts the lines of some figures; the line of each figure comes back with them.
    pub(super) fn of(rows: &[ObservationRow], places: usize, territory: &dyn Fn(&ObservationRow) -> u32) -> (Self, Vec<u32>) {
        let mut ranks: HashMap<RowKey, u32> = HashMap::new();
        let mut keys: Vec<RowKey> = Vec::new();
        let mut last: Option<(RowKey, u32)> = None;
        let mut of_row: Vec<u32> = Vec::with_capacity(rows.len());
        for row in rows {
            let key = RowKey { place: row.place, level: row.level, territory: territory(row), year: row.year };
            // Figures of one line of a file follow each other: most stand where the one before stood.
            let rank = match last {
                Some((same, rank)) if same == key => rank,
                _ => *ranks.entry(key).or_insert_with(|| {
                    keys.push(key);
                    short(keys.len() - 1)
                }),
            };
            last = Some((key, rank));
            of_row.push(rank);
        }
        let mut order: Vec<u32> = (0..short(keys.len())).collect();
        order.sort_unstable_by_key(|rank| keys.get(*rank as usize).copied());
        let mut sorted = vec![0; keys.len()];
        for (new, old) in (0_u32..).zip(&order) {
            if let Some(place) = sorted.get_mut(*old as usize) {
                *place = new;
            }
        }
        for rank in &mut of_row {
            *rank = sorted.get(*rank as usize).copied().unwrap_or_default();
        }
        let keys: Vec<RowKey> = order.iter().filter_map(|rank| keys.get(*rank as usize).copied()).collect();
        (Self::sorted(keys, places), of_row)
    }

    fn sorted(keys: Vec<RowKey>, places: usize) -> Self {
        let mut territories = Vec::with_capacity(keys.len());
        let mut ranges = vec![0..0; places];
        let mut from = 0_u32;
        for group in keys.chunk_by(|a, b| (a.place, a.level, a.territory) == (b.place, b.level, b.territory)) {
            let to = from + short(group.len());
            territories.extend(group.iter().map(|_| (from, to)));
            if let Some(range) = group.first().and_then(|key| ranges.get_mut(key.place as usize)) {
                let start = if range.end == 0 { from } else { range.start };
                *range = start..to;
            }
            from = to;
        }
        Self { keys, territories, places: ranges }
    }

    /// These lines and some more.
    pub(super) fn with(&self, added: &[RowKey], places: usize) -> Self {
        let mut keys: Vec<RowKey> = self.keys.iter().chain(added).copied().collect();
        keys.sort();
        Self::sorted(keys, places)
    }

    /// The rank of the line with this key.
    pub(super) fn find(&self, key: &RowKey) -> Option<u32> {
        self.keys.binary_search(key).ok().map(short)
    }

    /// The rank a line with this key would have.
    pub(super) fn rank_for(&self, key: &RowKey) -> u32 {
        short(self.keys.partition_point(|other| other < key))
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// What a line is about.
    #[must_use]
    pub fn key(&self, line: u32) -> Option<&RowKey> {
        self.keys.get(line as usize)
    }

    /// Every line.
    #[must_use]
    pub fn all(&self) -> Range<u32> {
        0..short(self.keys.len())
    }

    /// The lines of the territory of a line.
    #[must_use]
    pub fn territory(&self, line: u32) -> Range<u32> {
        self.territories.get(line as usize).map_or(0..0, |(from, to)| *from..*to)
    }

    /// The lines of a place, by its rank.
    #[must_use]
    pub fn place(&self, rank: u32) -> Range<u32> {
        self.places.get(rank as usize).cloned().unwrap_or(0..0)
    }
}

/// Every figure of one measure, by line; of several on one line, the one used stands alone here.
#[derive(Clone, Debug, Default)]
pub struct MeasureSeries {
    placed: Vec<MeasuredRow>,
}

impl MeasureSeries {
    /// The figures used, in the order of their lines.
    #[must_use]
    pub fn placed(&self) -> &[MeasuredRow] {
        &self.placed
    }

    /// The figure on a line.
    #[must_use]
    pub fn on(&self, line: u32) -> Option<&MeasuredRow> {
        self.placed.binary_search_by_key(&line, |placed| placed.line).ok().and_then(|rank| self.placed.get(rank))
    }

    /// The figures on some lines that follow each other.
    #[must_use]
    pub fn within(&self, lines: &Range<u32>) -> &[MeasuredRow] {
        let from = self.placed.partition_point(|placed| placed.line < lines.start);
        let to = self.placed.partition_point(|placed| placed.line < lines.end);
        self.placed.get(from..to).unwrap_or_default()
    }

    /// The same figures when lines were added before the lines of these ranks.
    pub(super) fn moved(&self, added_before: &[u32]) -> Self {
        let moved = |placed: &MeasuredRow| {
            let by = short(added_before.partition_point(|rank| *rank <= placed.line));
            MeasuredRow { line: placed.line + by, ..*placed }
        };
        Self { placed: self.placed.iter().map(moved).collect() }
    }

    /// The same series with figures on lines that had none.
    pub(super) fn with_all(&self, more: Vec<MeasuredRow>) -> Self {
        let mut placed: Vec<MeasuredRow> = self.placed.iter().copied().chain(more).collect();
        placed.sort_by_key(|placed| placed.line);
        Self { placed }
    }

    /// The same series with another value on one line: a copy for a scenario.
    #[must_use]
    pub fn with(&self, line: u32, row: u32, value: f64) -> Self {
        let mut placed = self.placed.clone();
        let own = MeasuredRow { line, row, value };
        match placed.binary_search_by_key(&line, |placed| placed.line) {
            Ok(rank) => placed.splice(rank..=rank, [own]).for_each(drop),
            Err(rank) => placed.insert(rank, own),
        }
        Self { placed }
    }
}

/// The figures of every measure on their lines, and those that share a line with a better one: each with that one.
pub(super) fn series(
    rows: &[ObservationRow],
    lines: &[u32],
    measures: usize,
    is_inventory: &dyn Fn(u32) -> bool,
) -> (Vec<MeasureSeries>, Vec<(u32, u32)>) {
    let mut sizes = vec![0_usize; measures];
    for row in rows {
        if let Some(size) = sizes.get_mut(row.measure as usize) {
            *size += 1;
        }
    }
    let mut all: Vec<Vec<MeasuredRow>> = sizes.into_iter().map(Vec::with_capacity).collect();
    for (rank, (row, line)) in (0_u32..).zip(rows.iter().zip(lines)) {
        let nothing = matches!(row.gap, Some(MissingReason::NotOccurring | MissingReason::IncludedElsewhere)) && is_inventory(row.measure);
        let value = match row.gap {
            // In an inventory what does not occur emits nothing, and what is counted elsewhere is counted there.
            Some(_) if nothing => 0.0,
            Some(_) => f64::NAN,
            None => row.value,
        };
        if let Some(own) = all.get_mut(row.measure as usize) {
            own.push(MeasuredRow { line: *line, row: rank, value });
        }
    }
    let mut doubles = Vec::new();
    let chosen = all.into_iter().map(|mut placed| {
        if !placed.is_sorted_by_key(|placed| placed.line) {
            placed.sort_by_key(|placed| placed.line);
        }
        MeasureSeries { placed: choose(placed, rows, &mut doubles) }
    });
    (chosen.collect(), doubles)
}

/// Of the figures of one measure on one line, the one used: known before missing, better status, then first read.
fn choose(placed: Vec<MeasuredRow>, rows: &[ObservationRow], doubles: &mut Vec<(u32, u32)>) -> Vec<MeasuredRow> {
    if placed.windows(2).all(|pair| matches!(pair, [a, b] if a.line != b.line)) {
        return placed;
    }
    let rank = |own: &&MeasuredRow| rows.get(own.row as usize).map(|row| (row.gap.is_some(), row.status, own.row));
    let mut chosen = Vec::with_capacity(placed.len());
    for same in placed.chunk_by(|a, b| a.line == b.line) {
        let Some(best) = same.iter().min_by_key(rank) else { continue };
        doubles.extend(same.iter().filter(|other| other.row != best.row).map(|other| (other.row, best.row)));
        let source = |own: &MeasuredRow| rows.get(own.row as usize).filter(|row| row.part).map(|row| row.source);
        let parts = || same.iter().filter(|other| source(best).is_some() && source(other) == source(best));
        // Parts of one file add up; a part that is not known leaves the others their sum.
        let sum = parts().filter_map(MeasuredRow::known).reduce(|a, b| a + b);
        chosen.push(MeasuredRow { value: sum.unwrap_or(best.value), ..*best });
    }
    chosen
}

/// A rank as it is kept: there are fewer figures than letters in a file, which is below four gigabytes.
pub(super) fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

//! The observations of each measure on the rows of the row index. Where several observations of a measure share a row, one
//! is used and the others are kept as duplicates of it.

use std::ops::Range;

use crate::base::MissingReason;
use crate::tidy::observation::ObservationRow;
use crate::tidy::row_index::{NO_ROW, to_u32};

/// The observation of a measure on a row.
#[derive(Clone, Copy, Debug)]
pub struct MeasuredRow {
    /// The row of the row index.
    pub row: u32,
    /// The index of the observation among all observations.
    pub observation: u32,
    /// The value in the unit of the measure; NaN when it is missing.
    pub value: f64,
}

impl MeasuredRow {
    /// The value in the unit of the measure; `None` when it is missing.
    #[must_use]
    pub fn known_value(&self) -> Option<f64> {
        (!self.value.is_nan()).then_some(self.value)
    }
}

/// The observations used of one measure, at most one for each row, in order of rows.
#[derive(Clone, Debug, Default)]
pub struct MeasureSeries {
    rows: Vec<MeasuredRow>,
}

impl MeasureSeries {
    /// All observations used, in order of rows.
    #[must_use]
    pub fn rows(&self) -> &[MeasuredRow] {
        &self.rows
    }

    /// The observation used on a row.
    #[must_use]
    pub fn at(&self, row: u32) -> Option<&MeasuredRow> {
        self.rows.binary_search_by_key(&row, |measured| measured.row).ok().and_then(|index| self.rows.get(index))
    }

    /// The observations used on a range of rows.
    #[must_use]
    pub fn within(&self, rows: &Range<u32>) -> &[MeasuredRow] {
        let start = self.rows.partition_point(|measured| measured.row < rows.start);
        let end = self.rows.partition_point(|measured| measured.row < rows.end);
        self.rows.get(start..end).unwrap_or_default()
    }

    /// The same observations after rows were inserted before these rows (ascending).
    pub(super) fn shifted(&self, inserted_before: &[u32]) -> Self {
        let shift = |measured: &MeasuredRow| {
            let by = to_u32(inserted_before.partition_point(|row| *row <= measured.row));
            MeasuredRow { row: measured.row + by, ..*measured }
        };
        Self { rows: self.rows.iter().map(shift).collect() }
    }

    /// The same series with observations on rows that had none.
    pub(super) fn with_rows(&self, more: Vec<MeasuredRow>) -> Self {
        let mut rows: Vec<MeasuredRow> = self.rows.iter().copied().chain(more).collect();
        rows.sort_by_key(|measured| measured.row);
        Self { rows }
    }

    /// The same series with another observation on one row: a copy for a supposition.
    pub(super) fn with_row(&self, measured: MeasuredRow) -> Self {
        let mut rows = self.rows.clone();
        match rows.binary_search_by_key(&measured.row, |other| other.row) {
            Ok(index) => rows.splice(index..=index, [measured]).for_each(drop),
            Err(index) => rows.insert(index, measured),
        }
        Self { rows }
    }
}

/// An observation that is not used because another one has the same place, measure, year and territory. Both are indices.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Duplicate {
    pub unused: u32,
    pub used: u32,
}

/// The series of every measure, in the order of the measures, and the observations they do not use.
pub(super) struct AllSeries {
    pub series: Vec<MeasureSeries>,
    pub duplicates: Vec<Duplicate>,
    /// The first of the observations of one table that differ and that nothing tells apart: their series has no value there.
    pub undecided: Vec<u32>,
}

/// Builds the series of every measure; `rows` gives the row of each observation, `is_inventory` whether a measure (by index)
/// belongs to a greenhouse gas inventory.
pub(super) fn build_series(
    observations: &[ObservationRow],
    rows: &[u32],
    measures: usize,
    is_inventory: &dyn Fn(u32) -> bool,
) -> AllSeries {
    let mut sizes = vec![0_usize; measures];
    for observation in observations {
        if let Some(size) = sizes.get_mut(observation.measure as usize) {
            *size += 1;
        }
    }
    let mut by_measure: Vec<Vec<MeasuredRow>> = sizes.into_iter().map(Vec::with_capacity).collect();
    for (index, (observation, row)) in (0_u32..).zip(observations.iter().zip(rows)).filter(|(_, (_, row))| **row != NO_ROW) {
        let value = match observation.missing {
            // In an inventory, an activity that does not occur emits nothing, and one that is included elsewhere is counted there.
            Some(MissingReason::NotOccurring | MissingReason::IncludedElsewhere) if is_inventory(observation.measure) => 0.0,
            Some(_) => f64::NAN,
            None => observation.value,
        };
        if let Some(measured) = by_measure.get_mut(observation.measure as usize) {
            measured.push(MeasuredRow { row: *row, observation: index, value });
        }
    }
    let (mut duplicates, mut undecided) = (Vec::new(), Vec::new());
    let series = by_measure.into_iter().map(|mut measured| {
        if !measured.is_sorted_by_key(|measured| measured.row) {
            measured.sort_by_key(|measured| measured.row);
        }
        MeasureSeries { rows: one_per_row(measured, observations, &mut Rivals { duplicates: &mut duplicates, undecided: &mut undecided }) }
    });
    AllSeries { series: series.collect(), duplicates, undecided }
}

/// The lists to which observations that share a row are added.
struct Rivals<'a> {
    duplicates: &'a mut Vec<Duplicate>,
    undecided: &'a mut Vec<u32>,
}

/// Keeps one observation of each row: with a value before missing, then of better status, then read first. Where lines of one table
/// differ and neither their source nor their status does, none is chosen: the row has no value.
fn one_per_row(measured: Vec<MeasuredRow>, observations: &[ObservationRow], rivals: &mut Rivals<'_>) -> Vec<MeasuredRow> {
    if measured.windows(2).all(|pair| matches!(pair, [a, b] if a.row != b.row)) {
        return measured;
    }
    let observation = |measured: &MeasuredRow| observations.get(measured.observation as usize);
    let preference = |measured: &&MeasuredRow| observation(measured).map(|own| (own.missing.is_some(), own.status, measured.observation));
    let mut chosen = Vec::with_capacity(measured.len());
    for same_row in measured.chunk_by(|a, b| a.row == b.row) {
        let Some(best) = same_row.iter().min_by_key(preference) else { continue };
        let unused = same_row.iter().map(|other| other.observation).filter(|other| *other != best.observation);
        rivals.duplicates.extend(unused.map(|unused| Duplicate { unused, used: best.observation }));
        let is_rival = |other: &MeasuredRow| match (observation(best), observation(other)) {
            (Some(best), Some(other)) => {
                let is_alike = best.source == other.source
                    && best.provenance == other.provenance
                    && best.status == other.status
                    && !best.is_part
                    && !other.is_part;
                is_alike && best.missing.is_none() && other.missing.is_none() && best.value.to_bits() != other.value.to_bits()
            }
            _ => false,
        };
        if same_row.iter().any(is_rival) {
            rivals.undecided.push(best.observation);
            chosen.push(MeasuredRow { value: f64::NAN, ..*best });
            continue;
        }
        let part_source = |measured: &MeasuredRow| observation(measured).filter(|own| own.is_part).map(|own| own.source);
        let parts = || same_row.iter().filter(|other| part_source(best).is_some() && part_source(other) == part_source(best));
        // Parts of one file add up; a part without a value leaves the sum of the others.
        let sum = parts().filter_map(MeasuredRow::known_value).reduce(|a, b| a + b);
        chosen.push(MeasuredRow { value: sum.unwrap_or(best.value), ..*best });
    }
    chosen
}

//! Reads tables with one observation a row: a table in, observations and notes out.

use std::collections::HashMap;

use crate::base::progress::{Progress, ROWS_PER_STEP};
use crate::base::unit::is_unit;
use crate::tidy::reader::{Reader, RowCell};

/// The headings of a long table.
#[derive(Clone, Copy)]
pub(super) struct LongColumns<'a> {
    pub value: &'a str,
    pub unit: Option<&'a str>,
    /// Columns beside an inventory that repeat one value on every row of a town and year.
    pub beside: &'a [String],
}

/// Reads a long table.
pub(super) fn reshape<'a>(mut reader: Reader<'a, '_, '_>, headings: LongColumns<'a>, progress: &Progress) {
    let Some(column) = reader.column_or_note(headings.value) else { return };
    let unit_column = headings.unit.and_then(|heading| reader.columns.index(heading));
    let mut last = None;
    let mut headings_of: HashMap<&'a str, MeasureName<'a>> = HashMap::new();
    for (done, row) in reader.rows().enumerate() {
        if done % ROWS_PER_STEP == ROWS_PER_STEP - 1 && !progress.advance(ROWS_PER_STEP) {
            return;
        }
        let unit = unit_column.map_or(reader.unit, |column| row.cell(column).trim());
        let Some(place) = reader.place(row) else { continue };
        let word = reader.measure_word(row);
        // "Mariés (%)": the name of a measure may hold its unit.
        let heading = headings_of.entry(word).or_insert_with(|| MeasureName::parse(word));
        let unit = if unit.is_empty() { heading.unit } else { unit };
        let Some(measure) = reader.measure(heading.name, unit, row) else { continue };
        let Some(time) = reader.time(row) else { continue };
        let line = reader.row_context(row);
        let breakdown = reader.breakdown(row, &[]);
        reader.add_cell(&line, RowCell { column, place, measure, unit, time, breakdown });
        // A value that is repeated on every row of a town and year is added once.
        if last != Some((place, time)) {
            for heading in headings.beside {
                reader.add_cell_beside(&line, heading, place, time);
            }
        }
        last = Some((place, time));
    }
}

/// The name of a measure in a cell, and the unit in brackets behind it.
struct MeasureName<'a> {
    name: &'a str,
    unit: &'a str,
}

impl<'a> MeasureName<'a> {
    fn parse(word: &'a str) -> Self {
        let inside = word.strip_suffix(')').and_then(|word| word.rsplit_once('('));
        match inside.filter(|(name, unit)| !name.trim().is_empty() && is_unit(unit)) {
            Some((name, unit)) => Self { name: name.trim(), unit: unit.trim() },
            None => Self { name: word, unit: "" },
        }
    }
}

//! Reads tables with one observation a row: a table in, observations and notes out.

use crate::base::progress::{Progress, ROWS_PER_STEP};
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
    for (done, row) in reader.rows().enumerate() {
        if done % ROWS_PER_STEP == ROWS_PER_STEP - 1 && !progress.advance(ROWS_PER_STEP) {
            return;
        }
        let unit = unit_column.map_or(reader.unit, |column| row.cell(column).trim());
        let Some(place) = reader.place(row) else { continue };
        let Some(measure) = reader.measure(reader.measure_word(row), unit, row) else { continue };
        let Some(year) = reader.year(row) else { continue };
        let line = reader.row_context(row);
        reader.add_cell(&line, RowCell { column, place, measure, unit, year });
        // A value that is repeated on every row of a town and year is added once.
        if last != Some((place, year)) {
            for heading in headings.beside {
                reader.add_cell_beside(&line, heading, place, year);
            }
        }
        last = Some((place, year));
    }
}

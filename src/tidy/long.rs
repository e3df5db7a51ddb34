//! Reads tables with one observation a row: a table in, observations and notes out.

use foldhash::HashMap;

use crate::base::progress::{Progress, ROWS_PER_STEP};
use crate::tidy::heading::Heading;
use crate::tidy::reader::{Reader, RowCell};

/// The headings of a long table.
#[derive(Clone, Copy)]
pub(super) struct LongColumns<'a> {
    pub value: &'a str,
    pub unit: Option<&'a str>,
    /// Columns beside an inventory that repeat one value on every row of a town and year.
    pub beside: &'a [String],
    /// The names of measures on the rows, parsed.
    pub names: &'a HashMap<&'a str, Heading>,
}

/// Reads a long table.
pub(super) fn reshape<'a>(reader: &mut Reader<'a, '_, '_>, headings: LongColumns<'a>, progress: &Progress) {
    let names = headings.names;
    let Some(column) = reader.column_or_note(headings.value) else { return };
    let unit_column = headings.unit.and_then(|heading| reader.columns.index(heading));
    let mut last = None;
    for (done, row) in reader.rows().enumerate() {
        if done % ROWS_PER_STEP == ROWS_PER_STEP - 1 && !progress.advance(ROWS_PER_STEP) {
            return;
        }
        let unit = unit_column.map_or(reader.unit, |column| row.cell(column).trim());
        let Some(place) = reader.place(row) else { continue };
        let word = reader.measure_word(row);
        // "Mariés (%)": the name of a measure may hold its unit.
        let is_known = || reader.builder.known_measures().find(word).is_some();
        let named = names.get(word).filter(|named| named.unit.is_some() && named.time.is_none() && !is_known());
        let own_unit = named.and_then(|named| named.unit.as_deref()).unwrap_or_default();
        let unit = if unit.is_empty() { own_unit } else { unit };
        let unit = if unit.is_empty() { reader.assumed_unit(word, place) } else { unit };
        let Some(measure) = reader.measure(named.map_or(word, |named| named.name.as_str()), unit, row) else { continue };
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

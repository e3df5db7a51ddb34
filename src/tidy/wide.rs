//! One observation a cell: a table with a column for each measure or each year in, figures and notes out.

use crate::base::Note;
use crate::intake::Intake;
use crate::tidy::Draft;
use crate::tidy::heading::Heading;
use crate::tidy::long::{Cell, Reader};
use crate::tidy::mapping::{Mapping, WideColumn};

/// Reads a wide table.
pub(super) fn reshape(intake: &Intake, mapping: &Mapping, wide: &[WideColumn], draft: &mut Draft<'_>, notes: &mut Vec<Note>) {
    let mut reader = Reader::new(intake, mapping, draft, notes);
    let measure_column = mapping.measure.as_ref().and_then(|field| reader.columns.field(field));
    let present: Vec<(&WideColumn, usize)> = wide.iter().filter_map(|column| Some((column, reader.wanted(&column.heading)?))).collect();
    for row in intake.table.rows() {
        // What the line says is read once: an unreadable year is told once, not once a column.
        let line_place = if wide.iter().any(|column| column.place.is_none()) { reader.place(row) } else { None };
        let line_year = if wide.iter().any(|column| column.year.is_none()) { reader.year(row) } else { None };
        for (column, index) in &present {
            let place = column.place.as_deref().map_or_else(|| line_place.clone(), |name| Some(reader.named_place(name, row)));
            let (Some(place), Some(year)) = (place, column.year.or(line_year)) else { continue };
            let name = column.measure.as_deref().unwrap_or_else(|| mapping.measure.as_ref().map_or("", |field| reader.word(field, row)));
            let heading = Heading::parse(name);
            let unit = column.unit.as_deref().or(heading.unit.as_deref()).unwrap_or_default();
            let name = if column.measure.is_some() { name } else { &heading.name };
            let Some(measure) = reader.measure(name, unit, row, measure_column) else { continue };
            reader.keep(&place, &Cell { row, column: *index, measure, unit, year });
        }
    }
    reader.finish();
}

//! One observation a cell: a table with a column for each measure, each year or each town in, figures and notes out.

use std::collections::HashMap;
use std::ops::Range;

use crate::base::progress::{Progress, STEP};
use crate::intake::Intake;
use crate::tidy::heading::Heading;
use crate::tidy::long::{Reader, RowCell};
use crate::tidy::mapping::{Columns, Field, Mapping, WideColumn};

/// A column of values that is in the file; its measure is found at its first cell, if its heading names one.
struct Present<'a> {
    column: &'a WideColumn,
    index: usize,
    measure: Option<u32>,
}

/// The words of the column of measures, taken apart once each: they may hold a unit.
pub(super) fn headings<'a>((intake, rows): (&'a Intake, Range<usize>), mapping: &Mapping) -> HashMap<&'a str, Heading> {
    let mut headings = HashMap::new();
    let Some(Field::Column(measure)) = &mapping.measure else { return headings };
    let Some(column) = Columns::of(&intake.table).index(measure) else { return headings };
    for word in intake.table.rows_in(rows).map(|row| row.cell(column).trim()) {
        headings.entry(word).or_insert_with(|| Heading::parse(word));
    }
    headings
}

/// Reads a wide table; `unit` is the heading of the column of units, if there is one.
pub(super) fn reshape<'a>(
    mut reader: Reader<'a, '_, '_>,
    headings: &'a HashMap<&str, Heading>,
    (wide, unit): (&'a [WideColumn], Option<&str>),
    progress: &Progress,
) {
    let unit_column = unit.and_then(|heading| reader.wanted(heading));
    let mut present: Vec<Present<'_>> =
        wide.iter().filter_map(|column| Some(Present { column, index: reader.wanted(&column.heading)?, measure: None })).collect();
    let one_unit = unit_column.is_none();
    let line_has_place = wide.iter().any(|column| column.place.is_none());
    let line_has_year = wide.iter().any(|column| column.year.is_none());
    for (done, row) in reader.rows().enumerate() {
        if done % STEP == STEP - 1 && !progress.advance(STEP) {
            return;
        }
        // What the line says is read once: an unreadable year is told once, not once a column.
        let line_place = if line_has_place { reader.place(row) } else { None };
        let line_year = if line_has_year { reader.year(row) } else { None };
        let heading = headings.get(reader.measure_word(row));
        let line = reader.line(row);
        let mut counted = false;
        for present in &mut present {
            let column = present.column;
            // A line that counts already gains nothing from a column with nothing to say.
            if counted && one_unit && present.measure.is_some() && reader.is_settled(present.index) {
                continue;
            }
            let place = column.place.as_deref().map_or(line_place, |name| Some(reader.named_place(name, row, None)));
            let (Some(place), Some(year)) = (place, column.year.or(line_year).or(heading.and_then(|heading| heading.year))) else {
                continue;
            };
            let said = unit_column.map(|column| row.cell(column).trim()).filter(|unit| !unit.is_empty());
            let unit = column.unit.as_deref().or(said).or(heading.and_then(|heading| heading.unit.as_deref())).unwrap_or_default();
            let name = column.measure.as_deref().or(heading.map(|heading| heading.name.as_str())).unwrap_or_default();
            let Some(measure) = present.measure.or_else(|| reader.measure(name, unit, row)) else { continue };
            present.measure = column.measure.as_ref().map(|_| measure);
            reader.keep(&line, RowCell { column: present.index, place, measure, unit, year });
            counted = true;
        }
    }
}

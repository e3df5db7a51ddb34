//! Reads tables with one observation a cell: a column for each measure, year or town. A table in, observations and notes out.

use foldhash::HashMap;

use crate::base::Time;
use crate::base::progress::{Progress, ROWS_PER_STEP};
use crate::tidy::heading::Heading;
use crate::tidy::mapping::WideColumn;
use crate::tidy::reader::{NamedMeasure, Reader, RowCell};

/// A column of values that is in the file.
struct PresentColumn<'a> {
    column: &'a WideColumn,
    index: usize,
    /// The measure, found at the first cell if the heading names one.
    measure: Option<NamedMeasure>,
    /// The time in the heading.
    time: Option<Time>,
    /// The column that dates this column alone.
    time_column: Option<usize>,
    /// The column that gives its unit alone.
    unit_column: Option<usize>,
}

/// The columns of a wide table.
#[derive(Clone, Copy)]
pub(super) struct WideColumns<'a> {
    /// The columns of values.
    pub columns: &'a [WideColumn],
    /// The heading of the column of units, if there is one.
    pub unit: Option<&'a str>,
    /// The names of measures on the rows, parsed.
    pub names: &'a HashMap<&'a str, Heading>,
}

/// Reads a wide table.
pub(super) fn reshape<'a>(reader: &mut Reader<'a, '_, '_>, headings: WideColumns<'a>, progress: &Progress) {
    let WideColumns { columns: wide, unit, names } = headings;
    let unit_column = unit.and_then(|heading| reader.column_or_note(heading));
    let mut present: Vec<PresentColumn<'_>> = wide
        .iter()
        .filter_map(|column| {
            let index = reader.column_or_note(&column.heading)?;
            let time_column = column.time_column.as_deref().and_then(|heading| reader.columns.index(heading));
            let own_unit = column.unit_column.as_deref().and_then(|heading| reader.columns.index(heading));
            let time = column.time.or(column.year.map(Time::Year));
            Some(PresentColumn { column, index, measure: None, time, time_column, unit_column: own_unit })
        })
        .collect();
    let row_has_place = wide.iter().any(|column| column.place.is_none());
    let row_has_time = present.iter().any(|present| present.time.is_none() && present.time_column.is_none());
    for (done, row) in reader.rows().enumerate() {
        if done % ROWS_PER_STEP == ROWS_PER_STEP - 1 && !progress.advance(ROWS_PER_STEP) {
            return;
        }
        // Place and year are read once a row, so that an unreadable year is noted once and not for each column.
        let row_place = if row_has_place { reader.place(row) } else { None };
        let row_time = if row_has_time { reader.time(row) } else { None };
        let word = reader.measure_word(row);
        let heading = names.get(word);
        let line = reader.row_context(row);
        for present in &mut present {
            let column = present.column;
            let place = column.place.as_deref().map_or(row_place, |name| Some(reader.named_place(name, row)));
            let own_time = present.time.or_else(|| present.time_column.map(|column| reader.time_in(row, column)));
            // The word of the row may hold the year: "Population 2024".
            let of_measure = heading.and_then(|heading| heading.time);
            let time = own_time.or(row_time.filter(|time| *time != Time::Undated)).or(of_measure).or(row_time);
            let (Some(place), Some(time)) = (place, time) else { continue };
            let breakdown = reader.breakdown(row, &column.categories);
            let row_unit = present.unit_column.or(unit_column).map(|column| row.cell(column).trim()).filter(|unit| !unit.is_empty());
            let unit = column.unit.as_deref().or(row_unit).or(heading.and_then(|heading| heading.unit.as_deref())).unwrap_or_default();
            let name = column.measure.as_deref().or(heading.map(|heading| heading.name.as_str())).unwrap_or(word);
            let measure = match present.measure {
                Some(measure) => measure,
                None => {
                    let Some(mut measure) = reader.measure(name, unit, row) else { continue };
                    if column.measure.is_some() && unit_column.is_none() && present.unit_column.is_none() {
                        measure.heading = reader.builder.insert_heading(&column.heading);
                        present.measure = Some(measure);
                    }
                    measure
                }
            };
            reader.add_cell(&line, RowCell { column: present.index, place, measure, unit, time, breakdown });
        }
    }
}

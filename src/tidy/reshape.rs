//! Reads a table through its mapping: rows in, observations and notes out. The table may be long (one observation a row) or
//! wide (one a cell).

use std::ops::Range;

use crate::base::{Notes, Progress};
use crate::intake::Intake;
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::counted::RepeatedLine;
use crate::tidy::long::{self, LongColumns};
use crate::tidy::mapping::{Mapping, ValueColumns};
use crate::tidy::measures::Measures;
use crate::tidy::places::Gazetteer;
use crate::tidy::reader::Reader;
use crate::tidy::wide::{self, WideColumns};

/// Reads one file through a mapping into `builder`, in which the file was begun. Ends early when `progress` is stopped.
pub fn reshape(intake: &Intake, mapping: &Mapping, builder: &mut ObservationsBuilder<'_>, progress: &Progress, notes: &mut Notes) {
    read_rows(Reader::new(intake, 0..intake.table.len(), mapping, builder, notes), mapping, progress);
}

fn read_rows<'a>(reader: Reader<'a, '_, '_>, mapping: &'a Mapping, progress: &Progress) {
    let names = reader.measure_names();
    // The reader borrows the names, so it is declared behind them.
    let mut reader = reader;
    match &mapping.values {
        ValueColumns::Long { value, unit, .. } => {
            let columns = LongColumns { value, unit: unit.as_deref(), beside: &mapping.repeated_columns, names: &names };
            long::reshape(&mut reader, columns, progress);
        }
        ValueColumns::Wide { columns, unit } => {
            wide::reshape(&mut reader, WideColumns { columns, unit: unit.as_deref(), names: &names }, progress);
        }
    }
    reader.note_table();
}

/// Tables with more rows are surveyed on two threads.
const ROWS_WORTH_SPLITTING: usize = 50_000;

/// Checks every cell of a file without storing observations. Notes hold the doubts; the lines returned repeat observations
/// of earlier lines, in no particular order.
#[must_use]
pub fn survey(intake: &Intake, mapping: &Mapping, gazetteer: &Gazetteer, measures: &Measures, notes: &mut Notes) -> Vec<RepeatedLine> {
    let rows = intake.table.len();
    let half = if rows > ROWS_WORTH_SPLITTING { rows / 2 } else { rows };
    let count = |rows: Range<usize>, notes: &mut Notes| {
        let mut builder = ObservationsBuilder::counting(gazetteer, measures);
        read_rows(Reader::new(intake, rows, mapping, &mut builder, notes), mapping, &Progress::default());
        builder.sort_counted();
        builder
    };
    let builders = std::thread::scope(|scope| {
        let second = (half < rows).then(|| {
            scope.spawn(|| {
                let mut notes = Notes::default();
                let builder = count(half..rows, &mut notes);
                (builder, notes)
            })
        });
        let mut builders = vec![count(0..half, notes)];
        if let Some((builder, more)) = second.and_then(|second| second.join().ok()) {
            notes.append(more);
            builders.push(builder);
        }
        builders
    });
    ObservationsBuilder::repeated_lines(builders)
}

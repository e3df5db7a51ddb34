//! Reads a table through its mapping: rows in, observations and notes out. The table may be long (one observation a row) or
//! wide (one a cell). The rows of a large table are read on two threads.

use std::ops::Range;

use crate::base::{Notes, Progress};
use crate::intake::Intake;
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::long::{self, LongColumns};
use crate::tidy::mapping::{Mapping, ValueColumns};
use crate::tidy::reader::Reader;
use crate::tidy::table_summary::TableSummary;
use crate::tidy::wide::{self, WideColumns};

/// Tables with more rows are read on two threads.
const ROWS_WORTH_SPLITTING: usize = 50_000;

/// Reads one file through a mapping into `builder`, in which the file was begun. Ends early when `progress` is stopped.
pub fn reshape(intake: &Intake, mapping: &Mapping, builder: &mut ObservationsBuilder<'_>, progress: &Progress, notes: &mut Notes) {
    builder.describe_table(mapping);
    let rows = intake.table.len();
    let table = TableReading { intake, mapping, progress };
    let is_split = rows > ROWS_WORTH_SPLITTING && Reader::reads_rows_alone(intake, mapping);
    let summary = if is_split { table.read_on_two_threads(builder, notes) } else { table.read(0..rows, builder, notes) };
    summary.add_notes(intake, mapping, notes);
}

/// A table that is read.
#[derive(Clone, Copy)]
struct TableReading<'a> {
    intake: &'a Intake,
    mapping: &'a Mapping,
    progress: &'a Progress,
}

impl TableReading<'_> {
    fn read(self, rows: Range<usize>, builder: &mut ObservationsBuilder<'_>, notes: &mut Notes) -> TableSummary {
        let reader = Reader::new(self.intake, rows, self.mapping, builder, notes);
        let names = reader.measure_names();
        // The reader borrows the names, so it is declared behind them.
        let mut reader = reader;
        match &self.mapping.values {
            ValueColumns::Long { value, unit, .. } => {
                let columns = LongColumns { value, unit: unit.as_deref(), beside: &self.mapping.repeated_columns, names: &names };
                long::reshape(&mut reader, columns, self.progress);
            }
            ValueColumns::Wide { columns, unit } => {
                wide::reshape(&mut reader, WideColumns { columns, unit: unit.as_deref(), names: &names }, self.progress);
            }
        }
        reader.into_summary()
    }

    /// Reads each half of the rows on a thread of its own. What is read is what one thread would read.
    fn read_on_two_threads(self, builder: &mut ObservationsBuilder<'_>, notes: &mut Notes) -> TableSummary {
        let rows = self.intake.table.len();
        let half = rows / 2;
        let mut fork = builder.fork();
        let mut fork_notes = Notes::default();
        let (mut summary, second) = std::thread::scope(|scope| {
            let second = scope.spawn(|| self.read(half..rows, &mut fork, &mut fork_notes));
            (self.read(0..half, builder, notes), second.join().ok())
        });
        match second {
            Some(second) if builder.agrees_with(&fork) => {
                notes.append(fork_notes);
                builder.join(fork);
                summary.spans.add(second.spans);
                summary.latest = summary.latest.max(second.latest);
            }
            // The second half took a name for another measure than it is after the first: it is read again, behind the first.
            _ => {
                let again = self.read(half..rows, builder, notes);
                summary.spans.add(again.spans);
                summary.latest = summary.latest.max(again.latest);
            }
        }
        summary
    }
}

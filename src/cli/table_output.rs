//! Writes a table of any size: its rows are made a chunk at a time, on two threads, and written in order.

use std::io::{self, Write};
use std::ops::Range;
use std::panic::resume_unwind;

use crate::base::Csv;
use crate::cli::output::{CommandError, Reader, print_with, reader_of_output};
use crate::cli::output_file::OutputFile;
use crate::cli::row_format::{RowFormat, Rows};
use crate::cli::visible::visible;

/// The rows of a table.
pub(super) struct TableRows<'a> {
    pub headings: &'a [&'a str],
    pub format: RowFormat,
    /// The number of things rows are made of, and how many of them are done at once.
    pub count: usize,
    pub at_once: usize,
    /// Makes the rows of some of these things.
    pub make: &'a (dyn Fn(Range<usize>) -> Rows<'a> + Sync),
}

/// Writes a table to a file, or prints it.
///
/// # Errors
/// When the file is refused or cannot be written.
pub(super) fn deliver(table: &TableRows<'_>, output: &OutputFile<'_>) -> Result<(), CommandError> {
    let speech = output.speech;
    match output.file() {
        Some(path) => output.write_pieces(path, &mut |file| table.write(file, UtfMark::Written)),
        None => match reader_of_output() {
            // What a terminal shows must not drive it.
            Reader::Person => print_with(speech, &mut |output| table.write(&mut VisibleWriter { output }, UtfMark::Absent)),
            Reader::Program => print_with(speech, &mut |output| table.write(output, UtfMark::Absent)),
            Reader::File => print_with(speech, &mut |output| table.write(output, UtfMark::Written)),
        },
    }
}

/// Whether a table begins with the mark by which spreadsheets know UTF-8.
#[derive(Clone, Copy, PartialEq, Eq)]
enum UtfMark {
    Written,
    Absent,
}

/// Writes text with its controls made visible.
struct VisibleWriter<'a> {
    output: &'a mut dyn Write,
}

impl Write for VisibleWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Rows are written whole: no letter is cut.
        self.output.write_all(visible(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

impl TableRows<'_> {
    fn write(&self, output: &mut dyn Write, mark: UtfMark) -> io::Result<()> {
        if self.format == RowFormat::Csv && mark == UtfMark::Written {
            output.write_all("\u{feff}".as_bytes())?;
        }
        let mut ready = match self.format {
            RowFormat::Csv => vec![Csv::new(self.headings).into_string()],
            RowFormat::Json | RowFormat::Ndjson => Vec::new(),
        };
        // In a list, each row begins with a comma but the first, which begins the list.
        let mut begins_list = self.format == RowFormat::Json;
        let mut from = 0;
        while from < self.count || !ready.is_empty() {
            let (middle, to) = ((from + self.at_once).min(self.count), (from + 2 * self.at_once).min(self.count));
            let halves = [from..middle, middle..to].into_iter().filter(|half| !half.is_empty());
            // While two threads make rows, those made before are written.
            let next = std::thread::scope(|scope| {
                let threads: Vec<_> = halves.map(|half| scope.spawn(|| (self.make)(half).into_text())).collect();
                ready.drain(..).try_for_each(|rows| write_rows(output, &rows, &mut begins_list))?;
                let made = |thread: std::thread::ScopedJoinHandle<'_, String>| thread.join().unwrap_or_else(|panic| resume_unwind(panic));
                io::Result::Ok(threads.into_iter().map(made).collect())
            });
            ready = next?;
            from = to;
        }
        match (self.format, begins_list) {
            (RowFormat::Json, true) => output.write_all(b"[]\n"),
            (RowFormat::Json, false) => output.write_all(b"]\n"),
            (RowFormat::Csv | RowFormat::Ndjson, _) => Ok(()),
        }
    }
}

/// Writes some rows; the first comma of a list becomes its bracket.
fn write_rows(output: &mut dyn Write, rows: &str, begins_list: &mut bool) -> io::Result<()> {
    match rows.strip_prefix(',').filter(|_| *begins_list) {
        Some(rest) => {
            *begins_list = false;
            output.write_all(b"[")?;
            output.write_all(rest.trim_start_matches('\n').as_bytes())
        }
        None => output.write_all(rows.as_bytes()),
    }
}

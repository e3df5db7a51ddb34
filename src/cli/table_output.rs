//! Writes a table of any size: its rows are made a chunk at a time, on two threads, and written in order.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::ops::Range;
use std::panic::resume_unwind;
use std::path::Path;

use crate::base::Csv;
use crate::cli::output::{CommandError, tell};
use crate::engine::report::file_error_text;
use crate::engine::{FileError, files};
use crate::speech::{Message, Speech};

/// The rows of a table.
pub(super) struct TableRows<'a> {
    pub headings: &'a [&'a str],
    /// The number of things rows are made of, and how many of them are done at once.
    pub count: usize,
    pub at_once: usize,
    /// Makes the rows of some of these things.
    pub make: &'a (dyn Fn(Range<usize>) -> Csv + Sync),
}

/// Writes a table to a path, or prints it if the path is absent or `-`.
pub(super) fn deliver(table: &TableRows<'_>, path: Option<&Path>, speech: &Speech) -> Result<(), CommandError> {
    let failed = |error: &FileError| CommandError(file_error_text(error, speech));
    match path.filter(|path| path.as_os_str() != "-") {
        None => {
            let mut output = BufWriter::new(io::stdout().lock());
            match table.write(&mut output).and_then(|()| output.flush()) {
                // Who reads the output may stop before its end.
                Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(failed(&FileError::Unwritable("-".into(), error.to_string()))),
                _ => Ok(()),
            }
        }
        Some(path) => {
            files::write_with(path, &mut |file| table.write(file)).map_err(|error| failed(&error))?;
            tell(&speech.format(&Message::CliWritten { path: path.display().to_string() }));
            Ok(())
        }
    }
}

impl TableRows<'_> {
    fn write(&self, output: &mut dyn Write) -> io::Result<()> {
        let mut ready = vec![Csv::new(self.headings)];
        let mut from = 0;
        while from < self.count || !ready.is_empty() {
            let (middle, to) = ((from + self.at_once).min(self.count), (from + 2 * self.at_once).min(self.count));
            let halves = [from..middle, middle..to].into_iter().filter(|half| !half.is_empty());
            // While two threads make rows, those made before are written.
            let next = std::thread::scope(|scope| {
                let threads: Vec<_> = halves.map(|half| scope.spawn(|| (self.make)(half))).collect();
                ready.drain(..).try_for_each(|rows| output.write_all(rows.as_str().as_bytes()))?;
                let made = |thread: std::thread::ScopedJoinHandle<'_, Csv>| thread.join().unwrap_or_else(|panic| resume_unwind(panic));
                io::Result::Ok(threads.into_iter().map(made).collect())
            });
            ready = next?;
            from = to;
        }
        Ok(())
    }
}

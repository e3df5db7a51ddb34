//! Decoded text and its dialect in, `Table` out; every row keeps the line where it begins.
//!
//! Written here rather than with a crate because a figure must be followed back to its line whatever
//! the line ends are, and because a quote that never closes must not swallow the rest of the file.

use std::sync::Arc;

use crate::base::{Note, NoteCode};
use crate::intake::dialect::Dialect;
use crate::intake::table::{Row, Table};

/// Reads all records. The first one that is not blank is the heading.
pub(super) fn read(text: &str, dialect: Dialect, name: &Arc<str>, notes: &mut Vec<Note>) -> Table {
    let mut records = Records::new(text, dialect.delimiter);
    let mut table = Table::default();
    while let Some(record) = records.next_record() {
        push(&mut table, record, name, notes);
    }
    notes.extend(records.open_quotes.iter().map(|line| Note::new(NoteCode::OpenQuote).at(name, *line, 0)));
    table
}

fn push(table: &mut Table, mut record: Row, name: &Arc<str>, notes: &mut Vec<Note>) {
    if record.cells.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    if table.headings.is_empty() {
        table.headings = record.cells.into_iter().map(|cell| cell.trim().to_owned()).collect();
        return;
    }
    let width = table.headings.len();
    let extra = record.cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
    if record.cells.len() < width || extra {
        let note = Note::new(NoteCode::RaggedRow).at(name, record.line, 0);
        notes.push(note.with("found", record.cells.len().to_string()).with("expected", width.to_string()));
    }
    if record.cells.len() < width {
        record.cells.resize(width, String::new());
    }
    table.rows.push(record);
}

/// A reader of records over text: `"` opens a cell only at its start, `""` inside is one quote.
struct Records<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: u32,
    /// Lines where a quote opens and never closes; such a quote is an ordinary letter.
    open_quotes: Vec<u32>,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
        Self { text, delimiter, at: 0, line: 1, open_quotes: Vec::new() }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next record, or nothing at the end of the text.
    fn next_record(&mut self) -> Option<Row> {
        if self.rest().is_empty() {
            return None;
        }
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell());
            let mut ahead = self.rest().bytes();
            match ahead.next() {
                Some(b) if b == self.delimiter => self.at += 1,
                Some(b'\r') if ahead.next() == Some(b'\n') => {
                    self.end_line(2);
                    break;
                }
                Some(_) => {
                    self.end_line(1);
                    break;
                }
                None => break,
            }
        }
        Some(Row { line, cells })
    }

    fn end_line(&mut self, bytes: usize) {
        self.at += bytes;
        self.line = self.line.saturating_add(1);
    }

    /// One cell, up to and without the delimiter or the line end.
    fn cell(&mut self) -> String {
        let rest = self.rest();
        let mut cell = String::new();
        if let Some(inside) = rest.strip_prefix('"') {
            if let Some((quoted, used)) = unquote(inside) {
                self.line = self.line.saturating_add(line_ends(inside.get(..used).unwrap_or_default()));
                self.at += 1 + used;
                cell = quoted;
            } else {
                self.open_quotes.push(self.line);
            }
        }
        let rest = self.rest();
        let delimiter = self.delimiter;
        let end = rest.bytes().position(|b| b == delimiter || b == b'\n' || b == b'\r').unwrap_or(rest.len());
        cell.push_str(rest.get(..end).unwrap_or_default());
        self.at += end;
        cell
    }
}

/// The text of a quoted cell and how many bytes it takes with its closing quote; `None` if it never closes.
fn unquote(inside: &str) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut from = 0;
    loop {
        let ahead = inside.get(from..)?;
        let quote = ahead.find('"')?;
        text.push_str(ahead.get(..quote)?);
        from += quote + 1;
        if inside.get(from..)?.starts_with('"') {
            text.push('"');
            from += 1;
        } else {
            return Some((text, from));
        }
    }
}

/// Line ends inside a cell, each of CRLF, LF and CR counted once.
fn line_ends(text: &str) -> u32 {
    let crlf = text.matches("\r\n").count();
    let all = text.bytes().filter(|b| matches!(b, b'\n' | b'\r')).count();
    u32::try_from(all - crlf).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut reader = Records::new(text, b';');
        std::iter::from_fn(|| reader.next_record()).map(|row| (row.line, row.cells)).collect()
    }

    fn check(text: &str, expected: &[(u32, &[&str])]) {
        let expected: Vec<(u32, Vec<String>)> =
            expected.iter().map(|(line, cells)| (*line, cells.iter().map(|c| (*c).to_owned()).collect())).collect();
        assert_eq!(records(text), expected, "{text:?}");
    }

    #[test]
    fn every_line_end_counts_once() {
        for end in ["\n", "\r\n", "\r"] {
            check(&format!("a;b{end}{end}c;d"), &[(1, &["a", "b"]), (2, &[""]), (3, &["c", "d"])]);
        }
    }

    #[test]
    fn quotes_hold_delimiters_lines_and_quotes() {
        check("\"a;\"\"b\"\"\";c\n\"x\r\ny\";z\nlast", &[(1, &["a;\"b\"", "c"]), (2, &["x\r\ny", "z"]), (4, &["last"])]);
    }

    #[test]
    fn a_stray_quote_is_a_letter() {
        check("5\" tuyau;2\n", &[(1, &["5\" tuyau", "2"])]);
    }

    #[test]
    fn a_quote_that_never_closes_swallows_nothing() {
        check("\"a;b\nc;d\n", &[(1, &["\"a", "b"]), (2, &["c", "d"])]);
    }

    proptest! {
        #[test]
        fn what_is_written_with_quotes_is_read_back(
            cells in proptest::collection::vec(proptest::collection::vec("[a-z;\" \n\ré]{0,6}", 1..4), 1..6)
        ) {
            let text: String = cells.iter().map(|row| {
                let quoted: Vec<String> = row.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
                quoted.join(";") + "\r\n"
            }).collect();
            let read: Vec<Vec<String>> = records(&text).into_iter().map(|(_, cells)| cells).collect();
            prop_assert_eq!(read, cells);
        }
    }
}

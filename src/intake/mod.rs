//! Floor 1: the bytes of a file in, a [`Table`] and notes out. Never a failure, never the disk.
//!
//! Every cell keeps its line and column, so that a figure can be followed back to the file.

mod csv;
mod dialect;
mod encoding;
mod table;

use std::sync::Arc;

pub use dialect::Dialect;
pub use encoding::Encoding;
pub use table::{Row, Table};

use crate::base::{Note, NoteCode};

/// What was read from one file.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The name of the file, as the user gave it.
    pub name: Arc<str>,
    /// The cells as text.
    pub table: Table,
    /// How the text was encoded.
    pub encoding: Encoding,
    /// How the table was written.
    pub dialect: Dialect,
    /// What was odd.
    pub notes: Vec<Note>,
}

/// Reads one text table. An empty or binary file gives an empty table and a note that says so.
#[must_use]
pub fn take(bytes: &[u8], name: &str) -> Intake {
    let name: Arc<str> = Arc::from(name);
    let mut notes = Vec::new();
    let decoded = encoding::decode(bytes);
    let Some(text) = decoded.text else {
        notes.push(Note::new(NoteCode::BinaryFile).at(&name, 0, 0));
        return Intake { name, table: Table::default(), encoding: decoded.encoding, dialect: Dialect::default(), notes };
    };
    if decoded.encoding != Encoding::Utf8 {
        notes.push(Note::new(NoteCode::Encoding).at(&name, 0, 0).with("encoding", decoded.encoding.name()));
    }
    if let Some(line) = decoded.broken_line {
        notes.push(Note::new(NoteCode::BrokenBytes).at(&name, line, 0).with("encoding", decoded.encoding.name()));
    }
    let dialect = dialect::sniff(&text);
    let table = csv::read(&text, dialect, &name, &mut notes);
    if table.headings.is_empty() {
        notes.push(Note::new(NoteCode::EmptyFile).at(&name, 0, 0));
    }
    Intake { name, table, encoding: decoded.encoding, dialect, notes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes(intake: &Intake) -> Vec<NoteCode> {
        intake.notes.iter().map(|note| note.code).collect()
    }

    #[test]
    fn an_empty_file_is_an_empty_table_and_a_note() {
        let intake = take(b"", "vide.csv");
        assert!(intake.table.rows.is_empty());
        assert_eq!(codes(&intake), [NoteCode::EmptyFile]);
        assert_eq!(codes(&take(b"\xef\xbb\xbf \r\n", "vide.csv")), [NoteCode::EmptyFile]);
    }

    #[test]
    fn a_picture_is_not_a_table() {
        assert_eq!(codes(&take(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "image.csv")), [NoteCode::BinaryFile]);
    }

    #[test]
    fn windows_1252_with_semicolons_keeps_lines() {
        let intake = take(b"ville;valeur\r\nK\xe9nitra;181\xa0250,5\r\n", "dechets.csv");
        assert_eq!(intake.encoding, Encoding::Windows1252);
        assert_eq!(intake.table.headings, ["ville", "valeur"]);
        assert_eq!(intake.table.rows[0].line, 2);
        assert_eq!(intake.table.rows[0].cells, ["Kénitra", "181\u{a0}250,5"]);
    }

    #[test]
    fn a_quoted_cell_may_span_lines() {
        let intake = take(b"a,b\n\"one\ntwo\",2\nx,3\n", "t.csv");
        let lines: Vec<u32> = intake.table.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 4]);
    }

    #[test]
    fn a_ragged_row_is_padded_and_noted() {
        let intake = take(b"a;b;c\n1;2\n1;2;3;4\n", "t.csv");
        assert_eq!(intake.table.rows[0].cells, ["1", "2", ""]);
        assert_eq!(intake.table.rows[1].cells, ["1", "2", "3", "4"]);
        assert_eq!(codes(&intake), [NoteCode::RaggedRow, NoteCode::RaggedRow]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let intake = take(&bytes, "x.csv");
            let width = intake.table.headings.len();
            prop_assert!(intake.table.rows.iter().all(|row| row.cells.len() >= width));
        }
    }
}

//! Tells the notes beside a table from its rows: a record in; whether it is a note, and how many of its cells are filled, out.

use crate::base::fold::fold;
use crate::intake::grid::Grid;

/// Words at the beginning of a note, folded.
pub(super) const NOTES: &[&str] = &[
    "source",
    "sources",
    "note",
    "notes",
    "nota",
    "champ",
    "lecture",
    "nb",
    "n b",
    "remarque",
    "remarques",
    "avertissement",
    "mise a jour",
    "المصدر",
    "ملاحظه",
    "المصادر",
];

/// The number of filled cells of a record.
pub(super) fn filled(grid: &Grid, record: u32) -> usize {
    grid.record(record as usize).filter(|cell| !cell.trim().is_empty()).count()
}

/// Whether a record begins as a note does, with a colon: "Avertissement : …". A delimiter may stand in it by chance.
pub(super) fn is_note(grid: &Grid, record: u32) -> bool {
    let first = grid.record(record as usize).map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
    is_note_text(first)
}

/// Whether every cell of a record is a footnote with a number or a star: "(1) population municipale".
pub(super) fn is_called_note(grid: &Grid, record: u32) -> bool {
    let called = |cell: &str| {
        let inside = cell.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        cell.starts_with('*') || inside.is_some_and(|(call, rest)| call.len() <= 2 && rest.trim().chars().count() > 3)
    };
    let mut cells = grid.record(record as usize).map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| called(cell) || is_note_text(cell))
}

fn is_note_text(cell: &str) -> bool {
    cell.split_once(':').is_some_and(|(word, _)| NOTES.contains(&fold(word).as_str()))
}

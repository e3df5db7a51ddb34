//! The notes on one file while it is read: single notes in, a list of bounded length out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::note::Note;
use crate::base::note_message::{NoteCode, NoteMessage};

/// How many notes of one kind are listed for a file; more are only counted.
const LISTED: usize = 50;

/// Collects the notes on one file. A file may have as many faults as cells, so notes of one kind beyond the first
/// `LISTED` are counted, not stored.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    list: Vec<Note>,
    counts: BTreeMap<NoteCode, usize>,
}

impl Notes {
    /// Adds the note that `build` makes. When enough notes of this code are listed already, the note is counted and
    /// `build` is not called.
    pub fn push_with(&mut self, code: NoteCode, build: impl FnOnce() -> Note) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= LISTED {
            let note = build();
            debug_assert_eq!(note.code(), code, "the note is of the kind it is counted under");
            self.list.push(note);
        }
    }

    /// Adds a note, or counts it when enough of its code are listed.
    pub fn push(&mut self, note: Note) {
        self.push_with(note.code(), || note);
    }

    /// Adds the notes on another part of the same file. A place, measure or column that is unknown in both parts is
    /// listed once.
    pub fn append(&mut self, other: Self) {
        for note in other.list {
            let once = matches!(note.code(), NoteCode::UnknownPlace | NoteCode::UnknownMeasure | NoteCode::MappedColumnMissing);
            if !once || !self.list.iter().any(|listed| listed.message == note.message) {
                self.push(note);
            }
        }
        for (code, count) in other.counts.into_iter().filter(|(_, count)| *count > LISTED) {
            *self.counts.entry(code).or_default() += count - LISTED;
        }
    }

    /// The listed notes, in the order in which they were added.
    pub fn listed(&self) -> impl Iterator<Item = &Note> {
        self.list.iter()
    }

    /// Whether no note was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The number of notes of this code, listed or not.
    #[must_use]
    pub fn count(&self, code: NoteCode) -> usize {
        self.counts.get(&code).copied().unwrap_or_default()
    }

    /// The listed notes, followed by one [`NoteMessage::Omitted`] for each code of which some were only counted. These
    /// last notes are located in `source`, if it is given.
    #[must_use]
    pub fn into_list(mut self, source: Option<&Arc<str>>) -> Vec<Note> {
        for (kind, count) in self.counts.into_iter().filter(|(_, count)| *count > LISTED) {
            let note = Note::new(NoteMessage::Omitted { kind, count: count - LISTED });
            self.list.push(match source {
                Some(source) => note.at(source, 0, 0),
                None => note,
            });
        }
        self.list
    }
}

impl Extend<Note> for Notes {
    fn extend<T: IntoIterator<Item = Note>>(&mut self, notes: T) {
        notes.into_iter().for_each(|note| self.push(note));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::note_message::RowLengthMismatch;

    #[test]
    fn notes_beyond_those_listed_are_counted() {
        let source: Arc<str> = Arc::from("a.csv");
        let ragged = || NoteMessage::RaggedRow { found: 1, expected: 2, side: RowLengthMismatch::Short };
        let mut notes = Notes::default();
        for line in 1..=1000 {
            notes.push_with(NoteCode::RaggedRow, || Note::new(ragged()).at(&source, line, 0));
        }
        notes.push(Note::new(NoteMessage::EmptyFile {}));
        assert_eq!((notes.count(NoteCode::RaggedRow), notes.count(NoteCode::EmptyFile)), (1000, 1));
        let list = notes.into_list(Some(&source));
        assert_eq!(list.len(), LISTED + 2);
        assert_eq!(list.last(), Some(&Note::new(NoteMessage::Omitted { kind: NoteCode::RaggedRow, count: 950 }).at(&source, 0, 0)));
    }
}

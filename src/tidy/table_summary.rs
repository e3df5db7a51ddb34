//! What was found in a table as a whole, and the notes that say so.

use crate::base::{Note, NoteMessage, Notes, Time};
use crate::intake::Intake;

/// The figures whose time is no calendar year.
#[derive(Clone, Copy, Default)]
pub(super) struct SpanCount {
    pub count: usize,
    pub first: Option<Time>,
}

impl SpanCount {
    /// Adds those of later rows.
    pub(super) fn add(&mut self, later: Self) {
        self.count += later.count;
        self.first = self.first.or(later.first);
    }
}

/// What was found in a table as a whole.
pub(super) struct TableSummary {
    pub spans: SpanCount,
    /// How many names stand beside several codes, and the first of them.
    pub homonyms: usize,
    pub first_homonym: String,
}

impl TableSummary {
    /// Adds the notes on the whole table: figures that are of no calendar year, places that only their code tells apart.
    pub(super) fn add_notes(&self, intake: &Intake, notes: &mut Notes) {
        let line = intake.table.heading_line();
        let at = |message: NoteMessage| Note::new(message).at(&intake.name, line, 0);
        if let Some(first) = self.spans.first {
            notes.push(at(NoteMessage::PartsOfYears { example: first.code().into(), count: self.spans.count }));
        }
        if self.homonyms > 0 {
            notes.push(at(NoteMessage::Homonyms { name: self.first_homonym.as_str().into(), count: self.homonyms }));
        }
    }
}

//! What was found in a table as a whole, and the notes that say so.

use crate::base::{Note, NoteMessage, Notes, Time, Year};
use crate::intake::Intake;
use crate::tidy::mapping::Mapping;

/// The year of this version of the program: figures of later years were not observed when it was made, unless the file says when it
/// was. Never the clock, which would make one file two different ones.
const RELEASED: u16 = 2026;

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
    /// The latest year of its figures.
    pub latest: Option<Year>,
    /// How many names stand beside several codes, and the first of them.
    pub homonyms: usize,
    pub first_homonym: String,
}

impl TableSummary {
    /// Adds the notes on the whole table: figures that are of no calendar year, places that only their code tells apart.
    pub(super) fn add_notes(&self, intake: &Intake, mapping: &Mapping, notes: &mut Notes) {
        let line = intake.table.heading_line();
        let at = |message: NoteMessage| Note::new(message).at(&intake.name, line, 0);
        if let Some(first) = self.spans.first {
            notes.push(at(NoteMessage::PartsOfYears { example: first.code().into(), count: self.spans.count }));
        }
        match (self.latest, mapping.edition) {
            _ if mapping.nature.is_some() => {}
            (Some(latest), Some(edition)) if latest > edition => {
                notes.push(at(NoteMessage::ProjectionsAssumed { edition, latest }));
            }
            (Some(latest), None) if latest.get() > RELEASED => notes.push(at(NoteMessage::AskEdition { latest })),
            _ => {}
        }
        if self.homonyms > 0 {
            notes.push(at(NoteMessage::Homonyms { name: self.first_homonym.as_str().into(), count: self.homonyms }));
        }
    }
}

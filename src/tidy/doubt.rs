//! What a table does not say and the program assumed: notes of the reading in, doubts of its columns out. A figure keeps the doubts of its
//! column, so that every picture of it can say them.

use crate::base::{NoteCode, Notes};

/// What was assumed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Assumption {
    /// The unit of amounts that give none.
    Unit,
    /// The date of figures that give none.
    Time,
    /// The kind of territory of names that have several.
    Level,
    /// What a comma or a point means in numbers that can be read in two ways.
    Decimal,
}

/// The notes that say that something was assumed.
const TELLING: [(NoteCode, Assumption); 5] = [
    (NoteCode::UnitAssumed, Assumption::Unit),
    (NoteCode::YearAssumed, Assumption::Time),
    (NoteCode::TimeAssumed, Assumption::Time),
    (NoteCode::LevelAssumed, Assumption::Level),
    (NoteCode::AmbiguousNumbers, Assumption::Decimal),
];

impl Assumption {
    /// The stable name, as in flags: `unit`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What a note says was assumed.
    fn told_by(code: NoteCode) -> Option<Self> {
        TELLING.iter().find(|(telling, _)| *telling == code).map(|(_, assumption)| *assumption)
    }
}

/// An assumption about a table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct Doubt {
    /// What was assumed.
    pub assumption: Assumption,
    /// The column it is about, from 1; 0 for all of them.
    pub column: u16,
}

impl Doubt {
    /// The doubts that the notes on a table tell, each once.
    pub(super) fn told_by(notes: &Notes) -> Vec<Self> {
        let doubt = |code: NoteCode, column: u16| {
            let assumption = Assumption::told_by(code)?;
            // The kind of territory is noted at the column of names, and is that of every figure.
            let is_of_table = matches!(assumption, Assumption::Time | Assumption::Level);
            Some(Self { assumption, column: if is_of_table { 0 } else { column } })
        };
        let column = |note: &crate::base::Note| note.location.as_ref().map_or(0, |location| location.column);
        let mut doubts: Vec<Self> = notes.listed().filter_map(|note| doubt(note.code(), column(note))).collect();
        doubts.sort_unstable();
        doubts.dedup();
        doubts
    }
}

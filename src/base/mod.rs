//! Types every other module uses: identifiers, units, values, notes, and numbers as people write them.
//!
//! Floor 0. It depends on no other module of the crate and never reads the disk, the clock or the system locale.

pub mod cell_text;
pub mod csv;
pub mod currency;
pub mod fold;
pub mod fraction;
pub mod id;
pub mod level;
pub mod location;
pub mod mean_ranks;
pub mod message_enum;
pub mod note;
pub mod note_message;
pub mod notes;
pub mod number;
pub mod progress;
pub mod quote;
pub mod ratio;
pub mod severity;
pub mod similarity;
pub mod time;
pub mod time_line;
pub mod total_labels;
pub mod uncertainty;
pub mod unit;
pub mod unit_table;
pub mod value;
pub mod words;
#[cfg(test)]
pub(crate) mod testing;

pub use cell_text::CellText;
pub use csv::{Csv, disarmed};
pub use id::{IndicatorId, MeasureId, PlaceId, Year};
pub use level::{Level, Status};
pub use location::{SourceLocation, one_based};
pub use mean_ranks::mean_ranks;
pub use message_enum::QuotedNames;
pub use note::Note;
pub use note_message::{NoteCode, NoteMessage, RowLengthMismatch};
pub use notes::Notes;
pub use progress::Progress;
pub use quote::Quote;
pub use severity::Severity;
pub use time::{Date, PartOfYear, Time};
pub use time_line::Frequency;
pub use unit::Unit;
pub use value::{Finite, MissingReason, Value, as_number};

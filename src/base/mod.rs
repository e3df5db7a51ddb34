//! Words everybody shares: identifiers, units, readings, notes and numbers as people write them.
//!
//! Floor 0. Depends on nothing else of ours; never reads the disk, the clock or the locale.

pub mod csv;
pub mod fold;
pub mod id;
pub mod level;
pub mod note;
pub mod number;
pub mod progress;
pub mod total_labels;
pub mod uncertainty;
pub mod unit;
pub mod unit_table;
pub mod value;

pub use csv::Csv;
pub use id::{IndicatorId, MeasureId, PlaceId, Year};
pub use level::{Level, Status};
pub use note::{Note, NoteCode, Notes, Severity, SourceLocation, one_based};
pub use progress::Progress;
pub use unit::Unit;
pub use value::{Finite, MissingReason, Value, as_number};

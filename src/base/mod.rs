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
pub mod reading;
pub mod spread;
pub mod total;
pub mod unit;
pub mod unit_table;

pub use csv::Csv;
pub use id::{IndicatorId, MeasureId, PlaceId, Year};
pub use level::{Level, Status};
pub use note::{Note, NoteCode, Notes, Severity, Spot, one_based};
pub use progress::Progress;
pub use reading::{Finite, Gap, Reading, as_number};
pub use unit::Unit;

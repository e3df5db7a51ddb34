//! Floor 5: `Figures` and a voice in, a finished `ChartSpec` out. No colour, no pixel, no egui.

mod draft;
mod explain;
mod headline;
mod honesty;
mod kinds;
mod slide;
mod spec;
mod words;
mod worked;

pub use draft::{Refusal, draft};
pub use explain::{Explained, ExplainedCell, ExplainedInput, explain};
pub use honesty::file_name;
pub use slide::{Deck, Slide};
pub use spec::{Axis, Badge, Cell, ChartSpec, Kind, Point, Series, Slot, Table, Tone};

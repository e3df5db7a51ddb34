//! Floor 5: `Figures` and a voice in, a finished `ChartSpec` out. No colour, no pixel, no egui.

mod about;
mod alt;
mod annotate;
mod axis;
mod cells;
mod draft;
mod explain;
mod headline;
mod honesty;
mod kind;
mod kinds;
mod manner;
mod parts;
mod scaled;
mod shape;
mod slide;
mod spec;
mod steps;
mod uncertainty;
mod words;
mod worked;

pub use about::about;
pub use draft::{Drawn, Refusal, called, draft, drawn, when};
pub use explain::{Explained, ExplainedCell, ExplainedInput, explain, formula_words};
pub use honesty::file_name;
pub use kind::Kind;
pub use manner::{multiplies, orders};
pub use scaled::scales;
pub use slide::{Deck, Role, Section, Slide, Words};
pub use spec::{Axis, Badge, Cell, ChartSpec, Hue, Mark, MarkRole, Point, Series, Slot, Table, Tick, Tone, Worked, WorkedInput};
pub use steps::{builds, pauses, spotlit, steps, towns, until};

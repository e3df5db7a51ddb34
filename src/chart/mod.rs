//! Floor 5: `Figures` and a voice in, a finished `ChartSpec` out. No colour, no pixel, no egui.

mod alt_text;
mod annotate;
mod axis;
mod build;
mod caveats;
mod data_profile;
mod deck;
mod excel_formula;
mod explain;
mod headline;
mod indicator_help;
mod kind;
mod kinds;
mod normalize;
mod options;
mod parts;
mod spec;
mod steps;
mod text;
mod uncertainty;
mod worked_formula;

pub use build::{RenderedChart, Unsuitable, called, draft, drawn, when};
pub use caveats::file_name;
pub use deck::{Deck, Section, Slide, TextSlide, TextSlideRole};
pub use explain::{Explained, ExplainedCell, ExplainedInput, explain, formula_words};
pub use indicator_help::about;
pub use kind::ChartKind;
pub use normalize::scales;
pub use options::{multiplies, orders};
pub use spec::{
    Axis, Badge, Category, ChartMark, ChartSpec, ChartTable, DataPoint, MarkRole, Series, SeriesColor, TableCell, Tick, Tone,
    WorkedFormula, WorkedInput,
};
pub use steps::{builds, pauses, spotlit, steps, towns, until};

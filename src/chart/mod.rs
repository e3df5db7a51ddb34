//! Floor 5: a comparison (or a query) and a language in, a finished [`ChartSpec`] out. It knows no colour, no pixel and no egui.
//!
//! A query becomes a chart in five steps (`build`): compute the comparison (floor 4), profile it (`data_profile`), choose a kind
//! (`kinds`), arrange categories, series and scales (`arrangement`), and add the headline, the caveats and the other texts.

mod alt_text;
mod annotate;
mod arrangement;
mod axis;
mod build;
mod caveats;
mod data_profile;
mod deck;
mod excel_formula;
mod explain;
mod formula_text;
mod headline;
mod indicator_help;
mod kind;
mod kinds;
mod normalize;
mod options;
mod parts;
mod spec;
mod statistics;
mod steps;
mod table;
mod text;
mod worked_formula;

pub use build::{RenderedChart, Unsuitable, draft, drawn};
pub use deck::{Deck, DeckPart, Section, Slide, TextSlide, TextSlideRole};
pub use explain::{Explanation, ExplainedCell, ExplainedInput, explain};
pub use formula_text::formula_words;
pub use indicator_help::about;
pub use kind::ChartKind;
pub use normalize::scales;
pub use options::{multiplies, orders};
pub use spec::{
    Axis, Badge, Category, ChartMark, ChartSpec, ChartTable, DataPoint, MarkRole, Series, SeriesColor, TableCell, Tick, Tone,
    SpreadsheetFormula, SpreadsheetInput,
};
pub use steps::{builds, pauses, spotlit, steps, towns, until};
pub use text::file_name;

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
mod chart_map;
mod complement;
mod data_profile;
mod deck;
mod excel_formula;
mod explain;
mod explored;
mod formula_text;
mod headline;
mod indicator_help;
mod kind;
mod links_headline;
mod kinds;
mod near_frame;
mod normalize;
mod options;
mod pair;
mod parts;
mod phrased;
mod peer_chart;
mod peer_dots;
mod peer_picture;
mod peer_words;
mod pointed;
mod pool_words;
mod spec;
mod statistics;
mod steps;
mod table;
mod text;
mod together;
mod usual_years;
mod worked_formula;

pub use build::{RenderedChart, Unsuitable, build_chart, render_chart};
pub use chart_map::{ChartMap, MapDot, MapLink, MapTown};
pub use deck::{Deck, DeckPart, Section, Slide, TextSlide, TextSlideRole};
pub use explain::{ExplainedCell, ExplainedInput, Explanation, explain};
pub use explored::{ChartPart, ExploredChart, ScalePart, explored};
pub use formula_text::formula_text;
pub use indicator_help::describe_indicator;
pub use kind::ChartKind;
pub use normalize::available_normalizations;
pub use options::{allows_log_scale, allows_sorting};
pub use peer_chart::peer_chart;
pub use peer_dots::{PeerColumn, PeerDots, PeerRow};
pub use peer_picture::PeerPicture;
pub use peer_words::{
    certainty_words, closeness_name, other_distances_words, parent_name, peer_reasons, peers_title, printed_value, refusal_words,
    territory_name, tolerance_words, town_name, unknown_words, variable_name, way_words,
};
pub use pointed::{pointed_figure, pointed_unnamed};
pub(crate) use pool_words::pool_name;
pub use spec::{
    Axis, Badge, BadgeTone, Category, CellFormula, CellFormulaInput, ChartMark, ChartSpec, ChartTable, DataPoint, Doubt, FigureId,
    MarkKind, MarkScale, Series, SeriesColor, TableCell, Tick,
};
pub use steps::{build_steps, date_count, highlight_place, highlightable_places, supports_build_steps, truncate_at_date};
pub use text::{file_name, library_table_name};

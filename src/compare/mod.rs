//! Floor 4: indicator values and a [`ComparisonQuery`] in, a [`Comparison`] out. Nothing above this floor uses polars.

mod answer;
mod background;
mod chart_options;
mod comparability;
mod comparison;
mod doubt;
mod history;
mod over_time;
mod query;
mod spread;

pub use answer::answer_query;
pub use background::background_places;
pub use chart_options::{ChartOptions, SortOrder};
pub use comparability::{Difference, Ground, Verdict, comparability, comparability_of_all, comparability_over_time};
pub use comparison::{BackgroundPlace, ComparedPlace, Comparison, ComparisonRole, ComparisonRow, IndicatorSpread, PastFigure};
pub use doubt::{FigureDoubt, figure_doubt};
pub use history::histories;
pub use over_time::{all_years, shared_years, two_years};
pub use query::{Annotations, ComparisonQuery, DatedEvent, MAX_COLORED, Normalization, ReferenceFigure};
pub use spread::widest_differences;

//! Floor 4: results and a question in, figures out. polars ends here.

mod answer;
mod background;
mod chart_options;
mod comparison;
mod over_time;
mod query;

pub use answer::answer;
pub use background::ground;
pub use chart_options::{ChartOptions, SortOrder};
pub use comparison::{BackgroundPlace, Comparison, ComparisonRole, ComparisonRow};
pub use over_time::{all_years, shared_years, two_years};
pub use query::{Annotations, ComparisonQuery, MOST_NAMED, Normalization};

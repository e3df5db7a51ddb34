//! The reading plan: a table and the answers of the user in, a [`Mapping`](super::mapping::Mapping) and notes out. What a column does
//! not say is looked for in the headings, the titles, the name of the sheet and the name of the file; what is nowhere is left unknown
//! and asked. No table is refused because something is missing.

mod answers;
mod breakdowns;
mod currency;
mod inventory_plan;
mod known_words;
mod levels;
mod places;
mod planner;
mod profile;
mod question;
mod times;
mod title;
mod towns_across;
mod units;
mod values;

pub use answers::{ColumnAnswer, ReadingAnswers};
pub use known_words::KnownWords;
pub use planner::suggest;
pub(super) use profile::SAMPLE_ROWS;

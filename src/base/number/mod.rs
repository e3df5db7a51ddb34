//! Numbers as people write them: "181 250,5", "1.234,5", "(45)", "−5", "12 %", "٤٥٫٦", "~500", "500 (p)", "12,4 ± 0,8" in;
//! value, qualifier, unit and uncertainty out.
//!
//! Files have millions of numbers, so nothing is allocated and the most common forms are read in one pass.

mod cell;
mod characters;
mod decimal;
mod digits;
mod exact;
mod qualifier;
mod quick_class;
mod unit_suffix;

pub use cell::{parse_margin, parse_number};
pub use characters::western_digit;
pub use decimal::DecimalMark;
pub use digits::parse_common;
pub use exact::ParsedNumber;
pub use qualifier::Qualifier;
pub use quick_class::{QuickClass, classify_number};

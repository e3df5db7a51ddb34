//! Floor 4: results and a question in, figures out. polars ends here.

mod answer;
mod figures;
mod ground;
mod manner;
mod over_time;
mod question;

pub use answer::answer;
pub use figures::{Figure, Figures, Other, Standing};
pub use ground::ground;
pub use manner::{Manner, Order};
pub use over_time::{all_years, shared_years, two_years};
pub use question::{Annotations, MOST_NAMED, Question, Scaled};

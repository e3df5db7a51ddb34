//! Floor 4: `Results` and a `Question` in, `Figures` out: plain rows in a fixed order. Polars ends below here.

mod answer;
mod figures;
mod question;

pub use answer::answer;
pub use figures::{Figure, Figures, Standing};
pub use question::Question;

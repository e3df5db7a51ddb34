//! Floor 3: `Observations` and a `Catalogue` in, `Results` out; each result can be traced to its cells.

mod catalogue;
mod check;
mod formula;
mod gather;
mod lower;
mod results;
mod trace;

pub use catalogue::{Better, Catalogue, CatalogueError, Indicator};
pub use check::{Input, Plan, Role};
pub use formula::{Formula, FormulaError, FormulaFault};
pub use results::{Outcome, Results};
pub use trace::{Flag, Trace, TracedInput};

//! Floor 3: `Observations` and a `Catalogue` in, `Results` out; each result can be traced to its cells.

mod card;
mod catalogue;
mod check;
mod copies;
mod formula;
mod gather;
mod gpc;
mod lower;
mod many;
mod models;
mod plan;
mod print;
mod results;
mod trace;
mod uncertainty;

pub use card::{Better, Card, Indicator, References, Together};
pub use catalogue::{Catalogue, CatalogueError};
pub use check::{FUNCTIONS, worked_out};
pub use formula::{Comparison, Formula, FormulaError, FormulaFault, Node, Operator};
pub use gpc::{Account, Reference, Taxonomy};
pub use plan::{Function, Input, Plan, Role, Step};
pub use results::{Outcome, Results};
pub use trace::{Flag, Trace, TracedInput};

//! Floor 3: `Observations` and a `Catalogue` in, `IndicatorValues` out; each result can be traced to its cells.

mod aggregate;
mod catalogue;
mod check;
mod display;
mod formula;
mod gather;
mod gpc;
mod indicator;
mod lower;
mod models;
mod plan;
mod snapshot;
mod trace;
mod uncertainty;
mod values;

pub use catalogue::{Catalogue, CatalogueError};
pub use check::{FUNCTIONS, worked_out};
pub use formula::{ComparisonOperator, Formula, FormulaError, FormulaFault, Node, Operator};
pub use gpc::{InventoryAccount, Reference, Taxonomy};
pub use indicator::{Aggregation, Better, Indicator, IndicatorCard, IndicatorReferences};
pub use plan::{Function, Input, InputRole, Plan, Step};
pub use trace::{Flag, Trace, TracedInput};
pub use values::{IndicatorValue, IndicatorValues};

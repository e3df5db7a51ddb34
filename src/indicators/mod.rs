//! Floor 3: `Observations` and a `Catalogue` in, `IndicatorValues` out; each result can be traced to its cells.

mod aggregate;
mod card_flag;
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
mod unit_kind;
mod values;

pub use card_flag::CardFlag;
pub use catalogue::{Catalogue, CatalogueError};
pub use check::{FUNCTIONS, worked_out};
pub use formula::{ComparisonOperator, Formula, FormulaError, FormulaFault, Node, Operator};
pub use gpc::{InventoryAccount, Reference, Taxonomy};
pub use indicator::{Aggregation, Better, Indicator, IndicatorCard, IndicatorReferences};
pub use plan::{Function, Input, InputRole, Plan, Step};
pub use trace::{Flag, GradeShare, Trace, TracedInput};
pub use unit_kind::{UnitKind, divided_unit};
pub use values::{IndicatorValue, IndicatorValues};

//! Floor 3: observations and a catalogue of indicators in, [`IndicatorValues`] out. Formulas are parsed (`formula`), checked and
//! compiled to plans (`check`, `plan`), then computed on all rows by polars (`values`). Each value can be traced to the cells it
//! comes from (`trace`).

mod aggregate;
mod card_flag;
mod catalogue;
mod check;
mod country_default;
mod currencies;
mod display;
mod evaluate;
mod flag;
mod formula;
mod function_calls;
mod functions;
mod gpc;
mod group;
mod indicator;
mod lookup;
mod models;
mod plan;
mod polars_expr;
mod select;
mod snapshot;
mod stage;
mod trace;
mod uncertainty;
mod unit_kind;
mod used_figure;
mod values;

pub use card_flag::CardFlag;
pub use catalogue::{CATALOGUE_TEXT, Catalogue, CatalogueError};
pub use check::evaluate_formula;
pub use country_default::CountryDefault;
pub use flag::{Flag, GradeShare};
pub use formula::{ComparisonOperator, Formula, FormulaError, FormulaFault, Node, Operator};
pub use functions::FUNCTIONS;
pub use group::IndicatorGroup;
pub use indicator::{Aggregation, Better, Indicator, IndicatorCard, IndicatorReferences};
pub use plan::{Function, Input, InputRole, Plan, Step};
pub use select::Weight;
pub use trace::{Trace, TracedInput, ValueMarks};
pub use unit_kind::{UnitKind, divided_unit};
pub use values::{IndicatorValue, IndicatorValues};

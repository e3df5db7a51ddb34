//! What a column means. In: a table, the mapping found or given, an index. Out: the role of the column, its measure, its unit and its time.

use std::sync::Arc;

use crate::base::Time;
use crate::intake::Intake;
use crate::tidy::{ColumnRole, Heading, Mapping, Measure, Measures, ValueColumns};

/// What a column means.
pub struct ColumnMeaning {
    /// What its cells are.
    pub role: ColumnRole,
    /// The name of its values: its heading without year and unit, or what the mapping calls it.
    pub name: String,
    /// The heading without year and unit.
    pub heading_name: String,
    /// The measure of the catalogue with that name; `None` for a measure of the file's own.
    pub measure: Option<Arc<Measure>>,
    /// The unit, as the file writes it or as it was answered.
    pub unit: Option<String>,
    /// The time of all its values; `None` when each row has its own, or nothing says it.
    pub time: Option<Time>,
}

/// The meaning of the column at an index. A column beyond the last one is not used.
#[must_use]
pub fn column_meaning(intake: &Intake, mapping: Option<&Mapping>, index: usize, measures: &Measures) -> ColumnMeaning {
    let text = intake.table.headings().get(index).map_or("", String::as_str);
    let heading = Heading::parse(text);
    let planned = match mapping.map(|mapping| &mapping.values) {
        Some(ValueColumns::Wide { columns, .. }) => columns.iter().find(|column| column.heading == text),
        _ => None,
    };
    let name = planned.and_then(|column| column.measure.clone()).unwrap_or_else(|| heading.name.clone());
    let of_plan = planned.and_then(|column| column.time.or_else(|| column.year.map(Time::Year)));
    ColumnMeaning {
        role: mapping.map_or(ColumnRole::Unused, |mapping| mapping.role(text)),
        measure: measures.find(&name).cloned(),
        name,
        heading_name: heading.name,
        unit: planned.and_then(|column| column.unit.clone()).or(heading.unit).or_else(|| intake.table.unit(index).map(str::to_owned)),
        time: of_plan.or(heading.time),
    }
}

//! How a table is read: which column is the place, the year, the value. Saved, and never by index.

use std::collections::HashMap;

use crate::base::{Year, fold::fold};
use crate::intake::Table;

/// Where a word of an observation comes from.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum Field {
    /// From the column with this heading.
    Column(String),
    /// The same on every line.
    Fixed(String),
}

/// A column that holds values of one measure, perhaps of one year.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct WideColumn {
    /// Its heading.
    pub heading: String,
    /// The measure it holds, if the heading says it.
    pub measure: Option<String>,
    /// The year it holds, if the heading says it.
    pub year: Option<Year>,
    /// The place it holds, if the heading says it.
    #[serde(default)]
    pub place: Option<String>,
    /// The unit the heading gives, if any.
    pub unit: Option<String>,
}

/// The shape of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableShape {
    /// One observation a line.
    Long,
    /// A column for each year, or each measure and year.
    WideYears,
    /// A column for each measure.
    WideMeasures,
    /// A column for each town.
    WideTowns,
}

impl TableShape {
    /// The stable name, as in `check --json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::WideYears => "wide_years",
            Self::WideMeasures => "wide_measures",
            Self::WideTowns => "wide_towns",
        }
    }
}

/// How values stand in the table.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum Values {
    /// One observation a line.
    Long {
        /// Where the measure is named.
        measure: Field,
        /// The heading of the values.
        value: String,
        /// The heading of the units.
        unit: Option<String>,
    },
    /// One observation a cell.
    Wide {
        /// The columns of values.
        columns: Vec<WideColumn>,
        /// The heading of the units, where each line has its own.
        #[serde(default)]
        unit: Option<String>,
    },
}

/// How to read one table.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct Mapping {
    /// Where the place is named.
    pub place: Field,
    /// Where the year is, unless each value column has its own.
    pub year: Option<Field>,
    /// Where the measure is named, in a wide table with a column of measures.
    pub measure: Option<Field>,
    /// How values stand.
    pub values: Values,
    /// The headings of what describes a value, by what they describe.
    pub context: Vec<(ContextField, String)>,
    /// A column that breaks figures down, and the word of the lines that hold the whole: the others are parts.
    #[serde(default)]
    pub whole: Option<(String, String)>,
    /// The unit of all figures of a long table, where its heading or a title says it.
    #[serde(default)]
    pub unit: Option<String>,
    /// Whether measures are named by their reference in an inventory of greenhouse gases: "I.1.1".
    #[serde(default)]
    pub inventory: bool,
    /// Whether figures of one measure and year are parts that add up: the fuels of a sector.
    #[serde(default)]
    pub adds: bool,
    /// Columns that say the same on every line of a town and year beside an inventory: its population.
    #[serde(default)]
    pub beside: Vec<String>,
    /// Where the emissions of an activity come from, when the values are activities.
    #[serde(default)]
    pub emits: Option<Emits>,
    /// Columns that say how sure the values of another are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bounds: Vec<UncertaintyColumns>,
}

/// The columns that say between which numbers the values of a column lie, by heading: two ends, or a margin.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct UncertaintyColumns {
    /// The heading of the values.
    pub of: String,
    /// The lower end.
    pub low: Option<String>,
    /// The upper end.
    pub high: Option<String>,
    /// As much on both sides.
    pub margin: Option<String>,
}

impl UncertaintyColumns {
    /// The headings of its columns.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        [&self.low, &self.high, &self.margin].into_iter().flatten().map(String::as_str)
    }
}

/// What turns an activity into emissions, by heading: a factor, by its name or its value, or one for each gas.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Emits {
    /// The factor: a number, or the name of one that ships.
    pub factor: Option<String>,
    /// Factors for carbon dioxide, methane and nitrous oxide.
    pub gases: [Option<String>; 3],
    /// The unit of the factors: "kgCO2e/kWh".
    pub unit: Option<Field>,
    /// The set of warming potentials.
    pub gwp: Option<String>,
}

impl Mapping {
    /// The headings of the columns figures are read from.
    #[must_use]
    pub fn value_headings(&self) -> Vec<&str> {
        match &self.values {
            Values::Long { value, .. } => std::iter::once(value).chain(&self.beside).map(String::as_str).collect(),
            Values::Wide { columns, .. } => columns.iter().map(|column| column.heading.as_str()).collect(),
        }
    }

    /// Where a line names its measure, if it does.
    #[must_use]
    pub fn measure(&self) -> Option<&Field> {
        match &self.values {
            Values::Long { measure, .. } => Some(measure),
            Values::Wide { .. } => self.measure.as_ref(),
        }
    }
}

/// What describes a value beside the value itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum ContextField {
    /// The kind of territory.
    Level,
    /// The exact territory.
    Perimeter,
    /// The definition followed.
    Definition,
    /// How sure it is.
    Status,
    /// The title of the source.
    Title,
    /// Who published it.
    Publisher,
    /// Where it can be read.
    Address,
    /// What to know about it.
    Remark,
    /// The official code of the place, beside its name.
    Code,
    /// How good the data are: H, M or L.
    Quality,
    /// Why the value is absent, where another column says it: the notation keys of an inventory.
    Absence,
}

/// The columns of a table by heading, folded so that accents and case do not count.
pub(super) struct Columns(HashMap<String, usize>);

impl Columns {
    /// Indexes the headings; of two alike, the first counts.
    pub(super) fn of(table: &Table) -> Self {
        let mut columns = HashMap::new();
        for (index, heading) in table.headings().iter().enumerate() {
            columns.entry(fold(heading)).or_insert(index);
        }
        Self(columns)
    }

    /// The index of a heading.
    pub(super) fn index(&self, heading: &str) -> Option<usize> {
        self.0.get(&fold(heading)).copied()
    }
}

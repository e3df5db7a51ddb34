//! The mapping of a table: which columns hold the place, the year, the measure and the values. Columns are named by heading,
//! never by index, as mappings are saved and applied to other files.

use std::collections::HashMap;

use crate::base::fold::fold;
use crate::base::{Level, PartOfYear, Time, Year};
use crate::intake::{Intake, Table};
use crate::tidy::doubt::Doubt;
use crate::tidy::nature::Nature;

/// Where an attribute of an observation comes from.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum Field {
    /// The column with this heading.
    Column(String),
    /// The same text on every row.
    Fixed(String),
}

/// A column of values in a wide table.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct WideColumn {
    /// The heading of the column.
    pub heading: String,
    /// The measure in the heading; `None` when a row names it.
    pub measure: Option<String>,
    /// The year in the heading; `None` when a row gives it.
    pub year: Option<Year>,
    /// The place in the heading; `None` when a row names it.
    #[serde(default)]
    pub place: Option<String>,
    /// The unit in the heading, if any.
    pub unit: Option<String>,
    /// The span of time in the heading when it is no year: a quarter, a school year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
    /// The heading of a column that gives the time of this column only: "Population year".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_column: Option<String>,
    /// The heading of a column that gives the unit of this column only: "GDP Currency".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_column: Option<String>,
    /// The part of the whole that the heading names: "Femmes", "0 à 19 ans"; empty for the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
}

impl WideColumn {
    /// A column with this heading and nothing said about it.
    #[must_use]
    pub fn new(heading: &str) -> Self {
        Self {
            heading: heading.to_owned(),
            measure: None,
            year: None,
            place: None,
            unit: None,
            time: None,
            time_column: None,
            unit_column: None,
            categories: Vec::new(),
        }
    }
}

/// The shape of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableShape {
    /// One observation on each row.
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
    pub fn code(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::WideYears => "wide_years",
            Self::WideMeasures => "wide_measures",
            Self::WideTowns => "wide_towns",
        }
    }
}

/// Where the values of a table are.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum ValueColumns {
    /// One observation on each row.
    Long {
        /// Where the measure is named.
        measure: Field,
        /// The heading of the values.
        value: String,
        /// The heading of the units.
        unit: Option<String>,
    },
    /// One observation in each cell.
    Wide {
        /// The columns of values.
        columns: Vec<WideColumn>,
        /// The heading of the units, when each row has its own.
        #[serde(default)]
        unit: Option<String>,
    },
}

/// How to read one table.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct Mapping {
    /// Where the name of the place is.
    pub place: Field,
    /// Where the year is; `None` when each column of values has its own.
    pub year: Option<Field>,
    /// In a wide table with a column of measures, where the measure is named.
    pub measure: Option<Field>,
    /// Where the values are.
    pub values: ValueColumns,
    /// The headings of columns that describe values, with what each describes.
    pub context: Vec<(DescriptiveField, String)>,
    /// The heading of a column that breaks values down, and the word of the rows that hold the whole: the others are parts.
    #[serde(default)]
    pub whole: Option<(String, String)>,
    /// The headings of columns that break values down: "Milieu", "Sexe". Rows whose words all mean the whole are the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breakdowns: Vec<String>,
    /// The word that means the whole in such a column, for those where only its values say so: they are the sums of the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wholes: Vec<(String, String)>,
    /// The kind of territory of all rows, when the heading of the places, a title or the user says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// A column of quarters or months beside the column of years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of_year: Option<PartOfYearColumn>,
    /// The year the file was made in, as it says or as the user says: figures of later years are projections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Year>,
    /// The sort of all figures that say none of their own, as the titles say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// Whether nothing but the look of its words says that the column of places holds places.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub place_is_guess: bool,
    /// What a date of the column of times means.
    #[serde(default, skip_serializing_if = "DateMeaning::is_day")]
    pub dates: DateMeaning,
    /// The unit of all values of a long table, when a heading or a title gives it.
    #[serde(default)]
    pub unit: Option<String>,
    /// Units assumed for measures of a long table that give none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed_units: Vec<AssumedUnit>,
    /// Whether measures are named by their reference in a greenhouse gas inventory: "I.1.1".
    #[serde(default)]
    pub inventory: bool,
    /// Whether values of one measure, place and year are parts that add up: the fuels of a sector.
    #[serde(rename = "adds", default)]
    pub are_parts: bool,
    /// The headings of columns beside an inventory that repeat one value on every row of a town and year: its population.
    #[serde(rename = "beside", default)]
    pub repeated_columns: Vec<String>,
    /// The columns of emission factors, when the values are activities.
    #[serde(rename = "emits", default)]
    pub emissions: Option<EmissionColumns>,
    /// What the program assumed about the columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// The columns that state the uncertainty of the values.
    #[serde(rename = "bounds", default, skip_serializing_if = "Vec::is_empty")]
    pub uncertainties: Vec<UncertaintyColumns>,
}

/// What the dates of a column mean.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub enum DateMeaning {
    /// The day itself.
    #[default]
    Day,
    /// The year, of which each has one date: "31/12/2021".
    Year,
}

impl DateMeaning {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_day(&self) -> bool {
        *self == Self::Day
    }
}

/// The unit assumed for a measure.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct AssumedUnit {
    /// The name of the measure, as its rows write it.
    pub measure: String,
    /// The country of the places, as an ISO 3166 code.
    pub country: String,
    /// The unit.
    pub unit: String,
}

/// A column of parts of a year.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct PartOfYearColumn {
    /// The heading of the column.
    pub heading: String,
    /// What its cells count.
    pub part: PartOfYear,
}

/// The headings of the columns that state the uncertainty of a column of values: two ends, or a margin.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct UncertaintyColumns {
    /// The heading of the values.
    #[serde(rename = "of")]
    pub values: String,
    /// The heading of the lower ends.
    pub low: Option<String>,
    /// The heading of the upper ends.
    pub high: Option<String>,
    /// The heading of the margins, which apply on both sides.
    pub margin: Option<String>,
}

impl UncertaintyColumns {
    /// The headings of the uncertainty columns present.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        [&self.low, &self.high, &self.margin].into_iter().flatten().map(String::as_str)
    }
}

/// The headings of the columns that turn an activity into emissions: one factor, or one for each gas.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct EmissionColumns {
    /// The heading of the factors: numbers, or names of factors that ship with the program.
    pub factor: Option<String>,
    /// The headings of factors for carbon dioxide, methane and nitrous oxide, in this order.
    pub gases: [Option<String>; 3],
    /// Where the unit of the factors is: "kgCO2e/kWh".
    pub unit: Option<Field>,
    /// The heading of the set of global warming potentials.
    pub gwp: Option<String>,
}

impl Mapping {
    /// The headings of the columns that values are read from.
    #[must_use]
    pub fn value_headings(&self) -> Vec<&str> {
        match &self.values {
            ValueColumns::Long { value, .. } => std::iter::once(value).chain(&self.repeated_columns).map(String::as_str).collect(),
            ValueColumns::Wide { columns, .. } => columns.iter().map(|column| column.heading.as_str()).collect(),
        }
    }

    /// Whether the place of all figures is only the name of their file, as nothing names one.
    #[must_use]
    pub fn has_stand_in_place(&self, intake: &Intake) -> bool {
        self.place == Field::Fixed(stand_in_place(intake)) && self.level == Some(Level::Unknown)
    }

    /// Where a row names its measure; `None` when the headings do.
    #[must_use]
    pub fn measure(&self) -> Option<&Field> {
        match &self.values {
            ValueColumns::Long { measure, .. } => Some(measure),
            ValueColumns::Wide { .. } => self.measure.as_ref(),
        }
    }
}

impl Mapping {
    /// The shape of the tables this mapping reads.
    #[must_use]
    pub fn shape(&self) -> TableShape {
        match &self.values {
            ValueColumns::Long { .. } => TableShape::Long,
            ValueColumns::Wide { columns, .. } if columns.iter().any(|column| column.place.is_some()) => TableShape::WideTowns,
            ValueColumns::Wide { columns, .. } if columns.iter().all(|column| column.year.is_some() || column.time.is_some()) => {
                TableShape::WideYears
            }
            ValueColumns::Wide { .. } => TableShape::WideMeasures,
        }
    }

    /// Every heading this mapping uses.
    #[must_use]
    pub fn headings(&self) -> Vec<&str> {
        let fields = [Some(&self.place), self.year.as_ref(), self.measure.as_ref(), self.measure()];
        let named = fields.into_iter().flatten().filter_map(|field| match field {
            Field::Column(heading) => Some(heading.as_str()),
            Field::Fixed(_) => None,
        });
        let valued: Vec<&str> = match &self.values {
            ValueColumns::Long { value, unit, .. } => std::iter::once(value.as_str()).chain(unit.as_deref()).collect(),
            ValueColumns::Wide { columns, unit } => columns
                .iter()
                .flat_map(|column| {
                    std::iter::once(column.heading.as_str()).chain(column.time_column.as_deref()).chain(column.unit_column.as_deref())
                })
                .chain(unit.as_deref())
                .collect(),
        };
        let described = self.context.iter().map(|(_, heading)| heading.as_str());
        let emits = self.emissions.iter().flat_map(|emits| {
            let unit = emits.unit.iter().filter_map(|field| if let Field::Column(heading) = field { Some(heading) } else { None });
            emits.factor.iter().chain(emits.gases.iter().flatten()).chain(unit).chain(&emits.gwp)
        });
        let parts = self.breakdowns.iter().chain(self.part_of_year.iter().map(|column| &column.heading));
        let others =
            self.whole.iter().map(|(heading, _)| heading).chain(parts).chain(emits).chain(&self.repeated_columns).map(String::as_str);
        let others = others.chain(self.uncertainties.iter().flat_map(UncertaintyColumns::headings));
        named.chain(valued).chain(described).chain(others).collect()
    }
}

/// What a column says about values.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum DescriptiveField {
    /// The kind of territory.
    Level,
    /// The exact territory.
    Perimeter,
    /// The definition followed.
    Definition,
    /// The status: estimated, provisional…
    Status,
    /// The title of the source.
    Title,
    /// The publisher of the source.
    Publisher,
    /// The web address of the source.
    Address,
    /// A remark.
    Remark,
    /// The official code of the place, beside its name.
    Code,
    /// The territory the place is part of, which tells homonyms apart.
    Parent,
    /// The code of the département, of which the code of a commune is the second half: "68" beside "356".
    CodePrefix,
    /// The quality of the data: H, M or L.
    Quality,
    /// The reason why a value is missing, such as the notation key of an inventory.
    Absence,
}

/// What stands for the place of a table that names none: the name of its file.
pub(super) fn stand_in_place(intake: &Intake) -> String {
    let path = intake.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = path.split_once('.').map_or(path, |(stem, _)| stem);
    if stem.is_empty() { "?".to_owned() } else { stem.to_owned() }
}

/// Finds the columns of a table by heading, ignoring case and accents.
pub(super) struct Columns(HashMap<String, usize>);

impl Columns {
    /// Indexes the headings; of two equal ones, the first counts.
    pub(super) fn new(table: &Table) -> Self {
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

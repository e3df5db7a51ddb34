//! The roles of columns: finds the role a mapping gives a column, and changes it.

use crate::tidy::heading::Heading;
use crate::tidy::mapping::{DateMeaning, DescriptiveField, Field, Mapping, ValueColumns, WideColumn};

/// The role of a column in a mapping.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnRole {
    /// It names the place.
    Place,
    /// It gives the year.
    Year,
    /// It names the measure.
    Measure,
    /// It holds values.
    Value,
    /// It gives the unit.
    Unit,
    /// It describes the values.
    Context(DescriptiveField),
    /// It states the uncertainty of another column.
    Bound,
    /// It breaks values down into parts; only the rows of the whole are read.
    Breakdown,
    /// It is not read.
    Unused,
}

impl ColumnRole {
    /// The roles a user may give a column.
    pub const GIVEN: [Self; 7] = [Self::Place, Self::Year, Self::Measure, Self::Value, Self::Unit, Self::Breakdown, Self::Unused];

    /// The stable name, as in `check --json` and in fluent messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Year => "year",
            Self::Measure => "measure",
            Self::Value => "value",
            Self::Unit => "unit",
            Self::Context(DescriptiveField::Level) => "level",
            Self::Context(DescriptiveField::Perimeter) => "perimeter",
            Self::Context(DescriptiveField::Definition) => "definition",
            Self::Context(DescriptiveField::Status) => "status",
            Self::Context(DescriptiveField::Title | DescriptiveField::Publisher | DescriptiveField::Address) => "source",
            Self::Context(DescriptiveField::Remark) => "remark",
            Self::Context(DescriptiveField::Code | DescriptiveField::CodePrefix) => "place_code",
            Self::Context(DescriptiveField::Parent) => "parent",
            Self::Context(DescriptiveField::Quality) => "quality",
            Self::Context(DescriptiveField::Absence) => "absence",
            Self::Bound => "bound",
            Self::Breakdown => "breakdown",
            Self::Unused => "unused",
        }
    }
}

impl ColumnRole {
    /// The role with this stable name, of those a user may give.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::GIVEN.into_iter().find(|role| role.code() == code)
    }
}

impl Mapping {
    /// A mapping without columns.
    #[must_use]
    pub fn blank() -> Self {
        let values = ValueColumns::Wide { columns: Vec::new(), unit: None };
        Self {
            place: Field::Fixed(String::new()),
            year: None,
            measure: None,
            values,
            context: Vec::new(),
            whole: None,
            breakdowns: Vec::new(),
            wholes: Vec::new(),
            level: None,
            part_of_year: None,
            edition: None,
            nature: None,
            place_is_guess: false,
            dates: DateMeaning::Day,
            unit: None,
            assumed_units: Vec::new(),
            inventory: false,
            are_parts: false,
            emissions: None,
            repeated_columns: Vec::new(),
            doubts: Vec::new(),
            uncertainties: Vec::new(),
        }
    }

    /// The role of the column with this heading.
    #[must_use]
    pub fn role(&self, heading: &str) -> ColumnRole {
        let is = |field: Option<&Field>| matches!(field, Some(Field::Column(other)) if other == heading);
        let (valued, unit) = match &self.values {
            ValueColumns::Long { value, unit, .. } => {
                (value == heading || self.repeated_columns.iter().any(|other| other == heading), unit)
            }
            ValueColumns::Wide { columns, unit } => (columns.iter().any(|column| column.heading == heading), unit),
        };
        if is(Some(&self.place)) {
            ColumnRole::Place
        } else if is(self.year.as_ref()) || self.is_time_of_a_column(heading) {
            ColumnRole::Year
        } else if is(self.measure()) || is(self.measure.as_ref()) {
            ColumnRole::Measure
        } else if valued {
            ColumnRole::Value
        } else if unit.as_deref() == Some(heading) {
            ColumnRole::Unit
        } else if self.uncertainties.iter().any(|bounds| bounds.headings().any(|other| other == heading)) {
            ColumnRole::Bound
        } else if self.whole.as_ref().is_some_and(|(other, _)| other == heading) || self.breakdowns.iter().any(|other| other == heading) {
            ColumnRole::Breakdown
        } else {
            let described = self.context.iter().find(|(_, other)| other == heading);
            described.map_or(ColumnRole::Unused, |(kind, _)| ColumnRole::Context(*kind))
        }
    }

    /// Whether a column gives parts of years, or the time of another column.
    fn is_time_of_a_column(&self, heading: &str) -> bool {
        let of_column = match &self.values {
            ValueColumns::Long { .. } => false,
            ValueColumns::Wide { columns, .. } => columns.iter().any(|column| column.time_column.as_deref() == Some(heading)),
        };
        of_column || self.part_of_year.as_ref().is_some_and(|column| column.heading == heading)
    }

    /// The same mapping with another role for one column. A role that only one column can have is taken from the other column.
    #[must_use]
    pub fn with_role(mut self, heading: &str, role: ColumnRole) -> Self {
        self.remove(heading);
        let field = Field::Column(heading.to_owned());
        match role {
            ColumnRole::Place => self.place = field,
            ColumnRole::Year => self.year = Some(field),
            ColumnRole::Measure => match &mut self.values {
                ValueColumns::Long { measure, .. } => *measure = field,
                ValueColumns::Wide { columns, .. } => {
                    for column in columns.iter_mut() {
                        column.measure = None;
                    }
                    self.measure = Some(field);
                }
            },
            ColumnRole::Value => {
                let parsed = Heading::parse(heading);
                let own = self.measure.is_none() && !parsed.name.is_empty();
                match &mut self.values {
                    ValueColumns::Long { value, .. } => heading.clone_into(value),
                    ValueColumns::Wide { columns, .. } => columns.push(WideColumn {
                        measure: own.then(|| parsed.name.clone()),
                        year: parsed.year(),
                        time: parsed.time.filter(|time| time.year().is_none()),
                        unit: parsed.unit,
                        ..WideColumn::new(heading)
                    }),
                }
            }
            ColumnRole::Unit => match &mut self.values {
                ValueColumns::Long { unit, .. } | ValueColumns::Wide { unit, .. } => *unit = Some(heading.to_owned()),
            },
            ColumnRole::Context(kind) => self.context.push((kind, heading.to_owned())),
            ColumnRole::Breakdown => self.breakdowns.push(heading.to_owned()),
            // Bounds are detected, not chosen by the user.
            ColumnRole::Bound | ColumnRole::Unused => {}
        }
        self
    }

    /// Removes a column from all roles.
    fn remove(&mut self, heading: &str) {
        let is = |field: &Field| matches!(field, Field::Column(other) if other == heading);
        if is(&self.place) {
            self.place = Field::Fixed(String::new());
        }
        self.year = self.year.take().filter(|field| !is(field));
        self.measure = self.measure.take().filter(|field| !is(field));
        self.context.retain(|(_, other)| other != heading);
        self.repeated_columns.retain(|other| other != heading);
        self.uncertainties.retain(|bounds| bounds.values != heading && bounds.headings().all(|other| other != heading));
        self.whole = self.whole.take().filter(|(other, _)| other != heading);
        self.breakdowns.retain(|other| other != heading);
        self.part_of_year = self.part_of_year.take().filter(|column| column.heading != heading);
        match &mut self.values {
            ValueColumns::Long { measure, value, unit } => {
                if is(measure) {
                    *measure = Field::Fixed(String::new());
                }
                if value == heading {
                    value.clear();
                }
                *unit = unit.take().filter(|other| other != heading);
            }
            ValueColumns::Wide { columns, unit } => {
                columns.retain(|column| column.heading != heading);
                *unit = unit.take().filter(|other| other != heading);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_takes_the_role_it_is_given_and_leaves_the_one_it_had() {
        let mapping = Mapping::blank().with_role("Ville", ColumnRole::Place).with_role("An", ColumnRole::Year);
        let mapping = mapping.with_role("Population 2024 (hab.)", ColumnRole::Value);
        assert_eq!(mapping.role("Ville"), ColumnRole::Place);
        assert_eq!(mapping.role("Population 2024 (hab.)"), ColumnRole::Value);
        let mapping = mapping.with_role("Ville", ColumnRole::Unused).with_role("Commune", ColumnRole::Place);
        assert_eq!((mapping.role("Ville"), mapping.role("Commune")), (ColumnRole::Unused, ColumnRole::Place));
        let ValueColumns::Wide { columns, .. } = &mapping.values else { panic!("wide") };
        assert_eq!((columns[0].measure.as_deref(), columns[0].unit.as_deref()), (Some("Population"), Some("hab.")));
    }
}

//! What the user answers to the questions of a reading: the year, the place, the measure and so on that a file does not say. Saved in
//! the recipe of the file.

use std::collections::BTreeMap;

use crate::base::{Level, Time, Year};
use crate::tidy::mapping::{Field, Mapping, ValueColumns};
use crate::tidy::plan::values::set_time;
use crate::tidy::roles::ColumnRole;

/// The answers of the user; each takes precedence over what the program finds.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ReadingAnswers {
    /// The time of the figures whose column and row give none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
    /// The place of all figures of a file without a column of places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The kind of territory of all places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The measure of the columns that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The unit of the columns that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The year up to which figures are observed: later ones are projections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Year>,
    /// Whether lines that nothing tells apart, and parts without their whole, add up.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub adds_up: bool,
    /// What the user says of single columns, by heading.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, ColumnAnswer>,
}

/// What the user says of one column.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ColumnAnswer {
    /// Its role, by [`ColumnRole::code`]: "value", "place", "unused".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Its measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Its time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
}

impl ColumnAnswer {
    /// Reads "role:measure:unit:year", of which the parts at the end may be missing and any may be empty. `None` when the role or the
    /// year is unknown.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, ':').map(str::trim);
        let mut part = || parts.next().filter(|part| !part.is_empty()).map(str::to_owned);
        let (role, measure, unit, time) = (part(), part(), part(), part());
        if role.as_deref().is_some_and(|role| ColumnRole::from_code(role).is_none()) {
            return None;
        }
        let time = match time {
            Some(time) => Some(Time::parse(&time)?),
            None => None,
        };
        Some(Self { role, measure, unit, time })
    }
}

impl ColumnAnswer {
    /// Gives a column of values the measure, the unit and the time of this answer; what it does not say stays.
    pub(in crate::tidy) fn apply(&self, heading: &str, mapping: &mut Mapping) {
        match &mut mapping.values {
            ValueColumns::Wide { columns, .. } => {
                for column in columns.iter_mut().filter(|column| column.heading == heading) {
                    column.measure = self.measure.clone().or(column.measure.take());
                    column.unit = self.unit.clone().or(column.unit.take());
                    if self.time.is_some() {
                        set_time(column, self.time);
                    }
                }
            }
            // All figures of a long table stand in one column.
            ValueColumns::Long { value, .. } if value == heading => {
                mapping.unit = self.unit.clone().or(mapping.unit.take());
                if let (Some(time), None | Some(Field::Fixed(_))) = (self.time, &mapping.year) {
                    mapping.year = Some(Field::Fixed(time.code()));
                }
            }
            ValueColumns::Long { .. } => {}
        }
    }
}

impl ReadingAnswers {
    /// Whether the user answered nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_described_in_one_text() {
        let answer = ColumnAnswer::parse("value:Arbres plantés:ha:2024").expect("an answer");
        assert_eq!(
            (answer.role.as_deref(), answer.measure.as_deref(), answer.unit.as_deref()),
            (Some("value"), Some("Arbres plantés"), Some("ha"))
        );
        assert_eq!(answer.time.map(Time::code).as_deref(), Some("2024"));
        assert_eq!(ColumnAnswer::parse("::k€").and_then(|answer| answer.unit).as_deref(), Some("k€"));
        assert_eq!(ColumnAnswer::parse("licorne"), None);
        assert_eq!(ColumnAnswer::parse("value:::demain"), None);
    }
}

//! Resolves a field of a mapping to a column of a table, and reads it on each row.

use crate::intake::Row;
use crate::tidy::mapping::{Columns, Field};

/// A field of a mapping resolved to the columns of a table.
#[derive(Clone, Copy)]
pub(super) enum FieldSource<'a> {
    Fixed(&'a str),
    Column(usize),
    Absent,
}

impl<'a> FieldSource<'a> {
    pub(super) fn new(field: Option<&'a Field>, columns: &Columns) -> Self {
        match field {
            Some(Field::Fixed(text)) => Self::Fixed(text),
            Some(Field::Column(heading)) => columns.index(heading).map_or(Self::Absent, Self::Column),
            None => Self::Absent,
        }
    }

    /// The text of the field on a row; empty when the field is absent.
    pub(super) fn text(self, row: Row<'a>) -> &'a str {
        match self {
            Self::Fixed(text) => text,
            Self::Column(column) => row.cell(column).trim(),
            Self::Absent => "",
        }
    }

    pub(super) fn column(self) -> Option<usize> {
        match self {
            Self::Column(column) => Some(column),
            Self::Fixed(_) | Self::Absent => None,
        }
    }
}

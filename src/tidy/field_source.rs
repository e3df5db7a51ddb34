//! Where a word of each line comes from: a field of a mapping and the columns of a table in, the word of a row out.

use crate::intake::Row;
use crate::tidy::mapping::{Columns, Field};

/// Where a word of each line comes from.
#[derive(Clone, Copy)]
pub(super) enum FieldSource<'a> {
    Fixed(&'a str),
    Column(usize),
    Absent,
}

impl<'a> FieldSource<'a> {
    pub(super) fn of(field: Option<&'a Field>, columns: &Columns) -> Self {
        match field {
            Some(Field::Fixed(text)) => Self::Fixed(text),
            Some(Field::Column(heading)) => columns.index(heading).map_or(Self::Absent, Self::Column),
            None => Self::Absent,
        }
    }

    pub(super) fn on(self, row: Row<'a>) -> &'a str {
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

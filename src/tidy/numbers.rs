//! A column of numbers of a frame that is also read entry by entry, millions of times: a polars column and, of the same memory, a slice.

use std::fmt;
use std::ops::Deref;

use polars::prelude::{ChunkedArray, Column, IntoColumn as _, IntoSeries as _, PolarsDataType, PolarsNumericType};

/// A column of numbers without gaps, in one piece.
#[derive(Clone)]
pub(super) struct Numbers<T: PolarsNumericType> {
    column: ChunkedArray<T>,
    array: <T as PolarsDataType>::Array,
}

impl<T: PolarsNumericType> Numbers<T> {
    /// A column with this name and these numbers, which are not copied.
    pub(super) fn new(name: &str, numbers: Vec<T::Native>) -> Self {
        Self::of_column(&ChunkedArray::from_vec(name.into(), numbers))
    }

    /// A column that is made of another one; gaps and pieces are joined.
    pub(super) fn of_column(column: &ChunkedArray<T>) -> Self {
        let column = column.rechunk().into_owned();
        debug_assert_eq!(column.null_count(), 0, "a column without gaps");
        let first = column.downcast_iter().next().cloned();
        match first {
            Some(array) => Self { column, array },
            // A column always has a piece, if an empty one.
            None => Self::new("", Vec::new()),
        }
    }

    /// The polars column.
    pub(super) fn column(&self) -> &ChunkedArray<T> {
        &self.column
    }
}

impl<T: PolarsNumericType> Numbers<T>
where
    ChunkedArray<T>: polars::prelude::IntoSeries,
{
    /// The column for a frame; the numbers are shared.
    pub(super) fn to_column(&self) -> Column {
        self.column.clone().into_series().into_column()
    }
}

impl<T: PolarsNumericType> Default for Numbers<T> {
    fn default() -> Self {
        Self::new("", Vec::new())
    }
}

impl<T: PolarsNumericType> Deref for Numbers<T> {
    type Target = [T::Native];

    fn deref(&self) -> &[T::Native] {
        self.array.values()
    }
}

impl<T: PolarsNumericType> fmt::Debug for Numbers<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} numbers", self.len())
    }
}

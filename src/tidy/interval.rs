//! The interval of a value on one row: stated in its cell ("12 ± 1") or in uncertainty columns beside it.

use crate::base::number::{ParsedNumber, parse_margin, parse_number};
use crate::base::uncertainty::{PercentMargin, Uncertainty};
use crate::base::{NoteCode, NoteMessage};
use crate::intake::Row;
use crate::tidy::bounds::UncertaintyIndices;
use crate::tidy::reader::{Reader, RowCell};

impl<'a> Reader<'a, '_, '_> {
    /// The interval (low, high) of a value, in the unit of its cell; `None` when none is stated or it excludes the value, which
    /// is noted. `percent` says what a margin in per cent means.
    pub(super) fn interval(
        &mut self,
        written: &ParsedNumber<'_>,
        row: Row<'a>,
        cell: RowCell<'_>,
        percent: PercentMargin,
    ) -> Option<(f64, f64)> {
        let uncertainty = match written.uncertainty {
            Some(uncertainty) => uncertainty,
            None => self.uncertainty_beside(row, cell.column)?,
        };
        let interval = uncertainty.interval(written.value, percent);
        if interval.is_none() {
            self.note(NoteCode::IntervalIgnored, row, Some(cell.column), || NoteMessage::IntervalIgnored {
                text: row.cell(cell.column).trim().into(),
            });
        }
        interval
    }

    /// The uncertainty stated in columns beside that of the value.
    fn uncertainty_beside(&mut self, row: Row<'a>, column: usize) -> Option<Uncertainty> {
        match self.bounds.get(column).copied().flatten()? {
            UncertaintyIndices::Ends { low, high } => Some(Uncertainty::Between(self.end(row, low)?, self.end(row, high)?)),
            UncertaintyIndices::Margin { column, is_percent } => {
                match parse_margin(row.cell(column).trim(), self.intake.table.decimal(column)) {
                    Some(Uncertainty::Margin(size)) if is_percent => Some(Uncertainty::Percent(size)),
                    Some(uncertainty) => Some(uncertainty),
                    None => self.note_unreadable(row, column),
                }
            }
        }
    }

    fn end(&mut self, row: Row<'a>, column: usize) -> Option<f64> {
        match parse_number(row.cell(column), self.intake.table.decimal(column)) {
            Some(written) => Some(written.value),
            None => self.note_unreadable(row, column),
        }
    }

    /// Notes a cell that is neither a number nor marked as missing; always `None`.
    fn note_unreadable<T>(&mut self, row: Row<'a>, column: usize) -> Option<T> {
        let text = row.cell(column).trim();
        if self.intake.table.missing(text).is_none() {
            self.note(NoteCode::ValueUnreadable, row, Some(column), || NoteMessage::ValueUnreadable { text: text.into() });
        }
        None
    }
}

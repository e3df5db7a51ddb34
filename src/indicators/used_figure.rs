//! A figure that a value was computed from, and the input of the formula that takes it.

use crate::indicators::plan::Input;
use crate::tidy::Figure;

/// A figure that a value was computed from.
pub(super) struct UsedFigure<'a> {
    /// The index of the input in its plan.
    pub index: usize,
    pub input: &'a Input,
    /// The figure it takes; `None` when no file has one for the territory.
    pub figure: Option<Figure<'a>>,
    /// Figures of the same place, year and territory that were not used.
    pub alternatives: Vec<Figure<'a>>,
}

impl UsedFigure<'_> {
    /// The definition its figure follows; empty when the file gives none.
    pub(super) fn definition(&self) -> &str {
        self.figure.as_ref().map_or("", Figure::definition)
    }
}

//! A figure that a value was computed from, and the input of the formula that takes it.

use crate::base::Time;
use crate::indicators::plan::Input;
use crate::indicators::select::Weight;
use crate::tidy::{Figure, Gwp};

/// A figure that a value was computed from.
pub(super) struct UsedFigure<'a> {
    /// The index of the input in its plan.
    pub index: usize,
    pub input: &'a Input,
    /// The figure it takes; `None` when no file has one for the territory.
    pub figure: Option<Figure<'a>>,
    /// How much of it the input takes: less than 1 where it lies between this figure and another.
    pub weight: Weight,
    /// Figures of the same place, year and territory that were not used.
    pub alternatives: Vec<Figure<'a>>,
}

impl UsedFigure<'_> {
    /// Whether two inputs that must follow one definition do not: the two ends of a change, or a part and its whole.
    pub(super) fn breaks_definition_of(&self, other: &Self) -> bool {
        let is_change = other.input.is_base() && other.figure.is_some();
        let (a, b) = (self.definition(), other.definition());
        // Each reference of an inventory has its own boundary; only the global warming potentials must be the same.
        if self.input.measure.gpc.is_some() && other.input.measure.gpc.is_some() {
            let potentials = |text: &str| Gwp::parse(text.split(',').next().unwrap_or_default());
            return potentials(a).zip(potentials(b)).is_some_and(|(a, b)| a != b);
        }
        let is_share = self.input.measure.unit == other.input.measure.unit && !a.is_empty() && !b.is_empty();
        // One publication defines a part and its whole in different words; they belong together all the same.
        let are_of_one_publication = || {
            let figures = self.figure.zip(other.figure);
            figures.is_some_and(|(one, other)| one.citation().is_some() && one.citation() == other.citation())
        };
        a != b && (is_change || (is_share && !are_of_one_publication()))
    }

    /// The time its figure is about.
    pub(super) fn time(&self) -> Option<Time> {
        self.figure.as_ref().map(Figure::time)
    }

    /// The definition its figure follows; empty when the file gives none.
    pub(super) fn definition(&self) -> &str {
        self.figure.as_ref().map_or("", Figure::definition)
    }
}

//! The figure that the library has of an indicator for a territory: the latest of the measure that the indicator shows as it is.

use std::cmp::Reverse;

use crate::base::{Level, PlaceId, Time};
use crate::indicators::{Better, Indicator, IndicatorValues};
use crate::library::{Edition, LibraryColumn, TerritoryFacts};
use crate::tidy::Territory;

/// A figure of the library.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LibraryFigure {
    /// The value, in the unit of the indicator.
    pub value: f64,
    /// The time it is about.
    pub time: Time,
}

/// The latest figure of an indicator for a territory; `None` when the indicator is computed of several measures, or the library has none.
#[must_use]
pub fn library_figure(indicator: &Indicator, territory: &Territory) -> Option<LibraryFigure> {
    let edition = Edition::current();
    let measures: Vec<_> = indicator.plan.read_inputs().map(|input| &input.measure).collect();
    let mut columns: Vec<&LibraryColumn> =
        edition.columns().iter().filter(|column| measures.iter().any(|measure| Some(&measure.id) == column.measure.as_ref())).collect();
    columns.sort_by_key(|column| Reverse(column.time));
    let facts = TerritoryFacts::new(edition, territory);
    columns.into_iter().find_map(|column| {
        let measure = measures.iter().find(|measure| Some(&measure.id) == column.measure.as_ref())?;
        let value = facts.figure_of(column)?;
        // The indicator of a share may be in percent while the measure is a count: then it is not shown as it is.
        (measure.unit == indicator.unit && measure.unit == column.unit).then_some(LibraryFigure { value, time: column.time })
    })
}

/// The latest figure of an indicator that the files have of a commune; a figure of the province of the same name says nothing of it, and
/// neither does a target.
#[must_use]
pub fn file_figure(values: &IndicatorValues, indicator: &Indicator, place: &PlaceId) -> Option<f64> {
    let of_place = values.values_in_place(&indicator.id, place);
    let of_commune = of_place.iter().filter(|value| matches!(value.level, Level::Commune | Level::Unknown) && !value.is_expected);
    of_commune.filter_map(|value| Some((value.time, value.value.number()?))).max_by_key(|(time, _)| *time).map(|(_, value)| value)
}

/// Whether one value is better than another; never where no side is.
#[must_use]
pub fn is_better(indicator: &Indicator, value: f64, than: f64) -> bool {
    match indicator.better {
        Better::Higher => value > than,
        Better::Lower => value < than,
        Better::Neutral | Better::Band => false,
    }
}

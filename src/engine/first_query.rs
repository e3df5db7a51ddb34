//! The comparison shown before the user chose one. In: the values. Out: a query on places and an indicator that have values.

use std::sync::Arc;

use crate::base::{IndicatorId, PlaceId};
use crate::compare::ComparisonQuery;
use crate::engine::reference_data::ReferenceData;
use crate::indicators::{Indicator, IndicatorValues};
use crate::tidy::{Place, PlaceKind};

/// The largest number of towns on the first chart.
const MOST_TOWNS: usize = 12;

/// The comparison a new user sees: the first town of the gazetteer that has partners, its first partner, then the other towns, on
/// the first indicator that both have. Towns that only the files mention follow in the order of the files.
///
/// `None` if there is no place or no indicator.
#[must_use]
pub fn first_query(reference_data: &ReferenceData, values: &IndicatorValues) -> Option<ComparisonQuery> {
    let towns = towns(reference_data, values);
    let has_partner = |town: &Place, other: &Place| other.partnerships.iter().any(|partner| partner.partner == town.id);
    let focus = towns.iter().find(|town| towns.iter().any(|other| has_partner(town, other))).or(towns.first()).copied()?;
    let others: Vec<&Arc<Place>> = towns.iter().copied().filter(|town| town.id != focus.id).collect();
    let twin = others.iter().find(|town| has_partner(focus, town)).or(others.first()).copied();
    let rest = others.iter().copied().filter(|town| twin.is_none_or(|twin| town.id != twin.id));
    let order = std::iter::once(focus).chain(twin).chain(rest);
    let places: Vec<PlaceId> = order.map(|place| place.id.clone()).take(MOST_TOWNS).collect();
    let indicator = first_indicator(values, &places)?;
    ComparisonQuery::from_places(&places, vec![indicator.clone()], Vec::new())
}

/// The towns with values, those of the gazetteer first; if there is no town, all places.
fn towns<'a>(reference_data: &'a ReferenceData, values: &'a IndicatorValues) -> Vec<&'a Arc<Place>> {
    let read = values.places();
    let known = reference_data.gazetteer.places().iter().filter(|place| read.iter().any(|other| other.id == place.id));
    let unknown = read.iter().filter(|place| reference_data.gazetteer.find(place.id.as_str()).is_none());
    let places: Vec<&Arc<Place>> = known.chain(unknown).collect();
    let towns: Vec<&Arc<Place>> = places.iter().copied().filter(|place| place.kind == PlaceKind::City).collect();
    if towns.is_empty() { places } else { towns }
}

/// The first indicator that the first two places have, else the first one that the first place has, else the first of all. What the files
/// say alone comes before what the library adds to it, and what was read before what is estimated by defaults of a country.
fn first_indicator<'a>(values: &'a IndicatorValues, places: &[PlaceId]) -> Option<&'a IndicatorId> {
    let has = |place: &PlaceId, id: &IndicatorId| !values.times_with_value(id, place).is_empty();
    let is_of_files =
        |indicator: &Indicator| indicator.plan.inputs.iter().all(|input| values.observations().is_of_files(&input.measure.id));
    let mut indicators: Vec<&Arc<Indicator>> = values.indicators().collect();
    indicators.sort_by_key(|indicator| (!indicator.plan.defaults.is_empty(), !is_of_files(indicator)));
    let indicators: Vec<&IndicatorId> = indicators.into_iter().map(|indicator| &indicator.id).collect();
    let focus = places.first()?;
    let of_both = indicators.iter().find(|id| places.iter().take(2).all(|place| has(place, id)));
    of_both.or_else(|| indicators.iter().find(|id| has(focus, id))).or(indicators.first()).copied()
}

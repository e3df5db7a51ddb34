//! The towns of files and the agreements between them, as a map: what opens the sample and a proposed talk.

use std::sync::Arc;

use crate::base::{IndicatorId, PlaceId};
use crate::chart::{ChartKind, RenderedChart};
use crate::compare::ComparisonQuery;
use crate::engine::first_query::first_query;
use crate::engine::reference_data::ReferenceData;
use crate::indicators::IndicatorValues;
use crate::project::{ChartSlide, HeadlineChoice, PinnedComparison};
use crate::tidy::Place;

/// A map of towns and of their agreements.
pub struct LinksMap {
    /// What it shows.
    pub asked: PinnedComparison,
    /// The chart.
    pub rendered: Arc<RenderedChart>,
}

/// The indicator that the discs of the map are.
const POPULATION: &str = "population";

/// The map of some towns, the one presented first; `None` when no two of them have an agreement, or nobody says how many people live
/// there.
pub(super) fn links_query(values: &IndicatorValues, towns: &[PlaceId]) -> Option<ComparisonQuery> {
    let places: Vec<&Place> = towns.iter().filter_map(|id| values.observations().place(id)).map(|place| &**place).collect();
    let has_partner = |place: &&Place| place.partnerships.iter().any(|link| towns.contains(&link.partner));
    let population = IndicatorId::new(POPULATION);
    let is_known = |place: &&Place| !values.times_with_value(&population, &place.id).is_empty();
    if !places.iter().any(has_partner) || places.iter().filter(|place| is_known(place)).count() < 2 {
        return None;
    }
    ComparisonQuery::from_places(towns, vec![population], Vec::new())
}

/// The slide that opens a talk.
pub(super) fn links_slide(values: &IndicatorValues, towns: &[PlaceId]) -> Option<ChartSlide> {
    // The first of the other sentences of such a map tells of the agreements.
    Some(ChartSlide::new(links_query(values, towns)?, Some(ChartKind::Map), Some(HeadlineChoice::Proposal(0))))
}

/// The map of all towns that were read.
pub(super) fn links_map(reference_data: &ReferenceData, values: &IndicatorValues) -> Option<PinnedComparison> {
    let first = first_query(reference_data, values)?;
    let towns: Vec<PlaceId> = first.places().cloned().collect();
    Some(PinnedComparison { query: links_query(values, &towns)?, kind: Some(ChartKind::Map) })
}

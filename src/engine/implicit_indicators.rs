//! Measures shown as they are. In: the values of the catalogue. Out: the catalogue with an indicator for each measure of the files
//! that no computed indicator uses, so that every figure of a file can be seen.

use std::collections::HashSet;
use std::sync::Arc;

use crate::engine::reference_data::ReferenceData;
use crate::indicators::{Catalogue, IndicatorCard, IndicatorValues};
use crate::tidy::Measure;

/// The largest number of known measures shown. If there are more, they are the inputs of a large data set whose indicators suffice.
const MOST_KNOWN: usize = 24;
/// The largest number of unknown measures shown; a longer list cannot be read.
const MOST_UNKNOWN: usize = 60;

/// The catalogue with an indicator for each measure that no indicator shows; `None` if there is no such measure.
pub(super) fn add_implicit_indicators(
    reference_data: &ReferenceData,
    catalogue: &Catalogue,
    values: &IndicatorValues,
) -> Option<Catalogue> {
    let observations = values.observations();
    let shown: HashSet<&str> = values
        .indicators()
        .filter(|indicator| values.has_values(&indicator.id))
        .flat_map(|indicator| indicator.plan.inputs.iter().map(|input| input.measure.id.as_str()))
        .collect();
    let has_indicator = |measure: &Measure| catalogue.indicators().iter().any(|indicator| indicator.id.as_str() == measure.id.as_str());
    let hidden = observations.measures().iter().filter(|measure| !shown.contains(measure.id.as_str()) && !has_indicator(measure));
    let is_known = |measure: &&Arc<Measure>| reference_data.measures.find(measure.id.as_str()).is_some_and(|known| !known.unit.is_empty());
    let (known, unknown): (Vec<_>, Vec<_>) = hidden.partition(is_known);
    let known = if known.len() > MOST_KNOWN { Vec::new() } else { known };
    let measures = unknown.into_iter().take(MOST_UNKNOWN).chain(known);
    let cards: Vec<IndicatorCard> = measures.map(|measure| IndicatorCard::for_measure(measure)).collect();
    if cards.is_empty() {
        return None;
    }
    let find = |name: &str| observations.measures().iter().find(|measure| measure.id.as_str() == name).cloned();
    // A measure whose name cannot stand in a formula is refused and appears on the data page only.
    Some(catalogue.with_cards(&cards, &find).0)
}

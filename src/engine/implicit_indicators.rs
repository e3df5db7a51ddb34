//! Figures as they are read: where nothing computed shows a measure of the files, it is an indicator as it stands. What somebody opens
//! a file for can be seen, even if the catalogue has never heard of it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::engine::ReferenceData;
use crate::indicators::{Catalogue, IndicatorCard, IndicatorValues};
use crate::tidy::Measure;

/// More measures of a catalogue's own than this are inputs of a large collection: its indicators speak for them.
const FEW: usize = 24;
/// More measures nobody knows than this are no longer a list one reads.
const MOST: usize = 60;

/// The catalogue with an indicator for each measure nothing shows; none when there is no such measure.
pub(super) fn as_read(library: &ReferenceData, catalogue: &Catalogue, results: &IndicatorValues) -> Option<Catalogue> {
    let observations = results.observations();
    let shown: HashSet<&str> = results
        .indicators()
        .filter(|indicator| results.gives(&indicator.id))
        .flat_map(|indicator| indicator.plan.inputs.iter().map(|input| input.measure.id.as_str()))
        .collect();
    let taken = |measure: &Measure| catalogue.indicators().iter().any(|indicator| indicator.id.as_str() == measure.id.as_str());
    let left = observations.measures().iter().filter(|measure| !shown.contains(measure.id.as_str()) && !taken(measure));
    let known = |measure: &&Arc<Measure>| library.measures.find(measure.id.as_str()).is_some_and(|own| !own.unit.is_empty());
    let (ours, hers): (Vec<_>, Vec<_>) = left.partition(known);
    let ours = if ours.len() > FEW { Vec::new() } else { ours };
    let cards: Vec<IndicatorCard> = hers.into_iter().take(MOST).chain(ours).map(|measure| IndicatorCard::of_measure(measure)).collect();
    if cards.is_empty() {
        return None;
    }
    let find = |name: &str| observations.measures().iter().find(|measure| measure.id.as_str() == name).cloned();
    // A name that is no name of a formula is left to the page of data.
    Some(catalogue.with(&cards, &find).0)
}

//! Measures shown as they are. In: the values of the catalogue. Out: the catalogue with an indicator for each measure of the files
//! that no indicator shows as it is, so that every figure of a file can be charted.

use crate::engine::reference_data::ReferenceData;
use crate::indicators::{Catalogue, IndicatorCard, IndicatorValues};

/// The most values computed for measures that are shown as they are: eight bytes each. Larger tables have few measures.
const MOST_VALUES: usize = 16_000_000;
/// So many are shown whatever the size of the table.
const FEWEST: usize = 60;

/// The catalogue with an indicator for each measure that no indicator shows; `None` if there is no such measure. Measures that only
/// the files know come first: they are what the user opened.
pub(super) fn add_implicit_indicators(
    reference_data: &ReferenceData,
    catalogue: &Catalogue,
    values: &IndicatorValues,
) -> Option<Catalogue> {
    let observations = values.observations();
    let is_shown = |id: &str| catalogue.indicators().iter().any(|indicator| indicator.shows(id));
    let is_known = |id: &str| reference_data.measures.find(id).is_some_and(|known| !known.unit.is_empty());
    let hidden = observations.measures().iter().filter(|measure| !is_shown(measure.id.as_str()));
    let (known, unknown): (Vec<_>, Vec<_>) = hidden.partition(|measure| is_known(measure.id.as_str()));
    let most = (MOST_VALUES / observations.keys().len().max(1)).max(FEWEST);
    let cards: Vec<IndicatorCard> =
        unknown.into_iter().chain(known).take(most).map(|measure| IndicatorCard::for_measure(measure)).collect();
    if cards.is_empty() {
        return None;
    }
    let find = |name: &str| observations.measures().iter().find(|measure| measure.id.as_str() == name).cloned();
    // A measure whose name cannot stand in a formula is refused and appears on the data page only.
    Some(catalogue.with_cards(&cards, &find).0)
}

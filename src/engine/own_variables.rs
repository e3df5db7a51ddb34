//! Indicators of the user as variables of likeness: what the files say of a commune comes first, then what the library has of it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::base::PlaceId;
use crate::engine::library_figure::{file_figure, library_figure};
use crate::indicators::{Indicator, IndicatorValues};
use crate::library::{Edition, TerritoryCode};
use crate::peers::{CandidatePool, OwnColumn, PeerCriteria, PeerVariable, Town, VariableChoice};
use crate::tidy::Register;

/// An indicator of the user that counts as a variable.
#[derive(Clone, PartialEq, Debug)]
pub struct OwnVariable {
    /// The indicator.
    pub indicator: Arc<Indicator>,
    /// Its weight, positive.
    pub weight: f64,
    /// The difference under which two values are about the same; `None` for one that a third of the pairs of communes are within.
    pub tolerance: Option<f64>,
}

/// Of what is normally distributed, about a third of all pairs are within this share of the range of the middle half.
const SHARE_OF_MIDDLE_HALF: f64 = 0.46;

/// The pool with the values of some indicators, and the criteria that count them.
pub(super) fn with_own_variables(
    pool: &CandidatePool,
    criteria: &PeerCriteria,
    own: &[OwnVariable],
    values: Option<&IndicatorValues>,
) -> (CandidatePool, PeerCriteria) {
    let columns: Vec<OwnColumn> = own.iter().map(|variable| column(pool, &variable.indicator, values)).collect();
    let mut criteria = criteria.clone();
    for ((index, variable), column) in (0..).zip(own).zip(&columns) {
        let tolerance = variable.tolerance.unwrap_or_else(|| usual_tolerance(&column.values));
        criteria.variables.push(VariableChoice { variable: PeerVariable::Own(index), weight: variable.weight, tolerance });
        criteria.own.push(Arc::clone(&variable.indicator));
    }
    (pool.with_own(&columns), criteria)
}

/// The latest value of an indicator for each town of a pool.
fn column(pool: &CandidatePool, indicator: &Indicator, values: Option<&IndicatorValues>) -> OwnColumn {
    // The places of the files by the codes of their territories.
    let places: HashMap<TerritoryCode, &PlaceId> = values.map_or_else(HashMap::new, |values| {
        let code = |place| Register::shipped().territory_of(place).map(TerritoryCode::of);
        values.places().iter().filter_map(|place| Some((code(place)?, &place.id))).collect()
    });
    let place_of = |town: &Town| match town {
        Town::OfFiles { place, .. } => Some(place.id.clone()),
        Town::Commune(_) if places.is_empty() => None,
        Town::Commune(territory) => places.get(&TerritoryCode::of(territory)).map(|id| (*id).clone()),
    };
    let value = |index: usize| {
        let town = pool.town(index)?;
        let of_files = place_of(town).and_then(|place| file_figure(values?, indicator, &place));
        of_files.or_else(|| library_figure(indicator, town.territory()?).map(|figure| figure.value))
    };
    let edition = Edition::current();
    let measures: Vec<_> = indicator.plan.read_inputs().map(|input| &input.measure.id).collect();
    let is_of_indicator = |measure: &crate::base::MeasureId| measures.contains(&measure);
    let definitions: BTreeSet<&str> = edition
        .columns()
        .iter()
        .filter(|column| column.measure.as_ref().is_some_and(is_of_indicator))
        .map(|column| column.definition.as_str())
        .collect();
    OwnColumn { values: (0..pool.candidates().len()).map(value).collect(), is_comparable_across_countries: definitions.len() < 2 }
}

/// The difference that about a third of the pairs of communes are within.
fn usual_tolerance(values: &[Option<f64>]) -> f64 {
    let mut known: Vec<f64> = values.iter().copied().flatten().collect();
    known.sort_unstable_by(f64::total_cmp);
    let at = |share: usize| known.get(known.len() * share / 4).copied().unwrap_or_default();
    let middle_half = at(3) - at(1);
    // Where half of all communes have one value, any other is apart.
    if middle_half > 0.0 { SHARE_OF_MIDDLE_HALF * middle_half } else { f64::EPSILON }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_the_pairs_are_within_the_usual_tolerance() {
        // A sum of twelve evenly spread numbers is nearly normally distributed.
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(state >> 33).unwrap_or_default()) / f64::from(u32::MAX >> 1)
        };
        let values: Vec<f64> = (0..400).map(|_| (0..12).map(|_| next()).sum()).collect();
        let tolerance = usual_tolerance(&values.iter().map(|value| Some(*value)).collect::<Vec<_>>());
        let pairs = values.iter().enumerate().flat_map(|(index, a)| values.iter().skip(index + 1).map(move |b| (a - b).abs()));
        let within = pairs.filter(|apart| *apart <= tolerance).count();
        assert!((22_000..32_000).contains(&within), "{within} of 79 800");
    }
}

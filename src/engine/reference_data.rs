//! The reference data that ships with the program: places, measures and indicators, with the indicators of the user.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use crate::base::IndicatorId;
use crate::indicators::{Catalogue, Formula, IndicatorCard};
use crate::tidy::{Gazetteer, KnownWords, LocalizedNames, Measures, Place, Territory, place_of};

/// The lists that files are read against.
pub struct ReferenceData {
    /// The known places.
    pub gazetteer: Gazetteer,
    /// The known measures.
    pub measures: Measures,
    /// The indicators that ship with the program.
    pub catalogue: Catalogue,
    /// The cards of the indicators defined by the user.
    pub custom_indicators: Vec<IndicatorCard>,
}

impl ReferenceData {
    /// The shipped data and the indicators of a user. Measures that only their formulas mention are added to the known ones.
    #[must_use]
    pub fn with_custom_indicators(cards: Vec<IndicatorCard>) -> Self {
        let shipped = Self::shipped();
        Self { measures: shipped.measures.with_unknown(&names_in_formulas(&cards)), custom_indicators: cards, ..shipped }
    }

    /// The places and measures that files are read against.
    #[must_use]
    pub fn known_words(&self) -> KnownWords<'_> {
        KnownWords { gazetteer: &self.gazetteer, measures: &self.measures }
    }

    /// The place that a territory becomes when it is read: that of the gazetteer, or one of its own name.
    #[must_use]
    pub fn place_of(&self, territory: &Territory) -> Arc<Place> {
        let known = self.gazetteer.places().iter().find(|place| territory.is_place(place));
        known.map_or_else(|| Arc::new(place_of(territory)), Arc::clone)
    }

    /// Whether an indicator has a card, shipped or the user's; others show a measure as it is read.
    #[must_use]
    pub fn has_card(&self, id: &IndicatorId) -> bool {
        self.catalogue.find(id.as_str()).is_some() || self.custom_indicators.iter().any(|card| card.id == *id)
    }

    /// The shipped data alone. The name of an indicator that is one measure as it stands is a heading of that measure: a table with the
    /// words the program itself shows is read.
    #[must_use]
    pub fn shipped() -> Self {
        // Every command waits for these lists: they are read on two threads.
        let (measures, cards, gazetteer) = thread::scope(|scope| {
            let others = scope.spawn(|| (Catalogue::shipped_cards(), Gazetteer::shipped()));
            let measures = Measures::shipped();
            // A thread only ends early when it panics, and then so does this one.
            let (cards, gazetteer) = others.join().unwrap_or_else(|panic| resume_unwind(panic));
            (measures, cards, gazetteer)
        });
        let catalogue = Catalogue::of_shipped_cards(cards, &measures);
        let names = catalogue.indicators().iter().flat_map(|indicator| {
            let LocalizedNames { fr, ar, en } = &indicator.names;
            // A percentage of an indicator that is computed elsewhere is its printed value: "Chômage au recensement (%)".
            let read = indicator.plan.read_inputs().next().map(|input| input.measure.id.as_str());
            [fr, ar, en].into_iter().filter_map(move |name| Some((name.as_str(), read?)))
        });
        let measures = measures.clone().with_names(names);
        Self { gazetteer, catalogue, measures, custom_indicators: Vec::new() }
    }
}

/// The names that formulas mention. Columns with such a heading are read in any unit.
fn names_in_formulas(cards: &[IndicatorCard]) -> Vec<String> {
    let formulas = cards.iter().filter_map(|card| Formula::parse(&card.formula).ok());
    formulas.flat_map(|formula| formula.names().into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_in_the_words_of_an_indicator_is_its_measure() {
        let data = ReferenceData::shipped();
        for (heading, measure) in [
            ("Ménages raccordés à l’eau courante", "households_running_water_pct"),
            ("Workers who walk to work", "commute_walk_pct"),
            ("الأسر المرتبطة بالكهرباء", "households_electricity_pct"),
            ("Population légale", "population"),
            ("DMA", "municipal_waste_t"),
        ] {
            assert_eq!(data.measures.find(heading).map(|found| found.id.as_str()), Some(measure), "{heading}");
        }
        // A rate is no measure, and a name that means another measure keeps its meaning.
        assert!(data.measures.find("Densité de population").is_none_or(|found| found.id.as_str() != "population"));
        assert_eq!(data.measures.find("Population totale").map(|found| found.id.as_str()), Some("population_total_legal"));
    }
}

//! The reference data that ships with the program: places, measures and indicators, with the indicators of the user.

use crate::indicators::{Catalogue, Formula, IndicatorCard};
use crate::tidy::{Gazetteer, KnownWords, Measures};

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

    /// The shipped data alone.
    #[must_use]
    pub fn shipped() -> Self {
        let measures = Measures::shipped();
        Self { gazetteer: Gazetteer::shipped(), catalogue: Catalogue::shipped(&measures), measures, custom_indicators: Vec::new() }
    }
}

/// The names that formulas mention. Columns with such a heading are read in any unit.
fn names_in_formulas(cards: &[IndicatorCard]) -> Vec<String> {
    let formulas = cards.iter().filter_map(|card| Formula::parse(&card.formula).ok());
    formulas.flat_map(|formula| formula.names().into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

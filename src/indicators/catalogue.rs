//! The catalogue of indicators: cards in TOML in; indicators with checked formulas out.

use std::sync::Arc;

use crate::base::IndicatorId;
use crate::base::similarity::{Candidate, nearest};
use crate::indicators::formula::FormulaError;
use crate::indicators::indicator::{Indicator, IndicatorCard};
use crate::tidy::{Measure, Measures};

/// The catalogue that ships, as its file is written.
pub const CATALOGUE_TEXT: &str = include_str!("../../assets/catalogue.toml");
/// The largest number of indicators of a user: those that ship are fewer than a hundred.
const MOST_CARDS: usize = 1000;

/// Why a catalogue cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The text is not TOML, or not of the form of a catalogue; holds the message of the parser.
    #[error("{0}")]
    Syntax(String),
    /// A formula has a fault.
    #[error("{id}: {error}")]
    Formula {
        /// The indicator whose formula it is.
        id: IndicatorId,
        /// The fault and its place.
        error: FormulaError,
    },
    /// Two cards have the same identifier.
    #[error("{0} stands twice")]
    DuplicateId(IndicatorId),
    /// It has more cards than are read, with the limit.
    #[error("more than {0} indicators")]
    TooMany(usize),
}

#[derive(serde::Deserialize)]
struct CatalogueFile {
    indicator: Vec<IndicatorCard>,
}

/// The indicators the program can compute, in the order of their cards.
#[derive(Clone, Debug)]
pub struct Catalogue {
    indicators: Vec<Arc<Indicator>>,
}

impl Catalogue {
    /// The catalogue that ships with the program, from `assets/catalogue.toml`.
    ///
    /// # Panics
    /// If the shipped file is invalid; a test reads it.
    #[must_use]
    pub fn shipped(measures: &Measures) -> Self {
        Self::of_shipped_cards(Self::shipped_cards(), measures)
    }

    /// The cards of the catalogue that ships; their formulas are not checked yet.
    ///
    /// # Panics
    /// As [`Catalogue::shipped`].
    #[must_use]
    pub fn shipped_cards() -> Vec<IndicatorCard> {
        Self::parse_cards(CATALOGUE_TEXT).unwrap_or_else(|error| unreachable!("assets/catalogue.toml: {error}"))
    }

    /// The catalogue of [`Catalogue::shipped_cards`].
    ///
    /// # Panics
    /// As [`Catalogue::shipped`].
    #[must_use]
    pub fn of_shipped_cards(cards: Vec<IndicatorCard>, measures: &Measures) -> Self {
        Self::check(cards, measures).unwrap_or_else(|error| unreachable!("assets/catalogue.toml: {error}"))
    }

    /// Reads a catalogue in TOML and checks its formulas.
    ///
    /// # Errors
    /// When the text is not a catalogue, two cards have the same identifier, or a formula has a fault.
    pub fn parse(text: &str, measures: &Measures) -> Result<Self, CatalogueError> {
        Self::check(Self::parse_cards(text)?, measures)
    }

    /// Checks the formulas of cards.
    fn check(cards: Vec<IndicatorCard>, measures: &Measures) -> Result<Self, CatalogueError> {
        let mut indicators: Vec<Arc<Indicator>> = Vec::with_capacity(cards.len());
        for card in cards {
            let id = card.id.clone();
            let checked = card.check(&|name| measures.find(name).cloned());
            indicators.push(Arc::new(checked.map_err(|error| CatalogueError::Formula { id, error })?));
        }
        Ok(Self { indicators })
    }

    /// Reads the cards of a user's catalogue. Their formulas are not checked yet, as they may use measures that only the user's
    /// files have.
    ///
    /// # Errors
    /// When the text is not a catalogue, it has too many cards, or two cards have the same identifier.
    pub fn parse_cards(text: &str) -> Result<Vec<IndicatorCard>, CatalogueError> {
        let file: CatalogueFile = toml::from_str(text).map_err(|error| CatalogueError::Syntax(error.to_string()))?;
        if file.indicator.len() > MOST_CARDS {
            return Err(CatalogueError::TooMany(MOST_CARDS));
        }
        for (index, card) in file.indicator.iter().enumerate() {
            if file.indicator.iter().take(index).any(|other| other.id == card.id) {
                return Err(CatalogueError::DuplicateId(card.id.clone()));
            }
        }
        Ok(file.indicator)
    }

    /// This catalogue with a user's cards, which replace indicators of the same identifier. Also returns the cards whose
    /// formula has a fault, with that fault.
    #[must_use]
    pub fn with_cards(
        &self,
        cards: &[IndicatorCard],
        find: &dyn Fn(&str) -> Option<Arc<Measure>>,
    ) -> (Self, Vec<(IndicatorCard, FormulaError)>) {
        let (mut all, mut rejected) = (self.clone(), Vec::new());
        for card in cards {
            match card.clone().check(find) {
                Ok(indicator) => {
                    let indicator = Arc::new(indicator);
                    match all.indicators.iter_mut().find(|other| other.id == card.id) {
                        Some(same) => *same = indicator,
                        None => all.indicators.push(indicator),
                    }
                }
                Err(error) => rejected.push((card.clone(), error)),
            }
        }
        (all, rejected)
    }

    /// A catalogue of these indicators.
    #[must_use]
    pub fn new(indicators: Vec<Arc<Indicator>>) -> Self {
        Self { indicators }
    }

    /// All indicators, in the order of the file.
    #[must_use]
    pub fn indicators(&self) -> &[Arc<Indicator>] {
        &self.indicators
    }

    /// The indicator with this identifier; `None` when the catalogue lacks it.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Arc<Indicator>> {
        self.indicators.iter().find(|indicator| indicator.id.as_str() == id)
    }

    /// The three identifiers whose spelling or name is nearest to a word, for "did you mean".
    #[must_use]
    pub fn nearest(&self, text: &str) -> Vec<&str> {
        let spellings = self.indicators.iter().flat_map(|card| {
            let names = &card.names;
            [card.id.as_str(), &names.fr, &names.ar, &names.en].map(|spelling| Candidate { spelling, label: card.id.as_str() })
        });
        nearest(text, spellings, 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_catalogue_has_no_faults() {
        let catalogue = Catalogue::shipped(&Measures::shipped());
        assert!(catalogue.find("population_density").is_some());
        assert_eq!(catalogue.nearest("densite").len(), 3);
    }

    #[test]
    fn a_wrong_unit_is_rejected() {
        let card =
            "[[indicator]]\nid='x'\ntheme='t'\nunit='MAD'\nformula='population / area_km2'\nbetter='neutral'\nfr='x'\nar='x'\nen='x'\n";
        let error = Catalogue::parse(card, &Measures::shipped()).err();
        assert!(matches!(error, Some(CatalogueError::Formula { .. })), "{error:?}");
    }
}

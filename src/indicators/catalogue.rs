//! The catalogue of indicators: cards in TOML in, formulas read and units proved out.

use std::sync::Arc;

use crate::base::IndicatorId;
use crate::base::similarity::{Candidate, nearest};
use crate::indicators::formula::FormulaError;
use crate::indicators::indicator::{Indicator, IndicatorCard};
use crate::tidy::{Measure, Measures};

/// A card that cannot be used, and why.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The text is not a catalogue.
    #[error("{0}")]
    Form(String),
    /// A formula cannot be read or computed.
    #[error("{id}: {error}")]
    Formula {
        /// The indicator.
        id: IndicatorId,
        /// What is wrong, and where.
        error: FormulaError,
    },
    /// Two cards have one identifier.
    #[error("{0} stands twice")]
    Twice(IndicatorId),
}

#[derive(serde::Deserialize)]
struct File {
    indicator: Vec<IndicatorCard>,
}

/// The indicators the program can compute.
#[derive(Clone, Debug)]
pub struct Catalogue {
    indicators: Vec<Arc<Indicator>>,
}

impl Catalogue {
    /// The catalogue that ships with the program.
    ///
    /// # Panics
    /// If the shipped file is broken; a test reads it.
    #[must_use]
    pub fn shipped(measures: &Measures) -> Self {
        match Self::parse(include_str!("../../assets/catalogue.toml"), measures) {
            Ok(catalogue) => catalogue,
            Err(error) => unreachable!("assets/catalogue.toml: {error}"),
        }
    }

    /// Reads a catalogue.
    ///
    /// # Errors
    /// When the text is not TOML of this form, an identifier stands twice, or a formula or its units fail.
    pub fn parse(text: &str, measures: &Measures) -> Result<Self, CatalogueError> {
        let file: File = toml::from_str(text).map_err(|error| CatalogueError::Form(error.to_string()))?;
        let mut indicators: Vec<Arc<Indicator>> = Vec::with_capacity(file.indicator.len());
        for card in file.indicator {
            if indicators.iter().any(|other| other.id == card.id) {
                return Err(CatalogueError::Twice(card.id));
            }
            let id = card.id.clone();
            let proved = card.prove(&|name| measures.find(name).cloned());
            indicators.push(Arc::new(proved.map_err(|error| CatalogueError::Formula { id, error })?));
        }
        Ok(Self { indicators })
    }

    /// The cards of a user's catalogue, not proved yet: their formulas may speak of measures only her files know.
    ///
    /// # Errors
    /// When the text is not TOML of this form, or an identifier stands twice.
    pub fn cards(text: &str) -> Result<Vec<IndicatorCard>, CatalogueError> {
        let file: File = toml::from_str(text).map_err(|error| CatalogueError::Form(error.to_string()))?;
        for (rank, card) in file.indicator.iter().enumerate() {
            if file.indicator.iter().take(rank).any(|other| other.id == card.id) {
                return Err(CatalogueError::Twice(card.id.clone()));
            }
        }
        Ok(file.indicator)
    }

    /// This catalogue and a user's cards; hers replace ours of the same name. Those that cannot be proved come back.
    #[must_use]
    pub fn with(&self, cards: &[IndicatorCard], find: &dyn Fn(&str) -> Option<Arc<Measure>>) -> (Self, Vec<(IndicatorCard, FormulaError)>) {
        let (mut all, mut refused) = (self.clone(), Vec::new());
        for card in cards {
            match card.clone().prove(find) {
                Ok(indicator) => {
                    let indicator = Arc::new(indicator);
                    match all.indicators.iter_mut().find(|other| other.id == card.id) {
                        Some(same) => *same = indicator,
                        None => all.indicators.push(indicator),
                    }
                }
                Err(error) => refused.push((card.clone(), error)),
            }
        }
        (all, refused)
    }

    /// A catalogue of these indicators.
    #[must_use]
    pub fn of(indicators: Vec<Arc<Indicator>>) -> Self {
        Self { indicators }
    }

    /// All indicators, in the order of the file.
    #[must_use]
    pub fn indicators(&self) -> &[Arc<Indicator>] {
        &self.indicators
    }

    /// The indicator with this identifier.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Arc<Indicator>> {
        self.indicators.iter().find(|indicator| indicator.id.as_str() == id)
    }

    /// The identifiers nearest to a word, for "did you mean".
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
    fn the_shipped_catalogue_is_proved() {
        let catalogue = Catalogue::shipped(&Measures::shipped());
        assert!(catalogue.find("population_density").is_some());
        assert_eq!(catalogue.nearest("densite").len(), 3);
    }

    #[test]
    fn a_wrong_unit_is_refused() {
        let card =
            "[[indicator]]\nid='x'\ntheme='t'\nunit='MAD'\nformula='population / area_km2'\nbetter='neutral'\nfr='x'\nar='x'\nen='x'\n";
        let error = Catalogue::parse(card, &Measures::shipped()).err();
        assert!(matches!(error, Some(CatalogueError::Formula { .. })), "{error:?}");
    }
}

//! The catalogue of indicators: cards in TOML in, formulas read and units proved out.

use std::sync::Arc;

use crate::base::{IndicatorId, Unit, fold::nearest};
use crate::indicators::check::check;
use crate::indicators::formula::{Formula, FormulaError};
use crate::indicators::plan::Plan;
use crate::tidy::{Measures, Names};

/// Which direction is an improvement, when there is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: no colour, no judgement.
    Neutral,
}

/// The card of an indicator, as written in TOML.
#[derive(Clone, PartialEq, Debug, serde::Deserialize)]
struct Card {
    id: IndicatorId,
    theme: String,
    unit: String,
    formula: String,
    better: Better,
    #[serde(default)]
    flags: Vec<String>,
    #[serde(flatten)]
    names: Names,
}

/// An indicator whose formula is read and whose units are proved.
#[derive(Clone, PartialEq, Debug)]
pub struct Indicator {
    /// Its identifier.
    pub id: IndicatorId,
    /// Its theme: `context`, `water`, `waste`…
    pub theme: String,
    /// The unit of its results, as printed.
    pub unit: String,
    /// Its formula, as written.
    pub formula: String,
    /// Which direction is an improvement.
    pub better: Better,
    /// Remarks every result carries: "proxy:households not persons".
    pub flags: Vec<String>,
    /// Its names.
    pub names: Names,
    /// How it is computed.
    pub plan: Plan,
}

impl Indicator {
    /// Whether "twice as much" means something: a true zero, and not a share or a rate of change.
    #[must_use]
    pub fn is_ratio_scale(&self) -> bool {
        !self.is_share() && !self.is_change()
    }

    /// Whether it is a share of a whole, in per cent.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit == "%"
    }

    /// Whether it is a rate of change, which may be negative.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.formula.contains("annual_growth")
    }
}

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
    indicator: Vec<Card>,
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
            indicators.push(Arc::new(prove(card, measures)?));
        }
        Ok(Self { indicators })
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
            [card.id.as_str(), &names.fr, &names.ar, &names.en].map(|spelling| (spelling, card.id.as_str()))
        });
        nearest(text, spellings, 3)
    }
}

fn prove(card: Card, measures: &Measures) -> Result<Indicator, CatalogueError> {
    let proved = Formula::parse(&card.formula).and_then(|formula| {
        let find = |name: &str| measures.find(name).cloned();
        check(&formula, &find, &Unit::parse(&card.unit))
    });
    let plan = proved.map_err(|error| CatalogueError::Formula { id: card.id.clone(), error })?;
    let Card { id, theme, unit, formula, better, flags, names } = card;
    Ok(Indicator { id, theme, unit, formula, better, flags, names, plan })
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

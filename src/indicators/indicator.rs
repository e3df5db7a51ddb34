//! The card of an indicator: what it is called, how it is computed, what it may be compared with. Read from TOML.

use std::sync::Arc;

use crate::base::{IndicatorId, Unit};
use crate::indicators::card_flag::CardFlag;
use crate::indicators::check::check;
use crate::indicators::formula::{Formula, FormulaError};
use crate::indicators::plan::Plan;
use crate::indicators::unit_kind::UnitKind;
use crate::tidy::{LocalizedNames, Measure};

/// Which direction is an improvement, when there is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Inside a band: too little and too much are both worse.
    Band,
    /// Neither: no colour, no judgement.
    Neutral,
}

impl Better {
    /// The stable name, as in exported files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Band => "band",
            Self::Neutral => "neutral",
        }
    }
}

/// How the figures of several towns become one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Aggregation {
    /// The numerators together over the denominators together: never the mean of two rates.
    Ratio,
    /// Their sum.
    Sum,
    /// The mean of concentrations, weighted by people.
    Weighted,
    /// They are not put together.
    #[default]
    Never,
}

impl Aggregation {
    /// The stable name, as in exported files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ratio => "ratio",
            Self::Sum => "sum",
            Self::Weighted => "weighted",
            Self::Never => "never",
        }
    }
}

/// What others call an indicator, and the value it is held against.
#[derive(Clone, PartialEq, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct IndicatorReferences {
    /// Its number in ISO 37120:2014.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso37120: Option<String>,
    /// Its code among the U4SSC key performance indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub u4ssc: Option<String>,
    /// Its indicator of the sustainable development goals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sdg: Option<String>,
    /// A value some authority recommends, in the unit of the indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benchmark: Option<f64>,
    /// Who recommends it, or the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benchmark_source: Option<String>,
    /// The same in a few words, for the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benchmark_by: Option<LocalizedNames>,
    /// The indicator it is a part of, with others that together make it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<IndicatorId>,
    /// The band in which the indicator is best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<[f64; 2]>,
    /// Beyond these a result is doubted, never dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[f64; 2]>,
    /// The languages in which its name is the official wording of the goals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub official: Vec<String>,
}

/// The card of an indicator, as written in TOML.
#[derive(Clone, PartialEq, Debug, serde::Deserialize)]
pub struct IndicatorCard {
    /// Its identifier.
    pub id: IndicatorId,
    /// Its theme; those a user adds are "own" unless she says otherwise.
    #[serde(default = "own")]
    pub theme: String,
    /// The unit of its results, as printed.
    pub unit: String,
    /// Its formula.
    pub formula: String,
    /// Which direction is an improvement.
    #[serde(default = "neutral")]
    pub better: Better,
    /// How the figures of several towns become one.
    #[serde(default)]
    pub together: Aggregation,
    /// Remarks every result carries.
    #[serde(default)]
    pub flags: Vec<CardFlag>,
    /// What others call it.
    #[serde(flatten)]
    pub references: IndicatorReferences,
    /// Its names; a language that lacks takes another's.
    #[serde(flatten)]
    names: Written,
}

/// Names as a user writes them: in one language, or in all.
#[derive(Clone, PartialEq, Debug, Default, serde::Deserialize)]
struct Written {
    #[serde(default)]
    fr: String,
    #[serde(default)]
    ar: String,
    #[serde(default)]
    en: String,
}

fn own() -> String {
    "own".to_owned()
}

fn neutral() -> Better {
    Better::Neutral
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
    /// How the figures of several towns become one.
    pub together: Aggregation,
    /// Remarks every result carries: "proxy:households not persons".
    pub flags: Vec<CardFlag>,
    /// What others call it, and the value it is held against.
    pub references: IndicatorReferences,
    /// Its names.
    pub names: LocalizedNames,
    /// How it is computed.
    pub plan: Plan,
    /// Whether its values are differences, printed with their sign.
    pub is_gap: bool,
}

impl IndicatorCard {
    /// A card a user writes in the window: its name, its unit and its formula.
    #[must_use]
    pub fn own(id: &str, name: &str, unit: &str, formula: &str) -> Self {
        let names = Written { fr: name.to_owned(), ..Written::default() };
        let (theme, unit, formula) = (own(), unit.to_owned(), formula.to_owned());
        let (better, together, flags, references) = (Better::Neutral, Aggregation::Never, Vec::new(), IndicatorReferences::default());
        Self { id: IndicatorId::new(id), theme, unit, formula, better, together, flags, references, names }
    }

    /// A measure as it stands.
    #[must_use]
    pub fn of_measure(measure: &Measure) -> Self {
        let LocalizedNames { fr, ar, en } = measure.names.clone();
        let id = measure.id.as_str();
        // What begins with a figure is a number to a formula, unless it is in quotes.
        let formula = if id.starts_with(char::is_alphabetic) { id.to_owned() } else { format!("\"{id}\"") };
        Self { theme: "read".to_owned(), names: Written { fr, ar, en }, ..Self::own(id, "", &measure.unit, &formula) }
    }

    /// Reads the formula and proves its units; `find` gives the measures there are.
    ///
    /// # Errors
    /// What is wrong with the formula, and where.
    pub fn prove(self, find: &dyn Fn(&str) -> Option<Arc<Measure>>) -> Result<Indicator, FormulaError> {
        let plan = check(&Formula::parse(&self.formula)?, find, &Unit::parse(&self.unit))?;
        let names = self.names();
        let Self { id, theme, unit, formula, better, together, flags, references, .. } = self;
        Ok(Indicator { id, theme, unit, formula, better, together, flags, references, names, plan, is_gap: false })
    }

    fn names(&self) -> LocalizedNames {
        let Written { fr, ar, en } = &self.names;
        let first =
            |wanted: [&String; 3]| wanted.into_iter().find(|name| !name.is_empty()).map_or(self.id.as_str(), |name| name).to_owned();
        LocalizedNames { fr: first([fr, en, ar]), ar: first([ar, fr, en]), en: first([en, fr, ar]) }
    }
}

impl Indicator {
    /// Whether "twice as much" means something: a true zero, and not a share or a rate of change.
    #[must_use]
    pub fn is_ratio_scale(&self) -> bool {
        !self.is_share() && !self.is_change()
    }

    /// The kind of its printed unit.
    #[must_use]
    pub fn unit_kind(&self) -> UnitKind {
        UnitKind::parse(&self.unit)
    }

    /// Whether it is a share of a whole, in per cent.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit_kind() == UnitKind::Share
    }

    /// Whether it is a total of greenhouse gases: those of two towns are not set against each other before they are divided
    /// by their people.
    #[must_use]
    pub fn is_total_of_gases(&self) -> bool {
        self.plan.account.is_some() && !self.unit.contains("person")
    }

    /// Whether it is a rate of change, which may be negative.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.is_gap || self.formula.contains("annual_growth")
    }
}

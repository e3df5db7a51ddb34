//! The card of an indicator, as written in TOML: its names, formula, unit and references. A card becomes an [`Indicator`] once
//! its formula is checked.

use std::sync::Arc;

use crate::base::{IndicatorId, Unit};
use crate::indicators::card_flag::CardFlag;
use crate::indicators::check::check;
use crate::indicators::formula::{Formula, FormulaError, Operator};
use crate::indicators::group::IndicatorGroup;
use crate::indicators::plan::{Plan, Step};
use crate::indicators::unit_kind::UnitKind;
use crate::tidy::{LocalizedNames, Measure};

/// Which direction of an indicator is an improvement, if any.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::IntoStaticStr, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Better {
    /// Higher values are better.
    Higher,
    /// Lower values are better.
    Lower,
    /// Values inside a band are best: too low and too high are both worse.
    Band,
    /// Neither: charts use no colours of judgement.
    Neutral,
}

impl Better {
    /// The direction that improves the complement of a share.
    fn reversed(self) -> Self {
        match self {
            Self::Higher => Self::Lower,
            Self::Lower => Self::Higher,
            Self::Band => Self::Band,
            Self::Neutral => Self::Neutral,
        }
    }

    /// The stable name, as in exported files.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// How the values of several towns are aggregated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, strum::IntoStaticStr, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Aggregation {
    /// The sum of the numerators over the sum of the denominators, never the mean of rates.
    Ratio,
    /// The sum of the values.
    Sum,
    /// The mean weighted by population, for concentrations.
    Weighted,
    /// They are not aggregated.
    #[default]
    Never,
}

impl Aggregation {
    /// The stable name, as in exported files.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// The codes of an indicator in international lists, its benchmark and its plausible range.
#[derive(Clone, PartialEq, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct IndicatorReferences {
    /// The number in ISO 37120:2014.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso37120: Option<String>,
    /// The code among the U4SSC key performance indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub u4ssc: Option<String>,
    /// The indicator number of the Sustainable Development Goals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sdg: Option<String>,
    /// A recommended value, in the unit of the indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benchmark: Option<f64>,
    /// The authority that recommends the benchmark or the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benchmark_source: Option<String>,
    /// The same in a few words, for labels in charts.
    #[serde(rename = "benchmark_by", default, skip_serializing_if = "Option::is_none")]
    pub benchmark_label: Option<LocalizedNames>,
    /// The indicator it is a part of; all parts sum to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<IndicatorId>,
    /// What it is called among the other parts: "Voiture".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_name: Option<LocalizedNames>,
    /// The family of parts it belongs to: parts of one family stand together, in one hue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// The band (low, high) of the best values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<[f64; 2]>,
    /// The plausible range (low, high); values outside are flagged, never dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[f64; 2]>,
    /// The languages in which its name is the official wording of the Sustainable Development Goals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub official: Vec<String>,
}

/// The card of an indicator, as written in TOML.
#[derive(Clone, PartialEq, Debug, serde::Deserialize)]
pub struct IndicatorCard {
    /// The identifier.
    pub id: IndicatorId,
    /// The theme: `context`, `water`, `waste`… "own" unless the card of a user gives another.
    #[serde(default = "own")]
    pub theme: String,
    /// The group it is listed under, where that of its theme does not fit: access to water is a service.
    #[serde(rename = "group", default)]
    pub own_group: Option<IndicatorGroup>,
    /// The unit of its values, as printed.
    pub unit: String,
    /// The formula, as written.
    pub formula: String,
    /// Which direction is an improvement.
    #[serde(default = "neutral")]
    pub better: Better,
    /// How the values of several towns are aggregated.
    #[serde(rename = "together", default)]
    pub aggregation: Aggregation,
    /// Flags that every value carries.
    #[serde(default)]
    pub flags: Vec<CardFlag>,
    /// What others call it.
    #[serde(flatten)]
    pub references: IndicatorReferences,
    /// The names as written; languages without a name take another.
    #[serde(flatten)]
    names: GivenNames,
}

/// Names in one or more languages; empty where none is given.
#[derive(Clone, PartialEq, Debug, Default, serde::Deserialize)]
struct GivenNames {
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

/// An indicator whose formula is parsed and whose units are checked.
#[derive(Clone, PartialEq, Debug)]
pub struct Indicator {
    /// The identifier.
    pub id: IndicatorId,
    /// The theme: `context`, `water`, `waste`…
    pub theme: String,
    /// The group it is listed under, where that of its theme does not fit.
    pub own_group: Option<IndicatorGroup>,
    /// The unit of its values, as printed.
    pub unit: String,
    /// The formula, as written.
    pub formula: String,
    /// Which direction is an improvement.
    pub better: Better,
    /// How the values of several towns are aggregated.
    pub aggregation: Aggregation,
    /// Remarks every result carries: "proxy:households not persons".
    pub flags: Vec<CardFlag>,
    /// What others call it, and the value it is held against.
    pub references: IndicatorReferences,
    /// The names in three languages.
    pub names: LocalizedNames,
    /// The compiled formula.
    pub plan: Plan,
    /// Whether its values are differences between towns, printed with their sign.
    pub is_difference: bool,
}

impl IndicatorCard {
    /// The card of an indicator a user writes in the window. All languages take the one name.
    #[must_use]
    pub fn custom(id: &str, name: &str, unit: &str, formula: &str) -> Self {
        let names = GivenNames { fr: name.to_owned(), ..GivenNames::default() };
        let (theme, unit, formula) = (own(), unit.to_owned(), formula.to_owned());
        let (better, together, flags, references) = (Better::Neutral, Aggregation::Never, Vec::new(), IndicatorReferences::default());
        Self { id: IndicatorId::new(id), theme, own_group: None, unit, formula, better, aggregation: together, flags, references, names }
    }

    /// The card of an indicator whose value is that of a measure, under its name and theme.
    #[must_use]
    pub fn for_measure(measure: &Measure) -> Self {
        let LocalizedNames { fr, ar, en } = measure.names.clone();
        let id = measure.id.as_str();
        // A name that begins with a digit must be quoted in a formula.
        let formula = if id.starts_with(char::is_alphabetic) { id.to_owned() } else { format!("\"{id}\"") };
        Self { theme: measure.theme.clone(), names: GivenNames { fr, ar, en }, ..Self::custom(id, "", &measure.unit, &formula) }
    }

    /// Parses the formula and checks its units; `find` looks up a measure by identifier or name.
    ///
    /// # Errors
    /// The first fault of the formula and its place.
    pub fn check(self, find: &dyn Fn(&str) -> Option<Arc<Measure>>) -> Result<Indicator, FormulaError> {
        let plan = check(&Formula::parse(&self.formula)?, find, &Unit::parse(&self.unit))?;
        let names = self.names();
        let Self { id, theme, own_group, unit, formula, better, aggregation: together, flags, references, .. } = self;
        Ok(Indicator {
            id,
            theme,
            own_group,
            unit,
            formula,
            better,
            aggregation: together,
            flags,
            references,
            names,
            plan,
            is_difference: false,
        })
    }

    fn names(&self) -> LocalizedNames {
        let GivenNames { fr, ar, en } = &self.names;
        let first = |names: [&String; 3]| names.into_iter().find(|name| !name.is_empty()).map_or(self.id.as_str(), |name| name).to_owned();
        LocalizedNames { fr: first([fr, en, ar]), ar: first([ar, fr, en]), en: first([en, fr, ar]) }
    }
}

impl Indicator {
    /// Whether "twice as much" is meaningful: the scale has a true zero, and values are neither shares nor rates of change.
    #[must_use]
    pub fn is_ratio_scale(&self) -> bool {
        !self.is_share() && !self.is_change()
    }

    /// The share that this one leaves of the whole, under an identifier and names of its own: 100 % less its value.
    #[must_use]
    pub fn complement(&self, id: &str, names: LocalizedNames) -> Self {
        let whole = Box::new(Step::Number(100.0));
        let root = Step::Binary(Operator::Subtract, whole, Box::new(self.plan.root.clone()));
        Self {
            id: IndicatorId::new(id),
            names,
            formula: format!("100 - ({})", self.formula),
            better: self.better.reversed(),
            references: IndicatorReferences {
                benchmark: self.references.benchmark.map(|value| 100.0 - value),
                band: self.references.band.map(|[low, high]| [100.0 - high, 100.0 - low]),
                ..self.references.clone()
            },
            plan: Plan { root, ..self.plan.clone() },
            ..self.clone()
        }
    }

    /// Whether its values are those of a measure: it has its identifier, or reads it where it cannot compute a better one.
    #[must_use]
    pub fn shows(&self, measure: &str) -> bool {
        self.id.as_str() == measure || self.plan.read_inputs().any(|input| input.measure.id.as_str() == measure)
    }

    /// The group it is listed under: that of its card, else that of its theme.
    #[must_use]
    pub fn group(&self) -> IndicatorGroup {
        self.own_group.unwrap_or_else(|| IndicatorGroup::of_theme(&self.theme))
    }

    /// What it is declared to be a part of: on its card, or by the list of measures.
    #[must_use]
    pub fn declared_whole(&self) -> Option<&str> {
        let measure = self.plan.read_inputs().map(|input| &input.measure).find(|measure| self.formula == measure.id.as_str());
        let of_measure = || measure.and_then(|measure| measure.whole.as_deref().or(measure.share_group.as_deref()));
        self.references.part_of.as_ref().map(IndicatorId::as_str).or_else(of_measure)
    }

    /// The kind of its printed unit.
    #[must_use]
    pub fn unit_kind(&self) -> UnitKind {
        UnitKind::parse(&self.unit)
    }

    /// Whether values are shares of a whole, in per cent.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit_kind() == UnitKind::Share
    }

    /// Whether values grow with the size of a town: amounts, unlike shares, and what is divided by people, places or areas.
    #[must_use]
    pub fn grows_with_size(&self) -> bool {
        let is_time = |divisor: &str| matches!(divisor, "year" | "month" | "day" | "an" | "mois" | "jour" | "j" | "h");
        let is_divided = || self.unit.split('/').skip(1).any(|divisor| !is_time(divisor.trim().trim_end_matches('.')));
        !self.unit_kind().is_percent() && !matches!(self.unit.as_str(), "ratio" | "years" | "points" | "index") && !is_divided()
    }

    /// Whether values are total emissions of greenhouse gases. Totals of two towns are compared only per person.
    #[must_use]
    pub fn is_total_emissions(&self) -> bool {
        self.plan.account.is_some() && !self.unit.contains("person")
    }

    /// Whether values are changes or differences, which may be negative.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.is_difference || self.formula.contains("annual_growth")
    }
}

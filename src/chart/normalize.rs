//! Values brought to one scale before they are compared: per person, per km², as an index, against the twin, against a target.

use std::sync::Arc;

use crate::base::{MissingReason, Value};
use crate::chart::text::{indicator_name, place_name};
use crate::compare::{Comparison, ComparisonQuery, ComparisonRole, ComparisonRow, Normalization};
use crate::indicators::{Catalogue, Indicator, IndicatorCard, IndicatorReferences, IndicatorValues, UnitKind, divided_unit};
use crate::speech::{Message, Speech};
use crate::tidy::{LocalizedNames, adds_up};

/// The normalisations that mean something for a query, in the order of [`Normalization::ALL`].
#[must_use]
pub fn available_normalizations(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Vec<Normalization> {
    let indicators = indicators_of(indicator_values, query);
    let has_measure = |id: &str| indicator_values.observations().measures().iter().any(|measure| measure.id.as_str() == id);
    let are_amounts = indicators.iter().all(|indicator| adds_up(&indicator.unit) && indicator.plan.account.is_none());
    let some_counts = |kind: UnitKind| indicators.iter().any(|indicator| indicator.unit_kind() == kind);
    let has_dates =
        || query.places().any(|place| indicators.iter().any(|indicator| indicator_values.dates_with_value(&indicator.id, place).len() > 1));
    let is_meaningful = |normalization: &Normalization| match normalization {
        Normalization::AsIs => true,
        Normalization::Person => are_amounts && !some_counts(UnitKind::People) && has_measure("population"),
        Normalization::Km2 => are_amounts && !some_counts(UnitKind::Area) && has_measure("area_km2"),
        Normalization::Household => are_amounts && !some_counts(UnitKind::Households) && has_measure("households"),
        Normalization::Index => {
            query.times.len() != 1 && indicators.len() == 1 && indicators.iter().all(|indicator| indicator.is_ratio_scale()) && has_dates()
        }
        Normalization::Gap => {
            query.twin.is_some() && !indicators.iter().any(|indicator| indicator.is_change() || indicator.is_total_emissions())
        }
        Normalization::Target => indicators.iter().all(|indicator| indicator.references.benchmark.is_some_and(|value| value > 0.0)),
    };
    if indicators.is_empty() {
        return Vec::new();
    }
    Normalization::ALL.iter().copied().filter(is_meaningful).collect()
}

/// The indicators of a query that exist, in the order of the catalogue.
fn indicators_of(indicator_values: &IndicatorValues, query: &ComparisonQuery) -> Vec<Arc<Indicator>> {
    indicator_values.indicators().filter(|indicator| query.indicators.contains(&indicator.id)).cloned().collect()
}

/// What an indicator is divided by.
struct Divisor {
    /// The function of formulas that divides.
    function: &'static str,
    /// The unit of the divisor.
    unit: &'static str,
    /// The name of the divided indicator, from the name of the measure.
    name: fn(String) -> Message,
}

impl Divisor {
    fn from_normalization(normalization: Normalization) -> Option<Self> {
        match normalization {
            Normalization::Person => {
                Some(Self { function: "per_person", unit: "person", name: |measure| Message::MeasurePerPerson { measure } })
            }
            Normalization::Km2 => Some(Self { function: "per_km2", unit: "km2", name: |measure| Message::MeasurePerKm2 { measure } }),
            Normalization::Household => {
                Some(Self { function: "per_household", unit: "household", name: |measure| Message::MeasurePerHousehold { measure } })
            }
            Normalization::AsIs | Normalization::Index | Normalization::Gap | Normalization::Target => None,
        }
    }
}

/// A query about divided indicators, and their values.
pub(super) struct DividedQuery {
    pub indicator_values: IndicatorValues,
    /// The query, without a normalisation.
    pub query: ComparisonQuery,
}

/// The values and the query with each indicator divided by people, area or households.
///
/// `None` when the query has another normalisation, or when the units of a division cannot be proved.
pub(super) fn divided(indicator_values: &IndicatorValues, query: &ComparisonQuery, speech: &Speech) -> Option<DividedQuery> {
    let Divisor { function, unit, name } = Divisor::from_normalization(query.normalization)?;
    let find = |id: &str| indicator_values.observations().measures().iter().find(|measure| measure.id.as_str() == id).cloned();
    let mut all: Vec<Arc<Indicator>> = indicator_values.indicators().cloned().collect();
    let mut divided_ids = Vec::new();
    for indicator in indicators_of(indicator_values, query) {
        let name = speech.format(&name(indicator_name(speech, &indicator)));
        let id = format!("{}_{function}", indicator.id);
        let card = IndicatorCard::custom(&id, &name, &divided_unit(&indicator.unit, unit), &format!("{function}({})", indicator.formula));
        let divided = card.check(&find).ok()?;
        divided_ids.push(divided.id.clone());
        let (flags, theme) = (indicator.flags.clone(), indicator.theme.clone());
        all.push(Arc::new(Indicator { better: indicator.better, flags, theme, ..divided }));
    }
    let query = ComparisonQuery { indicators: divided_ids, normalization: Normalization::AsIs, ..query.clone() };
    Some(DividedQuery { indicator_values: indicator_values.with_catalogue(&Catalogue::new(all)), query })
}

/// A normalisation that changes values after they are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Transformation {
    Index,
    DifferenceFromTwin,
    ShareOfTarget,
}

impl Transformation {
    fn from_normalization(normalization: Normalization) -> Option<Self> {
        match normalization {
            Normalization::Index => Some(Self::Index),
            Normalization::Gap => Some(Self::DifferenceFromTwin),
            Normalization::Target => Some(Self::ShareOfTarget),
            Normalization::AsIs | Normalization::Person | Normalization::Km2 | Normalization::Household => None,
        }
    }

    /// The transformed value of a row, or why there is none.
    fn apply(self, value: f64, row: &ComparisonRow, comparison: &Comparison) -> Result<f64, MissingReason> {
        match self {
            Self::Index => percent_of(value, first_value(comparison, row)),
            Self::ShareOfTarget => percent_of(value, row.indicator.references.benchmark),
            Self::DifferenceFromTwin => twin_value(comparison, row).map(|twin| value - twin).ok_or(MissingReason::NotReported),
        }
    }

    /// The indicator of transformed values.
    fn indicator(self, indicator: &Indicator, twin: Option<&str>, speech: &Speech) -> Indicator {
        let measure = indicator_name(speech, indicator);
        let (name, unit) = match self {
            Self::Index => (Message::MeasureIndex { measure }, UnitKind::INDEX_UNIT),
            Self::ShareOfTarget => (Message::MeasureOfTarget { measure }, UnitKind::SHARE_UNIT),
            Self::DifferenceFromTwin => {
                (Message::MeasureGap { measure, twin: twin.unwrap_or_default().to_owned() }, &*UnitKind::of_difference(&indicator.unit))
            }
        };
        Indicator {
            unit: unit.to_owned(),
            names: LocalizedNames::same(&speech.format(&name)),
            references: IndicatorReferences::default(),
            is_difference: self == Self::DifferenceFromTwin,
            ..indicator.clone()
        }
    }
}

/// The comparison as an index, as a difference from the twin, or as a share of a target; unchanged for other normalisations.
///
/// Transformed comparisons have no background. Only shares of a target keep intervals, as other values depend on two figures.
pub(super) fn transformed(comparison: Comparison, normalization: Normalization, speech: &Speech) -> Comparison {
    let Some(transformation) = Transformation::from_normalization(normalization) else { return comparison };
    let twin = comparison.places().into_iter().find(|town| town.role == ComparisonRole::Twin);
    let twin = twin.map(|town| place_name(speech, town.place));
    let to_transformed = |indicator: &Arc<Indicator>| Arc::new(transformation.indicator(indicator, twin.as_deref(), speech));
    let indicators: Vec<Arc<Indicator>> = comparison.indicators().into_iter().map(to_transformed).collect();
    let to_row = |row: &ComparisonRow| {
        let mut transformed = row.clone();
        if let (Some(trace), Some(value)) = (&mut transformed.trace, row.value()) {
            trace.result.value = transformation.apply(value, row, &comparison).map_or_else(Value::Missing, Value::from_number);
            trace.without_suppositions = None;
            let share = |value: f64| percent_of(value, row.indicator.references.benchmark).ok();
            let interval = trace.interval.filter(|_| transformation == Transformation::ShareOfTarget);
            trace.interval = interval.and_then(|(low, high)| share(low).zip(share(high)));
        }
        if let Some(indicator) = indicators.iter().find(|indicator| indicator.id == row.indicator.id) {
            transformed.indicator = Arc::clone(indicator);
        }
        transformed
    };
    let rows = comparison.rows.iter().map(to_row).collect();
    Comparison { rows, times: comparison.times, background: Vec::new(), among: None, spreads: comparison.spreads, histories: Vec::new() }
}

/// A value in per cent of a base. The base must be positive: there are no shares of zero or of a debt.
fn percent_of(value: f64, base: Option<f64>) -> Result<f64, MissingReason> {
    match base {
        Some(base) if base > 0.0 => Ok(100.0 * value / base),
        Some(_) => Err(MissingReason::DividedByZero),
        None => Err(MissingReason::NotReported),
    }
}

/// The first known value of the town and indicator of a row.
fn first_value(comparison: &Comparison, row: &ComparisonRow) -> Option<f64> {
    let same = comparison.rows_of_place(&row.place).filter(|other| other.indicator.id == row.indicator.id);
    same.filter(|other| other.value().is_some()).min_by_key(|other| other.time()).and_then(ComparisonRow::value)
}

/// The value of the twin for the indicator and the requested year of a row.
fn twin_value(comparison: &Comparison, row: &ComparisonRow) -> Option<f64> {
    let mut same = comparison.rows_of_indicator(&row.indicator);
    same.find(|other| other.role == ComparisonRole::Twin && other.requested_time == row.requested_time).and_then(ComparisonRow::value)
}

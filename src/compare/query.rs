//! A comparison query: which towns, on which indicators, in which years, and how the result is shown. Saved with the project.

use std::collections::BTreeSet;

use crate::base::{IndicatorId, PlaceId, Time, Year};
use crate::compare::chart_options::ChartOptions;
use crate::compare::comparison::ComparisonRole;
use crate::library::Pool;

/// What values are divided by, or set against, before they are compared.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize, strum::VariantArray, strum::IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Normalization {
    /// Nothing: values are shown as they are.
    #[default]
    AsIs,
    /// Divided by the population.
    Person,
    /// Divided by the area in square kilometres.
    Km2,
    /// Divided by the number of households.
    Household,
    /// In per cent of the first known value of each town.
    Index,
    /// Minus the value of the twin for the same indicator and year.
    Gap,
    /// In per cent of the benchmark of the indicator.
    Target,
}

impl Normalization {
    /// Every normalisation, as the window lists them.
    pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The stable name, as in the option `--as`: `asis`, `person`, `km2`, `household`, `index`, `gap` or `target`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether values are shown as they are, the default.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::AsIs
    }
}

/// Something that happened in a year, shown on charts over time.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(from = "(Year, String)", into = "(Year, String)")]
pub struct DatedEvent {
    /// The year.
    pub year: Year,
    /// A few words of the user, never empty when read by [`Annotations::add`].
    pub label: String,
}

impl From<(Year, String)> for DatedEvent {
    fn from((year, label): (Year, String)) -> Self {
        Self { year, label }
    }
}

impl From<DatedEvent> for (Year, String) {
    fn from(event: DatedEvent) -> Self {
        (event.year, event.label)
    }
}

/// A figure of more than one town that towns are held against.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReferenceFigure {
    /// The median of the towns shown.
    Median,
    /// The figure of the country of the focus.
    National,
}

/// What the user adds to a chart. Positions follow the data.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Annotations {
    /// Whether the difference between the focus and its twin is marked.
    #[serde(default)]
    pub gap: bool,
    /// Whether the benchmark of the indicator is marked.
    #[serde(default)]
    pub target: bool,
    /// The figures of more than the towns that are marked.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub references: BTreeSet<ReferenceFigure>,
    /// Events, oldest first; one a year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<DatedEvent>,
}

impl Annotations {
    /// Whether a reference is marked.
    #[must_use]
    pub fn has(&self, figure: ReferenceFigure) -> bool {
        self.references.contains(&figure)
    }

    /// The same annotations with a reference marked, or no longer if it was.
    #[must_use]
    pub fn with_toggled(&self, figure: ReferenceFigure) -> Self {
        let mut toggled = self.clone();
        if !toggled.references.remove(&figure) {
            toggled.references.insert(figure);
        }
        toggled
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds one as it is typed: `gap`, `target`, `median`, `national`, or an event such as `2019=Tramway`, which replaces the event of the same year.
    ///
    /// Returns false, and changes nothing, when the text is none of these.
    pub fn add(&mut self, text: &str) -> bool {
        match text.trim() {
            "gap" => self.gap = true,
            "target" => self.target = true,
            "median" => {
                self.references.insert(ReferenceFigure::Median);
            }
            "national" => {
                self.references.insert(ReferenceFigure::National);
            }
            other => {
                let Some((year, label)) = other.split_once('=') else { return false };
                let (Some(year), label) = (Year::parse(year), label.trim()) else { return false };
                if label.is_empty() {
                    return false;
                }
                self.events.retain(|event| event.year != year);
                self.events.push(DatedEvent { year, label: label.to_owned() });
                self.events.sort();
            }
        }
        true
    }
}

/// What is compared, and how it is shown.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct ComparisonQuery {
    /// The town the comparison is about.
    pub focus: PlaceId,
    /// The town it is compared with first; `None` when the focus is alone.
    pub twin: Option<PlaceId>,
    /// The further towns, drawn in grey unless they are in `named`.
    #[serde(rename = "peers")]
    pub others: Vec<PlaceId>,
    /// The indicators; at least one.
    pub indicators: Vec<IndicatorId>,
    /// The requested years, or other spans of time; empty for the latest of each town.
    #[serde(rename = "years", with = "crate::base::time_line::codes")]
    pub times: Vec<Time>,
    /// What values are divided by or set against.
    #[serde(rename = "scaled", default, skip_serializing_if = "Normalization::is_default")]
    pub normalization: Normalization,
    /// What the user added to the chart.
    #[serde(default, skip_serializing_if = "Annotations::is_empty")]
    pub annotations: Annotations,
    /// The order of categories and the type of scales.
    #[serde(rename = "manner", default = "ChartOptions::of_old_files")]
    pub options: ChartOptions,
    /// The further towns that have a colour of their own, in the order in which the user gave them one.
    #[serde(rename = "named", default, skip_serializing_if = "Vec::is_empty")]
    pub colored: Vec<PlaceId>,
    /// The communes of the library that the towns are shown among; `None` for the other towns of the files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub among: Option<Pool>,
}

/// How many further towns can have a colour of their own.
pub const MAX_COLORED: usize = 5;

impl ComparisonQuery {
    /// A query about towns: the first is the focus, the second its twin. Repeated towns and indicators count once.
    ///
    /// Returns `None` when there is no town or no indicator.
    #[must_use]
    pub fn from_places(places: &[PlaceId], indicators: Vec<IndicatorId>, times: Vec<Time>) -> Option<Self> {
        let (focus, rest) = places.split_first()?;
        if indicators.is_empty() {
            return None;
        }
        let mut others: Vec<PlaceId> = Vec::new();
        for place in rest {
            if place != focus && !others.contains(place) {
                others.push(place.clone());
            }
        }
        let mut unique_indicators: Vec<IndicatorId> = Vec::new();
        for indicator in indicators {
            if !unique_indicators.contains(&indicator) {
                unique_indicators.push(indicator);
            }
        }
        let mut others = others.into_iter();
        Some(Self {
            focus: focus.clone(),
            twin: others.next(),
            others: others.collect(),
            indicators: unique_indicators,
            times,
            normalization: Normalization::AsIs,
            annotations: Annotations::default(),
            options: ChartOptions::default(),
            colored: Vec::new(),
            among: None,
        })
    }

    /// The same query about other towns; unchanged when there are none.
    #[must_use]
    pub fn with_places(&self, places: &[PlaceId]) -> Self {
        let Some(other) = Self::from_places(places, self.indicators.clone(), self.times.clone()) else { return self.clone() };
        let named = self.colored.iter().filter(|place| other.others.contains(place)).cloned().collect();
        let (annotations, among) = (self.annotations.clone(), self.among.clone());
        Self { colored: named, normalization: self.normalization, annotations, options: self.options, among, ..other }
    }

    /// Whether another query has the same values, whatever its annotations, options and colours.
    #[must_use]
    pub fn has_same_values_as(&self, other: &Self) -> bool {
        let (annotations, named) = (other.annotations.clone(), other.colored.clone());
        Self { annotations, colored: named, options: other.options, ..self.clone() } == *other
    }

    /// The role of a town; `None` when the query does not name it.
    #[must_use]
    pub fn role_of(&self, place: &PlaceId) -> Option<ComparisonRole> {
        if self.focus == *place {
            return Some(ComparisonRole::Focus);
        }
        if self.twin.as_ref() == Some(place) {
            return Some(ComparisonRole::Twin);
        }
        let color = self.colored.iter().take(MAX_COLORED).position(|named| named == place);
        let role = color.and_then(|index| u8::try_from(index).ok()).map(ComparisonRole::Colored);
        self.others.contains(place).then(|| role.unwrap_or(ComparisonRole::Other))
    }

    /// Gives a further town a colour of its own, or takes it back. When no colour is left, the one given first is reused.
    #[must_use]
    pub fn with_color_toggled(&self, place: &PlaceId) -> Self {
        let mut next = self.clone();
        if let Some(index) = next.colored.iter().position(|named| named == place) {
            next.colored.remove(index);
        } else if next.others.contains(place) {
            if next.colored.len() >= MAX_COLORED {
                next.colored.remove(0);
            }
            next.colored.push(place.clone());
        }
        next
    }

    /// Every town: the focus, then the twin, then the others.
    pub fn places(&self) -> impl Iterator<Item = &PlaceId> {
        std::iter::once(&self.focus).chain(self.twin.as_ref()).chain(&self.others)
    }

    /// Makes a town the focus. The old focus becomes the twin, and the old twin one of the others.
    #[must_use]
    pub fn with_focus(&self, place: &PlaceId) -> Self {
        let others = self.places().filter(|other| *other != place).cloned();
        let order: Vec<PlaceId> = std::iter::once(place.clone()).chain(others).collect();
        self.with_places(&order)
    }

    /// Makes a town the twin. The old twin becomes one of the others. The focus cannot become the twin: the query stays as it is.
    #[must_use]
    pub fn with_twin(&self, place: &PlaceId) -> Self {
        if *place == self.focus {
            return self.clone();
        }
        let others = self.places().skip(1).filter(|other| *other != place).cloned();
        let order: Vec<PlaceId> = [self.focus.clone(), place.clone()].into_iter().chain(others).collect();
        self.with_places(&order)
    }

    /// The same query without a town. The only town of a query stays.
    #[must_use]
    pub fn without(&self, place: &PlaceId) -> Self {
        let others: Vec<PlaceId> = self.places().filter(|other| *other != place).cloned().collect();
        self.with_places(&others)
    }

    /// Adds an indicator behind those asked for, or removes it; the only one stays. Each indicator is then shown at its latest date.
    #[must_use]
    pub fn with_indicator_toggled(&self, indicator: &IndicatorId) -> Self {
        let mut next = Self { times: Vec::new(), ..self.clone() };
        if !next.indicators.contains(indicator) {
            next.indicators.push(indicator.clone());
        } else if next.indicators.len() > 1 {
            next.indicators.retain(|other| other != indicator);
        }
        next
    }

    /// Adds a town, or removes it. The focus stays.
    #[must_use]
    pub fn with_place_toggled(&self, place: &PlaceId) -> Self {
        let mut next = self.clone();
        if *place == self.focus {
            return next;
        }
        if self.twin.as_ref() == Some(place) {
            next.twin = None;
        } else if self.others.contains(place) {
            next.others.retain(|peer| peer != place);
            next.colored.retain(|named| named != place);
        } else if self.twin.is_none() {
            next.twin = Some(place.clone());
        } else {
            next.others.push(place.clone());
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query_of(places: &[&str]) -> ComparisonQuery {
        let places: Vec<PlaceId> = places.iter().map(|p| PlaceId::new(p)).collect();
        ComparisonQuery::from_places(&places, vec![IndicatorId::new("x")], vec![]).expect("a query")
    }

    fn order(query: &ComparisonQuery) -> Vec<&str> {
        query.places().map(PlaceId::as_str).collect()
    }

    #[test]
    fn the_first_town_is_the_focus_and_the_second_its_twin() {
        let query = query_of(&["kenitra", "evreux", "paris", "evreux", "paris"]);
        assert_eq!(order(&query), ["kenitra", "evreux", "paris"]);
        assert_eq!(order(&query.with_focus(&PlaceId::new("paris"))), ["paris", "kenitra", "evreux"]);
        assert_eq!(order(&query.with_twin(&PlaceId::new("paris"))), ["kenitra", "paris", "evreux"]);
    }

    #[test]
    fn toggling_twice_restores_the_query() {
        let query = query_of(&["kenitra", "evreux", "paris"]);
        let lyon = PlaceId::new("lyon");
        assert_eq!(query.with_place_toggled(&lyon).with_place_toggled(&lyon), query);
        assert_eq!(order(&query.with_place_toggled(&PlaceId::new("evreux"))), ["kenitra", "paris"]);
        assert_eq!(query.with_place_toggled(&PlaceId::new("kenitra")), query);
    }
}

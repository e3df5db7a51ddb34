//! A question: who, beside whom, among which others, on what, when. Saved with the project.

use crate::base::{IndicatorId, PlaceId, Year};
use crate::compare::chart_options::ChartOptions;
use crate::compare::comparison::ComparisonRole;

/// What the figures are brought to before they are compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Normalization {
    /// Nothing: as they are.
    #[default]
    AsIs,
    /// An inhabitant.
    Person,
    /// A square kilometre.
    Km2,
    /// A household.
    Household,
    /// A hundred at the first date of each town.
    Index,
    /// The figure of the twin: how much more or less.
    Gap,
    /// What some authority recommends: how much of it.
    Target,
}

impl Normalization {
    /// Every scale.
    pub const ALL: [Self; 7] = [Self::AsIs, Self::Person, Self::Km2, Self::Household, Self::Index, Self::Gap, Self::Target];

    /// Its stable name, as on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AsIs => "asis",
            Self::Person => "person",
            Self::Km2 => "km2",
            Self::Household => "household",
            Self::Index => "index",
            Self::Gap => "gap",
            Self::Target => "target",
        }
    }

    /// Whether it is the scale questions have when none is asked for.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::AsIs
    }
}

/// What is drawn upon a comparison, tied to its data: it moves with them.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Annotations {
    /// How far the focus is from its twin.
    #[serde(default)]
    pub gap: bool,
    /// What some authority recommends.
    #[serde(default)]
    pub target: bool,
    /// What happened in a year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<(Year, String)>,
}

impl Annotations {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads one as it is typed: "gap", "target", "2019=Tramway". False when it is none of these.
    pub fn add(&mut self, text: &str) -> bool {
        match text.trim() {
            "gap" => self.gap = true,
            "target" => self.target = true,
            other => {
                let Some((year, what)) = other.split_once('=') else { return false };
                let (Some(year), what) = (Year::parse(year), what.trim()) else { return false };
                if what.is_empty() {
                    return false;
                }
                self.events.retain(|(known, _)| *known != year);
                self.events.push((year, what.to_owned()));
                self.events.sort();
            }
        }
        true
    }
}

/// What is compared.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct ComparisonQuery {
    /// The town we speak of.
    pub focus: PlaceId,
    /// The town beside it.
    pub twin: Option<PlaceId>,
    /// The others, in grey.
    pub peers: Vec<PlaceId>,
    /// On what; at least one.
    pub indicators: Vec<IndicatorId>,
    /// For which years; none means the latest of each town.
    pub years: Vec<Year>,
    /// What the figures are brought to.
    #[serde(default, skip_serializing_if = "Normalization::is_plain")]
    pub scaled: Normalization,
    /// What is drawn upon it.
    #[serde(default, skip_serializing_if = "Annotations::is_empty")]
    pub annotations: Annotations,
    /// How it is set out.
    #[serde(default, skip_serializing_if = "ChartOptions::is_plain")]
    pub manner: ChartOptions,
    /// Those of the others that have a colour of their own, in the order they were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<PlaceId>,
}

/// So many further colours are told apart.
pub const MOST_NAMED: usize = 5;

impl ComparisonQuery {
    /// A question about some towns: the first is the focus, the second its twin, the rest are peers.
    #[must_use]
    pub fn about(places: &[PlaceId], indicators: Vec<IndicatorId>, years: Vec<Year>) -> Option<Self> {
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
        let mut unique: Vec<IndicatorId> = Vec::new();
        for indicator in indicators {
            if !unique.contains(&indicator) {
                unique.push(indicator);
            }
        }
        let mut others = others.into_iter();
        Some(Self {
            focus: focus.clone(),
            twin: others.next(),
            peers: others.collect(),
            indicators: unique,
            years,
            scaled: Normalization::AsIs,
            annotations: Annotations::default(),
            manner: ChartOptions::default(),
            named: Vec::new(),
        })
    }

    /// The same question about these towns; of none it stays.
    fn of(&self, places: &[PlaceId]) -> Self {
        let Some(other) = Self::about(places, self.indicators.clone(), self.years.clone()) else { return self.clone() };
        let named = self.named.iter().filter(|place| other.peers.contains(place)).cloned().collect();
        Self { named, scaled: self.scaled, annotations: self.annotations.clone(), manner: self.manner, ..other }
    }

    /// Whether another question compares the same figures, whatever is coloured or drawn upon them.
    #[must_use]
    pub fn compares_as(&self, other: &Self) -> bool {
        let (annotations, named) = (other.annotations.clone(), other.named.clone());
        Self { annotations, named, manner: other.manner, ..self.clone() } == *other
    }

    /// What a town is in the question, if it is in it.
    #[must_use]
    pub fn standing(&self, place: &PlaceId) -> Option<ComparisonRole> {
        if self.focus == *place {
            return Some(ComparisonRole::Focus);
        }
        if self.twin.as_ref() == Some(place) {
            return Some(ComparisonRole::Twin);
        }
        let named = self.named.iter().take(MOST_NAMED).position(|named| named == place);
        let named = named.and_then(|rank| u8::try_from(rank).ok()).map(ComparisonRole::Named);
        self.peers.contains(place).then(|| named.unwrap_or(ComparisonRole::Peer))
    }

    /// Gives a peer a colour of its own, or takes it back. When all colours are given, the oldest is taken.
    #[must_use]
    pub fn coloured(&self, place: &PlaceId) -> Self {
        let mut next = self.clone();
        if let Some(rank) = next.named.iter().position(|named| named == place) {
            next.named.remove(rank);
        } else if next.peers.contains(place) {
            if next.named.len() >= MOST_NAMED {
                next.named.remove(0);
            }
            next.named.push(place.clone());
        }
        next
    }

    /// Every town, the focus first, then the twin.
    pub fn places(&self) -> impl Iterator<Item = &PlaceId> {
        std::iter::once(&self.focus).chain(self.twin.as_ref()).chain(&self.peers)
    }

    /// Makes a town the focus; the old focus becomes the twin, the old twin a peer.
    #[must_use]
    pub fn with_focus(&self, place: &PlaceId) -> Self {
        let others = self.places().filter(|other| *other != place).cloned();
        let order: Vec<PlaceId> = std::iter::once(place.clone()).chain(others).collect();
        self.of(&order)
    }

    /// Makes a town the twin; the old twin becomes a peer.
    #[must_use]
    pub fn with_twin(&self, place: &PlaceId) -> Self {
        if *place == self.focus {
            return self.clone();
        }
        let others = self.places().skip(1).filter(|other| *other != place).cloned();
        let order: Vec<PlaceId> = [self.focus.clone(), place.clone()].into_iter().chain(others).collect();
        self.of(&order)
    }

    /// The same question without a town; a question about it alone stays.
    #[must_use]
    pub fn without(&self, place: &PlaceId) -> Self {
        let others: Vec<PlaceId> = self.places().filter(|other| *other != place).cloned().collect();
        self.of(&others)
    }

    /// Shows or hides a town; the focus stays.
    #[must_use]
    pub fn toggled(&self, place: &PlaceId) -> Self {
        let mut next = self.clone();
        if *place == self.focus {
            return next;
        }
        if self.twin.as_ref() == Some(place) {
            next.twin = None;
        } else if self.peers.contains(place) {
            next.peers.retain(|peer| peer != place);
            next.named.retain(|named| named != place);
        } else if self.twin.is_none() {
            next.twin = Some(place.clone());
        } else {
            next.peers.push(place.clone());
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(places: &[&str]) -> ComparisonQuery {
        let places: Vec<PlaceId> = places.iter().map(|p| PlaceId::new(p)).collect();
        ComparisonQuery::about(&places, vec![IndicatorId::new("x")], vec![]).expect("a question")
    }

    fn order(question: &ComparisonQuery) -> Vec<&str> {
        question.places().map(PlaceId::as_str).collect()
    }

    #[test]
    fn the_first_is_the_focus_and_the_second_its_twin() {
        let asked = question(&["kenitra", "evreux", "paris", "evreux", "paris"]);
        assert_eq!(order(&asked), ["kenitra", "evreux", "paris"]);
        assert_eq!(order(&asked.with_focus(&PlaceId::new("paris"))), ["paris", "kenitra", "evreux"]);
        assert_eq!(order(&asked.with_twin(&PlaceId::new("paris"))), ["kenitra", "paris", "evreux"]);
    }

    #[test]
    fn toggling_twice_comes_back() {
        let asked = question(&["kenitra", "evreux", "paris"]);
        let lyon = PlaceId::new("lyon");
        assert_eq!(asked.toggled(&lyon).toggled(&lyon), asked);
        assert_eq!(order(&asked.toggled(&PlaceId::new("evreux"))), ["kenitra", "paris"]);
        assert_eq!(asked.toggled(&PlaceId::new("kenitra")), asked);
    }
}

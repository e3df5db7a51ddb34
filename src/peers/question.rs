//! A question about peers as a user of the window asks it: of whole steps and choices, so that it can be kept, compared and asked again.

use crate::base::IndicatorId;
use crate::library::{Pool, TerritoryCode};
use crate::peers::criteria::{PeerCriteria, PeerWay, VariableChoice};
use crate::peers::variable::PeerVariable;
use crate::tidy::Territory;

/// How much a variable counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Importance {
    /// Once.
    #[default]
    Normal,
    /// Twice.
    Double,
    /// Not at all.
    None,
}

impl Importance {
    /// The importance that comes after this one when a user goes through them.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Normal => Self::Double,
            Self::Double => Self::None,
            Self::None => Self::Normal,
        }
    }

    fn weight(self) -> f64 {
        match self {
            Self::Normal => 1.0,
            Self::Double => 2.0,
            Self::None => 0.0,
        }
    }
}

/// The most indicators of the user in a question.
pub const MOST_OWN: usize = 3;

/// What a user asks in the window.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct PeerQuestion {
    /// The commune.
    pub focus: TerritoryCode,
    /// The communes to look among.
    pub among: Pool,
    /// Which values are compared.
    pub way: PeerWay,
    /// How much each of [`PeerVariable::USUAL`] counts.
    pub importance: [Importance; PeerVariable::USUAL.len()],
    /// Indicators of the user that count as variables, at most [`MOST_OWN`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<IndicatorId>,
    /// The largest factor between the sizes of two towns; `None` when any size is welcome.
    pub most_times_population: Option<u8>,
    /// Whether only communes by the sea are welcome.
    pub must_be_by_the_sea: bool,
}

impl PeerQuestion {
    /// The first question about a commune: those of its own country, values as they are.
    #[must_use]
    pub fn about(focus: TerritoryCode) -> Self {
        let country = focus.territory().map_or("FR", Territory::country);
        Self {
            among: Pool::of_country(country),
            focus,
            way: PeerWay::AsIs,
            importance: [Importance::Normal; PeerVariable::USUAL.len()],
            own: Vec::new(),
            most_times_population: None,
            must_be_by_the_sea: false,
        }
    }

    /// What the list rests on, but for the indicators of the user.
    #[must_use]
    pub fn criteria(&self) -> PeerCriteria {
        let variables = PeerVariable::USUAL.into_iter().zip(self.importance).filter(|(_, importance)| *importance != Importance::None);
        let choice = |(variable, importance): (PeerVariable, Importance)| VariableChoice {
            weight: importance.weight(),
            ..VariableChoice::usual(variable)
        };
        PeerCriteria {
            variables: variables.map(choice).collect(),
            way: self.way,
            most_times_population: self.most_times_population.map(f64::from),
            must_be_by_the_sea: self.must_be_by_the_sea,
            ..PeerCriteria::default()
        }
    }
}

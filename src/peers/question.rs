//! A question about peers as a user of the window asks it: of whole steps and choices, so that it can be kept, compared and asked again.

use crate::base::IndicatorId;
use crate::peers::criteria::{PeerCriteria, PeerWay, VariableChoice};
use crate::peers::scope::PeerScope;
use crate::peers::town::TownId;
use crate::peers::variable::PeerVariable;

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
    /// The town.
    pub focus: TownId,
    /// Where to look.
    pub among: PeerScope,
    /// Which values are compared.
    pub way: PeerWay,
    /// How much each of [`PeerVariable::USUAL`] counts.
    pub importance: [Importance; PeerVariable::USUAL.len()],
    /// For each of [`PeerVariable::USUAL`], the difference under which two values are about the same, in thousandths.
    #[serde(default = "usual_tolerances")]
    pub tolerances: [u32; PeerVariable::USUAL.len()],
    /// Indicators of the user that count as variables, at most [`MOST_OWN`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<IndicatorId>,
    /// The largest factor between the sizes of two towns; `None` when any size is welcome.
    pub most_times_population: Option<u8>,
    /// Whether only communes by the sea are welcome.
    pub must_be_by_the_sea: bool,
}

impl PeerQuestion {
    /// The first question about a town: the communes of its own country, values as they are; for a town that no register has, those of the
    /// files.
    #[must_use]
    pub fn about(focus: TownId) -> Self {
        Self {
            among: focus.territory().map_or(PeerScope::Files, |territory| PeerScope::of_country(territory.country())),
            focus,
            way: PeerWay::AsIs,
            importance: [Importance::Normal; PeerVariable::USUAL.len()],
            tolerances: usual_tolerances(),
            own: Vec::new(),
            most_times_population: None,
            must_be_by_the_sea: false,
        }
    }

    /// Whether other files may answer it otherwise.
    #[must_use]
    pub fn rests_on_files(&self) -> bool {
        self.among == PeerScope::Files || !self.own.is_empty()
    }

    /// The tolerance of one of [`PeerVariable::USUAL`], by its index.
    #[must_use]
    pub fn tolerance(&self, index: usize) -> f64 {
        self.tolerances.get(index).map_or(1.0, |thousandths| f64::from(*thousandths) / 1000.0)
    }

    /// The same question with another tolerance; as it is when that makes no sense.
    #[must_use]
    pub fn with_tolerance(&self, index: usize, tolerance: f64) -> Self {
        let accepts = PeerVariable::USUAL.get(index).is_some_and(|variable| variable.accepts_tolerance(tolerance));
        let mut next = self.clone();
        if let Some(slot) = next.tolerances.get_mut(index).filter(|_| accepts) {
            *slot = thousandths(tolerance);
        }
        next
    }

    /// What the list rests on, but for the indicators of the user.
    #[must_use]
    pub fn criteria(&self) -> PeerCriteria {
        let counted = |(index, importance): (usize, Importance)| {
            let variable = *PeerVariable::USUAL.get(index)?;
            (importance != Importance::None).then(|| VariableChoice {
                variable,
                weight: importance.weight(),
                tolerance: self.tolerance(index),
            })
        };
        PeerCriteria {
            variables: self.importance.into_iter().enumerate().filter_map(counted).collect(),
            way: self.way,
            most_times_population: self.most_times_population.map(f64::from),
            must_be_by_the_sea: self.must_be_by_the_sea,
            ..PeerCriteria::default()
        }
    }
}

fn usual_tolerances() -> [u32; PeerVariable::USUAL.len()] {
    PeerVariable::USUAL.map(|variable| thousandths(variable.usual_tolerance()))
}

/// A tolerance in whole thousandths, at least one and at most a thousand thousand.
fn thousandths(tolerance: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from one to a million")]
    let thousandths = (tolerance * 1000.0).round().clamp(1.0, 1e6) as u32;
    thousandths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolerances_that_make_sense_are_taken_and_kept() {
        let question = PeerQuestion::about(TownId::try_from("INSEE:27229".to_owned()).expect("a town"));
        assert_eq!(question.criteria(), PeerCriteria::default());
        let wider = question.with_tolerance(0, 2.0);
        assert!((wider.criteria().variables.first().map_or(0.0, |choice| choice.tolerance) - 2.0).abs() < 1e-12);
        // A factor of less than one, and a difference of none.
        assert_eq!(question.with_tolerance(0, 0.9), question);
        assert_eq!(question.with_tolerance(2, 0.0), question);
        let json = serde_json::to_string(&wider).expect("it is written");
        assert_eq!(serde_json::from_str::<PeerQuestion>(&json).expect("it is read"), wider);
    }
}

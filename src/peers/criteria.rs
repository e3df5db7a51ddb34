//! What a list of peers rests on: the variables with their weights and tolerances, the way values are compared, and what must hold.

use std::sync::Arc;

use crate::indicators::Indicator;
use crate::peers::variable::{PeerVariable, RANK_TOLERANCE};

/// Which values of two towns are compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, strum::IntoStaticStr, serde::Serialize, serde::Deserialize)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum PeerWay {
    /// Values as they are.
    #[default]
    AsIs,
    /// Size and density as they are; of all else, the rank of each town within its country.
    WithinCountry,
}

/// A variable with what the user decided of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct VariableChoice {
    /// The variable.
    pub variable: PeerVariable,
    /// Its weight, positive.
    pub weight: f64,
    /// The difference under which two values are about the same.
    pub tolerance: f64,
}

impl VariableChoice {
    /// A variable with weight 1 and its usual tolerance.
    #[must_use]
    pub fn usual(variable: PeerVariable) -> Self {
        Self { variable, weight: 1.0, tolerance: variable.usual_tolerance() }
    }

    /// The tolerance on the scale that values are compared on.
    pub(super) fn scaled_tolerance(&self, way: PeerWay) -> f64 {
        if way == PeerWay::WithinCountry && self.variable.is_ranked_within_country() {
            return RANK_TOLERANCE;
        }
        if self.variable.is_ratio() { self.tolerance.ln() } else { self.tolerance }
    }
}

/// What a list of peers rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct PeerCriteria {
    /// The variables, in the order in which they are shown.
    pub variables: Vec<VariableChoice>,
    /// The indicators of the user that are variables, in the order in which [`PeerVariable::Own`] counts them.
    pub own: Vec<Arc<Indicator>>,
    /// Which values are compared.
    pub way: PeerWay,
    /// The largest factor between the sizes of two towns; `None` when any size is welcome.
    pub most_times_population: Option<f64>,
    /// Whether only towns by the sea are welcome. One of which nobody knows is not.
    pub must_be_by_the_sea: bool,
    /// The share of the weights that must be known of both towns, from 0 to 1.
    pub least_coverage: f64,
}

/// Towns of which less is known are listed apart.
const LEAST_COVERAGE: f64 = 0.6;

impl Default for PeerCriteria {
    fn default() -> Self {
        Self {
            variables: PeerVariable::USUAL.map(VariableChoice::usual).to_vec(),
            own: Vec::new(),
            way: PeerWay::AsIs,
            most_times_population: None,
            must_be_by_the_sea: false,
            least_coverage: LEAST_COVERAGE,
        }
    }
}

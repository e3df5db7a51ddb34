//! Floor 4: the communes that resemble a town. Values of structure in (how many people, how dense, how old), a list in classes out, with
//! how sure each place on it is and why it is there.
//!
//! The distance is Gower's coefficient with fixed ranges: two values are at most as far apart as four times the difference that one
//! would call "about the same". A range taken from the pool would let each town that joins it change the peers of all others.
//! Source: Gower, "A general coefficient of similarity", Biometrics 27 (1971).

mod candidates;
mod criteria;
mod gower;
mod list;
mod other_distances;
mod other_lists;
mod question;
mod ranks;
mod reasons;
mod scope;
mod stability;
mod town;
mod variable;

pub use candidates::{Candidate, CandidatePool, Definitions, OwnColumn, candidate};
pub use criteria::{PeerCriteria, PeerWay, VariableChoice};
pub use gower::{Feature, FeatureKind, GowerDistance, gower_distance};
pub use list::{
    Closeness, Counting, Difference, FEWEST_CANDIDATES, FEWEST_VARIABLES, Peer, PeerList, PeerRefusal, find_peers, find_peers_with,
};
pub use other_distances::OtherDistance;
pub use other_lists::{SharedPeers, shared_peers};
pub use question::{Importance, MOST_OWN, PeerQuestion};
pub use ranks::percent_ranks;
pub use reasons::{PeerReason, ReasonKind, reasons};
pub use scope::PeerScope;
pub use stability::{Certainty, FIRST_PEERS, WeightDraws};
pub use town::{Town, TownId};
pub use variable::{PeerVariable, RANK_TOLERANCE};

//! Why a town is a peer: what is alike, then what differs most. The words are made of these by the speech of each language.

use crate::peers::list::{Difference, Peer};
use crate::peers::variable::PeerVariable;

/// How alike a variable is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReasonKind {
    /// Within one tolerance.
    Same,
    /// Within two tolerances.
    Near,
    /// The other town is farther than that, and higher.
    Higher,
    /// The other town is farther than that, and lower.
    Lower,
}

/// A reason.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PeerReason {
    /// How alike the variable is.
    pub kind: ReasonKind,
    /// The variable.
    pub variable: PeerVariable,
    /// The value of the town in question.
    pub own: Option<f64>,
    /// The value of the other town.
    pub other: Option<f64>,
}

/// The most likenesses that are told.
const MOST_LIKENESSES: usize = 3;

/// Up to three likenesses, the closest first, then the largest difference, if there is one.
#[must_use]
pub fn reasons(peer: &Peer) -> Vec<PeerReason> {
    let mut known: Vec<(f64, &Difference)> =
        peer.differences.iter().filter_map(|difference| Some((difference.tolerances?, difference))).collect();
    known.sort_by(|a, b| a.0.abs().total_cmp(&b.0.abs()));
    let reason = |(tolerances, difference): &(f64, &Difference)| PeerReason {
        kind: match tolerances.abs() {
            size if size <= 1.0 => ReasonKind::Same,
            size if size <= 2.0 => ReasonKind::Near,
            _ if *tolerances > 0.0 => ReasonKind::Higher,
            _ => ReasonKind::Lower,
        },
        variable: difference.variable,
        own: difference.own,
        other: difference.other,
    };
    let all: Vec<PeerReason> = known.iter().map(reason).collect();
    let is_alike = |reason: &&PeerReason| matches!(reason.kind, ReasonKind::Same | ReasonKind::Near);
    let alike = all.iter().filter(is_alike).take(MOST_LIKENESSES);
    let different = all.last().filter(|reason| !is_alike(reason));
    alike.chain(different).copied().collect()
}

//! How many towns of a list other ways to tell distances would list too.

use strum::VariantArray as _;

use crate::peers::candidates::CandidatePool;
use crate::peers::criteria::PeerCriteria;
use crate::peers::list::PeerList;
use crate::peers::other_distances::OtherDistance;
use crate::peers::stability::FIRST_PEERS;
use crate::peers::variable::PeerVariable;

/// How many of the first towns of a list another distance puts among its own first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SharedPeers {
    /// The other distance.
    pub distance: OtherDistance,
    /// The number of towns on both lists.
    pub shared: usize,
}

/// What each other distance makes of the first towns of a list, among the towns of which every value is known; none where the town at
/// `focus` lacks one.
#[must_use]
pub fn shared_peers(pool: &CandidatePool, focus: usize, criteria: &PeerCriteria, list: &PeerList) -> Vec<SharedPeers> {
    let scaled = pool.scaled_values(criteria);
    let is_comparable = |variable: PeerVariable| {
        let Some(own) = pool.candidates().get(focus) else { return false };
        let mut others = list.among.iter().filter_map(|index| pool.candidates().get(*index));
        variable != PeerVariable::Distance
            && !pool.is_presence(variable)
            && others.all(|other| pool.are_comparable(variable, criteria.way, (own, other)))
    };
    let columns: Vec<&Vec<Option<f64>>> =
        criteria.variables.iter().zip(&scaled).filter(|(choice, _)| is_comparable(choice.variable)).map(|(_, column)| column).collect();
    let row = |town: usize| -> Option<Vec<f64>> { columns.iter().map(|column| column.get(town).copied().flatten()).collect() };
    let complete = std::iter::once(focus).chain(list.among.iter().copied()).filter_map(|town| Some((town, row(town)?)));
    let (towns, rows): (Vec<usize>, Vec<Vec<f64>>) = complete.unzip();
    if towns.first() != Some(&focus) || columns.is_empty() {
        return Vec::new();
    }
    let first: Vec<usize> = list.peers.iter().take(FIRST_PEERS).map(|peer| peer.candidate).collect();
    let shared = |distance: &OtherDistance| {
        let apart = distance.from_row(&rows, 0);
        let mut near: Vec<(f64, usize)> = apart.into_iter().zip(towns.iter().copied()).skip(1).collect();
        near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        near.truncate(FIRST_PEERS);
        let shared = near.iter().filter(|(_, town)| first.contains(town)).count();
        (!near.is_empty()).then_some(SharedPeers { distance: *distance, shared })
    };
    OtherDistance::VARIANTS.iter().filter_map(shared).collect()
}

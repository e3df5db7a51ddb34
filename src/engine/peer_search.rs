//! The peers of a commune among those of the library: what the user asks in, the list with the territories it names out.

use std::sync::Arc;

use crate::base::IndicatorId;
use crate::engine::own_variables::{OwnVariable, with_own_variables};
use crate::indicators::IndicatorValues;
use crate::library::{Edition, Pool};
use crate::peers::{
    CandidatePool, FIRST_PEERS, MOST_OWN, PeerCriteria, PeerList, PeerQuestion, PeerRefusal, SharedPeers, find_peers, shared_peers,
};
use crate::tidy::Territory;

/// What is looked for.
#[derive(Clone, PartialEq, Debug)]
pub struct PeerQuery {
    /// The commune.
    pub focus: &'static Territory,
    /// The communes to look among; `None` for both countries.
    pub among: Option<Pool>,
    /// What the list rests on.
    pub criteria: PeerCriteria,
    /// The indicators of the user that it rests on too.
    pub own: Vec<OwnVariable>,
    /// The number of communes to list.
    pub count: usize,
}

/// What was found.
pub struct FoundPeers {
    /// The communes that were compared.
    pub pool: Arc<CandidatePool>,
    /// The index of the commune in question.
    pub focus: usize,
    /// The rule of the communes looked among, with the sizes that the pool begins at.
    pub among: Pool,
    /// What the list rests on, the indicators of the user among it.
    pub criteria: PeerCriteria,
    /// The list.
    pub list: PeerList,
    /// What other distances make of it.
    pub shared: Vec<SharedPeers>,
}

/// The answer to a question of the window.
pub type PeerAnswer = Result<FoundPeers, PeerRefusal>;

/// Answers a question of the window with a list of seven.
///
/// # Errors
/// When too few communes or too few of their values are known.
pub(super) fn answer_peers(question: &PeerQuestion, values: Option<&IndicatorValues>) -> PeerAnswer {
    let focus = question.focus.territory().ok_or(PeerRefusal::NoPopulation)?;
    let known = |id: &IndicatorId| values?.indicators().find(|indicator| indicator.id == *id).cloned();
    let own = question.own.iter().filter_map(known).map(|indicator| OwnVariable { indicator, weight: 1.0, tolerance: None });
    let query = PeerQuery {
        focus,
        among: Some(question.among.clone()),
        criteria: question.criteria(),
        own: own.take(MOST_OWN).collect(),
        count: FIRST_PEERS,
    };
    search_peers(&query, values)
}

/// Looks for peers. `values` are those of the files, for the indicators of the user.
///
/// # Errors
/// When too few communes or too few of their values are known.
pub fn search_peers(query: &PeerQuery, values: Option<&IndicatorValues>) -> PeerAnswer {
    let edition = Edition::current();
    let mut pool = CandidatePool::of_library(edition, query.focus);
    let mut criteria = query.criteria.clone();
    if !query.own.is_empty() {
        let (with_own, of_all) = with_own_variables(&pool, &criteria, &query.own, values);
        (pool, criteria) = (Arc::new(with_own), of_all);
    }
    let focus = pool.position_of(query.focus).ok_or(PeerRefusal::NoPopulation)?;
    let members = query.among.as_ref().map(|among| {
        let mut is_in_pool = vec![false; pool.candidates().len()];
        for commune in among.communes(edition, Some(query.focus)) {
            if let Some(slot) = pool.position_of(commune).and_then(|index| is_in_pool.get_mut(index)) {
                *slot = true;
            }
        }
        is_in_pool
    });
    let is_in_pool = |index: usize| members.as_ref().is_none_or(|members| members.get(index).copied().unwrap_or_default());
    let list = find_peers(&pool, focus, &criteria, &is_in_pool, query.count)?;
    let among = query.among.clone().unwrap_or_else(Pool::everywhere).of_at_least(pool.least_population());
    let shared = shared_peers(&pool, focus, &criteria, &list);
    Ok(FoundPeers { pool, focus, among, criteria, list, shared })
}

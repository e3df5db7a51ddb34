//! The peers of a town, among the communes of the library or the places of the files: what the user asks in, the list with the towns it
//! names out.

use std::sync::Arc;

use crate::base::IndicatorId;
use crate::chart::PeerPicture;
use crate::engine::file_pool::pool_of_files;
use crate::engine::own_variables::{OwnVariable, with_own_variables};
use crate::indicators::IndicatorValues;
use crate::library::{Edition, Pool};
use crate::peers::{
    CandidatePool, FEWEST_VARIABLES, FIRST_PEERS, MOST_OWN, PeerCriteria, PeerList, PeerQuestion, PeerRefusal, PeerScope, PeerVariable,
    SharedPeers, Town, TownId, VariableChoice, find_peers, shared_peers,
};

/// What is looked for.
#[derive(Clone, PartialEq, Debug)]
pub struct PeerQuery {
    /// The town.
    pub focus: TownId,
    /// Where to look.
    pub among: PeerScope,
    /// What the list rests on.
    pub criteria: PeerCriteria,
    /// The indicators of the user that it rests on too.
    pub own: Vec<OwnVariable>,
    /// The number of towns to list.
    pub count: usize,
}

/// What is known of towns.
#[derive(Clone, Copy)]
pub struct KnownOfTowns<'a> {
    /// The values of the files; `None` when none are open.
    pub values: Option<&'a IndicatorValues>,
    /// The library; `None` while it is off.
    pub library: Option<&'static Edition>,
}

/// What was found.
pub struct FoundPeers {
    /// The towns that were compared.
    pub pool: Arc<CandidatePool>,
    /// The index of the town in question.
    pub focus: usize,
    /// Where was looked, with the sizes that a pool begins at.
    pub among: PeerScope,
    /// The names of the files that values of structure are of.
    pub files: Vec<Arc<str>>,
    /// What the list rests on, the indicators of the user among it.
    pub criteria: PeerCriteria,
    /// The variables asked for that nothing says of any town: the list does not rest on them.
    pub unknown: Vec<PeerVariable>,
    /// The list.
    pub list: PeerList,
    /// What other distances make of it.
    pub shared: Vec<SharedPeers>,
}

impl FoundPeers {
    /// What a picture of the list shows.
    #[must_use]
    pub fn picture(&self) -> Option<PeerPicture<'_>> {
        let focus = self.pool.town(self.focus)?;
        let (pool, among, files, criteria, list) = (&*self.pool, &self.among, self.files.as_slice(), &self.criteria, &self.list);
        Some(PeerPicture { focus, pool, among, files, criteria, list })
    }

    /// The towns of the list, the nearest first.
    pub fn towns(&self) -> impl Iterator<Item = &Town> {
        self.pool.towns_at(self.list.peers.iter().map(|peer| peer.candidate))
    }
}

/// The answer to a question of the window.
pub type PeerAnswer = Result<FoundPeers, PeerRefusal>;

/// Answers a question of the window with a list of seven.
///
/// # Errors
/// When too few towns or too few of their values are known.
pub(super) fn answer_peers(question: &PeerQuestion, known: KnownOfTowns<'_>) -> PeerAnswer {
    let indicator = |id: &IndicatorId| known.values?.indicators().find(|indicator| indicator.id == *id).cloned();
    let own = question.own.iter().filter_map(indicator).map(|indicator| OwnVariable { indicator, weight: 1.0, tolerance: None });
    let query = PeerQuery {
        focus: question.focus.clone(),
        among: question.among.clone(),
        criteria: question.criteria(),
        own: own.take(MOST_OWN).collect(),
        count: FIRST_PEERS,
    };
    search_peers(&query, known)
}

/// Looks for peers.
///
/// # Errors
/// When too few towns or too few of their values are known.
pub fn search_peers(query: &PeerQuery, known: KnownOfTowns<'_>) -> PeerAnswer {
    let edition = Edition::current();
    let (mut pool, files) = match (&query.among, query.focus.territory()) {
        (PeerScope::Files, _) => {
            let values = known.values.ok_or(PeerRefusal::NoPopulation)?;
            let of_files = pool_of_files(values, &query.focus, known.library)?;
            (Arc::new(of_files.pool), of_files.files)
        }
        (PeerScope::Communes(_), Some(territory)) => (CandidatePool::of_library(edition, territory), Vec::new()),
        (PeerScope::Communes(_), None) => return Err(PeerRefusal::NoPopulation),
    };
    let focus = pool.position_of_id(&query.focus).ok_or(PeerRefusal::NoPopulation)?;
    let (mut criteria, unknown) = without_unknown(&pool, focus, &query.criteria)?;
    if !query.own.is_empty() {
        let (with_own, of_all) = with_own_variables(&pool, &criteria, &query.own, known.values);
        (pool, criteria) = (Arc::new(with_own), of_all);
    }
    let members = query.among.pool().map(|among| members_of(among, &pool, &query.focus, edition));
    let is_in_pool = |index: usize| members.as_ref().is_none_or(|members| members.get(index).copied().unwrap_or_default());
    let list = find_peers(&pool, focus, &criteria, &is_in_pool, query.count)?;
    let among = match query.among.clone() {
        PeerScope::Files => PeerScope::Files,
        PeerScope::Communes(among) => PeerScope::Communes(among.of_at_least(pool.least_population())),
    };
    let shared = shared_peers(&pool, focus, &criteria, &list);
    Ok(FoundPeers { pool, focus, among, files, criteria, unknown, list, shared })
}

/// For each town of a pool, whether a rule admits it.
fn members_of(among: &Pool, pool: &CandidatePool, focus: &TownId, edition: &Edition) -> Vec<bool> {
    let mut is_in_pool = vec![false; pool.candidates().len()];
    for commune in among.communes(edition, focus.territory()) {
        if let Some(slot) = pool.position_of(&Town::Commune(commune)).and_then(|index| is_in_pool.get_mut(index)) {
            *slot = true;
        }
    }
    is_in_pool
}

/// The criteria without the variables that nothing says of any town, as where files tell only how many people live there.
///
/// # Errors
/// When fewer than three are left of as many asked for.
fn without_unknown(pool: &CandidatePool, focus: usize, criteria: &PeerCriteria) -> Result<(PeerCriteria, Vec<PeerVariable>), PeerRefusal> {
    let is_known = |choice: &VariableChoice| {
        // A distance is told of two points, and is no value of either.
        if choice.variable == PeerVariable::Distance {
            return pool.candidates().get(focus).is_some_and(|town| town.coordinates.is_some());
        }
        pool.candidates().iter().any(|town| town.value(choice.variable).is_some())
    };
    let (known, unknown): (Vec<VariableChoice>, Vec<VariableChoice>) = criteria.variables.iter().partition(|choice| is_known(choice));
    if known.len() < FEWEST_VARIABLES.min(criteria.variables.len()) {
        return Err(PeerRefusal::TooFewVariables(known.len()));
    }
    let unknown = unknown.into_iter().map(|choice| choice.variable).collect();
    Ok((PeerCriteria { variables: known, ..criteria.clone() }, unknown))
}

//! The list of peers: a pool, a town and criteria in; the nearest towns out, each with its class, its certainty and whether it counts the
//! town among its own.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use crate::peers::candidates::{Candidate, CandidatePool};
use crate::peers::criteria::PeerCriteria;
use crate::peers::gower::{Feature, FeatureKind, GowerDistance, gower_distance};
use crate::peers::stability::{Certainty, FIRST_PEERS, WeightDraws};
use crate::peers::variable::PeerVariable;

/// The number of tolerances beyond which two values are as far apart as can be.
pub(super) const CAP: f64 = 4.0;

/// Pools of fewer towns give no list.
pub const FEWEST_CANDIDATES: usize = 10;

/// Towns of which fewer variables are known have no peers, unless fewer are asked for.
pub const FEWEST_VARIABLES: usize = 3;

/// A town that comes behind the list and is on it for half of the weightings is added.
const OFTEN: f64 = 0.5;

/// Weightings are shared among threads when there are so many towns.
const FEWEST_FOR_THREADS: usize = 5000;
const MOST_THREADS: usize = 8;

/// What adding up in another order may change.
const ROUNDING: f64 = 1e-12;

/// How near a peer is: half a tolerance, one and 1.6 of them, on average.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Closeness {
    /// At most half a tolerance away.
    VeryClose,
    /// At most one tolerance away.
    Close,
    /// At most 1.6 tolerances away.
    WithReserve,
    /// Farther.
    Far,
}

impl Closeness {
    fn of(distance: f64) -> Self {
        match distance {
            distance if distance <= 0.125 + ROUNDING => Self::VeryClose,
            distance if distance <= 0.25 + ROUNDING => Self::Close,
            distance if distance <= 0.40 + ROUNDING => Self::WithReserve,
            _ => Self::Far,
        }
    }

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// How a variable of two towns differs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    /// The variable.
    pub variable: PeerVariable,
    /// The value of the town in question.
    pub own: Option<f64>,
    /// The value of the other town.
    pub other: Option<f64>,
    /// By how many tolerances the other is higher (positive) or lower; `None` when they cannot be compared.
    pub tolerances: Option<f64>,
}

/// A town that resembles the one in question.
#[derive(Clone, PartialEq, Debug)]
pub struct Peer {
    /// Its index in the pool.
    pub candidate: usize,
    /// How far it is.
    pub distance: GowerDistance,
    /// How near that is.
    pub closeness: Closeness,
    /// How often it is on the list when the weights are others.
    pub certainty: Certainty,
    /// The variables without which it would not be on the list.
    pub rests_on: Vec<PeerVariable>,
    /// Whether it counts the town among its own first peers in the country of the town.
    pub is_mutual: bool,
    /// How each variable differs, in the order of the criteria.
    pub differences: Vec<Difference>,
}

/// The peers of a town.
#[derive(Clone, PartialEq, Debug)]
pub struct PeerList {
    /// The towns that were compared, by their indices in the pool.
    pub among: Vec<usize>,
    /// The towns that a condition removed.
    pub removed: usize,
    /// The towns of which too little is known, the best known first.
    pub too_little_known: Vec<usize>,
    /// The list, the nearest first; behind the number asked for, towns that are on it for half of the weightings.
    pub peers: Vec<Peer>,
}

/// Why there is no list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PeerRefusal {
    /// There are too few towns to compare with: their number.
    PoolTooSmall(usize),
    /// Nobody says how many people live there.
    NoPopulation,
    /// The files have it as something else than a town.
    NoTown,
    /// Too few variables are known of the town: their number.
    TooFewVariables(usize),
}

/// Everything one list needs: the values of all towns on their scales.
struct Comparison<'a> {
    pool: &'a CandidatePool,
    criteria: &'a PeerCriteria,
    scaled: Vec<Vec<Option<f64>>>,
}

/// The `count` towns nearest to the one at `focus`, among those that `is_in_pool` admits.
///
/// # Errors
/// When too few towns or too few variables are known.
pub fn find_peers(
    pool: &CandidatePool,
    focus: usize,
    criteria: &PeerCriteria,
    is_in_pool: &dyn Fn(usize) -> bool,
    count: usize,
) -> Result<PeerList, PeerRefusal> {
    let weights: Vec<f64> = criteria.variables.iter().map(|choice| choice.weight).collect();
    find_peers_with(pool, focus, criteria, is_in_pool, Counting { count, draws: &WeightDraws::around(&weights) })
}

/// How many towns are listed, and by which weightings their certainty is told.
#[derive(Clone, Copy)]
pub struct Counting<'a> {
    /// The number of towns.
    pub count: usize,
    /// The weightings.
    pub draws: &'a WeightDraws,
}

/// As [`find_peers`], with given weightings.
///
/// # Errors
/// As [`find_peers`].
pub fn find_peers_with(
    pool: &CandidatePool,
    focus: usize,
    criteria: &PeerCriteria,
    is_in_pool: &dyn Fn(usize) -> bool,
    counting: Counting<'_>,
) -> Result<PeerList, PeerRefusal> {
    let comparison = Comparison { pool, criteria, scaled: pool.scaled_values(criteria) };
    let own = pool.candidates().get(focus).ok_or(PeerRefusal::NoPopulation)?;
    if own.value(PeerVariable::Population).is_none() {
        return Err(PeerRefusal::NoPopulation);
    }
    let known = comparison.scaled.iter().filter(|values| values.get(focus).is_some_and(Option::is_some)).count();
    if known < FEWEST_VARIABLES.min(criteria.variables.len()) {
        return Err(PeerRefusal::TooFewVariables(known));
    }
    let others: Vec<usize> = (0..pool.candidates().len()).filter(|index| *index != focus && is_in_pool(*index)).collect();
    let (admitted, removed): (Vec<usize>, Vec<usize>) = others.iter().partition(|index| comparison.satisfies_conditions(focus, **index));
    if admitted.len() < FEWEST_CANDIDATES {
        return Err(PeerRefusal::PoolTooSmall(admitted.len()));
    }
    let separations = Separations::between(&comparison, focus, admitted);
    let weights: Vec<f64> = criteria.variables.iter().map(|choice| choice.weight).collect();
    let ordered = separations.in_order(&weights, criteria.least_coverage);
    let times = separations.times_among_first(counting.draws, criteria.least_coverage);
    let certainty =
        |position: usize| Certainty { times: times.get(position).copied().unwrap_or_default(), draws: counting.draws.draws.len() };
    let rests_on = separations.lost_without_one(&weights, criteria);
    let listed = ordered.iter().enumerate().filter(|(rank, near)| *rank < counting.count || certainty(near.position).share() >= OFTEN);
    let peers = listed.filter_map(|(_, near)| {
        let candidate = *separations.candidates.get(near.position)?;
        let lost = rests_on.iter().filter(|lost| lost.position == near.position).map(|lost| lost.variable);
        Some(Peer {
            candidate,
            distance: near.distance,
            closeness: Closeness::of(near.distance.distance),
            certainty: certainty(near.position),
            rests_on: lost.collect(),
            is_mutual: comparison.counts_among_first(candidate, focus, &weights),
            differences: comparison.differences(focus, candidate),
        })
    });
    Ok(PeerList {
        removed: removed.len(),
        too_little_known: separations.too_little_known(&weights, criteria.least_coverage),
        peers: peers.collect(),
        among: separations.candidates,
    })
}

impl Comparison<'_> {
    /// Whether another town satisfies the conditions.
    fn satisfies_conditions(&self, focus: usize, other: usize) -> bool {
        let population = |index: usize| self.pool.candidates().get(index)?.value(PeerVariable::Population);
        let Some(people) = population(other) else { return false };
        let is_by_the_sea = || self.pool.candidates().get(other).and_then(|town| town.value(PeerVariable::Coast)) == Some(1.0);
        self.criteria.most_times_population.is_none_or(|most| population(focus).is_some_and(|own| (own / people).max(people / own) <= most))
            && (!self.criteria.must_be_by_the_sea || is_by_the_sea())
    }

    /// The feature of a variable, by its index, of two towns.
    fn feature(&self, variable: usize, towns: (usize, usize)) -> Option<Feature> {
        let choice = self.criteria.variables.get(variable)?;
        let (a, b) = (self.pool.candidates().get(towns.0)?, self.pool.candidates().get(towns.1)?);
        let kind = if self.pool.is_presence(choice.variable) {
            FeatureKind::Presence
        } else {
            FeatureKind::Number { range: CAP * choice.scaled_tolerance(self.criteria.way) }
        };
        let scaled = self.scaled.get(variable)?;
        let value = |index: usize| scaled.get(index).copied().flatten();
        let values = if choice.variable == PeerVariable::Distance {
            let apart = kilometres_apart(a, b);
            (apart.map(|_| 0.0), apart)
        } else if self.pool.are_comparable(choice.variable, self.criteria.way, (a, b)) {
            (value(towns.0), value(towns.1))
        } else {
            (None, None)
        };
        Some(Feature { kind, weight: choice.weight, values })
    }

    fn differences(&self, focus: usize, other: usize) -> Vec<Difference> {
        let of = |(index, choice): (usize, &crate::peers::criteria::VariableChoice)| {
            let value = |town: usize| self.pool.candidates().get(town)?.value(choice.variable);
            let feature = self.feature(index, (focus, other))?;
            let tolerances = feature.values.0.zip(feature.values.1).and_then(|(own, other)| match feature.kind {
                FeatureKind::Number { range } => Some(CAP * (other - own) / range),
                FeatureKind::Presence if own + other == 0.0 => None,
                FeatureKind::Presence | FeatureKind::Class => Some(CAP * (other - own)),
            });
            let apart = if choice.variable == PeerVariable::Distance { feature.values.1 } else { value(other) };
            Some(Difference { variable: choice.variable, own: value(focus), other: apart, tolerances })
        };
        self.criteria.variables.iter().enumerate().filter_map(of).collect()
    }

    /// Whether a town has another among its own first peers in the country of the other.
    fn counts_among_first(&self, town: usize, other: usize, weights: &[f64]) -> bool {
        let Some(country) = self.pool.candidates().get(other).map(|candidate| &candidate.country) else { return false };
        let of_country = |index: &usize| self.pool.candidates().get(*index).is_some_and(|candidate| candidate.country == *country);
        let candidates = (0..self.pool.candidates().len()).filter(|index| *index != town).filter(of_country);
        let separations = Separations::between(self, town, candidates.filter(|index| self.satisfies_conditions(town, *index)).collect());
        let first = separations.first(weights, self.criteria.least_coverage);
        first.iter().any(|position| separations.candidates.get(*position) == Some(&other))
    }
}

/// The kilometres between two towns of one country.
fn kilometres_apart(a: &Candidate, b: &Candidate) -> Option<f64> {
    let (here, there) = (a.coordinates?, b.coordinates?);
    (a.country == b.country).then(|| here.distance_km(there))
}

/// A town with its distance.
#[derive(Clone, Copy)]
struct NearTown {
    /// Its position among the towns compared.
    position: usize,
    distance: GowerDistance,
}

/// A town that leaves the list when a variable is left out.
struct LostTown {
    position: usize,
    variable: PeerVariable,
}

/// How far apart each variable is between one town and others: worked out once, weighted many times.
struct Separations {
    /// The indices of the towns in the pool.
    candidates: Vec<usize>,
    /// Town by town, for each variable from 0 to 1; not a number where it is not known.
    apart: Vec<f64>,
    variables: usize,
}

impl Separations {
    fn between(comparison: &Comparison<'_>, focus: usize, candidates: Vec<usize>) -> Self {
        let variables = comparison.criteria.variables.len();
        let separation = |town: usize, variable: usize| {
            let feature = comparison.feature(variable, (focus, town))?;
            Some(gower_distance(&[Feature { weight: 1.0, ..feature }])?.distance)
        };
        let each = candidates.iter().flat_map(|town| (0..variables).map(|variable| separation(*town, variable).unwrap_or(f64::NAN)));
        let apart = each.collect();
        Self { candidates, apart, variables }
    }

    /// The distance of each town, in the order of the towns.
    fn distances(&self, weights: &[f64]) -> impl Iterator<Item = NearTown> {
        let all: f64 = weights.iter().sum();
        self.apart.chunks_exact(self.variables.max(1)).enumerate().filter_map(move |(position, apart)| {
            let (mut sum, mut known) = (0.0, 0.0);
            for (separation, weight) in apart.iter().zip(weights) {
                if !separation.is_nan() {
                    sum += weight * separation;
                    known += weight;
                }
            }
            (known > 0.0).then(|| NearTown { position, distance: GowerDistance { distance: sum / known, coverage: known / all } })
        })
    }

    /// The towns of which enough is known.
    fn well_known(&self, weights: &[f64], least_coverage: f64) -> Vec<NearTown> {
        self.distances(weights).filter(|near| near.distance.coverage >= least_coverage - ROUNDING).collect()
    }

    /// The towns of which enough is known, the nearest first, equal ones in order of their keys.
    fn in_order(&self, weights: &[f64], least_coverage: f64) -> Vec<NearTown> {
        let mut near = self.well_known(weights, least_coverage);
        near.sort_unstable_by(nearer);
        near
    }

    /// The positions of the first peers.
    fn first(&self, weights: &[f64], least_coverage: f64) -> Vec<usize> {
        let mut near = self.well_known(weights, least_coverage);
        if near.len() > FIRST_PEERS {
            near.select_nth_unstable_by(FIRST_PEERS - 1, nearer);
            near.truncate(FIRST_PEERS);
        }
        near.into_iter().map(|near| near.position).collect()
    }

    /// How often each town is among the first peers.
    fn times_among_first(&self, draws: &WeightDraws, least_coverage: f64) -> Vec<usize> {
        let of_draws =
            |draws: &[Vec<f64>]| -> Vec<usize> { draws.iter().flat_map(|weights| self.first(weights, least_coverage)).collect() };
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
        let share = draws.draws.len().div_ceil(threads).max(1);
        let listed: Vec<usize> = if self.candidates.len() < FEWEST_FOR_THREADS {
            of_draws(&draws.draws)
        } else {
            thread::scope(|scope| {
                let shares: Vec<_> = draws.draws.chunks(share).map(|draws| scope.spawn(move || of_draws(draws))).collect();
                // A thread only ends early when it panics, and then so does this one.
                shares.into_iter().flat_map(|share| share.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
            })
        };
        let mut times = vec![0; self.candidates.len()];
        for position in listed {
            if let Some(count) = times.get_mut(position) {
                *count += 1;
            }
        }
        times
    }

    /// The first peers that leave the list when one variable is left out.
    fn lost_without_one(&self, weights: &[f64], criteria: &PeerCriteria) -> Vec<LostTown> {
        let first = self.first(weights, criteria.least_coverage);
        let mut lost = Vec::new();
        for (index, choice) in criteria.variables.iter().enumerate().filter(|_| criteria.variables.len() > 1) {
            let without: Vec<f64> = weights.iter().enumerate().map(|(own, weight)| if own == index { 0.0 } else { *weight }).collect();
            let still = self.first(&without, criteria.least_coverage);
            let gone = first.iter().filter(|position| !still.contains(position));
            lost.extend(gone.map(|position| LostTown { position: *position, variable: choice.variable }));
        }
        lost
    }

    /// The towns of which too little is known, the best known first.
    fn too_little_known(&self, weights: &[f64], least_coverage: f64) -> Vec<usize> {
        let mut little: Vec<NearTown> = self.distances(weights).filter(|near| near.distance.coverage < least_coverage - ROUNDING).collect();
        little.sort_by(|a, b| b.distance.coverage.total_cmp(&a.distance.coverage).then(a.position.cmp(&b.position)));
        little.into_iter().filter_map(|near| self.candidates.get(near.position).copied()).collect()
    }
}

fn nearer(a: &NearTown, b: &NearTown) -> std::cmp::Ordering {
    a.distance.distance.total_cmp(&b.distance.distance).then(a.position.cmp(&b.position))
}

//! The towns that peers are looked for among, with the values of structure that the library or the files have of each.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::library::{BY_THE_SEA_KM, Coordinates, Edition, Pool, TerritoryFacts, kilometres_to_sea, yearly_growth};
use crate::peers::criteria::{PeerCriteria, PeerWay};
use crate::peers::ranks::percent_ranks;
use crate::peers::town::{Town, TownId};
use crate::peers::variable::PeerVariable;
use crate::tidy::Territory;

/// A town with its values.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// Its country and its code, by which equal distances are ordered: "FR-27229".
    pub key: String,
    /// Its country, as an ISO 3166 code.
    pub country: String,
    /// The value of each variable, in the order of [`PeerVariable::ALL`], then those of the user's own; `None` where it is not known.
    pub values: Vec<Option<f64>>,
    /// Where it is; `None` when nobody says.
    pub coordinates: Option<Coordinates>,
}

impl Candidate {
    /// The value of a variable, in its own unit.
    #[must_use]
    pub fn value(&self, variable: PeerVariable) -> Option<f64> {
        self.values.get(variable.position()).copied().flatten()
    }
}

/// Whether figures of two countries follow one definition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Definitions {
    /// They do.
    One,
    /// Some do not: what differs is compared within one country only.
    OnePerCountry,
}

/// Towns in order of their keys. The rank of a town within its country is its rank among those of its country here.
#[derive(Clone, Debug)]
pub struct CandidatePool {
    candidates: Vec<Candidate>,
    definitions: Definitions,
    /// Each town; empty for candidates that are only numbers.
    towns: Vec<Town>,
    least_population: u32,
    /// The variables whose values are those of the library.
    of_library: BTreeSet<PeerVariable>,
    /// What is to be known of each variable of the user.
    own: Vec<OwnTraits>,
}

/// What is to be known of a variable of the user.
#[derive(Clone, Copy, Debug)]
struct OwnTraits {
    /// Whether it is measured alike in both countries.
    is_comparable: bool,
    /// Whether it is a yes (1) or no (0), as a port or a university: that both towns lack it tells nothing.
    is_presence: bool,
}

/// The values of a variable of the user. One that is 1 or 0 everywhere is a yes or no.
#[derive(Clone, PartialEq, Debug)]
pub struct OwnColumn {
    /// One for each town of a pool, in their order; `None` where it is not known.
    pub values: Vec<Option<f64>>,
    /// Whether it is measured alike in both countries.
    pub is_comparable_across_countries: bool,
}

/// The sizes that pools begin at, the largest first: a town is compared with towns, a village with villages too.
const LEAST_POPULATIONS: [u32; 3] = [20_000, 2000, 0];

/// The pools of the edition in use, made when first needed: only weights change from one question to the next.
static CURRENT_POOLS: [OnceLock<Arc<CandidatePool>>; LEAST_POPULATIONS.len()] = [const { OnceLock::new() }; LEAST_POPULATIONS.len()];

/// A country of fewer towns with a value gives no ranks.
const FEWEST_RANKED: usize = 30;

impl CandidatePool {
    /// A pool of given towns, which are put in order.
    #[must_use]
    pub fn new(mut candidates: Vec<Candidate>, definitions: Definitions) -> Self {
        candidates.sort_by(|a, b| a.key.cmp(&b.key));
        Self { candidates, definitions, towns: Vec::new(), least_population: 0, of_library: BTreeSet::new(), own: Vec::new() }
    }

    /// A pool of the towns of files, which are put in order. `of_library` are the variables whose values the library gives.
    #[must_use]
    pub fn of_towns(towns: Vec<(Candidate, Town)>, of_library: BTreeSet<PeerVariable>) -> Self {
        let (candidates, towns) = in_order(towns);
        Self { candidates, definitions: Definitions::OnePerCountry, towns, least_population: 0, of_library, own: Vec::new() }
    }

    /// The communes of both countries that a town may be compared with: those of at least 20 000 people for a town of as many, of 2000 for
    /// a smaller one, all for a village.
    #[must_use]
    pub fn of_library(edition: &Edition, focus: &Territory) -> Arc<Self> {
        let people = TerritoryFacts::new(edition, focus).population().unwrap_or_default();
        let least_population = LEAST_POPULATIONS.into_iter().find(|least| people >= f64::from(*least)).unwrap_or_default();
        let is_kept = std::ptr::eq(edition, Edition::current());
        let kept = LEAST_POPULATIONS.iter().zip(&CURRENT_POOLS).find(|(least, _)| **least == least_population && is_kept);
        match kept {
            Some((_, kept)) => Arc::clone(kept.get_or_init(|| Arc::new(Self::of_communes(edition, least_population)))),
            None => Arc::new(Self::of_communes(edition, least_population)),
        }
    }

    /// The communes of both countries with at least so many people.
    fn of_communes(edition: &Edition, least_population: u32) -> Self {
        let rule = format!("all,size:{least_population}-");
        let communes = Pool::parse(&rule).map(|pool| pool.communes(edition, None)).unwrap_or_default();
        let of_communes = communes.into_iter().map(|commune| (candidate(edition, commune), Town::Commune(commune)));
        let (candidates, towns) = in_order(of_communes.collect());
        let of_library = PeerVariable::ALL.into_iter().collect();
        Self { candidates, definitions: Definitions::OnePerCountry, towns, least_population, of_library, own: Vec::new() }
    }

    /// The same towns with the values of variables of the user: [`PeerVariable::Own`] counts them from 0.
    #[must_use]
    pub fn with_own(&self, columns: &[OwnColumn]) -> Self {
        let mut pool = self.clone();
        for (town, candidate) in pool.candidates.iter_mut().enumerate() {
            candidate.values.extend(columns.iter().map(|column| column.values.get(town).copied().flatten()));
        }
        let is_yes_or_no = |value: &f64| [0.0_f64, 1.0].iter().any(|known| known.total_cmp(value).is_eq());
        let traits = |column: &OwnColumn| OwnTraits {
            is_comparable: column.is_comparable_across_countries,
            is_presence: column.values.iter().flatten().all(is_yes_or_no),
        };
        pool.own = columns.iter().map(traits).collect();
        pool
    }

    /// The towns, in order of their keys.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// A town by its index.
    #[must_use]
    pub fn town(&self, index: usize) -> Option<&Town> {
        self.towns.get(index)
    }

    /// The towns of a list, by their indices.
    pub fn towns_at(&self, indices: impl IntoIterator<Item = usize>) -> impl Iterator<Item = &Town> {
        indices.into_iter().filter_map(|index| self.town(index))
    }

    /// Whether the values of a variable are those of the library.
    #[must_use]
    pub fn is_of_library(&self, variable: PeerVariable) -> bool {
        self.of_library.contains(&variable)
    }

    /// The smallest number of people of its towns.
    #[must_use]
    pub fn least_population(&self) -> u32 {
        self.least_population
    }

    /// The index of a town by its key.
    #[must_use]
    pub fn position(&self, key: &str) -> Option<usize> {
        self.candidates.binary_search_by(|candidate| candidate.key.as_str().cmp(key)).ok()
    }

    /// The index of a town.
    #[must_use]
    pub fn position_of(&self, town: &Town) -> Option<usize> {
        self.position(&town.key())
    }

    /// The index of a town by what tells it from others.
    #[must_use]
    pub fn position_of_id(&self, id: &TownId) -> Option<usize> {
        match id.territory() {
            Some(territory) => self.position_of(&Town::Commune(territory)),
            None => self.towns.iter().position(|town| town.id() == *id),
        }
    }

    /// For each variable of the criteria, the values of all towns on the scale they are compared on.
    pub(super) fn scaled_values(&self, criteria: &PeerCriteria) -> Vec<Vec<Option<f64>>> {
        let of = |variable: PeerVariable| {
            let values: Vec<Option<f64>> = self.candidates.iter().map(|candidate| candidate.value(variable)).collect();
            if self.is_ranked(variable, criteria.way) {
                return self.ranks_within_countries(&values);
            }
            values
                .into_iter()
                .map(|value| value.filter(|value| !variable.is_ratio() || *value > 0.0).map(|value| variable.scaled(value)))
                .collect()
        };
        criteria.variables.iter().map(|choice| of(choice.variable)).collect()
    }

    /// Whether a variable is a yes or no of something that is rare.
    #[must_use]
    pub fn is_presence(&self, variable: PeerVariable) -> bool {
        let own = variable.own_index().and_then(|index| self.own.get(index));
        own.map_or(variable.is_presence(), |own| own.is_presence)
    }

    /// Whether ranks within the own country take the place of the values of a variable.
    fn is_ranked(&self, variable: PeerVariable, way: PeerWay) -> bool {
        way == PeerWay::WithinCountry && variable.is_ranked_within_country() && !self.is_presence(variable)
    }

    /// Whether the values of a variable of two towns may be compared on that scale.
    pub(super) fn are_comparable(&self, variable: PeerVariable, way: PeerWay, towns: (&Candidate, &Candidate)) -> bool {
        let is_rank = self.is_ranked(variable, way);
        let is_comparable = match variable.own_index() {
            Some(index) => self.own.get(index).is_some_and(|own| own.is_comparable),
            None => variable.is_comparable_across_countries(),
        };
        let is_one_definition = self.definitions == Definitions::One || is_comparable;
        is_rank || is_one_definition || towns.0.country == towns.1.country
    }

    fn ranks_within_countries(&self, values: &[Option<f64>]) -> Vec<Option<f64>> {
        let mut countries: Vec<&str> = self.candidates.iter().map(|candidate| candidate.country.as_str()).collect();
        countries.sort_unstable();
        countries.dedup();
        let mut ranks = vec![None; values.len()];
        for country in countries {
            let own = |index: usize| self.candidates.get(index).is_some_and(|candidate| candidate.country == country);
            let of_country: Vec<Option<f64>> = values.iter().enumerate().map(|(index, value)| value.filter(|_| own(index))).collect();
            if of_country.iter().flatten().count() < FEWEST_RANKED {
                continue;
            }
            for (slot, rank) in ranks.iter_mut().zip(percent_ranks(&of_country)) {
                *slot = slot.or(rank);
            }
        }
        ranks
    }
}

fn in_order(mut towns: Vec<(Candidate, Town)>) -> (Vec<Candidate>, Vec<Town>) {
    towns.sort_by(|a, b| a.0.key.cmp(&b.0.key));
    towns.into_iter().unzip()
}

/// The values of a commune that the library has. The latest of each that both countries have.
#[must_use]
pub fn candidate(edition: &Edition, territory: &'static Territory) -> Candidate {
    let facts = TerritoryFacts::new(edition, territory);
    let (figure, population) = (|name: &str| facts.figure(name), facts.population());
    let is_moroccan = territory.country() == "MA";
    let sum = |names: &[&str]| names.iter().map(|name| figure(name)).sum::<Option<f64>>();
    let ratio = |over: &str, under: &str| Some(figure(over)? / figure(under).filter(|under| *under > 0.0)?);
    let value = |variable: PeerVariable| match variable {
        PeerVariable::Population => population,
        PeerVariable::Density => Some(population? / figure("area_km2").filter(|area| *area > 0.0)?),
        PeerVariable::Growth => yearly_growth(facts),
        PeerVariable::HouseholdSize if is_moroccan => figure("persons_per_household"),
        PeerVariable::HouseholdSize => ratio("population_2021", "households_2021"),
        PeerVariable::Share15To64 if is_moroccan => sum(&AGES_15_TO_64),
        PeerVariable::Share15To64 => ratio("population_15_64_2021", "population_2021").map(|share| 100.0 * share),
        PeerVariable::Share0To14 if is_moroccan => figure("age_0_14_pct"),
        PeerVariable::Share0To14 => figure("age_0_14_pct_2022"),
        PeerVariable::Share65Plus if is_moroccan => sum(&["age_65_69_pct", "age_70_74_pct", "age_75_plus_pct"]),
        PeerVariable::Share65Plus => figure("age_65_plus_pct_2022"),
        PeerVariable::Unemployment if is_moroccan => figure("unemployment_rate_pct"),
        PeerVariable::Unemployment => figure("unemployed_share_of_active_15_64_pct_2022"),
        PeerVariable::Distance | PeerVariable::Own(_) => None,
        PeerVariable::Coast => {
            facts.coordinates().and_then(kilometres_to_sea).map(|kilometres| f64::from(u8::from(kilometres <= BY_THE_SEA_KM)))
        }
    };
    Candidate {
        key: Town::Commune(territory).key(),
        country: territory.country().to_owned(),
        values: PeerVariable::ALL.map(value).to_vec(),
        coordinates: facts.coordinates(),
    }
}

/// The shares of people of five years of age that make those of 15 to 64.
const AGES_15_TO_64: [&str; 10] = [
    "age_15_19_pct",
    "age_20_24_pct",
    "age_25_29_pct",
    "age_30_34_pct",
    "age_35_39_pct",
    "age_40_44_pct",
    "age_45_49_pct",
    "age_50_54_pct",
    "age_55_59_pct",
    "age_60_64_pct",
];

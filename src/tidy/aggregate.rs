//! Groups of towns: a group in, observations in which it is a place of its own out. Its observations are those of its members
//! with one row as parts that add up, so each still leads to its cell. A ratio of a group is computed from sums, like that
//! of a town, never as a mean of ratios.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::base::fold::slug;
use crate::base::{Level, MeasureId, PlaceId, Time};
use crate::tidy::chosen::Duplicate;
use crate::tidy::facts::{Fact, FactColumns, FactMarks};
use crate::tidy::keys::{RowKey, to_u32};
use crate::tidy::measures::{Measure, YearTolerance};
use crate::tidy::member_figures::{GatheredFigures, GatheredMeasure};
use crate::tidy::names::LocalizedNames;
use crate::tidy::observation::{FactContext, Provenance};
use crate::tidy::observations::{GroupMembers, Observations};
use crate::tidy::places::{Place, PlaceKind};
use crate::tidy::series::MeasuredRow;
use crate::tidy::suppose::AddedFigure;

/// A group of towns that is compared as one place.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct PlaceGroup {
    /// The name of the group; when blank, the names of its members are joined.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The members of the group.
    pub members: Vec<PlaceId>,
}

impl PlaceGroup {
    /// The identifier of the group as a place: made of its name, or of the identifiers of its members.
    #[must_use]
    pub fn id(&self) -> PlaceId {
        let joined = || self.members.iter().map(PlaceId::as_str).collect::<Vec<_>>().join("_");
        PlaceId::new(&if self.name.trim().is_empty() { joined() } else { slug(&self.name) })
    }
}

/// Units whose sum is meaningless: degrees, scores, durations.
const NOT_ADDITIVE: [&str; 8] = ["%", "°C", "score", "index", "years", "mm", "points", "planets"];

impl Measure {
    /// Whether values of several towns add up: amounts do, rates and scores do not.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        adds_up(&self.unit)
    }
}

/// Whether values in a unit add up: tonnes (per year) do, tonnes per person do not.
#[must_use]
pub fn adds_up(unit: &str) -> bool {
    let amount = ["/year", "/month", "/day"].iter().find_map(|time| unit.strip_suffix(time)).unwrap_or(unit);
    !amount.is_empty() && !amount.contains('/') && !NOT_ADDITIVE.contains(&amount)
}

/// An observation of a group: the observations of its members that make it.
struct Sum {
    level: Level,
    time: Time,
    measure: u32,
    parts: Vec<AggregatePart>,
}

/// The observation of one member, with its weight; without a weight it is added as it is.
struct AggregatePart {
    measured: MeasuredRow,
    weight: Option<f64>,
}

/// The place and the territory of a group, by their indices.
#[derive(Clone, Copy)]
struct GroupTerritory {
    place: u32,
    perimeter: u32,
}

/// A part of a sum as a fact of the group.
struct PartFact {
    fact: u32,
    is_missing: bool,
}

/// The contexts of the observations of a group, by the context of the member and the bits of the weight.
type GroupContexts = HashMap<(u32, Option<u64>), u32>;

impl Observations {
    /// A copy in which each group is a place. A group has a value where every member has an observation of that measure, year
    /// and level: their sum, or for the measures in `weighted` (concentrations) their mean weighted by population. Groups
    /// with a town that no file has are ignored.
    #[must_use]
    pub fn with_groups(&self, groups: &[PlaceGroup], weighted: &[MeasureId]) -> Self {
        let mut copy = self.clone();
        for group in groups {
            let members: Option<Vec<u32>> = group.members.iter().map(|member| copy.place_index(member)).collect();
            let are_distinct = !has_repeated(&group.members);
            if let Some(members) = members.filter(|members| members.len() > 1 && are_distinct && copy.place_index(&group.id()).is_none()) {
                copy.add_group(group, &members, weighted);
            }
        }
        copy
    }

    /// Whether a place is a group of towns.
    #[must_use]
    pub fn is_group(&self, place: &PlaceId) -> bool {
        self.members(place).is_some()
    }

    /// The members of a group; `None` when the place is not a group.
    #[must_use]
    pub fn members(&self, place: &PlaceId) -> Option<&[PlaceId]> {
        self.groups.iter().find(|other| other.group == *place).map(|other| other.members.as_slice())
    }

    fn add_group(&mut self, group: &PlaceGroup, members: &[u32], weighted: &[MeasureId]) {
        let group_place = self.group_place(group, members);
        let place = to_u32(self.places.len());
        self.place_indices.insert(group_place.id.clone(), place);
        self.groups.push(GroupMembers { group: group_place.id.clone(), members: group.members.clone() });
        // A territory of its own, even if a file names one alike.
        let perimeter = to_u32(self.perimeters.len());
        self.perimeters.push(Arc::from(group_place.names.fr.as_str()));
        self.places.push(Arc::new(group_place));
        let own = GroupTerritory { place, perimeter };
        let sums = self.sums(members, weighted);
        let mut keys = Vec::with_capacity(sums.len());
        for sum in &sums {
            keys.push(self.group_key(own, sum.level, sum.time));
            if self.is_constant(sum.measure) {
                for part in &sum.parts {
                    let time = self.time_of_row(part.measured.row).unwrap_or(sum.time);
                    keys.push(self.group_key(own, sum.level, time));
                }
            }
        }
        self.insert_keys(&keys);
        let mut contexts = GroupContexts::new();
        let mut facts = FactColumns::default();
        let mut added = Vec::with_capacity(sums.len());
        for sum in sums {
            added.extend(self.add_sum(own, &sum, &mut facts, &mut contexts));
        }
        self.facts.append(facts);
        self.add_figures(&added);
    }

    /// Whether values of a measure hardly change: any year will do.
    fn is_constant(&self, measure: u32) -> bool {
        self.measures.get(measure as usize).is_some_and(|measure| measure.year_tolerance == YearTolerance::Constant)
    }

    /// The key of a group at a time.
    fn group_key(&mut self, own: GroupTerritory, level: Level, time: Time) -> RowKey {
        RowKey { place: own.place, level, perimeter: own.perimeter, year: time.year_of_series(), time: self.insert_time(time) }
    }

    /// The group as a place; its country is that of its members if they share one.
    fn group_place(&self, group: &PlaceGroup, members: &[u32]) -> Place {
        let places: Vec<&Arc<Place>> = members.iter().filter_map(|member| self.places.get(*member as usize)).collect();
        let joined =
            |name: &dyn Fn(&LocalizedNames) -> String| places.iter().map(|place| name(&place.names)).collect::<Vec<_>>().join(" + ");
        let names = if group.name.trim().is_empty() {
            LocalizedNames {
                fr: joined(&|names| names.fr.clone()),
                ar: joined(&|names| names.ar.clone()),
                en: joined(&|names| names.en.clone()),
            }
        } else {
            LocalizedNames::same(group.name.trim())
        };
        let country = places.first().map(|place| place.country.clone()).unwrap_or_default();
        let country = if places.iter().all(|place| place.country == country) { country } else { String::new() };
        let (spellings, codes, partners) = (Vec::new(), Vec::new(), Vec::new());
        Place { id: group.id(), names, country, kind: PlaceKind::City, spellings, codes, partnerships: partners }
    }

    /// The observations of a group, one for each measure, level and time that every member has.
    fn sums(&self, members: &[u32], weighted: &[MeasureId]) -> Vec<Sum> {
        let population = self.measure_index(&MeasureId::new("population"));
        let measures: Vec<GatheredMeasure> = (0_u32..)
            .zip(&self.measures)
            .map(|(index, measure)| (measure, GatheredMeasure { index, is_averaged: weighted.contains(&measure.id) }))
            .filter(|(measure, gathered)| measure.adds_up() || gathered.is_averaged)
            .map(|(_, gathered)| gathered)
            .collect();
        let gathered = self.gathered(members, &measures);
        debug_assert!(gathered.is_ok(), "{:?}", gathered.as_ref().err());
        let sum = |GatheredFigures { measure, level, parts }: GatheredFigures| {
            let time = parts.iter().filter_map(|measured| self.time_of_row(measured.row)).max()?;
            let added = || parts.iter().map(|measured| AggregatePart { measured: *measured, weight: None }).collect();
            // Concentrations are averaged by population.
            let parts = if level.is_some() { added() } else { self.weighted_by_population(&parts, members, population?)? };
            Some(Sum { level: level.unwrap_or(PlaceKind::City.level()), time, measure, parts })
        };
        gathered.unwrap_or_default().into_iter().filter_map(sum).collect()
    }

    /// The observations of a measure in a town, on the territory of a level with most of them.
    fn usual(&self, measure: u32, place: u32, level: Level) -> Vec<MeasuredRow> {
        let Some(series) = self.series_at(measure) else { return Vec::new() };
        let mut territories: BTreeMap<u32, Vec<MeasuredRow>> = BTreeMap::new();
        for measured in series.within(&self.keys.rows_of_place(place)).iter() {
            if let Some(key) = self.keys.key(measured.row).filter(|key| key.level == level) {
                territories.entry(key.perimeter).or_default().push(measured);
            }
        }
        let largest = territories.into_iter().max_by_key(|(perimeter, rows)| (rows.len(), Reverse(*perimeter)));
        largest.map(|(_, rows)| rows).unwrap_or_default()
    }

    /// Weights each observation by the share of its town in the population of the group, in its year or a nearby one; `None`
    /// when the population of a member is unknown.
    fn weighted_by_population(&self, parts: &[MeasuredRow], members: &[u32], population: u32) -> Option<Vec<AggregatePart>> {
        let population_of = |(measured, member): (&MeasuredRow, &u32)| {
            let year = self.keys.year(measured.row)?;
            let counts = self.usual(population, *member, PlaceKind::City.level());
            let dated = counts.iter().filter_map(|count| Some((self.keys.year(count.row)?.distance(year), count.value?)));
            dated.filter(|(distance, _)| *distance <= NEAR).min_by_key(|(distance, _)| *distance).map(|(_, count)| count)
        };
        let populations: Vec<f64> = parts.iter().zip(members).map(population_of).collect::<Option<_>>()?;
        let total: f64 = populations.iter().sum();
        let weigh = |(measured, population): (&MeasuredRow, f64)| AggregatePart { measured: *measured, weight: Some(population / total) };
        (total > 0.0).then(|| parts.iter().zip(populations).map(weigh).collect())
    }

    /// Adds the parts of an observation of a group and returns where it is measured. A part without a value leaves the sum of
    /// the others in an inventory, where flags report it; elsewhere there is no sum.
    fn add_sum(&mut self, own: GroupTerritory, sum: &Sum, facts: &mut FactColumns, contexts: &mut GroupContexts) -> Option<AddedFigure> {
        let key = self.group_key(own, sum.level, sum.time);
        let row = self.keys.find(&key)?;
        let is_inventory = self.measures.get(sum.measure as usize).is_some_and(|measure| measure.gpc.is_some());
        let is_incomplete = sum.parts.iter().any(|part| part.measured.value.is_none());
        let known = sum.parts.iter().filter_map(|part| Some(part.measured.value? * part.weight.unwrap_or(1.0)));
        let value = if is_incomplete && !is_inventory { None } else { known.reduce(|a, b| a + b) };
        let mut added: Vec<PartFact> = Vec::with_capacity(sum.parts.len());
        let mut latest = None;
        for AggregatePart { measured, weight } in &sum.parts {
            let member = self.facts.get(measured.observation as usize)?;
            // A constant (an area) keeps the year of its cell, so that it can be checked.
            let own_time = self.time_of_row(self.facts.row(measured.observation)).filter(|_| self.is_constant(sum.measure));
            let own_key = self.group_key(own, sum.level, own_time.unwrap_or(sum.time));
            let context = self.group_context(&member, *weight, contexts);
            let fact = to_u32(self.facts.len() + facts.len());
            if let Some(interval) = self.intervals.get(&measured.observation).copied().filter(|_| weight.is_none()) {
                self.intervals.insert(fact, interval);
            }
            let marks = FactMarks { is_part: true, ..member.marks };
            let own_row = self.keys.find(&own_key)?;
            facts.push(Fact { key: own_row, context, marks, ..member });
            added.push(PartFact { fact, is_missing: measured.value.is_none() });
            latest = latest.or(Some(fact).filter(|_| own_row == row));
        }
        // A member without a value gives the group the reason why it has none.
        let used = added.iter().find(|part| part.is_missing).map(|part| part.fact).or(latest)?;
        let others = added.into_iter().map(|part| part.fact).filter(|other| *other != used);
        self.replaced.extend(others.map(|unused| Duplicate { unused, used }));
        self.combined.insert(used, value);
        Some(AddedFigure { measure: sum.measure, row, fact: used })
    }

    /// The context of a part: that of the member, with its weight as a remark.
    fn group_context(&mut self, member: &Fact, weight: Option<f64>, contexts: &mut GroupContexts) -> u32 {
        *contexts.entry((member.context, weight.map(f64::to_bits))).or_insert_with(|| {
            let context = self.contexts.get(member.context as usize).copied().unwrap_or_default();
            let Some(weight) = weight else { return member.context };
            let own = self.provenances.get(context.provenance as usize).cloned().unwrap_or_default();
            self.provenances.push(Provenance { remark: Arc::from(format!("× {weight:.4}")), ..own });
            self.contexts.push(FactContext { provenance: to_u32(self.provenances.len() - 1), ..context });
            to_u32(self.contexts.len() - 1)
        })
    }
}

/// At most this many years between a concentration and the population that weights it.
const NEAR: u16 = 2;

fn has_repeated<T: PartialEq>(items: &[T]) -> bool {
    items.iter().enumerate().any(|(index, item)| items.iter().take(index).any(|other| other == item))
}

//! Towns put together: a group of towns in, observations in which the group is a place of its own out. Its figures are those
//! of its members on one line, added up, each still known by its cell; a ratio of the group is then worked out like that of
//! a town, of sums and never as a mean of ratios.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::base::fold::slug;
use crate::base::{Level, MeasureId, PlaceId};
use crate::tidy::observations::{ObservationRow, Provenance};
use crate::tidy::row_index::{MeasuredRow, RowKey};
use crate::tidy::{LocalizedNames, Measure, Observations, Place, PlaceKind, YearTolerance};

/// Towns that are put together, under a name or under theirs.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct PlaceGroup {
    /// What they are called together; blank means by their own names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The towns.
    pub members: Vec<PlaceId>,
}

impl PlaceGroup {
    /// The identifier of the group as a place.
    #[must_use]
    pub fn id(&self) -> PlaceId {
        let joined = || self.members.iter().map(PlaceId::as_str).collect::<Vec<_>>().join("_");
        PlaceId::new(&if self.name.trim().is_empty() { joined() } else { slug(&self.name) })
    }
}

/// Territories that two towns may each have one of. Regions and countries are shared.
const LEVELS: [Level; 5] = [Level::Commune, Level::Epci, Level::Prefecture, Level::Province, Level::Agglomeration];

/// Units whose figures say nothing when added: degrees, scores, durations.
const NEVER: [&str; 8] = ["%", "°C", "score", "index", "years", "mm", "points", "planets"];

impl Measure {
    /// Whether figures of several towns add up: amounts do, rates and scores do not.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        adds_up(&self.unit)
    }
}

/// Whether amounts in a unit add up: tonnes do, tonnes per person do not.
#[must_use]
pub fn adds_up(unit: &str) -> bool {
    let amount = ["/year", "/month", "/day"].iter().find_map(|time| unit.strip_suffix(time)).unwrap_or(unit);
    !amount.is_empty() && !amount.contains('/') && !NEVER.contains(&amount)
}

/// The figures of the members that make one of the group, each with its weight if it is not simply added.
struct Sum {
    key: RowKey,
    measure: u32,
    parts: Vec<(MeasuredRow, Option<f64>)>,
}

impl Observations {
    /// A copy in which each group is a place. Figures add up where every member has one of that measure, that year and that
    /// kind of territory; concentrations (`weighted`) are weighted by people. A group with a town no file has is left out.
    #[must_use]
    pub fn together(&self, groups: &[PlaceGroup], weighted: &[MeasureId]) -> Self {
        let mut copy = self.clone();
        for (rank, group) in groups.iter().enumerate() {
            let members: Option<Vec<u32>> = group.members.iter().map(|member| copy.place_rank(member)).collect();
            let distinct = group.members.iter().enumerate().all(|(rank, member)| !group.members.iter().take(rank).any(|own| own == member));
            if let Some(members) = members.filter(|members| members.len() > 1 && distinct && copy.place_rank(&group.id()).is_none()) {
                copy.add_group(group, &members, weighted, u32::MAX - 1 - u32::try_from(rank).unwrap_or_default());
            }
        }
        copy
    }

    /// Whether a place is a group of towns.
    #[must_use]
    pub fn is_group(&self, place: &PlaceId) -> bool {
        self.members(place).is_some()
    }

    /// The towns of a group.
    #[must_use]
    pub fn members(&self, place: &PlaceId) -> Option<&[PlaceId]> {
        self.groups.iter().find(|(own, _)| own == place).map(|(_, members)| members.as_slice())
    }

    fn add_group(&mut self, group: &PlaceGroup, members: &[u32], weighted: &[MeasureId], territory: u32) {
        let card = self.card(group, members);
        let place = crate::tidy::row_index::short(self.places.len());
        self.ranks.0.insert(card.id.clone(), place);
        self.groups.push((card.id.clone(), group.members.clone()));
        let perimeter: Arc<str> = Arc::from(card.names.fr.as_str());
        self.places.push(Arc::new(card));
        let sums = self.sums(members, (place, territory), weighted);
        let keys: Vec<RowKey> = sums.iter().map(|sum| sum.key).collect();
        self.add_lines(&keys);
        let mut made: BTreeMap<u32, Vec<MeasuredRow>> = BTreeMap::new();
        let mut abouts: HashMap<(u32, Option<u64>), u32> = HashMap::new();
        for sum in sums {
            if let Some(placed) = self.add_sum(&sum, &perimeter, &mut abouts) {
                made.entry(sum.measure).or_default().push(placed);
            }
        }
        for (measure, placed) in made {
            if let Some(series) = self.series.get_mut(measure as usize) {
                *series = Arc::new(series.with_all(placed));
            }
        }
        self.doubles.sort_unstable_by_key(|(row, best)| (*best, *row));
    }

    fn card(&self, group: &PlaceGroup, members: &[u32]) -> Place {
        let cards: Vec<&Arc<Place>> = members.iter().filter_map(|rank| self.places.get(*rank as usize)).collect();
        let joined = |name: &dyn Fn(&LocalizedNames) -> String| cards.iter().map(|card| name(&card.names)).collect::<Vec<_>>().join(" + ");
        let names = if group.name.trim().is_empty() {
            LocalizedNames {
                fr: joined(&|names| names.fr.clone()),
                ar: joined(&|names| names.ar.clone()),
                en: joined(&|names| names.en.clone()),
            }
        } else {
            LocalizedNames::same(group.name.trim())
        };
        let country = cards.first().map(|card| card.country.clone()).unwrap_or_default();
        let country = if cards.iter().all(|card| card.country == country) { country } else { String::new() };
        let (spellings, codes, partners) = (Vec::new(), Vec::new(), Vec::new());
        Place { id: group.id(), names, country, kind: PlaceKind::City, spellings, codes, partners }
    }

    /// For each measure, kind of territory and year every member has: their figures.
    fn sums(&self, members: &[u32], (place, territory): (u32, u32), weighted: &[MeasureId]) -> Vec<Sum> {
        let population = self.measure_rank(&MeasureId::new("population"));
        let mut sums = Vec::new();
        for (rank, measure) in (0_u32..).zip(&self.measures) {
            let weighs = weighted.contains(&measure.id);
            if !measure.adds_up() && !weighs {
                continue;
            }
            // Where a concentration is measured is not where people are counted: any territory of the town will do.
            let levels: Vec<Option<Level>> = if weighs { vec![None] } else { LEVELS.map(Some).to_vec() };
            for level in levels {
                let own: Vec<Vec<MeasuredRow>> = members.iter().map(|member| self.usual(rank, *member, level)).collect();
                if own.iter().any(Vec::is_empty) || (!weighs && self.shares_territory(&own)) {
                    continue;
                }
                for parts in self.matched(&own, measure.borrow == YearTolerance::Constant) {
                    let Some(year) = parts.iter().filter_map(|own| self.lines.key(own.line)).map(|key| key.year).max() else { continue };
                    let level = level.unwrap_or(PlaceKind::City.level());
                    let key = RowKey { place, level, territory, year };
                    let parts = match (weighs, population) {
                        (false, _) => Some(parts.into_iter().map(|own| (own, None)).collect()),
                        (true, Some(population)) => self.by_people(&parts, members, population),
                        (true, None) => None,
                    };
                    sums.extend(parts.map(|parts| Sum { key, measure: rank, parts }));
                }
            }
        }
        sums
    }

    /// The figures of a measure in a town, on the territory of that level it is usually measured on.
    fn usual(&self, measure: u32, place: u32, level: Option<Level>) -> Vec<MeasuredRow> {
        let Some(series) = self.series.get(measure as usize) else { return Vec::new() };
        let all = series.within(&self.lines.place(place));
        let key = |own: &MeasuredRow| self.lines.key(own.line).copied();
        let of_level = all.iter().filter(|own| level.is_none_or(|level| key(own).is_some_and(|key| key.level == level)));
        let mut territories: BTreeMap<(Level, u32), Vec<MeasuredRow>> = BTreeMap::new();
        for own in of_level {
            if let Some(key) = key(own) {
                territories.entry((key.level, key.territory)).or_default().push(*own);
            }
        }
        territories
            .into_iter()
            .max_by_key(|(key, placed)| (placed.len(), std::cmp::Reverse(*key)))
            .map(|(_, placed)| placed)
            .unwrap_or_default()
    }

    /// Whether two members are measured on one and the same named territory: it would count twice.
    fn shares_territory(&self, own: &[Vec<MeasuredRow>]) -> bool {
        let named = |placed: &MeasuredRow| self.get(placed.row as usize).map(|own| own.perimeter).filter(|name| !name.is_empty());
        let names: Vec<Arc<str>> = own.iter().filter_map(|placed| placed.first().and_then(named)).collect();
        names.iter().enumerate().any(|(rank, name)| names.iter().take(rank).any(|other| other == name))
    }

    /// Of each year every member has, one figure each; of what hardly changes, the latest of each.
    fn matched(&self, own: &[Vec<MeasuredRow>], constant: bool) -> Vec<Vec<MeasuredRow>> {
        if constant {
            let latest: Option<Vec<MeasuredRow>> =
                own.iter().map(|placed| placed.iter().rfind(|own| own.known().is_some()).copied()).collect();
            return latest.into_iter().collect();
        }
        let year = |placed: &MeasuredRow| self.lines.key(placed.line).map(|key| key.year);
        let Some((first, others)) = own.split_first() else { return Vec::new() };
        let beside = |one: &MeasuredRow| {
            let same = others.iter().map(|placed| placed.iter().find(|own| year(own) == year(one)).copied());
            std::iter::once(Some(*one)).chain(same).collect::<Option<Vec<MeasuredRow>>>()
        };
        first.iter().filter_map(beside).collect()
    }

    /// Each figure with the share of the people of its town, in that year or a near one.
    fn by_people(&self, parts: &[MeasuredRow], members: &[u32], population: u32) -> Option<Vec<(MeasuredRow, Option<f64>)>> {
        let people = |(own, member): (&MeasuredRow, &u32)| {
            let year = self.lines.key(own.line)?.year;
            let counted = self.usual(population, *member, Some(PlaceKind::City.level()));
            let dated = counted.iter().filter_map(|own| Some((self.lines.key(own.line)?.year.distance(year), own.known()?)));
            dated.filter(|(distance, _)| *distance <= NEAR).min_by_key(|(distance, _)| *distance).map(|(_, people)| people)
        };
        let people: Vec<f64> = parts.iter().zip(members).map(people).collect::<Option<_>>()?;
        let all: f64 = people.iter().sum();
        (all > 0.0).then(|| parts.iter().zip(people).map(|(own, people)| (*own, Some(people / all))).collect())
    }

    /// Adds the parts of a figure of the group, and says where it stands. What a part does not know leaves the others their
    /// sum in an inventory, where it is told; elsewhere there is no sum.
    fn add_sum(&mut self, sum: &Sum, perimeter: &Arc<str>, abouts: &mut HashMap<(u32, Option<u64>), u32>) -> Option<MeasuredRow> {
        let line = self.lines.find(&sum.key)?;
        let is_inventory = self.measures.get(sum.measure as usize).is_some_and(|measure| measure.gpc.is_some());
        let lacks = sum.parts.iter().any(|(own, _)| own.known().is_none());
        let known = sum.parts.iter().filter_map(|(own, weight)| Some(own.known()? * weight.unwrap_or(1.0)));
        let value = if lacks && !is_inventory { None } else { known.reduce(|a, b| a + b) };
        let mut rows = Vec::with_capacity(sum.parts.len());
        for (own, weight) in &sum.parts {
            let kept = *self.kept(own.row as usize)?;
            let about = *abouts.entry((kept.about, weight.map(f64::to_bits))).or_insert_with(|| {
                let own = self.abouts.get(kept.about as usize).cloned().unwrap_or_default();
                let remark = weight.map_or(Arc::clone(&own.remark), |weight| Arc::from(format!("× {weight:.4}")));
                self.abouts.push(Provenance { perimeter: Arc::clone(perimeter), remark, ..own });
                crate::tidy::row_index::short(self.abouts.len() - 1)
            });
            let rank = crate::tidy::row_index::short(self.rows.len() + self.added.len());
            rows.push((rank, own.known().is_none()));
            if let Some(interval) = self.bounds.get(&own.row).copied().filter(|_| weight.is_none()) {
                self.bounds.insert(rank, interval);
            }
            let RowKey { place, level, year, .. } = sum.key;
            // What hardly changes keeps its own year, so that its cell can be checked.
            let year = if self.measures.get(sum.measure as usize)?.borrow == YearTolerance::Constant { kept.year } else { year };
            self.added.push(ObservationRow { place, level, year, about, part: true, ..kept });
        }
        // The one that is not known speaks for all.
        let best = rows.iter().find(|(_, lacks)| *lacks).or(rows.first()).map(|(row, _)| *row)?;
        self.doubles.extend(rows.iter().filter(|(row, _)| *row != best).map(|(row, _)| (*row, best)));
        Some(MeasuredRow { line, row: best, value: value.unwrap_or(f64::NAN) })
    }
}

/// How far from the year of a concentration people may be counted.
const NEAR: u16 = 2;

//! Pools: the communes that satisfy a rule. The words of a rule in ("MA", "province:Kénitra,size:x3"), the communes out.

use std::collections::HashSet;
use std::fmt;

use crate::base::Level;
use crate::library::coast::{BY_THE_SEA_KM, FARTHEST_SHORE_KM, kilometres_to_sea};
use crate::library::edition::Edition;
use crate::library::territory_facts::TerritoryFacts;
use crate::tidy::{OfficialCode, Place, Register, Territory, TerritoryQuery, comparable_code};

/// A rule that communes satisfy. Every condition must hold.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pool {
    conditions: Vec<PoolCondition>,
}

/// One condition of a pool.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PoolCondition {
    /// Of both countries.
    Anywhere,
    /// Of this country, as an ISO 3166 code.
    Country(String),
    /// Part of a territory.
    Within(Above),
    /// At most so many times larger or smaller than the town in question, in hundredths.
    Times(u32),
    /// At least so many people, and at most.
    People {
        /// The smallest number.
        least: u32,
        /// The largest number, if there is one.
        most: Option<u32>,
    },
    /// The yearly change of its population lies within these bounds, in thousandths of a percent.
    Growth {
        /// The lowest.
        least: Option<i32>,
        /// The highest.
        most: Option<i32>,
    },
    /// Called urban or rural by its census (Morocco only).
    Urban(bool),
    /// Its centre is at most so many kilometres from the sea.
    Coast(u8),
}

/// [`BY_THE_SEA_KM`] and [`FARTHEST_SHORE_KM`] as a condition holds them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both are small whole numbers")]
const BY_THE_SEA: u8 = BY_THE_SEA_KM as u8;
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both are small whole numbers")]
const FARTHEST_SHORE: u8 = FARTHEST_SHORE_KM as u8;

/// A territory that communes are part of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Above {
    /// Its kind.
    pub level: Level,
    authority: &'static str,
    code: &'static str,
    /// Its name in Latin letters.
    pub name: &'static str,
    /// Its name in Arabic, in Latin letters where nobody gives one.
    pub arabic: &'static str,
}

/// The communes of a pool.
pub struct PoolMembers {
    codes: HashSet<(&'static str, String)>,
}

impl PoolMembers {
    /// Whether a place is one of the communes.
    #[must_use]
    pub fn has(&self, place: &Place) -> bool {
        let of_commune = place.codes.iter().find(|code| code.level == Level::Commune.code());
        let authority = |code: &OfficialCode| ["HCP", "INSEE"].into_iter().find(|own| *own == code.authority);
        of_commune.is_some_and(|code| authority(code).is_some_and(|own| self.codes.contains(&(own, comparable_code(&code.code)))))
    }
}

/// The words that are no rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownPool {
    /// The words as they were written.
    pub words: String,
}

impl fmt::Display for UnknownPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl Pool {
    /// Every commune of a country.
    #[must_use]
    pub fn of_country(country: &str) -> Self {
        Self { conditions: vec![PoolCondition::Country(country.to_owned())] }
    }

    /// Every commune of a territory.
    #[must_use]
    pub fn within(territory: &'static Territory) -> Self {
        Self { conditions: vec![PoolCondition::Within(Above::of(territory))] }
    }

    /// Every commune of both countries.
    #[must_use]
    pub fn everywhere() -> Self {
        Self { conditions: vec![PoolCondition::Anywhere] }
    }

    /// Reads a rule: conditions separated by commas. `MA`, `FR`, `all`, `province:Kénitra`, `region:Bretagne`, `département:27`, `region:HCP:04`,
    /// `epci:243400017`, `size:x3`, `size:20000-50000`, `size:20000-`, `growth:1-`, `growth:-0.5-0.5`, `urban`, `rural`, `coast`, `coast:25` (kilometres from the sea).
    /// Of which nobody knows whether it satisfies a condition, a commune does not.
    ///
    /// # Errors
    /// With the words that are no condition.
    pub fn parse(text: &str) -> Result<Self, UnknownPool> {
        let conditions = text.split(',').map(str::trim).map(PoolCondition::parse).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { conditions })
    }

    /// The communes of the library that satisfy it, in order of countries and codes. `focus` is the town that sizes are told by; it is
    /// not left out.
    #[must_use]
    pub fn communes(&self, edition: &Edition, focus: Option<&Territory>) -> Vec<&'static Territory> {
        let focus_population = focus.and_then(|focus| TerritoryFacts::new(edition, focus).population());
        let satisfies = |territory: &Territory| {
            let facts = TerritoryFacts::new(edition, territory);
            facts.population().is_some() && self.conditions.iter().all(|condition| condition.holds(territory, facts, focus_population))
        };
        Register::shipped().all().iter().filter(|territory| territory.level == Level::Commune && satisfies(territory)).collect()
    }

    /// The same communes, to be asked whether a place is one of them.
    #[must_use]
    pub fn members(&self, edition: &Edition, focus: Option<&Territory>) -> PoolMembers {
        let code = |commune: &Territory| (commune.authority, comparable_code(commune.code));
        PoolMembers { codes: self.communes(edition, focus).into_iter().map(code).collect() }
    }

    /// The same rule for communes of at least so many people; the same when that is none.
    #[must_use]
    pub fn of_at_least(mut self, people: u32) -> Self {
        if people > 0 {
            self.conditions.push(PoolCondition::People { least: people, most: None });
        }
        self
    }

    /// The only country of its communes, as an ISO 3166 code; `None` when they may be of both.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.conditions.iter().find_map(|condition| match condition {
            PoolCondition::Country(country) => Some(country.as_str()),
            PoolCondition::Within(above) if above.authority == "HCP" => Some("MA"),
            PoolCondition::Within(_) => Some("FR"),
            PoolCondition::Anywhere
            | PoolCondition::Times(_)
            | PoolCondition::People { .. }
            | PoolCondition::Growth { .. }
            | PoolCondition::Urban(_)
            | PoolCondition::Coast(_) => None,
        })
    }

    /// Its conditions, all of which hold.
    #[must_use]
    pub fn conditions(&self) -> &[PoolCondition] {
        &self.conditions
    }

    /// Whether it tells sizes by a town, and so differs from one town to another.
    #[must_use]
    pub fn needs_focus(&self) -> bool {
        self.conditions.iter().any(|condition| matches!(condition, PoolCondition::Times(_)))
    }
}

impl TryFrom<String> for Pool {
    type Error = UnknownPool;

    fn try_from(text: String) -> Result<Self, UnknownPool> {
        Self::parse(&text)
    }
}

impl From<Pool> for String {
    fn from(pool: Pool) -> Self {
        pool.to_string()
    }
}

impl fmt::Display for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, condition) in self.conditions.iter().enumerate() {
            write!(f, "{}{condition}", if index > 0 { "," } else { "" })?;
        }
        Ok(())
    }
}

impl fmt::Display for PoolCondition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |bound: &Option<i32>| bound.map(|bound| (f64::from(bound) / 1000.0).to_string()).unwrap_or_default();
        match self {
            Self::Anywhere => f.write_str("all"),
            Self::Country(country) => f.write_str(country),
            // La Réunion and Rabat-Salé-Kénitra both are region 04: who gives the code tells them apart.
            Self::Within(above) if Above::find(above.level.code(), above.code).as_ref() != Some(above) => {
                write!(f, "{}:{}:{}", above.level.code(), above.authority, above.code)
            }
            Self::Within(above) => write!(f, "{}:{}", above.level.code(), above.code),
            Self::Times(hundredths) => write!(f, "size:x{}", f64::from(*hundredths) / 100.0),
            Self::People { least, most } => {
                write!(f, "size:{least}-{}", most.map(|most| most.to_string()).unwrap_or_default())
            }
            Self::Growth { least, most } => write!(f, "growth:{}-{}", percent(least), percent(most)),
            Self::Urban(true) => f.write_str("urban"),
            Self::Urban(false) => f.write_str("rural"),
            Self::Coast(kilometres) if *kilometres == BY_THE_SEA => f.write_str("coast"),
            Self::Coast(kilometres) => write!(f, "coast:{kilometres}"),
        }
    }
}

impl PoolCondition {
    fn parse(text: &str) -> Result<Self, UnknownPool> {
        let unknown = || UnknownPool { words: text.to_owned() };
        let condition = match text.split_once(':') {
            None => match text.to_lowercase().as_str() {
                "all" => Some(Self::Anywhere),
                "urban" => Some(Self::Urban(true)),
                "rural" => Some(Self::Urban(false)),
                "coast" => Some(Self::Coast(BY_THE_SEA)),
                "ma" | "fr" => Some(Self::Country(text.to_uppercase())),
                _ => None,
            },
            Some(("size", size)) => parse_size(size),
            Some(("growth", growth)) => parse_growth(growth),
            Some(("coast", kilometres)) => {
                let kilometres = kilometres.trim().parse().ok();
                kilometres.filter(|kilometres| (1..=FARTHEST_SHORE).contains(kilometres)).map(Self::Coast)
            }
            Some((level, name)) => Above::find(level, name.trim()).map(Self::Within),
        };
        condition.ok_or_else(unknown)
    }

    fn holds(&self, territory: &Territory, facts: TerritoryFacts<'_>, focus_population: Option<f64>) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Country(country) => territory.country() == country,
            Self::Within(above) => above.contains(territory, facts),
            Self::Times(hundredths) => facts.population().zip(focus_population).is_some_and(|(own, focus)| {
                let ratio = if own > focus { own / focus } else { focus / own };
                ratio <= f64::from(*hundredths) / 100.0
            }),
            Self::People { least, most } => {
                facts.population().is_some_and(|people| people >= f64::from(*least) && most.is_none_or(|most| people <= f64::from(most)))
            }
            Self::Growth { least, most } => yearly_growth(facts).is_some_and(|growth| {
                let thousandths = growth * 1000.0;
                least.is_none_or(|least| thousandths >= f64::from(least)) && most.is_none_or(|most| thousandths <= f64::from(most))
            }),
            Self::Coast(most) => facts.coordinates().and_then(kilometres_to_sea).is_some_and(|kilometres| kilometres <= f64::from(*most)),
            Self::Urban(is_urban) => facts.figure("is_urban").is_some_and(|urban| (urban > 0.5) == *is_urban),
        }
    }
}

/// The yearly change of the population over the longest span of at most ten years, in percent: between the two censuses in Morocco, from
/// 2013 to 2023 in France.
#[must_use]
pub fn yearly_growth(facts: TerritoryFacts<'_>) -> Option<f64> {
    let france = || yearly_change(facts.figure("population_2013")?, facts.figure("population_2023")?, 10.0);
    let morocco = || {
        let (before, after) = facts.populations_of_both_censuses()?;
        yearly_change(before, after, 10.0)
    };
    france().or_else(morocco)
}

/// The yearly change that makes one number another within so many years, in percent; `None` from nothing or in no time.
#[must_use]
pub fn yearly_change(before: f64, after: f64, years: f64) -> Option<f64> {
    (before > 0.0 && years > 0.0).then(|| 100.0 * ((after / before).powf(1.0 / years) - 1.0))
}

impl Above {
    fn find(level: &str, name: &str) -> Option<Self> {
        let level = Level::parse(level)?;
        let find = |query: TerritoryQuery<'_>| Register::shipped().find(&TerritoryQuery { level: Some(level), ..query });
        let by_code = || find(TerritoryQuery { code: name, ..TerritoryQuery::default() });
        let of_authority = || {
            let (authority, code) = name.split_once(':')?;
            let with_code = Register::shipped().with_code(code.trim()).into_iter();
            let mut of_level = with_code.filter(|territory| territory.level == level && territory.authority == authority.trim());
            of_level.find(|territory| comparable_code(territory.code) == comparable_code(code))
        };
        let above = find(TerritoryQuery { name, ..TerritoryQuery::default() }).or_else(by_code).or_else(of_authority)?;
        Some(Self::of(above))
    }

    fn of(above: &'static Territory) -> Self {
        Self { level: above.level, authority: above.authority, code: above.code, name: above.name, arabic: above.arabic_or_latin() }
    }

    fn contains(&self, territory: &Territory, facts: TerritoryFacts<'_>) -> bool {
        if self.level == Level::Epci {
            return territory.authority == "INSEE" && facts.epci_code().is_some_and(|code| code == self.code);
        }
        territory.authority == self.authority && Register::shipped().is_below(territory, self.level, self.code)
    }
}

/// "x3", "20000-50000", "20000-", "-2000".
fn parse_size(text: &str) -> Option<PoolCondition> {
    if let Some(times) = text.trim().strip_prefix(['x', 'X', '×']) {
        let times: f64 = times.trim().replace(',', ".").parse().ok().filter(|times| (1.0..=1000.0).contains(times))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 1000")]
        return Some(PoolCondition::Times((times * 100.0).round() as u32));
    }
    let (least, most) = text.split_once('-')?;
    let bound = |text: &str| text.trim().parse::<u32>();
    let least = if least.trim().is_empty() { 0 } else { bound(least).ok()? };
    let most = if most.trim().is_empty() { None } else { Some(bound(most).ok()?) };
    Some(PoolCondition::People { least, most })
}

/// "1-", "-0.5-0.5", "--1": percents a year.
fn parse_growth(text: &str) -> Option<PoolCondition> {
    // The dash between the bounds is the first that does not begin a number.
    let dash = text.char_indices().find(|(index, c)| *c == '-' && (*index > 0 || text.starts_with("--")))?.0;
    let split = if text.starts_with("--") { 0 } else { dash };
    let (least, most) = (text.get(..split)?, text.get(split + 1..)?);
    let bound = |text: &str| -> Option<Option<i32>> {
        if text.trim().is_empty() {
            return Some(None);
        }
        let percent: f64 = text.trim().parse().ok().filter(|percent: &f64| percent.abs() <= 1000.0)?;
        #[expect(clippy::cast_possible_truncation, reason = "at most a million")]
        Some(Some((percent * 1000.0).round() as i32))
    };
    Some(PoolCondition::Growth { least: bound(least)?, most: bound(most)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rule: &str, focus: &str) -> Vec<&'static str> {
        let focus = Register::shipped().find(&TerritoryQuery { name: focus, level: Some(Level::Commune), ..TerritoryQuery::default() });
        Pool::parse(rule).expect("a rule").communes(Edition::shipped(), focus).iter().map(|territory| territory.name).collect()
    }

    #[test]
    fn rules_select_communes() {
        assert_eq!(names("MA", "").len(), 1503);
        assert_eq!(names("FR", "").len(), 34_875);
        assert_eq!(names("all", "").len(), 1503 + 34_875);
        let province = names("province:Kénitra", "");
        assert!(province.contains(&"Kénitra") && province.contains(&"Mehdya") && province.len() == 23, "{province:?}");
        assert!(names("epci:200071454", "").contains(&"Évreux"));
        assert_eq!(names("département:75", ""), ["Paris"]);
        let close = names("FR,size:x1.5", "Kénitra");
        assert!(close.contains(&"Toulouse") && close.contains(&"Lyon") && !close.contains(&"Paris") && close.len() < 6, "{close:?}");
        assert!(names("MA,size:300000-,growth:2-", "").contains(&"Tanger"));
        let by_the_sea = names("all,coast,size:200000-", "");
        for town in ["Agadir", "Casablanca", "Marseille", "Nice", "Rabat", "Tanger"] {
            assert!(by_the_sea.contains(&town), "{town}: {by_the_sea:?}");
        }
        for town in ["Fès", "Lyon", "Marrakech", "Toulouse", "Paris"] {
            assert!(!by_the_sea.contains(&town), "{town}: {by_the_sea:?}");
        }
    }

    #[test]
    fn a_rule_is_written_as_it_is_read() {
        for rule in [
            "MA",
            "all",
            "FR,size:x1.5",
            "size:20000-50000",
            "size:20000-",
            "growth:1-",
            "growth:-0.5-0.5",
            "growth:--1",
            "urban",
            "coast",
            "MA,coast:25",
            "province:04.281",
        ] {
            let pool = Pool::parse(rule).expect(rule);
            assert_eq!(pool.to_string(), rule);
            assert_eq!(Pool::parse(&pool.to_string()), Ok(pool));
        }
        // Codes that two authorities give, and all others.
        let levels = [Level::Region, Level::Province, Level::Prefecture, Level::Departement, Level::Epci];
        for territory in Register::shipped().all().iter().filter(|territory| levels.contains(&territory.level)) {
            let pool = Pool::within(territory);
            assert_eq!(Pool::parse(&pool.to_string()), Ok(pool), "{}", territory.name);
        }
        assert_eq!(
            names("region:HCP:04", "").len() + names("region:INSEE:04", "").len(),
            names("region:Rabat-Salé-Kénitra", "").len() + 24
        );
        for wrong in ["", "XX", "region:04", "size:", "size:x0", "province:Nulle Part", "growth:a-b", "coast:0", "coast:300", "coast:x"] {
            assert!(Pool::parse(wrong).is_err(), "{wrong}");
        }
    }
}

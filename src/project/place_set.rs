//! Sets of towns kept under a name, some with the rule that chose them: asked again when the figures are newer, the rule tells who came
//! and who went.

use crate::base::PlaceId;
use crate::library::{Pool, TerritoryCode};
use crate::peers::{PeerQuestion, PeerScope, TownId};

/// The most sets of a project.
pub const MOST_PLACE_SETS: usize = 24;

/// A set of towns.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct PlaceSet {
    /// Its name, which identifies it among the sets of the project.
    pub name: String,
    /// The towns, the one presented first.
    pub places: Vec<PlaceId>,
    /// Those of the library among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub territories: Vec<TerritoryCode>,
    /// The rule that chose them; `None` for towns chosen one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<PlaceRule>,
}

/// A rule that chooses towns.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceRule {
    /// Those that resemble one.
    Peers(Box<PeerQuestion>),
    /// Those that satisfy conditions.
    Pool {
        /// The conditions.
        pool: Pool,
        /// The town that sizes are told by; it is not chosen itself.
        focus: Option<TerritoryCode>,
    },
}

impl PlaceRule {
    /// The town that the rule is about; it is shown beside those that the rule chooses.
    #[must_use]
    pub fn focus(&self) -> Option<TownId> {
        match self {
            Self::Peers(question) => Some(question.focus.clone()),
            Self::Pool { focus, .. } => focus.clone().map(TownId::Territory),
        }
    }

    /// Whether it can be answered without the library.
    #[must_use]
    pub fn is_of_files(&self) -> bool {
        matches!(self, Self::Peers(question) if question.among == PeerScope::Files)
    }
}

/// What became of a set since it was kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlaceSetChange {
    /// The towns that the rule chooses now and did not then.
    pub came: Vec<TownId>,
    /// The towns that it chose then and does not now.
    pub went: Vec<TownId>,
}

impl PlaceSet {
    /// What tells its towns from others, as its rule chooses them.
    fn towns(&self) -> Vec<TownId> {
        if self.rule.as_ref().is_some_and(PlaceRule::is_of_files) {
            return self.places.iter().cloned().map(TownId::Place).collect();
        }
        self.territories.iter().cloned().map(TownId::Territory).collect()
    }

    /// How the towns that the rule chooses now differ from those kept; `None` when they are the same.
    #[must_use]
    pub fn change(&self, now: &[TownId]) -> Option<PlaceSetChange> {
        let focus = self.rule.as_ref().and_then(PlaceRule::focus);
        let missing = |of: &[TownId], from: &[TownId]| -> Vec<TownId> {
            of.iter().filter(|town| Some(*town) != focus.as_ref() && !from.contains(town)).cloned().collect()
        };
        let kept = self.towns();
        let change = PlaceSetChange { came: missing(now, &kept), went: missing(&kept, now) };
        (change != PlaceSetChange::default()).then_some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str) -> TerritoryCode {
        TerritoryCode { authority: "INSEE".to_owned(), code: code.to_owned() }
    }

    #[test]
    fn a_set_tells_who_came_and_who_went() {
        let set = PlaceSet {
            name: "Semblables".to_owned(),
            places: Vec::new(),
            territories: vec![code("1"), code("2"), code("3")],
            rule: Some(PlaceRule::Pool { pool: Pool::of_country("FR"), focus: Some(code("1")) }),
        };
        let town = |number: &str| TownId::Territory(code(number));
        assert_eq!(set.change(&[town("3"), town("2")]), None);
        let change = set.change(&[town("2"), town("4")]).expect("it changed");
        assert_eq!((change.came, change.went), (vec![town("4")], vec![town("3")]));
    }

    #[test]
    fn a_set_of_towns_of_files_tells_it_by_their_places() {
        let place = |name: &str| TownId::Place(PlaceId::new(name));
        let set = PlaceSet {
            name: "Semblables".to_owned(),
            places: ["urzy", "imphy", "guerigny"].map(PlaceId::new).to_vec(),
            territories: Vec::new(),
            rule: Some(PlaceRule::Peers(Box::new(PeerQuestion::about(place("urzy"))))),
        };
        assert_eq!(set.change(&[place("guerigny"), place("imphy")]), None);
        let change = set.change(&[place("imphy"), place("fourchambault")]).expect("it changed");
        assert_eq!((change.came, change.went), (vec![place("fourchambault")], vec![place("guerigny")]));
    }

    #[test]
    fn a_set_is_read_as_it_was_written() {
        let pool = PlaceRule::Pool { pool: Pool::of_country("MA"), focus: Some(code("27229")) };
        let rules = [None, Some(pool), Some(PlaceRule::Peers(Box::new(PeerQuestion::about(TownId::Territory(code("27229"))))))];
        for rule in rules {
            let set = PlaceSet { name: "A".to_owned(), places: vec![PlaceId::new("evreux")], territories: vec![code("27229")], rule };
            let json = serde_json::to_string(&set).expect("it is written");
            assert_eq!(serde_json::from_str::<PlaceSet>(&json).expect("it is read"), set);
        }
    }
}

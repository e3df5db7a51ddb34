//! Sets of towns kept under a name, some with the rule that chose them: asked again when the figures are newer, the rule tells who came
//! and who went.

use crate::base::PlaceId;
use crate::library::{Pool, TerritoryCode};
use crate::peers::PeerQuestion;

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
    pub fn focus(&self) -> Option<&TerritoryCode> {
        match self {
            Self::Peers(question) => Some(&question.focus),
            Self::Pool { focus, .. } => focus.as_ref(),
        }
    }
}

/// What became of a set since it was kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlaceSetChange {
    /// The towns that the rule chooses now and did not then.
    pub came: Vec<TerritoryCode>,
    /// The towns that it chose then and does not now.
    pub went: Vec<TerritoryCode>,
}

impl PlaceSet {
    /// How the towns that the rule chooses now differ from those kept; `None` when they are the same.
    #[must_use]
    pub fn change(&self, now: &[TerritoryCode]) -> Option<PlaceSetChange> {
        let focus = self.rule.as_ref().and_then(PlaceRule::focus);
        let missing = |of: &[TerritoryCode], from: &[TerritoryCode]| -> Vec<TerritoryCode> {
            of.iter().filter(|code| Some(*code) != focus && !from.contains(code)).cloned().collect()
        };
        let change = PlaceSetChange { came: missing(now, &self.territories), went: missing(&self.territories, now) };
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
        assert_eq!(set.change(&[code("3"), code("2")]), None);
        let change = set.change(&[code("2"), code("4")]).expect("it changed");
        assert_eq!((change.came, change.went), (vec![code("4")], vec![code("3")]));
    }

    #[test]
    fn a_set_is_read_as_it_was_written() {
        let pool = PlaceRule::Pool { pool: Pool::of_country("MA"), focus: Some(code("27229")) };
        let rules = [None, Some(pool), Some(PlaceRule::Peers(Box::new(PeerQuestion::about(code("27229")))))];
        for rule in rules {
            let set = PlaceSet { name: "A".to_owned(), places: vec![PlaceId::new("evreux")], territories: vec![code("27229")], rule };
            let json = serde_json::to_string(&set).expect("it is written");
            assert_eq!(serde_json::from_str::<PlaceSet>(&json).expect("it is read"), set);
        }
    }
}

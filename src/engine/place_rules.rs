//! The towns that a rule chooses, in the order in which they would be compared.

use crate::engine::peer_search::{KnownOfTowns, answer_peers};
use crate::library::{Edition, TerritoryCode, TerritoryFacts};
use crate::peers::Town;
use crate::project::PlaceRule;
use crate::tidy::Territory;

/// The towns that a rule chooses today: peers with the nearest first, those of a pool with the largest first. Empty when it chooses none or
/// cannot be answered.
#[must_use]
pub(super) fn towns_of_rule(rule: &PlaceRule, known: KnownOfTowns<'_>) -> Vec<Town> {
    match rule {
        PlaceRule::Peers(question) => {
            let Ok(found) = answer_peers(question, known) else { return Vec::new() };
            found.towns().cloned().collect()
        }
        PlaceRule::Pool { pool, focus } => {
            let edition = Edition::current();
            let focus = focus.as_ref().and_then(TerritoryCode::territory);
            let people = |territory: &Territory| TerritoryFacts::new(edition, territory).population().unwrap_or_default();
            let communes = pool.communes(edition, focus).into_iter();
            let others =
                communes.filter(|commune| focus.is_none_or(|focus| (focus.authority, focus.code) != (commune.authority, commune.code)));
            let mut sized: Vec<(f64, &'static Territory)> = others.map(|commune| (people(commune), commune)).collect();
            sized.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.code.cmp(b.1.code)));
            sized.into_iter().map(|(_, commune)| Town::Commune(commune)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Pool, find_territory};
    use crate::peers::{FIRST_PEERS, PeerQuestion, TownId};

    #[test]
    fn a_rule_chooses_communes_but_for_the_one_in_question() {
        let kenitra = find_territory(Edition::shipped(), "Kénitra").ok().map(TerritoryCode::of).expect("it is in the library");
        let rule = PlaceRule::Pool { pool: Pool::parse("province:Kénitra").expect("a rule"), focus: Some(kenitra.clone()) };
        let known = KnownOfTowns { values: None, library: Some(Edition::shipped()) };
        let chosen = towns_of_rule(&rule, known);
        let name = |town: &Town| town.territory().map_or("", |territory| territory.name);
        assert!(chosen.len() == 22 && chosen.iter().all(|town| name(town) != "Kénitra"));
        assert_eq!(chosen.first().map(name), Some("Sidi Taibi"));
        let peers = towns_of_rule(&PlaceRule::Peers(Box::new(PeerQuestion::about(TownId::Territory(kenitra)))), known);
        assert!(peers.len() >= FIRST_PEERS);
    }
}

//! The pools that the towns of a comparison can be shown among: those around the town it is about.

use crate::app::state::view::View;
use crate::base::Level;
use crate::chart::territory_name;
use crate::compare::ComparisonQuery;
use crate::engine::code_of;
use crate::library::{Edition, Pool, TerritoryFacts};
use crate::peers::TownId;
use crate::speech::Message;
use crate::tidy::{Place, PlaceKind, Register, Territory, TerritoryQuery};

/// A pool and what it is called as a choice.
pub(crate) struct PoolChoice {
    /// What it is called.
    pub name: Message,
    /// The pool; `None` for the towns of the files.
    pub pool: Option<Pool>,
}

/// The choices for a comparison: none when the town it is about is no commune of the library.
pub(crate) fn pool_choices(view: &View<'_>, query: &ComparisonQuery) -> Vec<PoolChoice> {
    let Some(focus) = focus_commune(view, query) else { return Vec::new() };
    let mut choices = vec![PoolChoice { name: Message::AmongFiles {}, pool: None }];
    let country = focus.country();
    choices.push(choice(if country == "MA" { Message::AmongMorocco {} } else { Message::AmongFrance {} }, country));
    for territory in territories_around(focus) {
        let level = view.engine.speech().level_name_of_one(territory.level);
        let name = Message::AmongTerritory { level, name: territory_name(territory, view.preferences.language).to_owned() };
        choices.push(PoolChoice { name, pool: Some(Pool::within(territory)) });
    }
    choices.push(choice(Message::AmongSize {}, &format!("{country},size:x3")));
    choices.push(choice(Message::AmongCoast {}, &format!("{country},coast")));
    choices
}

/// The commune of the library that a comparison is about; `None` while the library is off.
pub(crate) fn focus_commune(view: &View<'_>, query: &ComparisonQuery) -> Option<&'static Territory> {
    if view.project.library.is_off {
        return None;
    }
    let place = view.engine.loaded()?.values.observations().place(&query.focus)?;
    code_of(place)?.territory()
}

/// The town whose peers are looked for: the commune of the library that a place is; the place itself where no register has it or the library
/// is off. `None` for a territory that is no town, and for a group.
pub(crate) fn asked_town(view: &View<'_>, place: &Place) -> Option<TownId> {
    let of_library = if view.project.library.is_off { None } else { code_of(place) };
    let is_town = place.kind == PlaceKind::City && !view.is_group(&place.id);
    of_library.map(TownId::Territory).or_else(|| is_town.then(|| TownId::Place(place.id.clone())))
}

/// What a commune is part of: its EPCI, its province or département, its region.
pub(crate) fn territories_around(focus: &'static Territory) -> Vec<&'static Territory> {
    let is_province = |level: Level| matches!(level, Level::Province | Level::Prefecture | Level::Departement | Level::Region);
    let epci = TerritoryFacts::new(Edition::current(), focus).epci_code();
    let with_code = |code: &str| Register::shipped().find(&TerritoryQuery { code, level: Some(Level::Epci), ..TerritoryQuery::default() });
    let above = Register::shipped().above(focus).filter(|above| is_province(above.level));
    epci.and_then(|code| with_code(&code)).into_iter().chain(above).collect()
}

fn choice(name: Message, rule: &str) -> PoolChoice {
    PoolChoice { name, pool: Pool::parse(rule).ok() }
}

//! The pools that the towns of a comparison can be shown among: those around the town it is about.

use crate::app::state::view::View;
use crate::base::Level;
use crate::chart::territory_name;
use crate::compare::ComparisonQuery;
use crate::engine::code_of;
use crate::library::Pool;
use crate::speech::Message;
use crate::tidy::Register;

/// A pool and what it is called as a choice.
pub(crate) struct PoolChoice {
    /// What it is called.
    pub name: Message,
    /// The pool; `None` for the towns of the files.
    pub pool: Option<Pool>,
}

/// The choices for a comparison: none when the town it is about is no commune of the library.
pub(crate) fn pool_choices(view: &View<'_>, query: &ComparisonQuery) -> Vec<PoolChoice> {
    if view.project.library.is_off {
        return Vec::new();
    }
    let focus = view.engine.loaded().and_then(|loaded| loaded.values.observations().place(&query.focus));
    let Some(focus) = focus.and_then(|place| code_of(place)).and_then(|code| code.territory()) else { return Vec::new() };
    let rule = |name: Message, rule: &str| PoolChoice { name, pool: Pool::parse(rule).ok() };
    let country = focus.country();
    let mut choices = vec![PoolChoice { name: Message::AmongFiles {}, pool: None }];
    choices.push(rule(if country == "MA" { Message::AmongMorocco {} } else { Message::AmongFrance {} }, country));
    let is_province = |level: Level| matches!(level, Level::Province | Level::Prefecture | Level::Departement | Level::Region);
    for above in Register::shipped().above(focus).filter(|above| is_province(above.level)) {
        let level = view.engine.speech().level_name_of_one(above.level);
        let name = Message::AmongTerritory { level, name: territory_name(above, view.preferences.language).to_owned() };
        choices.push(rule(name, &format!("{}:{}", above.level.code(), above.code)));
    }
    choices.push(rule(Message::AmongSize {}, &format!("{country},size:x3")));
    choices
}

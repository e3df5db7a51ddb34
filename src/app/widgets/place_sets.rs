//! What is done with a set of towns: it is shown, and what its rule chooses now is compared with what it chose when the set was kept.

use crate::app::state::dialog::{Dialog, ShownPeers};
use crate::app::state::ui_message::UiMessage;
use crate::app::state::view::View;
use crate::app::widgets::commune_search::codes_with;
use crate::base::PlaceId;
use crate::chart::territory_name;
use crate::compare::ComparisonQuery;
use crate::library::TerritoryCode;
use crate::project::{Edit, PlaceRule, PlaceSet, PlaceSetChange};
use crate::speech::{Message, Speech};
use crate::tidy::Territory;

/// Stands for no town in the message that tells what changed.
const NO_TOWN: &str = "no";
/// The most towns named of those that came or went.
const MOST_NAMED: usize = 8;

/// What shows a set: the towns kept, those that its conditions choose today, or the list of peers, which tells what changed.
pub(crate) fn show_set(view: &View<'_>, query: &ComparisonQuery, set: &PlaceSet) -> UiMessage {
    match &set.rule {
        Some(PlaceRule::Peers(question)) => {
            UiMessage::open_dialog(Dialog::Peers { question: (**question).clone(), shown: ShownPeers::All })
        }
        Some(rule @ PlaceRule::Pool { .. }) => {
            let focus = rule.focus().and_then(TerritoryCode::territory);
            let today = focus.zip(view.engine.communes(rule));
            today.map_or_else(|| compare_kept(query, set), |(focus, communes)| compare_communes(view, query, focus, communes))
        }
        None => compare_kept(query, set),
    }
}

/// Compares the towns of a set as they were kept.
fn compare_kept(query: &ComparisonQuery, set: &PlaceSet) -> UiMessage {
    UiMessage::Edit(Edit::AddTerritories(set.territories.clone(), Box::new(query.with_places(&set.places))))
}

/// Compares a town with communes of the library, and with no others.
pub(crate) fn compare_communes(
    view: &View<'_>,
    query: &ComparisonQuery,
    focus: &'static Territory,
    communes: &[&'static Territory],
) -> UiMessage {
    let all: Vec<&'static Territory> = std::iter::once(focus).chain(communes.iter().copied()).collect();
    let places: Vec<PlaceId> = all.iter().map(|territory| view.reference_data.place_of(territory).id.clone()).collect();
    UiMessage::Edit(Edit::AddTerritories(codes_with(view, query, &all), Box::new(query.with_places(&places))))
}

/// A set of a town and the communes that a rule chose around it.
pub(crate) fn set_of_rule(view: &View<'_>, name: String, rule: PlaceRule, communes: &[&'static Territory]) -> PlaceSet {
    let focus = rule.focus().and_then(TerritoryCode::territory);
    let all: Vec<&'static Territory> = focus.into_iter().chain(communes.iter().copied()).collect();
    PlaceSet {
        name,
        places: all.iter().map(|territory| view.reference_data.place_of(territory).id.clone()).collect(),
        territories: all.iter().map(|territory| TerritoryCode::of(territory)).collect(),
        rule: Some(rule),
    }
}

/// Who came and who went since a set was kept: "Depuis que « … » a été gardé, viennent : Salé ; partent : Agadir."
pub(crate) fn change_words(speech: &Speech, set: &PlaceSet, change: &PlaceSetChange) -> String {
    let names = |codes: &[TerritoryCode]| {
        if codes.is_empty() {
            return NO_TOWN.to_owned();
        }
        let territories = codes.iter().take(MOST_NAMED).filter_map(TerritoryCode::territory);
        let named: Vec<&str> = territories.map(|territory| territory_name(territory, speech.language())).collect();
        let more = if codes.len() > MOST_NAMED { "…" } else { "" };
        format!("{}{more}", speech.format_list_plain(&named))
    };
    speech.format(&Message::PlaceSetChanged { set: set.name.clone(), came: names(&change.came), went: names(&change.went) })
}

//! What is done with a set of towns: it is shown, and what its rule chooses now is compared with what it chose when the set was kept.

use crate::app::state::dialog::{Dialog, ShownPeers};
use crate::app::state::ui_message::UiMessage;
use crate::app::state::view::View;
use crate::app::widgets::commune_search::codes_with;
use crate::base::PlaceId;
use crate::chart::town_name;
use crate::compare::ComparisonQuery;
use crate::library::TerritoryCode;
use crate::peers::{Town, TownId};
use crate::project::{Edit, PlaceRule, PlaceSet, PlaceSetChange};
use crate::speech::{Message, Speech};
use crate::tidy::{Register, Territory};

/// The most towns that are compared one by one.
pub(crate) const MOST_COMPARED: usize = 40;
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
            let focus = rule.focus().and_then(|focus| town(view, &focus));
            let today = focus.zip(view.engine.towns(rule));
            today.map_or_else(|| compare_kept(query, set), |(focus, towns)| compare_towns(view, query, &focus, towns))
        }
        None => compare_kept(query, set),
    }
}

/// Compares the towns of a set as they were kept.
fn compare_kept(query: &ComparisonQuery, set: &PlaceSet) -> UiMessage {
    UiMessage::Edit(Edit::AddTerritories(set.territories.clone(), Box::new(query.with_places(&set.places))))
}

/// Compares a town with others, and with none but them.
pub(crate) fn compare_towns(view: &View<'_>, query: &ComparisonQuery, focus: &Town, others: &[Town]) -> UiMessage {
    let all: Vec<&Town> = std::iter::once(focus).chain(others).collect();
    compare_behind(view, query, Vec::new(), &all)
}

/// Adds towns to those compared.
pub(crate) fn add_towns(view: &View<'_>, query: &ComparisonQuery, towns: &[&Town]) -> UiMessage {
    compare_behind(view, query, query.places().cloned().collect(), towns)
}

/// Compares towns behind some places, with what the library has of them.
fn compare_behind(view: &View<'_>, query: &ComparisonQuery, mut places: Vec<PlaceId>, towns: &[&Town]) -> UiMessage {
    places.extend(towns.iter().map(|town| place_id(view, town)));
    UiMessage::Edit(Edit::AddTerritories(codes_with(view, query, &of_library(towns)), Box::new(query.with_places(&places))))
}

/// The place that a town is in a comparison.
pub(crate) fn place_id(view: &View<'_>, town: &Town) -> PlaceId {
    match town {
        Town::Commune(territory) => view.reference_data.place_of(territory).id.clone(),
        Town::OfFiles { place, .. } => place.id.clone(),
    }
}

/// A town of the library or of the open files; `None` when neither has it.
pub(crate) fn town(view: &View<'_>, id: &TownId) -> Option<Town> {
    match id {
        TownId::Territory(code) => code.territory().map(Town::Commune),
        TownId::Place(id) => town_of_place(view, id),
    }
}

/// The town that a place of the open files is, or of a pool that stands behind them.
pub(crate) fn town_of_place(view: &View<'_>, id: &PlaceId) -> Option<Town> {
    let observations = view.engine.loaded()?.values.observations();
    let is_of_pool = observations.place_index(id).is_some_and(|index| observations.is_of_pool(index));
    let place = observations.place(id)?;
    let commune = Register::shipped().territory_of(place).filter(|_| is_of_pool);
    Some(commune.map_or_else(|| Town::of_files(place, observations), Town::Commune))
}

/// Of towns, the communes that the library gives; those of the files are there already.
fn of_library(towns: &[&Town]) -> Vec<&'static Territory> {
    let communes = towns.iter().map(|town| if let Town::Commune(territory) = town { Some(*territory) } else { None });
    communes.flatten().collect()
}

/// A set of a town and those that a rule chose around it.
pub(crate) fn set_of_rule(view: &View<'_>, name: String, rule: PlaceRule, towns: &[Town]) -> PlaceSet {
    let focus = rule.focus().and_then(|focus| town(view, &focus));
    let all: Vec<&Town> = focus.iter().chain(towns).collect();
    PlaceSet {
        name,
        places: all.iter().map(|town| place_id(view, town)).collect(),
        territories: of_library(&all).into_iter().map(TerritoryCode::of).collect(),
        rule: Some(rule),
    }
}

/// The first towns of some by their names, then "…" where there are more.
pub(crate) fn some_names<'a>(speech: &Speech, towns: impl IntoIterator<Item = &'a Town>, most: usize) -> String {
    let towns: Vec<&Town> = towns.into_iter().take(most + 1).collect();
    let named: Vec<&str> = towns.iter().take(most).map(|town| town_name(town, speech.language())).collect();
    let more = if towns.len() > most { "…" } else { "" };
    format!("{}{more}", speech.format_list_plain(&named))
}

/// Who came and who went since a set was kept: "Depuis que « … » a été gardé, viennent : Salé ; partent : Agadir."
pub(crate) fn change_words(view: &View<'_>, set: &PlaceSet, change: &PlaceSetChange) -> String {
    let speech = view.engine.speech();
    let names = |ids: &[TownId]| {
        let towns: Vec<Town> = ids.iter().filter_map(|id| town(view, id)).collect();
        // A town that the files no longer have has no name: its identifier tells which it was.
        let lost = ids.iter().filter_map(|id| if let TownId::Place(place) = id { Some(place) } else { None });
        let lost: Vec<&str> = lost.filter(|place| !towns.iter().any(|town| place_id(view, town) == **place)).map(PlaceId::as_str).collect();
        match (towns.is_empty(), lost.is_empty()) {
            (true, true) => NO_TOWN.to_owned(),
            (false, _) => some_names(speech, &towns, MOST_NAMED),
            (true, false) => speech.format_list_plain(&lost),
        }
    };
    speech.format(&Message::PlaceSetChanged { set: set.name.clone(), came: names(&change.came), went: names(&change.went) })
}

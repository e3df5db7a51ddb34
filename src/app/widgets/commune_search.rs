//! The communes of the library whose name begins like what is typed. A click adds one to the comparison, with every figure the library
//! has of it.

use egui::{Id, Role, Stroke, Ui, WidgetInfo, vec2};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::text::text_ui;
use crate::app::widgets::town_entry::{TownEntry, entry_ui};
use crate::base::{Level, PlaceId};
use crate::chart::{parent_name, territory_name};
use crate::compare::ComparisonQuery;
use crate::engine::code_of;
use crate::library::{Edition, FoundTerritory, TerritoryCode, search_territories};
use crate::project::Edit;
use crate::speech::Message;
use crate::tidy::{Register, Territory};

/// Fewer letters are the beginning of too many names.
const FEWEST_LETTERS: usize = 2;
/// The most communes listed.
const MOST_LISTED: usize = 8;

/// The communes found for some letters; kept from one frame to the next, as the list of names is long.
#[derive(Clone, Default)]
struct Found {
    typed: String,
    communes: Vec<FoundTerritory>,
}

/// Shows the communes that match, but for those that the files have already.
pub(super) fn commune_search_ui(ui: &mut Ui, view: &View<'_>, typed: &str, queue: &mut MessageQueue) {
    let (Some(loaded), Some(query)) = (view.engine.loaded(), view.query()) else { return };
    if view.project.library.is_off || typed.trim().chars().count() < FEWEST_LETTERS {
        return;
    }
    let is_new = |found: &&FoundTerritory| !loaded.places.iter().any(|entry| found.territory.is_place(&entry.place));
    let found = found_communes(ui, typed, 4 * MOST_LISTED);
    let mut new = found.iter().filter(is_new).take(MOST_LISTED).peekable();
    if new.peek().is_none() {
        return;
    }
    text_ui(ui, view, &view.text(Message::RailLibrary {}), LabelStyle::regular(TextSize::Small, view.theme.soft));
    for commune in new {
        commune_ui(ui, view, commune, || queue.push(add_territory(view, query, commune.territory)));
    }
}

/// One commune: its name, where it is and how many people live there.
fn commune_ui(ui: &mut Ui, view: &View<'_>, found: &FoundTerritory, add: impl FnOnce()) {
    let language = view.preferences.language;
    let name = territory_name(found.territory, language);
    let above = Register::shipped().parent(found.territory);
    let within = parent_name(found.territory, language);
    // A département is known by its number, which leaves room for the name.
    let note = above.map_or("", |above| if above.level == Level::Departement { above.code } else { within });
    let label = view.text(Message::RailAddCommune { place: name.to_owned(), within: within.to_owned() });
    let style = LabelStyle::regular(TextSize::Name, view.theme.ink);
    let TownEntry { response, marker, .. } = entry_ui(ui, view, name, style, note);
    let cross = Stroke::new(1.5, color32(view.theme.focus));
    ui.painter().line_segment([marker - vec2(4.0, 0.0), marker + vec2(4.0, 0.0)], cross);
    ui.painter().line_segment([marker - vec2(0.0, 4.0), marker + vec2(0.0, 4.0)], cross);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if response.clicked() {
        add();
    }
}

/// The communes among the first `most` territories found for some letters; looked for again only when these change.
pub(crate) fn found_communes(ui: &Ui, typed: &str, most: usize) -> Vec<FoundTerritory> {
    let id = Id::unique("jumelles-communes").with(most);
    let kept: Found = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if kept.typed == typed {
        return kept.communes;
    }
    let communes: Vec<_> = search_territories(Edition::current(), typed, most).into_iter().filter(FoundTerritory::is_commune).collect();
    let found = Found { typed: typed.to_owned(), communes: communes.clone() };
    ui.data_mut(|data| data.insert_temp(id, found));
    communes
}

/// Adds a commune to the comparison. The towns compared take from the library what they lack, so that it has something to be compared on.
pub(crate) fn add_territory(view: &View<'_>, query: &ComparisonQuery, territory: &'static Territory) -> UiMessage {
    let place = view.reference_data.place_of(territory);
    let added = if query.role_of(&place.id).is_some() { query.clone() } else { query.with_place_toggled(&place.id) };
    UiMessage::Edit(Edit::AddTerritories(codes_with(view, query, &[territory]), Box::new(added)))
}

/// The codes of the towns compared and of further territories.
pub(crate) fn codes_with(view: &View<'_>, query: &ComparisonQuery, territories: &[&'static Territory]) -> Vec<TerritoryCode> {
    let of_place = |id: &PlaceId| view.engine.loaded()?.values.observations().place(id).and_then(|place| code_of(place));
    let compared = query.places().filter_map(of_place);
    compared.chain(territories.iter().map(|territory| TerritoryCode::of(territory))).collect()
}

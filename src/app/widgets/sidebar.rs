//! The sidebar of the compare page: the towns with their roles, then the indicators with how many of the towns have a figure.

use egui::{Popup, Rect, Role, Stroke, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::tab_ui;
use crate::app::widgets::commune_search::commune_search_ui;
use crate::app::widgets::context_menu::{MenuItem, context_menu_ui};
use crate::app::widgets::filtered_list::{Filter, filter_ui};
use crate::app::widgets::icons::icon_area_ui;
use crate::app::widgets::indicator_list::indicator_list_ui;
use crate::app::widgets::layout::wrapped_row;
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::pool_choices::asked_town;
use crate::app::widgets::text::{heading_ui, text_ui};
use crate::app::widgets::tooltip::help_ui;
use crate::app::widgets::town_entry::{TownEntry, entry_ui};
use crate::base::PlaceId;
use crate::base::fold::fold;
use crate::compare::{ComparisonQuery, ComparisonRole};
use crate::engine::PlaceListEntry;
use crate::project::Edit;
use crate::speech::{Language, Message};
use crate::tidy::{Place, PlaceGroup, PlaceKind};

/// With more towns than this, at most this many are listed besides those compared.
const MAX_LISTED: usize = 30;
/// The most towns that can be grouped.
const MAX_GROUP: usize = 6;

/// Shows the towns and the indicators.
pub(crate) fn sidebar_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let (Some(loaded), Some(query)) = (view.engine.loaded(), view.query()) else { return };
    heading_ui(ui, view, &view.text(Message::RailTowns {}));
    let filter = Filter { label: Message::RailSearch {}, typed: &view.session.place_filter, message: UiMessage::SetPlaceFilter };
    let typed = filter_ui(ui, view, filter, queue);
    if loaded.places.len() > MAX_LISTED {
        filtered_towns_ui(ui, view, query, &typed, queue);
    } else {
        let folded = fold(&typed);
        for town in loaded.places.iter().filter(|town| town.search_text.contains(&folded)) {
            town_ui(ui, view, query, &town.place, queue);
        }
    }
    commune_search_ui(ui, view, &typed, queue);
    wrapped_row(ui, view, |ui| {
        group_button_ui(ui, view, query, queue);
        if tab_ui(ui, view, &view.text(Message::CommandPlaceSets {}), false).clicked() {
            queue.push(UiMessage::open_dialog(Dialog::place_sets()));
        }
    });
    ui.add_space(10.0);
    indicator_list_ui(ui, view, query, queue);
}

/// The towns compared in their order, and the first of the others that match.
fn filtered_towns_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, typed: &str, queue: &mut MessageQueue) {
    let Some(towns) = view.engine.loaded().map(|loaded| &loaded.places) else { return };
    let compared: Vec<&PlaceListEntry> = query.places().filter_map(|id| towns.iter().find(|town| town.place.id == *id)).collect();
    for town in &compared {
        town_ui(ui, view, query, &town.place, queue);
    }
    let filter = fold(typed);
    let mut others = towns.iter().filter(|town| town.search_text.contains(&filter) && view.role(&town.place.id).is_none());
    for town in others.by_ref().take(MAX_LISTED) {
        town_ui(ui, view, query, &town.place, queue);
    }
    if others.next().is_some() {
        let count = towns.len().saturating_sub(MAX_LISTED + compared.len());
        let message = if filter.is_empty() { Message::RailMoreTowns { count } } else { Message::RailMoreFound {} };
        text_ui(ui, view, &view.text(message), LabelStyle::regular(TextSize::Small, view.theme.soft));
    }
}

/// The button that groups the towns compared; the group becomes the focus of the comparison.
fn group_button_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, queue: &mut MessageQueue) {
    let members: Vec<PlaceId> = query.places().filter(|id| !view.is_group(id)).cloned().collect();
    let count = members.len();
    let group = PlaceGroup { name: String::new(), members };
    if !(2..=MAX_GROUP).contains(&count) || view.is_group(&group.id()) {
        return;
    }
    if tab_ui(ui, view, &view.text(Message::RailTogether { count }), false).clicked() {
        let places: Vec<PlaceId> = std::iter::once(group.id()).chain(query.places().cloned()).collect();
        if let Some(query) = ComparisonQuery::from_places(&places, query.indicators.clone(), query.times.clone()) {
            queue.push(UiMessage::Edit(Edit::GroupPlaces(group, Box::new(query))));
        }
    }
}

/// One town on one line: its name, its role and a note. A click adds it to the comparison or removes it.
fn town_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, place: &Place, queue: &mut MessageQueue) {
    let role = view.role(&place.id);
    let role_name = match role {
        Some(ComparisonRole::Focus) => Message::RailFocus {},
        Some(ComparisonRole::Twin) => Message::RailTwin {},
        Some(ComparisonRole::Colored(_)) => Message::RailNamed {},
        Some(ComparisonRole::Other) => Message::RailPeer {},
        None => Message::RailHidden {},
    };
    let name = view.place_name(place).to_owned();
    let label = view.text(Message::RailTown { place: name.clone(), state: view.text(role_name) });
    let is_main = matches!(role, Some(ComparisonRole::Focus | ComparisonRole::Twin));
    let style = LabelStyle::selectable(TextSize::Name, view.theme.ink, is_main);
    let note = short_note(view, place, role);
    let TownEntry { rect, response, marker } = entry_ui(ui, view, &name, style, &note);
    match role {
        Some(role) => ui.painter().circle_filled(marker, 6.0, color32(view.theme.role_color(role))),
        None => ui.painter().circle_stroke(marker, 5.5, Stroke::new(1.0, color32(view.theme.peer))),
    };
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, role.is_some(), &label));
    takes_focus_of(ui, PagePart::Towns, &response);
    if response.clicked() {
        queue.push(UiMessage::Edit(Edit::SetQuery(query.with_place_toggled(&place.id))));
    }
    if ui.rect_contains_pointer(rect)
        && role != Some(ComparisonRole::Focus)
        && let Some(asked) = roles_ui(ui, view, place, rect)
    {
        queue.push(UiMessage::Edit(Edit::SetQuery(match asked {
            AskedRole::Focus => query.with_focus(&place.id),
            AskedRole::Twin => query.with_twin(&place.id),
        })));
    }
    context_menu_ui(ui, view, &response, || town_menu(view, query, place), queue);
    let line = second_line(view, place);
    if !line.is_empty() && !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        help_ui(ui, view, &response, || vec![name.clone(), line.clone()]);
    }
}

/// A role asked for with the pointer.
#[derive(Clone, Copy)]
enum AskedRole {
    Focus,
    Twin,
}

/// Under the pointer: the star that presents a town and the arrows that set it beside the one presented. The keyboard has the menu.
fn roles_ui(ui: &mut Ui, view: &View<'_>, place: &Place, entry: Rect) -> Option<AskedRole> {
    let name = || view.place_name(place).to_owned();
    let roles = [
        (AskedRole::Focus, Icon::Star, Message::RailMakeFocus { place: name() }),
        (AskedRole::Twin, Icon::ArrowRightLeft, Message::RailMakeTwin { place: name() }),
    ];
    let size = entry.height();
    let mut edge = if view.is_rtl() { entry.left() + 4.0 } else { entry.right() - 4.0 - 2.0 * size };
    ui.painter().rect_filled(Rect::from_min_size(pos2(edge, entry.top()), vec2(2.0 * size, size)), 6.0, color32(view.theme.surface));
    let mut asked = None;
    for (role, icon, label) in roles {
        let button = Rect::from_min_size(pos2(edge, entry.top()), vec2(size, size));
        if icon_area_ui(ui, view, icon, &view.text(label), button).clicked() {
            asked = Some(role);
        }
        edge += size;
    }
    asked
}

/// What a town is, in a word or a year, at the end of its line.
fn short_note(view: &View<'_>, place: &Place, role: Option<ComparisonRole>) -> String {
    match role {
        Some(ComparisonRole::Focus) => view.text(Message::RailFocusShort {}),
        Some(ComparisonRole::Twin) => view.text(Message::RailTwin {}),
        Some(ComparisonRole::Colored(_) | ComparisonRole::Other) | None => {
            place.partnerships.first().map(|partner| partner.since.to_string()).unwrap_or_default()
        }
    }
}

/// What is told of a town beside its name: that it is a group or a country, its partner town, or its name in the other script.
fn second_line(view: &View<'_>, place: &Place) -> String {
    if view.is_group(&place.id) {
        return view.text(Message::RailGroup {});
    }
    if place.kind != PlaceKind::City {
        return view.text(Message::RailReference {});
    }
    let partner = place.partnerships.first().and_then(|partner| {
        let other = view.reference_data.gazetteer.find(partner.partner.as_str())?;
        Some(view.text(Message::RailPartner { place: view.place_name(other).to_owned(), year: partner.since.to_string() }))
    });
    if let Some(partner) = partner {
        return partner;
    }
    // A town that only a file names has one spelling, which is already the first line.
    let other_script = if view.preferences.language == Language::Ar { &place.names.fr } else { &place.names.ar };
    if other_script == view.place_name(place) { String::new() } else { other_script.clone() }
}

/// The context menu of a town: other roles, and what can be done with its group.
fn town_menu(view: &View<'_>, query: &ComparisonQuery, place: &Place) -> Vec<MenuItem> {
    let (id, role) = (&place.id, view.role(&place.id));
    let name = || view.place_name(place).to_owned();
    let ask = |label: Message, query: ComparisonQuery| MenuItem { label, message: UiMessage::Edit(Edit::SetQuery(query)) };
    let is_focus = role == Some(ComparisonRole::Focus);
    let mut items = vec![ask(Message::RailMakeFocus { place: name() }, query.with_focus(id))];
    if !is_focus {
        items.push(ask(Message::RailMakeTwin { place: name() }, query.with_twin(id)));
    }
    if view.is_group(id) {
        items.push(MenuItem { label: Message::RailUngroup {}, message: UiMessage::Edit(Edit::Ungroup(id.clone())) });
    }
    match role {
        Some(ComparisonRole::Other) => items.push(ask(Message::RailColour {}, query.with_color_toggled(id))),
        Some(ComparisonRole::Colored(_)) => items.push(ask(Message::RailGrey {}, query.with_color_toggled(id))),
        Some(ComparisonRole::Focus | ComparisonRole::Twin) | None => {}
    }
    if let Some(town) = asked_town(view, place) {
        items.push(MenuItem { label: Message::RailPeers {}, message: UiMessage::open_dialog(Dialog::peers_of(town)) });
    }
    if !is_focus {
        let label = if role.is_some() { Message::RailHide { place: name() } } else { Message::RailShow { place: name() } };
        items.push(ask(label, query.with_place_toggled(id)));
    }
    items
}

//! The rail: towns with what they are in the comparison, then indicators by theme with how many towns have them.

use egui::{CornerRadius, Response, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::{TextSize, font, ink};
use crate::app::rtl::lines;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::help::help_ui;
use crate::app::widgets::menu::menu_ui;
use crate::app::widgets::words::{Setting, in_sight, paint_lines, part_ui, tab_ui, text_ui};
use crate::base::fold::fold;
use crate::base::{IndicatorId, PlaceId};
use crate::chart::about;
use crate::compare::{ComparisonQuery, ComparisonRole};
use crate::engine::{ListedPlace, own_card};
use crate::project::Edit;
use crate::speech::{Language, Message};
use crate::tidy::{Place, PlaceGroup, PlaceKind};

/// Shows the rail.
pub(crate) fn rail_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    let (Some(loaded), Some(question)) = (view.engine.loaded(), view.question()) else { return };
    part_ui(ui, view, &view.say(Message::RailTowns {}));
    towns_ui(ui, view, (question, &loaded.towns), inbox);
    together_ui(ui, view, question, inbox);
    ui.add_space(10.0);
    part_ui(ui, view, &view.say(Message::RailIndicators {}));
    let shown = question.places().count();
    let coverage = view.derived().map(|derived| derived.coverage.as_slice()).unwrap_or_default();
    // One's own come first: they were just made, and the list is long.
    let own = |id: &IndicatorId| view.project.own.iter().any(|own| own_card(own).id == *id);
    let (hers, ours): (Vec<_>, Vec<_>) = coverage.iter().partition(|coverage| own(&coverage.indicator));
    for crate::engine::IndicatorCoverage { indicator: id, places: known } in hers.into_iter().chain(ours) {
        // An indicator no file feeds is not offered.
        if *known > 0 || question.indicators.contains(id) {
            indicator_ui(ui, view, question, (id, *known, shown), inbox);
        }
    }
}

/// The towns: those compared, then the others; of many, those whose names hold what is looked for.
fn towns_ui(ui: &mut Ui, view: &View<'_>, (question, towns): (&ComparisonQuery, &[ListedPlace]), inbox: &mut MessageQueue) {
    let many = towns.len() > LISTED;
    let mut typed = view.session.search.clone();
    if many {
        let label = view.say(Message::RailSearch {});
        let field =
            ui.add(TextEdit::singleline(&mut typed).hint_text(&label).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(10, 6)));
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
        if field.changed() {
            inbox.push(UiMessage::Search(typed.clone()));
        }
    }
    let wanted = if many { fold(&typed) } else { String::new() };
    let shown = |town: &&ListedPlace| view.standing(&town.place.id).is_some();
    // Those compared stand in the order of the question; none is looked for among thirty thousand.
    let compared: Vec<&ListedPlace> =
        if many { question.places().filter_map(|id| towns.iter().find(|town| town.place.id == *id)).collect() } else { Vec::new() };
    for town in &compared {
        town_ui(ui, view, question, &town.place, inbox);
    }
    let others = towns.iter().filter(|town| !many || (town.folded.contains(&wanted) && !shown(town)));
    let mut left = 0;
    for (rank, town) in others.enumerate() {
        if many && rank >= LISTED {
            left += 1;
            break;
        }
        town_ui(ui, view, question, &town.place, inbox);
    }
    if left > 0 {
        let count = towns.len().saturating_sub(LISTED + compared.len());
        let line = if wanted.is_empty() { Message::RailMoreTowns { count } } else { Message::RailMoreFound {} };
        text_ui(ui, view, &view.say(line), Setting::new(TextSize::Small, false, view.theme.soft));
    }
}

/// Puts the towns shown together, and shows the group in front of them.
fn together_ui(ui: &mut Ui, view: &View<'_>, question: &ComparisonQuery, inbox: &mut MessageQueue) {
    let members: Vec<PlaceId> = question.places().filter(|id| !view.is_group(id)).cloned().collect();
    let group = PlaceGroup { name: String::new(), members };
    if group.members.len() < 2 || group.members.len() > TOGETHER || view.is_group(&group.id()) {
        return;
    }
    if tab_ui(ui, view, &view.say(Message::RailTogether { count: group.members.len() }), false).clicked() {
        let order: Vec<PlaceId> = std::iter::once(group.id()).chain(question.places().cloned()).collect();
        if let Some(asked) = ComparisonQuery::about(&order, question.indicators.clone(), question.years.clone()) {
            inbox.push(UiMessage::Edit(Edit::Join(group, Box::new(asked))));
        }
    }
}

/// More towns than this have no name together.
const TOGETHER: usize = 6;

/// More towns than this are looked for by name.
const LISTED: usize = 30;

/// What stands under a town's name: what it is here, or with whom it is twinned.
fn second_line(view: &View<'_>, place: &Place) -> String {
    if view.is_group(&place.id) {
        return view.say(Message::RailGroup {});
    }
    if place.kind != PlaceKind::City {
        return view.say(Message::RailReference {});
    }
    let partner = place.partners.first().and_then(|partner| {
        let other = view.library.gazetteer.find(partner.of.as_str())?;
        Some(view.say(Message::RailPartner { place: view.name(other).to_owned(), year: partner.since.to_string() }))
    });
    let other_script = if view.preferences.language == Language::Ar { &place.names.fr } else { &place.names.ar };
    // A town only a file knows has one spelling; saying it twice teaches nothing.
    partner.or_else(|| Some(other_script.clone()).filter(|other| other != view.name(place))).unwrap_or_default()
}

fn town_ui(ui: &mut Ui, view: &View<'_>, question: &ComparisonQuery, place: &Place, inbox: &mut MessageQueue) {
    let standing = view.standing(&place.id);
    let state = match standing {
        Some(ComparisonRole::Focus) => Message::RailFocus {},
        Some(ComparisonRole::Twin) => Message::RailTwin {},
        Some(ComparisonRole::Named(_)) => Message::RailNamed {},
        Some(ComparisonRole::Peer) => Message::RailPeer {},
        None => Message::RailHidden {},
    };
    let name = view.name(place).to_owned();
    let spoken = view.say(Message::RailTown { place: name.clone(), state: view.say(state) });
    let response = line_ui(
        ui,
        view,
        (&name, &second_line(view, place)),
        matches!(standing, Some(ComparisonRole::Focus | ComparisonRole::Twin)),
        |ui, centre| {
            let painter = ui.painter();
            match standing {
                Some(standing) => painter.circle_filled(centre, 7.0, ink(view.theme.of(standing))),
                None => painter.circle_stroke(centre, 6.5, Stroke::new(1.0, ink(view.theme.peer))),
            };
        },
    );
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, standing.is_some(), &spoken));
    if response.clicked() {
        inbox.push(UiMessage::Edit(Edit::Ask(question.toggled(&place.id))));
    }
    menu_ui(ui, view, &response, || town_offers(view, question, place), inbox);
}

/// What else can be done with a town.
fn town_offers(view: &View<'_>, question: &ComparisonQuery, place: &Place) -> Vec<(Message, UiMessage)> {
    let (standing, id) = (view.standing(&place.id), &place.id);
    let named = || view.name(place).to_owned();
    let ask = |question: ComparisonQuery| UiMessage::Edit(Edit::Ask(question));
    let mut offers = vec![(Message::RailMakeFocus { place: named() }, ask(question.with_focus(id)))];
    if standing != Some(ComparisonRole::Focus) {
        offers.push((Message::RailMakeTwin { place: named() }, ask(question.with_twin(id))));
    }
    if view.is_group(id) {
        offers.push((Message::RailApart {}, UiMessage::Edit(Edit::Part(id.clone()))));
    }
    if matches!(standing, Some(ComparisonRole::Peer | ComparisonRole::Named(_))) {
        let line = if standing == Some(ComparisonRole::Peer) { Message::RailColour {} } else { Message::RailGrey {} };
        offers.push((line, ask(question.coloured(id))));
    }
    if standing != Some(ComparisonRole::Focus) {
        let line = if standing.is_some() { Message::RailHide { place: named() } } else { Message::RailShow { place: named() } };
        offers.push((line, ask(question.toggled(id))));
    }
    offers
}

fn indicator_ui(ui: &mut Ui, view: &View<'_>, question: &ComparisonQuery, card: (&IndicatorId, usize, usize), inbox: &mut MessageQueue) {
    let (id, known, shown) = card;
    let Some(indicator) = view.engine.loaded().and_then(|loaded| loaded.results.indicators().find(|own| own.id == *id)) else { return };
    let name = indicator.names.get(view.preferences.language).to_owned();
    let chosen = question.indicators.contains(id);
    let coverage = view.say(Message::RailCoverage { known: known.to_string(), shown: shown.to_string() });
    let width = ui.available_width();
    let size = lines(ui.painter(), &coverage, (font(TextSize::Small, false), ink(view.theme.soft)), width, view.rtl());
    let text = lines(ui.painter(), &name, (font(TextSize::Note, chosen), ink(view.theme.ink)), width - size.size.x - 30.0, view.rtl());
    let (rect, response) = ui.allocate_exact_size(vec2(width, text.size.y + 10.0), Sense::click());
    ground(ui, view, rect, &response, chosen);
    let inner = rect.shrink2(vec2(10.0, 5.0));
    paint_lines(ui, &text, inner, view.rtl());
    paint_lines(ui, &size, inner, !view.rtl());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
    help_ui(ui, view, &response, || about(indicator, view.speech()));
    if response.clicked() {
        inbox.push(UiMessage::Edit(Edit::Ask(ComparisonQuery { indicators: vec![id.clone()], years: Vec::new(), ..question.clone() })));
    }
    // One's own can be changed and dropped where it stands.
    if let Some(own) = view.project.own.iter().find(|own| own_card(own).id == *id) {
        let change = || (Message::OwnChange {}, UiMessage::Dialog(Some(Dialog::Own(own.clone()))));
        let offers = || vec![change(), (Message::OwnDrop {}, UiMessage::Edit(Edit::Drop(own.name.clone())))];
        menu_ui(ui, view, &response, offers, inbox);
    }
}

/// Two lines of text after a mark.
fn line_ui(ui: &mut Ui, view: &View<'_>, words: (&str, &str), bold: bool, mark: impl FnOnce(&Ui, egui::Pos2)) -> Response {
    let width = ui.available_width();
    let room = width - 44.0;
    let first = lines(ui.painter(), words.0, (font(TextSize::Name, bold), ink(view.theme.ink)), room, view.rtl());
    let second = lines(ui.painter(), words.1, (font(TextSize::Small, false), ink(view.theme.soft)), room, view.rtl());
    let (rect, response) = ui.allocate_exact_size(vec2(width, first.size.y + second.size.y + 8.0), Sense::click());
    ground(ui, view, rect, &response, bold);
    let x = if view.rtl() { rect.right() - 20.0 } else { rect.left() + 20.0 };
    mark(ui, pos2(x, rect.top() + 4.0 + first.size.y / 2.0));
    let left = if view.rtl() { rect.left() + 4.0 } else { rect.left() + 38.0 };
    let inner = egui::Rect::from_min_size(pos2(left, rect.top() + 4.0), vec2(width - 42.0, rect.height()));
    paint_lines(ui, &first, inner, view.rtl());
    paint_lines(ui, &second, inner.translate(vec2(0.0, first.size.y)), view.rtl());
    response
}

/// The ground of a line: white when chosen, framed under the pointer or the keyboard.
fn ground(ui: &Ui, view: &View<'_>, rect: egui::Rect, response: &Response, chosen: bool) {
    let corner = CornerRadius::same(8);
    in_sight(response);
    if chosen {
        ui.painter().rect_filled(rect, corner, ink(view.theme.surface));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, corner, Stroke::new(2.0, ink(view.theme.focus)), egui::StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, ink(view.theme.line)), egui::StrokeKind::Inside);
    }
}

//! The towns that resemble one: what is looked for above, the list with its reasons below, and what may be done with it.

use std::sync::Arc;

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::dialogs::parts::title_ui;
use crate::app::dialogs::peer_tolerances::tolerances_ui;
use crate::app::dialogs::peer_variables::variables_ui;
use crate::app::state::dialog::{Dialog, ShownPeers};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{button_ui, choice_ui, primary_button_ui, tab_ui};
use crate::app::widgets::layout::{row, wrapped_row};
use crate::app::widgets::place_sets::{add_towns, change_words, compare_towns, place_id, set_of_rule, town};
use crate::app::widgets::text::text_ui;
use crate::chart::{
    certainty_words, closeness_name, other_distances_words, parent_name, peer_reasons, peers_title, printed_value, refusal_words,
    town_name, unknown_words, way_words,
};
use crate::engine::{FoundPeers, file_figure, is_better, library_figure};
use crate::indicators::{Better, Indicator};
use crate::library::Pool;
use crate::peers::{Certainty, Closeness, FEWEST_CANDIDATES, Peer, PeerCriteria, PeerQuestion, PeerScope, PeerWay, Town, TownId};
use crate::project::{Edit, PlaceRule, PlaceSet};
use crate::render::Rgb;
use crate::speech::Message;
use crate::tidy::{PlaceKind, Territory};

/// The factor of "of similar size".
const SIMILAR_TIMES: u8 = 3;

/// Shows the question, the list and the buttons.
pub(super) fn peers_ui(ui: &mut Ui, view: &View<'_>, question: &PeerQuestion, shown: ShownPeers, queue: &mut MessageQueue) {
    let Some(focus) = town(view, &question.focus) else { return };
    let place = town_name(&focus, view.preferences.language);
    title_ui(ui, view, Message::PeersDialog { place: place.to_owned() });
    let height = (ui.ctx().content_rect().height() - AROUND_CONTENT).clamp(120.0, CONTENT_HEIGHT);
    ScrollArea::vertical().id_salt("jumelles-peers").max_height(height).min_scrolled_height(height).show(ui, |ui| {
        // The buttons below do not jump while the list is being made.
        ui.set_min_height(height);
        question_ui(ui, view, question, shown, queue);
        ui.add_space(8.0);
        match view.engine.peers(question) {
            None => {
                let soft = LabelStyle::regular(TextSize::Body, view.theme.soft);
                text_ui(ui, view, &view.text(Message::PeersSearching {}), soft);
            }
            Some(Err(refusal)) => {
                let warn = LabelStyle::regular(TextSize::Body, view.theme.ink);
                text_ui(ui, view, &refusal_words(*refusal, place, view.engine.speech()), warn);
            }
            Some(Ok(_)) if shown == ShownPeers::Tolerances => {}
            Some(Ok(found)) => found_ui(ui, view, Answer { question, shown, found }, queue),
        }
    });
    ui.add_space(8.0);
    row(ui, view, |ui| {
        if let Some(Ok(found)) = view.engine.peers(question) {
            use_ui(ui, view, Used { question, focus: &focus, found }, queue);
        }
        if button_ui(ui, view, &view.text(Message::Close {})).clicked() {
            queue.push(UiMessage::SetDialog(None));
        }
    });
}

/// What stands above and below the question and its list, and the most that they take, in points.
const AROUND_CONTENT: f32 = 160.0;
const CONTENT_HEIGHT: f32 = 690.0;

/// Where to look, which values are compared, and how much each variable counts.
fn question_ui(ui: &mut Ui, view: &View<'_>, question: &PeerQuestion, shown: ShownPeers, queue: &mut MessageQueue) {
    wrapped_row(ui, view, |ui| {
        for (label, other) in [
            (Message::PeersAll {}, ShownPeers::All),
            (Message::PeersToFollow {}, ShownPeers::ToFollow),
            (Message::PeersTolerances {}, ShownPeers::Tolerances),
        ] {
            if tab_ui(ui, view, &view.text(label), shown == other).clicked() {
                queue.push(UiMessage::open_dialog(Dialog::Peers { question: question.clone(), shown: other }));
            }
        }
    });
    let mut ask = |question: PeerQuestion| queue.push(UiMessage::open_dialog(Dialog::Peers { question, shown }));
    wrapped_row(ui, view, |ui| {
        for (label, among) in scopes(view, question) {
            if choice_ui(ui, view, &view.text(label), question.among == among).clicked() {
                ask(PeerQuestion { among, ..question.clone() });
            }
        }
        let is_similar = question.most_times_population.is_some();
        if choice_ui(ui, view, &view.text(Message::PeersSimilarSize {}), is_similar).clicked() {
            ask(PeerQuestion { most_times_population: (!is_similar).then_some(SIMILAR_TIMES), ..question.clone() });
        }
    });
    wrapped_row(ui, view, |ui| {
        for (label, way) in [(Message::PeersWayAsIs {}, PeerWay::AsIs), (Message::PeersWayWithin {}, PeerWay::WithinCountry)] {
            if choice_ui(ui, view, &view.text(label), question.way == way).clicked() {
                ask(PeerQuestion { way, ..question.clone() });
            }
        }
        if choice_ui(ui, view, &view.text(Message::PeersBySea {}), question.must_be_by_the_sea).clicked() {
            ask(PeerQuestion { must_be_by_the_sea: !question.must_be_by_the_sea, ..question.clone() });
        }
    });
    variables_ui(ui, view, question, &mut ask);
    if shown == ShownPeers::Tolerances {
        ui.add_space(6.0);
        tolerances_ui(ui, view, question, &mut ask);
    }
}

/// Where may be looked: in the countries, unless the library is off or has not the town; in the files, where they have enough towns.
fn scopes(view: &View<'_>, question: &PeerQuestion) -> Vec<(Message, PeerScope)> {
    let mut scopes = Vec::new();
    if !view.project.library.is_off && question.focus.territory().is_some() {
        scopes.push((Message::PeersMorocco {}, PeerScope::of_country("MA")));
        scopes.push((Message::PeersFrance {}, PeerScope::of_country("FR")));
        scopes.push((Message::PeersBoth {}, PeerScope::Communes(Pool::everywhere())));
    }
    let towns = view.engine.loaded().map_or(&[][..], |loaded| loaded.values.places());
    // Beside the town in question.
    let is_enough = towns.iter().filter(|place| place.kind == PlaceKind::City).nth(FEWEST_CANDIDATES).is_some();
    if is_enough || scopes.is_empty() {
        scopes.push((Message::PeersInFiles {}, PeerScope::Files));
    }
    scopes
}

/// What was found for a question.
#[derive(Clone, Copy)]
struct Answer<'a> {
    question: &'a PeerQuestion,
    shown: ShownPeers,
    found: &'a FoundPeers,
}

/// The figures of the indicator of the comparison for the town in question and one of its peers.
struct IndicatorFigures {
    name: String,
    is_better: bool,
    /// Their printed values.
    values: [String; 2],
}

/// The indicator of the comparison; the first of several.
fn compared_indicator<'a>(view: &View<'a>) -> Option<&'a Arc<Indicator>> {
    let id = view.query()?.indicators.first()?;
    view.engine.loaded()?.values.indicators().find(|indicator| indicator.id == *id)
}

impl IndicatorFigures {
    fn of(view: &View<'_>, focus: &Town, other: &Town) -> Option<Self> {
        let indicator = compared_indicator(view)?;
        let values = &view.engine.loaded()?.values;
        // What the files say of a town comes before what the library has of it.
        let figure = |town: &Town| {
            let of_files = file_figure(values, indicator, &place_id(view, town));
            of_files.or_else(|| library_figure(indicator, town.territory()?).map(|figure| figure.value))
        };
        let (own, other) = (figure(focus), figure(other)?);
        let is_better = own.is_some_and(|own| is_better(indicator, other, own));
        let speech = view.engine.speech();
        let printed = |value: f64| printed_value(speech, indicator, value);
        let values = [own.map(printed).unwrap_or_default(), printed(other)];
        Some(Self { name: indicator.names.get(view.preferences.language).to_owned(), is_better, values })
    }

    fn words(&self, view: &View<'_>, place: &str) -> String {
        let [own, value] = self.values.clone();
        let (measure, place) = (self.name.clone(), place.to_owned());
        view.text(if self.is_better {
            Message::PeersFigureBetter { measure, value, place, own }
        } else {
            Message::PeersFigure { measure, value }
        })
    }
}

/// What was compared, then each peer.
fn found_ui(ui: &mut Ui, view: &View<'_>, answer: Answer<'_>, queue: &mut MessageQueue) {
    let Answer { question, shown, found } = answer;
    let (speech, language) = (view.engine.speech(), view.preferences.language);
    let soft = LabelStyle::regular(TextSize::Small, view.theme.soft);
    let Some(picture) = found.picture() else { return };
    let (focus, focus_name) = (picture.focus, town_name(picture.focus, language));
    let title = peers_title(&picture, speech);
    text_ui(ui, view, &format!("{title}. {}", way_words(question.way, speech)), soft);
    let unknown = unknown_words(&found.unknown, speech);
    if !unknown.is_empty() {
        text_ui(ui, view, &unknown, LabelStyle::regular(TextSize::Small, view.theme.warn));
    }
    let nearest = found.list.peers.first().filter(|peer| peer.closeness == Closeness::Far);
    if let Some(nearest) = nearest.and_then(|peer| found.pool.town(peer.candidate)) {
        let message = Message::PeersNoneNear { place: focus_name.to_owned(), nearest: town_name(nearest, language).to_owned() };
        text_ui(ui, view, &view.text(message), LabelStyle::regular(TextSize::Body, view.theme.ink));
    }
    let now: Vec<TownId> = found.towns().map(Town::id).collect();
    if let Some(kept) = kept_set(view, question)
        && let Some(change) = kept.change(&now)
    {
        text_ui(ui, view, &change_words(view, kept, &change), LabelStyle::regular(TextSize::Body, view.theme.ink));
    }
    let (mut is_empty, mut has_figures) = (true, false);
    for peer in &found.list.peers {
        let Some(town) = found.pool.town(peer.candidate) else { continue };
        let figures = IndicatorFigures::of(view, focus, town);
        has_figures |= figures.is_some();
        if shown == ShownPeers::All || figures.as_ref().is_some_and(|figures| figures.is_better) {
            is_empty = false;
            peer_ui(ui, view, focus, PeerEntry { peer, town, figures, criteria: &found.criteria }, queue);
        }
    }
    if is_empty {
        let indicator = compared_indicator(view);
        let measure = indicator.map(|indicator| indicator.names.get(language).to_owned()).unwrap_or_default();
        let has_side = indicator.is_some_and(|indicator| matches!(indicator.better, Better::Higher | Better::Lower));
        let message = match (has_side, has_figures) {
            (false, _) => Message::PeersNoSide { measure },
            (true, false) => Message::PeersNoFigures { measure },
            (true, true) => Message::PeersNoneBetter { place: focus_name.to_owned() },
        };
        text_ui(ui, view, &view.text(message), LabelStyle::regular(TextSize::Body, view.theme.ink));
    }
    let others = other_distances_words(&found.shared, speech);
    if shown == ShownPeers::All && !others.is_empty() {
        ui.add_space(6.0);
        text_ui(ui, view, &others, soft);
    }
    if let Some(focus) = focus.territory() {
        links_ui(ui, view, focus);
    }
}

/// A peer and the town it is.
struct PeerEntry<'a> {
    peer: &'a Peer,
    town: &'a Town,
    figures: Option<IndicatorFigures>,
    criteria: &'a PeerCriteria,
}

/// One peer: its name and where it is, its class and its certainty, and why.
fn peer_ui(ui: &mut Ui, view: &View<'_>, focus: &Town, entry: PeerEntry<'_>, queue: &mut MessageQueue) {
    let (PeerEntry { peer, town, figures, criteria }, speech, language) = (entry, view.engine.speech(), view.preferences.language);
    let (name, focus_name) = (town_name(town, language), town_name(focus, language));
    let within = town.territory().map_or("", |territory| parent_name(territory, language));
    ui.add_space(4.0);
    row(ui, view, |ui| {
        text_ui(ui, view, name, LabelStyle::bold(TextSize::Name, view.theme.ink));
        let class = closeness_name(peer.closeness, speech);
        let of_class = if within.is_empty() { class } else { format!("{within} · {class}") };
        text_ui(ui, view, &of_class, LabelStyle::regular(TextSize::Small, view.theme.soft));
        dots_ui(ui, view, peer.certainty);
        let is_compared = view.query().is_some_and(|query| query.role_of(&place_id(view, town)).is_some());
        let label = view.text(Message::PeersAddOne { place: name.to_owned() });
        if !is_compared && button_ui(ui, view, &label).clicked() {
            add(view, &[town], queue);
        }
    });
    let mut why = peer_reasons(peer, criteria, speech);
    if peer.is_mutual {
        why = format!("{why} · {}", view.text(Message::PeerMutual { place: focus_name.to_owned() }));
    }
    text_ui(ui, view, &why, LabelStyle::regular(TextSize::Small, view.theme.ink));
    if let Some(figures) = figures {
        let ink = if figures.is_better { view.theme.good } else { view.theme.soft };
        text_ui(ui, view, &figures.words(view, focus_name), LabelStyle::regular(TextSize::Small, ink));
    }
}

/// How sure the place of a peer is: one to five dots, and the count for who cannot see them.
fn dots_ui(ui: &mut Ui, view: &View<'_>, certainty: Certainty) {
    const DOTS: usize = 5;
    let (rect, response) = ui.allocate_exact_size(vec2(60.0, 16.0), Sense::hover());
    let words = certainty_words(certainty, view.engine.speech());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
    let ink = |is_full: bool| -> Rgb { if is_full { view.theme.ink } else { view.theme.line } };
    let mut x = if view.is_rtl() { rect.right() - 6.0 } else { rect.left() + 6.0 };
    for dot in 0..DOTS {
        ui.painter().circle_filled(pos2(x, rect.center().y), 4.0, color32(ink(dot < certainty.dots())));
        x += if view.is_rtl() { -11.0 } else { 11.0 };
    }
    response.on_hover_text(words);
}

/// The agreements of the town, which are no likeness.
fn links_ui(ui: &mut Ui, view: &View<'_>, focus: &Territory) {
    let gazetteer = &view.reference_data.gazetteer;
    let Some(own) = gazetteer.places().iter().find(|place| focus.is_place(place)) else { return };
    let of_partners = gazetteer.places().iter().flat_map(|place| place.partnerships.iter().map(move |link| (place, link)));
    let linked: Vec<String> = of_partners
        .filter(|(place, link)| place.id == own.id || link.partner == own.id)
        .map(|(place, link)| {
            let partner = if place.id == own.id { gazetteer.find(link.partner.as_str()).unwrap_or(own) } else { place };
            let (place, partner) = (view.place_name(own).to_owned(), view.place_name(partner).to_owned());
            view.text(Message::PeersLink { place, partner, year: link.since.to_string() })
        })
        .collect();
    if linked.is_empty() {
        return;
    }
    text_ui(ui, view, &view.text(Message::PeersLinks {}), LabelStyle::bold(TextSize::Small, view.theme.soft));
    for link in linked {
        text_ui(ui, view, &link, LabelStyle::regular(TextSize::Small, view.theme.ink));
    }
    ui.add_space(8.0);
}

/// A list that may be used.
#[derive(Clone, Copy)]
struct Used<'a> {
    question: &'a PeerQuestion,
    focus: &'a Town,
    found: &'a FoundPeers,
}

/// The buttons that put the list into the comparison, and the one that keeps it with its rule.
fn use_ui(ui: &mut Ui, view: &View<'_>, used: Used<'_>, queue: &mut MessageQueue) {
    let Used { question, focus, found } = used;
    let peers: Vec<Town> = found.towns().cloned().collect();
    let count = peers.len();
    if primary_button_ui(ui, view, &view.text(Message::PeersReplace { count })).clicked() {
        if let Some(query) = view.query() {
            queue.push(compare_towns(view, query, focus, &peers));
        }
        queue.push(UiMessage::SetDialog(None));
    }
    if button_ui(ui, view, &view.text(Message::PeersAddAll { count })).clicked() {
        add(view, &peers.iter().collect::<Vec<_>>(), queue);
        queue.push(UiMessage::SetDialog(None));
    }
    let set = pinned_set(view, question, focus, &peers);
    let label = match kept_set(view, question) {
        None => Message::PeersPin {},
        Some(kept) if kept.change(&peers.iter().map(Town::id).collect::<Vec<_>>()).is_some() => Message::PeersUpdatePin {},
        Some(_) => Message::PeersPinned {},
    };
    let is_new = !matches!(label, Message::PeersPinned {});
    ui.add_enabled_ui(is_new, |ui| {
        if button_ui(ui, view, &view.text(label)).clicked() {
            queue.push(UiMessage::Edit(Edit::KeepPlaceSet(Box::new(set))));
        }
    });
}

/// The set of the project that answers the same question.
fn kept_set<'a>(view: &View<'a>, question: &PeerQuestion) -> Option<&'a PlaceSet> {
    let is_same = |set: &&PlaceSet| matches!(&set.rule, Some(PlaceRule::Peers(kept)) if **kept == *question);
    view.project.place_sets.iter().find(is_same)
}

/// The list as a set with its rule. One that answers the question already keeps its name.
fn pinned_set(view: &View<'_>, question: &PeerQuestion, focus: &Town, peers: &[Town]) -> PlaceSet {
    let name = kept_set(view, question).map_or_else(|| new_name(view, question, focus), |kept| kept.name.clone());
    set_of_rule(view, name, PlaceRule::Peers(Box::new(question.clone())), peers)
}

/// A name that no set has: "Semblables à Kénitra en France", then "… (2)".
fn new_name(view: &View<'_>, question: &PeerQuestion, focus: &Town) -> String {
    let scope = view.text(match question.among.pool().map(Pool::country) {
        None => Message::PeersInFiles {},
        Some(Some("MA")) => Message::PeersMorocco {},
        Some(Some(_)) => Message::PeersFrance {},
        Some(None) => Message::PeersBoth {},
    });
    let place = town_name(focus, view.preferences.language).to_owned();
    let name = view.text(Message::PeersSetName { place, scope });
    let is_free = |name: &String| view.project.place_sets.iter().all(|set| set.name != *name);
    let numbered = (2..).map(|number: usize| format!("{name} ({number})"));
    std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or_default()
}

/// Adds towns to those compared.
fn add(view: &View<'_>, towns: &[&Town], queue: &mut MessageQueue) {
    if let Some(query) = view.query() {
        queue.push(add_towns(view, query, towns));
    }
}

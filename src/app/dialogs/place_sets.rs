//! Sets of towns: those kept in the project, the towns compared as a new one, and communes chosen by a rule.

use egui::{ComboBox, Role, ScrollArea, Ui, WidgetInfo};

use crate::app::dialogs::parts::{close_row_ui, title_ui};
use crate::app::state::dialog::Dialog;
use crate::app::state::rule_draft::{GrowthClass, RuleDraft, SizeClass};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, choice_ui, menu_choice_ui, primary_button_ui};
use crate::app::widgets::commune_search::codes_with;
use crate::app::widgets::icons::icon_button_ui;
use crate::app::widgets::layout::{row, wrapped_row};
use crate::app::widgets::place_sets::{MOST_COMPARED, compare_towns, set_of_rule, show_set, some_names};
use crate::app::widgets::pool_choices::{focus_commune, territories_around};
use crate::app::widgets::text::{heading_ui, line, text_ui};
use crate::app::widgets::text_field::text_field_ui;
use crate::chart::{pool_name, territory_name};
use crate::compare::ComparisonQuery;
use crate::library::{Pool, TerritoryCode};
use crate::peers::Town;
use crate::project::{Edit, PlaceRule, PlaceSet};
use crate::speech::Message;
use crate::tidy::Territory;

use lucide_icons::Icon;

/// The most communes of a rule that are named.
const MOST_NAMED: usize = 6;
/// The width of a list of conditions, in points.
const LIST_WIDTH: f32 = 140.0;
/// What stands above and below the content, in points.
const AROUND_CONTENT: f32 = 150.0;
/// The height of the content, in points. It is kept while communes are being looked for: nothing jumps.
const CONTENT_HEIGHT: f32 = 440.0;
/// What a set kept adds to it, and how many are in sight without scrolling.
const SET_HEIGHT: f32 = 44.0;
const MOST_IN_SIGHT: usize = 5;

/// Shows the sets kept, and the two ways to make one.
pub(super) fn place_sets_ui(ui: &mut Ui, view: &View<'_>, name: &str, rule: &RuleDraft, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::PlaceSetsTitle {});
    let sets = view.project.place_sets.iter().take(MOST_IN_SIGHT).map(|_| SET_HEIGHT).sum::<f32>();
    let height = (ui.ctx().content_rect().height() - AROUND_CONTENT).clamp(120.0, CONTENT_HEIGHT + sets);
    ScrollArea::vertical().id_salt("jumelles-place-sets").max_height(height).min_scrolled_height(height).show(ui, |ui| {
        ui.set_min_height(height);
        kept_ui(ui, view, queue);
        if let Some(query) = view.query() {
            keep_shown_ui(ui, view, query, Typed { name, rule }, queue);
            if let Some(focus) = focus_commune(view, query) {
                rule_ui(ui, view, Ruled { query, focus, rule, name }, queue);
            }
        }
    });
    close_row_ui(ui, view, queue);
}

/// The sets of the project, each with the buttons that show and delete it.
fn kept_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    heading_ui(ui, view, &view.text(Message::PlaceSetsKept {}));
    if view.project.place_sets.is_empty() {
        text_ui(ui, view, &view.text(Message::PlaceSetsNone {}), LabelStyle::regular(TextSize::Small, view.theme.soft));
    }
    for set in &view.project.place_sets {
        row(ui, view, |ui| {
            let label = view.text(Message::PlaceSetShowOf { set: set.name.clone() });
            let show = button_ui(ui, view, &view.text(Message::PlaceSetShow {}));
            show.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
            if let Some(query) = view.query().filter(|_| show.clicked()) {
                queue.push(UiMessage::SetDialog(None));
                queue.push(show_set(view, query, set));
            }
            if icon_button_ui(ui, view, Icon::Trash2, &view.text(Message::PlaceSetRemove { set: set.name.clone() })).clicked() {
                queue.push(UiMessage::Edit(Edit::RemovePlaceSet(set.name.clone())));
            }
            text_ui(ui, view, &set.name, LabelStyle::bold(TextSize::Body, view.theme.ink));
            let towns = view.text(Message::PlaceSetTowns { count: set.places.len() });
            let detail = if set.rule.is_some() { format!("{towns} · {}", view.text(Message::PlaceSetByRule {})) } else { towns };
            text_ui(ui, view, &detail, LabelStyle::regular(TextSize::Small, view.theme.soft));
        });
    }
    ui.add_space(8.0);
}

/// What is typed and chosen in the dialog.
#[derive(Clone, Copy)]
struct Typed<'a> {
    name: &'a str,
    rule: &'a RuleDraft,
}

/// A name, and the button that keeps the towns compared under it.
fn keep_shown_ui(ui: &mut Ui, view: &View<'_>, query: &ComparisonQuery, typed: Typed<'_>, queue: &mut MessageQueue) {
    let mut name = typed.name.to_owned();
    if text_field_ui(ui, view, Message::PlaceSetName {}, 1, &mut name).changed() {
        queue.push(UiMessage::open_dialog(Dialog::PlaceSets { name: name.clone(), rule: typed.rule.clone() }));
    }
    let places: Vec<_> = query.places().cloned().collect();
    let label = view.text(Message::PlaceSetKeepShown { count: places.len() });
    ui.add_enabled_ui(!name.trim().is_empty(), |ui| {
        if button_ui(ui, view, &label).clicked() {
            let set = PlaceSet { name: name.trim().to_owned(), places, territories: codes_with(view, query, &[]), rule: None };
            keep(set, typed.rule, queue);
        }
    });
    ui.add_space(8.0);
}

/// Keeps a set, and empties the field of its name.
fn keep(set: PlaceSet, rule: &RuleDraft, queue: &mut MessageQueue) {
    queue.push(UiMessage::Edit(Edit::KeepPlaceSet(Box::new(set))));
    queue.push(UiMessage::open_dialog(Dialog::PlaceSets { name: String::new(), rule: rule.clone() }));
}

/// A rule around the town presented.
#[derive(Clone, Copy)]
struct Ruled<'a> {
    query: &'a ComparisonQuery,
    focus: &'static Territory,
    rule: &'a RuleDraft,
    name: &'a str,
}

/// The conditions, the communes that meet them, and what may be done with these.
fn rule_ui(ui: &mut Ui, view: &View<'_>, ruled: Ruled<'_>, queue: &mut MessageQueue) {
    let place = territory_name(ruled.focus, view.preferences.language).to_owned();
    heading_ui(ui, view, &view.text(Message::PlaceSetsByRule { place }));
    conditions_ui(ui, view, ruled, queue);
    ui.add_space(6.0);
    let Some(towns) = view.engine.towns(&rule_of(ruled.rule, ruled.focus)) else {
        let searching = view.text(Message::PeersSearching {});
        text_ui(ui, view, &searching, LabelStyle::regular(TextSize::Body, view.theme.soft));
        return;
    };
    let names = some_names(view.engine.speech(), towns, MOST_NAMED);
    let found = view.text(Message::RuleFound { count: towns.len(), names });
    text_ui(ui, view, &found, LabelStyle::regular(TextSize::Body, view.theme.ink));
    if towns.len() > MOST_COMPARED {
        let many = view.text(Message::RuleTooMany { most: MOST_COMPARED });
        text_ui(ui, view, &many, LabelStyle::regular(TextSize::Small, view.theme.soft));
    }
    use_ui(ui, view, ruled, towns, queue);
}

/// The rule of a draft.
fn rule_of(draft: &RuleDraft, focus: &Territory) -> PlaceRule {
    PlaceRule::Pool { pool: draft.pool(), focus: Some(TerritoryCode::of(focus)) }
}

/// The lists of places, sizes and growths, and the choice of the sea.
fn conditions_ui(ui: &mut Ui, view: &View<'_>, ruled: Ruled<'_>, queue: &mut MessageQueue) {
    let rule = ruled.rule;
    let mut ask = |rule: RuleDraft| queue.push(UiMessage::open_dialog(Dialog::PlaceSets { name: ruled.name.to_owned(), rule }));
    let mut within: Vec<(Message, Option<Pool>)> = vec![
        (Message::RuleAnywhere {}, None),
        (Message::PeersMorocco {}, Some(Pool::of_country("MA"))),
        (Message::PeersFrance {}, Some(Pool::of_country("FR"))),
    ];
    within.extend(territories_around(ruled.focus).into_iter().map(|territory| {
        let level = view.engine.speech().level_name_of_one(territory.level);
        (
            Message::RuleTerritory { level, name: territory_name(territory, view.preferences.language).to_owned() },
            Some(Pool::within(territory)),
        )
    }));
    let sizes = [
        (Message::RuleAnySize {}, SizeClass::Any),
        (Message::RuleSimilarSize {}, SizeClass::Similar),
        (Message::RuleVillages {}, SizeClass::Village),
        (Message::RuleSmallTowns {}, SizeClass::SmallTown),
        (Message::RuleTowns {}, SizeClass::Town),
        (Message::RuleCities {}, SizeClass::City),
    ];
    let growths = [
        (Message::RuleAnyGrowth {}, GrowthClass::Any),
        (Message::RuleGrowing {}, GrowthClass::Growing),
        (Message::RuleShrinking {}, GrowthClass::Shrinking),
    ];
    wrapped_row(ui, view, |ui| {
        if let Some(within) = list_ui(ui, view, Message::RuleWhere {}, &within, &rule.within) {
            ask(RuleDraft { within, ..rule.clone() });
        }
        if let Some(size) = list_ui(ui, view, Message::RuleSize {}, &sizes, &rule.size) {
            ask(RuleDraft { size, ..rule.clone() });
        }
        if let Some(growth) = list_ui(ui, view, Message::RuleGrowth {}, &growths, &rule.growth) {
            ask(RuleDraft { growth, ..rule.clone() });
        }
        if choice_ui(ui, view, &view.text(Message::PeersBySea {}), rule.is_by_the_sea).clicked() {
            ask(RuleDraft { is_by_the_sea: !rule.is_by_the_sea, ..rule.clone() });
        }
    });
}

/// A list that shows the choice made; the one that is clicked.
fn list_ui<T: Clone + PartialEq>(ui: &mut Ui, view: &View<'_>, label: Message, choices: &[(Message, T)], chosen: &T) -> Option<T> {
    let label = view.text(label);
    let shown = choices.iter().find(|(_, choice)| choice == chosen).map(|(name, _)| view.text(name)).unwrap_or_default();
    let mut clicked = None;
    let text = line(view, &shown, LabelStyle::regular(TextSize::Body, view.theme.ink));
    let list = ComboBox::from_id_salt(&label).selected_text(text).width(LIST_WIDTH).show_ui(ui, |ui| {
        for (name, choice) in choices {
            if menu_choice_ui(ui, view, &view.text(name), choice == chosen).clicked() {
                clicked = Some(choice.clone());
                ui.close();
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &label));
    clicked
}

/// The buttons that compare the communes of a rule, show them behind, or keep the rule.
fn use_ui(ui: &mut Ui, view: &View<'_>, ruled: Ruled<'_>, towns: &[Town], queue: &mut MessageQueue) {
    let pool = ruled.rule.pool();
    wrapped_row(ui, view, |ui| {
        let is_comparable = (1..=MOST_COMPARED).contains(&towns.len());
        ui.add_enabled_ui(is_comparable, |ui| {
            if primary_button_ui(ui, view, &view.text(Message::RuleCompare { count: towns.len() })).clicked() {
                queue.push(compare_towns(view, ruled.query, &Town::Commune(ruled.focus), towns));
                queue.push(UiMessage::SetDialog(None));
            }
        });
        if button_ui(ui, view, &view.text(Message::RuleAmong {})).clicked() {
            let among = Some(pool.clone());
            queue.push(UiMessage::Edit(Edit::SetQuery(ComparisonQuery { among, ..ruled.query.clone() })));
            queue.push(UiMessage::SetDialog(None));
        }
        ui.add_enabled_ui(is_comparable, |ui| {
            if button_ui(ui, view, &view.text(Message::RuleKeep {})).clicked() {
                let name = name_of_rule(view, ruled, towns.len());
                keep(set_of_rule(view, name, rule_of(ruled.rule, ruled.focus), towns), ruled.rule, queue);
            }
        });
    });
}

/// The name of the set of a rule: as typed, else what the rule says.
fn name_of_rule(view: &View<'_>, ruled: Ruled<'_>, count: usize) -> String {
    match ruled.name.trim() {
        "" => pool_name(view.engine.speech(), &ruled.rule.pool(), count),
        name => name.to_owned(),
    }
}

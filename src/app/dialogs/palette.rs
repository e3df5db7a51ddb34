//! The command palette: a few letters find a command, an indicator or a town, in the scripts of all three languages.

use std::cmp::Reverse;

use egui::{CornerRadius, Key, Margin, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::bidi::{end_align, start_align};
use crate::app::dialogs::parts::{close_row_ui, title_ui};
use crate::app::fuzzy_match::{confident_score, score};
use crate::app::state::command::{CommandSpec, declared_commands, shortcut_name};
use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::commune_search::add_territory;
use crate::app::widgets::pool_choices::{PoolChoice, pool_choices};
use crate::app::widgets::text::{layout, paint_galleys, text_ui};
use crate::app::widgets::text_field::{field_align, ring_ui};
use crate::chart::territory_name;
use crate::compare::{ComparisonQuery, ComparisonRole};
use crate::engine::{Loaded, PlaceListEntry};
use crate::indicators::Indicator;
use crate::library::{Edition, FoundTerritory, search_territories};
use crate::project::Edit;
use crate::speech::{Language, Message};

/// The most entries listed.
const MAX_ENTRIES: usize = 12;
/// What a measure shown as it is read scores less than an indicator: more than any difference of length.
const AS_READ_PENALTY: i32 = 100;
/// What a command scores more than a town or an indicator that matches equally.
const COMMAND_BONUS: i32 = 50;
/// What making a town the focus or the twin scores less than showing it.
const ROLE_PENALTY: i32 = 10;
/// The most communes of the library listed, and the fewest letters they are looked for by.
const MOST_COMMUNES: usize = 5;
const FEWEST_LETTERS_OF_COMMUNE: usize = 3;
/// With more towns than this, only their names are matched, not the actions on them.
const MAX_TOWNS_WITH_ACTIONS: usize = 200;

/// An entry of the palette.
struct PaletteEntry {
    name: String,
    /// Its kind, or its shortcut.
    detail: String,
    /// What is sent when it is chosen.
    message: UiMessage,
}

/// An entry and how well it matches.
struct ScoredEntry {
    score: i32,
    entry: PaletteEntry,
}

/// Shows the field and the entries that match. Arrow keys move the selection, Enter chooses.
pub(super) fn palette_ui(ui: &mut Ui, view: &View<'_>, text: &str, selected: usize, queue: &mut MessageQueue) {
    let label = view.text(Message::PaletteHint {});
    let mut typed = text.to_owned();
    let is_pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    let (down, up, enter) = (is_pressed(Key::ArrowDown), is_pressed(Key::ArrowUp), is_pressed(Key::Enter));
    let edit = TextEdit::singleline(&mut typed).hint_text(&label).desired_width(f32::INFINITY).margin(Margin::symmetric(12, 10));
    let field = ui.add(edit.align(field_align(view)));
    ring_ui(ui, &field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    // The field keeps the keyboard focus whatever was clicked.
    field.request_focus();
    let entries = matching_entries(view, &typed);
    let last = entries.len().saturating_sub(1);
    let mut next = if field.changed() { 0 } else { selected.min(last) };
    if down {
        next = if next == last { 0 } else { next + 1 };
    }
    if up {
        next = next.checked_sub(1).unwrap_or(last);
    }
    if enter && let Some(entry) = entries.get(next) {
        choose(entry, queue);
        return;
    }
    if typed != text || next != selected {
        queue.push(UiMessage::open_dialog(Dialog::Palette { text: typed.clone(), selected: next }));
    }
    ui.add_space(6.0);
    if entries.is_empty() {
        text_ui(ui, view, &view.text(Message::PaletteNothing {}), LabelStyle::regular(TextSize::Body, view.theme.soft));
    }
    ScrollArea::vertical().id_salt("jumelles-palette").max_height(440.0).show(ui, |ui| {
        for (index, entry) in entries.iter().enumerate() {
            if entry_ui(ui, view, entry, index == next) {
                choose(entry, queue);
            }
        }
    });
}

/// Closes the palette, then runs the entry: it may open a dialog of its own.
fn choose(entry: &PaletteEntry, queue: &mut MessageQueue) {
    queue.push(UiMessage::SetDialog(None));
    queue.push(entry.message.clone());
}

/// One entry: its name, and its detail at the other end. Returns whether it was clicked.
fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: &PaletteEntry, selected: bool) -> bool {
    let theme = &view.theme;
    let (name_color, detail_color) = if selected { (theme.on_focus, theme.on_focus) } else { (theme.ink, theme.soft) };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &entry.name));
    if selected || response.hovered() {
        let fill = if selected { theme.focus } else { theme.panel };
        ui.painter().rect_filled(rect, CornerRadius::same(8), color32(fill));
    }
    let inner = rect.shrink2(vec2(12.0, 7.0));
    let detail = layout(ui, view, &entry.detail, LabelStyle::regular(TextSize::Note, detail_color), f32::INFINITY);
    let name_style = LabelStyle::selectable(TextSize::Body, name_color, selected);
    let name = layout(ui, view, &entry.name, name_style, inner.width() - detail.size.x - 16.0);
    paint_galleys(ui, &detail, inner, end_align(view.direction()));
    let clip = ui.clip_rect();
    ui.set_clip_rect(rect.intersect(clip));
    paint_galleys(ui, &name, inner, start_align(view.direction()));
    ui.set_clip_rect(clip);
    if selected {
        response.scroll_to_me(None);
    }
    response.clicked()
}

/// The entries that match the text typed, the best first. Without text: every command, in the order of declaration.
fn matching_entries(view: &View<'_>, typed: &str) -> Vec<PaletteEntry> {
    let mut all: Vec<ScoredEntry> = declared_commands().iter().filter_map(|spec| command_entry(view, typed, spec)).collect();
    if !typed.trim().is_empty() {
        if let (Some(loaded), Some(query)) = (view.engine.loaded(), view.query()) {
            all.extend(indicator_entries(view, loaded, query, typed));
            for town in &loaded.places {
                all.extend(town_entries(view, query, town, typed));
            }
            all.extend(pool_entries(view, query, typed));
            all.extend(commune_entries(view, loaded, query, typed));
        }
        all.sort_by_key(|entry| Reverse(entry.score));
        all.truncate(MAX_ENTRIES);
    }
    all.into_iter().map(|entry| entry.entry).collect()
}

fn command_entry(view: &View<'_>, typed: &str, spec: &CommandSpec) -> Option<ScoredEntry> {
    let name = view.text(&spec.name);
    let score = score(typed, &name)? + COMMAND_BONUS;
    let detail = spec.keys.first().map(|key| shortcut_name(*key, view.preferences.language)).unwrap_or_default();
    Some(ScoredEntry { score, entry: PaletteEntry { name, detail, message: UiMessage::Command(spec.command) } })
}

/// The indicators for which some of the towns compared have a figure.
fn indicator_entries(view: &View<'_>, loaded: &Loaded, query: &ComparisonQuery, typed: &str) -> Vec<ScoredEntry> {
    let has_figures = |indicator: &Indicator| {
        view.derived()
            .is_some_and(|derived| derived.coverage.iter().any(|coverage| coverage.indicator == indicator.id && coverage.places > 0))
    };
    let mut entries = Vec::new();
    for indicator in loaded.values.indicators().filter(|indicator| has_figures(indicator)) {
        let Some(score) = indicator_score(view, indicator, typed) else { continue };
        // "Water per inhabitant" comes before the cubic metres it is computed from.
        let score = if view.reference_data.has_card(&indicator.id) { score } else { score - AS_READ_PENALTY };
        let asked = ComparisonQuery { indicators: vec![indicator.id.clone()], times: Vec::new(), ..query.clone() };
        let entry = PaletteEntry {
            name: indicator.names.get(view.preferences.language).to_owned(),
            detail: view.text(Message::PaletteIndicator {}),
            message: UiMessage::Edit(Edit::SetQuery(asked)),
        };
        entries.push(ScoredEntry { score, entry });
    }
    entries
}

/// The best score of an indicator by its names: any match in the language of the window, only confident ones in the others.
fn indicator_score(view: &View<'_>, indicator: &Indicator, typed: &str) -> Option<i32> {
    let shown = view.preferences.language;
    let others = Language::ALL.into_iter().filter(|language| *language != shown);
    let confident = others.filter_map(|language| confident_score(typed, indicator.names.get(language)));
    confident.chain(score(typed, indicator.names.get(shown))).max()
}

/// The entries of a town: show or hide it, make it the focus, make it the twin. Among few towns the names of these actions are
/// matched too.
fn town_entries(view: &View<'_>, query: &ComparisonQuery, town: &PlaceListEntry, typed: &str) -> Vec<ScoredEntry> {
    let has_actions = view.engine.loaded().is_some_and(|loaded| loaded.places.len() <= MAX_TOWNS_WITH_ACTIONS);
    // The folded text holds the names of the town in the three scripts.
    let name_score = score(typed, &town.search_text);
    if name_score.is_none() && !has_actions {
        return Vec::new();
    }
    let (id, role) = (&town.place.id, view.role(&town.place.id));
    let place = || view.place_name(&town.place).to_owned();
    let entry = |score: i32, name: String, detail: Message, query: ComparisonQuery| ScoredEntry {
        score,
        entry: PaletteEntry { name, detail: view.text(detail), message: UiMessage::Edit(Edit::SetQuery(query)) },
    };
    let mut entries = Vec::new();
    if let Some(score) = name_score {
        let detail = if role.is_some() { Message::PaletteTownShown {} } else { Message::PaletteTown {} };
        entries.push(entry(score, place(), detail, query.with_place_toggled(id)));
    }
    for (label, new_role, asked) in [
        (Message::RailMakeFocus { place: place() }, ComparisonRole::Focus, query.with_focus(id)),
        (Message::RailMakeTwin { place: place() }, ComparisonRole::Twin, query.with_twin(id)),
    ] {
        if role == Some(new_role) || role == Some(ComparisonRole::Focus) {
            continue;
        }
        let name = view.text(label);
        if let Some(score) = name_score.map(|score| score - ROLE_PENALTY).max(score(typed, &name)) {
            entries.push(entry(score, name, Message::PaletteTownHere {}, asked));
        }
    }
    entries
}

/// The pools that the towns can be shown among.
fn pool_entries(view: &View<'_>, query: &ComparisonQuery, typed: &str) -> Vec<ScoredEntry> {
    let entry = |choice: PoolChoice| {
        let name = view.text(choice.name);
        let message = UiMessage::Edit(Edit::SetQuery(ComparisonQuery { among: choice.pool, ..query.clone() }));
        Some(ScoredEntry { score: score(typed, &name)?, entry: PaletteEntry { name, detail: view.text(Message::RailLibrary {}), message } })
    };
    pool_choices(view, query).into_iter().filter_map(entry).collect()
}

/// The communes of the library that are called so, and that the files lack. They come behind all else.
fn commune_entries(view: &View<'_>, loaded: &Loaded, query: &ComparisonQuery, typed: &str) -> Vec<ScoredEntry> {
    if typed.chars().count() < FEWEST_LETTERS_OF_COMMUNE || view.project.library.is_off {
        return Vec::new();
    }
    let found = search_territories(Edition::shipped(), typed, MOST_COMMUNES);
    let is_new = |found: &FoundTerritory| found.is_commune() && !loaded.places.iter().any(|entry| found.territory.is_place(&entry.place));
    let entry = |(rank, found): (i32, FoundTerritory)| ScoredEntry {
        score: -rank,
        entry: PaletteEntry {
            name: territory_name(found.territory, view.preferences.language).to_owned(),
            detail: view.text(Message::RailLibrary {}),
            message: add_territory(view, query, found.territory),
        },
    };
    (1..).zip(found.into_iter().filter(is_new)).map(entry).collect()
}

/// Shows the list of shortcuts; a click runs the command.
pub(super) fn shortcuts_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::CommandKeys {});
    ScrollArea::vertical().id_salt("jumelles-keys").max_height(480.0).show(ui, |ui| {
        for spec in declared_commands().iter().filter(|spec| !spec.keys.is_empty()) {
            let keys: Vec<String> = spec.keys.iter().map(|key| shortcut_name(*key, view.preferences.language)).collect();
            let entry = PaletteEntry { name: view.text(&spec.name), detail: keys.join("  "), message: UiMessage::Command(spec.command) };
            if entry_ui(ui, view, &entry, false) {
                choose(&entry, queue);
            }
        }
        text_ui(ui, view, &view.text(Message::StageKeys {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
    });
    close_row_ui(ui, view, queue);
}

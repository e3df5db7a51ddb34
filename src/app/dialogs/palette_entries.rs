//! What the command palette finds: commands, kinds of chart, years, indicators, towns, files, pools and communes of the library, by a few
//! letters in the scripts of all three languages.

use std::cmp::Reverse;

use egui::Ui;

use crate::app::fuzzy_match::{confident_score, score};
use crate::app::state::command::{CommandSpec, declared_commands, shortcut_name};
use crate::app::state::ui_message::UiMessage;
use crate::app::state::view::View;
use crate::app::widgets::commune_search::{add_territory, found_communes};
use crate::app::widgets::context_menu::MenuItem;
use crate::app::widgets::indicator_list::beside;
use crate::app::widgets::place_sets::show_set;
use crate::app::widgets::pool_choices::{PoolChoice, pool_choices};
use crate::base::Time;
use crate::chart::{ChartKind, file_name, parent_name, territory_name};
use crate::compare::{ComparisonQuery, ComparisonRole};
use crate::engine::{Loaded, LoadedFile, PlaceListEntry};
use crate::indicators::Indicator;
use crate::library::FoundTerritory;
use crate::project::{Edit, PlaceSet};
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
pub(super) struct PaletteEntry {
    /// Its name.
    pub name: String,
    /// Its kind, or its shortcut.
    pub detail: String,
    /// What is sent when it is chosen.
    pub message: UiMessage,
}

/// An entry and how well it matches.
struct ScoredEntry {
    score: i32,
    entry: PaletteEntry,
}

/// The entries that match the text typed, the best first. Without text: every command, in the order of declaration.
pub(super) fn matching_entries(ui: &Ui, view: &View<'_>, typed: &str) -> Vec<PaletteEntry> {
    let mut all: Vec<ScoredEntry> = declared_commands().iter().filter_map(|spec| command_entry(view, typed, spec)).collect();
    if !typed.trim().is_empty() {
        if let (Some(loaded), Some(query)) = (view.engine.loaded(), view.query()) {
            all.extend(indicator_entries(view, loaded, query, typed));
            for town in &loaded.places {
                all.extend(town_entries(view, query, town, typed));
            }
            all.extend(kind_entries(view, typed));
            all.extend(year_entries(view, query, typed));
            all.extend(file_entries(view, loaded, typed));
            all.extend(pool_entries(view, query, typed));
            all.extend(set_entries(view, query, typed));
            all.extend(commune_entries(ui, view, query, typed));
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
        // "Water per inhabitant" comes before the cubic metres it is computed from.
        let is_card = view.reference_data.has_card(&indicator.id);
        let name_score = indicator_score(view, indicator, typed).map(|score| if is_card { score } else { score - AS_READ_PENALTY });
        if let Some(score) = name_score {
            let asked = ComparisonQuery { indicators: vec![indicator.id.clone()], times: Vec::new(), ..query.clone() };
            let entry = PaletteEntry {
                name: indicator.names.get(view.preferences.language).to_owned(),
                detail: view.text(Message::PaletteIndicator {}),
                message: UiMessage::Edit(Edit::SetQuery(asked)),
            };
            entries.push(ScoredEntry { score, entry });
        }
        if let Some(MenuItem { label, message }) = beside(view, query, indicator).filter(|_| is_card) {
            let (name, detail) = (view.text(label), view.text(Message::PaletteIndicator {}));
            if let Some(score) = name_score.map(|score| score - ROLE_PENALTY).max(score(typed, &name)) {
                entries.push(ScoredEntry { score, entry: PaletteEntry { name, detail, message } });
            }
        }
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

/// The kinds of chart that suit the comparison.
fn kind_entries(view: &View<'_>, typed: &str) -> Vec<ScoredEntry> {
    let kinds = view.derived().map(|derived| derived.suitable_kinds.as_slice()).unwrap_or_default();
    let entry = |kind: &ChartKind| {
        let name = view.text(kind.label());
        let message = UiMessage::Edit(Edit::SetChartKind(Some(*kind)));
        // A word of its own: a kind comes before an indicator that only holds its letters.
        let score = score(typed, &name)? + COMMAND_BONUS;
        Some(ScoredEntry { score, entry: PaletteEntry { name, detail: view.text(Message::PaletteKind {}), message } })
    };
    kinds.iter().filter_map(entry).collect()
}

/// The years in which some town compared has a figure.
fn year_entries(view: &View<'_>, query: &ComparisonQuery, typed: &str) -> Vec<ScoredEntry> {
    let times = view.derived().map(|derived| derived.times.as_slice()).unwrap_or_default();
    let entry = |time: &Time| {
        let name = view.engine.speech().time_text(*time);
        let message = UiMessage::Edit(Edit::SetQuery(ComparisonQuery { times: vec![*time], ..query.clone() }));
        let score = score(typed, &name)?;
        Some(ScoredEntry { score, entry: PaletteEntry { name, detail: view.text(Message::Year {}), message } })
    };
    times.iter().filter_map(entry).collect()
}

/// The files that are open; one that is chosen is shown on the data page.
fn file_entries(view: &View<'_>, loaded: &Loaded, typed: &str) -> Vec<ScoredEntry> {
    let entry = |(file, of): (usize, &LoadedFile)| {
        let name = file_name(&of.intake.name);
        let score = score(typed, &name)?;
        let message = UiMessage::ShowSourceLine { file, line: 1 };
        Some(ScoredEntry { score, entry: PaletteEntry { name, detail: view.text(Message::PaletteFile {}), message } })
    };
    loaded.files.iter().enumerate().filter_map(entry).collect()
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

/// The sets of towns of the project. One that a rule chose is asked again.
fn set_entries(view: &View<'_>, query: &ComparisonQuery, typed: &str) -> Vec<ScoredEntry> {
    let entry = |set: &PlaceSet| {
        let message = show_set(view, query, set);
        let entry = PaletteEntry { name: set.name.clone(), detail: view.text(Message::PlaceSetsTitle {}), message };
        Some(ScoredEntry { score: score(typed, &set.name)? + COMMAND_BONUS, entry })
    };
    view.project.place_sets.iter().filter_map(entry).collect()
}

/// The communes of the library that are called so, and that the files lack. They come behind all else.
fn commune_entries(ui: &Ui, view: &View<'_>, query: &ComparisonQuery, typed: &str) -> Vec<ScoredEntry> {
    if typed.chars().count() < FEWEST_LETTERS_OF_COMMUNE || view.project.library.is_off {
        return Vec::new();
    }
    let Some(loaded) = view.engine.loaded() else { return Vec::new() };
    let found = found_communes(ui, typed, MOST_COMMUNES);
    let is_new = |found: &FoundTerritory| !loaded.places.iter().any(|entry| found.territory.is_place(&entry.place));
    let language = view.preferences.language;
    let entry = |(rank, found): (i32, FoundTerritory)| {
        let (name, within) = (territory_name(found.territory, language), parent_name(found.territory, language));
        // Many communes have the same name.
        let name = if within.is_empty() { name.to_owned() } else { format!("{name} ({within})") };
        let (detail, message) = (view.text(Message::RailLibrary {}), add_territory(view, query, found.territory));
        // A commune of exactly this name comes before what only resembles it.
        let whole = found.is_whole_name().then(|| score(typed, &name)).flatten().unwrap_or_default();
        let score = whole - rank;
        ScoredEntry { score, entry: PaletteEntry { name, detail, message } }
    };
    (1..).zip(found.into_iter().filter(is_new)).map(entry).collect()
}

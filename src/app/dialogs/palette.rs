//! The palette: a few letters find a command, an indicator or a town, in any of the three languages' scripts.

use egui::{Key, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::command::{declared, key_name};
use crate::app::find::{score, surely};
use crate::app::look::{TextSize, font, ink};
use crate::app::rtl::lines;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, button_ui, paint_lines, row, text_ui};
use crate::compare::{ComparisonQuery, ComparisonRole};
use crate::engine::ListedPlace;
use crate::project::Edit;
use crate::speech::{Language, Message};

/// So many answers are listed.
const LISTED: usize = 12;

/// Something the palette offers.
struct PaletteEntry {
    name: String,
    /// What it is, or its key.
    detail: String,
    act: UiMessage,
}

/// Shows the field and what answers it.
pub(super) fn palette_ui(ui: &mut Ui, view: &View<'_>, (text, chosen): (&str, usize), inbox: &mut MessageQueue) {
    let label = view.say(Message::PaletteHint {});
    let mut typed = text.to_owned();
    let (down, up, enter) =
        ui.input(|input| (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp), input.key_pressed(Key::Enter)));
    let edit = TextEdit::singleline(&mut typed).hint_text(&label).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(12, 10));
    let field = ui.add(edit);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    // What is typed goes to the field whatever was clicked before.
    field.request_focus();
    let found = found(view, &typed);
    let last = found.len().saturating_sub(1);
    let mut next = if field.changed() { 0 } else { chosen.min(last) };
    if down {
        next = if next == last { 0 } else { next + 1 };
    }
    if up {
        next = next.checked_sub(1).unwrap_or(last);
    }
    if enter && let Some(offer) = found.get(next) {
        take(offer, inbox);
        return;
    }
    if typed != text || next != chosen {
        inbox.push(UiMessage::Dialog(Some(Dialog::Palette { text: typed.clone(), chosen: next })));
    }
    ui.add_space(6.0);
    if found.is_empty() {
        text_ui(ui, view, &view.say(Message::PaletteNothing {}), Setting::new(TextSize::Body, false, view.theme.soft));
    }
    ScrollArea::vertical().id_salt("jumelles-palette").max_height(440.0).show(ui, |ui| {
        for (rank, offer) in found.iter().enumerate() {
            if offer_ui(ui, view, offer, rank == next) {
                take(offer, inbox);
            }
        }
    });
}

fn take(offer: &PaletteEntry, inbox: &mut MessageQueue) {
    // The palette closes first: the command may open a dialog of its own.
    inbox.push(UiMessage::Dialog(None));
    inbox.push(offer.act.clone());
}

/// One answer: its name, and at the other end its key or what it is.
fn offer_ui(ui: &mut Ui, view: &View<'_>, offer: &PaletteEntry, chosen: bool) -> bool {
    let ink_of = if chosen { view.theme.on_focus } else { view.theme.ink };
    let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 34.0), egui::Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &offer.name));
    if chosen || response.hovered() {
        let fill = if chosen { view.theme.focus } else { view.theme.panel };
        ui.painter().rect_filled(rect, egui::CornerRadius::same(8), ink(fill));
    }
    let inside = rect.shrink2(egui::vec2(12.0, 7.0));
    let soft = if chosen { view.theme.on_focus } else { view.theme.soft };
    let detail = lines(ui.painter(), &offer.detail, (font(TextSize::Note, false), ink(soft)), f32::INFINITY, view.rtl());
    let room = inside.width() - detail.size.x - 16.0;
    let name = lines(ui.painter(), &offer.name, (font(TextSize::Body, chosen), ink(ink_of)), room, view.rtl());
    paint_lines(ui, &detail, inside, !view.rtl());
    let clip = ui.clip_rect();
    ui.set_clip_rect(rect.intersect(clip));
    paint_lines(ui, &name, inside, view.rtl());
    ui.set_clip_rect(clip);
    if chosen {
        response.scroll_to_me(None);
    }
    response.clicked()
}

/// What answers, the best first; without a letter the commands, in their order.
fn found(view: &View<'_>, typed: &str) -> Vec<PaletteEntry> {
    let mut all: Vec<(i32, PaletteEntry)> = Vec::new();
    for own in declared() {
        let name = view.say(&own.name);
        let detail = own.keys.first().map(|key| key_name(*key, view.preferences.language)).unwrap_or_default();
        if let Some(score) = score(typed, &name) {
            all.push((score + COMMANDS_FIRST, PaletteEntry { name, detail, act: UiMessage::Command(own.command) }));
        }
    }
    if !typed.trim().is_empty() {
        all.extend(things(view, typed));
        all.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        all.truncate(LISTED);
    }
    all.into_iter().map(|(_, offer)| offer).collect()
}

/// Of a command and a town that answer alike, the command is meant.
const COMMANDS_FIRST: i32 = 50;

/// What else can be done with a town stands after showing it.
const AFTER: i32 = 10;

/// The indicators that have figures, and the towns read.
fn things(view: &View<'_>, typed: &str) -> Vec<(i32, PaletteEntry)> {
    let (Some(loaded), Some(question)) = (view.engine.loaded(), view.question()) else { return Vec::new() };
    let mut all = Vec::new();
    // An indicator no file feeds is not offered.
    let known = |id: &crate::base::IndicatorId| {
        view.derived().is_some_and(|derived| derived.coverage.iter().any(|own| own.indicator == *id && own.places > 0))
    };
    for indicator in loaded.results.indicators().filter(|indicator| known(&indicator.id)) {
        // In whatever language it comes to mind.
        let own = view.preferences.language;
        let others = Language::ALL.into_iter().filter(|language| *language != own);
        let named =
            others.filter_map(|language| surely(typed, indicator.names.get(language))).chain(score(typed, indicator.names.get(own))).max();
        if let Some(score) = named {
            let name = indicator.names.get(view.preferences.language).to_owned();
            let asked = ComparisonQuery { indicators: vec![indicator.id.clone()], years: Vec::new(), ..question.clone() };
            all.push((
                score,
                PaletteEntry { name, detail: view.say(Message::PaletteIndicator {}), act: UiMessage::Edit(Edit::Ask(asked)) },
            ));
        }
    }
    for town in &loaded.towns {
        all.extend(town_offers(view, question, (town, loaded.towns.len() <= FEW), typed));
    }
    all
}

/// What a town offers to what is typed: to be shown or hidden, and what a right click on it does. Among few towns, these answer to their
/// own words too.
fn town_offers(view: &View<'_>, question: &ComparisonQuery, (town, few): (&ListedPlace, bool), typed: &str) -> Vec<(i32, PaletteEntry)> {
    let (id, standing) = (&town.place.id, view.standing(&town.place.id));
    // A town answers to its names in the three scripts.
    let by_name = score(typed, &town.folded);
    if by_name.is_none() && !few {
        return Vec::new();
    }
    let place = || view.name(&town.place).to_owned();
    let offer = |name: String, detail: Message, question: ComparisonQuery| PaletteEntry {
        name,
        detail: view.say(detail),
        act: UiMessage::Edit(Edit::Ask(question)),
    };
    let shown = if standing.is_some() { Message::PaletteTownShown {} } else { Message::PaletteTown {} };
    let mut all: Vec<(i32, PaletteEntry)> =
        by_name.into_iter().map(|score| (score, offer(place(), shown.clone(), question.toggled(id)))).collect();
    for (line, wanted, asked) in [
        (Message::RailMakeFocus { place: place() }, ComparisonRole::Focus, question.with_focus(id)),
        (Message::RailMakeTwin { place: place() }, ComparisonRole::Twin, question.with_twin(id)),
    ] {
        if standing == Some(wanted) || standing == Some(ComparisonRole::Focus) {
            continue;
        }
        let said = view.say(line);
        if let Some(score) = by_name.map(|score| score - AFTER).max(score(typed, &said)) {
            all.push((score, offer(said, Message::PaletteTownHere {}, asked)));
        }
    }
    all
}

/// Among more towns than this only names are looked at.
const FEW: usize = 200;

/// The sheet of keys.
pub(super) fn keys_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    super::title_ui(ui, view, Message::CommandKeys {});
    ScrollArea::vertical().id_salt("jumelles-keys").max_height(480.0).show(ui, |ui| {
        for own in declared().iter().filter(|own| !own.keys.is_empty()) {
            let keys: Vec<String> = own.keys.iter().map(|key| key_name(*key, view.preferences.language)).collect();
            let offer = PaletteEntry { name: view.say(&own.name), detail: keys.join("  "), act: UiMessage::Command(own.command) };
            if offer_ui(ui, view, &offer, false) {
                take(&offer, inbox);
            }
        }
        text_ui(ui, view, &view.say(Message::StageKeys {}), Setting::new(TextSize::Note, false, view.theme.soft));
    });
    close_ui(ui, view, inbox);
}

/// A button that closes.
pub(super) fn close_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    ui.add_space(10.0);
    row(ui, view, |ui| {
        let close = button_ui(ui, view, &view.say(Message::Close {}), false);
        if ui.memory(|memory| memory.focused().is_none()) {
            close.request_focus();
        }
        if close.clicked() {
            inbox.push(UiMessage::Dialog(None));
        }
    });
}

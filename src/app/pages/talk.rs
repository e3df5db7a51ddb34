//! The page of the talk: its slides in order, the one chosen as it will be shown, and what can be done with it.

use std::sync::Arc;

use egui::{CornerRadius, Panel, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::command::Command;
use crate::app::look::{TextSize, ink};
use crate::app::pages::middle;
use crate::app::session::{Dialog, Page};
use crate::app::stage::slide_ui;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, button_ui, choice_ui, column, in_sight, row, text_ui, wrapped};
use crate::chart::{Slide, builds};
use crate::engine::BuiltDeck;
use crate::project::{ChartSlide, Edit, Pinned, TalkEdit, TalkSlide};
use crate::render::{Theme, ThemeName, back_row};
use crate::speech::{Language, Message};

/// The width of a slide in the list.
const LISTED: f32 = 212.0;
/// From so many heights of the screen the back row looks.
const BACK_ROW: f64 = 6.0;
/// More texts than this are not named one by one.
const MOST_NAMED: usize = 6;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    let Some(made) = view.engine.told().filter(|_| !view.project.talk.slides.is_empty()) else {
        middle(view).show(ui, |ui| column(ui, view, |ui| empty_ui(ui, view, inbox)));
        return;
    };
    let frame = egui::Frame::NONE.fill(ink(view.theme.panel)).inner_margin(egui::Margin::symmetric(16, 14));
    let rail = if view.rtl() { Panel::right("jumelles-slides") } else { Panel::left("jumelles-slides") };
    rail.exact_size(LISTED + 40.0).resizable(false).frame(frame).show(ui, |ui| {
        ScrollArea::vertical().id_salt("jumelles-slides-scroll").show(ui, |ui| column(ui, view, |ui| list_ui(ui, view, made, inbox)));
    });
    middle(view).show(ui, |ui| {
        ScrollArea::vertical().id_salt("jumelles-talk").show(ui, |ui| column(ui, view, |ui| chosen_ui(ui, view, made, inbox)));
    });
}

/// How a talk begins: with the comparison shown, or one the program proposes.
fn empty_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    text_ui(ui, view, &view.say(Message::TalkEmpty {}), Setting::new(TextSize::Title, true, view.theme.ink));
    text_ui(ui, view, &view.say(Message::TalkHint {}), Setting::new(TextSize::Body, false, view.theme.soft));
    ui.add_space(10.0);
    wrapped(ui, view, |ui| {
        if button_ui(ui, view, &view.say(Message::TalkBegin {}), true).clicked() {
            inbox.push(UiMessage::TellStory);
        }
        if view.question().is_some() && button_ui(ui, view, &view.say(Message::TalkAdd {}), false).clicked() {
            inbox.push(UiMessage::Command(Command::AddToTalk));
        }
        if !view.project.board.is_empty() && button_ui(ui, view, &view.say(Message::TalkBoard {}), false).clicked() {
            for Pinned { question, kind } in &view.project.board {
                let slide = TalkSlide::Chart(Box::new(ChartSlide::of(question.clone(), *kind, None)));
                inbox.push(UiMessage::Edit(Edit::Talk(TalkEdit::Add(Box::new(slide), None))));
            }
        }
    });
}

/// Every slide of the deck; those of the user can be dragged to another place.
fn list_ui(ui: &mut Ui, view: &View<'_>, made: &Arc<BuiltDeck>, inbox: &mut MessageQueue) {
    let chosen = chosen(view, made);
    for rank in 0..made.deck.slides.len() {
        let own = made.origins.get(rank).copied().flatten();
        let outdated = own.is_some_and(|own| made.outdated.contains(&own));
        let mut label = (rank + 1).to_string();
        if own.is_none() {
            label = format!("{label} · {}", view.say(Message::TalkMade {}));
        }
        if outdated {
            label = format!("{label} · {}", view.say(Message::TalkOutdated {}));
        }
        let colour = if outdated { view.theme.warn } else { view.theme.soft };
        text_ui(ui, view, &label, Setting::new(TextSize::Small, false, colour));
        let size = vec2(LISTED, LISTED * 9.0 / 16.0);
        let Some(response) = slide_ui(ui, made, rank, size, Sense::click_and_drag()) else { continue };
        // A slide without a headline bears its number.
        let title = made.deck.slides.get(rank).map(Slide::title).filter(|title| !title.is_empty()).unwrap_or(&label);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, rank == chosen, title));
        let stroke = if rank == chosen { Stroke::new(3.0, ink(view.theme.focus)) } else { Stroke::new(1.0, ink(view.theme.line)) };
        ui.painter().rect_stroke(response.rect, CornerRadius::same(2), stroke, StrokeKind::Outside);
        in_sight(&response);
        if response.has_focus() {
            let ring = Stroke::new(2.0, ink(view.theme.focus));
            ui.painter().rect_stroke(response.rect.expand(5.0), CornerRadius::same(4), ring, StrokeKind::Outside);
        }
        if response.clicked() {
            inbox.push(UiMessage::Choose(rank));
        }
        if let Some(own) = own {
            response.dnd_set_drag_payload(own);
            if let Some(from) = response.dnd_release_payload::<usize>().filter(|from| **from != own) {
                inbox.push(UiMessage::Edit(Edit::Talk(TalkEdit::Move(*from, own))));
            } else if response.dnd_hover_payload::<usize>().is_some() {
                let line = egui::Rect::from_min_max(response.rect.left_top() - vec2(0.0, 4.0), response.rect.right_top());
                ui.painter().rect_filled(line, CornerRadius::ZERO, ink(view.theme.focus));
            }
        }
        ui.add_space(6.0);
    }
}

/// The slide of the deck that is chosen.
fn chosen(view: &View<'_>, made: &BuiltDeck) -> usize {
    view.session.slide.min(made.deck.slides.len().saturating_sub(1))
}

fn chosen_ui(ui: &mut Ui, view: &View<'_>, made: &Arc<BuiltDeck>, inbox: &mut MessageQueue) {
    let rank = chosen(view, made);
    wrapped(ui, view, |ui| {
        if button_ui(ui, view, &view.say(Message::StageBegin {}), true).clicked() {
            inbox.push(UiMessage::Command(Command::Stage));
        }
        if button_ui(ui, view, &view.say(Message::Export {}), false).clicked() {
            inbox.push(UiMessage::Command(Command::Export));
        }
        ui.add_space(12.0);
        let told = &view.project.talk.languages;
        for language in Language::ALL {
            let on = told.contains(&language) || (told.is_empty() && language == view.preferences.language);
            if choice_ui(ui, view, language.own_name(), on).clicked() {
                let mut next: Vec<Language> =
                    Language::ALL.into_iter().filter(|other| if *other == language { !on } else { told.contains(other) }).collect();
                if told.is_empty() && language != view.preferences.language {
                    next.push(view.preferences.language);
                }
                inbox.push(UiMessage::Edit(Edit::Talk(TalkEdit::Languages(next))));
            }
        }
    });
    ui.add_space(8.0);
    let width = ui.available_width().min((ui.clip_rect().height() - 250.0).max(220.0) * 16.0 / 9.0);
    if let Some(response) = slide_ui(ui, made, rank, vec2(width, width * 9.0 / 16.0), Sense::hover()) {
        ui.painter().rect_stroke(response.rect, CornerRadius::ZERO, Stroke::new(1.0, ink(view.theme.line)), StrokeKind::Outside);
    }
    ui.add_space(8.0);
    match made.origins.get(rank).copied().flatten().and_then(|own| Some((own, view.project.talk.slides.get(own)?))) {
        Some((own, slide)) => slide_controls_ui(ui, view, (own, slide), made, inbox),
        None => drop(text_ui(ui, view, &view.say(Message::TalkMadeHint {}), Setting::new(TextSize::Note, false, view.theme.soft))),
    }
    row(ui, view, |ui| {
        if button_ui(ui, view, &view.say(Message::TalkSection {}), false).clicked() {
            inbox.push(UiMessage::Dialog(Some(Dialog::Slide { rank: None, title: String::new(), notes: String::new() })));
        }
    });
    back_row_ui(ui, view, made.deck.slides.get(rank));
}

/// What can be done with a slide of the user.
fn slide_controls_ui(ui: &mut Ui, view: &View<'_>, (own, slide): (usize, &TalkSlide), made: &BuiltDeck, inbox: &mut MessageQueue) {
    let last = view.project.talk.slides.len().saturating_sub(1);
    let edit = |inbox: &mut MessageQueue, change: TalkEdit| inbox.push(UiMessage::Edit(Edit::Talk(change)));
    if made.outdated.contains(&own) {
        text_ui(ui, view, &view.say(Message::TalkOutdatedHint {}), Setting::new(TextSize::Note, false, view.theme.warn));
    }
    wrapped(ui, view, |ui| {
        if own > 0 && button_ui(ui, view, &view.say(Message::TalkUp {}), false).clicked() {
            edit(inbox, TalkEdit::Move(own, own - 1));
        }
        if own < last && button_ui(ui, view, &view.say(Message::TalkDown {}), false).clicked() {
            edit(inbox, TalkEdit::Move(own, own + 1));
        }
        if button_ui(ui, view, &view.say(Message::TalkTwice {}), false).clicked() {
            edit(inbox, TalkEdit::Add(Box::new(slide.clone()), Some(own)));
        }
        if button_ui(ui, view, &view.say(Message::TalkRemove {}), false).clicked() {
            edit(inbox, TalkEdit::Remove(own));
        }
        if button_ui(ui, view, &view.say(Message::TalkWords {}), false).clicked() {
            let (title, notes) = match slide {
                TalkSlide::Section(title) => (title.clone(), String::new()),
                TalkSlide::Chart(told) => {
                    let title = made.told_by(own).and_then(|rank| made.deck.slides.get(rank)).map_or("", Slide::title);
                    (title.to_owned(), told.notes.clone())
                }
            };
            inbox.push(UiMessage::Dialog(Some(Dialog::Slide { rank: Some(own), title, notes })));
        }
        let TalkSlide::Chart(told) = slide else { return };
        if button_ui(ui, view, &view.say(Message::BoardOpen {}), false).clicked() {
            inbox.push(UiMessage::Edit(Edit::Reopen(Box::new(Pinned { question: told.question.clone(), kind: told.kind }))));
            inbox.push(UiMessage::Command(Command::Go(Page::Compare)));
        }
        let kind = made.told_by(own).and_then(|rank| made.deck.slides.get(rank)).and_then(Slide::chart).map(|chart| chart.kind);
        let set = |inbox: &mut MessageQueue, told: ChartSlide| edit(inbox, TalkEdit::Set(own, Box::new(TalkSlide::Chart(Box::new(told)))));
        if (kind.is_some_and(builds) || told.build) && choice_ui(ui, view, &view.say(Message::TalkBuild {}), told.build).clicked() {
            set(inbox, ChartSlide { build: !told.build, ..(**told).clone() });
        }
        if choice_ui(ui, view, &view.say(Message::TalkTable {}), told.table).clicked() {
            set(inbox, ChartSlide { table: !told.table, ..(**told).clone() });
        }
    });
}

/// What the back row cannot read, and whether there is too much to read.
fn back_row_ui(ui: &mut Ui, view: &View<'_>, slide: Option<&Slide>) {
    let Some(slide) = slide else { return };
    let seen = back_row(slide, &Theme::shipped(ThemeName::Slide), BACK_ROW);
    let line = if seen.small.is_empty() {
        Message::BackRowGood {}
    } else {
        let named: Vec<String> = seen.small.iter().take(MOST_NAMED).map(|text| format!("« {text} »")).collect();
        Message::BackRowSmall { count: seen.small.len(), texts: named.join(", ") }
    };
    let colour = if seen.small.is_empty() { view.theme.soft } else { view.theme.warn };
    text_ui(ui, view, &view.say(line), Setting::new(TextSize::Note, false, colour));
    if seen.is_wordy() {
        text_ui(ui, view, &view.say(Message::BackRowWordy { count: seen.words }), Setting::new(TextSize::Note, false, view.theme.warn));
    }
}

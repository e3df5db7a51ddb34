//! The talk page: the slides in order, the selected one as it will be shown, and what can be done with it.

use std::sync::Arc;

use egui::{CornerRadius, Frame, Margin, Panel, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::pages::slide_controls::slide_controls_ui;
use crate::app::state::command::Command;
use crate::app::state::dialog::{Dialog, SlideText};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{button_ui, choice_ui, primary_button_ui, scroll_to_new_focus};
use crate::app::widgets::layout::{column, page_panel, row, wrapped_row};
use crate::app::widgets::live_slide::BACK_ROW;
use crate::app::widgets::slide_view::slide_ui;
use crate::app::widgets::text::text_ui;
use crate::chart::Slide;
use crate::engine::BuiltDeck;
use crate::project::{ChartSlide, PinnedComparison, TalkEdit, TalkSlide};
use crate::render::{Theme, ThemeName, check_legibility};
use crate::speech::{Language, Message};

/// The width of a slide in the list, in points.
const LIST_SLIDE_WIDTH: f32 = 212.0;
/// The most texts named that are too small for the back row.
const MAX_SMALL_TEXTS: usize = 6;

/// Shows the page.
pub(super) fn talk_page_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let Some(deck) = view.engine.deck().filter(|_| !view.project.talk.slides.is_empty()) else {
        page_panel(view).show(ui, |ui| column(ui, view, |ui| empty_talk_ui(ui, view, queue)));
        return;
    };
    let frame = Frame::NONE.fill(color32(view.theme.panel)).inner_margin(Margin::symmetric(16, 14));
    let panel = if view.is_rtl() { Panel::right("jumelles-slides") } else { Panel::left("jumelles-slides") };
    panel.exact_size(LIST_SLIDE_WIDTH + 40.0).resizable(false).frame(frame).show(ui, |ui| {
        let area = ScrollArea::vertical().id_salt("jumelles-slides-scroll");
        area.show(ui, |ui| column(ui, view, |ui| slide_list_ui(ui, view, deck, queue)));
    });
    page_panel(view).show(ui, |ui| {
        let area = ScrollArea::vertical().id_salt("jumelles-talk");
        area.show(ui, |ui| column(ui, view, |ui| selected_slide_ui(ui, view, deck, queue)));
    });
}

/// The ways to begin a talk: the story the program proposes, the comparison shown, or the board.
fn empty_talk_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    text_ui(ui, view, &view.text(Message::TalkEmpty {}), LabelStyle::bold(TextSize::Title, view.theme.ink));
    text_ui(ui, view, &view.text(Message::TalkHint {}), LabelStyle::regular(TextSize::Body, view.theme.soft));
    ui.add_space(10.0);
    wrapped_row(ui, view, |ui| {
        if primary_button_ui(ui, view, &view.text(Message::TalkBegin {})).clicked() {
            queue.push(UiMessage::BuildStory);
        }
        if view.query().is_some() && button_ui(ui, view, &view.text(Message::TalkAdd {})).clicked() {
            queue.push(UiMessage::Command(Command::AddToTalk));
        }
        if !view.project.board.is_empty() && button_ui(ui, view, &view.text(Message::TalkBoard {})).clicked() {
            for PinnedComparison { query: question, kind } in &view.project.board {
                let slide = TalkSlide::Chart(Box::new(ChartSlide::new(question.clone(), *kind, None)));
                queue.push(UiMessage::edit_talk(TalkEdit::Insert(Box::new(slide), None)));
            }
        }
    });
}

/// The index of the selected slide: the last if there are fewer slides now.
fn selected_slide(view: &View<'_>, deck: &BuiltDeck) -> usize {
    view.session.selected_slide.min(deck.deck.slides.len().saturating_sub(1))
}

/// Every slide of the deck. Those of the talk can be dragged to another place; the others are made by the program.
fn slide_list_ui(ui: &mut Ui, view: &View<'_>, deck: &Arc<BuiltDeck>, queue: &mut MessageQueue) {
    debug_assert_eq!(deck.origins.len(), deck.deck.slides.len(), "every slide of the deck has an origin");
    for (index, (slide, origin)) in deck.deck.slides.iter().zip(&deck.origins).enumerate() {
        let is_outdated = origin.is_some_and(|origin| deck.outdated.contains(&origin));
        let mut label = (index + 1).to_string();
        if origin.is_none() {
            label = format!("{label} · {}", view.text(Message::TalkMade {}));
        }
        if is_outdated {
            label = format!("{label} · {}", view.text(Message::TalkOutdated {}));
        }
        let color = if is_outdated { view.theme.warn } else { view.theme.soft };
        text_ui(ui, view, &label, LabelStyle::regular(TextSize::Small, color));
        let size = vec2(LIST_SLIDE_WIDTH, LIST_SLIDE_WIDTH * 9.0 / 16.0);
        let Some(response) = slide_ui(ui, deck, index, size, Sense::click_and_drag()) else { continue };
        let selected = index == selected_slide(view, deck);
        let name = if slide.title().is_empty() { &label } else { slide.title() };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
        paint_list_frame(ui, view, &response, selected);
        if response.clicked() {
            queue.push(UiMessage::SelectSlide(index));
        }
        if let Some(origin) = *origin {
            drag_slide_ui(ui, view, &response, origin, queue);
        }
        ui.add_space(6.0);
    }
}

/// The frame of a slide in the list, and a ring around it where the keyboard focus is.
fn paint_list_frame(ui: &Ui, view: &View<'_>, response: &Response, selected: bool) {
    let focus = color32(view.theme.focus);
    let stroke = if selected { Stroke::new(3.0, focus) } else { Stroke::new(1.0, color32(view.theme.line)) };
    ui.painter().rect_stroke(response.rect, CornerRadius::same(2), stroke, StrokeKind::Outside);
    scroll_to_new_focus(response);
    if response.has_focus() {
        let ring = response.rect.expand(5.0);
        ui.painter().rect_stroke(ring, CornerRadius::same(4), Stroke::new(2.0, focus), StrokeKind::Outside);
    }
}

/// Lets a slide of the talk be dragged, and others be dropped before it; a line shows where.
fn drag_slide_ui(ui: &Ui, view: &View<'_>, response: &Response, index: usize, queue: &mut MessageQueue) {
    response.dnd_set_drag_payload(index);
    if let Some(from) = response.dnd_release_payload::<usize>().filter(|from| **from != index) {
        queue.push(UiMessage::edit_talk(TalkEdit::Move(*from, index)));
    } else if response.dnd_hover_payload::<usize>().is_some() {
        let line = Rect::from_min_max(response.rect.left_top() - vec2(0.0, 4.0), response.rect.right_top());
        ui.painter().rect_filled(line, CornerRadius::ZERO, color32(view.theme.focus));
    }
}

/// The selected slide with its controls, under those of the whole talk.
fn selected_slide_ui(ui: &mut Ui, view: &View<'_>, deck: &Arc<BuiltDeck>, queue: &mut MessageQueue) {
    let index = selected_slide(view, deck);
    wrapped_row(ui, view, |ui| {
        if primary_button_ui(ui, view, &view.text(Message::StageBegin {})).clicked() {
            queue.push(UiMessage::Command(Command::StartPresentation));
        }
        if button_ui(ui, view, &view.text(Message::Export {})).clicked() {
            queue.push(UiMessage::Command(Command::Export));
        }
        ui.add_space(12.0);
        languages_ui(ui, view, queue);
    });
    ui.add_space(8.0);
    let width = ui.available_width().min((ui.clip_rect().height() - 250.0).max(220.0) * 16.0 / 9.0);
    if let Some(response) = slide_ui(ui, deck, index, vec2(width, width * 9.0 / 16.0), Sense::hover()) {
        let stroke = Stroke::new(1.0, color32(view.theme.line));
        ui.painter().rect_stroke(response.rect, CornerRadius::ZERO, stroke, StrokeKind::Outside);
    }
    ui.add_space(8.0);
    match deck.origins.get(index).copied().flatten().filter(|origin| *origin < view.project.talk.slides.len()) {
        Some(origin) => slide_controls_ui(ui, view, deck, origin, queue),
        None => {
            text_ui(ui, view, &view.text(Message::TalkMadeHint {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
        }
    }
    row(ui, view, |ui| {
        if button_ui(ui, view, &view.text(Message::TalkSection {})).clicked() {
            queue.push(UiMessage::open_dialog(Dialog::SlideText { slide: None, text: SlideText::default() }));
        }
    });
    if let Some(slide) = deck.deck.slides.get(index) {
        legibility_ui(ui, view, slide);
    }
}

/// The languages of the talk; without any, it is in the language of the window.
fn languages_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let chosen = &view.project.talk.languages;
    let of_window = view.preferences.language;
    for language in Language::ALL {
        let selected = chosen.contains(&language) || (chosen.is_empty() && language == of_window);
        if choice_ui(ui, view, language.native_name(), selected).clicked() {
            let is_kept = |other: &Language| if *other == language { !selected } else { chosen.contains(other) };
            let mut languages: Vec<Language> = Language::ALL.into_iter().filter(is_kept).collect();
            if chosen.is_empty() && language != of_window {
                languages.push(of_window);
            }
            queue.push(UiMessage::edit_talk(TalkEdit::SetLanguages(languages)));
        }
    }
}

/// Says which texts the back row cannot read, and whether the slide has too many words.
fn legibility_ui(ui: &mut Ui, view: &View<'_>, slide: &Slide) {
    let legibility = check_legibility(slide, &Theme::builtin(ThemeName::Slide), BACK_ROW);
    let (message, color) = if legibility.illegible_texts.is_empty() {
        (Message::LegibilityGood {}, view.theme.soft)
    } else {
        let texts: Vec<String> = legibility.illegible_texts.iter().take(MAX_SMALL_TEXTS).map(|text| format!("« {text} »")).collect();
        (Message::LegibilityTooSmall { count: legibility.illegible_texts.len(), texts: texts.join(", ") }, view.theme.warn)
    };
    text_ui(ui, view, &view.text(message), LabelStyle::regular(TextSize::Note, color));
    if legibility.has_too_many_words() {
        let message = Message::LegibilityTooManyWords { count: legibility.word_count };
        text_ui(ui, view, &view.text(message), LabelStyle::regular(TextSize::Note, view.theme.warn));
    }
}

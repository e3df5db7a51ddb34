//! The controls of one slide of the talk: move, duplicate, remove, edit its text, open its comparison, build it in steps.

use egui::Ui;

use crate::app::state::command::Command;
use crate::app::state::dialog::{Dialog, SlideText};
use crate::app::state::session::Page;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, choice_ui};
use crate::app::widgets::layout::wrapped_row;
use crate::app::widgets::text::text_ui;
use crate::chart::{ChartKind, Slide, supports_build_steps};
use crate::engine::BuiltDeck;
use crate::project::{ChartSlide, Edit, PinnedComparison, TalkEdit, TalkSlide};
use crate::speech::Message;

/// Shows the controls of the slide with this index in the talk; nothing when the talk has no such slide.
pub(super) fn slide_controls_ui(ui: &mut Ui, view: &View<'_>, deck: &BuiltDeck, index: usize, queue: &mut MessageQueue) {
    let Some(slide) = view.project.talk.slides.get(index) else { return };
    if deck.outdated.contains(&index) {
        let warning = LabelStyle::regular(TextSize::Note, view.theme.warn);
        text_ui(ui, view, &view.text(Message::TalkOutdatedHint {}), warning);
    }
    wrapped_row(ui, view, |ui| {
        order_buttons_ui(ui, view, slide, index, queue);
        if button_ui(ui, view, &view.text(Message::TalkWords {})).clicked() {
            let text = current_text(deck, slide, index);
            queue.push(UiMessage::open_dialog(Dialog::SlideText { slide: Some(index), text }));
        }
        if let TalkSlide::Chart(chart_slide) = slide {
            let kind = shown_slide(deck, index).and_then(Slide::chart).map(|chart| chart.kind);
            if let Some(changed) = chart_buttons_ui(ui, view, chart_slide, kind, queue) {
                let slide = TalkSlide::Chart(Box::new(changed));
                queue.push(UiMessage::edit_talk(TalkEdit::ReplaceSlide(index, Box::new(slide))));
            }
        }
    });
}

/// Buttons that move, duplicate or remove a slide.
fn order_buttons_ui(ui: &mut Ui, view: &View<'_>, slide: &TalkSlide, index: usize, queue: &mut MessageQueue) {
    let last = view.project.talk.slides.len().saturating_sub(1);
    if index > 0 && button_ui(ui, view, &view.text(Message::TalkUp {})).clicked() {
        queue.push(UiMessage::edit_talk(TalkEdit::Move(index, index - 1)));
    }
    if index < last && button_ui(ui, view, &view.text(Message::TalkDown {})).clicked() {
        queue.push(UiMessage::edit_talk(TalkEdit::Move(index, index + 1)));
    }
    if button_ui(ui, view, &view.text(Message::TalkTwice {})).clicked() {
        queue.push(UiMessage::edit_talk(TalkEdit::Insert(Box::new(slide.clone()), Some(index))));
    }
    if button_ui(ui, view, &view.text(Message::TalkRemove {})).clicked() {
        queue.push(UiMessage::edit_talk(TalkEdit::Remove(index)));
    }
}

/// The text of a slide as it is shown.
fn current_text(deck: &BuiltDeck, slide: &TalkSlide, index: usize) -> SlideText {
    match slide {
        TalkSlide::Section(title) => SlideText { title: title.clone(), notes: String::new() },
        TalkSlide::Chart(chart_slide) => {
            let title = shown_slide(deck, index).map_or("", Slide::title);
            SlideText { title: title.to_owned(), notes: chart_slide.notes.clone() }
        }
    }
}

/// The slide of the deck that shows a slide of the talk: the last one, where it is built in steps.
fn shown_slide(deck: &BuiltDeck, index: usize) -> Option<&Slide> {
    deck.deck.slides.get(deck.last_slide_of(index)?)
}

/// Buttons for a slide with a chart: open its comparison, build it in steps, follow it by its table. Returns the changed slide.
fn chart_buttons_ui(
    ui: &mut Ui,
    view: &View<'_>,
    slide: &ChartSlide,
    kind: Option<ChartKind>,
    queue: &mut MessageQueue,
) -> Option<ChartSlide> {
    // A slide that is built already keeps the button, so that it can be switched off.
    let can_build = kind.is_some_and(supports_build_steps) || slide.build;
    if button_ui(ui, view, &view.text(Message::BoardOpen {})).clicked() {
        let comparison = PinnedComparison { query: slide.query.clone(), kind: slide.kind };
        queue.push(UiMessage::Edit(Edit::ShowPinned(Box::new(comparison))));
        queue.push(UiMessage::Command(Command::GoTo(Page::Compare)));
    }
    let mut changed = None;
    if can_build && choice_ui(ui, view, &view.text(Message::TalkBuild {}), slide.build).clicked() {
        changed = Some(ChartSlide { build: !slide.build, ..slide.clone() });
    }
    if choice_ui(ui, view, &view.text(Message::TalkTable {}), slide.table).clicked() {
        changed = Some(ChartSlide { table: !slide.table, ..slide.clone() });
    }
    changed
}

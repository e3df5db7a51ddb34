//! The presenter's page: the slide shown and the next one, the speaker's notes, and how long the talk has lasted.

use std::sync::Arc;
use std::time::Duration;

use egui::{ScrollArea, Sense, Ui, vec2};

use crate::app::state::stage::Stage;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, primary_button_ui};
use crate::app::widgets::layout::{column, page_panel, row, wrapped_row};
use crate::app::widgets::slide_view::slide_ui;
use crate::app::widgets::text::text_ui;
use crate::chart::{Slide, highlightable_places};
use crate::engine::BuiltDeck;
use crate::speech::Message;

/// Shows the page.
pub(super) fn presenter_page_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    page_panel(view).show(ui, |ui| column(ui, view, |ui| presenter_ui(ui, view, queue)));
}

fn presenter_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let (Some(stage), Some(deck)) = (view.session.stage.as_deref(), view.engine.deck()) else { return };
    times_ui(ui, view, stage, deck.deck.slides.len());
    // The clock goes on without any input.
    ui.ctx().request_repaint_after(Duration::from_secs(1));
    slides_ui(ui, view, stage, deck);
    ui.add_space(8.0);
    controls_ui(ui, view, stage, deck, queue);
    text_ui(ui, view, &view.text(Message::StageKeys {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
    ui.add_space(8.0);
    ScrollArea::vertical().id_salt("jumelles-notes").show(ui, |ui| {
        column(ui, view, |ui| {
            for remark in deck.deck.slides.get(stage.slide).map(Slide::speaker_notes).unwrap_or_default() {
                text_ui(ui, view, remark, LabelStyle::regular(TextSize::Title, view.theme.ink));
            }
        });
    });
}

/// How long the talk has lasted, the number of the slide, and the time of day.
fn times_ui(ui: &mut Ui, view: &View<'_>, stage: &Stage, count: usize) {
    let elapsed = (ui.input(|input| input.time) - stage.started_at).max(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a talk of some hours")]
    let seconds = elapsed as u64;
    let elapsed = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let now = jiff::ZonedDateTime::now();
    let clock = view.text(Message::StageClock { time: format!("{:02}:{:02}", now.hour(), now.minute()) });
    let place = view.text(Message::StagePlace { number: stage.slide + 1, count });
    let soft = LabelStyle::regular(TextSize::Headline, view.theme.soft);
    row(ui, view, |ui| {
        text_ui(ui, view, &elapsed, LabelStyle::bold(TextSize::Headline, view.theme.ink));
        ui.add_space(24.0);
        text_ui(ui, view, &place, soft);
        ui.add_space(24.0);
        text_ui(ui, view, &clock, soft);
    });
}

/// The slide shown, and the next one smaller beside it.
fn slides_ui(ui: &mut Ui, view: &View<'_>, stage: &Stage, deck: &Arc<BuiltDeck>) {
    let room = ui.available_width();
    let width = (room * 0.58).min((ui.available_height() - 190.0) * 16.0 / 9.0).max(320.0);
    row(ui, view, |ui| {
        let height = width * 9.0 / 16.0;
        let size = vec2(width, height);
        ui.allocate_ui(size, |ui| drop(slide_ui(ui, deck, stage.slide, size, Sense::hover())));
        ui.add_space(16.0);
        let next_width = (room - width - 40.0).max(160.0);
        ui.allocate_ui(vec2(next_width, height), |ui| {
            column(ui, view, |ui| {
                text_ui(ui, view, &view.text(Message::StageNext {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
                slide_ui(ui, deck, stage.slide + 1, vec2(next_width, next_width * 9.0 / 16.0), Sense::hover());
            });
        });
    });
}

/// Buttons for what the keys of the stage do.
fn controls_ui(ui: &mut Ui, view: &View<'_>, stage: &Stage, deck: &BuiltDeck, queue: &mut MessageQueue) {
    wrapped_row(ui, view, |ui| {
        let mut set_stage = |next: Option<Stage>| queue.push(UiMessage::SetStage(next.map(Box::new)));
        if button_ui(ui, view, &view.text(Message::StageBack {})).clicked() {
            set_stage(Some(stage.on_previous_slide()));
        }
        if primary_button_ui(ui, view, &view.text(Message::StageForward {})).clicked() {
            set_stage(Some(stage.on_next_slide(deck)));
        }
        if button_ui(ui, view, &view.text(Message::StageBlack {})).clicked() {
            set_stage(Some(Stage { is_black: !stage.is_black, ..stage.clone() }));
        }
        if button_ui(ui, view, &view.text(Message::StageDark {})).clicked() {
            set_stage(Some(Stage { is_dark: !stage.is_dark, ..stage.clone() }));
        }
        if button_ui(ui, view, &view.text(Message::StageFull {})).clicked() {
            set_stage(Some(Stage { is_fullscreen: !stage.is_fullscreen, ..stage.clone() }));
        }
        let screens = view.session.screens;
        if let Some(on_next_screen) = stage.on_next_screen(screens) {
            let label = Message::StageScreen { number: stage.screen.map_or(1, |screen| screen + 1), count: screens.count };
            if button_ui(ui, view, &view.text(label)).clicked() {
                set_stage(Some(on_next_screen));
            }
        }
        let names = stage.chart(deck).map(highlightable_places).unwrap_or_default();
        if !names.is_empty() {
            let highlighted = stage.town.and_then(|town| names.get(town).cloned());
            let label = highlighted.map_or(Message::StageSpot {}, |town| Message::StageSpotOn { town });
            if button_ui(ui, view, &view.text(label)).clicked() {
                set_stage(Some(stage.with_next_town(deck)));
            }
        }
        if button_ui(ui, view, &view.text(Message::StageEnd {})).clicked() {
            set_stage(None);
        }
    });
}

//! The board: several comparisons on one page. A town under the pointer lights in all of them; a click on a title opens its
//! comparison.

use std::sync::Arc;

use egui::{CornerRadius, Frame, Margin, ScrollArea, Stroke, Ui};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::command::Command;
use crate::app::look::{TextSize, ink};
use crate::app::pages::middle;
use crate::app::session::Page;
use crate::app::view::View;
use crate::app::widgets::drawing::{Canvas, linked_ui};
use crate::app::widgets::words::{Setting, button_ui, column, row, tab_ui, text_ui};
use crate::chart::RenderedChart;
use crate::cli::refused_in_words;
use crate::compare::ComparisonQuery;
use crate::project::{Edit, MOST_PINNED, Pinned};
use crate::speech::Message;

/// No chart of the board is narrower than this.
const NARROWEST: f32 = 430.0;
/// The height of a chart against its width.
const SHAPE: f32 = 0.62;
/// Between two charts.
const GAP: f32 = 14.0;
/// How many charts a board is begun with.
const BEGUN: usize = 6;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    middle(view).show(ui, |ui| {
        if view.project.board.is_empty() {
            column(ui, view, |ui| empty_ui(ui, view, inbox));
            return;
        }
        ScrollArea::vertical().id_salt("jumelles-board").show(ui, |ui| charts_ui(ui, view, inbox));
    });
}

/// What to do when nothing is kept yet.
fn empty_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    text_ui(ui, view, &view.say(Message::BoardEmpty {}), Setting::new(TextSize::Title, true, view.theme.ink));
    text_ui(ui, view, &view.say(Message::BoardHint {}), Setting::new(TextSize::Body, false, view.theme.soft));
    ui.add_space(10.0);
    let begun = begun(view);
    if !begun.is_empty() && button_ui(ui, view, &view.say(Message::BoardBegin { count: begun.len() }), true).clicked() {
        inbox.push(UiMessage::Edit(Edit::Pin(begun)));
    }
}

/// The indicators most of the towns asked have, one comparison each.
fn begun(view: &View<'_>) -> Vec<Pinned> {
    let (Some(question), Some(derived)) = (view.question(), view.derived()) else { return Vec::new() };
    let mut all: Vec<&crate::engine::IndicatorCoverage> = derived.coverage.iter().filter(|coverage| coverage.places > 1).collect();
    // The best known first; of those known alike, in the order of the catalogue.
    all.sort_by_key(|coverage| std::cmp::Reverse(coverage.places));
    let pinned = |coverage: &crate::engine::IndicatorCoverage| Pinned {
        question: ComparisonQuery { indicators: vec![coverage.indicator.clone()], years: Vec::new(), ..question.clone() },
        kind: None,
    };
    all.into_iter().take(BEGUN.min(MOST_PINNED)).map(pinned).collect()
}

fn charts_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    let room = ui.available_width();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of columns")]
    let columns = (((room + GAP) / (NARROWEST + GAP)).floor() as usize).clamp(1, 4);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let width = (room - GAP * (columns as f32 - 1.0)) / columns as f32 - 2.0;
    let all: Vec<_> = view.engine.board().zip(&view.project.board).enumerate().collect();
    let mut lit = None;
    for line in all.chunks(columns) {
        // The first stands on the side where reading begins.
        row(ui, view, |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (rank, (made, pinned)) in line {
                ui.allocate_ui(egui::vec2(width, width * SHAPE + 96.0), |ui| {
                    let under = card_ui(ui, view, (*rank, pinned), made.as_ref().map_err(|refusal| *refusal), width, inbox);
                    lit = lit.take().or(under);
                });
            }
        });
        ui.add_space(GAP);
    }
    if lit != view.session.lit {
        inbox.push(UiMessage::Light(lit));
    }
}

/// One chart with its finding; the town under the pointer comes back.
fn card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (rank, pinned): (usize, &Pinned),
    made: Result<&Arc<RenderedChart>, crate::chart::Unsuitable>,
    width: f32,
    inbox: &mut MessageQueue,
) -> Option<crate::base::PlaceId> {
    let frame = Frame::NONE
        .fill(ink(view.theme.paper))
        .stroke(Stroke::new(1.0, ink(view.theme.line)))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(12, 10));
    let shown = frame.show(ui, |ui| {
        ui.set_width(width - 26.0);
        ui.vertical(|ui| {
            let headline = made.map_or_else(|refusal| refused_in_words(refusal, view.speech()), |made| made.chart.headline.clone());
            column(ui, view, |ui| {
                text_ui(ui, view, &headline, Setting::new(TextSize::Body, true, view.theme.ink));
                row(ui, view, |ui| {
                    if tab_ui(ui, view, &view.say(Message::BoardOpen {}), false).clicked() {
                        inbox.push(UiMessage::Edit(Edit::Reopen(Box::new(pinned.clone()))));
                        inbox.push(UiMessage::Command(Command::Go(Page::Compare)));
                    }
                    if tab_ui(ui, view, &view.say(Message::BoardDrop {}), false).clicked() {
                        inbox.push(UiMessage::Edit(Edit::Unpin(rank)));
                    }
                });
            });
            let made = made.ok()?;
            let canvas = Canvas { id: rank + 1, em: 12.5, size: egui::vec2(width - 26.0, width * SHAPE - 26.0) };
            linked_ui(ui, view, made, &canvas)
        })
        .inner
    });
    shown.inner
}

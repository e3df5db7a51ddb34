//! What a file gives: a few small charts of its figures, drawn again at each decision, and the button that compares its towns.

use egui::{Align, CornerRadius, Frame, Margin, Stroke, Ui, vec2};

use crate::app::state::command::Command;
use crate::app::state::session::Page;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::primary_button_ui;
use crate::app::widgets::layout::{column, reading_layout, row, trailing_layout};
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::scene_view::{Canvas, board_chart_ui};
use crate::app::widgets::text::{heading_ui, text_ui};
use crate::chart::BadgeTone;
use crate::engine::FilePreview;
use crate::project::Edit;
use crate::speech::Message;

/// The height of the charts with their heading, in points.
pub(crate) const PREVIEW_HEIGHT: f32 = 268.0;
/// The height of the heading, of a chart, and of a chart with what stands around it, in points.
const HEADING_HEIGHT: f32 = 34.0;
const CHART_HEIGHT: f32 = 140.0;
const CARD_HEIGHT: f32 = PREVIEW_HEIGHT - HEADING_HEIGHT - 16.0;
/// The space between two charts, and around the content of a card, in points.
const GAP: f32 = 12.0;
const MARGIN: f32 = 12.0;
/// The charts of the board have the first numbers.
const FIRST_CANVAS: usize = 1_000;
/// The size of names in the charts, in points.
const CHART_TEXT: f64 = 12.5;

/// Shows the charts of a file side by side.
pub(crate) fn file_preview_ui(ui: &mut Ui, view: &View<'_>, previews: &[FilePreview]) {
    if previews.is_empty() {
        return;
    }
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEADING_HEIGHT), reading_layout(view), |ui| {
        heading_ui(ui, view, &view.text(Message::DataResults {}));
        text_ui(ui, view, &view.text(Message::DataResultsHint {}), LabelStyle::regular(TextSize::Small, view.theme.soft));
    });
    #[expect(clippy::cast_precision_loss, reason = "a handful of charts")]
    let width = (ui.available_width() - GAP * (previews.len() as f32 - 1.0)) / previews.len() as f32 - 2.0;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), CARD_HEIGHT), reading_layout(view).with_cross_align(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (index, preview) in previews.iter().enumerate() {
            ui.allocate_ui(vec2(width, CARD_HEIGHT), |ui| card_ui(ui, view, preview, index, width));
        }
    });
}

/// One chart under what it shows, with the first warning on it.
fn card_ui(ui: &mut Ui, view: &View<'_>, preview: &FilePreview, index: usize, width: f32) {
    let frame = Frame::NONE
        .fill(color32(view.theme.surface))
        .stroke(Stroke::new(1.0, color32(view.theme.line)))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(12));
    let chart = &preview.rendered.chart;
    frame.show(ui, |ui| {
        let inner = width - 2.0 * MARGIN - 2.0;
        ui.set_width(inner);
        ui.set_height(CARD_HEIGHT - 2.0 * MARGIN - 2.0);
        column(ui, view, |ui| {
            text_ui(ui, view, &chart.subtitle, LabelStyle::bold(TextSize::Small, view.theme.ink));
            let size = vec2(inner, CHART_HEIGHT.min(ui.available_height() - 20.0));
            board_chart_ui(ui, view, &preview.rendered, &Canvas { id: FIRST_CANVAS + index, text_size: CHART_TEXT, size, part: None });
            if let Some(badge) = chart.badges.iter().find(|badge| badge.tone == BadgeTone::Warn) {
                text_ui(ui, view, &badge.text, LabelStyle::regular(TextSize::Small, view.theme.warn));
            }
        });
    });
}

/// The main action of the page: the towns of the file on the compare page.
pub(crate) fn compare_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let Some(first) = view.engine.preview().first() else { return };
    row(ui, view, |ui| {
        ui.with_layout(trailing_layout(view), |ui| {
            let compare = primary_button_ui(ui, view, &view.text(Message::DataCompare {}));
            takes_focus_of(ui, PagePart::Foot, &compare);
            if compare.clicked() {
                queue.push(UiMessage::Edit(Edit::SetQuery(first.query.clone())));
                queue.push(UiMessage::Command(Command::GoTo(Page::Compare)));
            }
        });
    });
}

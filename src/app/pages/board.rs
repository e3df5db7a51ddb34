//! The board: several comparisons on one page. A town under the pointer is highlighted in all charts; each comparison can be opened
//! on the compare page or taken off.

use std::cmp::Reverse;
use std::sync::Arc;

use egui::{CornerRadius, Frame, Margin, ScrollArea, Stroke, Ui, vec2};

use crate::app::state::command::Command;
use crate::app::state::session::Page;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{primary_button_ui, tab_ui};
use crate::app::widgets::layout::{column, page_panel, row};
use crate::app::widgets::scene_view::{Canvas, board_chart_ui};
use crate::app::widgets::text::text_ui;
use crate::base::PlaceId;
use crate::chart::{RenderedChart, Unsuitable};
use crate::compare::ComparisonQuery;
use crate::engine::IndicatorCoverage;
use crate::engine::report::unsuitable_text;
use crate::project::{Edit, MOST_PINNED, PinnedComparison};
use crate::speech::Message;

/// The smallest width of a chart, in points.
const MIN_WIDTH: f32 = 430.0;
/// The height of a chart as a share of its width.
const ASPECT: f32 = 0.62;
/// The space between two charts, in points.
const GAP: f32 = 14.0;
/// The most charts side by side.
const MAX_COLUMNS: usize = 4;
/// The number of charts on a board the program proposes.
const PROPOSED: usize = 6;
/// The size of names in the charts, in points.
const CHART_TEXT: f64 = 12.5;

/// Shows the page.
pub(super) fn board_page_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    page_panel(view).show(ui, |ui| {
        if view.project.board.is_empty() {
            column(ui, view, |ui| empty_board_ui(ui, view, queue));
            return;
        }
        ScrollArea::vertical().id_salt("jumelles-board").show(ui, |ui| charts_ui(ui, view, queue));
    });
}

/// What a board is for, and a button that begins one.
fn empty_board_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    text_ui(ui, view, &view.text(Message::BoardEmpty {}), LabelStyle::bold(TextSize::Title, view.theme.ink));
    text_ui(ui, view, &view.text(Message::BoardHint {}), LabelStyle::regular(TextSize::Body, view.theme.soft));
    ui.add_space(10.0);
    let proposed = proposed_board(view);
    if !proposed.is_empty() && primary_button_ui(ui, view, &view.text(Message::BoardBegin { count: proposed.len() })).clicked() {
        queue.push(UiMessage::Edit(Edit::Pin(proposed)));
    }
}

/// The towns compared by the indicators most of them have, one comparison each. Equal indicators keep the order of the catalogue.
fn proposed_board(view: &View<'_>) -> Vec<PinnedComparison> {
    let (Some(query), Some(derived)) = (view.query(), view.derived()) else { return Vec::new() };
    let mut coverage: Vec<&IndicatorCoverage> = derived.coverage.iter().filter(|coverage| coverage.places > 1).collect();
    coverage.sort_by_key(|coverage| Reverse(coverage.places));
    let comparison = |coverage: &IndicatorCoverage| PinnedComparison {
        query: ComparisonQuery { indicators: vec![coverage.indicator.clone()], times: Vec::new(), ..query.clone() },
        kind: None,
    };
    coverage.into_iter().take(PROPOSED.min(MOST_PINNED)).map(comparison).collect()
}

/// A comparison of the board.
struct BoardItem<'a> {
    /// Its index on the board.
    index: usize,
    pinned: &'a PinnedComparison,
    /// Its chart, or why it has none.
    rendered: &'a Result<Arc<RenderedChart>, Unsuitable>,
}

fn charts_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let room = ui.available_width();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of columns")]
    let columns = (((room + GAP) / (MIN_WIDTH + GAP)).floor() as usize).clamp(1, MAX_COLUMNS);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let width = (room - GAP * (columns as f32 - 1.0)) / columns as f32 - 2.0;
    let pairs = view.engine.board().zip(&view.project.board).enumerate();
    let items: Vec<BoardItem<'_>> = pairs.map(|(index, (rendered, pinned))| BoardItem { index, pinned, rendered }).collect();
    let mut under_pointer: Option<PlaceId> = None;
    for line in items.chunks(columns) {
        row(ui, view, |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for item in line {
                ui.allocate_ui(vec2(width, width * ASPECT + 96.0), |ui| {
                    let place = item_ui(ui, view, item, width, queue);
                    under_pointer = under_pointer.take().or(place);
                });
            }
        });
        ui.add_space(GAP);
    }
    if under_pointer != view.session.highlighted_place {
        queue.push(UiMessage::Highlight(under_pointer));
    }
}

/// One comparison: headline, buttons and chart. Returns the town under the pointer.
fn item_ui(ui: &mut Ui, view: &View<'_>, item: &BoardItem<'_>, width: f32, queue: &mut MessageQueue) -> Option<PlaceId> {
    let frame = Frame::NONE
        .fill(color32(view.theme.paper))
        .stroke(Stroke::new(1.0, color32(view.theme.line)))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(12, 10));
    let chart_ui = |ui: &mut Ui| {
        column(ui, view, |ui| item_heading_ui(ui, view, item, queue));
        let rendered = item.rendered.as_ref().ok()?;
        let size = vec2(width - 26.0, width * ASPECT - 26.0);
        board_chart_ui(ui, view, rendered, &Canvas { id: item.index + 1, text_size: CHART_TEXT, size, part: None })
    };
    let shown = frame.show(ui, |ui| {
        ui.set_width(width - 26.0);
        ui.vertical(chart_ui).inner
    });
    shown.inner
}

/// The headline of a comparison, or why it has no chart, and its buttons.
fn item_heading_ui(ui: &mut Ui, view: &View<'_>, item: &BoardItem<'_>, queue: &mut MessageQueue) {
    let headline = match item.rendered {
        Ok(rendered) => rendered.chart.headline.clone(),
        Err(reason) => unsuitable_text(*reason, view.speech()),
    };
    text_ui(ui, view, &headline, LabelStyle::bold(TextSize::Body, view.theme.ink));
    row(ui, view, |ui| {
        if tab_ui(ui, view, &view.text(Message::BoardOpen {}), false).clicked() {
            queue.push(UiMessage::Edit(Edit::ShowPinned(Box::new(item.pinned.clone()))));
            queue.push(UiMessage::Command(Command::GoTo(Page::Compare)));
        }
        if tab_ui(ui, view, &view.text(Message::BoardDrop {}), false).clicked() {
            queue.push(UiMessage::Edit(Edit::Unpin(item.index)));
        }
    });
}

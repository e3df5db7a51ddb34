//! Arrow keys on a chart: they pin the next or the previous figure, whose provenance then appears beside the chart.

use egui::{CornerRadius, EventFilter, Key, Response, Stroke, StrokeKind, Ui};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::color32;
use crate::app::widgets::buttons::scroll_to_new_focus;
use crate::chart::ChartSpec;

/// Reads the arrow keys while the chart has the keyboard focus, and draws a ring around it.
pub(crate) fn chart_keys_ui(ui: &Ui, view: &View<'_>, response: &Response, chart: &ChartSpec, queue: &mut MessageQueue) {
    scroll_to_new_focus(response);
    if !response.has_focus() {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let stroke = Stroke::new(2.0, color32(view.theme.focus));
    ui.painter().rect_stroke(response.rect.expand(3.0), CornerRadius::same(8), stroke, StrokeKind::Inside);
    let rows: Vec<usize> = chart.series.iter().flat_map(|series| &series.points).map(|point| point.table_row).collect();
    let is_pressed = |keys: [Key; 2]| ui.input(|input| keys.into_iter().any(|key| input.key_pressed(key)));
    let (forward, back) = if view.is_rtl() { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    let current = view.session.pinned_row.and_then(|pinned| rows.iter().position(|row| *row == pinned));
    let next = if is_pressed([Key::ArrowDown, forward]) {
        current.map_or(Some(0), |current| Some(current + 1))
    } else if is_pressed([Key::ArrowUp, back]) {
        current.map_or(rows.len().checked_sub(1), |current| current.checked_sub(1))
    } else {
        None
    };
    // At either end the pinned figure stays.
    if let Some(row) = next.and_then(|next| rows.get(next)).filter(|row| view.session.pinned_row != Some(**row)) {
        queue.push(UiMessage::HoverRow(None));
        queue.push(UiMessage::TogglePinnedRow(*row));
    }
}

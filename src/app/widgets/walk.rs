//! Walking through a chart with the arrows: what the pointer explains, the keyboard explains too.

use egui::{CornerRadius, EventFilter, Key, Response, Stroke, StrokeKind, Ui};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::ink;
use crate::app::view::View;
use crate::app::widgets::words::in_sight;
use crate::chart::ChartSpec;

/// Where the chart has the keyboard, an arrow holds the next or the last figure; its origin is then told beside the chart.
pub(crate) fn walk(ui: &Ui, view: &View<'_>, (response, chart): (&Response, &ChartSpec), inbox: &mut MessageQueue) {
    in_sight(response);
    if !response.has_focus() {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let stroke = Stroke::new(2.0, ink(view.theme.focus));
    ui.painter().rect_stroke(response.rect.expand(3.0), CornerRadius::same(8), stroke, StrokeKind::Inside);
    let rows: Vec<usize> = chart.series.iter().flat_map(|series| &series.points).map(|point| point.row).collect();
    let pressed = |keys: [Key; 2]| ui.input(|input| keys.into_iter().any(|key| input.key_pressed(key)));
    let (ahead, back) =
        (if view.rtl() { Key::ArrowLeft } else { Key::ArrowRight }, if view.rtl() { Key::ArrowRight } else { Key::ArrowLeft });
    let at = view.session.pinned.and_then(|pinned| rows.iter().position(|row| *row == pinned));
    let next = if pressed([Key::ArrowDown, ahead]) {
        at.map_or(Some(0), |at| Some(at + 1))
    } else if pressed([Key::ArrowUp, back]) {
        at.map_or(rows.len().checked_sub(1), |at| at.checked_sub(1))
    } else {
        None
    };
    if let Some(row) = next.and_then(|next| rows.get(next)).filter(|row| view.session.pinned != Some(**row)) {
        inbox.push(UiMessage::Hover(None));
        inbox.push(UiMessage::Pin(Some(*row)));
    }
}

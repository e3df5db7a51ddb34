//! What the lists of the sidebar share: a field that filters them, and the background of an entry.

use egui::{CornerRadius, Margin, Rect, Response, Role, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::color32;
use crate::app::widgets::buttons::scroll_to_new_focus;
use crate::app::widgets::text_field::{field_align, ring_ui};
use crate::speech::Message;

/// A field whose text filters a list.
pub(super) struct Filter<'a> {
    /// What it filters.
    pub label: Message,
    /// The text typed so far.
    pub typed: &'a str,
    /// The message that changes it.
    pub message: fn(String) -> UiMessage,
}

/// Shows the field of a filter; returns its text.
pub(super) fn filter_ui(ui: &mut Ui, view: &View<'_>, filter: Filter<'_>, queue: &mut MessageQueue) -> String {
    let mut typed = filter.typed.to_owned();
    let label = view.text(filter.label);
    let edit = TextEdit::singleline(&mut typed).hint_text(&label).desired_width(f32::INFINITY).margin(Margin::symmetric(10, 6));
    let edit = edit.align(field_align(view));
    let field = ui.add(edit);
    ring_ui(ui, &field);
    scroll_to_new_focus(&field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    if field.changed() {
        queue.push((filter.message)(typed.clone()));
    }
    typed
}

/// The background of an entry: filled when selected, framed under the pointer or the keyboard focus.
pub(super) fn paint_background(ui: &Ui, view: &View<'_>, rect: Rect, response: &Response, selected: bool) {
    let corners = CornerRadius::same(8);
    scroll_to_new_focus(response);
    if selected {
        ui.painter().rect_filled(rect, corners, color32(view.theme.surface));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, corners, Stroke::new(2.0, color32(view.theme.focus)), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_stroke(rect, corners, Stroke::new(1.0, color32(view.theme.line)), StrokeKind::Inside);
    }
}

//! A text field under its label. egui does not reorder Arabic inside a field, so the text is repeated below it in visual order.

use egui::{Align2, CornerRadius, Margin, Response, Role, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo};

use crate::app::bidi::has_rtl;
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::text::text_ui;
use crate::speech::Message;

/// Shows a field of this many rows that edits `text`.
pub(crate) fn text_field_ui(ui: &mut Ui, view: &View<'_>, label: Message, rows: usize, text: &mut String) -> Response {
    let label = view.text(label);
    text_ui(ui, view, &label, LabelStyle::regular(TextSize::Note, view.theme.soft));
    let edit = if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text).desired_rows(rows) };
    edit_ui(ui, &label, edit.desired_width(f32::INFINITY).align(field_align(view)))
}

/// Shows a field of one line, `width` points wide, for a row of controls: its label stands elsewhere and is read to those who do not see.
pub(crate) fn short_field_ui(ui: &mut Ui, label: &str, width: f32, text: &mut String) -> Response {
    edit_ui(ui, label, TextEdit::singleline(text).desired_width(width))
}

/// Shows a field with the margins of all fields.
fn edit_ui(ui: &mut Ui, label: &str, edit: TextEdit<'_>) -> Response {
    let field = ui.add(edit.margin(Margin::symmetric(10, 8)));
    ring_ui(ui, &field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, label));
    field
}

/// Where the text of a field stands: at the side where reading begins.
pub(crate) fn field_align(view: &View<'_>) -> Align2 {
    if view.is_rtl() { Align2::RIGHT_TOP } else { Align2::LEFT_TOP }
}

/// Draws a ring around the field that has the keyboard: egui frames it in the colour of selected letters, which is that of the page.
pub(crate) fn ring_ui(ui: &Ui, field: &Response) {
    if field.has_focus() {
        let stroke = Stroke::new(2.0, ui.visuals().selection.bg_fill);
        ui.painter().rect_stroke(field.rect, CornerRadius::same(8), stroke, StrokeKind::Inside);
    }
}

/// Repeats a typed text in visual order, if a part of it is read from right to left.
pub(crate) fn visual_order_ui(ui: &mut Ui, view: &View<'_>, text: &str) {
    if has_rtl(text) {
        for line in text.lines() {
            text_ui(ui, view, line, LabelStyle::regular(TextSize::Body, view.theme.ink));
        }
    }
}

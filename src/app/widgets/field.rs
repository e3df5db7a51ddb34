//! A field to type in, under its label. Arabic typed in a field is not put in order there: it is shown below as it will stand.

use egui::{Margin, Response, Role, TextEdit, Ui, WidgetInfo};

use crate::app::look::TextSize;
use crate::app::rtl::has_rtl;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, text_ui};
use crate::speech::Message;

/// A field of so many rows; what is typed is kept in the text.
pub(crate) fn field_ui(ui: &mut Ui, view: &View<'_>, (label, rows): (Message, usize), text: &mut String) -> Response {
    let label = view.say(label);
    text_ui(ui, view, &label, Setting::new(TextSize::Note, false, view.theme.soft));
    let edit = if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text).desired_rows(rows) };
    let field = ui.add(edit.desired_width(f32::INFINITY).margin(Margin::symmetric(10, 8)));
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    field
}

/// What is typed as it will stand, where the field does not show that.
pub(crate) fn ordered_ui(ui: &mut Ui, view: &View<'_>, text: &str) {
    if has_rtl(text) {
        for line in text.lines() {
            text_ui(ui, view, line, Setting::new(TextSize::Body, false, view.theme.ink));
        }
    }
}

//! What dialogs have in common: a title, a first field with the keyboard focus, and the buttons that close them.

use egui::{Response, Ui};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::button_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::speech::Message;

/// Shows the title of a dialog.
pub(super) fn title_ui(ui: &mut Ui, view: &View<'_>, title: Message) {
    text_ui(ui, view, &view.text(title), LabelStyle::bold(TextSize::Title, view.theme.ink));
    ui.add_space(8.0);
}

/// Gives the keyboard focus to a widget if nothing has it, so that a dialog can be typed in as soon as it opens.
pub(super) fn focus_if_none(ui: &Ui, response: &Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}

/// Shows a button that closes the dialog without doing anything.
pub(super) fn cancel_button_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    if button_ui(ui, view, &view.text(Message::ExportCancel {})).clicked() {
        queue.push(UiMessage::SetDialog(None));
    }
}

/// Shows the button that closes a dialog with nothing to confirm.
pub(super) fn close_row_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    ui.add_space(10.0);
    row(ui, view, |ui| {
        let close = button_ui(ui, view, &view.text(Message::Close {}));
        focus_if_none(ui, &close);
        if close.clicked() {
            queue.push(UiMessage::SetDialog(None));
        }
    });
}

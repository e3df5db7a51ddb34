//! A context menu, opened by a right click, or by Shift+F10 or the menu key on the focused widget.

use egui::{InputState, Key, Modifiers, Popup, Response, Ui};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::widgets::buttons::menu_choice_ui;
use crate::speech::Message;

/// One line of a context menu.
pub(crate) struct MenuItem {
    /// Its text.
    pub label: Message,
    /// What is sent when it is chosen.
    pub message: UiMessage,
}

/// Attaches a menu to a widget; `items` is called only while the menu is open.
pub(crate) fn context_menu_ui(
    ui: &Ui,
    view: &View<'_>,
    response: &Response,
    items: impl FnOnce() -> Vec<MenuItem>,
    queue: &mut MessageQueue,
) {
    let id = Popup::default_response_id(response);
    let consume_keys =
        |input: &mut InputState| input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu);
    if response.has_focus() && ui.input_mut(consume_keys) {
        Popup::open_id(ui.ctx(), id);
        response.surrender_focus();
    }
    // Opened by the keyboard, the menu appears below the widget and its first item gets the focus.
    let is_below = !response.secondary_clicked() && Popup::position_of_id(ui.ctx(), id).is_none();
    let popup = Popup::context_menu(response);
    let popup = if is_below { popup.at_position(response.rect.left_bottom()) } else { popup };
    popup.show(|ui| {
        for MenuItem { label, message } in items() {
            let choice = menu_choice_ui(ui, view, &view.text(label), false);
            if is_below && ui.memory(|memory| memory.focused().is_none()) {
                choice.request_focus();
            }
            if choice.clicked() {
                queue.push(message);
                ui.close();
            }
        }
    });
}

//! What else can be done with a thing: a menu on a right click, or on Shift+F10 or the menu key where the keyboard is.

use egui::{Key, Modifiers, Popup, Response, Ui};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::view::View;
use crate::app::widgets::words::menu_choice_ui;
use crate::speech::Message;

/// Offers what can be done with a thing; the offers are made only where the menu opens.
pub(crate) fn menu_ui(
    ui: &Ui,
    view: &View<'_>,
    response: &Response,
    offers: impl FnOnce() -> Vec<(Message, UiMessage)>,
    inbox: &mut MessageQueue,
) {
    let id = Popup::default_response_id(response);
    let key = |input: &mut egui::InputState| input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu);
    if response.has_focus() && ui.input_mut(key) {
        Popup::open_id(ui.ctx(), id);
        response.surrender_focus();
    }
    // Without a pointer the menu hangs below the thing, and its first line has the keyboard.
    let hangs = !response.secondary_clicked() && Popup::position_of_id(ui.ctx(), id).is_none();
    let popup = Popup::context_menu(response);
    let popup = if hangs { popup.at_position(response.rect.left_bottom()) } else { popup };
    popup.show(|ui| {
        for (line, act) in offers() {
            let choice = menu_choice_ui(ui, view, &view.say(line), false);
            if hangs && ui.memory(|memory| memory.focused().is_none()) {
                choice.request_focus();
            }
            if choice.clicked() {
                inbox.push(act);
                ui.close();
            }
        }
    });
}

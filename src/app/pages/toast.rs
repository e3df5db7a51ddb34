//! The last message, over the foot of the window, so that nothing moves when it comes or goes.

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, Stroke, vec2};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::tab_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::speech::Message;

/// The largest width of the message, in points.
const MAX_WIDTH: f32 = 860.0;

/// Shows the message, if there is one, with a button that closes it.
pub(super) fn toast_ui(context: &Context, view: &View<'_>, queue: &mut MessageQueue) {
    let Some(toast) = &view.session.toast else { return };
    let theme = &view.theme;
    let frame = Frame::NONE
        .fill(color32(theme.surface))
        .stroke(Stroke::new(1.0, color32(theme.line)))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(16, 6));
    let area = Area::new(Id::unique("jumelles-message")).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -16.0));
    area.order(Order::Foreground).show(context, |ui| {
        ui.set_max_width(MAX_WIDTH);
        frame.show(ui, |ui| {
            row(ui, view, |ui| {
                if tab_ui(ui, view, &view.text(Message::Close {}), false).clicked() {
                    queue.push(UiMessage::DismissToast);
                }
                text_ui(ui, view, toast, LabelStyle::regular(TextSize::Body, theme.ink));
            });
        });
    });
}

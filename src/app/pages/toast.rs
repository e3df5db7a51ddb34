//! The last message, over the foot of the window, so that nothing moves when it comes or goes. What was done leaves by itself once it was read;
//! what was not stays until it is closed.

use std::time::Duration;

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, Rect, Stroke, vec2};

use crate::app::state::toast::{Stay, Toast};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::tab_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::speech::Message;

/// The largest width of the message, in points.
const MAX_WIDTH: f32 = 860.0;
/// How long a message stays, in seconds: to be noticed, and to be read at fifteen letters a second.
const NOTICED: f64 = 4.0;
const READ_LETTER: f64 = 1.0 / 15.0;
/// One that offers something to do stays longer.
const ACTED_ON: f64 = 6.0;

/// A message, and when it appeared in seconds of egui's clock.
#[derive(Clone, Default)]
struct Shown {
    toast: Toast,
    since: f64,
}

/// Shows the message, if there is one, with what can be done with the file it tells of, and a button that closes it.
pub(super) fn toast_ui(context: &Context, view: &View<'_>, queue: &mut MessageQueue) {
    let Some(toast) = &view.session.toast else {
        // The same message may come again.
        context.data_mut(|data| data.remove_temp::<Shown>(shown_id()));
        return;
    };
    let theme = &view.theme;
    let frame = Frame::NONE
        .fill(color32(theme.surface))
        .stroke(Stroke::new(1.0, color32(theme.line)))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(16, 6));
    let area = Area::new(Id::unique("jumelles-message")).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -16.0));
    let shown = area.order(Order::Foreground).show(context, |ui| {
        ui.set_max_width(MAX_WIDTH);
        frame.show(ui, |ui| {
            row(ui, view, |ui| {
                if tab_ui(ui, view, &view.text(Message::Close {}), false).clicked() {
                    queue.push(UiMessage::DismissToast);
                }
                if let Some(file) = &toast.file {
                    if tab_ui(ui, view, &view.text(Message::ToastOpen {}), false).clicked() {
                        queue.push(UiMessage::OpenWithDesktop(file.clone()));
                    }
                    if tab_ui(ui, view, &view.text(Message::ToastFolder {}), false).clicked() {
                        queue.push(UiMessage::ShowInFolder(file.clone()));
                    }
                }
                text_ui(ui, view, &toast.text, LabelStyle::regular(TextSize::Body, theme.ink));
            });
        });
    });
    if toast.stay == Stay::UntilClosed {
        return;
    }
    if shown.response.contains_pointer() || has_keyboard(context, shown.response.rect) {
        // While it is used it stays, and is then as new.
        context.data_mut(|data| data.remove_temp::<Shown>(shown_id()));
    } else {
        leave(context, toast, queue);
    }
}

fn shown_id() -> Id {
    Id::unique("jumelles-message-since")
}

/// Whether the widget with the keyboard is inside of a rectangle.
fn has_keyboard(context: &Context, area: Rect) -> bool {
    let focused = context.memory(egui::Memory::focused);
    focused.and_then(|id| context.read_response(id)).is_some_and(|response| area.contains_rect(response.rect))
}

/// Sends a message away once it was read.
fn leave(context: &Context, toast: &Toast, queue: &mut MessageQueue) {
    let id = shown_id();
    let now = context.input(|input| input.time);
    let kept = context.data(|data| data.get_temp::<Shown>(id)).filter(|shown| shown.toast == *toast);
    let shown = kept.unwrap_or_else(|| Shown { toast: toast.clone(), since: now });
    let letters = u32::try_from(toast.text.chars().count()).unwrap_or(u32::MAX);
    let stays = NOTICED + f64::from(letters) * READ_LETTER + if toast.file.is_some() { ACTED_ON } else { 0.0 };
    let left = shown.since + stays - now;
    if left > 0.0 {
        context.request_repaint_after(Duration::from_secs_f64(left));
        context.data_mut(|data| data.insert_temp(id, shown));
    } else {
        context.data_mut(|data| data.remove_temp::<Shown>(id));
        queue.push(UiMessage::DismissToast);
    }
}

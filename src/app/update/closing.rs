//! The end: a window that is closed waits for the files that are being written; a signal of the system closes it like a click.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{Context, ViewportCommand};

use crate::app::state::app_state::AppState;
use crate::app::state::toast::Toast;
use crate::speech::Message;

/// Whether the system asked the program to end: a logout, a shutdown, Ctrl+C in its terminal.
#[derive(Clone, Default)]
pub(crate) struct EndRequest {
    is_asked: Arc<AtomicBool>,
    context: Arc<OnceLock<Context>>,
}

impl EndRequest {
    /// Listens to the signals of the system. A second one ends the program at once.
    pub(crate) fn listen() -> Self {
        let request = Self::default();
        let heard = request.clone();
        // Without signals the program is closed by its window only.
        let _ = ctrlc::set_handler(move || {
            if heard.is_asked.swap(true, Ordering::Relaxed) {
                std::process::exit(1);
            }
            heard.context.get().into_iter().for_each(Context::request_repaint);
        });
        request
    }

    /// The window to wake.
    pub(crate) fn attach(&self, context: &Context) {
        let _ = self.context.set(context.clone());
    }
}

/// Closes the window when the system asks for it; keeps it open while files are being written.
pub(crate) fn close_when_written(state: &mut AppState, context: &Context, request: &EndRequest) {
    let is_closed_by_user = context.input(|input| input.viewport().close_requested());
    let is_asked = is_closed_by_user || request.is_asked.load(Ordering::Relaxed);
    if is_asked && state.engine.pending_writes() > 0 {
        if is_closed_by_user {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        state.session.is_closing = true;
        let count = state.engine.pending_writes();
        state.session.toast = Some(Toast::text(state.engine.speech().format(&Message::ClosingWaits { count })));
    } else if (is_asked && !is_closed_by_user) || (state.session.is_closing && state.engine.pending_writes() == 0) {
        state.session.is_closing = false;
        context.send_viewport_cmd(ViewportCommand::Close);
    }
}

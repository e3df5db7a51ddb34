//! The pages of the window, with the top bar above them and the last message below.

mod board;
mod chart_controls;
mod chart_toolbar;
mod compare;
mod data;
mod data_files;
mod data_review;
mod presenter;
mod slide_controls;
pub(super) mod stage;
mod talk;
mod timeline;
mod toast;
mod top_bar;
mod welcome;

use egui::Ui;

use crate::app::state::session::Page;
use crate::app::state::ui_message::MessageQueue;
use crate::app::state::view::View;

/// Shows the whole window, apart from dialogs.
pub(super) fn page_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    top_bar::top_bar_ui(ui, view, queue);
    match view.session.page {
        Page::Welcome => welcome::welcome_page_ui(ui, view, queue),
        Page::Data => data::data_page_ui(ui, view, queue),
        Page::Compare => compare::compare_page_ui(ui, view, queue),
        Page::Board => board::board_page_ui(ui, view, queue),
        Page::Talk if view.session.stage.is_some() => presenter::presenter_page_ui(ui, view, queue),
        Page::Talk => talk::talk_page_ui(ui, view, queue),
    }
    toast::toast_ui(ui.ctx(), view, queue);
}

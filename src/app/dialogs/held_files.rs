//! Asks before files are read that the program did not survive, or that lie outside of the folder of their project.

use std::path::PathBuf;

use egui::{ScrollArea, Ui};

use crate::app::dialogs::parts::title_ui;
use crate::app::state::dialog::HeldReason;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, primary_button_ui};
use crate::app::widgets::layout::{column, row};
use crate::app::widgets::text::text_ui;
use crate::speech::Message;

/// The most paths listed.
const MOST_PATHS: usize = 12;

/// Shows the dialog. Without an answer the files are not read.
pub(super) fn held_files_ui(ui: &mut Ui, view: &View<'_>, reason: HeldReason, paths: &[PathBuf], queue: &mut MessageQueue) {
    let (title, hint) = match reason {
        HeldReason::Outside => (Message::OutsideTitle {}, Message::OutsideHint {}),
        HeldReason::DidNotSurvive | HeldReason::Stopped => (Message::HeldTitle {}, Message::HeldHint {}),
    };
    title_ui(ui, view, title);
    text_ui(ui, view, &view.text(hint), LabelStyle::regular(TextSize::Body, view.theme.ink));
    ui.add_space(6.0);
    ScrollArea::vertical().id_salt("jumelles-held").max_height(220.0).show(ui, |ui| {
        column(ui, view, |ui| {
            for path in paths.iter().take(MOST_PATHS) {
                text_ui(ui, view, &path.display().to_string(), LabelStyle::regular(TextSize::Note, view.theme.soft));
            }
            if paths.len() > MOST_PATHS {
                let more = view.text(Message::MorePaths { count: paths.len() - MOST_PATHS });
                text_ui(ui, view, &more, LabelStyle::regular(TextSize::Note, view.theme.soft));
            }
        });
    });
    ui.add_space(10.0);
    row(ui, view, |ui| {
        if primary_button_ui(ui, view, &view.text(Message::HeldOpenWithout {})).clicked() {
            queue.push(UiMessage::SetDialog(None));
        }
        if button_ui(ui, view, &view.text(Message::HeldReadAnyway {})).clicked() {
            queue.push(UiMessage::ReadHeldFiles);
        }
    });
}

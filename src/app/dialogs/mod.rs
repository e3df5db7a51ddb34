//! The modal dialogs. What is typed in them is sent back as a message, so that the state of the dialog stays outside the widgets.

mod about;
mod annotations;
pub(super) mod backups;
mod conflict;
mod files;
mod headline;
mod held_files;
mod history;
mod measure_choice;
mod palette;
mod palette_entries;
mod parts;
mod peer_tolerances;
mod peer_variables;
mod peers;
mod place_sets;
mod slide_text;
mod suppose;
mod what_if;

use egui::{Context, Frame, Id, Modal};

use crate::app::state::dialog::Dialog;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::color32;
use crate::app::widgets::layout::column;

/// The width of a dialog, in points.
const WIDTH: f32 = 560.0;

/// Shows the open dialog, if there is one.
pub(super) fn dialog_ui(context: &Context, view: &View<'_>, queue: &mut MessageQueue) {
    let Some(dialog) = &view.session.dialog else { return };
    let frame = Frame::window(&context.global_style()).fill(color32(view.theme.surface));
    let modal = Modal::new(Id::unique("jumelles-dialog")).frame(frame).show(context, |ui| {
        ui.set_width(WIDTH);
        column(ui, view, |ui| match dialog {
            Dialog::File(dialog) => files::file_dialog_ui(ui, view, dialog, queue),
            Dialog::SlideText { slide, text } => slide_text::slide_text_ui(ui, view, *slide, text, queue),
            Dialog::Palette { text, selected } => palette::palette_ui(ui, view, text, *selected, queue),
            Dialog::Shortcuts => palette::shortcuts_ui(ui, view, queue),
            Dialog::History => history::history_ui(ui, view, queue),
            Dialog::Backups => backups::backups_ui(ui, view, queue),
            Dialog::HeldFiles { reason, paths } => held_files::held_files_ui(ui, view, *reason, paths, queue),
            Dialog::Conflict(path) => conflict::conflict_ui(ui, view, path, queue),
            Dialog::About => about::about_ui(ui, view, queue),
            Dialog::CustomIndicator(indicator) => what_if::custom_indicator_ui(ui, view, indicator, queue),
            Dialog::Headline { text } => headline::headline_ui(ui, view, text, queue),
            Dialog::Peers { question, shown } => peers::peers_ui(ui, view, question, *shown, queue),
            Dialog::PlaceSets { name, rule } => place_sets::place_sets_ui(ui, view, name, rule, queue),
            Dialog::Annotations { text } => annotations::annotations_ui(ui, view, text, queue),
            Dialog::Supposition { text } => suppose::supposition_ui(ui, view, text, queue),
        });
    });
    if modal.should_close() {
        queue.push(UiMessage::SetDialog(None));
    }
}

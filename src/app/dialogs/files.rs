//! The dialogs that name a file: open, locate a missing source, export, save. The path can be typed or picked.

use std::path::Path;

use egui::{Key, Ui};
use strum::VariantArray as _;

use crate::app::dialogs::parts::{cancel_button_ui, focus_if_none, title_ui};
use crate::app::state::dialog::{EmbedOrLink, ExportContent, FileDialog, with_extension};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, choice_ui, primary_button_ui};
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::app::widgets::text_field::{text_field_ui, visual_order_ui};
use crate::chart::file_name;
use crate::render::Format;
use crate::speech::Message;

/// Shows a file dialog.
pub(super) fn file_dialog_ui(ui: &mut Ui, view: &View<'_>, dialog: &FileDialog, queue: &mut MessageQueue) {
    match dialog {
        FileDialog::Open { .. } => {
            title_ui(ui, view, Message::OpenTitle {});
            path_field_ui(ui, view, Message::OpenPath {}, dialog, queue);
            buttons_ui(ui, view, Message::Open {}, queue);
        }
        FileDialog::Locate { missing, .. } => locate_ui(ui, view, dialog, missing, queue),
        FileDialog::Export { content, .. } => {
            let title = if *content == ExportContent::Talk { Message::ExportTalkTitle {} } else { Message::ExportTitle {} };
            title_ui(ui, view, title);
            formats_ui(ui, view, dialog, *content, queue);
            path_field_ui(ui, view, Message::ExportPath {}, dialog, queue);
            overwrite_warning_ui(ui, view, dialog);
            buttons_ui(ui, view, Message::ExportSave {}, queue);
        }
        FileDialog::Save { path, sources } => {
            title_ui(ui, view, Message::SaveProjectTitle {});
            path_field_ui(ui, view, Message::ExportPath {}, dialog, queue);
            if !view.project.sources.is_empty() {
                source_storage_ui(ui, view, path, *sources, queue);
            }
            overwrite_warning_ui(ui, view, dialog);
            buttons_ui(ui, view, Message::ExportSave {}, queue);
        }
    }
}

/// The field of the path. Enter confirms the dialog.
fn path_field_ui(ui: &mut Ui, view: &View<'_>, label: Message, dialog: &FileDialog, queue: &mut MessageQueue) {
    let mut typed = dialog.path().to_owned();
    let field = text_field_ui(ui, view, label, 1, &mut typed);
    visual_order_ui(ui, view, &typed);
    // Enter takes the keyboard focus from the field, so this is read before the field asks for it again.
    let is_confirmed = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    focus_if_none(ui, &field);
    if field.changed() {
        queue.push(UiMessage::open_file_dialog(dialog.clone().with_path(typed)));
    }
    if is_confirmed {
        queue.push(UiMessage::ConfirmDialog);
    }
}

/// The buttons that confirm, open the file picker of the system, and cancel.
fn buttons_ui(ui: &mut Ui, view: &View<'_>, confirm: Message, queue: &mut MessageQueue) {
    ui.add_space(10.0);
    row(ui, view, |ui| {
        if primary_button_ui(ui, view, &view.text(confirm)).clicked() {
            queue.push(UiMessage::ConfirmDialog);
        }
        if button_ui(ui, view, &view.text(Message::ExportBrowse {})).clicked() {
            queue.push(UiMessage::OpenPicker);
        }
        cancel_button_ui(ui, view, queue);
    });
}

/// Asks where a missing source file is now.
fn locate_ui(ui: &mut Ui, view: &View<'_>, dialog: &FileDialog, missing: &Path, queue: &mut MessageQueue) {
    let path = missing.display().to_string();
    title_ui(ui, view, Message::FindTitle { name: file_name(&path) });
    text_ui(ui, view, &view.text(Message::FindHint { path }), LabelStyle::regular(TextSize::Note, view.theme.soft));
    path_field_ui(ui, view, Message::FindPath {}, dialog, queue);
    if dialog.target().is_some_and(|path| view.session.exists(&path) == Some(false)) {
        text_ui(ui, view, &view.text(Message::FindNothing {}), LabelStyle::regular(TextSize::Note, view.theme.warn));
    }
    buttons_ui(ui, view, Message::FindConfirm {}, queue);
}

/// The formats that fit the content exported. Choosing one changes the extension of the path.
fn formats_ui(ui: &mut Ui, view: &View<'_>, dialog: &FileDialog, content: ExportContent, queue: &mut MessageQueue) {
    text_ui(ui, view, &view.text(Message::ExportFormat {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
    row(ui, view, |ui| {
        for format in Format::VARIANTS.iter().copied().filter(|format| content.fits(*format)) {
            if choice_ui(ui, view, &format.extension().to_uppercase(), dialog.format() == Some(format)).clicked() {
                let path = with_extension(Path::new(dialog.path()), format.extension()).display().to_string();
                queue.push(UiMessage::open_file_dialog(FileDialog::Export { format, path, content }));
            }
        }
    });
}

/// The choice between embedding the source files and naming them.
fn source_storage_ui(ui: &mut Ui, view: &View<'_>, path: &str, current: EmbedOrLink, queue: &mut MessageQueue) {
    for (sources, label) in [(EmbedOrLink::Embedded, Message::SaveEmbedsSources {}), (EmbedOrLink::Referenced, Message::SaveNames {})] {
        if choice_ui(ui, view, &view.text(label), sources == current).clicked() {
            queue.push(UiMessage::open_file_dialog(FileDialog::Save { path: path.to_owned(), sources }));
        }
    }
}

/// Warns when the file named exists and will be replaced.
fn overwrite_warning_ui(ui: &mut Ui, view: &View<'_>, dialog: &FileDialog) {
    if dialog.target().is_some_and(|path| view.session.exists(&path) == Some(true)) {
        text_ui(ui, view, &view.text(Message::ExportReplaces {}), LabelStyle::regular(TextSize::Note, view.theme.warn));
    }
}

//! The dialogs: a title, a path that can be typed or picked, and what will be done with it.

mod about;
mod annotate;
mod history;
mod palette;
mod say;
mod slide;
mod what_if;

use std::path::Path;

use egui::{Id, Modal, Ui};
use strum::VariantArray as _;

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::{TextSize, ink};
use crate::app::session::{Dialog, with_ending};
use crate::app::view::View;
use crate::app::widgets::field::{field_ui, ordered_ui};
use crate::app::widgets::words::{Setting, button_ui, choice_ui, row, text_ui};
use crate::engine::files;
use crate::render::Format;
use crate::speech::Message;

/// Shows the open dialog, if there is one.
pub(super) fn show(context: &egui::Context, view: &View<'_>, inbox: &mut MessageQueue) {
    let Some(dialog) = &view.session.dialog else { return };
    let frame = egui::Frame::window(&context.global_style()).fill(ink(view.theme.surface));
    let modal = Modal::new(Id::unique("jumelles-dialog")).frame(frame).show(context, |ui| {
        ui.set_width(560.0);
        match dialog {
            Dialog::Open { path } => open_ui(ui, view, path, inbox),
            Dialog::Find { lost, path } => find_ui(ui, view, (lost, path), inbox),
            Dialog::Export { format, path, talk } => export_ui(ui, view, (*format, *talk), path, inbox),
            Dialog::Slide { rank, title, notes } => slide::slide_ui(ui, view, (*rank, title, notes), inbox),
            Dialog::Save { path, carries } => save_ui(ui, view, (path, *carries), inbox),
            Dialog::Palette { text, chosen } => palette::palette_ui(ui, view, (text, *chosen), inbox),
            Dialog::Keys => palette::keys_ui(ui, view, inbox),
            Dialog::History => history::history_ui(ui, view, inbox),
            Dialog::About => about::about_ui(ui, view, inbox),
            Dialog::Own(own) => what_if::own_ui(ui, view, own, inbox),
            Dialog::Say { text } => say::say_ui(ui, view, text, inbox),
            Dialog::Annotate { text } => annotate::annotate_ui(ui, view, text, inbox),
            Dialog::Suppose { text } => what_if::suppose_ui(ui, view, text, inbox),
        }
    });
    if modal.should_close() {
        inbox.push(UiMessage::Dialog(None));
    }
}

fn title_ui(ui: &mut Ui, view: &View<'_>, line: Message) {
    text_ui(ui, view, &view.say(line), Setting::new(TextSize::Title, true, view.theme.ink));
    ui.add_space(8.0);
}

/// A path to type; what is typed comes back through the inbox.
fn path_ui(ui: &mut Ui, view: &View<'_>, (label, path): (Message, &str), inbox: &mut MessageQueue, make: impl Fn(String) -> Dialog) {
    let mut typed = path.to_owned();
    let field = field_ui(ui, view, (label, 1), &mut typed);
    ordered_ui(ui, view, &typed);
    // Enter confirms; it takes the keyboard from the field, which would ask for it again.
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ready_to_type(ui, &field);
    if field.changed() {
        inbox.push(UiMessage::Dialog(Some(make(typed))));
    }
    if entered {
        inbox.push(UiMessage::Confirm);
    }
}

/// A dialog that opens is ready to be typed in: its first field has the keyboard.
fn ready_to_type(ui: &Ui, field: &egui::Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, confirm: Message, inbox: &mut MessageQueue) {
    ui.add_space(10.0);
    row(ui, view, |ui| {
        if button_ui(ui, view, &view.say(confirm), true).clicked() {
            inbox.push(UiMessage::Confirm);
        }
        if button_ui(ui, view, &view.say(Message::ExportBrowse {}), false).clicked() {
            inbox.push(UiMessage::Browse);
        }
        if button_ui(ui, view, &view.say(Message::ExportCancel {}), false).clicked() {
            inbox.push(UiMessage::Dialog(None));
        }
    });
}

fn open_ui(ui: &mut Ui, view: &View<'_>, path: &str, inbox: &mut MessageQueue) {
    title_ui(ui, view, Message::OpenTitle {});
    path_ui(ui, view, (Message::OpenPath {}, path), inbox, |path| Dialog::Open { path });
    buttons_ui(ui, view, Message::Open {}, inbox);
}

/// Asks where a file is that is no longer where it was.
fn find_ui(ui: &mut Ui, view: &View<'_>, (lost, path): (&Path, &str), inbox: &mut MessageQueue) {
    title_ui(ui, view, Message::FindTitle { name: crate::chart::file_name(&lost.display().to_string()) });
    text_ui(
        ui,
        view,
        &view.say(Message::FindHint { path: lost.display().to_string() }),
        Setting::new(TextSize::Note, false, view.theme.soft),
    );
    path_ui(ui, view, (Message::FindPath {}, path), inbox, |path| Dialog::Find { lost: lost.to_owned(), path });
    if view.session.dialog.as_ref().and_then(Dialog::target).is_some_and(|path| !files::exists(&path)) {
        text_ui(ui, view, &view.say(Message::FindNothing {}), Setting::new(TextSize::Note, false, view.theme.warn));
    }
    buttons_ui(ui, view, Message::FindConfirm {}, inbox);
}

fn export_ui(ui: &mut Ui, view: &View<'_>, (format, talk): (Format, bool), path: &str, inbox: &mut MessageQueue) {
    title_ui(ui, view, if talk { Message::ExportTalkTitle {} } else { Message::ExportTitle {} });
    text_ui(ui, view, &view.say(Message::ExportFormat {}), Setting::new(TextSize::Note, false, view.theme.soft));
    // A talk is a file of slides: pictures, workbooks and tables hold one chart.
    let possible = |other: &Format| !talk || matches!(other, Format::Pptx | Format::Pdf | Format::Html);
    row(ui, view, |ui| {
        for other in Format::VARIANTS.iter().copied().filter(possible) {
            if choice_ui(ui, view, &other.ending().to_uppercase(), other == format).clicked() {
                let path = with_ending(Path::new(path), other.ending()).display().to_string();
                inbox.push(UiMessage::Dialog(Some(Dialog::Export { format: other, path, talk })));
            }
        }
    });
    // An ending typed says the format.
    path_ui(ui, view, (Message::ExportPath {}, path), inbox, move |path| {
        let format = Format::of(Path::new(&path)).filter(possible).unwrap_or(format);
        Dialog::Export { format, path, talk }
    });
    replaces_ui(ui, view);
    buttons_ui(ui, view, Message::ExportSave {}, inbox);
}

fn save_ui(ui: &mut Ui, view: &View<'_>, (path, carries): (&str, bool), inbox: &mut MessageQueue) {
    title_ui(ui, view, Message::SaveProjectTitle {});
    path_ui(ui, view, (Message::ExportPath {}, path), inbox, |path| Dialog::Save { path, carries });
    if !view.project.sources.is_empty() {
        for (choice, line) in [(true, Message::SaveCarries {}), (false, Message::SaveNames {})] {
            if choice_ui(ui, view, &view.say(line), carries == choice).clicked() {
                inbox.push(UiMessage::Dialog(Some(Dialog::Save { path: path.to_owned(), carries: choice })));
            }
        }
    }
    replaces_ui(ui, view);
    buttons_ui(ui, view, Message::ExportSave {}, inbox);
}

/// Nothing is replaced without a word.
fn replaces_ui(ui: &mut Ui, view: &View<'_>) {
    if view.session.dialog.as_ref().and_then(Dialog::target).is_some_and(|path| files::exists(&path)) {
        text_ui(ui, view, &view.say(Message::ExportReplaces {}), Setting::new(TextSize::Note, false, view.theme.warn));
    }
}

//! The pages and the bar above them.

mod board;
mod compare;
mod data;
mod talk;
mod welcome;

use egui::{CentralPanel, Frame, Margin, Panel, Stroke, Ui};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::command::{Command, key_of};
use crate::app::dialogs;
use crate::app::look::{TextSize, ink};
use crate::app::session::Page;
use crate::app::stage::presenter_ui;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, column, row, tab_ui, text_ui};
use crate::render::ThemeName;
use crate::speech::{Language, Message};

/// Shows the whole window.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    let theme = &view.theme;
    let bar = Frame::NONE.fill(ink(theme.surface)).inner_margin(Margin::symmetric(20, 6)).stroke(Stroke::new(1.0, ink(theme.line)));
    Panel::top("jumelles-bar").frame(bar).show(ui, |ui| bar_ui(ui, view, inbox));
    match view.session.page {
        Page::Welcome => welcome::show(ui, view, inbox),
        Page::Data => data::show(ui, view, inbox),
        Page::Compare => compare::show(ui, view, inbox),
        Page::Board => board::show(ui, view, inbox),
        Page::Slide if view.session.stage.is_some() => {
            middle(view).show(ui, |ui| column(ui, view, |ui| presenter_ui(ui, view, inbox)));
        }
        Page::Slide => talk::show(ui, view, inbox),
    }
    message_ui(ui.ctx(), view, inbox);
    dialogs::show(ui.ctx(), view, inbox);
}

/// The last message, over the foot of the window: nothing below it moves.
fn message_ui(context: &egui::Context, view: &View<'_>, inbox: &mut MessageQueue) {
    let Some(message) = &view.session.message else { return };
    let theme = &view.theme;
    let frame = Frame::NONE
        .fill(ink(theme.surface))
        .stroke(Stroke::new(1.0, ink(theme.line)))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(16, 6));
    let area = egui::Area::new(egui::Id::unique("jumelles-message")).anchor(egui::Align2::CENTER_BOTTOM, egui::vec2(0.0, -16.0));
    area.order(egui::Order::Foreground).show(context, |ui| {
        ui.set_max_width(MESSAGE_WIDTH);
        frame.show(ui, |ui| {
            row(ui, view, |ui| {
                if tab_ui(ui, view, &view.say(Message::Close {}), false).clicked() {
                    inbox.push(UiMessage::Forget);
                }
                text_ui(ui, view, message, Setting::new(TextSize::Body, false, theme.ink));
            });
        });
    });
}

/// No message is wider than this.
const MESSAGE_WIDTH: f32 = 860.0;

fn bar_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    row(ui, view, |ui| {
        text_ui(ui, view, &view.say(Message::WindowTitle {}), Setting::new(TextSize::Title, true, view.theme.ink));
        ui.add_space(20.0);
        for (page, line) in [
            (Page::Welcome, Message::PageWelcome {}),
            (Page::Data, Message::PageData {}),
            (Page::Compare, Message::PageCompare {}),
            (Page::Board, Message::PageBoard {}),
            (Page::Slide, Message::PageSlides {}),
        ] {
            command_ui(ui, view, (Command::Go(page), line), view.session.page == page, inbox);
        }
        ui.add_space(12.0);
        command_ui(ui, view, (Command::Open, Message::OpenFiles {}), false, inbox);
        command_ui(ui, view, (Command::Save, Message::CommandSave {}), false, inbox);
        command_ui(ui, view, (Command::Palette, Message::CommandPalette {}), false, inbox);
        let end =
            if view.rtl() { egui::Layout::left_to_right(egui::Align::Center) } else { egui::Layout::right_to_left(egui::Align::Center) };
        ui.with_layout(end, |ui| {
            for language in Language::ALL.into_iter().rev() {
                if tab_ui(ui, view, language.own_name(), view.preferences.language == language).clicked() {
                    inbox.push(UiMessage::Command(Command::Speak(language)));
                }
            }
            ui.add_space(12.0);
            let (name, line) = if matches!(view.preferences.theme, ThemeName::Dark | ThemeName::Contrast) {
                (ThemeName::Light, Message::ThemeLight {})
            } else {
                (ThemeName::Dark, Message::ThemeDark {})
            };
            command_ui(ui, view, (Command::Wear(name), line), false, inbox);
            if let Some((done, all)) = view.engine.reading().filter(|(_, all)| *all > LONG) {
                reading_ui(ui, view, (done, all), inbox);
            } else if view.engine.is_working() {
                text_ui(ui, view, &view.say(Message::Working {}), Setting::new(TextSize::Note, false, view.theme.soft));
            }
        });
    });
}

/// A command of the bar; its key is told by its tooltip.
fn command_ui(ui: &mut Ui, view: &View<'_>, (command, line): (Command, Message), chosen: bool, inbox: &mut MessageQueue) {
    let mut response = tab_ui(ui, view, &view.say(line), chosen);
    if let Some(key) = key_of(command, view.preferences.language) {
        response = response.on_hover_text(key);
    }
    if response.clicked() {
        inbox.push(UiMessage::Command(command));
    }
}

/// Fewer rows than this are read before anyone could press a button.
const LONG: usize = 50_000;

/// How far a long reading is, and a way to stop it.
fn reading_ui(ui: &mut Ui, view: &View<'_>, (done, all): (usize, usize), inbox: &mut MessageQueue) {
    if tab_ui(ui, view, &view.say(Message::ReadingStop {}), false).clicked() {
        inbox.push(UiMessage::StopReading);
    }
    let said = view.say(Message::Reading { done: view.speech().count(done), all: view.speech().count(all) });
    #[expect(clippy::cast_precision_loss, reason = "a bar has no finer steps")]
    let share = done as f32 / all.max(1) as f32;
    let bar = ui.add(egui::ProgressBar::new(share.min(1.0)).desired_width(120.0).desired_height(8.0).fill(ink(view.theme.focus)));
    bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &said));
    text_ui(ui, view, &said, Setting::new(TextSize::Note, false, view.theme.soft));
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
}

/// The middle of a page.
fn middle(view: &View<'_>) -> CentralPanel {
    CentralPanel::default().frame(Frame::NONE.fill(ink(view.theme.paper)).inner_margin(Margin::symmetric(36, 24)))
}

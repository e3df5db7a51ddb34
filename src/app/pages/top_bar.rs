//! The bar at the top of the window: pages, the most used commands, languages, the theme, and how far the files are read.

use std::time::Duration;

use egui::{Frame, Margin, Panel, ProgressBar, Role, Stroke, Ui, WidgetInfo};
use lucide_icons::Icon;

use crate::app::state::command::{Command, shortcut_of};
use crate::app::state::session::Page;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{primary_button_ui, tab_ui};
use crate::app::widgets::icons::icon_button_ui;
use crate::app::widgets::layout::{row, trailing_layout};
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::text::text_ui;
use crate::render::ThemeName;
use crate::speech::{Language, Message};

/// In a narrower window commands are icons, and languages two letters; in points.
const MIN_WIDTH_FOR_WORDS: f32 = 1380.0;

/// Progress is shown for readings of more rows than this; smaller ones end before anyone could stop them.
const MIN_ROWS_FOR_PROGRESS: usize = 50_000;

/// Shows the bar.
pub(super) fn top_bar_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let theme = &view.theme;
    let frame =
        Frame::NONE.fill(color32(theme.surface)).inner_margin(Margin::symmetric(20, 3)).stroke(Stroke::new(1.0, color32(theme.line)));
    Panel::top("jumelles-bar").frame(frame).show(ui, |ui| {
        let manner = if ui.available_width() < MIN_WIDTH_FOR_WORDS { BarManner::Icons } else { BarManner::Words };
        row(ui, view, |ui| {
            commands_ui(ui, view, manner, queue);
            ui.with_layout(trailing_layout(view), |ui| preferences_ui(ui, view, manner, queue));
        });
    });
}

/// How the bar is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BarManner {
    Words,
    /// Where words have no room. Their names are those words all the same.
    Icons,
}

/// The title, the pages and the most used commands.
fn commands_ui(ui: &mut Ui, view: &View<'_>, manner: BarManner, queue: &mut MessageQueue) {
    let space = match manner {
        BarManner::Words => 12.0,
        BarManner::Icons => 2.0,
    };
    if manner == BarManner::Icons {
        ui.spacing_mut().item_spacing.x = 0.0;
    }
    text_ui(ui, view, &view.text(Message::WindowTitle {}), LabelStyle::bold(TextSize::Title, view.theme.ink));
    ui.add_space(space);
    for (page, label) in [
        (Page::Welcome, Message::PageWelcome {}),
        (Page::Data, Message::PageData {}),
        (Page::Compare, Message::PageCompare {}),
        (Page::Board, Message::PageBoard {}),
        (Page::Talk, Message::PageSlides {}),
    ] {
        if command_tab_ui(ui, view, Command::GoTo(page), label, view.session.page == page) {
            queue.push(UiMessage::Command(Command::GoTo(page)));
        }
    }
    ui.add_space(space);
    for (command, label, icon) in [
        (Command::OpenFiles, Message::OpenFiles {}, Icon::FolderOpen),
        (Command::Save, Message::CommandSave {}, Icon::Save),
        (Command::ShowPalette, Message::CommandPalette {}, Icon::Search),
    ] {
        let is_clicked = match manner {
            BarManner::Words => command_tab_ui(ui, view, command, label, false),
            BarManner::Icons => icon_button_ui(ui, view, icon, &view.text(label)).clicked(),
        };
        if is_clicked {
            queue.push(UiMessage::Command(command));
        }
    }
}

/// The languages, the theme, the export of the comparison and the progress of work, from the other end of the bar.
fn preferences_ui(ui: &mut Ui, view: &View<'_>, manner: BarManner, queue: &mut MessageQueue) {
    for language in Language::ALL.into_iter().rev() {
        let text = match manner {
            BarManner::Words => language.native_name().to_owned(),
            BarManner::Icons => language.code().to_uppercase(),
        };
        let tab = tab_ui(ui, view, &text, view.preferences.language == language);
        tab.widget_info(|| WidgetInfo::selected(Role::Button, true, view.preferences.language == language, language.native_name()));
        if tab.clicked() {
            queue.push(UiMessage::Command(Command::SetLanguage(language)));
        }
    }
    ui.add_space(12.0);
    let (other_theme, label) = match view.preferences.theme {
        ThemeName::Dark | ThemeName::Contrast => (ThemeName::Light, Message::ThemeLight {}),
        ThemeName::Light | ThemeName::Slide => (ThemeName::Dark, Message::ThemeDark {}),
    };
    let theme_icon = if other_theme == ThemeName::Light { Icon::Sun } else { Icon::Moon };
    let is_clicked = match manner {
        BarManner::Words => command_tab_ui(ui, view, Command::SetTheme(other_theme), label, false),
        BarManner::Icons => icon_button_ui(ui, view, theme_icon, &view.text(label)).clicked(),
    };
    if is_clicked {
        queue.push(UiMessage::Command(Command::SetTheme(other_theme)));
    }
    if view.session.page == Page::Compare && view.derived().is_some() {
        ui.add_space(8.0);
        let name = view.text(Message::Export {});
        let is_clicked = match manner {
            BarManner::Words => primary_button_ui(ui, view, &name).clicked(),
            BarManner::Icons => icon_button_ui(ui, view, Icon::Share, &name).clicked(),
        };
        if is_clicked {
            queue.push(UiMessage::Command(Command::Export));
        }
    }
    if let Some((rows_read, rows)) = view.engine.loading_progress().filter(|(_, rows)| *rows > MIN_ROWS_FOR_PROGRESS) {
        progress_ui(ui, view, rows_read, rows, queue);
    } else if view.engine.is_working() {
        text_ui(ui, view, &view.text(Message::Working {}), LabelStyle::regular(TextSize::Note, view.theme.soft));
    }
}

/// A command of the bar with its shortcut as a tooltip. Returns whether it was clicked.
fn command_tab_ui(ui: &mut Ui, view: &View<'_>, command: Command, label: Message, selected: bool) -> bool {
    let mut response = tab_ui(ui, view, &view.text(label), selected);
    takes_focus_of(ui, PagePart::Bar, &response);
    if let Some(shortcut) = shortcut_of(command, view.preferences.language) {
        response = response.on_hover_text(shortcut);
    }
    response.clicked()
}

/// How many rows of the files are read, and a button that stops the reading.
fn progress_ui(ui: &mut Ui, view: &View<'_>, rows_read: usize, rows: usize, queue: &mut MessageQueue) {
    if tab_ui(ui, view, &view.text(Message::ReadingStop {}), false).clicked() {
        queue.push(UiMessage::CancelReading);
    }
    let text = view.text(Message::Reading { done: view.speech().format_count(rows_read), all: view.speech().format_count(rows) });
    #[expect(clippy::cast_precision_loss, reason = "a progress bar has no finer steps")]
    let share = rows_read as f32 / rows.max(1) as f32;
    let fill = color32(view.theme.focus);
    let bar = ui.add(ProgressBar::new(share.min(1.0)).desired_width(120.0).desired_height(8.0).fill(fill));
    bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &text));
    text_ui(ui, view, &text, LabelStyle::regular(TextSize::Note, view.theme.soft));
    ui.ctx().request_repaint_after(Duration::from_millis(100));
}

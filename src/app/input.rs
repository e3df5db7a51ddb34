//! Input that belongs to no widget: shortcuts pressed and files dropped in, messages out.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers, Popup};

use crate::app::state::command::{Command, declared_commands};
use crate::app::state::session::Session;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::widgets::brush::is_frame_drawn;
use crate::app::widgets::panel_focus::{FocusStep, focus_part};

/// Opens files dropped on the window.
pub(super) fn send_dropped_files(context: &egui::Context, queue: &mut MessageQueue) {
    let paths: Vec<PathBuf> = context.input(|input| {
        let paths = input.raw.dropped_files.iter().map(|file| file.path().to_path_buf());
        paths.filter(|path| !path.as_os_str().is_empty()).collect()
    });
    if !paths.is_empty() {
        queue.push(UiMessage::OpenPaths(paths));
    }
}

/// Sends the commands whose shortcuts were pressed. While a dialog is open or a text field has the focus, only Escape and the
/// shortcut of the palette work; F6 goes from one part of the page to the next. During a presentation none does, because the stage has
/// keys of its own.
pub(super) fn send_shortcuts(context: &egui::Context, session: &Session, queue: &mut MessageQueue) {
    if session.stage.is_some() {
        return;
    }
    if session.dialog.is_none() {
        for (modifiers, step) in [(Modifiers::SHIFT, FocusStep::Previous), (Modifiers::NONE, FocusStep::Next)] {
            if context.input_mut(|input| input.consume_key(modifiers, Key::F6)) {
                focus_part(context, step);
            }
        }
    }
    let is_busy = session.dialog.is_some() || context.text_edit_focused();
    let mut shortcuts: Vec<(KeyboardShortcut, Command)> = Vec::new();
    for spec in declared_commands() {
        shortcuts.extend(spec.keys.into_iter().map(|key| (key, spec.command)));
    }
    shortcuts.push((KeyboardShortcut::new(Modifiers::NONE, Key::Escape), Command::Dismiss));
    // Shortcuts with Shift come first: egui lets Ctrl+Shift+Z match Ctrl+Z.
    shortcuts.sort_by_key(|(shortcut, _)| !shortcut.modifiers.shift);
    for (shortcut, command) in shortcuts {
        // A list, a menu or a frame around towns that is open closes first, by itself.
        let is_open = Popup::is_any_open(context) || (session.dialog.is_none() && is_frame_drawn(context));
        if command == Command::Dismiss && is_open {
            continue;
        }
        let works_always = matches!(command, Command::Dismiss | Command::ShowPalette);
        if (works_always || !is_busy) && context.input_mut(|input| input.consume_shortcut(&shortcut)) {
            queue.push(UiMessage::Command(command));
        }
    }
}

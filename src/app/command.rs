//! The commands of the program and their keys. Each can be asked for by a button or by the keyboard.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::act::{Act, Inbox};
use crate::app::session::Page;
use crate::render::ThemeName;
use crate::speech::Language;

/// Something the program does, apart from changing the project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Command {
    /// Ask for files to open.
    Open,
    /// Ask where to export the chart.
    Export,
    /// Ask where to save the project.
    Save,
    /// Put the table on the clipboard.
    CopyTable,
    /// Put the picture of the slide on the clipboard.
    CopyPicture,
    /// Add the comparison shown to the talk.
    AddToTalk,
    /// Give the talk.
    Stage,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Show a page.
    Go(Page),
    /// Speak a language.
    Speak(Language),
    /// Wear a theme.
    Wear(ThemeName),
    /// Let go of what is held or open.
    LetGo,
}

/// The keys, longest first so that the longer of two is not taken for the shorter.
fn keys() -> Vec<(KeyboardShortcut, Command)> {
    let key = KeyboardShortcut::new;
    vec![
        (key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z), Command::Redo),
        (key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::C), Command::CopyTable),
        (key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I), Command::CopyPicture),
        (key(Modifiers::COMMAND, Key::T), Command::AddToTalk),
        (key(Modifiers::NONE, Key::F5), Command::Stage),
        (key(Modifiers::COMMAND, Key::Z), Command::Undo),
        (key(Modifiers::COMMAND, Key::Y), Command::Redo),
        (key(Modifiers::COMMAND, Key::O), Command::Open),
        (key(Modifiers::COMMAND, Key::E), Command::Export),
        (key(Modifiers::COMMAND, Key::S), Command::Save),
        (key(Modifiers::COMMAND, Key::Num1), Command::Go(Page::Data)),
        (key(Modifiers::COMMAND, Key::Num2), Command::Go(Page::Compare)),
        (key(Modifiers::COMMAND, Key::Num3), Command::Go(Page::Slide)),
        (key(Modifiers::COMMAND, Key::Num4), Command::Go(Page::Board)),
        (key(Modifiers::NONE, Key::Escape), Command::LetGo),
    ]
}

/// Turns the keys pressed this frame into acts. While a dialog is open or a text is typed, keys belong to it, save Escape.
pub(super) fn shortcuts(context: &egui::Context, busy: bool, inbox: &mut Inbox) {
    let busy = busy || context.text_edit_focused();
    for (shortcut, command) in keys() {
        if busy && command != Command::LetGo {
            continue;
        }
        if context.input_mut(|input| input.consume_shortcut(&shortcut)) {
            inbox.push(Act::Command(command));
        }
    }
}

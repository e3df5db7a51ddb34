//! The commands of the program, each declared once: its name, its key and its place feed the bar, the palette, the sheet of keys and
//! the tooltips.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::session::Page;
use crate::render::ThemeName;
use crate::speech::{Language, Message};

/// Something the program does, apart from changing the project.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Command {
    /// Find a command, a town or an indicator by name.
    Palette,
    /// Begin anew, on the sample.
    New,
    /// Ask for files to open.
    Open,
    /// Read the file as one of its shape was read before.
    SameWay,
    /// Save the project where it is.
    Save,
    /// Ask where to save the project.
    SaveAs,
    /// Ask where to export the chart.
    Export,
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
    /// List the changes made.
    History,
    /// Show a page.
    Go(Page),
    /// Speak a language.
    Speak(Language),
    /// Wear a theme.
    Wear(ThemeName),
    /// Make everything larger, smaller, or as it was.
    Grow(ZoomStep),
    /// Let things move, or not.
    Still,
    /// List the keys.
    Keys,
    /// Say where the data comes from.
    About,
    /// Let go of what is held or open.
    LetGo,
}

/// A change of the size of everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ZoomStep {
    /// A step larger.
    Larger,
    /// A step smaller.
    Smaller,
    /// As it was.
    Usual,
}

/// A command as it is declared.
#[derive(Clone, Debug)]
pub(super) struct CommandSpec {
    /// What it does.
    pub command: Command,
    /// Its name.
    pub name: Message,
    /// Its keys; the first is the one that is told.
    pub keys: Vec<KeyboardShortcut>,
}

const CONTROL: Modifiers = Modifiers::COMMAND;

/// Every command that has a name, in the order it is listed.
pub(super) fn declared() -> Vec<CommandSpec> {
    let shifted = CONTROL.plus(Modifiers::SHIFT);
    let key = |modifiers: Modifiers, key: Key| vec![KeyboardShortcut::new(modifiers, key)];
    let with = |key: Key| vec![KeyboardShortcut::new(CONTROL, key)];
    let one = |command: Command, name: Message, keys: Vec<KeyboardShortcut>| CommandSpec { command, name, keys };
    let mut all = vec![
        one(Command::Palette, Message::CommandPalette {}, with(Key::K)),
        one(Command::Go(Page::Welcome), Message::PageWelcome {}, with(Key::Num0)),
        one(Command::Go(Page::Data), Message::PageData {}, with(Key::Num1)),
        one(Command::Go(Page::Compare), Message::PageCompare {}, with(Key::Num2)),
        one(Command::Go(Page::Slide), Message::PageSlides {}, with(Key::Num3)),
        one(Command::Go(Page::Board), Message::PageBoard {}, with(Key::Num4)),
        one(Command::New, Message::CommandNew {}, with(Key::N)),
        one(Command::Open, Message::OpenFiles {}, with(Key::O)),
        one(Command::SameWay, Message::OfferAccept {}, with(Key::R)),
        one(Command::Save, Message::CommandSave {}, with(Key::S)),
        one(Command::SaveAs, Message::SaveProject {}, key(shifted, Key::S)),
        one(Command::Export, Message::CommandExport {}, with(Key::E)),
        one(Command::CopyTable, Message::CommandCopyTable {}, key(shifted, Key::C)),
        one(Command::CopyPicture, Message::CommandCopyPicture {}, key(shifted, Key::I)),
        one(Command::AddToTalk, Message::CommandAddToTalk {}, with(Key::T)),
        one(Command::Stage, Message::CommandStage {}, key(Modifiers::NONE, Key::F5)),
        one(Command::Undo, Message::CommandUndo {}, with(Key::Z)),
        one(Command::Redo, Message::CommandRedo {}, vec![KeyboardShortcut::new(CONTROL, Key::Y), KeyboardShortcut::new(shifted, Key::Z)]),
        one(Command::History, Message::CommandHistory {}, with(Key::H)),
    ];
    all.extend([
        one(Command::Wear(ThemeName::Light), Message::ThemeLight {}, Vec::new()),
        one(Command::Wear(ThemeName::Dark), Message::ThemeDark {}, Vec::new()),
        one(Command::Wear(ThemeName::Contrast), Message::ThemeContrast {}, Vec::new()),
        one(
            Command::Grow(ZoomStep::Larger),
            Message::CommandLarger {},
            vec![KeyboardShortcut::new(CONTROL, Key::Plus), KeyboardShortcut::new(CONTROL, Key::Equals)],
        ),
        one(Command::Grow(ZoomStep::Smaller), Message::CommandSmaller {}, with(Key::Minus)),
        one(Command::Grow(ZoomStep::Usual), Message::CommandUsual {}, Vec::new()),
        one(Command::Still, Message::CommandStill {}, Vec::new()),
        one(Command::Keys, Message::CommandKeys {}, key(Modifiers::NONE, Key::F1)),
        one(Command::About, Message::CommandAbout {}, Vec::new()),
    ]);
    all.extend(
        Language::ALL
            .map(|language| one(Command::Speak(language), Message::CommandSpeak { language: language.own_name().to_owned() }, Vec::new())),
    );
    all
}

/// A key as it stands on the keyboard of a language: "Ctrl+Maj+K" on a French one.
pub(super) fn key_name(shortcut: KeyboardShortcut, language: Language) -> String {
    let modifiers = shortcut.modifiers;
    let control = if cfg!(target_os = "macos") { "⌘" } else { "Ctrl" };
    let held = [
        (modifiers.command || modifiers.ctrl, control),
        (modifiers.alt, "Alt"),
        (modifiers.shift, if language == Language::Fr { "Maj" } else { "Shift" }),
    ];
    let held = held.into_iter().filter(|(held, _)| *held).map(|(_, name)| name.to_owned());
    held.chain(std::iter::once(shortcut.logical_key.symbol_or_name().to_owned())).collect::<Vec<_>>().join("+")
}

/// The first key of a command, if it has one.
pub(super) fn key_of(command: Command, language: Language) -> Option<String> {
    declared().iter().find(|own| own.command == command)?.keys.first().map(|key| key_name(*key, language))
}

/// Turns the keys pressed this frame into acts. While a dialog is open or a text is typed, keys belong to it, save Escape.
pub(super) fn shortcuts(context: &egui::Context, busy: bool, inbox: &mut MessageQueue) {
    let busy = busy || context.text_edit_focused();
    let mut keys: Vec<(KeyboardShortcut, Command)> =
        declared().into_iter().flat_map(|own| own.keys.into_iter().map(move |key| (key, own.command))).collect();
    keys.push((KeyboardShortcut::new(Modifiers::NONE, Key::Escape), Command::LetGo));
    // The longer first, so that Ctrl+Shift+Z is not taken for Ctrl+Z.
    keys.sort_by_key(|(key, _)| !key.modifiers.shift);
    for (shortcut, command) in keys {
        let anywhere = matches!(command, Command::LetGo | Command::Palette);
        if busy && !anywhere {
            continue;
        }
        if context.input_mut(|input| input.consume_shortcut(&shortcut)) {
            inbox.push(UiMessage::Command(command));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_commands_have_one_key_or_one_name() {
        let all = declared();
        let keys: Vec<String> = all.iter().flat_map(|own| own.keys.iter().map(|key| key_name(*key, Language::Fr))).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
        for language in Language::ALL {
            let speech = crate::speech::Speech::new(language);
            let names: Vec<String> = all.iter().map(|own| speech.say(&own.name)).collect();
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
        }
    }

    #[test]
    fn keys_are_told_as_they_stand_on_the_keyboard() {
        assert_eq!(key_of(Command::Palette, Language::Ar).as_deref(), Some("Ctrl+K"));
        assert_eq!(key_of(Command::SaveAs, Language::Fr).as_deref(), Some("Ctrl+Maj+S"));
        assert_eq!(key_of(Command::SaveAs, Language::En).as_deref(), Some("Ctrl+Shift+S"));
        assert_eq!(key_of(Command::Stage, Language::En).as_deref(), Some("F5"));
    }
}

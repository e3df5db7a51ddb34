//! The commands of the program, each declared once: its name, its key and its place feed the bar, the palette, the sheet of keys and
//! the tooltips.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::act::{Act, Inbox};
use crate::app::session::Page;
use crate::render::ThemeName;
use crate::speech::{Language, Line};

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
    Grow(Growth),
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
pub(super) enum Growth {
    /// A step larger.
    Larger,
    /// A step smaller.
    Smaller,
    /// As it was.
    Usual,
}

/// A command as it is declared.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    /// What it does.
    pub command: Command,
    /// Its name.
    pub name: Line,
    /// Its keys; the first is the one that is told.
    pub keys: Vec<KeyboardShortcut>,
}

const CONTROL: Modifiers = Modifiers::COMMAND;

/// Every command that has a name, in the order it is listed.
pub(super) fn declared() -> Vec<Declared> {
    let shifted = CONTROL.plus(Modifiers::SHIFT);
    let key = |modifiers: Modifiers, key: Key| vec![KeyboardShortcut::new(modifiers, key)];
    let with = |key: Key| vec![KeyboardShortcut::new(CONTROL, key)];
    let one = |command: Command, name: Line, keys: Vec<KeyboardShortcut>| Declared { command, name, keys };
    let mut all = vec![
        one(Command::Palette, Line::CommandPalette {}, with(Key::K)),
        one(Command::Go(Page::Welcome), Line::PageWelcome {}, with(Key::Num0)),
        one(Command::Go(Page::Data), Line::PageData {}, with(Key::Num1)),
        one(Command::Go(Page::Compare), Line::PageCompare {}, with(Key::Num2)),
        one(Command::Go(Page::Slide), Line::PageSlides {}, with(Key::Num3)),
        one(Command::Go(Page::Board), Line::PageBoard {}, with(Key::Num4)),
        one(Command::New, Line::CommandNew {}, with(Key::N)),
        one(Command::Open, Line::OpenFiles {}, with(Key::O)),
        one(Command::SameWay, Line::OfferAccept {}, with(Key::R)),
        one(Command::Save, Line::CommandSave {}, with(Key::S)),
        one(Command::SaveAs, Line::SaveProject {}, key(shifted, Key::S)),
        one(Command::Export, Line::CommandExport {}, with(Key::E)),
        one(Command::CopyTable, Line::CommandCopyTable {}, key(shifted, Key::C)),
        one(Command::CopyPicture, Line::CommandCopyPicture {}, key(shifted, Key::I)),
        one(Command::AddToTalk, Line::CommandAddToTalk {}, with(Key::T)),
        one(Command::Stage, Line::CommandStage {}, key(Modifiers::NONE, Key::F5)),
        one(Command::Undo, Line::CommandUndo {}, with(Key::Z)),
        one(Command::Redo, Line::CommandRedo {}, vec![KeyboardShortcut::new(CONTROL, Key::Y), KeyboardShortcut::new(shifted, Key::Z)]),
        one(Command::History, Line::CommandHistory {}, with(Key::H)),
    ];
    all.extend([
        one(Command::Wear(ThemeName::Light), Line::ThemeLight {}, Vec::new()),
        one(Command::Wear(ThemeName::Dark), Line::ThemeDark {}, Vec::new()),
        one(Command::Wear(ThemeName::Contrast), Line::ThemeContrast {}, Vec::new()),
        one(
            Command::Grow(Growth::Larger),
            Line::CommandLarger {},
            vec![KeyboardShortcut::new(CONTROL, Key::Plus), KeyboardShortcut::new(CONTROL, Key::Equals)],
        ),
        one(Command::Grow(Growth::Smaller), Line::CommandSmaller {}, with(Key::Minus)),
        one(Command::Grow(Growth::Usual), Line::CommandUsual {}, Vec::new()),
        one(Command::Still, Line::CommandStill {}, Vec::new()),
        one(Command::Keys, Line::CommandKeys {}, key(Modifiers::NONE, Key::F1)),
        one(Command::About, Line::CommandAbout {}, Vec::new()),
    ]);
    all.extend(
        Language::ALL
            .map(|language| one(Command::Speak(language), Line::CommandSpeak { language: language.own_name().to_owned() }, Vec::new())),
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
pub(super) fn shortcuts(context: &egui::Context, busy: bool, inbox: &mut Inbox) {
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
            inbox.push(Act::Command(command));
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

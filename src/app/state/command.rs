//! The commands of the program, each declared once with its name and its keys. The top bar, the palette, the list of shortcuts and
//! the tooltips all read this table.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::state::session::Page;
use crate::render::ThemeName;
use crate::speech::{Language, Message};

/// An action that takes no argument and is not itself an edit of the project.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Command {
    /// Open the command palette.
    ShowPalette,
    /// Start a new project on the sample data.
    NewProject,
    /// Open the dialog that opens files.
    OpenFiles,
    /// Read the selected file with the recipe made for an earlier file of the same shape.
    ApplyOfferedRecipe,
    /// Save the project in its file.
    Save,
    /// Open the dialog that saves the project under another name.
    SaveAs,
    /// Open the dialog that exports the chart or the talk.
    Export,
    /// Copy the table to the clipboard as tab-separated text.
    CopyTable,
    /// Copy the slide to the clipboard as an image.
    CopyImage,
    /// Add the comparison shown to the talk.
    AddToTalk,
    /// Start the presentation.
    StartPresentation,
    /// Look for the communes that resemble the town presented.
    FindPeers,
    /// Open the sets of towns.
    ShowPlaceSets,
    /// Let the library fill what files lack, or no longer.
    ToggleLibrary,
    /// Undo the last edit.
    Undo,
    /// Redo the edit undone last.
    Redo,
    /// Open the list of changes made.
    ShowHistory,
    /// Open the list of backups and of work that gave way to another project.
    ShowBackups,
    /// Show a page.
    GoTo(Page),
    /// Change the language of the window.
    SetLanguage(Language),
    /// Change the theme of the window.
    SetTheme(ThemeName),
    /// Change the zoom of the whole window.
    SetZoom(ZoomStep),
    /// Switch animations off, or on again.
    ReduceMotion,
    /// Open the list of shortcuts.
    ShowShortcuts,
    /// Open the dialog about the data and the program.
    ShowAbout,
    /// Close the dialog, or release the pinned row and close the message.
    Dismiss,
}

/// A change of the zoom of the whole window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ZoomStep {
    /// One step larger.
    In,
    /// One step smaller.
    Out,
    /// Back to 100 %.
    Reset,
}

/// A declared command.
#[derive(Clone, Debug)]
pub(crate) struct CommandSpec {
    /// The command to run.
    pub command: Command,
    /// Its name in menus and in the palette.
    pub name: Message,
    /// Its shortcuts; tooltips show the first.
    pub keys: Vec<KeyboardShortcut>,
}

/// Every command that has a name, in the order of the palette. [`Command::Dismiss`] has none.
pub(crate) fn declared_commands() -> Vec<CommandSpec> {
    let shifted = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    let key = |modifiers: Modifiers, key: Key| vec![KeyboardShortcut::new(modifiers, key)];
    let ctrl = |key: Key| vec![KeyboardShortcut::new(Modifiers::COMMAND, key)];
    let spec = |command: Command, name: Message, keys: Vec<KeyboardShortcut>| CommandSpec { command, name, keys };
    let mut all = vec![
        spec(Command::ShowPalette, Message::CommandPalette {}, ctrl(Key::K)),
        spec(Command::GoTo(Page::Welcome), Message::PageWelcome {}, ctrl(Key::Num0)),
        spec(Command::GoTo(Page::Data), Message::PageData {}, ctrl(Key::Num1)),
        spec(Command::GoTo(Page::Compare), Message::PageCompare {}, ctrl(Key::Num2)),
        spec(Command::GoTo(Page::Talk), Message::PageSlides {}, ctrl(Key::Num3)),
        spec(Command::GoTo(Page::Board), Message::PageBoard {}, ctrl(Key::Num4)),
        spec(Command::NewProject, Message::CommandNew {}, ctrl(Key::N)),
        spec(Command::OpenFiles, Message::OpenFiles {}, ctrl(Key::O)),
        spec(Command::ApplyOfferedRecipe, Message::OfferAccept {}, ctrl(Key::R)),
        spec(Command::Save, Message::CommandSave {}, ctrl(Key::S)),
        spec(Command::SaveAs, Message::SaveProject {}, key(shifted, Key::S)),
        spec(Command::Export, Message::CommandExport {}, ctrl(Key::E)),
        spec(Command::CopyTable, Message::CommandCopyTable {}, key(shifted, Key::C)),
        spec(Command::CopyImage, Message::CommandCopyPicture {}, key(shifted, Key::I)),
        spec(Command::AddToTalk, Message::CommandAddToTalk {}, ctrl(Key::T)),
        spec(Command::StartPresentation, Message::CommandStage {}, key(Modifiers::NONE, Key::F5)),
        spec(Command::Undo, Message::CommandUndo {}, ctrl(Key::Z)),
        spec(
            Command::Redo,
            Message::CommandRedo {},
            vec![KeyboardShortcut::new(Modifiers::COMMAND, Key::Y), KeyboardShortcut::new(shifted, Key::Z)],
        ),
        spec(Command::ShowHistory, Message::CommandHistory {}, ctrl(Key::H)),
        spec(Command::ShowBackups, Message::CommandBackups {}, Vec::new()),
        spec(Command::FindPeers, Message::CommandPeers {}, Vec::new()),
        spec(Command::ShowPlaceSets, Message::CommandPlaceSets {}, Vec::new()),
        spec(Command::ToggleLibrary, Message::CommandLibrary {}, Vec::new()),
    ];
    all.extend([
        spec(Command::SetTheme(ThemeName::Light), Message::ThemeLight {}, Vec::new()),
        spec(Command::SetTheme(ThemeName::Dark), Message::ThemeDark {}, Vec::new()),
        spec(Command::SetTheme(ThemeName::Contrast), Message::ThemeContrast {}, Vec::new()),
        spec(
            Command::SetZoom(ZoomStep::In),
            Message::CommandZoomIn {},
            vec![KeyboardShortcut::new(Modifiers::COMMAND, Key::Plus), KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals)],
        ),
        spec(Command::SetZoom(ZoomStep::Out), Message::CommandZoomOut {}, ctrl(Key::Minus)),
        spec(Command::SetZoom(ZoomStep::Reset), Message::CommandZoomReset {}, Vec::new()),
        spec(Command::ReduceMotion, Message::CommandReduceMotion {}, Vec::new()),
        spec(Command::ShowShortcuts, Message::CommandKeys {}, key(Modifiers::NONE, Key::F1)),
        spec(Command::ShowAbout, Message::CommandAbout {}, Vec::new()),
    ]);
    all.extend(Language::ALL.map(|language| {
        spec(Command::SetLanguage(language), Message::CommandLanguage { language: language.native_name().to_owned() }, Vec::new())
    }));
    all
}

/// A shortcut as the keyboard of a language labels it: "Ctrl+Maj+K" on a French one.
pub(crate) fn shortcut_name(shortcut: KeyboardShortcut, language: Language) -> String {
    let modifiers = shortcut.modifiers;
    let control = if cfg!(target_os = "macos") { "⌘" } else { "Ctrl" };
    let modifier_names = [
        (modifiers.command || modifiers.ctrl, control),
        (modifiers.alt, "Alt"),
        (modifiers.shift, if language == Language::Fr { "Maj" } else { "Shift" }),
    ];
    let pressed = modifier_names.into_iter().filter(|(is_pressed, _)| *is_pressed).map(|(_, name)| name.to_owned());
    pressed.chain(std::iter::once(shortcut.logical_key.symbol_or_name().to_owned())).collect::<Vec<_>>().join("+")
}

/// The first shortcut of a command, by name; None when it has none.
pub(crate) fn shortcut_of(command: Command, language: Language) -> Option<String> {
    declared_commands().iter().find(|spec| spec.command == command)?.keys.first().map(|key| shortcut_name(*key, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_commands_share_a_shortcut_or_a_name() {
        let all = declared_commands();
        let keys: Vec<String> = all.iter().flat_map(|spec| spec.keys.iter().map(|key| shortcut_name(*key, Language::Fr))).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
        for language in Language::ALL {
            let speech = crate::speech::Speech::new(language);
            let names: Vec<String> = all.iter().map(|spec| speech.format(&spec.name)).collect();
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
        }
    }

    #[test]
    fn shortcuts_are_named_as_the_keyboard_labels_them() {
        assert_eq!(shortcut_of(Command::ShowPalette, Language::Ar).as_deref(), Some("Ctrl+K"));
        assert_eq!(shortcut_of(Command::SaveAs, Language::Fr).as_deref(), Some("Ctrl+Maj+S"));
        assert_eq!(shortcut_of(Command::SaveAs, Language::En).as_deref(), Some("Ctrl+Shift+S"));
        assert_eq!(shortcut_of(Command::StartPresentation, Language::En).as_deref(), Some("F5"));
    }
}

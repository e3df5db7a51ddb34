//! Asks what to do when somebody else changed the project file since it was opened: keep mine, take theirs, or both.

use std::path::{Path, PathBuf};

use egui::Ui;

use crate::app::dialogs::parts::{cancel_button_ui, title_ui};
use crate::app::state::dialog::EmbedOrLink;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::{button_ui, primary_button_ui};
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::chart::file_name;
use crate::speech::Message;

/// Shows the dialog.
pub(super) fn conflict_ui(ui: &mut Ui, view: &View<'_>, path: &Path, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::ConflictTitle { name: file_name(&path.display().to_string()) });
    text_ui(ui, view, &view.text(Message::ConflictHint {}), LabelStyle::regular(TextSize::Body, view.theme.ink));
    ui.add_space(10.0);
    row(ui, view, |ui| {
        if primary_button_ui(ui, view, &view.text(Message::ConflictBoth {})).clicked() {
            queue.push(UiMessage::SetDialog(None));
            queue.push(UiMessage::SaveAs(beside(path), EmbedOrLink::of_project(view.project)));
        }
        if button_ui(ui, view, &view.text(Message::ConflictMine {})).clicked() {
            queue.push(UiMessage::SetDialog(None));
            queue.push(UiMessage::SaveOver(path.to_owned()));
        }
        if button_ui(ui, view, &view.text(Message::ConflictTheirs {})).clicked() {
            queue.push(UiMessage::OpenPaths(vec![path.to_owned()]));
        }
        cancel_button_ui(ui, view, queue);
    });
}

/// The path of a second version: "talk.jumelles" becomes "talk (2).jumelles", which becomes "talk (3).jumelles".
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let numbered =
        stem.strip_suffix(')').and_then(|stem| stem.rsplit_once(" (")).and_then(|(name, number)| Some((name, number.parse::<u32>().ok()?)));
    let (name, number) = numbered.map_or((stem.as_str(), 2), |(name, number)| (name, number.saturating_add(1)));
    path.with_file_name(format!("{name} ({number}).jumelles"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_version_stands_beside_the_first() {
        assert_eq!(beside(Path::new("/a/talk.jumelles")), Path::new("/a/talk (2).jumelles"));
        assert_eq!(beside(Path::new("/a/talk (2).jumelles")), Path::new("/a/talk (3).jumelles"));
    }
}

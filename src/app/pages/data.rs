//! The page of what was read and what was not: each file with its counts, then what was remarked.

use egui::{ScrollArea, Ui};

use crate::app::act::Inbox;
use crate::app::look::Size;
use crate::app::pages::middle;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, card, column, part_ui, text_ui};
use crate::base::{Note, Severity};
use crate::cli::told;
use crate::speech::Line;

/// More notes than this are counted, not listed.
const LISTED: usize = 200;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, _inbox: &mut Inbox) {
    middle(view).show(ui, |ui| {
        let Some(loaded) = view.engine.loaded() else {
            text_ui(ui, view, &view.say(Line::Working {}), Setting::new(Size::Body, false, view.theme.soft));
            return;
        };
        let show = |ui: &mut Ui| {
            part_ui(ui, view, &view.say(Line::DataFiles {}));
            for file in &loaded.files {
                let line = Line::DataFile {
                    name: file.intake.name.to_string(),
                    rows: file.intake.table.len(),
                    figures: file.figures,
                    missing: file.missing,
                };
                card(view).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    column(ui, view, |ui| text_ui(ui, view, &view.say(line), Setting::new(Size::Body, false, view.theme.ink)));
                });
            }
            part_ui(ui, view, &view.say(Line::DataNotes {}));
            notes_ui(ui, view, &loaded.notes);
        };
        ScrollArea::vertical().id_salt("jumelles-data").show(ui, |ui| column(ui, view, show));
    });
}

/// The first notes: they come gravest first.
fn notes_ui(ui: &mut Ui, view: &View<'_>, notes: &[Note]) {
    if notes.is_empty() {
        text_ui(ui, view, &view.say(Line::DataNoNotes {}), Setting::new(Size::Body, false, view.theme.soft));
    }
    for note in notes.iter().take(LISTED) {
        let ink = if note.severity() == Severity::Info { view.theme.soft } else { view.theme.warn };
        text_ui(ui, view, &told(note, view.speech()), Setting::new(Size::Note, false, ink));
    }
    if notes.len() > LISTED {
        let line = Line::DataMoreNotes { count: notes.len() - LISTED };
        text_ui(ui, view, &view.say(line), Setting::new(Size::Note, false, view.theme.soft));
    }
}

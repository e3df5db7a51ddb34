//! Earlier states of the work: the backups of the project file, and work that gave way to another project. Each says when it was kept and
//! what it holds; a click opens it in place of what is open, which can be undone.

use egui::{ScrollArea, Ui};

use crate::app::dialogs::parts::{close_row_ui, title_ui};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::button_ui;
use crate::app::widgets::layout::{card, column};
use crate::app::widgets::text::{heading_ui, text_ui};
use crate::chart::file_name;
use crate::project::Project;
use crate::speech::Message;

/// The most files named in a summary.
const MOST_FILES: usize = 3;

/// Shows the dialog.
pub(super) fn backups_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::CommandBackups {});
    let soft = LabelStyle::regular(TextSize::Note, view.theme.soft);
    ScrollArea::vertical().id_salt("jumelles-backups").max_height(440.0).show(ui, |ui| {
        column(ui, view, |ui| {
            let (backups, kept) = (&view.session.backups, &view.session.kept_works);
            if backups.is_empty() && kept.is_empty() {
                text_ui(ui, view, &view.text(Message::BackupsNone {}), soft);
            }
            if !backups.is_empty() {
                heading_ui(ui, view, &view.text(Message::BackupsOfFile {}));
            }
            for backup in backups {
                let message = UiMessage::RestoreBackup(backup.backup.path.clone());
                entry_ui(ui, view, &Entry { written_at: backup.written_at, project: &backup.project, message }, queue);
            }
            if !kept.is_empty() {
                heading_ui(ui, view, &view.text(Message::BackupsKept {}));
            }
            for (path, session) in kept {
                let message = UiMessage::OpenKeptWork(path.clone());
                entry_ui(ui, view, &Entry { written_at: session.saved_at, project: &session.work.project, message }, queue);
            }
        });
    });
    close_row_ui(ui, view, queue);
}

/// One earlier state.
struct Entry<'a> {
    /// In seconds since 1970.
    written_at: u64,
    project: &'a Project,
    /// What opens it.
    message: UiMessage,
}

fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry<'_>, queue: &mut MessageQueue) {
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        column(ui, view, |ui| {
            text_ui(ui, view, &moment(entry.written_at), LabelStyle::bold(TextSize::Body, view.theme.ink));
            text_ui(ui, view, &summary(view, entry.project), LabelStyle::regular(TextSize::Note, view.theme.soft));
            if button_ui(ui, view, &view.text(Message::BackupsOpen {})).clicked() {
                queue.push(UiMessage::SetDialog(None));
                queue.push(entry.message.clone());
            }
        });
    });
}

/// A moment as "2026-11-29 21:40", in local time.
pub(in crate::app) fn moment(seconds: u64) -> String {
    let Ok(time) = jiff::Timestamp::from_second(i64::try_from(seconds).unwrap_or_default()) else { return String::new() };
    let local = time.to_zoned_datetime(jiff::tz::TimeZone::system());
    format!("{} {:02}:{:02}", local.date(), local.time().hour(), local.time().minute())
}

/// What a project holds: its towns, its slides, its files.
pub(in crate::app) fn summary(view: &View<'_>, project: &Project) -> String {
    let towns: Vec<String> = project
        .query
        .iter()
        .flat_map(crate::compare::ComparisonQuery::places)
        .map(|place| {
            view.reference_data.gazetteer.find(place.as_str()).map_or_else(|| place.to_string(), |place| view.place_name(place).to_owned())
        })
        .collect();
    let files: Vec<String> = project.sources.iter().take(MOST_FILES).map(|source| file_name(&source.path.display().to_string())).collect();
    view.text(Message::BackupsSummary {
        towns: view.speech().format_list(&towns),
        slides: project.talk.slides.len(),
        files: view.speech().format_list(&files),
    })
}

//! What each command does: a dialog opens, a page is shown, a preference changes, or work is given.

use std::path::Path;

use crate::app::App;
use crate::app::act::UiMessage;
use crate::app::command::{Command, ZoomStep};
use crate::app::keep;
use crate::app::session::{Dialog, Page};
use crate::app::stage::Stage;
use crate::project::{ChartSlide, Edit, HeadlineChoice, HeadlineWhenWritten, Project, TalkEdit, TalkSlide};
use crate::render::{Format, Theme, ThemeName};
use crate::speech::Message;

/// Carries out a command.
pub(super) fn run(app: &mut App, context: &egui::Context, command: Command) {
    let session = &mut app.session;
    match command {
        Command::Open => session.dialog = Some(Dialog::Open { path: String::new() }),
        Command::Palette => session.dialog = Some(Dialog::Palette { text: String::new(), chosen: 0 }),
        Command::Keys => session.dialog = Some(Dialog::Keys),
        Command::History => session.dialog = Some(Dialog::History),
        Command::About => session.dialog = Some(Dialog::About),
        Command::SameWay => same_way(app),
        Command::Export => export(app),
        Command::Save => keep::save(app, suggested(app.history.current(), "jumelles")),
        Command::SaveAs => {
            let project = app.history.current();
            let path = project.file.as_ref().map(|path| path.display().to_string());
            let path = path.unwrap_or_else(|| suggested(project, "jumelles"));
            session.dialog = Some(Dialog::Save { path, carries: project.file.is_none() || project.carries });
        }
        Command::New => {
            app.keeping.saved = None;
            app.history.edit(&Edit::Open(Box::default()));
            (session.pinned, session.page) = (None, Page::Compare);
        }
        Command::CopyTable => copy_table(app, context),
        Command::CopyPicture => {
            if let Some(Ok(chart)) = app.engine.derived().map(|derived| derived.chart.clone()) {
                app.engine.picture_of(&chart, Theme::shipped(ThemeName::Slide));
            }
        }
        Command::AddToTalk => add_to_talk(app),
        Command::Stage => go_on_stage(app, context),
        // A row held belongs to the table of before.
        Command::Undo | Command::Redo => {
            let moved = if command == Command::Undo { app.history.undo() } else { app.history.redo() };
            if moved {
                session.pinned = None;
            }
        }
        Command::Go(page) => session.page = page,
        Command::Speak(_) | Command::Wear(_) | Command::Grow(_) | Command::Still => prefer(app, command),
        Command::LetGo if session.dialog.is_some() => session.dialog = None,
        Command::LetGo => {
            session.pinned = None;
            session.message = None;
        }
    }
}

/// Reads the file shown, or else the first that can be, as one of its shape was read before.
fn same_way(app: &mut App) {
    let Some(loaded) = app.engine.loaded() else { return };
    let mut shown = loaded.files.get(app.session.file).into_iter().chain(&loaded.files);
    let found = shown.find_map(|file| Some((file, file.offer.as_ref()?)));
    if let Some((file, offer)) = found {
        let UiMessage::Edit(edit) = UiMessage::read(file, offer.recipe.clone()) else { return };
        app.history.edit(&edit);
    }
}

/// Changes a preference, and remembers it.
fn prefer(app: &mut App, command: Command) {
    let preferences = &mut app.preferences;
    if let Command::Speak(language) = command {
        preferences.language = language;
    } else if let Command::Wear(theme) = command {
        preferences.theme = theme;
    } else if let Command::Grow(growth) = command {
        preferences.resize(match growth {
            ZoomStep::Larger => Some(10),
            ZoomStep::Smaller => Some(-10),
            ZoomStep::Usual => None,
        });
    } else {
        preferences.still = !preferences.still;
    }
    app.remember();
}

/// Asks where to export: the talk where it is shown, else the chart.
fn export(app: &mut App) {
    let project = app.history.current();
    let talk = app.session.page == Page::Slide && !project.talk.slides.is_empty();
    if !talk && app.engine.derived().is_none_or(|derived| derived.chart.is_err()) {
        app.session.message = Some(app.engine.speech().say(&Message::ExportNothing {}));
    } else {
        app.session.dialog = Some(Dialog::Export { format: Format::Pptx, path: suggested(project, "pptx"), talk });
    }
}

/// Gives the talk, or says how one begins.
fn go_on_stage(app: &mut App, context: &egui::Context) {
    let session = &mut app.session;
    session.page = Page::Slide;
    if app.history.current().talk.slides.is_empty() {
        session.message = Some(app.engine.speech().say(&Message::TalkHint {}));
    } else {
        session.stage = Some(Box::new(Stage::new(session.slide, context.input(|input| input.time), session.screens.stage())));
    }
}

/// Adds the comparison shown to the talk, under the headline it has.
fn add_to_talk(app: &mut App) {
    let project = app.history.current();
    if let Some(question) = project.question.clone() {
        let strongest = app.engine.derived().map(|derived| derived.strongest.clone()).unwrap_or_default();
        let heard = matches!(project.saying, Some(HeadlineChoice::Own(_)))
            .then(|| HeadlineWhenWritten { language: app.preferences.language.tag().to_owned(), headline: strongest });
        let told = ChartSlide { heard, ..ChartSlide::of(question, project.kind, project.saying.clone()) };
        app.history.edit(&Edit::Talk(TalkEdit::Add(Box::new(TalkSlide::Chart(Box::new(told))), None)));
        let count = app.history.current().talk.slides.len();
        app.session.message = Some(app.engine.speech().say(&Message::TalkAdded { count }));
    }
}

/// A path in the user's documents, to start from.
fn suggested(project: &Project, ending: &str) -> String {
    let stem = project.question.as_ref().and_then(|question| Some(format!("{}_{}", question.focus, question.indicators.first()?)));
    let folders = directories::UserDirs::new();
    let folder = folders.as_ref().and_then(|folders| folders.document_dir().or(Some(folders.home_dir()))).map(Path::to_path_buf);
    folder.unwrap_or_default().join(format!("{}.{ending}", stem.unwrap_or_else(|| "jumelles".to_owned()))).display().to_string()
}

/// The table as a spreadsheet pastes it: a tab between cells, a line a row.
fn copy_table(app: &mut App, context: &egui::Context) {
    let Some(chart) = app.engine.derived().and_then(|derived| derived.chart.as_ref().ok()) else { return };
    let line = |cells: Vec<&str>| cells.join("\t").replace('\n', " ");
    let rows = chart.table.rows.iter().map(|row| line(row.iter().map(crate::chart::TableCell::text).collect()));
    let head = line(chart.table.headings.iter().map(String::as_str).collect());
    context.copy_text(std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n"));
    app.session.message = Some(app.engine.speech().say(&Message::Copied {}));
}

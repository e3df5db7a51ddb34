//! The only writer: an `UiMessage` pushed by a panel becomes a change of the project, of the session or of the disk.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::app::App;
use crate::app::command::Command;
use crate::app::commands;
use crate::app::keep;
use crate::app::session::{Dialog, Page, Picking, Session};
use crate::app::stage::Stage;
use crate::base::PlaceId;
use crate::chart::Deck;
use crate::cli::file_error;
use crate::engine::{FileRead, JobResult, files, first_question};
use crate::project::{Edit, TalkEdit};
use crate::render::{Format, Theme, ThemeName};
use crate::speech::Message;
use crate::tidy::Recipe;

/// What a panel asks for.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum UiMessage {
    /// Change the project.
    Edit(Edit),
    /// Do something.
    Command(Command),
    /// The pointer is on this row of the table, or on none.
    Hover(Option<usize>),
    /// The pointer is on a town of the board, or on none.
    Light(Option<PlaceId>),
    /// Walk through the years by itself, or stop.
    Play(bool),
    /// Draw the chart so many times as large as its room.
    Zoom(f32),
    /// Hold this row of the table.
    Pin(Option<usize>),
    /// Show the table, or the chart.
    ShowTable(bool),
    /// Show this file on the page of data, perhaps at a line.
    ShowFile(usize, Option<u32>),
    /// Shows a line of a file on the page of data: where a figure was read.
    ShowLine(usize, u32),
    /// Stop reading, and go back to what was there.
    StopReading,
    /// Replace the dialog; none closes it.
    Dialog(Option<Dialog>),
    /// Open the file picker of the system for the dialog.
    Browse,
    /// Do what the dialog is for.
    Confirm,
    /// Read these paths.
    Open(Vec<PathBuf>),
    /// Look for towns whose names hold this.
    Search(String),
    /// Choose a slide of the deck.
    Choose(usize),
    /// Go on the stage, or change what happens there; none ends it.
    Stage(Option<Box<Stage>>),
    /// Tell the story the program proposes.
    TellStory,
    /// Go back to a state of the history, by rank.
    Return(usize),
    /// Forget the message.
    Forget,
}

impl UiMessage {
    /// Read a file in another way.
    pub(super) fn read(file: &FileRead, recipe: Recipe) -> Self {
        Self::Edit(Edit::Read(file.intake.name.to_string(), Box::new(recipe)))
    }
}

/// Acts waiting for the end of the frame.
#[derive(Default)]
pub(super) struct MessageQueue(Vec<UiMessage>);

impl MessageQueue {
    /// Adds an act.
    pub(super) fn push(&mut self, act: UiMessage) {
        self.0.push(act);
    }

    /// Whether nothing was asked.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes everything asked, in order.
    pub(super) fn take(&mut self) -> Vec<UiMessage> {
        std::mem::take(&mut self.0)
    }
}

/// Files dropped on the window are opened.
pub(super) fn dropped(context: &egui::Context, inbox: &mut MessageQueue) {
    let paths: Vec<PathBuf> = context.input(|input| {
        input
            .raw
            .dropped_files
            .iter()
            .filter_map(|file| Some(file.path().to_path_buf()).filter(|path| !path.as_os_str().is_empty()))
            .collect()
    });
    if !paths.is_empty() {
        inbox.push(UiMessage::Open(paths));
    }
}

/// Carries out one act.
pub(super) fn run(app: &mut App, context: &egui::Context, act: UiMessage) {
    let session = &mut app.session;
    match act {
        UiMessage::Edit(edit) => {
            session.pinned = None;
            app.history.edit(&edit);
        }
        UiMessage::Command(command) => commands::run(app, context, command),
        UiMessage::Hover(row) => session.hovered = row,
        UiMessage::Light(place) => session.lit = place,
        UiMessage::Play(plays) => session.playing = plays.then(|| context.input(|input| input.time)),
        UiMessage::Zoom(zoom) => session.zoom = zoom.clamp(1.0, LARGEST_ZOOM),
        UiMessage::Pin(row) => session.pinned = if session.pinned == row { None } else { row },
        UiMessage::ShowTable(table) => session.table = table,
        UiMessage::ShowLine(file, line) => {
            (session.page, session.file, session.line) = (Page::Data, file, Some(line));
            session.asked += 1;
        }
        UiMessage::ShowFile(file, line) => {
            (session.file, session.line) = (file, line);
            session.asked += 1;
        }
        // What is not wanted is not kept: the project of before comes back, and its figures are still there.
        UiMessage::StopReading => {
            app.engine.stop_reading();
            if !app.history.undo() {
                app.history.edit(&Edit::Open(Box::default()));
            }
        }
        UiMessage::Dialog(dialog) => session.dialog = dialog,
        UiMessage::Browse => browse(session, context),
        UiMessage::Confirm => confirm(app),
        UiMessage::Open(paths) => keep::open(app, paths),
        UiMessage::Search(text) => session.search = text,
        UiMessage::Choose(rank) => session.slide = rank,
        UiMessage::Stage(stage) => {
            if let (None, Some(before)) = (&stage, &session.stage) {
                session.slide = before.rank;
            }
            session.stage = stage;
        }
        UiMessage::TellStory => {
            if let Some(loaded) = app.engine.loaded() {
                let talk = crate::engine::story(&app.library, &loaded.results);
                app.history.edit(&Edit::Talk(TalkEdit::Replace(Box::new(talk))));
            }
        }
        UiMessage::Return(rank) => {
            if app.history.go(rank) {
                session.pinned = None;
            }
        }
        UiMessage::Forget => session.message = None,
    }
}

/// While the years are played, the next one when its time has come; after the last, an end.
pub(super) fn play(app: &mut App, context: &egui::Context) {
    let Some(since) = app.session.playing else { return };
    let (derived, question) = (app.engine.derived(), app.history.current().question.clone());
    let (now, Some((derived, question))) = (context.input(|input| input.time), derived.zip(question)) else { return };
    if now - since < SECONDS_A_YEAR {
        context.request_repaint_after(std::time::Duration::from_secs_f64(SECONDS_A_YEAR - (now - since)));
        return;
    }
    // Years are listed from the latest; one walks from the oldest.
    let mut years = derived.years.iter().rev();
    let next = match question.years.first() {
        Some(shown) => years.find(|other| *other > shown),
        None => years.next(),
    };
    match next {
        Some(year) => {
            app.session.playing = Some(now);
            app.history.edit(&Edit::Ask(crate::compare::ComparisonQuery { years: vec![*year], ..question }));
            context.request_repaint();
        }
        None => app.session.playing = None,
    }
}

/// How long a year is shown.
const SECONDS_A_YEAR: f64 = 1.2;

/// A chart is drawn at most so many times as large as its room.
const LARGEST_ZOOM: f32 = 6.0;

/// Opens the picker of the system beside the window; where there is none, the typed path remains.
fn browse(session: &mut Session, context: &egui::Context) {
    if session.picking.is_some() {
        return;
    }
    let Some(dialog) = session.dialog.clone() else { return };
    let (tell, answer) = std::sync::mpsc::channel();
    let context = context.clone();
    let picking = if matches!(dialog, Dialog::Open { .. }) { Picking::Sources } else { Picking::Target };
    let work = move || {
        let paths = match dialog {
            Dialog::Open { .. } => rfd::FileDialog::new()
                .add_filter("CSV, XLSX, ODS, ZIP", &[&files::TABLE_EXTENSIONS[..], &["jumelles"]].concat())
                .pick_files()
                .unwrap_or_default(),
            // Without an ending it was a folder.
            Dialog::Find { lost, .. } if lost.extension().is_none() => rfd::FileDialog::new().pick_folder().into_iter().collect(),
            Dialog::Find { .. } => rfd::FileDialog::new().pick_file().into_iter().collect(),
            Dialog::Export { path, .. } | Dialog::Save { path, .. } => {
                let name = Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                rfd::FileDialog::new().set_file_name(name).save_file().into_iter().collect()
            }
            Dialog::Own(_)
            | Dialog::Say { .. }
            | Dialog::Slide { .. }
            | Dialog::Annotate { .. }
            | Dialog::Suppose { .. }
            | Dialog::Palette { .. }
            | Dialog::Keys
            | Dialog::History
            | Dialog::About => Vec::new(),
        };
        // The window may have closed meanwhile: then nobody waits for the answer.
        let _ = tell.send(paths);
        context.request_repaint();
    };
    if std::thread::Builder::new().name("jumelles-picker".to_owned()).spawn(work).is_ok() {
        session.picking = Some((picking, answer));
    }
}

fn confirm(app: &mut App) {
    // Without a path there is nothing to do yet: the dialog stays.
    let Some(path) = app.session.dialog.as_ref().and_then(Dialog::target) else { return };
    match app.session.dialog.take() {
        Some(Dialog::Open { .. }) => keep::open(app, vec![path]),
        Some(Dialog::Find { lost, .. }) if files::exists(&path) => keep::find(app, &lost, &path),
        // The dialog says that nothing is there.
        Some(dialog @ Dialog::Find { .. }) => app.session.dialog = Some(dialog),
        // What is typed in the others names no path: their own button does it.
        None
        | Some(
            Dialog::Own(_)
            | Dialog::Say { .. }
            | Dialog::Slide { .. }
            | Dialog::Annotate { .. }
            | Dialog::Suppose { .. }
            | Dialog::Palette { .. }
            | Dialog::Keys
            | Dialog::History
            | Dialog::About,
        ) => {}
        Some(Dialog::Export { format, talk: true, .. }) => {
            let talk = app.history.current().talk.clone();
            let languages = if talk.languages.is_empty() { vec![app.preferences.language] } else { talk.languages.clone() };
            app.engine.export_talk(talk, languages, format, Theme::shipped(ThemeName::Slide), path);
        }
        Some(Dialog::Export { format, .. }) => {
            let Some(Ok(chart)) = app.engine.derived().map(|derived| derived.chart.clone()) else { return };
            // A dark window still makes a slide for a lit room; the dark slide is asked for on the command line.
            app.engine.export(Deck::of((*chart).clone()), format, Theme::shipped(ThemeName::Slide), path);
        }
        Some(Dialog::Save { carries, .. }) => keep::save_to(app, path, carries),
    }
}

/// Takes what ended: answers of the picker, written files, figures that await a first question, the picture of the slide.
pub(super) fn finished(app: &mut App, context: &egui::Context) {
    if let Some((picking, answer)) = app.session.picking.take() {
        match answer.try_recv() {
            Ok(paths) => picked(app, picking, &paths),
            Err(std::sync::mpsc::TryRecvError::Empty) => app.session.picking = Some((picking, answer)),
            Err(std::sync::mpsc::TryRecvError::Disconnected) => {}
        }
    }
    let speech = Rc::clone(app.engine.speech());
    for outcome in app.engine.take_finished() {
        app.session.message = match outcome {
            JobResult::Written(Ok(path)) => Some(speech.say(&Message::ExportDone { path: path.display().to_string() })),
            JobResult::Written(Err(error)) | JobResult::Saved(Err(error)) => Some(file_error(&error, &speech)),
            JobResult::Saved(Ok(project)) => keep::saved(app, &project),
            JobResult::Failed(reason) => Some(speech.say(&Message::ExportFailed { reason })),
            JobResult::Pictured(picture) => {
                let size = [picture.width as usize, picture.height as usize];
                context.copy_image(egui::ColorImage::from_rgba_premultiplied(size, &picture.rgba));
                Some(speech.say(&Message::CopiedPicture {}))
            }
            JobResult::Loaded(_) | JobResult::Told(_) => continue,
        };
    }
    arrived(app);
    if app.history.current().question.is_none()
        && app.engine.is_fresh()
        && let Some(question) = app.engine.loaded().and_then(|loaded| first_question(&app.library, &loaded.results))
    {
        app.history.settle(&Edit::Ask(question));
    }
    if app.session.page == Page::Slide || app.session.stage.is_some() {
        app.engine.tell(app.history.current());
    }
}

/// When files have just been read: one without a figure, or one that was read otherwise before, is shown as it is.
fn arrived(app: &mut App) {
    let Some(loaded) = app.engine.loaded().filter(|_| app.engine.is_fresh()) else { return };
    if app.session.read.as_ref().is_some_and(|read| std::sync::Arc::ptr_eq(read, loaded)) {
        return;
    }
    let offered = loaded.files.iter().position(|file| file.offer.is_some());
    if !app.history.current().sources.is_empty() && (offered.is_some() || loaded.results.observations().is_empty()) {
        app.session.page = Page::Data;
        app.session.file = offered.unwrap_or(app.session.file);
    }
    app.session.read = Some(std::sync::Arc::clone(loaded));
}

fn picked(app: &mut App, picking: Picking, paths: &[PathBuf]) {
    let Some(first) = paths.first() else { return };
    match (picking, app.session.dialog.take()) {
        (Picking::Sources, Some(_)) => keep::open(app, paths.to_vec()),
        (Picking::Target, Some(Dialog::Export { format, talk, .. })) => {
            let format = Format::of(first).unwrap_or(format);
            app.session.dialog = Some(Dialog::Export { format, path: first.display().to_string(), talk });
        }
        (Picking::Target, Some(Dialog::Save { carries, .. })) => {
            app.session.dialog = Some(Dialog::Save { path: first.display().to_string(), carries });
        }
        (Picking::Target, Some(Dialog::Find { lost, .. })) => {
            app.session.dialog = Some(Dialog::Find { lost, path: first.display().to_string() });
        }
        (_, dialog) => app.session.dialog = dialog,
    }
}

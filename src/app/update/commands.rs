//! What each command does: a dialog opens, a page is shown, a preference changes, or the engine gets work.

use std::path::Path;

use crate::app::clipboard::CopiedTable;
use crate::app::state::app_state::AppState;
use crate::app::state::command::{Command, ZoomStep};
use crate::app::state::dialog::{Dialog, EmbedOrLink, ExportContent, FileDialog};
use crate::app::state::preferences::Preferences;
use crate::app::state::session::Page;
use crate::app::state::stage::Stage;
use crate::app::state::toast::Toast;
use crate::app::update::{keeping, project_files};
use crate::app::widgets::pool_choices::asked_town;
use crate::library::LibraryChoice;
use crate::project::{ChartSlide, Edit, HeadlineChoice, HeadlineWhenWritten, Project, TalkEdit, TalkSlide};
use crate::render::{Format, Theme, ThemeName};
use crate::speech::Message;

/// Runs a command.
pub(super) fn run(state: &mut AppState, context: &egui::Context, command: Command) {
    let session = &mut state.session;
    match command {
        Command::OpenFiles => session.dialog = Some(Dialog::File(FileDialog::Open { path: String::new() })),
        Command::ShowPalette => session.dialog = Some(Dialog::Palette { text: String::new(), selected: 0 }),
        Command::ShowShortcuts => session.dialog = Some(Dialog::Shortcuts),
        Command::ShowHistory => session.dialog = Some(Dialog::History),
        Command::ShowBackups => {
            session.dialog = Some(Dialog::Backups);
            keeping::list_kept_works(state);
        }
        Command::ShowAbout => session.dialog = Some(Dialog::About),
        Command::ApplyOfferedRecipe => apply_offered_recipe(state),
        Command::Export => open_export_dialog(state),
        Command::Save => project_files::save(state, suggested_path(state.history.current(), "jumelles")),
        Command::SaveAs => session.dialog = Some(save_dialog(state.history.current())),
        Command::NewProject => project_files::begin_new(state),
        Command::CopyTable => copy_table(state, context),
        Command::CopyImage => {
            if let Some(Ok(chart)) = state.engine.derived().map(|derived| derived.chart.clone()) {
                state.engine.copy_picture(&chart, Theme::builtin(ThemeName::Slide));
            }
        }
        Command::AddToTalk => add_to_talk(state),
        Command::StartPresentation => start_presentation(state, context),
        Command::FindPeers => find_peers(state),
        Command::ShowPlaceSets => session.dialog = Some(Dialog::place_sets()),
        Command::ToggleLibrary => toggle_library(state),
        Command::Undo | Command::Redo => {
            let has_moved = if command == Command::Undo { state.history.undo() } else { state.history.redo() };
            // The pinned row belongs to the previous comparison.
            if has_moved {
                session.pinned_row = None;
            }
        }
        Command::GoTo(page) => session.page = page,
        Command::SetLanguage(language) => change_preferences(state, |preferences| preferences.language = language),
        Command::SetTheme(theme) => change_preferences(state, |preferences| preferences.theme = theme),
        Command::SetZoom(ZoomStep::In) => change_preferences(state, |preferences| preferences.change_zoom(10)),
        Command::SetZoom(ZoomStep::Out) => change_preferences(state, |preferences| preferences.change_zoom(-10)),
        Command::SetZoom(ZoomStep::Reset) => change_preferences(state, Preferences::reset_zoom),
        Command::ReduceMotion => change_preferences(state, |preferences| preferences.reduces_motion = !preferences.reduces_motion),
        Command::Dismiss if session.dialog.is_some() => session.dialog = None,
        Command::Dismiss => {
            session.pinned_row = None;
            session.toast = None;
        }
    }
}

/// Opens the dialog of the communes that resemble the town presented.
fn find_peers(state: &mut AppState) {
    let view = state.view();
    let focus = view.query().and_then(|query| view.engine.loaded()?.values.observations().place(&query.focus));
    let town = focus.and_then(|place| asked_town(&view, place));
    if let Some(town) = town {
        state.session.dialog = Some(Dialog::peers_of(town));
    }
}

/// Lets the library fill what files lack, or no longer; says which.
fn toggle_library(state: &mut AppState) {
    let library = &state.history.current().library;
    let choice = LibraryChoice { is_off: !library.is_off, ..library.clone() };
    let told = if choice.is_off { Message::LibraryOffToast {} } else { Message::LibraryOnToast {} };
    state.history.edit(&Edit::SetLibrary(Box::new(choice)));
    state.session.toast = Some(Toast::text(state.engine.speech().format(&told)));
}

/// Reads the selected file with the recipe offered for it; without one, the first file that has an offer.
fn apply_offered_recipe(state: &mut AppState) {
    let Some(loaded) = state.engine.loaded() else { return };
    let mut candidates = loaded.files.get(state.session.selected_file).into_iter().chain(&loaded.files);
    if let Some((file, offer)) = candidates.find_map(|file| Some((file, file.recipe_offer.as_ref()?))) {
        state.history.edit(&Edit::SetRecipe(file.intake.name.to_string(), Box::new(offer.recipe.clone())));
    }
}

/// Changes the preferences and writes them to the disk.
fn change_preferences(state: &mut AppState, change: impl FnOnce(&mut Preferences)) {
    change(&mut state.preferences);
    state.save_preferences();
}

/// Opens the export dialog: for the talk on its own page, else for the chart shown.
fn open_export_dialog(state: &mut AppState) {
    let project = state.history.current();
    let content =
        if state.session.page == Page::Talk && !project.talk.slides.is_empty() { ExportContent::Talk } else { ExportContent::Chart };
    if content == ExportContent::Chart && state.engine.derived().is_none_or(|derived| derived.chart.is_err()) {
        state.session.toast = Some(Toast::lasting(state.engine.speech().format(&Message::ExportNothing {})));
    } else {
        let path = suggested_path(project, "pptx");
        state.session.dialog = Some(Dialog::File(FileDialog::Export { format: Format::Pptx, path, content }));
    }
}

/// The dialog that saves a project: in its own file, or a new project with its sources embedded.
fn save_dialog(project: &Project) -> Dialog {
    let path = project.file.as_ref().map(|path| path.display().to_string());
    let path = path.unwrap_or_else(|| suggested_path(project, "jumelles"));
    Dialog::File(FileDialog::Save { path, sources: EmbedOrLink::of_project(project) })
}

/// Starts the presentation at the selected slide; without slides, says how a talk is made.
fn start_presentation(state: &mut AppState, context: &egui::Context) {
    let session = &mut state.session;
    session.page = Page::Talk;
    if state.history.current().talk.slides.is_empty() {
        session.toast = Some(Toast::text(state.engine.speech().format(&Message::TalkHint {})));
    } else {
        let now = context.input(|input| input.time);
        session.stage = Some(Box::new(Stage::new(session.selected_slide, now, session.screens.for_audience())));
    }
}

/// Adds the comparison shown to the talk, under the headline it has.
fn add_to_talk(state: &mut AppState) {
    let project = state.history.current();
    let Some(query) = project.query.clone() else { return };
    let strongest = state.engine.derived().map(|derived| derived.default_headline.clone()).unwrap_or_default();
    let has_own_headline = matches!(project.headline, Some(HeadlineChoice::Written(_)));
    // The sentence of the program is kept beside a headline of the user's own, to notice later when the figures changed.
    let heard =
        has_own_headline.then(|| HeadlineWhenWritten { language: state.preferences.language.tag().to_owned(), headline: strongest });
    let slide = ChartSlide { headline_when_written: heard, ..ChartSlide::new(query, project.kind, project.headline.clone()) };
    state.history.edit(&Edit::Talk(TalkEdit::Insert(Box::new(TalkSlide::Chart(Box::new(slide))), None)));
    let count = state.history.current().talk.slides.len();
    state.session.toast = Some(Toast::text(state.engine.speech().format(&Message::TalkAdded { count })));
}

/// A path in the user's documents, named after the comparison, with this extension.
fn suggested_path(project: &Project, extension: &str) -> String {
    let stem = project.query.as_ref().and_then(|query| Some(format!("{}_{}", query.focus, query.indicators.first()?)));
    let folders = directories::UserDirs::new();
    let folder = folders.as_ref().and_then(|folders| folders.document_dir().or(Some(folders.home_dir()))).map(Path::to_path_buf);
    let name = format!("{}.{extension}", stem.unwrap_or_else(|| "jumelles".to_owned()));
    folder.unwrap_or_default().join(name).display().to_string()
}

/// Copies the table as other programs paste it.
fn copy_table(state: &mut AppState, context: &egui::Context) {
    let Some(chart) = state.engine.derived().and_then(|derived| derived.chart.as_ref().ok()) else { return };
    let table = CopiedTable::of_chart(chart);
    state.clipboard.copy_table(context, table);
    state.session.toast = Some(Toast::text(state.engine.speech().format(&Message::Copied {})));
}

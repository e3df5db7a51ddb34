//! The desk without a window: commands found by name, the history, projects saved and opened elsewhere, work found again.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/window.rs"]
mod windowed;

use std::path::Path;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jumelles::app::{App, frame_for_tests, prepare_for_tests};
use jumelles::engine::{FileError, Home, OpenError, files, open_project, save_project};
use jumelles::project::{Project, ProjectError, SourcePath};
use jumelles::speech::Language;
use jumelles::tidy::Recipe;
use windowed::{Window, chart, click, painted, settle, type_into, window};

/// The window of a program that keeps its work in a folder.
fn window_at(folder: &Path) -> Window {
    let home = Home { config: folder.join("config"), state: folder.join("state") };
    let build = Harness::builder().with_size([1440.0, 1400.0]).with_context_setup(prepare_for_tests);
    let mut window = build.build_ui_state(
        move |ui, app: &mut Option<App>| {
            let context = ui.ctx().clone();
            frame_for_tests(app.get_or_insert_with(|| App::for_tests_at(&context, Language::Fr, Some(home.clone()))), ui);
        },
        None,
    );
    settle(&mut window);
    window
}

fn palette(window: &mut Window, typed: &str) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    let label = window.get_by_role(Role::TextInput);
    label.type_text(typed);
    window.run_steps(3);
    window.key_press(Key::Enter);
    settle(window);
}

#[test]
fn the_palette_finds_a_command_an_indicator_and_a_town_in_any_script() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    palette(&mut window, "chomage");
    assert!(chart(&window).headline.contains("à égalité"), "{}", chart(&window).headline);
    let before = chart(&window).slots.len();
    // Évreux by its Arabic name: it was shown, it is hidden.
    palette(&mut window, "إيفرو");
    assert_eq!(chart(&window).slots.len(), before - 1);
    palette(&mut window, "annul");
    assert_eq!(chart(&window).slots.len(), before);
    palette(&mut window, "langue eng");
    assert!(window.query_by_label("Compare").is_some());
    palette(&mut window, "shortcuts");
    assert!(painted(&window).contains("Ctrl+Shift+S"));
    window.key_press(Key::Escape);
    settle(&mut window);
    assert!(!painted(&window).contains("Ctrl+Shift+S"));
}

#[test]
fn the_arrows_choose_in_the_palette_and_nothing_found_is_said() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    // Without a letter: the commands in their order. Three down is the page of data, the first being the palette itself.
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        window.key_press(key);
        window.run_steps(3);
    }
    settle(&mut window);
    assert!(painted(&window).contains("Fichiers lus"), "{}", painted(&window));
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    window.get_by_role(Role::TextInput).type_text("zzzz");
    window.run_steps(3);
    window.get_by_label("Rien de ce nom.");
}

#[test]
fn the_history_goes_back_to_any_change_by_its_name() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    let first = chart(&window);
    click(&mut window, "Chômage au recensement");
    click(&mut window, "Évreux, jumelle");
    window.key_press_modifiers(Modifiers::COMMAND, Key::H);
    settle(&mut window);
    window.get_by_label("3. Comparer : Chômage au recensement");
    window.get_by_label("1. Début").click();
    settle(&mut window);
    assert_eq!(*chart(&window), *first);
    window.get_by_label("2. Comparer : Chômage au recensement").click();
    settle(&mut window);
    assert!(chart(&window).headline.contains("à égalité"));
}

#[test]
fn what_was_done_is_there_again_after_the_program_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_at(folder.path());
    click(&mut window, "Chômage au recensement");
    let kept = chart(&window).headline.clone();
    wait_for_work(folder.path());
    drop(window);
    let mut window = window_at(folder.path());
    assert_eq!(chart(&window).headline, kept);
    window.get_by_label_contains("Repris là où vous étiez");
    // And from the sample again, which can be undone.
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    assert_ne!(chart(&window).headline, kept);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(chart(&window).headline, kept);
}

fn wait_for_work(folder: &Path) {
    let path = folder.join("state/work/1.json");
    for _ in 0..200 {
        if path.exists() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the work was not kept");
}

#[test]
fn a_project_saved_with_its_files_opens_where_they_are_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, project) = (folder.path().join("eau.csv"), folder.path().join("exposé.jumelles"));
    std::fs::write(&table, "ville;année;Population\nKénitra;2024;500000\nÉvreux;2024;47000\n").expect("a file");
    let mut window = window_at(folder.path());
    click(&mut window, "Ouvrir…");
    type_into(&mut window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", &table.display().to_string());
    window.get_by_label("Ouvrir").click();
    settle(&mut window);
    let said = chart(&window).headline.clone();
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run_steps(4);
    type_into(&mut window, "Chemin du fichier", &project.display().to_string());
    window.key_press(Key::Enter);
    settle(&mut window);
    window.get_by_label_contains("Enregistré :");
    drop(window);
    std::fs::remove_file(&table).expect("gone");
    let opened = open_project(&project, None).expect("the project opens");
    assert!(opened.lost.is_empty(), "{opened:?}");
    let mut window = window_at(&folder.path().join("elsewhere"));
    click(&mut window, "Ouvrir…");
    type_into(&mut window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", &project.display().to_string());
    window.get_by_label("Ouvrir").click();
    settle(&mut window);
    assert_eq!(chart(&window).headline, said);
}

#[test]
fn files_that_moved_with_the_project_are_found_and_those_that_changed_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let (there, here) = (folder.path().join("there"), folder.path().join("here"));
    for place in [&there, &here] {
        std::fs::create_dir(place).expect("a folder");
    }
    std::fs::write(there.join("a.csv"), "ville;2024\nRabat;1\n").expect("a file");
    let name = there.join("a.csv").display().to_string();
    let project = Project {
        sources: vec![SourcePath::new(there.join("a.csv"))],
        recipes: [(
            name,
            Recipe { settings: jumelles::intake::Settings { delimiter: Some(';'), ..Default::default() }, ..Recipe::default() },
        )]
        .into(),
        ..Project::default()
    };
    save_project(&project, &there.join("p.jumelles"), None).expect("saved");
    for file in ["a.csv", "p.jumelles"] {
        std::fs::rename(there.join(file), here.join(file)).expect("moved");
    }
    let opened = open_project(&here.join("p.jumelles"), None).expect("opens");
    assert_eq!(opened.moved, [here.join("a.csv")]);
    let moved = here.join("a.csv").display().to_string();
    assert!(opened.project.recipes.contains_key(&moved), "how it is read moves with it");
    assert_eq!(opened.project.seals.len(), 1);
    std::fs::remove_file(here.join("a.csv")).expect("gone");
    let opened = open_project(&here.join("p.jumelles"), None).expect("opens");
    assert_eq!(opened.lost, [there.join("a.csv")]);
}

#[test]
fn a_file_that_changed_since_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("a.csv");
    std::fs::write(&table, "ville;année;Population\nKénitra;2024;1\nRabat;2024;2\n").expect("a file");
    let project = Project { sources: vec![SourcePath::new(table.clone())], ..Project::default() };
    let file = folder.path().join("p.jumelles");
    save_project(&project, &file, None).expect("saved");
    std::fs::write(&table, "ville;année;Population\nKénitra;2024;3\nRabat;2024;2\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    click(&mut window, "Ouvrir…");
    type_into(&mut window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", &file.display().to_string());
    window.get_by_label("Ouvrir").click();
    settle(&mut window);
    click(&mut window, "Données");
    window.get_by_label_contains("A changé depuis que le projet a été enregistré");
}

#[test]
fn a_damaged_project_opens_from_its_backup_and_a_newer_one_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, backups) = (folder.path().join("p.jumelles"), folder.path().join("backups"));
    for n in 0..14 {
        let project = Project { supposed: vec![n.to_string()], ..Project::default() };
        save_project(&project, &file, Some(&backups)).expect("saved");
    }
    assert_eq!(files::listed(&backups).len(), 10, "ten backups are kept");
    let bytes = files::read_bytes(&file).expect("bytes");
    for cut in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&file, &bytes[..cut]).expect("damaged");
        let opened = open_project(&file, Some(&backups)).expect("the backup opens");
        assert_eq!(opened.project.supposed, ["12"], "the state before the last");
        assert!(opened.backup.is_some() && opened.project.file.is_none());
        assert!(matches!(open_project(&file, None), Err(OpenError::Project(ProjectError::Broken(_)))));
    }
    assert!(matches!(open_project(&folder.path().join("no.jumelles"), None), Err(OpenError::File(FileError::NotFound(_)))));
}

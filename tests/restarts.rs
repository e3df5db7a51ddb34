//! What the window does when the program ended, when a reading is stopped, and when a file is no table: nothing that was open is lost or
//! replaced unasked.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/kept.rs"]
mod kept;
#[path = "support/window.rs"]
mod windowed;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jumelles::app::{App, prepare_for_tests};
use jumelles::engine::{KeptWork, ReadingState, RecoverySlot, SessionEnd, StartMode, save_project};
use jumelles::project::{Project, SourcePath};
use jumelles::speech::Language;
use kept::{TABLE, dirs, open, population, read_anyway, wait_for, window_at};
use windowed::{Window, chart, click, painted, settle, shown, type_into};

#[test]
fn a_file_the_program_did_not_survive_is_not_read_again_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("eau.csv");
    fs::write(&table, TABLE).expect("a file");
    let project = Project { sources: vec![SourcePath::new(table.clone())], query: population(), ..Project::default() };
    for (reading, end, asks) in [
        (ReadingState::Begun, SessionEnd::Running, true),
        (ReadingState::Held, SessionEnd::Closed, true),
        (ReadingState::Done, SessionEnd::Running, false),
        (ReadingState::Begun, SessionEnd::Closed, false),
    ] {
        let home = folder.path().join(format!("{reading:?} {end:?}"));
        let slot = RecoverySlot::acquire(&dirs(&home).sessions(), StartMode::New).expect("a slot").slot;
        slot.write(&KeptWork { project: Arc::new(project.clone()), reading, ..KeptWork::default() }, end).expect("written");
        drop(slot);
        let mut window = window_at(&home);
        assert_eq!(window.query_by_label("Ouvrir sans ces fichiers").is_some(), asks, "{reading:?} {end:?}");
        if asks {
            shown(&window, &table.display().to_string());
            click(&mut window, "Ouvrir sans ces fichiers");
            click(&mut window, "Données");
            window.get_by_label_contains("Ce fichier n’est pas lu");
            drop(window);
            // Closed like that, the next start asks again.
            let mut window = window_at(&home);
            read_anyway(&mut window);
            assert_eq!(chart(&window).headline, "La population de Kénitra est 11 fois celle d’Évreux");
        }
    }
}

#[test]
fn the_mark_is_on_the_disk_before_the_files_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("eau.csv");
    fs::write(&table, TABLE).expect("a file");
    let slot = RecoverySlot::acquire(&dirs(folder.path()).sessions(), StartMode::New).expect("a slot").slot;
    let project = Project { sources: vec![SourcePath::new(table)], ..Project::default() };
    slot.write(&KeptWork { project: Arc::new(project), ..KeptWork::default() }, SessionEnd::Closed).expect("written");
    drop(slot);
    let home = dirs(folder.path());
    let build = Harness::builder().with_size([1440.0, 900.0]).with_context_setup(prepare_for_tests);
    let mut window = build.build_ui_state(
        move |ui, app: &mut Option<App>| {
            let context = ui.ctx().clone();
            app.get_or_insert_with(|| App::for_tests_at(&context, Language::Fr, Some(home.clone())));
        },
        None,
    );
    let kept = jumelles::engine::read_session(&folder.path().join("state/work/1.json")).expect("a session");
    assert_eq!(kept.work.reading, ReadingState::Begun);
    assert!(kept.did_not_survive_reading(), "killed now, the next start asks");
    window.step();
}

#[test]
fn the_changes_made_survive_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_at(folder.path());
    let first = chart(&window).headline.clone();
    click(&mut window, "Chômage au recensement");
    let second = chart(&window).headline.clone();
    click(&mut window, "Superficie");
    wait_for(folder.path(), |work| work.project.query.as_ref().is_some_and(|query| query.indicators[0].as_str() == "area_km2"));
    drop(window);
    let mut window = window_at(folder.path());
    for expected in [&second, &first] {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        settle(&mut window);
        assert_eq!(&chart(&window).headline, expected);
    }
    window.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    settle(&mut window);
    assert_eq!(chart(&window).headline, second);
    window.key_press_modifiers(Modifiers::COMMAND, Key::H);
    settle(&mut window);
    assert!(window.get_all_by_label_contains("Comparer\u{a0}: Superficie").next().is_some());
}

/// A table that takes a while to read.
fn large_table(path: &Path) {
    let rows: String = (0..400_000).map(|row| format!("Kénitra;{};{row}\n", 1900 + row % 120)).collect();
    fs::write(path, format!("ville;année;Mesure {}\n{rows}", path.file_stem().expect("a name").display())).expect("a file");
}

/// Steps until the reading can be stopped, does something meanwhile, and stops it.
fn stop_reading(window: &mut Window, meanwhile: impl FnOnce(&mut Window)) {
    for _ in 0..2000 {
        window.step();
        if window.query_by_label("Arrêter").is_some() {
            meanwhile(window);
            window.get_by_label("Arrêter").click();
            settle(window);
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("nothing was there to stop");
}

#[test]
fn stopping_a_reading_stops_that_reading_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let (small, large, other) = (folder.path().join("eau.csv"), folder.path().join("grand.csv"), folder.path().join("autre.csv"));
    fs::write(&small, TABLE).expect("a file");
    large_table(&large);
    large_table(&other);
    let mut window = window_at(folder.path());
    open(&mut window, &small);
    let said = chart(&window).headline.clone();
    let start = |window: &mut Window, path: &Path| {
        click(window, "Ouvrir…");
        type_into(window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", &path.display().to_string());
        window.get_by_label("Ouvrir").click();
    };
    // The file that was being read is no longer in the project; the one before is still read, and was not read again.
    start(&mut window, &large);
    stop_reading(&mut window, |_| {});
    assert_eq!(chart(&window).headline, said);
    click(&mut window, "Données");
    shown(&window, "eau.csv");
    assert!(window.query_by_label("grand.csv").is_none(), "it was stopped");
    click(&mut window, "Comparer");
    // What was done meanwhile stays.
    start(&mut window, &other);
    stop_reading(&mut window, |window| {
        window.key_press_modifiers(Modifiers::COMMAND, Key::T);
        window.run_steps(2);
    });
    click(&mut window, "Données");
    assert!(window.query_by_label("autre.csv").is_none(), "it was stopped");
    click(&mut window, "Diapositives");
    assert!(!painted(&window).contains("Pas encore d’exposé"), "{}", painted(&window));
    // And what was stopped can be read after all.
    click(&mut window, "Comparer");
    open(&mut window, &large);
    click(&mut window, "Données");
    shown(&window, "grand.csv");
}

#[test]
fn a_file_that_is_no_table_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("photo.png");
    fs::write(&picture, [b"\x89PNG\r\n\x1a\n".as_slice(), &[0, 1, 2, 255].repeat(300)].concat()).expect("a file");
    let mut window = window_at(folder.path());
    click(&mut window, "Diapositives");
    click(&mut window, "Proposer un exposé");
    let slides = painted(&window);
    open(&mut window, &picture);
    window.get_by_label_contains("photo.png");
    click(&mut window, "Diapositives");
    assert!(!painted(&window).contains("Pas encore d’exposé"), "the talk is gone");
    assert_eq!(painted(&window).matches("Kénitra").count(), slides.matches("Kénitra").count());
    // A table adds up: the talk and the sample stay beside it.
    let table = folder.path().join("eau.csv");
    fs::write(&table, "ville;année;Arbres plantés\nKénitra;2024;500\nÉvreux;2024;47\n").expect("a file");
    open(&mut window, &table);
    click(&mut window, "Diapositives");
    assert!(!painted(&window).contains("Pas encore d’exposé"), "the talk is gone");
    click(&mut window, "Données");
    shown(&window, "eau.csv");
    shown(&window, "kenitra.csv");
}

#[test]
fn what_another_project_replaces_stays_among_the_recent_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, project) = (folder.path().join("eau.csv"), folder.path().join("p.jumelles"));
    fs::write(&table, TABLE).expect("a file");
    save_project(&Project { suppositions: vec!["kenitra 2030 population = 1".to_owned()], ..Project::default() }, &project, None)
        .expect("saved");
    let mut window = window_at(folder.path());
    open(&mut window, &table);
    let said = chart(&window).headline.clone();
    open(&mut window, &project);
    assert_ne!(chart(&window).headline, said);
    drop(window);
    let mut window = window_at(folder.path());
    click(&mut window, "Accueil");
    window.get_by_label_contains("Non enregistré,").click();
    settle(&mut window);
    assert_eq!(chart(&window).headline, said);
}

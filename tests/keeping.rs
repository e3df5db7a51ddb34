//! Keeping the user's work: nothing of other files in a project, nothing lost when files and keys go, nothing written over unasked. The
//! window is driven by the names a screen reader hears.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/kept.rs"]
mod kept;
#[path = "support/window.rs"]
mod windowed;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jumelles::engine::{FileError, ReadData, ReadingState, SaveTarget, open_project, save_project, save_project_as};
use jumelles::project::{Project, RememberedResult, RememberedResults, SourcePath, to_bytes};
use kept::{TABLE, open, population, read_anyway, save_at, wait_for, window_at};
use windowed::{chart, click, painted, settle, shown};

/// The texts in a project file, tables left out.
fn words_of(path: &Path) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(path).expect("a project"))).expect("a zip");
    let names: Vec<String> =
        (0..zip.len()).map(|index| zip.by_index(index).expect("a part").name().expect("a name").into_owned()).collect();
    let mut words = names.join("\n");
    for name in names.iter().filter(|name| !name.starts_with("sources/")) {
        zip.by_name(name).expect("a part").read_to_string(&mut words).expect("text");
    }
    words
}

#[test]
fn a_project_tells_nothing_of_other_files_nor_where_its_own_lay() {
    let folder = tempfile::tempdir().expect("a folder");
    let (secret, public) = (folder.path().join("confidentiel_2024.csv"), folder.path().join("public.csv"));
    fs::write(&secret, "ville;année;salaire maire (EUR)\nKénitra;2024;777123\n").expect("a file");
    fs::write(&public, TABLE).expect("a file");
    let mut window = window_at(folder.path());
    open(&mut window, &secret);
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    open(&mut window, &public);
    let project = folder.path().join("p.jumelles");
    save_at(&mut window, &project);
    window.get_by_label_contains("Enregistré\u{a0}:");
    let words = words_of(&project);
    for secret in ["confidentiel", "salaire", "777123", &folder.path().display().to_string()] {
        assert!(!words.contains(secret), "{secret} is in the project:\n{words}");
    }
    assert!(words.contains("sources/1/public.csv"), "{words}");
}

#[test]
fn names_and_bytes_stay_through_any_number_of_saves() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, project) = (folder.path().join("eau.csv"), folder.path().join("p.jumelles"));
    fs::write(&table, TABLE).expect("a file");
    let mut window = window_at(folder.path());
    open(&mut window, &table);
    save_at(&mut window, &project);
    drop(window);
    fs::remove_file(&table).expect("gone");
    for round in 0..3 {
        let mut window = window_at(&folder.path().join(format!("home {round}")));
        open(&mut window, &project);
        assert!(window.query_by_label_contains("Où est").is_none(), "nothing is lost: it is inside");
        assert!(painted(&window).contains("eau.csv") && !painted(&window).contains("1-eau"), "{}", painted(&window));
        window.key_press_modifiers(Modifiers::COMMAND, Key::S);
        settle(&mut window);
        window.get_by_label_contains("Enregistré\u{a0}:");
    }
    let words = words_of(&project);
    assert!(words.contains("sources/1/eau.csv") && words.matches("eau.csv").count() <= 4, "{words}");
}

#[test]
fn what_the_program_could_not_open_again_is_not_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.jumelles");
    save_project(&Project::default(), &path, None).expect("saved");
    let before = fs::read(&path).expect("a file");
    let long = Project { suppositions: vec!["x".repeat(9 << 20)], ..Project::default() };
    assert_eq!(save_project(&long, &path, None), Err(FileError::NotReadBack(path.clone())));
    let many = Project { suppositions: vec!["x".to_owned(); 5000], ..Project::default() };
    assert_eq!(save_project(&many, &path, None), Err(FileError::NotReadBack(path.clone())));
    assert_eq!(fs::read(&path).expect("a file"), before, "the file that was there stays");
}

#[test]
fn the_data_stay_when_the_project_file_and_its_sources_are_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let key = folder.path().join("clé");
    fs::create_dir(&key).expect("a key");
    let (table, project) = (key.join("eau.csv"), key.join("p.jumelles"));
    fs::write(&table, TABLE).expect("a file");
    let mut window = window_at(folder.path());
    open(&mut window, &table);
    save_at(&mut window, &project);
    let said = chart(&window).headline.clone();
    window.key_press_modifiers(Modifiers::COMMAND, Key::T);
    settle(&mut window);
    wait_for(folder.path(), |work| work.reading == ReadingState::Done && !work.data_hashes.is_empty());
    fs::remove_dir_all(&key).expect("the key is pulled out");
    // Saved elsewhere, with its tables.
    let elsewhere = folder.path().join("ailleurs.jumelles");
    save_at(&mut window, &elsewhere);
    window.get_by_label_contains("Enregistré\u{a0}:");
    let opened = open_project(&elsewhere, None).expect("it opens");
    assert_eq!(opened.project.sources.len(), 1);
    drop(window);
    fs::remove_file(&elsewhere).expect("gone too");
    // And after a restart the figures are there, and it is said where they come from.
    let mut window = window_at(folder.path());
    assert_eq!(chart(&window).headline, said);
    click(&mut window, "Données");
    window.get_by_label_contains("copie gardée");
}

#[test]
fn a_project_that_somebody_else_saved_is_not_written_over_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.jumelles");
    save_project(&Project::default(), &path, None).expect("saved");
    let mut window = window_at(folder.path());
    open(&mut window, &path);
    let theirs = Project { suppositions: vec!["kenitra 2030 population = 1".to_owned()], ..Project::default() };
    save_project(&theirs, &path, None).expect("saved by a colleague");
    click(&mut window, "Chômage au recensement");
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    settle(&mut window);
    window.get_by_label_contains("a changé depuis que vous l’avez ouvert");
    assert_eq!(open_project(&path, None).expect("opens").project.suppositions, theirs.suppositions);
    click(&mut window, "Garder les deux");
    let mine = open_project(&folder.path().join("p (2).jumelles"), None).expect("opens").project;
    assert_eq!(mine.query.expect("a comparison").indicators[0].as_str(), "unemployment");
    assert_eq!(open_project(&path, None).expect("opens").project.suppositions, theirs.suppositions);
    // Kept as mine: theirs becomes a backup, which the list opens again.
    let mut window = window_at(&folder.path().join("other"));
    open(&mut window, &path);
    save_project(&Project { kind: None, suppositions: vec!["kenitra 2030 population = 2".to_owned()], ..Project::default() }, &path, None)
        .expect("saved");
    click(&mut window, "Chômage au recensement");
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    settle(&mut window);
    click(&mut window, "Garder le mien");
    assert_eq!(open_project(&path, None).expect("opens").project.suppositions, theirs.suppositions);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    window.get_by_role_and_label(egui::accesskit::Role::TextInput, "Une commande, une ville, un indicateur").type_text("sauvegardes et");
    window.run_steps(3);
    window.key_press(Key::Enter);
    settle(&mut window);
    window.get_all_by_label("Ouvrir cette version").next().expect("a backup").click();
    settle(&mut window);
    click(&mut window, "Données");
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    settle(&mut window);
    assert_eq!(open_project(&path, None).expect("opens").project.suppositions, ["kenitra 2030 population = 2"]);
}

#[test]
fn a_project_asks_before_it_reads_files_outside_of_its_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let (there, here) = (folder.path().join("there"), folder.path().join("here"));
    for place in [&there, &here] {
        fs::create_dir(place).expect("a folder");
    }
    let table = there.join("eau.csv");
    fs::write(&table, TABLE).expect("a file");
    let project = Project { sources: vec![SourcePath::new(table.clone())], query: population(), ..Project::default() };
    save_project(&project, &here.join("p.jumelles"), None).expect("saved");
    let mut window = window_at(folder.path());
    open(&mut window, &here.join("p.jumelles"));
    shown(&window, "Ce projet veut lire des fichiers hors de son dossier");
    assert!(!painted(&window).contains("11 fois"), "{}", painted(&window));
    read_anyway(&mut window);
    assert!(painted(&window).contains("11 fois"), "{}", painted(&window));
    // Once allowed, it is not asked again.
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    open(&mut window, &here.join("p.jumelles"));
    assert!(painted(&window).contains("11 fois"), "{}", painted(&window));
}

#[test]
fn a_result_that_another_edition_moves_is_told_figure_by_figure() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, path) = (folder.path().join("eau.csv"), folder.path().join("p.jumelles"));
    fs::write(&table, TABLE).expect("a file");
    let mut window = window_at(folder.path());
    open(&mut window, &table);
    save_at(&mut window, &path);
    let saved = open_project(&path, None).expect("opens").project;
    assert_eq!(saved.editions.as_ref().map(|editions| editions.program.as_str()), Some(env!("CARGO_PKG_VERSION")));
    let results = saved.remembered_results.as_ref().expect("results").0.clone();
    assert!(results.iter().any(|result| result.place == "kenitra" && result.value == "500000"), "{results:?}");
    // As an older edition would have saved it, which computed another population.
    let before = |result: RememberedResult| RememberedResult {
        value: if result.place == "kenitra" { "400000".to_owned() } else { result.value.clone() },
        ..result
    };
    let older = RememberedResults(results.into_iter().map(before).collect());
    let project =
        Project { sources: vec![SourcePath::new(table)], embeds_sources: false, remembered_results: Some(Arc::new(older)), ..saved };
    let data = ReadData { hashes: BTreeMap::new(), store: None };
    save_project_as(&project, &data, &SaveTarget { path: path.clone(), ..SaveTarget::default() }).expect("saved");
    let mut window = window_at(&folder.path().join("other"));
    open(&mut window, &path);
    click(&mut window, "Données");
    assert!(painted(&window).contains("400000") || painted(&window).contains("400 000"), "{}", painted(&window));
}

#[test]
fn work_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let (table, path) = (folder.path().join("eau.csv"), folder.path().join("p.jumelles"));
    fs::write(&table, TABLE).expect("a file");
    let mut window = window_at(folder.path());
    open(&mut window, &table);
    save_at(&mut window, &path);
    save_at(&mut window, &path);
    drop(window);
    let mut waiting: Vec<PathBuf> = vec![folder.path().join("state"), folder.path().join("config")];
    let mut count = 0;
    while let Some(place) = waiting.pop() {
        for entry in fs::read_dir(&place).expect("a folder") {
            let entry = entry.expect("an entry");
            let mode = entry.metadata().expect("metadata").permissions().mode() & 0o777;
            let is_folder = entry.path().is_dir();
            let is_lock = entry.path().extension().is_some_and(|extension| extension == "lock");
            assert!(is_lock || mode == if is_folder { 0o700 } else { 0o600 }, "{} is {mode:o}", entry.path().display());
            count += 1;
            if is_folder {
                waiting.push(entry.path());
            }
        }
    }
    assert!(count > 5, "{count}");
}

#[test]
fn projects_of_the_first_version_lose_what_they_told_of_other_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.jumelles");
    let bytes = to_bytes(&Project::default(), &[]).expect("bytes");
    fs::write(&path, bytes).expect("written");
    let opened = open_project(&path, None).expect("opens");
    assert!(opened.project.recipes_of_other_files.is_empty());
}

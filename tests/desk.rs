//! The desk without a window: commands found by name, the history, projects saved and opened elsewhere, work found again.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/window.rs"]
mod windowed;

use std::path::Path;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jumelles::app::{App, frame_for_tests, prepare_for_tests};
use jumelles::base::{IndicatorId, PlaceId};
use jumelles::compare::{ComparisonQuery, ComparisonRole};
use jumelles::engine::{AppDirs, FileError, OpenProjectError, files, open_project, save_project};
use jumelles::project::{Project, ProjectError, SourcePath};
use jumelles::speech::Language;
use jumelles::tidy::Recipe;
use windowed::{Window, chart, click, painted, settle, shown, type_into, window};

/// The window of a program that keeps its work in a folder.
fn window_at(folder: &Path) -> Window {
    let home = AppDirs { config: folder.join("config"), state: folder.join("state") };
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
    let label = window.query_all_by_role(Role::TextInput).last().expect("a field");
    label.type_text(typed);
    window.run_steps(3);
    window.key_press(Key::Enter);
    settle(window);
}

#[test]
fn the_palette_finds_a_command_an_indicator_and_a_town_in_any_script() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    palette(&mut window, "chomage");
    assert!(chart(&window).headline.starts_with("Chômage au recensement\u{a0}: Kénitra 20,0"), "{}", chart(&window).headline);
    let before = chart(&window).categories.len();
    // Évreux by its Arabic name: it was shown, it is hidden.
    palette(&mut window, "إيفرو");
    assert_eq!(chart(&window).categories.len(), before - 1);
    palette(&mut window, "annul");
    assert_eq!(chart(&window).categories.len(), before);
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
    window.get_by_role_and_label(Role::TextInput, "Une commande, une ville, un indicateur").type_text("zzzz");
    window.run_steps(3);
    window.get_by_label("Rien de ce nom.");
}

#[test]
fn what_a_right_click_offers_the_keyboard_offers_too() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    let focus =
        |window: &Window| chart(window).categories.iter().find(|slot| slot.role == ComparisonRole::Focus).map(|slot| slot.label.clone());
    assert_eq!(focus(&window).as_deref(), Some("Kénitra"));
    window.get_by_label("Évreux, jumelle").focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    window.run_steps(4);
    shown(&window, "Présenter Évreux");
    // Its first line has the keyboard.
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(focus(&window).as_deref(), Some("Évreux"));
    palette(&mut window, "presenter kenitra");
    assert_eq!(focus(&window).as_deref(), Some("Kénitra"));
}

#[test]
fn the_arrows_walk_through_a_chart_and_the_origin_of_each_figure_is_told() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    for kind in [None, Some("Tableau")] {
        if let Some(kind) = kind {
            window.get_all_by_label(kind).next().expect("the kind").click();
            settle(&mut window);
        }
        let spec = chart(&window);
        let image = window.get_all_by_role(Role::Image).find(|node| node.accesskit_node().label().as_deref() == Some(&spec.alt_text));
        image.expect("the chart, told in words").focus();
        window.run_steps(2);
        let mut told = Vec::new();
        for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
            window.key_press(key);
            window.run_steps(3);
            let links = window.get_all_by_role(Role::Link).filter_map(|node| node.accesskit_node().label());
            let origin = links.into_iter().find(|said| said.contains(", ligne "));
            told.push(origin.expect("where it was read"));
        }
        assert!(told[0] != told[1] && told[1] != told[2] && told[1] == told[3], "{told:?}");
    }
}

#[test]
fn what_has_the_keyboard_is_always_in_sight() {
    let mut window = window(Language::Fr, [1440.0, 900.0]);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..90 {
        window.key_press(Key::Tab);
        // Scrolling takes a few frames.
        window.run_steps(30);
        let focused = window.root().children_recursive().find(egui_kittest::Node::is_focused);
        let Some(node) = focused else { continue };
        let (rect, own) = (node.rect(), node.accesskit_node());
        seen.insert(format!("{:?} {:?}", own.label(), own.value()));
        assert!(rect.top() > -1.0 && rect.bottom() < 901.0, "{:?} lies at {rect:?}", own.label());
    }
    assert!(seen.len() > 40, "{seen:?}");
}

#[test]
fn each_indicator_and_each_badge_says_what_it_is() {
    for language in Language::ALL {
        let window = window(language, [1440.0, 1400.0]);
        let helped = |role: Role| {
            let all = window.root().children_recursive().filter(move |node| node.accesskit_node().role() == role);
            all.filter_map(|node| node.accesskit_node().description()).collect::<Vec<String>>()
        };
        let indicators = helped(Role::RadioButton);
        assert!(indicators.len() > 30, "{language:?}: {}", indicators.len());
        if language == Language::Fr {
            assert!(indicators.iter().any(|said| said.contains("Calcul\u{a0}: ") && said.contains("ISO 37120")), "{indicators:?}");
        }
        assert!(helped(Role::Label).iter().any(|said| said.split_whitespace().count() > 5), "{language:?}: no badge says what it means");
    }
}

#[test]
fn the_history_goes_back_to_any_change_by_its_name() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    let first = chart(&window);
    click(&mut window, "Chômage au recensement");
    click(&mut window, "Évreux, jumelle");
    window.key_press_modifiers(Modifiers::COMMAND, Key::H);
    settle(&mut window);
    window.get_by_label("3. Comparer\u{a0}: Chômage au recensement");
    window.get_by_label("1. Début").click();
    settle(&mut window);
    assert_eq!(*chart(&window), *first);
    window.get_by_label("2. Comparer\u{a0}: Chômage au recensement").click();
    settle(&mut window);
    assert!(chart(&window).headline.starts_with("Chômage au recensement\u{a0}: Kénitra 20,0"));
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
    open(&mut window, &table);
    let said = chart(&window).headline.clone();
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run_steps(4);
    type_into(&mut window, "Chemin du fichier", &project.display().to_string());
    window.key_press(Key::Enter);
    settle(&mut window);
    window.get_by_label_contains("Enregistré\u{a0}:");
    drop(window);
    std::fs::remove_file(&table).expect("gone");
    let opened = open_project(&project, None).expect("the project opens");
    assert!(opened.lost.is_empty(), "{opened:?}");
    let mut window = window_at(&folder.path().join("elsewhere"));
    open(&mut window, &project);
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
            Recipe { settings: jumelles::intake::ReadSettings { delimiter: Some(';'), ..Default::default() }, ..Recipe::default() },
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
    assert_eq!(opened.project.data_hashes.len(), 1);
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
    open(&mut window, &file);
    click(&mut window, "Données");
    window.get_by_label_contains("A changé depuis que le projet a été enregistré");
}

#[test]
fn of_a_file_that_changed_each_other_figure_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, file) = (folder.path().join("a.csv"), folder.path().join("p.jumelles"));
    let first = "ville;année;Population\nKénitra;2024;500 000\nÉvreux;2024;47000\nRabat;2024;515000\nParis;2022;2113705\n";
    std::fs::write(&table, first).expect("a file");
    let mut window = window_at(folder.path());
    open(&mut window, &table);
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run_steps(4);
    type_into(&mut window, "Chemin du fichier", &file.display().to_string());
    click(&mut window, "Sans copie\u{a0}: les fichiers restent où ils sont");
    window.get_by_label("Enregistrer").click();
    settle(&mut window);
    window.get_by_label_contains("Enregistré\u{a0}:");
    drop(window);
    // The same value written otherwise is the same; one is another, one is gone, one has come; lines have moved.
    let then = "ville;année;Population\nÉvreux;2024;48000\nKénitra;2024;500000\nLyon;2022;520774\nParis;2022;2113705\n";
    std::fs::write(&table, then).expect("a file");
    let mut window = window_at(&folder.path().join("elsewhere"));
    open(&mut window, &file);
    click(&mut window, "Données");
    let said = painted(&window);
    for wanted in [
        "Évreux, Population, 2024\u{a0}: «\u{a0}47000\u{a0}» est devenu «\u{a0}48000\u{a0}»",
        "Lyon, Population, 2022\u{a0}: «\u{a0}520774\u{a0}» n’y était pas",
        "Rabat, Population, 2024\u{a0}: «\u{a0}515000\u{a0}» n’y est plus",
    ] {
        assert!(said.contains(wanted), "{wanted} is not in {said}");
    }
    assert!(!said.contains("kenitra, population") && !said.contains("paris, population"), "{said}");
}

#[test]
fn a_lost_file_is_asked_for_and_those_beside_it_are_found_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (there, here) = (folder.path().join("there"), folder.path().join("here"));
    for place in [&there, &here] {
        std::fs::create_dir(place).expect("a folder");
    }
    std::fs::write(there.join("a.csv"), "ville;année;Population\nKénitra;2024;500000\n").expect("a file");
    std::fs::write(there.join("b.csv"), "ville;année;Population\nÉvreux;2024;47000\n").expect("a file");
    std::fs::write(there.join("c.csv"), "ville;année;Population\nRabat;2024;515000\n").expect("a file");
    let sources = ["a.csv", "b.csv", "c.csv"].map(|name| SourcePath::new(there.join(name))).to_vec();
    let file = folder.path().join("p.jumelles");
    let towns = ["kenitra", "evreux", "rabat"].map(PlaceId::new);
    let question = ComparisonQuery::from_places(&towns, vec![IndicatorId::new("population")], Vec::new());
    save_project(&Project { sources, query: question, ..Project::default() }, &file, None).expect("saved");
    for name in ["a.csv", "b.csv"] {
        std::fs::rename(there.join(name), here.join(name)).expect("moved");
    }
    let mut window = window_at(folder.path());
    open(&mut window, &file);
    window.get_by_label("Où est a.csv\u{a0}?");
    // What is not there is said and not taken.
    type_into(&mut window, "Chemin du fichier, là où il est maintenant", &there.join("a.csv").display().to_string());
    settle(&mut window);
    window.get_by_label("Il n’y a rien à ce chemin.");
    window.key_press(Key::Enter);
    settle(&mut window);
    window.get_by_label("Où est a.csv\u{a0}?");
    window.key_press(Key::Escape);
    settle(&mut window);
    click(&mut window, "Données");
    window.get_all_by_label("Retrouver ce fichier…").next().expect("a way to find it").click();
    settle(&mut window);
    type_into(&mut window, "Chemin du fichier, là où il est maintenant", &here.join("a.csv").display().to_string());
    window.get_by_label("Lire ce fichier").click();
    settle(&mut window);
    assert!(window.query_by_label("Où est b.csv\u{a0}?").is_none(), "it lies beside the first");
    click(&mut window, "Comparer");
    let known = chart(&window).series[0].points.iter().filter(|point| point.value.number().is_some()).count();
    assert_eq!(known, 3, "all three towns have their figure again");
    // One step, which can be undone.
    window.key_press_modifiers(Modifiers::COMMAND, Key::H);
    settle(&mut window);
    window.get_by_label_contains("Retrouver 2 fichiers");
}

#[test]
fn what_was_opened_is_offered_again_until_it_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("eau.csv");
    std::fs::write(&table, "ville;année;Population\nKénitra;2024;500000\nÉvreux;2024;47000\n").expect("a file");
    let mut window = window_at(folder.path());
    open(&mut window, &table);
    std::fs::remove_file(&table).expect("gone");
    click(&mut window, "Accueil");
    window.get_by_label("eau.csv").click();
    // Nothing is read from it any more, so nothing settles: a few frames do.
    for _ in 0..60 {
        window.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    window.get_by_label("Accueil").click();
    window.run_steps(4);
    assert!(window.query_by_label("eau.csv").is_none(), "what is gone is offered no more");
}

/// Opens a path through the dialog.
fn open(window: &mut Window, path: &Path) {
    click(window, "Ouvrir…");
    type_into(window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", &path.display().to_string());
    window.get_by_label("Ouvrir").click();
    settle(window);
}

#[test]
fn a_project_damaged_anywhere_is_refused_or_read_and_never_breaks() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, file) = (folder.path().join("a.csv"), folder.path().join("p.jumelles"));
    std::fs::write(&table, "ville;année;Population\nKénitra;2024;500000\nÉvreux;2024;47000\n".repeat(40)).expect("a file");
    let project =
        Project { sources: vec![SourcePath::new(table)], embeds_sources: true, suppositions: vec!["x".repeat(300)], ..Project::default() };
    save_project(&project, &file, Some(&folder.path().join("backups"))).expect("saved");
    save_project(&project, &file, Some(&folder.path().join("backups"))).expect("saved");
    let whole = files::read_bytes(&file).expect("bytes");
    let mut seed = 20_241_124_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("small") % below
    };
    let (mut opened, mut saved) = (0, 0);
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            bytes[at] = u8::try_from(next(256)).expect("a byte");
        }
        bytes.truncate(bytes.len() - if next(4) == 0 { next(whole.len()) } else { 0 });
        std::fs::write(&file, &bytes).expect("damaged");
        // Where the text inside is damaged, its checksum says so and the backup is opened.
        let project = open_project(&file, Some(&folder.path().join("backups"))).expect("the file or its backup opens");
        assert_eq!(project.project.suppositions, ["x".repeat(300)]);
        if project.backup.is_some() {
            saved += 1;
        } else {
            opened += 1;
        }
        for source in &project.project.sources {
            let _ = files::read(&source.path);
        }
    }
    assert!(opened > 10 && saved > 10, "{opened} opened, {saved} from the backup");
}

#[test]
fn a_folder_that_refuses_leaves_the_last_project_whole_and_the_work_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("keys/p.jumelles");
    std::fs::create_dir(folder.path().join("keys")).expect("a folder");
    let one = Project { suppositions: vec!["one".to_owned()], ..Project::default() };
    save_project(&one, &file, None).expect("saved");
    // A folder in the place of the file, a file in the place of the folder, nothing there any more: a key that was taken out.
    let two = Project { suppositions: vec!["two".to_owned()], ..Project::default() };
    std::fs::rename(folder.path().join("keys"), folder.path().join("away")).expect("moved");
    assert!(save_project(&two, &file, None).is_err(), "there is nothing to write to");
    std::fs::write(folder.path().join("keys"), "a file").expect("a file");
    assert!(save_project(&two, &file, None).is_err(), "a file is no folder");
    std::fs::remove_file(folder.path().join("keys")).expect("gone");
    std::fs::rename(folder.path().join("away"), folder.path().join("keys")).expect("back");
    assert_eq!(open_project(&file, None).expect("opens").project.suppositions, ["one"]);
    save_project(&two, &file, None).expect("saved again");
    assert_eq!(open_project(&file, None).expect("opens").project.suppositions, ["two"]);
}

#[test]
fn a_damaged_project_opens_from_its_backup_and_a_newer_one_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, backups) = (folder.path().join("p.jumelles"), folder.path().join("backups"));
    for n in 0..14 {
        let project = Project { suppositions: vec![n.to_string()], ..Project::default() };
        save_project(&project, &file, Some(&backups)).expect("saved");
    }
    assert_eq!(files::list_files(&backups).len(), 10, "ten backups are kept");
    let bytes = files::read_bytes(&file).expect("bytes");
    for cut in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&file, &bytes[..cut]).expect("damaged");
        let opened = open_project(&file, Some(&backups)).expect("the backup opens");
        assert_eq!(opened.project.suppositions, ["12"], "the state before the last");
        assert!(opened.backup.is_some() && opened.project.file.is_none());
        assert!(matches!(open_project(&file, None), Err(OpenProjectError::Project(ProjectError::Broken(_)))));
    }
    assert!(matches!(open_project(&folder.path().join("no.jumelles"), None), Err(OpenProjectError::File(FileError::NotFound(_)))));
}

#[test]
fn a_newer_library_that_is_opened_is_kept_for_the_next_start_and_another_archive_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_at(folder.path());
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/library/library.zip");
    open(&mut window, &shipped);
    assert!(painted(&window).contains("Nouvelle édition de la bibliothèque gardée"), "{}", painted(&window));
    let kept = AppDirs { config: folder.path().join("config"), state: folder.path().join("state") }.library();
    assert_eq!(std::fs::read(kept).expect("it is kept"), std::fs::read(&shipped).expect("it ships"));
    // An archive of tables may have that name too.
    let tables = folder.path().join("library.zip");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("eau.csv", zip::write::SimpleFileOptions::default()).expect("a member");
    std::io::Write::write_all(&mut zip, "ville;année;Population\nKénitra;2024;500000\nÉvreux;2024;47000\n".as_bytes()).expect("written");
    std::fs::write(&tables, zip.finish().expect("an archive").into_inner()).expect("written");
    open(&mut window, &tables);
    settle(&mut window);
    assert!(chart(&window).headline.contains("Kénitra"), "{}", chart(&window).headline);
    assert_eq!(chart(&window).categories.len(), 2, "{:?}", chart(&window).categories);
}

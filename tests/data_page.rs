//! The data page by the names a screen reader hears: files add up, what they do not say is asked, every decision is changed by hand and
//! undone, and what a file gives is shown at once.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/window.rs"]
mod support;

use std::collections::BTreeSet;
use std::time::Duration;

use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use jumelles::speech::Language;
use support::{Window, chart, click, controls, focused, open, settle, shown, type_into, window};

/// A report as a clerk sends it: titles, two rows of headings, units among years, a column without a year.
const REPORT: &str = "Service propreté;;;;\nTonnages (édition du 03/02/2025);;;;\nCommune;Population;Ordures ménagères collectées;;Budget\n\
                  ;hab.;2022 (t);2023 (t);%\nKénitra;507 736;151 300;155 020,4;12,4\nRabat;515 619;n.d.;183 950,5;15,1\n";

#[test]
fn a_messy_report_is_settled_with_two_buttons_and_shows_what_it_gives() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rapport.csv");
    std::fs::write(&path, REPORT).expect("a file");
    let mut window = window(Language::Fr, [1440.0, 900.0]);
    open(&mut window, &path);
    click(&mut window, "Données");
    let card = "Ordures ménagères collectées 2022 (t), Ordures ménagères collectées 2023 (t), Valeurs, t · 2022, 2023";
    shown(&window, card);
    shown(&window, "Ce que cela donne");
    let asks = |window: &Window, words: &str| window.query_all_by_label_contains(words).next().is_some();
    assert!(asks(&window, "De quelle année") && asks(&window, "ressemble à"));
    click(&mut window, "2025");
    assert!(!asks(&window, "De quelle année"), "the year was one button");
    click(&mut window, "Oui");
    assert!(!asks(&window, "ressemble à"));
    assert!(asks(&window, "Valeurs, Ordures ménagères résiduelles, t · 2022, 2023"));
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    click(&mut window, "Telle quelle");
    assert!(!asks(&window, "ressemble à"), "no is an answer too");
    shown(&window, card);
    click(&mut window, "Tel qu’écrit");
    assert!(window.query_by_label(card).is_none(), "lines as they are written have no cards");
    click(&mut window, "Comparer ces villes");
    assert!(chart(&window).categories.len() == 2);
}

#[test]
fn a_file_that_is_not_there_is_told_on_the_page_of_data() {
    let mut window = window(Language::Fr, [1440.0, 900.0]);
    click(&mut window, "Ouvrir…");
    type_into(&mut window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", "/nulle/part.csv");
    window.get_by_label("Ouvrir").click();
    for _ in 0..60 {
        window.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    window.get_by_label("Données").click();
    window.run_steps(4);
    window.get_by_label_contains("/nulle/part.csv");
}

#[test]
fn a_decision_is_changed_on_its_chip_and_a_column_by_its_heading() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("essai.csv");
    std::fs::write(&path, "ville;année;Population;rang\nKénitra;2024;1,234;1\nÉvreux;2024;2,345;2\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &path);
    click(&mut window, "Données");
    shown(&window, "Décimales\u{a0}: point (1,234.5)");
    click(&mut window, "Décimales\u{a0}: point (1,234.5)");
    click(&mut window, "virgule (1 234,5)");
    shown(&window, "Décimales\u{a0}: virgule (1 234,5)");
    click(&mut window, "rang, Non utilisée");
    click(&mut window, "Valeurs");
    shown(&window, "rang, Valeurs");
    click(&mut window, "Tout relire comme proposé");
    shown(&window, "Décimales\u{a0}: point (1,234.5)");
    shown(&window, "rang, Non utilisée");
}

#[test]
fn a_file_of_one_town_says_which_and_can_be_told_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("kenitra_2023.csv");
    std::fs::write(&table, "Année;Population\n2022;496200\n2023;507700\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    open(&mut window, &table);
    assert_eq!(chart(&window).categories[0].label, "Kénitra");
    click(&mut window, "Données");
    click(&mut window, "Ville\u{a0}: Kénitra");
    click(&mut window, "Rabat");
    shown(&window, "Ville\u{a0}: Rabat");
    let loaded = |window: &Window| chart(window).table.rows.iter().map(|row| row[0].text().to_owned()).collect::<Vec<_>>();
    click(&mut window, "Comparer");
    // The question still names the town of before: its figures are gone from it, and the new one is there to be shown.
    window.get_by_label_contains("Rabat,").click();
    settle(&mut window);
    assert!(loaded(&window).contains(&"Rabat".to_owned()), "{:?}", loaded(&window));
}

#[test]
fn a_cell_that_is_no_number_says_so_beside_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("essai.csv");
    std::fs::write(&path, "ville;année;Population\nKénitra;2024;à compléter\nÉvreux;2024;2345\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &path);
    click(&mut window, "Données");
    click(&mut window, "«\u{a0}à compléter\u{a0}» n’est pas un nombre\u{a0}: la cellule ne donne pas de valeur.");
    click(&mut window, "Lire «\u{a0}à compléter\u{a0}» comme une valeur manquante");
    assert!(window.query_by_label("«\u{a0}à compléter\u{a0}» n’est pas un nombre\u{a0}: la cellule ne donne pas de valeur.").is_none());
}

#[test]
fn next_years_file_is_compared_with_last_years_and_read_the_same_way_in_one_click() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = (folder.path().join("2023.csv"), folder.path().join("2024.csv"));
    std::fs::write(&old, "ville;Population 2023;Rang 2023\nKénitra;505000;1\nÉvreux;47000;2\n").expect("a file");
    std::fs::write(&new, "ville;Population 2024;Rang 2024\nKénitra;507000;1\nRabat;515000;2\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &old);
    click(&mut window, "Données");
    click(&mut window, "Rang 2023, Valeurs, 2023");
    click(&mut window, "Non utilisée");
    open(&mut window, &new);
    shown(&window, "Ce fichier a la même forme que 2023.csv, déjà lu. Depuis\u{a0}:");
    shown(&window, "Nouveau lieu dans le fichier\u{a0}: «\u{a0}Rabat\u{a0}».");
    click(&mut window, "Lire de la même façon");
    shown(&window, "Rang 2024, Non utilisée");
    shown(&window, "Population 2024, Valeurs, Population, 2024");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    shown(&window, "Rang 2024, Valeurs, 2024");
}

#[test]
fn files_add_up_and_what_a_file_does_not_say_is_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let (dated, undated) = (folder.path().join("eau.csv"), folder.path().join("arbres.csv"));
    std::fs::write(&dated, "ville;année;Population\nKénitra;2024;507736\nRabat;2024;515619\n").expect("a file");
    std::fs::write(&undated, "ville;Arbres plantés\nKénitra;1200\nRabat;3400\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &dated);
    open(&mut window, &undated);
    click(&mut window, "Données");
    shown(&window, "eau.csv");
    window.get_by_role_and_label(Role::Button, "arbres.csv").click();
    settle(&mut window);
    shown(&window, "À confirmer");
    let asks = |window: &Window| window.query_all_by_label_contains("De quelle année sont les chiffres").next().is_some();
    assert!(asks(&window));
    type_into(&mut window, "Année (ou 2023-T1, 2013-2014)", "2023");
    settle(&mut window);
    click(&mut window, "Répondre");
    assert!(!asks(&window), "the answer dates the figures");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    assert!(asks(&window), "an answer is undone like any edit");
}

#[test]
fn a_column_is_told_its_unit_and_its_year_in_the_menu_of_its_heading() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("arbres.csv");
    std::fs::write(&path, "ville;Arbres plantés\nKénitra;1200\nRabat;3400\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &path);
    click(&mut window, "Données");
    click(&mut window, "Arbres plantés, Valeurs");
    type_into(&mut window, "Unité de la colonne", "ha");
    type_into(&mut window, "Année de la colonne (ou 2023-T1, 2013-2014)", "2023");
    settle(&mut window);
    click(&mut window, "Appliquer à la colonne");
    let asks = |window: &Window| window.query_all_by_label_contains("De quelle année sont les chiffres").next().is_some();
    assert!(!asks(&window), "the column has its year");
    click(&mut window, "Comparer");
    let chart = chart(&window);
    assert!(chart.subtitle.contains("2023"), "{}", chart.subtitle);
    let texts: Vec<String> =
        chart.table.headings.iter().cloned().chain(chart.table.rows.iter().flatten().map(|cell| cell.text().to_owned())).collect();
    assert!(texts.iter().any(|text| text.contains("ha")), "{texts:?} {}", chart.headline);
}

/// The page with the report, in a language and a size.
fn page_with_report(language: Language, size: [f32; 2]) -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rapport.csv");
    std::fs::write(&path, REPORT).expect("a file");
    let mut window = window(language, size);
    // Its path is pasted: small windows and other languages name their buttons otherwise.
    window.event(egui::Event::Paste(path.display().to_string()));
    window.run_steps(2);
    settle(&mut window);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Num1);
    settle(&mut window);
    window
}

/// In every size and language the controls above the table stand apart and inside of the window; where the window is wide, all do.
#[test]
fn no_control_meets_another_or_leaves_the_window() {
    for size in [[900.0, 600.0], [1100.0, 760.0], [1440.0, 900.0], [1920.0, 1080.0], [3840.0, 2160.0]] {
        for language in Language::ALL {
            let window = page_with_report(language, size);
            let screen = Rect::from_min_size(egui::Pos2::ZERO, size.into());
            let looked_at = if size[0] < 1440.0 { 200.0 } else { size[1] };
            // Cards beyond the edge of the table are scrolled to.
            let is_card = |name: &str| name.contains("Ordures") || name.contains("Budget") || name.contains("Population");
            let all = controls(&window);
            let seen: Vec<_> = all.iter().filter(|(name, rect)| rect.bottom() < looked_at && !is_card(name)).collect();
            assert!(all.iter().any(|(name, _)| name == "rapport.csv"), "{language:?} {size:?}: the report is open");
            assert!(seen.len() > 12, "{language:?} {size:?}: {}", seen.len());
            for (index, (name, rect)) in seen.iter().enumerate() {
                assert!(screen.expand(0.5).contains_rect(*rect), "{language:?} {size:?}: {name} at {rect:?}");
                let other = seen.iter().skip(index + 1).find(|(_, other)| rect.shrink(0.5).intersects(other.shrink(0.5)));
                assert!(other.is_none(), "{language:?} {size:?}: {name} at {rect:?} meets {other:?}");
            }
        }
    }
}

/// Tab meets every control of the page.
#[test]
fn tab_meets_every_control() {
    let mut window = page_with_report(Language::Fr, [1440.0, 900.0]);
    let wanted: BTreeSet<String> = controls(&window).into_iter().map(|(name, _)| name).collect();
    let mut met = BTreeSet::new();
    for _ in 0..2 * wanted.len() {
        window.key_press(egui::Key::Tab);
        window.run_steps(1);
        met.extend(focused(&window).map(|(_, name)| name));
    }
    let missed: Vec<&String> = wanted.difference(&met).collect();
    assert!(missed.is_empty(), "Tab never meets {missed:?}");
}

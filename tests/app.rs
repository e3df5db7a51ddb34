//! The window without a window: driven by the names a screen reader hears, in three languages.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;
#[path = "support/window.rs"]
mod windowed;

use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use jumelles::chart::ChartKind;
use jumelles::speech::Language;
use windowed::{Window, chart, click, open, painted, settle, shown, type_into, window};

#[test]
fn it_opens_on_kenitra_beside_evreux_with_nothing_to_click() {
    let window = window(Language::Fr, [1440.0, 900.0]);
    let chart = chart(&window);
    assert_eq!(chart.headline, "La population de Kénitra est 2,3 fois plus dense que celle d’Évreux (2024 et 2022)");
    shown(&window, &chart.headline);
    window.get_by_label(&chart.alt_text);
    window.get_by_label(&chart.sources);
}

#[test]
fn the_screen_shows_every_text_of_the_chart() {
    for language in [Language::Fr, Language::En] {
        let window = window(language, [1440.0, 1000.0]);
        let screen = painted(&window);
        // A line may end within a word, after its hyphen: blanks do not count.
        let flat = |text: &str| text.split_whitespace().collect::<String>();
        let (screen, chart) = (flat(&screen), chart(&window));
        // Footnotes stand in the side panel, the rest around the chart.
        for text in chart.required_texts() {
            assert!(screen.contains(&flat(&text)), "{}: the screen lacks \"{text}\"", language.code());
        }
    }
}

#[test]
fn arabic_words_are_on_the_screen_in_their_letters() {
    let window = window(Language::Ar, [1440.0, 1000.0]);
    let screen = painted(&window);
    for word in ["القنيطرة", "إيفرو", "4.178", "20.054"] {
        assert!(screen.contains(word), "the screen lacks {word}");
    }
    shown(&window, &chart(&window).headline);
}

#[test]
fn choosing_an_indicator_and_a_town_changes_the_chart_and_undo_takes_it_back() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    let before = chart(&window);
    click(&mut window, "Chômage au recensement");
    assert!(chart(&window).headline.starts_with("Chômage au recensement\u{a0}: Kénitra 20,0"), "{}", chart(&window).headline);
    click(&mut window, "Évreux, jumelle");
    assert!(chart(&window).categories.iter().all(|slot| slot.label != "Évreux"));
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    assert!(chart(&window).categories.iter().any(|slot| slot.label == "Évreux"));
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    assert_eq!(*chart(&window), *before);
}

#[test]
fn the_year_is_chosen_from_those_that_have_figures() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    window.get_by_role_and_label(Role::ComboBox, "Année").click();
    window.run_steps(4);
    window.get_by_role_and_label(Role::Button, "2021").click();
    settle(&mut window);
    assert!(chart(&window).subtitle.contains("2021"), "{}", chart(&window).subtitle);
}

#[test]
fn the_table_holds_the_same_figures() {
    let mut window = window(Language::En, [1440.0, 1000.0]);
    click(&mut window, "Figures");
    let chart = chart(&window);
    for point in &chart.series[0].points {
        window.get_by_label(&point.label);
    }
}

#[test]
fn the_language_changes_at_once() {
    let mut window = window(Language::Fr, [1440.0, 900.0]);
    click(&mut window, "English");
    assert!(chart(&window).headline.starts_with("Kenitra is 2.3 times as densely populated as Évreux"), "{}", chart(&window).headline);
    click(&mut window, "Data");
    window.get_by_label("Files read");
    click(&mut window, "العربية");
    click(&mut window, "المقارنة");
    assert!(chart(&window).headline.starts_with("الكثافة السكانية في \u{2068}القنيطرة\u{2069}"), "{}", chart(&window).headline);
    shown(&window, &chart(&window).headline);
}

#[test]
fn the_chart_is_exported_to_a_typed_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(Language::Fr, [1440.0, 900.0]);
    for ending in ["PPTX", "PNG", "SVG", "PDF"] {
        let path = folder.path().join(format!("essai.{}", ending.to_lowercase()));
        click(&mut window, "Exporter…");
        window.get_by_label(ending).click();
        window.run_steps(2);
        type_into(&mut window, "Chemin du fichier", &path.display().to_string());
        window.get_by_label("Enregistrer").click();
        settle(&mut window);
        assert!(path.exists(), "{} was not written", path.display());
        window.get_by_label_contains("Enregistré\u{a0}:");
        shown(&window, "Montrer dans le dossier");
        click(&mut window, "Fermer");
    }
}

#[test]
fn a_message_leaves_once_it_was_read() {
    let mut window = window(Language::Fr, [1440.0, 900.0]);
    window.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::C);
    settle(&mut window);
    let copied = |window: &Window| window.query_by_label("Tableau copié").is_some();
    assert!(copied(&window), "it is there to be read");
    window.run_steps(60);
    assert!(!copied(&window), "it is gone fifteen seconds later");
    window.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::C);
    settle(&mut window);
    assert!(copied(&window), "the same message comes again");
}

#[test]
fn another_file_replaces_the_sample_and_a_change_on_the_disk_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("essai.csv");
    let write = |population: u32| {
        let text = format!("ville;année;Population;Superficie (km²)\nKénitra;2024;{population};100\nÉvreux;2024;2000;10\n");
        std::fs::write(&path, text).expect("a file");
    };
    write(3000);
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &path);
    assert!(chart(&window).headline.ends_with("6,7 fois plus dense que celle de Kénitra"), "{}", chart(&window).headline);
    write(5000);
    open(&mut window, &path);
    assert!(chart(&window).headline.ends_with("4 fois plus dense que celle de Kénitra"), "{}", chart(&window).headline);
}

#[test]
fn errors_are_told_beside_the_chart_and_lead_to_their_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("essai.csv");
    std::fs::write(&path, "ville;année;Population;Superficie (km²)\nKénitra;2024;3000;100\nÉvreux;2024;beaucoup;10\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &path);
    click(&mut window, "1 erreur dans les fichiers\u{a0}: voir la page Données.");
    assert!(window.get_all_by_label_contains("beaucoup").next().is_some());
}

#[test]
fn a_file_without_a_comparison_does_not_leave_the_chart_of_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("essai.csv");
    std::fs::write(&path, "a;b\nx;y\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    click(&mut window, "Ouvrir…");
    type_into(&mut window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", &path.display().to_string());
    window.get_by_label("Ouvrir").click();
    for _ in 0..60 {
        window.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    // A file without a figure is shown as it is.
    shown(&window, "a, Non utilisée");
    window.get_by_label("Comparer").click();
    window.run_steps(3);
    shown(&window, "Aucun chiffre à montrer");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::E);
    window.run_steps(3);
    shown(&window, "Il n’y a pas encore de graphique à exporter.");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    assert!(chart(&window).headline.contains("Kénitra"));
}

#[test]
fn a_file_without_figures_changes_nothing_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let (water, words) = (folder.path().join("eau.csv"), folder.path().join("contacts.csv"));
    std::fs::write(&water, "ville;année;Population\nKénitra;2024;507736\nRabat;2024;515619\n").expect("a file");
    std::fs::write(&words, "nom;courriel\nService des eaux;eau@exemple.org\nVoirie;rue@exemple.org\n").expect("a file");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &water);
    let before = chart(&window);
    open(&mut window, &words);
    assert!(window.query_all_by_label_contains("Aucun chiffre n’a été lu dans").next().is_some(), "it says so");
    assert_eq!(*chart(&window), *before);
    click(&mut window, "Données");
    assert!(window.query_by_role_and_label(Role::Button, "contacts.csv").is_none(), "the file is not kept");
    shown(&window, "eau.csv");
}

#[test]
fn keys_typed_in_a_field_change_nothing_behind_it() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    click(&mut window, "Chômage au recensement");
    let before = chart(&window);
    click(&mut window, "Exporter…");
    type_into(&mut window, "Chemin du fichier", "essai");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    assert_eq!(*chart(&window), *before);
}

#[test]
fn a_narrow_window_shows_where_the_number_comes_from() {
    let window = window(Language::Fr, [1100.0, 800.0]);
    shown(&window, "D’où vient ce chiffre\u{a0}?");
    window.get_by_label_contains("507736");
}

#[test]
fn the_smallest_window_still_shows_the_chart_and_its_actions() {
    let window = window(Language::Fr, [1024.0, 640.0]);
    let export = window.get_by_label("Exporter…");
    assert!(export.rect().width() > 30.0 && export.rect().left() < 1024.0, "{:?}", export.rect());
    shown(&window, &chart(&window).headline);
}

#[test]
fn an_indicator_of_ones_own_is_typed_checked_and_drawn() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    click(&mut window, "Ajouter un indicateur…");
    type_into(&mut window, "Nom", "Habitants par hectare");
    type_into(&mut window, "Unité (par exemple\u{a0}: kg/personne, %, habitants/km²)", "persons/ha");
    type_into(&mut window, "Formule", "population / licornes");
    settle(&mut window);
    assert!(painted(&window).contains("licornes"), "what is wrong is said while one types");
    type_into(&mut window, "Formule", "population / area_km2");
    settle(&mut window);
    click(&mut window, "Ajouter");
    shown(&window, "Habitants par hectare");
    assert!(chart(&window).headline.contains("Kénitra 42"), "{}", chart(&window).headline);
}

#[test]
fn a_figure_supposed_shows_as_an_hypothesis_and_can_be_taken_back() {
    let mut window = window(Language::Fr, [1440.0, 1200.0]);
    let before = chart(&window).headline.clone();
    click(&mut window, "Et si…\u{a0}?");
    type_into(&mut window, "Une hypothèse\u{a0}: ville année mesure = formule", "kenitra 2024 population = population * 2");
    settle(&mut window);
    click(&mut window, "Supposer");
    let spec = chart(&window);
    assert!(spec.headline != before && spec.badges.iter().any(|badge| badge.text == "Hypothèse"), "{:?}", spec.badges);
    click(&mut window, "Une hypothèse en cours");
    click(&mut window, "Retirer");
    assert_eq!(chart(&window).headline, before);
}

#[test]
fn a_supposition_is_made_of_lists_with_a_decimal_comma() {
    let mut window = window(Language::Fr, [1440.0, 1200.0]);
    click(&mut window, "Et si…\u{a0}?");
    type_into(&mut window, "Chercher une mesure", "ménag");
    settle(&mut window);
    window.get_by_role_and_label(Role::Button, "Ménages").click();
    settle(&mut window);
    type_into(&mut window, "ou variation en\u{a0}%", "20,5");
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, "Une hypothèse\u{a0}: ville année mesure = formule");
    assert_eq!(field.value().as_deref(), Some("kenitra 2024 households = households * 1.205"));
    type_into(&mut window, "Année", "2030");
    settle(&mut window);
    click(&mut window, "Supposer");
    shown(&window, "Une hypothèse en cours");
}

#[test]
fn a_measure_is_completed_while_a_formula_is_typed() {
    let mut window = window(Language::Fr, [1440.0, 1200.0]);
    click(&mut window, "Ajouter un indicateur…");
    type_into(&mut window, "Formule", "population / superf");
    settle(&mut window);
    window.get_by_role_and_label(Role::Button, "Superficie").click();
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, "Formule");
    assert_eq!(field.value().as_deref(), Some("population / area_km2"));
}

#[test]
fn a_cell_of_an_explanation_leads_to_its_line() {
    let mut window = window(Language::Fr, [1440.0, 1600.0]);
    let found = window.query_all_by_label_contains("sample_data/kenitra.csv, ligne").next().expect("a cell of the town in question");
    found.click();
    settle(&mut window);
    assert!(window.query_all_by_label_contains("kenitra.csv").next().is_some());
    shown(&window, "Fichiers lus");
}

#[test]
fn among_many_towns_one_is_found_by_its_name_in_any_script() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("communes.csv");
    let many: String = (0..500).map(|rank| format!("Commune {rank};2024;{}\n", 1000 + rank)).collect();
    std::fs::write(&path, format!("ville;année;population\n{many}Rabat;2024;509916\nSaint-Étienne;2024;172000\n")).expect("written");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &path);
    assert!(window.query_by_label_contains("Commune 444").is_none(), "five hundred towns are not listed");
    type_into(&mut window, "Chercher une ville, une commune…", "commune 444");
    settle(&mut window);
    assert!(window.query_by_label_contains("Commune 444").is_some());
    type_into(&mut window, "Chercher une ville, une commune…", "الرباط");
    settle(&mut window);
    assert!(window.query_all_by_label_contains("Rabat").next().is_some());
}

#[test]
fn another_kind_is_one_click_away_and_undone_by_a_key() {
    let mut window = window(Language::En, [1440.0, 1000.0]);
    assert_eq!(chart(&window).kind, ChartKind::Bars);
    click(&mut window, "Slopes");
    settle(&mut window);
    assert_eq!(chart(&window).kind, ChartKind::Slope);
    click(&mut window, "Among all");
    settle(&mut window);
    assert_eq!(chart(&window).kind, ChartKind::Strip);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    assert_eq!(chart(&window).kind, ChartKind::Slope);
}

#[test]
fn what_else_can_be_said_stands_in_a_dialog_and_in_every_output() {
    let mut window = window(Language::En, [1440.0, 1000.0]);
    let (first, other) = (chart(&window).headline.clone(), chart(&window).alternative_headlines.first().cloned().expect("a proposal"));
    // One click in the panel; the dialog offers the same sentences.
    click(&mut window, &other);
    assert_eq!(chart(&window).headline, other);
    window.get_all_by_label(&first).last().expect("the first sentence again").click();
    settle(&mut window);
    assert_eq!(chart(&window).headline, first);
    click(&mut window, "Title…");
    window.get_all_by_label(&other).last().expect("the sentence in the dialog").click();
    settle(&mut window);
    let said = chart(&window);
    assert_eq!((&said.headline, said.speaker_notes.first()), (&other, Some(&other)));
    assert!(said.alt_text.contains(&other) && !said.alt_text.contains(&first), "{}", said.alt_text);
    click(&mut window, "Title…");
    type_into(&mut window, "In your own words", "Twice as dense as its twin");
    click(&mut window, "Say this");
    settle(&mut window);
    assert_eq!(chart(&window).headline, "Twice as dense as its twin");
}

#[test]
fn a_pinned_comparison_stands_on_the_board() {
    let mut window = window(Language::En, [1440.0, 1000.0]);
    click(&mut window, "Pin");
    click(&mut window, "Slopes");
    settle(&mut window);
    click(&mut window, "Pin");
    click(&mut window, "Board");
    settle(&mut window);
    assert_eq!(window.get_all_by_label("Open the comparison").count(), 2);
    // Two charts of the board, in words for those who do not see them.
    assert!(window.get_all_by_label_contains("Slopes. ").next().is_some());
    window.get_all_by_label("Remove").next().expect("a chart").click();
    settle(&mut window);
    assert_eq!(window.get_all_by_label("Open the comparison").count(), 1);
}

//! Sets of towns in the window: kept under a name, chosen by a rule, asked again, and told when a rule chooses others than before.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/window.rs"]
mod windowed;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jumelles::base::PlaceId;
use jumelles::engine::save_project;
use jumelles::library::TerritoryCode;
use jumelles::peers::{PeerQuestion, TownId};
use jumelles::project::{PlaceRule, PlaceSet, Project};
use jumelles::speech::Language;

use windowed::{Window, chart, click, open, painted, palette, settle, shown, type_into, window};

fn towns(window: &Window) -> Vec<String> {
    chart(window).categories.iter().map(|category| category.label.clone()).collect()
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(window);
}

#[test]
fn towns_chosen_one_by_one_are_kept_shown_again_and_forgotten() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    let before = towns(&window);
    palette(&mut window, "Ensembles de villes");
    shown(&window, "Aucun ensemble n’est encore gardé.");
    type_into(&mut window, "Nom de l’ensemble", "Nos partenaires");
    settle(&mut window);
    click(&mut window, "Garder les 9 villes comparées");
    click(&mut window, "Fermer");
    palette(&mut window, "برجراك");
    assert_eq!(towns(&window).len(), before.len() - 1);
    palette(&mut window, "Nos partenaires");
    let mut again = towns(&window);
    let mut expected = before.clone();
    again.sort();
    expected.sort();
    assert_eq!(again, expected);
    palette(&mut window, "Ensembles de villes");
    click(&mut window, "Supprimer «\u{a0}Nos partenaires\u{a0}»");
    shown(&window, "Aucun ensemble n’est encore gardé.");
    click(&mut window, "Fermer");
    undo(&mut window);
    palette(&mut window, "Ensembles de villes");
    shown(&window, "Montrer «\u{a0}Nos partenaires\u{a0}»");
}

#[test]
fn peers_are_pinned_with_their_rule_and_asked_again() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    palette(&mut window, "semblables");
    click(&mut window, "Épingler la liste");
    shown(&window, "Liste épinglée");
    click(&mut window, "Fermer");
    palette(&mut window, "Semblables à Kénitra");
    shown(&window, "Liste épinglée");
    // Another question is another set.
    click(&mut window, "en France");
    shown(&window, "Épingler la liste");
}

#[test]
fn a_rule_chooses_communes_that_are_compared_or_stand_behind() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    palette(&mut window, "Ensembles de villes");
    click(&mut window, "Où");
    click(&mut window, "province Kénitra");
    click(&mut window, "Taille");
    click(&mut window, "20 000 à 100 000");
    let said = painted(&window);
    assert!(said.contains("autres communes\u{a0}: Sidi Taibi, Souk El Arbaa"), "{said}");
    click(&mut window, "Garder");
    let compare = said.split("Remplacer la comparaison (").nth(1).and_then(|rest| rest.split(')').next()).expect("a count").to_owned();
    click(&mut window, &format!("Remplacer la comparaison ({compare})"));
    let compared = towns(&window);
    assert_eq!(compared.len(), compare.parse::<usize>().expect("a count") + 1);
    assert!(compared.iter().any(|town| town == "Kénitra") && compared.iter().any(|town| town == "Sidi Taibi"), "{compared:?}");
    undo(&mut window);
    palette(&mut window, "Ensembles de villes");
    click(&mut window, "Au bord de la mer");
    click(&mut window, "Montrer en fond");
    assert!(chart(&window).background.len() > 300, "{}", chart(&window).background.len());
}

#[test]
fn a_project_whose_rule_chooses_others_now_says_who_came_and_who_went() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("talk.jumelles");
    let code = |code: &str| TerritoryCode { authority: "HCP".to_owned(), code: code.to_owned() };
    let kenitra = code("04.281.01.01");
    // Salé is not among the first seven of Kénitra.
    let set = PlaceSet {
        name: "Nos semblables".to_owned(),
        places: vec![PlaceId::new("kenitra"), PlaceId::new("sale")],
        territories: vec![kenitra.clone(), code("04.441.01.0")],
        rule: Some(PlaceRule::Peers(Box::new(PeerQuestion::about(TownId::Territory(kenitra))))),
    };
    let project = Project { place_sets: vec![set], ..Project::default() };
    save_project(&project, &path, None).expect("it is saved");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    click(&mut window, "Ouvrir…");
    type_into(&mut window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", &path.display().to_string());
    window.get_by_label("Ouvrir").click();
    settle(&mut window);
    for _ in 0..20 {
        window.run_steps(5);
        settle(&mut window);
        if painted(&window).contains("Nos semblables") {
            break;
        }
    }
    let said = painted(&window);
    assert!(said.contains("Nos semblables") && said.contains("viennent") && said.contains("Agadir"), "{said}");
    assert!(said.contains("partent") && said.contains("Salé"), "{said}");
}

#[test]
fn towns_that_only_a_file_has_are_found_compared_and_pinned() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("municipios.csv");
    let town = |town: usize| format!("Pueblo {town};2012;{0};{1}\nPueblo {town};2022;{0};{1}\n", 1000 + 40 * town, 2 * town + 3);
    let rows: String = (0..14).map(town).collect();
    std::fs::write(&file, format!("commune;année;population;Déchets (t)\n{rows}")).expect("written");
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    open(&mut window, &file);
    palette(&mut window, "Présenter Pueblo 5");
    palette(&mut window, "Villes semblables");
    shown(&window, "dans ces fichiers");
    assert!(painted(&window).contains("On ne connaît que"), "two variables are too few of six");
    for variable in ["Densité", "Taille des ménages", "15 à 64 ans", "Chômage"] {
        // Twice, then not at all.
        click(&mut window, &format!("{variable}\u{a0}: importance normale"));
        click(&mut window, &format!("{variable}\u{a0}: importance double"));
    }
    assert!(painted(&window).contains("13 villes de municipios.csv"), "{}", painted(&window));
    click(&mut window, "Épingler la liste");
    shown(&window, "Liste épinglée");
    click(&mut window, "Remplacer la comparaison (7)");
    let compared = towns(&window);
    assert!(compared.len() == 8 && compared.contains(&"Pueblo 4".to_owned()), "{compared:?}");
}

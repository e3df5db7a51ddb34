//! Communes of the library in the window and on the command line: found by a few letters, compared without a file, resembled, mapped.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;
#[path = "support/window.rs"]
mod window;

use std::process::{Command, Output};

use egui_kittest::kittest::Queryable as _;
use jumelles::chart::ChartKind;
use jumelles::library::{is_on_land_map, land};
use jumelles::speech::Language;

use window::{chart, click, controls, painted, palette, settle, shown, type_into, window};

fn jumelles(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jumelles"));
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.output().expect("the program runs")
}

fn out(arguments: &[&str]) -> String {
    let output = jumelles(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn an_indicator_of_the_files_or_of_the_library_is_a_variable_of_peers() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("budget.csv");
    let lines = "commune;code;niveau;année;Budget par habitant (DH)\nKénitra;04.281.01.01;commune;2024;900\nKénitra;04.281;province;2025;50\n\
                 Agadir;09.001.01.01;commune;2024;950\nRabat;04.421.01.0;commune;2024;2500\n";
    std::fs::write(&file, lines).expect("written");
    let path = file.to_str().expect("a path");
    let table = out(&[
        "peers",
        path,
        "--place",
        "Kénitra",
        "--among",
        "MA",
        "--by",
        "population,density,growth,budget_par_habitant",
        "--tolerance",
        "budget_par_habitant=100",
        "--json",
    ]);
    // Agadir is half a tolerance above the commune, whatever the province of the same name has; of Tétouan nobody knows.
    let rows: serde_json::Value = serde_json::from_str(&table).expect("JSON");
    let of =
        |town: &str| rows.as_array().expect("rows").iter().find(|row| row["place"] == town).expect(town)["u_budget_par_habitant"].clone();
    assert_eq!((of("Agadir"), of("Tétouan")), (serde_json::json!(0.5), serde_json::Value::Null));
    let words = out(&["peers", "--place", "Kénitra", "--among", "MA", "--by", "population,density,sewer_connection"]);
    assert!(words.contains("ménages raccordés à l’égout\u{a0}: pareil (9"), "{words}");
    let unknown = jumelles(&["peers", "--place", "Kénitra", "--by", "population,density,nothing_of_that_name"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn a_variable_that_is_compared_is_left_out_at_a_click_and_an_indicator_is_added() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    palette(&mut window, "semblables");
    assert!(painted(&window).contains("Densité est ce que vous comparez"), "{}", painted(&window));
    click(&mut window, "Laisser de côté");
    assert!(!painted(&window).contains("est ce que vous comparez"));
    shown(&window, "Densité\u{a0}: laissée de côté");
    click(&mut window, "Ajouter un indicateur");
    // The first is in the list that opened; the other is behind the dialog.
    window.get_all_by_label("Ménages raccordés à l’égout").last().expect("it is offered").click();
    settle(&mut window);
    shown(&window, "Ménages raccordés à l’égout\u{a0}: compte, retirer");
    assert!(painted(&window).contains("ménages raccordés à l’égout"), "{}", painted(&window));
    // Half the difference in people is tolerated: another list, and the way back.
    let before = painted(&window);
    click(&mut window, "Écarts tolérés");
    assert!(painted(&window).contains("à ×1,5 près"), "{}", painted(&window));
    window.get_by_role_and_label(egui::accesskit::Role::SpinButton, "Population").click();
    window.run_steps(3);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    window.get_by_role_and_label(egui::accesskit::Role::SpinButton, "Population").type_text("1,1");
    window.key_press(egui::Key::Enter);
    settle(&mut window);
    assert!(painted(&window).contains("à ×1,1 près"), "{}", painted(&window));
    click(&mut window, "Semblables");
    assert_ne!(painted(&window), before);
    click(&mut window, "Écarts tolérés");
    click(&mut window, "Remettre les écarts habituels");
    click(&mut window, "Semblables");
    assert_eq!(painted(&window), before);
}

#[test]
fn a_commune_that_no_file_has_is_compared_with_its_publication() {
    let text = out(&["chart", "--places", "Salé,Le Mans", "--indicators", "population_density", "-o", "-"]);
    assert!(text.contains("Salé") && text.contains("Le Mans"), "{text}");
    let explained = out(&["explain", "--place", "Salé", "--indicator", "unemployment_rate_pct"]);
    assert!(explained.contains("bibliothèque : HCP, RGPH 2024") || explained.contains("bibliothèque\u{a0}: HCP, RGPH 2024"), "{explained}");
    assert!(explained.contains("https://www.hcp.ma/file/242671/") && explained.contains("licence"), "{explained}");
    // Five communes are called so: the one that was chosen says which it is. Salé is alone.
    let homonym = out(&["chart", "--places", "Salé,93066", "--indicators", "population_density", "-o", "-"]);
    assert!(homonym.contains("Saint-Denis (93)") && !homonym.contains("Salé ("), "{homonym}");
    let without = jumelles(&["chart", "--no-library", "--places", "Salé,Le Mans", "--indicators", "population_density", "-o", "-"]);
    assert_eq!(without.status.code(), Some(2));
    let several = jumelles(&["chart", "--places", "Saint-Denis", "--indicators", "population_density", "-o", "-"]);
    let told = String::from_utf8_lossy(&several.stderr).into_owned();
    assert!(several.status.code() == Some(2) && told.contains("97411") && told.contains("93066"), "{told}");
}

#[test]
fn files_take_what_they_lack_and_say_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dechets.csv");
    std::fs::write(&file, "ville;année;Déchets ménagers et assimilés (t)\nSalé;2024;300000\nÉvreux;2023;20000\n").expect("written");
    let path = file.to_str().expect("a path");
    let rows = out(&["compute", path, "--indicators", "msw_pc", "--places", "Salé"]);
    assert!(rows.contains("317.4") || rows.contains("317,4"), "{rows}");
    let explained = out(&["explain", path, "--place", "Salé", "--indicator", "msw_pc"]);
    assert!(explained.contains("dechets.csv") && explained.contains("biblioth"), "{explained}");
    // Homonyms have their codes beside them in a table, and their départements behind them on a picture.
    std::fs::write(&file, "code;commune;population 2021\n93066;Saint-Denis;112852\n97411;Saint-Denis;153001\n").expect("written");
    assert!(out(&["tidy", path]).contains("saint_denis_93066,Saint-Denis,93066,"));
    let drawn = out(&["chart", path, "--places", "93066,97411", "--indicators", "population", "-o", "-"]);
    assert!(drawn.contains("Saint-Denis (93)") && drawn.contains("Saint-Denis (974)"), "{drawn}");
    // What a file holds is told as it is.
    std::fs::write(&file, "ville;année;Déchets ménagers et assimilés (t)\nSalé;2024;300000\nÉvreux;2023;20000\n").expect("written");
    assert_eq!(out(&["tidy", path]).lines().count(), 3);
}

#[test]
fn pools_stand_behind_the_towns_and_are_named() {
    let text = out(&["chart", "--places", "Kénitra", "--among", "MA", "--indicators", "households_public_sewer_pct", "-o", "-"]);
    assert!(text.contains("communes du Maroc"), "{text}");
    let rows = out(&["compute", "--among", "province:Kénitra", "--indicators", "population_total_legal,population"]);
    assert!(rows.contains("mehdya"), "{rows}");
    let wrong = jumelles(&["chart", "--places", "Kénitra", "--among", "province:Atlantide", "--indicators", "population", "-o", "-"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn places_and_peers_answer_in_tables_and_words() {
    let found = out(&["places", "القنيطرة", "--format", "ndjson", "--first", "1"]);
    let first: serde_json::Value = serde_json::from_str(found.lines().next().expect("a line")).expect("JSON");
    assert_eq!((&first["code"], &first["population"]), (&"04.281.01.01".into(), &507_736.into()));
    let words = out(&["peers", "--place", "Kénitra", "--among", "MA"]);
    assert!(words.contains("Agadir") && words.contains("sur 200"), "{words}");
    let table = out(&["peers", "--place", "Kénitra", "--among", "MA", "--json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&table).expect("JSON");
    assert!(rows.len() >= 7 && rows[0]["distance"].as_f64().is_some_and(|distance| distance < 0.2), "{table}");
    assert_eq!(rows[0]["class"], "very_close");
    for wrong in [&["--by", "charme"][..], &["--weight", "population=0"], &["--tolerance", "population=1"], &["--must", "population=3"]] {
        let arguments: Vec<&str> = ["peers", "--place", "Kénitra"].into_iter().chain(wrong.iter().copied()).collect();
        assert_eq!(jumelles(&arguments).status.code(), Some(2), "{wrong:?}");
    }
    assert_eq!(jumelles(&["peers", "--place", "Kénitra", "--among", "epci:243400017"]).status.code(), Some(2));
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["p.svg", "p.pptx", "p.csv"] {
        let path = folder.path().join(name);
        out(&["peers", "--place", "Évreux", "--among", "MA", "-o", path.to_str().expect("a path")]);
        assert!(path.metadata().is_ok_and(|written| written.len() > 500), "{name}");
    }
}

#[test]
fn a_map_has_land_and_no_border() {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, among) in [("fr", None), ("ar", None), ("en", Some("MA"))] {
        let path = folder.path().join(format!("{lang}.svg"));
        let mut arguments = vec!["chart", "--places", "kenitra,rabat,evreux,montpellier", "--indicators", "population", "--kind", "map"];
        arguments.extend(among.into_iter().flat_map(|pool| ["--among", pool]));
        arguments.extend(["--lang", lang, "-o", path.to_str().expect("a path")]);
        out(&arguments);
        let svg = std::fs::read_to_string(&path).expect("the map");
        // Land is filled and has no stroke: a line on it is an agreement, a leader or the frame of an enlarged part.
        let lines = svg.matches("<polyline").count() + svg.matches("<path").count();
        assert!(lines < 40, "{lang}: {lines} lines");
        for word in ["border", "frontière", "boundary", "country"] {
            assert!(!svg.contains(word), "{lang}: {word}");
        }
    }
    assert!(land().iter().flatten().all(|at| is_on_land_map(*at)));
}

#[test]
fn a_few_letters_add_a_commune_and_a_step_back_takes_it_away() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    let before = chart(&window).categories.len();
    type_into(&mut window, "Chercher une ville, une commune…", "sale");
    settle(&mut window);
    click(&mut window, "Ajouter Salé (Salé)");
    assert_eq!(chart(&window).categories.len(), before + 1);
    assert!(chart(&window).categories.iter().any(|category| category.label == "Salé"), "{:?}", chart(&window).categories);
    assert!(chart(&window).series[0].points.iter().all(|point| point.value.number().is_some()));
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    assert_eq!(chart(&window).categories.len(), before);
}

#[test]
fn similar_towns_are_found_explained_and_compared() {
    for (language, size) in [(Language::Fr, [1440.0, 900.0]), (Language::Ar, [1440.0, 900.0]), (Language::En, [900.0, 600.0])] {
        let mut window = window(language, size);
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
        settle(&mut window);
        let (hint, words, replace) = match language {
            Language::Fr => ("Une commande, une ville, un indicateur", "semblables", "Remplacer la comparaison (7)"),
            Language::Ar => ("أمر أو مدينة أو مؤشر", "مشابهة", "تعويض المقارنة (7)"),
            Language::En => ("A command, a town, an indicator", "similar", "Replace the comparison (7)"),
        };
        type_into(&mut window, hint, words);
        window.key_press(egui::Key::Enter);
        settle(&mut window);
        let screen = window.ctx.content_rect();
        shown(&window, replace);
        for (name, rect) in controls(&window) {
            let is_in_list = rect.height() < 1.0 || !screen.contains_rect(rect);
            assert!(!name.starts_with(replace) || !is_in_list, "{name} lies at {rect:?} of {screen:?}");
        }
        if language == Language::Fr {
            assert!(painted(&window).contains("très proche"), "{}", painted(&window));
        }
        window.get_by_label(replace).click();
        settle(&mut window);
        assert_eq!(chart(&window).categories.len(), 8, "{language:?}");
    }
}

#[test]
fn those_that_do_better_are_shown_with_their_figures() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    // A density has no better side.
    palette(&mut window, "semblables");
    click(&mut window, "À suivre");
    assert!(painted(&window).contains("n’a pas de meilleur côté"), "{}", painted(&window));
    click(&mut window, "Fermer");
    palette(&mut window, "Ménages raccordés à l’égout");
    palette(&mut window, "semblables");
    click(&mut window, "À suivre");
    let said = painted(&window);
    assert!(said.contains("mieux que Kénitra (96,5"), "{said}");
    // No French figure is known: nobody is called better, or worse.
    click(&mut window, "en France");
    let said = painted(&window);
    assert!(said.contains("on ne sait pas laquelle fait mieux") && said.contains("Ménages raccordés à l’égout"), "{said}");
}

#[test]
fn the_palette_finds_kinds_years_and_files() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    let mut find = |words: &str| {
        palette(&mut window, words);
        chart(&window)
    };
    assert_eq!(find("Carte").kind, ChartKind::Map);
    assert!(find("2014").subtitle.contains("2014"));
    find("kenitra.csv");
    assert!(painted(&window).contains("kenitra.csv"));
}

#[test]
fn the_communes_of_a_country_stand_behind_the_towns_of_the_window() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    palette(&mut window, "Parmi les communes du Maroc");
    let shown = chart(&window);
    assert_eq!(shown.kind, ChartKind::Strip);
    assert!(shown.background.len() > 1400, "{}", shown.background.len());
    // They are nobody's towns: the list of towns is as long as before.
    assert!(!painted(&window).contains("Mehdya"));
}

#[test]
fn a_newer_edition_is_used_and_a_broken_one_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("jumelles");
    std::fs::create_dir_all(&state).expect("a folder");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jumelles"));
        command.args(arguments).env("XDG_STATE_HOME", folder.path()).env("XDG_DATA_HOME", folder.path()).env("HOME", folder.path());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").output().expect("the program runs")
    };
    let asked = ["explain", "--place", "Salé", "--indicator", "population"];
    std::fs::write(state.join("library.zip"), b"PK but no archive").expect("written");
    let broken = run(&asked);
    let told = String::from_utf8_lossy(&broken.stderr).into_owned() + &String::from_utf8_lossy(&broken.stdout);
    assert!(told.contains("945"), "{told}");
    // Another edition: one table of one column, in which Salé has one person.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a member");
        std::io::Write::write_all(&mut zip, bytes).expect("written");
    };
    put("sources.tsv", "key\tpublisher\ttitle\taddress\tlicence\ns1\tEssai\tUne édition\t\tlibre".as_bytes());
    let heading = "table\tcolumn\tmeasure\tyear\tunit\tquality\tsource\tdecimals\tlowest\twidth\tdefinition\tnote";
    put("columns.tsv", format!("{heading}\nhcp_2024\tpopulation\tpopulation\t2024\tpersons\tpublished\ts1\t0\t1\t1\t\t").as_bytes());
    put("hcp_2024/codes", b"04.441.01.0");
    put("hcp_2024/population", &[42]);
    let archive = zip.finish().expect("an archive").into_inner();
    std::fs::write(state.join("library.zip"), archive).expect("written");
    let newer = run(&asked);
    let told = String::from_utf8_lossy(&newer.stdout).into_owned();
    assert!(told.contains("42") && told.contains("Une édition"), "{told} {}", String::from_utf8_lossy(&newer.stderr));
}

/// The rows of a list of peers as a table.
fn peers_json(arguments: &[&str]) -> Vec<serde_json::Value> {
    let all: Vec<&str> = ["peers", "--json", "--no-library"].into_iter().chain(arguments.iter().copied()).collect();
    let rows: serde_json::Value = serde_json::from_slice(&jumelles(&all).stdout).expect("JSON");
    rows.as_array().expect("rows").clone()
}

#[test]
fn the_towns_of_a_file_alone_have_peers() {
    let table = "tests/oracles/peers/insee_population_input.csv";
    let expected = std::fs::read_to_string("tests/oracles/peers/insee_population_expected.csv").expect("it is there");
    let mut compared = 0;
    for town in ["58300", "62041", "44109", "01004"] {
        let found = peers_json(&[table, "--place", town, "--by", "population,growth", "--first", "15"]);
        let of_town = expected.lines().map(|line| line.split(',').collect::<Vec<_>>()).filter(|cells| cells[0] == town);
        for (cells, row) in of_town.zip(&found) {
            let distance: f64 = cells[3].parse().expect("a number");
            assert_eq!(row["code"], cells[2], "{town} {row}");
            assert!(
                (row["distance"].as_str().map_or(row["distance"].as_f64(), |text| text.parse().ok()).expect("a number") - distance).abs()
                    < 1e-9
            );
            compared += 1;
        }
    }
    assert_eq!(compared, 60);
}

/// A file of towns that no register has, in another language, without codes.
fn foreign_towns(folder: &std::path::Path, count: usize) -> String {
    let file = folder.join("municipios.csv");
    let rows: String =
        (0..count).map(|town| format!("Pueblo {town};2012;{0}\nPueblo {town};2022;{1}\n", 900 + 40 * town, 1000 + 40 * town)).collect();
    std::fs::write(&file, format!("commune;année;population\n{rows}")).expect("written");
    file.to_str().expect("a path").to_owned()
}

#[test]
fn towns_that_no_register_has_have_peers_and_too_few_or_too_little_known_have_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = foreign_towns(folder.path(), 14);
    // The nearest by size, whichever way the library stands.
    let found = peers_json(&[&file, "--place", "Pueblo 5", "--by", "population,growth"]);
    assert!(
        found.len() >= 7 && [&found[0], &found[1]].iter().all(|row| row["place"] == "Pueblo 4" || row["place"] == "Pueblo 6"),
        "{found:?}"
    );
    let words = out(&["peers", &file, "--place", "Pueblo 5", "--by", "population,growth"]);
    assert!(words.contains("parmi 13 villes de municipios.csv"), "{words}");
    let picture = folder.path().join("peers.svg");
    out(&["peers", &file, "--place", "Pueblo 5", "--by", "population,growth", "-o", picture.to_str().expect("a path")]);
    let drawn = std::fs::read_to_string(&picture).expect("drawn");
    assert!(drawn.contains("municipios.csv") && !drawn.contains("INSEE"));
    // Of six variables two are known: three are needed, unless these two are all that is asked for.
    let little = jumelles(&["peers", &file, "--place", "Pueblo 5"]);
    assert_eq!(little.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&little.stderr).contains("que 2 variables"), "{little:?}");
    let few = foreign_towns(folder.path(), 9);
    assert_eq!(jumelles(&["peers", &few, "--place", "Pueblo 5", "--by", "population,growth", "--no-library"]).status.code(), Some(2));
    // A pool of the library needs it.
    let refused = jumelles(&["peers", &file, "--place", "Pueblo 5", "--among", "FR", "--no-library"]);
    assert!(refused.status.code() == Some(2) && String::from_utf8_lossy(&refused.stderr).contains("--among files"), "{refused:?}");
}

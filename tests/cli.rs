//! The command line as users and scripts meet it: what it prints, what it writes, how it ends.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn jumelles(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jumelles"));
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.output().expect("the program runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn refused(arguments: &[&str], words: &[&str]) {
    let output = jumelles(arguments);
    assert_eq!(code(&output), 2, "{arguments:?}: {}", err(&output));
    for word in words {
        assert!(err(&output).contains(word), "{arguments:?}: \"{word}\" is not in {}", err(&output));
    }
    assert!(!err(&output).contains("panicked"), "{}", err(&output));
}

/// The cells of a line of CSV, without their quotes.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            letter => cells.last_mut().expect("a cell").push(letter),
        }
    }
    cells
}

/// The cells of a table under some of its headings, row by row.
fn columns(text: &str, names: &[&str]) -> Vec<Vec<String>> {
    let mut lines = text.lines();
    let headings = cells(lines.next().expect("headings"));
    let index = |name: &&str| headings.iter().position(|heading| heading == *name).expect("a heading");
    let indices: Vec<usize> = names.iter().map(index).collect();
    lines
        .map(|line| {
            let cells = cells(line);
            indices.iter().map(|index| cells[*index].clone()).collect()
        })
        .collect()
}

/// Whether a table has a row with these cells.
fn has_row(text: &str, wanted: &[(&str, &str)]) -> bool {
    let names: Vec<&str> = wanted.iter().map(|(name, _)| *name).collect();
    columns(text, &names).iter().any(|row| row.iter().zip(wanted).all(|(cell, (_, wanted))| cell == wanted))
}

#[test]
fn tidy_gives_every_figure_with_its_cell() {
    let output = jumelles(&["tidy", "sample_data"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    let wanted = "place,place_label,place_code,level,measure,heading,year,period,breakdown,nature,value,unit,gap,status,chosen,source_file,sheet,line,column,raw";
    assert_eq!(text.lines().next(), Some(wanted));
    assert_eq!(text.lines().count(), 1571);
    let kenitra = [("place", "kenitra"), ("place_label", "Kénitra"), ("place_code", "42810101"), ("level", "commune"), ("chosen", "yes")];
    let figure =
        [("measure", "population"), ("year", "2024"), ("value", "507736"), ("unit", "persons"), ("source_file", "sample_data/kenitra.csv")];
    assert!(has_row(&text, &[kenitra, figure].concat()));
}

#[test]
fn what_a_file_does_not_say_is_asked_and_its_answer_is_an_option() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("arbres.csv");
    fs::write(&path, "quartier;Arbres plantés;Surface verte\nCentre;120;3,5\nPort;80;1,25\n").expect("a file");
    let path = path.to_str().expect("UTF-8");
    let output = jumelles(&["tidy", path]);
    assert_eq!(code(&output), 1, "a question is open: {}", err(&output));
    assert!(err(&output).contains("--year 2024"), "{}", err(&output));
    assert!(has_row(
        &out(&output),
        &[("place", "centre"), ("measure", "arbres_plantes"), ("value", "120"), ("year", ""), ("level", "neighbourhood")]
    ));
    let settled = jumelles(&["tidy", path, "--year", "2024", "--column", "Surface verte=value:Terrains de jeu:ha"]);
    assert_eq!(code(&settled), 0, "{}", err(&settled));
    let answered = out(&settled);
    assert!(has_row(&answered, &[("place", "port"), ("measure", "terrains_de_jeu"), ("value", "1.25"), ("unit", "ha"), ("year", "2024")]));
    let asked = jumelles(&["check", path, "--json"]);
    let files: serde_json::Value = serde_json::from_str(&out(&asked)).expect("JSON");
    let questions = files[0]["questions"].as_array().expect("questions");
    assert!(questions.iter().any(|question| question["option"] == "--year"), "{questions:?}");
    assert_eq!(files[0]["usable"]["figures"], 4);
    assert_eq!(
        (&files[0]["usable"]["dated"], &files[0]["usable"]["placed"], &files[0]["usable"]["with_unit"]),
        (&0.into(), &4.into(), &0.into())
    );
    refused(&["tidy", path, "--year", "demain"], &["--year", "demain"]);
    refused(&["tidy", path, "--column", "Surface verte=licorne"], &["--column"]);
}

#[test]
fn figures_without_a_date_are_drawn_and_said_to_have_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, drawn) = (folder.path().join("arbres.csv"), folder.path().join("arbres.svg"));
    fs::write(&data, "ville;Arbres plantés\nKénitra;1200\nRabat;3400\n").expect("a file");
    let (data, picture) = (data.to_str().expect("UTF-8"), drawn.to_str().expect("UTF-8"));
    for (language, undated) in [("fr", "Sans date"), ("en", "Undated"), ("ar", "بلا تاريخ")] {
        let more = ["--places", "kenitra,rabat", "--indicators", "arbres_plantes", "--lang", language, "-o", picture];
        let output = jumelles(&[["chart", data].as_slice(), &more].concat());
        assert_eq!(code(&output), 1, "a question is open: {}", err(&output));
        let svg = fs::read_to_string(&drawn).expect("a picture");
        fs::remove_file(&drawn).expect("removed");
        assert!(svg.contains(undated), "{language}: {svg}");
        assert!(!svg.contains("s.d."), "{language}: {svg}");
    }
}

#[test]
fn every_line_that_tidy_names_holds_the_raw_text() {
    let text = out(&jumelles(&["tidy", "sample_data/kenitra.csv"]));
    let file = fs::read_to_string("sample_data/kenitra.csv").expect("the sample");
    let lines: Vec<&str> = file.lines().collect();
    for row in columns(&text, &["line", "raw"]) {
        let line: usize = row[0].parse().expect("a line");
        assert!(lines[line - 1].contains(&row[1]), "line {line} does not hold {}", row[1]);
    }
}

#[test]
fn compute_filters_and_never_drops_what_was_asked_for() {
    let output =
        jumelles(&["compute", "sample_data", "--places", "Kénitra,évreux", "--indicators", "population_density", "--years", "2024,2022"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    assert!(text.starts_with("place,indicator,year,value,unit,gap,flags\n"));
    assert!(text.contains("kenitra,population_density,2024,4177.86"), "{text}");
    assert!(text.contains("evreux,population_density,2022,1826.71"), "{text}");
    let nothing = out(&jumelles(&["compute", "sample_data", "--places", "lyon", "--indicators", "msw_pc"]));
    assert_eq!(nothing.lines().nth(1), Some("lyon,msw_pc,,,kg/cap/year,not-reported,"));
}

#[test]
fn explain_names_formula_file_line_and_source() {
    for (language, formula) in [("fr", "Population ÷ Superficie"), ("en", "Population ÷ Area"), ("ar", "عدد السكان ÷ المساحة")]
    {
        let output = jumelles(&[
            "explain",
            "sample_data",
            "--place",
            "القنيطرة",
            "--indicator",
            "population_density",
            "--year",
            "2024",
            "--lang",
            language,
        ]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        for word in [formula, "507736", "121,53", "sample_data/kenitra.csv", "https://www.hcp.ma/"] {
            assert!(out(&output).contains(word), "{language}: \"{word}\" is not in {}", out(&output));
        }
    }
    let absent = jumelles(&["explain", "sample_data", "--place", "kenitra", "--indicator", "population_density", "--year", "1956"]);
    assert_eq!(code(&absent), 0);
    assert!(out(&absent).contains("n.d."), "{}", out(&absent));
}

#[test]
fn chart_writes_each_format_and_reads_folders_files_and_projects() {
    let folder = tempfile::tempdir().expect("a folder");
    for ending in ["svg", "png", "pdf", "pptx"] {
        let path = folder.path().join(format!("densité.{ending}"));
        let path = path.to_str().expect("UTF-8");
        let output = jumelles(&[
            "chart",
            "sample_data/kenitra.csv",
            "sample_data/evreux.csv",
            "--places",
            "kenitra,evreux",
            "--indicators",
            "population_density",
            "-o",
            path,
        ]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        assert!(fs::metadata(path).expect("the file").len() > 2_000);
    }
    let pdf = fs::read(folder.path().join("densité.pdf")).expect("the file");
    assert!(pdf.starts_with(b"%PDF-"));
}

#[test]
fn catalogue_lists_what_is_known() {
    let text = out(&jumelles(&["catalogue", "--lang", "en"]));
    for word in ["kenitra", "population_density", "persons_per_household", "Places", "Indicators"] {
        assert!(text.contains(word), "{word}");
    }
    let json: serde_json::Value = serde_json::from_str(&out(&jumelles(&["catalogue", "--json"]))).expect("JSON");
    assert_eq!(json["places"].as_array().map(Vec::len), Some(12));
    assert_eq!(json["measures"].as_array().map(Vec::len), Some(include_str!("../assets/measures.toml").matches("[[measure]]").count()));
    assert!(json["factors"].is_array() && json["indicators"].as_array().is_some_and(|list| list.len() >= 15));
}

#[test]
fn help_speaks_the_language_asked_for() {
    for (language, word) in [("fr", "Emploi"), ("en", "Usage"), ("ar", "الاستعمال")] {
        let output = jumelles(&["--help", "--lang", language]);
        assert_eq!(code(&output), 0);
        assert!(out(&output).contains(word), "{}", out(&output));
    }
}

#[test]
fn without_a_display_the_first_comparison_is_printed_as_text() {
    for (language, words) in [
        ("fr", ["Maroc\u{a0}2024", "█", "Sources\u{a0}:"]),
        ("en", ["Morocco\u{a0}2024", "█", "Sources:"]),
        ("ar", ["القنيطرة", "█", "المصادر"]),
    ] {
        let output = jumelles(&["--lang", language]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        for word in words {
            assert!(out(&output).contains(word), "{language}: {word} is not in {}", out(&output));
        }
        assert!(err(&output).contains("xvfb-run"), "{}", err(&output));
    }
    let output = jumelles(&["sample_data/rabat.csv", "sample_data/lyon.csv"]);
    assert!(code(&output) == 0 && out(&output).contains("Rabat") && !out(&output).contains("Évreux"), "{}", out(&output));
    refused(&["frobnique"], &["frobnique", "introuvable"]);
}

/// A whole `chart` command and what is added to it.
fn chart<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["chart", "sample_data", "--places", "kenitra,evreux", "--indicators", "population_density"], more].concat()
}

#[test]
fn what_cannot_be_done_is_said_with_the_nearest_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    fs::write(at("vide.csv"), b"").expect("a file");
    fs::write(at("image.csv"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0").expect("a file");
    fs::write(at("sans.csv"), "a;b\nx;y\n").expect("a file");
    fs::write(at("faux.jumelles"), "pas un zip").expect("a file");
    fs::create_dir(at("dossier")).expect("a folder");
    refused(&["tidy", &at("rien.csv")], &["rien.csv", "introuvable"]);
    refused(&["tidy", &at("dossier")], &["dossier", "CSV"]);
    refused(&["tidy", &at("vide.csv")], &["vide.csv", "vide"]);
    refused(&["tidy", &at("image.csv")], &["image.csv", "tableau"]);
    refused(&["tidy", &at("sans.csv")], &["sans.csv", "chiffres", "a, b"]);
    refused(&["tidy", &at("faux.jumelles")], &["faux.jumelles"]);
    let place = ["compute", "sample_data", "--places", "Kenitar"];
    refused(&place, &["Kenitar", "Kénitra"]);
    refused(&["compute", "sample_data", "--indicators", "densite"], &["densite", "population_density"]);
    refused(&["compute", "sample_data", "--years", "24"], &["24"]);
    refused(&chart(&["-o", &at("x.docx")]), &["x.docx", ".pptx"]);
    refused(&chart(&["-o", &at("nulle/part.png")]), &["nulle"]);
    refused(&chart(&["-o", &at("x.png"), "--kind", "camembert"]), &["camembert", "bars"]);
    refused(&chart(&["-o", &at("x.png"), "--kind", "grouped"]), &["grouped", "bars"]);
    refused(&chart(&["-o", &at("x.png"), "--theme", "rose"]), &["rose", "slide"]);
    refused(&chart(&[]), &["--output"]);
    refused(&["chart", "sample_data", "--places", "lyon,evreux", "--indicators", "msw_pc", "-o", &at("x.png")], &["lyon", "msw_pc"]);
    refused(&["--lang", "xx", "catalogue"], &["xx"]);
    refused(&["tidy", "--nimporte"], &["--nimporte"]);
    assert!(!Path::new(&at("x.png")).exists() && !Path::new(&at("x.docx")).exists(), "nothing is half-written");
}

#[test]
fn errors_in_the_data_are_listed_and_the_rest_is_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mêlé.csv");
    let text = "ville;mesure;année;valeur;unité\nKénitra;Population;2024;507 736;personnes\nKénitra;Population;20x4;1;personnes\nRabat;Population;2024;beaucoup;personnes\nRabat;Superficie;2024;5;MAD\nLyon;Population;2024;n.d.;personnes\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    fs::write(&path, &bytes).expect("a file");
    let output = jumelles(&["tidy", path.to_str().expect("UTF-8")]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    for word in ["ligne 3", "20x4", "ligne 4", "beaucoup", "ligne 5", "MAD", "3 erreurs"] {
        assert!(err(&output).contains(word), "\"{word}\" is not in {}", err(&output));
    }
    let text = out(&output);
    for (place, value, gap) in [("kenitra", "507736", ""), ("rabat", "", "unreadable"), ("lyon", "", "not-available")] {
        let wanted = [("place", place), ("measure", "population"), ("year", "2024"), ("value", value), ("gap", gap), ("status", "ok")];
        assert!(has_row(&text, &wanted), "{text}");
    }
}

#[test]
fn an_unwritable_output_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pris");
    fs::create_dir(&path).expect("a folder");
    refused(&["tidy", "sample_data", "-o", path.to_str().expect("UTF-8")], &["pris"]);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn check_shows_how_a_messy_file_was_read_and_accounts_for_every_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("déchets.csv");
    let text = "Déchets ménagers collectés;;;\r\nDirection de la propreté;;;\r\n\r\nCommune;Population;;Déchets\r\n;2014;2024;2024\r\n;(hab.);(hab.);(t)\r\nKénitra;431 282;507 736;12 345,5\r\nRabat;573 895;509 916;n.d.\r\nLyon;1 234;beaucoup;~500\r\nTotal;1;2;3\r\nSource : enquête de la direction\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    fs::write(&path, &bytes).expect("a file");
    let output = jumelles(&["check", "--json", path.to_str().expect("UTF-8")]);
    let files: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    let file = &files[0];
    for (key, wanted) in [
        ("encoding", "windows-1252"),
        ("delimiter", ";"),
        ("decimal", ","),
        ("grouping", "space"),
        ("line_ending", "crlf"),
        ("shape", "wide_years"),
    ] {
        assert_eq!(file[key], wanted, "{key}: {file:#}");
    }
    for (key, wanted) in [("preamble_rows", 2), ("heading_rows", 3), ("footer_rows", 2), ("rows", 3), ("columns", 4)] {
        assert_eq!(file[key], wanted, "{key}");
    }
    let cells = |key: &str| file["cells"][key].as_u64().expect("a count");
    assert_eq!(cells("total"), cells("values") + cells("missing") + cells("unreadable") + cells("set_aside") + cells("text"));
    assert_eq!((cells("values"), cells("missing"), cells("unreadable"), cells("text")), (7, 1, 1, 3));
    let column = &file["columns_detail"][3];
    assert_eq!((&column["name"], &column["unit"], &column["year"]), (&"Déchets 2024".into(), &"t".into(), &2024.into()));
    let tidied = out(&jumelles(&["tidy", path.to_str().expect("UTF-8")]));
    let wanted = [("place", "kenitra"), ("measure", "population"), ("year", "2024"), ("value", "507736"), ("unit", "persons")];
    let cell = [("line", "7"), ("column", "3"), ("raw", "507 736")];
    assert!(has_row(&tidied, &[&wanted[..], &cell[..]].concat()), "{tidied}");
}

/// A commune that only the register knows is asked for by its name in either script, or by its identifier.
#[test]
fn a_commune_of_the_files_is_asked_for_in_either_script() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("eau.csv");
    fs::write(&file, "commune;année;population\nالدار البيضاء;2024;3236000\nFès;2024;1256172\n").expect("a file");
    let path = file.to_str().expect("a path");
    for (asked, id) in [("الدار البيضاء", "casablanca"), ("Casablanca", "casablanca"), ("فاس", "fes"), ("FES", "fes")] {
        let output = jumelles(&["compute", path, "--places", asked, "--indicators", "population"]);
        assert!(code(&output) < 2, "{asked}: {}", err(&output));
        assert!(out(&output).lines().skip(1).all(|line| line.starts_with(id)), "{asked}: {}", out(&output));
    }
    refused(&["compute", path, "--places", "Atlantide", "--indicators", "population"], &["Atlantide"]);
}

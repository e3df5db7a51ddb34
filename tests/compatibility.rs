//! What users have of older versions keeps its meaning: projects, recipes and identifiers of version 0.1.
//!
//! `tests/cases/projects/0.1` holds a project for each feature, as version 0.1 saved it, and beside it the figures that version
//! showed. Those texts are never written anew: a later version must open each project and show the same figures. Headlines
//! the user wrote are compared too; those the program proposes may improve.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use jumelles::base::{MissingReason, Value};
use jumelles::chart::RenderedChart;
use jumelles::compare::DatedEvent;
use jumelles::engine::{Engine, Loaded, ReferenceData, open_project, render_chart_slide, talk_of_project};
use jumelles::project::{ChartSlide, HeadlineChoice, Project, TalkSlide};
use jumelles::speech::{Language, Speech};
use jumelles::tidy::Recipe;

/// The oldest version whose files must open.
const OLD_PROJECTS: &str = "tests/cases/projects/0.1";

fn loaded_for(project: &Project) -> Arc<Loaded> {
    let mut engine = Engine::new(Arc::new(ReferenceData::shipped()), Language::Fr, || ());
    while !engine.is_fresh() {
        engine.refresh(project, Language::Fr);
        std::thread::sleep(Duration::from_millis(2));
    }
    Arc::clone(engine.loaded().expect("a fresh engine has read the files"))
}

/// The values of a chart, one a line, to full precision; first those of the towns that are named beyond its frame.
fn values(drawn: &RenderedChart, text: &mut String) {
    let chart = &drawn.chart;
    let is_outside = |name: &str| chart.outside.iter().any(|town| town.starts_with(name));
    for row in drawn.comparison.rows.iter().filter(|row| is_outside(&row.place.names.fr)) {
        let time = row.requested_time.or(row.time()).map(|time| time.to_string()).unwrap_or_default();
        let value = row.value().map_or_else(|| MissingReason::NoSuchYear.code().to_owned(), |value| value.to_string());
        writeln!(text, "  {} · {time} = {value}", row.place.names.fr).expect("a String takes everything");
    }
    for series in &chart.series {
        for (category, point) in chart.categories.iter().zip(&series.points) {
            let value = match point.value {
                Value::Known(number) => number.get().to_string(),
                Value::Missing(reason) => reason.code().to_owned(),
            };
            writeln!(text, "  {} · {} = {value}", series.name, category.label).expect("a String takes everything");
        }
    }
}

fn slide(slide: &ChartSlide, loaded: &Loaded, text: &mut String) {
    let speech = Speech::new(Language::Fr);
    let mut line = |words: String| writeln!(text, "{words}").expect("a String takes everything");
    let Ok(rendered) = render_chart_slide(&loaded.values, slide, &speech) else { return line("refused".to_owned()) };
    line(format!("slide {}", rendered.chart.kind.name()));
    if let Some(HeadlineChoice::Written(headline)) = &slide.headline {
        assert_eq!(&rendered.chart.headline, headline);
        line(format!("  headline {headline}"));
    }
    if !slide.notes.is_empty() {
        line(format!("  notes {}", slide.notes));
    }
    if slide.build {
        line("  built step by step".to_owned());
    }
    if slide.table {
        line("  with its table".to_owned());
    }
    if rendered.is_outdated {
        line("  outdated".to_owned());
    }
    for DatedEvent { year, label: event } in &slide.query.annotations.events {
        line(format!("  event {year} {event}"));
    }
    values(&rendered.rendered, text);
}

/// A project in words: its talk slide by slide with every figure, and how much each file gave.
fn digest(project: &Project) -> String {
    let loaded = loaded_for(project);
    let talk = talk_of_project(project);
    let mut text = String::new();
    if let Some(title) = &talk.title {
        writeln!(text, "title {title}").expect("a String takes everything");
    }
    if !talk.languages.is_empty() {
        let codes: Vec<&str> = talk.languages.iter().map(|language| language.code()).collect();
        writeln!(text, "languages {}", codes.join(" ")).expect("a String takes everything");
    }
    for part in &talk.slides {
        match part {
            TalkSlide::Section(name) => writeln!(text, "section {name}").expect("a String takes everything"),
            TalkSlide::Chart(chart) => slide(chart, &loaded, &mut text),
        }
    }
    for file in &loaded.files {
        let name = Path::new(file.intake.name.as_ref()).file_name().expect("a name").to_string_lossy();
        writeln!(text, "file {name} {} figures {} missing", file.figures, file.missing).expect("a String takes everything");
    }
    text
}

fn old_files(ending: &str) -> Vec<PathBuf> {
    let listed = fs::read_dir(OLD_PROJECTS).expect("the old projects").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = listed.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    files.sort();
    files
}

#[test]
fn projects_of_older_versions_open_with_the_same_figures() {
    let projects = old_files(".jumelles");
    assert!(projects.len() >= 11, "a project for each feature, not {}", projects.len());
    for path in projects {
        let opened = open_project(&path, None).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(opened.lost.is_empty(), "{}: {:?}", path.display(), opened.lost);
        let expected = fs::read_to_string(path.with_extension("txt")).expect("the figures of then");
        assert_eq!(figures_of(&digest(&opened.project)), figures_of(&expected), "{}", path.display());
    }
}

/// A digest without the years for which a town has no figure, which a chart may leave out, and with the figures of a slide in one order,
/// whichever town comes first on it.
fn figures_of(digest: &str) -> String {
    let is_figure = |line: &&str| !line.ends_with(&format!("= {}", MissingReason::NoSuchYear.code()));
    let mut slides: Vec<Vec<&str>> = Vec::new();
    for line in digest.lines().filter(is_figure) {
        match slides.last_mut().filter(|_| line.starts_with("  ")) {
            Some(slide) => slide.push(line),
            None => slides.push(vec![line]),
        }
    }
    for slide in &mut slides {
        slide[1..].sort_unstable();
    }
    slides.concat().join("\n")
}

#[test]
fn recipes_of_older_versions_are_read() {
    let recipes = old_files(".recipe.json");
    assert!(!recipes.is_empty());
    for path in recipes {
        let recipe = Recipe::from_json(&fs::read_to_string(&path).expect("a recipe")).expect("a recipe of then");
        assert!(recipe.mapping.is_some() && recipe.snapshot.is_some(), "{}", path.display());
        let output = Command::new(env!("CARGO_BIN_EXE_jumelles"))
            .args(["check", "tests/cases/intake/80_waste_report.csv", "--recipe"])
            .arg(&path)
            .output()
            .expect("the program runs");
        assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn identifiers_of_older_versions_are_known() {
    let output = Command::new(env!("CARGO_BIN_EXE_jumelles")).args(["catalogue", "--json"]).output().expect("the program runs");
    let catalogue: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for list in ["places", "measures", "indicators", "factors"] {
        let now: Vec<&str> = catalogue[list].as_array().expect("a list").iter().map(|card| card["id"].as_str().expect("an id")).collect();
        let before = fs::read_to_string(format!("tests/cases/ids/{list}.txt")).expect("the identifiers of then");
        // A measure that became one with another keeps its identifier as a name of that one.
        let is_name = |id: &str| list == "measures" && jumelles::tidy::Measures::shipped().find(id).is_some();
        for id in before.lines() {
            assert!(now.contains(&id) || is_name(id), "{list} no longer has {id}");
        }
    }
}

#[test]
fn towns_and_indicators_are_still_asked_for_by_their_identifiers() {
    let lines = |list: &str| fs::read_to_string(format!("tests/cases/ids/{list}.txt")).expect("the identifiers of then");
    let asked = |places: &str, indicators: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_jumelles"))
            .args(["compute", "sample_data", "--places", places, "--indicators", indicators])
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{places} {indicators}: {}", String::from_utf8_lossy(&output.stderr));
    };
    asked(&lines("places").lines().collect::<Vec<_>>().join(","), "population");
    asked("kenitra", &lines("indicators").lines().collect::<Vec<_>>().join(","));
}

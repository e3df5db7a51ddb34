//! Charts of real towns as text and as SVG, kept in `tests/cases/charts` for a person to read: one text a kind, in three languages,
//! and a few pictures.
//!
//! `UPDATE=1 cargo test --test goldens` writes the files again; read the difference before you commit it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod support;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::OnceLock;

use jumelles::chart::{Badge, ChartKind, ChartSpec, DataPoint, Deck};
use jumelles::compare::ComparisonRole;
use jumelles::engine::Loaded;
use jumelles::render::{Format, Theme, ThemeName, export};
use jumelles::speech::Language;
use support::{drawn_as, load_text, loaded};

/// A question about real towns that a kind can answer.
struct Question {
    places: &'static str,
    indicators: &'static str,
    /// Blank for the latest year of each town.
    years: &'static str,
}

const NINE: &str = "kenitra evreux rabat montpellier lyon paris saint_etienne bergerac mantes_la_jolie";

const AGES: &str = "age_0_14 age_15_29_pct age_30_44_pct age_45_59_pct age_60_74_pct age_75_plus_pct";

fn question(kind: ChartKind) -> Question {
    let (places, indicators, years) = match kind {
        ChartKind::Bars | ChartKind::Strip | ChartKind::Map => (NINE, "population_density", "2022"),
        ChartKind::Slope => ("kenitra rabat paris lyon", "population_density", "2014 2022"),
        ChartKind::Lines | ChartKind::Multiples => ("kenitra rabat paris lyon", "population_density", ""),
        ChartKind::Bump => ("kenitra rabat evreux paris lyon", "population", ""),
        ChartKind::Bullet => ("kenitra rabat paris lyon", "pm25", ""),
        ChartKind::Grouped | ChartKind::Dumbbell => ("kenitra rabat", "water_access sewer_connection illiteracy", "2024"),
        ChartKind::Arrow => ("kenitra", "water_access sewer_connection informal_housing", "2014 2024"),
        ChartKind::Scatter => (NINE, "population_density unemployment", ""),
        ChartKind::Heatmap => (NINE, "population_density unemployment water_access non_car_commute", ""),
        ChartKind::Table => ("kenitra rabat paris", "population_density msw_pc", ""),
        ChartKind::Shares => ("kenitra rabat", "commute_car commute_walk commute_public_transport", ""),
        ChartKind::Stacked | ChartKind::Waterfall => ("barcelona dakar", "ghg_basic_stationary ghg_basic_transport ghg_basic_waste", ""),
        ChartKind::Numbers => ("kenitra", "population water_access msw_pc", ""),
        ChartKind::Pyramid => ("kenitra rabat", AGES, ""),
        ChartKind::Gaps => ("kenitra rabat", "population_density", ""),
        ChartKind::Panels => ("kenitra rabat montpellier paris", "population_density msw_pc", ""),
        ChartKind::Radar => {
            ("kenitra rabat", "water_access sewer_connection electricity_access school_enrolment waste_collection_coverage", "")
        }
    };
    Question { places, indicators, years }
}

/// The pictures kept: forms that differ most from each other, and two mirrored ones.
const PICTURES: [(ChartKind, Language); 6] = [
    (ChartKind::Bars, Language::Fr),
    (ChartKind::Bars, Language::Ar),
    (ChartKind::Slope, Language::Ar),
    (ChartKind::Lines, Language::En),
    (ChartKind::Dumbbell, Language::Fr),
    (ChartKind::Table, Language::Fr),
];

fn role(role: ComparisonRole) -> &'static str {
    match role {
        ComparisonRole::Focus => " (focus)",
        ComparisonRole::Twin => " (twin)",
        ComparisonRole::Colored(_) => " (colored)",
        ComparisonRole::Other => "",
    }
}

/// A chart in words: what a reader would see, line by line. `values` adds every figure.
fn chart_as_text(chart: &ChartSpec) -> String {
    let mut text = String::new();
    let mut line = |name: &str, words: &str| writeln!(text, "{name:<10}{words}").expect("a String takes everything");
    line("headline", &chart.headline);
    line("subtitle", &chart.subtitle);
    // Figures are the same in every language: they are kept once.
    if chart.language == Language::Fr {
        line("scale", &format!("{} to {}", chart.axis.low, chart.axis.high));
        for (index, category) in chart.categories.iter().enumerate() {
            let point = |point: &DataPoint| format!("{}{}", point.label_with_year(), role(point.role));
            let points: Vec<String> = chart.series.iter().filter_map(|series| series.points.get(index)).map(point).collect();
            line("", &format!("{} | {}", category.label_with_detail(), points.join(" | ")));
        }
    }
    let badge = |badge: &Badge| format!("{:?}: {}", badge.tone, badge.text);
    chart.badges.iter().for_each(|found| line("badge", &badge(found)));
    chart.footnotes.iter().for_each(|footnote| line("footnote", footnote));
    line("sources", &chart.sources);
    line("in words", &chart.alt_text);
    text
}

/// Compares a text with the file kept, or writes the file.
fn compare(name: &str, found: &str) {
    let path = Path::new("tests/cases/charts").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        std::fs::write(&path, found).expect("the file is written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = found.lines().zip(kept.lines().chain(std::iter::repeat(""))).find(|(now, then)| now != then);
    assert!(found == kept, "{} differs.\n now: {:?}\nthen: {:?}", path.display(), differing.map(|d| d.0), differing.map(|d| d.1));
}

/// The sample, or the inventories of four cities: the sample has the parts of the emissions of one town only.
fn data(kind: Option<ChartKind>) -> &'static Loaded {
    static INVENTORIES: OnceLock<Loaded> = OnceLock::new();
    match kind {
        Some(ChartKind::Stacked | ChartKind::Waterfall) => {
            INVENTORIES.get_or_init(|| load_text(&std::fs::read_to_string("tests/oracles/gpc_inventory.csv").expect("the inventories")))
        }
        _ => loaded(),
    }
}

fn chart(kind: Option<ChartKind>, question: &Question, language: Language) -> ChartSpec {
    let Question { places, indicators, years } = question;
    drawn_as(data(kind), kind, language, (places, indicators, years)).unwrap_or_else(|refused| panic!("{kind:?}: {refused:?}")).chart
}

/// Compares what a question gives in three languages with the text kept under a name.
fn compare_question(name: &str, kind: Option<ChartKind>, question: &Question) {
    let Question { places, indicators, years } = question;
    let mut text = format!("{name}: {places}\non {indicators}, {}\n", if years.is_empty() { "latest years" } else { years });
    for language in Language::ALL {
        write!(text, "\n[{}]\n{}", language.code(), chart_as_text(&chart(kind, question, language))).expect("a String takes everything");
    }
    compare(&format!("{name}.txt"), &text);
}

#[test]
fn every_kind_says_what_it_said() {
    for kind in ChartKind::ALL {
        compare_question(kind.name(), Some(*kind), &question(*kind));
    }
}

/// Figures that need care: below zero, nearly level, absent or of other territories.
#[test]
fn delicate_figures_are_said_as_they_were() {
    let places = "kenitra rabat paris saint_etienne";
    compare_question("growth", None, &Question { places, indicators: "population_growth", years: "2022" });
    compare_question("level", None, &Question { places: "kenitra evreux paris", indicators: "unemployment", years: "" });
    compare_question("waste", None, &Question { places: "kenitra rabat montpellier paris", indicators: "msw_pc", years: "" });
}

#[test]
fn a_few_pictures_look_as_they_looked() {
    for (kind, language) in PICTURES {
        let deck = Deck::from_chart(chart(Some(kind), &question(kind), language));
        let svg = export(&deck, Format::Svg, &Theme::builtin(ThemeName::Slide)).expect("an SVG");
        compare(&format!("{}.{}.svg", kind.name(), language.code()), &String::from_utf8(svg).expect("SVG is text"));
    }
}

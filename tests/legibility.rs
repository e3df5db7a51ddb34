//! Every slide is legible from the back row: sizes, share of the chart, and distances, over kinds, files, languages and themes.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use std::fmt::Write as _;

use jumelles::chart::{ChartKind, ChartSpec};
use jumelles::engine::Loaded;
use jumelles::render::{Item, Scene, Theme, ThemeName, chart_height_share, draw_chart_slide};
use jumelles::speech::Language;
use strum::VariantArray as _;
use support::{drawn_as, made_up, subject, villes};

/// The least size of letters of a slide of 1920 × 1080, but of the line of sources and of the page number.
const LEAST_SIZE: f64 = 28.0;
/// The size of letters of the line of sources, and where it begins.
const SOURCE_SIZE: f64 = 22.0;
const SOURCE_TOP: f64 = 1014.0;
/// The least distance between two texts.
const LEAST_DISTANCE: f64 = 8.0;

/// A question of the sample, for each kind.
fn sample_question(kind: ChartKind) -> (&'static str, &'static str, &'static str) {
    let nine = "kenitra rabat evreux montpellier saint_etienne bergerac lyon paris mantes_la_jolie";
    match kind {
        ChartKind::Bars | ChartKind::Strip | ChartKind::Map => (nine, "population_density", ""),
        ChartKind::Grouped => ("kenitra rabat evreux", "unemployment owner_occupied age_0_14", ""),
        ChartKind::Dumbbell => {
            ("kenitra rabat", "water_access electricity_access sewer_connection waste_collection_coverage illiteracy", "2024")
        }
        ChartKind::Arrow => ("kenitra", "water_access electricity_access sewer_connection unemployment", "2014 2024"),
        ChartKind::Slope => (nine, "population_density", "2014 2022"),
        ChartKind::Lines => ("kenitra rabat evreux montpellier paris", "population", ""),
        ChartKind::Multiples => (nine, "population", ""),
        ChartKind::Scatter => (nine, "population_density unemployment", ""),
        ChartKind::Heatmap | ChartKind::Table => (nine, "population_density unemployment owner_occupied age_0_14", ""),
        ChartKind::Bump => ("kenitra rabat evreux montpellier", "population", "1999 2004 2014 2022"),
        ChartKind::Stacked | ChartKind::Shares | ChartKind::Waterfall => {
            ("kenitra rabat", "commute_walk commute_car commute_public_transport commute_two_wheels", "2024")
        }
        ChartKind::Bullet => ("kenitra rabat", "water_access", "2024"),
        ChartKind::Numbers => ("kenitra", "population water_access unemployment", ""),
        ChartKind::Gaps => ("kenitra rabat", "population_density", ""),
        ChartKind::Panels => ("kenitra rabat montpellier paris", "population_density msw_pc", ""),
        ChartKind::Pyramid => {
            ("evreux montpellier", "age_0_14 age_15_29_pct age_30_44_pct age_45_59_pct age_60_74_pct age_75_plus_pct", "")
        }
        ChartKind::Radar => {
            ("kenitra rabat", "water_access electricity_access sewer_connection waste_collection_coverage household_internet", "")
        }
    }
}

/// A text of a scene and its box.
struct PlacedText<'a> {
    text: &'a str,
    size: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn texts<'a>(scene: &'a Scene) -> Vec<PlacedText<'a>> {
    let placed = |item: &'a Item| {
        let Item::Text { text, style, .. } = item else { return None };
        let ((left, right), (top, bottom)) = (item.horizontal_extent(), item.vertical_extent());
        Some(PlacedText { text, size: style.size, left, right, top, bottom })
    };
    scene.items.iter().filter_map(placed).collect()
}

/// Two texts side by side that are nearer to each other than eight units. Lines one under the other belong to one text, or to a list.
fn too_near<'a>(texts: &'a [PlacedText<'a>]) -> Option<(&'a str, &'a str, f64)> {
    texts.iter().enumerate().find_map(|(index, one)| {
        texts.iter().skip(index + 1).find_map(|other| {
            let across = (one.left - other.right).max(other.left - one.right);
            let down = (one.top - other.bottom).max(other.top - one.bottom);
            let is_beside = down < -one.size.min(other.size) * 0.2;
            (is_beside && across < LEAST_DISTANCE || down < 0.0 && across < 0.0).then_some((one.text, other.text, across))
        })
    })
}

/// The faults of the slide of a chart.
fn faults(chart: &ChartSpec, theme: ThemeName) -> Vec<String> {
    let scene = draw_chart_slide(chart, &Theme::builtin(theme));
    let texts = texts(&scene);
    let mut faults = Vec::new();
    for text in &texts {
        let least = if text.top > SOURCE_TOP { SOURCE_SIZE } else { LEAST_SIZE };
        if text.size < least - 0.01 {
            faults.push(format!("“{}” has {:.1} units", text.text, text.size));
        }
        if text.left < 0.0 || text.right > scene.width || text.bottom > scene.height {
            faults.push(format!("“{}” leaves the slide", text.text));
        }
    }
    if let Some((one, other, distance)) = too_near(&texts) {
        faults.push(format!("“{one}” and “{other}” are {distance:.0} apart"));
    }
    let share = chart_height_share(chart);
    if share < 0.6 {
        faults.push(format!("the chart has {:.1} % of the height", share * 100.0));
    }
    faults
}

/// Checks every kind that a file can show in every language and theme.
fn check(name: &str, loaded: &Loaded, question: &dyn Fn(ChartKind) -> (String, String, String)) -> (usize, Vec<String>) {
    let (mut count, mut all) = (0, Vec::new());
    for kind in ChartKind::ALL {
        let (places, indicators, years) = question(*kind);
        for language in Language::ALL {
            let Ok(drawn) = drawn_as(loaded, Some(*kind), language, (&places, &indicators, &years)) else { continue };
            count += 1;
            for theme in ThemeName::VARIANTS {
                all.extend(
                    faults(&drawn.chart, *theme).into_iter().map(|fault| format!("{name}, {kind:?}, {language:?}, {theme:?}: {fault}")),
                );
            }
        }
    }
    (count, all)
}

#[test]
fn every_slide_of_the_sample_is_legible() {
    let question = |kind| {
        let (places, indicators, years) = sample_question(kind);
        (places.to_owned(), indicators.to_owned(), years.to_owned())
    };
    let (count, faults) = check("sample", support::loaded(), &question);
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    assert!(count >= 45, "only {count} charts were looked at");
}

#[test]
fn every_slide_of_seven_and_of_forty_towns_is_legible() {
    let mut count = 0;
    for towns in [2, 7, 40] {
        let loaded = made_up(towns, false, 11);
        let question = |kind| (villes(towns), subject(kind).to_owned(), String::new());
        let (looked_at, faults) = check(&format!("{towns} towns"), &loaded, &question);
        assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
        count += looked_at;
    }
    assert!(count >= 60, "only {count} charts were looked at");
}

/// Whether more than half of some positions lie within a fifth of a length.
fn are_crowded(mut positions: Vec<f64>, length: f64) -> bool {
    positions.sort_by(f64::total_cmp);
    let half = positions.len() / 2;
    positions.windows(half + 1).any(|window| window[half] - window[0] < length / 5.0)
}

#[test]
fn dots_use_the_plane() {
    // Most values are small and one is large: on an even scale nearly all would stand in a corner.
    let mut text = "ville;mesure;année;valeur;unité\n".to_owned();
    for (index, people) in [900, 1_400, 2_100, 3_000, 4_800, 7_000, 11_000, 26_000, 60_000, 400_000].into_iter().enumerate() {
        writeln!(text, "Ville {index};Population;2024;{people};personnes\nVille {index};Superficie;2024;{};km²", 3 + index * 2)
            .expect("a String takes everything");
    }
    let loaded = support::load_text(&text);
    let places: Vec<String> = loaded.values.places().iter().map(|place| place.id.to_string()).collect();
    let asked = (places.join(" "), "population area_km2", "");
    for (kind, indicators) in [(ChartKind::Scatter, asked.1), (ChartKind::Strip, "population")] {
        let drawn = drawn_as(&loaded, Some(kind), Language::Fr, (&asked.0, indicators, asked.2)).expect("a chart");
        let scene = draw_chart_slide(&drawn.chart, &Theme::builtin(ThemeName::Slide));
        let dots: Vec<f64> =
            scene.items.iter().filter_map(|item| if let Item::Dot { at, .. } = item { Some(at.x) } else { None }).collect();
        assert!(dots.len() >= 10 && !are_crowded(dots.clone(), 1728.0), "{kind:?}: {dots:?}");
        assert!(drawn.chart.reading_key.iter().any(|key| key.contains("logarithmique")), "{kind:?}: {:?}", drawn.chart.reading_key);
    }
}

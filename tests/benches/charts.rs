//! How fast a changed question becomes a chart, and a chart a picture: forty towns in every kind, thirty-five thousand in a
//! strip and a scatter; every kind as a PNG of 1920 × 1080.

#![allow(missing_docs, reason = "criterion makes functions of its own")]

use std::fmt::Write as _;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jumelles::app::{App, frame_for_tests, prepare_for_tests};
use jumelles::base::{IndicatorId, PlaceId, Progress};
use jumelles::chart::{ChartKind, Deck, Slide, render_chart};
use jumelles::compare::ComparisonQuery;
use jumelles::engine::{Loaded, Recipes, ReferenceData, SourceFile, load, sample_sources};
use jumelles::project::PinnedComparison;
use jumelles::render::{Format, Size, Theme, ThemeName, draw_chart_alone, draw_slide, export};
use jumelles::speech::{Language, Speech};

/// Towns with people, an area and a concentration, over four years.
fn towns(count: u32) -> Loaded {
    let mut text = String::from("ville;annee;population;area_km2;pm25\n");
    for town in 0..count {
        for year in [2012, 2016, 2020, 2024] {
            let seed = town.wrapping_mul(2_654_435_761).wrapping_add(year);
            let _ = writeln!(text, "commune {town};{year};{};{}.5;{}", 200 + seed % 60_000, 2 + seed % 90, 3 + seed % 40);
        }
    }
    let source = SourceFile { name: "essai.csv".to_owned(), bytes: text.into_bytes() };
    load(&ReferenceData::shipped(), vec![source], &Recipes::default(), &Progress::default())
}

fn question(places: &[String], indicators: &[&str]) -> Option<ComparisonQuery> {
    let places: Vec<PlaceId> = places.iter().map(|id| PlaceId::new(id)).collect();
    ComparisonQuery::from_places(&places, indicators.iter().map(|id| IndicatorId::new(id)).collect(), Vec::new())
}

fn asking(criterion: &mut Criterion) {
    let speech = Speech::new(Language::Fr);
    let mut group = criterion.benchmark_group("a changed question becomes a chart");
    group.sample_size(20);
    for (count, asked) in [(40_u32, 40_usize), (35_000, 12)] {
        let loaded = towns(count);
        let places: Vec<String> = (0..asked).map(|town| format!("commune_{town}")).collect();
        for (kind, indicators) in [(ChartKind::Strip, &["population_density"][..]), (ChartKind::Scatter, &["population_density", "pm25"])] {
            let Some(question) = question(&places, indicators) else { return };
            let name = format!("{} of {count} towns", kind.name());
            group.bench_function(BenchmarkId::new(name, asked), |bencher| {
                bencher.iter(|| render_chart(&loaded.values, &question, Some(kind), &speech));
            });
        }
    }
    group.finish();
}

/// Kinds with a question of the sample each can answer.
const ASKED: [(ChartKind, &str, &str); 14] = [
    (ChartKind::Bars, NINE, "population_density"),
    (ChartKind::Grouped, "kenitra rabat", "water_access sewer_connection illiteracy"),
    (ChartKind::Dumbbell, "kenitra rabat", "water_access sewer_connection illiteracy"),
    (ChartKind::Arrow, "kenitra", "water_access sewer_connection informal_housing"),
    (ChartKind::Slope, NINE, "population_density"),
    (ChartKind::Lines, "kenitra rabat evreux paris lyon", "population_density"),
    (ChartKind::Multiples, NINE, "population_density"),
    (ChartKind::Scatter, NINE, "population_density unemployment"),
    (ChartKind::Heatmap, NINE, "population_density unemployment water_access non_car_commute"),
    (ChartKind::Bump, "kenitra rabat evreux paris lyon", "population"),
    (ChartKind::Shares, "kenitra rabat", "commute_car commute_walk commute_public_transport"),
    (ChartKind::Strip, "kenitra evreux rabat", "population_density"),
    (ChartKind::Bullet, "kenitra rabat", "water_access"),
    (ChartKind::Table, NINE, "population_density unemployment"),
];
const NINE: &str = "kenitra evreux rabat montpellier lyon paris saint_etienne bergerac mantes_la_jolie";

fn pictures(criterion: &mut Criterion) {
    let speech = Speech::new(Language::Fr);
    let loaded = load(&ReferenceData::shipped(), sample_sources(), &Recipes::default(), &Progress::default());
    let theme = Theme::builtin(ThemeName::Slide);
    let mut pictures = criterion.benchmark_group("a chart becomes a PNG of 1920 × 1080");
    pictures.sample_size(10);
    let mut charts = Vec::new();
    for (kind, places, indicators) in ASKED {
        let places: Vec<String> = places.split(' ').map(str::to_owned).collect();
        let Some(question) = question(&places, &indicators.split(' ').collect::<Vec<_>>()) else { return };
        let Ok(made) = render_chart(&loaded.values, &question, Some(kind), &speech) else { return };
        let deck = Deck::from_chart(made.chart.clone());
        pictures.bench_function(kind.name(), |bencher| bencher.iter(|| export(&deck, Format::Png, &theme)));
        charts.push((question, made.chart));
    }
    pictures.finish();
    let slides: Vec<Slide> = charts.iter().map(|(_, chart)| Slide::Chart(Box::new(chart.clone()))).collect();
    let mut previews = criterion.benchmark_group("slides previewed");
    previews.sample_size(10);
    previews.bench_function("fourteen", |bencher| {
        bencher.iter(|| slides.iter().map(|slide| draw_slide(slide, &theme).items.len()).sum::<usize>());
    });
    previews.finish();
    let mut page = criterion.benchmark_group("fourteen charts");
    page.sample_size(10);
    page.bench_function("asked", |bencher| {
        bencher.iter(|| {
            charts.iter().filter(|(question, chart)| render_chart(&loaded.values, question, Some(chart.kind), &speech).is_ok()).count()
        });
    });
    page.bench_function("laid out", |bencher| {
        bencher.iter(|| {
            charts
                .iter()
                .map(|(_, chart)| draw_chart_alone(chart, &theme, Size { width: 480.0, height: 320.0 }, 13.0).items.len())
                .sum::<usize>()
        });
    });
    page.finish();
}

/// One frame of the window with a board of twelve charts, every scene there already: what is done sixty times a second while
/// the pointer moves. Nothing is painted.
fn frame(criterion: &mut Criterion) {
    let pinned = |(kind, places, indicators): &(ChartKind, &str, &str)| {
        let places: Vec<String> = places.split(' ').map(str::to_owned).collect();
        Some(PinnedComparison { query: question(&places, &indicators.split(' ').collect::<Vec<_>>())?, kind: Some(*kind) })
    };
    let board: Vec<PinnedComparison> = ASKED.iter().take(12).filter_map(pinned).collect();
    let build = egui_kittest::Harness::builder().with_size([1600.0, 2000.0]).with_context_setup(prepare_for_tests);
    let mut window = build.build_ui_state(
        move |ui, app: &mut Option<App>| {
            let context = ui.ctx().clone();
            frame_for_tests(app.get_or_insert_with(|| App::with_board(&context, Language::Fr, board.clone())), ui);
        },
        None,
    );
    while !window.state().as_ref().is_some_and(App::is_settled) {
        window.step();
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    window.run_steps(3);
    let mut group = criterion.benchmark_group("one frame");
    group.bench_function("a board of twelve charts", |bencher| bencher.iter(|| window.step()));
    group.finish();
}

criterion_group!(benches, asking, pictures, frame);
criterion_main!(benches);

//! The sample read once, shared by all tests of one binary; and short ways to ask it something.

#![allow(clippy::expect_used, dead_code, unreachable_pub, reason = "each test binary uses its own part of this file")]

use std::fmt::Write as _;
use std::sync::OnceLock;

use proptest::test_runner::{Config as ProptestConfig, FileFailurePersistence};

use jumelles::base::{IndicatorId, PlaceId, Progress, Time};
use jumelles::chart::{ChartKind, ChartSpec, RenderedChart, Unsuitable, build_chart, render_chart};
use jumelles::compare::{Comparison, ComparisonQuery, answer_query};
use jumelles::engine::{Loaded, Recipes, ReferenceData, SourceFile, load, sample_sources};
use jumelles::speech::{Language, Speech};

/// The library that ships.
pub fn library() -> &'static ReferenceData {
    static LIBRARY: OnceLock<ReferenceData> = OnceLock::new();
    LIBRARY.get_or_init(ReferenceData::shipped)
}

/// The sample, read and computed.
pub fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| load(library(), sample_sources(), &Recipes::default(), &Progress::default()))
}

/// Some text read as one file.
pub fn load_text(text: &str) -> Loaded {
    load(
        library(),
        vec![SourceFile { name: "essai.csv".to_owned(), bytes: text.as_bytes().to_vec() }],
        &Recipes::default(),
        &Progress::default(),
    )
}

/// A question in words: towns, indicators and years separated by blanks.
pub fn question(places: &str, indicators: &str, years: &str) -> ComparisonQuery {
    let places: Vec<PlaceId> = places.split_whitespace().map(PlaceId::new).collect();
    let indicators = indicators.split_whitespace().map(IndicatorId::new).collect();
    let years = years.split_whitespace().filter_map(Time::parse).collect();
    ComparisonQuery::from_places(&places, indicators, years).expect("a question has a town and an indicator")
}

/// The answer of the sample.
pub fn figures(places: &str, indicators: &str, years: &str) -> Comparison {
    answer_query(&loaded().values, &question(places, indicators, years))
}

/// The chart of the sample.
pub fn chart(language: Language, places: &str, indicators: &str, years: &str) -> ChartSpec {
    chart_of(&figures(places, indicators, years), None, language)
}

/// A chart of a kind, or why there is none.
pub fn drawn_as(
    loaded: &Loaded,
    kind: Option<ChartKind>,
    language: Language,
    (places, indicators, years): (&str, &str, &str),
) -> Result<RenderedChart, Unsuitable> {
    render_chart(&loaded.values, &question(places, indicators, years), kind, &Speech::new(language))
}

/// The indicators a kind is tried on.
pub fn subject(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Bars
        | ChartKind::Slope
        | ChartKind::Lines
        | ChartKind::Multiples
        | ChartKind::Bump
        | ChartKind::Strip
        | ChartKind::Map
        | ChartKind::Arrow => "population_density",
        ChartKind::Bullet => "pm25",
        ChartKind::Grouped | ChartKind::Dumbbell => "water_access sewer_connection electricity_access",
        ChartKind::Scatter | ChartKind::Panels => "population_density pm25",
        ChartKind::Heatmap | ChartKind::Table => "population_density pm25 water_access sewer_connection",
        ChartKind::Shares => "commute_car commute_walk commute_public_transport",
        ChartKind::Stacked | ChartKind::Waterfall => "ghg_energy_stationary_pc ghg_transport_pc ghg_waste_pc",
        ChartKind::Numbers => "population_density population pm25",
        ChartKind::Pyramid => "age_0_14 age_15_29_pct age_30_44_pct age_45_59_pct",
        ChartKind::Gaps => "population_density water_access sewer_connection electricity_access school_enrolment",
        ChartKind::Radar => "water_access sewer_connection electricity_access school_enrolment waste_collection_coverage",
    }
}

/// So many towns with all a chart may ask for, over four years; `gaps` leaves holes of every sort. The figures are made up,
/// the same each time; `seed` makes others.
pub fn made_up(count: usize, gaps: bool, seed: u64) -> Loaded {
    let measures: [(&str, f64); 12] = [
        ("population", 600_000.0),
        ("area_km2", 120.0),
        ("pm25", 30.0),
        ("households_running_water_pct", 100.0),
        ("households_public_sewer_pct", 100.0),
        ("households_electricity_pct", 100.0),
        ("school_enrolment_6_11_pct", 100.0),
        ("households_waste_municipal_bin_pct", 50.0),
        ("households_waste_truck_pct", 50.0),
        ("commute_car_pct", 40.0),
        ("commute_walk_pct", 30.0),
        ("commute_public_transport_pct", 25.0),
    ];
    let mut state = seed.wrapping_mul(2).wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        #[expect(clippy::cast_precision_loss, reason = "a number between 0 and 1")]
        let part = (state >> 11) as f64 / (1_u64 << 53) as f64;
        part
    };
    let mut text = String::from("ville;mesure;année;valeur;unité\n");
    let mut line = |town: usize, measure: &str, year: u32, value: &str| {
        let unit = if measure.ends_with("_pct") { "%" } else { "" };
        writeln!(text, "Ville {town};{measure};{year};{value};{unit}").expect("a String takes everything");
    };
    for town in 1..=count {
        for year in [2012, 2016, 2020, 2024] {
            for (measure, most) in &measures {
                let value = most * (0.08 + 0.92 * next());
                match () {
                    () if gaps && next() < 0.15 => line(town, measure, year, "n.d."),
                    () if gaps && next() < 0.15 => {}
                    () => line(town, measure, year, &format!("{value:.1}")),
                }
            }
        }
    }
    let mut inventory = String::from("ville;année;gpc_ref;tco2e;population\n");
    for town in 1..=count {
        for reference in ["I.1.1", "I.1.2", "II.1.1", "III.1.1", "III.4.1"] {
            let value = if gaps && next() < 0.2 { "NE".to_owned() } else { format!("{:.0}", 90_000.0 * next()) };
            let people = 50_000 + town * 1000;
            writeln!(inventory, "Ville {town};2024;{reference};{value};{people}").expect("a String takes everything");
        }
    }
    let sources = [("essai.csv", text), ("inventaire.csv", inventory)];
    let sources = sources.map(|(name, text)| SourceFile { name: name.to_owned(), bytes: text.into_bytes() });
    load(library(), sources.to_vec(), &Recipes::default(), &Progress::default())
}

/// The towns of [`made_up`].
pub fn villes(count: usize) -> String {
    (1..=count).map(|town| format!("ville_{town}")).collect::<Vec<_>>().join(" ")
}

/// The chart of some figures.
pub fn chart_of(figures: &Comparison, kind: Option<ChartKind>, language: Language) -> ChartSpec {
    build_chart(figures, kind, &Speech::new(language)).expect("these figures can be drawn")
}

/// Settings of the property tests of one file under `tests`: cases that failed once are kept in one folder and tried first.
pub fn property_config(file: &str, cases: u32) -> ProptestConfig {
    let path: &'static str = Box::leak(format!("tests/proptest-regressions/{file}.txt").into_boxed_str());
    ProptestConfig { cases, failure_persistence: Some(Box::new(FileFailurePersistence::Direct(path))), ..ProptestConfig::default() }
}

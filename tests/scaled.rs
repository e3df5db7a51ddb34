//! Figures brought to one scale, worked out by hand: by inhabitant, as an index, beside the twin, of a target.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use std::fmt::Write as _;

use jumelles::chart::{ChartKind, available_normalizations, render_chart};
use jumelles::compare::{ChartOptions, ComparisonQuery, ComparisonRow, Normalization, SortOrder};
use jumelles::engine::Loaded;
use jumelles::speech::{Language, Speech};
use support::load_text;

fn towns() -> Loaded {
    load_text(
        "ville;année;population;households;area_km2;hospital_beds;households_running_water_pct\n\
         Rabat;2014;200;50;10;40;90\nRabat;2024;400;80;10;60;95\nKénitra;2014;100;20;30;10;80\nKénitra;2024;150;30;30;30;99\n",
    )
}

fn asked(loaded: &Loaded, indicator: &str, scaled: Normalization, years: &str) -> Vec<(String, Option<f64>)> {
    let question = ComparisonQuery { normalization: scaled, ..support::question("kenitra rabat", indicator, years) };
    assert!(available_normalizations(&loaded.values, &question).contains(&scaled), "{scaled:?} of {indicator} means something");
    let drawn = render_chart(&loaded.values, &question, None, &Speech::new(Language::Fr)).expect("a chart");
    let told =
        |row: &ComparisonRow| (format!("{} {}", row.place.id, row.time().map(|year| year.to_string()).unwrap_or_default()), row.value());
    let mut all: Vec<(String, Option<f64>)> = drawn.comparison.rows.iter().map(told).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn a_gap_is_counted_from_the_twin_and_an_index_from_the_first_date() {
    let loaded = towns();
    let gap = asked(&loaded, "population", Normalization::Gap, "2024");
    assert_eq!(gap, [("kenitra 2024".to_owned(), Some(-250.0)), ("rabat 2024".to_owned(), Some(0.0))]);
    let index = asked(&loaded, "population_density", Normalization::Index, "");
    let expected = [("kenitra 2014", 100.0), ("kenitra 2024", 150.0), ("rabat 2014", 100.0), ("rabat 2024", 200.0)];
    assert_eq!(index, expected.map(|(row, value)| (row.to_owned(), Some(value))));
    let target = asked(&loaded, "water_access", Normalization::Target, "2024");
    assert_eq!(target, [("kenitra 2024".to_owned(), Some(99.0)), ("rabat 2024".to_owned(), Some(95.0))]);
}

#[test]
fn an_amount_is_divided_by_people_and_a_rate_is_not() {
    let loaded = towns();
    let area = asked(&loaded, "area_km2", Normalization::Person, "2024");
    assert_eq!(area, [("kenitra 2024".to_owned(), Some(0.2)), ("rabat 2024".to_owned(), Some(0.025))]);
    let people = asked(&loaded, "population", Normalization::Household, "2024");
    assert_eq!(people, [("kenitra 2024".to_owned(), Some(5.0)), ("rabat 2024".to_owned(), Some(5.0))]);
    let rate = support::question("kenitra rabat", "water_access", "2024");
    let possible = available_normalizations(&loaded.values, &rate);
    assert!(!possible.contains(&Normalization::Person) && !possible.contains(&Normalization::Index), "{possible:?}");
    assert!(
        !available_normalizations(&loaded.values, &support::question("kenitra rabat", "population", "2024"))
            .contains(&Normalization::Target)
    );
}

#[test]
fn the_picture_says_what_the_figures_are_brought_to() {
    let loaded = towns();
    for (language, word) in [(Language::Fr, "Base 100 en 2014"), (Language::En, "Base 100 in 2014"), (Language::Ar, "الأساس 100 في 2014")]
    {
        let question =
            ComparisonQuery { normalization: Normalization::Index, ..support::question("kenitra rabat", "population_density", "") };
        let chart = render_chart(&loaded.values, &question, None, &Speech::new(language)).expect("a chart").chart;
        assert_eq!(chart.kind, ChartKind::Slope);
        assert!(chart.footnotes.iter().any(|caption| caption.contains(word)), "{:?}", chart.footnotes);
        assert!(chart.subtitle.contains("100"), "{}", chart.subtitle);
    }
}

#[test]
fn lines_stand_in_the_order_asked_for_and_keep_their_values() {
    let loaded = load_text("ville;année;population\nRabat;2024;400\nKénitra;2024;150\nÉvreux;2024;50\nParis;2024;2000\nLyon;2024;\n");
    let labels = |order: SortOrder| {
        let asked = support::question("kenitra rabat paris evreux lyon", "population", "2024");
        let asked = ComparisonQuery { options: ChartOptions { order, ..ChartOptions::default() }, ..asked };
        let chart = render_chart(&loaded.values, &asked, Some(ChartKind::Bars), &Speech::new(Language::Fr)).expect("a chart").chart;
        let own = |slot: &jumelles::chart::Category, point: &jumelles::chart::DataPoint| format!("{} {}", slot.label, point.label);
        chart.categories.iter().zip(&chart.series[0].points).map(|(slot, point)| own(slot, point)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(labels(SortOrder::Value), "Paris 2\u{a0}000, Rabat 400, Kénitra 150, Évreux 50, Lyon n.d.");
    assert_eq!(labels(SortOrder::Asked), "Kénitra 150, Rabat 400, Paris 2\u{a0}000, Évreux 50, Lyon n.d.");
    assert_eq!(labels(SortOrder::Name), "Évreux 50, Kénitra 150, Lyon n.d., Paris 2\u{a0}000, Rabat 400");
    assert_eq!(labels(SortOrder::Gap), "Paris 2\u{a0}000, Rabat 400, Évreux 50, Kénitra 150, Lyon n.d.");
}

#[test]
fn a_logarithmic_scale_is_said_and_only_drawn_above_zero() {
    let chart = |text: &str, log: bool| {
        let loaded = load_text(text);
        let asked = support::question("kenitra rabat", "population", "");
        let asked = ComparisonQuery { options: ChartOptions { log, ..ChartOptions::default() }, ..asked };
        render_chart(&loaded.values, &asked, Some(ChartKind::Lines), &Speech::new(Language::En)).expect("a chart").chart
    };
    let years =
        "ville;année;population\nRabat;2004;10\nRabat;2014;400\nRabat;2024;4000\nKénitra;2004;150\nKénitra;2014;150\nKénitra;2024;150\n";
    let log = chart(years, true);
    assert!(log.axis.log && log.footnotes.iter().any(|line| line.contains("Logarithmic")), "{:?}", log.footnotes);
    let near = |value: f64, place: f64| assert!((log.axis.fraction(value) - place).abs() < 1e-9, "{value} at {}", log.axis.fraction(value));
    near(10.0, 0.0);
    near(5000.0, 1.0);
    near((10.0_f64 * 5000.0).sqrt(), 0.5);
    assert!(!chart(years, false).axis.log);
    assert!(!chart(&years.replace(";10\n", ";0\n"), true).axis.log, "of zero there is no logarithm");
}

#[test]
fn a_third_amount_is_the_area_of_the_dots_and_earlier_dates_are_trails() {
    let mut text = "ville;année;population;area_km2;households\n".to_owned();
    for (rank, town) in ["Rabat", "Kénitra", "Évreux", "Paris", "Lyon"].iter().enumerate() {
        for year in [2014, 2024] {
            writeln!(text, "{town};{year};{};{};{}", 100 * (rank + 1) + year, 10 + rank, 30 + rank).expect("a line");
        }
    }
    let loaded = load_text(&text);
    let chart = |indicators: &str, years: &str| {
        let asked = support::question("kenitra rabat evreux paris lyon", indicators, years);
        render_chart(&loaded.values, &asked, Some(ChartKind::Scatter), &Speech::new(Language::Fr)).expect("a chart").chart
    };
    let sized = chart("population_density area_km2 population", "2024");
    assert_eq!(sized.series.len(), 3);
    assert!(sized.footnotes.iter().any(|line| line.contains("Surface des disques")), "{:?}", sized.footnotes);
    let trailed = chart("population_density area_km2", "2014 2024");
    assert_eq!(trailed.trails.len(), 5);
    let before = (100.0 * 2.0 + 2014.0) / 11.0;
    assert!((trailed.trails[0][0][0] - before).abs() < 1e-9, "{:?}", trailed.trails[0]);
    assert!((trailed.series[0].points[0].value.number().expect("a value") - (2.0 * 100.0 + 2024.0) / 11.0).abs() < 1e-9);
}

//! Figures brought to one scale, worked out by hand: by inhabitant, as an index, beside the twin, of a target.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use jumelles::chart::{Kind, drawn, scales};
use jumelles::compare::{Figure, Question, Scaled};
use jumelles::engine::Loaded;
use jumelles::speech::{Language, Speech};
use support::load_text;

fn towns() -> Loaded {
    load_text(
        "ville;année;population;households;area_km2;hospital_beds;households_running_water_pct\n\
         Rabat;2014;200;50;10;40;90\nRabat;2024;400;80;10;60;95\nKénitra;2014;100;20;30;10;80\nKénitra;2024;150;30;30;30;99\n",
    )
}

fn asked(loaded: &Loaded, indicator: &str, scaled: Scaled, years: &str) -> Vec<(String, Option<f64>)> {
    let question = Question { scaled, ..support::question("kenitra rabat", indicator, years) };
    assert!(scales(&loaded.results, &question).contains(&scaled), "{scaled:?} of {indicator} means something");
    let drawn = drawn(&loaded.results, &question, None, &Speech::new(Language::Fr)).expect("a chart");
    let told = |row: &Figure| (format!("{} {}", row.place.id, row.year().map(|year| year.to_string()).unwrap_or_default()), row.value());
    let mut all: Vec<(String, Option<f64>)> = drawn.figures.rows.iter().map(told).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn a_gap_is_counted_from_the_twin_and_an_index_from_the_first_date() {
    let loaded = towns();
    let gap = asked(&loaded, "population", Scaled::Gap, "2024");
    assert_eq!(gap, [("kenitra 2024".to_owned(), Some(-250.0)), ("rabat 2024".to_owned(), Some(0.0))]);
    let index = asked(&loaded, "population_density", Scaled::Index, "");
    let expected = [("kenitra 2014", 100.0), ("kenitra 2024", 150.0), ("rabat 2014", 100.0), ("rabat 2024", 200.0)];
    assert_eq!(index, expected.map(|(row, value)| (row.to_owned(), Some(value))));
    let target = asked(&loaded, "water_access", Scaled::Target, "2024");
    assert_eq!(target, [("kenitra 2024".to_owned(), Some(99.0)), ("rabat 2024".to_owned(), Some(95.0))]);
}

#[test]
fn an_amount_is_divided_by_people_and_a_rate_is_not() {
    let loaded = towns();
    let area = asked(&loaded, "area_km2", Scaled::Person, "2024");
    assert_eq!(area, [("kenitra 2024".to_owned(), Some(0.2)), ("rabat 2024".to_owned(), Some(0.025))]);
    let people = asked(&loaded, "population", Scaled::Household, "2024");
    assert_eq!(people, [("kenitra 2024".to_owned(), Some(5.0)), ("rabat 2024".to_owned(), Some(5.0))]);
    let rate = support::question("kenitra rabat", "water_access", "2024");
    let possible = scales(&loaded.results, &rate);
    assert!(!possible.contains(&Scaled::Person) && !possible.contains(&Scaled::Index), "{possible:?}");
    assert!(!scales(&loaded.results, &support::question("kenitra rabat", "population", "2024")).contains(&Scaled::Target));
}

#[test]
fn the_picture_says_what_the_figures_are_brought_to() {
    let loaded = towns();
    for (language, word) in [(Language::Fr, "Base 100 en 2014"), (Language::En, "Base 100 in 2014"), (Language::Ar, "الأساس 100 في 2014")]
    {
        let question = Question { scaled: Scaled::Index, ..support::question("kenitra rabat", "population_density", "") };
        let chart = drawn(&loaded.results, &question, None, &Speech::new(language)).expect("a chart").chart;
        assert_eq!(chart.kind, Kind::Slope);
        assert!(chart.caption.iter().any(|caption| caption.contains(word)), "{:?}", chart.caption);
        assert!(chart.subtitle.contains("100"), "{}", chart.subtitle);
    }
}

//! The people a figure is divided by: those of its year; between two censuses, those on the line between both; else those of the nearest
//! year that is near enough. Expected figures are worked out by hand beside each case.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

use jumelles::base::{IndicatorId, MissingReason, PlaceId};
use jumelles::chart::explain;
use jumelles::engine::Loaded;
use jumelles::indicators::IndicatorValue;
use jumelles::speech::{Language, Speech};

mod support;

const WASTE: &str = "msw_pc";

/// A file of one town: its people and its waste.
fn town(people: &[(u16, u32)], waste: &[(u16, u32)]) -> String {
    let people = people.iter().map(|(year, people)| format!("Kénitra;{year};Population;{people};habitants\n"));
    let waste = waste.iter().map(|(year, waste)| format!("Kénitra;{year};Déchets municipaux collectés;{waste};t/an\n"));
    std::iter::once("commune;année;mesure;valeur;unité\n".to_owned()).chain(people).chain(waste).collect()
}

fn value_of(loaded: &Loaded, year: &str) -> IndicatorValue {
    let values = loaded.values.values_in_place(&IndicatorId::new(WASTE), &PlaceId::new("kenitra"));
    values.into_iter().find(|value| value.time.to_string() == year).unwrap_or_else(|| panic!("a value of {year}"))
}

fn flags_of(loaded: &Loaded, value: &IndicatorValue) -> String {
    let card = loaded.values.indicators().find(|card| card.id.as_str() == WASTE).expect("a known card");
    loaded.values.trace(card, value).flags.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
}

#[test]
fn people_between_two_censuses_lie_on_the_line_between_them() {
    let loaded = support::load_text(&town(&[(2004, 100_000), (2014, 200_000)], &[(2004, 50_000), (2009, 60_000), (2012, 36_000)]));
    // 2004 has its own people; 2009 has 150 000 and 2012 has 180 000.
    for (year, expected, flag) in [("2004", 500.0, ""), ("2009", 400.0, "2004-2014"), ("2012", 200.0, "2004-2014")] {
        let value = value_of(&loaded, year);
        assert_eq!(value.value.number(), Some(expected), "{year}");
        let between = flags_of(&loaded, &value).split(';').find_map(|flag| flag.strip_prefix("denominator_between:").map(str::to_owned));
        assert_eq!(between.unwrap_or_default(), flag, "{year}");
    }
}

#[test]
fn the_calculation_shows_both_censuses() {
    let loaded = support::load_text(&town(&[(2004, 100_000), (2014, 200_000)], &[(2012, 36_000)]));
    let card = loaded.values.indicators().find(|card| card.id.as_str() == WASTE).expect("a known card").clone();
    let explained = explain(&loaded.values.trace(&card, &value_of(&loaded, "2012")), &Speech::new(Language::En));
    let calculation = explained.calculation.expect("a calculation");
    assert!(calculation.contains("× 2 ÷ 10") && calculation.contains("× 8 ÷ 10"), "{calculation}");
    let cells: Vec<&str> = explained.inputs.iter().filter_map(|input| Some(input.cell.as_ref()?.raw.as_str())).collect();
    assert_eq!(cells, ["36000", "100000", "200000"]);
}

/// Further apart than two censuses, nothing is drawn between: the nearest within five years counts, and beyond them none.
#[test]
fn nothing_lies_between_figures_far_apart() {
    let loaded = support::load_text(&town(&[(1994, 100_000), (2014, 200_000)], &[(2003, 10), (2010, 20_000)]));
    let value = value_of(&loaded, "2010");
    assert_eq!(value.value.number(), Some(100.0));
    assert!(flags_of(&loaded, &value).contains("denominator_year_gap:4"), "{}", flags_of(&loaded, &value));
    assert_eq!(value_of(&loaded, "2003").value.missing_reason(), Some(MissingReason::NoSuchYear));
}

/// What is only expected later does not make a figure of today an observed one.
#[test]
fn people_between_a_census_and_a_projection_are_expected() {
    let text = format!("Édition 2026\n\n{}", town(&[(2024, 100_000), (2030, 160_000)], &[(2026, 60_000)]));
    let loaded = support::load_text(&text);
    let value = value_of(&loaded, "2026");
    assert_eq!(value.value.number(), Some(500.0));
    assert!(value.is_expected && flags_of(&loaded, &value).contains("population:projection"), "{}", flags_of(&loaded, &value));
}

//! Towns put together: their ratio is that of their sums, worked out by hand; what does not add up says so.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use jumelles::base::{IndicatorId, MissingReason, PlaceId, Year};
use jumelles::indicators::{Catalogue, Flag, IndicatorValues};
use jumelles::tidy::PlaceGroup;
use support::{library, load_text};

/// Rabat and Kénitra, worked out by hand: 300 people on 40 km², not the mean of 20 and 5 a km².
const TWO: &str = "ville;année;population;area_km2;pm25;unemployment_rate\nRabat;2020;200;10;8;10\nKénitra;2020;100;30;2;20\n\
                   Rabat;2021;210;10;;\n";

fn results(text: &str, groups: &[PlaceGroup]) -> (IndicatorValues, &'static Catalogue) {
    (load_text(text).values.with_groups(groups), &library().catalogue)
}

fn group(members: &[&str]) -> PlaceGroup {
    PlaceGroup { name: String::new(), members: members.iter().map(|id| PlaceId::new(id)).collect() }
}

fn values(results: &IndicatorValues, indicator: &str, place: &PlaceId) -> Vec<(u16, Option<f64>)> {
    let all = results.values_in_place(&IndicatorId::new(indicator), place);
    all.iter().map(|own| (own.time.year().map_or(0, Year::get), own.value.number())).collect()
}

#[test]
fn a_ratio_of_two_towns_is_of_their_sums() {
    let both = group(&["rabat", "kenitra"]);
    let (results, catalogue) = results(TWO, std::slice::from_ref(&both));
    assert_eq!(values(&results, "population_density", &both.id()), [(2020, Some(7.5))]);
    // 2021 has one town of the two; a rate printed for each is no rate of both; concentrations are weighted by people.
    assert_eq!(values(&results, "unemployment", &both.id()), []);
    assert_eq!(values(&results, "pm25", &both.id()), [(2020, Some(6.0))]);
    assert_eq!(values(&results, "population_density", &PlaceId::new("rabat")).len(), 2, "the towns stay");
    let density = catalogue.find("population_density").expect("an indicator");
    let outcome = results.values_in_place(&density.id, &both.id()).remove(0);
    let trace = results.trace(density, &outcome);
    let cells: Vec<(String, u32)> =
        trace.inputs.iter().filter_map(|own| own.observation.as_ref()).map(|own| (own.raw.to_string(), own.location.line)).collect();
    assert_eq!(cells, [("200", 2), ("100", 3), ("10", 4), ("30", 3)].map(|(raw, line)| (raw.to_owned(), line)));
    assert!(trace.flags.contains(&Flag::Together));
}

#[test]
fn what_is_not_added_says_so_and_an_unknown_town_makes_no_group() {
    let inventory = "ville;année;gpc_ref;tco2e;population\nRabat;2020;I.1.1;5;10\nRabat;2020;I.1.2;3;10\nKénitra;2020;I.1.1;7;20\nKénitra;2020;I.1.2;NE;20\n";
    let both = group(&["rabat", "kenitra"]);
    let (results, _) = results(inventory, &[both.clone(), group(&["rabat", "lyon"])]);
    assert_eq!(values(&results, "ghg_territorial", &both.id()), [(2020, Some(12.0))]);
    let basic = results.values_in_place(&IndicatorId::new("ghg_total_basic"), &both.id());
    assert_eq!(basic.iter().map(|own| own.value.missing_reason()).collect::<Vec<_>>(), [Some(MissingReason::NotAdded)]);
    assert!(results.observations().place_index(&group(&["rabat", "lyon"]).id()).is_none());
}

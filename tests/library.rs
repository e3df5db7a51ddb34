//! The library of communes against national totals and known values of its publications, worked out elsewhere.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use std::collections::BTreeSet;

use jumelles::base::Level;
use jumelles::library::{Edition, LibraryColumn, Pool, TerritoryFacts, search_territories};
use jumelles::tidy::{Register, Territory};

fn edition() -> &'static Edition {
    Edition::shipped()
}

fn column(table: &str, name: &str) -> &'static LibraryColumn {
    edition().column(table, name).unwrap_or_else(|| panic!("{table} has {name}"))
}

fn value(table: &str, name: &str, code: &str) -> Option<f64> {
    edition().value(column(table, name), edition().row(table, code)?)
}

/// The territories of Morocco at a level.
fn moroccan(levels: &[Level]) -> Vec<&'static Territory> {
    let is_own = |territory: &&Territory| territory.authority == "HCP" && levels.contains(&territory.level);
    Register::shipped().all().iter().filter(is_own).collect()
}

fn total(table: &str, name: &str, codes: &[&str]) -> f64 {
    codes.iter().filter_map(|code| value(table, name, code)).sum()
}

fn near(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!((found - expected).abs() <= tolerance, "{what}: {found} and not {expected}");
}

#[test]
fn every_row_is_a_territory_of_the_register_and_stands_once() {
    for (table, rows) in [("hcp_2024", 1632), ("hcp_2014", 1632), ("insee", 34_875), ("epci", 1255)] {
        let codes = edition().codes(table);
        assert_eq!(codes.len(), rows, "{table}");
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), rows, "{table}");
        let unknown: Vec<&String> = codes.iter().filter(|code| Register::shipped().with_code(code).is_empty()).collect();
        assert!(unknown.is_empty(), "{table}: {unknown:?}");
    }
}

#[test]
fn every_column_is_of_a_known_measure_and_cited() {
    let measures = jumelles::tidy::Measures::shipped();
    for column in edition().columns() {
        let publication = edition().publication(column).expect("a publication");
        assert!(!publication.licence.is_empty() && !publication.title.is_empty(), "{}", column.name);
        let Some(id) = &column.measure else { continue };
        let measure = measures.find(id.as_str()).unwrap_or_else(|| panic!("{id} is a measure"));
        let (own, of_measure) = (jumelles::base::Unit::parse(&column.unit), measure.parsed_unit());
        assert!(own.factor_to(&of_measure).is_some(), "{id}: {} and {}", column.unit, measure.unit);
        let known = edition().codes(&column.table).len();
        assert!((0..known).any(|row| edition().value(column, row).is_some()), "{} is empty", column.name);
    }
}

#[test]
fn communes_add_up_to_their_country_region_and_province() {
    let codes = |levels: &[Level]| moroccan(levels).iter().map(|territory| territory.code).collect::<Vec<_>>();
    let provinces = [Level::Province, Level::Prefecture];
    for (levels, count) in [(vec![Level::National], 1), (vec![Level::Region], 12), (provinces.to_vec(), 75), (vec![Level::Commune], 1503)] {
        assert_eq!(moroccan(&levels).len(), count, "{levels:?}");
        near(total("hcp_2024", "population", &codes(&levels)), 36_828_330.0, 40.0, "people of Morocco in 2024");
        near(total("hcp_2014", "population", &codes(&levels)) / 33_848_242.0, 1.0, 1e-3, "people of Morocco in 2014");
    }
    for name in ["households", "establishments"] {
        let country = value("hcp_2024", name, "MA").expect("the country");
        near(total("hcp_2024", name, &codes(&[Level::Commune])) / country, 1.0, 1e-3, name);
    }
    for above in moroccan(&[Level::Region, Level::Province, Level::Prefecture]) {
        let below: Vec<&str> = moroccan(&[Level::Commune])
            .into_iter()
            .filter(|commune| Register::shipped().is_below(commune, above.level, above.code))
            .map(|commune| commune.code)
            .collect();
        near(total("hcp_2024", "population", &below), value("hcp_2024", "population", above.code).expect("it"), 0.5, above.name);
    }
}

#[test]
fn france_adds_up_to_what_insee_publishes() {
    let codes: Vec<&str> = edition().codes("insee").iter().map(String::as_str).collect();
    let but_mayotte: Vec<&str> = codes.iter().copied().filter(|code| !code.starts_with("976")).collect();
    for (name, expected, tolerance) in [
        ("population_2013", 65_564_756.0, 1e-6),
        ("population_2018", 66_732_538.0, 1e-6),
        ("population_2021", 67_407_241.0, 1e-3),
        ("population_2023", 68_094_280.0, 1e-3),
    ] {
        near(total("insee", name, &but_mayotte) / expected, 1.0, tolerance, name);
    }
    for (name, expected, tolerance) in [
        ("households_2021", 30_510_000.0, 2e-3),
        ("dwellings_2018", 36_220_000.0, 2e-3),
        ("deaths_2022", 675_122.0, 6e-3),
        ("live_births_2022", 725_997.0, 4e-3),
        ("pharmacies_2024", 20_700.0, 5e-3),
    ] {
        near(total("insee", name, &codes) / expected, 1.0, tolerance, name);
    }
}

#[test]
fn towns_have_their_published_figures() {
    for (table, name, code, expected) in [
        ("hcp_2024", "population", "04.281.01.01", 507_736.0),
        ("hcp_2024", "population", "04.421.01.0", 509_916.0),
        ("hcp_2024", "population", "06.141.01.0", 3_215_935.0),
        ("hcp_2024", "population", "04.281", 1_284_247.0),
        ("hcp_2024", "population", "04", 5_132_639.0),
        ("hcp_2024", "households", "04.281.01.01", 138_708.0),
        ("hcp_2024", "unemployment_rate_pct", "04.421.01.0", 18.2),
        ("hcp_2024", "commute_employer_transport_pct", "04.281.01.01", 21.6),
        ("hcp_2024", "households_public_sewer_pct", "04.281.01.01", 96.5),
        ("hcp_2024", "establishments", "04.281.01.01", 20_221.0),
        ("hcp_2024", "unemployment_rate_pct", "MA", 21.3),
        ("hcp_2024", "illiteracy_rate_10plus_pct", "MA", 24.8),
        ("hcp_2014", "population", "04.281.01.01", 431_282.0),
        ("hcp_2014", "population", "04.421.01.0", 573_895.0),
        ("hcp_2014", "unemployment_rate_pct", "04.281.01.01", 20.9),
        ("hcp_2014", "households_internet_pct", "04.281.01.01", 34.0),
        ("hcp_2014", "illiteracy_rate_10plus_pct", "MA", 32.2),
        ("insee", "population_2021", "27229", 47_289.0),
        ("insee", "population_2023", "27229", 49_360.0),
        ("insee", "population_2021", "34172", 302_454.0),
        ("insee", "population_2021", "75056", 2_133_111.0),
        ("insee", "population_2021", "69123", 522_250.0),
        ("insee", "population_2021", "42218", 172_718.0),
        ("insee", "population_2021", "24037", 26_323.0),
        ("insee", "population_2021", "78361", 44_539.0),
        ("insee", "population_2021", "13055", 873_076.0),
        ("insee", "median_income_eur_2021", "27229", 18_580.0),
        ("insee", "poverty_rate_pct_2021", "27229", 29.0),
        ("insee", "median_income_eur_2021", "34172", 19_670.0),
        ("insee", "poverty_rate_pct_2021", "75056", 16.0),
        ("insee", "pharmacies_2024", "27229", 15.0),
        ("insee", "live_births_2022", "27229", 622.0),
        ("insee", "deaths_2022", "78361", 304.0),
    ] {
        near(value(table, name, code).unwrap_or_else(|| panic!("{name} of {code}")), expected, 1e-9, name);
    }
}

#[test]
fn shares_of_one_question_make_a_hundred_and_none_passes_it() {
    let ages = [
        "0_4", "5_9", "10_14", "15_19", "20_24", "25_29", "30_34", "35_39", "40_44", "45_49", "50_54", "55_59", "60_64", "65_69", "70_74",
        "75_plus",
    ];
    let ages: Vec<String> = ages.iter().map(|age| format!("age_{age}_pct")).collect();
    let sewage = ["households_public_sewer_pct", "households_septic_tank_pct", "households_sewage_other_pct"].map(str::to_owned).to_vec();
    for (table, question, tolerance) in
        [("hcp_2024", &ages, 1.0), ("hcp_2014", &ages, 1.0), ("hcp_2024", &sewage, 0.2), ("hcp_2014", &sewage, 0.3)]
    {
        let off = edition().codes(table).iter().filter(|code| {
            let values: Option<Vec<f64>> = question.iter().map(|name| value(table, name, code)).collect();
            values.is_some_and(|values| (values.iter().sum::<f64>() - 100.0).abs() > tolerance + 1e-9)
        });
        assert!(off.count() <= 2, "{table} {question:?}");
    }
    for column in edition().columns().iter().filter(|column| column.unit == "%") {
        let is_free = column.name.contains("multi") || column.name.contains("deficit") || column.name.contains("change");
        for row in 0..edition().codes(&column.table).len() {
            let value = edition().value(column, row);
            assert!(is_free || value.is_none_or(|value| (0.0..=100.0).contains(&value)), "{} {value:?}", column.name);
        }
    }
}

#[test]
fn communes_are_in_their_countries_and_homonyms_apart() {
    for commune in Pool::everywhere().communes(edition(), None) {
        let Some(at) = TerritoryFacts::new(edition(), commune).coordinates() else { continue };
        let is_in_morocco = (20.5..36.1).contains(&at.latitude) && (-17.3..-0.9).contains(&at.longitude);
        assert!(if commune.country() == "MA" { is_in_morocco } else { (-22.0..51.2).contains(&at.latitude) }, "{commune:?}");
    }
    let saint_denis = search_territories(edition(), "Saint-Denis", 30);
    let whole: BTreeSet<&str> = saint_denis.iter().filter(|found| found.is_whole_name()).map(|found| found.territory.code).collect();
    assert_eq!(whole, BTreeSet::from(["97411", "93066", "11339", "30247"]));
}

#[test]
fn a_commune_that_joins_others_says_so_over_the_years() {
    let towns = jumelles::tidy::Gazetteer::shipped();
    for place in towns.places() {
        let joined = Register::shipped().territory_of(place).is_some_and(|own| own.former_communes().any(|former| !former.name.is_empty()));
        assert!(!joined, "{} joins others: src/chart/caveats/mergers.rs leaves it out", place.id);
    }
    let text = "commune;code;année;Population\nAnnecy;74010;2013;52029\nAnnecy;74010;2021;131272\n";
    let loaded = support::load_text(text);
    let badges = |years: &str| {
        let question = support::question("annecy", "population", years);
        let speech = jumelles::speech::Speech::new(jumelles::speech::Language::Fr);
        let chart = jumelles::chart::render_chart(&loaded.values, &question, None, &speech).expect("a chart").chart;
        chart.badges.iter().map(|badge| badge.text.clone()).collect::<Vec<_>>()
    };
    assert!(badges("2013 2021").iter().any(|badge| badge.contains("Communes réunies")), "{:?}", badges("2013 2021"));
    assert!(badges("2021").iter().all(|badge| !badge.contains("Communes réunies")));
}

//! The sample against numbers worked out by other means: an oracle file, and the comparisons a talk would show.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use jumelles::base::{IndicatorId, Level, MeasureId, NoteCode, NoteMessage, PlaceId, Progress};
use jumelles::compare::answer_query;
use jumelles::engine::{Loaded, Recipes, ReferenceData, SourceFile, load, parse_supposition};
use jumelles::indicators::{Catalogue, Flag};
use support::{figures, loaded};

#[test]
fn every_figure_of_the_oracle_is_reproduced() {
    let oracle = include_str!("oracles/indicators.csv");
    let mut checked = 0;
    for line in oracle.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [place, indicator, year, geo, value, denominator] = cells[..] else { panic!("six cells: {line}") };
        let expected: f64 = value.parse().expect("a number");
        let outcomes = loaded().values.all_values(&IndicatorId::new(indicator));
        let level = Level::parse(geo).expect("a level");
        let found: Vec<_> =
            outcomes.iter().filter(|o| o.place.as_str() == place && o.time.to_string() == year && o.level == level).collect();
        let near = |o: &&&jumelles::indicators::IndicatorValue| {
            o.value.number().is_some_and(|v| (v - expected).abs() <= 1e-6 * expected.abs().max(1.0))
        };
        let outcome = found.iter().find(near).unwrap_or_else(|| panic!("{line}: found {found:?}"));
        let card = loaded().values.indicators().find(|card| card.id.as_str() == indicator).expect("a known indicator");
        let trace = loaded().values.trace(card, outcome);
        let codes = trace.flags.iter().map(Flag::code).collect::<Vec<_>>();
        let flagged = ["denominator_year_gap:", "denominator_between:"]
            .iter()
            .find_map(|start| codes.iter().find_map(|code| code.strip_prefix(start)).map(str::to_owned));
        assert_eq!(flagged.unwrap_or_default(), denominator, "{line}");
        checked += 1;
    }
    assert!(checked > 150, "only {checked} figures were checked");
}

/// The comparison of some towns, as `place value` with as many decimals as the reference prints.
fn check(places: &str, indicator: &str, years: &str, expected: &[(&str, f64)]) {
    let figures = figures(places, indicator, years);
    for (place, value) in expected {
        let row = figures.rows.iter().find(|row| row.place.id.as_str() == *place).expect("a row");
        let found = row.value().unwrap_or_else(|| panic!("{place} has no {indicator}: {:?}", row.value_or_reason()));
        let decimals = value.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let printed = format!("{found:.decimals$}");
        assert_eq!(printed, format!("{value:.decimals$}"), "{indicator} of {place}");
    }
}

const ALL: &str = "kenitra rabat evreux montpellier saint_etienne bergerac lyon paris mantes_la_jolie";

#[test]
fn kenitra_grows_and_rabat_empties() {
    let expected = [
        ("kenitra", 1.65),
        ("montpellier", 1.37),
        ("lyon", 0.35),
        ("saint_etienne", 0.13),
        ("mantes_la_jolie", -0.21),
        ("evreux", -0.29),
        ("bergerac", -0.42),
        ("paris", -0.61),
        ("rabat", -1.18),
    ];
    check(ALL, "population_growth", "2022", &expected);
}

#[test]
fn densities() {
    let expected = [
        ("paris", 20_054.0),
        ("lyon", 10_879.0),
        ("montpellier", 5399.0),
        ("mantes_la_jolie", 4717.0),
        ("rabat", 4394.0),
        ("kenitra", 4178.0),
        ("saint_etienne", 2158.0),
        ("evreux", 1827.0),
        ("bergerac", 479.0),
    ];
    check(ALL, "population_density", "2022", &expected);
}

#[test]
fn persons_in_a_household() {
    let expected = [("kenitra", 3.6), ("rabat", 3.2), ("evreux", 2.07), ("lyon", 1.92), ("montpellier", 1.89), ("paris", 1.88)];
    check(ALL, "persons_per_household", "", &expected);
}

#[test]
fn unemployment_at_the_census() {
    let expected = [
        ("kenitra", 20.0),
        ("rabat", 18.2),
        ("evreux", 19.8),
        ("montpellier", 18.5),
        ("lyon", 11.1),
        ("paris", 10.5),
        ("saint_etienne", 19.6),
        ("mantes_la_jolie", 19.4),
        ("bergerac", 17.7),
    ];
    check(ALL, "unemployment", "", &expected);
}

#[test]
fn going_to_work_without_a_car() {
    let expected = [("paris", 89.3), ("kenitra", 80.0), ("rabat", 69.5), ("lyon", 65.1), ("france", 29.4)];
    check("kenitra rabat lyon paris france", "non_car_commute", "", &expected);
}

#[test]
fn water_networks() {
    let expected = [("kenitra", 75.0), ("rabat", 81.1), ("montpellier", 82.5), ("lyon", 85.3), ("paris", 91.0)];
    check("kenitra rabat montpellier lyon paris", "water_network_yield", "", &expected);
    check("kenitra rabat", "water_network_yield", "2005", &[("kenitra", 72.2), ("rabat", 68.2)]);
}

#[test]
fn ten_years_of_households_in_kenitra() {
    for (indicator, before, after) in [
        ("electricity_access", 94.4, 99.3),
        ("water_access", 92.6, 98.8),
        ("sewer_connection", 89.0, 96.5),
        ("informal_housing", 8.3, 2.5),
        ("waste_collection_coverage", 96.8, 98.4),
    ] {
        check("kenitra", indicator, "2014", &[("kenitra", before)]);
        check("kenitra", indicator, "2024", &[("kenitra", after)]);
    }
}

#[test]
fn kenitra_and_rabat_side_by_side() {
    for (indicator, kenitra, rabat) in [
        ("water_access", 98.8, 99.4),
        ("sewer_connection", 96.5, 99.0),
        ("electricity_access", 99.3, 99.8),
        ("informal_housing", 2.5, 0.8),
        ("illiteracy", 13.1, 11.1),
        ("school_enrolment", 95.9, 96.3),
    ] {
        check("kenitra rabat", indicator, "2024", &[("kenitra", kenitra), ("rabat", rabat)]);
    }
}

#[test]
fn waste_collected_per_person() {
    check("kenitra montpellier paris", "msw_pc", "2022", &[("montpellier", 501.0), ("paris", 513.0), ("kenitra", 293.0)]);
    check("kenitra", "msw_pc", "2004", &[("kenitra", 301.0)]);
}

#[test]
fn tonnes_of_thirteen_communes_are_never_divided_by_the_people_of_one() {
    let rabat = figures("rabat", "msw_pc", "");
    assert_eq!(rabat.rows[0].value(), None);
    assert_eq!(rabat.rows[0].value_or_reason().missing_reason(), Some(jumelles::base::MissingReason::PerimeterMismatch));
}

#[test]
fn a_file_nobody_knows_is_computed_too() {
    let loaded =
        support::load_text("Town,Measure,Year,Value,Unit\nChefchaouen,Population,2024,46 168,persons\nChefchaouen,Area,2024,1 035,ha\n");
    let outcomes = loaded.values.all_values(&IndicatorId::new("population_density"));
    let value = outcomes[0].value.number().expect("a density");
    assert!((value - 46_168.0 / 10.35).abs() < 1e-6, "{value}");
}

#[test]
fn what_no_indicator_shows_is_shown_as_it_is_read() {
    let text = "ville,mesure,année,valeur,unité\nKénitra,Bornes de recharge,2023,12,\nRabat,Bornes de recharge,2023,40,\n\
                Rabat,Pistes cyclables,2023,31,km\nRabat,2e tranche de travaux,2023,7,km\nRabat,Déchets municipaux collectés,2023,198200,t\n";
    let loaded = support::load_text(text);
    let value = |id: &str| loaded.values.all_values(&IndicatorId::new(id)).iter().find_map(|own| own.value.number());
    // Unknown to the catalogue, known without what its rate needs, beginning with a figure.
    assert_eq!(value("bornes_de_recharge"), Some(12.0));
    assert_eq!(value("cycle_path_km"), Some(31.0));
    assert_eq!(value("municipal_waste_t"), Some(198_200.0));
    assert_eq!(value("2e_tranche_de_travaux"), Some(7.0));
    // Where the rate can be computed both are shown.
    let rated = format!("{text}Rabat,Population,2023,515619,personnes\n");
    let loaded = support::load_text(&rated);
    assert!(!loaded.values.all_values(&IndicatorId::new("msw_pc")).is_empty());
    assert!(!loaded.values.all_values(&IndicatorId::new("municipal_waste_t")).is_empty());
    // Everything that was read can be shown, once: under its own name or by the indicator that reads it.
    let sample = support::loaded();
    for measure in sample.values.observations().measures() {
        let shown: Vec<&str> = sample.values.indicators().filter(|own| own.shows(measure.id.as_str())).map(|own| own.id.as_str()).collect();
        assert!(!shown.is_empty(), "{} cannot be shown", measure.id);
    }
}

#[test]
fn a_wide_file_is_computed_too() {
    let loaded = support::load_text("Commune;Année;Population;Superficie (ha)\nÉvreux;2022;48 335;2 646\nVille X;2022;1 000;n.d.\n");
    let outcomes = loaded.values.all_values(&IndicatorId::new("population_density"));
    let evreux = outcomes.iter().find(|o| o.place.as_str() == "evreux").and_then(|o| o.value.number()).expect("a density");
    assert!((evreux - 1826.72).abs() < 0.01, "{evreux}");
    let other = outcomes.iter().find(|o| o.place.as_str() == "ville_x").expect("a row");
    assert_eq!(other.value.missing_reason(), Some(jumelles::base::MissingReason::NotReported));
}

/// What the program reads from a text, as if it were a file.
fn read(name: &str, text: &str) -> Loaded {
    let source = SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    load(&ReferenceData::shipped(), vec![source], &Recipes::default(), &Progress::default())
}

fn value(loaded: &Loaded, indicator: &str, place: &str, year: &str) -> Option<f64> {
    let outcomes = loaded.values.values_in_place(&IndicatorId::new(indicator), &PlaceId::new(place));
    outcomes.iter().find(|outcome| outcome.time.to_string() == year).and_then(|outcome| outcome.value.number())
}

#[test]
fn inventories_add_up_to_their_published_totals() {
    let beside = include_str!("oracles/gpc_inventory.csv").to_owned();
    // The same figures with the notation key in the cell, as others write them.
    let inside: String = beside
        .lines()
        .map(|line| match line.rsplit_once(',') {
            Some((rest, key)) if rest.ends_with(',') => format!("{rest}{key}\n"),
            Some((rest, _)) => format!("{rest}\n"),
            None => String::new(),
        })
        .collect();
    for text in [beside, inside] {
        let loaded = read("inventaire.csv", &text);
        let mut checked = 0;
        let mut totals = include_str!("oracles/gpc_totals.csv").lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = totals.next().expect("names").split(',').skip(2).collect();
        for line in totals {
            let cells: Vec<&str> = line.split(',').collect();
            let place = cells[0].to_lowercase();
            for (name, expected) in names.iter().zip(&cells[2..]) {
                let expected: f64 = expected.parse().expect("a number");
                let found = value(&loaded, name, &place, cells[1]).unwrap_or_else(|| panic!("{place} has no {name}"));
                assert!((found - expected).abs() <= 1e-9 * expected.abs(), "{place} {name}: {found}, not {expected}");
                checked += 1;
            }
        }
        assert_eq!(checked, 24);
    }
}

#[test]
fn what_is_not_estimated_is_counted_and_what_does_not_occur_is_nothing() {
    let text = "ville;année;réf. GPC;émissions (ktCO2e)\nKénitra;2023;I.1.1;1,5\nKénitra;2023;I.1.2;NE\nKénitra;2023;II.1.1;C\n\
                Kénitra;2023;III.1.1;NO; IE\nKénitra;2023;IV.1;NO\nKénitra;2022;I.1.1;NE\n";
    let loaded = read("inventaire.csv", &text.replace("NO; IE", "\"NO; IE\""));
    assert_eq!(value(&loaded, "ghg_total_basic", "kenitra", "2023"), Some(1500.0));
    // A BASIC+ with a line of its own that does not occur is known, and a BASIC with nothing estimated is not zero.
    assert_eq!(value(&loaded, "ghg_basic_plus", "kenitra", "2023"), Some(1500.0));
    assert_eq!(value(&loaded, "ghg_industrial_processes", "kenitra", "2023"), Some(0.0));
    assert_eq!(value(&loaded, "ghg_total_basic", "kenitra", "2022"), None);
    assert_eq!(value(&loaded, "ghg_basic_plus", "kenitra", "2022"), None);
    let card = loaded.values.indicators().find(|card| card.id.as_str() == "ghg_total_basic").expect("the card");
    let outcomes = loaded.values.values_in_place(&card.id, &PlaceId::new("kenitra"));
    let flags = |rank: usize| loaded.values.trace(card, &outcomes[rank]).flags.iter().map(Flag::code).collect::<Vec<_>>();
    assert!(flags(1).contains(&"partial:2".to_owned()), "{:?}", flags(1));
    assert!(flags(0).contains(&"partial:1".to_owned()) && flags(0).iter().any(|flag| flag.starts_with("missing_refs:")), "{:?}", flags(0));
}

/// The one result of a formula in its year, on a town where `x` has these values, one a year from 1950.
fn worked_out(formula: &str, unit: &str, x: &[f64]) -> Vec<Option<f64>> {
    let text = format!("[[indicator]]\nid = \"essai\"\nunit = \"{unit}\"\nformula = \"{formula}\"\n");
    let library = ReferenceData::with_custom_indicators(Catalogue::parse_cards(&text).expect("cards"));
    let rows: String =
        x.iter().enumerate().map(|(rank, value)| format!("Rabat;{};{}\n", 1950 + rank, value.to_string().replace('.', ","))).collect();
    let source = SourceFile { name: "essai.csv".to_owned(), bytes: format!("ville;année;x (t/an)\n{rows}").into_bytes() };
    let loaded = load(&library, vec![source], &Recipes::default(), &Progress::default());
    let outcomes = loaded.values.values_in_place(&IndicatorId::new("essai"), &PlaceId::new("rabat"));
    assert!(!outcomes.is_empty(), "{formula}: {:?}", loaded.notes);
    outcomes.iter().map(|outcome| outcome.value.number()).collect()
}

#[test]
fn first_order_decay_gives_the_methane_of_the_ipcc() {
    let oracle = include_str!("oracles/first_order_decay.csv");
    let cells: Vec<Vec<f64>> = oracle
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().expect("a number")).collect())
        .collect();
    for (column, parameters) in ["0.15, 0.5, 0.705, 0.185, 0", "0.4, 0.5, 0.705, 0.06, 0", "0.15, 0.5, 0.715, 0.09, 0"].iter().enumerate() {
        let waste: Vec<f64> = cells.iter().map(|row| row[column + 1]).collect();
        let found = worked_out(&format!("first_order_decay(x, {parameters}) / 28"), "tCO2e/year", &waste);
        assert_eq!(found.len(), cells.len());
        for (row, found) in cells.iter().zip(found) {
            let methane = found.expect("a value");
            assert!((methane - row[column + 4]).abs() < 1e-9, "{} {parameters}: {methane}, not {}", row[0], row[column + 4]);
        }
    }
    // IPCC 2006, volume 5, table 3A1.1: a hundred a year, k = 0.1, printed with one decimal.
    let printed = [0.0, 9.5, 18.1, 25.9, 33.0, 39.3, 45.1];
    let found = worked_out("decomposed(x, 0.1)", "t/year", &[100.0; 7]);
    for (found, printed) in found.into_iter().zip(printed) {
        assert!((found.expect("a value") - printed).abs() < 0.06);
    }
}

#[test]
fn models_of_waste_and_wastewater_give_the_hand_checks() {
    let near = |formula: &str, unit: &str, x: f64, expected: f64| {
        let found = worked_out(formula, unit, &[x]).first().copied().flatten().expect("a value");
        assert!((found - expected).abs() <= 5e-5 * expected.max(1.0), "{formula}: {found}, not {expected}");
    };
    let doc = "degradable_carbon(0.511, 0, 0.165, 0.02, 0.025)";
    near(&format!("x * {doc}"), "t/year", 1.0, 0.15725);
    near(&format!("methane_commitment(x, {doc}, 0.5, 1, 0.1)"), "tCO2e/year", 1.0, 1.3209);
    near(&format!("methane_commitment(x, {doc}, 0.5, 0.8, 0)"), "tCO2e/year", 1.0, 1.1741);
    near(&format!("methane_commitment(x, {doc}, 0.6, 1, 0.1)"), "tCO2e/year", 1.0, 1.5851);
    near("composting(x)", "kgCO2e/year", 1.0, 175.6);
    near("wastewater_methane(x * 1[person·year/t], 37, 1.25, 0.018)", "tCO2e/year", 100_000.0, 850.8);
}

#[test]
fn activities_times_factors_give_the_published_emissions() {
    let text = include_str!("oracles/activities.csv");
    let loaded = read("activites.csv", text);
    let mut checked = 0;
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let measure = MeasureId::new(&format!("ghg_gpc_{}", cells[2].to_lowercase().replace('.', "_")));
        let place = PlaceId::new(&cells[0].to_lowercase());
        let found =
            loaded.values.observations().of_place_and_measure(&place, &measure).find_map(|(own, _)| own.value.number()).expect("emissions");
        let published: f64 = cells[8].parse().expect("a number");
        assert!((found - published).abs() < 0.001, "{line}: {found}");
        checked += 1;
    }
    assert_eq!(checked, 17);
}

#[test]
fn parts_of_a_sector_add_up_and_each_is_shown() {
    let text = "ville;année;réf. GPC;énergie;consommation;unité;facteur\nKénitra;2023;II.1.1;gazole;1000;l;diesel_road_per_l\n\
                Kénitra;2023;II.1.1;essence;1000;l;petrol_road_per_l\nKénitra;2023;I.1.1;gaz;5;MWh PCS;natural_gas_res_per_kwh_ncv\n";
    let loaded = read("activites.csv", text);
    let total = value(&loaded, "ghg_basic_transport", "kenitra", "2023").expect("a total");
    assert!((total - (2.733_94 + 2.341_58)).abs() < 1e-9, "{total}");
    let card = loaded.values.indicators().find(|card| card.id.as_str() == "ghg_basic_transport").expect("the card");
    let outcomes = loaded.values.values_in_place(&card.id, &PlaceId::new("kenitra"));
    assert_eq!(loaded.values.trace(card, &outcomes[0]).inputs.len(), 2);
    // A gas bill in gross kilowatt-hours is no net one: refused with a word, not counted.
    assert_eq!(value(&loaded, "ghg_basic_stationary", "kenitra", "2023"), None);
    assert!(loaded.notes.iter().any(|note| note.code() == NoteCode::UnitMismatch), "{:?}", loaded.notes);
}

#[test]
fn indicators_of_ones_own_are_computed_or_refused_with_a_reason() {
    let cards = "[[indicator]]\nid = \"bornes_pc\"\nunit = \"number/100000 persons\"\nformula = \"\\\"Bornes de recharge\\\" / population\"\n\
                 fr = \"Bornes\"\n[[indicator]]\nid = \"faux\"\nunit = \"persons\"\nformula = \"population + licornes\"\n\
                 [[indicator]]\nid = \"population_density\"\nunit = \"persons/ha\"\nformula = \"population / area_km2\"\n";
    let library = ReferenceData::with_custom_indicators(Catalogue::parse_cards(cards).expect("cards"));
    let text = "Ville;Année;Population;Superficie (km²);Bornes de recharge\nKénitra;2024;500000;100;35\n";
    let source = SourceFile { name: "essai.csv".to_owned(), bytes: text.as_bytes().to_vec() };
    let loaded = load(&library, vec![source], &Recipes::default(), &Progress::default());
    let rate = value(&loaded, "bornes_pc", "kenitra", "2024").expect("a rate");
    assert!((rate - 7.0).abs() < 1e-9, "{rate}");
    assert_eq!(value(&loaded, "population_density", "kenitra", "2024"), Some(50.0), "hers replaces ours");
    let refused: Vec<_> = loaded.notes.iter().filter(|note| note.code() == NoteCode::FormulaUnknownMeasure).collect();
    let [note] = refused.as_slice() else { panic!("{refused:?}") };
    let NoteMessage::FormulaUnknownMeasure { text, place, .. } = &note.message else { panic!("{note:?}") };
    assert_eq!((text.as_str(), *place), ("licornes", 14));
}

#[test]
fn a_supposition_is_checked_worked_out_and_told() {
    let library = ReferenceData::shipped();
    let results = &loaded().values;
    let read = |text: &str| parse_supposition(&library, results, text);
    let what_if = read("Kénitra 2024 population = population * 1.2").expect("a supposition");
    assert!((what_if.value - 609_283.2).abs() < 1e-6, "{}", what_if.value);
    assert_eq!(read("kenitra 2030 recycled_t = 500").map(|own| own.value), Ok(500.0));
    assert_eq!(read("kenitra 2030 recycled_t = 500000[kg]").map(|own| own.value), Ok(500.0));
    let rate = read("kenitra 2011 recycled_t = in_town(paris, msw_recycled) * municipal_waste_t").expect("another town's rate");
    assert!(rate.value > 0.0 && rate.value < 120_000.0, "{}", rate.value);
    let code = |text: &str| read(text).map(|own| own.value).map_err(|note| note.code());
    assert_eq!(code("kenitra 2024 population = area_km2"), Err(NoteCode::FormulaWrongUnit));
    assert_eq!(code("kenitra 2024 licornes = 2"), Err(NoteCode::FormulaUnknownMeasure));
    assert_eq!(code("atlantide 2024 population = 2"), Err(NoteCode::SuppositionUnknownTown));
    assert_eq!(code("kenitra population 2"), Err(NoteCode::SuppositionUnclear));
    let copy = results.with_suppositions(&[what_if], &library.measures);
    let card = copy.indicators().find(|card| card.id.as_str() == "population_density").expect("the card");
    let outcomes = copy.values_in_place(&card.id, &PlaceId::new("kenitra"));
    let outcome = outcomes.iter().find(|own| own.time.to_string() == "2024" && own.level == Level::Commune).expect("2024");
    assert!(copy.trace(card, outcome).flags.iter().any(|flag| matches!(flag, Flag::Supposed(_))));
    // The chart says that it is no measurement.
    let figures = answer_query(&copy, &support::question("kenitra rabat", "population_density", "2024"));
    let spec = support::chart_of(&figures, None, jumelles::speech::Language::Fr);
    assert!(spec.badges.iter().any(|badge| badge.text == "Hypothèse"), "{:?}", spec.badges);
}

#[test]
fn an_inventory_may_bring_its_population_or_stand_by_years() {
    let text = "city,year,population,gpc_ref,tco2e\nKenitra,2023,500000,I.1.1,1000000\nKenitra,2023,500000,II.1.1,500000\n";
    let loaded = read("a.csv", text);
    assert_eq!(value(&loaded, "ghg_per_capita_basic", "kenitra", "2023"), Some(3.0));
    let text = "ville;réf. GPC;2022 (tCO2e);2023 (tCO2e)\nKénitra;I.1.1;10;20\nKénitra;II.1.1;5;NE\n";
    let loaded = read("b.csv", text);
    assert_eq!(value(&loaded, "ghg_total_basic", "kenitra", "2022"), Some(15.0), "{:?}", loaded.notes);
    assert_eq!(value(&loaded, "ghg_total_basic", "kenitra", "2023"), Some(20.0));
}

#[test]
fn grades_of_data_are_shares_of_emissions_and_living_carbon_stands_apart() {
    let text = "ville;année;réf. GPC;énergie;consommation;unité;facteur;qualité des données\n\
                Kénitra;2023;I.1.1;gaz;1000;MWh;natural_gas_res_per_kwh_ncv;H\nKénitra;2023;II.1.1;gazole;1000;l;diesel_road_per_l;faible\n\
                Kénitra;2023;I.1.1;bois;2;TJ;wood_co2_biogenic_per_tj;M\n";
    let loaded = read("activites.csv", text);
    let total = value(&loaded, "ghg_total_basic", "kenitra", "2023").expect("a total");
    assert!((total - (202.559 + 2.733_94)).abs() < 1e-6, "{total}");
    let apart = value(&loaded, "ghg_biogenic", "kenitra", "2023").expect("apart");
    assert!((apart - 224.0).abs() < 1e-9, "{apart}");
    let card = loaded.values.indicators().find(|card| card.id.as_str() == "ghg_total_basic").expect("the card");
    let outcomes = loaded.values.values_in_place(&card.id, &PlaceId::new("kenitra"));
    let flags: Vec<String> = loaded.values.trace(card, &outcomes[0]).flags.iter().map(Flag::code).collect();
    assert!(flags.contains(&"quality:H=99%,M=0%,L=1%".to_owned()), "{flags:?}");
}

#[test]
fn a_figure_a_thousand_times_another_asks_for_its_unit() {
    let loaded = read("a.csv", "ville;année;municipal_waste_t\nKénitra;2021;180000\nKénitra;2022;181\nKénitra;2023;182\n");
    let told: Vec<_> = loaded.notes.iter().filter(|note| note.code() == NoteCode::Thousandfold).collect();
    assert_eq!(told.len(), 1, "{:?}", loaded.notes);
    assert!(!loaded.notes.iter().any(|note| note.code() == NoteCode::Jump));
}

#[test]
fn money_of_two_countries_meets_only_through_a_stated_rate() {
    let card = |formula: &str, flags: &str| {
        format!("[[indicator]]\nid = \"budget\"\nunit = \"EUR/person\"\nformula = \"{formula}\"\nflags = [{flags}]\nfr = \"Budget\"\n")
    };
    let text = "ville;année;municipal_budget_mad;population\nRabat;2024;1000000;100\nKénitra;2024;500000;100\n";
    let loaded = |card: &str| {
        let library = ReferenceData::with_custom_indicators(Catalogue::parse_cards(card).expect("a card"));
        let source = SourceFile { name: "a.csv".to_owned(), bytes: text.as_bytes().to_vec() };
        load(&library, vec![source], &Recipes::default(), &Progress::default())
    };
    let refused = loaded(&card("municipal_budget_mad / population", ""));
    assert!(refused.notes.iter().any(|note| note.code() == NoteCode::FormulaWrongUnit), "{:?}", refused.notes);
    let stated = loaded(&card("municipal_budget_mad * 0.092[EUR/MAD] / population", "\"rate:0.092 EUR/MAD (2024, BAM)\""));
    let value = value(&stated, "budget", "rabat", "2024").expect("a value");
    assert!((value - 920.0).abs() < 1e-9, "{value}");
    let figures = answer_query(&stated.values, &support::question("rabat kenitra", "budget", ""));
    let spec = support::chart_of(&figures, None, jumelles::speech::Language::Fr);
    assert!(spec.footnotes.iter().any(|caption| caption.contains("0.092 EUR/MAD (2024, BAM)")), "{:?}", spec.footnotes);
}

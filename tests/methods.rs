//! Rules of method: one period for a change, factors that fit, stacks of declared parts, shares in any currency. Numbers worked out by
//! hand.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use jumelles::base::{IndicatorId, NoteCode, PlaceId};
use jumelles::chart::{ChartKind, render_chart};
use jumelles::compare::ComparisonQuery;
use jumelles::engine::{ReferenceData, first_query};
use jumelles::speech::{Language, Speech};

/// SDG 11.3.1 divides two rates of one period. Worked out by hand: (50 − 30) ÷ 30 ÷ 20 years over ln(507 736 ÷ 359 142) ÷ 20 years.
#[test]
fn land_and_people_change_over_one_period() {
    let text = "commune;année;Population;Surface bâtie (km²)\nKénitra;2004;359142;30\nKénitra;2014;431282;\nKénitra;2024;507736;50\n";
    let loaded = support::load_text(text);
    let values = loaded.values.all_values(&IndicatorId::new("lcrpgr"));
    let found = values.iter().find_map(|own| own.value.number()).expect("a ratio");
    assert!((found - 1.925_425_7).abs() < 1e-4, "{found}");
    // Where no year has both, there is no period and no ratio.
    let text = "commune;année;Population;Surface bâtie (km²)\nKénitra;2004;;30\nKénitra;2014;431282;\nKénitra;2024;507736;50\n";
    let loaded = support::load_text(text);
    assert!(loaded.values.all_values(&IndicatorId::new("lcrpgr")).iter().all(|own| own.value.number().is_none()));
}

/// A factor has a country, a set of warming potentials and a heating value: where they do not fit, it is asked and never silent.
#[test]
fn a_factor_that_does_not_fit_is_asked_about() {
    let text = "city;year;gpc_ref;activity;unit;factor;gwp\n\
                Kénitra;2022;I.1.2;500000;MWh;grid_fr_ademe_2022;AR5\n\
                Kénitra;2022;I.1.1;1000000;kWh;natural_gas_res_per_kwh_ncv;AR4\n\
                Évreux;2022;I.1.1;1000000;kWh PCS;natural_gas_res_per_kwh_ncv;AR5\n\
                Évreux;2022;I.1.2;300000;MWh;grid_fr_ademe_2022;AR5\n";
    let loaded = support::load_text(text);
    let said: Vec<(NoteCode, u32)> =
        loaded.notes.iter().map(|note| (note.message.code(), note.location.as_ref().map_or(0, |at| at.line))).collect();
    for wanted in
        [(NoteCode::FactorCountry, 2), (NoteCode::FactorPotentials, 3), (NoteCode::FactorHeatingValue, 3), (NoteCode::UnitMismatch, 4)]
    {
        assert!(said.contains(&wanted), "{wanted:?} in {said:?}");
    }
    assert!(!said.iter().any(|(code, line)| *line == 5 && *code == NoteCode::FactorCountry), "a French factor for a French town");
    // The explanation names the factor, its source and its year, so that the figure can be redone.
    let value = loaded
        .values
        .all_values(&IndicatorId::new("ghg_gpc_i_1_2"))
        .into_iter()
        .find(|own| own.place.as_str() == "kenitra")
        .expect("a value");
    let trace = loaded.values.trace(loaded.values.indicators().find(|own| own.id.as_str() == "ghg_gpc_i_1_2").expect("shown"), &value);
    let remark = trace.inputs[0].observation.as_ref().map(|own| own.remark.to_string()).unwrap_or_default();
    assert!(remark.contains("grid_fr_ademe_2022") && remark.contains("FR") && remark.contains("2022"), "{remark}");
    assert!(trace.definition().ends_with("FR"), "{}", trace.definition());
}

/// Emissions by the potentials of two reports stand on different ground.
#[test]
fn given_emissions_keep_the_potentials_of_their_column() {
    let text = "city;year;gpc_ref;tco2e;gwp\nKénitra;2022;I.1.1;560000;AR4\nÉvreux;2022;I.1.1;76000;AR6\n";
    let loaded = support::load_text(text);
    let values = loaded.values.all_values(&IndicatorId::new("ghg_gpc_i_1_1"));
    let card = loaded.values.indicators().find(|own| own.id.as_str() == "ghg_gpc_i_1_1").expect("shown");
    let definitions: Vec<String> = values.iter().map(|own| loaded.values.trace(card, own).definition().to_owned()).collect();
    assert_eq!(definitions, ["AR4", "AR6"]);
}

/// Two estimates of the same methane are no parts of anything; classes of ages are.
#[test]
fn only_declared_parts_are_stacked() {
    let text = "commune;année;Population de 0 à 14 ans;Population de 15 à 29 ans;Hôtels;Pharmacies\n\
                Kénitra;2024;100;90;3;4\nÉvreux;2024;80;70;5;6\n";
    let loaded = support::load_text(text);
    let stacked = |ids: [&str; 2]| {
        let places = ["kenitra", "evreux"].map(PlaceId::new);
        let query = ComparisonQuery::from_places(&places, ids.map(IndicatorId::new).to_vec(), Vec::new()).expect("a query");
        render_chart(&loaded.values, &query, Some(ChartKind::Stacked), &Speech::new(Language::Fr)).is_ok()
    };
    assert!(stacked(["population_0_14", "population_15_29"]));
    assert!(!stacked(["hotels", "pharmacies"]));
}

/// 250 ÷ 640 and 90 ÷ 300: a share needs no rate, and two currencies never meet.
#[test]
fn shares_are_computed_in_any_currency() {
    let text = "ville;année;mesure;valeur;unité\nKénitra;2024;recettes propres;250000000;MAD\nKénitra;2024;recettes totales;640000000;MAD\n\
                Évreux;2024;recettes propres;90000;k€\nÉvreux;2024;recettes totales;300000;k€\nDakar;2024;recettes propres;5;millions FCFA\n\
                Dakar;2024;recettes totales;20;millions FCFA\nRabat;2024;recettes propres;5;MAD\nRabat;2024;recettes totales;20;€\n";
    let loaded = support::load_text(text);
    let values = loaded.values.all_values(&IndicatorId::new("own_revenue_share"));
    let share = |place: &str| values.iter().find(|own| own.place.as_str() == place).and_then(|own| own.value.number());
    assert_eq!(share("kenitra"), Some(39.0625));
    assert_eq!(share("evreux"), Some(30.0));
    assert_eq!(share("dakar"), Some(25.0));
    assert_eq!(share("rabat"), None);
}

/// Tonnes × degradable carbon × 0.5 × 0.6 × 0.5 × 16 ÷ 12 × 28. A town of a country without a default has no estimate, and a town whose
/// own carbon is known takes that.
#[test]
fn the_methane_of_waste_takes_the_default_of_the_country_and_says_so() {
    let text = "commune;année;Déchets municipaux collectés (t/an);Population\nKénitra;2020;1000;500\nÉvreux;2020;1000;500\n\
                Bruxelles;2020;1000;500\n";
    let loaded = support::load_text(text);
    let value = |place: &str| {
        let all = loaded.values.all_values(&IndicatorId::new("waste_methane_if_landfilled_pc"));
        all.into_iter().find(|own| own.place.as_str() == place)
    };
    for (place, kilograms) in [("kenitra", 1_761.2), ("evreux", 2_168.32)] {
        let found = value(place).and_then(|own| own.value.number()).unwrap_or_else(|| panic!("{place} has an estimate"));
        assert!((found - kilograms).abs() < 1e-6, "{place}: {found}");
    }
    assert_eq!(value("bruxelles").and_then(|own| own.value.number()), None);
    // The estimate is marked, its factor is named with its publication, and two estimates are near each other.
    let query = ComparisonQuery::from_places(
        &["kenitra", "evreux"].map(PlaceId::new),
        vec![IndicatorId::new("waste_methane_if_landfilled_pc")],
        Vec::new(),
    )
    .expect("a query");
    let speech = Speech::new(Language::Fr);
    let chart = render_chart(&loaded.values, &query, Some(ChartKind::Bars), &speech).expect("bars").chart;
    assert!(chart.badges.iter().any(|badge| badge.text.contains("GIEC")), "{:?}", chart.badges);
    assert!(chart.footnotes.iter().any(|note| note.contains("0,1936") && note.contains("tableau 2.3")), "{:?}", chart.footnotes);
    assert!(chart.headline.contains("estim"), "{}", chart.headline);
    assert!(chart.table.flag_codes.iter().any(|codes| codes.contains("default:waste_carbon_ma")), "{:?}", chart.table.flag_codes);
}

/// Who opens a file of waste sees its tonnes first, not what they would emit.
#[test]
fn what_was_read_is_shown_before_what_is_estimated() {
    let text = "commune;année;Déchets municipaux collectés (t/an)\nKénitra;2020;1000\nÉvreux;2020;1200\nRabat;2020;900\n";
    let loaded = support::load_text(text);
    let first = first_query(&ReferenceData::shipped(), &loaded.values).expect("a first question");
    assert_eq!(first.indicators, vec![IndicatorId::new("municipal_waste_t")]);
    let known: Vec<&str> = loaded.values.indicators().filter(|own| loaded.values.has_values(&own.id)).map(|own| own.id.as_str()).collect();
    assert!(known.contains(&"waste_methane_if_landfilled"), "{known:?}");
}

//! Series that are not of years, and parts of wholes: quarters, months, school years, "Urbain" and "Rural" stand in series of their own, are
//! drawn in their order, and never pass for the year or the whole. Numbers by hand.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use jumelles::base::{IndicatorId, NoteCode, PlaceId};
use jumelles::chart::ChartKind;
use jumelles::compare::Normalization;
use jumelles::engine::{Loaded, Recipes, SourceFile, load};
use jumelles::speech::{Language, Speech};
use jumelles::tidy::PlaceGroup;

const QUARTERS: &str = "Ville;Trimestre;Type;Logements autorisés\n\
    Kénitra;2021-T1;Individuel;120\nKénitra;2021-T1;Collectif;340\nKénitra;2021-T2;Individuel;131\nKénitra;2021-T2;Collectif;310\n\
    Kénitra;2022-T1;Individuel;150\nKénitra;2022-T1;Collectif;360\n\
    Montpellier;2021-T1;Individuel;80\nMontpellier;2021-T1;Collectif;640\nMontpellier;2021-T2;Individuel;91\n\
    Montpellier;2021-T2;Collectif;610\nMontpellier;2022-T1;Individuel;70\nMontpellier;2022-T1;Collectif;660\n";

fn values(loaded: &Loaded, indicator: &str, place: &str) -> Vec<(String, Option<f64>)> {
    let own = loaded.values.values_in_place(&IndicatorId::new(indicator), &PlaceId::new(place));
    own.iter().map(|value| (value.time.to_string(), value.value.number())).collect()
}

#[test]
fn quarters_and_parts_are_series_of_their_own() {
    let loaded = support::load_text(QUARTERS);
    let of = |indicator: &str| values(&loaded, indicator, "kenitra");
    let expected = |figures: [(&str, f64); 3]| figures.map(|(time, value)| (time.to_owned(), Some(value))).to_vec();
    assert_eq!(of("logements_autorises_individuel_quarter"), expected([("2021-T1", 120.0), ("2021-T2", 131.0), ("2022-T1", 150.0)]));
    assert_eq!(of("logements_autorises_collectif_quarter"), expected([("2021-T1", 340.0), ("2021-T2", 310.0), ("2022-T1", 360.0)]));
    // Nothing adds them up to a year, and nothing takes a part for the whole.
    assert!(of("logements_autorises").is_empty());
    let name = |language: Language| {
        let found = loaded.values.indicators().find(|own| own.id.as_str() == "logements_autorises_collectif_quarter").expect("listed");
        found.names.get(language).to_owned()
    };
    assert_eq!(name(Language::Fr), "Logements autorisés (Collectif, par trimestre)");
    assert_eq!(name(Language::Ar), "Logements autorisés – Collectif، حسب الربع");
}

#[test]
fn quarters_are_drawn_in_their_order_and_named() {
    let loaded = support::load_text(QUARTERS);
    let asked = ("kenitra montpellier", "logements_autorises_collectif_quarter", "");
    let lines = support::drawn_as(&loaded, Some(ChartKind::Lines), Language::Fr, asked).expect("lines").chart;
    let axis: Vec<(&str, f64)> = lines.categories.iter().map(|category| (category.label.as_str(), category.position)).collect();
    assert_eq!(axis, [("T1 2021", 2021.0), ("T2 2021", 2021.25), ("T1 2022", 2022.0)]);
    assert_eq!(lines.headline, "Kénitra, logements autorisés (Collectif, par trimestre)\u{a0}: de 340 au T1 2021 à 360 au T1 2022");
    // A quarter that no town has is answered with another one only aloud.
    let asked = ("kenitra montpellier", "logements_autorises_collectif_quarter", "2021-T4");
    let bars = support::drawn_as(&loaded, Some(ChartKind::Bars), Language::Fr, asked).expect("bars").chart;
    assert!(bars.badges.iter().any(|badge| badge.text == "Année demandée\u{a0}: T4 2021"), "{:?}", bars.badges);
}

#[test]
fn months_school_years_and_ranges_have_their_words() {
    let text = "commune,mois,voyageurs\nRabat,2022-01,120\nRabat,2022-02,118\nKénitra,2022-01,40\nKénitra,2022-02,41\n";
    let loaded = support::load_text(text);
    assert_eq!(values(&loaded, "voyageurs_month", "rabat"), [("2022-01".to_owned(), Some(120.0)), ("2022-02".to_owned(), Some(118.0))]);
    let text = "commune;année scolaire;Élèves\nRabat;2013/14;20000\nRabat;2014/15;19500\n";
    let loaded = support::load_text(text);
    assert_eq!(
        values(&loaded, "eleves_school_year", "rabat"),
        [("2013-2014".to_owned(), Some(20000.0)), ("2014-2015".to_owned(), Some(19500.0))]
    );
    let speech = Speech::new(Language::Fr);
    let said = |code: &str| speech.time_at(jumelles::base::Time::parse(code).expect("a span"));
    let all = ["2021", "2021-T3", "2022-02", "2013-2014", "2015-2019", "2022-03-05"].map(said);
    assert_eq!(all, ["en 2021", "au T3 2021", "en févr. 2022", "en 2013/14", "en 2015\u{2013}2019", "le 5 mars 2022"]);
}

/// A monthly amount over the population of a year would be a rate of neither.
#[test]
fn a_part_of_a_year_is_not_divided_by_the_people_of_a_year() {
    let text = "commune;période;mesure;valeur;unité\nRabat;2022-01;Déchets ménagers;4000;t\nRabat;2022;Population;515619;habitants\n";
    let loaded = support::load_text(text);
    let drawn = |normalization: Normalization| {
        let monthly = loaded.values.indicators().find(|own| own.id.as_str().ends_with("_month")).expect("a series of months").id.clone();
        let query = support::question("rabat", monthly.as_str(), "");
        let query = jumelles::compare::ComparisonQuery { normalization, ..query };
        let drawn = jumelles::chart::render_chart(&loaded.values, &query, Some(ChartKind::Bars), &Speech::new(Language::Fr));
        drawn.ok().and_then(|drawn| drawn.chart.series.iter().flat_map(|own| &own.points).find_map(|point| point.value.number()))
    };
    assert_eq!(drawn(Normalization::AsIs), Some(4000.0));
    assert_eq!(drawn(Normalization::Person), None);
}

#[test]
fn a_part_is_checked_against_its_whole_and_shown_beside_it() {
    let text = "Commune;Milieu;Année;Ménages\nRabat;Urbain;2024;170000\nRabat;Rural;2024;9000\nRabat;Ensemble;2024;160000\n";
    let loaded = support::load_text(text);
    assert_eq!(values(&loaded, "households_urbain", "rabat"), [("2024".to_owned(), Some(170_000.0))]);
    assert_eq!(values(&loaded, "households", "rabat"), [("2024".to_owned(), Some(160_000.0))]);
    assert!(loaded.notes.iter().any(|note| note.code() == NoteCode::PartOverWhole), "{:?}", loaded.notes);
}

/// Towns together: their quarters add up like their years.
#[test]
fn a_group_of_towns_has_its_quarters() {
    let group = PlaceGroup { name: "Les deux".to_owned(), members: vec![PlaceId::new("kenitra"), PlaceId::new("montpellier")] };
    let text = "Ville;Trimestre;Logements autorisés (logements)\nKénitra;2021-T1;120\nKénitra;2021-T2;131\nMontpellier;2021-T1;80\nMontpellier;2021-T2;91\n";
    let loaded = support::load_text(text);
    let grouped = loaded.values.observations().with_groups(std::slice::from_ref(&group), &[]);
    let measure = grouped.measures().iter().find(|measure| measure.id.as_str().ends_with("_quarter")).expect("a series of quarters");
    let sums: Vec<f64> = grouped
        .of_place_and_measure(&group.id(), &measure.id)
        .filter_map(|(own, is_used)| own.value.number().filter(|_| is_used))
        .collect();
    let series = grouped.series(&measure.id).expect("a series");
    let place = grouped.place_index(&group.id()).expect("the group");
    let added: Vec<Option<f64>> = series.within(&grouped.keys().rows_of_place(place)).iter().map(|own| own.value).collect();
    assert_eq!(added, [Some(200.0), Some(222.0)], "{sums:?}");
}

/// Names that are those of communes and of provinces: alone they are communes, and that is said on the picture; together with names that
/// only provinces have, they are provinces.
#[test]
fn a_level_nobody_wrote_is_assumed_aloud() {
    let text = "lieu;année;Arbres plantés\nKénitra;2023;1200\nRabat;2023;900\n";
    let loaded = support::load_text(text);
    assert!(loaded.notes.iter().any(|note| note.code() == NoteCode::LevelAssumed));
    let drawn = support::drawn_as(&loaded, None, Language::Fr, ("kenitra rabat", "arbres_plantes", "")).expect("a chart").chart;
    assert!(drawn.badges.iter().any(|badge| badge.text == "Niveau supposé"), "{:?}", drawn.badges);
    // Answered, it is no longer assumed.
    let mut recipe = jumelles::tidy::Recipe::default();
    recipe.answers.level = Some(jumelles::base::Level::Province);
    let recipes = Recipes { by_file: std::iter::once(("essai.csv".to_owned(), recipe)).collect(), ..Recipes::default() };
    let source = SourceFile { name: "essai.csv".to_owned(), bytes: text.as_bytes().to_vec() };
    let answered = load(support::library(), vec![source], &recipes, &jumelles::base::Progress::default());
    assert!(!answered.notes.iter().any(|note| note.code() == NoteCode::LevelAssumed));
    let drawn = support::drawn_as(&answered, None, Language::Fr, ("kenitra rabat", "arbres_plantes", "")).expect("a chart").chart;
    assert!(!drawn.badges.iter().any(|badge| badge.text == "Niveau supposé"));
    let text = "lieu;année;Arbres plantés\nKénitra;2023;1200\nSidi Kacem;2023;900\nAl Haouz;2023;300\n";
    let loaded = support::load_text(text);
    let levels: Vec<&str> = loaded.values.all_values(&IndicatorId::new("arbres_plantes")).iter().map(|own| own.level.code()).collect();
    assert_eq!(levels, ["province"; 3]);
}

/// "dont" names a part of the column before it, where the unit is the same.
#[test]
fn a_column_of_which_is_a_part_of_the_one_before() {
    let text = "Commune;Année;Population municipale;DMA (tonnes);dont OMR (t);dont recyclables (t);dont valorisés (%)\n\
        Évreux;2022;48 335;26 100;11 200;4 900;32\n";
    let loaded = support::load_text(text);
    let of = |indicator: &str| values(&loaded, indicator, "evreux").first().and_then(|(_, value)| *value);
    assert_eq!(of("municipal_waste_t"), Some(26_100.0));
    assert_eq!((of("municipal_waste_t_omr"), of("municipal_waste_t_recyclables")), (Some(11_200.0), Some(4_900.0)));
    assert_eq!(of("dont_valorises"), Some(32.0), "of another unit: no part");
    // 26 100 t over 48 335 people: the people of a French file are the municipal population.
    assert!(of("msw_pc").is_some_and(|value| (value - 539.981_38).abs() < 1e-4), "{:?}", of("msw_pc"));
    let text = "city;year;Jobs;of which women;of which men\nÉvreux;2022;900;500;400\n";
    let loaded = support::load_text(text);
    assert!(
        loaded.values.indicators().any(|own| own.names.en == "Jobs at the workplace (women)"),
        "{:?}",
        loaded.values.indicators().map(|own| own.names.en.clone()).filter(|name| name.contains("omen")).collect::<Vec<_>>()
    );
}

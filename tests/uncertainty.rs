//! Spread from the file to the picture: read beside or inside a cell, carried through formulas, drawn, and heard in the headline.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use jumelles::chart::{ChartKind, render_chart};
use jumelles::compare::answer_query;
use jumelles::engine::Loaded;
use jumelles::speech::{Language, Speech};
use support::{load_text, question};

fn interval(loaded: &Loaded, place: &str, indicator: &str) -> Option<(f64, f64)> {
    answer_query(&loaded.values, &question(place, indicator, "")).rows[0].interval()
}

fn near(found: Option<(f64, f64)>, expected: (f64, f64)) {
    let (low, high) = found.expect("an interval");
    assert!((low - expected.0).abs() < 1e-3 && (high - expected.1).abs() < 1e-3, "{low} {high}, not {expected:?}");
}

#[test]
fn an_interval_is_read_from_the_cell_or_from_the_columns_beside_it() {
    let beside =
        load_text("Ville;Année;Taux de chômage (%);Taux de chômage borne inf (%);Taux de chômage borne sup (%)\nRabat;2024;18,2;17;19,4\n");
    near(interval(&beside, "rabat", "unemployment"), (17.0, 19.4));
    let inside = load_text("Ville;Année;Taux de chômage (%)\nRabat;2024;18,2 ± 1,2\nKénitra;2024;20 [18,5–21,5]\n");
    near(interval(&inside, "rabat", "unemployment"), (17.0, 19.4));
    near(interval(&inside, "kenitra", "unemployment"), (18.5, 21.5));
    let long = load_text("place,measure,year,value,unit,low,high\nRabat,population,2024,500,thousand,450,560\n");
    near(interval(&long, "rabat", "population"), (450_000.0, 560_000.0));
    // A margin of 10 % of tonnes is a part of them; one of a share is so many points.
    let margin = load_text(
        "place,measure,year,value,unit,incertitude (%)\nRabat,municipal_waste_t,2024,1000,t,10\nRabat,population,2024,1000,persons,\n",
    );
    near(interval(&margin, "rabat", "msw_pc"), (900.0, 1100.0));
}

/// The guidelines of the IPCC (2006, volume 1, chapter 3): of a product the shares add in quadrature (equation 3.1), of a sum
/// the amounts (equation 3.2).
#[test]
fn an_interval_is_carried_through_a_formula_as_the_guidelines_say() {
    // 150 000 t ± 10 % for 500 000 people: 300 kg ± 30.
    let quotient = load_text(
        "place;year;measure;value;unit\nRabat;2024;municipal_waste_t;150 000 ± 10 %;t\nRabat;2024;population;500 000;persons\n\
         Kénitra;2024;municipal_waste_t;150 000 ± 3 %;t\nKénitra;2024;population;500 000 ± 0 %;persons\n",
    );
    near(interval(&quotient, "rabat", "msw_pc"), (270.0, 330.0));
    near(interval(&quotient, "kenitra", "msw_pc"), (291.0, 309.0));
    // 100 ± 30 and 200 ± 40 are 300 ± 50.
    let sum = load_text("city;year;gpc_ref;tco2e\nRabat;2024;I.1.1;100 ± 30\nRabat;2024;I.2.1;200 ± 40\nRabat;2024;I.3.1;NO\n");
    near(interval(&sum, "rabat", "ghg_basic_stationary"), (250.0, 350.0));
}

#[test]
fn what_the_uncertainty_covers_is_no_difference() {
    let text = |spread: &str| {
        format!("Ville;Année;Taux de chômage (%)\nKénitra;2024;20,0 ± {spread}\nRabat;2024;18,2 ± {spread}\nÉvreux;2024;12,0 ± {spread}\n")
    };
    let chart = |spread: &str, kind: ChartKind, language: Language| {
        let loaded = load_text(&text(spread));
        let asked = question("kenitra rabat evreux", "unemployment", "2024");
        render_chart(&loaded.values, &asked, Some(kind), &Speech::new(language)).expect("a chart").chart
    };
    for (language, unclear) in [(Language::Fr, "pas d’écart net"), (Language::En, "no clear difference"), (Language::Ar, "لا فرق واضح")]
    {
        // 1,8 is within √(1,5² + 1,5²) = 2,1 and beyond √(1,2² + 1,2²) = 1,7, although those intervals still overlap.
        let (wide, narrow) = (chart("1,5", ChartKind::Bars, language), chart("1,2", ChartKind::Bars, language));
        assert!(wide.headline.contains(unclear), "{}", wide.headline);
        assert!(!narrow.headline.contains(unclear), "{}", narrow.headline);
        assert!(
            wide.alternative_headlines.iter().all(|said| !said.contains('2') || !said.contains("2e")),
            "{:?}",
            wide.alternative_headlines
        );
        assert!(wide.series[0].points.iter().all(|point| point.interval.is_some()));
        assert!(wide.axis.high >= 21.2 - 1e-9, "the scale holds the end of the interval: {}", wide.axis.high);
    }
    // A form that cannot draw intervals tells them.
    let table = chart("1,2", ChartKind::Table, Language::Fr);
    assert!(table.footnotes.iter().any(|line| line.contains("entre 18,8")), "{:?}", table.footnotes);
}

#[test]
fn what_is_said_around_a_value_must_hold_it() {
    let loaded =
        load_text("Ville;Année;Taux de chômage (%);Taux de chômage borne inf (%);Taux de chômage borne sup (%)\nRabat;2024;18,2;19;21\n");
    assert_eq!(interval(&loaded, "rabat", "unemployment"), None);
    let codes: Vec<&str> = loaded.notes.iter().map(|note| note.message.key()).collect();
    assert!(codes.contains(&"bounds-aside"), "{codes:?}");
}

//! Questions to charts: what must hold whatever the figures are. What charts of real towns say is in `goldens.rs`.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use std::fmt::Write as _;

use jumelles::base::Level;
use jumelles::chart::{BadgeTone, ChartKind, ChartSpec, build_chart, pointed_figure, render_chart};
use jumelles::compare::{Annotations, ComparisonQuery, answer_query};
use jumelles::engine::Loaded;
use jumelles::render::{Item, Scene, Size, Theme, ThemeName, draw_chart_alone, draw_chart_slide};
use jumelles::speech::{Language, Speech};
use proptest::prelude::*;
use support::{chart, chart_of, drawn_as, figures, load_text, made_up, property_config, subject, villes};

#[test]
fn service_areas_are_not_communes() {
    let spec = chart(Language::Fr, "kenitra rabat paris", "water_network_yield", "");
    assert!(spec.badges.iter().any(|badge| badge.text == "Périmètres différents"), "{:?}", spec.badges);
    assert!(spec.footnotes.iter().any(|caption| caption.contains("périmètre RAK")), "{:?}", spec.footnotes);
}

#[test]
fn a_kind_that_does_not_fit_names_one_that_does() {
    let speech = Speech::new(Language::Fr);
    let several = figures("kenitra", "water_access sewer_connection", "2014 2024");
    let refusal = build_chart(&several, Some(ChartKind::Bars), &speech).expect_err("bars take one indicator");
    assert_eq!(refusal.alternative, Some(ChartKind::Grouped));
    let one = figures("kenitra evreux", "population_density", "");
    assert_eq!(build_chart(&one, Some(ChartKind::Grouped), &speech).expect_err("one year").alternative, Some(ChartKind::Bars));
    let mixed = figures("kenitra evreux", "population_density water_access", "2024");
    assert_eq!(
        build_chart(&mixed, None, &speech).map(|chart| chart.kind),
        Ok(ChartKind::Table),
        "people per km² and per cent share no axis"
    );
}

#[test]
fn what_is_drawn_upon_a_chart_moves_with_its_data() {
    let mut annotations = Annotations::default();
    assert!(annotations.add("gap") && annotations.add("target") && annotations.add("2014 = Recensement") && annotations.add("2014=Census"));
    assert!(!annotations.add("mardi=Tramway") && !annotations.add("2014") && !annotations.add("2014= "));
    assert_eq!(annotations.events.iter().map(|event| format!("{} {}", event.year, event.label)).collect::<Vec<_>>(), ["2014 Census"]);
    let asked = |places: &str, indicator: &str, kind| {
        let question = ComparisonQuery { annotations: annotations.clone(), ..support::question(places, indicator, "") };
        render_chart(&support::loaded().values, &question, Some(kind), &Speech::new(Language::En)).expect("a chart").chart
    };
    let marks = |chart: &ChartSpec| chart.marks.iter().map(|mark| format!("{:?} {}", mark.role, mark.label)).collect::<Vec<_>>();
    let bars = asked("kenitra evreux", "population_density", ChartKind::Bars);
    assert_eq!(marks(&bars), ["Difference +2,351 (×\u{a0}2.3)"]);
    // The same of other towns: the mark follows.
    assert_eq!(marks(&asked("kenitra rabat", "population_density", ChartKind::Bars)), ["Difference \u{2212}216"]);
    let lines = asked("kenitra evreux", "population_density", ChartKind::Lines);
    assert_eq!(marks(&lines), ["Difference +2,351 (×\u{a0}2.3)", "Event 2014\u{a0}: Census"]);
    for chart in [&bars, &lines, &asked("kenitra evreux", "population_density", ChartKind::Multiples)] {
        let scene = draw_chart_slide(chart, &Theme::builtin(ThemeName::Slide));
        assert!(inside(&scene) && colliding(&scene).is_none(), "{:?}", colliding(&scene));
        assert!(chart.marks.iter().all(|mark| words(&scene).contains(&mark.label.replace(char::is_whitespace, " "))), "{}", words(&scene));
    }
}

#[test]
fn a_mark_is_drawn_or_said_to_be_impossible() {
    let text = "ville;mesure;année;valeur;unité\nKénitra;Taux de chômage;2024;20,0;%\nRabat;Taux de chômage;2024;18,2;%\n\
                Salé;Taux de chômage;2024;21,4;%\nMaroc;Taux de chômage;2024;21,3;%\n";
    let loaded = load_text(text);
    let drawn = |kind: ChartKind, mark: &str, places: &str| {
        let mut question = support::question(places, "unemployment", "");
        question.indicators =
            loaded.values.indicators().filter(|one| loaded.values.has_values(&one.id)).map(|one| one.id.clone()).take(1).collect();
        assert!(question.annotations.add(mark), "{mark} is a mark");
        render_chart(&loaded.values, &question, Some(kind), &Speech::new(Language::Fr)).expect("a chart").chart
    };
    let marks = |chart: &ChartSpec| chart.marks.iter().map(|mark| mark.label.replace('\u{a0}', " ")).collect::<Vec<_>>();
    let places: Vec<String> = loaded.values.places().iter().map(|place| place.id.to_string()).filter(|id| id != "maroc").collect();
    assert_eq!(marks(&drawn(ChartKind::Bars, "national", &places.join(" "))), ["Maroc : 21,3 % (2024)"]);
    assert_eq!(marks(&drawn(ChartKind::Bars, "median", &places.join(" "))), ["médiane des 3 villes : 20,0 %"]);
    for (kind, mark, towns) in [(ChartKind::Bars, "median", 2), (ChartKind::Table, "national", 3), (ChartKind::Bars, "2019=Tramway", 3)] {
        let chart = drawn(kind, mark, &places.iter().take(towns).cloned().collect::<Vec<_>>().join(" "));
        assert_eq!((marks(&chart).len(), chart.undrawn_marks), (0, vec![mark.to_owned()]), "{kind:?}");
    }
}

#[test]
fn lines_are_cut_to_the_twins_and_nobody_is_lost() {
    let table = |rows: &[(&str, i32, u32)]| {
        let mut text = String::from("ville;mesure;année;valeur;unité\n");
        for (town, year, people) in rows {
            writeln!(text, "{town};Population;{year};{people};personnes").expect("a String takes everything");
        }
        load_text(&text)
    };
    let dates = [1990, 1994, 2004, 2014, 2024];
    let mut rows: Vec<(&str, i32, u32)> = dates.iter().skip(1).map(|year| ("Ville 1", *year, 300_000)).collect();
    rows.extend(dates.iter().skip(1).map(|year| ("Ville 2", *year, 500_000)));
    rows.extend(dates.iter().map(|year| ("Ville 3", *year, 400_000)));
    rows.extend(dates.iter().map(|year| ("Ville 4", *year, 2_000_000)));
    let lines = |rows: &[(&str, i32, u32)]| {
        drawn_as(&table(rows), Some(ChartKind::Lines), Language::Fr, ("ville_1 ville_2 ville_3 ville_4", "population", ""))
            .expect("lines")
            .chart
    };
    let chart = lines(&rows);
    assert_eq!(chart.series.len(), 3, "the largest town has no line");
    assert!(chart.outside.iter().any(|town| town.starts_with("Ville 4")) && chart.axis.high < 1_000_000.0);
    let said = chart.reading_key.join(" ");
    assert!(said.contains("Ville 4") && chart.alt_text.contains("Ville 4"), "{said}");
    assert_eq!(chart.categories.first().map(|date| date.label.as_str()), Some("1994"), "before the twins there is another story");
    assert!(chart.subtitle.contains("1994 à 2024"), "{}", chart.subtitle);
    // A town whose only figures are older than those of the twins keeps them.
    rows.retain(|(town, year, _)| *town != "Ville 3" || *year == 1990);
    let chart = lines(&rows);
    let old = chart.series.iter().find(|series| series.name.contains("Ville 3")).expect("a line");
    assert!(old.points.iter().any(|point| point.value.number().is_some()), "no town loses all it has");
}

#[test]
fn the_last_date_is_written_whoever_has_it() {
    let mut text = String::from("ville;mesure;année;valeur;unité\n");
    for (town, years) in [("Ville 1", &[2004, 2014, 2020][..]), ("Ville 2", &[2004, 2014, 2020, 2024][..])] {
        for year in years {
            writeln!(text, "{town};Population;{year};{};personnes", 200_000 + year).expect("a String takes everything");
        }
    }
    let loaded = load_text(&text);
    for language in Language::ALL {
        let drawn = drawn_as(&loaded, Some(ChartKind::Lines), language, ("ville_1 ville_2", "population", "")).expect("lines");
        let scene = draw_chart_slide(&drawn.chart, &Theme::builtin(ThemeName::Slide));
        let is_label = |text: &str| scene.items.iter().any(|item| matches!(item, Item::Text { text: own, .. } if own == text));
        assert!(["2004", "2014", "2024"].into_iter().all(is_label), "{}", words(&scene));
    }
}

#[test]
fn parts_of_one_family_stand_together_in_one_hue() {
    use jumelles::chart::SeriesColor;
    let modes = "commute_car commute_taxi_pct commute_walk commute_public_transport commute_two_wheels commute_employer_transport_pct";
    let spec = drawn_as(support::loaded(), Some(ChartKind::Shares), Language::Fr, ("kenitra rabat", modes, "2024")).expect("a chart").chart;
    let hues: Vec<Option<(u8, u8)>> = spec
        .series
        .iter()
        .map(|series| if let SeriesColor::Family { hue, tint } = series.color { Some((hue, tint)) } else { None })
        .collect();
    let named: Vec<(u8, u8)> = hues.iter().copied().flatten().collect();
    assert_eq!((named.len(), hues.last()), (6, Some(&None)), "six modes, and the others in grey");
    // A hue that was left does not come back, and each part of it is paler than the one before.
    let changes = named.windows(2).filter(|pair| pair[0].0 != pair[1].0).count();
    let distinct: std::collections::BTreeSet<u8> = named.iter().map(|(hue, _)| *hue).collect();
    assert_eq!((changes + 1, distinct.len()), (3, 3), "{named:?}");
    assert!(named.windows(2).all(|pair| pair[1].1 == if pair[0].0 == pair[1].0 { pair[0].1 + 1 } else { 0 }), "{named:?}");
    // Their names stand above the first bar, where there is no legend.
    let scene = draw_chart_slide(&spec, &Theme::builtin(ThemeName::Slide));
    assert!(spec.series.iter().all(|series| words(&scene).contains(&series.name)), "{}", words(&scene));
    assert!(colliding(&scene).is_none());
}

#[test]
fn large_amounts_are_labelled_in_millions() {
    let loaded = towns(&[Some(2_113_705), Some(520_774), Some(1_400_000)]);
    for (language, label) in [(Language::Fr, "2,11 M"), (Language::En, "2.11 M"), (Language::Ar, "2,11 مليون")] {
        let drawn = |kind| drawn_as(&loaded, Some(kind), language, ("ville_0 ville_1 ville_2", "population", "")).expect("a chart").chart;
        let flat = |text: &str| text.replace('\u{a0}', " ");
        let bars = drawn(ChartKind::Bars);
        assert_eq!(flat(&bars.series[0].points[0].label), label);
        assert_eq!((bars.axis.thousands, flat(&bars.axis.suffix)), (2, label.split_once(' ').expect("a suffix").1.to_owned()));
        assert!(bars.headline.chars().filter(char::is_ascii_digit).count() > 0 && !bars.headline.contains(" M"), "{}", bars.headline);
        // A table is for exact figures.
        assert!(drawn(ChartKind::Table).series[0].points[0].label.ends_with("705"));
    }
    // One small town keeps all in ones: 0,005 M says nothing.
    let mixed = towns(&[Some(2_113_705), Some(4_800)]);
    let chart = drawn_as(&mixed, Some(ChartKind::Bars), Language::Fr, ("ville_0 ville_1", "population", "")).expect("a chart").chart;
    assert_eq!(chart.series[0].points[0].label.replace('\u{a0}', " "), "2 113 705");
}

/// The texts of a scene, without the lines being cut.
fn words(scene: &Scene) -> String {
    let texts = scene.items.iter().filter_map(|item| if let Item::Text { text, .. } = item { Some(text.as_str()) } else { None });
    texts.collect::<Vec<_>>().join(" ").replace(char::is_whitespace, " ")
}

/// Every bar of a scene as (left, right); swatches of the legend are square and left out.
fn bars(scene: &Scene) -> Vec<(f64, f64)> {
    let rects = scene.items.iter().filter_map(|item| match item {
        // The badge of warnings has round corners of eight, and a narrow stroke in its sign.
        Item::Rect { at, width, height, radius, .. } if *radius < 7.0 && (width - height).abs() > 0.01 && *width > 4.0 => {
            Some((at.x, at.x + width))
        }
        Item::Rect { .. } | Item::Path { .. } | Item::Area { .. } | Item::Dot { .. } | Item::Text { .. } => None,
    });
    rects.collect()
}

/// The first thing that leaves the scene, if any does.
fn outside(scene: &Scene) -> Option<&Item> {
    scene.items.iter().find(|item| {
        let ((left, right), (top, bottom)) = (item.horizontal_extent(), item.vertical_extent());
        left < -0.01 || top < -0.01 || right > scene.width + 0.01 || bottom > scene.height + 0.01
    })
}

fn inside(scene: &Scene) -> bool {
    outside(scene).is_none()
}

/// Two texts that overlap, if any do.
fn colliding(scene: &Scene) -> Option<(String, String)> {
    let texts: Vec<(&Item, &String)> =
        scene.items.iter().filter_map(|item| if let Item::Text { text, .. } = item { Some((item, text)) } else { None }).collect();
    for (rank, (a, first)) in texts.iter().enumerate() {
        for (b, second) in texts.iter().skip(rank + 1) {
            let ((l, r), (t, b)) = ((a.horizontal_extent(), b.horizontal_extent()), (a.vertical_extent(), b.vertical_extent()));
            if l.0 + 0.5 < r.1 && r.0 + 0.5 < l.1 && t.0 + 0.5 < b.1 && b.0 + 0.5 < t.1 {
                return Some(((*first).clone(), (*second).clone()));
            }
        }
    }
    None
}

/// Towns with made-up populations, as a user's file would hold them.
fn towns(values: &[Option<u32>]) -> Loaded {
    let mut text = String::from("ville;mesure;année;valeur;unité\n");
    for (index, value) in values.iter().enumerate() {
        let value = value.map_or_else(|| "n.d.".to_owned(), |value| value.to_string());
        writeln!(text, "Ville {index};Population;2024;{value};personnes").expect("a String takes everything");
    }
    load_text(&text)
}

/// Every kind in every language, of 2, 7 and 40 towns, with and without gaps, is drawn or names a kind that can be.
#[test]
fn every_kind_is_drawn_or_names_one_that_is() {
    for (count, gaps) in [2, 7, 40].into_iter().flat_map(|count| [(count, false), (count, true)]) {
        let loaded = made_up(count, gaps, 7);
        for (kind, language) in ChartKind::ALL.iter().flat_map(|kind| Language::ALL.map(|language| (*kind, language))) {
            let drawn = |kind: ChartKind, subject: &str| drawn_as(&loaded, Some(kind), language, (&villes(count), subject, ""));
            let Err(refused) = drawn(kind, subject(kind)) else { continue };
            let alternative = refused.alternative.map(|alternative| drawn(alternative, subject(kind)));
            assert!(alternative.is_none_or(|drawn| drawn.is_ok()), "{kind:?} of {count} towns: {:?} cannot be drawn", refused.alternative);
        }
    }
}

proptest! {
    #![proptest_config(property_config("charts", 40))]

    #[test]
    fn no_label_meets_another_and_nothing_leaves_the_frame(
        seed in any::<u64>(),
        count in proptest::sample::select(&[2_usize, 3, 5, 7, 9, 12, 20, 40][..]),
        gaps in any::<bool>(),
        language in proptest::sample::select(Language::ALL.to_vec()),
        small in any::<bool>(),
    ) {
        let loaded = made_up(count, gaps, seed);
        for kind in ChartKind::ALL {
            let Ok(drawn) = drawn_as(&loaded, Some(*kind), language, (&villes(count), subject(*kind), "")) else { continue };
            let theme = Theme::builtin(ThemeName::Slide);
            let scene = if small { draw_chart_alone(&drawn.chart, &theme, Size { width: 900.0, height: 420.0 }, 17.0) } else { draw_chart_slide(&drawn.chart, &theme) };
            let name = kind.name();
            prop_assert!(inside(&scene), "{name} of {count}: {:?}", outside(&scene));
            let meeting = colliding(&scene);
            prop_assert!(meeting.is_none(), "{name} of {count}: {meeting:?}");
            // Every figure that is known answers to the pointer where it is drawn; what is missing is said.
            if *kind != ChartKind::Bump {
                let rows: Vec<usize> = scene.hit_areas.iter().map(|touch| touch.row).collect();
                let whole = |slot: usize| drawn.chart.series.iter().all(|series| series.points.get(slot).is_none_or(|point| point.value.number().is_some()));
                for series in &drawn.chart.series {
                    for (slot, point) in series.points.iter().enumerate().filter(|(_, point)| point.value.number().is_some()) {
                        // A town that lacks one of two scales has no place; one that lacks a part has no whole.
                        if matches!(kind, ChartKind::Scatter | ChartKind::Stacked | ChartKind::Shares) && !whole(slot) {
                            continue;
                        }
                        // A dot of a scatter answers for both its scales.
                        let other = drawn.chart.series.last().and_then(|series| series.points.get(slot)).map(|point| point.table_row);
                        prop_assert!(rows.contains(&point.table_row) || (*kind == ChartKind::Scatter && other.is_some_and(|row| rows.contains(&row))), "{name}: {} of {} is not drawn", point.label, series.name);
                    }
                }
            }
            for town in drawn.comparison.places() {
                let known = drawn.comparison.rows.iter().any(|row| row.place.id == town.place.id && row.value().is_some());
                if !known {
                    let said = format!("{} {}", words(&scene), drawn.chart.footnotes.join(" "));
                    prop_assert!(said.contains(&town.place.names.fr), "{name}: {} is missing without a word", town.place.names.fr);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(property_config("charts", 24))]

    #[test]
    fn whatever_the_figures_the_picture_is_whole_and_honest(
        values in proptest::collection::vec(proptest::option::of(1_u32..5_000_000), 1..16),
        language in proptest::sample::select(Language::ALL.to_vec()),
    ) {
        let loaded = towns(&values);
        let places: Vec<String> = (0..values.len()).map(|index| format!("ville_{index}")).collect();
        let question: ComparisonQuery = support::question(&places.join(" "), "population", "");
        let figures = answer_query(&loaded.values, &question);
        let spec = chart_of(&figures, None, language);
        let scene = draw_chart_slide(&spec, &Theme::builtin(ThemeName::Slide));
        prop_assert!(inside(&scene), "something leaves the slide");
        // Every town is drawn or named as missing, in an order that is total.
        let seen = words(&scene);
        for slot in &spec.categories {
            prop_assert!(seen.contains(&slot.label), "{} is not drawn", slot.label);
        }
        let known: Vec<f64> = figures.rows.iter().filter_map(jumelles::compare::ComparisonRow::value).collect();
        prop_assert!(known.windows(2).all(|pair| pair[0] >= pair[1]));
        prop_assert!(figures.rows.iter().skip(known.len()).all(|row| row.value().is_none()));
        // Bars begin at one line, and are as long as their values ask.
        let drawn = bars(&scene);
        let rtl = language.is_rtl();
        let starts: Vec<f64> = drawn.iter().map(|(left, right)| if rtl { *right } else { *left }).collect();
        prop_assert!(starts.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.01), "{starts:?}");
        if let (Some(first), Some(largest)) = (drawn.first(), known.first()) {
            let unit = (first.1 - first.0) / largest;
            for ((left, right), value) in drawn.iter().zip(&known) {
                prop_assert!((right - left - value * unit).abs() < 0.5, "{value}: {left} to {right}");
            }
        }
    }
}

/// Names, definitions and sources as long as a hostile or merely thorough file may have them.
#[test]
fn long_names_and_endless_remarks_stay_on_the_slide() {
    for count in [1, 2, 7, 20] {
        let mut text = String::from("ville;mesure;année;valeur;unité;définition;source;éditeur\n");
        for index in 0..count {
            let name =
                format!("Communauté {index} de communes de la vallée du Sebou et des forêts de la Mamora {}", "et autres lieux ".repeat(9));
            let definition = format!("définition {index} {}", "très longue ".repeat(30));
            writeln!(
                text,
                "{name};Population;20{:02};{};personnes;{definition};Recueil {index};Éditeur {index} {definition}",
                10 + index % 10,
                1000 + index
            )
            .expect("a String takes everything");
        }
        let loaded = load_text(&text);
        let places: Vec<String> = loaded.values.places().iter().map(|place| place.id.to_string()).collect();
        let figures = answer_query(&loaded.values, &support::question(&places.join(" "), "population", ""));
        for language in Language::ALL {
            let spec = chart_of(&figures, None, language);
            let scene = draw_chart_slide(&spec, &Theme::builtin(ThemeName::Slide));
            assert!(inside(&scene), "{count} towns, {}: something leaves the slide", language.code());
            assert_eq!(bars(&scene).len(), count, "every bar is drawn");
            let flat = |text: &str| text.split_whitespace().collect::<String>();
            let seen = flat(&words(&scene));
            let whole = spec.footnotes.iter().all(|footnote| seen.contains(flat(footnote).trim_end_matches('.')));
            assert_ne!(seen.contains(&flat(&spec.overflow_note)), whole, "what is left out, and only that, is told");
            assert!(count < 7 || !whole, "this much does not fit");
        }
    }
}

#[test]
fn tempting_comparisons_are_refused_or_badged() {
    // Sums over other territories are never divided by the people of one town.
    for (place, indicator) in [("rabat", "msw_pc"), ("rabat", "water_total_pc"), ("paris", "pt_trips_pc"), ("lyon", "pt_trips_pc")] {
        let figures = figures(&format!("{place} evreux"), indicator, "");
        let own = figures.rows.iter().find(|row| row.place.id.as_str() == place).expect("a row");
        let foreign = own.trace.as_ref().is_some_and(|trace| trace.result.level == Level::Commune && own.value().is_some());
        assert!(!foreign, "{place} {indicator}: {:?}", own.value());
    }
    // What can be drawn says in the picture why it is not quite comparable.
    for (places, indicator, years, badges) in [
        ("rabat lyon paris", "green_area_per_100k", "", &["Définitions différentes", "Années différentes"][..]),
        ("paris lyon", "water_network_yield", "", &["Définitions différentes", "Années différentes", "Périmètres différents"][..]),
        ("montpellier kenitra", "hospital_beds", "", &["Définitions différentes", "Périmètres différents"][..]),
        ("paris kenitra", "ghg_per_capita_basic", "", &["Kénitra\u{a0}: n.d."][..]),
        ("lyon montpellier", "pt_trips_pc", "", &["Périmètres différents"][..]),
        ("montpellier lyon kenitra", "voter_turnout", "", &["Années différentes", "Périmètres différents"][..]),
    ] {
        let spec = chart(Language::Fr, places, indicator, years);
        let told = |wanted: &&str| spec.badges.iter().any(|badge| badge.tone != BadgeTone::Good && badge.text.starts_with(*wanted));
        assert!(badges.iter().any(told), "{indicator} of {places}: {:?}", spec.badges);
    }
}

/// What differs most is measured on the spread of all towns: 40 points of 15.8 come before 3 of 8.3, totals of large and small towns are
/// left out, and four towns are too few to say what is usual.
#[test]
fn what_differs_most_is_measured_on_the_spread_of_the_towns() {
    let text = |towns: usize| {
        let rows =
            ["Kénitra;2022;10;10;900000", "Rabat;2022;50;13;1000", "Lyon;2022;20;11;500", "Paris;2022;30;12;400", "Évreux;2022;40;30;300"];
        format!("commune;année;part A (%);part B (%);tonnage (t/an)\n{}\n", rows.get(..towns).expect("five towns").join("\n"))
    };
    let asked = support::question("kenitra rabat", "part_a", "");
    let draw = |towns| render_chart(&load_text(&text(towns)).values, &asked, Some(ChartKind::Gaps), &Speech::new(Language::Fr));
    let chart = draw(5).expect("a chart").chart;
    let names: Vec<&str> = chart.categories.iter().map(|category| category.label.as_str()).collect();
    // What the library adds beside the tonnes may differ too, less than these.
    assert_eq!(names.get(..2), Some(&["part A", "part B"][..]), "{names:?}");
    // Kénitra stands at (10 - 30) / 15.811 of the mean, Rabat as far above it.
    let positions: Vec<f64> = chart.series.iter().filter_map(|series| series.points.first()?.value.number()).collect();
    assert!((positions[0] + 1.264_911).abs() < 1e-6 && (positions[1] - 1.264_911).abs() < 1e-6, "{positions:?}");
    assert_eq!(chart.series[0].points[0].label, "10\u{a0}%");
    assert!(draw(4).is_err(), "four towns");
}

/// Under the pointer: the rank where all are of one year and territory, the value, the gap to the focus, and the cell.
#[test]
fn a_figure_under_the_pointer_is_told() {
    let text =
        "commune;année;taux de chômage (%);Population\nKénitra;2022;10;1000\nRabat;2022;14;3000\nÉvreux;2022;8;1000\nLyon;2012;5;1000\n";
    let loaded = load_text(text);
    let told = |places: &str, indicator: &str, town: &str, language| {
        let answer = answer_query(&loaded.values, &support::question(places, indicator, ""));
        let row = answer.rows.iter().position(|row| row.place.id.as_str() == town).expect("a row");
        pointed_figure(&answer, row, &Speech::new(language)).join(" | ").replace('\u{a0}', " ")
    };
    let three = "kenitra rabat evreux";
    let rabat = told(three, "unemployment", "rabat", Language::Fr);
    assert!(rabat.starts_with("Rabat, 2022, 1re sur 3 | 14 %") && rabat.contains("4,0 points de plus que Kénitra"), "{rabat}");
    assert!(rabat.ends_with("ligne 3"), "{rabat}");
    let evreux = told(three, "unemployment", "evreux", Language::En);
    assert!(evreux.contains("3 of 3") && evreux.contains("2.0 percentage points lower than Kenitra"), "{evreux}");
    let people = told(three, "population", "rabat", Language::Fr);
    assert!(people.contains("200 % de plus que Kénitra"), "{people}");
    // The focus is not set beside itself, and figures ten years apart are not ranked or set beside each other.
    assert!(!told(three, "unemployment", "kenitra", Language::Fr).contains("de plus"));
    let far = told("kenitra rabat lyon", "unemployment", "lyon", Language::Fr);
    assert!(!far.contains("sur 3") && !far.contains("de moins"), "{far}");
}

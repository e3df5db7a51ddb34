//! Marks: reference lines on every kind that can bear them, the figure each mark stands for, parts that name what they leave, trends in
//! tables, and charts side by side. Then the same in PowerPoint.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};

use jumelles::chart::{ChartKind, ChartSpec, Deck, MarkKind, MarkScale, render_chart};
use jumelles::compare::ComparisonQuery;
use jumelles::engine::Loaded;
use jumelles::render::{Format, Scene, Theme, ThemeName, draw_chart_slide, export};
use jumelles::speech::{Language, Speech};
use support::{drawn_as, load_text, made_up, subject};
use zip::ZipArchive;

/// Ten Moroccan towns and their country, three years, two measures.
fn country() -> Loaded {
    let towns = ["Kénitra", "Rabat", "Salé", "Fès", "Meknès", "Tanger", "Agadir", "Marrakech", "Casablanca", "Oujda", "Maroc"];
    let mut text = String::from("ville;mesure;année;valeur;unité\n");
    for (index, town) in (0_u32..).zip(towns) {
        for year in [2004, 2014, 2024] {
            let unemployed = 12 + (index * 7 + year) % 11;
            let illiterate = 20 + (index * 5 + year / 10) % 13;
            write!(text, "{town};Taux de chômage;{year};{unemployed};%\n{town};Taux d’analphabétisme;{year};{illiterate};%\n")
                .expect("a String takes everything");
        }
    }
    load_text(&text)
}

fn asked(loaded: &Loaded, kind: ChartKind, marks: &[&str]) -> Option<ChartSpec> {
    let needs_two = [ChartKind::Scatter, ChartKind::Panels, ChartKind::Dumbbell].contains(&kind);
    let indicators = if needs_two { "unemployment illiteracy" } else { "unemployment" };
    let years = if kind == ChartKind::Grouped { "2004 2024" } else { "" };
    let few = [ChartKind::Grouped, ChartKind::Lines].contains(&kind);
    let places = if kind == ChartKind::Dumbbell { "kenitra rabat" } else { "kenitra rabat sale fes meknes tanger agadir marrakech" };
    let count = if few { 4 } else { 8 };
    let known: Vec<String> = loaded.values.places().iter().map(|place| place.id.to_string()).collect();
    let found = |wanted: &str| known.iter().find(|id| id.as_str() == wanted || id.starts_with(wanted)).cloned();
    let places: Vec<String> = places.split(' ').take(count).filter_map(found).collect();
    let mut question = support::question(&places.join(" "), indicators, years);
    for mark in marks {
        assert!(question.annotations.add(mark), "{mark} is a mark");
    }
    render_chart(&loaded.values, &question, Some(kind), &Speech::new(Language::Fr)).ok().map(|rendered| rendered.chart)
}

#[test]
fn every_kind_with_a_scale_bears_a_median_and_a_national_figure() {
    let loaded = country();
    let bearing = [
        ChartKind::Bars,
        ChartKind::Grouped,
        ChartKind::Arrow,
        ChartKind::Slope,
        ChartKind::Lines,
        ChartKind::Multiples,
        ChartKind::Strip,
        ChartKind::Scatter,
    ];
    for kind in bearing {
        let chart = asked(&loaded, kind, &["median", "national"]).unwrap_or_else(|| panic!("{kind:?} suits these towns"));
        assert_eq!(chart.undrawn_marks, Vec::<String>::new(), "{kind:?}");
        for role in [MarkKind::Median, MarkKind::National] {
            let scales: Vec<MarkScale> = chart.marks.iter().filter(|mark| mark.role == role).map(|mark| mark.scale).collect();
            let wanted: &[MarkScale] = if kind == ChartKind::Scatter { &[MarkScale::Across, MarkScale::Main] } else { &[MarkScale::Main] };
            assert_eq!(scales, wanted, "{kind:?}, {role:?}");
        }
        // A mark is on its scale, and every picture says what it is.
        for mark in chart.reference_marks() {
            let axis = if mark.scale == MarkScale::Across { chart.x_axis.as_ref().expect("an axis") } else { &chart.axis };
            assert!(axis.low <= mark.from && mark.to <= axis.high, "{kind:?}: {mark:?} is off {axis:?}");
        }
        let scene = draw_chart_slide(&chart, &Theme::builtin(ThemeName::Slide));
        let said = words(&scene);
        for mark in chart.reference_marks() {
            // The panels of small multiples have no room: the key says it, with a capital.
            let label = mark.label.replace(char::is_whitespace, " ").to_lowercase();
            assert!(said.contains(&label), "{kind:?} lacks {label}: {said}");
        }
    }
    // What stacks, ranks or lists bears none, and says so.
    for kind in [ChartKind::Table, ChartKind::Bump] {
        if let Some(chart) = asked(&loaded, kind, &["median", "national"]) {
            assert_eq!(chart.undrawn_marks, ["median", "national"], "{kind:?}");
        }
    }
}

fn words(scene: &Scene) -> String {
    let texts =
        scene.items.iter().filter_map(|item| if let jumelles::render::Item::Text { text, .. } = item { Some(text.as_str()) } else { None });
    texts.collect::<Vec<_>>().join(" ").replace(char::is_whitespace, " ").to_lowercase()
}

/// The figures a scene has marks for, each with the number of its items.
fn figures(scene: &Scene) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for mark in &scene.marks {
        assert!(mark.items.end <= scene.items.len(), "a mark is made of items of its scene");
        *all.entry(mark.figure.to_string()).or_insert(0) += mark.items.len();
    }
    all
}

#[test]
fn a_mark_keeps_its_figure_from_one_scene_to_the_next() {
    let loaded = made_up(6, false, 3);
    let theme = |name| Theme::builtin(name);
    let mut seen: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for kind in ChartKind::ALL {
        let places: Vec<String> = loaded.values.places().iter().take(6).map(|place| place.id.to_string()).collect();
        let pairs = [ChartKind::Dumbbell, ChartKind::Waterfall, ChartKind::Pyramid, ChartKind::Gaps, ChartKind::Radar];
        let most = match kind {
            kind if pairs.contains(kind) => 2,
            kind if *kind == ChartKind::Numbers => 1,
            kind if *kind == ChartKind::Grouped => 3,
            _ => 6,
        };
        let places = places[..most].join(" ");
        let draw = |language, name| {
            let drawn = drawn_as(&loaded, Some(*kind), language, (&places, subject(*kind), "")).ok()?;
            Some((draw_chart_slide(&drawn.chart, &theme(name)), drawn.chart))
        };
        let Some((french, chart)) = draw(Language::Fr, ThemeName::Light) else { continue };
        let (arabic, _) = draw(Language::Ar, ThemeName::Dark).expect("the same chart in Arabic");
        // Neither the language nor the theme changes what a mark stands for.
        assert_eq!(figures(&french).keys().collect::<Vec<_>>(), figures(&arabic).keys().collect::<Vec<_>>(), "{kind:?}");
        let drawn_values = chart.series.iter().flat_map(|series| &series.points).filter(|point| point.value.number().is_some()).count();
        assert!(drawn_values == 0 || !french.marks.is_empty(), "{kind:?} has no marks");
        // Marks do not overlap one another in the list of items, so that each can be moved by itself.
        let mut ends = 0;
        for mark in &french.marks {
            assert!(mark.items.start >= ends && mark.items.end >= mark.items.start, "{kind:?}: {mark:?}");
            ends = mark.items.end;
        }
        for figure in figures(&french).into_keys() {
            seen.entry(figure).or_default().insert(kind.name());
        }
    }
    // One figure is followed from bars to a strip, a table and a slope.
    let shared = seen.values().filter(|kinds| kinds.len() >= 4).count();
    assert!(shared >= 4, "{seen:?}");
}

/// A deck of one year and of the next: the marks of towns that are in both have the place and the measure in common.
#[test]
fn a_town_is_followed_over_the_years() {
    let loaded = country();
    let of = |year: &str| {
        let question = support::question("kenitra rabat", "unemployment", year);
        let chart = render_chart(&loaded.values, &question, Some(ChartKind::Bars), &Speech::new(Language::Fr)).expect("bars").chart;
        let scene = draw_chart_slide(&chart, &Theme::builtin(ThemeName::Slide));
        scene.marks.iter().map(|mark| (mark.figure.place.clone(), mark.figure.indicator.clone())).collect::<BTreeSet<_>>()
    };
    assert_eq!(of("2014"), of("2024"));
    assert_eq!(of("2014").len(), 2);
}

#[test]
fn others_are_at_most_a_fifth_of_a_stack() {
    let shares = |parts: &[f64]| {
        let mut text = String::from("ville;mesure;année;valeur;unité\n");
        for (index, part) in parts.iter().enumerate() {
            let name = ["commute_car_pct", "commute_walk_pct", "commute_public_transport_pct", "commute_two_wheels_pct"][index];
            for town in ["Kénitra", "Rabat"] {
                writeln!(text, "{town};{name};2024;{part};%").expect("a String takes everything");
            }
        }
        let loaded = load_text(&text);
        let ids = ["commute_car", "commute_walk", "commute_public_transport"];
        let question = support::question("kenitra rabat", &ids[..parts.len().min(3)].join(" "), "");
        render_chart(&loaded.values, &question, Some(ChartKind::Shares), &Speech::new(Language::En)).map(|rendered| rendered.chart)
    };
    // A fourth part that was not asked for is drawn rather than hidden.
    let chart = shares(&[40.0, 20.0, 10.0, 25.0]).expect("a stack");
    let names: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    let others = chart.series.last().expect("the rest").points[0].value.number().expect("a share");
    assert!((others - 5.0).abs() < 1e-9, "{others}");
    // Where nobody knows what a quarter of the whole is, there is no stack.
    assert!(shares(&[40.0, 20.0, 15.0]).is_err());
    assert!(shares(&[45.0, 20.0, 15.0]).is_ok());
}

#[test]
fn a_table_shows_how_its_figures_came_about() {
    let loaded = country();
    let chart = asked(&loaded, ChartKind::Table, &[]).expect("a table");
    for point in &chart.series[0].points {
        let dates: Vec<f64> = point.trend.iter().map(|[position, _]| position.floor()).collect();
        assert_eq!(dates, [2004.0, 2014.0, 2024.0], "{point:?}");
        assert_eq!(point.trend.last().map(|[_, value]| *value), point.value.number(), "the last value of a trend is the figure itself");
    }
    assert!(chart.reading_key.iter().any(|key| key.contains("2004")), "{:?}", chart.reading_key);
    // Two dates are no trend, and what is defined otherwise belongs to none.
    let text = "ville;mesure;année;valeur;unité;définition\nKénitra;Taux de chômage;2004;10;%;a\nKénitra;Taux de chômage;2014;11;%;b\n\
                Kénitra;Taux de chômage;2020;12;%;b\nKénitra;Taux de chômage;2024;13;%;b\nRabat;Taux de chômage;2014;14;%;b\n\
                Rabat;Taux de chômage;2024;15;%;b\n";
    let loaded = load_text(text);
    let question = support::question("kenitra rabat", "unemployment", "");
    let chart = render_chart(&loaded.values, &question, Some(ChartKind::Table), &Speech::new(Language::Fr)).expect("a table").chart;
    let trends: BTreeMap<&str, usize> =
        chart.categories.iter().zip(&chart.series[0].points).map(|(town, point)| (town.label.as_str(), point.trend.len())).collect();
    assert_eq!(trends, BTreeMap::from([("Kénitra", 3), ("Rabat", 0)]));
}

#[test]
fn two_charts_side_by_side_have_the_same_towns_in_the_same_order() {
    let loaded = country();
    let chart = asked(&loaded, ChartKind::Panels, &[]).expect("two charts");
    let [first, second] = chart.panels.as_slice() else { panic!("two, not {}", chart.panels.len()) };
    let names = |chart: &ChartSpec| chart.categories.iter().map(|town| town.label.clone()).collect::<Vec<_>>();
    assert_eq!(names(first), names(second));
    // Each figure links to its own row of the table of the whole.
    for (panel, measure) in [(first, "unemployment"), (second, "illiteracy")] {
        for (town, point) in panel.categories.iter().zip(&panel.series[0].points) {
            let figure = &chart.table.figures[point.table_row];
            assert_eq!(figure.indicator.as_str(), measure);
            assert_eq!(chart.table.rows[point.table_row][0].text(), town.label);
        }
    }
    let question = ComparisonQuery { ..support::question("kenitra rabat", "unemployment illiteracy", "2004 2014 2024") };
    let over_time = render_chart(&loaded.values, &question, Some(ChartKind::Panels), &Speech::new(Language::Fr)).expect("two charts").chart;
    assert!(over_time.panels.iter().all(|panel| panel.kind == ChartKind::Lines));
}

/// The parts of a PowerPoint file by name.
fn parts(chart: &ChartSpec) -> BTreeMap<String, String> {
    let bytes = export(&Deck::from_chart(chart.clone()), Format::Pptx, &Theme::builtin(ThemeName::Slide)).expect("an export");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
    names
        .into_iter()
        .map(|name| {
            let mut content = Vec::new();
            zip.by_name(&name).expect("a part").read_to_end(&mut content).expect("bytes");
            (name, String::from_utf8_lossy(&content).into_owned())
        })
        .collect()
}

#[test]
fn marks_and_several_charts_are_native_in_powerpoint() {
    let loaded = country();
    for (kind, charts, series_with_label) in [
        (ChartKind::Bars, 1, false),
        (ChartKind::Slope, 1, true),
        (ChartKind::Lines, 1, true),
        (ChartKind::Strip, 1, true),
        (ChartKind::Scatter, 1, true),
        (ChartKind::Arrow, 1, true),
        (ChartKind::Multiples, 8, true),
    ] {
        let chart = asked(&loaded, kind, &["national"]).expect("a chart");
        let parts = parts(&chart);
        let native: Vec<&String> = parts.iter().filter(|(name, _)| name.starts_with("ppt/charts/chart")).map(|(_, text)| text).collect();
        assert_eq!(native.len(), charts, "{kind:?}: {:?}", parts.keys());
        assert!(!parts.keys().any(|name| name.starts_with("ppt/media/chart")), "{kind:?} is a picture");
        let label = &chart.mark(MarkKind::National).expect("the mark").label;
        if series_with_label {
            assert!(native.iter().all(|text| text.contains(label.as_str()) && text.contains("prstDash")), "{kind:?} lacks {label}");
        } else {
            // Bars have the line and its label on the slide.
            let slide = &parts["ppt/slides/slide1.xml"];
            assert!(slide.contains(label.as_str()) && slide.contains("Mark line"), "{kind:?} lacks {label}");
        }
    }
    let panels = asked(&loaded, ChartKind::Panels, &[]).expect("two charts");
    let parts = parts(&panels);
    assert!(parts.contains_key("ppt/charts/chart1_1.xml") && parts.contains_key("ppt/charts/chart1_2.xml"));
    assert!(parts.contains_key("ppt/embeddings/chart1_1.xlsx") && parts.contains_key("ppt/embeddings/chart1_2.xlsx"));
}

/// An event is a series of one point with a line down from it; the difference of the twins is a bracket of shapes beside the chart.
#[test]
fn events_and_differences_are_native_too() {
    let loaded = country();
    let chart = asked(&loaded, ChartKind::Lines, &["2014=Tramway", "2004=Rocade", "gap"]).expect("lines");
    assert_eq!(chart.undrawn_marks, Vec::<String>::new());
    let parts = parts(&chart);
    let (drawn, slide) = (&parts["ppt/charts/chart1.xml"], &parts["ppt/slides/slide1.xml"]);
    for (label, row) in [("2014\u{a0}: Tramway", 10), ("2004\u{a0}: Rocade", 0)] {
        let series = drawn.split("<c:ser>").find(|series| series.contains(label)).unwrap_or_else(|| panic!("no series {label}"));
        assert!(series.contains("<c:errBarType val=\"minus\"/>"), "{label} has no line");
        let values = series.split("<c:val>").nth(1).expect("values");
        assert!(values.contains(&format!("<c:pt idx=\"{row}\">")), "{label}: {values}");
    }
    assert!(slide.contains("name=\"Bracket\"") && slide.contains("name=\"Difference\""));
}

/// A table of PowerPoint has a line for each trend, beside the figure it belongs to; in Arabic its columns run from the right.
#[test]
fn trends_are_drawn_over_the_native_table() {
    let loaded = country();
    let chart = asked(&loaded, ChartKind::Table, &[]).expect("a table");
    let slide = parts(&chart)["ppt/slides/slide1.xml"].clone();
    let trends = chart.series.iter().flat_map(|series| &series.points).filter(|point| !point.trend.is_empty()).count();
    assert_eq!(slide.matches("name=\"Trend\"").count(), trends);
    assert!(trends == chart.categories.len(), "{trends}");
}

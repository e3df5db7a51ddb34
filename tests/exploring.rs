//! Charts that are explored: a part of a chart is the same chart of what lies in it, and in the window it is reached by the wheel, a frame
//! and the buttons.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;
#[path = "support/window.rs"]
mod windowed;

use egui::accesskit::Role;
use egui::{Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TouchPhase, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jumelles::chart::{ChartKind, ChartPart, ChartSpec, ScalePart, explored};
use jumelles::render::{Item, Size, Theme, ThemeName, draw_chart_alone};
use jumelles::speech::{Language, Speech};
use proptest::prelude::*;

use windowed::{Window, chart, click, painted, palette, settle, shown, window};

const KINDS: [ChartKind; 3] = [ChartKind::Scatter, ChartKind::Strip, ChartKind::Lines];

fn chart_of(kind: ChartKind, language: Language, seed: u64) -> ChartSpec {
    let loaded = support::made_up(9, false, seed);
    let years = if kind == ChartKind::Lines { "2012 2016 2020 2024" } else { "" };
    // More lines than these are told apart in small multiples.
    let asked = (support::villes(if kind == ChartKind::Lines { 5 } else { 9 }), support::subject(kind));
    support::drawn_as(&loaded, Some(kind), language, (&asked.0, asked.1, years)).expect("it can be drawn").chart
}

fn part_between(whole: ChartPart, [a, b, c, d]: [f64; 4]) -> ChartPart {
    let between = |whole: ScalePart, a: f64, b: f64| ScalePart {
        low: whole.low + whole.span() * a.min(b),
        high: whole.low + whole.span() * a.max(b),
    };
    ChartPart { across: between(whole.across, a, b), up: whole.up.map(|up| between(up, c, d)) }.within(whole)
}

/// The names of the towns with a mark, and where each value is on the scales.
fn marked(chart: &ChartSpec) -> Vec<(String, Vec<f64>)> {
    let of = |(index, category): (usize, &jumelles::chart::Category)| {
        let values = chart.series.iter().filter_map(|series| series.points.get(index)?.value.number());
        (category.label.clone(), values.collect())
    };
    chart.categories.iter().enumerate().map(of).collect()
}

proptest! {
    #![proptest_config(support::property_config("exploring", 24))]

    #[test]
    fn a_part_has_what_lies_in_it_and_nothing_else(seed in 0_u64..50, cuts in prop::array::uniform4(0.0_f64..1.0), rtl: bool) {
        let language = if rtl { Language::Ar } else { Language::Fr };
        let speech = Speech::new(language);
        for kind in KINDS {
            let chart = chart_of(kind, language, seed);
            let whole = ChartPart::whole(&chart).expect("it can be explored");
            let part = part_between(whole, cuts);
            let next = explored(&chart, part, &speech).chart;
            if kind == ChartKind::Lines {
                prop_assert!(next.categories.len() >= 2 && next.series.len() == chart.series.len());
                prop_assert!(next.series.iter().all(|series| series.points.len() == next.categories.len()));
            } else {
                let x_axis = next.x_axis.as_ref().unwrap_or(&next.axis);
                let is_inside = |values: &[f64]| {
                    let across = x_axis.scaled(values[0]);
                    let is_across = across >= part.across.low - 1e-9 && across <= part.across.high + 1e-9;
                    let is_up = part.up.is_none_or(|up| (up.low - 1e-9..=up.high + 1e-9).contains(&next.axis.scaled(values[1])));
                    is_across && is_up
                };
                let expected: Vec<_> = marked(&chart).into_iter().filter(|(_, values)| is_inside(values)).collect();
                prop_assert_eq!(marked(&next), expected);
            }
            for axis in [Some(&next.axis), next.x_axis.as_ref()].into_iter().flatten() {
                let (low, high) = (axis.low, axis.high);
                prop_assert!(axis.ticks.iter().all(|tick| tick.value >= low - (high - low) * 1e-6 && tick.value <= high + (high - low) * 1e-6), "{:?}", axis);
                prop_assert!(axis.ticks.windows(2).all(|pair| pair[0].value < pair[1].value && pair[0].label != pair[1].label), "{:?}", axis);
            }
            let size = Size { width: 900.0, height: 520.0 };
            let scene = draw_chart_alone(&next, &Theme::builtin(ThemeName::Light), size, 17.0);
            let plane = scene.plane.as_ref().expect("its scales span something");
            for item in scene.marks.iter().flat_map(|mark| mark.items.clone()) {
                if let Item::Dot { at, .. } = &scene.items[item] {
                    prop_assert!(at.x >= plane.top_left.x - 1.0 && at.x <= plane.top_left.x + plane.width + 1.0, "{at:?} {plane:?}");
                }
            }
            for item in &scene.items {
                let (left, right) = item.horizontal_extent();
                prop_assert!(left >= -1.0 && right <= size.width + 1.0, "{item:?}");
            }
        }
    }

    #[test]
    fn a_part_stays_inside_and_the_whole_is_the_chart(seed in 0_u64..50, factor in 0.1_f64..50.0, shift in -3.0_f64..3.0) {
        for kind in KINDS {
            let chart = chart_of(kind, Language::En, seed);
            let whole = ChartPart::whole(&chart).expect("it can be explored");
            let moved = |part: ScalePart| ScalePart { low: part.low + shift * part.span(), high: part.high + shift * part.span() };
            let part = ChartPart { across: moved(whole.across), ..whole }.zoomed(factor).within(whole);
            prop_assert!(part.across.low >= whole.across.low - 1e-9 && part.across.high <= whole.across.high + 1e-9);
            prop_assert!(part.across.span() > 0.0);
            let all = explored(&chart, whole, &Speech::new(Language::En)).chart;
            prop_assert_eq!(marked(&all), marked(&chart));
        }
    }
}

/// What is painted from the chart on; the preview of the slide before it has the whole scale.
fn end(window: &Window) -> String {
    let words = painted(window);
    words.rsplit_once("France\u{a0}2022").or_else(|| words.rsplit_once("France 2022")).map_or(words.clone(), |(_, chart)| chart.to_owned())
}

/// The chart in the window.
fn chart_rect(window: &Window) -> Rect {
    let alt = chart(window).alt_text.clone();
    let node = window.query_all_by_role_and_label(Role::Image, &alt).next().expect("the chart");
    let bounds = node.accesskit_node().raw_bounds().expect("it has a place");
    #[expect(clippy::cast_possible_truncation, reason = "places in a window")]
    let [x0, y0, x1, y1] = [bounds.x0, bounds.y0, bounds.x1, bounds.y1].map(|place| place as f32);
    Rect::from_min_max(pos2(x0, y0), pos2(x1, y1))
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.run_steps(2);
    window.drag_at(from);
    window.run_steps(2);
    for step in [0.3, 0.6, 1.0] {
        window.hover_at(from + (to - from) * step);
        window.run_steps(2);
    }
    window.drop_at(to);
    window.run_steps(3);
    settle(window);
}

fn among_morocco() -> Window {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    palette(&mut window, "Parmi les communes du Maroc");
    window
}

#[test]
fn a_frame_around_the_densest_communes_compares_them() {
    let mut window = among_morocco();
    let rect = chart_rect(&window);
    let before = chart(&window).categories.len();
    // The right end of the scale, where few are.
    drag(&mut window, pos2(rect.right() - 150.0, rect.bottom() - 140.0), pos2(rect.right() - 20.0, rect.bottom() - 60.0));
    let words = painted(&window);
    assert!(words.contains("villes choisies"), "{}", end(&window));
    click(&mut window, "Agrandir ici");
    assert!(!painted(&window).contains("villes choisies"));
    assert!(!end(&window).contains("0,01"), "the scale is that of the part: {}", end(&window));
    // Now a drag moves what is shown; no frame is drawn.
    let moved = end(&window);
    drag(&mut window, rect.center(), rect.center() + vec2(120.0, 0.0));
    assert!(end(&window) != moved && !painted(&window).contains("choisie"), "{}", end(&window));
    assert_eq!(chart(&window).categories.len(), before);
}

#[test]
fn few_towns_in_a_frame_are_added() {
    let mut window = among_morocco();
    let rect = chart_rect(&window);
    let before = chart(&window).categories.len();
    // From the right, wider and wider, until some are in it but not too many.
    let mut width = 20.0;
    while !painted(&window).contains("choisie") && width < 400.0 {
        width += 12.0;
        drag(&mut window, pos2(rect.right() - width, rect.bottom() - 140.0), pos2(rect.right() - 12.0, rect.bottom() - 60.0));
    }
    assert!(painted(&window).contains("choisie"), "{}", end(&window));
    shown(&window, "Les ajouter");
    click(&mut window, "Les ajouter");
    assert!(chart(&window).categories.len() >= before);
    assert!(!painted(&window).contains("choisies"));
}

#[test]
fn the_wheel_zooms_where_the_pointer_is_and_a_button_shows_everything() {
    let mut window = among_morocco();
    let rect = chart_rect(&window);
    assert!(end(&window).contains("0,01"), "{}", end(&window));
    window.hover_at(pos2(rect.right() - 120.0, rect.bottom() - 90.0));
    window.run_steps(2);
    for _ in 0..6 {
        let wheel = egui::Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, 3.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::COMMAND,
        };
        window.event_modifiers(wheel, Modifiers::COMMAND);
        window.run_steps(8);
    }
    settle(&mut window);
    assert!(!end(&window).contains("0,01"), "{}", end(&window));
    click(&mut window, "Plus loin");
    assert!(!end(&window).contains("0,01"), "{}", end(&window));
    click(&mut window, "Tout voir");
    assert!(end(&window).contains("0,01"), "{}", end(&window));
}

#[test]
fn two_indicators_are_shown_together_and_one_again() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    palette(&mut window, "Montrer aussi : Chômage au recensement");
    palette(&mut window, "Nuage");
    assert_eq!(chart(&window).kind, ChartKind::Scatter, "{}", end(&window));
    // Dots are found and chosen as on a strip.
    let rect = chart_rect(&window);
    drag(&mut window, rect.left_top() + vec2(80.0, 40.0), rect.right_bottom() - vec2(30.0, 60.0));
    assert!(painted(&window).contains("choisie"), "{}", end(&window));
    window.key_press(egui::Key::Escape);
    settle(&mut window);
    assert!(!painted(&window).contains("choisie"));
    palette(&mut window, "Ne plus montrer : Chômage au recensement");
    assert_ne!(chart(&window).kind, ChartKind::Scatter);
}

//! Where things stand in the window: in every size and language no control meets another or leaves the window, the chart has the room it
//! needs, and what surrounds it stays where it is whatever is chosen.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/window.rs"]
mod support;

use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jumelles::speech::{Language, Message, Speech};
use support::{Window, click, controls, focused, settle, window};

const SIZES: [[f32; 2]; 5] = [[900.0, 600.0], [1100.0, 760.0], [1440.0, 900.0], [1920.0, 1080.0], [3840.0, 2160.0]];

fn rect_of(window: &Window, language: Language, role: Role, message: &Message) -> Rect {
    let label = Speech::new(language).format(message);
    let of_role = window.root().children_recursive().find(|node| {
        let own = node.accesskit_node();
        own.role() == role && own.label().as_deref() == Some(label.as_str())
    });
    of_role.unwrap_or_else(|| panic!("no {label}")).rect()
}

/// The headline and the chart: what lies between the tools and the line of years.
fn share_of_chart(window: &Window, language: Language, size: [f32; 2]) -> f32 {
    let tools = rect_of(window, language, Role::ComboBox, &Message::ChartKindList {});
    let last_tool = rect_of(window, language, Role::Button, &Message::CopyTable {});
    assert!((tools.center().y - last_tool.center().y).abs() < 2.0, "{language:?}: the tools take more than a row");
    let years = rect_of(window, language, Role::ComboBox, &Message::Year {});
    let (first, last) = (
        rect_of(window, language, Role::RadioButton, &Message::KindBars {}),
        rect_of(window, language, Role::Button, &Message::TalkAdd {}),
    );
    // Tools and foot keep 24 points on both sides of the page. The tools end 4 points under their row, the line of years begins 24 above
    // the middle of its own.
    let width = first.union(last).width() + 48.0;
    (years.center().y - 24.0 - tools.bottom() - 4.0) * width / (size[0] * size[1])
}

#[test]
fn no_control_meets_another_or_leaves_the_window() {
    for size in SIZES {
        for language in Language::ALL {
            let window = window(language, size);
            let screen = Rect::from_min_size(egui::Pos2::ZERO, size.into());
            let all = controls(&window);
            assert!(all.len() > 20, "{}", all.len());
            // What is scrolled out of sight is not looked at.
            let top: Vec<&(String, Rect)> = all.iter().filter(|(_, rect)| rect.bottom() < 120.0).collect();
            for (name, rect) in &top {
                assert!(screen.expand(0.5).contains_rect(*rect), "{language:?} {size:?}: {name} at {rect:?}");
            }
            for (index, (name, rect)) in top.iter().enumerate() {
                let other = top.iter().skip(index + 1).find(|(_, other)| rect.shrink(0.5).intersects(other.shrink(0.5)));
                assert!(other.is_none(), "{language:?} {size:?}: {name} at {rect:?} meets {other:?}");
            }
        }
    }
}

#[test]
fn the_chart_has_the_room_it_needs() {
    for language in Language::ALL {
        let size = [1440.0, 900.0];
        let mut window = window(language, size);
        let share = share_of_chart(&window, language, size);
        assert!(share >= 0.44, "{language:?}: {share}");
        click(&mut window, &Speech::new(language).format(&Message::FoldProvenance {}));
        let share = share_of_chart(&window, language, size);
        assert!(share >= 0.58, "{language:?} without the panel: {share}");
    }
}

/// Another kind, another indicator, another year: the tools, the pencil, the line of years and the foot stay where they are.
#[test]
fn nothing_jumps() {
    let language = Language::Fr;
    let mut window = window(language, [1440.0, 900.0]);
    let places = |window: &Window| {
        [
            (Role::ComboBox, Message::ChartKindList {}),
            (Role::Button, Message::HeadlineButton {}),
            (Role::ComboBox, Message::Year {}),
            (Role::Button, Message::TalkAdd {}),
        ]
        .map(|(role, message)| rect_of(window, language, role, &message).left_top())
    };
    let before = places(&window);
    for kind in ["Pentes", "Flèches", "Petites courbes", "Tableau", "Barres"] {
        let of_kind = window.get_all_by_label(kind).find(|node| node.accesskit_node().role() == Role::RadioButton);
        of_kind.expect("the icon of a kind").click();
        settle(&mut window);
        assert_eq!(places(&window), before, "{kind}");
    }
    for indicator in ["Chômage au recensement", "Population résidente"] {
        click(&mut window, indicator);
        let after = places(&window);
        for (one, other) in after.iter().zip(&before).skip(1) {
            assert!((one.y - other.y).abs() < 0.5, "{indicator}: {after:?} {before:?}");
        }
    }
}

/// Tab goes through the page in a round and meets the tools, the chart, the line of years, the panel and the foot.
#[test]
fn tab_meets_every_part_of_the_page() {
    let mut window = window(Language::En, [1440.0, 900.0]);
    let mut met: Vec<(Role, String)> = Vec::new();
    for _ in 0..90 {
        window.key_press(egui::Key::Tab);
        window.run_steps(1);
        met.extend(focused(&window));
    }
    let speech = Speech::new(Language::En);
    let wanted = [
        (Role::Button, Message::OpenFiles {}),
        (Role::Button, Message::Export {}),
        (Role::RadioButton, Message::KindBars {}),
        (Role::RadioButton, Message::KindSlope {}),
        (Role::ComboBox, Message::ChartKindList {}),
        (Role::Button, Message::AnnotateButton {}),
        (Role::Button, Message::BoardPin {}),
        (Role::Button, Message::HeadlineButton {}),
        (Role::Slider, Message::Year {}),
        (Role::ComboBox, Message::Year {}),
        (Role::Button, Message::TalkAdd {}),
        (Role::Button, Message::FoldProvenance {}),
        (Role::Button, Message::CustomButton {}),
    ];
    for (role, message) in wanted {
        let label = speech.format(&message);
        assert!(met.iter().any(|(own, name)| *own == role && *name == label), "Tab never meets {label}: {met:?}");
    }
    assert!(met.iter().any(|(role, _)| *role == Role::Image), "Tab never meets the chart");
}

/// The indicators are one stop of Tab; the arrows walk among them, and Enter compares by the one that has the keyboard.
#[test]
fn the_arrows_walk_through_the_indicators() {
    let mut window = window(Language::En, [1440.0, 900.0]);
    window.get_all_by_role_and_label(Role::RadioButton, "Population density").next().expect("the indicator compared").focus();
    window.run_steps(2);
    let mut met = Vec::new();
    for key in [egui::Key::ArrowDown, egui::Key::ArrowDown, egui::Key::ArrowUp, egui::Key::Home, egui::Key::End] {
        window.key_press(key);
        window.run_steps(4);
        met.push(focused(&window).map(|(_, name)| name).unwrap_or_default());
    }
    assert!(met[0] == met[2] && met[0] != met[1] && met[3] != met[4], "{met:?}");
    window.key_press(egui::Key::Home);
    window.run_steps(4);
    window.key_press(egui::Key::Enter);
    settle(&mut window);
    assert!(support::chart(&window).subtitle.contains("waste"), "{}", support::chart(&window).subtitle);
}

/// F6 leaps from part to part in reading order, Shift+F6 back.
#[test]
fn f6_goes_from_part_to_part() {
    let mut window = window(Language::En, [1440.0, 900.0]);
    let mut roles = Vec::new();
    for _ in 0..8 {
        window.key_press(egui::Key::F6);
        window.run_steps(3);
        roles.push(focused(&window).map(|(role, _)| role));
    }
    let expected = [Role::Button, Role::CheckBox, Role::Button, Role::RadioButton, Role::Image, Role::ComboBox, Role::Button, Role::Button];
    assert_eq!(roles, expected.map(Some));
    window.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::F6);
    window.run_steps(3);
    assert_eq!(focused(&window).map(|(_, name)| name), Some(Speech::new(Language::En).format(&Message::TalkAdd {})));
}

/// Escape closes the list that is open, and nothing else.
#[test]
fn escape_closes_the_topmost_list_first() {
    let mut window = window(Language::En, [1440.0, 900.0]);
    let label = Speech::new(Language::En).format(&Message::ChartKindList {});
    window.get_by_role_and_label(Role::ComboBox, &label).click();
    window.run_steps(4);
    let choices = |window: &Window| controls(window).iter().filter(|(name, _)| name == "Slopes").count();
    assert_eq!(choices(&window), 2, "the icon and the line of the list");
    window.key_press(egui::Key::Escape);
    window.run_steps(4);
    assert_eq!(choices(&window), 1);
}

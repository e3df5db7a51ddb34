//! The talk and the stage, driven by the names a screen reader hears.

#![allow(clippy::expect_used, reason = "a test stops where it fails")]

#[path = "support/window.rs"]
mod windowed;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use jumelles::speech::Language;
use windowed::{Window, chart, click, settle, shown, window};

/// Presses a key with nothing held.
fn press(window: &mut Window, key: egui::Key) {
    window.key_press(key);
    settle(window);
    window.run_steps(3);
}

#[test]
fn a_talk_is_made_told_and_taken_back() {
    let mut window = window(Language::Fr, [1440.0, 1400.0]);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::T);
    settle(&mut window);
    click(&mut window, "Chômage au recensement");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::T);
    settle(&mut window);
    let second = chart(&window).headline.clone();
    click(&mut window, "Diapositives");
    window.run_steps(4);
    settle(&mut window);
    window.run_steps(4);
    // The first, two of hers, the method, the sources: the last four made by the program.
    shown(&window, "Kénitra, Évreux et leurs partenaires");
    let slides = |window: &Window| window.get_all_by_label_contains("faite par le programme").count();
    assert!(slides(&window) >= 3, "the program makes its own");
    // The second chart is chosen, moved before the first, and the move taken back.
    window.get_by_role_and_label(Role::Button, &second).click();
    settle(&mut window);
    click(&mut window, "Avancer");
    window.run_steps(4);
    settle(&mut window);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut window);
    click(&mut window, "Retirer");
    settle(&mut window);
    assert!(window.query_by_role_and_label(Role::Button, &second).is_none(), "the slide is gone");
}

#[test]
fn the_stage_obeys_the_clicker_and_escape_ends_it() {
    let mut window = window(Language::Fr, [1440.0, 1000.0]);
    click(&mut window, "Diapositives");
    click(&mut window, "Proposer un exposé");
    window.run_steps(4);
    settle(&mut window);
    press(&mut window, egui::Key::F5);
    shown(&window, "1 / 26");
    press(&mut window, egui::Key::PageDown);
    press(&mut window, egui::Key::PageDown);
    shown(&window, "3 / 26");
    press(&mut window, egui::Key::S);
    assert!(window.get_all_by_label_contains("Éclairée\u{a0}: ").next().is_some(), "a town is in the light");
    press(&mut window, egui::Key::Num7);
    press(&mut window, egui::Key::Enter);
    shown(&window, "7 / 26");
    press(&mut window, egui::Key::B);
    press(&mut window, egui::Key::PageUp);
    shown(&window, "6 / 26");
    press(&mut window, egui::Key::Escape);
    assert!(window.query_by_label("6 / 26").is_none(), "the talk has ended");
    shown(&window, "Présenter (F5)");
}

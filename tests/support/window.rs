//! The window without a window, driven by the names a screen reader hears.

#![allow(clippy::expect_used, clippy::panic, dead_code, unreachable_pub, reason = "each test binary uses its own part of this file")]

use std::time::Duration;

use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::Harness;

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jumelles::app::{App, frame_for_tests, prepare_for_tests};
use jumelles::chart::ChartSpec;
use jumelles::speech::Language;

pub type Window = Harness<'static, Option<App>>;

/// The window on the sample, settled.
pub fn window(language: Language, size: [f32; 2]) -> Window {
    let build = Harness::builder().with_size(size).with_context_setup(prepare_for_tests);
    let mut window = build.build_ui_state(
        move |ui, app: &mut Option<App>| {
            let context = ui.ctx().clone();
            frame_for_tests(app.get_or_insert_with(|| App::for_tests(&context, language)), ui);
        },
        None,
    );
    settle(&mut window);
    window
}

/// Steps until nothing is being worked out; work is done beside the window, so time passes too.
pub fn settle(window: &mut Window) {
    for _ in 0..600 {
        window.step();
        if window.state().as_ref().is_some_and(App::is_settled) {
            window.run_steps(3);
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the window never settled");
}

pub fn chart(window: &Window) -> std::sync::Arc<ChartSpec> {
    window.state().as_ref().and_then(App::chart).expect("a chart")
}

pub fn click(window: &mut Window, label: &str) {
    // A long list is scrolled to what is clicked, as a hand would.
    let screen = window.ctx.content_rect();
    if !screen.contains(window.get_by_label(label).rect().center()) {
        window.get_by_label(label).scroll_to_me();
        window.run_steps(20);
    }
    window.get_by_label(label).click();
    settle(window);
}

/// A text some reader of the screen hears, once or more.
pub fn shown(window: &Window, label: &str) {
    assert!(window.get_all_by_label(label).next().is_some(), "nobody hears \"{label}\"");
}

/// Puts a text in the field with this label, in place of what was there.
pub fn type_into(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run_steps(2);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    window.get_by_role_and_label(Role::TextInput, label).type_text(text);
    window.run_steps(3);
}

/// Opens the palette, types some words and takes the first line found.
pub fn palette(window: &mut Window, words: &str) {
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    settle(window);
    type_into(window, "Une commande, une ville, un indicateur", words);
    window.key_press(egui::Key::Enter);
    settle(window);
}

/// Every text painted on the screen.
pub fn painted(window: &Window) -> String {
    fn collect(shape: &egui::Shape, texts: &mut Vec<String>) {
        if let egui::Shape::Vec(shapes) = shape {
            for shape in shapes {
                collect(shape, texts);
            }
        } else if let egui::Shape::Text(text) = shape {
            texts.push(text.galley.text().to_owned());
        }
    }
    let mut texts = Vec::new();
    window.output().shapes.iter().for_each(|clipped| collect(&clipped.shape, &mut texts));
    texts.join(" ")
}

/// The controls that can be seen, with their names.
pub fn controls(window: &Window) -> Vec<(String, Rect)> {
    let is_control = |role: Role| matches!(role, Role::Button | Role::RadioButton | Role::ComboBox | Role::CheckBox | Role::Slider);
    let nodes = window.root().children_recursive().filter(|node| is_control(node.accesskit_node().role()));
    nodes.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect()
}

/// The name of what has the keyboard.
pub fn focused(window: &Window) -> Option<(Role, String)> {
    let node = window.root().children_recursive().find(egui_kittest::Node::is_focused)?;
    let own = node.accesskit_node();
    Some((own.role(), own.label().unwrap_or_default()))
}

/// Opens a path through the dialog and waits until its figures, or their absence, are shown.
pub fn open(window: &mut Window, path: &std::path::Path) {
    click(window, "Ouvrir…");
    type_into(window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", &path.display().to_string());
    window.get_by_label("Ouvrir").click();
    settle(window);
}

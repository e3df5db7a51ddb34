//! A window that keeps its work in a folder, and what tests of keeping do with it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    unreachable_pub,
    reason = "each test binary uses its own part of this file"
)]

use std::path::Path;
use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jumelles::app::{App, frame_for_tests, prepare_for_tests};
use jumelles::base::{IndicatorId, PlaceId};
use jumelles::compare::ComparisonQuery;
use jumelles::engine::{AppDirs, KeptWork};
use jumelles::speech::Language;

use crate::windowed::{Window, click, settle, type_into};

pub const TABLE: &str = "ville;année;Population\nKénitra;2024;500000\nÉvreux;2024;47000\n";

pub fn dirs(folder: &Path) -> AppDirs {
    AppDirs { config: folder.join("config"), state: folder.join("state") }
}

/// The window of a program that keeps its work in a folder.
pub fn window_at(folder: &Path) -> Window {
    let home = dirs(folder);
    let build = Harness::builder().with_size([1440.0, 1400.0]).with_context_setup(prepare_for_tests);
    let mut window = build.build_ui_state(
        move |ui, app: &mut Option<App>| {
            let context = ui.ctx().clone();
            frame_for_tests(app.get_or_insert_with(|| App::for_tests_at(&context, Language::Fr, Some(home.clone()))), ui);
        },
        None,
    );
    settle(&mut window);
    window
}

pub fn open(window: &mut Window, path: &Path) {
    click(window, "Ouvrir…");
    type_into(window, "Chemin d’un fichier CSV, d’un dossier ou d’un projet", &path.display().to_string());
    window.get_by_label("Ouvrir").click();
    settle(window);
}

/// The comparison of two towns on their population.
pub fn population() -> Option<ComparisonQuery> {
    let towns = ["kenitra", "evreux"].map(PlaceId::new);
    ComparisonQuery::from_places(&towns, vec![IndicatorId::new("population")], Vec::new())
}

/// Allows the held files: the dialog stands over the page that offers it too.
pub fn read_anyway(window: &mut Window) {
    window.get_all_by_label("Lire quand même").last().expect("a button").click();
    settle(window);
}

pub fn save_at(window: &mut Window, path: &Path) {
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    window.run_steps(4);
    type_into(window, "Chemin du fichier", &path.display().to_string());
    window.key_press(Key::Enter);
    settle(window);
}

/// Waits until the work kept on the disk is as asked.
pub fn wait_for(folder: &Path, is_kept: impl Fn(&KeptWork) -> bool) {
    let slot = folder.join("state/work/1.json");
    for _ in 0..400 {
        if jumelles::engine::read_session(&slot).is_some_and(|session| is_kept(&session.work)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the work was not kept");
}

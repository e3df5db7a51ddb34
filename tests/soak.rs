//! Somebody who presses everything: random commands, clicks and words in the window, in three languages. Nothing may break, whatever
//! can be pressed must have a name, everything can be undone, and memory must not grow.
//!
//! `JUMELLES_SOAK=200000 cargo test --release --test soak` presses longer; a number after it is the seed.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test stops where it fails"
)]

#[path = "support/window.rs"]
mod windowed;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jumelles::app::{App, frame_for_tests, prepare_for_tests};
use jumelles::engine::AppDirs;
use jumelles::speech::Language;
use windowed::Window;

/// How much is pressed when nothing else is asked.
const STEPS: usize = 1200;
/// The width of the stage.
const STAGE: f64 = 1280.0;
/// What is typed: words, figures, a supposition, hostile ones.
const WORDS: [&str; 9] = [
    "eau",
    "القنيطرة",
    "0,5",
    "kenitra 2030 recycled_t = 0.3 * municipal_waste_t",
    "2019 = Tramway",
    "=cmd|'/c x'!A1",
    "<b>&\u{202e}x",
    "%",
    "",
];

/// Numbers that look random and are the same on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("small") % limit.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

fn window_at(folder: &Path, language: Language) -> Window {
    let home = AppDirs { config: folder.join("config"), state: folder.join("state") };
    let build = Harness::builder().with_size([1440.0, 900.0]).with_context_setup(prepare_for_tests).allow_missing_glyphs();
    build.build_ui_state(
        move |ui, app: &mut Option<App>| {
            let context = ui.ctx().clone();
            frame_for_tests(app.get_or_insert_with(|| App::for_tests_at(&context, language, Some(home.clone()))), ui);
        },
        None,
    )
}

/// Whatever can be pressed or typed in, by what a screen reader says; what has no name breaks the test.
fn pressable(window: &Window) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    for (rank, node) in window.root().children_recursive().enumerate() {
        let own = node.accesskit_node();
        let acts = own.data().supports_action(Action::Focus) || own.data().supports_action(Action::Click);
        // The whole window and areas that scroll are no things of their own.
        if !acts || matches!(own.role(), Role::Window | Role::GenericContainer | Role::ScrollView | Role::ScrollBar) {
            continue;
        }
        let name = own.label().or_else(|| own.value()).unwrap_or_default();
        // Without windows of its own the stage lies in a window egui draws, as wide as the stage, with a bar that can be dragged.
        let bar = own.role() == Role::Unknown && own.raw_bounds().is_some_and(|bounds| (bounds.width() - STAGE).abs() < 1.0);
        assert!(!name.is_empty() || bar, "a {:?} without a name at {:?}", own.role(), own.raw_bounds());
        all.push((rank, name));
    }
    all
}

fn press(window: &mut Window, chance: &mut Chance, files: &[PathBuf]) {
    let keys = [
        (
            Modifiers::COMMAND,
            &[Key::K, Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::T, Key::Z, Key::Y, Key::H, Key::E, Key::S, Key::N][..],
        ),
        (
            Modifiers::NONE,
            &[
                Key::Tab,
                Key::Tab,
                Key::Enter,
                Key::Space,
                Key::Escape,
                Key::ArrowDown,
                Key::ArrowUp,
                Key::ArrowLeft,
                Key::F1,
                Key::F5,
                Key::PageDown,
            ],
        ),
        (Modifiers::COMMAND | Modifiers::SHIFT, &[Key::S, Key::Z, Key::C]),
    ];
    match chance.below(10) {
        0..=3 => {
            let (modifiers, list) = chance.of(&keys);
            window.key_press_modifiers(*modifiers, *chance.of(list));
        }
        4 => {
            let fields: Vec<_> = window.query_all_by_role(Role::TextInput).collect();
            if !fields.is_empty() {
                fields[chance.below(fields.len())].type_text(WORDS[chance.below(WORDS.len())]);
            }
        }
        5 if chance.below(4) == 0 => {
            // Another file, through the dialog.
            window.key_press(Key::Escape);
            window.run_steps(2);
            window.key_press_modifiers(Modifiers::COMMAND, Key::O);
            window.run_steps(3);
            if let Some(field) = window.query_all_by_role(Role::TextInput).last() {
                field.type_text(&chance.of(files).display().to_string());
            }
            window.run_steps(2);
            window.key_press(Key::Enter);
        }
        _ => {
            let all = pressable(window);
            if let Some((rank, name)) = all.get(chance.below(all.len())) {
                // A file dialog of the system would wait for somebody.
                if !["Parcourir…", "Browse…", "تصفح…"].contains(&name.as_str()) {
                    window.root().children_recursive().nth(*rank).expect("it was there").click();
                }
            }
        }
    }
}

/// Memory held, in megabytes.
fn held() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1024.0
}

fn soak(steps: usize, seed: u64) {
    let mut chance = Chance(seed);
    let folder = tempfile::tempdir().expect("a folder");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir("tests/cases/intake").expect("cases").filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.extend(std::fs::read_dir("sample_data").expect("the sample").filter_map(|entry| Some(entry.ok()?.path())));
    files.sort();
    let mut held_at = Vec::new();
    let part = steps.div_ceil(6);
    let mut window = window_at(folder.path(), Language::Fr);
    for step in 0..steps {
        press(&mut window, &mut chance, &files);
        window.run_steps(1 + chance.below(3));
        if chance.below(5) == 0 {
            std::thread::sleep(Duration::from_millis(5));
        }
        if step % part == part - 1 {
            // Closed and opened again: the work is there.
            drop(window);
            held_at.push(held());
            println!("{} pressed, {:.0} MB", step + 1, held());
            window = window_at(folder.path(), *chance.of(&Language::ALL));
            window.run_steps(3);
        }
    }
    // Back to the beginning of this window, and it still stands.
    window.key_press(Key::Escape);
    window.run_steps(2);
    for _ in 0..220 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.step();
    }
    pressable(&window);
    let (early, late) = (held_at[1], *held_at.last().expect("measured"));
    assert!(late < early * 1.25 + 40.0, "memory grows: {held_at:?}");
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|word| word == "child") {
        let asked = std::env::var("JUMELLES_SOAK").unwrap_or_default();
        let mut numbers = asked.split_whitespace().map(|word| word.parse::<u64>().expect("a number"));
        let steps = numbers.next().map_or(STEPS, |steps| usize::try_from(steps).expect("steps"));
        soak(steps, numbers.next().unwrap_or(20_241_124));
        return;
    }
    // In a home of its own: what is exported or saved by chance lands there and nowhere else.
    let home = tempfile::tempdir().expect("a folder");
    let program = std::env::current_exe().expect("this program");
    let mut child = Command::new(program);
    child.arg("child").env("HOME", home.path());
    for name in ["XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
        child.env(name, home.path());
    }
    assert!(child.status().expect("a child").success(), "pressing everything broke something");
}

//! The house keeps its stairs: who may know whom, how long a file may be, what the program must not contain.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first. `speech` stands beside `base` and is named here after it.
const FLOORS: [(&str, u8); 12] = [
    ("base", 0),
    ("speech", 0),
    ("intake", 1),
    ("tidy", 2),
    ("indicators", 3),
    ("compare", 4),
    ("chart", 5),
    ("render", 6),
    ("project", 7),
    ("engine", 8),
    ("cli", 9),
    ("app", 9),
];

/// The longest a file may be.
const LONGEST: usize = 500;

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            files.push((path, text));
        }
    }
    files.sort();
    files
}

fn floor_of(path: &Path) -> Option<(&'static str, u8)> {
    let name = path.strip_prefix("src").ok()?.components().next()?.as_os_str().to_str()?;
    FLOORS.iter().find(|(floor, _)| *floor == name).copied()
}

/// The code of a file without its unit tests and comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().enumerate().map(|(number, line)| (number + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn a_floor_uses_lower_floors_only() {
    for (path, text) in sources(Path::new("src")) {
        let Some((name, floor)) = floor_of(&path) else { continue };
        for (number, line) in code(&text) {
            for used in line.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some((other, level)) = FLOORS.iter().find(|(floor, _)| *floor == used) else { continue };
                // `speech` stands beside `base`; nothing else is shared on a floor.
                let beside = name == "speech" && *other == "base";
                assert!(
                    *level < floor || *other == name || beside,
                    "{}:{number}: {name} (floor {floor}) uses {other} (floor {level})",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn what_is_banned_stays_where_it_may_be() {
    let bans: [(&str, &[&str], &str); 8] = [
        ("polars", &["src/tidy", "src/indicators", "src/compare"], "frames never reach what draws"),
        ("egui", &["src/app"], "the window can be taken away and the rest still works"),
        ("std::fs", &["src/engine/files.rs"], "the disk is touched in one place"),
        ("rfd::", &["src/app/update/file_picker.rs"], "file pickers belong to the window"),
        ("Color32::from", &["src/app/style.rs"], "colours are tokens"),
        ("SystemTime", &[], "results never depend on the clock"),
        ("std::net", &[], "the program is offline"),
        ("println!", &[], "only cli speaks to the terminal, through one function"),
    ];
    for (path, text) in sources(Path::new("src")) {
        for (number, line) in code(&text) {
            for (word, allowed, reason) in bans {
                let here = allowed.iter().any(|place| path.starts_with(place));
                assert!(here || !line.contains(word), "{}:{number}: \"{word}\": {reason}", path.display());
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    for folder in ["src", "tests"] {
        for (path, text) in sources(Path::new(folder)) {
            assert!(text.starts_with("//! "), "{} has no head", path.display());
            let lines = text.lines().count();
            assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
            let left = text.contains(&["TO", "DO"].concat()) || text.contains(&["FIX", "ME"].concat());
            assert!(!left, "{} leaves work for later", path.display());
        }
    }
}

#[test]
fn modules_are_declared_in_reading_order() {
    let lib = fs::read_to_string("src/lib.rs").expect("lib.rs");
    let declared: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let expected: Vec<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    assert_eq!(declared, expected);
}

#[test]
fn no_network_crate_is_in_the_tree() {
    let lock = fs::read_to_string("Cargo.lock").expect("Cargo.lock");
    let banned = [
        "reqwest",
        "hyper",
        "hyper-util",
        "rustls",
        "native-tls",
        "openssl",
        "openssl-sys",
        "curl",
        "curl-sys",
        "ureq",
        "h2",
        "quinn",
        "isahc",
        "surf",
        "attohttpc",
        "minreq",
        "tungstenite",
        "object_store",
        "trust-dns-resolver",
        "hickory-resolver",
        "webbrowser",
    ];
    for name in banned {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} can reach the network");
    }
}

#[test]
fn one_egui_and_pinned_versions() {
    let lock = fs::read_to_string("Cargo.lock").expect("Cargo.lock");
    assert_eq!(lock.matches("name = \"egui\"\n").count(), 1, "a second egui would be another program inside ours");
    let manifest = fs::read_to_string("Cargo.toml").expect("Cargo.toml");
    let versions = manifest.lines().filter(|line| line.contains("version = \"") && line.contains(" = {"));
    for line in versions {
        assert!(line.contains("version = \"="), "not pinned: {line}");
        assert!(line.contains("default-features = false"), "features not named: {line}");
    }
}

#[test]
fn everything_a_reader_needs_is_in_the_clone() {
    for path in ["README.md", "LICENSE", "assets/fonts/OFL.txt", "tests/run.sh", ".ci/run", "sample_data/kenitra.csv"] {
        assert!(Path::new(path).exists(), "{path} is missing");
    }
    let readme = fs::read_to_string("README.md").expect("README.md");
    for (floor, _) in FLOORS {
        assert!(readme.contains(&format!("`{floor}/`")), "the map of the README lacks {floor}");
    }
}

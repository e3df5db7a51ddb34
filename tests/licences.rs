//! What is linked into the program: from where, under which licence, and that its notices ship with it. The tree is asked of cargo, for
//! every system the program is built for.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

/// The systems the program is built for, as in `tests/notices.py`.
const TARGETS: [&str; 3] = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"];
/// The licences that let a program be passed on with a notice. Of several joined by OR one is enough.
const ALLOWED: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    // Its own files stay open, ours are not touched: `option-ext`, unchanged.
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "OFL-1.1",
];
/// What would let the program talk to a network, or bring a second library for the same thing.
const BANNED: [&str; 14] = [
    "h2",
    "hyper",
    "hyper-util",
    "reqwest",
    "ureq",
    "curl",
    "curl-sys",
    "openssl",
    "openssl-sys",
    "rustls",
    "native-tls",
    "quinn",
    "webbrowser",
    "tungstenite",
];

/// A package that is linked.
struct Linked {
    version: String,
    licence: Option<String>,
    source: Option<String>,
}

/// The packages linked on a system, by name and version.
fn linked(target: &str) -> BTreeMap<String, Linked> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", target]);
    let output = cargo.output().expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let all = |value: &Value, key: &str| value[key].as_array().expect("a list").clone();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let nodes: BTreeMap<String, Value> =
        all(&metadata["resolve"], "nodes").into_iter().map(|node| (text(&node["id"]).expect("an id"), node)).collect();
    let root = text(&metadata["resolve"]["root"]).expect("a root");
    let (mut waiting, mut seen) = (vec![root.clone()], BTreeSet::new());
    while let Some(id) = waiting.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        for dependency in all(&nodes[&id], "deps") {
            if all(&dependency, "dep_kinds").iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(text(&dependency["pkg"]).expect("an id"));
            }
        }
    }
    seen.remove(&root);
    let packages = all(&metadata, "packages").into_iter().filter(|package| seen.contains(package["id"].as_str().expect("an id")));
    packages
        .map(|package| {
            let version = text(&package["version"]).expect("a version");
            let linked = Linked { version: version.clone(), licence: text(&package["license"]), source: text(&package["source"]) };
            (format!("{} {version}", package["name"].as_str().expect("a name")), linked)
        })
        .collect()
}

/// Whether an expression of SPDX is allowed: of OR one side, of AND both.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.trim();
    let inner = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|inner| !inner.contains(['(', ')']));
    if let Some(inner) = inner {
        return is_allowed(inner);
    }
    let sides = |word: &str| -> Option<Vec<String>> {
        let mut depth = 0_i32;
        let (mut sides, mut side) = (Vec::new(), Vec::new());
        for part in expression.split(' ') {
            depth += i32::try_from(part.matches('(').count()).ok()? - i32::try_from(part.matches(')').count()).ok()?;
            if depth == 0 && part == word {
                sides.push(side.join(" "));
                side.clear();
            } else {
                side.push(part);
            }
        }
        sides.push(side.join(" "));
        (sides.len() > 1).then_some(sides)
    };
    if let Some(sides) = sides("AND") {
        return sides.iter().all(|side| is_allowed(side));
    }
    if let Some(sides) = sides("OR") {
        return sides.iter().any(|side| is_allowed(side));
    }
    // The older way to write OR.
    expression.split('/').map(str::trim).any(|licence| ALLOWED.contains(&licence))
}

#[test]
fn expressions_are_read_as_spdx_means_them() {
    for (expression, allowed) in [
        ("MIT OR GPL-2.0-only", true),
        ("MIT AND GPL-2.0-only", false),
        ("(Apache-2.0 OR MIT) AND BSD-3-Clause", true),
        ("(GPL-3.0 OR AGPL-3.0) AND MIT", false),
        ("MIT/Apache-2.0", true),
        ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true),
        ("GPL-3.0", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}

#[test]
fn what_is_linked_may_be_passed_on_comes_from_one_place_and_is_named() {
    let notices = fs::read_to_string("assets/notices.txt").expect("the notices");
    let mut named: BTreeSet<&str> = notices.lines().filter_map(|line| line.split_once(" — ")).map(|(name, _)| name).collect();
    let locked = fs::read_to_string("Cargo.lock").expect("the lock");
    let sources: BTreeSet<&str> = locked.lines().filter(|line| line.starts_with("source = ")).collect();
    assert_eq!(sources.len(), 1, "one registry: {sources:?}");
    assert!(sources.iter().all(|source| source.contains("registry+")), "{sources:?}");
    let mut all: BTreeSet<String> = BTreeSet::new();
    for target in TARGETS {
        for (name, package) in linked(target) {
            let licence = package.licence.unwrap_or_default();
            assert!(is_allowed(&licence), "{name}: \"{licence}\" may not be passed on");
            assert!(package.source.is_some_and(|source| source.starts_with("registry+")), "{name} is from elsewhere");
            let bare = name.trim_end_matches(&package.version).trim();
            assert!(!BANNED.contains(&bare), "{name} is banned: the program is offline");
            assert!(named.contains(name.as_str()), "{name} has no notice: run python3 tests/notices.py");
            all.insert(name);
        }
    }
    named.retain(|name| !all.contains(*name));
    assert!(named.is_empty(), "no longer linked: {named:?}; run python3 tests/notices.py");
}

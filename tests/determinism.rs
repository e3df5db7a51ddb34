//! The same question gives the same bytes, however many threads polars is given.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Commands that compute, each with the name of the file it writes.
const COMMANDS: [(&str, &[&str]); 6] = [
    ("tidy.csv", &["tidy", "sample_data"]),
    ("compute.csv", &["compute", "sample_data"]),
    (
        "supposed.csv",
        &["compute", "sample_data", "--suppose", "kenitra 2030 population = 1.2 * population", "--together", "Deux rives=kenitra+rabat"],
    ),
    (
        "scatter.svg",
        &["chart", "sample_data", "--places", "kenitra,rabat,evreux,paris,lyon", "--indicators", "population_density,unemployment"],
    ),
    ("lines.xlsx", &["chart", "sample_data", "--places", "kenitra,rabat,paris", "--indicators", "population", "--kind", "lines"]),
    ("deck.pptx", &["deck", "--from-folder", "sample_data", "--story", "twins", "--lang", "fr,ar"]),
];

fn written(arguments: &[&str], path: &Path, threads: &str) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_jumelles"))
        .args(arguments)
        .arg("-o")
        .arg(path)
        .env("POLARS_MAX_THREADS", threads)
        .output()
        .expect("the program runs");
    assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    fs::read(path).expect("the file written")
}

#[test]
fn outputs_do_not_depend_on_the_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, arguments) in COMMANDS {
        let [one, two, seven] = ["1", "2", "7"].map(|threads| written(arguments, &folder.path().join(name), threads));
        assert!(!one.is_empty(), "{name} is empty");
        assert!(one == two, "{name} differs between one thread and two");
        assert!(one == seven, "{name} differs between one thread and seven");
    }
}

//! What the documents say is there: links lead somewhere, pictures exist, files named in code marks exist, commands are commands.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Every document, by its path from the root.
const DOCUMENTS: [&str; 5] = ["README.md", "CHANGELOG.md", "src/ARCHITECTURE.md", "tests/README.md", "assets/guide/reference.md"];

/// The largest README, in bytes: a screen and a half.
const LARGEST_README: usize = 6_000;

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn jumelles(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jumelles"));
    command.args(arguments).current_dir(folder).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.output().expect("the program runs")
}

/// What stands between two marks, each time they meet in a text.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |rest| Some(rest.split_once(close)?.0))
}

/// The blocks of code of a document in a language, without their fences.
fn blocks<'a>(text: &'a str, language: &'a str) -> impl Iterator<Item = &'a str> {
    text.split("\n```").skip(1).step_by(2).filter_map(move |block| block.strip_prefix(language)?.strip_prefix('\n'))
}

#[test]
fn links_and_pictures_lead_somewhere() {
    let mut count = 0;
    for document in DOCUMENTS {
        let folder = Path::new(document).parent().expect("a folder");
        for target in between(&read(document), "](", ")") {
            let path = target.split('#').next().unwrap_or_default();
            assert!(!path.contains("://"), "{document}: {target}: the program works offline, and so do its documents");
            assert!(path.is_empty() || folder.join(path).exists(), "{document}: nothing at {target}");
            count += 1;
        }
    }
    assert!(count > 10, "only {count} links were found");
}

#[test]
fn the_readme_is_short_and_leads_to_every_document() {
    let readme = read("README.md");
    assert!(readme.len() <= LARGEST_README, "README.md has {} bytes", readme.len());
    for document in DOCUMENTS.iter().skip(1) {
        assert!(readme.contains(&format!("]({document})")), "README.md does not lead to {document}");
    }
    let architecture = read("src/ARCHITECTURE.md");
    for floor in fs::read_dir("src").expect("src").map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()) {
        let name = floor.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(architecture.contains(&format!("`{name}/`")), "the map lacks {name}");
    }
}

#[test]
fn files_named_in_code_marks_exist() {
    let beginnings = ["src/", "tests/", "assets/", "sample_data/", ".ci/"];
    for document in DOCUMENTS.into_iter().filter(|document| *document != "CHANGELOG.md") {
        // A command names its script: every word of a code mark is looked at.
        for word in between(&read(document).replace("```", ""), "`", "`").flat_map(str::split_whitespace) {
            let path = word.trim_end_matches([',', '.', ':', ';', '…']);
            let is_path = beginnings.iter().any(|beginning| path.starts_with(beginning)) && !path.contains(['*', '{', '<']);
            assert!(!is_path || Path::new(path).exists(), "{document}: nothing at {path}");
        }
    }
}

#[test]
fn benches_and_tests_named_in_commands_exist() {
    for document in DOCUMENTS.into_iter().filter(|document| *document != "CHANGELOG.md") {
        let text = read(document);
        for (option, folder) in [("--bench ", "tests/benches"), ("--test ", "tests")] {
            for rest in text.split(option).skip(1) {
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let path = PathBuf::from(folder).join(format!("{name}.rs"));
                assert!(path.exists(), "{document}: {option}{name}: nothing at {}", path.display());
            }
        }
    }
}

/// The lines of shell blocks that call the program, joined where a backslash continues them.
fn commands(document: &str) -> Vec<String> {
    let joined: Vec<String> = blocks(&read(document), "sh").map(|block| block.replace("\\\n", " ")).collect();
    joined.iter().flat_map(|block| block.lines()).filter(|line| line.starts_with("jumelles ")).map(str::to_owned).collect()
}

#[test]
fn commands_shown_whole_run_and_write_what_they_say() {
    let mut count = 0;
    for document in DOCUMENTS {
        for line in commands(document) {
            let folder = tempfile::tempdir().expect("a folder");
            std::os::unix::fs::symlink(fs::canonicalize("sample_data").expect("the sample"), folder.path().join("sample_data"))
                .expect("a link");
            let words: Vec<&str> = line.split_whitespace().skip(1).collect();
            let output = jumelles(&words, folder.path());
            assert!(output.status.success(), "{document}: {line}\n{}", String::from_utf8_lossy(&output.stderr));
            let written = words.iter().position(|word| *word == "-o").map(|at| folder.path().join(words[at + 1]));
            assert!(written.is_none_or(|path| path.exists()), "{document}: {line} wrote nothing");
            count += 1;
        }
    }
    assert!(count >= 2, "only {count} commands were found");
}

#[test]
fn every_option_of_the_reference_is_one_of_the_program_and_the_other_way_round() {
    let reference = read("assets/guide/reference.md");
    let folder = tempfile::tempdir().expect("a folder");
    let options = |text: &str| -> BTreeSet<String> {
        let names =
            text.split("--").skip(1).map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>());
        names.filter(|name| name.len() > 1).map(|name| name.trim_end_matches('-').to_owned()).collect()
    };
    let help = |command: &str| String::from_utf8(jumelles(&[command, "--help"], folder.path()).stdout).expect("UTF-8");
    let commands =
        ["check", "tidy", "compute", "explain", "chart", "deck", "defend", "places", "peers", "catalogue", "completions", "notices", "man"];
    for command in commands {
        assert!(reference.contains(&format!("jumelles {command}")), "the reference does not speak of {command}");
        for option in options(&help(command)).iter().filter(|option| !["help", "output", "version"].contains(&option.as_str())) {
            assert!(reference.contains(&format!("--{option}")), "the reference does not speak of --{option} of {command}");
        }
    }
    let known: BTreeSet<String> = commands.iter().flat_map(|command| options(&help(command))).chain(["portable".to_owned()]).collect();
    let command_line = reference.split("## On the command line").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a chapter");
    for option in options(command_line) {
        assert!(known.contains(&option), "the reference speaks of --{option}, which no command takes");
    }
}

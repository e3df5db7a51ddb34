//! What somebody who lives in a terminal expects of a command: it never writes over what it reads, an output that fails is a failure,
//! `-` is the standard input and output, any file name is a file name, and no file drives the terminal.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write as _;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use jumelles::engine::{files, open_project, save_project};
use jumelles::project::{Project, SourcePath};

const TABLE: &str = "ville;année;Population\nKénitra;2024;507736\nRabat;2024;515619\nÉvreux;2024;47000\n";

/// A folder with a table, and the program that runs in it.
struct Shell {
    folder: tempfile::TempDir,
}

impl Shell {
    fn new() -> Self {
        let shell = Self { folder: tempfile::tempdir().expect("a folder") };
        shell.write("a.csv", TABLE);
        shell
    }

    fn at(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: impl AsRef<Path>, text: &str) {
        fs::write(self.at(name), text).expect("written");
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jumelles"));
        command.current_dir(self.folder.path()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command().args(words).output().expect("the program runs")
    }

    /// Runs a line of shell in which `$J` is the program.
    fn line(&self, line: &str) -> Output {
        let mut shell = Command::new("bash");
        shell.args(["-c", line]).env("J", env!("CARGO_BIN_EXE_jumelles")).current_dir(self.folder.path()).output().expect("bash")
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let shell = Shell::new();
    fs::create_dir(shell.at("d")).expect("a folder");
    shell.write("d/b.csv", TABLE);
    shell.write(
        "cartes.toml",
        "[[indicator]]\nid = \"x\"\nunit = \"hab\"\nformula = \"population\"\n[indicator.names]\nfr = \"x\"\nar = \"x\"\nen = \"x\"\n",
    );
    fs::hard_link(shell.at("a.csv"), shell.at("dur.csv")).expect("a link");
    std::os::unix::fs::symlink(shell.at("a.csv"), shell.at("mou.csv")).expect("a link");
    let project = Project { sources: vec![SourcePath::new(shell.at("a.csv"))], ..Project::default() };
    save_project(&project, &shell.at("p.jumelles"), None).expect("saved");
    let chart = ["chart", "a.csv", "--places", "kenitra", "--indicators", "population"];
    let refused: [&[&str]; 9] = [
        &["tidy", "a.csv", "-o", "a.csv"],
        &["tidy", "d", "-o", "d/b.csv"],
        &["tidy", "p.jumelles", "-o", "a.csv"],
        &["compute", "a.csv", "-o", "dur.csv"],
        &["compute", "a.csv", "-o", "mou.csv"],
        &["check", "a.csv", "--save-recipe", "a.csv"],
        &["tidy", "a.csv", "--catalogue", "cartes.toml", "-o", "cartes.toml"],
        &["chart", "p.jumelles", "--places", "rabat", "--indicators", "population", "-o", "p.jumelles", "--format", "pptx"],
        &[chart[0], chart[1], chart[2], chart[3], chart[4], chart[5], "-o", "a.csv", "--force"],
    ];
    let names = ["a.csv", "d/b.csv", "cartes.toml", "p.jumelles"];
    let before: Vec<Vec<u8>> = names.iter().map(|name| fs::read(shell.at(name)).expect("read")).collect();
    for words in refused {
        let output = shell.run(words);
        assert_eq!(code(&output), 2, "{words:?}: {}", err(&output));
        assert!(
            err(&output).contains(words[words.iter().position(|word| *word == "-o" || *word == "--save-recipe").expect("an output") + 1])
        );
    }
    let after: Vec<Vec<u8>> = names.iter().map(|name| fs::read(shell.at(name)).expect("read")).collect();
    assert_eq!(before, after);
    // The second run would read what the first wrote.
    assert_eq!(code(&shell.run(&["tidy", "d", "-o", "d/out.csv"])), 0);
    assert_eq!(code(&shell.run(&["tidy", "d", "-o", "d/out.csv"])), 2);
}

#[test]
fn a_data_file_of_others_is_replaced_only_by_force() {
    let shell = Shell::new();
    shell.write("autre.csv", "précieux;1\n");
    assert_eq!(code(&shell.run(&["tidy", "a.csv", "-o", "autre.csv"])), 2);
    assert_eq!(fs::read_to_string(shell.at("autre.csv")).expect("read"), "précieux;1\n");
    assert_eq!(code(&shell.run(&["tidy", "a.csv", "-o", "autre.csv", "--force"])), 0);
    // Its own table it replaces like any tool.
    assert_eq!(code(&shell.run(&["tidy", "a.csv", "-o", "autre.csv"])), 0);
    for language in ["fr", "ar", "en"] {
        let words = ["chart", "a.csv", "--places", "kenitra", "--indicators", "population", "--lang", language, "-o", "g.csv"];
        assert_eq!(code(&shell.run(&words)), 0, "{}", err(&shell.run(&words)));
    }
}

#[test]
fn an_output_that_cannot_be_written_is_a_failure_and_a_closed_pipe_is_none() {
    let shell = Shell::new();
    for command in [
        "tidy a.csv",
        "compute a.csv",
        "check a.csv",
        "check a.csv --json",
        "catalogue",
        "chart --list-kinds",
        "explain a.csv --place rabat --indicator population",
        "chart a.csv --places kenitra,rabat --indicators population -o -",
        "--help",
        "man",
        "completions bash",
    ] {
        let output = shell.line(&format!("$J {command} > /dev/full"));
        assert_eq!(code(&output), 2, "{command}: {}", err(&output));
        assert!(!err(&output).is_empty(), "{command}");
        let output = shell.line(&format!("set -o pipefail; $J {command} | true"));
        assert!(code(&output) == 0 && !err(&output).contains("panicked"), "{command}: {} {}", code(&output), err(&output));
    }
    assert_eq!(code(&shell.run(&["tidy", "a.csv", "-o", "/nowhere/x.csv"])), 2);
}

#[test]
fn a_dash_is_the_standard_input_and_output() {
    let shell = Shell::new();
    let whole = out(&shell.run(&["tidy", "a.csv"]));
    let rows = |text: &str| text.lines().filter(|line| line.contains("population")).count();
    assert_eq!(rows(&whole), 3);
    for line in [
        "cat a.csv | $J tidy -",
        "$J tidy - -o - < a.csv",
        "cat a.csv | $J tidy /dev/stdin",
        "$J tidy <(cat a.csv)",
        "gzip -c a.csv | $J tidy -",
        "mkfifo f; cat a.csv > f & $J tidy f",
    ] {
        let output = shell.line(line);
        assert!(code(&output) == 0 && rows(&out(&output)) == 3, "{line}: {}{}", out(&output), err(&output));
    }
    let text = shell.line("$J chart a.csv --places kenitra,rabat --indicators population -o -");
    assert!(out(&text).contains("Kénitra") && out(&text).contains('█'), "{}", out(&text));
    for (format, start) in [("pdf", &b"%PDF"[..]), ("png", b"\x89PNG"), ("pptx", b"PK"), ("svg", b"<svg")] {
        let output = shell.line(&format!("$J chart a.csv --places kenitra,rabat --indicators population -o - --format {format}"));
        assert!(output.stdout.starts_with(start), "{format}");
    }
}

#[test]
fn csv_carries_the_mark_of_utf_8_into_files() {
    let shell = Shell::new();
    shell.run(&["tidy", "a.csv", "-o", "t.csv"]);
    shell.run(&["compute", "a.csv", "-o", "c.csv"]);
    shell.line("$J tidy a.csv > r.csv");
    for name in ["t.csv", "c.csv", "r.csv"] {
        assert!(fs::read(shell.at(name)).expect("read").starts_with("\u{feff}place".as_bytes()), "{name}");
    }
    assert!(out(&shell.run(&["tidy", "a.csv"])).starts_with("place,"), "a pipe is for programs");
}

#[test]
fn rows_are_json_where_asked() {
    let shell = Shell::new();
    let list: serde_json::Value = serde_json::from_str(&out(&shell.run(&["tidy", "a.csv", "--format", "json"]))).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(3));
    assert_eq!(list[0]["value"], 507_736);
    let lines = out(&shell.run(&["compute", "a.csv", "--format", "ndjson"]));
    assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok_and(|row| row["place"].is_string())), "{lines}");
    shell.write("vide.csv", "ville;année;Population\n");
    assert_eq!(code(&shell.run(&["tidy", "a.csv", "--format", "yaml"])), 2);
}

#[test]
fn a_name_that_is_no_utf_8_is_a_name() {
    let shell = Shell::new();
    let name = |bytes: &[u8]| OsString::from_vec(bytes.to_vec());
    let (input, output) = (name(b"K\xe9nitra_2024.csv"), name(b"sortie_\xe9.csv"));
    fs::write(shell.at(&input), TABLE).expect("written");
    let ran = shell.command().args([OsStr::new("tidy"), &input, OsStr::new("-o"), &output]).output().expect("run");
    assert_eq!(code(&ran), 0, "{}", err(&ran));
    assert!(shell.at(&output).exists());
    assert_eq!(fs::read_dir(shell.folder.path()).expect("a folder").count(), 3, "no other file is written");
}

#[test]
fn no_file_drives_the_terminal() {
    let shell = Shell::new();
    shell.write("ansi\u{1b}[2J\u{202e}.csv", "ville;ann\u{1b}]52;c;aGk=\u{7}ée;Population\u{202e}\nK\u{9b}2Jénitra;2024;douze\u{1b}c\n");
    for words in [
        &["check", "."][..],
        &["check", ".", "--json"],
        &["explain", ".", "--place", "kenitra", "--indicator", "population"],
        &["chart", ".", "--places", "x\u{1b}[2J", "--indicators", "population", "-o", "g.svg"],
    ] {
        let output = shell.run(words);
        let told = out(&output) + &err(&output);
        let is_safe = |letter: char| (!letter.is_control() || matches!(letter, '\n' | '\t')) && letter != '\u{202e}';
        assert!(told.chars().all(is_safe), "{words:?}: {told:?}");
    }
}

#[test]
fn seals_are_checked_and_sources_outside_are_asked_for() {
    let shell = Shell::new();
    fs::create_dir(shell.at("d")).expect("a folder");
    shell.write("d/k.csv", TABLE);
    let project = Project { sources: vec![SourcePath::new(shell.at("d/k.csv"))], ..Project::default() };
    save_project(&project, &shell.at("d/p.jumelles"), None).expect("saved");
    assert_eq!(code(&shell.run(&["compute", "d/p.jumelles"])), 0);
    shell.write("d/k.csv", &TABLE.replace("507736", "777"));
    for words in [
        &["check", "d/p.jumelles"][..],
        &["compute", "d/p.jumelles"],
        &["chart", "d/p.jumelles", "--places", "rabat", "--indicators", "population", "-o", "t.pptx"],
    ] {
        let output = shell.run(words);
        assert_eq!(code(&output), 1, "{words:?}: {}", err(&output));
        assert!((out(&output) + &err(&output)).contains("changé depuis"), "{words:?}: {}", err(&output));
    }
    let output = shell.run(&["defend", "d/p.jumelles", "-o", "x.pdf"]);
    assert!(code(&output) == 2 && err(&output).contains("--force") && !shell.at("x.pdf").exists(), "{}", err(&output));
    save_project(&project, &shell.at("p.jumelles"), None).expect("saved");
    fs::create_dir(shell.at("e")).expect("a folder");
    fs::rename(shell.at("p.jumelles"), shell.at("e/p.jumelles")).expect("moved");
    let output = shell.run(&["check", "e/p.jumelles"]);
    assert!(code(&output) == 2 && err(&output).contains("--force"), "{}", err(&output));
    assert_eq!(code(&shell.run(&["check", "e/p.jumelles", "--force"])), 0);
}

#[test]
fn quiet_is_quiet_and_the_shell_knows_the_commands() {
    let shell = Shell::new();
    shell.write("b.csv", &TABLE.replace("515619", "beaucoup"));
    let output = shell.run(&["tidy", "b.csv", "-o", "t.csv", "--quiet"]);
    assert_eq!((code(&output), err(&output).as_str()), (1, ""));
    assert!(!err(&shell.run(&["-q", "tidy", "absent.csv"])).is_empty(), "an error that ends it is told");
    for shell_name in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(out(&shell.run(&["completions", shell_name])).contains("defend"), "{shell_name}");
    }
    let man = out(&shell.run(&["man", "--lang", "en"]));
    assert!(man.contains(".TH") && man.contains("save") && man.contains("compute"), "{man}");
    assert_eq!(out(&shell.run(&["help", "chart"])), out(&shell.run(&["chart", "--help"])));
}

#[test]
fn a_link_that_ends_nowhere_stays_a_link() {
    let shell = Shell::new();
    std::os::unix::fs::symlink(shell.at("cible.csv"), shell.at("lien.csv")).expect("a link");
    assert_eq!(code(&shell.run(&["tidy", "a.csv", "-o", "lien.csv"])), 0);
    assert!(fs::symlink_metadata(shell.at("lien.csv")).expect("the link").is_symlink());
    assert!(shell.at("cible.csv").exists());
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(shell.at("cible.csv")).expect("the file").permissions());
    assert_eq!(mode & 0o111, 0, "{mode:o}");
    assert!(files::exists(&shell.at("lien.csv")));
}

#[test]
fn a_project_carries_its_tables_under_their_own_names() {
    let shell = Shell::new();
    let mut project = Project { sources: vec![SourcePath::new(shell.at("a.csv"))], embeds_sources: true, ..Project::default() };
    for _ in 0..3 {
        save_project(&project, &shell.at("c.jumelles"), None).expect("saved");
        project = Project { embeds_sources: true, ..open_project(&shell.at("c.jumelles"), None).expect("opens").project };
    }
    fs::remove_file(shell.at("a.csv")).expect("gone");
    let table = out(&shell.run(&["tidy", "c.jumelles"]));
    assert!(table.contains("c.jumelles/sources/1/a.csv") && !table.contains("1-"), "{table}");
    let mut input = shell.command().args(["check", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("run");
    input.stdin.take().expect("a pipe").write_all(TABLE.as_bytes()).expect("sent");
    assert!(input.wait().expect("ends").success());
}

#[test]
fn quiet_may_stand_before_the_command() {
    let run = |words: &[&str]| Command::new(env!("CARGO_BIN_EXE_jumelles")).args(words).output().expect("the program runs");
    let (before, behind) = (run(&["--quiet", "compute", "sample_data"]), run(&["compute", "sample_data", "--quiet"]));
    assert_eq!(before.status.code(), Some(0));
    assert!(before.stderr.is_empty() && before.stdout.starts_with(b"place,indicator"));
    assert_eq!(before.stdout, behind.stdout);
}

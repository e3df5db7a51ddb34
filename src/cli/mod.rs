//! Floor 9: the command line. In: arguments. Out: files, messages and an exit code: 0 for success, 1 for success with errors in the
//! data, 2 for failure. Without a command, the arguments of the window.

mod arguments;
mod catalogue;
mod chart;
mod check;
mod compute;
mod context;
mod deck;
mod defend;
mod explain;
mod find_peers;
mod find_places;
mod from_library;
mod inputs;
mod language;
mod opening;
mod options;
mod output;
mod output_file;
mod progress_line;
mod row_format;
mod scripts;
mod settings;
mod table_output;
mod tidy;
mod visible;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::cli::options::{CliOption, has_flag};
use crate::cli::output::{CommandError, EXIT_DONE, EXIT_FAILED, be_quiet, print_bytes, tell_error};
use crate::engine::{NOTICES, Storage, files};
use crate::speech::{Language, Message, Speech};

/// What the arguments ask for.
pub enum Invocation {
    /// Opens the window.
    Window {
        /// The files, folders and projects to open; empty to resume the last session.
        paths: Vec<PathBuf>,
        /// The language, if one is named.
        language: Option<Language>,
        /// Where the program keeps its data.
        storage: Storage,
    },
    /// A command was run, with this exit code.
    Done(u8),
}

/// Runs the command that the arguments name. The first argument is the name of the program.
#[must_use]
pub fn run(arguments: &[OsString]) -> Invocation {
    let languages = match language::languages(arguments) {
        Ok(languages) => languages,
        Err(name) => {
            tell_error(&Speech::new(Language::default()).format(&Message::CliUnknownLanguage { name }));
            return Invocation::Done(EXIT_FAILED);
        }
    };
    let language = languages.first().copied();
    let speech = Speech::new(language.unwrap_or_default());
    let words = help_words(language::without_language(arguments));
    let command = arguments::command(&speech);
    let words = quiet_after_command(words, &command);
    let matches = match command.try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) => return Invocation::Done(arguments::report_usage(&error, &speech)),
    };
    if is_quiet_asked(&matches) {
        be_quiet();
    }
    let result = match matches.subcommand() {
        None => {
            let paths = options::paths(&matches);
            // A mistyped command would otherwise open an empty window.
            if let Some(path) = paths.iter().find(|path| !files::exists(path)) {
                tell_error(&speech.format(&Message::FileNotFound { path: path.display().to_string() }));
                return Invocation::Done(EXIT_FAILED);
            }
            let storage = if has_flag(&matches, CliOption::Portable) { Storage::Portable } else { Storage::Automatic };
            return Invocation::Window { paths, language, storage };
        }
        Some(("check", matches)) => check::run(matches, &speech),
        Some(("tidy", matches)) => tidy::run(matches, &speech),
        Some(("compute", matches)) => compute::run(matches, &speech),
        Some(("explain", matches)) => explain::run(matches, &speech),
        Some(("chart", matches)) => chart::run(matches, &speech),
        Some(("deck", matches)) => deck::run(matches, &speech, &languages),
        Some(("defend", matches)) => defend::run(matches, &speech),
        Some(("peers", matches)) => find_peers::run(matches, &speech),
        Some(("places", matches)) => find_places::run(matches, &speech),
        Some(("catalogue", matches)) => catalogue::run(matches, &speech),
        Some(("completions", matches)) => scripts::completions(matches, &speech),
        Some(("notices", _)) => print_bytes(NOTICES.as_bytes(), &speech).map(|()| EXIT_DONE),
        Some(("man", _)) => scripts::manual(&speech),
        Some((name, _)) => unreachable!("{name} is declared and not run"),
    };
    Invocation::Done(exit_code(result))
}

/// The exit code of a command; why it failed is told.
fn exit_code(result: Result<u8, CommandError>) -> u8 {
    result.unwrap_or_else(|CommandError(reason)| {
        tell_error(&reason);
        EXIT_FAILED
    })
}

/// Whether `--quiet` stands before or after the command.
fn is_quiet_asked(matches: &ArgMatches) -> bool {
    let of_command = matches.subcommand().is_some_and(|(_, matches)| has_flag(matches, CliOption::Quiet));
    of_command || has_flag(matches, CliOption::Quiet)
}

/// The arguments with `--quiet chart` in the form `chart --quiet`: behind an option of the window, a command would be a path.
fn quiet_after_command(mut words: Vec<OsString>, command: &clap::Command) -> Vec<OsString> {
    let is_quiet = words.get(1).is_some_and(|word| word == "-q" || word == "--quiet");
    let is_command = |word: &OsString| command.get_subcommands().any(|own| word == own.get_name());
    if is_quiet && words.get(2).is_some_and(is_command) {
        words.swap(1, 2);
    }
    words
}

/// The arguments with `help chart` in the form `chart --help`.
fn help_words(words: Vec<&OsString>) -> Vec<OsString> {
    let mut words: Vec<OsString> = words.into_iter().cloned().collect();
    // Help names the program, whatever its file is called.
    if let Some(name) = words.first_mut() {
        *name = "jumelles".into();
    }
    if words.get(1).is_some_and(|word| word == "help") && !files::exists(Path::new("help")) {
        words.remove(1);
        words.truncate(2);
        words.push(CliOption::Help.flag().into());
    }
    words
}

/// Shows the opening comparison as text where there is no display; returns the exit code.
#[must_use]
pub fn show_without_display(paths: &[PathBuf], language: Option<Language>) -> u8 {
    exit_code(opening::run(paths, language))
}

/// The longest reason of the system that is told whole.
const LONGEST_REASON: usize = 120;

/// Tells why a display refuses the window; returns the exit code.
#[must_use]
pub fn no_window(language: Option<Language>, reason: &str) -> u8 {
    let speech = Speech::new(language.unwrap_or_default());
    let lacks_graphics = ["opengl", "egl", "glx", "glutin", "gl context"].iter().any(|word| reason.to_lowercase().contains(word));
    // Of a list of settings only what it is a list of.
    let reason = reason.split([':', '{']).next().filter(|_| reason.len() > LONGEST_REASON).unwrap_or(reason).trim().to_owned();
    // Without a graphics library the reason names it; otherwise the display itself does not answer.
    tell_error(&speech.format(&if lacks_graphics {
        Message::CliWindowFailed { reason, install: install_line(&speech) }
    } else {
        Message::CliDisplayRefused { reason }
    }));
    EXIT_FAILED
}

/// What draws without a graphics card, as one line for the system this is.
fn install_line(speech: &Speech) -> String {
    speech.format(&if cfg!(target_os = "windows") { Message::InstallOnWindows {} } else { Message::InstallOnLinux {} })
}

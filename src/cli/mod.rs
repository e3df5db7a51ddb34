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
mod inputs;
mod language;
mod options;
mod output;
mod settings;
mod table_output;
mod tidy;

use std::path::PathBuf;

use crate::cli::options::{CliOption, has_flag};
use crate::cli::output::{CommandError, EXIT_FAILED, tell};
use crate::engine::{Storage, files};
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
pub fn run(arguments: &[String]) -> Invocation {
    let languages = match language::languages(arguments) {
        Ok(languages) => languages,
        Err(name) => {
            tell(&Speech::new(Language::default()).format(&Message::CliUnknownLanguage { name }));
            return Invocation::Done(EXIT_FAILED);
        }
    };
    let language = languages.first().copied();
    let speech = Speech::new(language.unwrap_or_default());
    let matches = match arguments::command(&speech).try_get_matches_from(language::without_language(arguments)) {
        Ok(matches) => matches,
        Err(error) => return Invocation::Done(arguments::report_usage(&error, &speech)),
    };
    let result = match matches.subcommand() {
        None => {
            let paths = options::paths(&matches);
            // A mistyped command would otherwise open an empty window.
            if let Some(path) = paths.iter().find(|path| !files::exists(path)) {
                tell(&speech.format(&Message::FileNotFound { path: path.display().to_string() }));
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
        Some(("catalogue", matches)) => Ok(catalogue::run(matches, &speech)),
        Some((name, _)) => unreachable!("{name} is declared and not run"),
    };
    Invocation::Done(result.unwrap_or_else(|CommandError(reason)| {
        tell(&reason);
        EXIT_FAILED
    }))
}

/// Tells why the window cannot open and returns the exit code. Without a reason there is no display.
#[must_use]
pub fn no_window(language: Option<Language>, reason: Option<String>) -> u8 {
    let speech = Speech::new(language.unwrap_or_default());
    tell(&match reason {
        None => speech.format(&Message::CliNoDisplay {}),
        Some(reason) => speech.format(&Message::CliWindowFailed { reason }),
    });
    EXIT_FAILED
}

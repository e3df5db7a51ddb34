//! Floor 9: the command line. Arguments in, files and sentences out, and an exit code:
//! 0 done, 1 done with errors in the data, 2 cannot.

mod arguments;
mod catalogue;
mod chart;
mod check;
mod compute;
mod context;
mod deck;
mod defend;
mod explain;
mod tidy;

use std::io::Write as _;
use std::path::PathBuf;

use crate::engine::files;
use crate::speech::{Language, Message, Speech};

/// What the arguments ask for.
pub enum Invocation {
    /// Open the window.
    Window {
        /// On these paths.
        paths: Vec<PathBuf>,
        /// In this language, if one was named.
        language: Option<Language>,
        /// With everything it keeps beside the program.
        portable: bool,
    },
    /// Nothing more: a command was run and this is its exit code.
    Done(u8),
}

/// Why a command cannot be carried out, already said.
pub(crate) struct CommandError(pub String);

/// Exit code: done.
const DONE: u8 = 0;
/// Exit code: done, with errors in the data.
const WITH_ERRORS: u8 = 1;
/// Exit code: cannot.
const CANNOT: u8 = 2;

/// Runs the command line.
#[must_use]
pub fn run(arguments: &[String]) -> Invocation {
    let language = match arguments::language(arguments) {
        Ok(language) => language,
        Err(name) => {
            tell(&Speech::new(Language::default()).say(&Message::CliUnknownLanguage { name }));
            return Invocation::Done(CANNOT);
        }
    };
    let speech = Speech::new(language.unwrap_or_default());
    let matches = match arguments::command(&speech).try_get_matches_from(arguments::without_language(arguments)) {
        Ok(matches) => matches,
        Err(error) => return Invocation::Done(arguments::refuse(&error, &speech)),
    };
    let done = match matches.subcommand() {
        None => {
            let paths = arguments::paths(&matches);
            // A mistyped command would otherwise open an empty window.
            if let Some(path) = paths.iter().find(|path| !files::exists(path)) {
                tell(&speech.say(&Message::FileNotFound { path: path.display().to_string() }));
                return Invocation::Done(CANNOT);
            }
            return Invocation::Window { paths, language, portable: matches.get_flag("portable") };
        }
        Some(("check", matches)) => check::run(matches, &speech),
        Some(("tidy", matches)) => tidy::run(matches, &speech),
        Some(("compute", matches)) => compute::run(matches, &speech),
        Some(("explain", matches)) => explain::run(matches, &speech),
        Some(("chart", matches)) => chart::run(matches, &speech),
        Some(("deck", matches)) => {
            let languages = arguments::languages(arguments).unwrap_or_default();
            deck::run(matches, &speech, &languages)
        }
        Some(("defend", matches)) => defend::run(matches, &speech),
        Some(("catalogue", matches)) => Ok(catalogue::run(matches, &speech)),
        Some((name, _)) => unreachable!("{name} is declared and not run"),
    };
    Invocation::Done(done.unwrap_or_else(|CommandError(reason)| {
        tell(&reason);
        CANNOT
    }))
}

/// The sentence for a window that cannot open, and its exit code.
#[must_use]
pub fn no_window(language: Option<Language>, reason: Option<String>) -> u8 {
    let speech = Speech::new(language.unwrap_or_default());
    tell(&match reason {
        None => speech.say(&Message::CliNoDisplay {}),
        Some(reason) => speech.say(&Message::CliWindowFailed { reason }),
    });
    CANNOT
}

/// Says something to the user, apart from the results.
fn tell(text: &str) {
    // Nobody is left to tell when even this fails.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Prints a result.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

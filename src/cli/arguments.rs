//! The grammar of the command line, in the language of the user, and what to say when it is not followed.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::{CANNOT, DONE, print, tell};
use crate::speech::{Language, Line, Speech};

/// The language named by `--lang`, read before anything else so that even mistakes are told in it.
///
/// # Errors
/// The word, when it names no language we speak.
pub(super) fn language(arguments: &[String]) -> Result<Option<Language>, String> {
    let mut named = None;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let value = if word == "--lang" {
            Some(words.next().cloned().unwrap_or_default())
        } else {
            word.strip_prefix("--lang=").map(str::to_owned)
        };
        if let Some(value) = value {
            named = Some(Language::parse(&value).ok_or(value)?);
        }
    }
    Ok(named)
}

/// The arguments without `--lang` and its value: it may stand anywhere, before a command or after it.
pub(super) fn without_language(arguments: &[String]) -> Vec<&String> {
    let mut kept = Vec::with_capacity(arguments.len());
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if word == "--lang" {
            words.next();
        } else if !word.starts_with("--lang=") {
            kept.push(word);
        }
    }
    kept
}

/// The paths a command names.
pub(super) fn paths(matches: &ArgMatches) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>("path").map(|paths| paths.cloned().collect()).unwrap_or_default()
}

/// A comma-separated list.
pub(super) fn list(matches: &ArgMatches, name: &str) -> Vec<String> {
    let values = matches.get_many::<String>(name).into_iter().flatten();
    values.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// The whole grammar.
pub(super) fn command(speech: &Speech) -> Command {
    let say = |line: Line| speech.say(&line);
    let sub = |name: &'static str, about: Line| frame(Command::new(name), speech).about(say(about)).arg(path(speech));
    let words = |name: &'static str, value: &'static str, help: &Line| {
        option(speech, name, value, help).value_delimiter(',').action(ArgAction::Append)
    };
    frame(Command::new("jumelles"), speech)
        .about(say(Line::HelpAbout {}))
        .version(env!("CARGO_PKG_VERSION"))
        .args_conflicts_with_subcommands(true)
        .subcommand_help_heading(say(Line::HelpCommands {}))
        .disable_help_subcommand(true)
        .arg(path(speech))
        .arg(option(speech, "lang", "fr|ar|en", &Line::HelpLang {}).global(true))
        .subcommand(sub("check", Line::HelpCheck {}).arg(json_flag(speech)))
        .subcommand(sub("tidy", Line::HelpTidy {}).arg(output(speech)))
        .subcommand(
            sub("compute", Line::HelpCompute {})
                .arg(words("places", "a,b", &Line::HelpPlaces {}))
                .arg(words("indicators", "x,y", &Line::HelpIndicators {}))
                .arg(words("years", "2014,2024", &Line::HelpYears {}))
                .arg(output(speech)),
        )
        .subcommand(
            sub("explain", Line::HelpExplain {})
                .arg(option(speech, "place", "a", &Line::HelpPlaces {}).required(true))
                .arg(option(speech, "indicator", "x", &Line::HelpIndicators {}).required(true))
                .arg(option(speech, "year", "2024", &Line::HelpYears {})),
        )
        .subcommand(
            sub("chart", Line::HelpChart {})
                .arg(words("places", "a,b", &Line::HelpPlaces {}).required(true))
                .arg(words("indicators", "x,y", &Line::HelpIndicators {}).required(true))
                .arg(option(speech, "kind", "auto", &Line::HelpKind {}))
                .arg(words("years", "2014,2024", &Line::HelpYears {}))
                .arg(option(speech, "theme", "light|dark|slide", &Line::HelpTheme {}))
                .arg(output(speech).required(true)),
        )
        .subcommand(frame(Command::new("catalogue"), speech).about(say(Line::HelpCatalogue {})).arg(json_flag(speech)))
}

fn json_flag(speech: &Speech) -> Arg {
    let arg = Arg::new("json").long("json").action(ArgAction::SetTrue);
    arg.help(speech.say(&Line::HelpJson {})).help_heading(speech.say(&Line::HelpOptions {}))
}

/// Headings in the language of the user.
fn frame(command: Command, speech: &Speech) -> Command {
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}", speech.say(&Line::HelpUsage {}));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(speech.say(&Line::HelpHelp {}));
    command.help_template(template).disable_help_flag(true).arg(help.help_heading(speech.say(&Line::HelpOptions {})))
}

fn path(speech: &Speech) -> Arg {
    let arg = Arg::new("path").value_name("PATH").num_args(0..).value_parser(value_parser!(PathBuf));
    arg.help(speech.say(&Line::HelpPath {})).help_heading(speech.say(&Line::HelpArguments {}))
}

fn option(speech: &Speech, name: &'static str, value: &'static str, help: &Line) -> Arg {
    Arg::new(name).long(name).value_name(value).help(speech.say(help)).help_heading(speech.say(&Line::HelpOptions {}))
}

fn output(speech: &Speech) -> Arg {
    let arg = Arg::new("output").short('o').long("output").value_name("OUT").value_parser(value_parser!(PathBuf));
    arg.help(speech.say(&Line::HelpOutput {})).help_heading(speech.say(&Line::HelpOptions {}))
}

/// Prints help and version; tells what is wrong with anything else.
pub(super) fn refuse(error: &clap::Error, speech: &Speech) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        print(&error.render().to_string());
        return DONE;
    }
    let word = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        _ => String::new(),
    };
    let kind = error.kind();
    let line = if kind == ErrorKind::MissingRequiredArgument {
        Line::CliMissing { names: word(ContextKind::InvalidArg) }
    } else if kind == ErrorKind::UnknownArgument {
        Line::CliUnknownOption { name: word(ContextKind::InvalidArg) }
    } else {
        Line::CliUsage { reason: [word(ContextKind::InvalidArg), word(ContextKind::InvalidSubcommand)].concat() }
    };
    tell(&speech.say(&line));
    CANNOT
}

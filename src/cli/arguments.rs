//! The grammar of the command line, in the language of the user, and what to say when it is not followed.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::base::number::Decimal;
use crate::cli::{CANNOT, Cannot, DONE, print, tell};
use crate::intake::{Encoding, Settings};
use crate::speech::{Language, Line, Speech};

/// The language named by `--lang`, read before anything else so that even mistakes are told in it.
///
/// # Errors
/// The word, when it names no language we speak.
pub(super) fn language(arguments: &[String]) -> Result<Option<Language>, String> {
    Ok(languages(arguments)?.first().copied())
}

/// The languages named by `--lang`, separated by commas: a deck may speak several.
///
/// # Errors
/// The word, when one names no language we speak.
pub(super) fn languages(arguments: &[String]) -> Result<Vec<Language>, String> {
    let mut named = Vec::new();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let value = if word == "--lang" {
            Some(words.next().cloned().unwrap_or_default())
        } else {
            word.strip_prefix("--lang=").map(str::to_owned)
        };
        if let Some(value) = value {
            let read = |word: &str| Language::parse(word.trim()).ok_or_else(|| value.clone());
            named = value.split(',').map(read).collect::<Result<_, _>>()?;
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
    // A deck may be made from a folder named by an option of its own.
    let folder = matches.try_get_one::<PathBuf>("from-folder").ok().flatten();
    matches.get_many::<PathBuf>("path").into_iter().flatten().chain(folder).cloned().collect()
}

/// A comma-separated list.
pub(super) fn list(matches: &ArgMatches, name: &str) -> Vec<String> {
    let values = matches.get_many::<String>(name).into_iter().flatten();
    values.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// The whole grammar.
pub(super) fn command(speech: &Speech) -> Command {
    let say = |line: Line| speech.say(&line);
    let sub = |name: &'static str, about: Line| reading(frame(Command::new(name), speech).about(say(about)), speech);
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
        .arg(flag(speech, "portable", &Line::HelpPortable {}))
        .subcommand(sub("check", Line::HelpCheck {}).arg(json_flag(speech)).arg(file(speech, "save-recipe", &Line::HelpSaveRecipe {})))
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
                .arg(words("places", "a,b", &Line::HelpPlaces {}).required_unless_present("list-kinds"))
                .arg(words("indicators", "x,y", &Line::HelpIndicators {}).required_unless_present("list-kinds"))
                .arg(option(speech, "kind", "auto", &Line::HelpKind {}))
                .arg(flag(speech, "list-kinds", &Line::HelpListKinds {}))
                .arg(words("years", "2014,2024", &Line::HelpYears {}))
                .arg(option(speech, "as", "asis", &Line::HelpAs {}))
                .arg(option(speech, "sort", "fit", &Line::HelpSort {}))
                .arg(flag(speech, "log", &Line::HelpLog {}))
                .arg(flag(speech, "own-scale", &Line::HelpOwnScale {}))
                .arg(option(speech, "mark", "gap", &Line::HelpMark {}).action(ArgAction::Append))
                .arg(option(speech, "scale", "1", &Line::HelpScale {}))
                .arg(option(speech, "theme", "light|dark|slide", &Line::HelpTheme {}))
                .arg(output(speech).required_unless_present("list-kinds")),
        )
        .subcommand(telling(sub("defend", Line::HelpDefend {}), speech).arg(output(speech).required(true)))
        .subcommand(
            telling(sub("deck", Line::HelpDeck {}), speech)
                .arg(flag(speech, "handout", &Line::HelpHandout {}))
                .arg(output(speech).required(true)),
        )
        .subcommand(frame(Command::new("catalogue"), speech).about(say(Line::HelpCatalogue {})).arg(json_flag(speech)))
}

/// What a command that tells a talk takes.
fn telling(command: Command, speech: &Speech) -> Command {
    command
        .arg(file(speech, "from-folder", &Line::HelpFromFolder {}))
        .arg(option(speech, "story", "twins", &Line::HelpStory {}))
        .arg(option(speech, "title", "…", &Line::HelpTitle {}))
        .arg(file(speech, "brand", &Line::HelpBrand {}))
        .arg(flag(speech, "build", &Line::HelpBuild {}))
        .arg(flag(speech, "table", &Line::HelpTable {}))
        .arg(option(speech, "theme", "light|dark|slide", &Line::HelpTheme {}))
}

/// What every command that reads files takes: their paths, and how to read them when the program is wrong.
fn reading(command: Command, speech: &Speech) -> Command {
    let text = |name: &'static str, value: &'static str, help: &Line| option(speech, name, value, help);
    command
        .arg(path(speech))
        .arg(text("encoding", "UTF-8|windows-1252|…", &Line::HelpEncoding {}))
        .arg(text("delimiter", ";", &Line::HelpDelimiter {}))
        .arg(text("decimal", ",|.", &Line::HelpDecimal {}))
        .arg(text("heading-line", "4", &Line::HelpHeadingLine {}))
        .arg(text("heading-rows", "2", &Line::HelpHeadingRows {}))
        .arg(text("missing", "x,y", &Line::HelpMissing {}).value_delimiter(',').action(ArgAction::Append))
        .arg(text("sheet", "Feuil1", &Line::HelpSheet {}))
        .arg(file(speech, "recipe", &Line::HelpRecipe {}))
        .arg(file(speech, "catalogue", &Line::HelpOwnCatalogue {}))
        .arg(text("suppose", "x", &Line::HelpSuppose {}).action(ArgAction::Append))
        .arg(text("together", "a+b", &Line::HelpTogether {}).action(ArgAction::Append))
}

/// What the command line says of how to read.
pub(super) fn settings(matches: &ArgMatches, speech: &Speech) -> Result<Settings, Cannot> {
    let word = |name: &str| matches.get_one::<String>(name).map(|word| word.trim());
    let wrong = |name: &str, found: &str| Cannot(speech.say(&Line::CliBadOption { name: format!("--{name}"), found: found.to_owned() }));
    let parse = |name: &'static str| word(name).map(|text| text.parse::<u32>().map_err(|_| wrong(name, text))).transpose();
    let encoding = word("encoding").map(|name| Encoding::parse(name).ok_or_else(|| wrong("encoding", name))).transpose()?;
    let sign = |text: &str| match matches.get_one::<String>("delimiter").map(String::as_str) {
        Some("\t") => Some('\t'),
        _ => match text {
            "tab" | "\\t" => Some('\t'),
            text => text.chars().next().filter(|sign| text.len() == 1 && matches!(sign, ';' | ',' | '|')),
        },
    };
    let delimiter = word("delimiter").map(|text| sign(text).ok_or_else(|| wrong("delimiter", text))).transpose()?;
    let decimal = match word("decimal") {
        None => None,
        Some(",") => Some(Decimal::Comma),
        Some(".") => Some(Decimal::Point),
        Some(other) => return Err(wrong("decimal", other)),
    };
    Ok(Settings {
        encoding,
        delimiter,
        decimal,
        heading_line: parse("heading-line")?,
        heading_rows: parse("heading-rows")?.map(|rows| rows as usize),
        sheet: word("sheet").map(str::to_owned),
        missing: list(matches, "missing"),
        ..Settings::default()
    })
}

fn file(speech: &Speech, name: &'static str, help: &Line) -> Arg {
    let arg = Arg::new(name).long(name).value_name("F").value_parser(value_parser!(PathBuf));
    arg.help(speech.say(help)).help_heading(speech.say(&Line::HelpOptions {}))
}

fn json_flag(speech: &Speech) -> Arg {
    flag(speech, "json", &Line::HelpJson {})
}

fn flag(speech: &Speech, name: &'static str, help: &Line) -> Arg {
    let arg = Arg::new(name).long(name).action(ArgAction::SetTrue);
    arg.help(speech.say(help)).help_heading(speech.say(&Line::HelpOptions {}))
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

//! The grammar of the command line, in the language of the user, and what to say when it is not followed.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::base::number::Decimal;
use crate::cli::{CANNOT, CommandError, DONE, print, tell};
use crate::intake::{Encoding, ReadSettings};
use crate::speech::{Language, Message, Speech};

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
    let say = |line: Message| speech.say(&line);
    let sub = |name: &'static str, about: Message| reading(frame(Command::new(name), speech).about(say(about)), speech);
    let words = |name: &'static str, value: &'static str, help: &Message| {
        option(speech, name, value, help).value_delimiter(',').action(ArgAction::Append)
    };
    frame(Command::new("jumelles"), speech)
        .about(say(Message::HelpAbout {}))
        .version(env!("CARGO_PKG_VERSION"))
        .args_conflicts_with_subcommands(true)
        .subcommand_help_heading(say(Message::HelpCommands {}))
        .disable_help_subcommand(true)
        .arg(path(speech))
        .arg(option(speech, "lang", "fr|ar|en", &Message::HelpLang {}).global(true))
        .arg(flag(speech, "portable", &Message::HelpPortable {}))
        .subcommand(sub("check", Message::HelpCheck {}).arg(json_flag(speech)).arg(file(
            speech,
            "save-recipe",
            &Message::HelpSaveRecipe {},
        )))
        .subcommand(sub("tidy", Message::HelpTidy {}).arg(output(speech)))
        .subcommand(
            sub("compute", Message::HelpCompute {})
                .arg(words("places", "a,b", &Message::HelpPlaces {}))
                .arg(words("indicators", "x,y", &Message::HelpIndicators {}))
                .arg(words("years", "2014,2024", &Message::HelpYears {}))
                .arg(output(speech)),
        )
        .subcommand(
            sub("explain", Message::HelpExplain {})
                .arg(option(speech, "place", "a", &Message::HelpPlaces {}).required(true))
                .arg(option(speech, "indicator", "x", &Message::HelpIndicators {}).required(true))
                .arg(option(speech, "year", "2024", &Message::HelpYears {})),
        )
        .subcommand(
            sub("chart", Message::HelpChart {})
                .arg(words("places", "a,b", &Message::HelpPlaces {}).required_unless_present("list-kinds"))
                .arg(words("indicators", "x,y", &Message::HelpIndicators {}).required_unless_present("list-kinds"))
                .arg(option(speech, "kind", "auto", &Message::HelpKind {}))
                .arg(flag(speech, "list-kinds", &Message::HelpListKinds {}))
                .arg(words("years", "2014,2024", &Message::HelpYears {}))
                .arg(option(speech, "as", "asis", &Message::HelpAs {}))
                .arg(option(speech, "sort", "fit", &Message::HelpSort {}))
                .arg(flag(speech, "log", &Message::HelpLog {}))
                .arg(flag(speech, "own-scale", &Message::HelpOwnScale {}))
                .arg(option(speech, "mark", "gap", &Message::HelpMark {}).action(ArgAction::Append))
                .arg(option(speech, "scale", "1", &Message::HelpScale {}))
                .arg(option(speech, "theme", "light|dark|slide", &Message::HelpTheme {}))
                .arg(output(speech).required_unless_present("list-kinds")),
        )
        .subcommand(telling(sub("defend", Message::HelpDefend {}), speech).arg(output(speech).required(true)))
        .subcommand(
            telling(sub("deck", Message::HelpDeck {}), speech)
                .arg(flag(speech, "handout", &Message::HelpHandout {}))
                .arg(output(speech).required(true)),
        )
        .subcommand(frame(Command::new("catalogue"), speech).about(say(Message::HelpCatalogue {})).arg(json_flag(speech)))
}

/// What a command that tells a talk takes.
fn telling(command: Command, speech: &Speech) -> Command {
    command
        .arg(file(speech, "from-folder", &Message::HelpFromFolder {}))
        .arg(option(speech, "story", "twins", &Message::HelpStory {}))
        .arg(option(speech, "title", "…", &Message::HelpTitle {}))
        .arg(file(speech, "brand", &Message::HelpBrand {}))
        .arg(flag(speech, "build", &Message::HelpBuild {}))
        .arg(flag(speech, "table", &Message::HelpTable {}))
        .arg(option(speech, "theme", "light|dark|slide", &Message::HelpTheme {}))
}

/// What every command that reads files takes: their paths, and how to read them when the program is wrong.
fn reading(command: Command, speech: &Speech) -> Command {
    let text = |name: &'static str, value: &'static str, help: &Message| option(speech, name, value, help);
    command
        .arg(path(speech))
        .arg(text("encoding", "UTF-8|windows-1252|…", &Message::HelpEncoding {}))
        .arg(text("delimiter", ";", &Message::HelpDelimiter {}))
        .arg(text("decimal", ",|.", &Message::HelpDecimal {}))
        .arg(text("heading-line", "4", &Message::HelpHeadingLine {}))
        .arg(text("heading-rows", "2", &Message::HelpHeadingRows {}))
        .arg(text("missing", "x,y", &Message::HelpMissing {}).value_delimiter(',').action(ArgAction::Append))
        .arg(text("sheet", "Feuil1", &Message::HelpSheet {}))
        .arg(file(speech, "recipe", &Message::HelpRecipe {}))
        .arg(file(speech, "catalogue", &Message::HelpOwnCatalogue {}))
        .arg(text("suppose", "x", &Message::HelpSuppose {}).action(ArgAction::Append))
        .arg(text("together", "a+b", &Message::HelpTogether {}).action(ArgAction::Append))
}

/// What the command line says of how to read.
pub(super) fn settings(matches: &ArgMatches, speech: &Speech) -> Result<ReadSettings, CommandError> {
    let word = |name: &str| matches.get_one::<String>(name).map(|word| word.trim());
    let wrong =
        |name: &str, found: &str| CommandError(speech.say(&Message::CliBadOption { name: format!("--{name}"), found: found.to_owned() }));
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
    Ok(ReadSettings {
        encoding,
        delimiter,
        decimal,
        heading_line: parse("heading-line")?,
        heading_rows: parse("heading-rows")?.map(|rows| rows as usize),
        sheet: word("sheet").map(str::to_owned),
        missing: list(matches, "missing"),
        ..ReadSettings::default()
    })
}

fn file(speech: &Speech, name: &'static str, help: &Message) -> Arg {
    let arg = Arg::new(name).long(name).value_name("F").value_parser(value_parser!(PathBuf));
    arg.help(speech.say(help)).help_heading(speech.say(&Message::HelpOptions {}))
}

fn json_flag(speech: &Speech) -> Arg {
    flag(speech, "json", &Message::HelpJson {})
}

fn flag(speech: &Speech, name: &'static str, help: &Message) -> Arg {
    let arg = Arg::new(name).long(name).action(ArgAction::SetTrue);
    arg.help(speech.say(help)).help_heading(speech.say(&Message::HelpOptions {}))
}

/// Headings in the language of the user.
fn frame(command: Command, speech: &Speech) -> Command {
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}", speech.say(&Message::HelpUsage {}));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(speech.say(&Message::HelpHelp {}));
    command.help_template(template).disable_help_flag(true).arg(help.help_heading(speech.say(&Message::HelpOptions {})))
}

fn path(speech: &Speech) -> Arg {
    let arg = Arg::new("path").value_name("PATH").num_args(0..).value_parser(value_parser!(PathBuf));
    arg.help(speech.say(&Message::HelpPath {})).help_heading(speech.say(&Message::HelpArguments {}))
}

fn option(speech: &Speech, name: &'static str, value: &'static str, help: &Message) -> Arg {
    Arg::new(name).long(name).value_name(value).help(speech.say(help)).help_heading(speech.say(&Message::HelpOptions {}))
}

fn output(speech: &Speech) -> Arg {
    let arg = Arg::new("output").short('o').long("output").value_name("OUT").value_parser(value_parser!(PathBuf));
    arg.help(speech.say(&Message::HelpOutput {})).help_heading(speech.say(&Message::HelpOptions {}))
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
        Message::CliMissing { names: word(ContextKind::InvalidArg) }
    } else if kind == ErrorKind::UnknownArgument {
        Message::CliUnknownOption { name: word(ContextKind::InvalidArg) }
    } else {
        Message::CliUsage { reason: [word(ContextKind::InvalidArg), word(ContextKind::InvalidSubcommand)].concat() }
    };
    tell(&speech.say(&line));
    CANNOT
}

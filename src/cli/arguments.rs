//! The grammar of the command line. In: the language. Out: the clap command with localised help, and the message for a usage error.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, value_parser};

use crate::cli::options::CliOption;
use crate::cli::output::{CommandError, EXIT_DONE, EXIT_FAILED, print, tell_error};
use crate::speech::{Message, Speech};

/// Builds the whole grammar.
pub(super) fn command(speech: &Speech) -> Command {
    let grammar = Grammar { speech };
    grammar
        .command("jumelles", &Message::HelpAbout {})
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(grammar.version())
        .subcommand_value_name(speech.format(&Message::HelpCommandWord {}))
        .args_conflicts_with_subcommands(true)
        .subcommand_help_heading(speech.format(&Message::HelpCommands {}))
        .disable_help_subcommand(true)
        .arg(grammar.flag(CliOption::Quiet, &Message::HelpQuiet {}).short('q').global(true))
        .arg(grammar.paths())
        .arg(grammar.text(CliOption::Lang, "fr|ar|en", &Message::HelpLang {}).global(true))
        .arg(grammar.flag(CliOption::Portable, &Message::HelpPortable {}))
        .subcommand(
            grammar
                .reading_command("check", &Message::HelpCheck {})
                .arg(grammar.flag(CliOption::Json, &Message::HelpJson {}))
                .arg(grammar.file(CliOption::SaveRecipe, &Message::HelpSaveRecipe {})),
        )
        .subcommand(grammar.reading_command("tidy", &Message::HelpTidy {}).arg(grammar.output()).arg(grammar.row_format()))
        .subcommand(
            grammar
                .reading_command("compute", &Message::HelpCompute {})
                .arg(grammar.list(CliOption::Places, "a,b", &Message::HelpPlaces {}))
                .arg(grammar.list(CliOption::Indicators, "x,y", &Message::HelpIndicators {}))
                .arg(grammar.list(CliOption::Years, "2014,2024", &Message::HelpYears {}))
                .arg(grammar.among())
                .arg(grammar.output())
                .arg(grammar.row_format()),
        )
        .subcommand(
            grammar
                .reading_command("explain", &Message::HelpExplain {})
                .arg(grammar.text(CliOption::Place, "a", &Message::HelpPlaces {}).required(true))
                .arg(grammar.text(CliOption::Indicator, "x", &Message::HelpIndicators {}).required(true))
                .arg(grammar.text(CliOption::Year, "2024", &Message::HelpYears {})),
        )
        .subcommand(grammar.chart_command())
        .subcommand(grammar.places_command())
        .subcommand(grammar.peers_command())
        .subcommand(grammar.deck_command("defend", &Message::HelpDefend {}).arg(grammar.output().required(true)))
        .subcommand(
            grammar
                .deck_command("deck", &Message::HelpDeck {})
                .arg(grammar.flag(CliOption::Handout, &Message::HelpHandout {}))
                .arg(grammar.output().required(true)),
        )
        .subcommand(grammar.command("catalogue", &Message::HelpCatalogue {}).arg(grammar.flag(CliOption::Json, &Message::HelpJson {})))
        .subcommand(grammar.command("completions", &Message::HelpCompletions {}).arg(grammar.shell()))
        .subcommand(grammar.command("notices", &Message::HelpNotices {}))
        .subcommand(grammar.command("man", &Message::HelpMan {}))
}

/// Builds commands and arguments with help in one language.
struct Grammar<'a> {
    speech: &'a Speech,
}

impl Grammar<'_> {
    /// A command with localised headings.
    fn command(&self, name: &'static str, about: &Message) -> Command {
        let say = |message: &Message| self.speech.format(message);
        let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}", say(&Message::HelpUsage {}));
        let name_of_help = CliOption::Help.name();
        let help = Arg::new(name_of_help).short('h').long(name_of_help).action(ArgAction::Help).help(say(&Message::HelpHelp {}));
        Command::new(name)
            .help_template(template)
            .disable_help_flag(true)
            .arg(help.help_heading(say(&Message::HelpOptions {})))
            .about(say(about))
    }

    /// A command that reads files: their paths, and the options that override how they are read.
    fn reading_command(&self, name: &'static str, about: &Message) -> Command {
        self.command(name, about)
            .arg(self.paths())
            .arg(self.text(CliOption::Encoding, "UTF-8|windows-1252|…", &Message::HelpEncoding {}))
            .arg(self.text(CliOption::Delimiter, ";", &Message::HelpDelimiter {}))
            .arg(self.text(CliOption::Decimal, ",|.", &Message::HelpDecimal {}))
            .arg(self.text(CliOption::HeadingLine, "4", &Message::HelpHeadingLine {}))
            .arg(self.text(CliOption::HeadingRows, "2", &Message::HelpHeadingRows {}))
            .arg(self.list(CliOption::Missing, "x,y", &Message::HelpMissing {}))
            .arg(self.text(CliOption::Sheet, "Feuil1", &Message::HelpSheet {}))
            .args(self.answers(name))
            .arg(self.flag(CliOption::Force, &Message::HelpForce {}))
            .arg(self.flag(CliOption::NoLibrary, &Message::HelpNoLibrary {}))
            .arg(self.file(CliOption::Recipe, &Message::HelpRecipe {}))
            .arg(self.file(CliOption::Catalogue, &Message::HelpOwnCatalogue {}))
            .arg(self.text(CliOption::Suppose, "x", &Message::HelpSuppose {}).action(ArgAction::Append))
            .arg(self.text(CliOption::Together, "a+b", &Message::HelpTogether {}).action(ArgAction::Append))
    }

    /// The options that answer the questions of a reading. `explain` has a place and a year of its own,
    /// and `peers` a place, which serve as answers too.
    fn answers(&self, command: &str) -> Vec<Arg> {
        let mut answers = vec![
            self.text(CliOption::Level, "commune|province|…", &Message::HelpLevel {}),
            self.text(CliOption::Measure, "Population", &Message::HelpMeasure {}),
            self.text(CliOption::Unit, "t", &Message::HelpUnit {}),
            self.text(CliOption::AsOf, "2024", &Message::HelpAsOf {}),
            self.flag(CliOption::Sum, &Message::HelpSum {}),
            self.text(CliOption::Column, "A=value:B:t:2024", &Message::HelpColumn {}).action(ArgAction::Append),
        ];
        if command != "explain" {
            answers.push(self.text(CliOption::Year, "2024", &Message::HelpYearOfFile {}));
        }
        if !matches!(command, "explain" | "peers") {
            answers.push(self.text(CliOption::Place, "Rabat", &Message::HelpPlaceOfFile {}));
        }
        answers
    }

    /// A command that builds a deck.
    fn deck_command(&self, name: &'static str, about: &Message) -> Command {
        self.reading_command(name, about)
            .arg(self.file(CliOption::FromFolder, &Message::HelpFromFolder {}))
            .arg(self.text(CliOption::Story, "twins", &Message::HelpStory {}))
            .arg(self.text(CliOption::Title, "…", &Message::HelpTitle {}))
            .arg(self.file(CliOption::Brand, &Message::HelpBrand {}))
            .arg(self.flag(CliOption::Build, &Message::HelpBuild {}))
            .arg(self.flag(CliOption::Table, &Message::HelpTable {}))
            .arg(self.text(CliOption::Format, "pptx|pdf|html", &Message::HelpExportFormat {}))
            .arg(self.theme())
    }

    /// The options of a single chart, besides what it compares.
    fn chart_options(&self) -> [Arg; 12] {
        [
            self.text(CliOption::Format, "svg|png|pdf|…", &Message::HelpExportFormat {}),
            self.text(CliOption::Kind, "auto", &Message::HelpKind {}),
            self.flag(CliOption::ListKinds, &Message::HelpListKinds {}),
            self.list(CliOption::Years, "2014,2024", &Message::HelpYears {}),
            self.text(CliOption::As, "asis", &Message::HelpAs {}),
            self.text(CliOption::Sort, "fit", &Message::HelpSort {}),
            self.flag(CliOption::Log, &Message::HelpLog {}),
            self.flag(CliOption::OwnScale, &Message::HelpOwnScale {}),
            self.flag(CliOption::AsRead, &Message::HelpAsRead {}),
            self.text(CliOption::Mark, "gap", &Message::HelpMark {}).action(ArgAction::Append),
            self.text(CliOption::Scale, "1", &Message::HelpScale {}),
            self.theme(),
        ]
    }

    /// The command that draws one chart.
    fn chart_command(&self) -> Command {
        let list_kinds = CliOption::ListKinds.name();
        self.reading_command("chart", &Message::HelpChart {})
            .arg(self.list(CliOption::Places, "a,b", &Message::HelpPlaces {}).required_unless_present(list_kinds))
            .arg(self.list(CliOption::Indicators, "x,y", &Message::HelpIndicators {}).required_unless_present(list_kinds))
            .args(self.chart_options())
            .arg(self.among())
            .arg(self.output().required_unless_present(list_kinds))
    }

    /// The command that finds territories.
    fn places_command(&self) -> Command {
        self.command("places", &Message::HelpFindPlaces {})
            .arg(self.query())
            .arg(self.among())
            .arg(self.text(CliOption::First, "20", &Message::HelpFirst {}))
            .arg(self.output())
            .arg(self.row_format())
    }

    /// The command that finds the communes that resemble a town.
    fn peers_command(&self) -> Command {
        self.reading_command("peers", &Message::HelpPeers {})
            .arg(self.text(CliOption::Place, "a", &Message::HelpPlaces {}).required(true))
            .arg(self.among())
            .arg(self.flag(CliOption::AsIs, &Message::HelpAsIs {}).conflicts_with(CliOption::WithinCountry.name()))
            .arg(self.flag(CliOption::WithinCountry, &Message::HelpWithinCountry {}))
            .arg(self.list(CliOption::By, "population,density", &Message::HelpBy {}))
            .arg(self.list(CliOption::Weight, "population=2", &Message::HelpWeight {}))
            .arg(self.list(CliOption::Tolerance, "population=1.3", &Message::HelpTolerance {}))
            .arg(self.list(CliOption::Must, "population=x3", &Message::HelpMust {}))
            .arg(self.text(CliOption::First, "7", &Message::HelpFirst {}))
            .arg(self.flag(CliOption::Json, &Message::HelpJson {}))
            .arg(self.output())
            .arg(self.row_format())
    }

    /// The pool of communes to compare among.
    fn among(&self) -> Arg {
        self.text(CliOption::Among, "MA|FR|all|…", &Message::HelpAmong {})
    }

    /// The name to look for.
    fn query(&self) -> Arg {
        let arg = Arg::new(CliOption::Query.name()).value_name("QUERY").num_args(0..=1);
        arg.help(self.speech.format(&Message::HelpQuery {})).help_heading(self.speech.format(&Message::HelpArguments {}))
    }

    fn theme(&self) -> Arg {
        self.text(CliOption::Theme, "light|dark|slide", &Message::HelpTheme {})
    }

    /// The flag that prints the version.
    fn version(&self) -> Arg {
        self.option(CliOption::Version, &Message::HelpVersion {}).short('V').action(ArgAction::Version)
    }

    /// The format of the rows of a table.
    fn row_format(&self) -> Arg {
        self.text(CliOption::Format, "csv|json|ndjson", &Message::HelpRowFormat {})
    }

    /// The shell to complete commands in.
    fn shell(&self) -> Arg {
        let arg = Arg::new(CliOption::Shell.name()).value_name("SHELL").required(true).value_parser(value_parser!(clap_complete::Shell));
        arg.help(self.speech.format(&Message::HelpShell {})).help_heading(self.speech.format(&Message::HelpArguments {}))
    }

    /// The positional paths.
    fn paths(&self) -> Arg {
        let arg = Arg::new(CliOption::Path.name()).value_name("PATH").num_args(0..).value_parser(value_parser!(PathBuf));
        arg.help(self.speech.format(&Message::HelpPath {})).help_heading(self.speech.format(&Message::HelpArguments {}))
    }

    /// The option `-o`: the path of the output.
    fn output(&self) -> Arg {
        self.option(CliOption::Output, &Message::HelpOutput {}).short('o').value_name("OUT").value_parser(value_parser!(PathBuf))
    }

    /// An option that takes the path of a file or folder.
    fn file(&self, option: CliOption, help: &Message) -> Arg {
        self.option(option, help).value_name("F").value_parser(value_parser!(PathBuf))
    }

    /// An option without a value.
    fn flag(&self, option: CliOption, help: &Message) -> Arg {
        self.option(option, help).action(ArgAction::SetTrue)
    }

    /// An option that takes a text; `value_name` stands for it in the help.
    fn text(&self, option: CliOption, value_name: &'static str, help: &Message) -> Arg {
        self.option(option, help).value_name(value_name)
    }

    /// An option that takes a comma-separated list and may be repeated.
    fn list(&self, option: CliOption, value_name: &'static str, help: &Message) -> Arg {
        self.text(option, value_name, help).value_delimiter(',').action(ArgAction::Append)
    }

    /// What all options have in common: the long name, the help and the heading above it.
    fn option(&self, option: CliOption, help: &Message) -> Arg {
        let arg = Arg::new(option.name()).long(option.name());
        arg.help(self.speech.format(help)).help_heading(self.speech.format(&Message::HelpOptions {}))
    }
}

/// Prints the help or the version, or the message for a usage error; returns the exit code.
pub(super) fn report_usage(error: &clap::Error, speech: &Speech) -> u8 {
    let kind = error.kind();
    if matches!(kind, ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // The help of a command that nobody reads any more is no failure.
        return match print(&error.render().to_string(), speech) {
            Ok(()) => EXIT_DONE,
            Err(CommandError(reason)) => {
                tell_error(&reason);
                EXIT_FAILED
            }
        };
    }
    let word = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        _ => String::new(),
    };
    let message = if kind == ErrorKind::MissingRequiredArgument {
        Message::CliMissing { names: word(ContextKind::InvalidArg) }
    } else if kind == ErrorKind::UnknownArgument {
        Message::CliUnknownOption { name: word(ContextKind::InvalidArg) }
    } else {
        Message::CliUsage { reason: [word(ContextKind::InvalidArg), word(ContextKind::InvalidSubcommand)].concat() }
    };
    tell_error(&speech.format(&message));
    EXIT_FAILED
}

//! The names of the options, each in one place, and how their values are read. In: the matches of clap. Out: texts, paths and flags.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use strum::VariantArray as _;

use crate::base::{Note, NoteMessage};
use crate::cli::output::CommandError;
use crate::cli::row_format::RowFormat;
use crate::engine::questions::AskedFor;
use crate::render::Format;
use crate::speech::{Message, Speech};

/// An option or argument. Its name on the command line is that of the variant in kebab case, as in `--save-recipe`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum CliOption {
    Among,
    As,
    AsIs,
    AsOf,
    AsRead,
    Brand,
    Build,
    By,
    Catalogue,
    Column,
    Decimal,
    Delimiter,
    Encoding,
    First,
    Force,
    Format,
    FromFolder,
    Handout,
    HeadingLine,
    HeadingRows,
    Help,
    Indicator,
    Indicators,
    Json,
    Kind,
    Lang,
    Level,
    ListKinds,
    Log,
    Mark,
    Measure,
    Missing,
    Must,
    NoLibrary,
    Output,
    OwnScale,
    /// The positional arguments.
    Path,
    Place,
    Places,
    Portable,
    /// The positional argument of `places`.
    Query,
    Quiet,
    Recipe,
    SaveRecipe,
    Scale,
    /// The positional argument of `completions`.
    Shell,
    Sheet,
    Sort,
    Story,
    Sum,
    Suppose,
    Table,
    Theme,
    Title,
    Together,
    Tolerance,
    Unit,
    Version,
    Weight,
    WithinCountry,
    Year,
    Years,
}

impl CliOption {
    /// The name, without dashes.
    pub(super) fn name(self) -> &'static str {
        self.into()
    }

    /// The option as it is typed.
    pub(super) fn flag(self) -> String {
        format!("--{}", self.name())
    }

    /// The option that answers a question.
    pub(super) fn answering(asked: AskedFor) -> Self {
        match asked {
            AskedFor::Time => Self::Year,
            AskedFor::Place => Self::Place,
            AskedFor::Level => Self::Level,
            AskedFor::Measure => Self::Measure,
            AskedFor::Unit => Self::Unit,
            AskedFor::Edition => Self::AsOf,
            AskedFor::Sum => Self::Sum,
            AskedFor::SameMeasure | AskedFor::PlaceColumn => Self::Column,
            AskedFor::Decimal => Self::Decimal,
        }
    }

    /// The error for a value that the option does not accept.
    pub(super) fn error(self, found: &str, speech: &Speech) -> CommandError {
        CommandError(speech.format(&Message::CliBadOption { name: self.flag(), found: found.to_owned() }))
    }
}

/// The option that answers a question, with the answer where the question proposes one, else with a value of the kind it takes.
pub(super) fn answer_example(asked: AskedFor, note: &Note) -> String {
    let value = match (asked, &note.message) {
        (
            AskedFor::SameMeasure,
            NoteMessage::SimilarMeasureFound { name, measure, .. } | NoteMessage::SimilarMeasureUsed { name, measure, .. },
        ) => format!(" \"{}=:{}\"", name.as_str(), measure.as_str()),
        (AskedFor::PlaceColumn, NoteMessage::PlaceGuessed { heading }) => format!(" \"{}=place\"", heading.as_str()),
        (AskedFor::Time | AskedFor::Edition, _) => " 2024".to_owned(),
        (AskedFor::Place, _) => " Rabat".to_owned(),
        (AskedFor::Level, _) => " commune".to_owned(),
        (AskedFor::Measure, _) => " \"Population\"".to_owned(),
        (AskedFor::Unit, _) => " k€".to_owned(),
        (AskedFor::Decimal, _) => " ,".to_owned(),
        (AskedFor::Sum | AskedFor::SameMeasure | AskedFor::PlaceColumn, _) => String::new(),
    };
    format!("{}{value}", CliOption::answering(asked).flag())
}

/// The format of the rows of a table; CSV unless `--format` names another.
///
/// # Errors
/// When there is no such format.
pub(super) fn row_format(matches: &ArgMatches, speech: &Speech) -> Result<RowFormat, CommandError> {
    match text(matches, CliOption::Format) {
        None => Ok(RowFormat::Csv),
        Some(name) => name.parse().map_err(|_| CliOption::Format.error(name, speech)),
    }
}

/// The format of an export: that of the file name, or that of `--format` for the standard output. `None` if neither names one.
///
/// # Errors
/// When there is no such format.
pub(super) fn export_format(matches: &ArgMatches, speech: &Speech) -> Result<Option<Format>, CommandError> {
    match text(matches, CliOption::Format) {
        None => Ok(path(matches, CliOption::Output).and_then(Format::from_path)),
        Some(name) => {
            let format = Format::VARIANTS.iter().copied().find(|format| format.extension() == name);
            format.map(Some).ok_or_else(|| CliOption::Format.error(name, speech))
        }
    }
}

/// The value of an option that takes one text; `None` if it is absent.
pub(super) fn text(matches: &ArgMatches, option: CliOption) -> Option<&str> {
    matches.get_one::<String>(option.name()).map(String::as_str)
}

/// Every value of an option that may be repeated, as typed.
pub(super) fn texts(matches: &ArgMatches, option: CliOption) -> impl Iterator<Item = &String> {
    matches.get_many::<String>(option.name()).into_iter().flatten()
}

/// Every value of an option that takes a comma-separated list, without blanks and empty values.
pub(super) fn list(matches: &ArgMatches, option: CliOption) -> Vec<String> {
    texts(matches, option).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// The value of an option that takes a path; `None` if it is absent.
pub(super) fn path(matches: &ArgMatches, option: CliOption) -> Option<&Path> {
    matches.get_one::<PathBuf>(option.name()).map(PathBuf::as_path)
}

/// True if a flag is set.
pub(super) fn has_flag(matches: &ArgMatches, option: CliOption) -> bool {
    // Not every command has every flag.
    matches.try_get_one::<bool>(option.name()).ok().flatten().copied().unwrap_or_default()
}

/// The positional paths of a command, and the folder of `--from-folder` for the commands that have it.
pub(super) fn paths(matches: &ArgMatches) -> Vec<PathBuf> {
    let folder = matches.try_get_one::<PathBuf>(CliOption::FromFolder.name()).ok().flatten();
    matches.get_many::<PathBuf>(CliOption::Path.name()).into_iter().flatten().chain(folder).cloned().collect()
}

//! The read settings of the command line. In: the options on encoding, delimiter, numbers and headings. Out: [`ReadSettings`].

use clap::ArgMatches;

use crate::base::number::DecimalMark;
use crate::cli::options::{CliOption, list, text};
use crate::cli::output::CommandError;
use crate::intake::{Encoding, ReadSettings};
use crate::speech::Speech;

/// The settings given on the command line.
///
/// # Errors
/// When a value is not accepted.
pub(super) fn settings(matches: &ArgMatches, speech: &Speech) -> Result<ReadSettings, CommandError> {
    let word = |option: CliOption| text(matches, option).map(str::trim);
    let number = |option: CliOption| -> Result<Option<u32>, CommandError> {
        word(option).map(|word| word.parse().map_err(|_| option.error(word, speech))).transpose()
    };
    let encoding =
        word(CliOption::Encoding).map(|name| Encoding::parse(name).ok_or_else(|| CliOption::Encoding.error(name, speech))).transpose()?;
    // Trimming would remove a literal tab.
    let delimiter = match text(matches, CliOption::Delimiter) {
        Some("\t") => Some('\t'),
        typed => {
            typed.map(str::trim).map(|typed| parse_delimiter(typed).ok_or_else(|| CliOption::Delimiter.error(typed, speech))).transpose()?
        }
    };
    let decimal = match word(CliOption::Decimal) {
        None => None,
        Some(",") => Some(DecimalMark::Comma),
        Some(".") => Some(DecimalMark::Point),
        Some(other) => return Err(CliOption::Decimal.error(other, speech)),
    };
    Ok(ReadSettings {
        encoding,
        delimiter,
        decimal,
        heading_line: number(CliOption::HeadingLine)?,
        heading_rows: number(CliOption::HeadingRows)?.map(|rows| rows as usize),
        sheet: word(CliOption::Sheet).map(str::to_owned),
        missing: list(matches, CliOption::Missing),
        ..ReadSettings::default()
    })
}

/// The delimiter of a word: one of `;`, `,` and `|`, or `tab`.
fn parse_delimiter(word: &str) -> Option<char> {
    match word {
        "tab" | "\\t" => Some('\t'),
        ";" => Some(';'),
        "," => Some(','),
        "|" => Some('|'),
        _ => None,
    }
}

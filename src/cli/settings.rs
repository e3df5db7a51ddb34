//! How the command line says files are read. In: the options on encoding, delimiter, numbers and headings, and those that answer the
//! questions of a reading. Out: [`ReadSettings`] and [`ReadingAnswers`].

use std::collections::BTreeMap;

use clap::ArgMatches;

use crate::base::number::DecimalMark;
use crate::base::{Level, Time, Year};
use crate::cli::options::{CliOption, has_flag, list, text, texts};
use crate::cli::output::CommandError;
use crate::intake::{Encoding, ReadSettings};
use crate::speech::Speech;
use crate::tidy::{ColumnAnswer, ReadingAnswers};

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

/// The answers to the questions of a reading given on the command line.
///
/// # Errors
/// When a value is not accepted.
pub(super) fn answers(matches: &ArgMatches, speech: &Speech) -> Result<ReadingAnswers, CommandError> {
    let word = |option: CliOption| text(matches, option).map(str::trim).filter(|word| !word.is_empty());
    let level = word(CliOption::Level).map(|word| Level::parse(word).ok_or_else(|| CliOption::Level.error(word, speech))).transpose()?;
    let time = word(CliOption::Year).map(|word| Time::parse(word).ok_or_else(|| CliOption::Year.error(word, speech))).transpose()?;
    let as_of = word(CliOption::AsOf).map(|word| Year::parse(word).ok_or_else(|| CliOption::AsOf.error(word, speech))).transpose()?;
    let mut columns = BTreeMap::new();
    for typed in texts(matches, CliOption::Column) {
        let answer = typed.rsplit_once('=').and_then(|(heading, answer)| Some((heading.trim(), ColumnAnswer::parse(answer)?)));
        let (heading, answer) = answer.ok_or_else(|| CliOption::Column.error(typed, speech))?;
        columns.insert(heading.to_owned(), answer);
    }
    Ok(ReadingAnswers {
        time,
        place: word(CliOption::Place).map(str::to_owned),
        level,
        measure: word(CliOption::Measure).map(str::to_owned),
        unit: word(CliOption::Unit).map(str::to_owned),
        as_of,
        adds_up: has_flag(matches, CliOption::Sum),
        columns,
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

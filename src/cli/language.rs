//! The option `--lang`, which is read before all others so that errors are in the right language. It may stand anywhere.

use crate::cli::options::CliOption;
use crate::speech::Language;

/// The languages named by `--lang`, separated by commas; empty if it is absent. Only a deck uses more than the first.
///
/// # Errors
/// The value, if one of its languages is unknown.
pub(super) fn languages(arguments: &[String]) -> Result<Vec<Language>, String> {
    let flag = CliOption::Lang.flag();
    let prefix = format!("{flag}=");
    let mut languages = Vec::new();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let value =
            if *word == flag { Some(words.next().cloned().unwrap_or_default()) } else { word.strip_prefix(&prefix).map(str::to_owned) };
        if let Some(value) = value {
            let parse = |word: &str| Language::parse(word.trim()).ok_or_else(|| value.clone());
            languages = value.split(',').map(parse).collect::<Result<_, _>>()?;
        }
    }
    Ok(languages)
}

/// The arguments without `--lang` and its value.
pub(super) fn without_language(arguments: &[String]) -> Vec<&String> {
    let flag = CliOption::Lang.flag();
    let prefix = format!("{flag}=");
    let mut others = Vec::with_capacity(arguments.len());
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if *word == flag {
            words.next();
        } else if !word.starts_with(&prefix) {
            others.push(word);
        }
    }
    others
}

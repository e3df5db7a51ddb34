//! The option `--lang`, which is read before all others so that errors are in the right language. It may stand anywhere.

use std::ffi::OsString;

use crate::cli::options::CliOption;
use crate::speech::Language;

/// The languages named by `--lang`, separated by commas; empty if it is absent. Only a deck uses more than the first.
///
/// # Errors
/// The value, if one of its languages is unknown.
pub(super) fn languages(arguments: &[OsString]) -> Result<Vec<Language>, String> {
    let flag = CliOption::Lang.flag();
    let prefix = format!("{flag}=");
    let mut languages = Vec::new();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let word = word.to_string_lossy();
        let next = |words: &mut std::slice::Iter<'_, OsString>| words.next().map(|next| next.to_string_lossy().into_owned());
        let value = if word == flag { Some(next(&mut words).unwrap_or_default()) } else { word.strip_prefix(&prefix).map(str::to_owned) };
        if let Some(value) = value {
            let parse = |word: &str| Language::parse(word.trim()).ok_or_else(|| value.clone());
            languages = value.split(',').map(parse).collect::<Result<_, _>>()?;
        }
    }
    Ok(languages)
}

/// The arguments without `--lang` and its value.
pub(super) fn without_language(arguments: &[OsString]) -> Vec<&OsString> {
    let flag = CliOption::Lang.flag();
    let prefix = format!("{flag}=");
    let mut others = Vec::with_capacity(arguments.len());
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let text = word.to_string_lossy();
        if text == flag {
            words.next();
        } else if !text.starts_with(&prefix) {
            others.push(word);
        }
    }
    others
}

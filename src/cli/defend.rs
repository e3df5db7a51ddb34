//! `jumelles defend [PROJECT…] [--lang fr] -o OUT.(pdf|html)`: the talk with everything an elected official may ask for.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::base::Severity;
use crate::cli::context::{CommandContext, read_sources};
use crate::cli::deck::{brand, talk};
use crate::cli::{CommandError, tell};
use crate::engine::report::file_error;
use crate::engine::{defence_of, files, hashes};
use crate::render::{Format, export_branded};
use crate::speech::{Message, Speech};

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let path = matches.get_one::<PathBuf>("output").cloned().unwrap_or_default();
    let shown = path.display().to_string();
    let format = Format::of(&path).filter(|format| matches!(format, Format::Pdf | Format::Html));
    let format = format.ok_or_else(|| CommandError(speech.say(&Message::CliUnknownPack { name: shown.clone() })))?;
    let brand = brand(matches, speech)?;
    let hashes = hashes(&read_sources(matches, speech)?.sources);
    let context = CommandContext::read(matches, speech)?;
    let talk = talk(matches, &context, speech)?;
    if talk.slides.is_empty() {
        return Err(CommandError(speech.say(&Message::CliNoTalk {})));
    }
    let made = defence_of(&context.loaded.results, &talk, speech, &hashes);
    let bytes = export_branded(&made.deck, format, &brand, 1)
        .map_err(|error| CommandError(speech.say(&Message::ExportFailed { reason: error.to_string() })))?;
    files::write(&path, &bytes).map_err(|error| CommandError(file_error(&error, speech)))?;
    tell(&speech.say(&Message::CliWritten { path: shown }));
    Ok(context.finish(Severity::Error))
}

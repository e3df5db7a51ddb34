//! `jumelles defend [PROJECT…] [--lang fr] -o OUT.(pdf|html)`: the evidence pack of a talk, for elected officials.

use clap::ArgMatches;

use crate::base::Severity;
use crate::cli::context::CommandContext;
use crate::cli::deck::{brand, talk};
use crate::cli::inputs::read_inputs;
use crate::cli::options::{CliOption, export_format, has_flag, path};
use crate::cli::output::CommandError;
use crate::engine::{build_evidence_pack, file_hashes};
use crate::render::{Format, export_branded};
use crate::speech::{Message, Speech};

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let path = path(matches, CliOption::Output).unwrap_or("".as_ref());
    let format = export_format(matches, speech)?.filter(|format| matches!(format, Format::Pdf | Format::Html));
    let unknown = || CommandError(speech.format(&Message::CliUnknownPack { name: path.display().to_string() }));
    let format = format.ok_or_else(unknown)?;
    let brand = brand(matches, speech)?;
    let hashes = file_hashes(&read_inputs(matches, speech)?.sources);
    let context = CommandContext::read(matches, speech)?;
    if context.has_broken_seals() && !has_flag(matches, CliOption::Force) {
        // Elected officials are not given figures that are not those of the talk.
        context.finish(Severity::Error);
        return Err(CommandError(speech.format(&Message::CliSealsBroken { option: CliOption::Force.flag() })));
    }
    let talk = talk(matches, &context, speech)?;
    if talk.slides.is_empty() {
        return Err(CommandError(speech.format(&Message::CliNoTalk {})));
    }
    let pack = build_evidence_pack(&context.loaded.values, &talk, speech, &hashes);
    let bytes = export_branded(&pack.deck, format, &brand, 1)
        .map_err(|error| CommandError(speech.format(&Message::ExportFailed { reason: error.to_string() })))?;
    context.output(matches).write(&bytes)?;
    Ok(context.finish(Severity::Error))
}

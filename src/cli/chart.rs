//! `jumelles chart PATH… --places a,b --indicators x -o OUT.(svg|png|pdf|pptx)`: one chart, any output.

use std::path::PathBuf;

use clap::ArgMatches;
use strum::VariantArray as _;

use crate::base::{IndicatorId, Severity};
use crate::chart::{ChartKind, Deck, RenderedChart, drawn, scales};
use crate::cli::arguments::list;
use crate::cli::context::CommandContext;
use crate::cli::{CommandError, DONE, print, tell};
use crate::compare::{ChartOptions, ComparisonQuery, SortOrder};
use crate::engine::files;
use crate::engine::report::{file_error, unsuitable_by_code};
use crate::render::{Format, LARGEST_SCALE, Theme, ThemeName, export_scaled};
use crate::speech::{Message, Speech};

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    if matches.get_flag("list-kinds") {
        for kind in ChartKind::ALL {
            print(&format!("{}\n", kind.name()));
        }
        return Ok(DONE);
    }
    let path = matches.get_one::<PathBuf>("output").cloned().unwrap_or_default();
    let shown = path.display().to_string();
    let format = Format::of(&path).ok_or_else(|| CommandError(speech.say(&Message::CliUnknownFormat { name: shown.clone() })))?;
    let theme = theme(matches, speech)?;
    let (kind, scale) = (kind(matches, speech)?, scale(matches, speech)?);
    let context = CommandContext::read(matches, speech)?;
    let places = context.places(&list(matches, "places"))?;
    let indicators = context.indicators(&list(matches, "indicators"))?;
    let years = context.years(&list(matches, "years"))?;
    let ids: Vec<_> = places.iter().map(|place| place.id.clone()).collect();
    let asked = ComparisonQuery::about(&ids, indicators.iter().map(|indicator| indicator.id.clone()).collect(), years);
    let nothing =
        || {
            CommandError(speech.say(&Message::CliNoFigures {
                places: list(matches, "places").join(", "),
                indicators: list(matches, "indicators").join(", "),
            }))
        };
    let mut asked = scaled(asked.ok_or_else(nothing)?, &context, matches)?;
    asked.manner = manner(matches, speech)?;
    for text in matches.get_many::<String>("mark").into_iter().flatten() {
        if !asked.annotations.add(text) {
            return Err(CommandError(speech.say(&Message::CliBadOption { name: "--mark".to_owned(), found: text.clone() })));
        }
    }
    let known = |id: &IndicatorId| asked.places().any(|place| !context.loaded.results.years_of(id, place).is_empty());
    if !asked.indicators.iter().any(known) {
        return Err(nothing());
    }
    let RenderedChart { chart, .. } =
        drawn(&context.loaded.results, &asked, kind, speech).map_err(|refusal| CommandError(unsuitable_by_code(refusal, speech)))?;
    let bytes = export_scaled(&Deck::of(chart), format, &theme, scale)
        .map_err(|error| CommandError(speech.say(&Message::ExportFailed { reason: error.to_string() })))?;
    files::write(&path, &bytes).map_err(|error| CommandError(file_error(&error, speech)))?;
    tell(&speech.say(&Message::CliWritten { path: shown }));
    Ok(context.finish(Severity::Error))
}

pub(super) fn theme(matches: &ArgMatches, speech: &Speech) -> Result<Theme, CommandError> {
    let name = matches.get_one::<String>("theme").map_or("slide", String::as_str);
    let themes = ThemeName::VARIANTS.iter().map(|theme| theme.name()).collect::<Vec<_>>().join(", ");
    let found =
        ThemeName::parse(name).ok_or_else(|| CommandError(speech.say(&Message::CliUnknownTheme { name: name.to_owned(), themes })))?;
    Ok(Theme::shipped(found))
}

/// The question on the scale asked for, if that means something for it.
fn scaled(question: ComparisonQuery, context: &CommandContext<'_>, matches: &ArgMatches) -> Result<ComparisonQuery, CommandError> {
    let Some(text) = matches.get_one::<String>("as") else { return Ok(question) };
    let possible = scales(&context.loaded.results, &question);
    let found = possible.into_iter().find(|scaled| scaled.name() == text);
    let scaled =
        found.ok_or_else(|| CommandError(context.speech.say(&Message::CliBadOption { name: "--as".to_owned(), found: text.clone() })))?;
    Ok(ComparisonQuery { scaled, ..question })
}

/// How the chart is set out, as asked.
fn manner(matches: &ArgMatches, speech: &Speech) -> Result<ChartOptions, CommandError> {
    let order = match matches.get_one::<String>("sort") {
        None => SortOrder::Fit,
        Some(text) => SortOrder::parse(text)
            .ok_or_else(|| CommandError(speech.say(&Message::CliBadOption { name: "--sort".to_owned(), found: text.clone() })))?,
    };
    Ok(ChartOptions { order, log: matches.get_flag("log"), own: matches.get_flag("own-scale") })
}

fn scale(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let Some(text) = matches.get_one::<String>("scale") else { return Ok(1) };
    let known = text.parse::<u8>().ok().filter(|scale| (1..=LARGEST_SCALE).contains(scale));
    known.ok_or_else(|| CommandError(speech.say(&Message::CliBadOption { name: "--scale".to_owned(), found: text.clone() })))
}

fn kind(matches: &ArgMatches, speech: &Speech) -> Result<Option<ChartKind>, CommandError> {
    match matches.get_one::<String>("kind").map(String::as_str) {
        None | Some("auto") => Ok(None),
        Some(name) => ChartKind::parse(name).map(Some).ok_or_else(|| {
            let kinds = std::iter::once("auto").chain(ChartKind::ALL.iter().map(|kind| kind.name())).collect::<Vec<_>>().join(", ");
            CommandError(speech.say(&Message::CliUnknownKind { name: name.to_owned(), kinds }))
        }),
    }
}

//! `jumelles chart PATH… --places a,b --indicators x -o OUT.(svg|png|pdf|pptx)`: one chart, in any format.

use clap::ArgMatches;
use strum::VariantArray as _;

use crate::base::{IndicatorId, Severity};
use crate::chart::{ChartKind, Deck, RenderedChart, available_normalizations, render_chart};
use crate::cli::context::CommandContext;
use crate::cli::from_library::pool;
use crate::cli::options::{CliOption, export_format, has_flag, list, path, text, texts};
use crate::cli::output::{CommandError, EXIT_DONE, STANDARD, print};
use crate::compare::{ChartOptions, ComparisonQuery, SortOrder};
use crate::engine::report::unsuitable_text_by_code;
use crate::render::{MAX_SCALE, Theme, ThemeName, chart_to_text, export_scaled};
use crate::speech::{Message, Speech};

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    if has_flag(matches, CliOption::ListKinds) {
        for kind in ChartKind::ALL {
            print(&format!("{}\n", kind.name()), speech)?;
        }
        return Ok(EXIT_DONE);
    }
    let path = path(matches, CliOption::Output).unwrap_or("".as_ref());
    let format = export_format(matches, speech)?;
    if format.is_none() && path.as_os_str() != STANDARD {
        return Err(CommandError(speech.format(&Message::CliUnknownFormat { name: path.display().to_string() })));
    }
    let theme = theme(matches, speech)?;
    let (kind, scale) = (kind(matches, speech)?, scale(matches, speech)?);
    let context = CommandContext::read(matches, speech)?;
    let query = query(matches, &context)?;
    let RenderedChart { chart, .. } = render_chart(&context.loaded.values, &query, kind, speech)
        .map_err(|reason| CommandError(unsuitable_text_by_code(reason, speech)))?;
    if let Some(mark) = chart.undrawn_marks.first() {
        return Err(CommandError(speech.format(&Message::CliMarkUndrawn { mark: mark.clone() })));
    }
    let Some(format) = format else {
        // A person reads it: on a terminal, or in a mail.
        print(&chart_to_text(&chart), speech)?;
        return Ok(context.finish(Severity::Error));
    };
    let bytes = export_scaled(&Deck::from_chart(chart), format, &theme, scale)
        .map_err(|error| CommandError(speech.format(&Message::ExportFailed { reason: error.to_string() })))?;
    context.output(matches).write(&bytes)?;
    Ok(context.finish(Severity::Error))
}

/// The comparison that the options describe.
///
/// # Errors
/// When a name or an option is unknown, or there is no value to show.
fn query(matches: &ArgMatches, context: &CommandContext<'_>) -> Result<ComparisonQuery, CommandError> {
    let (place_names, indicator_names) = (list(matches, CliOption::Places), list(matches, CliOption::Indicators));
    let places = context.places(&place_names)?;
    let indicators = context.indicators(&indicator_names)?;
    let years = context.times(&list(matches, CliOption::Years))?;
    let places: Vec<_> = places.iter().map(|place| place.id.clone()).collect();
    let indicators = indicators.iter().map(|indicator| indicator.id.clone()).collect();
    let no_values = || {
        let (places, indicators) = (place_names.join(", "), indicator_names.join(", "));
        CommandError(context.speech.format(&Message::CliNoFigures { places, indicators }))
    };
    let query = ComparisonQuery::from_places(&places, indicators, years).ok_or_else(no_values)?;
    let mut query = normalized(query, context, matches)?;
    query.options = chart_options(matches, context.speech)?;
    query.among = pool(matches, context.speech)?;
    for annotation in texts(matches, CliOption::Mark) {
        if !query.annotations.add(annotation) {
            return Err(CliOption::Mark.error(annotation, context.speech));
        }
    }
    let has_values = |id: &IndicatorId| query.places().any(|place| !context.loaded.values.times_with_value(id, place).is_empty());
    if query.indicators.iter().any(has_values) { Ok(query) } else { Err(no_values()) }
}

/// The theme of `--theme`, or that of slides.
///
/// # Errors
/// When there is no such theme.
pub(super) fn theme(matches: &ArgMatches, speech: &Speech) -> Result<Theme, CommandError> {
    let name = text(matches, CliOption::Theme).unwrap_or("slide");
    let themes = ThemeName::VARIANTS.iter().map(|theme| theme.name()).collect::<Vec<_>>().join(", ");
    let unknown = || CommandError(speech.format(&Message::CliUnknownTheme { name: name.to_owned(), themes }));
    ThemeName::parse(name).map(Theme::builtin).ok_or_else(unknown)
}

/// The query with the normalization of `--as`, if it applies to the figures.
fn normalized(query: ComparisonQuery, context: &CommandContext<'_>, matches: &ArgMatches) -> Result<ComparisonQuery, CommandError> {
    let Some(name) = text(matches, CliOption::As) else { return Ok(query) };
    let applicable = available_normalizations(&context.loaded.values, &query);
    let normalization = applicable.into_iter().find(|normalization| normalization.name() == name);
    let scaled = normalization.ok_or_else(|| CliOption::As.error(name, context.speech))?;
    Ok(ComparisonQuery { normalization: scaled, ..query })
}

/// The order and the scales of the chart.
fn chart_options(matches: &ArgMatches, speech: &Speech) -> Result<ChartOptions, CommandError> {
    let order = match text(matches, CliOption::Sort) {
        None => SortOrder::Fit,
        Some(name) => SortOrder::parse(name).ok_or_else(|| CliOption::Sort.error(name, speech))?,
    };
    Ok(ChartOptions {
        order,
        log: has_flag(matches, CliOption::Log),
        per_series_axes: has_flag(matches, CliOption::OwnScale),
        as_read: has_flag(matches, CliOption::AsRead),
    })
}

/// The factor by which a picture is enlarged, from 1 to `LARGEST_SCALE`.
fn scale(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let Some(typed) = text(matches, CliOption::Scale) else { return Ok(1) };
    let scale = typed.parse::<u8>().ok().filter(|scale| (1..=MAX_SCALE).contains(scale));
    scale.ok_or_else(|| CliOption::Scale.error(typed, speech))
}

/// The kind of chart of `--kind`; `None` lets the program choose the most suitable one.
fn kind(matches: &ArgMatches, speech: &Speech) -> Result<Option<ChartKind>, CommandError> {
    match text(matches, CliOption::Kind) {
        None | Some("auto") => Ok(None),
        Some(name) => ChartKind::parse(name).map(Some).ok_or_else(|| {
            let kinds = std::iter::once("auto").chain(ChartKind::ALL.iter().map(|kind| kind.name())).collect::<Vec<_>>().join(", ");
            CommandError(speech.format(&Message::CliUnknownKind { name: name.to_owned(), kinds }))
        }),
    }
}

//! `jumelles compute PATH… [--places] [--indicators] [--years] -o OUT.csv`: every result, with its flags.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;

use crate::base::{Csv, MissingReason, Severity, Year};
use crate::cli::CommandError;
use crate::cli::arguments::{list, paths};
use crate::cli::context::{CommandContext, deliver, end, refuse_itself, with_ends};
use crate::indicators::{Flag, Indicator, IndicatorValue};
use crate::speech::Speech;
use crate::tidy::Place;

const HEADINGS: [&str; 7] = ["place", "indicator", "year", "value", "unit", "gap", "flags"];

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let (paths, output) = (paths(matches), matches.get_one::<PathBuf>("output").map(PathBuf::as_path));
    if let Some(output) = output {
        refuse_itself(&paths, output, speech)?;
    }
    let context = CommandContext::read(matches, speech)?;
    let asked = context.places(&list(matches, "places"))?;
    let indicators = context.indicators(&list(matches, "indicators"))?;
    let years = context.years(&list(matches, "years"))?;
    let indicators = if indicators.is_empty() { context.catalogue().indicators().to_vec() } else { indicators };
    let places = if asked.is_empty() { context.loaded.results.places().to_vec() } else { asked.clone() };
    let mut csv = Csv::new(&with_ends(&HEADINGS, context.loaded.results.observations().has_intervals()));
    for indicator in &indicators {
        for place in &places {
            let all = context.loaded.results.outcomes_of(&indicator.id, &place.id);
            for outcome in all.iter().filter(|outcome| years.is_empty() || years.contains(&outcome.year)) {
                write(&mut csv, &context, indicator, outcome);
            }
            // What was asked for by name is never dropped without a word.
            if !asked.is_empty() {
                absent(&mut csv, &context, (place, indicator), (&all, &years));
            }
        }
    }
    deliver(&csv, output, speech)?;
    Ok(context.finish(Severity::Warning))
}

/// A line for each year asked that has no result, or one if there is no result at all.
fn absent(
    csv: &mut Csv,
    context: &CommandContext<'_>,
    (place, indicator): (&Place, &Indicator),
    (all, years): (&[IndicatorValue], &[Year]),
) {
    let gap = if all.is_empty() { MissingReason::NotReported } else { MissingReason::NoSuchYear };
    let lacking: Vec<String> = match years {
        [] if all.is_empty() => vec![String::new()],
        years => years.iter().filter(|year| !all.iter().any(|outcome| outcome.year == **year)).map(Year::to_string).collect(),
    };
    for year in &lacking {
        row(csv, context, [place.id.as_str(), indicator.id.as_str(), year, "", &indicator.unit, gap.code(), "", "", ""]);
    }
}

/// What would be stands under what is, with the gap between them.
fn write(csv: &mut Csv, context: &CommandContext<'_>, indicator: &Arc<Indicator>, outcome: &IndicatorValue) {
    let trace = context.loaded.results.trace(indicator, outcome);
    let mut flags: Vec<String> = trace.flags.iter().map(Flag::code).collect();
    if let Some(base) = &context.base
        && trace.flags.iter().any(|flag| matches!(flag, Flag::Supposed(_)))
    {
        let same = |own: &&IndicatorValue| (own.year, own.level, &own.perimeter) == (outcome.year, outcome.level, &outcome.perimeter);
        let before = base.outcomes_of(&indicator.id, &outcome.place);
        if let Some(real) = before.iter().find(same) {
            let codes: Vec<String> = base.trace(indicator, real).flags.iter().map(Flag::code).collect();
            line(csv, context, (indicator, real), (&codes, None));
        }
        if let Some((own, real)) = outcome.reading.value().zip(trace.base) {
            flags.push(format!("base:{real}"));
            flags.push(format!("gap:{}", own - real));
        }
    }
    line(csv, context, (indicator, outcome), (&flags, trace.interval));
}

type Told<'a> = (&'a [String], Option<(f64, f64)>);

fn line(csv: &mut Csv, context: &CommandContext<'_>, (indicator, outcome): (&Indicator, &IndicatorValue), (flags, interval): Told<'_>) {
    let cells = [
        outcome.place.as_str(),
        outcome.indicator.as_str(),
        &outcome.year.to_string(),
        &outcome.reading.value().map(|value| value.to_string()).unwrap_or_default(),
        &indicator.unit,
        outcome.reading.gap().map_or("", MissingReason::code),
        &flags.join(";"),
        &end(interval.map(|(low, _)| low)),
        &end(interval.map(|(_, high)| high)),
    ];
    row(csv, context, cells);
}

/// A row: the ends of intervals stand in it only where some file has any.
fn row(csv: &mut Csv, context: &CommandContext<'_>, cells: [&str; 9]) {
    let bounded = context.loaded.results.observations().has_intervals();
    csv.row(cells.get(..HEADINGS.len() + if bounded { 2 } else { 0 }).unwrap_or(&cells));
}

//! `jumelles compute PATH… [--places] [--indicators] [--years] -o OUT.csv`: every result, with its flags.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;

use crate::base::{Gap, Year};
use crate::cli::Cannot;
use crate::cli::arguments::{list, paths};
use crate::cli::context::Context;
use crate::cli::csv::Csv;
use crate::indicators::{Flag, Indicator, Outcome};
use crate::speech::Speech;

const HEADINGS: [&str; 7] = ["place", "indicator", "year", "value", "unit", "gap", "flags"];

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, Cannot> {
    let context = Context::read(&paths(matches), speech)?;
    let asked = context.places(&list(matches, "places"))?;
    let indicators = context.indicators(&list(matches, "indicators"))?;
    let years = context.years(&list(matches, "years"))?;
    let indicators = if indicators.is_empty() { context.library.catalogue.indicators().to_vec() } else { indicators };
    let places = if asked.is_empty() { context.loaded.results.places().to_vec() } else { asked.clone() };
    let mut csv = Csv::new(&HEADINGS);
    for indicator in &indicators {
        let outcomes = context.loaded.results.outcomes(&indicator.id);
        for place in &places {
            let wanted = |outcome: &&Outcome| outcome.place == place.id && (years.is_empty() || years.contains(&outcome.year));
            let own: Vec<&Outcome> = outcomes.iter().filter(wanted).collect();
            for outcome in &own {
                write(&mut csv, &context, indicator, outcome);
            }
            // What was asked for by name is never dropped without a word.
            if own.is_empty() && !asked.is_empty() {
                let elsewhere = outcomes.iter().any(|outcome| outcome.place == place.id);
                let gap = if elsewhere { Gap::NoSuchYear } else { Gap::NotReported };
                let years = if years.is_empty() { vec![String::new()] } else { years.iter().map(Year::to_string).collect() };
                for year in &years {
                    csv.row(&[place.id.as_str(), indicator.id.as_str(), year, "", &indicator.unit, gap.code(), ""]);
                }
            }
        }
    }
    csv.deliver(matches.get_one::<PathBuf>("output").map(PathBuf::as_path), speech)?;
    Ok(context.finish())
}

fn write(csv: &mut Csv, context: &Context<'_>, indicator: &Arc<Indicator>, outcome: &Outcome) {
    let trace = context.loaded.results.trace(indicator, outcome);
    let flags: Vec<String> = trace.flags.iter().map(Flag::code).collect();
    csv.row(&[
        outcome.place.as_str(),
        outcome.indicator.as_str(),
        &outcome.year.to_string(),
        &outcome.reading.value().map(|value| value.to_string()).unwrap_or_default(),
        &indicator.unit,
        outcome.reading.gap().map_or("", Gap::code),
        &flags.join(";"),
    ]);
}

//! `jumelles tidy PATH… -o OUT.csv`: every observation, one a row, with the cell it was read from.

use std::collections::HashMap;

use clap::ArgMatches;

use crate::base::{Csv, MeasureId, MissingReason, Severity};
use crate::cli::context::{CommandContext, IntervalColumns, deliver, refuse_to_overwrite};
use crate::cli::options::{CliOption, path, paths};
use crate::cli::output::CommandError;
use crate::speech::Speech;
use crate::tidy::Observation;

/// The columns of the table; the last four tell the cell that a value was read from.
const HEADINGS: [&str; 11] = ["place", "measure", "year", "value", "unit", "gap", "status", "source_file", "line", "column", "raw"];

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let output = path(matches, CliOption::Output);
    if let Some(output) = output {
        refuse_to_overwrite(&paths(matches), output, speech)?;
    }
    let context = CommandContext::read(matches, speech)?;
    let observations = context.loaded.values.observations();
    let units: HashMap<&MeasureId, &str> = observations.measures().iter().map(|measure| (&measure.id, measure.unit.as_str())).collect();
    let columns = IntervalColumns::for_values(&context.loaded.values);
    let mut csv = Csv::new(&columns.extend_headings(&HEADINGS));
    for observation in observations.iter() {
        let unit = units.get(&observation.measure);
        debug_assert!(unit.is_some(), "every observation has a measure of the list");
        let cells = columns.extend_row(cells(&observation, unit.copied().unwrap_or_default()), observation.interval);
        csv.push_row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    deliver(&csv, output, speech)?;
    Ok(context.finish(Severity::Warning))
}

/// The cells of an observation, in the order of the headings.
fn cells(observation: &Observation, unit: &str) -> Vec<String> {
    vec![
        observation.place.to_string(),
        observation.measure.to_string(),
        observation.year.to_string(),
        observation.value.number().map(|value| value.to_string()).unwrap_or_default(),
        unit.to_owned(),
        observation.value.missing_reason().map_or("", MissingReason::code).to_owned(),
        observation.status.code().to_owned(),
        observation.location.source.to_string(),
        observation.location.line.to_string(),
        observation.location.column.to_string(),
        observation.raw.to_string(),
    ]
}

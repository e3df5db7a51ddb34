//! `jumelles tidy PATH… -o OUT.csv`: every observation, with the cell it came from.

use std::collections::HashMap;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::base::{Csv, MeasureId, MissingReason, Severity};
use crate::cli::CommandError;
use crate::cli::arguments::paths;
use crate::cli::context::{CommandContext, deliver, end, refuse_itself, with_ends};
use crate::speech::Speech;

const HEADINGS: [&str; 11] = ["place", "measure", "year", "value", "unit", "gap", "status", "source_file", "line", "column", "raw"];

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let (paths, output) = (paths(matches), matches.get_one::<PathBuf>("output").map(PathBuf::as_path));
    if let Some(output) = output {
        refuse_itself(&paths, output, speech)?;
    }
    let context = CommandContext::read(matches, speech)?;
    let observations = context.loaded.results.observations();
    let units: HashMap<&MeasureId, &str> = observations.measures().iter().map(|measure| (&measure.id, measure.unit.as_str())).collect();
    let bounded = observations.has_intervals();
    let mut csv = Csv::new(&with_ends(&HEADINGS, bounded));
    for row in observations.iter() {
        let unit = units.get(&row.measure).copied().unwrap_or_default();
        let value = row.reading.value().map(|value| value.to_string()).unwrap_or_default();
        let (low, high) = (end(row.interval.map(|(low, _)| low)), end(row.interval.map(|(_, high)| high)));
        let cells = [
            row.place.as_str(),
            row.measure.as_str(),
            &row.year.to_string(),
            &value,
            unit,
            row.reading.gap().map_or("", MissingReason::code),
            row.status.code(),
            &row.spot.source,
            &row.spot.line.to_string(),
            &row.spot.column.to_string(),
            &row.raw,
            &low,
            &high,
        ];
        csv.row(cells.get(..HEADINGS.len() + if bounded { 2 } else { 0 }).unwrap_or(&cells));
    }
    deliver(&csv, output, speech)?;
    Ok(context.finish(Severity::Warning))
}

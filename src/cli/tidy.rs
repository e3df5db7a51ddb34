//! `jumelles tidy PATH… -o OUT.csv`: every observation, with the cell it came from.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::base::Gap;
use crate::cli::Cannot;
use crate::cli::arguments::paths;
use crate::cli::context::Context;
use crate::cli::csv::Csv;
use crate::speech::Speech;

const HEADINGS: [&str; 11] = ["place", "measure", "year", "value", "unit", "gap", "status", "source_file", "line", "column", "raw"];

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, Cannot> {
    let context = Context::read(&paths(matches), speech)?;
    let observations = context.loaded.results.observations();
    let mut csv = Csv::new(&HEADINGS);
    for row in observations.rows() {
        let unit = observations.measures().iter().find(|measure| measure.id == row.measure).map_or("", |measure| &measure.unit);
        let value = row.reading.value().map(|value| value.to_string()).unwrap_or_default();
        csv.row(&[
            row.place.as_str(),
            row.measure.as_str(),
            &row.year.to_string(),
            &value,
            unit,
            row.reading.gap().map_or("", Gap::code),
            row.status.code(),
            &row.spot.source,
            &row.spot.line.to_string(),
            &row.spot.column.to_string(),
            &row.raw,
        ]);
    }
    csv.deliver(matches.get_one::<PathBuf>("output").map(PathBuf::as_path), speech)?;
    Ok(context.finish())
}

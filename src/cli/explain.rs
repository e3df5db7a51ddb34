//! `jumelles explain PATH… --place P --indicator I [--year Y]`: how one value was computed: the formula, each cell and its source.

use std::fmt::Write as _;

use clap::ArgMatches;

use crate::base::{MissingReason, Severity};
use crate::chart::{Explanation, explain, library_table_name};
use crate::cli::context::CommandContext;
use crate::cli::options::{CliOption, text, texts};
use crate::cli::output::{CommandError, print};
use crate::compare::{ComparisonQuery, answer_query};
use crate::speech::{Message, Speech};

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let context = CommandContext::read(matches, speech)?;
    let place = context.place(text(matches, CliOption::Place).unwrap_or_default())?;
    let indicator = context.indicator(text(matches, CliOption::Indicator).unwrap_or_default())?;
    let years = context.times(&texts(matches, CliOption::Year).cloned().collect::<Vec<_>>())?;
    let query = ComparisonQuery::from_places(std::slice::from_ref(&place.id), vec![indicator.id.clone()], years.clone());
    let comparison = query.map(|query| answer_query(&context.loaded.values, &query)).unwrap_or_default();
    let place_name = place.names.get(speech.language()).to_owned();
    let row = comparison.rows.first();
    // The nearest year is not explained in place of the requested one.
    let is_requested = |year| years.is_empty() || years.contains(&year);
    let trace = row.and_then(|row| row.trace.as_ref()).filter(|trace| is_requested(trace.result.time));
    let explanation = match trace {
        Some(trace) => explanation_text(&explain(trace, speech), &place_name, speech),
        None => {
            let reason = match row {
                None => MissingReason::NotReported,
                Some(row) if row.trace.is_some() => MissingReason::NoSuchYear,
                Some(row) => row.missing_reason,
            };
            let year = years.first().map(ToString::to_string).unwrap_or_default();
            let title = Message::ExplainTitle { measure: indicator.names.get(speech.language()).to_owned(), place: place_name, year };
            // Without a year the title ends in a comma.
            let title = speech.format(&title).trim_end_matches([' ', ',', '،']).to_owned();
            format!("{title}\n{}\n", speech.format(&Message::ExplainMissing { reason: speech.missing_reason(reason) }))
        }
    };
    print(&explanation, speech)?;
    Ok(context.finish(Severity::Error))
}

/// The explanation of a value as lines of text; cells and details are indented.
fn explanation_text(explained: &Explanation, place: &str, speech: &Speech) -> String {
    let mut text = String::new();
    let mut line = |indent: &str, line: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{indent}{line}");
    };
    let title = Message::ExplainTitle { measure: explained.measure.clone(), place: place.to_owned(), year: explained.year.clone() };
    line("", &speech.format(&title));
    line("", &speech.format(&Message::ExplainValue { value: explained.value.clone() }));
    line("", &speech.format(&Message::ExplainFormula { formula: explained.formula.clone() }));
    if let Some(worked) = &explained.calculation {
        line("", worked);
    }
    for input in &explained.inputs {
        let (measure, value) = (input.measure.clone(), input.value.clone());
        match &input.cell {
            None => line("  ", &speech.format(&Message::ExplainNoInput { measure, reason: value })),
            Some(cell) => {
                line("  ", &speech.format(&Message::ExplainInput { measure, value, year: input.year.clone() }));
                let cell = Message::ExplainCell {
                    file: library_table_name(speech, &cell.file).unwrap_or_else(|| cell.file.clone()),
                    line: cell.line.to_string(),
                    column: cell.column.to_string(),
                    raw: cell.raw.clone(),
                };
                line("    ", &speech.format(&cell));
            }
        }
        input.details.iter().chain(&input.others).for_each(|detail| line("    ", detail));
    }
    line("", &speech.format(&Message::ExplainFlags { list: explained.flags.join(" ; ") }));
    text
}

//! `jumelles explain PATH… --place P --indicator I [--year Y]`: the formula, each cell, each source.

use std::fmt::Write as _;

use clap::ArgMatches;

use crate::base::Severity;
use crate::chart::{Explained, explain};
use crate::cli::context::CommandContext;
use crate::cli::{CommandError, print};
use crate::compare::{ComparisonQuery, answer};
use crate::speech::{Message, Speech};

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let word = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let context = CommandContext::read(matches, speech)?;
    let place = context.place(&word("place"))?;
    let indicator = context.indicator(&word("indicator"))?;
    let years = context.years(&matches.get_one::<String>("year").cloned().into_iter().collect::<Vec<_>>())?;
    let question = ComparisonQuery::about(std::slice::from_ref(&place.id), vec![indicator.id.clone()], years.clone());
    let figures = question.map(|question| answer(&context.loaded.results, &question)).unwrap_or_default();
    let name = place.names.get(speech.language()).to_owned();
    let figure = figures.rows.first();
    // Another year is never explained in place of the one asked for.
    let trace = figure.and_then(|figure| figure.trace.as_ref()).filter(|trace| years.is_empty() || years.contains(&trace.outcome.year));
    let text = match trace {
        Some(trace) => written(&explain(trace, speech), &name, speech),
        None => {
            let known = figure.is_some_and(|figure| figure.trace.is_some());
            let gap = if known {
                crate::base::MissingReason::NoSuchYear
            } else {
                figure.map_or(crate::base::MissingReason::NotReported, |figure| figure.absence)
            };
            let year = years.first().map(ToString::to_string).unwrap_or_default();
            let title = Message::ExplainTitle { measure: indicator.names.get(speech.language()).to_owned(), place: name, year };
            format!(
                "{}\n{}\n",
                speech.say(&title).trim_end_matches([' ', ',', '،']),
                speech.say(&Message::ExplainMissing { reason: speech.gap(gap) })
            )
        }
    };
    print(&text);
    Ok(context.finish(Severity::Error))
}

fn written(explained: &Explained, place: &str, speech: &Speech) -> String {
    let mut text = String::new();
    let mut line = |indent: &str, line: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{indent}{line}");
    };
    line(
        "",
        &speech.say(&Message::ExplainTitle { measure: explained.measure.clone(), place: place.to_owned(), year: explained.year.clone() }),
    );
    line("", &speech.say(&Message::ExplainValue { value: explained.value.clone() }));
    line("", &speech.say(&Message::ExplainFormula { formula: explained.formula.clone() }));
    if let Some(worked) = &explained.worked {
        line("", worked);
    }
    for input in &explained.inputs {
        match &input.cell {
            None => line("  ", &speech.say(&Message::ExplainNoInput { measure: input.measure.clone(), reason: input.value.clone() })),
            Some(cell) => {
                line(
                    "  ",
                    &speech.say(&Message::ExplainInput {
                        measure: input.measure.clone(),
                        value: input.value.clone(),
                        year: input.year.clone(),
                    }),
                );
                line(
                    "    ",
                    &speech.say(&Message::ExplainCell {
                        file: cell.file.clone(),
                        line: cell.line.to_string(),
                        column: cell.column.to_string(),
                        raw: cell.raw.clone(),
                    }),
                );
            }
        }
        input.details.iter().chain(&input.others).for_each(|detail| line("    ", detail));
    }
    line("", &speech.say(&Message::ExplainFlags { list: explained.flags.join(" ; ") }));
    text
}

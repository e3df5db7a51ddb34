//! What the program shows where no window can open: the opening comparison as text, and how to get the window.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::base::Severity;
use crate::chart::{RenderedChart, render_chart};
use crate::cli::context::CommandContext;
use crate::cli::output::{CommandError, print, tell};
use crate::engine::{first_query, talk_of_project};
use crate::project::TalkSlide;
use crate::render::chart_to_text;
use crate::speech::{Language, Message, Speech};

/// Prints the opening comparison of some files, or of the sample, and says how the window is opened.
///
/// # Errors
/// When a path cannot be read, holds no figure, or the text cannot be printed.
pub(super) fn run(paths: &[PathBuf], language: Option<Language>) -> Result<u8, CommandError> {
    let speech = Speech::new(language.unwrap_or_default());
    let matches = matches_of(paths, &speech);
    let context = CommandContext::read(&matches, &speech)?;
    let values = &context.loaded.values;
    let of_project = context.projects.iter().find_map(|project| {
        let of_talk = || {
            talk_of_project(project)
                .slides
                .into_iter()
                .find_map(|slide| if let TalkSlide::Chart(slide) = slide { Some(slide.query) } else { None })
        };
        project.query.clone().or_else(of_talk)
    });
    let chart = of_project
        .or_else(|| first_query(&context.reference_data, values))
        .and_then(|query| render_chart(values, &query, None, &speech).ok());
    if let Some(RenderedChart { chart, .. }) = chart {
        print(&chart_to_text(&chart), &speech)?;
    }
    tell(&speech.format(&Message::CliNoDisplay {}));
    Ok(context.finish(Severity::Error))
}

/// The arguments of a command that reads these paths and nothing else.
fn matches_of(paths: &[PathBuf], speech: &Speech) -> ArgMatches {
    let words = ["jumelles".into(), "check".into()].into_iter().chain(paths.iter().map(|path| path.clone().into_os_string()));
    let matches = crate::cli::arguments::command(speech).get_matches_from(words);
    matches.subcommand_matches("check").cloned().unwrap_or_default()
}

//! `jumelles completions SHELL` and `jumelles man`: what a shell and `man` know of the commands, made from their grammar.

use clap::ArgMatches;

use crate::cli::arguments::command;
use crate::cli::options::CliOption;
use crate::cli::output::{CommandError, EXIT_DONE, print_bytes};
use crate::speech::Speech;

/// Prints the completions of a shell.
///
/// # Errors
/// When they cannot be printed.
pub(super) fn completions(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<clap_complete::Shell>(CliOption::Shell.name()) {
        clap_complete::generate(*shell, &mut command(speech), "jumelles", &mut script);
    }
    print_bytes(&script, speech)?;
    Ok(EXIT_DONE)
}

/// Prints the manual, in the language of the help.
///
/// # Errors
/// When it cannot be printed.
pub(super) fn manual(speech: &Speech) -> Result<u8, CommandError> {
    let failed = |error: std::io::Error| CommandError(error.to_string());
    let mut page = Vec::new();
    let whole = command(speech);
    clap_mangen::Man::new(whole.clone()).render(&mut page).map_err(failed)?;
    for part in whole.get_subcommands() {
        // Each command follows with its options, as in the manuals of git.
        let part = part.clone().name(format!("jumelles {}", part.get_name()));
        let manual = clap_mangen::Man::new(part);
        manual.render_synopsis_section(&mut page).map_err(failed)?;
        manual.render_description_section(&mut page).map_err(failed)?;
        manual.render_options_section(&mut page).map_err(failed)?;
    }
    print_bytes(&page, speech)?;
    Ok(EXIT_DONE)
}

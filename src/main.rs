//! The program: arguments to the command line, everything else to the window.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    match jumelles::cli::run(&arguments) {
        jumelles::cli::Asked::Done(code) => ExitCode::from(code),
        jumelles::cli::Asked::Window(_paths, language) => ExitCode::from(jumelles::cli::no_window(language, None)),
    }
}

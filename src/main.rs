//! The program: arguments to the command line, everything else to the window.

use std::process::ExitCode;

use jumelles::cli::Invocation;
use jumelles::engine::AppDirs;
use jumelles::{app, cli};

fn main() -> ExitCode {
    let usual = std::panic::take_hook();
    // A damaged workbook makes its library panic: that is caught and told as a note, not as a fault of ours.
    std::panic::set_hook(Box::new(move |panic| {
        if !jumelles::intake::is_reading_workbook() {
            usual(panic);
        }
    }));
    let arguments: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    match cli::run(&arguments) {
        Invocation::Done(code) => ExitCode::from(code),
        Invocation::Window { language, .. } if !app::has_display() => ExitCode::from(cli::no_window(language, None)),
        Invocation::Window { paths, language, storage } => match app::run(paths, language, AppDirs::find(storage)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(reason) => ExitCode::from(cli::no_window(language, Some(reason))),
        },
    }
}

//! The program: the command line runs the commands; without a command the window opens.

use std::ffi::OsString;
use std::process::ExitCode;

use jumelles::cli::Invocation;
use jumelles::engine::{AppDirs, serve_unpacking, unpack_in_processes, use_newer_library};
use jumelles::{app, cli, engine};

fn main() -> ExitCode {
    if serve_unpacking() {
        return ExitCode::SUCCESS;
    }
    unpack_in_processes();
    use_newer_library();
    let default_hook = std::panic::take_hook();
    // A damaged workbook makes the library that reads it panic. That is caught and becomes a note on the file, not a crash report.
    std::panic::set_hook(Box::new(move |panic| {
        if !jumelles::intake::is_reading_workbook() {
            default_hook(panic);
        }
    }));
    let arguments: Vec<OsString> = std::env::args_os().collect();
    match cli::run(&arguments) {
        Invocation::Done(code) => ExitCode::from(code),
        Invocation::Window { paths, language, .. } if !app::has_display() => ExitCode::from(cli::show_without_display(&paths, language)),
        Invocation::Window { paths, language, storage } => match app::run(paths, language, AppDirs::find(storage)) {
            Ok(()) => ExitCode::SUCCESS,
            // A driver of the graphics card may fail where drawing by the processor does not.
            Err(reason) => match engine::run_again_with_software_drawing() {
                Some(code) => ExitCode::from(code),
                None => ExitCode::from(cli::no_window(language, &reason)),
            },
        },
    }
}

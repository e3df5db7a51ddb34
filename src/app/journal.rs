//! The journal of the window: one line when it begins, ends or touches a file, and a report for each panic.

use std::backtrace::Backtrace;

use crate::app::state::app_state::AppState;
use crate::engine::{AppDirs, Journal};
use crate::intake::is_reading_workbook;

/// The local time as "2026-11-29T12:01:14".
pub(super) fn timestamp() -> String {
    let now = jiff::ZonedDateTime::now();
    let (date, time) = (now.date(), now.time());
    format!("{date}T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

/// Opens the journal and makes every panic write a report to it. None without folders.
///
/// Panics of the workbook reader are caught and reported as notes on the file, so they are left out.
pub(super) fn open(dirs: Option<&AppDirs>) -> Option<Journal> {
    let journal = Journal::open(&dirs?.journal());
    journal.log(&timestamp(), concat!("begins, version ", env!("CARGO_PKG_VERSION")));
    let (panic_journal, previous_hook) = (journal.clone(), std::panic::take_hook());
    std::panic::set_hook(Box::new(move |panic| {
        if !is_reading_workbook() {
            let thread = std::thread::current();
            let report = format!(
                "Jumelles {}, {} {}\n{}\nthread {}\n{panic}\n\n{}\n",
                env!("CARGO_PKG_VERSION"),
                std::env::consts::OS,
                std::env::consts::ARCH,
                timestamp(),
                thread.name().unwrap_or("?"),
                Backtrace::force_capture()
            );
            panic_journal.log(&timestamp(), &format!("breaks: {panic}"));
            let _ = panic_journal.write_crash_report(&timestamp(), &report);
        }
        previous_hook(panic);
    }));
    Some(journal)
}

/// Writes a line with the current time in the background; does nothing without a journal.
pub(super) fn write(state: &mut AppState, what: &str) {
    if let Some(journal) = state.autosave.journal.clone() {
        let (when, what) = (timestamp(), what.to_owned());
        state.engine.write_quietly(move || {
            journal.log(&when, &what);
            Ok(())
        });
    }
}

/// Writes a line with the current time at once, where there is no window; does nothing without a journal.
pub(super) fn write_line(journal: Option<&Journal>, text: &str) {
    if let Some(journal) = journal {
        journal.log(&timestamp(), text);
    }
}

//! The journal of the window: when it began and ended, and a report when it breaks.

use crate::engine::{AppDirs, Journal};

/// Now, as the clock on the wall says it.
fn now() -> String {
    let now = jiff::ZonedDateTime::now();
    let (date, time) = (now.date(), now.time());
    format!("{date}T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

/// Opens the journal, and makes every panic of the window leave a report in it. What is quietly caught leaves none.
pub(super) fn begin(home: Option<&AppDirs>) -> Option<Journal> {
    let journal = Journal::open(&home?.journal());
    journal.tell(&now(), concat!("begins, version ", env!("CARGO_PKG_VERSION")));
    let (own, before) = (journal.clone(), std::panic::take_hook());
    std::panic::set_hook(Box::new(move |panic| {
        if !crate::intake::is_reading_workbook() {
            let thread = std::thread::current();
            let report = format!(
                "Jumelles {}, {} {}\n{}\nthread {}\n{panic}\n\n{}\n",
                env!("CARGO_PKG_VERSION"),
                std::env::consts::OS,
                std::env::consts::ARCH,
                now(),
                thread.name().unwrap_or("?"),
                std::backtrace::Backtrace::force_capture()
            );
            own.tell(&now(), &format!("breaks: {panic}"));
            let _ = own.fault(&now(), &report);
        }
        before(panic);
    }));
    Some(journal)
}

/// Writes a line of what the window did.
pub(super) fn tell(journal: Option<&Journal>, what: &str) {
    if let Some(journal) = journal {
        journal.tell(&now(), what);
    }
}

//! How far the files are read, on one line of the terminal that is written over and cleared at the end.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::base::Progress;
use crate::cli::output::is_quiet;
use crate::speech::{Message, Speech};

/// How often the line is written.
const EVERY: Duration = Duration::from_millis(250);
/// What goes back to the beginning of a line and clears it.
const CLEAR: &str = "\r\u{1b}[K";

/// Does some work, and tells how far it is if somebody watches: the standard error is a terminal, and nothing asks for quiet.
pub(super) fn with_progress<T>(speech: &Speech, work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress::default();
    if is_quiet() || !std::io::stderr().is_terminal() {
        return work(&progress);
    }
    let (sender, end) = channel::<()>();
    thread::scope(|scope| {
        let language = speech.language();
        let watched = &progress;
        scope.spawn(move || {
            let speech = Speech::new(language);
            let mut has_written = false;
            while end.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                let (done, total) = watched.done_and_total();
                let line = speech.format(&Message::Reading { done: speech.format_count(done), all: speech.format_count(total) });
                // Without a terminal any more, nobody watches.
                let _ = write!(std::io::stderr(), "{CLEAR}{line}");
                has_written = true;
            }
            if has_written {
                let _ = write!(std::io::stderr(), "{CLEAR}");
            }
        });
        let done = work(&progress);
        drop(sender);
        done
    })
}

//! How far long work is, and whether it is still wanted: shared between the thread that works and the one that shows.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Rows done and to do; the one who waits may stop it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
    stopped: AtomicBool,
}

/// So many rows are done between two looks: a hundredth of a second at most.
pub const STEP: usize = 4096;

impl Progress {
    /// Says that so many more rows are to be done.
    pub fn expect(&self, rows: usize) {
        self.all.fetch_add(rows, Ordering::Relaxed);
    }

    /// Says that so many more rows are done; false when the work is no longer wanted.
    #[must_use]
    pub fn advance(&self, rows: usize) -> bool {
        self.done.fetch_add(rows, Ordering::Relaxed);
        !self.is_stopped()
    }

    /// Rows done, and rows to do as far as is known.
    #[must_use]
    pub fn rows(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }

    /// Asks the work to end.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether the work is no longer wanted.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_is_stopped_knows_it_at_its_next_step() {
        let progress = Progress::default();
        progress.expect(10);
        assert!(progress.advance(4));
        progress.stop();
        assert!(!progress.advance(4));
        assert_eq!(progress.rows(), (8, 10));
    }
}

//! Progress of a long task and its cancellation, shared between the worker thread and the user interface.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Counts the rows of a task and carries the request to stop it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    is_stopped: AtomicBool,
}

/// The number of rows a worker handles between two calls of [`Progress::advance`]; they take at most 10 ms.
pub const ROWS_PER_STEP: usize = 4096;

impl Progress {
    /// Adds rows to the total to be done.
    pub fn add_total(&self, rows: usize) {
        self.total.fetch_add(rows, Ordering::Relaxed);
    }

    /// Adds rows to those done. Returns false if the task was asked to stop.
    #[must_use]
    pub fn advance(&self, rows: usize) -> bool {
        self.done.fetch_add(rows, Ordering::Relaxed);
        !self.is_stopped()
    }

    /// The number of rows done, and the total known so far.
    #[must_use]
    pub fn done_and_total(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Asks the task to stop at its next step.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Whether the task was asked to stop.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_task_learns_it_at_its_next_step() {
        let progress = Progress::default();
        progress.add_total(10);
        assert!(progress.advance(4));
        progress.stop();
        assert!(!progress.advance(4));
        assert_eq!(progress.done_and_total(), (8, 10));
    }
}

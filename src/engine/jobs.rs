//! One worker thread. In: closures with a fingerprint. Out: their results with the same fingerprint, in the same order. A panic becomes
//! an error with its message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::engine::fingerprint::Fingerprint;

/// The largest number of jobs that wait for the worker.
const QUEUE_LENGTH: usize = 64;

/// A finished job.
pub(super) struct FinishedJob<T> {
    /// The fingerprint it was submitted with.
    pub fingerprint: Fingerprint,
    /// What the closure returned, or the message of its panic.
    pub result: Result<T, String>,
}

/// A job in the queue.
struct Job<T> {
    fingerprint: Fingerprint,
    work: Box<dyn FnOnce() -> T + Send>,
}

/// The worker, its queue and its results.
pub(super) struct Jobs<T> {
    /// The jobs that wait for the worker.
    queue: SyncSender<Job<T>>,
    /// The results that were not taken.
    results: Receiver<FinishedJob<T>>,
    /// The number of submitted jobs whose results were not taken.
    pending: usize,
}

impl<T: Send + 'static> Jobs<T> {
    /// Starts the worker; `wake` is called on its thread after each job.
    ///
    /// # Panics
    /// If the system starts no thread.
    #[must_use]
    pub(super) fn start(wake: impl Fn() + Send + 'static) -> Self {
        let (queue, jobs) = sync_channel::<Job<T>>(QUEUE_LENGTH);
        let (sender, results) = sync_channel(QUEUE_LENGTH);
        let body = move || {
            while let Ok(Job { fingerprint, work }) = jobs.recv() {
                let result = catch_unwind(AssertUnwindSafe(work)).map_err(|panic| panic_message(&*panic));
                if sender.send(FinishedJob { fingerprint, result }).is_err() {
                    return;
                }
                wake();
            }
        };
        if let Err(error) = thread::Builder::new().name("jumelles-worker".to_owned()).spawn(body) {
            unreachable!("a thread at start: {error}");
        }
        Self { queue, results, pending: 0 }
    }

    /// Submits a job; returns false if the queue is full, and then the job is dropped.
    #[must_use]
    pub(super) fn submit(&mut self, fingerprint: Fingerprint, work: impl FnOnce() -> T + Send + 'static) -> bool {
        let is_accepted = self.queue.try_send(Job { fingerprint, work: Box::new(work) }).is_ok();
        self.pending += usize::from(is_accepted);
        is_accepted
    }

    /// The jobs that finished since the last call.
    pub(super) fn take_finished(&mut self) -> Vec<FinishedJob<T>> {
        let finished: Vec<FinishedJob<T>> = self.results.try_iter().collect();
        self.pending = self.pending.saturating_sub(finished.len());
        finished
    }

    /// The number of submitted jobs whose results were not taken yet.
    #[must_use]
    pub(super) fn pending(&self) -> usize {
        self.pending
    }
}

/// The message of a panic, or `?` if it is no text.
fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "?".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn wait(jobs: &mut Jobs<u8>) -> FinishedJob<u8> {
        for _ in 0..500 {
            if let Some(done) = jobs.take_finished().pop() {
                return done;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("no result arrived");
    }

    #[test]
    fn a_result_has_the_fingerprint_of_its_job() {
        let mut jobs = Jobs::start(|| {});
        assert!(jobs.submit(Fingerprint::from_inputs(&7), || 42));
        let done = wait(&mut jobs);
        assert_eq!((done.fingerprint, done.result), (Fingerprint::from_inputs(&7), Ok(42)));
        assert_eq!(jobs.pending(), 0);
    }

    #[test]
    fn a_panic_becomes_a_message_and_the_worker_goes_on() {
        let mut jobs = Jobs::start(|| {});
        assert!(jobs.submit(Fingerprint::from_inputs(&1), || panic!("on purpose")));
        assert_eq!(wait(&mut jobs).result, Err("on purpose".to_owned()));
        assert!(jobs.submit(Fingerprint::from_inputs(&2), || 1));
        assert_eq!(wait(&mut jobs).result, Ok(1));
    }

    #[test]
    fn work_beyond_the_queue_is_refused_and_counted_right() {
        let mut jobs = Jobs::start(|| {});
        let (release, held) = sync_channel::<()>(0);
        assert!(jobs.submit(Fingerprint::from_inputs(&0), move || held.recv().map_or(0, |()| 1)));
        let taken = (0..2 * QUEUE_LENGTH).filter(|n| jobs.submit(Fingerprint::from_inputs(n), || 2)).count();
        assert!((QUEUE_LENGTH - 1..=QUEUE_LENGTH).contains(&taken), "{taken}");
        assert_eq!(jobs.pending(), taken + 1);
        release.send(()).expect("the worker waits");
    }
}

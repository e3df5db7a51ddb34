//! Worker threads, each with its queue. In: closures with a fingerprint. Out: their results with the same fingerprint, in the same order. A panic becomes
//! an error with its message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

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

/// A worker whose jobs are all done before the program ends.
pub(super) struct FinishedAtEnd<T> {
    /// `None` only while it is dropped.
    jobs: Option<Jobs<T>>,
    thread: Option<JoinHandle<()>>,
}

impl<T: Send + 'static> Jobs<T> {
    /// Starts the worker; `wake` is called on its thread after each job.
    ///
    /// # Panics
    /// If the system starts no thread.
    #[must_use]
    pub(super) fn start(name: &str, wake: impl Fn() + Send + 'static) -> Self {
        Self::start_joinable(name, wake).0
    }

    /// Starts the worker; also returns its thread.
    fn start_joinable(name: &str, wake: impl Fn() + Send + 'static) -> (Self, JoinHandle<()>) {
        let (queue, jobs) = sync_channel::<Job<T>>(QUEUE_LENGTH);
        let (sender, results) = sync_channel(QUEUE_LENGTH);
        let body = move || {
            while let Ok(Job { fingerprint, work }) = jobs.recv() {
                let result = catch_unwind(AssertUnwindSafe(work)).map_err(|panic| panic_message(&*panic));
                // Nobody takes results any more while the program ends, but what is queued is still to be written.
                let _ = sender.send(FinishedJob { fingerprint, result });
                wake();
            }
        };
        match thread::Builder::new().name(format!("jumelles-{name}")).spawn(body) {
            Ok(thread) => (Self { queue, results, pending: 0 }, thread),
            Err(error) => unreachable!("a thread at start: {error}"),
        }
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

impl<T: Send + 'static> FinishedAtEnd<T> {
    /// Starts the worker; `wake` is called on its thread after each job.
    #[must_use]
    pub(super) fn start(name: &str, wake: impl Fn() + Send + 'static) -> Self {
        let (jobs, thread) = Jobs::start_joinable(name, wake);
        Self { jobs: Some(jobs), thread: Some(thread) }
    }

    /// As [`Jobs::submit`].
    #[must_use]
    pub(super) fn submit(&mut self, fingerprint: Fingerprint, work: impl FnOnce() -> T + Send + 'static) -> bool {
        self.jobs.as_mut().is_some_and(|jobs| jobs.submit(fingerprint, work))
    }

    /// As [`Jobs::take_finished`].
    pub(super) fn take_finished(&mut self) -> Vec<FinishedJob<T>> {
        self.jobs.as_mut().map(Jobs::take_finished).unwrap_or_default()
    }

    /// As [`Jobs::pending`].
    #[must_use]
    pub(super) fn pending(&self) -> usize {
        self.jobs.as_ref().map_or(0, Jobs::pending)
    }
}

impl<T> Drop for FinishedAtEnd<T> {
    fn drop(&mut self) {
        // Without a queue the worker ends after the last job; without the results it waits for nobody to take them.
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // A panic of a job was caught and reported.
            let _ = thread.join();
        }
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
        let mut jobs = Jobs::start("test", || {});
        assert!(jobs.submit(Fingerprint::from_inputs(&7), || 42));
        let done = wait(&mut jobs);
        assert_eq!((done.fingerprint, done.result), (Fingerprint::from_inputs(&7), Ok(42)));
        assert_eq!(jobs.pending(), 0);
    }

    #[test]
    fn a_panic_becomes_a_message_and_the_worker_goes_on() {
        let mut jobs = Jobs::start("test", || {});
        assert!(jobs.submit(Fingerprint::from_inputs(&1), || panic!("on purpose")));
        assert_eq!(wait(&mut jobs).result, Err("on purpose".to_owned()));
        assert!(jobs.submit(Fingerprint::from_inputs(&2), || 1));
        assert_eq!(wait(&mut jobs).result, Ok(1));
    }

    #[test]
    fn work_beyond_the_queue_is_refused_and_counted_right() {
        let mut jobs = Jobs::start("test", || {});
        let (release, held) = sync_channel::<()>(0);
        assert!(jobs.submit(Fingerprint::from_inputs(&0), move || held.recv().map_or(0, |()| 1)));
        let taken = (0..2 * QUEUE_LENGTH).filter(|n| jobs.submit(Fingerprint::from_inputs(n), || 2)).count();
        assert!((QUEUE_LENGTH - 1..=QUEUE_LENGTH).contains(&taken), "{taken}");
        assert_eq!(jobs.pending(), taken + 1);
        release.send(()).expect("the worker waits");
    }

    #[test]
    fn what_is_queued_is_done_before_the_end() {
        let done = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let mut writes = FinishedAtEnd::start("test", || {});
        for number in 0..5 {
            let done = std::sync::Arc::clone(&done);
            assert!(writes.submit(Fingerprint::from_inputs(&number), move || {
                thread::sleep(Duration::from_millis(20));
                done.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            }));
        }
        drop(writes);
        assert_eq!(done.load(std::sync::atomic::Ordering::SeqCst), 5);
    }
}

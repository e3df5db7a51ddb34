//! One named worker thread: work in with a stamp, its outcome out with the same stamp. A panic becomes a report.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::engine::fingerprint::Fingerprint;

/// More work than this waiting is work no one is waiting for.
const WAITING: usize = 64;

/// Work that has ended.
pub struct FinishedJob<T> {
    /// The stamp it was given.
    pub stamp: Fingerprint,
    /// What it made, or the message of its panic.
    pub outcome: Result<T, String>,
}

type Work<T> = Box<dyn FnOnce() -> T + Send>;

/// A worker and its two channels.
pub struct Jobs<T> {
    work: SyncSender<(Fingerprint, Work<T>)>,
    done: Receiver<FinishedJob<T>>,
    pending: usize,
}

impl<T: Send + 'static> Jobs<T> {
    /// Starts the worker; `wake` is called after each piece of work.
    ///
    /// # Panics
    /// If the system refuses a thread at start.
    #[must_use]
    pub fn start(wake: impl Fn() + Send + 'static) -> Self {
        let (work, todo) = sync_channel::<(Fingerprint, Work<T>)>(WAITING);
        let (tell, done) = sync_channel(WAITING);
        let body = move || {
            while let Ok((stamp, work)) = todo.recv() {
                let outcome = catch_unwind(AssertUnwindSafe(work)).map_err(|panic| report(&*panic));
                if tell.send(FinishedJob { stamp, outcome }).is_err() {
                    return;
                }
                wake();
            }
        };
        if let Err(error) = thread::Builder::new().name("jumelles-worker".to_owned()).spawn(body) {
            unreachable!("a thread at start: {error}");
        }
        Self { work, done, pending: 0 }
    }

    /// Gives work; false when too much is waiting: it is dropped and the caller may ask again.
    #[must_use]
    pub fn submit(&mut self, stamp: Fingerprint, work: impl FnOnce() -> T + Send + 'static) -> bool {
        let taken = self.work.try_send((stamp, Box::new(work))).is_ok();
        self.pending += usize::from(taken);
        taken
    }

    /// Everything that has ended since the last call.
    pub fn finished(&mut self) -> Vec<FinishedJob<T>> {
        let done: Vec<FinishedJob<T>> = self.done.try_iter().collect();
        self.pending = self.pending.saturating_sub(done.len());
        done
    }

    /// How much work has not come back yet.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.pending
    }
}

fn report(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "?".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn wait(jobs: &mut Jobs<u8>) -> FinishedJob<u8> {
        for _ in 0..500 {
            if let Some(done) = jobs.finished().pop() {
                return done;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("the worker never answered");
    }

    #[test]
    fn work_comes_back_with_its_stamp() {
        let mut jobs = Jobs::start(|| {});
        assert!(jobs.submit(Fingerprint::of(&7), || 42));
        let done = wait(&mut jobs);
        assert_eq!((done.stamp, done.outcome), (Fingerprint::of(&7), Ok(42)));
        assert_eq!(jobs.pending(), 0);
    }

    #[test]
    fn a_panic_becomes_a_report_and_the_worker_lives() {
        let mut jobs = Jobs::start(|| {});
        assert!(jobs.submit(Fingerprint::of(&1), || panic!("on purpose")));
        assert_eq!(wait(&mut jobs).outcome, Err("on purpose".to_owned()));
        assert!(jobs.submit(Fingerprint::of(&2), || 1));
        assert_eq!(wait(&mut jobs).outcome, Ok(1));
    }

    #[test]
    fn too_much_work_is_refused_and_counted_right() {
        let mut jobs = Jobs::start(|| {});
        let (release, held) = sync_channel::<()>(0);
        assert!(jobs.submit(Fingerprint::of(&0), move || held.recv().map_or(0, |()| 1)));
        let taken = (0..2 * WAITING).filter(|n| jobs.submit(Fingerprint::of(n), || 2)).count();
        assert!((WAITING - 1..=WAITING).contains(&taken), "{taken}");
        assert_eq!(jobs.pending(), taken + 1);
        release.send(()).expect("the worker waits");
    }
}

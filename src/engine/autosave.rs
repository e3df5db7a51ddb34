//! The autosave thread. In: the work after every change. Out: a written recovery slot, and the result of each write.
//!
//! The window never waits for the disk; of several pending states only the latest is written.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use crate::engine::file_error::FileError;
use crate::engine::recovery_slot::{KeptWork, RecoverySlot, SessionEnd};

/// Writes work into a slot. When it is dropped, it marks the session as closed and waits for the thread.
pub struct Autosave {
    /// The queue of states to write; `None` once the thread is told to stop.
    requests: Option<Sender<Arc<KeptWork>>>,
    /// The result of each write.
    results: Receiver<Result<Arc<KeptWork>, FileError>>,
    /// `None` if the thread could not start.
    thread: Option<JoinHandle<()>>,
}

impl Autosave {
    /// Starts the thread; `wake` is called on it after each write, successful or not.
    #[must_use]
    pub fn start(slot: RecoverySlot, wake: impl Fn() + Send + 'static) -> Self {
        let (queue, requests) = channel::<Arc<KeptWork>>();
        let (sender, results) = channel();
        let body = move || {
            let mut last = None;
            while let Ok(mut work) = requests.recv() {
                // States replaced by a later one are not written.
                while let Ok(later) = requests.try_recv() {
                    work = later;
                }
                let result = slot.write(&work, SessionEnd::Running).map(|()| Arc::clone(&work));
                last = Some(work);
                // A window that is closed takes no result.
                let _ = sender.send(result);
                wake();
            }
            if let Some(work) = last {
                let _ = slot.write(&work, SessionEnd::Closed);
            }
        };
        let thread = Builder::new().name("jumelles-keeper".to_owned()).spawn(body).ok();
        Self { requests: Some(queue), results, thread }
    }

    /// Requests that a state be written.
    pub fn request(&self, kept: KeptWork) {
        if let Some(requests) = &self.requests {
            // If the thread could not start, nothing is written and no result arrives.
            let _ = requests.send(Arc::new(kept));
        }
    }

    /// The last result since the previous call: the state that was written, or why it could not be. `None` if there is none.
    #[must_use]
    pub fn take_result(&self) -> Option<Result<Arc<KeptWork>, FileError>> {
        self.results.try_iter().last()
    }
}

impl Drop for Autosave {
    fn drop(&mut self) {
        drop(self.requests.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was reported when it happened.
            let _ = thread.join();
        }
    }
}

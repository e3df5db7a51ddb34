//! The autosave thread. In: the project after every change. Out: a written recovery slot, and the result of each write.
//!
//! The window never waits for the disk; of several pending states only the latest is written.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use crate::engine::file_error::FileError;
use crate::engine::recovery_slot::{RecoverySlot, SessionEnd};
use crate::project::Project;

/// Writes projects into a slot. When it is dropped, it marks the session as closed and waits for the thread.
pub struct Autosave {
    /// The queue of states to write; `None` once the thread is told to stop.
    work: Option<Sender<Arc<Project>>>,
    /// The result of each write.
    results: Receiver<Result<Arc<Project>, FileError>>,
    /// `None` if the thread could not start.
    thread: Option<JoinHandle<()>>,
}

impl Autosave {
    /// Starts the thread; `wake` is called on it after each write, successful or not.
    #[must_use]
    pub fn start(slot: RecoverySlot, wake: impl Fn() + Send + 'static) -> Self {
        let (work, requests) = channel::<Arc<Project>>();
        let (sender, results) = channel();
        let body = move || {
            let mut last = None;
            while let Ok(mut project) = requests.recv() {
                // States replaced by a later one are not written.
                while let Ok(later) = requests.try_recv() {
                    project = later;
                }
                let result = slot.write(&project, SessionEnd::Running).map(|()| Arc::clone(&project));
                last = Some(project);
                // A window that is closed takes no result.
                let _ = sender.send(result);
                wake();
            }
            if let Some(project) = last {
                let _ = slot.write(&project, SessionEnd::Closed);
            }
        };
        let thread = Builder::new().name("jumelles-keeper".to_owned()).spawn(body).ok();
        Self { work: Some(work), results, thread }
    }

    /// Requests that a state be written.
    pub fn request(&self, project: &Arc<Project>) {
        if let Some(work) = &self.work {
            // If the thread could not start, nothing is written and no result arrives.
            let _ = work.send(Arc::clone(project));
        }
    }

    /// The last result since the previous call: the state that was written, or why it could not be. `None` if there is none.
    #[must_use]
    pub fn take_result(&self) -> Option<Result<Arc<Project>, FileError>> {
        self.results.try_iter().last()
    }
}

impl Drop for Autosave {
    fn drop(&mut self) {
        drop(self.work.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was reported when it happened.
            let _ = thread.join();
        }
    }
}

//! One named thread that writes the work into its slot: the window never waits for the disk, and the latest state wins.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use crate::engine::files::FileError;
use crate::engine::recovery_slot::RecoverySlot;
use crate::project::Project;

/// Writes what it is given; when it is dropped, the slot says that the program was closed.
pub struct Autosave {
    work: Option<Sender<Arc<Project>>>,
    done: Receiver<Result<Arc<Project>, FileError>>,
    thread: Option<JoinHandle<()>>,
}

impl Autosave {
    /// A keeper of a slot; `wake` is called when a state was written, or could not be.
    #[must_use]
    pub fn start(vault: RecoverySlot, wake: impl Fn() + Send + 'static) -> Self {
        let (work, asked) = channel::<Arc<Project>>();
        let (tell, done) = channel();
        let body = move || {
            let mut last = None;
            while let Ok(mut project) = asked.recv() {
                // What was overtaken while writing is not written.
                while let Ok(later) = asked.try_recv() {
                    project = later;
                }
                let kept = vault.keep(&project, false).map(|()| Arc::clone(&project));
                last = Some(project);
                // A window that is gone waits for no answer.
                let _ = tell.send(kept);
                wake();
            }
            if let Some(project) = last {
                let _ = vault.keep(&project, true);
            }
        };
        let thread = Builder::new().name("jumelles-keeper".to_owned()).spawn(body).ok();
        Self { work: Some(work), done, thread }
    }

    /// Asks for a state to be written.
    pub fn keep(&self, project: &Arc<Project>) {
        if let Some(work) = &self.work {
            // A thread that could not start writes nothing: the message then never says that the work is kept.
            let _ = work.send(Arc::clone(project));
        }
    }

    /// What was written since the last call, or why it could not be; the last of it.
    #[must_use]
    pub fn finished(&self) -> Option<Result<Arc<Project>, FileError>> {
        self.done.try_iter().last()
    }
}

impl Drop for Autosave {
    fn drop(&mut self) {
        drop(self.work.take());
        if let Some(thread) = self.thread.take() {
            // A keeper that broke has told so already.
            let _ = thread.join();
        }
    }
}

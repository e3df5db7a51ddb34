//! Floor 8: keeps what follows from the project fresh. The only floor that touches the disk (`files`).

pub mod files;
mod jobs;
mod load;
mod sample;
mod stamp;

use std::path::PathBuf;
use std::sync::Arc;

pub use files::FileError;
pub use jobs::{Done, Jobs};
pub use load::{FileReport, Library, Loaded, Source, load};
pub use sample::sample;
pub use stamp::Stamp;

use crate::chart::{ChartSpec, Deck, Refusal, draft};
use crate::compare::answer;
use crate::project::Project;
use crate::render::{Format, Theme, export};
use crate::speech::{Language, Speech};

/// What a job brings back.
pub enum Outcome {
    /// Files were read and computed.
    Loaded(Box<Loaded>),
    /// A file was written, or could not be.
    Written(Result<PathBuf, FileError>),
    /// A picture could not be made.
    ExportFailed(String),
}

/// Derives everything from the project, stage by stage, and keeps what is still true.
pub struct Engine {
    library: Arc<Library>,
    jobs: Jobs<Outcome>,
    wanted: Option<Stamp>,
    loaded: Option<Arc<Loaded>>,
    speech: Arc<Speech>,
    chart: Option<(Stamp, Result<Arc<ChartSpec>, Refusal>)>,
    finished: Vec<Outcome>,
}

impl Engine {
    /// An engine; `wake` is called when a job has ended.
    #[must_use]
    pub fn new(library: Arc<Library>, language: Language, wake: impl Fn() + Send + 'static) -> Self {
        let speech = Arc::new(Speech::new(language));
        Self { library, jobs: Jobs::start(wake), wanted: None, loaded: None, speech, chart: None, finished: Vec::new() }
    }

    /// Takes finished jobs, then refreshes what the project asks for. Never waits.
    pub fn refresh(&mut self, project: &Project, language: Language) {
        for Done { stamp, outcome } in self.jobs.finished() {
            match outcome {
                Ok(Outcome::Loaded(loaded)) if Some(stamp) == self.wanted => {
                    self.loaded = Some(Arc::new(*loaded));
                    self.chart = None;
                }
                // An answer to a question no longer asked is dropped: that is all our cancellation.
                Ok(Outcome::Loaded(_)) => {}
                Ok(other) => self.finished.push(other),
                Err(report) => self.finished.push(Outcome::ExportFailed(report)),
            }
        }
        let paths: Vec<PathBuf> = project.sources.iter().map(|source| source.path.clone()).collect();
        let stamp = Stamp::of(&paths);
        if self.wanted != Some(stamp) {
            self.wanted = Some(stamp);
            let library = Arc::clone(&self.library);
            let mappings = project.sources.iter().map(|source| source.mapping.clone()).collect::<Vec<_>>();
            self.jobs.submit(stamp, move || Outcome::Loaded(Box::new(load::read(&library, &paths, &mappings))));
        }
        if self.speech.language() != language {
            self.speech = Arc::new(Speech::new(language));
        }
        self.refresh_chart(project);
    }

    fn refresh_chart(&mut self, project: &Project) {
        let (Some(loaded), Some(question)) = (&self.loaded, &project.question) else { return };
        let stamp = Stamp::of(&(question, project.kind, self.speech.language(), self.wanted));
        if self.chart.as_ref().is_some_and(|(kept, _)| *kept == stamp) {
            return;
        }
        let figures = answer(&loaded.results, question);
        // A kind that no longer fits the question gives way to one that does.
        let spec = draft(&figures, project.kind, &self.speech).or_else(|_| draft(&figures, None, &self.speech));
        self.chart = Some((stamp, spec.map(Arc::new)));
    }

    /// Whether files are being read.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.jobs.pending() > 0
    }

    /// What was read last.
    #[must_use]
    pub fn loaded(&self) -> Option<&Arc<Loaded>> {
        self.loaded.as_ref()
    }

    /// The chart of the project's question.
    #[must_use]
    pub fn chart(&self) -> Option<&Result<Arc<ChartSpec>, Refusal>> {
        self.chart.as_ref().map(|(_, chart)| chart)
    }

    /// The voice in the language asked for.
    #[must_use]
    pub fn speech(&self) -> &Arc<Speech> {
        &self.speech
    }

    /// What ended since the last call, besides reading.
    pub fn take_finished(&mut self) -> Vec<Outcome> {
        std::mem::take(&mut self.finished)
    }

    /// Draws a deck and writes it, in the background.
    pub fn export(&mut self, deck: Deck, format: Format, theme: Theme, path: PathBuf) {
        self.jobs.submit(Stamp::of(&path), move || match export(&deck, format, &theme) {
            Ok(bytes) => Outcome::Written(files::write(&path, &bytes).map(|()| path)),
            Err(error) => Outcome::ExportFailed(error.to_string()),
        });
    }

    /// Writes bytes, in the background.
    pub fn write(&mut self, bytes: Vec<u8>, path: PathBuf) {
        self.jobs.submit(Stamp::of(&path), move || Outcome::Written(files::write(&path, &bytes).map(|()| path)));
    }
}

//! Floor 8: keeps what follows from the project fresh. The only floor that touches the disk (`files`).

pub mod files;
mod jobs;
mod load;
mod sample;
mod stamp;

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

pub use files::{FileError, Found};
pub use jobs::{Done, Jobs};
pub use load::{FileReport, Library, Loaded, Source, first_question, load};
pub use sample::sample;
pub use stamp::Stamp;

use crate::base::{IndicatorId, Year};
use crate::chart::{ChartSpec, Deck, Refusal, Slide, draft};
use crate::compare::{Figures, answer};
use crate::project::Project;
use crate::render::{Format, Picture, Theme, export, preview};
use crate::speech::{Language, Speech};

/// What a job brings back.
pub enum Outcome {
    /// Files were read and computed.
    Loaded(Box<Loaded>),
    /// A slide was painted.
    Painted(Picture),
    /// A file was written, or could not be.
    Written(Result<PathBuf, FileError>),
    /// A picture could not be made, or a job broke.
    Failed(String),
}

/// Everything that follows from the question.
#[derive(Debug)]
pub struct Derived {
    /// The figures, each with its trace.
    pub figures: Figures,
    /// The chart, or why there is none.
    pub chart: Result<Arc<ChartSpec>, Refusal>,
    /// The years for which some shown town has the indicator, latest first.
    pub years: Vec<Year>,
    /// For each indicator, how many of the shown towns have a figure.
    pub coverage: Vec<(IndicatorId, usize)>,
}

/// Derives everything from the project, stage by stage, and keeps what is still true.
pub struct Engine {
    library: Arc<Library>,
    jobs: Jobs<Outcome>,
    wanted: Option<Stamp>,
    loaded: Option<Arc<Loaded>>,
    speech: Rc<Speech>,
    derived: Option<(Stamp, Arc<Derived>)>,
    painted: Option<(Stamp, Option<Arc<Picture>>)>,
    finished: Vec<Outcome>,
}

impl Engine {
    /// An engine; `wake` is called when a job has ended.
    #[must_use]
    pub fn new(library: Arc<Library>, language: Language, wake: impl Fn() + Send + 'static) -> Self {
        let speech = Rc::new(Speech::new(language));
        Self { library, jobs: Jobs::start(wake), wanted: None, loaded: None, speech, derived: None, painted: None, finished: Vec::new() }
    }

    /// Takes finished jobs, then refreshes what the project asks for. Never waits.
    pub fn refresh(&mut self, project: &Project, language: Language) {
        for done in self.jobs.finished() {
            self.receive(done);
        }
        let stamp = Stamp::of(&project.sources);
        if self.wanted != Some(stamp) {
            self.wanted = Some(stamp);
            let (library, sources) = (Arc::clone(&self.library), project.sources.clone());
            self.jobs.submit(stamp, move || Outcome::Loaded(Box::new(load::read(&library, &sources))));
        }
        if self.speech.language() != language {
            self.speech = Rc::new(Speech::new(language));
        }
        self.derive(project);
    }

    fn receive(&mut self, done: Done<Outcome>) {
        match done.outcome {
            Ok(Outcome::Loaded(loaded)) if Some(done.stamp) == self.wanted => {
                self.loaded = Some(Arc::new(*loaded));
                self.derived = None;
            }
            Ok(Outcome::Painted(picture)) => {
                // An answer to a question no longer asked is dropped: that is all our cancellation.
                if let Some((stamp, kept)) = &mut self.painted
                    && *stamp == done.stamp
                {
                    *kept = Some(Arc::new(picture));
                }
            }
            Ok(Outcome::Loaded(_)) => {}
            Ok(other) => self.finished.push(other),
            Err(report) => self.finished.push(Outcome::Failed(report)),
        }
    }

    fn derive(&mut self, project: &Project) {
        let (Some(loaded), Some(question)) = (&self.loaded, &project.question) else { return };
        let stamp = Stamp::of(&(question, project.kind, self.speech.language(), self.wanted));
        if self.derived.as_ref().is_some_and(|(kept, _)| *kept == stamp) {
            return;
        }
        let figures = answer(&loaded.results, question);
        // A kind that no longer fits the question gives way to one that does.
        let chart = draft(&figures, project.kind, &self.speech).or_else(|_| draft(&figures, None, &self.speech));
        let (years, coverage) = load::coverage(&loaded.results, question);
        self.derived = Some((stamp, Arc::new(Derived { figures, chart: chart.map(Arc::new), years, coverage })));
    }

    /// Asks for the picture of the slide, unless it is there or on its way.
    pub fn paint(&mut self, theme: Theme) {
        let Some((stamp, derived)) = &self.derived else { return };
        if self.painted.as_ref().is_some_and(|(kept, _)| kept == stamp) {
            return;
        }
        let Ok(chart) = &derived.chart else { return };
        let (stamp, slide) = (*stamp, Slide { chart: (**chart).clone() });
        self.painted = Some((stamp, None));
        self.jobs.submit(stamp, move || match preview(&slide, &theme, PREVIEW_WIDTH) {
            Ok(picture) => Outcome::Painted(picture),
            Err(error) => Outcome::Failed(error.to_string()),
        });
    }

    /// The picture of the slide, when it is ready, with the stamp of what it shows.
    #[must_use]
    pub fn picture(&self) -> Option<(Stamp, &Arc<Picture>)> {
        self.painted.as_ref().and_then(|(stamp, picture)| picture.as_ref().map(|picture| (*stamp, picture)))
    }

    /// Whether work is going on.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.jobs.pending() > 0
    }

    /// What was read last.
    #[must_use]
    pub fn loaded(&self) -> Option<&Arc<Loaded>> {
        self.loaded.as_ref()
    }

    /// What follows from the project's question.
    #[must_use]
    pub fn derived(&self) -> Option<&Arc<Derived>> {
        self.derived.as_ref().map(|(_, derived)| derived)
    }

    /// The voice in the language asked for.
    #[must_use]
    pub fn speech(&self) -> &Rc<Speech> {
        &self.speech
    }

    /// What ended since the last call, besides reading and painting.
    pub fn take_finished(&mut self) -> Vec<Outcome> {
        std::mem::take(&mut self.finished)
    }

    /// Draws a deck and writes it, in the background.
    pub fn export(&mut self, deck: Deck, format: Format, theme: Theme, path: PathBuf) {
        self.jobs.submit(Stamp::of(&path), move || match export(&deck, format, &theme) {
            Ok(bytes) => Outcome::Written(files::write(&path, &bytes).map(|()| path)),
            Err(error) => Outcome::Failed(error.to_string()),
        });
    }

    /// Writes bytes, in the background.
    pub fn write(&mut self, bytes: Vec<u8>, path: PathBuf) {
        self.jobs.submit(Stamp::of(&path), move || Outcome::Written(files::write(&path, &bytes).map(|()| path)));
    }
}

/// The width of the preview, in pixels.
const PREVIEW_WIDTH: u32 = 1600;

//! Floor 8: keeps what follows from the project fresh. The only floor that touches the disk (`files`).

mod app_dirs;
mod archive;
mod autosave;
mod custom_indicators;
mod evidence_pack;
pub mod files;
mod fingerprint;
mod implicit_indicators;
mod jobs;
mod journal;
mod load;
pub(crate) mod reading_decisions;
mod recovery_slot;
pub(crate) mod report;
mod sample;
mod save;
mod story;
mod suppose;
mod talk;

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

pub use app_dirs::AppDirs;
pub use autosave::Autosave;
pub use custom_indicators::{own_card, tried};
pub use evidence_pack::{defence_of, hashes, seal};
pub use files::{FileError, Found};
pub use fingerprint::Fingerprint;
pub use jobs::{FinishedJob, Jobs};
pub use journal::Journal;
pub use load::{
    FileRead, ListedPlace, Loaded, RecipeOffer, Recipes, ReferenceData, Source, changes, first_question, load, open_source, read_source,
};
pub use recovery_slot::{RecoveredSession, RecoverySlot};
pub use sample::sample;
pub use save::{OpenError, Opened, found, open_project, save_project};
pub use story::story;
pub use suppose::suppose;
pub use talk::{BuiltDeck, RenderedSlide, deck_in, deck_of, talk_of, told_chart};

use crate::base::{IndicatorId, Progress, Year};
use crate::chart::{ChartKind, ChartSpec, Deck, RenderedChart, Slide, Unsuitable, drawn, scales};
use crate::compare::{Comparison, Normalization, answer};
use crate::project::{HeadlineChoice, Project, RememberedValues, Talk};
use crate::render::{Format, Picture, Theme, export, preview};
use crate::speech::{Language, Speech};

/// What a job brings back.
pub enum JobResult {
    /// Files were read and computed.
    Loaded(Box<Loaded>),
    /// A talk was made into a deck.
    Told(Box<BuiltDeck>),
    /// A slide was painted for the clipboard.
    Pictured(Box<Picture>),
    /// A file was written, or could not be.
    Written(Result<PathBuf, FileError>),
    /// The project was saved, or could not be.
    Saved(Result<Box<Project>, FileError>),
    /// A file could not be made, or a job broke.
    Failed(String),
}

/// Everything that follows from the question.
#[derive(Debug)]
pub struct Derived {
    /// The figures, each with its trace.
    pub figures: Comparison,
    /// The chart, or why there is none.
    pub chart: Result<Arc<ChartSpec>, Unsuitable>,
    /// The strongest sentence, whatever the user says instead.
    pub strongest: String,
    /// The kinds that would do, the fittest first.
    pub offered: Vec<ChartKind>,
    /// What the figures may be brought to.
    pub scales: Vec<Normalization>,
    /// The years for which some shown town has the indicator, latest first.
    pub years: Vec<Year>,
    /// For each indicator, how many of the shown towns have a figure.
    pub coverage: Vec<(IndicatorId, usize)>,
}

/// Derives everything from the project, stage by stage, and keeps what is still true.
pub struct Engine {
    library: Arc<ReferenceData>,
    jobs: Jobs<JobResult>,
    /// How often the user asked to read again.
    readings: u32,
    /// The stamp of the sources asked for, once the work was taken.
    wanted: Option<Fingerprint>,
    /// How far the reading asked for is.
    progress: Arc<Progress>,
    /// What was read last, with the stamp of its sources.
    loaded: Option<(Fingerprint, Arc<Loaded>)>,
    speech: Rc<Speech>,
    derived: Option<(Fingerprint, Arc<Derived>)>,
    /// The charts of the board, each with the stamp of what it shows.
    board: Vec<(Fingerprint, Result<Arc<RenderedChart>, Unsuitable>)>,
    /// The deck of the talk, with the stamp of what it shows, and the stamp of the one asked for.
    told: Option<(Fingerprint, Arc<BuiltDeck>)>,
    telling: Option<Fingerprint>,
    finished: Vec<JobResult>,
}

impl Engine {
    /// An engine; `wake` is called when a job has ended.
    #[must_use]
    pub fn new(library: Arc<ReferenceData>, language: Language, wake: impl Fn() + Send + 'static) -> Self {
        let speech = Rc::new(Speech::new(language));
        let jobs = Jobs::start(wake);
        Self {
            library,
            jobs,
            readings: 0,
            wanted: None,
            progress: Arc::default(),
            loaded: None,
            speech,
            derived: None,
            board: Vec::new(),
            told: None,
            telling: None,
            finished: Vec::new(),
        }
    }

    /// Reads the files again even if their paths are the same: they may have changed on the disk.
    pub fn read_again(&mut self) {
        self.readings += 1;
    }

    /// Takes finished jobs, then refreshes what the project asks for. Never waits.
    pub fn refresh(&mut self, project: &Project, language: Language) {
        for done in self.jobs.finished() {
            self.receive(done);
        }
        let stamp = Fingerprint::of(&(&project.sources, &project.recipes, &project.own, &project.supposed, &project.groups, self.readings));
        if self.wanted != Some(stamp) {
            self.ask(stamp, project);
        }
        if self.speech.language() != language {
            self.speech = Rc::new(Speech::new(language));
        }
        self.derive(project);
        self.derive_board(project);
    }

    /// Asks for the files of a project, unless they are those read last; a reading no longer wanted is stopped.
    fn ask(&mut self, stamp: Fingerprint, project: &Project) {
        self.progress.stop();
        if self.loaded.as_ref().is_some_and(|(read, _)| *read == stamp) {
            self.wanted = Some(stamp);
            return;
        }
        let (library, sources) = (Arc::clone(&self.library), project.sources.clone());
        let what_if = load::WhatIf {
            own: project.own.iter().map(own_card).collect(),
            supposed: project.supposed.clone(),
            groups: project.groups.clone(),
        };
        let (seals, said) = (project.seals.clone(), project.said.clone());
        let recipes = Recipes { by_file: project.recipes.clone(), known: project.known.clone(), seals, said };
        let progress = Arc::new(Progress::default());
        self.progress = Arc::clone(&progress);
        let work = move || JobResult::Loaded(Box::new(load::read(&library, &sources, (&recipes, what_if), &progress)));
        // Work that is not taken is asked for again on the next frame.
        if self.jobs.submit(stamp, work) {
            self.wanted = Some(stamp);
        }
    }

    /// Stops a reading asked for again, so that what was read before is fresh for the project before.
    pub fn stop_reading(&mut self) {
        self.progress.stop();
        self.readings = self.readings.saturating_sub(1);
    }

    /// How many rows of the files asked for are read, and of how many; none when nothing is being read.
    #[must_use]
    pub fn reading(&self) -> Option<(usize, usize)> {
        (!self.is_fresh() && self.jobs.pending() > 0).then(|| self.progress.rows())
    }

    fn receive(&mut self, done: FinishedJob<JobResult>) {
        let FinishedJob { stamp, outcome } = done;
        // An answer to a question no longer asked is dropped: that is all our cancellation.
        let read = self.wanted == Some(stamp);
        match outcome {
            Ok(JobResult::Loaded(loaded)) => self.keep(stamp, *loaded),
            // An older deck is better than none, and gives way to the newer.
            Ok(JobResult::Told(made)) => self.told = Some((stamp, Arc::new(*made))),
            Ok(other) => self.finished.push(other),
            Err(report) if read => self.keep(stamp, Loaded::broken(&self.library, report)),
            Err(report) => self.finished.push(JobResult::Failed(report)),
        }
    }

    fn keep(&mut self, stamp: Fingerprint, loaded: Loaded) {
        if self.wanted == Some(stamp) {
            self.loaded = Some((stamp, Arc::new(loaded)));
            self.derived = None;
        }
    }

    fn derive(&mut self, project: &Project) {
        let (Some((read, loaded)), Some(question)) = (&self.loaded, &project.question) else { return };
        let stamp = Fingerprint::of(&(question, project.kind, &project.saying, self.speech.language(), read));
        if self.derived.as_ref().is_some_and(|(kept, _)| *kept == stamp) {
            return;
        }
        // A kind that no longer fits the question gives way to one that does.
        let wished = drawn(&loaded.results, question, project.kind, &self.speech);
        let made = wished.or_else(|_| drawn(&loaded.results, question, None, &self.speech));
        let (years, coverage) = load::coverage(&loaded.results, question);
        let (figures, strongest, chart, offered) = match made {
            Ok(RenderedChart { figures, chart, offered }) => {
                (figures, chart.headline.clone(), Ok(Arc::new(said(chart, project.saying.as_ref()))), offered)
            }
            Err(refusal) => (answer(&loaded.results, question), String::new(), Err(refusal), Vec::new()),
        };
        self.derived = Some((
            stamp,
            Arc::new(Derived { figures, chart, strongest, offered, scales: scales(&loaded.results, question), years, coverage }),
        ));
    }

    /// Draws what is new on the board and keeps what is still true.
    fn derive_board(&mut self, project: &Project) {
        let Some((read, loaded)) = &self.loaded else { return };
        let mut before = std::mem::take(&mut self.board);
        self.board = project
            .board
            .iter()
            .map(|pinned| {
                let stamp = Fingerprint::of(&(pinned, self.speech.language(), read));
                let kept = before.iter().position(|(own, _)| *own == stamp).map(|rank| before.swap_remove(rank));
                kept.unwrap_or_else(|| {
                    let made = drawn(&loaded.results, &pinned.question, pinned.kind, &self.speech);
                    (stamp, made.map(Arc::new))
                })
            })
            .collect();
    }

    /// The charts of the board, in order.
    pub fn board(&self) -> impl Iterator<Item = &Result<Arc<RenderedChart>, Unsuitable>> {
        self.board.iter().map(|(_, made)| made)
    }

    /// Asks for the deck of the talk, unless it is there or on its way.
    pub fn tell(&mut self, project: &Project) {
        let Some((read, loaded)) = &self.loaded else { return };
        let stamp = Fingerprint::of(&(&project.talk, self.speech.language(), read));
        if self.telling == Some(stamp) {
            return;
        }
        let (loaded, talk, language) = (Arc::clone(loaded), project.talk.clone(), self.speech.language());
        let work = move || JobResult::Told(Box::new(deck_of(&loaded.results, &talk, &Speech::new(language))));
        if self.jobs.submit(stamp, work) {
            self.telling = Some(stamp);
        }
    }

    /// The deck of the talk, as it was last made.
    #[must_use]
    pub fn told(&self) -> Option<&Arc<BuiltDeck>> {
        self.told.as_ref().map(|(_, made)| made)
    }

    /// Makes the talk in its languages and writes it, in the background.
    pub fn export_talk(&mut self, (talk, languages): (Talk, Vec<Language>), format: Format, theme: Theme, path: PathBuf) {
        let Some((_, loaded)) = &self.loaded else { return };
        let loaded = Arc::clone(loaded);
        self.do_work(&path.clone(), move || {
            let Some(deck) = deck_in(&loaded.results, &talk, &languages) else { return JobResult::Failed(String::new()) };
            match export(&deck, format, &theme) {
                Ok(bytes) => JobResult::Written(files::write(&path, &bytes).map(|()| path)),
                Err(error) => JobResult::Failed(error.to_string()),
            }
        });
    }

    /// Whether work is going on.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.jobs.pending() > 0
    }

    /// What was read last.
    #[must_use]
    pub fn loaded(&self) -> Option<&Arc<Loaded>> {
        self.loaded.as_ref().map(|(_, loaded)| loaded)
    }

    /// Whether what was read last is what the project asks for.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.wanted.is_some() && self.loaded.as_ref().map(|(stamp, _)| *stamp) == self.wanted
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

    /// What ended since the last call, besides reading and telling.
    pub fn take_finished(&mut self) -> Vec<JobResult> {
        std::mem::take(&mut self.finished)
    }

    /// Draws a deck and writes it, in the background.
    pub fn export(&mut self, deck: Deck, format: Format, theme: Theme, path: PathBuf) {
        self.do_work(&path.clone(), move || match export(&deck, format, &theme) {
            Ok(bytes) => JobResult::Written(files::write(&path, &bytes).map(|()| path)),
            Err(error) => JobResult::Failed(error.to_string()),
        });
    }

    /// Paints a slide to be put on the clipboard, in the background.
    pub fn picture_of(&mut self, chart: &ChartSpec, theme: Theme) {
        let slide = Slide::Chart(Box::new(chart.clone()));
        let work = move || match preview(&slide, &theme, CLIPBOARD_WIDTH) {
            Ok(picture) => JobResult::Pictured(Box::new(picture)),
            Err(error) => JobResult::Failed(error.to_string()),
        };
        self.do_work(Path::new("clipboard"), work);
    }

    /// Saves a project in the background, with what its files say now.
    pub fn save(&mut self, project: Project, path: PathBuf, backups: Option<PathBuf>) {
        let worth = self.is_fresh() && !project.sources.is_empty();
        let loaded = self.loaded.as_ref().filter(|_| worth).map(|(_, loaded)| Arc::clone(loaded));
        self.do_work(&path.clone(), move || {
            let project = Project { said: loaded.map(|loaded| Arc::new(said_by(&loaded))), ..project };
            JobResult::Saved(save_project(&project, &path, backups.as_deref()).map(Box::new))
        });
    }

    /// Gives work that writes a path; when too much is waiting, says so rather than forget it.
    fn do_work(&mut self, path: &Path, work: impl FnOnce() -> JobResult + Send + 'static) {
        if !self.jobs.submit(Fingerprint::of(&path), work) {
            let busy = std::io::ErrorKind::ResourceBusy.to_string();
            self.finished.push(JobResult::Written(Err(FileError::Unwritable(path.to_owned(), busy))));
        }
    }
}

/// What the files say that were read.
fn said_by(loaded: &Loaded) -> RememberedValues {
    let files = loaded.files.iter().enumerate().map(|(rank, file)| (rank, file.intake.name.as_ref()));
    RememberedValues::of(loaded.results.observations(), files)
}

/// The chart under the headline the user chose.
fn said(chart: ChartSpec, saying: Option<&HeadlineChoice>) -> ChartSpec {
    let headline = match saying {
        None => return chart,
        Some(HeadlineChoice::Own(text)) => Some(text.clone()),
        Some(HeadlineChoice::Proposal(rank)) => chart.proposals.get(*rank).cloned(),
    };
    headline.map_or(chart.clone(), |headline| chart.saying(&headline))
}

/// The width of a picture on the clipboard, in pixels.
const CLIPBOARD_WIDTH: u32 = 1920;

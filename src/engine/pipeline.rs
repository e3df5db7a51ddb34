//! The engine of the window. In: the project, at every frame. Out: the loaded files, the derived chart, the board and the deck, each
//! computed again only if its inputs changed. Slow work runs on a worker thread; nothing here blocks.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use crate::base::Progress;
use crate::chart::{ChartSpec, Deck, RenderedChart, Slide, Unsuitable, render_chart};
use crate::engine::deck::{BuiltDeck, build_deck, joined_deck};
use crate::engine::derived::{Derived, derive};
use crate::engine::file_error::FileError;
use crate::engine::files;
use crate::engine::fingerprint::Fingerprint;
use crate::engine::job_result::JobResult;
use crate::engine::jobs::{FinishedJob, Jobs};
use crate::engine::load::load_failed;
use crate::engine::load_project::{LoadRequest, load_project};
use crate::engine::loaded::Loaded;
use crate::engine::reference_data::ReferenceData;
use crate::engine::save::save_project;
use crate::project::{Project, RememberedValues, Talk};
use crate::render::{ExportError, Format, Theme, export, rasterize_slide};
use crate::speech::{Language, Speech};

/// The width of a picture for the clipboard, in pixels.
const CLIPBOARD_WIDTH: u32 = 1920;

/// A result with the fingerprint of its inputs.
struct Cached<T> {
    fingerprint: Fingerprint,
    value: T,
}

/// A chart of the board, or why there is none.
type BoardChart = Result<Arc<RenderedChart>, Unsuitable>;

/// Computes what the window shows from the project, and keeps what is still valid.
pub struct Engine {
    reference_data: Arc<ReferenceData>,
    jobs: Jobs<JobResult>,
    /// The number of times the user asked to read the files again. It is part of the fingerprint of the files.
    reload_count: u32,
    /// The fingerprint of the files last requested; `None` before the first request.
    requested: Option<Fingerprint>,
    /// The progress of the latest loading job.
    progress: Arc<Progress>,
    /// The files loaded last; they may be those of an earlier state of the project.
    loaded: Option<Cached<Arc<Loaded>>>,
    /// The messages in the language of the last refresh.
    speech: Rc<Speech>,
    /// What follows from the comparison on screen.
    derived: Option<Cached<Arc<Derived>>>,
    /// The charts of the board, in order.
    board: Vec<Cached<BoardChart>>,
    /// The latest deck; it may be out of date while a new one is being built.
    deck: Option<Cached<Arc<BuiltDeck>>>,
    /// The fingerprint of the deck last requested.
    requested_deck: Option<Fingerprint>,
    /// Results of other jobs that the window has not taken yet.
    finished: Vec<JobResult>,
}

impl Engine {
    /// An engine without files; `wake` is called on the worker thread after each job.
    #[must_use]
    pub fn new(reference_data: Arc<ReferenceData>, language: Language, wake: impl Fn() + Send + 'static) -> Self {
        Self {
            reference_data,
            jobs: Jobs::start(wake),
            reload_count: 0,
            requested: None,
            progress: Arc::default(),
            loaded: None,
            speech: Rc::new(Speech::new(language)),
            derived: None,
            board: Vec::new(),
            deck: None,
            requested_deck: None,
            finished: Vec::new(),
        }
    }

    /// Reads the files again at the next refresh even if their paths are the same: they may have changed on the disk.
    pub fn reload_files(&mut self) {
        self.reload_count += 1;
    }

    /// Takes the results of finished jobs, then brings everything up to date with the project. It never blocks.
    pub fn refresh(&mut self, project: &Project, language: Language) {
        for job in self.jobs.take_finished() {
            self.receive(job);
        }
        let inputs =
            (&project.sources, &project.recipes, &project.custom_indicators, &project.suppositions, &project.groups, self.reload_count);
        let fingerprint = Fingerprint::from_inputs(&inputs);
        if self.requested != Some(fingerprint) {
            self.request_load(fingerprint, project);
        }
        if self.speech.language() != language {
            self.speech = Rc::new(Speech::new(language));
        }
        self.refresh_derived(project);
        self.refresh_board(project);
    }

    /// Starts to load the files of a project, unless they are loaded already. A running load is stopped.
    fn request_load(&mut self, fingerprint: Fingerprint, project: &Project) {
        self.progress.stop();
        if self.loaded.as_ref().is_some_and(|loaded| loaded.fingerprint == fingerprint) {
            self.requested = Some(fingerprint);
            return;
        }
        let progress = Arc::new(Progress::default());
        self.progress = Arc::clone(&progress);
        let (reference_data, request) = (Arc::clone(&self.reference_data), LoadRequest::from_project(project));
        let work = move || JobResult::Loaded(Box::new(load_project(&reference_data, request, &progress)));
        // If the queue is full, the next frame requests the load again.
        if self.jobs.submit(fingerprint, work) {
            self.requested = Some(fingerprint);
        }
    }

    /// Stops a load of files that are read again, so that the files loaded before are valid again for the previous project.
    pub fn stop_loading(&mut self) {
        self.progress.stop();
        self.reload_count = self.reload_count.saturating_sub(1);
    }

    /// The number of rows read and the number to read; `None` if nothing is being read.
    #[must_use]
    pub fn loading_progress(&self) -> Option<(usize, usize)> {
        (!self.is_fresh() && self.jobs.pending() > 0).then(|| self.progress.done_and_total())
    }

    /// Stores the result of a job. A result that is no longer wanted is dropped; there is no other cancellation.
    fn receive(&mut self, job: FinishedJob<JobResult>) {
        let FinishedJob { fingerprint, result } = job;
        match result {
            Ok(JobResult::Loaded(loaded)) => self.keep_loaded(fingerprint, *loaded),
            // A deck that is out of date stays until the new one arrives.
            Ok(JobResult::DeckBuilt(deck)) => self.deck = Some(Cached { fingerprint, value: Arc::new(*deck) }),
            Ok(other) => self.finished.push(other),
            Err(panic_message) if self.requested == Some(fingerprint) => {
                self.keep_loaded(fingerprint, load_failed(&self.reference_data, panic_message));
            }
            Err(panic_message) => self.finished.push(JobResult::Failed(panic_message)),
        }
    }

    /// Keeps the loaded files, unless other ones were requested since.
    fn keep_loaded(&mut self, fingerprint: Fingerprint, loaded: Loaded) {
        if self.requested == Some(fingerprint) {
            self.loaded = Some(Cached { fingerprint, value: Arc::new(loaded) });
            self.derived = None;
        }
    }

    /// Derives the chart on screen again if the comparison, the language or the files changed.
    fn refresh_derived(&mut self, project: &Project) {
        let (Some(loaded), Some(query)) = (&self.loaded, &project.query) else { return };
        let inputs = (query, project.kind, &project.headline, self.speech.language(), loaded.fingerprint);
        let fingerprint = Fingerprint::from_inputs(&inputs);
        if self.derived.as_ref().is_some_and(|derived| derived.fingerprint == fingerprint) {
            return;
        }
        let derived = derive(&loaded.value.values, query, project, &self.speech);
        self.derived = Some(Cached { fingerprint, value: Arc::new(derived) });
    }

    /// Builds the charts that are new on the board; the others are kept.
    fn refresh_board(&mut self, project: &Project) {
        let Some(loaded) = &self.loaded else { return };
        let mut before = std::mem::take(&mut self.board);
        self.board = project
            .board
            .iter()
            .map(|pinned| {
                let fingerprint = Fingerprint::from_inputs(&(pinned, self.speech.language(), loaded.fingerprint));
                let kept = before.iter().position(|chart| chart.fingerprint == fingerprint).map(|index| before.swap_remove(index));
                kept.unwrap_or_else(|| {
                    let rendered = render_chart(&loaded.value.values, &pinned.query, pinned.kind, &self.speech);
                    Cached { fingerprint, value: rendered.map(Arc::new) }
                })
            })
            .collect();
    }

    /// The charts of the board, in order; an error says why there is no chart.
    pub fn board(&self) -> impl Iterator<Item = &Result<Arc<RenderedChart>, Unsuitable>> {
        self.board.iter().map(|chart| &chart.value)
    }

    /// Starts to build the deck of the talk, unless it is built or being built.
    pub fn request_deck(&mut self, project: &Project) {
        let Some(loaded) = &self.loaded else { return };
        let fingerprint = Fingerprint::from_inputs(&(&project.talk, self.speech.language(), loaded.fingerprint));
        if self.requested_deck == Some(fingerprint) {
            return;
        }
        let (loaded, talk, language) = (Arc::clone(&loaded.value), project.talk.clone(), self.speech.language());
        let work = move || JobResult::DeckBuilt(Box::new(build_deck(&loaded.values, &talk, &Speech::new(language))));
        if self.jobs.submit(fingerprint, work) {
            self.requested_deck = Some(fingerprint);
        }
    }

    /// The deck of the talk as it was last built; `None` before the first.
    #[must_use]
    pub fn deck(&self) -> Option<&Arc<BuiltDeck>> {
        self.deck.as_ref().map(|deck| &deck.value)
    }

    /// Builds the talk in several languages and writes it to a path, in the background.
    pub fn export_talk(&mut self, talk: Talk, languages: Vec<Language>, format: Format, theme: Theme, path: PathBuf) {
        let Some(loaded) = &self.loaded else { return };
        let loaded = Arc::clone(&loaded.value);
        self.submit_write(&path.clone(), move || match joined_deck(&loaded.values, &talk, &languages) {
            Some(deck) => write_export(export(&deck, format, &theme), path),
            None => JobResult::Failed(String::new()),
        });
    }

    /// True while a job is waiting or running.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.jobs.pending() > 0
    }

    /// The files loaded last; `None` before the first.
    #[must_use]
    pub fn loaded(&self) -> Option<&Arc<Loaded>> {
        self.loaded.as_ref().map(|loaded| &loaded.value)
    }

    /// True if the files loaded last are those of the project at the last refresh.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.requested.is_some() && self.loaded.as_ref().map(|loaded| loaded.fingerprint) == self.requested
    }

    /// What follows from the comparison on screen; `None` until files are loaded and a comparison is chosen.
    #[must_use]
    pub fn derived(&self) -> Option<&Arc<Derived>> {
        self.derived.as_ref().map(|derived| &derived.value)
    }

    /// The messages in the language of the last refresh.
    #[must_use]
    pub fn speech(&self) -> &Rc<Speech> {
        &self.speech
    }

    /// The results since the last call, except those of loading and of building the deck.
    pub fn take_finished(&mut self) -> Vec<JobResult> {
        std::mem::take(&mut self.finished)
    }

    /// Renders a deck and writes it to a path, in the background.
    pub fn export_deck(&mut self, deck: Deck, format: Format, theme: Theme, path: PathBuf) {
        self.submit_write(&path.clone(), move || write_export(export(&deck, format, &theme), path));
    }

    /// Paints a chart as a slide for the clipboard, in the background.
    pub fn copy_picture(&mut self, chart: &ChartSpec, theme: Theme) {
        let slide = Slide::Chart(Box::new(chart.clone()));
        let work = move || match rasterize_slide(&slide, &theme, CLIPBOARD_WIDTH) {
            Ok(picture) => JobResult::PicturePainted(Box::new(picture)),
            Err(error) => JobResult::Failed(error.to_string()),
        };
        self.submit_write(Path::new("clipboard"), work);
    }

    /// Saves a project in the background, with the values of its files if they are loaded and up to date. The file that is replaced
    /// goes to the folder of `backups`, if there is one.
    pub fn save(&mut self, project: Project, path: PathBuf, backups: Option<PathBuf>) {
        let has_values = self.is_fresh() && !project.sources.is_empty();
        let loaded = self.loaded.as_ref().filter(|_| has_values).map(|loaded| Arc::clone(&loaded.value));
        self.submit_write(&path.clone(), move || {
            let project = Project { remembered_values: loaded.map(|loaded| Arc::new(remember_values(&loaded))), ..project };
            JobResult::Saved(save_project(&project, &path, backups.as_deref()).map(Box::new))
        });
    }

    /// Submits work that writes to a path. If the queue is full, the result is an error for this path.
    fn submit_write(&mut self, path: &Path, work: impl FnOnce() -> JobResult + Send + 'static) {
        if !self.jobs.submit(Fingerprint::from_inputs(&path), work) {
            let reason = std::io::ErrorKind::ResourceBusy.to_string();
            self.finished.push(JobResult::Written(Err(FileError::Unwritable(path.to_owned(), reason))));
        }
    }
}

/// Writes exported bytes to a path.
fn write_export(bytes: Result<Vec<u8>, ExportError>, path: PathBuf) -> JobResult {
    match bytes {
        Ok(bytes) => JobResult::Written(files::write(&path, &bytes).map(|()| path)),
        Err(error) => JobResult::Failed(error.to_string()),
    }
}

/// The values of each loaded file, to be stored in the project.
fn remember_values(loaded: &Loaded) -> RememberedValues {
    let files = loaded.files.iter().enumerate().map(|(index, file)| (index, file.intake.name.as_ref()));
    RememberedValues::from_observations(loaded.values.observations(), files)
}

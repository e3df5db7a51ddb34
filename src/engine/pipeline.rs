//! The engine of the window. In: the project, at every frame. Out: the loaded files, the derived chart, the board and the deck, each
//! computed again only if its inputs changed. Slow work runs on other threads (see `background`); nothing here blocks.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::base::Progress;
use crate::chart::{RenderedChart, Unsuitable, render_chart};
use crate::engine::answers::Answers;
use crate::engine::deck::{BuiltDeck, build_deck};
use crate::engine::derived::{Derived, derive};
use crate::engine::disk_question::OpenQuestion;
use crate::engine::fingerprint::{Cached, Fingerprint};
use crate::engine::job_result::{DiskAnswer, JobResult};
use crate::engine::jobs::{FinishedAtEnd, FinishedJob, Jobs};
use crate::engine::library_needs::LibraryNeeds;
use crate::engine::links_map::{LinksMap, links_map};
use crate::engine::load::load_failed;
use crate::engine::load_project::{LoadRequest, load_project};
use crate::engine::loaded::Loaded;
use crate::engine::peer_search::{KnownOfTowns, PeerAnswer, answer_peers};
use crate::engine::place_rules::towns_of_rule;
use crate::engine::preview::{FilePreview, preview_file};
use crate::engine::reference_data::ReferenceData;
use crate::engine::save::ReadData;
use crate::library::Edition;
use crate::peers::{PeerQuestion, Town};
use crate::project::{PlaceRule, Project};
use crate::speech::{Language, Speech};

/// A chart of the board, or why there is none.
type BoardChart = Result<Arc<RenderedChart>, Unsuitable>;

/// Computes what the window shows from the project, and keeps what is still valid.
pub struct Engine {
    reference_data: Arc<ReferenceData>,
    /// Reading and computing.
    jobs: Jobs<JobResult>,
    /// Saving and exporting, which are done before the program ends.
    pub(super) writes: FinishedAtEnd<JobResult>,
    /// Wakes the window.
    pub(super) wake: Arc<dyn Fn() + Send + Sync>,
    /// The questions to the disk, and its answers by their numbers.
    pub(super) questions: Vec<OpenQuestion>,
    pub(super) question_count: u64,
    pub(super) answer_sender: Sender<(u64, DiskAnswer)>,
    pub(super) answers: Receiver<(u64, DiskAnswer)>,
    /// What was read of the files before this run, and the copies of it.
    pub(super) data: ReadData,
    /// The paths that are not read until the user says so.
    held: BTreeSet<PathBuf>,
    /// The number of times the user asked to read the files again. It is part of the fingerprint of the files.
    reload_count: u32,
    /// That number when the loaded files were requested.
    loaded_reload_count: u32,
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
    /// The charts of the file on the data page.
    preview: Option<Cached<Vec<FilePreview>>>,
    /// The map of the towns that were read and of their agreements; without a value where there is none to draw.
    links_map: Option<Cached<Option<LinksMap>>>,
    /// The answers to the last questions about peers.
    peers: Answers<PeerAnswer>,
    /// The towns that rules choose.
    towns_of_rules: Answers<Vec<Town>>,
    /// The latest deck; it may be out of date while a new one is being built.
    deck: Option<Cached<Arc<BuiltDeck>>>,
    /// The fingerprint of the deck last requested.
    requested_deck: Option<Fingerprint>,
    /// Results of other jobs that the window has not taken yet.
    pub(super) finished: Vec<JobResult>,
}

impl Engine {
    /// An engine without files; `wake` is called on other threads, after each job.
    #[must_use]
    pub fn new(reference_data: Arc<ReferenceData>, language: Language, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let waker = || {
            let wake = Arc::clone(&wake);
            move || wake()
        };
        let (answer_sender, answers) = channel();
        Self {
            reference_data,
            jobs: Jobs::start("reading", waker()),
            writes: FinishedAtEnd::start("writing", waker()),
            wake,
            questions: Vec::new(),
            question_count: 0,
            answer_sender,
            answers,
            data: ReadData::default(),
            held: BTreeSet::new(),
            reload_count: 0,
            loaded_reload_count: 0,
            requested: None,
            progress: Arc::default(),
            loaded: None,
            speech: Rc::new(Speech::new(language)),
            derived: None,
            board: Vec::new(),
            preview: None,
            links_map: None,
            peers: Answers::default(),
            towns_of_rules: Answers::default(),
            deck: None,
            requested_deck: None,
            finished: Vec::new(),
        }
    }

    /// Reads the files again at the next refresh even if their paths are the same: they may have changed on the disk.
    pub fn reload_files(&mut self) {
        self.reload_count += 1;
    }

    /// From now on the bytes of files are copied into this store, and what was read of them before this run is known by its hashes.
    pub fn set_read_data(&mut self, data: ReadData) {
        self.data = data;
    }

    /// These paths are not read, until they are no longer held.
    pub fn hold(&mut self, paths: BTreeSet<PathBuf>) {
        self.held = paths;
    }

    /// The paths that are not read.
    #[must_use]
    pub fn held(&self) -> &BTreeSet<PathBuf> {
        &self.held
    }

    /// The fingerprint of what loading depends on.
    fn load_fingerprint(&self, project: &Project, reload_count: u32) -> Fingerprint {
        Fingerprint::from_inputs(&(
            &project.sources,
            &project.recipes,
            &project.custom_indicators,
            &project.suppositions,
            &project.groups,
            LibraryNeeds::of_project(project, &self.reference_data),
            (reload_count, &self.held),
        ))
    }

    /// Takes the results of finished jobs, then brings everything up to date with the project. It never blocks.
    pub fn refresh(&mut self, project: &Project, language: Language) {
        for job in self.jobs.take_finished().into_iter().chain(self.writes.take_finished()) {
            self.receive(job);
        }
        self.take_answers();
        let fingerprint = self.load_fingerprint(project, self.reload_count);
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
        // A load that is no longer wanted may wait for a share that does not answer: the next one does not wait for it.
        if self.jobs.pending() > 0 {
            self.renew_worker();
        }
        let progress = Arc::new(Progress::default());
        self.progress = Arc::clone(&progress);
        let request = LoadRequest::from_project(project, &self.reference_data).with_data(self.held.clone(), self.read_data());
        let reference_data = Arc::clone(&self.reference_data);
        let work = move || JobResult::Loaded(Box::new(load_project(&reference_data, &request, &progress)));
        // If the queue is full, the next frame requests the load again.
        if self.jobs.submit(fingerprint, work) {
            self.requested = Some(fingerprint);
        }
    }

    /// Stops the load that is running. The files loaded before are valid again for a project with the inputs they had.
    pub fn stop_loading(&mut self) {
        self.progress.stop();
        self.renew_worker();
        self.reload_count = self.loaded_reload_count;
    }

    /// Starts another worker. What the old one still does ends by itself and is not taken.
    fn renew_worker(&mut self) {
        let wake = Arc::clone(&self.wake);
        self.jobs = Jobs::start("reading", move || wake());
        self.requested_deck = None;
    }

    /// Whether the files loaded last are those that this project asks for, once a running load is stopped.
    #[must_use]
    pub fn has_files_of(&self, project: &Project) -> bool {
        let fingerprint = self.load_fingerprint(project, self.loaded_reload_count);
        self.loaded.as_ref().is_some_and(|loaded| loaded.fingerprint == fingerprint)
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
            Ok(JobResult::PeersFound(answer)) => self.peers.keep(fingerprint, *answer),
            Ok(JobResult::RuleAnswered(towns)) => self.towns_of_rules.keep(fingerprint, towns),
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
            self.loaded_reload_count = self.reload_count;
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

    /// Draws the charts of the file at an index again if what they show changed.
    pub fn refresh_preview(&mut self, project: &Project, file: usize) {
        let Some(loaded) = &self.loaded else { return };
        let fingerprint = Fingerprint::from_inputs(&(file, &project.query, self.speech.language(), loaded.fingerprint));
        if self.preview.as_ref().is_some_and(|preview| preview.fingerprint == fingerprint) {
            return;
        }
        let value = preview_file(&loaded.value, file, project.query.as_ref(), &self.speech);
        self.preview = Some(Cached { fingerprint, value });
    }

    /// The charts of the file last asked for.
    #[must_use]
    pub fn preview(&self) -> &[FilePreview] {
        self.preview.as_ref().map_or(&[], |preview| &preview.value)
    }

    /// Draws the map of the towns that were read and of their agreements, unless it is drawn.
    pub fn refresh_links_map(&mut self) {
        let Some(loaded) = &self.loaded else { return };
        let fingerprint = Fingerprint::from_inputs(&(self.speech.language(), loaded.fingerprint));
        if self.links_map.as_ref().is_some_and(|map| map.fingerprint == fingerprint) {
            return;
        }
        let values = &loaded.value.values;
        let map = links_map(&self.reference_data, values).and_then(|asked| {
            let rendered = render_chart(values, &asked.query, asked.kind, &self.speech).ok()?;
            Some(LinksMap { asked, rendered: Arc::new(rendered) })
        });
        self.links_map = Some(Cached { fingerprint, value: map });
    }

    /// The map last drawn.
    #[must_use]
    pub fn links_map(&self) -> Option<&LinksMap> {
        self.links_map.as_ref()?.value.as_ref()
    }

    /// Starts to look for the towns that resemble one, unless they were found or are being looked for.
    pub fn request_peers(&mut self, question: &PeerQuestion) {
        let (fingerprint, loaded) = (self.peers_fingerprint(question), self.loaded_values());
        if self.peers.is_asked(fingerprint) {
            return;
        }
        let question = question.clone();
        let work = move || JobResult::PeersFound(Box::new(answer_peers(&question, known_of_towns(loaded.as_deref()))));
        if self.jobs.submit(fingerprint, work) {
            self.peers.note_asked(fingerprint);
        }
    }

    /// The answer to a question about peers; `None` while they are being looked for.
    #[must_use]
    pub fn peers(&self, question: &PeerQuestion) -> Option<&PeerAnswer> {
        self.peers.get(self.peers_fingerprint(question))
    }

    /// Starts to look for the towns that a rule chooses, unless they were found or are being looked for.
    pub fn request_towns(&mut self, rule: &PlaceRule) {
        let (fingerprint, loaded) = (self.rule_fingerprint(rule), self.loaded_values());
        if self.towns_of_rules.is_asked(fingerprint) {
            return;
        }
        let rule = rule.clone();
        let work = move || JobResult::RuleAnswered(towns_of_rule(&rule, known_of_towns(loaded.as_deref())));
        if self.jobs.submit(fingerprint, work) {
            self.towns_of_rules.note_asked(fingerprint);
        }
    }

    /// The towns that a rule chooses; `None` while they are being looked for.
    #[must_use]
    pub fn towns(&self, rule: &PlaceRule) -> Option<&[Town]> {
        self.towns_of_rules.get(self.rule_fingerprint(rule)).map(Vec::as_slice)
    }

    fn loaded_values(&self) -> Option<Arc<Loaded>> {
        self.loaded.as_ref().map(|loaded| Arc::clone(&loaded.value))
    }

    /// Of a question about peers; the files matter only where their places or indicators of the user count.
    fn peers_fingerprint(&self, question: &PeerQuestion) -> Fingerprint {
        let files = self.loaded.as_ref().map(|loaded| loaded.fingerprint).filter(|_| question.rests_on_files());
        Fingerprint::from_inputs(&(question, files))
    }

    fn rule_fingerprint(&self, rule: &PlaceRule) -> Fingerprint {
        let files = self.loaded.as_ref().map(|loaded| loaded.fingerprint);
        let files = files.filter(|_| matches!(rule, PlaceRule::Peers(question) if question.rests_on_files()));
        Fingerprint::from_inputs(&(rule, files))
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

    /// True while a job is waiting or running.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.jobs.pending() + self.writes.pending() + self.questions.len() > 0
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
}

/// What is known of towns where files are open, and where none are.
fn known_of_towns(loaded: Option<&Loaded>) -> KnownOfTowns<'_> {
    loaded.map_or_else(|| KnownOfTowns { values: None, library: Some(Edition::current()) }, Loaded::known_of_towns)
}

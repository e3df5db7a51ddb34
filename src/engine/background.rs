//! What the engine does beside loading: saving and exporting on a lane of its own, and questions to the disk, each on a thread of its
//! own, because a share that does not answer must hold up nothing else.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::chart::{ChartSpec, Deck, Slide};
use crate::engine::app_dirs::AppDirs;
use crate::engine::deck::joined_deck;
use crate::engine::disk_question::OpenQuestion;
use crate::engine::file_error::FileError;
use crate::engine::files;
use crate::engine::fingerprint::Fingerprint;
use crate::engine::job_result::{DiskAnswer, JobResult};
use crate::engine::library::keep_library;
use crate::engine::loaded::Loaded;
use crate::engine::pipeline::Engine;
use crate::engine::results::{editions, remember_results};
use crate::engine::save::{ReadData, SaveTarget, save_project_as};
use crate::project::{Project, RememberedValues, Talk};
use crate::render::{ExportError, Format, Theme, export, rasterize_slide};
use crate::speech::Language;

/// The width of a picture for the clipboard, in pixels.
const CLIPBOARD_WIDTH: u32 = 1920;

impl Engine {
    /// Asks the disk on a thread of its own. The answer is among the results of [`Engine::take_finished`].
    pub fn ask_disk(&mut self, path: &Path, question: impl FnOnce() -> DiskAnswer + Send + 'static) {
        self.question_count += 1;
        let number = self.question_count;
        let (sender, wake) = (self.answer_sender.clone(), Arc::clone(&self.wake));
        let work = move || {
            // The window may have closed meanwhile.
            let _ = sender.send((number, question()));
            wake();
        };
        match thread::Builder::new().name("jumelles-disk".to_owned()).spawn(work) {
            Ok(_) => self.questions.push(OpenQuestion { number, path: path.to_owned() }),
            Err(error) => self.finished.push(JobResult::Failed(error.to_string())),
        }
    }

    /// Takes the answers of the disk.
    pub(super) fn take_answers(&mut self) {
        while let Ok((number, answer)) = self.answers.try_recv() {
            self.questions.retain(|question| question.number != number);
            self.finished.push(JobResult::Disk(answer));
        }
    }

    /// The paths the disk was asked about and has not answered for.
    pub fn unanswered(&self) -> impl Iterator<Item = (u64, &Path)> {
        self.questions.iter().map(|question| (question.number, question.path.as_path()))
    }

    /// The number of files that are being written, or wait for it.
    #[must_use]
    pub fn pending_writes(&self) -> usize {
        self.writes.pending()
    }

    /// Builds the talk in several languages and writes it to a path, in the background.
    pub fn export_talk(&mut self, talk: Talk, languages: Vec<Language>, format: Format, theme: Theme, path: PathBuf) {
        let Some(loaded) = self.loaded() else { return };
        let loaded = Arc::clone(loaded);
        self.submit_write(&path.clone(), move || match joined_deck(&loaded.values, &talk, &languages) {
            Some(deck) => write_export(export(&deck, format, &theme), path),
            None => JobResult::Failed(String::new()),
        });
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

    /// Saves a project in the background, with what was read of its files if they are loaded and up to date.
    pub fn save(&mut self, project: Project, target: SaveTarget) {
        let loaded = self.loaded().filter(|_| self.is_fresh() && !project.sources.is_empty()).map(Arc::clone);
        let data = self.read_data();
        self.submit_write(&target.path.clone(), move || {
            let remembered_results = loaded.as_ref().filter(|_| project.suppositions.is_empty());
            let project = Project {
                remembered_results: remembered_results.map(|loaded| Arc::new(remember_results(&project, &loaded.values))),
                remembered_values: loaded.map(|loaded| Arc::new(remember_values(&loaded))),
                editions: Some(editions()),
                ..project
            };
            JobResult::Saved(save_project_as(&project, &data, &target).map(Box::new))
        });
    }

    /// Keeps an edition of the library for the next start, in the background.
    pub fn keep_library(&mut self, path: PathBuf, dirs: AppDirs) {
        self.submit_write(&path.clone(), move || {
            let kept = keep_library(&path, &dirs);
            JobResult::LibraryKept(path, kept)
        });
    }

    /// Writes a file in the background; nothing is told about it but a failure.
    pub fn write_quietly(&mut self, work: impl FnOnce() -> Result<(), FileError> + Send + 'static) {
        self.submit_write(Path::new("state"), move || match work() {
            Ok(()) => JobResult::Done,
            Err(error) => JobResult::Written(Err(error)),
        });
    }

    /// What is known of the source files: the hashes of those loaded now, and of those read before this run.
    #[must_use]
    pub fn read_data(&self) -> ReadData {
        let mut data = self.data.clone();
        data.hashes.extend(self.loaded().map(|loaded| loaded.data_hashes.clone()).unwrap_or_default());
        data
    }

    /// Submits work that writes to a path. If the queue is full, the result is an error for this path.
    fn submit_write(&mut self, path: &Path, work: impl FnOnce() -> JobResult + Send + 'static) {
        if !self.writes.submit(Fingerprint::from_inputs(&path), work) {
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

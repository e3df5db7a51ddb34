//! Loads what a project names. In: paths, recipes and hypothetical values. Out: everything computed, with a note for each path that
//! cannot be read and each file that changed since the project was saved.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::{Note, NoteMessage, Progress};
use crate::engine::custom_indicators::custom_indicator_card;
use crate::engine::data_hash::sha256;
use crate::engine::files;
use crate::engine::library_needs::LibraryNeeds;
use crate::engine::load::load;
use crate::engine::loaded::{Loaded, sort_by_severity};
use crate::engine::recipes::Recipes;
use crate::engine::reference_data::ReferenceData;
use crate::engine::results::ExpectedResults;
use crate::engine::sample::sample_sources;
use crate::engine::save::{ReadData, copies_of};
use crate::engine::suppose::parse_supposition;
use crate::indicators::IndicatorCard;
use crate::project::{Project, SourcePath};
use crate::tidy::PlaceGroup;

/// The part of a project that loading depends on.
pub(super) struct LoadRequest {
    /// The files and folders; empty for the sample.
    sources: Vec<SourcePath>,
    /// How the files are read, and what they held when the project was saved.
    recipes: Recipes,
    /// The cards of the indicators defined by the user.
    custom_indicators: Vec<IndicatorCard>,
    /// Hypothetical values as the user typed them.
    suppositions: Vec<String>,
    /// The groups of towns to add as places.
    groups: Vec<PlaceGroup>,
    /// The results that the project showed when it was saved.
    results: Option<ExpectedResults>,
    /// The paths that are not read: the program did not survive them, or the user was not asked yet.
    held: BTreeSet<PathBuf>,
    /// What was read of the files before, for those that are gone.
    data: ReadData,
}

impl LoadRequest {
    /// The same request with what the engine knows of the files.
    pub(super) fn with_data(self, held: BTreeSet<PathBuf>, data: ReadData) -> Self {
        Self { held, data, ..self }
    }
}

impl LoadRequest {
    /// Copies what loading needs, so that it can run on another thread.
    pub(super) fn from_project(project: &Project, reference_data: &ReferenceData) -> Self {
        Self {
            sources: project.sources.clone(),
            recipes: Recipes {
                by_file: project.recipes.clone(),
                of_other_files: project.recipes_of_other_files.clone(),
                data_hashes: project.data_hashes.clone(),
                remembered_values: project.remembered_values.clone(),
                library: LibraryNeeds::of_project(project, reference_data),
            },
            custom_indicators: project.custom_indicators.iter().map(custom_indicator_card).collect(),
            suppositions: project.suppositions.clone(),
            groups: project.groups.clone(),
            results: ExpectedResults::of_project(project),
            held: BTreeSet::new(),
            data: ReadData::default(),
        }
    }
}

/// Reads the files of a project and computes everything. What cannot be read or understood becomes a note.
pub(super) fn load_project(reference_data: &ReferenceData, request: &LoadRequest, progress: &Progress) -> Loaded {
    let cards = request.custom_indicators.clone();
    let extended = (!cards.is_empty()).then(|| ReferenceData::with_custom_indicators(cards));
    let reference_data = extended.as_ref().unwrap_or(reference_data);
    let mut loaded = load_paths(reference_data, request, progress);
    let (mut suppositions, mut refused) = (Vec::new(), Vec::new());
    for text in &request.suppositions {
        match parse_supposition(reference_data, &loaded.values, text) {
            Ok(supposition) => suppositions.push(supposition),
            Err(note) => refused.push(note),
        }
    }
    if !suppositions.is_empty() {
        loaded.values = loaded.values.with_suppositions(&suppositions, &reference_data.measures);
    }
    loaded.add_groups(reference_data, &request.groups);
    // With hypothetical values other results are what the user asked for.
    if let Some(expected) = request.results.as_ref().filter(|_| request.suppositions.is_empty()) {
        let moved = expected.changes(&loaded, &request.recipes.data_hashes);
        loaded.notes.extend(moved);
    }
    loaded.notes.extend(refused);
    sort_by_severity(&mut loaded.notes);
    loaded
}

/// Reads files and folders, or the sample if there is no path.
fn load_paths(reference_data: &ReferenceData, request: &LoadRequest, progress: &Progress) -> Loaded {
    let recipes = &request.recipes;
    if request.sources.is_empty() {
        return load(reference_data, sample_sources(), recipes, progress);
    }
    let mut notes = Vec::new();
    let mut sources = Vec::new();
    for source in &request.sources {
        if progress.is_stopped() {
            break;
        }
        if source.is_sample() {
            sources.extend(sample_sources());
            continue;
        }
        let path = &source.path;
        let at_path = |message: NoteMessage| Note::new(message).at(&Arc::from(path.display().to_string()), 0, 0);
        if request.held.contains(path) {
            notes.push(at_path(NoteMessage::FileHeld {}));
            continue;
        }
        match files::read(path) {
            Ok(found) => {
                sources.extend(found.sources);
                notes.extend(found.failures.iter().map(files::FileError::to_note));
            }
            // The key is out, the share is away, the file was moved: what was read of it is still there.
            Err(error) => match copies_of(path, &request.data) {
                Some(copies) => {
                    sources.extend(copies);
                    notes.push(at_path(NoteMessage::FileFromCopy {}));
                }
                None => notes.push(error.to_note()),
            },
        }
    }
    let mut hashes = BTreeMap::new();
    for source in &sources {
        if progress.is_stopped() {
            break;
        }
        let hash = sha256(&source.bytes);
        if let Some(store) = &request.data.store {
            store.keep(&hash, &source.bytes);
        }
        hashes.insert(source.name.clone(), hash);
    }
    let mut loaded = Loaded { data_hashes: hashes, ..load(reference_data, sources, recipes, progress) };
    notes.extend(seal_notes(&loaded, recipes));
    loaded.notes.splice(0..0, notes);
    sort_by_severity(&mut loaded.notes);
    loaded
}

/// The notes on the files whose bytes are not those the project was saved with.
#[must_use]
pub fn seal_notes(loaded: &Loaded, recipes: &Recipes) -> Vec<Note> {
    let is_changed = |(name, hash): &(&String, &String)| recipes.data_hashes.get(*name).is_some_and(|before| before != *hash);
    loaded.data_hashes.iter().filter(is_changed).flat_map(|(name, _)| file_change_notes(loaded, name, recipes)).collect()
}

/// The notes on a file whose bytes changed since the project was saved: one on the file, and one on each value that changed.
fn file_change_notes(loaded: &Loaded, name: &str, recipes: &Recipes) -> Vec<Note> {
    let mut notes = vec![Note::new(NoteMessage::FileChanged {}).at(&Arc::from(name), 0, 0)];
    let index = loaded.files.iter().position(|file| *file.intake.name == *name);
    if let Some((values, index)) = recipes.remembered_values.as_ref().zip(index) {
        notes.extend(values.changes(name, loaded.values.observations(), index));
    }
    notes
}

//! Loads what a project names. In: paths, recipes and hypothetical values. Out: everything computed, with a note for each path that
//! cannot be read and each file that changed since the project was saved.

use std::sync::Arc;

use crate::base::{Note, NoteMessage, Progress};
use crate::engine::custom_indicators::custom_indicator_card;
use crate::engine::data_hash::sha256;
use crate::engine::files;
use crate::engine::load::load;
use crate::engine::loaded::{Loaded, sort_by_severity};
use crate::engine::recipes::Recipes;
use crate::engine::reference_data::ReferenceData;
use crate::engine::sample::sample_sources;
use crate::engine::source::SourceFile;
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
}

impl LoadRequest {
    /// Copies what loading needs, so that it can run on another thread.
    pub(super) fn from_project(project: &Project) -> Self {
        Self {
            sources: project.sources.clone(),
            recipes: Recipes {
                by_file: project.recipes.clone(),
                of_other_files: project.recipes_of_other_files.clone(),
                data_hashes: project.data_hashes.clone(),
                remembered_values: project.remembered_values.clone(),
            },
            custom_indicators: project.custom_indicators.iter().map(custom_indicator_card).collect(),
            suppositions: project.suppositions.clone(),
            groups: project.groups.clone(),
        }
    }
}

/// Reads the files of a project and computes everything. What cannot be read or understood becomes a note.
pub(super) fn load_project(reference_data: &ReferenceData, request: LoadRequest, progress: &Progress) -> Loaded {
    let extended = (!request.custom_indicators.is_empty()).then(|| ReferenceData::with_custom_indicators(request.custom_indicators));
    let reference_data = extended.as_ref().unwrap_or(reference_data);
    let mut loaded = load_paths(reference_data, &request.sources, &request.recipes, progress);
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
    loaded.notes.extend(refused);
    sort_by_severity(&mut loaded.notes);
    loaded
}

/// Reads files and folders, or the sample if there is no path.
fn load_paths(reference_data: &ReferenceData, paths: &[SourcePath], recipes: &Recipes, progress: &Progress) -> Loaded {
    if paths.is_empty() {
        return load(reference_data, sample_sources(), recipes, progress);
    }
    let mut notes = Vec::new();
    let mut sources = Vec::new();
    for SourcePath { path } in paths {
        match files::read(path) {
            Ok(found) => {
                sources.extend(found.sources);
                notes.extend(found.failures.iter().map(files::FileError::to_note));
            }
            Err(error) => notes.push(error.to_note()),
        }
    }
    let has_changed = |source: &&SourceFile| recipes.data_hashes.get(&source.name).is_some_and(|hash| *hash != sha256(&source.bytes));
    let changed: Vec<String> = sources.iter().filter(has_changed).map(|source| source.name.clone()).collect();
    let mut loaded = load(reference_data, sources, recipes, progress);
    for name in changed {
        notes.extend(file_change_notes(&loaded, &name, recipes));
    }
    loaded.notes.splice(0..0, notes);
    sort_by_severity(&mut loaded.notes);
    loaded
}

/// The notes on a file whose bytes changed since the project was saved: one on the file, and one on each value that changed.
fn file_change_notes(loaded: &Loaded, name: &str, recipes: &Recipes) -> Vec<Note> {
    let mut notes = vec![Note::new(NoteMessage::FileChanged {}).at(&Arc::from(name), 0, 0)];
    let index = loaded.files.iter().position(|file| *file.intake.name == *name);
    if let Some((values, index)) = recipes.remembered_values.as_ref().zip(index) {
        notes.extend(values.changes(name, loaded.values.observations().from_source(index)));
    }
    notes
}

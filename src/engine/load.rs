//! Sources in, everything computed from them out: intake, tidy and indicators in one pure walk.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::{Note, NoteCode};
use crate::engine::files;
use crate::engine::sample::sample;
use crate::indicators::{Catalogue, Results};
use crate::intake::take;
use crate::tidy::{Draft, Gazetteer, Mapping, Measures, reshape, suggest};

/// What ships with the program: places, measures, indicators.
pub struct Library {
    /// The places.
    pub gazetteer: Gazetteer,
    /// The measures.
    pub measures: Measures,
    /// The indicators.
    pub catalogue: Catalogue,
}

impl Library {
    /// The library that ships with the program.
    #[must_use]
    pub fn shipped() -> Self {
        let measures = Measures::shipped();
        Self { gazetteer: Gazetteer::shipped(), catalogue: Catalogue::shipped(&measures), measures }
    }
}

/// A file read from the disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its name, as told to the user.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What one file gave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// Its encoding.
    pub encoding: &'static str,
    /// Rows below the headings.
    pub rows: usize,
    /// Figures read.
    pub figures: usize,
    /// Cells without a figure.
    pub missing: usize,
}

/// Everything that follows from some files.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What each file gave.
    pub files: Vec<FileReport>,
    /// What was remarked.
    pub notes: Vec<Note>,
    /// The observations and every indicator computed from them.
    pub results: Results,
}

/// Reads and computes. `mappings` go with the sources in order; a missing one is proposed.
#[must_use]
pub fn load(library: &Library, sources: &[Source], mappings: &[Option<Mapping>]) -> Loaded {
    let mut notes = Vec::new();
    let mut files = Vec::with_capacity(sources.len());
    let mut draft = Draft::new(&library.gazetteer, &library.measures);
    for (index, source) in sources.iter().enumerate() {
        let mut intake = take(&source.bytes, &source.name);
        notes.append(&mut intake.notes);
        let before = draft.counts();
        let given = mappings.get(index).cloned().flatten();
        if let Some(mapping) = given.or_else(|| suggest(&intake, &library.measures, &mut notes)) {
            reshape(&intake, &mapping, &mut draft, &mut notes);
        }
        let after = draft.counts();
        files.push(FileReport {
            name: source.name.clone(),
            encoding: intake.encoding.name(),
            rows: intake.table.rows.len(),
            figures: after.0 - before.0,
            missing: after.1 - before.1,
        });
    }
    let observations = Arc::new(draft.finish(&mut notes));
    Loaded { files, notes, results: Results::compute(observations, &library.catalogue) }
}

/// Reads files and folders, then computes; what cannot be read is a note. Without a path, the sample.
pub(super) fn read(library: &Library, paths: &[PathBuf], mappings: &[Option<Mapping>]) -> Loaded {
    if paths.is_empty() {
        return load(library, &sample(), &[]);
    }
    let mut failures = Vec::new();
    let mut sources = Vec::new();
    let mut wanted = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        match files::read(path) {
            Ok(found) => {
                wanted.extend(found.iter().map(|_| mappings.get(index).cloned().flatten()));
                sources.extend(found);
            }
            Err(error) => {
                let name: Arc<str> = Arc::from(error.path().display().to_string());
                failures.push(Note::new(NoteCode::FileFailed).at(&name, 0, 0).with("reason", error.to_string()));
            }
        }
    }
    let mut loaded = load(library, &sources, &wanted);
    loaded.notes.splice(0..0, failures);
    loaded
}

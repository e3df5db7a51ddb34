//! The result of loading: the files, the notes, and every value computed from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::fold::fold;
use crate::base::{Note, Severity};
use crate::engine::peer_search::KnownOfTowns;
use crate::engine::recipes::RecipeOffer;
use crate::engine::reference_data::ReferenceData;
use crate::indicators::IndicatorValues;
use crate::intake::Intake;
use crate::library::Edition;
use crate::tidy::{Mapping, Place, PlaceGroup, Recipe, RememberedTable};

/// What was read from one file.
#[derive(Clone, Debug)]
pub struct LoadedFile {
    /// The table, and how its bytes were decoded.
    pub intake: Arc<Intake>,
    /// The meaning of its columns; `None` if none was found.
    pub mapping: Option<Mapping>,
    /// The number of figures read.
    pub figures: usize,
    /// The number of cells in columns of figures that hold none.
    pub missing: usize,
    /// A snapshot of the table, to compare with the next file of the same shape.
    pub snapshot: RememberedTable,
    /// A recipe of an earlier file that fits this one; `None` if there is none, or the file has a recipe already.
    pub recipe_offer: Option<RecipeOffer>,
}

/// Everything computed from some files.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The files, in the order they were read.
    pub files: Vec<LoadedFile>,
    /// The tables of the library that were read after them.
    pub library: Vec<LoadedFile>,
    /// The notes, sorted by severity, errors first.
    pub notes: Vec<Note>,
    /// The observations and the indicators computed from them.
    pub values: IndicatorValues,
    /// The SHA-256 of each file as it was read, by file name; empty for the sample.
    pub data_hashes: BTreeMap<String, String>,
    /// Whether the library may fill what the files lack.
    pub takes_from_library: bool,
    /// The places to list: those of the gazetteer first, then those only the files mention.
    pub places: Vec<PlaceListEntry>,
}

/// A place with its search text.
#[derive(Clone, Debug)]
pub struct PlaceListEntry {
    /// The place.
    pub place: Arc<Place>,
    /// Its names in French, Arabic and English, folded for searching. Stored because a file may have a place in every row.
    pub search_text: String,
}

impl Loaded {
    /// What is known of towns: the values of the files, and the library unless it is off.
    #[must_use]
    pub fn known_of_towns(&self) -> KnownOfTowns<'_> {
        KnownOfTowns { values: Some(&self.values), library: self.takes_from_library.then(Edition::current) }
    }

    /// The number of notes of one severity, found by binary search because it is asked for in every frame.
    #[must_use]
    pub fn count_notes(&self, severity: Severity) -> usize {
        let end = self.notes.partition_point(|note| note.severity() >= severity);
        end - self.notes.partition_point(|note| note.severity() > severity)
    }

    /// Adds each group of towns as a place of its own.
    pub fn add_groups(&mut self, reference_data: &ReferenceData, groups: &[PlaceGroup]) {
        if !groups.is_empty() {
            self.values = self.values.with_groups(groups);
            self.places = list_places(reference_data, &self.values);
        }
    }

    /// The recipe of the file at this index with a snapshot of its table, to be offered for the next file of the same shape.
    /// `given` is the recipe it was read with. `None` if there is no such file.
    #[must_use]
    pub fn recipe_of_file(&self, index: usize, given: &Recipe) -> Option<Recipe> {
        let file = self.files.get(index)?;
        let (settings, answers) = (given.settings.clone(), given.answers.clone());
        Some(Recipe { settings, answers, mapping: file.mapping.clone(), snapshot: Some(file.snapshot.clone()) })
    }
}

/// The places with values, those of the gazetteer first.
pub(super) fn list_places(reference_data: &ReferenceData, values: &IndicatorValues) -> Vec<PlaceListEntry> {
    let gazetteer = &reference_data.gazetteer;
    let is_listed = |place: &&Arc<Place>| {
        let index = values.observations().place_index(&place.id);
        index.is_some_and(|index| !values.observations().is_of_pool(index))
    };
    let known = gazetteer.places().iter().filter(is_listed);
    let unknown = values.places().iter().filter(|place| gazetteer.find(place.id.as_str()).is_none()).filter(is_listed);
    let listed = |place: &Arc<Place>| {
        let names = &place.names;
        PlaceListEntry { place: Arc::clone(place), search_text: [&names.fr, &names.ar, &names.en].map(|name| fold(name)).join(" ") }
    };
    known.chain(unknown).map(listed).collect()
}

/// Sorts notes by severity, errors first; notes of one severity keep their order.
pub(super) fn sort_by_severity(notes: &mut [Note]) {
    notes.sort_by_key(|note| std::cmp::Reverse(note.severity()));
}

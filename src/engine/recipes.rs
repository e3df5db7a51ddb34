//! How files are to be read. In: the recipe of each file, and those of other files. Out: what changed since a recipe was made, and
//! recipes to offer for files of the same shape.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::Note;
use crate::engine::library_needs::LibraryNeeds;
use crate::intake::{Intake, ReadSettings};
use crate::project::RememberedValues;
use crate::tidy::{KnownWords, Mapping, Recipe, RememberedTable, with_detected_town};

/// What the project knows about the files to load.
#[derive(Clone, Debug, Default)]
pub struct Recipes {
    /// The recipe of each file, by file name; a file without one is read as proposed.
    pub by_file: BTreeMap<String, Recipe>,
    /// Recipes of other files, the latest last.
    pub of_other_files: Vec<Arc<Recipe>>,
    /// The SHA-256 of each file when the project was saved, by file name.
    pub data_hashes: BTreeMap<String, String>,
    /// The values read from the files when the project was saved; `None` if they were not kept.
    pub remembered_values: Option<Arc<RememberedValues>>,
    /// What is taken from the library beside the files.
    pub library: LibraryNeeds,
}

/// A recipe of another file that could read a file, with the columns renamed to those of the file.
#[derive(Clone, Debug)]
pub struct RecipeOffer {
    /// The recipe.
    pub recipe: Recipe,
    /// The name of the file it was made for.
    pub made_for: String,
    /// What differs between the two files.
    pub changes: Vec<Note>,
}

/// What changed in a file since its recipe was made; empty if the recipe holds no snapshot. `now` is the snapshot of the file.
#[must_use]
pub fn changes_since_recipe(recipe: &Recipe, intake: &Intake, now: &RememberedTable, known: KnownWords<'_>) -> Vec<Note> {
    let Some(before) = &recipe.snapshot else { return Vec::new() };
    before.changes_in(now, &recipe.adapt_to(&intake.table), &intake.name, known)
}

/// A file that has no recipe yet.
pub(super) struct UnmappedFile<'a> {
    /// The table.
    pub intake: &'a Intake,
    /// The mapping the program proposes.
    pub mapping: Option<&'a Mapping>,
    /// The snapshot of the table.
    pub snapshot: &'a RememberedTable,
}

/// The latest recipe of another file of the same shape; `None` if there is none, or if it would read the file in the same way and
/// nothing changed.
pub(super) fn offer_recipe(file: &UnmappedFile<'_>, recipes: &[Arc<Recipe>], known: KnownWords<'_>) -> Option<RecipeOffer> {
    let (intake, table) = (file.intake, &file.intake.table);
    let fits = |snapshot: &&RememberedTable| snapshot.file != *intake.name && snapshot.has_shape_of(table);
    let (recipe, before) = recipes.iter().rev().find_map(|recipe| Some((recipe, recipe.snapshot.as_ref().filter(fits)?)))?;
    let adapted = recipe.adapt_to(table);
    let changes = before.changes_in(file.snapshot, &adapted, &intake.name, known);
    let mapping = adapted.mapping.map(|mapping| with_detected_town(mapping, intake, known.gazetteer));
    let mapping = mapping.filter(|mapping| file.mapping != Some(mapping));
    let has_settings = recipe.settings != ReadSettings::default();
    (mapping.is_some() || has_settings || !changes.is_empty()).then(|| RecipeOffer {
        recipe: Recipe { settings: recipe.settings.clone(), answers: recipe.answers.clone(), mapping, snapshot: None },
        made_for: before.file.clone(),
        changes,
    })
}

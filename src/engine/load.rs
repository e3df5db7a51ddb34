//! Loading. In: sources and recipes. Out: the tables, the observations and every indicator computed from them.
//!
//! Nothing here touches the disk: intake, tidy and indicators follow one another in one call.

use std::cell::Cell;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use crate::base::{Note, NoteMessage, Notes, Progress};
use crate::engine::custom_indicators;
use crate::engine::implicit_indicators::add_implicit_indicators;
use crate::engine::library::{LibraryFill, library_recipe, library_tables, refused_edition};
use crate::engine::loaded::{Loaded, LoadedFile, list_places, sort_by_severity};
use crate::engine::memory::room_for_reading;
use crate::engine::recipes::{Recipes, UnmappedFile, changes_since_recipe, offer_recipe};
use crate::engine::reference_data::ReferenceData;
use crate::engine::sample::is_of_sample;
use crate::engine::source::SourceFile;
use crate::engine::unpack::tables;
use crate::indicators::{Catalogue, IndicatorValues};
use crate::intake::{Intake, Reading, read_table, read_tables};
use crate::library::is_of_library;
use crate::tidy::{
    Mapping, Observations, ObservationsBuilder, Recipe, Register, RememberedTable, reshape, suggest, validate, with_detected_town,
};

/// The number of figures of a file in its snapshot: enough to tell whether the next file is in other units.
const SNAPSHOT_FIGURES: usize = 100_000;

/// Files of more bytes name many places.
const WORTH_PREPARING: usize = 1 << 20;

/// A file opened: its tables and the meaning of their columns.
pub struct OpenedSource {
    /// The main table, and how its bytes were decoded.
    pub intake: Intake,
    /// The meaning of its columns; `None` if none was found.
    pub mapping: Option<Mapping>,
    /// The other tables of the file: sheets, tables side by side or under one another.
    pub other_tables: Vec<OpenedTable>,
    /// The notes so far.
    pub notes: Notes,
}

/// A table beside the main one of a file.
pub struct OpenedTable {
    /// The table.
    pub intake: Intake,
    /// The meaning of its columns.
    pub mapping: Mapping,
}

/// A file whose figures were read.
pub struct ReadSource {
    /// The main table, and how its bytes were decoded.
    pub intake: Intake,
    /// The meaning of its columns; `None` if none was found, and then no figures were read.
    pub mapping: Option<Mapping>,
    /// The notes of the file.
    pub notes: Vec<Note>,
}

/// Reads the sources and computes every indicator. If `progress` is stopped, the result is empty.
#[must_use]
pub fn load(reference_data: &ReferenceData, sources: Vec<SourceFile>, recipes: &Recipes, progress: &Progress) -> Loaded {
    let mut loaded = load_figures(reference_data, sources, recipes, progress);
    if progress.is_stopped() {
        return loaded;
    }
    let observations = Arc::clone(loaded.values.observations());
    let (catalogue, refused) = custom_indicators::extend_catalogue(reference_data, &observations);
    loaded.notes.extend(refused);
    let Some(mut results) = IndicatorValues::compute_until(observations, &catalogue, progress) else { return empty(reference_data) };
    if let Some(more) = add_implicit_indicators(reference_data, &catalogue, &results) {
        match results.with_catalogue_until(&more, progress) {
            Some(with_more) => results = with_more,
            None => return empty(reference_data),
        }
    }
    loaded.notes.extend(custom_indicators::out_of_bounds_notes(&results));
    sort_by_severity(&mut loaded.notes);
    Loaded { values: results, ..loaded }
}

/// What was read, before it is put together.
#[derive(Default)]
struct ReadFiles {
    files: Vec<LoadedFile>,
    /// The tables of the library that follow them.
    library: Vec<LoadedFile>,
    notes: Vec<Note>,
}

/// Reads the sources, then what the library adds to them, into a builder.
fn read_all(
    reference_data: &ReferenceData,
    sources: Vec<SourceFile>,
    recipes: &Recipes,
    builder: &mut ObservationsBuilder<'_>,
    progress: &Progress,
) -> ReadFiles {
    let mut read = ReadFiles::default();
    let default_recipe = Recipe::default();
    let room = Cell::new(room_for_reading());
    let brought_by_user = sources.iter().any(|source| !is_of_sample(source));
    let fill = if brought_by_user { LibraryFill::WhatFilesLack } else { LibraryFill::ChosenTerritories };
    let mut waiting = VecDeque::from(sources);
    let mut pools: Option<Vec<SourceFile>> = None;
    loop {
        // The library comes last: what it adds depends on what the files have.
        if waiting.is_empty() && pools.is_none() {
            builder.begin_library();
            read.notes.extend(refused_edition().filter(|_| !recipes.library.choice.is_off));
            let tables = library_tables(reference_data, &recipes.library, builder, fill);
            waiting.extend(tables.compared);
            pools = Some(tables.pools);
        }
        if waiting.is_empty() {
            builder.begin_pool();
            waiting.extend(pools.as_mut().map(std::mem::take).unwrap_or_default());
        }
        let Some(source) = waiting.pop_front().filter(|_| !progress.is_stopped()) else { return read };
        let before = builder.counts();
        let own_recipe = is_of_library(&source.name).then(library_recipe);
        let recipe = own_recipe.as_ref().or_else(|| recipes.by_file.get(&source.name)).unwrap_or(&default_recipe);
        let mut opened = open_within(&room, reference_data, source, recipe, progress);
        read_opened(&mut opened, builder, progress);
        let OpenedSource { intake, mapping, notes, .. } = opened;
        // Of a table of the library there is nothing to be asked.
        let list = if is_of_library(&intake.name) {
            &mut read.library
        } else {
            read.notes.extend(notes.into_list(Some(&intake.name)));
            &mut read.files
        };
        let after = builder.counts();
        list.push(LoadedFile {
            intake: Arc::new(intake),
            mapping,
            figures: after.0 - before.0,
            missing: after.1 - before.1,
            snapshot: RememberedTable::default(),
            recipe_offer: None,
        });
    }
}

/// Reads the sources and computes no indicator. If `progress` is stopped, the result is empty.
#[must_use]
pub fn load_figures(reference_data: &ReferenceData, sources: Vec<SourceFile>, recipes: &Recipes, progress: &Progress) -> Loaded {
    let mut builder = ObservationsBuilder::new(&reference_data.gazetteer, &reference_data.measures);
    let ReadFiles { mut files, library, mut notes } = read_all(reference_data, sources, recipes, &mut builder, progress);
    if progress.is_stopped() {
        return empty(reference_data);
    }
    let mut value_notes = Notes::default();
    let Some(observations) = builder.finish_until(&mut value_notes, progress) else { return empty(reference_data) };
    let observations = Arc::new(observations);
    validate(&observations, &reference_data.measures, progress, &mut value_notes);
    let is_of_user = |note: &Note| !note.location.as_ref().is_some_and(|location| is_of_library(&location.source));
    notes.extend(value_notes.into_list(None).into_iter().filter(is_of_user));
    for (index, file) in files.iter_mut().enumerate().filter(|_| !progress.is_stopped()) {
        notes.extend(compare_with_recipes(reference_data, file, &observations, index, recipes));
    }
    sort_by_severity(&mut notes);
    if progress.is_stopped() {
        return empty(reference_data);
    }
    let results = IndicatorValues::compute(observations, &Catalogue::new(Vec::new()));
    let towns = list_places(reference_data, &results);
    let takes_from_library = !recipes.library.choice.is_off;
    Loaded { files, library, notes, values: results, data_hashes: BTreeMap::new(), takes_from_library, places: towns }
}

/// The result without any files.
fn empty(reference_data: &ReferenceData) -> Loaded {
    let nothing = Arc::new(ObservationsBuilder::new(&reference_data.gazetteer, &reference_data.measures).finish(&mut Notes::default()));
    Loaded {
        files: Vec::new(),
        library: Vec::new(),
        notes: Vec::new(),
        values: IndicatorValues::compute(nothing, &reference_data.catalogue),
        data_hashes: BTreeMap::new(),
        takes_from_library: true,
        places: Vec::new(),
    }
}

/// The result that stands for a panic while loading: a note with the panic message, without figures.
pub(super) fn load_failed(reference_data: &ReferenceData, panic_message: String) -> Loaded {
    let mut loaded = load(reference_data, Vec::new(), &Recipes::default(), &Progress::default());
    loaded.notes.push(Note::new(NoteMessage::InternalError { report: panic_message.into() }));
    loaded
}

/// Takes a snapshot of the file, then looks for changes since its recipe was made, or for a recipe to offer.
fn compare_with_recipes(
    reference_data: &ReferenceData,
    file: &mut LoadedFile,
    observations: &Observations,
    index: usize,
    recipes: &Recipes,
) -> Vec<Note> {
    let intake = &file.intake;
    file.snapshot = RememberedTable::new(&intake.name, &intake.table, observations.from_source(index).take(SNAPSHOT_FIGURES));
    match recipes.by_file.get(intake.name.as_ref()) {
        Some(recipe) => changes_since_recipe(recipe, intake, &file.snapshot, reference_data.known_words()),
        None => {
            let unmapped = UnmappedFile { intake, mapping: file.mapping.as_ref(), snapshot: &file.snapshot };
            file.recipe_offer = offer_recipe(&unmapped, &recipes.of_other_files, reference_data.known_words());
            Vec::new()
        }
    }
}

/// Opens one file: reads its tables, and finds the meaning of their columns from the recipe, or else proposes one.
#[must_use]
pub fn open_source(reference_data: &ReferenceData, source: SourceFile, recipe: &Recipe, progress: &Progress) -> OpenedSource {
    open_within(&Cell::new(room_for_reading()), reference_data, source, recipe, progress)
}

/// Opens one file, if the memory it takes fits the room there is.
fn open_within(room: &Cell<u64>, reference_data: &ReferenceData, source: SourceFile, recipe: &Recipe, progress: &Progress) -> OpenedSource {
    let unpack = |bytes: &[u8]| tables(bytes, progress);
    let reading = Reading { progress, unpack: &unpack, room };
    let is_large = source.bytes.len() > WORTH_PREPARING;
    let read = || read_tables(source.bytes, &source.name, &recipe.settings, reading);
    let tables = std::thread::scope(|scope| {
        // A large table names many places: the register is read while one thread decodes the text.
        if is_large {
            scope.spawn(Register::shipped);
        }
        read()
    });
    let mut tables = tables.into_iter();
    let mut intake = tables.next().unwrap_or_else(|| read_table(Vec::new(), &source.name, &recipe.settings));
    let mut notes = std::mem::take(&mut intake.notes);
    let known = reference_data.known_words();
    // A recipe made for another file names its columns: the matching ones are looked for in this file.
    let adapted = || Some(with_detected_town(recipe.adapt_to(&intake.table).mapping?, &intake, &reference_data.gazetteer));
    let given = if recipe.snapshot.is_some() { adapted() } else { recipe.mapping.clone() };
    let mapping = given.or_else(|| suggest(&intake, known, &recipe.answers, &mut notes));
    treat_as_numbers(&mut intake, mapping.as_ref());
    let mut other_tables = Vec::new();
    let mut unread = Vec::new();
    for mut other in tables {
        let mut own_notes = std::mem::take(&mut other.notes);
        // A table beside the main one that names no place is a legend or a list of sources.
        let names_places = |other_mapping: &Mapping| {
            let is_like_main = mapping.as_ref().is_some_and(|mapping| mapping.place == other_mapping.place);
            !other_mapping.has_stand_in_place(&other) && (!other_mapping.place_is_guess || is_like_main)
        };
        match suggest(&other, known, &recipe.answers, &mut own_notes).filter(names_places) {
            Some(mapping) => {
                treat_as_numbers(&mut other, Some(&mapping));
                notes.append(own_notes);
                other_tables.push(OpenedTable { intake: other, mapping });
            }
            None => unread.push(table_name(&other)),
        }
    }
    let at_file = |message: NoteMessage| Note::new(message).at(&intake.name, 0, 0);
    if !unread.is_empty() {
        notes.push(at_file(NoteMessage::OtherSheetsSkipped { names: unread.join(", ").into() }));
    }
    if !other_tables.is_empty() {
        let names: Vec<String> = std::iter::once(&intake).chain(other_tables.iter().map(|other| &other.intake)).map(table_name).collect();
        notes.push(at_file(NoteMessage::SeveralTables { count: names.len(), names: names.join(", ").into() }));
    }
    OpenedSource { intake, mapping, other_tables, notes }
}

/// What a table is called among those of its file: its sheet, or the line of its headings.
fn table_name(intake: &Intake) -> String {
    let line = intake.table.heading_line();
    let first = intake.table.headings().iter().find(|heading| heading.chars().count() > 1);
    match (&intake.sheet, first) {
        (Some(sheet), _) => sheet.clone(),
        (None, Some(heading)) => format!("{heading} ({line})"),
        (None, None) => line.to_string(),
    }
}

/// Makes the columns that values are read from columns of numbers.
fn treat_as_numbers(intake: &mut Intake, mapping: Option<&Mapping>) {
    for heading in mapping.into_iter().flat_map(Mapping::value_headings) {
        intake.table.treat_as_numbers(heading);
    }
}

/// Opens one file and adds the figures of its tables to the builder.
#[must_use]
pub fn read_source(
    reference_data: &ReferenceData,
    source: SourceFile,
    recipe: &Recipe,
    builder: &mut ObservationsBuilder<'_>,
    progress: &Progress,
) -> ReadSource {
    let mut opened = open_source(reference_data, source, recipe, progress);
    read_opened(&mut opened, builder, progress);
    let OpenedSource { intake, mapping, notes, .. } = opened;
    let notes = notes.into_list(Some(&intake.name));
    ReadSource { intake, mapping, notes }
}

/// Adds the figures of the tables of an opened file to the builder.
pub fn read_opened(opened: &mut OpenedSource, builder: &mut ObservationsBuilder<'_>, progress: &Progress) {
    builder.begin_source(&opened.intake);
    let main = opened.mapping.as_ref().map(|mapping| (&opened.intake, mapping));
    let others = opened.other_tables.iter().map(|other| (&other.intake, &other.mapping));
    for (rank, (intake, mapping)) in main.into_iter().map(|main| (0, main)).chain((1..).zip(others)) {
        if progress.is_stopped() {
            return;
        }
        if rank > 0 {
            builder.begin_table(intake);
        }
        progress.add_total(intake.table.len());
        reshape(intake, mapping, builder, progress, &mut opened.notes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Severity;

    #[test]
    fn loading_that_is_stopped_computes_nothing() {
        let progress = Progress::default();
        progress.stop();
        let source = SourceFile { name: "essai.csv".to_owned(), bytes: b"ville;2024\nRabat;1\n".to_vec() };
        let loaded = load(&ReferenceData::shipped(), vec![source], &Recipes::default(), &progress);
        assert!(loaded.files.is_empty() && loaded.values.observations().is_empty());
    }

    #[test]
    fn notes_are_sorted_by_severity_and_counted_right() {
        let text = "ville;année;Population;x\nKénitra;2024;beaucoup;1\nNulle Part;2024;12;2\nKénitra;2023;peu;3\n";
        let loaded = load(
            &ReferenceData::shipped(),
            vec![SourceFile { name: "essai.csv".to_owned(), bytes: text.as_bytes().to_vec() }],
            &Recipes::default(),
            &Progress::default(),
        );
        let severities: Vec<Severity> = loaded.notes.iter().map(Note::severity).collect();
        assert!(severities.is_sorted_by(|a, b| a >= b), "{severities:?}");
        assert_eq!(loaded.count_notes(Severity::Error), 2);
        for severity in [Severity::Info, Severity::Warning, Severity::Error] {
            assert_eq!(loaded.count_notes(severity), severities.iter().filter(|other| **other == severity).count());
        }
    }
}

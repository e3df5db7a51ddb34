//! What a project takes from the library, as tables to read after its files: the territories that were added, the pool around them,
//! and what the user's files lack to be compared.

use std::collections::BTreeSet;
use std::path::Path;

use crate::base::number::DecimalMark;
use crate::base::{MeasureId, Note, NoteMessage};
use crate::engine::app_dirs::{AppDirs, Storage};
use crate::engine::file_error::FileError;
use crate::engine::files;
use crate::engine::library_needs::LibraryNeeds;
use crate::engine::reference_data::ReferenceData;
use crate::engine::source::SourceFile;
use crate::intake::ReadSettings;
use crate::library::{Edition, FigureFilter, FigureTable, LIBRARY_FOLDER, TerritoryCode, figure_tables};
use crate::tidy::{KnownFigures, ObservationsBuilder, Recipe, Territory, YearTolerance};

/// Files of more places are about a country, and bring what they need.
const MOST_FILLED_PLACES: usize = 2000;

/// What the library adds beside what was chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LibraryFill {
    /// Nothing: the sample is whole.
    ChosenTerritories,
    /// What the formulas of the catalogue need beside the figures of the files.
    WhatFilesLack,
}

/// A note on an edition of the library that was put in the folder of the program's data and cannot be read.
pub(super) fn refused_edition() -> Option<Note> {
    let reason = Edition::refused()?.to_string();
    Some(Note::new(NoteMessage::LibraryRefused { reason: reason.into() }))
}

/// Looks for a newer edition of the library in the folder of the program's data, when the library is first needed.
pub fn use_newer_library() {
    Edition::look_for_newer(|| files::read_bytes(&AppDirs::find(Storage::Automatic)?.library()).ok());
}

/// Why a file was not kept as an edition of the library.
pub enum LibraryNotKept {
    /// It is no edition.
    NoEdition,
    /// It cannot be read, or the folder of the program's data cannot be written to.
    File(FileError),
}

/// The name of an edition of the library.
const EDITION_NAME: &str = "library.zip";

/// Whether a path has the name of an edition of the library.
#[must_use]
pub fn may_be_library(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.eq_ignore_ascii_case(EDITION_NAME))
}

/// Keeps an edition of the library in the folder of the program's data: it is used from the next start on.
pub(super) fn keep_library(path: &Path, dirs: &AppDirs) -> Result<(), LibraryNotKept> {
    let bytes = files::read_bytes(path).map_err(LibraryNotKept::File)?;
    let edition = Edition::parse(bytes.clone()).map_err(|_| LibraryNotKept::NoEdition)?;
    if edition.columns().is_empty() {
        return Err(LibraryNotKept::NoEdition);
    }
    files::write(&dirs.library(), &bytes).map_err(LibraryNotKept::File)
}

/// How a table of the library is read.
pub(super) fn library_recipe() -> Recipe {
    let settings = ReadSettings { delimiter: Some(','), quotes: Some(true), decimal: Some(DecimalMark::Point), ..ReadSettings::default() };
    Recipe { settings, ..Recipe::default() }
}

/// The tables to read after the files that `builder` has read: first what is compared, then what stands behind it.
pub(super) struct LibraryTables {
    /// The territories that were added, and what the files lack.
    pub compared: Vec<SourceFile>,
    /// The other towns of the pools.
    pub pools: Vec<SourceFile>,
}

/// The tables to read after the files that `builder` has read.
pub(super) fn library_tables(
    reference_data: &ReferenceData,
    needs: &LibraryNeeds,
    builder: &ObservationsBuilder<'_>,
    fill: LibraryFill,
) -> LibraryTables {
    let nothing = LibraryTables { compared: Vec::new(), pools: Vec::new() };
    let has_choice = !needs.choice.territories.is_empty() || !needs.pools.is_empty();
    if needs.choice.is_off || (fill == LibraryFill::ChosenTerritories && !has_choice) {
        return nothing;
    }
    let Some(known) = builder.known_figures(if has_choice { usize::MAX } else { MOST_FILLED_PLACES }) else { return nothing };
    let edition = Edition::current();
    let is_known = |territory: &Territory, measure: &MeasureId| known.has_series(territory, measure);
    let added: Vec<&Territory> = needs.choice.territories.iter().filter_map(TerritoryCode::territory).collect();
    let mut compared = figure_tables(edition, &added, &FigureFilter { measures: None, is_known: &is_known });
    let is_new = |territory: &&Territory| !added.contains(territory);
    let measures = if fill == LibraryFill::WhatFilesLack { measures_beside(reference_data, &known) } else { BTreeSet::new() };
    // Where nothing is lacking, the register is not opened.
    if !measures.is_empty() {
        let named: Vec<&Territory> = known.territories().into_iter().filter(is_new).collect();
        join(&mut compared, figure_tables(edition, &named, &FigureFilter { measures: Some(&measures), is_known: &is_known }));
    }
    let mut pools = Vec::new();
    for need in &needs.pools {
        let focus = need.focus.as_ref().and_then(TerritoryCode::territory);
        let measures: BTreeSet<MeasureId> = need.measures.iter().cloned().collect();
        let filter = FigureFilter { measures: Some(&measures), is_known: &is_known };
        // The towns of the files are there already, with what they lack.
        let others: Vec<&Territory> = need.pool.communes(edition, focus).into_iter().filter(is_new).collect();
        join(&mut pools, figure_tables(edition, &others, &filter));
    }
    LibraryTables { compared: to_sources(compared, ""), pools: to_sources(pools, "communes/") }
}

/// Tables as files; `folder` tells what they are for.
fn to_sources(tables: Vec<FigureTable>, folder: &str) -> Vec<SourceFile> {
    let name = |table: &str| table.replacen(LIBRARY_FOLDER, &format!("{LIBRARY_FOLDER}/{folder}"), 1).replace("//", "/");
    tables.into_iter().map(|table| SourceFile { name: name(&table.name), bytes: table.text.into_bytes() }).collect()
}

/// Adds tables to others; two of one name become one, with the lines of both.
fn join(tables: &mut Vec<FigureTable>, more: Vec<FigureTable>) {
    for table in more {
        match tables.iter_mut().find(|own| own.name == table.name) {
            None => tables.push(table),
            Some(own) => own.text.push_str(table.text.split_once('\n').map_or("", |(_, lines)| lines)),
        }
    }
}

/// What amounts of the files are divided by: the people and the area of a town whose waste is given. A file of populations or of shares
/// needs nothing.
fn measures_beside(reference_data: &ReferenceData, known: &KnownFigures) -> BTreeSet<MeasureId> {
    if !known.has_amounts() {
        return BTreeSet::new();
    }
    let measures = reference_data.measures.all().iter();
    measures.filter(|measure| measure.year_tolerance != YearTolerance::Never).map(|measure| measure.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{IndicatorId, PlaceId, Progress};
    use crate::engine::library_needs::PoolNeed;
    use crate::engine::load::load;
    use crate::engine::loaded::Loaded;
    use crate::engine::recipes::Recipes;
    use crate::library::{LibraryChoice, Pool, is_of_library};

    fn load_with(text: &str, library: LibraryNeeds) -> Loaded {
        let source = SourceFile { name: "essai.csv".to_owned(), bytes: text.as_bytes().to_vec() };
        load(&ReferenceData::shipped(), vec![source], &Recipes { library, ..Recipes::default() }, &Progress::default())
    }

    fn has_value(loaded: &Loaded, place: &str, indicator: &str) -> bool {
        let place = loaded.values.observations().place_index(&PlaceId::new(place));
        place.is_some() && loaded.values.has_values(&IndicatorId::new(indicator))
    }

    const WASTE: &str = "ville;année;Déchets ménagers et assimilés (t)\nSalé;2024;300000\nÉvreux;2023;20000\n";

    #[test]
    fn the_library_fills_what_files_lack_and_nothing_they_have() {
        let filled = load_with(WASTE, LibraryNeeds::default());
        assert!(filled.library.iter().any(|file| is_of_library(&file.intake.name)));
        assert!(has_value(&filled, "sale", "msw_pc"), "{:?}", filled.notes);
        let without =
            load_with(WASTE, LibraryNeeds { choice: LibraryChoice { is_off: true, ..LibraryChoice::default() }, pools: Vec::new() });
        assert!(without.library.is_empty() && !has_value(&without, "sale", "msw_pc"));
        let own = load_with("ville;année;Population\nSalé;2020;900000\n", LibraryNeeds::default());
        let population = own.values.observations().series(&MeasureId::new("population")).map(|series| series.len());
        assert_eq!(population, Some(1));
    }

    #[test]
    fn territories_and_pools_are_added() {
        let sale = TerritoryCode { authority: "HCP".to_owned(), code: "04.441.01.0".to_owned() };
        let pool =
            PoolNeed { pool: Pool::parse("province:Kénitra").expect("a rule"), focus: None, measures: vec![MeasureId::new("population")] };
        let library = LibraryNeeds { choice: LibraryChoice { territories: vec![sale], is_off: false }, pools: vec![pool] };
        let loaded = load_with("ville;année;Population\nKénitra;2024;507736\n", library);
        let observations = loaded.values.observations();
        assert!(observations.place_index(&PlaceId::new("sale")).is_some());
        // Salé is compared; the communes of the pool stand behind it and are listed nowhere.
        assert_eq!(loaded.places.len(), 2, "{:?}", loaded.places);
        assert!(observations.places().len() >= 24, "{}", observations.places().len());
        assert!(loaded.notes.iter().all(|note| note.severity() != crate::base::Severity::Error), "{:?}", loaded.notes);
    }
}

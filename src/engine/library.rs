//! What a project takes from the library, as tables to read after its files: the territories that were added, the pool around them,
//! and what the user's files lack to be compared.

use std::collections::BTreeSet;

use crate::base::MeasureId;
use crate::base::number::DecimalMark;
use crate::engine::reference_data::ReferenceData;
use crate::engine::source::SourceFile;
use crate::intake::ReadSettings;
use crate::library::{Edition, FigureFilter, FigureTable, LIBRARY_FOLDER, LibraryChoice, figure_tables};
use crate::tidy::{KnownFigures, Measure, ObservationsBuilder, Recipe, Territory, YearTolerance};

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

/// Whether a file is a table of the library.
pub(super) fn is_of_library(name: &str) -> bool {
    name.starts_with(LIBRARY_FOLDER)
}

/// How a table of the library is read.
pub(super) fn library_recipe() -> Recipe {
    let settings =
        ReadSettings { delimiter: Some(','), quotes: Some(true), decimal: Some(DecimalMark::Point), ..ReadSettings::default() };
    Recipe { settings, ..Recipe::default() }
}

/// The tables to read after the files that `builder` has read.
pub(super) fn library_sources(
    reference_data: &ReferenceData,
    choice: &LibraryChoice,
    builder: &ObservationsBuilder<'_>,
    fill: LibraryFill,
) -> Vec<SourceFile> {
    let has_choice = !choice.territories.is_empty() || choice.pool.is_some();
    if choice.is_off || (fill == LibraryFill::ChosenTerritories && !has_choice) {
        return Vec::new();
    }
    let Some(known) = builder.known_figures(if has_choice { usize::MAX } else { MOST_FILLED_PLACES }) else { return Vec::new() };
    let edition = Edition::shipped();
    let is_known = |territory: &Territory, measure: &MeasureId| known.has_series(territory, measure);
    let added: Vec<&Territory> = choice.territories.iter().filter_map(|code| code.territory()).collect();
    let mut tables = figure_tables(edition, &added, &FigureFilter { measures: None, is_known: &is_known });
    let is_new = |territory: &&Territory| !added.contains(territory);
    if let Some(pool) = &choice.pool {
        let focus = choice.pool_focus.as_ref().and_then(|code| code.territory());
        let measures: BTreeSet<MeasureId> = choice.pool_measures.iter().cloned().collect();
        let others: Vec<&Territory> = pool.communes(edition, focus).into_iter().filter(is_new).collect();
        join(&mut tables, figure_tables(edition, &others, &FigureFilter { measures: Some(&measures), is_known: &is_known }));
    }
    if fill == LibraryFill::WhatFilesLack {
        let measures = measures_beside(reference_data, &known);
        let named: Vec<&Territory> = known.territories().iter().copied().filter(is_new).collect();
        join(&mut tables, figure_tables(edition, &named, &FigureFilter { measures: Some(&measures), is_known: &is_known }));
    }
    tables.into_iter().map(|FigureTable { name, text }| SourceFile { name, bytes: text.into_bytes() }).collect()
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

/// What the measures of the files are divided by: the people of a town whose waste is given. A file of populations needs nothing.
fn measures_beside(reference_data: &ReferenceData, known: &KnownFigures) -> BTreeSet<MeasureId> {
    let is_denominator = |measure: &Measure| measure.year_tolerance != YearTolerance::Never;
    let mut measures = BTreeSet::new();
    for indicator in reference_data.catalogue.indicators() {
        let inputs = || indicator.plan.inputs.iter().map(|input| &input.measure);
        if inputs().any(|measure| !is_denominator(measure) && known.has_measure(&measure.id)) {
            measures.extend(inputs().filter(|measure| is_denominator(measure)).map(|measure| measure.id.clone()));
        }
    }
    measures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{IndicatorId, PlaceId, Progress};
    use crate::engine::load::load;
    use crate::engine::loaded::Loaded;
    use crate::engine::recipes::Recipes;
    use crate::library::{Pool, TerritoryCode};

    fn load_with(text: &str, library: LibraryChoice) -> Loaded {
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
        let filled = load_with(WASTE, LibraryChoice::default());
        assert!(filled.files.iter().any(|file| is_of_library(&file.intake.name)));
        assert!(has_value(&filled, "sale", "msw_pc"), "{:?}", filled.notes);
        let without = load_with(WASTE, LibraryChoice { is_off: true, ..LibraryChoice::default() });
        assert!(without.files.len() == 1 && !has_value(&without, "sale", "msw_pc"));
        let own = load_with("ville;année;Population\nSalé;2020;900000\n", LibraryChoice::default());
        let population = own.values.observations().series(&MeasureId::new("population")).map(|series| series.len());
        assert_eq!(population, Some(1));
    }

    #[test]
    fn territories_and_pools_are_added() {
        let sale = TerritoryCode { authority: "HCP".to_owned(), code: "04.441.01.0".to_owned() };
        let library = LibraryChoice {
            territories: vec![sale.clone()],
            pool: Some(Pool::parse("province:Kénitra").expect("a rule")),
            pool_focus: Some(sale),
            pool_measures: vec![MeasureId::new("population")],
            is_off: false,
        };
        let loaded = load_with("ville;année;Population\nKénitra;2024;507736\n", library);
        let observations = loaded.values.observations();
        assert!(observations.place_index(&PlaceId::new("sale")).is_some());
        assert!(observations.places().len() >= 24, "{}", observations.places().len());
        assert!(loaded.notes.iter().all(|note| note.severity() != crate::base::Severity::Error), "{:?}", loaded.notes);
    }
}

//! The figures of territories as tables that are read like any file: territories and measures in, texts with a line for each figure
//! out. Each line tells the publication, its address and licence, and what is doubtful of the figure.

use std::collections::BTreeSet;

use crate::base::csv::Csv;
use crate::base::{Level, MeasureId};
use crate::library::edition::{Edition, LibraryColumn};
use crate::library::quality::{FigureQuality, SAMPLED_FROM_HOUSEHOLDS};
use crate::library::territory_facts::TerritoryFacts;
use crate::tidy::Territory;

/// What the names of the tables of the library begin with. No file of the user has such a path.
pub const LIBRARY_FOLDER: &str = "jumelles:library";

/// Whether the name of a source is that of a table of the library.
#[must_use]
pub fn is_of_library(source: &str) -> bool {
    source.starts_with(LIBRARY_FOLDER)
}

/// The headings of a table: those of the sample.
const HEADINGS: [&str; 14] = [
    "ville",
    "code",
    "mesure",
    "année",
    "valeur",
    "unité",
    "niveau",
    "définition",
    "statut",
    "qualité",
    "source",
    "éditeur",
    "adresse",
    "remarque",
];

/// Which figures of a territory are wanted.
pub struct FigureFilter<'a> {
    /// The measures; `None` for all.
    pub measures: Option<&'a BTreeSet<MeasureId>>,
    /// Whether the figures of a measure are to be left out for a territory: the user's files have some.
    pub is_known: &'a dyn Fn(&Territory, &MeasureId) -> bool,
}

/// A table of figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureTable {
    /// Its name, as the path of a file.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The figures of some territories, a table for each table of the library; none that would be empty.
#[must_use]
pub fn figure_tables(edition: &Edition, territories: &[&Territory], filter: &FigureFilter<'_>) -> Vec<FigureTable> {
    let mut tables = Vec::new();
    for table in ["hcp_2024", "hcp_2014", "insee", "epci"] {
        let is_wanted = |measure: &MeasureId| filter.measures.is_none_or(|measures| measures.contains(measure));
        let wanted = edition.columns().iter().filter(|column| column.table == table);
        let columns: Vec<&LibraryColumn> = wanted.filter(|column| column.measure.as_ref().is_some_and(is_wanted)).collect();
        let owned = territories.iter().filter(|territory| TerritoryFacts::tables_of(territory.authority).contains(&table));
        let mut csv = Csv::new(&HEADINGS);
        let without_figures = csv.as_str().len();
        for territory in owned {
            for column in &columns {
                write_figure(&mut csv, edition, column, territory, filter);
            }
        }
        if csv.as_str().len() > without_figures {
            tables.push(FigureTable { name: format!("{LIBRARY_FOLDER}/{table}.csv"), text: csv.into_string() });
        }
    }
    tables
}

/// Adds the line of a figure, if there is one.
fn write_figure(csv: &mut Csv, edition: &Edition, column: &LibraryColumn, territory: &Territory, filter: &FigureFilter<'_>) {
    let is_of_commune = column.table != "insee" || territory.level == Level::Commune;
    let Some(measure) = column.measure.as_ref().filter(|_| is_of_commune) else { return };
    if (filter.is_known)(territory, measure) {
        return;
    }
    let value = edition.row(&column.table, territory.code).and_then(|row| edition.decimal_text(column, row));
    let (Some(value), Some(publication)) = (value, edition.publication(column)) else { return };
    let households = || TerritoryFacts::new(edition, territory).figure("households");
    let doubt = match column.quality {
        FigureQuality::Sampled if households().is_some_and(|households| households >= SAMPLED_FROM_HOUSEHOLDS) => {
            "Un ménage sur cinq a été interrogé"
        }
        FigureQuality::Estimated => "Estimation",
        FigureQuality::Provisional => "Résultat provisoire",
        FigureQuality::Undated => "Date du relevé non dite",
        FigureQuality::Published | FigureQuality::Derived | FigureQuality::Sampled | FigureQuality::Frame => "",
    };
    let licence = format!("licence : {}", publication.licence);
    let remark: Vec<&str> = [doubt, &column.note, &licence].into_iter().filter(|text| !text.is_empty()).collect();
    csv.push_row(&[
        territory.name,
        territory.code,
        measure.as_str(),
        &column.time.code(),
        &value,
        &column.unit,
        territory.level.code(),
        &column.definition,
        if doubt.is_empty() { "établi" } else { "approché" },
        if column.quality == FigureQuality::Estimated { "faible" } else { "" },
        &publication.title,
        &publication.publisher,
        &publication.address,
        &remark.join(" ; "),
    ]);
}

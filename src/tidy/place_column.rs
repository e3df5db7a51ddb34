//! What a column of places holds as a whole: names written once for several rows, homonyms with several codes, codes of an unknown list.

use foldhash::{HashMap, HashSet};

use crate::base::Level;
use crate::base::fold::fold;
use crate::intake::Intake;
use crate::tidy::builder::ObservationsBuilder;
use crate::tidy::field_source::FieldSource;
use crate::tidy::plan::SAMPLE_ROWS;
use crate::tidy::register::Register;

/// Where the places of a table are.
#[derive(Clone, Copy)]
pub(super) struct PlaceSource<'a> {
    /// The names.
    pub place: FieldSource<'a>,
    /// The column that tells homonyms apart: codes, or the territories the places are part of.
    pub code: Option<usize>,
    /// The kind of all places.
    pub level: Option<Level>,
}

/// What a column of places holds as a whole.
pub(super) struct PlaceFacts<'a> {
    /// The names that stand beside several codes.
    pub homonyms: HashSet<&'a str>,
    /// Whether the places are départements, of which one is called Somme.
    pub are_departements: bool,
    /// Whether places are codes that the program mostly does not know: none of them is taken for one it knows.
    pub are_foreign_codes: bool,
}

impl<'a> PlaceFacts<'a> {
    /// Examines the places of a table.
    pub(super) fn of(intake: &'a Intake, source: PlaceSource<'a>, builder: &ObservationsBuilder<'_>) -> Self {
        let PlaceSource { place, code, level } = source;
        Self {
            homonyms: code.map(|code| homonyms(intake, place, code)).unwrap_or_default(),
            are_departements: level == Some(Level::Departement) || are_departements(intake, place),
            are_foreign_codes: are_foreign_codes(intake, place, builder),
        }
    }
}

/// Whether a column names a town or a year once for several rows: half of its cells or more are blank, and the first is not.
pub(super) fn is_sparse(intake: &Intake, place: FieldSource<'_>) -> bool {
    let FieldSource::Column(column) = place else { return false };
    let blank = intake.table.columns().get(column).map_or(0, |column| column.stats.blank);
    let first = intake.table.rows().next().is_some_and(|row| !row.cell(column).trim().is_empty());
    first && blank * 2 >= intake.table.len()
}

/// The code of a commune from that of its département and its own: "68" and "356", "068" and "356".
pub(super) fn joined_code(departement: &str, commune: &str) -> String {
    let departement = departement.trim_start_matches('0');
    format!("{departement:0>2}{commune:0>3}")
}

/// The names of places that stand beside several codes.
fn homonyms<'a>(intake: &'a Intake, place: FieldSource<'a>, code: usize) -> HashSet<&'a str> {
    let mut codes: HashMap<&str, &str> = HashMap::default();
    let mut homonyms = HashSet::default();
    for row in intake.table.rows() {
        let (name, code) = (place.text(row), row.cell(code).trim());
        if !code.is_empty() && *codes.entry(name).or_insert(code) != code {
            homonyms.insert(name);
        }
    }
    homonyms
}

/// Whether a column of places that holds "Somme" holds other départements.
fn are_departements(intake: &Intake, place: FieldSource<'_>) -> bool {
    let Some(column) = place.column() else { return false };
    let cells = || intake.table.rows().take(SAMPLE_ROWS).map(|row| row.cell(column).trim()).filter(|cell| !cell.is_empty());
    if !cells().any(|cell| fold(cell) == "somme") {
        return false;
    }
    let departements = cells().filter(|cell| Register::shipped().names(cell, Some(Level::Departement))).count();
    departements * 2 > cells().count()
}

/// Whether the places of a table are codes of letters, of which the program knows fewer than half: "AT", "FR001C".
fn are_foreign_codes(intake: &Intake, place: FieldSource<'_>, builder: &ObservationsBuilder<'_>) -> bool {
    let Some(column) = place.column() else { return false };
    let cells: HashSet<&str> =
        intake.table.rows().take(SAMPLE_ROWS).map(|row| row.cell(column).trim()).filter(|cell| !cell.is_empty()).collect();
    let is_code = |cell: &str| (2..=8).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let has_letters = cells.iter().any(|cell| cell.contains(char::is_alphabetic));
    let in_register = |cell: &str| !Register::shipped().levels_of_code(cell).is_empty();
    let known = cells.iter().filter(|cell| builder.gazetteer().find(cell).is_some() || in_register(cell)).count();
    has_letters && cells.iter().all(|cell| is_code(cell)) && known * 2 < cells.len()
}

//! Recognises a greenhouse gas inventory in a long table: a column of references of the Global Protocol for Community-Scale
//! Inventories ("I.1.1"), one of emissions, or of activities with their factors, and perhaps one of notation keys.

use crate::base::Unit;
use crate::base::fold::fold;
use crate::base::unit::is_unit;
use crate::intake::{ColumnKind, Table};
use crate::tidy::heading::Heading;
use crate::tidy::mapping::{EmissionColumns, Field};

/// How many rows are examined.
const SAMPLE_ROWS: usize = 2000;
/// Headings of a column of notation keys, folded.
const KEYS: [&str; 7] = ["notation key", "notation keys", "notation", "cle de notation", "cles de notation", "رمز الترميز", "رموز الترميز"];
/// Words of the heading of a column of emissions, folded: one of them is enough.
const EMISSIONS: [&str; 9] = ["emissions", "emission", "ges", "ghg", "co2e", "tco2e", "total", "انبعاثات", "الانبعاثات"];

/// Headings of activities, of their units and of what turns them into emissions, folded.
const ACTIVITIES: [&str; 13] = [
    "activity",
    "activity value",
    "activity data",
    "activite",
    "donnee d activite",
    "donnees d activite",
    "quantite",
    "quantity",
    "consommation",
    "consumption",
    "النشاط",
    "بيانات النشاط",
    "الكميه",
];
const ACTIVITY_UNITS: [&str; 7] = ["activity unit", "unite d activite", "unite de l activite", "unite", "unit", "units", "الوحده"];
const FACTORS: [&str; 8] = ["factor", "facteur", "ef", "fe", "emission factor", "facteur d emission", "معامل الانبعاث", "معامل"];
const FACTOR_UNITS: [&str; 7] =
    ["ef unit actual", "factor unit", "ef unit", "emission factor unit", "unite du facteur", "unite fe", "unite du facteur d emission"];
const GASES: [[&str; 4]; 3] = [
    ["ef co2", "fe co2", "factor co2", "facteur co2"],
    ["ef ch4", "fe ch4", "factor ch4", "facteur ch4"],
    ["ef n2o", "fe n2o", "factor n2o", "facteur n2o"],
];
const GWPS: [&str; 4] = ["gwp", "gwp set", "prg", "jeu de prg"];

/// The columns of an inventory, by heading.
pub(super) struct InventoryColumns {
    /// The references.
    pub reference: String,
    /// The emissions, or the activities.
    pub value: String,
    /// The unit of all values, if they have one.
    pub unit: Option<String>,
    /// The units of the values, row by row.
    pub units: Option<String>,
    /// The notation keys.
    pub keys: Option<String>,
    /// The warming potentials of given emissions, row by row.
    pub potentials: Option<String>,
    /// The factors that turn activities into emissions; `None` when the values are emissions.
    pub emits: Option<EmissionColumns>,
}

/// The reference a cell names: "I.1.1" of "I.1.1", "GPC II.1.3." or "III.4.1 Wastewater".
pub(super) fn reference(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    let cell = cell.strip_prefix("GPC").map_or(cell, |rest| rest.trim_start_matches([' ', '_', ':']));
    let word = cell.split([' ', '\u{a0}', ',', ':', '(']).next().unwrap_or_default().trim_end_matches('.');
    let (sector, rest) = word.split_once('.')?;
    let digits = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit());
    let known = ["I", "II", "III", "IV", "V", "VI"].contains(&sector);
    (known && rest.split('.').count() <= 2 && rest.split('.').all(digits)).then_some(word)
}

/// The columns of an inventory; `None` when the table is none. `taken` are headings already used otherwise.
pub(super) fn find(table: &Table, headings: &[Heading], taken: &[&str]) -> Option<InventoryColumns> {
    let column = (0..headings.len()).find(|column| holds_references(table, *column))?;
    let heading = |column: usize| table.headings().get(column).cloned();
    let unit = |column: usize| {
        let own = headings.get(column)?;
        let whole = table.headings().get(column).filter(|heading| is_unit(heading)).cloned();
        let unit = own.unit.clone().or(whole).or_else(|| table.unit(column).map(str::to_owned))?;
        let (emitted, per_year) = (Unit::parse(&unit), Unit::parse("tCO2e"));
        let fits = emitted.has_same_dimension(&per_year) || emitted.has_same_dimension(&per_year.per(&Unit::parse("year")));
        fits.then_some(unit)
    };
    let numbers: Vec<usize> = (0..headings.len())
        .filter(|other| *other != column && table.columns().get(*other).is_some_and(|column| column.stats.numbers() > 0))
        .filter(|other| {
            table
                .columns()
                .get(*other)
                .is_some_and(|column| matches!(column.kind, ColumnKind::Number | ColumnKind::Text | ColumnKind::Code))
        })
        .filter(|other| heading(*other).is_none_or(|heading| !taken.contains(&heading.as_str())))
        .collect();
    let folded: Vec<String> = headings.iter().map(|heading| fold(&heading.name)).collect();
    let emitted = |column: &&usize| folded.get(**column).is_some_and(|name| name.split(' ').any(|word| EMISSIONS.contains(&word)));
    let emitted = numbers.iter().find_map(|column| Some((*column, unit(*column)?))).or_else(|| {
        // Emissions without a unit are in tonnes, as the protocol reports them.
        numbers.iter().find(emitted).map(|column| (*column, "tCO2e".to_owned()))
    });
    let at = |words: &[&str]| words.iter().find_map(|word| folded.iter().position(|name| name == word));
    let find = |words: &[&str]| at(words).and_then(heading);
    let unit_in = |column: usize| headings.get(column).and_then(|own| own.unit.clone());
    let (reference, keys) = (heading(column)?, find(&KEYS));
    let factors = EmissionColumns {
        factor: find(&FACTORS),
        gases: GASES.map(|words| find(&words)),
        unit: find(&FACTOR_UNITS).map(Field::Column).or_else(|| at(&FACTORS).and_then(unit_in).map(Field::Fixed)),
        gwp: find(&GWPS),
    };
    let activity = at(&ACTIVITIES).filter(|_| factors.factor.is_some() || factors.gases.iter().any(Option::is_some));
    match (emitted, activity) {
        // Given emissions are preferred to those that could be computed.
        (Some((column, unit)), _) => {
            let potentials = find(&GWPS);
            Some(InventoryColumns { reference, value: heading(column)?, unit: Some(unit), units: None, keys, potentials, emits: None })
        }
        (None, Some(activity)) => {
            let own = unit_in(activity);
            let units = find(&ACTIVITY_UNITS).filter(|_| own.is_none());
            Some(InventoryColumns { reference, value: heading(activity)?, unit: own, units, keys, potentials: None, emits: Some(factors) })
        }
        (None, None) => None,
    }
}

/// Whether nearly every cell of a column is a reference.
fn holds_references(table: &Table, column: usize) -> bool {
    let (mut all, mut found) = (0, 0);
    for row in table.rows().take(SAMPLE_ROWS) {
        let cell = row.cell(column).trim();
        if !cell.is_empty() {
            all += 1;
            found += usize::from(reference(cell).is_some());
        }
    }
    found > 0 && found * 10 >= all * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_people_write_them() {
        for (cell, wanted) in [
            ("I.1.1", Some("I.1.1")),
            (" II.4.3. ", Some("II.4.3")),
            ("GPC III.1.2", Some("III.1.2")),
            ("V.2 Land", Some("V.2")),
            ("IV.1", Some("IV.1")),
            ("I", None),
            ("VII.1", None),
            ("1.1.1", None),
            ("I.11", None),
            ("Ville", None),
        ] {
            assert_eq!(reference(cell), wanted, "{cell}");
        }
    }
}

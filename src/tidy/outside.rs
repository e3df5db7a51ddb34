//! What stands outside a table and says something of all its figures: the unit or the year in a title or a note. A table
//! in, a unit or a year out, or nothing when it is not sure.

use std::collections::BTreeSet;

use crate::base::unit::is_unit;
use crate::base::{Year, fold::fold};
use crate::intake::{Aside, Intake};
use crate::tidy::Heading;

/// The texts above and below a table.
fn texts(intake: &Intake, below: bool) -> impl Iterator<Item = String> {
    let table = &intake.table;
    let wanted = move |why: Aside| matches!(why, Aside::Preamble | Aside::Comment) || (below && why == Aside::Footer);
    table.zones().aside.iter().filter(move |(_, why)| wanted(*why)).map(|(record, _)| {
        let cells: Vec<&str> = table.grid().record(*record as usize).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        cells.join(" ")
    })
}

/// The unit a title or a note gives to all figures: "Budget (en k€)", "Unité : tonnes"; none when there are several.
pub(super) fn unit(intake: &Intake) -> Option<String> {
    let mut found = BTreeSet::new();
    for text in texts(intake, true) {
        let inside = text.split('(').skip(1).filter_map(|rest| rest.split(')').next());
        let said = text.split_once(':').filter(|(word, _)| matches!(fold(word).as_str(), "unite" | "unites" | "unit" | "units" | "الوحده"));
        let ends = [" en ", " in "].iter().filter_map(|word| text.rsplit_once(word)).map(|(_, unit)| unit);
        let whole = text.strip_prefix("En ").or_else(|| text.strip_prefix("en "));
        for candidate in inside.chain(said.map(|(_, unit)| unit)).chain(ends).chain(whole) {
            let candidate = candidate.trim().trim_end_matches('.').trim_start_matches("en ");
            // One letter in brackets is the call of a note.
            if candidate.chars().count() > 1 && is_unit(candidate) {
                found.insert(candidate.to_owned());
            }
        }
    }
    found.pop_first().filter(|_| found.is_empty())
}

/// The one year the titles speak of, or the name of the sheet.
pub(super) fn year(intake: &Intake) -> Option<Year> {
    let mut found = BTreeSet::new();
    for text in texts(intake, false).chain(intake.sheet.clone()) {
        found.extend(text.split(|c: char| !c.is_alphanumeric()).filter_map(|word| Heading::parse(word).year.filter(|_| word.len() == 4)));
    }
    found.pop_first().filter(|_| found.is_empty())
}

//! What stands outside a table and says something of all its figures: the unit, the year or the town in a title, a note or
//! the name of the file. A table in, a unit, a year or a town out, or nothing when it is not sure.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use crate::base::unit::is_unit;
use crate::base::{Year, fold::fold};
use crate::intake::{Intake, SkipReason};
use crate::tidy::places::{bare_name, is_area};
use crate::tidy::{Field, Gazetteer, Heading, Mapping, Place, PlaceKind};

/// The texts above and below a table.
fn texts(intake: &Intake, below: bool) -> impl Iterator<Item = String> {
    let table = &intake.table;
    let wanted = move |why: SkipReason| matches!(why, SkipReason::Preamble | SkipReason::Comment) || (below && why == SkipReason::Footer);
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

/// The town a whole table is about, where no column names one: the only one its titles, its sheet or its file name. Each line must
/// then be of another year or measure (the cells of `keys`): lines that are alike are those of several places.
pub(super) fn town(intake: &Intake, gazetteer: &Gazetteer, keys: &[usize]) -> Option<String> {
    let mut seen = HashSet::new();
    let alone = intake.table.rows().take(LOOKED_AT).all(|row| {
        let key: Vec<String> = keys.iter().map(|column| fold(row.cell(*column))).collect();
        seen.insert(key)
    });
    if !alone {
        return None;
    }
    let mut found = BTreeSet::new();
    // A title may name who publishes, or where: only one that begins with a town, or announces it, is about it.
    for text in texts(intake, false).chain(intake.sheet.clone()) {
        found.extend(announced(&text, gazetteer));
    }
    let path = intake.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = path.split_once('.').map_or(path, |(stem, _)| stem);
    match towns_in(stem, gazetteer).as_slice() {
        [] => {}
        [town] => _ = found.insert(town.names.fr.clone()),
        _ => return None,
    }
    found.pop_first().filter(|_| found.is_empty())
}

/// How a table is read like another one, whose town was the only one it was about: this one may be about another.
#[must_use]
pub fn with_its_town(mapping: Mapping, intake: &Intake, gazetteer: &Gazetteer) -> Mapping {
    if !matches!(mapping.place, Field::Fixed(_)) {
        return mapping;
    }
    let columns = [mapping.year.as_ref(), mapping.measure()].into_iter().flatten();
    let position = |heading: &String| intake.table.headings().iter().position(|other| other == heading);
    let keys: Vec<usize> = columns.filter_map(|field| if let Field::Column(heading) = field { position(heading) } else { None }).collect();
    match town(intake, gazetteer, &keys) {
        Some(name) => Mapping { place: Field::Fixed(name), ..mapping },
        None => mapping,
    }
}

/// The town a title announces: "Commune de Chambéry", "Ville de Kénitra : eau", "Kénitra – déchets ménagers".
fn announced(text: &str, gazetteer: &Gazetteer) -> Option<String> {
    let head = text.split([':', '–', '—', '(', ',']).next().unwrap_or_default();
    let head = head.split(" - ").next().unwrap_or_default().trim();
    if let Some(place) = gazetteer.find(head) {
        return Some(place.names.fr.clone());
    }
    // A town nobody knows bears its name as the title writes it.
    let words: Vec<&str> = head.split_whitespace().collect();
    let bare = bare_name(head)?;
    let name = (0..words.len()).filter_map(|from| Some(words.get(from..)?.join(" "))).find(|name| fold(name) == bare)?;
    let proper = name.chars().next().is_some_and(|first| first.is_uppercase() || !first.is_lowercase());
    (proper && name.split(' ').count() <= MOST_WORDS).then_some(name)
}

/// The towns the name of a file names: "kenitra_2024", "Eau Saint-Étienne".
fn towns_in<'a>(stem: &str, gazetteer: &'a Gazetteer) -> Vec<&'a Arc<Place>> {
    let words: Vec<&str> = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found: Vec<&Arc<Place>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let spans = (1..=MOST_WORDS.min(words.len() - at)).rev();
        let named = |count: usize| {
            let text = words.get(at..at + count)?.join(" ");
            let place = gazetteer.find(&text).filter(|place| place.kind == PlaceKind::City)?;
            // A number is a year or a version before it is the code of a town.
            text.contains(char::is_alphabetic).then_some((place, count))
        };
        match spans.into_iter().find_map(named) {
            Some((place, count)) => {
                if !found.iter().any(|known| known.id == place.id) {
                    found.push(place);
                }
                at += count;
            }
            None => at += 1,
        }
    }
    // "prefecture_kenitra" and "communes_autour_de_rabat" are not the town.
    if is_area(&fold(stem)) { Vec::new() } else { found }
}

/// A name of a town has no more words than this.
const MOST_WORDS: usize = 4;
/// So many lines are looked at.
const LOOKED_AT: usize = 2000;

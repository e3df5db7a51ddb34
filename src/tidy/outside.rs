//! Information about a whole table that is written outside it, in a title, a note, the sheet name or the file name: a table in,
//! its unit, year or town out, or `None` when that is not certain.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use crate::base::Level;
use crate::base::fold::fold;
use crate::intake::{ColumnKind, Intake, SkipReason};
use crate::tidy::heading::unit_in;
use crate::tidy::mapping::{Field, Mapping};
use crate::tidy::places::{Gazetteer, Place, PlaceKind, bare_name, is_area};

/// Which texts around a table are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Above,
    AboveAndBelow,
}

/// The texts around a table.
fn texts(intake: &Intake, around: Around) -> impl Iterator<Item = String> {
    let table = &intake.table;
    let wanted = move |why: SkipReason| {
        matches!(why, SkipReason::Preamble | SkipReason::Comment) || (around == Around::AboveAndBelow && why == SkipReason::Footer)
    };
    table.layout().skipped.iter().filter(move |(_, why)| wanted(*why)).map(|(record, _)| {
        let cells: Vec<&str> = table.grid().record(*record as usize).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        cells.join(" ")
    })
}

/// The unit a title or a note gives to all values: "Budget (en k€)", "Unité : tonnes". `None` when there are several.
pub(super) fn unit(intake: &Intake) -> Option<String> {
    let mut found = BTreeSet::new();
    for text in texts(intake, Around::AboveAndBelow) {
        let inside = text.split('(').skip(1).filter_map(|rest| rest.split(')').next());
        let said = text.split_once(':').filter(|(word, _)| matches!(fold(word).as_str(), "unite" | "unites" | "unit" | "units" | "الوحده"));
        let ends = [" en ", " in "].iter().filter_map(|word| text.rsplit_once(word)).map(|(_, unit)| unit);
        let whole = text.strip_prefix("En ").or_else(|| text.strip_prefix("en "));
        for candidate in inside.chain(said.map(|(_, unit)| unit)).chain(ends).chain(whole) {
            let candidate = candidate.trim().trim_end_matches(['.', ')', ']']).trim_start_matches("en ");
            // A single letter in brackets refers to a note.
            let is_sign = matches!(candidate, "%" | "‰" | "€");
            if let Some(unit) = unit_in(candidate).filter(|_| candidate.chars().count() > 1 || is_sign) {
                found.insert(unit);
            }
        }
    }
    found.pop_first().filter(|_| found.is_empty())
}

/// The town a whole table is about, when no column names one: the only town in its titles, its sheet name and its file name.
/// `keys` are the columns of year and measure: if two rows agree in them, the table is about several places.
pub(super) fn town(intake: &Intake, gazetteer: &Gazetteer, keys: &[usize]) -> Option<String> {
    if let Some(place) = texts(intake, Around::Above).find_map(|text| labelled(&text)) {
        return Some(place);
    }
    let mut seen = HashSet::new();
    // Without year and measure, the words of a row tell it from the others.
    let is_word = |column: &usize| intake.table.columns().get(*column).is_some_and(|column| column.kind == ColumnKind::Text);
    let words: Vec<usize> = (0..intake.table.headings().len()).filter(is_word).collect();
    let keys = if keys.is_empty() { &words } else { keys };
    let are_distinct = intake.table.rows().take(SAMPLE_ROWS).all(|row| {
        let key: Vec<String> = keys.iter().map(|column| fold(row.cell(*column))).collect();
        seen.insert(key)
    });
    if !are_distinct {
        return None;
    }
    let mut found = BTreeSet::new();
    // A title may name a publisher or a place of publication: only one that begins with a town, or announces it, counts.
    for text in texts(intake, Around::Above).chain(intake.sheet.clone()) {
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

/// Adapts a mapping with a fixed town to another table, which may be about another town. Other mappings are unchanged.
#[must_use]
pub fn with_detected_town(mapping: Mapping, intake: &Intake, gazetteer: &Gazetteer) -> Mapping {
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

/// The place a title announces with its kind: "Région : Gharb Chrarda Beni Hssen". The kind stays in front of the name.
fn labelled(text: &str) -> Option<String> {
    let (kind, name) = text.split_once(':')?;
    let (kind, name) = (kind.trim(), name.trim());
    Level::parse(kind).filter(|level| *level != Level::Unknown)?;
    let is_name = !name.is_empty() && name.len() <= 60 && name.chars().next().is_some_and(|first| !first.is_lowercase());
    is_name.then(|| format!("{kind} {name}"))
}

/// The town a title begins with or announces: "Commune de Chambéry", "Ville de Kénitra : eau", "Kénitra – déchets ménagers".
fn announced(text: &str, gazetteer: &Gazetteer) -> Option<String> {
    let head = text.split([':', '–', '—', '(', ',']).next().unwrap_or_default();
    let head = head.split(" - ").next().unwrap_or_default().trim();
    if let Some(place) = gazetteer.find(head) {
        return Some(place.names.fr.clone());
    }
    // A town that the gazetteer lacks keeps the spelling of the title.
    let words: Vec<&str> = head.split_whitespace().collect();
    let bare = bare_name(head)?;
    let name = (0..words.len()).filter_map(|from| Some(words.get(from..)?.join(" "))).find(|name| fold(name) == bare)?;
    let proper = name.chars().next().is_some_and(|first| first.is_uppercase() || !first.is_lowercase());
    (proper && name.split(' ').count() <= MOST_WORDS).then_some(name)
}

/// The towns in the name of a file: "kenitra_2024", "Eau Saint-Étienne".
fn towns_in<'a>(stem: &str, gazetteer: &'a Gazetteer) -> Vec<&'a Arc<Place>> {
    let words: Vec<&str> = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found: Vec<&Arc<Place>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let spans = (1..=MOST_WORDS.min(words.len() - at)).rev();
        let named = |count: usize| {
            let text = words.get(at..at + count)?.join(" ");
            let place = gazetteer.find(&text).filter(|place| place.kind == PlaceKind::City)?;
            // A number is more likely a year or a version than the code of a town.
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
    // "prefecture_kenitra" is not about the town.
    if is_area(&fold(stem)) { Vec::new() } else { found }
}

/// The name of a town has at most this many words.
const MOST_WORDS: usize = 4;
/// How many rows are examined.
const SAMPLE_ROWS: usize = 2000;

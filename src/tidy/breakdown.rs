//! Finds a column that breaks values down into parts ("Sexe", "Milieu", "Trimestre"). If one of its words means the whole, only
//! the rows with that word are read. Otherwise the first part would be taken for the whole, so nothing is read.

use std::collections::{BTreeMap, HashMap};

use crate::base::total_labels::covers_all_categories;
use crate::base::{Note, NoteMessage, Notes, one_based};
use crate::intake::{ColumnKind, Intake, Row};
use crate::tidy::mapping::{Columns, Field, Mapping};

/// A column with more distinct words than this does not break values down.
const MOST_WORDS: usize = 40;
/// How many rows are examined.
const SAMPLE_ROWS: usize = 5000;

/// Finds such a column among those a mapping does not use and adds it to the mapping. False when there is one without a word
/// for the whole.
pub(super) fn find(intake: &Intake, mapping: &mut Mapping, notes: &mut Notes) -> bool {
    let table = &intake.table;
    let columns = Columns::new(table);
    let keys: Vec<usize> = [Some(&mapping.place), mapping.year.as_ref(), mapping.measure()]
        .into_iter()
        .flatten()
        .filter_map(|field| match field {
            Field::Column(heading) => columns.index(heading),
            Field::Fixed(_) => None,
        })
        .chain(mapping.context.iter().filter_map(|(_, heading)| columns.index(heading)))
        .collect();
    let key = |row: &Row<'_>| keys.iter().map(|column| row.cell(*column).trim().to_owned()).collect::<Vec<_>>();
    let mut keys_seen: HashMap<Vec<String>, usize> = HashMap::new();
    for row in table.rows().take(SAMPLE_ROWS) {
        *keys_seen.entry(key(&row)).or_default() += 1;
    }
    let rows = table.len().min(SAMPLE_ROWS);
    // Most rows must share town, year and measure with another one; a few repeated by mistake are no breakdown.
    if keys_seen.len() * 2 > rows || rows < 4 {
        return true;
    }
    let used = mapping.headings();
    let unused = table.headings().iter().enumerate().filter(|(index, heading)| {
        !used.contains(&heading.as_str()) && table.columns().get(*index).is_some_and(|column| column.kind == ColumnKind::Text)
    });
    for (column, heading) in unused {
        let mut words: BTreeMap<&str, usize> = BTreeMap::new();
        for row in table.rows().take(SAMPLE_ROWS) {
            *words.entry(row.cell(column).trim()).or_default() += 1;
        }
        // No word occurs on more rows than there are distinct keys.
        let is_breakdown = (2..=MOST_WORDS).contains(&words.len()) && words.values().all(|count| *count <= keys_seen.len());
        if !is_breakdown {
            continue;
        }
        let place = one_based(column);
        let note = |message: NoteMessage| Note::new(message).at(&intake.name, table.heading_line(), place);
        let whole = words.keys().find(|word| covers_all_categories(word)).map(|word| (*word).to_owned());
        return match whole {
            Some(word) => {
                notes.push(note(NoteMessage::BreakdownWithTotal { name: heading.into(), word: (&word).into() }));
                mapping.whole = Some((heading.clone(), word));
                true
            }
            None => {
                notes.push(note(NoteMessage::BreakdownWithoutTotal { name: heading.into() }));
                false
            }
        };
    }
    true
}

//! A column that breaks figures down ("Sexe", "Milieu", "Trimestre"): if one of its words holds the whole, only those lines
//! are read; if none does, the first part would pass for the whole, and nothing is read.

use std::collections::{BTreeMap, HashMap};

use crate::base::total_labels::is_whole;
use crate::base::{Note, NoteMessage, Notes, one_based};
use crate::intake::{ColumnKind, Intake};
use crate::tidy::mapping::{Columns, Field, Mapping};

/// A column with more different words than this tells things apart, it does not break them down.
const WORDS: usize = 40;
/// How many rows are looked at.
const LOOKED_AT: usize = 5000;

/// Finds such a column among those a mapping does not use. False when figures cannot be told from their parts.
pub(super) fn find(intake: &Intake, mapping: &mut Mapping, notes: &mut Notes) -> bool {
    let table = &intake.table;
    let columns = Columns::of(table);
    let keys: Vec<usize> = [Some(&mapping.place), mapping.year.as_ref(), mapping.measure()]
        .into_iter()
        .flatten()
        .filter_map(|field| match field {
            Field::Column(heading) => columns.index(heading),
            Field::Fixed(_) => None,
        })
        .chain(mapping.context.iter().filter_map(|(_, heading)| columns.index(heading)))
        .collect();
    let key = |row: &crate::intake::Row<'_>| keys.iter().map(|column| row.cell(*column).trim().to_owned()).collect::<Vec<_>>();
    let mut lines: HashMap<Vec<String>, usize> = HashMap::new();
    for row in table.rows().take(LOOKED_AT) {
        *lines.entry(key(&row)).or_default() += 1;
    }
    let rows = table.len().min(LOOKED_AT);
    // Most lines must share their town, year and measure with another: a line given twice by mistake breaks nothing down.
    if lines.len() * 2 > rows || rows < 4 {
        return true;
    }
    let used = mapping.headings();
    let idle = table.headings().iter().enumerate().filter(|(index, heading)| {
        !used.contains(&heading.as_str()) && table.columns().get(*index).is_some_and(|column| column.kind == ColumnKind::Text)
    });
    for (column, heading) in idle {
        let mut words: BTreeMap<&str, usize> = BTreeMap::new();
        for row in table.rows().take(LOOKED_AT) {
            *words.entry(row.cell(column).trim()).or_default() += 1;
        }
        // Each word comes on about as many lines as there are figures.
        let breaks = (2..=WORDS).contains(&words.len()) && words.values().all(|count| *count <= lines.len());
        if !breaks {
            continue;
        }
        let place = one_based(column);
        let note = |message: NoteMessage| Note::new(message).at(&intake.name, table.heading_line(), place);
        let whole = words.keys().find(|word| is_whole(word)).map(|word| (*word).to_owned());
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

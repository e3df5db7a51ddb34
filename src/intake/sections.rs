//! Finds headings among the rows: a row with a name alone, then the rows that belong to it ("Kénitra" above "Hommes" and "Femmes").
//! They become a column of their own behind the others, so that each row says what it belongs to.

use std::collections::{HashMap, HashSet};

use crate::intake::grid::{CellSpan, Grid, short};
use crate::intake::layout::{SkipReason, TableLayout};

/// The heading of the column of sections. A sign, as the file gives it no name.
pub const SECTIONS: &str = "§";
/// How many rows are examined.
const MOST_ROWS: usize = 20_000;

/// A grid with a column of sections, and its layout without the rows that name them.
pub(super) struct Sectioned {
    pub grid: Grid,
    pub layout: TableLayout,
}

/// The grid with its sections as a column; `None` when no row is the heading of others. A town without figures is no heading: the
/// names of the rows under headings come again under others.
pub(super) fn with_sections(grid: &Grid, layout: &TableLayout) -> Option<Sectioned> {
    let heading = *layout.headings.last()?;
    if layout.body.len() < 4 || layout.body.len() > MOST_ROWS {
        return None;
    }
    let label = layout
        .body
        .iter()
        .find_map(|record| (0..grid.width(*record as usize)).find(|column| !grid.cell(*record as usize, *column).trim().is_empty()))?;
    let sections: HashSet<u32> = layout.body.iter().copied().filter(|record| is_alone(grid, *record, label)).collect();
    if sections.len() < 2 || !are_headings(grid, layout, &sections, label) {
        return None;
    }
    let mut grown = grid.without_cells();
    let body: HashSet<u32> = layout.body.iter().copied().collect();
    let width = (0..grid.len()).map(|record| grid.width(record)).max().unwrap_or_default();
    let mut section = CellSpan::BLANK;
    for record in 0..grid.len() {
        let id = short(record);
        let own = grid.spans(record);
        if sections.contains(&id) {
            section = own.get(label).copied().unwrap_or(CellSpan::BLANK);
        }
        grown.cells.extend(own);
        let added = if id == heading {
            Some(grown.append_text(SECTIONS))
        } else {
            (body.contains(&id) && !sections.contains(&id)).then_some(section)
        };
        if let Some(added) = added {
            grown.cells.extend((own.len()..width).map(|_| CellSpan::BLANK));
            grown.cells.push(added);
        }
        grown.starts.push(short(grown.cells.len()));
    }
    let mut layout = layout.clone();
    layout.body.retain(|record| !sections.contains(record));
    layout.skipped.extend(sections.into_iter().map(|record| (record, SkipReason::Section)));
    layout.skipped.sort_unstable_by_key(|(record, _)| *record);
    Some(Sectioned { grid: grown, layout })
}

/// Whether only one cell of a record is filled.
fn is_alone(grid: &Grid, record: u32, label: usize) -> bool {
    grid.record(record as usize).enumerate().all(|(column, cell)| cell.trim().is_empty() != (column == label))
}

/// Whether rows alone are headings: each has rows under it, and the names of these rows come again under other headings.
fn are_headings(grid: &Grid, layout: &TableLayout, sections: &HashSet<u32>, label: usize) -> bool {
    let mut under: HashMap<&str, HashSet<u32>> = HashMap::new();
    let (mut section, mut rows, mut empty) = (None, 0, 0);
    let mut is_new = false;
    for record in &layout.body {
        if sections.contains(record) {
            empty += usize::from(is_new);
            (section, is_new) = (Some(*record), true);
            continue;
        }
        is_new = false;
        if let Some(section) = section {
            rows += 1;
            under.entry(grid.cell(*record as usize, label).trim()).or_default().insert(section);
        }
    }
    let again: usize = under.values().filter(|sections| sections.len() > 1).map(HashSet::len).sum();
    let repeats = under.values().any(|sections| sections.len() > 1);
    // A title of several lines may stand above a section; a list of towns without figures may not.
    repeats && rows > sections.len() && empty * 2 <= sections.len() && again >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Progress;
    use crate::intake::layout::zones;
    use crate::intake::scan::{Quotes, scan};
    use crate::intake::settings::ReadSettings;

    fn sectioned(text: &str) -> Option<Sectioned> {
        let grid = scan(text.to_owned(), b';', Quotes::Enclose, &Progress::default());
        let layout = zones(&grid, &ReadSettings::default());
        with_sections(&grid, &layout)
    }

    #[test]
    fn rows_alone_name_the_rows_under_them() {
        let found = sectioned("lieu;2014;2024\nKénitra;;\nHommes;1;2\nFemmes;3;4\nRabat;;\nHommes;5;6\nFemmes;7;8\n").expect("sections");
        assert_eq!((found.grid.cell(0, 3), found.grid.cell(2, 3), found.grid.cell(6, 3)), ("§", "Kénitra", "Rabat"));
        assert_eq!(found.layout.body, [2, 3, 5, 6]);
    }

    #[test]
    fn a_town_without_figures_is_no_section() {
        assert!(sectioned("ville;2014;2024\nKénitra;1;2\nNouvelleville;;\nRabat;3;4\nAutreville;;\nLyon;5;6\n").is_none());
        assert!(sectioned("ville;2014;2024\nKénitra;1;2\nRabat;3;4\n").is_none());
    }
}

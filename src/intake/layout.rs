//! Finds the layout of a file: a grid in; the records that are headings, rows, titles, notes, totals or other tables out.

use crate::base::Year;
use crate::base::fold::fold;
use crate::base::total_labels::starts_like_total;
use crate::intake::grid::Grid;
use crate::intake::heading_rows::{Profile, SAMPLE_COLUMNS, first_data, first_heading, is_number};
use crate::intake::missing::missing;
use crate::intake::note_rows::{NOTES, filled, is_called_note, is_note};
use crate::intake::settings::ReadSettings;

/// Why a record is not part of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SkipReason {
    /// A title or note above the headings.
    Preamble,
    /// A line that begins with `#`.
    Comment,
    /// A heading.
    Heading,
    /// A repeated heading.
    Repeated,
    /// A line without any text.
    Blank,
    /// A total, which would be counted twice.
    Total,
    /// A note or source under the table.
    Footer,
    /// The heading of the rows under it.
    Section,
    /// Another table under the first.
    OtherTable,
}

/// The records of a file, by what they are. Records are numbered from 0.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TableLayout {
    /// The records of the headings, top to bottom.
    pub headings: Vec<u32>,
    /// The records of the table.
    pub body: Vec<u32>,
    /// All other records, in order, with the reason why they are not rows.
    pub skipped: Vec<(u32, SkipReason)>,
    /// The first heading of each other table.
    pub other_tables: Vec<u32>,
    /// The records of each other table.
    pub other_ranges: Vec<std::ops::Range<u32>>,
}

impl TableLayout {
    /// The reason why a record is not a row of the table; `None` if it is one.
    #[must_use]
    pub fn skip_reason(&self, record: u32) -> Option<SkipReason> {
        let rank = self.skipped.binary_search_by_key(&record, |(record, _)| *record).ok()?;
        self.skipped.get(rank).map(|(_, why)| *why)
    }

    /// The number of records set aside for a reason.
    #[must_use]
    pub fn count(&self, why: SkipReason) -> usize {
        self.skipped.iter().filter(|(_, aside)| *aside == why).count()
    }
}

/// With more records than this, a second thread is used.
const WORTH_SPLITTING: usize = 50_000;
/// How many records are examined to find the headings.
const SAMPLE: usize = 200;
/// How many records below the table may be notes.
const FOOT: usize = 40;

/// Classifies the records of a file. Of several tables, a later one is read if it has more than twice the rows of the first.
#[must_use]
pub(super) fn zones(grid: &Grid, settings: &ReadSettings) -> TableLayout {
    let (mut aside, open) = blanks_and_comments(grid);
    let mut zones = table(grid, &open, settings);
    let parts = tables(grid, &zones);
    // The records of each table, with the titles and the headings above its rows.
    let start = |rank: usize| match rank {
        0 => 0,
        _ => parts.get(rank).and_then(|(from, _)| zones.body.get(*from)).copied().unwrap_or(u32::MAX),
    };
    let end = |rank: usize| if rank + 1 < parts.len() { start(rank + 1) } else { u32::try_from(grid.len()).unwrap_or(u32::MAX) };
    let ranges: Vec<std::ops::Range<u32>> = (0..parts.len()).map(|rank| start(rank)..end(rank)).collect();
    let rows = |rank: usize| parts.get(rank + 1).map_or(zones.body.len(), |next| next.0) - parts.get(rank).map_or(0, |part| part.0);
    let largest = (1..parts.len()).filter(|rank| rows(*rank) > rows(0) * 2).max_by_key(|rank| rows(*rank));
    match largest {
        Some(largest) if settings.heading_line.is_none() => {
            let from = parts.get(largest).and_then(|(from, _)| zones.body.get(*from)).copied().unwrap_or_default();
            let to = parts.get(largest + 1).and_then(|(from, _)| zones.body.get(*from)).copied().unwrap_or(u32::MAX);
            let others: Vec<u32> = parts.iter().enumerate().filter(|(rank, _)| *rank != largest).map(|(_, part)| part.1).collect();
            let inside: Vec<u32> = open.iter().copied().filter(|record| (from..to).contains(record)).collect();
            aside.extend(open.iter().filter(|record| !(from..to).contains(*record)).map(|record| (*record, SkipReason::OtherTable)));
            let other_ranges = ranges.iter().enumerate().filter(|(rank, _)| *rank != largest).map(|(_, range)| range.clone()).collect();
            zones = TableLayout { other_tables: others, other_ranges, ..table(grid, &inside, settings) };
        }
        _ => {
            if let Some((from, _)) = parts.get(1) {
                zones.other_tables = parts.iter().skip(1).map(|part| part.1).collect();
                zones.other_ranges = ranges.iter().skip(1).cloned().collect();
                aside.extend(zones.body.drain(from..).map(|record| (record, SkipReason::OtherTable)));
                // Records that were in the middle of the file may now be notes below the table.
                let typical = typical(grid, zones.body.get(..zones.body.len().min(SAMPLE)).unwrap_or_default());
                set_aside_foot(grid, typical, &mut zones.body, &mut aside);
            }
        }
    }
    zones.skipped.append(&mut aside);
    zones.skipped.sort_unstable_by_key(|(record, _)| *record);
    zones
}

/// The records that are blank or comments, and all others; on two threads for long files.
fn blanks_and_comments(grid: &Grid) -> (Vec<(u32, SkipReason)>, Vec<u32>) {
    let sorted = |records: std::ops::Range<usize>| {
        let (mut aside, mut open) = (Vec::new(), Vec::with_capacity(grid.len()));
        for record in records {
            let id = u32::try_from(record).unwrap_or(u32::MAX);
            if grid.record(record).all(|cell| cell.trim().is_empty()) {
                aside.push((id, SkipReason::Blank));
            } else if grid.cell(record, 0).trim_start().starts_with('#') && missing(grid.cell(record, 0)).is_none() {
                aside.push((id, SkipReason::Comment));
            } else {
                open.push(id);
            }
        }
        (aside, open)
    };
    let half = if grid.len() > WORTH_SPLITTING { grid.len() / 2 } else { grid.len() };
    std::thread::scope(|scope| {
        let other = (half < grid.len()).then(|| scope.spawn(|| sorted(half..grid.len())));
        let (mut aside, mut open) = sorted(0..half);
        if let Some(others) = other.map(|other| other.join().unwrap_or_else(|_| sorted(half..grid.len()))) {
            aside.extend(others.0);
            open.extend(others.1);
        }
        (aside, open)
    })
}

/// Classifies the records of one table. `open` are those that are neither blank nor comments.
fn table(grid: &Grid, open: &[u32], settings: &ReadSettings) -> TableLayout {
    let sample: Vec<u32> = open.iter().copied().take(SAMPLE).collect();
    let typical = typical(grid, &sample);
    let asked = settings.heading_line.and_then(|line| open.iter().position(|record| grid.line(*record as usize) >= line));
    let first = asked.unwrap_or_else(|| first_heading(grid, &sample, typical));
    let data = settings.heading_rows.map_or_else(|| first_data(grid, &sample, first), |rows| (first + rows).min(open.len()));
    let (notes, headings): (Vec<u32>, Vec<u32>) = open
        .get(first..data)
        .unwrap_or_default()
        .iter()
        .partition(|record| Some(*record) != open.get(first) && is_called_note(grid, **record));
    let mut aside: Vec<(u32, SkipReason)> = open.iter().take(first).map(|record| (*record, SkipReason::Preamble)).collect();
    aside.extend(notes.iter().map(|record| (*record, SkipReason::Footer)));
    aside.extend(headings.iter().map(|record| (*record, SkipReason::Heading)));
    let mut body = open.get(data.min(open.len())..).unwrap_or_default().to_vec();
    set_aside_foot(grid, typical, &mut body, &mut aside);
    set_aside_repeats(grid, &headings, &mut body, &mut aside);
    TableLayout { headings, body, skipped: aside, other_tables: Vec::new(), other_ranges: Vec::new() }
}

/// The start of each table in the body: the index of its first record in the body, and its first heading. A table begins after
/// a blank line, perhaps under a title, with a record of words where the table before it has numbers.
fn tables(grid: &Grid, zones: &TableLayout) -> Vec<(usize, u32)> {
    let mut parts = vec![(0, zones.headings.first().copied().unwrap_or_default())];
    let gap = zones.body.windows(2).position(|pair| matches!(pair, [before, after] if after - before > 1));
    // Records above the first blank line belong to the first table.
    let sample: Vec<u32> = zones.body.iter().copied().take(gap.map_or(SAMPLE, |gap| (gap + 1).min(SAMPLE))).collect();
    let width = sample.iter().map(|record| grid.width(*record as usize)).max().unwrap_or_default().min(SAMPLE_COLUMNS);
    let numeric: Vec<usize> = (0..width).filter(|column| Profile::of(grid, &sample, *column).numeric).collect();
    if numeric.is_empty() {
        return parts;
    }
    let is_heading = |record: u32| {
        let cells: Vec<&str> = numeric.iter().map(|column| grid.cell(record as usize, *column).trim()).collect();
        let words = |cell: &&str| !cell.is_empty() && !is_number(cell) && missing(cell).is_none();
        // A heading has words in numeric columns of the table before it, and numbers in none.
        filled(grid, record) > 1 && (cells.iter().any(words) || filled(grid, record) > width) && !cells.iter().any(|cell| is_plain(cell))
    };
    for (rank, pair) in zones.body.windows(2).enumerate() {
        let [before, record] = pair else { continue };
        if record - before < 2 {
            continue;
        }
        let title = usize::from(filled(grid, *record) == 1);
        let Some(heading) = zones.body.get(rank + 1 + title).copied() else { continue };
        let follows = zones.body.get(rank + 2 + title).is_some_and(|next| filled(grid, *next) > 1);
        if follows && (is_heading(heading) || (title == 1 && years_above(grid, heading))) {
            parts.push((rank + 1, heading));
        }
    }
    parts
}

/// Whether a cell is a number other than a year.
fn is_plain(cell: &str) -> bool {
    is_number(cell) && Year::parse(cell).is_none()
}

/// Whether a record has a word first and years behind it: the headings of a table of years.
fn years_above(grid: &Grid, record: u32) -> bool {
    let cells: Vec<&str> = grid.record(record as usize).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    matches!(cells.as_slice(), [first, rest @ ..] if !rest.is_empty() && !is_number(first) && rest.iter().all(|c| Year::parse(c).is_some()))
}

fn set_aside_foot(grid: &Grid, typical: usize, body: &mut Vec<u32>, aside: &mut Vec<(u32, SkipReason)>) {
    let foot = body.iter().rev().take(FOOT).map_while(|record| foot(grid, *record, typical)).count();
    for record in body.drain(body.len() - foot..) {
        aside.push((record, foot_kind(grid, record)));
    }
}

fn set_aside_repeats(grid: &Grid, headings: &[u32], body: &mut Vec<u32>, aside: &mut Vec<(u32, SkipReason)>) {
    let Some(last) = headings.last().map(|record| *record as usize) else { return };
    let start = grid.cell(last, 0);
    body.retain(|record| {
        let again = grid.cell(*record as usize, 0) == start && grid.record(*record as usize).eq(grid.record(last));
        if again {
            aside.push((*record, SkipReason::Repeated));
        }
        !again
    });
}

/// The number of filled cells of most records.
fn typical(grid: &Grid, sample: &[u32]) -> usize {
    let counts: Vec<usize> = sample.iter().map(|record| filled(grid, *record)).collect();
    let often = |n: usize| counts.iter().filter(|count| **count == n).count();
    counts.iter().copied().filter(|n| *n > 1).max_by_key(|n| (often(*n), *n)).unwrap_or(1)
}

/// `Some` when a record at the end is a note or a total rather than data.
fn foot(grid: &Grid, record: u32, typical: usize) -> Option<()> {
    let first = grid.record(record as usize).map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
    let words = fold(first);
    let begins =
        |list: &[&str]| list.iter().any(|word| words == *word || words.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')));
    let alone = filled(grid, record) == 1 && typical > 1;
    let sign = first.starts_with(['*', '(', '¹', '²', '†']);
    let note = alone && (begins(NOTES) || sign || first.chars().count() > 40);
    // "Ensemble-sur-Mer" is a town; "Total général" is not.
    let total = starts_like_total(first);
    let short = filled(grid, record) * 2 <= typical || (is_note(grid, record) && filled(grid, record) < typical);
    (note || total || (begins(NOTES) && short)).then_some(())
}

fn foot_kind(grid: &Grid, record: u32) -> SkipReason {
    let first = grid.record(record as usize).map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
    if starts_like_total(first) { SkipReason::Total } else { SkipReason::Footer }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Progress;
    use crate::intake::scan::scan;

    /// One letter a record: p preamble, # comment, h heading, d data, r repeated, . blank, t total, f footer, o other table.
    fn check(text: &str, expected: &str) {
        let grid = scan(text.to_owned(), b';', crate::intake::scan::Quotes::Enclose, &Progress::default());
        let zones = zones(&grid, &ReadSettings::default());
        let mut letters = vec!['d'; grid.len()];
        for (record, why) in &zones.skipped {
            letters[*record as usize] = match why {
                SkipReason::Preamble => 'p',
                SkipReason::Comment => '#',
                SkipReason::Heading => 'h',
                SkipReason::Repeated => 'r',
                SkipReason::Blank => '.',
                SkipReason::Total => 't',
                SkipReason::Footer => 'f',
                SkipReason::Section => 's',
                SkipReason::OtherTable => 'o',
            };
        }
        assert_eq!(letters.into_iter().collect::<String>(), expected, "{text:?}");
    }

    #[test]
    fn a_plain_table_has_one_heading() {
        check("ville;t\nKénitra;1\nRabat;2\n", "hdd");
        check("nom;prénom\na;b\nc;d\n", "hdd");
    }

    #[test]
    fn titles_and_notes_stand_around_the_table() {
        check("Déchets ménagers 2023\n;;\nSource : Ville\nville;t;an\nKénitra;1;2020\nRabat;2;2021\nTotal;3;\nSource : RPQS\n", "p.phddtf");
        check("Titre;;;\n\nville;a;b;c\nx;1;2;3\ny;4;5;6\n(1) chiffres provisoires\n", "p.hddf");
    }

    #[test]
    fn years_are_headings_and_units_too() {
        check("ville;2014;2024\nKénitra;431282;507736\nRabat;573895;509916\n", "hdd");
        check("ville;population;déchets\n;(hab.);(t)\nKénitra;1;2\nRabat;3;4\n", "hhdd");
        check("ville;hab;déchets;;\n;hab.;2021 (t);2022 (t);2023 (t)\nx;1;20;30;40\ny;5;60;70;80\n", "hhdd");
        check("ville;eau;;\n;2021 en m3;2022 en m3;2023 p\nx;20;30;40\ny;60;70;80\n", "hhdd");
        check("ville;eau;air;sol\nx;2010 hab.;2001 hab.;1999 hab.\ny;2011 hab.;2002 hab.;1998 hab.\n", "hdd");
        check("ville;Population;;Logements;\n;2014;2024;2014;2024\nx;10;20;30;40\ny;50;60;70;80\n", "hhdd");
    }

    #[test]
    fn comments_repeats_and_blanks_are_aside() {
        check("# export\nville;t\nx;1\n\nville;t\ny;2\n", "#hd.rd");
    }

    #[test]
    fn a_town_named_like_a_total_is_a_town() {
        check("ville;a;b\nKénitra;1;2\nRabat;3;4\nEnsemble-sur-Mer;5;6\n", "hddd");
        check("ville;a;b\nKénitra;1;2\nRabat;3;4\nEnsemble;4;6\n", "hddt");
    }

    #[test]
    fn a_missing_value_at_the_end_is_not_a_note() {
        check("ville;t\nKénitra;1\nLyon;3\nRabat;\n", "hddd");
        check("ville;t\nKénitra;1\nRabat;n.d.\n", "hdd");
    }

    #[test]
    fn a_second_table_is_told_apart() {
        check("ville;2014;2024\nx;1;2\ny;3;4\n\nSurfaces\nville;surface\nx;5\n", "hdd.ooo");
        check("ville;2014;2024\nx;1;2\n\ny;3;4\n", "hd.d");
        check("ville;n;m\nx;1;2\n\nville;a;b\nx;1;2\ny;1;2\nz;1;2\n", "oo.hddd");
    }

    #[test]
    fn a_table_without_headings_is_all_data() {
        check("Kénitra;1;5\nRabat;2;6\nLyon;3;7\n", "ddd");
    }
}

//! Examines columns: cells in; the kind of each column, its decimal mark and its statistics out.

use crate::base::Progress;
use crate::base::fold::fold;
use crate::base::number::DecimalMark;
use crate::base::progress::ROWS_PER_STEP;
use crate::intake::column_kind::ColumnKind;
use crate::intake::column_stats::{ColumnStats, Seen};
use crate::intake::grid::Grid;
use crate::intake::settings::ReadSettings;

/// The kind, the decimal mark and the statistics of a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// The kind of its cells.
    pub kind: ColumnKind,
    /// The decimal mark of its numbers.
    pub decimal: DecimalMark,
    /// Whether the decimal mark is a guess, as no number of the column shows it.
    pub is_decimal_guessed: bool,
    /// The counts of its cells.
    pub stats: ColumnStats,
}

/// A heading of a table.
pub(super) struct ColumnHeading {
    pub text: String,
    /// Whether it has a unit or a year, so that fewer numbers make its column one of numbers.
    pub announces_values: bool,
}

/// How columns are examined.
pub(super) struct ColumnOptions<'a> {
    /// The delimiter of the file, which hints at the decimal mark.
    pub delimiter: u8,
    pub settings: &'a ReadSettings,
    pub progress: &'a Progress,
}

/// Counts the cells of every column, on two threads for long tables, then decides kind and decimal mark.
#[must_use]
pub(super) fn columns(grid: &Grid, body: &[u32], headings: &[ColumnHeading], options: &ColumnOptions<'_>) -> Vec<Column> {
    let ColumnOptions { delimiter, settings, .. } = *options;
    let width = headings.len();
    let (first, second) = body.split_at(if body.len() > 20_000 { body.len() / 2 } else { body.len() });
    let tallies = std::thread::scope(|scope| {
        let other = (!second.is_empty()).then(|| scope.spawn(|| tally(grid, second, width, options)));
        let mut tallies = tally(grid, first, width, options);
        // Half of the counts would choose another kind in silence.
        if let Some(others) = other.map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))) {
            tallies.iter_mut().zip(&others).for_each(|(mine, theirs)| mine.add(theirs));
        }
        tallies
    });
    let (comma, point) = tallies.iter().fold((0, 0), |(comma, point), tally| (comma + tally.comma, point + tally.point));
    let point_wins = point > comma || (point == comma && delimiter == b',');
    let usual = if point_wins { DecimalMark::Point } else { DecimalMark::Comma };
    let decided = tallies.into_iter().zip(headings).map(|(tally, heading)| {
        let found = decide(tally, heading, usual);
        let decimal = settings.decimal.unwrap_or(found.decimal);
        let kind = settings.kinds.get(&heading.text).copied().unwrap_or(found.kind);
        Column { kind, decimal, is_decimal_guessed: found.is_decimal_guessed && settings.decimal.is_none(), ..found }
    });
    decided.collect()
}

fn tally(grid: &Grid, body: &[u32], width: usize, options: &ColumnOptions<'_>) -> Vec<ColumnStats> {
    let mut tallies = vec![(ColumnStats::default(), Seen::new(options.settings)); width];
    for (done, record) in body.iter().enumerate() {
        if done % ROWS_PER_STEP == 0 && options.progress.is_stopped() {
            break;
        }
        // Only existing cells are visited; those that short rows lack are counted below.
        for ((tally, seen), cell) in tallies.iter_mut().zip(grid.record(*record as usize)) {
            tally.count(cell, *record, seen);
        }
    }
    let complete = |(mut tally, _): (ColumnStats, Seen<'_>)| {
        tally.blank += body.len() - tally.seen();
        tally
    };
    tallies.into_iter().map(complete).collect()
}

/// Decides kind and decimal mark of a column; `usual` is the decimal mark of the other columns.
fn decide(tally: ColumnStats, heading: &ColumnHeading, usual: DecimalMark) -> Column {
    let (decimal, guessed) = match tally.comma.cmp(&tally.point) {
        std::cmp::Ordering::Greater => (DecimalMark::Comma, false),
        std::cmp::Ordering::Less => (DecimalMark::Point, false),
        // Counts have no decimals: "507,736" inhabitants are half a million.
        std::cmp::Ordering::Equal if tally.ambiguous > 0 && counts_things(&heading.text) => {
            (if tally.ambiguous_comma * 2 > tally.ambiguous { DecimalMark::Point } else { DecimalMark::Comma }, true)
        }
        std::cmp::Ordering::Equal => (usual, tally.ambiguous > 0),
    };
    let (numbers, written) = (tally.numbers(), tally.numbers() + tally.words);
    let kind = if written == 0 && tally.missing() > tally.blank {
        // Nothing but "n.d.": figures that are missing.
        ColumnKind::Number
    } else if written == 0 {
        ColumnKind::Empty
    } else if tally.are_codes(&heading.text) {
        ColumnKind::Code
    } else if tally.years == numbers && tally.words * 10 <= written && numbers > 0 && is_year_heading(&heading.text) {
        ColumnKind::Year
    } else if numbers * 10 >= written * if heading.announces_values { 4 } else { 6 } {
        ColumnKind::Number
    } else {
        ColumnKind::Text
    };
    Column { kind, decimal, is_decimal_guessed: guessed, stats: tally }
}

/// Headings that announce whole numbers of people or things, folded.
const COUNTS: &[&str] = &[
    "population",
    "pop",
    "habitants",
    "menages",
    "logements",
    "nombre",
    "nb",
    "effectif",
    "effectifs",
    "inhabitants",
    "households",
    "dwellings",
    "number",
    "count",
    "السكان",
    "ساكنه",
    "عدد",
];

fn counts_things(heading: &str) -> bool {
    fold(heading).split(' ').any(|word| COUNTS.contains(&word))
}

fn is_year_heading(heading: &str) -> bool {
    ["annee", "an", "year", "millesime", "السنه", "سنه", "العام", "date", "exercice", "periode", "period"].contains(&fold(heading).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heading: &str, cells: &[&str], kind: ColumnKind, decimal: DecimalMark) {
        let rows = (1_u32..).zip(cells.iter().map(|cell| vec![(*cell).to_owned()]));
        let grid = Grid::of_rows(rows);
        let body: Vec<u32> = (0..cells.len()).filter_map(|record| u32::try_from(record).ok()).collect();
        let headings = [ColumnHeading { text: heading.to_owned(), announces_values: false }];
        let (settings, progress) = (ReadSettings::default(), Progress::default());
        let options = ColumnOptions { delimiter: b';', settings: &settings, progress: &progress };
        let found = columns(&grid, &body, &headings, &options);
        assert_eq!((found[0].kind, found[0].decimal), (kind, decimal), "{cells:?}");
    }

    #[test]
    fn the_column_decides_what_a_comma_means() {
        check("t", &["1 234,5", "2,25", "100,000"], ColumnKind::Number, DecimalMark::Comma);
        check("t", &["1,234.5", "2.25", "100,000"], ColumnKind::Number, DecimalMark::Point);
        check("t", &["1,234", "2,255"], ColumnKind::Number, DecimalMark::Comma);
    }

    #[test]
    fn what_is_counted_has_no_decimals() {
        check("Population", &["507,736", "48,335"], ColumnKind::Number, DecimalMark::Point);
        check("Nombre de ménages", &["507.736", "48.335"], ColumnKind::Number, DecimalMark::Comma);
        check("عدد السكان", &["507.736"], ColumnKind::Number, DecimalMark::Comma);
        check("Taux", &["507.736", "48.335"], ColumnKind::Number, DecimalMark::Comma);
    }

    #[test]
    fn codes_are_not_numbers() {
        check("insee", &["01004", "34172", "75056"], ColumnKind::Code, DecimalMark::Comma);
        check("commune", &["2A004", "34172", "01001"], ColumnKind::Code, DecimalMark::Comma);
        check("SIRET", &["21310117300010", "78012958100010"], ColumnKind::Code, DecimalMark::Comma);
        check("code postal", &["34000", "27000"], ColumnKind::Code, DecimalMark::Comma);
        check("dept", &["75", "77", "93"], ColumnKind::Code, DecimalMark::Comma);
        check("Commune", &["34172", "27229"], ColumnKind::Code, DecimalMark::Comma);
        check("Dépenses du département", &["75000", "77000"], ColumnKind::Number, DecimalMark::Comma);
        check("habitants", &["34000", "27000"], ColumnKind::Number, DecimalMark::Comma);
    }

    #[test]
    fn one_typing_error_makes_no_column_of_codes() {
        for odd in ["12O0", "00", "330x", "33k", "330p", "0450", "l20", "1é0"] {
            for rows in [3, 10, 49, 51, 400] {
                let mut cells = vec!["1200", "3400", "560", "7800", "910", "120", "450", "330", "990"];
                cells = cells.iter().copied().cycle().take(rows).collect();
                cells[1] = odd;
                check("Déchets collectés (t)", &cells, ColumnKind::Number, DecimalMark::Comma);
            }
        }
    }

    #[test]
    fn codes_are_told_by_what_they_have_in_common() {
        check("zone", &["04.281", "04.421", "06.141"], ColumnKind::Code, DecimalMark::Point);
        check("dep", &["01", "02", "03", "75", "93", "971"], ColumnKind::Code, DecimalMark::Comma);
        check("x", &["01", "02", "03", "75", "93", "971"], ColumnKind::Code, DecimalMark::Comma);
        check("x", &["A12", "B07", "C33"], ColumnKind::Code, DecimalMark::Comma);
        check("x", &["27229", "34172", "01004", "75056"], ColumnKind::Code, DecimalMark::Comma);
        check("x", &["27229", "34172", "69123", "75056"], ColumnKind::Number, DecimalMark::Comma);
        check("Indice de Gini", &["0.412", "0.387"], ColumnKind::Number, DecimalMark::Point);
        check("Taux", &["0,412", "12,5", "0,387"], ColumnKind::Number, DecimalMark::Comma);
    }

    #[test]
    fn years_words_and_gaps() {
        check("Année", &["2014", "2024"], ColumnKind::Year, DecimalMark::Comma);
        check("ville", &["Kénitra", "Rabat"], ColumnKind::Text, DecimalMark::Comma);
        check("t", &["12", "n.d.", "", "s"], ColumnKind::Number, DecimalMark::Comma);
        check("t", &["", ""], ColumnKind::Empty, DecimalMark::Comma);
    }
}

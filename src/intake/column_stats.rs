//! Counts the cells of a column by what they are: cells in, [`ColumnStats`] out.

use std::collections::HashMap;

use crate::base::fold::fold;
use crate::base::number::{DecimalMark, QuickClass, classify_number, parse_number};
use crate::base::{MissingReason, Year};
use crate::intake::settings::ReadSettings;

/// Counts of the cells of a column by what they are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ColumnStats {
    /// Blank cells.
    pub blank: usize,
    /// Cells that state why a number is missing, by the rank of the [`MissingReason`].
    pub marked: [usize; MissingReason::ALL.len()],
    /// Numbers that mean the same with a decimal comma and a decimal point.
    pub same_with_both_marks: usize,
    /// Numbers with a decimal comma only.
    pub comma: usize,
    /// Numbers with a decimal point only.
    pub point: usize,
    /// Numbers that mean different things with the two marks: "1,234".
    pub ambiguous: usize,
    /// The ambiguous numbers written with a comma.
    pub ambiguous_comma: usize,
    /// Numbers with a unit, a qualifier ("about") or a footnote mark.
    pub decorated: usize,
    /// All other cells.
    pub words: usize,
    /// Four-digit years, also counted as numbers.
    pub years: usize,
    /// Cells that are codes and no quantity: digits behind a leading zero ("01004", "04.281"), the 14 digits of a SIRET, the
    /// communes of Corsica ("2A004").
    pub certain_codes: usize,
    /// Cells that may be codes, or numbers with a typing error: other words made mostly of digits ("12O0", "33k").
    pub possible_codes: usize,
    /// The lengths of the shortest and of the longest number or code, in bytes.
    pub code_lengths: Option<(usize, usize)>,
    /// The first records whose cell is a word.
    pub word_records: Vec<u32>,
    /// The first records whose number is ambiguous.
    pub ambiguous_records: Vec<u32>,
}

/// The digits of a French establishment number.
const SIRET_LENGTH: usize = 14;
/// The characters of the code of a French commune. Codes of at least this length are told from quantities by all having one length.
const COMMUNE_LENGTH: usize = 5;

/// How many records are listed of each sort.
const LISTED: usize = 20;

/// The class of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum CellClass {
    Number(QuickClass),
    Dressed(QuickClass),
    Ambiguous,
    Marked(MissingReason),
    Word,
}

/// How many distinct cells of a column are remembered, so that a town on a million rows is classified once.
const REMEMBERED: usize = 4096;

/// The cells of a column that were already classified.
#[derive(Clone)]
pub(super) struct Seen<'a> {
    settings: &'a ReadSettings,
    /// The last cell that took long: tables are often in the order of their towns.
    last: (&'a str, CellClass),
    classes: HashMap<&'a str, CellClass>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(settings: &'a ReadSettings) -> Self {
        Self { settings, last: ("", CellClass::Word), classes: HashMap::new() }
    }
}

fn classify<'a>(cell: &'a str, seen: &mut Seen<'a>) -> CellClass {
    if let Some(glance) = classify_number(cell.as_bytes()) {
        return CellClass::Number(glance);
    }
    if seen.last.0 == cell {
        return seen.last.1;
    }
    let class = seen.classes.get(cell).copied().unwrap_or_else(|| classify_anew(cell, seen));
    seen.last = (cell, class);
    class
}

fn classify_anew<'a>(cell: &'a str, seen: &mut Seen<'a>) -> CellClass {
    let comma = parse_number(cell, DecimalMark::Comma);
    let point = if cell.contains([',', '.']) { parse_number(cell, DecimalMark::Point) } else { comma };
    let class = match (comma, point) {
        (None, None) => seen.settings.missing(cell).map_or(CellClass::Word, CellClass::Marked),
        (Some(_), None) => CellClass::Dressed(QuickClass::Only(DecimalMark::Comma)),
        (None, Some(_)) => CellClass::Dressed(QuickClass::Only(DecimalMark::Point)),
        (Some(a), Some(b)) if a.value.to_bits() == b.value.to_bits() => CellClass::Dressed(QuickClass::Either),
        (Some(_), Some(_)) => CellClass::Ambiguous,
    };
    if seen.classes.len() < REMEMBERED {
        seen.classes.insert(cell, class);
    }
    class
}

impl ColumnStats {
    /// Counts a cell.
    pub(super) fn count<'a>(&mut self, cell: &'a str, record: u32, seen: &mut Seen<'a>) {
        let cell = cell.trim();
        if cell.is_empty() {
            self.blank += 1;
            return;
        }
        let class = classify(cell, seen);
        self.decorated += usize::from(matches!(class, CellClass::Dressed(_)));
        match class {
            CellClass::Number(QuickClass::Either) | CellClass::Dressed(QuickClass::Either) => {
                self.same_with_both_marks += 1;
                self.count_number(cell);
                self.years += usize::from(is_year(cell));
            }
            CellClass::Number(QuickClass::Only(DecimalMark::Comma)) | CellClass::Dressed(QuickClass::Only(DecimalMark::Comma)) => {
                self.count_number(cell);
                self.comma += 1;
            }
            CellClass::Number(QuickClass::Only(DecimalMark::Point)) | CellClass::Dressed(QuickClass::Only(DecimalMark::Point)) => {
                self.count_number(cell);
                self.point += 1;
            }
            CellClass::Ambiguous => {
                self.count_number(cell);
                self.ambiguous += 1;
                self.ambiguous_comma += usize::from(cell.contains(','));
                remember(&mut self.ambiguous_records, record);
            }
            CellClass::Marked(gap) => {
                if let Some(count) = self.marked.get_mut(gap.index() as usize) {
                    *count += 1;
                }
            }
            CellClass::Word => {
                self.count_word(cell);
                self.words += 1;
                remember(&mut self.word_records, record);
            }
        }
    }

    /// Counts a number among the codes if it is one: its first two digits and its length say so.
    fn count_number(&mut self, cell: &str) {
        let bytes = cell.as_bytes();
        let is_siret = bytes.len() == SIRET_LENGTH && bytes.iter().all(u8::is_ascii_digit);
        self.certain_codes += usize::from(matches!(bytes, [b'0', b'0'..=b'9', ..]) || is_siret);
        self.widen(bytes.len());
    }

    /// Counts a word among the codes if it is, or may be, one.
    fn count_word(&mut self, cell: &str) {
        let bytes = cell.as_bytes();
        let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
        let is_corsican = matches!(bytes, [b'2', b'A' | b'B', rest @ ..] if rest.len() == 3 && rest.iter().all(u8::is_ascii_digit));
        let is_possible = digits * 2 >= bytes.len() && bytes.iter().all(u8::is_ascii_alphanumeric);
        self.certain_codes += usize::from(is_corsican);
        self.possible_codes += usize::from(is_possible && !is_corsican);
        if is_possible {
            self.widen(bytes.len());
        }
    }

    fn widen(&mut self, length: usize) {
        let (shortest, longest) = self.code_lengths.unwrap_or((length, length));
        self.code_lengths = Some((shortest.min(length), longest.max(length)));
    }

    /// Whether the cells are identifiers rather than quantities. One odd cell never decides, whatever the length of the column: the
    /// codes are the majority, or all cells have the length of a code and some are certain ones.
    pub(super) fn are_codes(&self, heading: &str) -> bool {
        let (numbers, written) = (self.numbers(), self.numbers() + self.words);
        let other_words = self.words.saturating_sub(self.certain_codes + self.possible_codes);
        let all_alike = match self.code_lengths {
            Some((shortest, longest)) if shortest == longest && longest >= COMMUNE_LENGTH => self.certain_codes > 0,
            Some((shortest, longest)) if shortest == longest && longest > 3 => self.certain_codes > 1,
            // Departments: "01" to "95", then "971".
            Some((_, longest)) => longest <= 3 && self.certain_codes > 1 && self.certain_codes * 20 > written,
            None => false,
        };
        // Several numbers with a leading zero among a few are no typing errors.
        let several = self.certain_codes > 1 && self.certain_codes * 5 > written;
        let announced = announces_code(heading) && self.comma + self.point == 0 && numbers > 0;
        (self.certain_codes + self.possible_codes) * 2 > written || (other_words == 0 && (all_alike || several || announced))
    }

    /// Adds the counts of another part of the column.
    pub(super) fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.marked.iter_mut().zip(other.marked) {
            *mine += theirs;
        }
        self.blank += other.blank;
        self.same_with_both_marks += other.same_with_both_marks;
        self.comma += other.comma;
        self.point += other.point;
        self.ambiguous += other.ambiguous;
        self.ambiguous_comma += other.ambiguous_comma;
        self.decorated += other.decorated;
        self.words += other.words;
        self.years += other.years;
        self.certain_codes += other.certain_codes;
        self.possible_codes += other.possible_codes;
        self.code_lengths = match (self.code_lengths, other.code_lengths) {
            (Some((low, high)), Some((other_low, other_high))) => Some((low.min(other_low), high.max(other_high))),
            (own, theirs) => own.or(theirs),
        };
        other.word_records.iter().for_each(|record| remember(&mut self.word_records, *record));
        other.ambiguous_records.iter().for_each(|record| remember(&mut self.ambiguous_records, *record));
    }

    /// The number of cells that are numbers with some decimal mark.
    #[must_use]
    pub fn numbers(&self) -> usize {
        self.same_with_both_marks + self.comma + self.point + self.ambiguous
    }

    pub(super) fn seen(&self) -> usize {
        self.numbers() + self.words + self.missing()
    }

    /// The number of cells without a number: blank, or stating the reason.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.blank + self.marked.iter().sum::<usize>()
    }

    /// Whether every cell is a bare unambiguous number, blank, or a mark of a missing number.
    #[must_use]
    pub fn is_plain(&self, decimal: DecimalMark) -> bool {
        let other = if decimal == DecimalMark::Comma { self.point } else { self.comma };
        self.words + self.ambiguous + self.decorated + other == 0
    }

    /// The number of cells that are numbers with this decimal mark.
    #[must_use]
    pub fn read_under(&self, decimal: DecimalMark) -> usize {
        let own = if decimal == DecimalMark::Comma { self.comma } else { self.point };
        self.same_with_both_marks + own + self.ambiguous
    }
}

fn remember(list: &mut Vec<u32>, record: u32) {
    if list.len() < LISTED {
        list.push(record);
    }
}

/// Headings that announce identifiers, folded.
const CODES: &[&str] = &[
    "siren",
    "siret",
    "insee",
    "code",
    "cp",
    "codgeo",
    "depcom",
    "code postal",
    "postal",
    "id",
    "cog",
    "nic",
    "rna",
    "telephone",
    "tel",
    "objectid",
    "reg",
    "dep",
    "epci",
    "cv",
    "canton",
];

/// Whether a heading announces identifiers: "Code INSEE", "idBeneficiaire".
fn announces_code(heading: &str) -> bool {
    let camel = heading.strip_prefix("id").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let folded = fold(heading);
    camel || TERRITORIES.contains(&folded.as_str()) || folded.split(' ').any(|word| CODES.contains(&word))
}

/// Headings that name a kind of territory and nothing else, folded: numbers under them are its codes. "Dépenses du département" is none.
const TERRITORIES: [&str; 12] = [
    "dept",
    "departement",
    "commune",
    "com",
    "region",
    "province",
    "prefecture",
    "arrondissement",
    "arr",
    "iris",
    "department",
    "municipality",
];

/// Whether a cell is a year, in Western or Arabic digits.
pub(super) fn is_year(cell: &str) -> bool {
    matches!(cell.len(), 4 | 8) && Year::parse(cell).is_some()
}

//! Finds the columns of values of a table: every column of numbers that does not identify, place or date its rows. The heading says
//! what it measures; the list of measures names it when it can, and never decides whether it is read.

use crate::base::fold::fold;
use crate::base::total_labels::covers_all_categories;
use crate::base::{Time, Unit, Year};
use crate::intake::ColumnKind;
use crate::tidy::heading_words::NO_MEASURES;
use crate::tidy::mapping::WideColumn;
use crate::tidy::measures::Measures;
use crate::tidy::plan::places::is_only_level;
use crate::tidy::plan::profile::ColumnProfile;
use crate::tidy::plan::title::Title;

/// Words that name a part of a whole wherever they stand, folded.
const CATEGORIES: [&str; 24] = [
    "hommes",
    "femmes",
    "homme",
    "femme",
    "masculin",
    "feminin",
    "garcons",
    "filles",
    "male",
    "female",
    "males",
    "females",
    "men",
    "women",
    "urbain",
    "rural",
    "urban",
    "urbaine",
    "rurale",
    "ذكور",
    "اناث",
    "حضري",
    "قروي",
    "الذكور",
];

/// Words before the name of a part of the column before: "DMA (t) ; dont OMR (t)". Folded, with the space behind.
const OF_WHICH: [&str; 5] = ["dont ", "of which ", "including ", "منها ", "من بينها "];

/// Makes columns that say so parts of the column before them: "dont OMR" beside "DMA" is the OMR of the DMA. In another unit it is a
/// measure of its own.
pub(super) fn take_for_parts(columns: &mut [WideColumn]) {
    let mut whole: Option<WideColumn> = None;
    for column in columns {
        let name = column.measure.clone().unwrap_or_default();
        let Some(part) = part_name(&name) else {
            whole = Some(column.clone());
            continue;
        };
        let unit = |column: &WideColumn| Unit::parse(column.unit.as_deref().unwrap_or_default());
        let is_like = |whole: &&WideColumn| {
            (whole.time, whole.year, &whole.unit_column) == (column.time, column.year, &column.unit_column) && unit(whole) == unit(column)
        };
        if let Some(whole) = whole.as_ref().filter(is_like) {
            column.measure.clone_from(&whole.measure);
            column.categories.clone_from(&whole.categories);
            column.categories.push(part.to_owned());
        }
    }
}

/// What stands behind "dont"; `None` for other names.
fn part_name(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    let folded = fold(name);
    let words = OF_WHICH.iter().find(|words| folded.starts_with(**words))?;
    let rest = if words.trim_end().contains(' ') { rest.split_once(' ')?.1 } else { rest };
    Some(rest.trim()).filter(|rest| !rest.is_empty() && !first.is_empty())
}

/// A heading split into what it measures and the part of the whole it is about.
pub(super) struct NamedParts {
    /// The measure; empty when the heading names only parts.
    pub measure: String,
    /// The parts: "Femmes", "0 à 19 ans".
    pub categories: Vec<String>,
    /// Whether some part of the heading named the whole: "Ensemble", "Total".
    pub names_whole: bool,
}

/// Splits the name of a heading that is made of the texts of several rows of headings.
pub(super) fn named_parts(levels: &[&str]) -> NamedParts {
    let mut parts = NamedParts { measure: String::new(), categories: Vec::new(), names_whole: false };
    let mut names: Vec<&str> = Vec::new();
    for level in levels.iter().filter(|level| !level.is_empty()) {
        if covers_all_categories(level) {
            parts.names_whole = true;
        } else if is_category(level) {
            parts.categories.push((*level).to_owned());
        } else {
            names.push(level);
        }
    }
    parts.measure = names.join(" ");
    parts
}

/// Whether a text is a part of a whole and no measure: a sex, a milieu, a range of ages.
fn is_category(text: &str) -> bool {
    let folded = fold(text);
    let is_age = folded.contains(|c: char| c.is_ascii_digit())
        && folded.split(' ').any(|word| matches!(word, "ans" | "an" | "years" | "year" | "old" | "سنه" | "سنوات"))
        && folded.split(' ').all(|word| {
            word.bytes().all(|byte| byte.is_ascii_digit())
                || [
                    "ans",
                    "an",
                    "a",
                    "et",
                    "plus",
                    "moins",
                    "de",
                    "years",
                    "year",
                    "old",
                    "and",
                    "over",
                    "under",
                    "to",
                    "les",
                    "age",
                    "ages",
                    "سنه",
                    "سنوات",
                ]
                .contains(&word)
        });
    is_age || CATEGORIES.contains(&folded.as_str())
}

/// Words of headings that identify, order or locate a row even behind other words, folded.
const IDENTIFIERS: [&str; 21] = [
    "siren",
    "siret",
    "code",
    "codes",
    "cp",
    "postal",
    "zipcode",
    "zip",
    "postcode",
    "telephone",
    "tel",
    "fax",
    "latitude",
    "longitude",
    "xlong",
    "ylat",
    "uic",
    "isbn",
    "naf",
    "ape",
    "cj",
];

/// Whether a heading announces identifiers.
pub(super) fn is_identifier(profile: &ColumnProfile<'_>) -> bool {
    profile.names.iter().any(|name| {
        let mut words = name.split(' ');
        words.clone().any(|word| IDENTIFIERS.contains(&word)) || (words.next() == Some("id") && words.next().is_some())
    })
}

/// Whether numbers under a heading are no quantities: coordinates, row numbers, identifiers. A name with a unit or a year is one.
pub(super) fn is_no_measure(profile: &ColumnProfile<'_>) -> bool {
    if profile.parsed.unit.is_some() {
        return false;
    }
    let folded = fold(&profile.parsed.name);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_account = folded == "account number" || folded == "account no" || (folded.ends_with(" id") || folded.starts_with("id "));
    let has_time = profile.parsed.time.is_some();
    // "Rang national" orders rows, "Rang 2021" and "Nombre" are figures someone may want.
    let is_rank = matches!(words.first(), Some(&("rang" | "rank" | "classement" | "الرتبه" | "الترتيب")));
    let is_order = (is_rank || matches!(words.as_slice(), [only] if NO_MEASURES.contains(only))) && !has_time;
    is_only_level(profile) || is_identifier(profile) || is_account || is_order || is_row_number(profile)
}

/// Whether a column without a real heading counts the rows: 0, 1, 2, …
fn is_row_number(profile: &ColumnProfile<'_>) -> bool {
    let is_letter = profile.heading.len() <= 2 && profile.heading.chars().all(|c| c.is_ascii_uppercase());
    let is_unnamed = is_letter || fold(profile.heading).is_empty() || fold(profile.heading).starts_with("unnamed");
    let numbers: Option<Vec<u64>> = profile.cells.iter().map(|cell| cell.parse().ok()).collect();
    is_unnamed && numbers.is_some_and(|numbers| numbers.len() > 1 && numbers.windows(2).all(|pair| matches!(pair, [a, b] if *b == a + 1)))
}

/// Whether a column holds values: numbers, or words with some numbers among them under a known measure.
pub(super) fn has_values(profile: &ColumnProfile<'_>, measures: &Measures) -> bool {
    match profile.kind {
        ColumnKind::Number => true,
        // The words among the numbers of a known measure are noted rather than the column ignored.
        ColumnKind::Text => profile.numbers > 0 && measures.find(&profile.parsed.name).is_some(),
        ColumnKind::Code | ColumnKind::Year | ColumnKind::Empty => false,
    }
}

/// The time of a heading for a column of values.
pub(super) fn set_time(column: &mut WideColumn, time: Option<Time>) {
    column.year = time.and_then(Time::year);
    column.time = time.filter(|time| time.year().is_none());
}

/// The only year in the headings of values.
pub(super) fn only_year(profiles: &[ColumnProfile<'_>]) -> Option<Year> {
    let mut years: Vec<Year> = profiles
        .iter()
        .filter(|profile| profile.kind == ColumnKind::Number || profile.numbers > 0)
        .filter_map(|profile| profile.parsed.year())
        .collect();
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

/// The measure of columns that name none: what the title says the table is about, or the name of its file.
pub(super) fn measure_of_title(title: &Title) -> Option<&str> {
    title.measure.as_deref()
}

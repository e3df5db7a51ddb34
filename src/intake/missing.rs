//! What cells write where a number would stand: a word in, the reason it gives out.

use crate::base::{Gap, fold::fold};

/// Longer than this is a sentence, not a mark.
const LONGEST: usize = 32;

/// Signs, compared as they stand.
const SIGNS: &[(&str, Gap)] = &[
    ("-", Gap::NotAvailable),
    ("--", Gap::NotAvailable),
    ("–", Gap::NotAvailable),
    ("—", Gap::NotAvailable),
    (":", Gap::NotAvailable),
    ("..", Gap::NotAvailable),
    ("...", Gap::NotAvailable),
    ("…", Gap::NotAvailable),
    ("/", Gap::NotAvailable),
    ("?", Gap::NotAvailable),
    ("#N/A", Gap::NotAvailable),
    ("#REF!", Gap::Unreadable),
    ("#NOM?", Gap::Unreadable),
    ("#NAME?", Gap::Unreadable),
    ("#NOMBRE!", Gap::Unreadable),
    ("#NUM!", Gap::Unreadable),
    ("#NUL!", Gap::Unreadable),
    ("#NULL!", Gap::Unreadable),
    ("#VALEUR!", Gap::Unreadable),
    ("#VALUE!", Gap::Unreadable),
    ("#DIV/0!", Gap::DividedByZero),
];

/// Words, compared without accents, case and points.
const WORDS: &[(&str, Gap)] = &[
    ("nd", Gap::NotAvailable),
    ("n d", Gap::NotAvailable),
    ("na", Gap::NotAvailable),
    ("n a", Gap::NotAvailable),
    ("nc", Gap::NotAvailable),
    ("n c", Gap::NotAvailable),
    ("nr", Gap::NotAvailable),
    ("null", Gap::NotAvailable),
    ("nan", Gap::NotAvailable),
    ("non disponible", Gap::NotAvailable),
    ("non renseigne", Gap::NotAvailable),
    ("non communique", Gap::NotAvailable),
    ("not available", Gap::NotAvailable),
    ("غ م", Gap::NotAvailable),
    ("غم", Gap::NotAvailable),
    ("غير متوفر", Gap::NotAvailable),
    ("غ متوفر", Gap::NotAvailable),
    ("s", Gap::Secret),
    ("ss", Gap::Secret),
    ("secret", Gap::Secret),
    ("secret statistique", Gap::Secret),
    ("no", Gap::NotOccurring),
    ("sans objet", Gap::NotOccurring),
    ("s o", Gap::NotOccurring),
    ("ne", Gap::NotEstimated),
    ("ie", Gap::IncludedElsewhere),
    ("c", Gap::Confidential),
    ("confidentiel", Gap::Confidential),
];

/// Why a cell has no number, if it says so in a known way. Of several notation keys ("NO; NE") one stands for all.
#[must_use]
pub(super) fn missing(cell: &str) -> Option<Gap> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Some(Gap::Blank);
    }
    if cell.len() > LONGEST || cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // A spreadsheet fills a cell with these when its column is too narrow for the number.
    if cell.len() > 2 && cell.bytes().all(|byte| byte == b'#') {
        return Some(Gap::Unreadable);
    }
    if let Some((_, gap)) = SIGNS.iter().find(|(sign, _)| *sign == cell) {
        return Some(*gap);
    }
    let word = |key: &str| {
        let folded = fold(key.split('(').next().unwrap_or(key));
        WORDS.iter().find(|(word, _)| *word == folded).map(|(_, gap)| *gap)
    };
    let gaps: Vec<Gap> = cell.split(';').map(word).collect::<Option<_>>()?;
    // Of several keys, what is not known goes before what is known to be nothing.
    let unknown = |gap: &&Gap| matches!(gap, Gap::NotEstimated | Gap::Confidential);
    gaps.iter().find(unknown).or(gaps.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_keeps_its_reason() {
        for (cell, gap) in [
            ("", Gap::Blank),
            (" \u{a0}", Gap::Blank),
            ("-", Gap::NotAvailable),
            (":", Gap::NotAvailable),
            ("n.d.", Gap::NotAvailable),
            ("ND", Gap::NotAvailable),
            ("N/A", Gap::NotAvailable),
            ("…", Gap::NotAvailable),
            ("غ م", Gap::NotAvailable),
            ("غ.م", Gap::NotAvailable),
            ("s", Gap::Secret),
            ("NO", Gap::NotOccurring),
            ("NO; IE", Gap::NotOccurring),
            ("NO; NE", Gap::NotEstimated),
            ("NE; NE", Gap::NotEstimated),
            ("NO ", Gap::NotOccurring),
            ("NE", Gap::NotEstimated),
            ("IE (II.1.1)", Gap::IncludedElsewhere),
            ("C", Gap::Confidential),
        ] {
            assert_eq!(missing(cell), Some(gap), "{cell:?}");
        }
    }

    #[test]
    fn words_and_numbers_are_not_missing() {
        for cell in ["beaucoup", "0", "12", "Nice", "Sète", "noté"] {
            assert_eq!(missing(cell), None, "{cell:?}");
        }
    }
}

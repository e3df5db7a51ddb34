//! Recognises cells that mark a missing number: a cell in, the reason it gives out.

use crate::base::MissingReason;
use crate::base::fold::fold;

/// Longer cells, in bytes, are sentences.
const LONGEST: usize = 32;

/// Signs, compared literally.
const SIGNS: &[(&str, MissingReason)] = &[
    ("-", MissingReason::NotAvailable),
    ("--", MissingReason::NotAvailable),
    ("–", MissingReason::NotAvailable),
    ("—", MissingReason::NotAvailable),
    (":", MissingReason::NotAvailable),
    ("..", MissingReason::NotAvailable),
    ("...", MissingReason::NotAvailable),
    ("…", MissingReason::NotAvailable),
    ("/", MissingReason::NotAvailable),
    ("//", MissingReason::NotAvailable),
    ("///", MissingReason::NotAvailable),
    (".", MissingReason::NotAvailable),
    ("#", MissingReason::NotAvailable),
    ("?", MissingReason::NotAvailable),
    ("=?", MissingReason::NotAvailable),
    ("(X)", MissingReason::NotApplicable),
    ("(x)", MissingReason::NotApplicable),
    ("#N/A", MissingReason::NotAvailable),
    ("#REF!", MissingReason::Unreadable),
    ("#NOM?", MissingReason::Unreadable),
    ("#NAME?", MissingReason::Unreadable),
    ("#NOMBRE!", MissingReason::Unreadable),
    ("#NUM!", MissingReason::Unreadable),
    ("#NUL!", MissingReason::Unreadable),
    ("#NULL!", MissingReason::Unreadable),
    ("#VALEUR!", MissingReason::Unreadable),
    ("#VALUE!", MissingReason::Unreadable),
    ("#DIV/0!", MissingReason::DividedByZero),
];

/// Words, compared without accents, case and punctuation.
const WORDS: &[(&str, MissingReason)] = &[
    ("nd", MissingReason::NotAvailable),
    ("n d", MissingReason::NotAvailable),
    ("na", MissingReason::NotAvailable),
    ("n a", MissingReason::NotAvailable),
    ("nc", MissingReason::NotAvailable),
    ("n c", MissingReason::NotAvailable),
    ("nr", MissingReason::NotAvailable),
    ("ns", MissingReason::NotAvailable),
    ("n s", MissingReason::NotAvailable),
    ("non significatif", MissingReason::NotAvailable),
    ("null", MissingReason::NotAvailable),
    ("nan", MissingReason::NotAvailable),
    ("non disponible", MissingReason::NotAvailable),
    ("non renseigne", MissingReason::NotAvailable),
    ("non communique", MissingReason::NotAvailable),
    ("not available", MissingReason::NotAvailable),
    ("غ م", MissingReason::NotAvailable),
    ("غم", MissingReason::NotAvailable),
    ("غير متوفر", MissingReason::NotAvailable),
    ("غ متوفر", MissingReason::NotAvailable),
    ("s", MissingReason::Secret),
    ("ss", MissingReason::Secret),
    ("secret", MissingReason::Secret),
    ("secret statistique", MissingReason::Secret),
    ("no", MissingReason::NotOccurring),
    ("sans objet", MissingReason::NotOccurring),
    ("s o", MissingReason::NotOccurring),
    ("ne", MissingReason::NotEstimated),
    ("ie", MissingReason::IncludedElsewhere),
    ("c", MissingReason::Confidential),
    ("confidentiel", MissingReason::Confidential),
];

/// The reason a cell gives for a missing number; `None` for other cells. Of several notation keys ("NO; NE") one is taken.
#[must_use]
pub(super) fn missing(cell: &str) -> Option<MissingReason> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Some(MissingReason::Blank);
    }
    if cell.len() > LONGEST || cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // A spreadsheet fills a cell with these when its column is too narrow for the number.
    if cell.len() > 2 && cell.bytes().all(|byte| byte == b'#') {
        return Some(MissingReason::Unreadable);
    }
    // Eurostat writes flags behind its colon: ":u", ": c".
    if let Some(flags) = cell.strip_prefix(':').map(str::trim).filter(|flags| (1..=2).contains(&flags.len())) {
        return flags.bytes().all(|flag| flag.is_ascii_lowercase()).then_some(if flags.contains('c') {
            MissingReason::Confidential
        } else {
            MissingReason::NotAvailable
        });
    }
    if let Some((_, gap)) = SIGNS.iter().find(|(sign, _)| *sign == cell) {
        return Some(*gap);
    }
    let word = |key: &str| {
        let folded = fold(key.split('(').next().unwrap_or(key));
        WORDS.iter().find(|(word, _)| *word == folded).map(|(_, gap)| *gap)
    };
    let gaps: Vec<MissingReason> = cell.split(';').map(word).collect::<Option<_>>()?;
    // An unknown emission is preferred to one known not to occur.
    let unknown = |gap: &&MissingReason| matches!(gap, MissingReason::NotEstimated | MissingReason::Confidential);
    gaps.iter().find(unknown).or(gaps.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_keeps_its_reason() {
        for (cell, gap) in [
            ("", MissingReason::Blank),
            (" \u{a0}", MissingReason::Blank),
            ("-", MissingReason::NotAvailable),
            (":", MissingReason::NotAvailable),
            ("n.d.", MissingReason::NotAvailable),
            ("ND", MissingReason::NotAvailable),
            ("N/A", MissingReason::NotAvailable),
            ("…", MissingReason::NotAvailable),
            ("غ م", MissingReason::NotAvailable),
            ("غ.م", MissingReason::NotAvailable),
            ("s", MissingReason::Secret),
            ("NO", MissingReason::NotOccurring),
            ("NO; IE", MissingReason::NotOccurring),
            ("NO; NE", MissingReason::NotEstimated),
            ("NE; NE", MissingReason::NotEstimated),
            ("NO ", MissingReason::NotOccurring),
            ("NE", MissingReason::NotEstimated),
            ("IE (II.1.1)", MissingReason::IncludedElsewhere),
            ("C", MissingReason::Confidential),
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

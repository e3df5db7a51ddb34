//! Words for a whole: a line that begins with one of them adds up the others, and is no town.

use crate::base::fold::fold;

/// Words that stand alone for a total, folded.
const TOTALS: [&str; 16] = [
    "total",
    "totaux",
    "total general",
    "total regional",
    "sous total",
    "grand total",
    "ensemble",
    "ensemble des communes",
    "toutes villes",
    "somme",
    "moyenne",
    "sum",
    "average",
    "المجموع",
    "مجموع",
    "المجموع العام",
];

/// Words for the two halves of a breakdown together, folded.
const BOTH: [&str; 7] = ["les deux sexes", "both sexes", "hommes et femmes", "urbain et rural", "الجنسين", "all", "tous"];

/// Whether a text names a total and nothing else: "Ensemble", not "Ensemble-sur-Mer".
#[must_use]
pub fn is_total(text: &str) -> bool {
    TOTALS.contains(&fold(text).as_str())
}

/// Whether a text begins as the label of a total does: "Total général 2024", "Sous-total nord".
#[must_use]
pub fn begins_total(text: &str) -> bool {
    let words = fold(text);
    TOTALS.contains(&words.as_str()) || words.starts_with("total ") || words.starts_with("sous total ")
}

/// Whether a word of a breakdown stands for all of it: "Ensemble", "Les deux sexes".
#[must_use]
pub fn is_whole(word: &str) -> bool {
    let words = fold(word);
    TOTALS.contains(&words.as_str()) || BOTH.contains(&words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_told_from_a_town_that_looks_like_one() {
        assert!(is_total("ENSEMBLE") && is_total("المجموع") && begins_total("Total général (hors EPCI)"));
        assert!(!begins_total("Ensemble-sur-Mer") && !is_total("Totalville") && !is_total(""));
        assert!(is_whole("Les deux sexes") && is_whole("Total") && !is_whole("Femmes"));
    }
}

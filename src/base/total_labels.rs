//! Labels of totals in French, English and Arabic: a row with such a label adds up other rows and is not a town.

use crate::base::fold::fold;

/// Labels of totals, folded.
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

/// Labels for all categories of a breakdown together, folded.
const BOTH: [&str; 7] = ["les deux sexes", "both sexes", "hommes et femmes", "urbain et rural", "الجنسين", "all", "tous"];

/// Whether a text is exactly the label of a total: "Ensemble", not "Ensemble-sur-Mer".
#[must_use]
pub fn is_total(text: &str) -> bool {
    TOTALS.contains(&fold(text).as_str())
}

/// Whether a text begins like the label of a total: "Total général 2024", "Sous-total nord".
#[must_use]
pub fn starts_like_total(text: &str) -> bool {
    let words = fold(text);
    TOTALS.contains(&words.as_str()) || words.starts_with("total ") || words.starts_with("sous total ")
}

/// Whether a category of a breakdown covers all others: "Ensemble", "Les deux sexes".
#[must_use]
pub fn covers_all_categories(word: &str) -> bool {
    let words = fold(word);
    TOTALS.contains(&words.as_str()) || BOTH.contains(&words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_differ_from_towns_with_similar_names() {
        assert!(is_total("ENSEMBLE") && is_total("المجموع") && starts_like_total("Total général (hors EPCI)"));
        assert!(!starts_like_total("Ensemble-sur-Mer") && !is_total("Totalville") && !is_total(""));
        assert!(covers_all_categories("Les deux sexes") && covers_all_categories("Total") && !covers_all_categories("Femmes"));
    }
}

//! Labels of totals in French, English and Arabic: a row with such a label adds up other rows and is not a town.

use crate::base::fold::fold;

/// Labels of totals, folded.
const TOTALS: [&str; 21] = [
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
    "mediane",
    "subtotal",
    "sum",
    "average",
    "mean",
    "median",
    "المجموع",
    "مجموع",
    "المجموع العام",
    "المتوسط",
];

/// How the label of a place begins whose row adds up, averages or details other rows, folded: "Sous-total France", "Moyenne des villes",
/// "dont centre-ville". Only where a place is expected: "Moyenne d’âge" is a measure.
const BEGINNINGS: [&str; 24] = [
    "total ",
    "totaux ",
    "sous total ",
    "sous totaux ",
    "subtotal ",
    "sub total ",
    "grand total ",
    "ensemble de ",
    "ensemble du ",
    "ensemble des ",
    "somme de ",
    "somme des ",
    "moyenne ",
    "mediane ",
    "sum of ",
    "average ",
    "mean of ",
    "median ",
    "dont ",
    "of which ",
    "مجموع ",
    "المجموع ",
    "متوسط ",
    "منها ",
];

/// Labels for all categories of a breakdown together, folded.
const BOTH: [&str; 7] = ["les deux sexes", "both sexes", "hommes et femmes", "urbain et rural", "الجنسين", "all", "tous"];

/// Whether a text begins like the label of a total: "Total général 2024", "Sous-total nord".
#[must_use]
pub fn starts_like_total(text: &str) -> bool {
    let words = fold(text);
    TOTALS.contains(&words.as_str()) || words.starts_with("total ") || words.starts_with("sous total ")
}

/// Whether the label of a place says that its row adds up, averages or details other rows, and is no place of its own.
#[must_use]
pub fn is_total_of_places(text: &str) -> bool {
    let words = fold(text);
    TOTALS.contains(&words.as_str()) || BEGINNINGS.iter().any(|beginning| words.starts_with(beginning))
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
        for total in [
            "ENSEMBLE",
            "المجموع",
            "Total Maroc",
            "Sous-total France",
            "Sub-total (North)",
            "dont centre-ville",
            "of which Maâmora",
            "Ensemble des communes de la province",
            "Moyenne nationale",
            "مجموع الجهة",
            "منها المدينة القديمة",
        ] {
            assert!(is_total_of_places(total), "{total}");
        }
        for town in ["Ensemble-sur-Mer", "Totalville", "Moyenneville", "Moyen", "Dontreix", "Meaux", ""] {
            assert!(!is_total_of_places(town), "{town}");
        }
        assert!(starts_like_total("Total général (hors EPCI)") && !starts_like_total("Moyenne d’âge"));
        assert!(covers_all_categories("Les deux sexes") && covers_all_categories("Total") && !covers_all_categories("Femmes"));
    }
}

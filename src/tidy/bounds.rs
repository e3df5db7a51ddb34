//! Columns that state the uncertainty of another column: headings in, the column each of them belongs to out.

use crate::base::fold::fold;
use crate::tidy::heading::Heading;
use crate::tidy::mapping::{Columns, UncertaintyColumns};

/// What a column of uncertainties holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum BoundSide {
    Low,
    High,
    Margin,
}

// Words that name an end of an interval of confidence, folded; longer ones first, as one may be part of another. A lowest and a highest
// value (of a year, of the stations of a town) say nothing of how sure the value is: they are measures of their own.
const LOW: &[&str] = &["borne inferieure", "limite inferieure", "borne basse", "borne inf", "lower bound", "lower"];
const HIGH: &[&str] = &["borne superieure", "limite superieure", "borne haute", "borne sup", "upper bound", "upper"];
/// Words that say that a heading is about an interval of confidence, folded; longer ones first.
const CONFIDENCE: &[&str] = &[
    "intervalle de confiance",
    "confidence interval",
    "لفتره الثقه",
    "فتره الثقه",
    "incertitude",
    "uncertainty",
    "confidence",
    "confiance",
    "للثقه",
    "الثقه",
    "ic95",
    "ci95",
    "ic90",
    "ci90",
    "ic99",
    "ci99",
    "ic",
    "ci",
];
/// Words that name an end where such a word stands beside them, and only there.
const LOW_END: &[&str] = &["inferieure", "inferieur", "basse", "bas", "inf", "minimum", "min", "lower", "low", "الادني"];
const HIGH_END: &[&str] = &["superieure", "superieur", "haute", "haut", "sup", "maximum", "max", "upper", "high", "الاعلي", "الاقصي"];
/// Words of such a heading that name neither its end nor its measure.
const FILLERS: &[&str] = &["borne", "limite", "bound", "limit", "valeur", "value", "الحد", "a", "at", "90", "95", "99"];
const MARGIN: &[&str] = &["marge d erreur", "margin of error", "marge erreur", "incertitude", "uncertainty", "marge", "moe", "هامش الخطا"];
/// The headings of the tidy tables this program writes, where an interval stands in `low` and `high` beside `value`; the tables of
/// international organisations do the same. Beside any other column they are measures.
const TIDY_VALUE: &str = "value";
const TIDY_LOW: &str = "low";
const TIDY_HIGH: &str = "high";
/// Joins such a word to the name of a measure: "marge de la population".
const JOINTS: [&str; 6] = ["de la ", "de l ", "du ", "de ", "des ", "of "];

/// What a heading holds, and the name of its measure; an empty name means the column before it.
fn side(name: &str) -> Option<(BoundSide, String)> {
    if let Some(sign) = ["±", "+/-"].into_iter().find(|sign| name.contains(sign)) {
        return Some((BoundSide::Margin, fold(&name.replace(sign, " "))));
    }
    let folded = fold(name);
    if let Some(found) = side_of_confidence(&folded) {
        return Some(found);
    }
    match folded.as_str() {
        TIDY_LOW => return Some((BoundSide::Low, String::new())),
        TIDY_HIGH => return Some((BoundSide::High, String::new())),
        _ => {}
    }
    for (side, words) in [(BoundSide::Low, LOW), (BoundSide::High, HIGH), (BoundSide::Margin, MARGIN)] {
        for word in words {
            if folded == *word {
                return Some((side, String::new()));
            }
            if let Some(rest) = folded.strip_suffix(word).and_then(|rest| rest.strip_suffix(' ')) {
                return Some((side, rest.to_owned()));
            }
            if let Some(rest) = folded.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) {
                let rest = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint)).unwrap_or(rest);
                return Some((side, rest.to_owned()));
            }
        }
    }
    None
}

/// An end of an interval of confidence named in words of any order: "Taux de chômage, IC à 95 % (min)".
fn side_of_confidence(folded: &str) -> Option<(BoundSide, String)> {
    let spaced = format!(" {folded} ");
    let word = CONFIDENCE.iter().find(|word| spaced.contains(&format!(" {word} ")))?;
    let others = spaced.replacen(&format!(" {word} "), " ", 1);
    let words = || others.split_whitespace();
    let side = [(BoundSide::Low, LOW_END), (BoundSide::High, HIGH_END)];
    let (side, ends) = side.into_iter().find(|(_, ends)| words().any(|word| ends.contains(&word)))?;
    let rest: Vec<&str> = words().filter(|word| !ends.contains(word) && !FILLERS.contains(word)).collect();
    let rest = rest.join(" ");
    let rest = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint)).unwrap_or(&rest);
    Some((side, rest.to_owned()))
}

/// For each heading of uncertainties, what it holds and the column it belongs to: that of the same name and year, or the one
/// before it.
fn uncertainty_of(parsed: &[Heading]) -> Vec<Option<(BoundSide, usize)>> {
    let sides: Vec<Option<(BoundSide, String)>> = parsed.iter().map(|heading| side(&heading.name)).collect();
    let named: Vec<String> = parsed.iter().map(|heading| fold(&heading.name)).collect();
    let plain = |index: &usize| sides.get(*index).is_some_and(Option::is_none);
    let tidy_value = |own: usize| (0..own).rev().find(|index| named.get(*index).is_some_and(|name| name == TIDY_VALUE));
    let partner = |own: usize, rest: &str| {
        if named.get(own).is_some_and(|name| name == TIDY_LOW || name == TIDY_HIGH) {
            return tidy_value(own);
        }
        let year = parsed.get(own).and_then(|heading| heading.time);
        let same = |index: &usize| plain(index) && parsed.get(*index).is_some_and(|heading| heading.time == year);
        if rest.is_empty() {
            (0..own).rev().find(plain)
        } else {
            (0..parsed.len()).filter(same).find(|index| named.get(*index).is_some_and(|name| name == rest))
        }
    };
    let found = sides.iter().enumerate().map(|(own, side)| side.as_ref().and_then(|(side, rest)| Some((*side, partner(own, rest)?))));
    found.collect()
}

/// For each heading, whether it states the uncertainty of another column and holds no values of its own.
pub(super) fn are_bounds(parsed: &[Heading]) -> Vec<bool> {
    uncertainty_of(parsed).iter().map(Option::is_some).collect()
}

/// The uncertainty columns of each column of values.
pub(super) fn find(headings: &[String], parsed: &[Heading], values: &[&str]) -> Vec<UncertaintyColumns> {
    let mut found: Vec<UncertaintyColumns> = Vec::new();
    for (own, (side, of)) in uncertainty_of(parsed).into_iter().enumerate().filter_map(|(own, bound)| Some((own, bound?))) {
        let (Some(heading), Some(of)) = (headings.get(own), headings.get(of)) else { continue };
        // Beside a column without values, the last column of values before it is meant.
        let before = || headings.iter().take(own).rev().find(|other| values.contains(&other.as_str()));
        let Some(of) = Some(of).filter(|of| values.contains(&of.as_str())).or_else(before) else { continue };
        if values.contains(&heading.as_str()) {
            continue;
        }
        let place = found.iter().position(|bounds| bounds.values == *of).unwrap_or_else(|| {
            found.push(UncertaintyColumns { values: of.clone(), ..UncertaintyColumns::default() });
            found.len() - 1
        });
        let Some(bounds) = found.get_mut(place) else { continue };
        let end = match side {
            BoundSide::Low => &mut bounds.low,
            BoundSide::High => &mut bounds.high,
            BoundSide::Margin => &mut bounds.margin,
        };
        end.get_or_insert_with(|| heading.clone());
    }
    // One end alone is no interval.
    found.retain(|bounds| bounds.margin.is_some() || (bounds.low.is_some() && bounds.high.is_some()));
    found
}

/// The uncertainty columns of one column of values, by column index.
#[derive(Clone, Copy)]
pub(super) enum UncertaintyIndices {
    /// The columns of the lower and the upper end.
    Ends { low: usize, high: usize },
    Margin {
        column: usize,
        /// Whether its heading says that margins are in per cent.
        is_percent: bool,
    },
}

impl UncertaintyIndices {
    /// For each column of a table, its uncertainty columns.
    pub(super) fn for_columns(bounds: &[UncertaintyColumns], columns: &Columns, width: usize) -> Vec<Option<Self>> {
        let mut all = vec![None; width];
        for bounds in bounds {
            let index = |heading: &Option<String>| heading.as_deref().and_then(|heading| columns.index(heading));
            let is_percent = bounds.margin.as_deref().is_some_and(|heading| Heading::parse(heading).unit.as_deref() == Some("%"));
            let ends = index(&bounds.low).zip(index(&bounds.high)).map(|(low, high)| Self::Ends { low, high });
            let own = ends.or_else(|| index(&bounds.margin).map(|column| Self::Margin { column, is_percent }));
            if let Some(indices) = columns.index(&bounds.values).and_then(|column| all.get_mut(column)) {
                *indices = own;
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headings: &[&str], values: &[&str]) -> Vec<UncertaintyColumns> {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let parsed: Vec<Heading> = headings.iter().map(|heading| Heading::parse(heading)).collect();
        find(&headings, &parsed, values)
    }

    #[test]
    fn uncertainty_columns_are_recognised_by_their_headings() {
        let all = found(&["ville", "année", "mesure", "valeur", "borne_inf", "borne_sup"], &["valeur"]);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].low.as_deref(), all[0].high.as_deref()), (Some("borne_inf"), Some("borne_sup")));
        for (low, high) in [
            ("Taux de chômage borne inf 2022 (%)", "Taux de chômage borne sup 2022 (%)"),
            ("Taux de chômage IC95 min 2022 (%)", "Taux de chômage IC95 max 2022 (%)"),
            (
                "Intervalle de confiance inférieur du taux de chômage 2022 (%)",
                "Intervalle de confiance supérieur du taux de chômage 2022 (%)",
            ),
            ("Taux de chômage CI low 2022 (%)", "Taux de chômage CI high 2022 (%)"),
            ("Taux de chômage, lower bound 2022 (%)", "Taux de chômage, upper bound 2022 (%)"),
            ("Taux de chômage, incertitude min 2022 (%)", "Taux de chômage, incertitude max 2022 (%)"),
            ("الحد الأدنى لفترة الثقة", "الحد الأقصى لفترة الثقة"),
        ] {
            let wide = ["ville", "Taux de chômage 2022 (%)", low, high];
            let all = found(&wide, &["Taux de chômage 2022 (%)"]);
            assert_eq!(all.len(), 1, "{low}");
            assert_eq!((all[0].low.as_deref(), all[0].high.as_deref()), (Some(low), Some(high)));
        }
        // The lowest and the highest value of a year are measures.
        for (low, high) in [
            ("min", "max"),
            ("Taux de chômage min 2022 (%)", "Taux de chômage max 2022 (%)"),
            ("low", "high"),
            ("valeur min", "valeur max"),
            ("الحد الأدنى", "الحد الأقصى"),
            ("minimum", "maximum"),
        ] {
            assert_eq!(found(&["ville", "Taux de chômage 2022 (%)", low, high], &["Taux de chômage 2022 (%)"]), [], "{low}");
        }
        let all = found(&["ville", "Population 2022", "Marge d'erreur de la population 2022"], &["Population 2022"]);
        assert_eq!(all[0].margin.as_deref(), Some("Marge d'erreur de la population 2022"));
        let all = found(&["ville", "Population 2022", "±"], &["Population 2022"]);
        assert_eq!(all[0].margin.as_deref(), Some("±"));
        // One end alone is no interval; a name that merely begins with such a word is a name.
        assert_eq!(found(&["place", "measure", "value", "low", "high"], &["value"]).len(), 1);
        assert_eq!(found(&["ville", "valeur", "borne inf"], &["valeur"]), []);
        assert_eq!(found(&["ville", "Minimum vieillesse 2022", "Population 2022"], &["Population 2022"]), []);
    }
}

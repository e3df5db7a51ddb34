//! Columns that say how sure the values of another are: headings in, which column bounds which out; and, on a line, between
//! which numbers a value lies.

use crate::base::fold::fold;
use crate::base::number::{ParsedNumber, margin, read};
use crate::base::uncertainty::Uncertainty;
use crate::base::{NoteCode, NoteMessage};
use crate::intake::Row;
use crate::tidy::heading::Heading;
use crate::tidy::long::Reader;
use crate::tidy::mapping::{Columns, UncertaintyColumns};

/// Which end of an interval a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Low,
    High,
    Margin,
}

/// Words that name an end, folded; the longest first, so that none hides in another.
const LOW: &[&str] = &[
    "borne inferieure",
    "limite inferieure",
    "borne basse",
    "borne inf",
    "lower bound",
    "valeur min",
    "ic95 inf",
    "ic 95 inf",
    "ci lower",
    "ci low",
    "minimum",
    "ic inf",
    "lower",
    "low",
    "min",
    "الحد الادني",
];
const HIGH: &[&str] = &[
    "borne superieure",
    "limite superieure",
    "borne haute",
    "borne sup",
    "upper bound",
    "valeur max",
    "ic95 sup",
    "ic 95 sup",
    "ci upper",
    "ci high",
    "maximum",
    "ic sup",
    "upper",
    "high",
    "max",
    "الحد الاقصي",
];
const MARGIN: &[&str] = &["marge d erreur", "margin of error", "marge erreur", "incertitude", "uncertainty", "marge", "moe", "هامش الخطا"];
/// What joins such a word to the name of a measure.
const JOINTS: [&str; 6] = ["de la ", "de l ", "du ", "de ", "des ", "of "];

/// Which end a heading names, and of what: nothing when it says so by where it stands.
fn side(name: &str) -> Option<(Side, String)> {
    if let Some(sign) = ["±", "+/-"].into_iter().find(|sign| name.contains(sign)) {
        return Some((Side::Margin, fold(&name.replace(sign, " "))));
    }
    let folded = fold(name);
    for (side, words) in [(Side::Low, LOW), (Side::High, HIGH), (Side::Margin, MARGIN)] {
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

/// For each heading, the column it bounds: the one of its name and year, or the one before it.
fn bounded(parsed: &[Heading]) -> Vec<Option<(Side, usize)>> {
    let sides: Vec<Option<(Side, String)>> = parsed.iter().map(|heading| side(&heading.name)).collect();
    let named: Vec<String> = parsed.iter().map(|heading| fold(&heading.name)).collect();
    let plain = |index: &usize| sides.get(*index).is_some_and(Option::is_none);
    let partner = |own: usize, rest: &str| {
        let year = parsed.get(own).and_then(|heading| heading.year);
        let same = |index: &usize| plain(index) && parsed.get(*index).is_some_and(|heading| heading.year == year);
        if rest.is_empty() {
            (0..own).rev().find(plain)
        } else {
            (0..parsed.len()).filter(same).find(|index| named.get(*index).is_some_and(|name| name == rest))
        }
    };
    let found = sides.iter().enumerate().map(|(own, side)| side.as_ref().and_then(|(side, rest)| Some((*side, partner(own, rest)?))));
    found.collect()
}

/// For each heading, whether it bounds another and holds no figures of its own.
pub(super) fn are_bounds(parsed: &[Heading]) -> Vec<bool> {
    bounded(parsed).iter().map(Option::is_some).collect()
}

/// The bounds of the columns of values.
pub(super) fn find(headings: &[String], parsed: &[Heading], values: &[&str]) -> Vec<UncertaintyColumns> {
    let mut found: Vec<UncertaintyColumns> = Vec::new();
    for (own, (side, of)) in bounded(parsed).into_iter().enumerate().filter_map(|(own, bound)| Some((own, bound?))) {
        let (Some(heading), Some(of)) = (headings.get(own), headings.get(of)) else { continue };
        // An end beside a column that holds no figures is that of the last figures before it.
        let before = || headings.iter().take(own).rev().find(|other| values.contains(&other.as_str()));
        let Some(of) = Some(of).filter(|of| values.contains(&of.as_str())).or_else(before) else { continue };
        if values.contains(&heading.as_str()) {
            continue;
        }
        let place = found.iter().position(|bounds| bounds.of == *of).unwrap_or_else(|| {
            found.push(UncertaintyColumns { of: of.clone(), ..UncertaintyColumns::default() });
            found.len() - 1
        });
        let Some(bounds) = found.get_mut(place) else { continue };
        let end = match side {
            Side::Low => &mut bounds.low,
            Side::High => &mut bounds.high,
            Side::Margin => &mut bounds.margin,
        };
        end.get_or_insert_with(|| heading.clone());
    }
    // One end alone bounds nothing.
    found.retain(|bounds| bounds.margin.is_some() || (bounds.low.is_some() && bounds.high.is_some()));
    found
}

/// The columns that bound the values of a column, by rank.
#[derive(Clone, Copy)]
pub(super) struct Around {
    ends: Option<(usize, usize)>,
    /// The margin, and whether its heading says that it is in per cent.
    margin: Option<(usize, bool)>,
}

impl Around {
    /// For each column of a table, the columns that bound it.
    pub(super) fn of(bounds: &[UncertaintyColumns], columns: &Columns, width: usize) -> Vec<Option<Self>> {
        let mut all = vec![None; width];
        for bounds in bounds {
            let index = |heading: &Option<String>| heading.as_deref().and_then(|heading| columns.index(heading));
            let percent = bounds.margin.as_deref().is_some_and(|heading| Heading::parse(heading).unit.as_deref() == Some("%"));
            let own = Self { ends: index(&bounds.low).zip(index(&bounds.high)), margin: index(&bounds.margin).map(|at| (at, percent)) };
            if let Some(place) = columns.index(&bounds.of).and_then(|column| all.get_mut(column)) {
                *place = Some(own);
            }
        }
        all
    }
}

impl<'a> Reader<'a, '_, '_> {
    /// Between which numbers the value of a cell lies, as the cell or the columns beside it say; in the unit of the cell.
    pub(super) fn around(&mut self, written: &ParsedNumber<'_>, row: Row<'a>, (column, is_share): (usize, bool)) -> Option<(f64, f64)> {
        let spread = match written.spread {
            Some(spread) => spread,
            None => self.beside(row, column)?,
        };
        let around = spread.around(written.value, is_share);
        if around.is_none() {
            self.note(NoteCode::IntervalIgnored, row, Some(column), || NoteMessage::IntervalIgnored {
                text: row.cell(column).trim().into(),
            });
        }
        around
    }

    fn beside(&mut self, row: Row<'a>, column: usize) -> Option<Uncertainty> {
        let around = self.bounds.get(column).copied().flatten()?;
        if let Some((low, high)) = around.ends {
            return Some(Uncertainty::Between(self.end(row, low)?, self.end(row, high)?));
        }
        let (at, percent) = around.margin?;
        let text = row.cell(at).trim();
        match margin(text, self.intake.table.decimal(at)) {
            Some(Uncertainty::Margin(size)) if percent => Some(Uncertainty::Percent(size)),
            Some(spread) => Some(spread),
            None => self.unsaid(row, at),
        }
    }

    fn end(&mut self, row: Row<'a>, column: usize) -> Option<f64> {
        match read(row.cell(column), self.intake.table.decimal(column)) {
            Some(written) => Some(written.value),
            None => self.unsaid(row, column),
        }
    }

    /// A bound that is not given is none; one that cannot be read is told.
    fn unsaid<T>(&mut self, row: Row<'a>, column: usize) -> Option<T> {
        let text = row.cell(column).trim();
        if self.intake.table.missing(text).is_none() {
            self.note(NoteCode::ValueUnreadable, row, Some(column), || NoteMessage::ValueUnreadable { text: text.into() });
        }
        None
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
    fn bounds_are_known_by_their_headings() {
        let all = found(&["ville", "année", "mesure", "valeur", "borne_inf", "borne_sup"], &["valeur"]);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].low.as_deref(), all[0].high.as_deref()), (Some("borne_inf"), Some("borne_sup")));
        let wide = ["ville", "Taux de chômage 2022 (%)", "Taux de chômage min 2022 (%)", "Taux de chômage max 2022 (%)"];
        let all = found(&wide, &["Taux de chômage 2022 (%)"]);
        assert_eq!((all[0].low.as_deref(), all[0].high.as_deref()), (Some(wide[2]), Some(wide[3])));
        let all = found(&["ville", "Population 2022", "Marge d'erreur de la population 2022"], &["Population 2022"]);
        assert_eq!(all[0].margin.as_deref(), Some("Marge d'erreur de la population 2022"));
        let all = found(&["ville", "Population 2022", "±"], &["Population 2022"]);
        assert_eq!(all[0].margin.as_deref(), Some("±"));
        // One end alone bounds nothing; a name that only begins so is a name.
        assert_eq!(found(&["ville", "valeur", "min"], &["valeur"]), []);
        assert_eq!(found(&["ville", "Minimum vieillesse 2022", "Population 2022"], &["Population 2022"]), []);
    }
}

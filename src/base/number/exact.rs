//! A cell that holds one number without an uncertainty: text in, [`ParsedNumber`] out.

use crate::base::number::characters::is_ignored;
use crate::base::number::decimal::DecimalMark;
use crate::base::number::digits::{parse_any, parse_common};
use crate::base::number::qualifier::{Qualifier, split_qualifier};
use crate::base::number::unit_suffix::split_unit;
use crate::base::uncertainty::Uncertainty;

/// A number as written in a cell, with everything that is written beside it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ParsedNumber<'a> {
    /// The value; "12 %" is 12 and "3 ‰" is 3.
    pub value: f64,
    /// The qualifier, if there is one.
    pub qualifier: Option<Qualifier>,
    /// The unit written beside the number, if there is one: `%`, `‰`, `€`, `km²`.
    pub unit: Option<&'a str>,
    /// The uncertainty, if the cell states one.
    pub uncertainty: Option<Uncertainty>,
}

/// Parses a cell that holds one number with at most a qualifier, a unit and a sign.
pub(super) fn parse_exact(cell: &str, decimal: DecimalMark) -> Option<ParsedNumber<'_>> {
    if let Some(value) = parse_common(cell.as_bytes(), decimal) {
        return Some(ParsedNumber { value, qualifier: None, unit: None, uncertainty: None });
    }
    // A spreadsheet keeps a number as text behind an apostrophe; a list numbers with "n°".
    let trimmed = cell.trim();
    let bare = ["'", "n°", "N°", "nº"].iter().find_map(|prefix| trimmed.strip_prefix(prefix)).unwrap_or(trimmed);
    let (body, mark) = split_qualifier(bare.trim_start());
    let (body, unit) = split_unit(body.trim_matches(is_ignored));
    let (body, negative) = split_sign(body)?;
    let value = parse_any(body, decimal)?;
    Some(ParsedNumber { value: if negative { -value } else { value }, qualifier: mark, unit, uncertainty: None })
}

/// Splits a number into its absolute value and whether it is negative; parentheses are an accountant's minus sign.
fn split_sign(text: &str) -> Option<(&str, bool)> {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let text = inner.map_or(text, |inner| inner.trim_matches(is_ignored));
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        // "−(5)" and "(−5)" have no agreed meaning.
        return inner.is_none().then(|| (rest.trim_start_matches(is_ignored), true));
    }
    // Accounting programs write the minus sign behind the number.
    if let Some(rest) = text.strip_suffix(['-', '−', '–']) {
        return inner.is_none().then(|| (rest.trim_end_matches(is_ignored), true));
    }
    let unsigned = text.strip_prefix('+').map_or(text, |rest| rest.trim_start_matches(is_ignored));
    Some((unsigned, inner.is_some()))
}

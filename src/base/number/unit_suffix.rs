//! Units beside numbers: "12 %", "٪17", "€ 1,200", "56,88 km²" in; the bare number and the text of the unit out.

use crate::base::number::characters::is_ignored;
use crate::base::unit::is_unit;

/// The longest unit beside a number, in bytes.
const MAX_LENGTH: usize = 40;

/// Splits a text into the number and the unit beside it. A word that is no known unit is left where it is.
pub(super) fn split_unit(text: &str) -> (&str, Option<&str>) {
    const PERCENT: [&str; 3] = ["%", "٪", "‰"];
    const CURRENCY: [&str; 6] = ["€", "EUR", "MAD", "USD", "GBP", "£"];
    for sign in PERCENT {
        if let Some(rest) = text.strip_suffix(sign).or_else(|| text.strip_prefix(sign)) {
            return (rest.trim_matches(is_ignored), Some(if sign == "٪" { "%" } else { sign }));
        }
    }
    for sign in CURRENCY {
        if let Some(rest) = text.strip_prefix(sign) {
            return (rest.trim_start_matches(is_ignored), Some(sign));
        }
    }
    let Some(start) = text.find(|c: char| c.is_alphabetic() || matches!(c, '€' | '£' | '$' | '°')).filter(|start| *start > 0) else {
        return (text, None);
    };
    let (body, unit) = text.split_at(start);
    let unit = unit.trim_matches(is_ignored);
    // A lone capital letter is an abbreviation ("12 M": millions), not a unit.
    if matches!(unit.as_bytes(), [b'A'..=b'Z']) || unit.len() > MAX_LENGTH || !is_unit(unit) {
        return (text, None);
    }
    (body.trim_end_matches(is_ignored), Some(unit))
}

//! A quick look at a cell: which decimal marks it is a number under, without its value.

use crate::base::number::characters::blank_length;
use crate::base::number::decimal::DecimalMark;

/// Under which decimal marks a cell in one of the most common forms is a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuickClass {
    /// The same number under both marks.
    Either,
    /// A number under this mark only.
    Only(DecimalMark),
}

/// Numbers with at most this many digits are always below the largest number that is read.
const SAFE_DIGITS: usize = 15;

/// Classifies a cell in one pass: digits, blanks between groups of three, at most one mark and decimals. `None` for any
/// other form, which may still be a number: [`parse_number`](crate::base::number::parse_number) decides. "1,234" is such another form, as
/// it is a different number under each mark.
#[must_use]
pub fn classify_number(cell: &[u8]) -> Option<QuickClass> {
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    // `run` counts the digits since the last mark or blank.
    let (mut run, mut count, mut is_grouped, mut mark) = (0_usize, 0_usize, false, None);
    // No group of thousands begins with a zero: "0,412" has decimals.
    let begins_with_zero = digits.first() == Some(&b'0');
    let mut at = 0;
    while let Some(byte) = digits.get(at) {
        at += 1;
        match byte {
            b'0'..=b'9' => (run, count) = (run + 1, count + 1),
            b',' | b'.' if mark.is_none() && run > 0 && (!is_grouped || run == 3) => {
                mark = Some(if *byte == b',' { DecimalMark::Comma } else { DecimalMark::Point });
                run = 0;
            }
            b' ' | 0xc2 | 0xe2 if mark.is_none() && (1..=3).contains(&run) && (!is_grouped || run == 3) && !begins_with_zero => {
                at += blank_length(digits.get(at - 1..)?)? - 1;
                (run, is_grouped) = (0, true);
            }
            _ => return None,
        }
    }
    if count == 0 || count > SAFE_DIGITS || run == 0 {
        return None;
    }
    match mark {
        None => (!is_grouped || run == 3).then_some(QuickClass::Either),
        Some(mark) => (run != 3 || is_grouped || count - run > 3 || begins_with_zero).then_some(QuickClass::Only(mark)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::cell::parse_number;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn the_quick_class_agrees_with_the_parser(cell in "-?[0-9]{0,4}([ \u{a0}\u{202f}][0-9]{0,4}){0,3}([,.][0-9]{0,5}){0,2}") {
            let (comma, point) = (parse_number(&cell, DecimalMark::Comma), parse_number(&cell, DecimalMark::Point));
            match classify_number(cell.as_bytes()) {
                Some(QuickClass::Either) => prop_assert!(comma.is_some() && comma == point),
                Some(QuickClass::Only(DecimalMark::Comma)) => prop_assert!(comma.is_some() && point.is_none()),
                Some(QuickClass::Only(DecimalMark::Point)) => prop_assert!(comma.is_none() && point.is_some()),
                None => {}
            }
        }
    }
}

//! Digits with groups, decimals and an exponent in, an `f64` out. One fast parser for the most common form, one for all.

use crate::base::number::characters::{blank_length, is_grouping, western_digit};
use crate::base::number::decimal::DecimalMark;

/// The largest number accepted; no municipal figure is larger.
const LARGEST: f64 = 1e15;

/// The most characters a number may have.
const MAX_LENGTH: usize = 40;

/// Powers of ten that an `f64` holds exactly.
const POWERS_OF_TEN: [f64; 23] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

/// The largest mantissa the fast parser accepts: it is an exact `f64`.
const LARGEST_MANTISSA: u64 = 1_000_000_000_000_000;

/// Parses the most common form in one pass: an optional minus sign, digits with or without blanks between groups of
/// three, and decimals. `None` for any other form, which may still be a number: [`parse_number`](super::parse_number) decides.
#[must_use]
pub fn parse_common(cell: &[u8], decimal: DecimalMark) -> Option<f64> {
    let point = u8::try_from(decimal.character()).ok()?;
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    // `run` counts the digits since the last mark or blank.
    let (mut mantissa, mut run) = (0_u64, 0_usize);
    let (mut has_digits, mut is_grouped, mut has_point) = (false, false, false);
    // "0 412" is not a grouped number: no group of thousands begins with a zero.
    let begins_with_zero = digits.first() == Some(&b'0');
    let mut at = 0;
    while let Some(byte) = digits.get(at) {
        at += 1;
        if byte.is_ascii_digit() {
            mantissa = mantissa.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
            (run, has_digits) = (run + 1, true);
        } else if has_point || (is_grouped && run != 3) {
            return None;
        } else if *byte == point {
            (run, has_point) = (0, true);
        } else {
            at += blank_length(digits.get(at - 1..)?).filter(|_| (1..=3).contains(&run) && !begins_with_zero)? - 1;
            (run, is_grouped) = (0, true);
        }
    }
    if !has_digits || mantissa > LARGEST_MANTISSA || (is_grouped && !has_point && run != 3) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "the mantissa is below 2^53")]
    let value = mantissa as f64 / POWERS_OF_TEN.get(if has_point { run } else { 0 })?;
    Some(if cell.len() > digits.len() { -value } else { value })
}

/// The characters of a number as Rust parses them, in a buffer on the stack.
struct Buffer {
    bytes: [u8; MAX_LENGTH],
    used: usize,
}

impl Buffer {
    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.used)? = byte;
        self.used += 1;
        Some(())
    }

    fn parse(&self) -> Option<f64> {
        std::str::from_utf8(self.bytes.get(..self.used)?).ok()?.parse().ok()
    }
}

/// Parses unsigned digits of any script with their groups, decimals and exponent. `None` if the groups are malformed, or if
/// the number is longer than [`MAX_LENGTH`] or larger than [`LARGEST`].
pub(super) fn parse_any(text: &str, decimal: DecimalMark) -> Option<f64> {
    let (point, group) = (decimal.character(), decimal.other().character());
    let mut buffer = Buffer { bytes: [0; MAX_LENGTH], used: 0 };
    let (mut in_group, mut grouping, mut has_point, mut has_digits) = (0_usize, None, false, false);
    let mut characters = text.chars().map(western_digit);
    while let Some(c) = characters.next() {
        if let Some(digit) = c.to_digit(10) {
            buffer.push(u8::try_from(digit).ok()? + b'0')?;
            in_group += 1;
            has_digits = true;
        } else if (c == point || c == '٫') && !has_point {
            if grouping.is_some() && in_group != 3 {
                return None;
            }
            buffer.push(b'.')?;
            has_point = true;
        } else if (c == group || is_grouping(c)) && !has_point {
            // The first group has one to three digits and no leading zero ("0.412" is a decimal whatever the mark of the column), each
            // other one exactly three; all are separated by one sign.
            let begins_with_zero = grouping.is_none() && buffer.bytes.first() == Some(&b'0');
            if in_group == 0 || in_group > 3 || begins_with_zero || grouping.is_some_and(|sign| in_group != 3 || sign != c) {
                return None;
            }
            (in_group, grouping) = (0, Some(c));
        } else if matches!(c, 'e' | 'E') && has_digits {
            buffer.push(b'e')?;
            for c in characters.by_ref() {
                buffer.push(u8::try_from(c).ok().filter(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-'))?)?;
            }
        } else {
            return None;
        }
    }
    if !has_digits || (grouping.is_some() && !has_point && in_group != 3) {
        return None;
    }
    buffer.parse().filter(|value| *value <= LARGEST)
}

//! Reading numbers as people write them: "181 250,5", "1.234,5", "(45)", "−5", "12 %", "٤٥٫٦", "~500", "500 (p)".
//!
//! No allocation and one pass over the commonest forms: a file has millions of them.

use crate::base::uncertainty::{Uncertainty, split};
use crate::base::unit::is_unit;

/// Which mark separates the decimals in a column.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum Decimal {
    /// "1 234,5" or "1.234,5".
    #[serde(rename = ",")]
    Comma,
    /// "1,234.5" or "1 234.5".
    #[serde(rename = ".")]
    Point,
}

impl Decimal {
    /// The other mark.
    #[must_use]
    pub fn other(self) -> Self {
        if self == Self::Comma { Self::Point } else { Self::Comma }
    }

    /// The mark itself.
    #[must_use]
    pub fn sign(self) -> char {
        if self == Self::Comma { ',' } else { '.' }
    }
}

/// What a number says about itself beside its value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Qualifier {
    /// "~500", "env. 500", "≈ 500".
    About,
    /// "> 20", "≥ 20", "plus de 20".
    AtLeast,
    /// "< 20", "≤ 20", "moins de 20".
    AtMost,
    /// "500 (p)": provisional.
    Provisional,
    /// "500*", "500 (e)": a footnote or an estimate.
    Noted,
}

impl Qualifier {
    /// The stable code, as in flags.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Provisional => "provisional",
            Self::Noted => "noted",
        }
    }
}

/// A number as written: its value and what it says about itself.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ParsedNumber<'a> {
    /// The value; `%` and `‰` keep the number as it is.
    pub value: f64,
    /// Its mark, if it has one.
    pub mark: Option<Qualifier>,
    /// The unit written beside it, if there is one: `%`, `‰`, `€`, `km²`.
    pub unit: Option<&'a str>,
    /// How sure it is, if the cell says.
    pub spread: Option<Uncertainty>,
}

/// Beyond this, no municipal figure is one.
const LARGEST: f64 = 1e15;

/// The Western digit for an Arabic-Indic one; other characters stay.
#[must_use]
pub fn western_digit(c: char) -> char {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return c,
    };
    let digit = u32::from(c) - u32::from(zero);
    char::from_digit(digit, 10).unwrap_or(c)
}

/// Reads one cell under a decimal mark. Grouping is checked: "12 34" is not a number.
#[must_use]
pub fn read(cell: &str, decimal: Decimal) -> Option<ParsedNumber<'_>> {
    exact(cell, decimal).or_else(|| split(cell, decimal))
}

/// The same, for a number alone: without what the cell says of how sure it is.
pub(super) fn exact(cell: &str, decimal: Decimal) -> Option<ParsedNumber<'_>> {
    if let Some(value) = plain(cell.as_bytes(), decimal) {
        return Some(ParsedNumber { value, mark: None, unit: None, spread: None });
    }
    let (body, mark) = unmarked(cell.trim());
    let (body, unit) = ununited(body.trim_matches(is_around));
    let (body, negative) = unsigned(body)?;
    let value = magnitude(body, decimal)?;
    Some(ParsedNumber { value: if negative { -value } else { value }, mark, unit, spread: None })
}

/// What a cell in one of the commonest forms is, seen without reading its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuickClass {
    /// The same number under both marks: it shows neither.
    Either,
    /// A number under this mark only.
    Only(Decimal),
}

/// Looks at a cell once: digits, blanks between groups of three, perhaps one mark and decimals. None for any other form,
/// number or not: [`read`] knows. "1,234" is another form, as its two readings differ.
#[must_use]
pub fn glance(cell: &[u8]) -> Option<QuickClass> {
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    let (mut run, mut all, mut grouped, mut mark) = (0_usize, 0_usize, false, None);
    let mut at = 0;
    while let Some(byte) = digits.get(at) {
        at += 1;
        match byte {
            b'0'..=b'9' => (run, all) = (run + 1, all + 1),
            b',' | b'.' if mark.is_none() && run > 0 && (!grouped || run == 3) => {
                mark = Some(if *byte == b',' { Decimal::Comma } else { Decimal::Point });
                run = 0;
            }
            b' ' | 0xc2 | 0xe2 if mark.is_none() && (1..=3).contains(&run) && (!grouped || run == 3) => {
                at += blank(digits.get(at - 1..)?)? - 1;
                (run, grouped) = (0, true);
            }
            _ => return None,
        }
    }
    if all == 0 || all > SURE || run == 0 {
        return None;
    }
    match mark {
        None => (!grouped || run == 3).then_some(QuickClass::Either),
        Some(mark) => (run != 3 || grouped || all - run > 3).then_some(QuickClass::Only(mark)),
    }
}

/// So many digits are always below the largest figure we read.
const SURE: usize = 15;

/// How many bytes the blank at the start of a text has: a plain, no-break, thin or narrow one.
fn blank(text: &[u8]) -> Option<usize> {
    match text {
        [b' ', ..] => Some(1),
        [0xc2, 0xa0, ..] => Some(2),
        [0xe2, 0x80, 0x87 | 0x89 | 0xaf, ..] => Some(3),
        _ => None,
    }
}

/// Powers of ten that a double holds exactly.
const EXACT: [f64; 23] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];
/// Whole numbers up to here are doubles without rounding, and municipal figures.
const WHOLE: u64 = 1_000_000_000_000_000;

/// The commonest form, in one pass: an optional sign, digits in groups of three or not, perhaps decimals.
fn plain(cell: &[u8], decimal: Decimal) -> Option<f64> {
    let point = u8::try_from(decimal.sign()).ok()?;
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    let (mut mantissa, mut run, mut seen, mut grouped, mut after) = (0_u64, 0_usize, false, false, false);
    let mut at = 0;
    while let Some(byte) = digits.get(at) {
        at += 1;
        if byte.is_ascii_digit() {
            mantissa = mantissa.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
            (run, seen) = (run + 1, true);
        } else if after || (grouped && run != 3) {
            return None;
        } else if *byte == point {
            (run, after) = (0, true);
        } else {
            at += blank(digits.get(at - 1..)?).filter(|_| (1..=3).contains(&run))? - 1;
            (run, grouped) = (0, true);
        }
    }
    if !seen || mantissa > WHOLE || (grouped && !after && run != 3) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "the mantissa is below 2^53")]
    let value = mantissa as f64 / EXACT.get(if after { run } else { 0 })?;
    Some(if cell.len() > digits.len() { -value } else { value })
}

/// What stands before a number that is not exact.
const BEFORE: &[(&str, Qualifier)] = &[
    ("~", Qualifier::About),
    ("≈", Qualifier::About),
    ("env.", Qualifier::About),
    ("environ", Qualifier::About),
    ("env ", Qualifier::About),
    ("ca.", Qualifier::About),
    ("ca ", Qualifier::About),
    ("approx.", Qualifier::About),
    ("about", Qualifier::About),
    ("(p)", Qualifier::Provisional),
    ("حوالي", Qualifier::About),
    (">=", Qualifier::AtLeast),
    ("≥", Qualifier::AtLeast),
    (">", Qualifier::AtLeast),
    ("plus de", Qualifier::AtLeast),
    ("more than", Qualifier::AtLeast),
    ("<=", Qualifier::AtMost),
    ("≤", Qualifier::AtMost),
    ("<", Qualifier::AtMost),
    ("moins de", Qualifier::AtMost),
    ("less than", Qualifier::AtMost),
];
/// What stands after one.
const AFTER: &[(&str, Qualifier)] = &[
    ("(p)", Qualifier::Provisional),
    ("(P)", Qualifier::Provisional),
    (" p", Qualifier::Provisional),
    ("(prov.)", Qualifier::Provisional),
    ("(e)", Qualifier::Noted),
    ("(r)", Qualifier::Noted),
    ("***", Qualifier::Noted),
    ("**", Qualifier::Noted),
    ("*", Qualifier::Noted),
    ("†", Qualifier::Noted),
];

/// The number without its mark.
fn unmarked(cell: &str) -> (&str, Option<Qualifier>) {
    let bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    if !bare(cell.as_bytes().first()) {
        for (sign, mark) in BEFORE {
            let head = cell.get(..sign.len()).filter(|head| head.eq_ignore_ascii_case(sign));
            if let Some(rest) = head.and_then(|_| cell.get(sign.len()..)) {
                return (rest.trim_start(), Some(*mark));
            }
        }
    }
    if !bare(cell.as_bytes().last()) {
        for (sign, mark) in AFTER {
            if let Some(rest) = cell.strip_suffix(*sign) {
                return (rest.trim_end(), Some(*mark));
            }
        }
    }
    match footnoted(cell) {
        Some(rest) => (rest, Some(Qualifier::Noted)),
        None => (cell, None),
    }
}

/// The number before the call of a footnote, in round or square brackets or raised: "46254 (1)", "522250¹".
fn footnoted(cell: &str) -> Option<&str> {
    let raised = cell.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    if raised.len() < cell.len() && raised.ends_with(|c: char| c.is_ascii_digit()) {
        return Some(raised);
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((body, note)) = cell.strip_suffix(close).and_then(|rest| rest.rsplit_once(open))
            && (1..=2).contains(&note.len())
            && note.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && body.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%')
        {
            return Some(body.trim_end());
        }
    }
    None
}

/// The number without the unit beside it: "12 %", "٪17", "€ 1,200", "56,88 km²". A word that is no unit stays.
fn ununited(text: &str) -> (&str, Option<&str>) {
    const PERCENT: [&str; 3] = ["%", "٪", "‰"];
    const CURRENCY: [&str; 3] = ["€", "EUR", "MAD"];
    let named = |unit: &'static str| Some(if unit == "٪" { "%" } else { unit });
    for unit in PERCENT {
        if let Some(rest) = text.strip_suffix(unit).or_else(|| text.strip_prefix(unit)) {
            return (rest.trim_matches(is_around), named(unit));
        }
    }
    for unit in CURRENCY {
        if let Some(rest) = text.strip_prefix(unit) {
            return (rest.trim_start_matches(is_around), named(unit));
        }
    }
    let Some(letter) = text.find(|c: char| c.is_alphabetic() || matches!(c, '€' | '°')).filter(|at| *at > 0) else {
        return (text, None);
    };
    let (body, unit) = text.split_at(letter);
    let unit = unit.trim_matches(is_around);
    if matches!(unit.as_bytes(), [b'A'..=b'Z']) || unit.len() > LONGEST || !is_unit(unit) {
        return (text, None);
    }
    (body.trim_end_matches(is_around), Some(unit))
}

/// The number without its sign and its parentheses.
fn unsigned(mut text: &str) -> Option<(&str, bool)> {
    let mut negative = false;
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (text, negative) = (inner.trim_matches(is_around), true);
    }
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        // "−(5)" and "(−5)" have no agreed meaning.
        if negative {
            return None;
        }
        (text, negative) = (rest.trim_start_matches(is_around), true);
    } else if let Some(rest) = text.strip_prefix('+') {
        text = rest.trim_start_matches(is_around);
    }
    Some((text, negative))
}

/// Blanks and marks of direction, which say nothing.
fn is_around(c: char) -> bool {
    c.is_whitespace() || is_bidi_mark(c)
}

fn is_bidi_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}')
}

/// Blanks and apostrophes that group thousands in every country.
fn is_grouping(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\'' | '’' | '٬')
}

/// More digits than this are not a quantity.
const LONGEST: usize = 40;

/// The value of digits with their groups, decimals and exponent.
fn magnitude(text: &str, decimal: Decimal) -> Option<f64> {
    let (point, group) = if decimal == Decimal::Comma { (',', '.') } else { ('.', ',') };
    let mut buffer = [0_u8; LONGEST + 8];
    let mut used = 0;
    let (mut in_group, mut grouped, mut after, mut any) = (0_usize, None, false, false);
    let mut push = |byte: u8| -> Option<()> {
        *buffer.get_mut(used).filter(|_| used < LONGEST)? = byte;
        used += 1;
        Some(())
    };
    let mut letters = text.chars().map(western_digit);
    while let Some(c) = letters.next() {
        if let Some(digit) = c.to_digit(10) {
            push(u8::try_from(digit).ok()? + b'0')?;
            in_group += 1;
            any = true;
        } else if (c == point || c == '٫') && !after {
            if grouped.is_some() && in_group != 3 {
                return None;
            }
            push(b'.')?;
            after = true;
        } else if (c == group || is_grouping(c)) && !after {
            // The first group has one to three digits, every other one exactly three; one sign groups them all.
            if in_group == 0 || in_group > 3 || grouped.is_some_and(|sign| in_group != 3 || sign != c) {
                return None;
            }
            (in_group, grouped) = (0, Some(c));
        } else if matches!(c, 'e' | 'E') && any {
            push(b'e')?;
            for c in letters.by_ref() {
                push(u8::try_from(c).ok().filter(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-'))?)?;
            }
        } else {
            return None;
        }
    }
    if !any || (grouped.is_some() && !after && in_group != 3) {
        return None;
    }
    let digits = std::str::from_utf8(buffer.get(..used)?).ok()?;
    digits.parse::<f64>().ok().filter(|value| *value <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(cell: &str, decimal: Decimal, expected: Option<f64>) {
        assert_eq!(read(cell, decimal).map(|written| written.value), expected, "{cell:?}");
    }

    #[test]
    fn french_numbers_with_every_blank() {
        for blank in [' ', '\u{a0}', '\u{202f}', '\u{2009}'] {
            check(&format!("181{blank}250,5"), Decimal::Comma, Some(181_250.5));
        }
        check("1.234,5", Decimal::Comma, Some(1234.5));
        check("1.234.567", Decimal::Comma, Some(1_234_567.0));
        check("507736", Decimal::Comma, Some(507_736.0));
        check("100,000", Decimal::Comma, Some(100.0));
    }

    #[test]
    fn english_numbers() {
        check("1,234.5", Decimal::Point, Some(1234.5));
        check("1'234.5", Decimal::Point, Some(1234.5));
        check(".5", Decimal::Point, Some(0.5));
        check("100,000", Decimal::Point, Some(100_000.0));
    }

    #[test]
    fn signs_percent_exponents_and_arabic_digits() {
        check("(45)", Decimal::Comma, Some(-45.0));
        check("−5", Decimal::Comma, Some(-5.0));
        check("- 5", Decimal::Comma, Some(-5.0));
        check("+5", Decimal::Comma, Some(5.0));
        check("12 %", Decimal::Comma, Some(12.0));
        check("3,2 ‰", Decimal::Comma, Some(3.2));
        check("1,2e3", Decimal::Comma, Some(1200.0));
        check("٤٥٫٦", Decimal::Comma, Some(45.6));
        check("١٬٢٣٤٫٥", Decimal::Point, Some(1234.5));
    }

    #[test]
    fn what_is_not_a_number_stays_text() {
        for cell in
            ["", "-", "n.d.", "12 34", "1 2345", "2A004", "1,2,3", "--5", "e5", "1e999", "1 234 5", ",", "(", "()", "%", "5 rue", "12 M"]
        {
            check(cell, Decimal::Comma, None);
        }
        check(&"9".repeat(500), Decimal::Comma, None);
        check("1e300", Decimal::Comma, None);
    }

    #[test]
    fn a_unit_is_kept_beside_the_value() {
        for (cell, value, unit) in [
            ("56,88 km²", 56.88, "km²"),
            ("128 450,5 t", 128_450.5, "t"),
            ("12 %", 12.0, "%"),
            ("٪17,5", 17.5, "%"),
            ("€ 1 200,5", 1200.5, "€"),
            ("41 250 €", 41_250.0, "€"),
            ("26,4 km2", 26.4, "km2"),
        ] {
            assert_eq!(read(cell, Decimal::Comma), Some(ParsedNumber { value, mark: None, unit: Some(unit), spread: None }), "{cell:?}");
        }
    }

    #[test]
    fn a_mark_is_kept_beside_the_value() {
        for (cell, value, mark) in [
            ("~500", 500.0, Qualifier::About),
            ("env. 500", 500.0, Qualifier::About),
            ("Environ 1 200", 1200.0, Qualifier::About),
            ("> 20", 20.0, Qualifier::AtLeast),
            ("≤ 20,5", 20.5, Qualifier::AtMost),
            ("500 (p)", 500.0, Qualifier::Provisional),
            ("500*", 500.0, Qualifier::Noted),
            ("46254 (1)", 46254.0, Qualifier::Noted),
            ("522250¹", 522_250.0, Qualifier::Noted),
            ("12,5 [2]", 12.5, Qualifier::Noted),
        ] {
            let expected = ParsedNumber { value, mark: Some(mark), unit: None, spread: None };
            assert_eq!(read(cell, Decimal::Comma), Some(expected), "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_in_french_is_read_back(number in -1e12..1e12f64) {
            let written = format!("{number:.3}").replace('.', ",");
            let expected: f64 = format!("{number:.3}").parse().expect("our own number");
            check(&written, Decimal::Comma, Some(expected));
        }

        #[test]
        fn the_short_way_and_the_long_way_agree(whole in 0_u64..10_000_000_000, decimals in "[0-9]{0,12}") {
            let text = format!("{whole},{decimals}");
            let expected: f64 = format!("{whole}.{decimals}0").parse().expect("our own number");
            check(&text, Decimal::Comma, Some(expected));
            check(&format!("+{text}"), Decimal::Comma, Some(expected));
        }

        #[test]
        fn a_glance_says_what_reading_says(cell in "-?[0-9]{0,4}([ \u{a0}\u{202f}][0-9]{0,4}){0,3}([,.][0-9]{0,5}){0,2}") {
            let (comma, point) = (read(&cell, Decimal::Comma), read(&cell, Decimal::Point));
            match glance(cell.as_bytes()) {
                Some(QuickClass::Either) => prop_assert!(comma.is_some() && comma == point),
                Some(QuickClass::Only(Decimal::Comma)) => prop_assert!(comma.is_some() && point.is_none()),
                Some(QuickClass::Only(Decimal::Point)) => prop_assert!(comma.is_none() && point.is_some()),
                None => {}
            }
        }

        #[test]
        fn any_text_is_read_without_panic(cell in ".*") {
            let _ = read(&cell, Decimal::Comma);
            let _ = read(&cell, Decimal::Point);
        }
    }
}

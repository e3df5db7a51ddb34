//! Reading numbers as people write them: "181 250,5", "1.234,5", "(45)", "−5", "12 %", "٤٥٫٦".

/// Which mark separates the decimals in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decimal {
    /// "1 234,5" or "1.234,5".
    Comma,
    /// "1,234.5" or "1 234.5".
    Point,
}

/// What a cell says.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Written {
    /// A number, with the power of ten its own sign asks for (`%` keeps the number as it is).
    Number(f64),
    /// Something else.
    NotANumber,
}

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

/// Blanks that group thousands: plain, no-break, narrow no-break, thin and figure space.
fn is_grouping_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}')
}

/// Reads one cell under a decimal mark. Grouping is checked: "12 34" is not a number.
#[must_use]
pub fn read(cell: &str, decimal: Decimal) -> Written {
    match read_number(cell, decimal) {
        Some(number) => Written::Number(number),
        None => Written::NotANumber,
    }
}

fn read_number(cell: &str, decimal: Decimal) -> Option<f64> {
    let mut text: String = cell.trim().chars().map(western_digit).filter(|c| !is_bidi_mark(*c)).collect();
    let mut negative = false;
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        negative = true;
        text = inner.trim().to_owned();
    }
    for unit in ['%', '٪', '‰'] {
        if let Some(rest) = text.strip_suffix(unit) {
            text = rest.trim_end().to_owned();
        }
    }
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        negative = !negative;
        text = rest.trim_start().to_owned();
    } else if let Some(rest) = text.strip_prefix('+') {
        text = rest.trim_start().to_owned();
    }
    let (mantissa, exponent) = split_exponent(&text)?;
    let (mark, group) = match decimal {
        Decimal::Comma => ([',', '٫'], ['.', '٬']),
        Decimal::Point => (['.', '٫'], [',', '٬']),
    };
    let (whole, fraction) = match mantissa.split_once(mark) {
        Some((whole, fraction)) => (whole, fraction),
        None => (mantissa, ""),
    };
    if !fraction.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let digits = ungroup(whole, group)?;
    if digits.is_empty() && fraction.is_empty() {
        return None;
    }
    let plain = format!("{digits}.{fraction}e{exponent}");
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then_some(if negative { -number } else { number })
}

fn is_bidi_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}')
}

fn split_exponent(text: &str) -> Option<(&str, i32)> {
    match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => Some((mantissa, exponent.parse().ok()?)),
        None => Some((text, 0)),
    }
}

/// Removes thousands separators, only where each stands before exactly three digits.
fn ungroup(whole: &str, group: [char; 2]) -> Option<String> {
    let is_separator = |c: char| is_grouping_blank(c) || c == '\'' || c == '’' || group.contains(&c);
    let mut parts = whole.split(is_separator);
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if !all_digits(first) || !rest.iter().all(|part| part.len() == 3 && all_digits(part)) {
        return None;
    }
    if !rest.is_empty() && (first.is_empty() || first.len() > 3) {
        return None;
    }
    Some(std::iter::once(first).chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(cell: &str, decimal: Decimal, expected: Option<f64>) {
        let found = match read(cell, decimal) {
            Written::Number(n) => Some(n),
            Written::NotANumber => None,
        };
        assert_eq!(found, expected, "{cell:?}");
    }

    #[test]
    fn french_numbers_with_every_blank() {
        for blank in [' ', '\u{a0}', '\u{202f}', '\u{2009}'] {
            check(&format!("181{blank}250,5"), Decimal::Comma, Some(181_250.5));
        }
        check("1.234,5", Decimal::Comma, Some(1234.5));
        check("507736", Decimal::Comma, Some(507_736.0));
    }

    #[test]
    fn english_numbers() {
        check("1,234.5", Decimal::Point, Some(1234.5));
        check("1'234.5", Decimal::Point, Some(1234.5));
        check(".5", Decimal::Point, Some(0.5));
    }

    #[test]
    fn signs_percent_exponents_and_arabic_digits() {
        check("(45)", Decimal::Comma, Some(-45.0));
        check("−5", Decimal::Comma, Some(-5.0));
        check("12 %", Decimal::Comma, Some(12.0));
        check("1,2e3", Decimal::Comma, Some(1200.0));
        check("٤٥٫٦", Decimal::Comma, Some(45.6));
        check("١٬٢٣٤٫٥", Decimal::Point, Some(1234.5));
    }

    #[test]
    fn what_is_not_a_number_stays_text() {
        for cell in ["", "-", "n.d.", "12 34", "1 2345", "2A004", "1,2,3", "--5", "e5", "1e999"] {
            check(cell, Decimal::Comma, None);
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
        fn any_text_is_read_without_panic(cell in ".*") {
            let _ = read(&cell, Decimal::Comma);
            let _ = read(&cell, Decimal::Point);
        }
    }
}

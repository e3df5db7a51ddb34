//! A cell with a number and perhaps its uncertainty: "12,4 ± 0,8", "12,4 % [11,6 ; 13,2]", "1 200 t ± 5 %" in,
//! [`ParsedNumber`] out.

use crate::base::number::decimal::DecimalMark;
use crate::base::number::exact::{ParsedNumber, parse_exact};
use crate::base::uncertainty::Uncertainty;

/// Parses a cell under a decimal mark. Groups of digits are checked: "12 34" is not a number. `None` if the cell holds no
/// number, or more than one.
#[must_use]
pub fn parse_number(cell: &str, decimal: DecimalMark) -> Option<ParsedNumber<'_>> {
    parse_exact(cell, decimal).or_else(|| parse_uncertain(cell, decimal))
}

/// Signs between a number and its margin.
const MARGIN_SIGNS: [&str; 4] = ["±", "+/-", "+/−", "+-"];
/// Signs between the two ends of an interval; the least ambiguous first.
const INTERVAL_SIGNS: [&str; 7] = [";", " à ", " to ", "–", " - ", "-", ","];

/// Parses a cell that states a number and its uncertainty.
fn parse_uncertain(cell: &str, decimal: DecimalMark) -> Option<ParsedNumber<'_>> {
    let margin = MARGIN_SIGNS.iter().find_map(|sign| cell.split_once(sign)).filter(|(body, _)| !body.trim().is_empty());
    if let Some((body, margin)) = margin {
        return Some(ParsedNumber { uncertainty: Some(parse_margin(margin, decimal)?), ..parse_exact(body, decimal)? });
    }
    let (body, inside) = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let inside = cell.trim_end().strip_suffix(close)?;
        inside.rsplit_once(open)
    })?;
    let inside = inside.rsplit_once(':').map_or(inside, |(_, ends)| ends);
    let number = parse_exact(strip_label(body), decimal)?;
    let ends = INTERVAL_SIGNS.iter().filter_map(|sign| inside.split_once(sign));
    let mut ends = ends.filter_map(|(low, high)| Some((parse_exact(low.trim(), decimal)?.value, parse_exact(high.trim(), decimal)?.value)));
    let (low, high) = ends.next()?;
    // "12 (2019-2021)" has years beside it, not an interval.
    (low <= number.value && number.value <= high && low < high)
        .then_some(ParsedNumber { uncertainty: Some(Uncertainty::Between(low, high)), ..number })
}

/// Parses a margin that stands alone in its cell: "0,8", "± 0,8", "5 %". `None` if it is negative or no number.
#[must_use]
pub fn parse_margin(cell: &str, decimal: DecimalMark) -> Option<Uncertainty> {
    let cell = MARGIN_SIGNS.iter().find_map(|sign| cell.trim().strip_prefix(sign)).unwrap_or(cell);
    let number = parse_exact(cell.trim(), decimal).filter(|number| number.value >= 0.0)?;
    Some(if number.unit == Some("%") { Uncertainty::Percent(number.value) } else { Uncertainty::Margin(number.value) })
}

/// Words that announce an interval.
const INTERVAL_LABELS: [&str; 8] = ["IC à 95 %", "IC 95 %", "IC 95%", "IC95%", "95 % CI", "95% CI", "IC", "CI"];

/// The number without the words that announce its interval: "12,4 IC 95 %" becomes "12,4".
fn strip_label(body: &str) -> &str {
    let body = body.trim_end();
    INTERVAL_LABELS.iter().find_map(|label| body.strip_suffix(label)).map_or(body, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::qualifier::Qualifier;
    use crate::base::uncertainty::PercentMargin;
    use proptest::prelude::*;

    fn check(cell: &str, decimal: DecimalMark, expected: Option<f64>) {
        assert_eq!(parse_number(cell, decimal).map(|number| number.value), expected, "{cell:?}");
    }

    #[test]
    fn french_numbers_with_every_blank() {
        for blank in [' ', '\u{a0}', '\u{202f}', '\u{2009}'] {
            check(&format!("181{blank}250,5"), DecimalMark::Comma, Some(181_250.5));
        }
        check("1.234,5", DecimalMark::Comma, Some(1234.5));
        check("1.234.567", DecimalMark::Comma, Some(1_234_567.0));
        check("507736", DecimalMark::Comma, Some(507_736.0));
        check("100,000", DecimalMark::Comma, Some(100.0));
    }

    #[test]
    fn english_numbers() {
        check("1,234.5", DecimalMark::Point, Some(1234.5));
        check("1'234.5", DecimalMark::Point, Some(1234.5));
        check(".5", DecimalMark::Point, Some(0.5));
        check("100,000", DecimalMark::Point, Some(100_000.0));
    }

    #[test]
    fn a_group_never_begins_with_a_zero() {
        for cell in ["0,412", "-0,412", "0,5", "00,412", "٠٫٤١٢"] {
            assert!(parse_number(cell, DecimalMark::Comma).is_some_and(|number| number.value.abs() < 1.0), "{cell}");
        }
        for (cell, other) in [("0,412", DecimalMark::Point), ("0.412", DecimalMark::Comma), ("-0.412", DecimalMark::Comma)] {
            check(cell, other, None);
        }
        for cell in ["0 412", "0\u{a0}412", "012 345", "0'412"] {
            check(cell, DecimalMark::Comma, None);
        }
        check("100.000", DecimalMark::Comma, Some(100_000.0));
        check("0", DecimalMark::Comma, Some(0.0));
    }

    #[test]
    fn a_minus_may_stand_behind_as_accountants_write_it() {
        check("1 250,5-", DecimalMark::Comma, Some(-1250.5));
        check("77 −", DecimalMark::Comma, Some(-77.0));
        for cell in ["-5-", "(5)-", "2019-2020", "--", "-"] {
            check(cell, DecimalMark::Comma, None);
        }
    }

    #[test]
    fn the_arabic_comma_is_a_comma() {
        check("٤٥،٦", DecimalMark::Comma, Some(45.6));
        check("45،6", DecimalMark::Comma, Some(45.6));
        check("٥٠٧،٧٣٦", DecimalMark::Point, Some(507_736.0));
    }

    #[test]
    fn flags_of_statistical_offices_are_qualifiers() {
        for (cell, value, mark) in [
            ("330p", 330.0, Qualifier::Provisional),
            ("330 p", 330.0, Qualifier::Provisional),
            ("12,4 b", 12.4, Qualifier::Noted),
            ("7,9 bd", 7.9, Qualifier::Noted),
            ("7,9bd", 7.9, Qualifier::Noted),
            ("1 200 ep", 1200.0, Qualifier::Provisional),
            ("330r", 330.0, Qualifier::Noted),
            ("15 e", 15.0, Qualifier::Noted),
        ] {
            let expected = ParsedNumber { value, qualifier: Some(mark), unit: None, uncertainty: None };
            assert_eq!(parse_number(cell, DecimalMark::Comma), Some(expected), "{cell:?}");
        }
        // Ordinals and words are no flagged numbers.
        for cell in ["1er", "2e", "2nd", "3rd", "4th", "12O0", "5 rue", "330x", "5 sd e"] {
            check(cell, DecimalMark::Comma, None);
        }
        assert_eq!(parse_number("5 t", DecimalMark::Comma).and_then(|number| number.unit), Some("t"));
    }

    #[test]
    fn signs_percent_exponents_and_arabic_digits() {
        check("(45)", DecimalMark::Comma, Some(-45.0));
        check("−5", DecimalMark::Comma, Some(-5.0));
        check("- 5", DecimalMark::Comma, Some(-5.0));
        check("+5", DecimalMark::Comma, Some(5.0));
        check("12 %", DecimalMark::Comma, Some(12.0));
        check("3,2 ‰", DecimalMark::Comma, Some(3.2));
        check("1,2e3", DecimalMark::Comma, Some(1200.0));
        check("٤٥٫٦", DecimalMark::Comma, Some(45.6));
        check("١٬٢٣٤٫٥", DecimalMark::Point, Some(1234.5));
    }

    #[test]
    fn other_text_is_no_number() {
        for cell in
            ["", "-", "n.d.", "12 34", "1 2345", "2A004", "1,2,3", "--5", "e5", "1e999", "1 234 5", ",", "(", "()", "%", "5 rue", "12 M"]
        {
            check(cell, DecimalMark::Comma, None);
        }
        check(&"9".repeat(500), DecimalMark::Comma, None);
        check("1e300", DecimalMark::Comma, None);
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
            assert_eq!(
                parse_number(cell, DecimalMark::Comma),
                Some(ParsedNumber { value, qualifier: None, unit: Some(unit), uncertainty: None }),
                "{cell:?}"
            );
        }
    }

    #[test]
    fn a_qualifier_is_kept_beside_the_value() {
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
            let expected = ParsedNumber { value, qualifier: Some(mark), unit: None, uncertainty: None };
            assert_eq!(parse_number(cell, DecimalMark::Comma), Some(expected), "{cell:?}");
        }
    }

    fn interval(cell: &str, percent: PercentMargin) -> Option<(f64, f64)> {
        let number = parse_number(cell, DecimalMark::Comma)?;
        number.uncertainty?.interval(number.value, percent)
    }

    #[test]
    fn intervals_as_people_write_them() {
        assert_eq!(interval("12,5 ± 0,5", PercentMargin::Points), Some((12.0, 13.0)));
        assert_eq!(interval("12,5 ± 0,5 %", PercentMargin::Points), Some((12.0, 13.0)));
        assert_eq!(interval("1 200 t ± 5 %", PercentMargin::Relative), Some((1140.0, 1260.0)));
        assert_eq!(interval("12,4 +/- 0,4", PercentMargin::Relative), Some((12.0, 12.8)));
        assert_eq!(interval("12,4 % [11,6 ; 13,2]", PercentMargin::Points), Some((11.6, 13.2)));
        assert_eq!(interval("12,4 (IC 95 % : 11,6-13,2)", PercentMargin::Points), Some((11.6, 13.2)));
        assert_eq!(interval("12,4 IC 95 % [11,6 à 13,2]", PercentMargin::Points), Some((11.6, 13.2)));
        assert_eq!(interval("12,4 (11,6–13,2)", PercentMargin::Points), Some((11.6, 13.2)));
    }

    #[test]
    fn other_brackets_are_no_interval() {
        for cell in ["12 (2019-2021)", "12,4 ± n.d.", "± 3", "12 (1)", "(45)", "12,4"] {
            assert_eq!(interval(cell, PercentMargin::Relative), None, "{cell}");
        }
        assert_eq!(parse_number("(45)", DecimalMark::Comma).map(|number| number.value), Some(-45.0));
        assert_eq!(parse_number("12 (2019-2021)", DecimalMark::Comma), None);
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn an_interval_contains_its_number(value in -1e9_f64..1e9, margin in 0.0_f64..1e6) {
            for uncertainty in [Uncertainty::Margin(margin), Uncertainty::Percent(margin), Uncertainty::Between(value - margin, value + margin)] {
                for percent in [PercentMargin::Points, PercentMargin::Relative] {
                    let (low, high) = uncertainty.interval(value, percent).expect("an interval");
                    prop_assert!(low <= value && value <= high);
                    prop_assert_eq!(Uncertainty::Between(value + 1.0, value + 2.0).interval(value, percent), None);
                }
            }
        }
        #[test]
        fn no_cell_panics(cell in ".{0,40}") {
            let _ = (parse_uncertain(&cell, DecimalMark::Comma), parse_margin(&cell, DecimalMark::Point));
        }

        #[test]
        fn numbers_written_in_french_are_read_back(number in -1e12..1e12f64) {
            let written = format!("{number:.3}").replace('.', ",");
            let expected: f64 = format!("{number:.3}").parse().expect("a formatted number parses");
            check(&written, DecimalMark::Comma, Some(expected));
        }

        #[test]
        fn both_parsers_agree(whole in 0_u64..10_000_000_000, decimals in "[0-9]{0,12}") {
            let text = format!("{whole},{decimals}");
            let expected: f64 = format!("{whole}.{decimals}0").parse().expect("a formatted number parses");
            check(&text, DecimalMark::Comma, Some(expected));
            check(&format!("+{text}"), DecimalMark::Comma, Some(expected));
        }

        #[test]
        fn any_text_is_read_without_panic(cell in ".*") {
            let _ = parse_number(&cell, DecimalMark::Comma);
            let _ = parse_number(&cell, DecimalMark::Point);
        }
    }
}

//! Numbers, quantities and lists as text in the language of a [`Speech`]: 1234.5 becomes "1 234,5" in French.

use fixed_decimal::{Decimal, FloatPrecision};

use crate::base::value::as_number;
use crate::speech::direction::isolate_left_to_right;
use crate::speech::language::Language;
use crate::speech::messages::Message;
use crate::speech::sentences::Speech;

impl Speech {
    /// A number with exactly this many decimals, grouped digits and a true minus sign (U+2212). A number that rounds to
    /// zero has no sign; NaN and infinities are printed as Rust prints them.
    #[must_use]
    pub fn format_number(&self, value: f64, decimals: u8) -> String {
        let magnitude = FloatPrecision::Magnitude(-i16::from(decimals));
        let Ok(mut decimal) = Decimal::try_from_f64(value, magnitude) else {
            return value.to_string();
        };
        decimal.absolute.pad_end(-i16::from(decimals));
        if decimal.absolute.is_zero() {
            decimal.set_sign(fixed_decimal::Sign::None);
        }
        self.format_decimal(&decimal)
    }

    /// A whole number of things, with grouped digits.
    #[must_use]
    pub fn format_count(&self, things: usize) -> String {
        self.format_number(as_number(things), 0)
    }

    /// A number with all its decimals, for a value that is quoted exactly.
    #[must_use]
    pub fn format_exact(&self, value: f64) -> String {
        match Decimal::try_from_f64(value, FloatPrecision::RoundTrip) {
            Ok(decimal) => self.format_decimal(&decimal),
            Err(_) => value.to_string(),
        }
    }

    /// A formatted number with the name of its unit: "98,8 %", "4 178 habitants par km²". An index has no unit name.
    #[must_use]
    pub fn format_quantity(&self, number: &str, unit: &str) -> String {
        let is_points = unit == "points";
        let unit = self.unit_name(unit);
        if unit.starts_with('%') {
            // French sets a space before the percent sign; English and Moroccan Arabic set none.
            let space = if self.language() == Language::Fr { "\u{a0}" } else { "" };
            let text = format!("{number}{space}{unit}");
            // In right-to-left text, the sign stays on the right of its number, and the number behind it in its own place.
            return if self.language().is_rtl() { isolate_left_to_right(&text) } else { text };
        }
        if unit.is_empty() {
            return number.to_owned();
        }
        if is_points {
            return self.points(number);
        }
        self.format(&Message::Quantity { number: number.to_owned(), unit })
    }

    /// The items as an enumeration: "A, B et C".
    #[must_use]
    pub fn format_list(&self, items: &[String]) -> String {
        let options = icu_list::options::ListFormatterOptions::default();
        match icu_list::ListFormatter::try_new_and((&self.language().locale()).into(), options) {
            Ok(formatter) => formatter.format(items.iter()).to_string(),
            Err(_) => items.join(", "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_groups_by_a_no_break_space() {
        let fr = Speech::new(Language::Fr);
        assert_eq!(fr.format_number(20_054.3, 0), "20\u{a0}054");
        assert_eq!(fr.format_number(-1234.5, 1), "\u{2212}1\u{a0}234,5");
        assert_eq!(fr.format_number(99.0, 1), "99,0");
        assert_eq!(fr.format_number(-0.04, 1), "0,0");
        assert_eq!(fr.format_exact(121.53), "121,53");
        assert_eq!(fr.format_quantity("98,8", "%"), "98,8\u{a0}%");
    }

    #[test]
    fn arabic_of_morocco_groups_by_a_point() {
        let ar = Speech::new(Language::Ar);
        assert_eq!(ar.format_number(20_054.3, 0), "20.054");
        assert_eq!(ar.format_number(2.31, 1), "2,3");
    }

    #[test]
    fn english_groups_by_a_comma() {
        let en = Speech::new(Language::En);
        assert_eq!(en.format_number(20_054.3, 0), "20,054");
        assert_eq!(en.format_quantity("98.8", "%"), "98.8%");
        assert_eq!(en.format_list(&["A".into(), "B".into(), "C".into()]), "A, B and C");
    }
}

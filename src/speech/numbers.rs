//! Writing numbers for a reader: a value and how many decimals in, "1 234,5" out.

use fixed_decimal::{Decimal, FloatPrecision};
use fluent_bundle::FluentValue;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::Locale;

use super::{Language, Message, Speech};

/// The number formatter of a locale.
pub(super) fn formatter(locale: &Locale) -> DecimalFormatter {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(GroupingStrategy::Auto);
    match DecimalFormatter::try_new(locale.into(), options) {
        Ok(formatter) => formatter,
        Err(error) => unreachable!("compiled number data of our own locales: {error}"),
    }
}

/// A count inside a sentence, grouped as the language does; other words as they are.
pub(super) fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    thread_local! {
        static FORMATTERS: [DecimalFormatter; 3] = Language::ALL.map(|language| formatter(&language.locale()));
    }
    let FluentValue::Number(number) = value else { return None };
    let decimal = Decimal::try_from_f64(number.value, FloatPrecision::RoundTrip).ok()?;
    let rank = Language::ALL.iter().position(|other| *other == language)?;
    FORMATTERS.with(|formatters| formatters.get(rank).map(|formatter| formatter.format(&decimal).to_string()))
}

impl Speech {
    /// A number with exactly this many decimals, grouped as the language does, with a true minus sign.
    #[must_use]
    pub fn number(&self, value: f64, decimals: u8) -> String {
        let magnitude = FloatPrecision::Magnitude(-i16::from(decimals));
        let Ok(mut decimal) = Decimal::try_from_f64(value, magnitude) else {
            return value.to_string();
        };
        decimal.absolute.pad_end(-i16::from(decimals));
        if decimal.absolute.is_zero() {
            decimal.set_sign(fixed_decimal::Sign::None);
        }
        self.numbers.format(&decimal).to_string().replace('-', "\u{2212}")
    }

    /// A number of things, grouped as the language does.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no file has so many cells")]
    pub fn count(&self, things: usize) -> String {
        self.number(things as f64, 0)
    }

    /// A number with all the decimals it has: for a value quoted as it was given.
    #[must_use]
    pub fn exact(&self, value: f64) -> String {
        match Decimal::try_from_f64(value, FloatPrecision::RoundTrip) {
            Ok(decimal) => self.numbers.format(&decimal).to_string().replace('-', "\u{2212}"),
            Err(_) => value.to_string(),
        }
    }

    /// A number with its unit: "98,8 %", "4 178 habitants par km²".
    #[must_use]
    pub fn quantity(&self, number: &str, unit: &str) -> String {
        let unit = self.unit(unit);
        if unit.starts_with('%') {
            // French sets a narrow space before the sign, English and Moroccan Arabic none.
            let blank = if self.language() == Language::Fr { "\u{202f}" } else { "" };
            // In a line written from right to left, the mark keeps the sign on the right of its number.
            let mark = if self.language().is_rtl() && !number.starts_with('\u{200e}') { "\u{200e}" } else { "" };
            return format!("{mark}{number}{blank}{unit}");
        }
        // An index has no unit.
        if unit.is_empty() {
            return number.to_owned();
        }
        self.say(&Message::Quantity { number: number.to_owned(), unit })
    }

    /// "A, B et C".
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        let options = icu_list::options::ListFormatterOptions::default();
        match icu_list::ListFormatter::try_new_and((&self.language().locale()).into(), options) {
            Ok(formatter) => formatter.format(items.iter()).to_string(),
            Err(_) => items.join(", "),
        }
    }
}

/// The fewest decimals that keep different values apart, never showing more than three significant
/// digits by decimals alone: 4 178 and 1 827 need none, 98,8 and 99,4 need one.
#[must_use]
pub fn decimals_keeping_apart(values: &[f64]) -> u8 {
    let largest = values.iter().fold(0.0_f64, |max, value| max.max(value.abs()));
    let most = match largest {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        v if v > 0.0 => significant_decimals(v),
        _ => 0,
    };
    // A figure below a hundred that has decimals keeps one: 18,2 is not printed as 18.
    let least = u8::from(most > 0 && values.iter().any(|value| value.fract() != 0.0));
    (least..most).find(|decimals| all_apart(values, *decimals)).unwrap_or(most)
}

/// Decimals that show three digits of a number below one, at most six.
fn significant_decimals(value: f64) -> u8 {
    (0..6_u8).find(|decimals| value * 10_f64.powi(i32::from(*decimals)) >= 1.0).unwrap_or(6).saturating_add(2).min(6)
}

fn all_apart(values: &[f64], decimals: u8) -> bool {
    let scale = 10_f64.powi(i32::from(decimals));
    let mut exact: Vec<f64> = values.to_vec();
    exact.sort_by(f64::total_cmp);
    exact.windows(2).all(|pair| match pair {
        [a, b] => (b - a).abs() <= 1e-9 * b.abs() || (a * scale).round().total_cmp(&(b * scale).round()).is_ne(),
        _ => true,
    }) && values.iter().all(|v| {
        // Rounding must not move any figure by more than two per cent.
        ((v * scale).round() / scale - v).abs() <= v.abs() * 0.02
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_groups_by_a_narrow_space() {
        let fr = Speech::new(Language::Fr);
        assert_eq!(fr.number(20_054.3, 0), "20\u{202f}054");
        assert_eq!(fr.number(-1234.5, 1), "\u{2212}1\u{202f}234,5");
        assert_eq!(fr.number(99.0, 1), "99,0");
        assert_eq!(fr.number(-0.04, 1), "0,0");
        assert_eq!(fr.exact(121.53), "121,53");
        assert_eq!(fr.quantity("98,8", "%"), "98,8\u{202f}%");
    }

    #[test]
    fn arabic_of_morocco_groups_by_a_point() {
        let ar = Speech::new(Language::Ar);
        assert_eq!(ar.number(20_054.3, 0), "20.054");
        assert_eq!(ar.number(2.31, 1), "2,3");
    }

    #[test]
    fn english_groups_by_a_comma() {
        let en = Speech::new(Language::En);
        assert_eq!(en.number(20_054.3, 0), "20,054");
        assert_eq!(en.quantity("98.8", "%"), "98.8%");
        assert_eq!(en.list(&["A".into(), "B".into(), "C".into()]), "A, B and C");
    }

    #[test]
    fn decimals_are_as_few_as_keep_values_apart() {
        assert_eq!(decimals_keeping_apart(&[4177.9, 1826.7]), 0);
        assert_eq!(decimals_keeping_apart(&[98.8, 99.4]), 1);
        assert_eq!(decimals_keeping_apart(&[20.0, 18.2, 19.8]), 1);
        assert_eq!(decimals_keeping_apart(&[3.6, 3.2, 2.07]), 1);
        assert_eq!(decimals_keeping_apart(&[0.578, 0.044]), 3);
        assert_eq!(decimals_keeping_apart(&[]), 0);
        assert_eq!(decimals_keeping_apart(&[0.0]), 0);
    }
}

//! Number formatting by locale, and the number of decimals a set of values needs.

use fixed_decimal::{Decimal, FloatPrecision};
use fluent_bundle::FluentValue;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::Locale;

use crate::speech::language::Language;

/// The number formatter of a locale.
pub(super) fn formatter(locale: &Locale) -> DecimalFormatter {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(GroupingStrategy::Auto);
    match DecimalFormatter::try_new(locale.into(), options) {
        Ok(formatter) => formatter,
        Err(error) => unreachable!("compiled number data of our own locales: {error}"),
    }
}

/// A number with the no-break space that our faces have (U+00A0): they lack the narrow one of the locale (U+202F), and a renderer would
/// take another face or half a space in its place.
pub(super) fn in_our_spaces(number: &str) -> String {
    number.replace('\u{202f}', "\u{a0}")
}

/// Formats a number inside a Fluent sentence with the grouping of the language; `None` for text, which Fluent inserts as
/// it is. Fluent takes a plain function here, so the formatters live in a thread-local.
pub(super) fn format_grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    thread_local! {
        static FORMATTERS: [(Language, DecimalFormatter); 3] = Language::ALL.map(|language| (language, formatter(&language.locale())));
    }
    let FluentValue::Number(number) = value else { return None };
    let decimal = Decimal::try_from_f64(number.value, FloatPrecision::RoundTrip).ok()?;
    FORMATTERS.with(|formatters| {
        let (_, formatter) = formatters.iter().find(|(other, _)| *other == language)?;
        Some(in_our_spaces(&formatter.format(&decimal).to_string()))
    })
}

/// The fewest decimals that show different values differently, with at most three significant digits below one hundred:
/// 4 178 and 1 827 need none, 98,8 and 99,4 need one.
#[must_use]
pub fn decimals_to_distinguish(values: &[f64]) -> u8 {
    let largest = values.iter().fold(0.0_f64, |max, value| max.max(value.abs()));
    let most = match largest {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        v if v > 0.0 => significant_decimals(v),
        _ => 0,
    };
    // Values below 100 with a fractional part keep one decimal: 18,2 is not printed as 18.
    let least = u8::from(most > 0 && values.iter().any(|value| value.fract() != 0.0));
    (least..most).find(|decimals| are_distinct(values, *decimals)).unwrap_or(most)
}

/// The decimals that show three significant digits of a number below one, at most six.
fn significant_decimals(value: f64) -> u8 {
    (0..6_u8).find(|decimals| value * 10_f64.powi(i32::from(*decimals)) >= 1.0).unwrap_or(6).saturating_add(2).min(6)
}

/// Whether rounding to this many decimals keeps different values different and moves none by more than 2 %.
fn are_distinct(values: &[f64], decimals: u8) -> bool {
    let scale = 10_f64.powi(i32::from(decimals));
    let mut sorted: Vec<f64> = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let are_distinct = sorted.windows(2).all(|pair| match pair {
        [a, b] => (b - a).abs() <= 1e-9 * b.abs() || (a * scale).round().total_cmp(&(b * scale).round()).is_ne(),
        _ => true,
    });
    are_distinct && values.iter().all(|value| ((value * scale).round() / scale - value).abs() <= value.abs() * 0.02)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_get_the_fewest_decimals_that_distinguish_them() {
        assert_eq!(decimals_to_distinguish(&[4177.9, 1826.7]), 0);
        assert_eq!(decimals_to_distinguish(&[98.8, 99.4]), 1);
        assert_eq!(decimals_to_distinguish(&[20.0, 18.2, 19.8]), 1);
        assert_eq!(decimals_to_distinguish(&[3.6, 3.2, 2.07]), 1);
        assert_eq!(decimals_to_distinguish(&[0.578, 0.044]), 3);
        assert_eq!(decimals_to_distinguish(&[]), 0);
        assert_eq!(decimals_to_distinguish(&[0.0]), 0);
    }
}

//! Conversion of values from the unit they are written in to the unit of their measure.

use crate::base::Unit;
use crate::base::ratio::Ratio;
use crate::base::unit::parse_multiplier;
use crate::tidy::measures::Measure;

/// The conversion of a value to the unit of its measure.
#[derive(Clone, Copy)]
pub(super) enum Conversion {
    None,
    Times(Ratio),
    Impossible,
}

impl Conversion {
    /// The conversion from a unit to that of a measure. Values without a unit are taken in the unit of the measure.
    pub(super) fn to_measure(measure: &Measure, unit: &str) -> Self {
        if let Some(times) = parse_multiplier(unit) {
            return Self::Times(Ratio::new(times, 1));
        }
        if unit.is_empty() || unit == measure.unit || measure.unit.is_empty() {
            return Self::None;
        }
        let (from, to, year) = (Unit::parse(unit), measure.parsed_unit(), Unit::parse("year"));
        // Every value is about one year: "t" in 2023 is "t/year", and the other way round.
        let factor = from.factor_to(&to).or_else(|| from.per(&year).factor_to(&to)).or_else(|| from.times(&year).factor_to(&to));
        factor.map_or(Self::Impossible, Self::Times)
    }
}

/// Whether a number has one to three digits and exactly three decimals, which may be thousands: "46.254" inhabitants.
pub(super) fn looks_like_thousands(raw: &str) -> bool {
    raw.split_once(['.', ',']).is_some_and(|(whole, decimals)| {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        (1..=3).contains(&whole.len()) && decimals.len() == 3 && digits(whole) && digits(decimals)
    })
}

/// Removes the rounding error of a conversion: 522.3 thousand is 522 300, not 522 299.99999999994.
pub(super) fn without_float_noise(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() <= 1e-12 * value.abs() { whole } else { value }
}

//! How a value written in one unit becomes a value of its measure.

use crate::base::Unit;
use crate::base::ratio::Ratio;
use crate::base::unit::scale;
use crate::tidy::Measure;

/// How a value becomes one in the unit of its measure.
#[derive(Clone, Copy)]
pub(super) enum Conversion {
    None,
    Times(Ratio),
    Impossible,
}

impl Conversion {
    /// How a value in a unit becomes one of a measure.
    pub(super) fn of(measure: &Measure, unit: &str) -> Self {
        if unit.is_empty() || unit == measure.unit || measure.unit.is_empty() {
            return Self::None;
        }
        if let Some(times) = scale(unit) {
            return Self::Times(Ratio::new(times, 1));
        }
        let (own, asked, year) = (Unit::parse(unit), measure.algebra(), Unit::parse("year"));
        // Every figure is of one year: "t" in 2023 is "t/an".
        let factor = own.factor_to(&asked).or_else(|| own.per(&year).factor_to(&asked)).or_else(|| own.times(&year).factor_to(&asked));
        factor.map_or(Self::Impossible, Self::Times)
    }
}

/// Whether a count is written with exactly three decimals behind one to three digits: "46.254" inhabitants.
pub(super) fn looks_like_thousands(raw: &str) -> bool {
    raw.split_once(['.', ',']).is_some_and(|(whole, decimals)| {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        (1..=3).contains(&whole.len()) && decimals.len() == 3 && digits(whole) && digits(decimals)
    })
}

/// A converted value without the dust of floating numbers: 522,3 thousand is 522 300, not 522 299.99999999994.
pub(super) fn tidied(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() <= 1e-12 * value.abs() { whole } else { value }
}

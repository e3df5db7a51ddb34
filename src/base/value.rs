//! A value: a finite number, or the reason why there is none. It is never NaN, and a missing value is never a silent zero.

use strum::VariantArray;

/// An `f64` that is neither NaN nor infinite.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Finite(f64);

impl Finite {
    /// Wraps the number; `None` if it is NaN or infinite.
    #[must_use]
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(number))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

/// Converts a count of things to a floating-point number.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of rows and places are far below 2^53")]
pub fn as_number(count: usize) -> f64 {
    count as f64
}

/// Why a value is missing. The codes appear in the `gap` column of exported CSV files and in the keys of sentences.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum MissingReason {
    /// The cell is empty.
    Blank,
    /// The file states "n.d.", "n/a" or "…": not available.
    NotAvailable,
    /// Statistical confidentiality ("s", "secret").
    Secret,
    /// Notation key NO of emission inventories: the activity does not occur here.
    NotOccurring,
    /// Notation key NE: the activity occurs and was not estimated.
    NotEstimated,
    /// Notation key IE: the value is included in another category.
    IncludedElsewhere,
    /// Notation key C: confidential.
    Confidential,
    /// The cell holds text that is not a number.
    Unreadable,
    /// The place has a value, but not for this year.
    NoSuchYear,
    /// No source gives a value for this place.
    NotReported,
    /// Inputs exist, but for different kinds of territory, which must not be divided by each other.
    PerimeterMismatch,
    /// The denominator is zero.
    DividedByZero,
    /// The unit of the file cannot be converted into the unit of the measure.
    UnitMismatch,
    /// The result is NaN or infinite.
    NotFinite,
    /// The formula has no result here: its condition is not met, or a logarithm does not exist.
    NotApplicable,
    /// Values of several towns cannot be aggregated for this indicator.
    NotAdded,
    /// Lines of one table give different values, and nothing tells which counts.
    Undecided,
}

impl MissingReason {
    /// All reasons, in declaration order.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// The stable code, written into CSV files and used in the key of the sentence.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The index of this reason in [`MissingReason::ALL`].
    #[must_use]
    pub fn index(self) -> u32 {
        self as u32
    }
}

/// A number, or the reason why there is none.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value {
    /// A finite number.
    Known(Finite),
    /// No number, and why.
    Missing(MissingReason),
}

impl Value {
    /// Wraps a number. NaN and infinities become [`MissingReason::NotFinite`].
    #[must_use]
    pub fn from_number(number: f64) -> Self {
        Finite::new(number).map_or(Self::Missing(MissingReason::NotFinite), Self::Known)
    }

    /// The number, or `None` if it is missing.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Known(number) => Some(number.get()),
            Self::Missing(_) => None,
        }
    }

    /// The reason why the number is missing, or `None` if there is one.
    #[must_use]
    pub fn missing_reason(self) -> Option<MissingReason> {
        match self {
            Self::Known(_) => None,
            Self::Missing(reason) => Some(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nan_and_infinity_are_missing_values() {
        assert_eq!(Value::from_number(f64::NAN).missing_reason(), Some(MissingReason::NotFinite));
        assert_eq!(Value::from_number(f64::INFINITY).missing_reason(), Some(MissingReason::NotFinite));
        assert_eq!(Value::from_number(0.0).number(), Some(0.0));
    }

    #[test]
    fn indices_and_codes_follow_the_declaration() {
        for (index, reason) in MissingReason::ALL.iter().enumerate() {
            assert_eq!(reason.index() as usize, index);
        }
        assert_eq!(MissingReason::IncludedElsewhere.code(), "included-elsewhere");
        assert_eq!(MissingReason::DividedByZero.code(), "divided-by-zero");
    }
}
